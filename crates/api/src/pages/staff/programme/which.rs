//! Which part of a programme an address names.

use domain::programme::draft::{Edit, EditError, Item};
use domain::programme::{ItemId, ItemKind, Programme};
use domain::value::Key;

use super::super::super::form::Sent;
use super::desk::key_of;
use super::item::{self, plural};
use crate::http::problem::{Problem, Reply};

/// Which part a form is about.
#[derive(Clone)]
pub struct Which {
    pub kind: ItemKind,
    /// None for a new one.
    pub key: Option<Key>,
    /// Of a slot, the session that it is in.
    pub session: Option<Key>,
}

impl Which {
    /// The part that an address of this kind names.
    ///
    /// # Errors
    ///
    /// 404 where it names none.
    pub fn of(list: &str, key: Option<&str>) -> Reply<Self> {
        let kind = ItemKind::ALL.into_iter().find(|kind| plural(*kind) == list);
        let kind = kind.ok_or_else(Problem::not_found)?;
        Ok(Self { kind, key: key.map(key_of).transpose()?, session: None })
    }

    /// The slot of a session that an address names.
    ///
    /// # Errors
    ///
    /// 404 where it names none.
    pub fn slot(session: &str, key: Option<&str>) -> Reply<Self> {
        let (session, key) = (Some(key_of(session)?), key.map(key_of).transpose()?);
        Ok(Self { kind: ItemKind::Slot, key, session })
    }

    /// Where it is, below the programme. No key has the line of `_new`, so that none hides behind
    /// the form for new ones.
    pub fn address(&self) -> String {
        let key = self.key.as_ref().map_or("_new", Key::as_str);
        match &self.session {
            Some(session) => format!("sessions/{session}/slots/{key}"),
            None => format!("{}/{key}", plural(self.kind)),
        }
    }

    /// Where one goes from its form.
    pub fn back(&self) -> String {
        match &self.session {
            Some(session) => format!("sessions/{session}"),
            None => plural(self.kind).to_owned(),
        }
    }

    /// How rules call it, such as `sessions.opening`.
    pub fn path(&self) -> String {
        let key = self.key.as_ref().map_or("", Key::as_str);
        match &self.session {
            Some(session) => format!("sessions.{session}.slots.{key}"),
            None => format!("{}.{key}", plural(self.kind)),
        }
    }

    /// What its form would have been sent with; none where it is not there.
    pub fn typed(&self, programme: &Programme) -> Option<Sent> {
        match (&self.session, &self.key) {
            (None, None) => Some(Sent::default()),
            (None, Some(key)) => {
                let item = Item::find(programme, &ItemId::new(self.kind, key))?;
                Some(item::typed(programme, &item))
            }
            (Some(session), None) => {
                Some(Sent(item::slot::beginning(programme.session(session)?).0))
            }
            (Some(within), Some(key)) => {
                let (session, slot) = programme.slot(key)?;
                let typed = item::slot::typed(programme, session, slot);
                (session.key == *within).then_some(Sent(typed.0))
            }
        }
    }

    /// The edit that a form wishes, and the key of the part that it puts.
    ///
    /// # Errors
    ///
    /// What is wrong, by the names of the fields.
    pub fn edit(&self, programme: &Programme, sent: &Sent) -> Result<(Edit, Key), EditError> {
        let frame = item::Frame { programme, kind: self.kind, key: self.key.as_ref() };
        let made = match &self.session {
            None => item::read(&frame, sent),
            Some(key) => {
                let session = programme.session(key);
                let gone = || EditError::NoItem(ItemId::new(ItemKind::Session, key));
                item::read_slot(&frame, session.ok_or_else(gone)?, sent)
            }
        };
        let item = made.map_err(EditError::Invalid)?;
        let key = item.id().key;
        Ok((Edit::Put { item }, key))
    }
}
