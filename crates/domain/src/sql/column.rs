//! Values as columns: text newtypes, instants as microseconds, documents as JSON.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::{StoreError, StoreResult};

/// Makes a type with `FromStr` and `as_str()` a `TEXT` column of either database.
///
/// What is stored comes in through `FromStr` alone, so a broken rule in a row is an error and no
/// value. The type derives `AsExpression` and `FromSqlRow` itself, with
/// `#[diesel(sql_type = diesel::sql_types::Text)]`.
macro_rules! text_column {
    ($name:ty) => {
        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                let text: &'b str = self.as_str();
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, DB>>::to_sql(text, out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let text = <String as diesel::deserialize::FromSql<
                                                                            diesel::sql_types::Text,
                                                                            DB,
                                                                        >>::from_sql(bytes)?;
                match text.parse::<$name>() {
                    Ok(value) => Ok(value),
                    Err(why) => Err(format!("{} {why}", stringify!($name)).into()),
                }
            }
        }
    };
}
pub(crate) use text_column;

/// Microseconds since 1970-01-01 UTC, as a `BIGINT` column keeps an instant.
#[must_use]
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The instant that a `BIGINT` column keeps as microseconds since 1970-01-01 UTC.
///
/// # Errors
///
/// [`StoreError::Corrupt`] beyond the years -9999 to 9999.
pub fn instant(micros: i64) -> StoreResult<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| StoreError::Corrupt {
        what: "instant",
        why: format!("{micros} µs is beyond the calendar"),
    })
}

/// A document as a `TEXT` column keeps it.
///
/// # Errors
///
/// [`StoreError::Refused`] when the type has no JSON form, such as a map with keys that are no text.
pub fn json<T: Serialize + ?Sized>(document: &T) -> StoreResult<String> {
    serde_json::to_string(document).map_err(|why| StoreError::Refused(format!("no JSON: {why}")))
}

/// The document in a `TEXT` column; `what` names it in the failure.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when the text is not such a document. The failure says where it breaks
/// off, and not what stands there.
pub fn parse<T: DeserializeOwned>(what: &'static str, text: &str) -> StoreResult<T> {
    serde_json::from_str(text).map_err(|why| StoreError::Corrupt {
        what,
        why: format!("{:?} at line {}, column {}", why.classify(), why.line(), why.column()),
    })
}
