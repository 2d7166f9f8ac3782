//! The agenda of somebody without a registration: the stars of their device.
//!
//! The page has the whole programme, and its script shows what is starred on the device; so
//! nobody else learns what that is.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::conference::Zone;
use domain::programme::{Hours, ItemId, ItemKind, Programme, Session};
use domain::text::Texts;
use domain::value::Key;

use super::super::frame::Frame;
use crate::http::kept::{self, Content, Edition};
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A session or a slot.
struct Row {
    item: String,
    /// The session that a slot is in.
    inside: String,
    address: String,
    time: String,
    title: String,
    room: String,
    /// From when until when, in milliseconds since 1970.
    from: i64,
    until: i64,
}

struct Day {
    heading: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "conference/agenda.html")]
struct AgendaPage {
    frame: Frame,
    slug: String,
    zone: String,
    days: Vec<Day>,
}

/// The page, the same for everybody.
#[get("/conferences/{slug}/programme/agenda")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let frame = Frame::of(&request, &state);
    let view = format!("programme/agenda/{}", frame.language());
    let path = request.path().to_owned();
    kept::answer(&request, &state, (&slug, view), |edition| {
        let frame = frame.within(&edition.conference).found_at(&path);
        let html = agenda_page(frame, edition).render().map_err(|why| {
            tracing::error!(error = %why, "a page cannot be rendered");
            Problem::internal()
        })?;
        Ok(Content::page(html))
    })
    .await
}

fn agenda_page(frame: Frame, edition: &Edition) -> AgendaPage {
    let definition = &edition.conference.definition;
    let slug = definition.slug.to_string();
    let programme = edition.release.as_ref().map(|release| &release.programme);
    let maker = Maker { texts: &frame.texts, zone: &definition.zone, slug: &slug };
    let days = programme.map_or_else(Vec::new, |programme| maker.days(programme));
    AgendaPage { zone: definition.zone.as_str().to_owned(), days, slug, frame }
}

/// What rows are made with.
struct Maker<'m> {
    texts: &'m Texts,
    zone: &'m Zone,
    slug: &'m str,
}

impl Maker<'_> {
    fn days(&self, programme: &Programme) -> Vec<Day> {
        let day = |date| Day {
            heading: self.texts.date(date),
            rows: programme
                .sessions_on(date)
                .into_iter()
                .flat_map(|session| self.rows(programme, session))
                .collect(),
        };
        programme.days().into_iter().map(day).collect()
    }

    /// A session and its slots.
    fn rows(&self, programme: &Programme, session: &Session) -> Vec<Row> {
        let Some(hours) = session.hours() else { return Vec::new() };
        let locale = self.texts.locale();
        let room = session.room.as_ref().and_then(|key| programme.room(key));
        let room = room.map_or("", |room| room.name.of(locale));
        let item = ItemId::new(ItemKind::Session, &session.key);
        let mut rows = vec![self.row(&item, None, hours, (session.title.of(locale), room))];
        for slot in &session.slots {
            let item = ItemId::new(ItemKind::Slot, &slot.key);
            let hours = slot.hours(hours.starts);
            rows.push(self.row(&item, Some(&session.key), hours, (slot.title.of(locale), room)));
        }
        rows
    }

    fn row(
        &self,
        item: &ItemId,
        inside: Option<&Key>,
        hours: Hours,
        (title, room): (&str, &str),
    ) -> Row {
        let (texts, zone) = (self.texts, self.zone);
        let (starts, ends) = (hours.starts.time(), hours.ends.time());
        let folder = if item.kind == ItemKind::Slot { "slots" } else { "sessions" };
        Row {
            inside: inside.map(|key| format!("session/{key}")).unwrap_or_default(),
            address: format!("/conferences/{}/programme/{folder}/{}", self.slug, item.key),
            time: format!("{}–{}", texts.time(starts), texts.time(ends)),
            title: title.to_owned(),
            room: room.to_owned(),
            from: zone.instant(hours.starts).as_millisecond(),
            until: zone.instant(hours.ends).as_millisecond(),
            item: item.to_string(),
        }
    }
}

/// The route of the page.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
