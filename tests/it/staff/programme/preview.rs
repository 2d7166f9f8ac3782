//! The draft as readers would see it.

use std::collections::{BTreeSet, VecDeque};

use tests::app::SLUG;
use tests::both;
use tests::programme::moved;
use tests::visitor::heading;

use super::Editor;

const PREVIEW: &str = "/staff/conferences/testkongress-2022/programme/preview";

/// The addresses of our own in a page, links and style sheets alike, without what is behind `#`.
fn addresses(html: &str) -> BTreeSet<String> {
    let found = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = found
        .filter(|address| address.starts_with('/'))
        .map(|address| address.replace("&#38;", "&"));
    own.filter_map(|address| Some(address.split('#').next()?.to_owned())).collect()
}

both! {
    async fn an_organiser_reads_the_draft_and_nobody_else_does(app) {
        let editor = Editor::with_sample(&app).await;
        assert_eq!(app.publish(&editor.token, 1, "First").await.status, 200);
        let menu = editor.get("").await.text;
        assert!(menu.contains(&format!("href=\"{PREVIEW}\"")), "{menu}");
        app.edit(&editor.token, 1, &[moved("first", "22T15:35", "attic")]).await;

        for rest in ["/preview", "/preview/grid", "/preview/sessions/first", "/preview/days/2022-09-22"] {
            let page = editor.get(rest).await;
            assert_eq!((page.status, page.header("cache-control"), page.header("etag")), (200, "no-store", ""), "{rest}");
            assert!(page.text.contains("<strong>Draft.</strong> This is how readers would see it now."), "{rest}: {}", page.text);
            assert!(page.text.contains("15:35") && !page.text.contains("09:00"), "{rest}: {}", page.text);
            assert!(!page.text.contains("canonical") && !page.text.contains("role=\"search\""), "{rest}: {}", page.text);
        }
        assert_eq!(heading(&editor.get("/preview/slots/first-talk").await.text), "Talk of first");
        assert_eq!(heading(&editor.get("/preview/speakers/bo").await.text), "Bo Exempel");
        for rest in ["/preview/now", "/preview/sessions/none", "/preview/days/2022-09-23", "/preview/days/monday"] {
            assert_eq!(editor.get(rest).await.status, 404, "{rest}");
        }

        let public = app.send(app.http.get(app.url(&format!("/conferences/{SLUG}/programme")))).await.text;
        assert!(public.contains("09:00") && !public.contains("15:35") && !public.contains("Draft."), "{public}");
        let stranger = app.send(app.http.get(app.url(&format!("{PREVIEW}/grid")))).await;
        assert_eq!(stranger.status, 303, "{}", stranger.text);
    }

    async fn a_draft_that_was_never_released_is_shown_with_all_it_has(app) {
        let editor = Editor::with_sample(&app).await;
        let page = editor.get("/preview").await.text;
        assert!(page.contains("Session first") && page.contains("Session second"), "{page}");
        editor.fill("/unplace?session=second", &[("confirm", "yes")]).await;
        let page = editor.get("/preview").await.text;
        assert!(page.contains("Session first") && !page.contains("Session second"), "{page}");
        assert_eq!(editor.get("/preview/sessions/second").await.status, 404, "readers would not find it");
    }

    async fn every_link_of_the_preview_leads_somewhere(app) {
        let editor = Editor::with_sample(&app).await;
        let (mut seen, mut left) = (BTreeSet::new(), VecDeque::from([PREVIEW.to_owned()]));
        while let Some(address) = left.pop_front() {
            if !seen.insert(address.clone()) {
                continue;
            }
            let cookie = format!("plenum-staff={}", editor.token);
            let page = app.send(app.http.get(app.url(&address)).header("Cookie", cookie)).await;
            assert_eq!(page.status, 200, "{address}");
            if address.split('?').next().is_some_and(|path| path.starts_with(PREVIEW)) {
                left.extend(addresses(&page.text));
            }
        }
        let inside = seen.iter().filter(|address| address.starts_with(PREVIEW) && !address.contains('?'));
        // List, grid, people, a day, a track, two rooms, three persons, two sessions with a slot each.
        assert_eq!(inside.count(), 14, "{seen:#?}");
    }
}
