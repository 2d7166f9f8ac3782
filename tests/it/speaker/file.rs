//! Slides: taken for one's own slots, and served as downloads to the speaker and to staff.

use domain::actor::{Reach, Role};
use domain::speaker::file::{File, FileKind, store};
use domain::value::id::FileId;
use tests::app::TestApp;
use tests::both;
use tests::visitor::{Visitor, between};

use super::released;

const SLOT: &str = "/speaker/slots/first-talk";
const FILES: &str = "/speaker/slots/first-talk/files";
const PDF: &[u8] = b"%PDF-1.7 slides";

async fn files(app: &TestApp, key: &str) -> Vec<File> {
    let id = app.speaker(key).await.id;
    app.read(move |tx| store::list(tx, id)).await
}

both! {
    async fn slides_are_downloads_for_the_speaker_and_for_staff_and_for_nobody_else(app) {
        let staff = released(&app).await;
        app.reached_by("clara", "clara@example.org", "").await;
        let (bo, clara) = (Visitor::as_speaker(&app, "bo").await, Visitor::as_speaker(&app, "clara").await);
        let taken = bo.upload(SLOT, FILES, Some(("Föredrag \u{2013} 1.pdf", PDF))).await;
        assert_eq!((taken.status, taken.header("location")), (303, "/speaker/slots/first-talk?done=file"), "{}", taken.text);
        let page = bo.get(SLOT).await.text;
        let path = format!("/speaker/files/{}", between(&page, "<a href=\"/speaker/files/", "\""));
        assert!(page.contains("Föredrag – 1.pdf"), "{page}");

        let own = bo.get(&path).await;
        assert_eq!((own.status, own.text.as_bytes()), (200, PDF));
        let headers = [
            ("content-type", "application/pdf"),
            ("content-disposition", "attachment; filename=\"slides.pdf\"; filename*=UTF-8''F%C3%B6redrag%20%E2%80%93%201.pdf"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
        ];
        for (name, value) in headers {
            assert_eq!(own.header(name), value, "{name}");
        }
        let id = path.rsplit('/').next().unwrap_or_default();
        let of = |key: &str| format!("/staff/conferences/testkongress-2022/speakers/{key}/files/{id}");
        let door = app.staff("door@example.org", (Reach::One(app.conference_id().await), Role::CheckIn)).await;
        let cases = [(of("bo"), &staff, 200), (of("clara"), &staff, 404), (of("bo"), &door, 403)];
        for (path, secret, status) in cases {
            let request = app.http.get(app.url(&path)).header("cookie", format!("plenum-staff={secret}"));
            let answer = app.send(request).await;
            assert_eq!(answer.status, status, "{path}");
            if status == 200 {
                assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
            }
        }
        assert_eq!(clara.get(&path).await.status, 404, "not theirs and not there are the same");
        assert_eq!(Visitor::new(&app).get(&path).await.status, 401);
        assert_eq!(clara.fill_at("/speaker", &format!("{path}/remove"), &[]).await.status, 404);
        assert_eq!(files(&app, "bo").await.len(), 1);
        let gone = bo.fill_at(SLOT, &format!("{path}/remove"), &[]).await;
        assert_eq!((gone.status, gone.header("location")), (303, "/speaker/slots/first-talk?done=removed"));
        assert_eq!(bo.get(&path).await.status, 404);
    }

    async fn what_slides_may_not_be_is_refused(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let mut large = b"%PDF-".to_vec();
        large.resize(10 * 1_024 * 1_024 + 1, b' ');
        let kind = "Please choose slides as .pdf, .pptx, .odp or .key";
        type Sent<'a> = Option<(&'a str, &'a [u8])>;
        let cases: [(Sent<'_>, u16, &str); 5] = [
            (None, 422, "Please fill this in."),
            (Some(("a.exe", b"MZ")), 422, kind),
            (Some(("a.pdf", b"PK\x03\x04")), 422, kind),
            (Some(("a.html", PDF)), 422, kind),
            (Some(("a.pdf", &large)), 413, "This file is too large."),
        ];
        for (file, status, said) in cases {
            let refused = bo.upload(SLOT, FILES, file).await;
            let name = file.map(|(name, _)| name);
            assert_eq!(refused.status, status, "{name:?}: {}", refused.text);
            assert!(refused.text.contains(said), "{name:?}: {}", refused.text);
        }
        let elsewhere = bo.upload(SLOT, "/speaker/slots/second-talk/files", Some(("a.pdf", PDF))).await;
        assert_eq!(elsewhere.status, 404, "clara speaks there");
        assert!(files(&app, "bo").await.is_empty());
        large.pop();
        assert_eq!(bo.upload(SLOT, FILES, Some(("a.pdf", &large))).await.status, 303, "10 MiB are not too large");
    }

    async fn the_fifty_first_file_is_refused(app) {
        released(&app).await;
        let id = app.speaker("bo").await.id;
        let fill = move |tx: &mut domain::Tx<'_>| {
            for number in 0..50 {
                let file = File {
                    id: FileId::new(tx.now()), speaker: id, slot: "first-talk".parse().expect("a key"),
                    name: format!("{number}.pdf"), kind: FileKind::Pdf, size: 5, uploaded_at: tx.now(),
                };
                store::insert(tx, &file, b"%PDF-")?;
            }
            Ok::<_, domain::StoreError>(())
        };
        app.state.write(fill).await.expect("they are there");
        let bo = Visitor::as_speaker(&app, "bo").await;
        let refused = bo.upload(SLOT, FILES, Some(("a.pdf", PDF))).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("That would be more than 50 files."), "{}", refused.text);
        assert_eq!(files(&app, "bo").await.len(), 50);
    }
}
