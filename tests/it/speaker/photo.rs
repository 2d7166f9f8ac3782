//! Photographs: taken, refused, shown to readers.

use image::{ImageFormat, Rgb, RgbImage};
use tests::both;
use tests::visitor::Visitor;

use super::released;

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let picture =
        RgbImage::from_fn(width, height, |x, y| Rgb([if x > y { 200 } else { 20 }, 40, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("it is written");
    bytes.into_inner()
}

/// A PNG that says it is as wide and high as this.
fn bomb(side: u32) -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Png, 1, 1);
    bytes.splice(16..20, side.to_be_bytes());
    bytes.splice(20..24, side.to_be_bytes());
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    let crc = !bytes[12..29]
        .iter()
        .fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)));
    bytes.splice(29..33, crc.to_be_bytes());
    bytes
}

const FORM: &str = "/speaker/photo";
const PAGE: &str = "/conferences/testkongress-2022/programme/speakers/bo";
const PHOTO: &str = "/conferences/testkongress-2022/programme/speakers/bo/photo";

both! {
    async fn a_photograph_is_made_anew_and_shown_to_readers_until_it_is_removed(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        assert!(!app.get(PAGE).await.text.contains("<img"));
        assert_eq!(app.get(PHOTO).await.status, 404);
        for (name, format) in [("a.jpg", ImageFormat::Jpeg), ("a.webp", ImageFormat::WebP), ("a.png", ImageFormat::Png)] {
            let file = picture(format, 1_500, 750);
            let taken = bo.upload(FORM, FORM, Some((name, &file))).await;
            assert_eq!((taken.status, taken.header("location")), (303, "/speaker?done=photo"), "{}", taken.text);
        }
        let own = app.send(app.http.get(app.url("/speaker/photo/image"))
            .header("cookie", format!("plenum-speaker={}", app.speaker_token("bo").await))).await;
        assert_eq!((own.status, own.header("content-type"), own.header("cache-control")), (200, "image/jpeg", "no-store"));

        let page = app.get(PAGE).await.text;
        let source = tests::visitor::between(&page, "<img class=\"portrait\" src=\"", "\"").to_owned();
        assert!(source.starts_with(PHOTO) && page.contains("alt=\"Bo Exempel\""), "{page}");
        let response = app.http.get(app.url(&source)).send().await.expect("it answers");
        let header = |name: &str| response.headers()[name].to_str().expect("text").to_owned();
        let found = (header("content-type"), header("x-content-type-options"), header("cache-control"));
        assert_eq!(found, ("image/jpeg".to_owned(), "nosniff".to_owned(), "public, max-age=0, must-revalidate".to_owned()));
        let tag = header("etag");
        let bytes = response.bytes().await.expect("octets");
        let kept = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).expect("a picture");
        assert_eq!((kept.width(), kept.height()), (1_024, 512));
        let known = app.send(app.http.get(app.url(&source)).header("if-none-match", &tag)).await;
        assert_eq!((known.status, known.text.as_str()), (304, ""));

        assert_eq!(bo.fill_at(FORM, "/speaker/photo/remove", &[]).await.status, 303);
        assert!(!app.get(PAGE).await.text.contains("<img"), "readers are told at once");
        assert_eq!(app.get(PHOTO).await.status, 404);
    }

    async fn whoever_is_not_released_has_no_photograph_for_readers(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.reached_by("bo", "bo@example.org", "").await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let file = picture(ImageFormat::Png, 20, 20);
        assert_eq!(bo.upload(FORM, FORM, Some(("a.png", &file))).await.status, 303);
        assert_eq!(app.get(PHOTO).await.status, 404);
        assert_eq!(app.publish(&token, 1, "").await.status, 200);
        assert_eq!(app.get(PHOTO).await.status, 200);
        assert!(app.get(PAGE).await.text.contains("<img"));
    }

    async fn what_is_no_photograph_is_refused_and_changes_nothing(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let large = vec![0xff; 10 * 1_024 * 1_024 + 1];
        let (wall, wide) = (bomb(60_000), bomb(12_000));
        type Sent<'a> = Option<(&'a str, &'a [u8])>;
        let cases: [(&str, Sent<'_>, u16, &str); 7] = [
            ("nothing", None, 422, "Please fill this in."),
            ("a page", Some(("a.jpg", b"<html>")), 422, "Please choose a photograph as JPEG, PNG or WebP."),
            ("a gif", Some(("a.jpg", b"GIF89a")), 422, "Please choose a photograph as JPEG, PNG or WebP."),
            ("half a picture", Some(("a.jpg", b"\xff\xd8\xff\xe0")), 422, "This photograph cannot be read"),
            ("a bomb", Some(("a.png", &wall)), 422, "This photograph cannot be read"),
            ("another bomb", Some(("a.png", &wide)), 422, "This photograph cannot be read"),
            ("too large", Some(("a.jpg", &large)), 413, "This file is too large."),
        ];
        for (what, file, status, said) in cases {
            let refused = bo.upload(FORM, FORM, file).await;
            assert_eq!(refused.status, status, "{what}: {}", refused.text);
            assert!(refused.text.contains(said), "{what}: {}", refused.text);
        }
        assert_eq!(bo.get("/speaker/photo/image").await.status, 404);
        let stranger = Visitor::new(&app);
        let file = picture(ImageFormat::Png, 20, 20);
        assert_eq!(stranger.upload(FORM, FORM, Some(("a.png", &file))).await.status, 401);
    }
}
