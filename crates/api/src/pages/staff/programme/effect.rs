//! What a change would do, before it is made.

use domain::programme::draft::ops::Effect;
use domain::programme::{ItemId, ItemKind, Programme};
use domain::text::Texts;

use super::clash::{self, ShownClash};
use super::desk::Desk;
use super::item::{called, plural};
use super::rows::placing;

/// A part that would change.
pub struct Touched {
    /// Where its form is; none where it would be gone.
    pub address: Option<String>,
    pub name: String,
    /// How it is: when, where, how long; empty for a new one.
    pub before: Vec<String>,
    /// How it would be; empty where it would be gone.
    pub after: Vec<String>,
}

/// What does not fit any more, and what fits again.
pub struct Clashes {
    pub new: Vec<ShownClash>,
    pub gone: Vec<ShownClash>,
}

/// The clashes that a change would make, and those that it would solve.
pub fn clashes(texts: &Texts, desk: &Desk, effect: &Effect) -> Clashes {
    let (before, after) = (&*effect.before.programme, &*effect.after.programme);
    let (old, new) = (desk.clashes(before), desk.clashes(after));
    let base = desk.base();
    Clashes {
        new: clash::without(*texts, &base, (after, &new), &old),
        gone: clash::without(*texts, &base, (before, &old), &new),
    }
}

/// What would change.
pub fn touched(texts: &Texts, base: &str, effect: &Effect) -> Vec<Touched> {
    let (before, after) = (&*effect.before.programme, &*effect.after.programme);
    let one = |id: &ItemId| {
        let is_there = shown(texts, after, id);
        let names = if is_there.is_empty() { before } else { after };
        Touched {
            address: (!shown(texts, before, id).is_empty())
                .then(|| format!("{base}/{}/{}", plural(id.kind), id.key)),
            name: called(*texts, names, id),
            before: shown(texts, before, id),
            after: is_there,
        }
    };
    effect.touched.iter().map(one).collect()
}

fn shown(texts: &Texts, programme: &Programme, id: &ItemId) -> Vec<String> {
    if id.kind == ItemKind::Session {
        let session = programme.session(&id.key);
        return session.map_or_else(Vec::new, |session| placing(texts, programme, session));
    }
    let is_there = domain::programme::draft::Item::find(programme, id).is_some();
    if is_there { vec![called(*texts, programme, id)] } else { Vec::new() }
}
