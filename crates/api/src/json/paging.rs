//! Pages of long lists: newest first, and where the next page begins.

use domain::FieldFault;
use std::str::FromStr;

use crate::http::problem::{Problem, Reply};

/// How many rows a page has unless the request says otherwise.
const USUAL: u32 = 50;

/// The most rows of a page.
pub const MOST: u32 = 200;

/// How many rows the page shall have.
///
/// # Errors
///
/// 422 beyond 1 to [`MOST`].
pub fn size(wanted: Option<u32>) -> Reply<u32> {
    let wanted = wanted.unwrap_or(USUAL);
    if (1..=MOST).contains(&wanted) {
        return Ok(wanted);
    }
    let fault = if wanted == 0 {
        FieldFault::new("limit", "number-min", "must be at least 1").with("min", 1)
    } else {
        FieldFault::new("limit", "number-max", format!("must be at most {MOST}")).with("max", MOST)
    };
    Err(Problem::invalid(vec![fault]))
}

/// Reads one value that a list is narrowed by.
///
/// # Errors
///
/// 422 when it is none of those there are.
pub fn choice<T: FromStr<Err: std::fmt::Display>>(
    field: &'static str,
    text: Option<&str>,
) -> Reply<Option<T>> {
    let read = text.map(|text| {
        text.parse().map_err(|why: T::Err| {
            Problem::invalid(vec![FieldFault::new(field, "choice", why.to_string())])
        })
    });
    read.transpose()
}

/// Where the next page begins: after the last row, if this page is full.
#[must_use]
pub fn next(rows: usize, size: u32, last: Option<String>) -> Option<String> {
    last.filter(|_| u32::try_from(rows).is_ok_and(|rows| rows >= size))
}
