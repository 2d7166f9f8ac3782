//! A timetable as `schedule.xml`, by c3voc's `schedule.xml.xsd`.

use std::io::{Error, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesPI, BytesText, Event as Part};

use super::timetable::{Day, Event, Timetable};
use super::write_json::STEP;

/// The target of the processing instruction that holds what events cannot say.
pub(super) const TARGET: &str = "plenum";

type Xml = Writer<Vec<u8>>;

pub(super) fn write(timetable: &Timetable) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing into memory cannot fail, and only whole characters are written.
    let _ = schedule(&mut xml, timetable);
    String::from_utf8(xml.into_inner()).unwrap_or_default()
}

fn schedule(xml: &mut Xml, timetable: &Timetable) -> Result<(), Error> {
    xml.write_event(Part::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("schedule").write_inner_content(|xml| {
        xml.create_element("generator").with_attribute(("name", "Plenum")).write_empty()?;
        text(xml, "url", &format!("{}/schedule.xml", timetable.programme_url))?;
        text(xml, "version", &timetable.version)?;
        conference(xml, timetable)?;
        for (index, each) in (1..).zip(&timetable.days) {
            day(xml, index, each)?;
        }
        let carried = carried(timetable);
        xml.write_event(Part::PI(BytesPI::new(format!("{TARGET} {carried}"))))
    })?;
    xml.get_mut().write_all(b"\n")
}

/// As JSON, with escapes where the end of the instruction or a character that XML cannot hold
/// would stand.
fn carried(timetable: &Timetable) -> String {
    let json = serde_json::to_string(&timetable.carried).unwrap_or_default();
    json.replace("?>", "?\\u003e").replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff")
}

fn text(xml: &mut Xml, name: &str, text: &str) -> Result<(), Error> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(|_| ())
}

fn conference(xml: &mut Xml, timetable: &Timetable) -> Result<(), Error> {
    xml.create_element("conference").write_inner_content(|xml| {
        text(xml, "title", &timetable.title)?;
        text(xml, "acronym", &timetable.acronym)?;
        text(xml, "start", &timetable.first_day.to_string())?;
        text(xml, "end", &timetable.last_day.to_string())?;
        text(xml, "days", &timetable.days.len().to_string())?;
        text(xml, "timeslot_duration", STEP)?;
        text(xml, "base_url", &timetable.base_url)?;
        text(xml, "url", &timetable.programme_url)?;
        text(xml, "time_zone_name", &timetable.zone)?;
        for track in &timetable.tracks {
            let attributes = [("name", track.name.as_str()), ("color", &track.colour)];
            let element = xml.create_element("track").with_attributes(attributes);
            element
                .with_attributes(track.slug.iter().map(|slug| ("slug", slug.as_str())))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn day(xml: &mut Xml, index: usize, day: &Day) -> Result<(), Error> {
    let (index, date) = (index.to_string(), day.date.to_string());
    let attributes =
        [("index", index.as_str()), ("date", &date), ("start", &day.starts), ("end", &day.ends)];
    let element = xml.create_element("day").with_attributes(attributes);
    if day.rooms.is_empty() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|xml| {
        for (name, events) in &day.rooms {
            let room = xml.create_element("room").with_attribute(("name", name.as_str()));
            room.write_inner_content(|xml| events.iter().try_for_each(|each| event(xml, each)))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn event(xml: &mut Xml, event: &Event) -> Result<(), Error> {
    let (guid, id) = (event.guid.to_string(), event.id.to_string());
    let attributes = [("guid", guid.as_str()), ("id", &id)];
    xml.create_element("event").with_attributes(attributes).write_inner_content(|xml| {
        text(xml, "date", &event.date)?;
        text(xml, "start", &event.start)?;
        text(xml, "duration", &event.duration)?;
        text(xml, "room", &event.room)?;
        text(xml, "slug", &event.slug)?;
        text(xml, "url", &event.url)?;
        text(xml, "title", &event.title)?;
        text(xml, "subtitle", "")?;
        text(xml, "track", event.track.as_deref().unwrap_or_default())?;
        text(xml, "type", event.kind)?;
        text(xml, "language", event.language.as_deref().unwrap_or_default())?;
        text(xml, "abstract", &event.summary)?;
        xml.create_element("persons").write_inner_content(|xml| {
            for person in &event.persons {
                let (guid, id) = (person.guid.to_string(), person.id.to_string());
                let attributes = [("guid", guid.as_str()), ("id", &id)];
                xml.create_element("person")
                    .with_attributes(attributes)
                    .write_text_content(BytesText::new(&person.name))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}
