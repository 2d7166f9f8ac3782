//! What people may do with releases.

use std::sync::Arc;

use super::{Edition, Release, store};
use crate::actor::{Actor, Permission};
use crate::audit;
use crate::conference::Conference;
use crate::conference::ops::{EnterError, LoadError, enter};
use crate::conference::session_places::follow_programme;
use crate::fault::{Fault, FieldFault, Kind, StoreError, StoreResult};
use crate::invite;
use crate::invite::ops::Mails;
use crate::programme::clash::{Clash, Severity};
use crate::programme::draft::ops::{DraftError, current, replace};
use crate::programme::{Programme, consequence};
use crate::speaker::disclosure;
use crate::sql::Tx;
use crate::value::{Key, Line, Slug};

/// The most characters of a note.
const NOTE_MOST: usize = 2_000;

/// A wish to publish the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publish {
    /// The version of the draft that its author saw.
    pub seen: i64,
    /// What the release is called: one line, may be empty.
    pub name: String,
    /// What is said of it: at most 2,000 characters, may be empty.
    pub note: String,
    /// Whether the speakers' mails go out at once.
    pub mails: Mails,
}

/// What a release did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Released {
    /// Readers see this one from now on.
    New(Release),
    /// Readers see the same programme already; nothing was done.
    Same(Release),
}

impl Released {
    /// The release that readers see.
    #[must_use]
    pub fn release(&self) -> &Release {
        match self {
            Self::New(release) | Self::Same(release) => release,
        }
    }
}

/// What the next release is, or would be.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The conference.
    pub conference: Conference,
    /// What readers see now.
    pub newest: Option<Release>,
    /// What they see after it.
    pub programme: Arc<Programme>,
    /// The release, where it was made.
    pub made: Option<Release>,
}

impl Planned {
    /// The number of the release.
    #[must_use]
    pub fn number(&self) -> i32 {
        self.newest.as_ref().map_or(1, |newest| newest.number() + 1)
    }
}

/// Why there is no release.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// There is no such conference for this person.
    #[error(transparent)]
    Enter(#[from] EnterError),
    /// The draft went on since it was seen.
    #[error("the draft was changed since you loaded it; look at it anew before you release it")]
    Outdated {
        /// The version of the draft now.
        version: i64,
    },
    /// Readers see the same programme already.
    #[error("readers see this programme already; there is nothing to release")]
    Nothing,
    /// Another release is the newest.
    #[error("release {asked} is not the newest one; only release {newest} can be taken back")]
    NotNewest {
        /// Which was to be taken back.
        asked: i32,
        /// Which could be.
        newest: i32,
    },
    /// There is no release before it.
    #[error("there is no release before the first one; change the draft and release that")]
    First,
    /// Something in it is forbidden.
    #[error("the programme has forbidden clashes ({}); mend them, then release it", .0.len())]
    Clashes(Vec<Clash>),
    /// Speakers have not disclosed their interests, and the conference wants them to: slot and
    /// speaker.
    #[error(
        "interests are not disclosed for {}; the conference releases no slot without",
        .0.iter().map(|(slot, speaker)| format!("slot/{slot} by {speaker}")).collect::<Vec<_>>().join(", ")
    )]
    Undisclosed(Vec<(Key, Key)>),
    /// The values break rules.
    #[error("some fields need another look")]
    Invalid(Vec<FieldFault>),
    /// The draft cannot take the programme.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// A session that people book cannot become what the programme says.
    #[error(transparent)]
    Places(#[from] LoadError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for ReleaseError {
    fn kind(&self) -> Kind {
        match self {
            Self::Enter(error) => error.kind(),
            Self::Outdated { .. }
            | Self::Nothing
            | Self::NotNewest { .. }
            | Self::First
            | Self::Clashes(_)
            | Self::Undisclosed(_) => Kind::Conflict,
            Self::Invalid(_) => Kind::Invalid,
            Self::Draft(error) => error.kind(),
            Self::Places(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Enter(error) => error.code(),
            Self::Outdated { .. } => "draft-outdated",
            Self::Nothing => "nothing-to-release",
            Self::NotNewest { .. } => "release-not-newest",
            Self::First => "no-earlier-release",
            Self::Clashes(_) => "forbidden-clashes",
            Self::Undisclosed(_) => "interests-undisclosed",
            Self::Invalid(_) => "invalid-fields",
            Self::Draft(error) => error.code(),
            Self::Places(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            Self::Draft(error) => error.fields(),
            _ => &[],
        }
    }
}

/// What publishing the draft would do; nothing is stored.
///
/// # Errors
///
/// [`ReleaseError`] says why it cannot be published.
pub fn preview(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    wish: &Publish,
) -> Result<Planned, ReleaseError> {
    check(wish)?;
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let draft = current(tx, &conference)?;
    if draft.version != wish.seen {
        return Err(ReleaseError::Outdated { version: draft.version });
    }
    let newest = store::newest(tx, conference.id)?;
    if newest.as_ref().is_some_and(|newest| newest.programme == draft.programme) {
        return Err(ReleaseError::Nothing);
    }
    Ok(Planned { conference, newest, programme: draft.programme, made: None })
}

/// Publishes the draft as the next release.
///
/// # Errors
///
/// [`ReleaseError`] says why there is no release; nothing is stored then.
pub fn publish(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    wish: &Publish,
) -> Result<Planned, ReleaseError> {
    let planned = preview(tx, actor, slug, wish)?;
    refuse_forbidden(tx, &planned)?;
    refuse_undisclosed(tx, &planned)?;
    let words = (wish.name.as_str(), wish.note.as_str(), None);
    let made = Some(insert(tx, actor, &planned, words, wish.mails)?);
    Ok(Planned { made, ..planned })
}

/// What taking back the newest release would do; nothing is stored.
///
/// # Errors
///
/// [`ReleaseError`] says why it cannot be taken back.
pub fn preview_take_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    number: i32,
) -> Result<Planned, ReleaseError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let newest = store::newest(tx, conference.id)?;
    let is = newest.as_ref().map_or(0, Release::number);
    if is != number {
        return Err(ReleaseError::NotNewest { asked: number, newest: is });
    }
    let before = store::find(tx, conference.id, number - 1)?.ok_or(ReleaseError::First)?;
    Ok(Planned { conference, newest, programme: before.programme, made: None })
}

/// Takes the newest release back: the one before it becomes the newest again, as a new release.
/// The draft stays as it is.
///
/// # Errors
///
/// [`ReleaseError`] says why not; nothing is stored then.
pub fn take_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    (number, mails): (i32, Mails),
) -> Result<Planned, ReleaseError> {
    let planned = preview_take_back(tx, actor, slug, number)?;
    let made = Some(insert(tx, actor, &planned, ("", "", Some(number)), mails)?);
    Ok(Planned { made, ..planned })
}

/// Makes a programme the draft, and publishes it as the next release; the same programme as the
/// newest one changes nothing.
///
/// # Errors
///
/// [`ReleaseError`] says why there is no release; nothing is stored then.
pub fn load(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    programme: &Programme,
) -> Result<Released, ReleaseError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let draft = current(tx, &conference)?;
    let made = replace(tx, actor, (&conference, draft), ("load", programme.clone()))?;
    let newest = store::newest(tx, conference.id)?;
    if let Some(newest) = &newest
        && *newest.programme == *programme
    {
        return Ok(Released::Same(newest.clone()));
    }
    let programme = made.after.programme;
    let planned = Planned { conference, newest, programme, made: None };
    refuse_forbidden(tx, &planned)?;
    refuse_undisclosed(tx, &planned)?;
    Ok(Released::New(insert(tx, actor, &planned, ("", "", None), Mails::Now)?))
}

/// Whether nothing in it is forbidden; what was released before was not.
fn refuse_forbidden(tx: &mut Tx<'_>, planned: &Planned) -> Result<(), ReleaseError> {
    let mut clashes = consequence::clashes(tx, &planned.conference, &planned.programme)?;
    clashes.retain(|clash| clash.severity() == Severity::Forbidden);
    if clashes.is_empty() { Ok(()) } else { Err(ReleaseError::Clashes(clashes)) }
}

/// Whether every speaker has disclosed their interests, where the conference wants them to.
fn refuse_undisclosed(tx: &mut Tx<'_>, planned: &Planned) -> Result<(), ReleaseError> {
    if !planned.conference.definition.disclosure_required {
        return Ok(());
    }
    let missing = disclosure::ops::missing(tx, &planned.conference, &planned.programme)?;
    if missing.is_empty() { Ok(()) } else { Err(ReleaseError::Undisclosed(missing)) }
}

fn check(wish: &Publish) -> Result<(), ReleaseError> {
    let mut faults = Vec::new();
    let is_line = |text: &str| text.is_empty() || text.parse::<Line>().is_ok();
    if !is_line(&wish.name) {
        let message = format!("must be one line of at most {} characters", Line::MOST);
        faults.push(FieldFault::new("name", "too-long", message).with("max", Line::MOST));
    }
    if wish.note.chars().count() > NOTE_MOST {
        let message = format!("must have at most {NOTE_MOST} characters");
        faults.push(FieldFault::new("note", "too-long", message).with("max", NOTE_MOST));
    }
    if faults.is_empty() { Ok(()) } else { Err(ReleaseError::Invalid(faults)) }
}

/// Publishes, and lets everything follow that depends on what readers see.
fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    planned: &Planned,
    (name, note, takes_back): (&str, &str, Option<i32>),
    mails: Mails,
) -> Result<Release, ReleaseError> {
    let conference = &planned.conference;
    let number = planned.number();
    let edition = Edition {
        number,
        name: name.parse::<Line>().map(|line| line.to_string()).unwrap_or_default(),
        note: note.trim().to_owned(),
        takes_back,
        released_by: actor.to_string(),
        released_at: tx.now(),
    };
    let release = Release { edition, programme: Arc::clone(&planned.programme) };
    store_next(tx, conference, &release)?;
    follow_programme(tx, actor, conference, &planned.programme)?;
    invite::ops::follow(tx, conference, mails)?;
    let subject = conference.id.to_string();
    let before = (number > 1).then_some(number - 1);
    let told = (before.as_ref(), Some(&number));
    let deed = if takes_back.is_some() { "programme.take-back" } else { "programme.release" };
    audit::record(tx, Some(conference.id), actor, deed, &subject, told)?;
    Ok(release)
}

fn store_next(tx: &mut Tx<'_>, conference: &Conference, release: &Release) -> StoreResult<()> {
    match store::insert(tx, conference.id, release) {
        // Somebody else has just taken the number: the writer runs this again after a conflict.
        Err(StoreError::Duplicate) => Err(StoreError::Conflict),
        done => done,
    }
}
