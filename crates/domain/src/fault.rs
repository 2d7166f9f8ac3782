//! What every failure tells its doors: who must act, a stable code, and the fields at fault.

/// Who must act after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The person who asked: something in the wish is wrong.
    Invalid,
    /// Nobody: it is not there, or not theirs, which is the same answer.
    NotFound,
    /// The person must sign in or ask for a role.
    Forbidden,
    /// The person: the state of things does not allow it now.
    Conflict,
    /// The caller, again in a moment; the writer runs such work again by itself first.
    Unavailable,
    /// We.
    Internal,
}

/// A failure that can be shown to a person and to a program.
///
/// `Display` is a sentence for people: what was wrong, where, and what to do.
pub trait Fault: std::error::Error {
    /// Who must act.
    fn kind(&self) -> Kind;

    /// The stable name of the failure for programs, such as `no-conference`.
    fn code(&self) -> &'static str;

    /// The fields of the wish that are at fault; empty when no single field is.
    fn fields(&self) -> &[FieldFault] {
        &[]
    }
}

/// One field of a wish and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FieldFault {
    /// The field as the wish names it, such as `given_name` or `answers.allergy`.
    pub field: String,
    /// The stable name of the broken rule, such as `required`; a text key `fault-<code>` exists for it.
    pub code: &'static str,
    /// What to do, in English; pages look the code up in the reader's language.
    pub message: String,
    /// Values that the text in the reader's language may name, such as `max`.
    #[serde(skip)]
    pub args: Vec<(&'static str, String)>,
}

impl FieldFault {
    /// A fault of `field` without values to name.
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), code, message: message.into(), args: Vec::new() }
    }

    /// The same fault, with a value that its text names.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers give numbers and texts as they are")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Why the store could not do what an operation asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The queue is full.
    #[error("the store has more work than it can take; try again in a moment")]
    Busy,
    /// Another transaction got in the way more often than we try.
    #[error("others changed the same thing at the same time; try again in a moment")]
    Conflict,
    /// The connection to the database is gone.
    #[error("the database does not answer; try again in a moment")]
    Gone(String),
    /// It took longer than a request may.
    #[error("this took too long; try again in a moment")]
    Deadline,
    /// A unique key exists already.
    #[error("there is one already")]
    Duplicate,
    /// A row holds a value that the rules do not know.
    #[error("the stored {what} cannot be read: {why}")]
    Corrupt {
        /// The column or document.
        what: &'static str,
        /// What was wrong.
        why: String,
    },
    /// Anything else the database said.
    #[error("the database refused: {0}")]
    Refused(String),
}

/// What a store function returns.
pub type StoreResult<T> = Result<T, StoreError>;

impl Fault for StoreError {
    fn kind(&self) -> Kind {
        match self {
            Self::Busy | Self::Conflict | Self::Gone(_) | Self::Deadline => Kind::Unavailable,
            Self::Duplicate => Kind::Conflict,
            Self::Corrupt { .. } | Self::Refused(_) => Kind::Internal,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::Conflict => "lost-race",
            Self::Gone(_) => "database-gone",
            Self::Deadline => "deadline",
            Self::Duplicate => "duplicate",
            Self::Corrupt { .. } | Self::Refused(_) => "internal",
        }
    }
}
