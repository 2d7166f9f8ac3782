//! Whatever people edit, release, take back, hold, leave out and answer, in any order, and however
//! mails travel: once all have arrived, every calendar says what the programme says.

mod draft;
mod post;

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::invite::ops::Mails;
use domain::invite::{InviteStatus, store};
use domain::programme::draft::ops::{self as drafts, Change, DraftError};
use domain::programme::release::ops::{self as releases, Publish, ReleaseError};
use domain::speaker::{self, Contact};
use jiff::SignedDuration;
use mailer::inbound::receive;
use tests::app::{SLUG, TestApp};
use tests::database::Backend;
use tests::invited::{Due, due, shown};
use tests::model_calendar::{Answer, ModelCalendars};

use draft::Draft;
use post::Post;

const PEOPLE: [&str; 4] = ["chair", "bo", "clara", "dora"];
const STEPS: usize = 400;

/// SplitMix64: the same seed makes the same choices.
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number() % bound as u64).expect("small")
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// Says where it was when the test fails.
struct Place {
    seed: u64,
    step: usize,
}

impl Drop for Place {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}, step {}", self.seed, self.step);
        }
    }
}

/// The real thing, with the calendars of everybody and the mails on their way to us.
struct World {
    app: TestApp,
    chance: Chance,
    calendars: ModelCalendars,
    draft: Draft,
    post: Post,
    /// Where the mails of each person go.
    reached: BTreeMap<&'static str, String>,
    addresses: BTreeSet<String>,
    /// Answers that were written and not read yet.
    unread: Vec<Vec<u8>>,
    /// Where each invite stands whose calendar has everything: the newest answer to what it
    /// shows, or that it asks anew.
    answers: BTreeMap<String, InviteStatus>,
    /// Whether something was left out since the last release.
    has_left_out: bool,
    checks: usize,
}

impl World {
    async fn start(seed: u64) -> Self {
        let app = TestApp::start(Backend::Sqlite).await;
        let mut world = Self {
            app,
            chance: Chance(seed),
            calendars: ModelCalendars::default(),
            draft: Draft::default(),
            post: Post::default(),
            reached: BTreeMap::new(),
            addresses: BTreeSet::new(),
            unread: Vec::new(),
            answers: BTreeMap::new(),
            has_left_out: false,
            checks: 0,
        };
        world.edit(draft::beginning()).await;
        for person in PEOPLE {
            world.reach(person, 0, 0).await;
        }
        world.publish(Mails::Now).await;
        world
    }

    fn tick(&self) {
        self.app.clock.advance(SignedDuration::from_secs(1));
    }

    async fn edit(&self, edits: Vec<domain::programme::draft::Edit>) {
        let edited = self.app.state.write(move |tx| {
            let slug = SLUG.parse().expect("a slug");
            let (_, draft) = drafts::load(tx, &Actor::Operator, &slug)?;
            let change = Change { seen: draft.version, edits: edits.clone() };
            drafts::edit(tx, &Actor::Operator, &slug, &change)?;
            Ok::<_, DraftError>(())
        });
        edited.await.expect("the edit is right");
    }

    async fn publish(&mut self, mails: Mails) {
        let published = self.app.state.write(move |tx| {
            let slug = SLUG.parse().expect("a slug");
            let (_, draft) = drafts::load(tx, &Actor::Operator, &slug)?;
            let (name, note) = (String::new(), String::new());
            let wish = Publish { seen: draft.version, name, note, mails };
            releases::publish(tx, &Actor::Operator, &slug, &wish).map(|_| ())
        });
        match published.await {
            Ok(()) => self.has_left_out = false,
            // Two sessions at the same time in the same room, or nothing new.
            Err(ReleaseError::Clashes(_) | ReleaseError::Nothing) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    async fn take_back(&mut self, mails: Mails) {
        let conference = self.app.conference_id().await;
        let taken_back = self.app.state.write(move |tx| {
            let slug = SLUG.parse().expect("a slug");
            let newest = domain::programme::release::store::newest(tx, conference)?;
            let number = newest.map_or(0, |newest| newest.number());
            releases::take_back(tx, &Actor::Operator, &slug, (number, mails)).map(|_| ())
        });
        match taken_back.await {
            Ok(()) => self.has_left_out = false,
            Err(error) => {
                assert_eq!(domain::Fault::code(&error), "no-earlier-release", "{error:?}")
            }
        }
    }

    /// Says how somebody is reached: at one of their addresses, or through an assistant, whom
    /// others may have too.
    async fn reach(&mut self, person: &'static str, address: usize, assistant: usize) {
        let email = format!("{person}-{address}@example.org");
        let assistant = ["", "", "office@example.org", "ines@example.org"][assistant];
        let contact = Contact {
            email: email.clone(),
            assistant_email: assistant.to_owned(),
            language: "en".to_owned(),
            ..Contact::default()
        };
        let wish = contact.parse(None).expect("a contact");
        let (slug, key) = (SLUG.parse().expect("a slug"), person.parse().expect("a key"));
        let put = move |tx: &mut domain::Tx<'_>| {
            speaker::ops::put(tx, &Actor::Operator, &slug, &key, &wish)
        };
        self.app.state.write(put).await.expect("the contact is put");
        let to = if assistant.is_empty() { email } else { assistant.to_owned() };
        self.addresses.insert(to.clone());
        self.reached.insert(person, to);
    }

    /// Somebody answers something in their calendar, or asks for it again.
    fn write(&mut self) {
        let all: Vec<(String, String)> = self
            .calendars
            .0
            .values()
            .flat_map(|calendar| {
                let own = |uid: &String| (calendar.owner.clone(), uid.clone());
                calendar.entries().iter().map(|entry| own(&entry.uid)).collect::<Vec<_>>()
            })
            .collect();
        if all.is_empty() {
            return;
        }
        let (owner, uid) = all[self.chance.below(all.len())].clone();
        let (calendar, now) = (self.calendars.of(&owner), self.app.clock.now());
        let (answer, status) = match self.chance.below(8) {
            0 => return self.unread.push(calendar.refresh(&uid, now)),
            1 | 2 => (Answer::Tentative, InviteStatus::Tentative),
            3 | 4 => (Answer::Declined, InviteStatus::Declined),
            _ => (Answer::Accepted, InviteStatus::Accepted),
        };
        self.unread.push(calendar.reply(&uid, answer, "", now));
        self.answers.insert(uid, status);
    }

    /// Reads one of the mails that came, in no order.
    async fn read(&mut self) {
        if self.unread.is_empty() {
            return;
        }
        let mail = self.unread.swap_remove(self.chance.below(self.unread.len()));
        self.app.state.write(receive(mail)).await.expect("the store takes it");
    }

    async fn step(&mut self) {
        self.tick();
        match self.chance.below(22) {
            0..=5 => {
                let edits = self.draft.change(&mut self.chance);
                self.edit(edits).await;
            }
            6..=8 => {
                let mails = Mails::of(self.chance.one_in(3));
                self.publish(mails).await;
            }
            9 => {
                let mails = Mails::of(self.chance.one_in(3));
                self.take_back(mails).await;
            }
            10 => {
                let person = PEOPLE[self.chance.below(PEOPLE.len())];
                let (address, assistant) = (self.chance.below(2), self.chance.below(4));
                self.reach(person, address, assistant).await;
                // What was left out is told again to where it is wanted now.
                self.has_left_out = true;
            }
            11 | 12 => {
                let most = 1 + i64::try_from(self.chance.below(4)).expect("small");
                self.deliver(most, true).await;
            }
            13 | 14 => self.word_about_held().await,
            15 | 16 => self.write(),
            17..=19 => self.read().await,
            _ => self.settle().await,
        }
    }

    /// Lets everything arrive, and compares.
    async fn settle(&mut self) {
        while !self.unread.is_empty() {
            self.read().await;
        }
        self.let_go().await;
        while self.app.due().await > 0 || self.is_waiting().await {
            self.app.clock.advance(SignedDuration::from_mins(10));
            self.deliver(1_000, false).await;
        }
        if self.has_left_out {
            // Only a release tells again what was left out.
            self.publish(Mails::Now).await;
            if self.has_left_out {
                return;
            }
            while self.app.due().await > 0 {
                self.deliver(1_000, false).await;
            }
        }
        self.compare().await;
        self.checks += 1;
    }

    async fn compare(&mut self) {
        let programme = super::released(&self.app).await;
        let mut wanted: BTreeMap<&str, Vec<Due>> = BTreeMap::new();
        for (person, address) in &self.reached {
            wanted.entry(address).or_default().extend(due(&programme, person, "Europe/Stockholm"));
        }
        for address in &self.addresses {
            let mut wanted = wanted.remove(address.as_str()).unwrap_or_default();
            wanted.sort();
            assert_eq!(shown(&mut self.calendars, address), wanted, "at {address}");
        }
        assert_eq!(self.calendars.unknown_cancels(), 0, "no CANCEL before its REQUEST");
        let conference = self.app.conference_id().await;
        for invite in self.app.read(move |tx| store::list(tx, conference)).await {
            if let Some(answer) = self.answers.get(&invite.uid) {
                assert_eq!(invite.status, *answer, "{invite:#?}");
            }
        }
    }
}

#[actix_web::test]
async fn calendars_say_what_the_programme_says_whatever_happened() {
    let mut checks = 0;
    for seed in 1..=8 {
        let mut place = Place { seed, step: 0 };
        let mut world = World::start(seed).await;
        while place.step < STEPS {
            place.step += 1;
            world.step().await;
        }
        world.settle().await;
        checks += world.checks;
        world.app.stop().await;
    }
    assert!(checks > 100, "only {checks} comparisons");
}
