//! One's own agenda: what one holds, waits for, starred, and does there oneself, by time.

use actix_web::http::StatusCode;
use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::calendar::When;
use domain::conference::Definition;
use domain::programme::{ItemId, ItemKind, Programme, release};
use domain::registration::agenda::{Entry, agenda};
use domain::speaker;
use domain::star::{self, StarError};
use domain::text::Texts;
use jiff::civil::Date;

use super::super::frame::Frame;
use super::super::page;
use super::own::{self, Own, form_key};
use super::register::standing_text;
use crate::http::actor::Attendee;
use crate::http::problem::Reply;
use crate::state::State;

/// One thing as the page shows it.
struct ShownEntry {
    time: String,
    title: String,
    /// Its page in the programme.
    address: Option<String>,
    location: String,
    /// How the booking stands: for the colour, and in words.
    standing: Option<(&'static str, String)>,
    /// What is starred.
    star: Option<String>,
    /// Whether the person speaks there or chairs it.
    own: bool,
    /// What is at the same time, in a sentence; may be empty.
    beside: String,
}

/// What is on one day, or for whole days.
struct ShownDay {
    heading: String,
    entries: Vec<ShownEntry>,
}

#[derive(Template)]
#[template(path = "registration/agenda.html")]
struct AgendaPage {
    frame: Frame,
    slug: String,
    zone: String,
    days: Vec<ShownDay>,
    /// All stars, for the script that offers to keep those of the device.
    kept: String,
    form_key: String,
    /// Whether held places are at the same time.
    clashes: bool,
    /// Whether a place is at the time of what the person does themselves.
    own_clashes: bool,
}

/// The stars of the attendee, and the programme that readers see.
pub(super) async fn starred(
    state: &State,
    attendee: &Attendee,
    own: &Own,
) -> Reply<(Vec<ItemId>, Option<std::sync::Arc<Programme>>)> {
    let (id, actor, conference) = (attendee.registration, attendee.actor(), own.conference().id);
    let found = state
        .read(move |tx| {
            let stars = star::ops::list(tx, &actor, id)?;
            let release = release::store::newest(tx, conference)?;
            Ok::<_, StarError>((stars, release.map(|release| release.programme)))
        })
        .await?;
    Ok(found)
}

/// The page.
#[get("/registration/agenda")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let (stars, programme) = starred(&state, &attendee, &own).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let definition = &own.conference().definition;
    let (conference, email) = (own.conference().id, own.booked.registration.email.clone());
    let find = move |tx: &mut domain::Tx<'_>| speaker::ops::duties_of(tx, conference, &email);
    let duties = state.read(find).await?;
    let chosen = (stars.as_slice(), duties.as_slice());
    let entries = agenda(definition, programme.as_deref(), &own.standings, chosen);
    let kept: Vec<String> = stars.iter().map(ToString::to_string).collect();
    let shown = AgendaPage {
        slug: definition.slug.to_string(),
        zone: definition.zone.as_str().to_owned(),
        days: days(&frame.texts, definition, &entries),
        kept: kept.join(" "),
        form_key: form_key(&state, &attendee),
        clashes: !own.clashes().is_empty(),
        own_clashes: entries.iter().any(|entry| is_own_clash(entry, &entries)),
        frame,
    };
    page(StatusCode::OK, &shown)
}

fn days(texts: &Texts, definition: &Definition, entries: &[Entry]) -> Vec<ShownDay> {
    let mut days: Vec<(Option<Date>, ShownDay)> = Vec::new();
    for entry in entries {
        let shown = shown(texts, definition, (entry, entries));
        match days.last_mut() {
            Some((day, last)) if *day == entry.day() => last.entries.push(shown),
            _ => {
                let heading = entry
                    .day()
                    .map_or_else(|| texts.get("agenda-whole-days"), |day| texts.date(day));
                days.push((entry.day(), ShownDay { heading, entries: vec![shown] }));
            }
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

/// Whether it is a place at the time of what the person does themselves.
fn is_own_clash(entry: &Entry, all: &[Entry]) -> bool {
    let others = entry.beside.iter().filter_map(|number| all.get(*number));
    entry.standing.is_some() && !entry.own && others.into_iter().any(|other| other.own)
}

fn shown(texts: &Texts, definition: &Definition, (entry, all): (&Entry, &[Entry])) -> ShownEntry {
    let locale = texts.locale();
    let time = match &entry.when {
        When::Times { start, end } => {
            format!("{}–{}", texts.time(start.time()), texts.time(end.time()))
        }
        When::Days { .. } => texts.span(&entry.when, definition.zone.as_str()),
    };
    let others = entry.beside.iter().filter_map(|number| all.get(*number));
    let others: Vec<&str> = others.map(|other| other.title.of(locale)).collect();
    let beside = match others.as_slice() {
        [] => String::new(),
        others => texts.with("agenda-beside", &[("others", &others.join(", "))]),
    };
    let slug = definition.slug.as_str();
    ShownEntry {
        time,
        title: entry.title.of(locale).to_owned(),
        address: entry.item.as_ref().and_then(|item| address(slug, item)),
        location: entry.location.of(locale).to_owned(),
        standing: entry.standing.as_ref().map(|it| (it.status.as_str(), standing_text(texts, it))),
        star: entry.item.as_ref().filter(|_| entry.starred).map(ToString::to_string),
        own: entry.own,
        beside,
    }
}

/// Where readers find a session or a slot.
pub(super) fn address(slug: &str, item: &ItemId) -> Option<String> {
    let folder = match item.kind {
        ItemKind::Session => "sessions",
        ItemKind::Slot => "slots",
        ItemKind::Track | ItemKind::Theme | ItemKind::Room | ItemKind::Speaker => return None,
    };
    Some(format!("/conferences/{slug}/programme/{folder}/{}", item.key))
}

/// The routes of one's own agenda.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
