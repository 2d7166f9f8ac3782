//! Starring sessions and slots with the private link.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::programme::{ItemId, ItemKind, Programme};
use domain::star::ops::{self, SetStars};
use domain::text::Texts;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::{inside, page, see_other};
use super::agenda::starred;
use super::own::{self, form_key, genuine};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// Where one comes back to when the form names no place of ours.
const BACK: &str = "/registration/agenda";

/// A session or a slot to tick.
struct Row {
    item: String,
    id: String,
    time: String,
    title: String,
    is_slot: bool,
    is_starred: bool,
}

struct Day {
    heading: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "registration/stars.html")]
struct StarsPage {
    frame: Frame,
    slug: String,
    form_key: String,
    days: Vec<Day>,
}

/// The whole programme, to tick what one likes.
#[get("/registration/stars")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let (stars, programme) = starred(&state, &attendee, &own).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let shown = StarsPage {
        slug: own.conference().definition.slug.to_string(),
        form_key: form_key(&state, &attendee),
        days: programme.map_or_else(Vec::new, |it| days(&frame.texts, &it, &stars)),
        frame,
    };
    page(StatusCode::OK, &shown)
}

fn days(texts: &Texts, programme: &Programme, stars: &[ItemId]) -> Vec<Day> {
    let locale = texts.locale();
    let row = |item: ItemId, hours: domain::programme::Hours, title: &str| Row {
        id: format!("star-{}-{}", item.kind.as_str(), item.key),
        time: format!("{}–{}", texts.time(hours.starts.time()), texts.time(hours.ends.time())),
        title: title.to_owned(),
        is_slot: item.kind == ItemKind::Slot,
        is_starred: stars.contains(&item),
        item: item.to_string(),
    };
    let mut days = Vec::new();
    for date in programme.days() {
        let mut rows = Vec::new();
        for session in programme.sessions_on(date) {
            let Some(hours) = session.hours() else { continue };
            let item = ItemId::new(ItemKind::Session, &session.key);
            rows.push(row(item, hours, session.title.of(locale)));
            for slot in &session.slots {
                let item = ItemId::new(ItemKind::Slot, &slot.key);
                rows.push(row(item, slot.hours(hours.starts), slot.title.of(locale)));
            }
        }
        days.push(Day { heading: texts.date(date), rows });
    }
    days
}

/// Sets, adds or removes stars, and leads back to where the form was.
#[post("/registration/stars")]
pub async fn save(
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &attendee, &sent)?;
    let mut items: Vec<ItemId> = Vec::new();
    for text in sent.all("item") {
        items.push(text.parse().map_err(|_| unknown(&text))?);
    }
    let (id, actor) = (attendee.registration, attendee.actor());
    match sent.one("do").as_str() {
        "keep" => state.write(move |tx| ops::adopt(tx, &actor, id, &items)).await?,
        deed => {
            let wish = match deed {
                "add" => SetStars::Add(items),
                "remove" => SetStars::Remove(items),
                _ => SetStars::All(items),
            };
            state.write(move |tx| ops::set(tx, &actor, id, &wish)).await?
        }
    };
    Ok(see_other(inside(&sent.one("return"), BACK)))
}

fn unknown(text: &str) -> Problem {
    let message = format!("names {text}, which is no session or slot of the programme");
    Problem::invalid(vec![FieldFault::new("items", "unknown-item", message).with("key", text)])
}

/// The routes of stars.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
