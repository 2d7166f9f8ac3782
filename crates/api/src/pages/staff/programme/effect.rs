//! What a change would do, before it is made: what it touches, what would no longer fit, and whom
//! it hits.

use domain::StoreResult;
use domain::programme::consequence::{self, Hit};
use domain::programme::draft::Item;
use domain::programme::draft::ops::Effect;
use domain::programme::{ItemId, ItemKind, Programme};
use domain::text::Texts;

use super::clash::{self, ShownClash};
use super::item::{called, plural};
use super::rows::placing;
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

/// A part that would change.
pub struct Touched {
    /// Where its form is; none where there is none yet.
    pub address: Option<String>,
    pub name: String,
    /// How it is: when, where, how long; empty for a new one.
    pub before: Vec<String>,
    /// How it would be; empty where it would be gone.
    pub after: Vec<String>,
}

/// What a change would do.
#[derive(Default)]
pub struct Effects {
    pub touched: Vec<Touched>,
    /// What would no longer fit.
    pub new: Vec<ShownClash>,
    /// What would fit again.
    pub gone: Vec<ShownClash>,
    /// Whom it hits, in sentences; empty for nobody.
    pub hit: Vec<String>,
    /// The attendees among them, for those who may see them: where, who.
    pub who: Vec<(String, String)>,
}

impl Effects {
    /// What `effect` would do to the pages at `base`.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn of(
        (state, staff): (&State, &Staff),
        (texts, base): (Texts, &str),
        effect: &Effect,
    ) -> Reply<Self> {
        let (actor, kept) = (staff.actor(), effect.clone());
        let followed = state
            .read(move |tx| -> StoreResult<_> {
                let both = (&*kept.before.programme, &*kept.after.programme);
                consequence::consequences(tx, &actor, &kept.conference, both)
            })
            .await?;
        let (before, after) = (&*effect.before.programme, &*effect.after.programme);
        let in_words = |clashes: &[_], programme| {
            clashes.iter().map(|each| clash::shown(texts, base, programme, each)).collect()
        };
        Ok(Self {
            touched: touched(&texts, base, effect),
            new: in_words(&followed.new, after),
            gone: in_words(&followed.gone, before),
            hit: hit(&texts, after, &followed.hit),
            who: who(base, &followed.hit),
        })
    }
}

/// What would change.
fn touched(texts: &Texts, base: &str, effect: &Effect) -> Vec<Touched> {
    let (before, after) = (&*effect.before.programme, &*effect.after.programme);
    let one = |id: &ItemId| {
        let (was, is) = (shown(texts, before, id), shown(texts, after, id));
        let names = if is.is_empty() { before } else { after };
        Touched {
            address: (!was.is_empty()).then(|| format!("{base}/{}/{}", plural(id.kind), id.key)),
            name: called(*texts, names, id),
            before: was,
            after: is,
        }
    };
    effect.touched.items.iter().map(one).collect()
}

fn shown(texts: &Texts, programme: &Programme, id: &ItemId) -> Vec<String> {
    if id.kind == ItemKind::Session {
        let session = programme.session(&id.key);
        return session.map_or_else(Vec::new, |session| placing(texts, programme, session));
    }
    let is_there = Item::find(programme, id).is_some();
    if is_there { vec![called(*texts, programme, id)] } else { Vec::new() }
}

/// Whom a change hits, in sentences.
pub fn hit(texts: &Texts, programme: &Programme, hit: &Hit) -> Vec<String> {
    let names = |items: &[ItemId]| {
        let names = items.iter().map(|id| called(*texts, programme, id));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut said = Vec::new();
    for (key, items) in
        [("staff-programme-hit-people", &hit.people), ("staff-programme-hit-rooms", &hit.rooms)]
    {
        if !items.is_empty() {
            said.push(texts.with(key, &[("names", &names(items))]));
        }
    }
    let counts = [
        ("staff-programme-hit-attendees", hit.attendees),
        ("staff-programme-hit-entries", hit.entries),
        ("staff-programme-hit-mails", hit.mails),
        ("staff-programme-hit-invites", hit.invites()),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        said.push(texts.count(key, i64::try_from(count).unwrap_or(i64::MAX), &[]));
    }
    said
}

/// The attendees who are hit, with the pages of their registrations.
pub fn who(base: &str, hit: &Hit) -> Vec<(String, String)> {
    let conference = base.strip_suffix("/programme").unwrap_or(base);
    let one = |each: &domain::programme::hit::HitAttendee| {
        (format!("{conference}/registrations/{}", each.registration), each.name.clone())
    };
    hit.who.iter().flatten().map(one).collect()
}
