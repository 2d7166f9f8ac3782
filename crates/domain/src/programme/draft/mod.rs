//! The one draft of a conference's programme, which organisers work on together.
//!
//! An [`Edit`] is what somebody wishes; `edit.rs` makes the new programme of it, `check.rs` says
//! what is wrong with that, and `patch.rs` keeps the difference, so that each step can be undone.
//! Every change names the version of the draft that its author saw: whoever would overwrite what
//! somebody else changed since then is shown both.

use std::sync::Arc;

use jiff::Timestamp;

use super::{ItemId, Programme, Settings};

mod check;
mod edit;
mod item;
pub mod ops;
mod patch;
pub mod store;
#[cfg(test)]
mod tests;

pub(crate) use check::MOST;
pub use check::check;
pub use edit::{Edit, EditError};
pub use item::Item;
pub use patch::Patch;

/// The draft as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Rises with every step; 0 while nobody has worked on it.
    pub version: i64,
    /// What it says.
    pub programme: Arc<Programme>,
}

/// What kind of step it was.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum StepKind {
    /// Somebody changed the draft.
    Edit,
    /// Somebody took an edit back.
    Undo,
    /// Somebody did an edit again that was taken back.
    Redo,
}

crate::value::named!(StepKind, UnknownStepKind {
    Edit => "edit",
    Undo => "undo",
    Redo => "redo",
});

crate::sql::text_column!(StepKind);

/// Where an edit stands.
///
/// ```text
/// done ◀──▶ undone ──▶ dropped
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum StepState {
    /// It is part of the draft.
    Done,
    /// It was taken back, and may be done again.
    Undone,
    /// It was taken back, and something else was done since.
    Dropped,
}

crate::value::named!(StepState, UnknownStepState {
    Done => "done",
    Undone => "undone",
    Dropped => "dropped",
});

crate::sql::text_column!(StepState);

/// One step from a version of the draft to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The version of the draft after it.
    pub version: i64,
    /// What kind of step.
    pub kind: StepKind,
    /// Where it stands.
    pub state: StepState,
    /// What was done, such as `move`; the name of the edit, or of the way in.
    pub deed: String,
    /// What it changed.
    pub patch: Patch,
    /// Who made it, as [`crate::actor::Actor`] shows itself.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

/// What a step changed, added or removed: whoever changes the same without having seen it would
/// overwrite somebody. An order alone is nobody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Tracks, themes, rooms, speakers and sessions.
    pub items: Vec<ItemId>,
    /// Whether also what holds for the whole programme.
    pub settings: bool,
}

/// What somebody else changed since the version that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// A part of the programme.
    Item {
        /// Which.
        item: ItemId,
        /// How it is now; none when it is gone.
        theirs: Option<Item>,
        /// How the edit would make it; none when that removes it.
        yours: Option<Item>,
    },
    /// What holds for the whole programme.
    Settings {
        /// How they are now.
        theirs: Settings,
        /// How the edit would make them.
        yours: Settings,
    },
}

/// Steps that can be taken back and done again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What undo would take back, such as `move`.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
}
