//! The page of a session, and of a slot in it.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::Tx;
use domain::calendar::When;
use domain::programme::{Hours, Session, SessionPlace, Slot};
use domain::speaker::disclosure::{self, Disclosure};
use domain::value::{Key, LanguageTag, Localized};

use super::card::{self, Card, Event};
use super::markdown;
use super::shown::{Link, Moment, ShownSession, ShownSlot};
use super::{Desk, Menu, conference_page, kept_page, kept_page_with};
use crate::http::problem::{Problem, Reply};
use crate::pages::frame::Frame;
use crate::pages::speaker::disclosure_text;
use crate::state::State;

/// What the page of a session and that of a slot have in common.
struct Part {
    /// When, with the zone.
    when: String,
    starts: Moment,
    ends: Moment,
    /// What it is about, as harmless HTML.
    about: String,
    themes: Vec<Link>,
    /// The language it is held in; empty where nobody said.
    language: String,
}

#[derive(Template)]
#[template(path = "programme/session.html")]
pub(super) struct SessionPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    part: Part,
    session: ShownSession,
    accredited: bool,
    /// What one must know to book it; none where anybody may walk in.
    seats: Option<Seats>,
    /// Where one registers.
    register: String,
}

/// How a session is booked.
struct Seats {
    capacity: String,
    note: String,
}

#[derive(Template)]
#[template(path = "programme/slot.html")]
pub(super) struct SlotPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    part: Part,
    slot: ShownSlot,
    session: ShownSession,
    disclosures: Vec<ShownDisclosure>,
}

/// What one of the speakers has disclosed.
struct ShownDisclosure {
    name: String,
    text: String,
    date: String,
}

/// A session.
#[get("/conferences/{slug}/programme/sessions/{key}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let rest = format!("/sessions/{key}");
    let make = |desk: Desk<'_>| session_page(desk, &rest, &key);
    kept_page((&request, &state), (&slug, &rest), make).await
}

pub(super) fn session_page(desk: Desk<'_>, rest: &str, key: &str) -> Reply<SessionPage> {
    let session = desk.find(key, |programme, key| programme.session(key))?;
    let hours = session.hours().ok_or_else(Problem::not_found)?;
    let shown = desk.teller().session(session).ok_or_else(Problem::not_found)?;
    let part = part(&desk, hours, (&session.summary, &session.themes), session.language.as_ref());
    let crumbs = desk.way([day_of(&desk, session)], &shown.title);
    let performers: Vec<Link> = shown
        .chairs
        .iter()
        .chain(shown.slots.iter().flat_map(|slot| &slot.speakers))
        .cloned()
        .collect();
    let place = (shown.room.text.as_str(), performers.as_slice());
    let conference = &desk.conference.definition;
    let conference_address = conference_page::address(&conference.slug);
    let above = (conference.title.of(desk.frame.locale()), conference_address.as_str());
    let about = (shown.title.as_str(), &session.summary);
    let card = event_card(&desk, (rest, &part), about, place, above);
    Ok(SessionPage {
        menu: desk.menu(rest, crumbs),
        card,
        accredited: session.accredited,
        seats: session.place.as_ref().map(|place| seats(&desk, place)),
        register: format!("{conference_address}/register"),
        part,
        session: shown,
        frame: desk.frame,
    })
}

fn seats(desk: &Desk<'_>, place: &SessionPlace) -> Seats {
    let capacity = i64::from(place.capacity);
    Seats {
        capacity: desk.frame.texts.count("programme-session-seats", capacity, &[]),
        note: place.note.of(desk.frame.locale()).to_owned(),
    }
}

/// A slot.
#[get("/conferences/{slug}/programme/slots/{key}")]
pub async fn show_slot(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let rest = format!("/slots/{key}");
    let make = |desk: Desk<'_>, said: Vec<_>| slot_page(desk, (&rest, &key), &said);
    let slot: Option<Key> = key.parse().ok();
    let ask = move |tx: &mut Tx<'_>, conference| match &slot {
        Some(slot) => disclosure::store::list_of_slot(tx, conference, slot),
        None => Ok(Vec::new()),
    };
    kept_page_with((&request, &state), (&slug, &rest), ask, make).await
}

pub(super) fn slot_page(
    desk: Desk<'_>,
    (rest, key): (&str, &str),
    said: &[(Key, Disclosure)],
) -> Reply<SlotPage> {
    let (session, slot): (&Session, &Slot) =
        desk.find(key, |programme, key| programme.slot(key))?;
    let starts = session.starts.ok_or_else(Problem::not_found)?;
    let teller = desk.teller();
    let shown = teller.session(session).ok_or_else(Problem::not_found)?;
    let shown_slot = teller.slot(slot, starts);
    let language = slot.language.as_ref().or(session.language.as_ref());
    let part = part(&desk, slot.hours(starts), (&slot.summary, &slot.themes), language);
    let above = Link { address: shown.address.clone(), text: shown.title.clone() };
    let crumbs = desk.way([day_of(&desk, session), above], &shown_slot.title);
    let place = (shown.room.text.as_str(), shown_slot.speakers.as_slice());
    let about = (shown_slot.title.as_str(), &slot.summary);
    let above = (shown.title.as_str(), shown.address.as_str());
    let card = event_card(&desk, (rest, &part), about, place, above);
    let menu = desk.menu(rest, crumbs);
    let disclosures = disclosures(&desk, slot, said);
    Ok(SlotPage {
        menu,
        card,
        part,
        slot: shown_slot,
        session: shown,
        disclosures,
        frame: desk.frame,
    })
}

/// The newest of what each speaker of the slot has said, in their order.
fn disclosures(desk: &Desk<'_>, slot: &Slot, said: &[(Key, Disclosure)]) -> Vec<ShownDisclosure> {
    let (texts, zone) = (desk.frame.texts, desk.conference.definition.time_zone());
    let shown = |key: &Key| {
        let (_, newest) = said.iter().rev().find(|(whose, _)| whose == key)?;
        Some(ShownDisclosure {
            name: desk.programme.speaker(key)?.name.clone(),
            text: disclosure_text(&texts, &newest.said),
            date: texts.date(newest.disclosed_at.to_zoned(zone.clone()).date()),
        })
    };
    slot.speakers.iter().filter_map(shown).collect()
}

fn part(
    desk: &Desk<'_>,
    hours: Hours,
    (summary, themes): (&Localized, &[Key]),
    language: Option<&LanguageTag>,
) -> Part {
    let teller = desk.teller();
    let when = When::Times { start: hours.starts, end: hours.ends };
    Part {
        when: teller.texts.span(&when, teller.zone.as_str()),
        starts: teller.moment(hours.starts),
        ends: teller.moment(hours.ends),
        about: markdown::to_html(summary.of(teller.locale())),
        themes: teller.themes(themes),
        language: language.map(|tag| teller.language(tag)).unwrap_or_default(),
    }
}

fn day_of(desk: &Desk<'_>, session: &Session) -> Link {
    let teller = desk.teller();
    let day = session.day().unwrap_or_default();
    Link { address: teller.day_address(day), text: teller.texts.date(day) }
}

/// The card of something that happens, and is a part of `above`: of a session, or of the
/// conference.
fn event_card(
    desk: &Desk<'_>,
    (rest, part): (&str, &Part),
    (title, summary): (&str, &Localized),
    (room, performers): (&str, &[Link]),
    above: (&str, &str),
) -> Card {
    let description = card::description(summary.of(desk.frame.locale()));
    let card = desk.card(rest, (title, &description));
    let (name, address) = above;
    let event = Event {
        name: title,
        description: &description,
        starts: &part.starts,
        ends: &part.ends,
        room,
        performers,
        url: &card.url,
        part_of: (name, &format!("{}{address}", desk.origin)),
    };
    let data = event.data(&desk.origin);
    card.with(&data)
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(show_slot);
}
