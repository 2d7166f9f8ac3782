//! The rules of places and waiting lists, without a database: what must be seen after each step.

use jiff::{SignedDuration, Timestamp};

use super::registration::{Booking, Registration};

/// How many people there are.
pub const PEOPLE: usize = 5;

/// The places. The companion's can only be had together with the dinner, and the workshop is at
/// the time of both.
pub const PLACES: [&str; COUNT] = ["on-site", "dinner", "companion", "workshop"];
pub const COUNT: usize = 4;
pub const DINNER: usize = 1;
pub const COMPANION: usize = 2;
pub const WORKSHOP: usize = 3;

/// What somebody does, or what happens.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// A person asks for places, each a bit.
    Register(usize, u8),
    /// A person wants from now on exactly these places.
    ChangePlaces(usize, u8),
    /// A person cancels everything.
    Cancel(usize),
    /// A person takes an offer.
    Accept(usize, usize),
    /// A person refuses an offer.
    Refuse(usize, usize),
    /// A person takes a place in exchange for what is at the same time.
    Swap(usize, usize),
    /// The organiser loads a file in which a place has another capacity.
    Capacity(usize, i32, bool),
    /// Time goes on, or back.
    Minutes(i64),
    /// A worker does what is due.
    Sweep,
}

/// All that is.
#[derive(Debug)]
pub struct Model {
    pub now: Timestamp,
    /// When registering, changes and offers end.
    until: Timestamp,
    keeps: SignedDuration,
    capacities: [(i32, bool); COUNT],
    tickets: u64,
    registrations: Vec<Registration>,
    /// How many mails with an offer each person was owed, and how many that it ended.
    pub offered: [usize; PEOPLE],
    pub expired: [usize; PEOPLE],
}

/// The code of a refusal.
type Outcome = Result<(), &'static str>;

impl Model {
    pub fn new(now: Timestamp, until: Timestamp, capacities: [i32; COUNT]) -> Self {
        Self {
            now,
            until,
            keeps: SignedDuration::from_hours(48),
            capacities: capacities.map(|capacity| (capacity, false)),
            tickets: 0,
            registrations: Vec::new(),
            offered: [0; PEOPLE],
            expired: [0; PEOPLE],
        }
    }

    /// The newest registration of a person.
    pub fn newest(&self, person: usize) -> Option<usize> {
        self.registrations.iter().rposition(|each| each.person == person)
    }

    pub fn capacity(&self, place: usize) -> (i32, bool) {
        self.capacities[place]
    }

    /// How many registrations there ever were.
    pub fn count(&self) -> usize {
        self.registrations.len()
    }

    /// The step, its answer aimed at an offer where there is one; those of person 0 stay wild.
    pub fn aimed(&self, step: Step) -> Step {
        let all =
            self.registrations.iter().flat_map(|each| (0..COUNT).map(move |place| (each, place)));
        let is_offered = |(each, place): &(&Registration, usize)| {
            matches!(each.bookings[*place], Some(Booking::Offered(_)))
        };
        let offers: Vec<_> = all.filter(is_offered).collect();
        let aim = |person: usize, at: usize| {
            let (each, place) = offers.get((person * 3 + at) % offers.len().max(1))?;
            (person > 0).then_some((each.person, *place))
        };
        match step {
            Step::Accept(person, at) => {
                aim(person, at).map_or(step, |(person, at)| Step::Accept(person, at))
            }
            Step::Refuse(person, at) => {
                aim(person, at).map_or(step, |(person, at)| Step::Refuse(person, at))
            }
            Step::Swap(person, at) if at < 2 => {
                aim(person, at).map_or(step, |(person, at)| Step::Swap(person, at))
            }
            _ => step,
        }
    }

    fn taken(&self, place: usize) -> i32 {
        let takes = |each: &&Registration| {
            matches!(each.bookings[place], Some(Booking::Held | Booking::Offered(_)))
        };
        i32::try_from(self.registrations.iter().filter(takes).count()).expect("few")
    }

    /// Tickets of those who wait, with whose they are, in order.
    fn line(&self, place: usize) -> Vec<(u64, usize)> {
        let all = self.registrations.iter().enumerate();
        let mut line: Vec<_> = all
            .filter_map(|(at, each)| match each.bookings[place] {
                Some(Booking::Waiting(ticket)) => Some((ticket, at)),
                _ => None,
            })
            .collect();
        line.sort_unstable();
        line
    }

    fn is_free(&self, place: usize) -> bool {
        self.taken(place) < self.capacities[place].0 && self.line(place).is_empty()
    }

    fn seat(&mut self, at: usize, place: usize) {
        let free = self.is_free(place);
        self.tickets += 1;
        let booking = if free { Booking::Held } else { Booking::Waiting(self.tickets) };
        self.registrations[at].bookings[place] = Some(booking);
    }

    fn wake(&mut self, place: usize) {
        while self.now < self.until && self.taken(place) < self.capacities[place].0 {
            let Some((_, first)) = self.line(place).first().copied() else { return };
            let ends = (self.now + self.keeps).min(self.until);
            self.registrations[first].bookings[place] = Some(Booking::Offered(ends));
            self.offered[self.registrations[first].person] += 1;
        }
    }

    /// Who lost the dinner has no companion there.
    fn drop_companion(&mut self, at: usize) {
        let registration = &mut self.registrations[at];
        if registration.lives_in(COMPANION) && !registration.lives_in(DINNER) {
            registration.bookings[COMPANION] = Some(Booking::Cancelled);
        }
    }

    fn wake_all(&mut self) {
        for place in 0..PLACES.len() {
            self.wake(place);
        }
    }

    /// Takes a step. What it does to nobody is nothing.
    pub fn take(&mut self, step: Step) -> Outcome {
        match step {
            Step::Register(person, wanted) => self.register(person, wanted),
            Step::ChangePlaces(person, wanted) => self.change_places(person, wanted),
            Step::Cancel(person) => self.cancel(person),
            Step::Accept(person, place) => self.answer(person, place, true),
            Step::Refuse(person, place) => self.answer(person, place, false),
            Step::Swap(person, place) => self.swap(person, place),
            Step::Capacity(place, capacity, overbooked) => {
                self.set_capacity(place, (capacity, overbooked))
            }
            Step::Minutes(minutes) => {
                self.now += SignedDuration::from_mins(minutes);
                Ok(())
            }
            Step::Sweep => {
                self.sweep();
                Ok(())
            }
        }
    }

    fn register(&mut self, person: usize, wanted: u8) -> Outcome {
        if self.now >= self.until {
            return Err("registration-closed");
        }
        can_be_wanted(wanted)?;
        let held: Vec<_> =
            wanted_places(wanted).into_iter().filter(|place| self.is_free(*place)).collect();
        can_be_held(&held)?;
        if self.newest(person).is_some_and(|at| !self.registrations[at].cancelled) {
            return Ok(());
        }
        self.registrations.push(Registration { person, cancelled: false, bookings: [None; COUNT] });
        for place in wanted_places(wanted) {
            self.seat(self.registrations.len() - 1, place);
        }
        Ok(())
    }

    /// The newest registration of a person, if they may change it.
    fn begin(&self, person: usize) -> Result<usize, &'static str> {
        let at = self.newest(person).expect("steps of strangers are left out");
        if self.now >= self.until {
            Err("changes-closed")
        } else if self.registrations[at].cancelled {
            Err("registration-cancelled")
        } else {
            Ok(at)
        }
    }

    fn change_places(&mut self, person: usize, wanted: u8) -> Outcome {
        let at = self.begin(person)?;
        can_be_wanted(wanted)?;
        let mine = &self.registrations[at];
        let had: Vec<_> = (0..COUNT).filter(|place| mine.lives_in(*place)).collect();
        let wanted = wanted_places(wanted);
        let is_held =
            |place: &&usize| mine.holds(**place) || !had.contains(place) && self.is_free(**place);
        let held: Vec<usize> = wanted.iter().filter(is_held).copied().collect();
        can_be_held(&held)?;
        for place in had.iter().filter(|place| !wanted.contains(place)) {
            self.registrations[at].bookings[*place] = Some(Booking::Cancelled);
        }
        for place in wanted.iter().filter(|place| !had.contains(place)) {
            self.seat(at, *place);
        }
        for place in 0..COUNT {
            if had.contains(&place) != wanted.contains(&place) {
                self.wake(place);
            }
        }
        Ok(())
    }

    fn cancel(&mut self, person: usize) -> Outcome {
        let at = self.begin(person)?;
        let registration = &mut self.registrations[at];
        registration.cancelled = true;
        let had: Vec<_> =
            (0..COUNT).filter(|place| registration.bookings[*place].is_some()).collect();
        for place in &had {
            if registration.lives_in(*place) {
                registration.bookings[*place] = Some(Booking::Cancelled);
            }
        }
        for place in had {
            self.wake(place);
        }
        Ok(())
    }

    fn answer(&mut self, person: usize, place: usize, takes: bool) -> Outcome {
        let at = self.begin(person)?;
        match self.registrations[at].bookings[place].ok_or("no-booking")? {
            Booking::Offered(ends) if takes && self.now < ends => {
                if !self.registrations[at].in_the_way(place).is_empty() {
                    return Err("invalid-fields");
                }
                self.registrations[at].bookings[place] = Some(Booking::Held);
            }
            Booking::Offered(_) if !takes => {
                self.registrations[at].bookings[place] = Some(Booking::Cancelled);
                self.drop_companion(at);
                self.wake(place);
                if place == DINNER {
                    self.wake(COMPANION);
                }
            }
            _ => return Err("offer-gone"),
        }
        Ok(())
    }

    /// All or nothing: what is in the way is only given back for a seat.
    fn swap(&mut self, person: usize, place: usize) -> Outcome {
        let at = self.begin(person)?;
        let given = self.registrations[at].in_the_way(place);
        match self.registrations[at].bookings[place] {
            Some(Booking::Held) => return Ok(()),
            Some(Booking::Waiting(_)) => return Err("place-full"),
            Some(Booking::Offered(ends)) if self.now >= ends => return Err("offer-gone"),
            Some(Booking::Offered(_)) => {}
            _ if place == COMPANION && !self.registrations[at].lives_in(DINNER) => {
                return Err("invalid-fields");
            }
            _ if !self.is_free(place) => return Err("place-full"),
            _ => {}
        }
        for place in &given {
            self.registrations[at].bookings[*place] = Some(Booking::Cancelled);
        }
        self.registrations[at].bookings[place] = Some(Booking::Held);
        let had_companion = self.registrations[at].lives_in(COMPANION);
        self.drop_companion(at);
        if had_companion && !self.registrations[at].lives_in(COMPANION) {
            self.wake(COMPANION);
        }
        for freed in given {
            self.wake(freed);
        }
        self.wake(place);
        Ok(())
    }

    fn set_capacity(&mut self, place: usize, wanted: (i32, bool)) -> Outcome {
        if self.capacities[place] == wanted {
            return Ok(());
        }
        if self.taken(place) > wanted.0 && !wanted.1 {
            return Err("capacity-below-taken");
        }
        self.capacities[place] = wanted;
        self.wake_all();
        Ok(())
    }

    fn sweep(&mut self) {
        for registration in &mut self.registrations {
            for booking in registration.bookings.iter_mut().flatten() {
                if matches!(booking, Booking::Offered(ends) if *ends <= self.now) {
                    *booking = Booking::Expired;
                    self.expired[registration.person] += 1;
                }
            }
        }
        for at in 0..self.registrations.len() {
            self.drop_companion(at);
        }
        self.wake_all();
    }

    /// What is to be seen, a line for each registration and each place.
    pub fn seen(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (at, registration) in self.registrations.iter().enumerate() {
            let mut line = format!("person {} {}", registration.person, registration.status());
            for (place, booking) in registration.bookings.iter().enumerate() {
                let Some(booking) = booking else { continue };
                let standing = match booking {
                    Booking::Held => "held".to_owned(),
                    Booking::Waiting(_) => {
                        let position = self.line(place).iter().position(|(_, each)| *each == at);
                        format!("waiting {}", position.expect("in the line") + 1)
                    }
                    Booking::Offered(ends) => format!("offered until {ends}"),
                    Booking::Cancelled => "cancelled".to_owned(),
                    Booking::Expired => "expired".to_owned(),
                };
                line.push_str(&format!(", {} {standing}", PLACES[place]));
            }
            lines.push(line);
        }
        for (place, name) in PLACES.iter().enumerate() {
            let (capacity, _) = self.capacities[place];
            let (taken, waiting) = (self.taken(place), self.line(place).len());
            lines.push(format!("{name}: {taken} of {capacity}, {waiting} wait"));
        }
        lines
    }
}

fn wanted_places(wanted: u8) -> Vec<usize> {
    (0..COUNT).filter(|place| wanted & 1 << place != 0).collect()
}

fn can_be_wanted(wanted: u8) -> Outcome {
    let places = wanted_places(wanted);
    let alone = places.contains(&COMPANION) && !places.contains(&DINNER);
    if places.is_empty() || alone { Err("invalid-fields") } else { Ok(()) }
}

/// Nobody holds two places at the same time.
fn can_be_held(places: &[usize]) -> Outcome {
    let evening = places.contains(&DINNER) || places.contains(&COMPANION);
    if evening && places.contains(&WORKSHOP) { Err("invalid-fields") } else { Ok(()) }
}
