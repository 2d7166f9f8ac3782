//! The organisers' pages, as a browser without JavaScript sees them: signing in and out here, what
//! stands on them in [`content`].

use jiff::SignedDuration;
use tests::app::{Answer, TestApp};
use tests::both;
use tests::staff::PASSWORD;

use super::EVERYWHERE;

mod content;

const SIGN_IN: &str = "/staff/sign-in";
const ROLL: &str = "/staff/conferences/testkongress-2022/registrations";
const OUTBOX: &str = "/staff/conferences/testkongress-2022/outbox";

/// A page as somebody signed in sees it.
async fn open(app: &TestApp, path: &str, secret: &str) -> Answer {
    let cookie = format!("plenum-staff={secret}");
    app.send(app.http.get(app.url(path)).header("Cookie", cookie)).await
}

/// Sends a form.
async fn send(app: &TestApp, path: &str, secret: &str, form: &[(&str, &str)]) -> Answer {
    let cookie = format!("plenum-staff={secret}");
    app.send(app.http.post(app.url(path)).header("Cookie", cookie).form(form)).await
}

/// What stands between two marks of a page, the first time.
fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    let rest = html.split_once(before).map_or("", |(_, rest)| rest);
    rest.split_once(after).map_or("", |(found, _)| found)
}

fn form_key(page: &Answer) -> String {
    between(&page.text, "name=\"form_key\" value=\"", "\"").to_owned()
}

/// What people read in the middle of a page: its lines, without tags.
fn read(page: &Answer) -> Vec<String> {
    let mut lines = vec![String::new()];
    let main = between(&page.text, "<main", "</main>");
    for part in main.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let goes_on = ["strong", "/strong", "span", "/span", "a", "/a", "code", "/code"];
        if !goes_on.contains(&tag.split_whitespace().next().unwrap_or_default()) {
            lines.push(String::new());
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = lines.last_mut().expect("there is one");
        if !line.is_empty() && !text.is_empty() {
            line.push(' ');
        }
        line.push_str(&text);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Signs in by the form; the answer to it.
async fn sign_in(app: &TestApp, email: &str, password: &str, next: &str) -> Answer {
    let key = form_key(&app.get(SIGN_IN).await);
    let form =
        [("form_key", key.as_str()), ("next", next), ("email", email), ("password", password)];
    send(app, SIGN_IN, "", &form).await
}

both! {
    async fn staff_sign_in_and_out_by_forms(app) {
        app.account("stina@example.org", EVERYWHERE).await;
        let path = format!("{ROLL}?text=%C3%B6");
        let away = app.get(&path).await;
        assert_eq!(away.status, 303);
        let next = "%2Fstaff%2Fconferences%2Ftestkongress-2022%2Fregistrations%3Ftext%3D%25C3%25B6";
        assert_eq!(away.header("location"), format!("{SIGN_IN}?next={next}"));
        let form = app.get(away.header("location")).await;
        assert_eq!(form.status, 200);
        assert_eq!(between(&form.text, "name=\"next\" value=\"", "\""), path);
        assert!(!form.text.contains("Sign out"));

        let answer = sign_in(&app, "Stina@example.org", PASSWORD, &path).await;
        assert_eq!((answer.status, answer.header("location")), (303, path.as_str()));
        let cookie = answer.header("set-cookie").to_owned();
        let secret = between(&cookie, "plenum-staff=", ";").to_owned();
        assert_eq!(cookie, format!("plenum-staff={secret}; HttpOnly; SameSite=Lax; Path=/; Max-Age=43200"));
        let home = open(&app, "/staff", &secret).await;
        assert_eq!(home.status, 200);
        assert!(home.text.contains("<span>Stina Stab</span>"));
        assert_eq!(home.header("cache-control"), "no-store");

        for key in ["", &form_key(&form), "0000"] {
            let refused = send(&app, "/staff/sign-out", &secret, &[("form_key", key)]).await;
            assert_eq!(refused.status, 422, "{key:?}");
        }
        let out = send(&app, "/staff/sign-out", &secret, &[("form_key", &form_key(&home))]).await;
        assert_eq!((out.status, out.header("location")), (303, "/staff/sign-in?done=signed-out"));
        assert!(out.header("set-cookie").starts_with("plenum-staff=; "));
        assert_eq!(open(&app, "/staff", &secret).await.status, 303, "also for who kept the cookie");
        assert!(app.get(out.header("location")).await.text.contains("You are signed out."));
    }

    async fn the_form_says_the_same_whatever_is_wrong(app) {
        app.account("stina@example.org", EVERYWHERE).await;
        let same = |answer: &Answer, email: &str| {
            answer.text.replace(&form_key(answer), "key").replace(email, "address")
        };
        let wrong = sign_in(&app, "stina@example.org", "incorrect horse battery", "/staff").await;
        assert_eq!(wrong.status, 422);
        assert_eq!(read(&wrong), [
            "Sign in", "This page is for the organisers.",
            "Address or password is wrong. After several wrong tries an account rests for up to a minute.",
            "E-mail address", "Password", "Sign in",
        ]);
        assert!(wrong.text.contains("value=\"stina@example.org\""), "the address is kept");
        assert!(!wrong.text.contains("incorrect horse"), "the password is not");
        for email in ["nobody@example.org", "no address"] {
            let other = sign_in(&app, email, PASSWORD, "/staff").await;
            assert_eq!((other.status, same(&other, email)), (422, same(&wrong, "stina@example.org")));
        }
        for tries in 2..=6 {
            sign_in(&app, "stina@example.org", "incorrect horse battery", "").await;
            tests::wait::until("the try is counted", || async {
                app.failures("stina@example.org").await == tries
            })
            .await;
        }
        let resting = sign_in(&app, "stina@example.org", PASSWORD, "/staff").await;
        assert_eq!((resting.status, same(&resting, "")), (422, same(&wrong, "")), "it rests");
        app.clock.advance(SignedDuration::from_secs(2));
        assert_eq!(sign_in(&app, "stina@example.org", PASSWORD, "").await.status, 303);
    }

    async fn too_many_tries_are_told_how_long_to_wait(app) {
        let app = TestApp::start_empty(app.backend(), |config| config.limits.sign_ins_per_minute = 1).await;
        assert_eq!(sign_in(&app, "nobody@example.org", PASSWORD, "").await.status, 422);
        let limited = sign_in(&app, "nobody@example.org", PASSWORD, "").await;
        assert_eq!((limited.status, limited.header("retry-after")), (429, "60"));
        assert_eq!(read(&limited)[2], "Too many requests came from your network. Nothing is lost. Please wait a minute and try again.");
        assert!(limited.text.contains("value=\"nobody@example.org\""));
    }

    async fn signing_in_leads_nowhere_but_into_the_site(app) {
        app.account("stina@example.org", EVERYWHERE).await;
        let cases = [
            (OUTBOX, OUTBOX), ("", "/staff"), ("//evil.example", "/staff"), ("/\\evil.example", "/staff"),
            ("https://evil.example", "/staff"), ("/\t/evil.example", "/staff"), ("/a\r\nB: c", "/staff"),
        ];
        for (next, expected) in cases {
            let answer = sign_in(&app, "stina@example.org", PASSWORD, next).await;
            assert_eq!((answer.status, answer.header("location")), (303, expected), "{next:?}");
        }
        let form = app.get(&format!("{SIGN_IN}?next=//evil.example")).await;
        assert!(form.text.contains("name=\"next\" value=\"/staff\""), "{}", form.text);
        let stale = send(&app, SIGN_IN, "", &[("email", "stina@example.org"), ("password", PASSWORD)]).await;
        assert_eq!((stale.status, stale.header("set-cookie")), (422, ""), "without the form's key");
    }

    async fn an_ended_sign_in_leads_back_to_the_form(app) {
        let secret = app.organiser().await;
        let key = form_key(&open(&app, OUTBOX, &secret).await);
        app.clock.advance(SignedDuration::from_hours(12));
        let away = open(&app, OUTBOX, &secret).await;
        assert_eq!(away.status, 303);
        assert!(away.header("location").starts_with("/staff/sign-in?next="));
        let refused = send(&app, "/staff/sign-out", &secret, &[("form_key", &key)]).await;
        assert_eq!(refused.status, 401);
        assert!(refused.text.contains("href=\"/staff/sign-in\""));
    }
}
