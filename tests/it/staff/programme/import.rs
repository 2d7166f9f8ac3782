//! Bringing a schedule in: the difference first, then the change.

use serde_json::json;
use tests::app::{Answer, TestApp};
use tests::both;
use tests::visitor::between;

use super::{Editor, Filled, form, leads_to, value};

/// The sample programme as others would write it, with the second session at another time and a
/// new one.
fn schedule(second: &str) -> String {
    let event = |number: u8, start: &str, title: &str, person: &str| {
        json!({
            "id": number, "guid": format!("00000000-0000-4000-8000-00000000000{number}"), "date": format!("2022-09-22T{start}:00+02:00"),
            "start": start, "duration": "01:00", "room": "Room hall", "slug": format!("event-{number}"), "url": "https://example.org/", "title": title,
            "subtitle": "", "track": "Rare diseases", "type": "lecture", "language": "en", "abstract": "", "description": "",
            "recording_license": "", "do_not_record": false, "logo": null,
            "persons": [{ "id": number, "public_name": person }], "links": [], "attachments": [],
        })
    };
    json!({ "schedule": { "version": "1", "base_url": "https://example.org/", "conference": {
        "acronym": "test", "title": "Test Congress", "start": "2022-09-22", "end": "2022-09-22", "daysCount": 1, "timeslot_duration": "00:05",
        "time_zone_name": "Europe/Stockholm", "rooms": [{ "name": "Room hall" }], "tracks": [{ "name": "Rare diseases", "color": "#8a3ffc" }],
        "days": [{ "index": 1, "date": "2022-09-22", "day_start": "2022-09-22T08:00:00+02:00", "day_end": "2022-09-23T02:00:00+02:00",
            "rooms": { "Room hall": [event(1, "09:00", "Talk of first", "Bo Exempel"), event(2, second, "Brand new", "Dora Example")] } }],
    } } })
    .to_string()
}

const BOUNDARY: &str = "a-boundary-of-the-tests";

/// Sends a form with a file, as a browser does.
async fn upload(editor: &Editor<'_>, app: &TestApp, form: &Filled, file: Option<&[u8]>) -> Answer {
    let mut body = Vec::new();
    for (name, value) in form.iter().filter(|(name, _)| name != "file") {
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\nContent-Type: application/json";
    if let Some(file) = file {
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").bytes());
        body.extend(file);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    let request = app.http.post(app.url("/staff/conferences/testkongress-2022/programme/import"));
    let request = request.header("Cookie", format!("plenum-staff={}", editor.token));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    app.send(request.header("Content-Type", kind).body(body)).await
}

both! {
    async fn a_schedule_shows_its_difference_and_is_then_brought_in(app) {
        let editor = Editor::with_sample(&app).await;
        let form_of_file = editor.filled("/import", &[]).await;
        let file = schedule("11:00");
        let shown = upload(&editor, &app, &form_of_file, Some(file.as_bytes())).await;
        assert_eq!(shown.status, 200, "{}", shown.text);
        let summary = between(&shown.text, "<p class=\"lead\">", "</p>").to_owned();
        assert!(summary.contains("new") && summary.contains("gone"), "{summary}");
        assert!(shown.text.contains("Brand new") && !shown.text.contains("[staff-"), "{}", shown.text);
        assert_eq!(editor.version().await, 1, "nothing is saved yet");

        let confirm = form(&shown.text);
        let done = upload(&editor, &app, &confirm, None).await;
        assert_eq!(leads_to(&done), "/import?done=imported");
        assert_eq!(editor.version().await, 2, "one step");
        let draft = app.ask(reqwest::Method::GET, &app.programme_path("/draft"), &editor.token).await.json();
        let titles: Vec<_> = draft["programme"]["sessions"].as_array().expect("sessions").iter().map(|it| it["title"]["en"].clone()).collect();
        assert!(titles.contains(&json!("Brand new")), "{titles:?}");

        let again = upload(&editor, &app, &editor.filled("/import", &[]).await, Some(file.as_bytes())).await;
        assert!(again.text.contains("Nothing changes."), "{}", again.text);
        assert_eq!(leads_to(&editor.fill("/undo", &[]).await), "");
        assert_eq!(editor.drafted("sessions", "second").await["starts"], "2022-09-22T11:00:00");
    }

    async fn sheets_in_a_zip_bring_back_what_was_exported(app) {
        let editor = Editor::with_sample(&app).await;
        let export = app.url("/api/v1/conferences/testkongress-2022/export?form=zip");
        let answer = app.http.get(export).bearer_auth(&editor.token).send().await.expect("an answer");
        let sheets = answer.bytes().await.expect("a ZIP");
        let same = upload(&editor, &app, &editor.filled("/import", &[]).await, Some(&sheets)).await;
        assert!(same.text.contains("Nothing changes."), "{}", same.text);
        app.edit(&editor.token, 1, &[tests::programme::moved("first", "23T15:00", "attic")]).await;
        let shown = upload(&editor, &app, &editor.filled("/import", &[]).await, Some(&sheets)).await;
        assert_eq!(between(&shown.text, "<p class=\"lead\">", "</p>"), "one changed");
        let done = upload(&editor, &app, &form(&shown.text), None).await;
        assert_eq!(leads_to(&done), "/import?done=imported");
        assert_eq!(editor.drafted("sessions", "first").await["starts"], "2022-09-22T09:00:00");
        let no_sheet = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        let mut broken = b"PK\x03\x04".to_vec();
        broken.extend(no_sheet);
        let refused = upload(&editor, &app, &editor.filled("/import", &[]).await, Some(&broken)).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
    }

    async fn a_draft_that_went_on_is_compared_anew(app) {
        let editor = Editor::with_sample(&app).await;
        let file = schedule("11:00");
        let shown = upload(&editor, &app, &editor.filled("/import", &[]).await, Some(file.as_bytes())).await;
        editor.fill("/rooms/hall", &[("capacity", "99")]).await;
        let refused = upload(&editor, &app, &form(&shown.text), None).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("Somebody changed the draft meanwhile"), "{}", refused.text);
        assert_eq!(editor.version().await, 2);
        let done = upload(&editor, &app, &form(&refused.text), None).await;
        assert_eq!(leads_to(&done), "/import?done=imported");
        assert_eq!(editor.drafted("rooms", "hall").await["capacity"], 99);
    }

    async fn what_cannot_be_read_changes_nothing_and_says_why(app) {
        let editor = Editor::with_sample(&app).await;
        let empty = editor.filled("/import", &[]).await;
        let broken = schedule("25:00");
        let cases: [(Option<&[u8]>, u16, &str); 5] = [
            (None, 422, "Please choose a file."),
            (Some(b""), 422, "Please choose a file."),
            (Some(b"\xff\xfe"), 422, "This is no text in UTF-8."),
            (Some(b"{"), 422, "is no JSON"),
            (Some(broken.as_bytes()), 422, "event 2"),
        ];
        for (file, status, why) in cases {
            let refused = upload(&editor, &app, &empty, file).await;
            assert_eq!(refused.status, status, "{why}: {}", refused.text);
            assert!(refused.text.contains(why), "{why}: {}", refused.text);
        }
        let large = vec![b' '; 10 * 1_024 * 1_024 + 1];
        let refused = upload(&editor, &app, &empty, Some(&large)).await;
        assert_eq!(refused.status, 413);
        assert!(refused.text.contains("A file may have at most 10 MiB."), "{}", refused.text);
        let foreign = vec![("form_key".to_owned(), "0".repeat(64))];
        assert_eq!(upload(&editor, &app, &foreign, Some(broken.as_bytes())).await.status, 422);
        let forged = vec![("form_key".to_owned(), value(&empty, "form_key")), ("kept".to_owned(), "nonsense".to_owned())];
        assert_eq!(upload(&editor, &app, &forged, None).await.status, 422);
        assert_eq!(editor.version().await, 1);
    }
}
