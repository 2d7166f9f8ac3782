//! Invites in a real CalDAV server, radicale, which stores them and schedules nothing.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use domain::calendar::{
    Attendee, CalendarError, Entry, EntryStatus, Participation, Publisher, Times, When, cancel,
    request,
};
use jiff::civil::{DateTime, datetime};
use reqwest::{Client, Method};
use tempfile::TempDir;
use tests::parsers::{Event, python, read};

/// A server of its own with the calendar of one person.
struct Store {
    process: Child,
    base: String,
    _folder: TempDir,
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Store {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/caldav.py");
        let mut process = Command::new(python())
            .arg(script)
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("radicale starts; ./test installs it");
        let mut port = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut port).expect("its port");
        let base = format!("http://127.0.0.1:{}/ada/invites/", port.trim());
        let store = Self { process, base, _folder: folder };
        assert_eq!(store.ask("MKCALENDAR", "", String::new()).await.0, 201);
        store
    }

    async fn ask(&self, method: &str, name: &str, body: String) -> (u16, String) {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let answer = Client::new()
            .request(method, format!("{}{name}", self.base))
            .basic_auth("ada", Some("ada"))
            .header("Content-Type", "text/calendar; charset=utf-8")
            .header("Depth", "1")
            .body(body)
            .send()
            .await
            .expect("it answers");
        (answer.status().as_u16(), answer.text().await.expect("text"))
    }

    /// What another client reads, by the two parsers.
    async fn event(&self, name: &str) -> Event {
        let (status, text) = self.ask("GET", name, String::new()).await;
        assert_eq!(status, 200, "{text}");
        let mut events = read(&[text]).remove(0).events;
        assert_eq!(events.len(), 1);
        events.remove(0)
    }

    /// How many entries the server finds between two instants (RFC 4791, section 7.8.1).
    async fn count(&self, start: &str, end: &str) -> usize {
        let query = format!(
            r#"<?xml version="1.0" encoding="utf-8"?>
            <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
              <D:prop><D:getetag/></D:prop>
              <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
                <C:time-range start="{start}" end="{end}"/>
              </C:comp-filter></C:comp-filter></C:filter>
            </C:calendar-query>"#
        );
        let (status, found) = self.ask("REPORT", "", query).await;
        assert_eq!(status, 207, "{found}");
        found.matches("<href>").count()
    }
}

fn invite(
    of: fn(&Publisher, &Attendee, &Entry) -> Result<String, CalendarError>,
    times: Times,
    (sequence, start): (u32, DateTime),
) -> String {
    let end = start.checked_add(jiff::SignedDuration::from_mins(30)).expect("a time");
    let organizer = Publisher {
        organizer_name: "Åsas möte; \"A:mailto:evil@x\"".to_owned(),
        organizer_address: "programme@example.org".to_owned(),
        times,
    };
    let attendee = Attendee {
        name: "Ada, \"Prov\"".to_owned(),
        address: "ada@example.org".to_owned(),
        participation: Participation::NeedsAction,
        asked: true,
    };
    let entry = Entry {
        uid: "f3b1c2d4e5f60718293a4b5c6d7e8f90@plenum.example.org".to_owned(),
        sequence,
        stamped_at: "2026-01-05T07:00:00Z".parse().expect("a time"),
        changed_at: "2026-01-05T07:00:00Z".parse().expect("a time"),
        status: EntryStatus::Confirmed,
        summary: "Panels; which one, for whom? 🧬".to_owned(),
        description: "Line one\nline two, \\n and more".to_owned(),
        location: "Room A".to_owned(),
        url: Some("https://plenum.example.org/conferences/x".to_owned()),
        when: When::Times { start, end },
        zone: "Europe/Stockholm".to_owned(),
        categories: vec!["Workshop, long".to_owned()],
        transparent: false,
    };
    of(&organizer, &attendee, &entry).expect("an object")
}

#[actix_web::test]
async fn a_caldav_server_keeps_an_invite_its_update_and_its_cancellation() {
    let name = "f3b1c2d4e5f60718293a4b5c6d7e8f90.ics";
    let spring = datetime(2026, 3, 29, 10, 0, 0, 0);
    let autumn = datetime(2026, 10, 25, 10, 0, 0, 0);
    for times in [Times::Zone, Times::Utc] {
        let store = Store::start().await;
        let steps = [
            (invite(request, times, (0, spring)), 201, "0 CONFIRMED 2026-03-29T08:00:00Z", (1, 0)),
            (invite(request, times, (1, autumn)), 204, "1 CONFIRMED 2026-10-25T09:00:00Z", (0, 1)),
            (invite(cancel, times, (2, autumn)), 204, "2 CANCELLED 2026-10-25T09:00:00Z", (0, 1)),
        ];
        for (object, status, expected, (in_spring, in_autumn)) in steps {
            assert_eq!(store.ask("PUT", name, object.clone()).await.0, status, "{expected}");
            let found = store.event(name).await;
            let Event { sequence, status, start, .. } = &found;
            assert_eq!(format!("{sequence} {status} {start}"), expected);
            // All that was put in, and not only what was looked at.
            assert_eq!(found, read(&[object]).remove(0).events.remove(0));
            assert_eq!(found.uid, "f3b1c2d4e5f60718293a4b5c6d7e8f90@plenum.example.org");
            assert_eq!(found.description, "Line one\nline two, \\n and more");
            assert!(found.attendees);
            let counted = (
                store.count("20260329T080000Z", "20260329T081000Z").await,
                store.count("20261025T090000Z", "20261025T091000Z").await,
            );
            assert_eq!(counted, (in_spring, in_autumn), "{expected}");
            // Just before and just after it.
            assert_eq!(store.count("20260329T070000Z", "20260329T080000Z").await, 0);
            assert_eq!(store.count("20261025T093000Z", "20261025T100000Z").await, 0);
        }
    }
}
