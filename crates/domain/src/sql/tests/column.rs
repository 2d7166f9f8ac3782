//! Values on their way into columns and back.

use diesel::prelude::*;
use jiff::Timestamp;

use super::super::{instant, json, micros, parse};
use super::{Options, counted, now, tally, tallying};
use crate::fault::{StoreError, StoreResult};

/// A small text with a rule, as the macro's user.
#[derive(
    Clone, Debug, PartialEq, Eq, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
struct Word(String);

#[derive(Debug, thiserror::Error)]
#[error("must be one word")]
struct NoWord;

impl Word {
    fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Word {
    type Err = NoWord;

    fn from_str(text: &str) -> Result<Self, NoWord> {
        if text.contains(' ') { Err(NoWord) } else { Ok(Self(text.to_owned())) }
    }
}

crate::sql::text_column!(Word);

#[test]
fn a_newtype_is_a_column_of_the_common_backend() {
    let (store, _folder) = tallying(Options::default());
    let wrote = |note: Option<Word>| {
        store.write_now(now(), move |tx| -> StoreResult<Vec<(Word, Option<Word>)>> {
            let name = Word("all".to_owned());
            diesel::update(tally::table.filter(tally::name.eq(&name)))
                .set((tally::note.eq(note.clone()), tally::counted.eq(7)))
                .execute(tx.conn)?;
            let found = tally::table
                .filter(tally::name.eq_any([name]))
                .filter(tally::note.is_null().or(tally::note.eq(note.clone())))
                .select((tally::name, tally::note));
            Ok(found.load(tx.conn)?)
        })
    };
    let all = || Word("all".to_owned());
    assert_eq!(
        wrote(Some(Word("word".to_owned()))).unwrap(),
        [(all(), Some(Word("word".to_owned())))]
    );
    assert_eq!(wrote(None).unwrap(), [(all(), None)]);
    let broken = wrote(Some(Word("two words".to_owned()))).unwrap_err();
    assert!(
        matches!(&broken, StoreError::Corrupt { why, .. } if why.contains("one word")),
        "{broken}"
    );
    assert_eq!(counted(&store), 7);
}

#[test]
fn a_duplicate_is_told_apart_and_leaves_no_value_in_the_error() {
    let (store, _folder) = tallying(Options::default());
    let insert = |name: &'static str| {
        store.write_now(now(), move |tx| -> StoreResult<usize> {
            Ok(diesel::insert_into(tally::table)
                .values((tally::name.eq(name), tally::counted.eq(0_i64)))
                .execute(tx.conn)?)
        })
    };
    assert!(matches!(insert("all"), Err(StoreError::Duplicate)));
    assert!(matches!(insert("other"), Ok(1)));
}

#[test]
fn instants_and_documents_come_back_as_they_went() {
    let at: Timestamp = "2022-06-21T08:30:00.123456Z".parse().unwrap();
    assert_eq!(micros(at), 1_655_800_200_123_456);
    assert_eq!(instant(micros(at)).unwrap(), at);
    assert!(matches!(instant(i64::MAX), Err(StoreError::Corrupt { .. })));

    assert_eq!(json(&["a", "b"]).unwrap(), r#"["a","b"]"#);
    assert_eq!(parse::<Vec<String>>("list", r#"["a","b"]"#).unwrap(), ["a", "b"]);
    let broken = parse::<Vec<u8>>("list", r#"["ada@example.org"]"#).unwrap_err().to_string();
    assert!(broken.contains("list") && !broken.contains("ada"), "{broken}");
}
