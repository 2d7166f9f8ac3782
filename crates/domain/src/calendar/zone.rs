//! Time zones: which instant a civil time is, and what a zone looks like in a calendar object.

use ics::components::Component;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone, TimeZoneTransition};
use jiff::{SignedDuration, Timestamp};

use super::{CalendarError, content};

/// How long after the last entry a zone's pattern must hold to be written as a rule: 8 years,
/// enough for a weekday of a month to be told from another (the last Sunday of March from the
/// fourth).
const AHEAD: SignedDuration = SignedDuration::from_hours(8 * 366 * 24);

/// A zone of the time zone database.
pub(super) struct Zone {
    /// Its name there.
    pub name: String,
    rules: TimeZone,
}

impl Zone {
    /// # Errors
    ///
    /// [`CalendarError::Zone`] when the database has no such name.
    pub(super) fn find(name: &str) -> Result<Self, CalendarError> {
        let unknown = || CalendarError::Zone(name.to_owned());
        let rules = TimeZone::get(name).map_err(|_| unknown())?;
        if rules.is_unknown() {
            return Err(unknown());
        }
        let name = rules.iana_name().ok_or_else(unknown)?.to_owned();
        Ok(Self { name, rules })
    }

    /// The instant of a civil time, and the civil time that stands for it.
    ///
    /// As RFC 5545, section 3.3.5, has it: a time that the clock shows twice is the first one; a
    /// time that the clock skips is taken with the offset before the jump, so that 02:30 in a gap
    /// from 02:00 to 03:00 is 03:30. That later time is what is written, since not every reader
    /// knows the rule.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Year`] at the ends of time.
    pub(super) fn settle(&self, time: DateTime) -> Result<(Timestamp, DateTime), CalendarError> {
        let zoned =
            self.rules.to_zoned(time).map_err(|_| CalendarError::Year(time.date().year()))?;
        Ok((zoned.timestamp(), zoned.datetime()))
    }

    /// The `VTIMEZONE` (RFC 5545, section 3.6.5) for entries between two instants.
    ///
    /// Where the clock is set by the same rule each year, that is one `DAYLIGHT` and one
    /// `STANDARD` with an `RRULE`; where it is set otherwise, one of them for each time it is set;
    /// where it is not set, one `STANDARD`. Never with `RDATE`, which Outlook reads an hour wrong.
    ///
    /// # Errors
    ///
    /// [`CalendarError`] when the zone holds what a content line cannot.
    pub(super) fn describe(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Component<'static>, CalendarError> {
        let past = self.past(from);
        let coming = self.coming(from, to);
        let mut block = Component::new("VTIMEZONE");
        block.add_property(content::token("TZID", &self.name)?);
        if coming.is_empty() {
            block.add_component(self.steady(from)?);
            return Ok(block);
        }
        let all: Vec<&Change> = past.iter().chain(&coming).collect();
        if let Some(rules) = yearly(&all, to) {
            for (first, nth) in rules {
                let mut part = first.component()?;
                let day = first.wall.date();
                part.add_property(content::yearly(day.month(), nth, day.weekday()));
                block.add_component(part);
            }
            return Ok(block);
        }
        match past.last() {
            Some(change) => block.add_component(change.component()?),
            None => block.add_component(self.steady(from)?),
        }
        let within = coming.iter().take_while(|change| change.at <= to).count();
        for change in coming.iter().take(within + 1) {
            block.add_component(change.component()?);
        }
        Ok(block)
    }

    /// The last two times the clock was set until `at`, oldest first.
    fn past(&self, at: Timestamp) -> Vec<Change> {
        let after = at.checked_add(SignedDuration::from_nanos(1)).unwrap_or(at);
        let mut past: Vec<Change> =
            self.rules.preceding(after).filter_map(|t| self.change(&t)).take(2).collect();
        past.reverse();
        past
    }

    /// The times the clock is set after `from` and until some years after `to`.
    fn coming(&self, from: Timestamp, to: Timestamp) -> Vec<Change> {
        let until = to.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
        self.rules
            .following(from)
            .take_while(|transition| transition.timestamp() <= until)
            .filter_map(|t| self.change(&t))
            .collect()
    }

    /// Nothing when only the name or the kind of the time changes, not the clock.
    fn change(&self, transition: &TimeZoneTransition<'_>) -> Option<Change> {
        let at = transition.timestamp();
        let before = self.rules.to_offset(at.checked_sub(SignedDuration::from_nanos(1)).ok()?);
        let after = transition.offset();
        (before != after).then(|| Change {
            at,
            wall: before.to_datetime(at),
            before,
            after,
            name: transition.abbreviation().to_owned(),
        })
    }

    /// The part of a zone whose clock stands as it stood at `at`, all the time.
    fn steady(&self, at: Timestamp) -> Result<Component<'static>, CalendarError> {
        let now = self.rules.to_offset_info(at);
        let mut part = Component::new("STANDARD");
        part.add_property(content::wall("DTSTART", DateTime::constant(1970, 1, 1, 0, 0, 0, 0))?);
        part.add_property(content::offset("TZOFFSETFROM", now.offset()));
        part.add_property(content::offset("TZOFFSETTO", now.offset()));
        part.add_property(content::text("TZNAME", now.abbreviation()));
        Ok(part)
    }
}

/// One time the clock is set.
struct Change {
    at: Timestamp,
    /// What the clock shows before it is set.
    wall: DateTime,
    before: Offset,
    after: Offset,
    name: String,
}

impl Change {
    /// Summer time is what sets the clock forward. The database's own mark would be wrong here: in
    /// Dublin and Casablanca it calls the winter daylight time, with a negative saving.
    fn is_forward(&self) -> bool {
        self.after > self.before
    }

    fn component(&self) -> Result<Component<'static>, CalendarError> {
        let mut part = Component::new(if self.is_forward() { "DAYLIGHT" } else { "STANDARD" });
        part.add_property(content::wall("DTSTART", self.wall)?);
        part.add_property(content::offset("TZOFFSETFROM", self.before));
        part.add_property(content::offset("TZOFFSETTO", self.after));
        part.add_property(content::text("TZNAME", &self.name));
        Ok(part)
    }

    fn year(&self) -> i16 {
        self.wall.date().year()
    }
}

/// The first forward and the first backward change, each with which weekday of its month it is on,
/// when both come back each year by one rule until some years after `to`.
fn yearly<'c>(changes: &[&'c Change], to: Timestamp) -> Option<[(&'c Change, i8); 2]> {
    let last = Offset::UTC.to_datetime(to.checked_add(AHEAD).ok()?).date().year() - 1;
    let (forward, backward): (Vec<&Change>, Vec<&Change>) =
        changes.iter().copied().partition(|change| change.is_forward());
    Some([(*forward.first()?, nth(&forward, last)?), (*backward.first()?, nth(&backward, last)?)])
}

/// Which weekday of its month all changes are on, when they differ in nothing but the year, miss
/// none, and reach the year `last`.
fn nth(changes: &[&Change], last: i16) -> Option<i8> {
    let first = changes.first()?;
    let alike = changes.iter().all(|change| {
        change.wall.time() == first.wall.time()
            && (change.before, change.after) == (first.before, first.after)
            && change.wall.date().month() == first.wall.date().month()
            && change.wall.date().weekday() == first.wall.date().weekday()
    });
    let gapless = changes.iter().zip(changes.iter().skip(1)).all(|(a, b)| a.year() + 1 == b.year());
    if !alike || !gapless || changes.last()?.year() < last {
        return None;
    }
    let of = |change: &&Change| (change.wall.date().day() - 1) / 7 + 1;
    if changes.iter().all(|change| change.wall.date().day() + 7 > change.wall.days_in_month()) {
        return Some(-1);
    }
    changes.iter().all(|change| of(change) == of(first)).then(|| of(first))
}
