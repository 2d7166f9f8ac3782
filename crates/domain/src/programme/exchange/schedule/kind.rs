//! Types of events, which everybody names as they like, and kinds of sessions.

use crate::programme::SessionKind::{self, Break, Breakout, Plenary, Poster, Social, TrackSession};

/// Words and what they mean, in small letters, spaces and hyphens left out. A lecture, a talk and
/// all that is not here is of its track, or a breakout where it has none.
const WORDS: [(&str, SessionKind); 38] = [
    ("plenary", Plenary),
    ("keynote", Plenary),
    ("keynotetalk", Plenary),
    ("opening", Plenary),
    ("closing", Plenary),
    ("ceremony", Plenary),
    ("workshop", Breakout),
    ("tutorial", Breakout),
    ("training", Breakout),
    ("handson", Breakout),
    ("breakout", Breakout),
    ("meeting", Breakout),
    ("meetup", Breakout),
    ("discussion", Breakout),
    ("bof", Breakout),
    ("birdsofafeather", Breakout),
    ("selforganizedsession", Breakout),
    ("poster", Poster),
    ("posters", Poster),
    ("postersession", Poster),
    ("social", Social),
    ("socialevent", Social),
    ("performance", Social),
    ("concert", Social),
    ("music", Social),
    ("djset", Social),
    ("party", Social),
    ("dinner", Social),
    ("game", Social),
    ("film", Social),
    ("movie", Social),
    ("break", Break),
    ("pause", Break),
    ("coffee", Break),
    ("coffeebreak", Break),
    ("lunch", Break),
    ("lunchbreak", Break),
    ("fika", Break),
];

/// Words for which there is nothing to say: the usual thing.
const USUAL: [&str; 10] = [
    "lecture",
    "talk",
    "shorttalk",
    "lightningtalk",
    "lightningtalks",
    "panel",
    "podium",
    "presentation",
    "session",
    "",
];

/// The kind of session that a type of event means, and whether the word is known.
pub(super) fn of(word: &str, has_track: bool) -> (SessionKind, bool) {
    let plain: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some((_, kind)) = WORDS.iter().find(|(word, _)| *word == plain) {
        return (*kind, true);
    }
    let usual = if has_track { TrackSession } else { Breakout };
    (usual, USUAL.contains(&plain.as_str()))
}

/// The type of event that a kind of session is written as.
pub(super) const fn word(kind: SessionKind) -> &'static str {
    match kind {
        Plenary => "plenary",
        TrackSession => "talk",
        Breakout => "workshop",
        Poster => "poster",
        Social => "social",
        Break => "break",
    }
}
