//! Batches: who is undone, who is answered, and when.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::{Options, Store, Tx, Wrong, count, counted, now, tallying};
use crate::fault::{StoreError, StoreResult};

/// Holds the writer until the returned sender is used or dropped, so that what is asked meanwhile
/// makes one batch.
fn held(store: &Store) -> mpsc::Sender<()> {
    let (free, wait) = mpsc::channel::<()>();
    let (began, begun) = mpsc::channel();
    let (wait, store) = (std::sync::Mutex::new(wait), store.clone());
    std::thread::spawn(move || {
        store.write_now(now(), move |_| -> StoreResult<()> {
            began.send(()).unwrap();
            let _ = wait.lock().unwrap().recv();
            Ok(())
        })
    });
    begun.recv().unwrap();
    free
}

#[test]
fn a_failing_job_undoes_only_itself() {
    let (store, _folder) = tallying(Options::default());
    let free = held(&store);
    let asked: Vec<_> = (0..30)
        .map(|number| {
            let store = store.clone();
            std::thread::spawn(move || {
                store.write_now(now(), move |tx| {
                    count(tx)?;
                    if number % 3 == 0 { Err(Wrong::Rule) } else { Ok(number) }
                })
            })
        })
        .collect();
    while store.waiting() < 30 {
        std::thread::yield_now();
    }
    drop(free);
    let results: Vec<_> = asked.into_iter().map(|thread| thread.join().unwrap()).collect();

    assert_eq!(results.iter().filter(|result| matches!(result, Err(Wrong::Rule))).count(), 10);
    assert_eq!(counted(&store), 20);
}

#[test]
fn nobody_is_answered_before_the_commit() {
    let (store, _folder) = tallying(Options::default());
    let free = held(&store);
    let (reached, reach) = mpsc::channel();
    let (go, wait) = mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let answered = Arc::new(AtomicBool::new(false));

    let (first, said) = (store.clone(), Arc::clone(&answered));
    let first = std::thread::spawn(move || {
        first.write_now(now(), count).unwrap();
        said.store(true, Ordering::SeqCst);
    });
    while store.waiting() < 1 {
        std::thread::yield_now();
    }
    let second = store.clone();
    let second = std::thread::spawn(move || {
        second.write_now(now(), move |_| -> StoreResult<()> {
            reached.send(()).unwrap();
            let _ = wait.lock().unwrap().recv();
            Ok(())
        })
    });
    while store.waiting() < 2 {
        std::thread::yield_now();
    }
    drop(free);
    // The second runs, so the first has run, in the same transaction.
    reach.recv().unwrap();
    std::thread::sleep(Duration::from_millis(30));
    assert!(!answered.load(Ordering::SeqCst));
    assert_eq!(counted(&store), 0, "a reader sees what is committed");
    drop(go);
    first.join().unwrap();
    second.join().unwrap().unwrap();
    assert_eq!(counted(&store), 1);
}

#[tokio::test]
async fn a_full_queue_refuses_at_once() {
    let (store, _folder) = tallying(Options { queue: 2, ..Options::default() });
    let free = held(&store);
    let waiting: Vec<_> = (0..2)
        .map(|_| {
            tokio::spawn({
                let store = store.clone();
                async move { store.write(now(), count).await }
            })
        })
        .collect();
    while store.waiting() < 2 {
        tokio::task::yield_now().await;
    }
    assert!(matches!(store.write(now(), count).await, Err(StoreError::Busy)));
    drop(free);
    for task in waiting {
        task.await.unwrap().unwrap();
    }
    assert_eq!(counted(&store), 2);
}

#[tokio::test]
async fn a_job_that_nobody_waits_for_is_not_run() {
    let (store, _folder) = tallying(Options::default());
    let free = held(&store);
    let gone = tokio::spawn({
        let store = store.clone();
        async move { store.write(now(), count).await }
    });
    while store.waiting() < 1 {
        tokio::task::yield_now().await;
    }
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    drop(free);
    store.write(now(), |_| Ok::<_, StoreError>(())).await.unwrap();
    assert_eq!(counted(&store), 0);
}

#[tokio::test]
async fn a_panic_is_one_jobs_failure() {
    let (store, _folder) = tallying(Options::default());
    let free = held(&store);
    let ask = |number: i32| {
        let store = store.clone();
        tokio::spawn(async move {
            store
                .write(now(), move |tx| {
                    count(tx)?;
                    if number == 1 {
                        panic!("on purpose")
                    }
                    Ok::<_, StoreError>(number)
                })
                .await
        })
    };
    let asked: Vec<_> = (0..3).map(ask).collect();
    while store.waiting() < 3 {
        tokio::task::yield_now().await;
    }
    drop(free);
    let mut results = Vec::new();
    for task in asked {
        results.push(task.await.unwrap());
    }
    assert!(
        matches!(results.as_slice(), [Ok(0), Err(StoreError::Refused(_)), Ok(2)]),
        "{results:?}"
    );
    assert_eq!(counted(&store), 2);
    store.ready().await.unwrap();
}

#[tokio::test]
async fn whoever_loses_a_race_runs_again_and_at_last_gets_the_error() {
    let (store, _folder) = tallying(Options::default());
    let runs = Arc::new(AtomicUsize::new(0));
    let run = |until: usize| {
        let runs = Arc::clone(&runs);
        move |tx: &mut Tx<'_>| {
            count(tx)?;
            if runs.fetch_add(1, Ordering::SeqCst) + 1 < until {
                Err(StoreError::Conflict)
            } else {
                Ok(())
            }
        }
    };
    store.write(now(), run(3)).await.unwrap();
    assert_eq!((runs.swap(0, Ordering::SeqCst), counted(&store)), (3, 1));

    assert!(matches!(store.write(now(), run(usize::MAX)).await, Err(StoreError::Conflict)));
    assert_eq!((runs.load(Ordering::SeqCst), counted(&store)), (10, 1));

    let deadline = store.write(now(), |_| Err::<(), _>(StoreError::Deadline)).await;
    assert!(matches!(deadline, Err(StoreError::Deadline)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_at_once_are_all_counted() {
    let (store, _folder) = tallying(Options::default());
    let asked: Vec<_> = (0..1000)
        .map(|_| {
            tokio::spawn({
                let store = store.clone();
                async move { store.write(now(), count).await }
            })
        })
        .collect();
    for task in asked {
        assert_eq!(task.await.unwrap().unwrap(), 1);
    }
    assert_eq!(counted(&store), 1000);
}

#[test]
fn a_reader_cannot_write() {
    let (store, _folder) = tallying(Options::default());
    assert!(matches!(store.read_now(now(), count), Err(StoreError::Refused(_))));
    assert_eq!(counted(&store), 0);
}
