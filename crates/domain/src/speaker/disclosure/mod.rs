//! What speakers say of their interests, for each slot: a statement, or that there is nothing to
//! disclose. Each version is kept.

use jiff::Timestamp;
use serde::Serialize;

use crate::fault::FieldFault;
use crate::value::Key;
use crate::value::id::SpeakerId;

pub mod ops;
pub mod store;

/// What somebody discloses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// That there is nothing.
    Nothing,
    /// What there is: 1 to [`Said::MOST`] characters.
    Interests(String),
}

impl Said {
    /// The most characters of a statement.
    pub const MOST: usize = 4_000;

    /// What a form says: `kind` is `nothing` or `interests`.
    ///
    /// # Errors
    ///
    /// The field at fault: one who says nothing at all has not disclosed.
    pub fn parse(kind: &str, statement: &str) -> Result<Self, FieldFault> {
        let statement = statement.replace("\r\n", "\n").trim().to_owned();
        match kind {
            "nothing" if statement.is_empty() => Ok(Self::Nothing),
            "nothing" => {
                let message = "must be empty where there is nothing to disclose";
                Err(FieldFault::new("statement", "disclosure-both", message))
            }
            "interests" if statement.is_empty() => {
                Err(FieldFault::new("statement", "required", "must not be empty"))
            }
            "interests" if statement.chars().count() > Self::MOST => {
                let message = format!("must have at most {} characters", Self::MOST);
                Err(FieldFault::new("statement", "too-long", message).with("max", Self::MOST))
            }
            "interests" => Ok(Self::Interests(statement)),
            _ => Err(FieldFault::new("disclosure", "choice", "must be nothing or interests")),
        }
    }

    /// The statement; empty where there is nothing.
    #[must_use]
    pub fn statement(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::Interests(statement) => statement,
        }
    }
}

/// What somebody disclosed for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Who speaks.
    pub speaker: SpeakerId,
    /// The slot.
    pub slot: Key,
    /// From 1, without a gap.
    pub version: i32,
    /// What.
    pub said: Said,
    /// Who said so, as [`crate::actor::Actor`] shows itself.
    pub disclosed_by: String,
    /// When.
    pub disclosed_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_discloses_something_or_explicitly_nothing() {
        let long = "a".repeat(Said::MOST + 1);
        let cases = [
            ("nothing", " ", Ok(Said::Nothing)),
            ("nothing", "a fee", Err(("statement", "disclosure-both"))),
            ("interests", "a\r\nfee ", Ok(Said::Interests("a\nfee".to_owned()))),
            ("interests", "", Err(("statement", "required"))),
            ("interests", &long, Err(("statement", "too-long"))),
            ("", "a fee", Err(("disclosure", "choice"))),
        ];
        for (kind, statement, expected) in cases {
            let said = Said::parse(kind, statement);
            let said = said.as_ref().map_err(|fault| (fault.field.as_str(), fault.code));
            assert_eq!(said, expected.as_ref().map_err(|fault| *fault), "{kind} {statement:.10}");
        }
    }
}
