//! Parsed documents: kept with a commit, forgotten with a rollback.

use std::sync::Arc;

use super::super::Memo;
use super::{Options, Wrong, now, tallying};
use crate::fault::StoreError;

#[test]
fn what_is_kept_and_undone_is_found_by_nobody() {
    let (store, _folder) = tallying(Options::default());
    let undone = store.write_now(now(), |tx| {
        tx.memo().keep("a", 2, Arc::new("undone"));
        assert_eq!(tx.memo().find::<&str>("a", 2).as_deref(), Some(&"undone"), "but by itself");
        Err::<(), _>(Wrong::Rule)
    });
    assert!(undone.is_err());
    let find = |version: i64| {
        store
            .read_now(now(), move |tx| {
                Ok::<_, StoreError>(tx.memo().find::<&str>("a", version).map(|found| *found))
            })
            .unwrap()
    };
    assert_eq!(find(2), None);

    let keep = |version: i64, value: &'static str| {
        store
            .write_now(now(), move |tx| {
                tx.memo().keep("a", version, Arc::new(value));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    };
    keep(2, "second");
    keep(1, "first");
    assert_eq!((find(1), find(2), find(3)), (None, Some("second"), None));
    let other_type =
        store.read_now(now(), |tx| Ok::<_, StoreError>(tx.memo().find::<String>("a", 2))).unwrap();
    assert_eq!(other_type, None);
}

#[test]
fn the_memo_is_bounded_and_forgets_what_is_not_asked_for() {
    let memo = Memo::new(Arc::default());
    for number in 0..=Memo::MOST {
        memo.keep(&number.to_string(), 1, Arc::new(number));
        memo.publish();
        assert!(memo.find::<usize>("0", 1).is_some(), "asked for every time");
    }
    assert!(memo.find::<usize>("1", 1).is_none());
    assert!(memo.find::<usize>("2", 1).is_some());
}
