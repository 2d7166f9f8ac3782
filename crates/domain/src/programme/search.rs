//! Finding what readers look for in a programme: words in, sessions, slots and people out; pure.

use super::{Programme, Session, Slot, Speaker};
use crate::value::{Key, Localized};

/// The most characters of a wish that count.
pub const WISH_MOST: usize = 200;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// Sessions, and slots with the session they are in: those first whose title has all words,
    /// then by time.
    pub sessions: Vec<(&'a Session, Option<&'a Slot>)>,
    /// People, in the order of the programme, those first whose name has all words.
    pub speakers: Vec<&'a Speaker>,
}

impl Found<'_> {
    /// How much was found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sessions.len() + self.speakers.len()
    }
}

/// Finds what has every word of `wish` in its texts, in whatever language, or in the names of its
/// people. Diacritics and case do not matter; a word may be a part of one. What has no time yet is
/// not found, and a wish without words finds nothing.
#[must_use]
pub fn find<'a>(programme: &'a Programme, wish: &str) -> Found<'a> {
    let words = words(wish);
    if words.is_empty() {
        return Found::default();
    }
    let mut sessions = Vec::new();
    for session in programme.placed() {
        let about = [&session.title, &session.summary];
        let rank = rank(&words, about, &people(programme, &session.chairs));
        sessions.extend(rank.map(|rank| (rank, (session, None))));
        for slot in &session.slots {
            let about = [&slot.title, &slot.summary];
            let rank = self::rank(&words, about, &people(programme, &slot.speakers));
            sessions.extend(rank.map(|rank| (rank, (session, Some(slot)))));
        }
    }
    let mut speakers: Vec<(u8, &Speaker)> = programme
        .speakers
        .iter()
        .filter_map(|speaker| {
            let name = plain(&speaker.name);
            if has_all(&name, &words) {
                return Some((0, speaker));
            }
            let more =
                format!("{name} {} {}", plain(&speaker.affiliation), all(&speaker.biography));
            has_all(&more, &words).then_some((1, speaker))
        })
        .collect();
    // Both sorts are stable: what is found equally stays in its order.
    sessions.sort_by_key(|(rank, _)| *rank);
    speakers.sort_by_key(|(rank, _)| *rank);
    Found {
        sessions: sessions.into_iter().map(|(_, found)| found).collect(),
        speakers: speakers.into_iter().map(|(_, found)| found).collect(),
    }
}

/// 0 where the title has all words, 1 where everything together has.
fn rank(words: &[String], [title, summary]: [&Localized; 2], people: &str) -> Option<u8> {
    let title = all(title);
    if has_all(&title, words) {
        return Some(0);
    }
    has_all(&format!("{title} {} {people}", all(summary)), words).then_some(1)
}

fn has_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

fn people(programme: &Programme, keys: &[Key]) -> String {
    let speakers = keys.iter().filter_map(|key| programme.speaker(key));
    let lines = speakers.map(|each| format!("{} {}", plain(&each.name), plain(&each.affiliation)));
    lines.collect::<Vec<_>>().join(" ")
}

/// A text in all its languages.
fn all(text: &Localized) -> String {
    let texts = text.locales().map(|locale| plain(text.of(locale)));
    texts.collect::<Vec<_>>().join(" ")
}

/// A text without case and diacritics: `Zoë Öst` is `zoe ost`.
fn plain(text: &str) -> String {
    deunicode::deunicode(text).to_lowercase()
}

fn words(wish: &str) -> Vec<String> {
    let bounded: String = wish.chars().take(WISH_MOST).collect();
    let plain = plain(&bounded);
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Programme {
        let programme = serde_json::json!({
            "speakers": [
                { "key": "zoe", "name": "Zoë Öst", "affiliation": "Åbo Institute" },
                { "key": "bo", "name": "Bo Exempel", "biography": { "en": "Met Zoë once." } },
            ],
            "sessions": [
                { "key": "late", "kind": "plenary", "title": { "en": "Genomes", "de": "Große Genome" },
                  "starts": "2022-09-22T11:00:00", "minutes": 60, "chairs": ["bo"] },
                { "key": "early", "kind": "plenary", "title": { "en": "Opening" },
                  "abstract": { "en": "Why genomes matter." },
                  "starts": "2022-09-22T09:00:00", "minutes": 60, "slots": [
                    { "key": "welcome", "title": { "en": "Welcome" }, "offset": 0, "minutes": 10, "speakers": ["zoe"] },
                ] },
                { "key": "unplaced", "kind": "plenary", "title": { "en": "Genomes too" }, "minutes": 60 },
            ],
        });
        serde_json::from_value(programme).expect("a programme")
    }

    #[test]
    fn every_word_must_be_somewhere_and_titles_come_first() {
        let programme = sample();
        let cases: [(&str, &[&str], &[&str]); 11] = [
            ("genome", &["late", "early"], &[]),
            ("GENOMES matter", &["early"], &[]),
            ("große", &["late"], &[]),
            ("grosse", &["late"], &[]),
            ("zoe", &["welcome"], &["zoe", "bo"]),
            ("ZOË ost", &["welcome"], &["zoe"]),
            ("abo", &["welcome"], &["zoe"]),
            ("exempel genome", &["late"], &[]),
            ("nothing of it", &[], &[]),
            ("", &[], &[]),
            (" ,.- ", &[], &[]),
        ];
        for (wish, sessions, speakers) in cases {
            let found = find(&programme, wish);
            let keys: Vec<&str> = found
                .sessions
                .iter()
                .map(|(session, slot)| slot.map_or(&session.key, |slot| &slot.key).as_str())
                .collect();
            assert_eq!(keys, sessions, "{wish:?}");
            let people: Vec<&str> = found.speakers.iter().map(|each| each.key.as_str()).collect();
            assert_eq!(people, speakers, "{wish:?}");
            assert_eq!(found.count(), sessions.len() + speakers.len());
        }
    }

    #[test]
    fn a_long_wish_is_cut() {
        let wish = format!("genome {} nothing", " ".repeat(WISH_MOST));
        assert_eq!(find(&sample(), &wish).count(), 2, "what comes later does not count");
    }
}
