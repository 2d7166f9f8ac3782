use jiff::Timestamp;
use tempfile::TempDir;

use super::{LoadError, Loaded, compare, load};
use crate::actor::{Actor, Reach, Refused, Role};
use crate::booking::{self, BookingStatus};
use crate::conference::{Definition, file, store};
use crate::fault::{Fault, StoreResult};
use crate::registration::{Choices, Details, Register, ops::register};
use crate::sql::{Options, Store, Tx};
use crate::value::Locale;
use crate::value::id::{AccountId, ConferenceId};
use crate::{audit, place, programme};

const FILE: &str = include_str!("../../../../../config/conferences/precision-medicine-2022.toml");
const PROGRAMME: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.programme.toml");

fn now() -> Timestamp {
    "2022-06-01T09:00:00+02:00".parse().unwrap()
}

fn open() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store =
        Store::open(&format!("sqlite:{}/a.sqlite", folder.path().display()), Options::default());
    (folder, store.unwrap())
}

/// The shipped conference, changed as text.
fn with(changes: &[(&str, &str)]) -> Definition {
    let text = changes.iter().fold(FILE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old:?} must be in the file");
        text.replace(old, new)
    });
    file::parse(&text).unwrap()
}

fn load_as(store: &Store, actor: Actor, definition: Definition) -> Result<Loaded, LoadError> {
    store.write_now(now(), move |tx| load(tx, &actor, &definition))
}

fn load_with(store: &Store, changes: &[(&str, &str)]) -> Result<Loaded, LoadError> {
    load_as(store, Actor::Operator, with(changes))
}

fn read<T: Send + 'static>(
    store: &Store,
    work: impl Fn(&mut Tx<'_>) -> StoreResult<T> + Send + 'static,
) -> T {
    store.read_now(now(), work).unwrap()
}

fn book(store: &Store, name: &str, places: &[&str]) {
    let answer = crate::conference::RawAnswer::One("no".to_owned());
    let wish = Register {
        conference: "precision-medicine-2022".parse().unwrap(),
        email: format!("{name}@example.org").parse().unwrap(),
        details: Details {
            given_name: name.parse().unwrap(),
            family_name: "Sample".parse().unwrap(),
            affiliation: "Sample".parse().unwrap(),
            country: "SE".parse().unwrap(),
            language: Locale::En,
            orcid: None,
            efn: None,
            photo_consent: None,
            choices: Choices {
                category: "physician".to_owned(),
                focus_areas: Vec::new(),
                answers: [("poster".to_owned(), answer)].into(),
            },
            needs: None,
        },
        places: places.iter().map(ToString::to_string).collect(),
        notice_version: "2022-05".to_owned(),
        once: None,
    };
    store.write_now(now(), move |tx| register(tx, &Actor::Visitor, &wish)).unwrap();
}

/// Capacity, taken and waiting of a place.
fn seats(store: &Store, conference: ConferenceId, key: &'static str) -> Option<(i32, i32, i32)> {
    let places = read(store, move |tx| place::store::list(tx, conference));
    let place = places.into_iter().find(|place| place.key.as_str() == key)?;
    Some((place.capacity, place.taken, place.waiting))
}

fn bookings(store: &Store, loaded: &Loaded, key: &str) -> Vec<BookingStatus> {
    let id = *loaded.conference.places.get(&key.parse().unwrap()).unwrap();
    let living = read(store, move |tx| booking::store::list_living(tx, id));
    living.iter().map(booking::Booking::status).collect()
}

/// What the audit log has of a conference, by name: entries of one instant have no order.
fn actions(store: &Store, conference: ConferenceId) -> Vec<String> {
    let entries = read(store, move |tx| audit::store::list(tx, conference.as_str()));
    let mut actions: Vec<String> = entries.into_iter().map(|entry| entry.action).collect();
    actions.sort();
    actions
}

#[test]
fn a_file_makes_a_conference_and_the_same_file_again_changes_nothing() {
    let (_folder, store) = open();
    let first = load_with(&store, &[]).unwrap();
    assert!(first.created && !first.differences.is_empty());
    assert_eq!((first.conference.version, first.conference.places.len()), (1, 4));
    assert_eq!(seats(&store, first.conference.id, "dinner"), Some((120, 0, 0)));

    let again = load_with(&store, &[]).unwrap();
    assert!(!again.created && again.differences.is_empty());
    assert_eq!((again.conference.id, again.conference.version), (first.conference.id, 1));
    assert_eq!(actions(&store, first.conference.id), ["conference.create"]);
}

#[test]
fn a_changed_file_changes_the_conference_and_its_places_in_one_version() {
    let (_folder, store) = open();
    let first = load_with(&store, &[]).unwrap();
    let changed =
        [("capacity   = 120", "capacity   = 150"), ("\"companion-dinner\"", "\"companion\"")];
    let definition = with(&changed);
    let told = read(&store, move |tx| compare(tx, &definition));
    assert_eq!(read(&store, move |tx| store::load(tx, first.conference.id)).version, 1);

    let second = load_with(&store, &changed).unwrap();
    assert_eq!(second.differences, told);
    assert_eq!(told.first().unwrap().to_string(), "~ places.dinner.capacity: 120 → 150");
    assert_eq!((second.conference.id, second.conference.version), (first.conference.id, 2));
    assert_eq!(seats(&store, first.conference.id, "dinner"), Some((150, 0, 0)));
    assert_eq!(seats(&store, first.conference.id, "companion-dinner"), None);
    assert_eq!(seats(&store, first.conference.id, "companion"), Some((20, 0, 0)));
    assert_eq!(actions(&store, first.conference.id), ["conference.change", "conference.create"]);
}

#[test]
fn a_conference_is_made_by_those_who_may_act_on_all_and_changed_by_its_own() {
    let staff =
        |reach, role| Actor::Staff { account: AccountId::new(now()), roles: vec![(reach, role)] };
    let (_folder, store) = open();
    let other = ConferenceId::new(now());
    let refused = [
        (Actor::Visitor, Refused::SignIn),
        (Actor::Clock, Refused::Role),
        (staff(Reach::All, Role::Organiser), Refused::Role),
        (staff(Reach::One(other), Role::Owner), Refused::Role),
    ];
    for (actor, expected) in refused {
        let failure = load_as(&store, actor.clone(), with(&[])).unwrap_err();
        assert_eq!(failure.code(), expected.code(), "{actor:?}");
    }
    let made = load_as(&store, staff(Reach::All, Role::Owner), with(&[])).unwrap();

    let one = Reach::One(made.conference.id);
    let shorter = || with(&[("offer_hours   = 48", "offer_hours   = 24")]);
    let failure = load_as(&store, staff(one, Role::TrackChair), shorter()).unwrap_err();
    assert_eq!(failure.code(), "role-needed");
    let changed = load_as(&store, staff(one, Role::Organiser), shorter()).unwrap();
    assert_eq!(changed.conference.version, 2);
}

#[test]
fn seats_that_are_taken_are_not_taken_away() {
    let (_folder, store) = open();
    let first = load_with(&store, &[]).unwrap();
    book(&store, "ada", &["on-site", "dinner"]);
    book(&store, "bob", &["on-site", "dinner"]);

    let fewer = load_with(&store, &[("capacity   = 120", "capacity   = 1")]).unwrap_err();
    assert_eq!(fewer.code(), "capacity-below-taken");
    assert_eq!(
        fewer.to_string(),
        "places.dinner.capacity is 1, but 2 seats are taken; set it to 2 or more, or set overbooked = true \
         there, and no seat is given until fewer are taken"
    );
    let gone =
        load_with(&store, &[("key      = \"on-site\"", "key      = \"in-the-hall\"")]).unwrap_err();
    assert_eq!(gone.code(), "place-booked");
    assert_eq!(
        gone.to_string(),
        "the file no longer has the place on-site, but people have booked it; keep it, and set cancelled = \
         true there to cancel their bookings"
    );
    assert_eq!(seats(&store, first.conference.id, "dinner"), Some((120, 2, 0)));
    assert_eq!(read(&store, move |tx| store::load(tx, first.conference.id)).version, 1);

    let overbooked = ("capacity   = 120", "capacity   = 1\noverbooked = true");
    load_with(&store, &[overbooked]).unwrap();
    assert_eq!(seats(&store, first.conference.id, "dinner"), Some((1, 2, 0)));
}

#[test]
fn more_seats_are_offered_to_those_who_wait() {
    let (_folder, store) = open();
    let small = load_with(&store, &[("capacity   = 120", "capacity   = 1")]).unwrap();
    for name in ["ada", "bob", "cleo"] {
        book(&store, name, &["on-site", "dinner"]);
    }
    assert_eq!(seats(&store, small.conference.id, "dinner"), Some((1, 1, 2)));

    let larger = load_with(&store, &[("capacity   = 120", "capacity   = 2")]).unwrap();
    assert_eq!(seats(&store, small.conference.id, "dinner"), Some((2, 2, 1)));
    let mut standing = bookings(&store, &larger, "dinner");
    standing.sort_by_key(|status| status.as_str());
    assert_eq!(standing, [BookingStatus::Held, BookingStatus::Offered, BookingStatus::Waiting]);
}

#[test]
fn a_cancelled_place_gives_back_its_bookings_and_those_that_required_it() {
    let (_folder, store) = open();
    let first = load_with(&store, &[]).unwrap();
    book(&store, "ada", &["on-site", "dinner", "companion-dinner"]);
    let cancelled =
        load_with(&store, &[("capacity   = 120", "capacity   = 120\ncancelled = true")]).unwrap();
    assert_eq!(bookings(&store, &cancelled, "dinner"), []);
    assert_eq!(bookings(&store, &cancelled, "companion-dinner"), []);
    assert_eq!(bookings(&store, &cancelled, "on-site"), [BookingStatus::Held]);
    assert_eq!(seats(&store, first.conference.id, "companion-dinner"), Some((20, 0, 0)));
}

#[test]
fn conferences_are_listed_by_their_first_day_the_newest_first() {
    let (_folder, store) = open();
    let days = |first: &str| format!("first_day = {first}\nlast_day  = 2022-09-23");
    for (slug, first) in
        [("older", "2022-09-20"), ("newest", "2022-09-22"), ("newer", "2022-09-21")]
    {
        let definition = with(&[
            ("\"precision-medicine-2022\"", &format!("\"{slug}\"")),
            ("first_day = 2022-09-22\nlast_day  = 2022-09-23", &days(first)),
        ]);
        load_as(&store, Actor::Operator, definition).unwrap();
    }
    let listed = read(&store, store::list);
    let slugs: Vec<&str> = listed.iter().map(|each| each.definition.slug.as_str()).collect();
    assert_eq!(slugs, ["newest", "newer", "older"]);
    let nobody = read(&store, |tx| store::find(tx, &"nobody".parse().unwrap()));
    assert!(nobody.is_none());
}

#[test]
fn releases_are_numbered_and_the_same_programme_is_not_released_again() {
    let (_folder, store) = open();
    let conference = load_with(&store, &[]).unwrap().conference;
    let release = |text: String| {
        let made = programme::file::parse(&text, &conference.definition).unwrap();
        let slug = conference.definition.slug.clone();
        let work = move |tx: &mut Tx<'_>| {
            programme::release::ops::load(tx, &Actor::Operator, &slug, &made)
        };
        store.write_now(now(), work).unwrap()
    };
    let id = conference.id;
    assert_eq!(read(&store, move |tx| programme::release::store::newest(tx, id)), None);
    let first = release(PROGRAMME.to_owned());
    let same = release(PROGRAMME.to_owned());
    assert_eq!(same, programme::release::ops::Released::Same(first.release().clone()));
    let second = release(PROGRAMME.replace("en = \"Opening:", "en = \"Start:"));
    assert_eq!((first.release().number(), second.release().number()), (1, 2));
    let newest = read(&store, move |tx| programme::release::store::newest(tx, id)).unwrap();
    assert_eq!(&newest, second.release());
    // The first release makes places of the sessions that can be booked.
    assert_eq!(
        actions(&store, id),
        ["conference.change", "conference.create", "programme.release", "programme.release"]
    );
}
