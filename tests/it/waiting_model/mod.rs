//! The waiting list against a model of its rules: whatever people, organisers, workers and the
//! clock do, in any order, what the database says is what the rules say.

mod model;
mod registration;

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::calendar::When;
use domain::conference::{self, Definition};
use domain::registration::{
    Choices, Details, Register, Status, change, offer, ops, store, swap, tell,
};
use domain::sql::Options;
use domain::value::id::{ConferenceId, RegistrationId};
use domain::value::{EmailAddress, Locale};
use domain::{Fault, Store, StoreResult, Tx, booking, outbox, place};
use jiff::Timestamp;
use model::{COUNT, Model, PEOPLE, PLACES, Step};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tests::database::{Backend, Database};

const BEGINS: &str = "2022-06-01T09:00:00+02:00";
/// Registering ends when offers end, so that a clock that is set back there can do both anew.
const UNTIL: &str = "2022-06-05T21:00:00";
const CAPACITIES: [i32; COUNT] = [2, 1, 1, 1];

/// The conference of the tests with a workshop in the evening, and a short time for everything.
fn definition() -> Definition {
    let text = tests::conference::file();
    let mut definition = conference::file::parse(&text).expect("the file is right");
    definition.places.retain(|place| PLACES.contains(&place.key.as_str()));
    for (place, capacity) in definition.places.iter_mut().zip(CAPACITIES) {
        place.capacity = capacity;
        if place.key.as_str() == "workshop" {
            let day = definition.first_day;
            place.when = When::Times { start: day.at(18, 0, 0, 0), end: day.at(20, 0, 0, 0) };
            place.window = None;
        }
    }
    definition.registration.closes = UNTIL.parse().expect("a time");
    definition.changes_until = UNTIL.parse().expect("a time");
    definition
}

fn instant(civil: &str) -> Timestamp {
    format!("{civil}+02:00").parse().expect("a time")
}

fn email(person: usize) -> EmailAddress {
    format!("person-{person}@example.org").parse().expect("an address")
}

/// The keys of the places whose bits are set.
fn keys(wanted: u8) -> Vec<String> {
    let set = |(at, _): &(usize, &&str)| wanted & 1 << at != 0;
    PLACES.iter().enumerate().filter(set).map(|(_, key)| (*key).to_owned()).collect()
}

/// The real thing beside its model.
struct Both {
    store: Store,
    model: Model,
    definition: Definition,
    conference: ConferenceId,
    /// In the order of the model's registrations.
    ids: Vec<RegistrationId>,
}

impl Both {
    fn new(database: &Database) -> Self {
        let options = Options { readers: 1, ..Options::default() };
        let store = Store::open(&database.url, options).expect("the store opens");
        let now: Timestamp = BEGINS.parse().expect("a time");
        let definition = definition();
        let wish = definition.clone();
        let loaded = store
            .write_now(now, move |tx| conference::ops::load(tx, &Actor::Operator, &wish))
            .expect("the conference is loaded");
        let model = Model::new(now, instant(UNTIL), CAPACITIES);
        Self { store, model, definition, conference: loaded.conference.id, ids: Vec::new() }
    }

    fn write<T: Send + 'static, E>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(), &'static str>
    where
        E: Fault + From<domain::StoreError> + Send + 'static,
    {
        self.store.write_now(self.model.now, work).map(drop).map_err(|fault| fault.code())
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> T {
        self.store.read_now(self.model.now, work).expect("the query runs")
    }

    /// Does to the database what the model does in this step.
    fn take(&mut self, step: Step) -> Result<(), &'static str> {
        let person = match step {
            Step::Register(person, wanted) => return self.register(person, wanted),
            Step::Capacity(place, capacity, overbooked) => {
                return self.load(place, capacity, overbooked);
            }
            Step::Minutes(_) => return Ok(()),
            Step::Sweep => return self.write(domain::upkeep::run),
            Step::ChangePlaces(person, _)
            | Step::Cancel(person)
            | Step::Accept(person, _)
            | Step::Refuse(person, _)
            | Step::Swap(person, _) => person,
        };
        let id = self.ids[self.model.newest(person).expect("no stranger")];
        let actor = Actor::Attendee(id);
        match step {
            Step::ChangePlaces(_, wanted) => {
                self.write(move |tx| change::change_places(tx, &actor, (id, None), &keys(wanted)))
            }
            Step::Accept(_, at) => {
                let key = PLACES[at].parse().expect("a key");
                self.write(move |tx| offer::accept(tx, &actor, id, &key))
            }
            Step::Refuse(_, at) => {
                let key = PLACES[at].parse().expect("a key");
                self.write(move |tx| offer::refuse(tx, &actor, id, &key))
            }
            Step::Swap(_, at) => {
                let key = PLACES[at].parse().expect("a key");
                self.write(move |tx| swap::swap(tx, &actor, (id, None), &key))
            }
            _ => self.write(move |tx| change::cancel(tx, &actor, (id, None))),
        }
    }

    fn register(&self, person: usize, wanted: u8) -> Result<(), &'static str> {
        let wish = Register {
            conference: self.definition.slug.clone(),
            email: email(person),
            details: Details {
                given_name: "Ada".parse().expect("a name"),
                family_name: "Prov".parse().expect("a name"),
                affiliation: "Sample".parse().expect("a name"),
                country: "SE".parse().expect("a country"),
                language: Locale::En,
                orcid: None,
                efn: None,
                photo_consent: None,
                choices: Choices { category: "physician".to_owned(), ..Choices::default() },
                needs: None,
            },
            places: keys(wanted),
            notice_version: self.definition.notice.version.clone(),
            once: None,
        };
        self.write(move |tx| ops::register(tx, &Actor::Visitor, &wish))
    }

    fn load(&mut self, at: usize, capacity: i32, overbooked: bool) -> Result<(), &'static str> {
        let mut wish = self.definition.clone();
        wish.places[at].capacity = capacity;
        wish.places[at].overbooked = overbooked;
        let loaded = wish.clone();
        self.write(move |tx| conference::ops::load(tx, &Actor::Operator, &loaded))?;
        self.definition = wish;
        Ok(())
    }

    /// What the database says, in the words of the model.
    fn seen(&self) -> Vec<String> {
        let (ids, id) = (self.ids.clone(), self.conference);
        self.read(move |tx| {
            let conference = conference::store::load(tx, id)?;
            let mut lines = Vec::new();
            for id in &ids {
                let found = store::find(tx, *id)?.expect("it was made");
                let person = found.email.as_str();
                let person = person.trim_start_matches("person-").trim_end_matches("@example.org");
                let mut line = format!("person {person} {}", found.status().as_str());
                let bookings = booking::store::list(tx, *id)?;
                for standing in tell::standings(tx, &conference, &bookings)? {
                    line.push_str(&format!(", {} {}", standing.place, standing.status.as_str()));
                    if let Some(position) = standing.position {
                        line.push_str(&format!(" {position}"));
                    }
                    if let Some(ends) = standing.offer_expires_at {
                        line.push_str(&format!(" until {ends}"));
                    }
                }
                lines.push(line);
            }
            let places = place::store::list(tx, id)?;
            for key in PLACES {
                let place = places.iter().find(|place| place.key.as_str() == key);
                let place = place.expect("it is loaded");
                let (taken, capacity) = (place.taken, place.capacity);
                lines.push(format!("{key}: {taken} of {capacity}, {} wait", place.waiting));
            }
            Ok(lines)
        })
    }

    /// How many mails of a kind each person is owed.
    fn told(&self, kind: &'static str) -> [usize; PEOPLE] {
        let id = self.conference;
        let listed = self.read(move |tx| outbox::store::list(tx, id, None, None, 100_000));
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for message in listed.iter().filter(|message| message.kind == kind) {
            *counts.entry(message.recipient.to_string()).or_default() += 1;
        }
        std::array::from_fn(|person| counts.get(email(person).as_str()).copied().unwrap_or(0))
    }

    /// Holds the database against the model, and against what must hold in any case.
    fn compare(&self, step: Step) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.seen(), self.model.seen(), "after {:?}", step);
        prop_assert_eq!(self.told("booking-offered"), self.model.offered, "a mail for each offer");
        prop_assert_eq!(self.told("booking-expired"), self.model.expired, "a mail for each end");
        let wrong = self.read(|tx| place::ops::recount(tx, false));
        prop_assert!(wrong.is_empty(), "{wrong:?}");
        let id = self.conference;
        let places = self.read(move |tx| place::store::list(tx, id));
        for place in &places {
            let at = PLACES.iter().position(|key| *key == place.key.as_str()).expect("a place");
            let (capacity, overbooked) = self.model.capacity(at);
            prop_assert!(place.taken <= capacity || overbooked, "{place:?}");
            let idle = place.waiting > 0 && place.taken < place.capacity;
            let is_late = self.model.now >= instant(UNTIL);
            if matches!(step, Step::Sweep) {
                prop_assert!(!idle || is_late, "a free place with people waiting: {place:?}");
            }
        }
        Ok(())
    }
}

/// Takes all steps on a fresh database and compares after each.
fn run(database: &Database, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut both = Both::new(database);
    for step in steps {
        let stranger = match step {
            Step::ChangePlaces(person, _)
            | Step::Cancel(person)
            | Step::Accept(person, _)
            | Step::Refuse(person, _)
            | Step::Swap(person, _) => both.model.newest(*person).is_none(),
            _ => false,
        };
        if stranger {
            continue;
        }
        let step = &both.model.aimed(*step);
        let before = both.model.count();
        let real = both.take(*step);
        let expected = both.model.take(*step);
        prop_assert_eq!(real, expected, "{:?} at {}", step, both.model.now);
        if let Step::Register(person, _) = *step
            && both.model.count() > before
        {
            let id = both.conference;
            let found = both.read(move |tx| store::find_living(tx, id, &email(person)));
            let found = found.expect("the registration is there");
            prop_assert_ne!(found.status(), Status::Cancelled);
            both.ids.push(found.id);
        }
        both.compare(*step)?;
    }
    both.store.close();
    Ok(())
}

fn step() -> impl Strategy<Value = Step> {
    let (person, place, wanted) = (0..PEOPLE, 0..PLACES.len(), 0_u8..16);
    prop_oneof![
        8 => (person.clone(), wanted.clone()).prop_map(|(who, what)| Step::Register(who, what)),
        4 => (person.clone(), wanted).prop_map(|(who, what)| Step::ChangePlaces(who, what)),
        3 => person.clone().prop_map(Step::Cancel),
        4 => (person.clone(), place.clone()).prop_map(|(who, at)| Step::Accept(who, at)),
        2 => (person.clone(), place.clone()).prop_map(|(who, at)| Step::Refuse(who, at)),
        4 => (person, place.clone()).prop_map(|(who, at)| Step::Swap(who, at)),
        3 => (place, 0..4, any::<bool>()).prop_map(|(at, to, over)| Step::Capacity(at, to, over)),
        2 => (-180_i64..0).prop_map(Step::Minutes),
        2 => (0_i64..600).prop_map(Step::Minutes),
        2 => (2_879_i64..2_882).prop_map(Step::Minutes),
        4 => Just(Step::Sweep),
    ]
}

/// Tries random steps; PROPTEST_CASES says how often, if not as here.
fn try_steps(backend: Backend, cases: u32) {
    let usual = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { cases };
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 300, ..usual };
    let mut runner = TestRunner::new(config);
    let steps = prop::collection::vec(step(), 1..40);
    let tried = runner.run(&steps, |steps| run(&Database::fresh(backend), &steps));
    if let Err(why) = tried {
        panic!("{why}");
    }
}

/// Takes known steps on both databases.
fn run_on_both(steps: &[Step]) {
    for backend in Backend::ALL {
        run(&Database::fresh(backend), steps).expect("as the rules say");
    }
}

#[test]
fn offers_of_one_person_that_end_together_all_expire() {
    let both = 0b110;
    run_on_both(&[
        Step::Register(0, both),
        Step::Register(1, both),
        Step::Register(2, both),
        Step::Cancel(0),
        Step::Minutes(48 * 60),
        Step::Sweep,
    ]);
}

#[test]
fn a_clock_that_is_set_back_lets_nobody_overtake() {
    let dinner = 0b010;
    run_on_both(&[
        Step::Register(0, dinner),
        Step::Register(1, dinner),
        Step::Register(2, dinner),
        Step::Cancel(0),
        // To the end of all offers: this one expires, and its seat is offered to nobody.
        Step::Minutes(108 * 60),
        Step::Sweep,
        Step::Minutes(-60),
        Step::Register(3, dinner),
        Step::Sweep,
    ]);
}

#[test]
fn an_exchange_frees_what_was_in_the_way_with_what_needs_it() {
    let (evening, workshop) = (0b0110, 0b1000);
    run_on_both(&[
        Step::Register(0, evening),
        Step::Register(1, evening),
        Step::Register(2, workshop),
        Step::Swap(0, 3),
        Step::ChangePlaces(0, evening | workshop),
        Step::Cancel(2),
        Step::Accept(0, 3),
        Step::Swap(0, 3),
        Step::Accept(1, 1),
        Step::Swap(1, 2),
    ]);
}

#[test]
fn the_waiting_list_follows_its_rules_on_sqlite() {
    try_steps(Backend::Sqlite, 48);
}

#[test]
fn the_waiting_list_follows_its_rules_on_postgres() {
    try_steps(Backend::Postgres, 8);
}
