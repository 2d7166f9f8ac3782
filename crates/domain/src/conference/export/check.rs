//! Whether a document holds together; pure.

use std::collections::BTreeSet;

use super::people::counted;
use super::{Export, ExportedBooking, ExportedRegistration};
use crate::booking::BookingStatus;
use crate::programme::exchange::Mistake;
use crate::programme::{Programme, draft};
use crate::registration::Status;
use crate::value::id::PlaceId;

/// Everything in which a document contradicts itself or the rules.
#[must_use]
pub fn check(export: &Export) -> Vec<Mistake> {
    let mut check = Check { export, mistakes: Vec::new() };
    check.definition();
    check.places();
    if let Some(draft) = &export.draft {
        if draft.version < 1 {
            check.note("draft", "must have a version from 1");
        }
        check.programme("draft", &draft.programme);
    }
    check.releases();
    let registrations = export.registrations.as_deref().unwrap_or_default();
    check.registrations(registrations);
    for place in &export.places {
        check.seats(place.id, registrations);
    }
    check.mistakes
}

struct Check<'e> {
    export: &'e Export,
    mistakes: Vec<Mistake>,
}

impl Check<'_> {
    fn note(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.mistakes.push(Mistake::new(place, message));
    }

    fn definition(&mut self) {
        let definition = &self.export.definition;
        if self.export.edition < 1 {
            self.note("edition", "must be from 1");
        }
        if definition.languages.is_empty() {
            self.note("definition", "must have at least one language");
        }
        if definition.last_day < definition.first_day {
            self.note("definition", "must not end before it begins");
        }
        for place in &definition.places {
            let categories = place.categories.iter();
            let missing: Vec<_> =
                categories.filter(|key| definition.category(key.as_str()).is_none()).collect();
            for key in missing {
                self.note(format!("place {}", place.key), format!("names no category: {key}"));
            }
            let requires = place.requires.as_ref();
            if let Some(key) = requires.filter(|key| definition.place(key.as_str()).is_none()) {
                self.note(format!("place {}", place.key), format!("requires no place: {key}"));
            }
        }
    }

    /// The places of the definition, each once.
    fn places(&mut self) {
        let export = self.export;
        let mut keys = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for place in &export.places {
            let at = || format!("place {}", place.key);
            if !keys.insert(&place.key) || !ids.insert(place.id) {
                self.note(at(), "is there twice");
            }
            if export.definition.place(place.key.as_str()).is_none() {
                self.note(at(), "is not in the definition");
            }
            if place.next_ticket < 1 {
                self.note(at(), "must have a next_ticket from 1");
            }
        }
        let mut defined = BTreeSet::new();
        for place in &export.definition.places {
            if !keys.contains(&place.key) {
                self.note(format!("place {}", place.key), "has no id");
            }
            if !defined.insert(&place.key) {
                self.note(format!("place {}", place.key), "is twice in the definition");
            }
        }
    }

    fn programme(&mut self, place: &str, programme: &Programme) {
        for fault in draft::check(programme) {
            self.note(place, format!("{} {}", fault.field, fault.message));
        }
    }

    fn releases(&mut self) {
        let export = self.export;
        for (number, release) in (1..).zip(&export.releases) {
            let place = format!("release {}", release.number);
            if release.number != number {
                self.note(&place, format!("must be number {number}"));
            }
            if release.takes_back.is_some_and(|back| !(1..release.number).contains(&back)) {
                self.note(&place, "must take back an earlier release");
            }
            self.programme(&place, &release.programme);
        }
    }

    fn registrations(&mut self, registrations: &[ExportedRegistration]) {
        let (mut ids, mut mailboxes) = (BTreeSet::new(), BTreeSet::new());
        let mut bookings = BTreeSet::new();
        for registration in registrations {
            let at = || format!("registration {}", registration.id);
            if !ids.insert(registration.id) {
                self.note(at(), "is there twice");
            }
            let is_living = registration.status != Status::Cancelled;
            if is_living && !mailboxes.insert(registration.email.mailbox().to_owned()) {
                self.note(at(), "has the address of another one that is not cancelled");
            }
            let mut places = BTreeSet::new();
            for booking in &registration.bookings {
                if !places.insert(booking.place) || !bookings.insert(booking.id) {
                    self.note(at(), "has a booking twice");
                }
                self.booking(&at(), booking);
            }
            let mut stars = BTreeSet::new();
            if registration.stars.iter().any(|star| !stars.insert(&star.item)) {
                self.note(at(), "has a star twice");
            }
        }
    }

    fn booking(&mut self, at: &str, booking: &ExportedBooking) {
        let Some(place) = self.export.places.iter().find(|place| place.id == booking.place) else {
            return self.note(at, format!("has a booking in no place: {}", booking.place));
        };
        let waits = booking.status == BookingStatus::Waiting;
        if waits && booking.ticket.is_none() {
            self.note(at, format!("waits for {} without a ticket", place.key));
        }
        if booking.ticket.is_some_and(|ticket| ticket > place.next_ticket) {
            self.note(at, format!("has a ticket that {} has not given yet", place.key));
        }
        let is_offered = booking.status == BookingStatus::Offered;
        if is_offered && booking.offer_expires_at.is_none() {
            self.note(at, format!("is offered {} for ever", place.key));
        }
    }

    /// No place gives more seats than it has, unless somebody allowed that.
    fn seats(&mut self, id: PlaceId, registrations: &[ExportedRegistration]) {
        let key = self.export.places.iter().find(|place| place.id == id).map(|place| &place.key);
        let Some(key) = key else { return };
        let Some(place) = self.export.definition.place(key.as_str()) else { return };
        let (taken, _) = counted(registrations, id);
        if taken > place.capacity && !place.overbooked {
            let message = format!("has {} seats, but {taken} are taken", place.capacity);
            self.note(format!("place {key}"), message);
        }
    }
}
