//! The programme as one flat sheet for people.

use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use domain::programme::{Hours, Programme, Session, Slot};
use domain::text::Texts;
use domain::value::{Key, Localized};

use super::{Source, answer};
use crate::http::kept::Content;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The columns, as the keys of their texts end.
const COLUMNS: [&str; 8] = ["day", "start", "end", "room", "track", "session", "title", "speakers"];

/// A line of the sheet, by [`COLUMNS`].
type Line = [String; COLUMNS.len()];

/// The sheet: a line for each session, and below it one for each of its slots. Comma-separated
/// (RFC 4180), UTF-8 with a byte order mark, by which spreadsheets tell it.
#[get("/conferences/{slug}/programme/programme.csv")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let name = slug.clone();
    let make = |source: &Source| {
        let sheet = write(&Texts::of(source.locale), &source.programme());
        let sheet = sheet.ok_or_else(Problem::internal)?;
        let name = format!("attachment; filename=\"{name}-programme.csv\"");
        let name = HeaderValue::try_from(name).map_err(|_| Problem::internal())?;
        Ok(Content::document("text/csv; charset=utf-8", sheet).with(CONTENT_DISPOSITION, name))
    };
    answer(&request, &state, &slug, make).await
}

/// The sheet as text. Writing into memory cannot fail.
fn write(texts: &Texts, programme: &Programme) -> Option<String> {
    let mut sheet = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let heads = COLUMNS.map(|column| texts.get(&format!("feed-column-{column}")));
    sheet.write_record(heads).ok()?;
    for session in programme.placed() {
        let Some(hours) = session.hours() else { continue };
        let own = line(texts, programme, (session, hours), None);
        sheet.write_record(own.map(harmless)).ok()?;
        for slot in &session.slots {
            let line = line(texts, programme, (session, hours), Some(slot));
            sheet.write_record(line.map(harmless)).ok()?;
        }
    }
    String::from_utf8(sheet.into_inner().ok()?).ok()
}

/// The line of a session, or of a slot in it.
fn line(
    texts: &Texts,
    programme: &Programme,
    (session, hours): (&Session, Hours),
    slot: Option<&Slot>,
) -> Line {
    let of = |text: &Localized| text.of(texts.locale()).to_owned();
    let people = |keys: &[Key]| {
        let names = keys.iter().filter_map(|key| programme.speaker(key));
        names.map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let track = session.track.as_ref().and_then(|key| programme.track(key));
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    let (hours, within, title, speakers) = match slot {
        None => (hours, String::new(), of(&session.title), people(&session.chairs)),
        Some(slot) => {
            let hours = slot.hours(hours.starts);
            (hours, of(&session.title), of(&slot.title), people(&slot.speakers))
        }
    };
    [
        hours.starts.date().to_string(),
        texts.time(hours.starts.time()),
        texts.time(hours.ends.time()),
        room.map(|room| of(&room.name)).unwrap_or_default(),
        track.map(|track| of(&track.name)).unwrap_or_default(),
        within,
        title,
        speakers,
    ]
}

/// A cell that no spreadsheet takes for a formula: a title must not run in its reader's program.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// The route of the sheet.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
