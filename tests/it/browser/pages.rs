//! Every page, looked at in each way: for people who do not see it as drawn, in dark colours, in
//! each language, and on a narrow screen.

use serde_json::json;
use tests::app::TestApp;
use tests::browser::{Browser, Colours, Scripts};
use tests::database::Backend;
use tests::staff::PASSWORD;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{ANSWERS, SEND, start};

mod setting;
mod speaker;

use setting::{Tokens, load_programme, load_shipped, people};

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Visitor,
    /// Whoever has the private link of this address.
    Attendee(&'static str),
    /// Whoever has the private link of this speaker.
    Speaker(&'static str),
    /// An organiser who is signed in.
    Staff,
}

/// A page, and how one comes to it.
#[derive(Clone, Copy, Debug)]
struct Page {
    by: By,
    path: &'static str,
    /// What is typed into its form before it is sent; none to look at the page itself.
    sends: Option<&'static [(&'static str, &'static str)]>,
    status: u64,
}

const fn page(by: By, path: &'static str, status: u64) -> Page {
    Page { by, path, sends: None, status }
}

const fn sent(
    by: By,
    path: &'static str,
    sends: &'static [(&'static str, &'static str)],
    status: u64,
) -> Page {
    Page { by, path, sends: Some(sends), status }
}

const HELD: By = By::Attendee("dora@example.org");
const WAITING: By = By::Attendee("cleo@example.org");
const OFFERED: By = By::Attendee("bo@example.org");
const CANCELLED: By = By::Attendee("ada@example.org");

/// What everybody can open.
const PUBLIC: &[Page] = &[
    page(By::Visitor, "/", 200),
    page(By::Visitor, "/conferences/testkongress-2022", 200),
    page(By::Visitor, "/conferences/testkongress-2022/privacy", 200),
    page(By::Visitor, "/conferences/testkongress-2022/link", 200),
    sent(By::Visitor, "/conferences/testkongress-2022/link", &[], 422),
    sent(
        By::Visitor,
        "/conferences/testkongress-2022/link",
        &[("field-email", "dora@example.org")],
        200,
    ),
    page(By::Visitor, "/conferences/nowhere", 404),
    page(By::Visitor, "/registration", 401),
    page(By::Visitor, "/registration/open/00000000", 404),
];

/// The form and what follows it.
const FORM: &[Page] = &[
    page(By::Visitor, "/conferences/testkongress-2022/register", 200),
    sent(By::Visitor, "/conferences/testkongress-2022/register", &[], 422),
    sent(By::Visitor, "/conferences/testkongress-2022/register", ANSWERS, 200),
];

/// The conference that the program is shipped with, which has a programme.
const SHIPPED: &[Page] = &[
    page(By::Visitor, "/", 200),
    page(By::Visitor, "/conferences/precision-medicine-2022", 200),
    page(By::Visitor, "/conferences/precision-medicine-2022/privacy", 200),
    page(By::Visitor, "/conferences/precision-medicine-2022/register", 200),
    page(By::Visitor, "/conferences/precision-medicine-2022/programme/agenda", 200),
];

/// The programme of the conference of the tests: eight rooms, and a night.
const PROGRAMME: &[Page] = &[
    page(By::Visitor, "/conferences/testkongress-2022", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/grid", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/days/2022-09-22", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/tracks/rare-diseases", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/themes/awareness", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/rooms/r0", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/speakers", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/speakers/bo", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/sessions/s1", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/slots/t1", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/search", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/search?q=talk", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/search?q=zzz", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/now", 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/sessions/none", 404),
    page(By::Visitor, "/conferences/precision-medicine-2022/programme", 200),
    page(By::Visitor, "/conferences/precision-medicine-2022/programme/grid", 200),
];

/// What the private link opens.
const OWN: &[Page] = &[
    page(HELD, "/registration", 200),
    page(HELD, "/registration/details", 200),
    sent(HELD, "/registration/details", &[("field-orcid", "1")], 422),
    page(HELD, "/registration/places", 200),
    sent(HELD, "/registration/places", &[("field-places-3", "")], 422),
    page(HELD, "/registration/cancel", 200),
    page(HELD, "/registration/agenda", 200),
    page(HELD, "/registration/stars", 200),
    page(HELD, "/registration/clashes", 200),
    page(HELD, "/registration/swaps/dinner", 200),
    page(HELD, "/registration/swaps/companion", 200),
    sent(HELD, "/registration/swaps/companion", &[], 422),
    page(WAITING, "/registration/swaps/dinner", 200),
    page(HELD, "/registration/offers/dinner", 200),
    page(HELD, "/registration?done=places", 200),
    page(WAITING, "/registration", 200),
    page(OFFERED, "/registration", 200),
    page(OFFERED, "/registration/offers/dinner", 200),
    page(CANCELLED, "/registration", 200),
];

/// What organisers open; `{id}` is a registration.
const STAFF: &[Page] = &[
    page(By::Visitor, "/staff/sign-in", 200),
    sent(By::Visitor, "/staff/sign-in", &[("field-email", "nobody@example.org")], 422),
    page(By::Staff, "/staff", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/registrations", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/registrations?text=nobody", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/registrations/{id}", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/outbox", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme?day=2022-09-23", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/outbox?status=dead", 200),
    page(By::Staff, "/staff/conferences/nowhere/outbox", 404),
    page(By::Staff, "/staff/conferences/testkongress-2022/invites", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/releases/mails", 200),
];

/// Where organisers work on the programme.
const DESK: &[Page] = &[
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/tracks", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/rooms", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/sessions", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/sessions/opening", 200),
    sent(By::Staff, "/staff/conferences/testkongress-2022/programme/sessions/_new", &[], 422),
    page(
        By::Staff,
        "/staff/conferences/precision-medicine-2022/programme/sessions/opening/slots/welcome",
        200,
    ),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/rooms/main-hall", 200),
    sent(
        By::Staff,
        "/staff/conferences/precision-medicine-2022/programme/rooms/main-hall/remove",
        &[],
        409,
    ),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/speakers", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/speakers/_new", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/tracks/rare-diseases", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/settings", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/export", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/preview", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/preview/grid", 200),
    sent(By::Staff, "/staff/conferences/precision-medicine-2022/programme/move", &[], 422),
    sent(
        By::Staff,
        "/staff/conferences/precision-medicine-2022/programme/shift?from=2022-09-22T12:00&minutes=-60",
        &[],
        200,
    ),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/undo", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/redo", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/clashes", 200),
    page(By::Staff, "/staff/conferences/precision-medicine-2022/programme/releases", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/releases", 200),
    page(
        By::Staff,
        "/staff/conferences/precision-medicine-2022/programme/releases/1/take-back",
        409,
    ),
    page(By::Staff, "/staff/conferences/testkongress-2022/programme/import", 200),
    sent(By::Staff, "/staff/conferences/testkongress-2022/programme/import", &[], 422),
];

/// Becomes whoever looks, and nobody else.
async fn sign_in(browser: &Browser, tokens: &Tokens, before: &mut By, by: By) {
    if std::mem::replace(before, by) == by {
        return;
    }
    browser.forget().await;
    match by {
        By::Visitor => {}
        By::Attendee(email) => {
            browser.open(&format!("/registration/open/{}", tokens[email])).await;
            assert_eq!(browser.path().await, "/registration");
        }
        By::Speaker(key) => {
            browser.open(&format!("/speaker/open/{}", tokens[key])).await;
            assert_eq!(browser.path().await, "/speaker");
        }
        By::Staff => {
            browser.open("/staff/sign-in").await;
            let typed = [("field-email", "olga@example.org"), ("field-password", PASSWORD)];
            browser.fill(&typed).await;
            browser.send(SEND).await;
            assert_eq!(browser.path().await, "/staff");
        }
    }
}

/// Shows a page in a language.
async fn show(browser: &Browser, tokens: &Tokens, page: &Page, language: &str) {
    let mark = if page.path.contains('?') { '&' } else { '?' };
    let path = page.path.replace("{id}", &tokens["{id}"]);
    browser.open(&format!("{path}{mark}lang={language}")).await;
    if let Some(answers) = page.sends {
        browser.fill(answers).await;
        browser.send(SEND).await;
    }
}

async fn nothing_is_wrong(pages: &[Page]) {
    let (app, browser) = start(Scripts::On).await;
    load_shipped(&app).await;
    load_programme(&app, "Sample").await;
    let tokens = people(&app, "Ada").await;
    let (mut wrong, mut by) = (Vec::new(), By::Visitor);
    for page in pages {
        sign_in(&browser, &tokens, &mut by, page.by).await;
        browser.seen().await;
        show(&browser, &tokens, page, "en").await;
        let seen = browser.seen().await;
        let mut add = |what: &str, found: Vec<String>| {
            wrong.extend(found.into_iter().map(|each| format!("{page:?} {what}: {each}")));
        };
        assert_eq!(seen.status, Some(page.status), "{page:?}");
        assert!(seen.requests.iter().any(|url| url.contains("plenum")), "{page:?} {seen:?}");
        add("asks elsewhere", browser.foreign(&seen));
        add("console", seen.console);
        for colours in Colours::BOTH {
            browser.prefer(colours).await;
            add(&format!("{colours:?}"), browser.axe().await);
        }
        add("console after axe", browser.seen().await.console);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[actix_web::test]
async fn nothing_is_wrong_with_what_everybody_can_open() {
    nothing_is_wrong(PUBLIC).await;
}

#[actix_web::test]
async fn nothing_is_wrong_with_the_form_and_its_receipt() {
    nothing_is_wrong(FORM).await;
}

#[actix_web::test]
async fn nothing_is_wrong_with_the_shipped_conference() {
    nothing_is_wrong(SHIPPED).await;
}

#[actix_web::test]
async fn nothing_is_wrong_with_the_programme() {
    nothing_is_wrong(PROGRAMME).await;
}

#[actix_web::test]
async fn nothing_is_wrong_with_what_the_private_link_opens() {
    nothing_is_wrong(OWN).await;
}

#[actix_web::test]
async fn nothing_is_wrong_with_what_organisers_open() {
    nothing_is_wrong(STAFF).await;
}

#[actix_web::test]
async fn nothing_is_wrong_with_what_organisers_open_of_the_programme() {
    nothing_is_wrong(DESK).await;
}

/// A word without a place to break it, as German has them.
const LONG: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

async fn no_page_is_wider_than_the_screen(language: &str) {
    let app = TestApp::start_empty(Backend::Sqlite, |_| {}).await;
    let mut file = tests::conference::file();
    for each in ["en", "sv", "de"] {
        file = file.replace(&format!("{each} = \""), &format!("{each} = \"{LONG} "));
    }
    app.load(&file).await;
    load_shipped(&app).await;
    load_programme(&app, LONG).await;
    let tokens = people(&app, LONG).await;
    let browser = Browser::start(&app.url(""), Scripts::On).await;
    let (mut wrong, mut by) = (Vec::new(), By::Visitor);
    for page in [PUBLIC, FORM, SHIPPED, PROGRAMME, OWN, STAFF, DESK, speaker::PAGES].concat() {
        browser.resize(1280, 900).await;
        sign_in(&browser, &tokens, &mut by, page.by).await;
        show(&browser, &tokens, &page, language).await;
        assert_eq!(
            browser.execute("return document.documentElement.lang", &[]).await,
            json!(language)
        );
        for (width, height) in [(1280, 900), (320, 640)] {
            browser.resize(width, height).await;
            let found = browser.overhangs().await;
            if !found.is_empty() {
                wrong.push(format!("{page:?} at {width}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn no_page_is_wider_than_the_screen_in_english() {
    no_page_is_wider_than_the_screen("en").await;
}

#[actix_web::test]
async fn no_page_is_wider_than_the_screen_in_swedish() {
    no_page_is_wider_than_the_screen("sv").await;
}

#[actix_web::test]
async fn no_page_is_wider_than_the_screen_in_german() {
    no_page_is_wider_than_the_screen("de").await;
}

/// A page with a fault of each kind.
const FAULTY: &str = "<!doctype html><title>Faulty</title><div style='width: 3000px'>\
    <img src='http://localhost:1/elsewhere.png'></div><script>document.title = 'No'</script>";

#[actix_web::test]
async fn each_kind_of_fault_would_be_seen() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = client.read(&mut request).await;
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\
                 Content-Security-Policy: default-src 'none'; img-src *; style-src 'unsafe-inline'\r\n\r\n{FAULTY}",
                FAULTY.len()
            );
            let _ = client.write_all(answer.as_bytes()).await;
        }
    });
    let browser = Browser::start(&origin, Scripts::On).await;

    browser.open("/").await;
    let seen = browser.seen().await;
    assert!(seen.console.iter().any(|line| line.contains("script-src")), "{seen:?}");
    assert_eq!(browser.foreign(&seen), ["http://localhost:1/elsewhere.png"]);
    assert!(browser.overhangs().await.iter().any(|each| each.starts_with("div")));
    let found = browser.axe().await;
    for rule in ["html-has-lang", "image-alt", "landmark-one-main"] {
        assert!(found.iter().any(|line| line.starts_with(rule)), "{rule}: {found:#?}");
    }
    server.abort();
}
