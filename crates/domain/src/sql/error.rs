//! What a database said, as a [`StoreError`].

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error};

use crate::fault::StoreError;

/// Sentences of either database for "somebody else was there": SQLSTATE 40P01, 55P03, 40001,
/// and SQLITE_BUSY and SQLITE_LOCKED.
const CONFLICT: [&str; 5] = [
    "deadlock detected",
    "due to lock timeout",
    "could not obtain lock",
    "could not serialize access",
    "is locked",
];

/// SQLSTATE 57014 and SQLITE_INTERRUPT.
const DEADLINE: [&str; 3] = ["due to statement timeout", "due to user request", "interrupted"];

/// SQLSTATE class 08, 57P01 to 57P05, and what libpq says of a socket that is gone.
const GONE: [&str; 9] = [
    "terminating connection",
    "the database system is",
    "server closed the connection",
    "no connection to the server",
    "connection has been closed",
    "connection not open",
    "could not receive data",
    "could not send data",
    "connection to server",
];

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(kind, told) => database(&kind, told.as_ref()),
            Error::DeserializationError(why) => {
                Self::Corrupt { what: "row", why: chain(why.as_ref()) }
            }
            Error::BrokenTransactionManager => Self::Gone("the connection is broken".to_owned()),
            other => Self::Refused(discreet(&other.to_string())),
        }
    }
}

/// Only the message is read: PostgreSQL's `DETAIL` shows the values of the row, which may be
/// personal.
fn database(kind: &DatabaseErrorKind, told: &dyn DatabaseErrorInformation) -> StoreError {
    let message = told.message();
    let says = |sentences: &[&str]| sentences.iter().any(|sentence| message.contains(sentence));
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Duplicate,
        DatabaseErrorKind::SerializationFailure => StoreError::Conflict,
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
            StoreError::Gone(discreet(message))
        }
        DatabaseErrorKind::Unknown if says(&CONFLICT) => StoreError::Conflict,
        DatabaseErrorKind::Unknown if says(&DEADLINE) => StoreError::Deadline,
        DatabaseErrorKind::Unknown if says(&GONE) => StoreError::Gone(discreet(message)),
        _ => StoreError::Refused(discreet(message)),
    }
}

/// The field, and what is wrong with it: diesel keeps the latter as the former's source.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    std::iter::successors(error.source(), |error| error.source())
        .fold(error.to_string(), |text, source| format!("{text}: {source}"))
}

/// The first line, and without the value that PostgreSQL quotes after a colon, as in
/// `invalid input syntax for type bigint: "…"`.
fn discreet(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    line.split(": \"").next().unwrap_or_default().to_owned()
}
