//! What a person meets who fills the form in wrongly, or sends it more often than once.

use serde_json::{Value, json};
use tests::browser::{Browser, Scripts};

use super::{ANSWERS, CONFERENCE, SEND, count, start};

const FORM: &str = "/conferences/testkongress-2022/register";

/// What the list of faults says, and where its links lead.
async fn listed(browser: &Browser) -> Vec<(String, String)> {
    let script = r#"return [...document.querySelectorAll(".faults li")].map((fault) =>
        [fault.querySelector("a")?.getAttribute("href") ?? "", fault.innerText]);"#;
    let listed = browser.execute(script, &[]).await;
    serde_json::from_value(listed).expect("pairs")
}

/// What a screen reader is told about the input with this id: whether it is wrong, and why.
async fn told(browser: &Browser, id: &str) -> (String, bool, String) {
    let script = r##"
        const input = document.getElementById(arguments[0]);
        const group = input.closest("[role=radiogroup]");
        const described = input.closest("fieldset") ?? input;
        const invalid = (group ?? input).getAttribute("aria-invalid") === "true";
        const texts = described.getAttribute("aria-describedby").split(" ")
            .map((id) => document.getElementById(id))
            .filter((each) => each.className === "fault").map((each) => each.innerText);
        return [arguments[0], invalid, texts.join("|")];"##;
    let told = browser.execute(script, &[json!(id)]).await;
    serde_json::from_value(told).expect("three things")
}

async fn values(browser: &Browser, ids: &[&str]) -> Vec<Value> {
    let script = r#"return arguments[0].map((id) => document.getElementById(id))
        .map((input) => ["radio", "checkbox"].includes(input.type) ? input.checked : input.value);"#;
    let values = browser.execute(script, &[json!(ids)]).await;
    values.as_array().cloned().unwrap_or_default()
}

/// Sends the form, which comes back.
async fn send_wrongly(browser: &Browser) {
    browser.send(SEND).await;
    assert!(browser.shows(".faults").await, "{}", browser.text("main").await);
}

#[actix_web::test]
async fn faults_stand_at_their_fields_and_nothing_typed_is_lost() {
    for scripts in Scripts::BOTH {
        let (app, browser) = start(scripts).await;
        browser.open(FORM).await;
        browser
            .fill(&[
                ("field-given-name", "Ada <&\"'>"),
                ("field-email", "ada"),
                ("field-country", "Germany"),
                ("field-language-1", ""),
                ("field-places-0", ""),
                ("field-answers-years", "99"),
                ("field-answers-story", "\nTwo\nlines"),
                ("field-answers-size-1", ""),
                ("field-orcid", "0000-0002-1825-0098"),
                ("field-diet", "Nuts"),
            ])
            .await;
        send_wrongly(&browser).await;

        let expected = [
            ("field-family-name", "Family name", "Please fill this in."),
            ("field-email", "E-mail address", "An e-mail address looks like name@example.org."),
            ("field-affiliation", "Affiliation", "Please fill this in."),
            ("field-category-0", "You come as", "Please fill this in."),
            ("field-answers-years", "Years of experience", "At most 60, please."),
            (
                "field-orcid",
                "ORCID iD",
                "The last digit does not fit the others: please check for a typing error.",
            ),
            (
                "field-needs-consent",
                "I consent to these health data being stored for this purpose",
                "Diet and access needs are health data: please consent, or leave both empty.",
            ),
            (
                "field-notice-version",
                "I have read the privacy notice and accept it",
                "Please read the privacy notice and accept it.",
            ),
        ];
        let as_listed =
            expected.map(|(id, label, text)| (format!("#{id}"), format!("{label}: {text}")));
        assert_eq!(listed(&browser).await, as_listed);
        for (id, _, text) in expected {
            assert_eq!(told(&browser, id).await, (id.to_owned(), true, text.to_owned()));
            assert!(browser.shows(&format!("#{}-fault", id.trim_end_matches("-0"))).await, "{id}");
        }
        browser.until_focus("field-family-name").await;
        let title = browser.execute("return document.title", &[]).await;
        assert_eq!(title, json!("Error: Register · Plenum"));
        let kept = [
            ("field-given-name", json!("Ada <&\"'>")),
            ("field-email", json!("ada")),
            ("field-country", json!("DE")),
            ("field-language-0", json!(false)),
            ("field-language-1", json!(true)),
            ("field-places-0", json!(true)),
            ("field-answers-years", json!("99")),
            ("field-answers-story", json!("\nTwo\nlines")),
            ("field-answers-size-1", json!(true)),
            ("field-orcid", json!("0000-0002-1825-0098")),
            ("field-diet", json!("Nuts")),
        ];
        let ids = kept.clone().map(|(id, _)| id);
        assert_eq!(values(&browser, &ids).await, kept.map(|(_, value)| value));
        browser.click(".faults a[href='#field-category-0']").await;
        browser.until_focus("field-category-0").await;
        assert_eq!(count(&app).await, 0);
    }
}

#[actix_web::test]
async fn the_focus_is_on_a_field_that_has_two_faults() {
    let (_app, browser) = start(Scripts::On).await;
    browser.open(FORM).await;
    browser.fill(ANSWERS).await;
    browser.fill(&[("field-places-2", ""), ("field-places-3", "")]).await;
    send_wrongly(&browser).await;

    let texts: Vec<_> = listed(&browser).await.into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        [
            "What would you like to book?: Companion at the dinner can only be had together with: Dinner.",
            "What would you like to book?: Workshop cannot be booked yet.",
        ]
    );
    browser.until_focus("field-places-0").await;
}

#[actix_web::test]
async fn a_question_comes_up_with_the_answer_that_it_hangs_on() {
    const TITLE: &str = "#field-answers-poster-title";
    for scripts in Scripts::BOTH {
        let (app, browser) = start(scripts).await;
        browser.open(FORM).await;

        let hint = browser.shows("#field-answers-poster-title-when").await;
        let before = browser.shows(TITLE).await;
        browser.click("#field-answers-poster-0").await;
        let with_yes = browser.shows(TITLE).await;
        browser.click("#field-answers-poster-1").await;
        let with_no = browser.shows(TITLE).await;
        match scripts {
            Scripts::On => {
                assert_eq!((hint, before, with_yes, with_no), (false, false, true, false))
            }
            Scripts::Off => {
                assert_eq!((hint, before, with_yes, with_no), (true, true, true, true));
                let hint = browser.text("#field-answers-poster-title-when").await;
                assert_eq!(hint, "Only if you answered “Yes” to “Do you bring a poster?”.");
            }
        }

        browser.fill(ANSWERS).await;
        browser.click("#field-answers-poster-0").await;
        send_wrongly(&browser).await;
        let expected = (
            "#field-answers-poster-title".to_owned(),
            "Its title: Please fill this in.".to_owned(),
        );
        assert_eq!(listed(&browser).await, [expected]);
        assert!(browser.shows("#field-answers-poster-title-fault").await);
        browser.until_focus("field-answers-poster-title").await;
        browser.fill(&[("field-answers-poster-title", "On samples")]).await;
        browser.click(SEND).await;
        browser.until_path(&format!("{CONFERENCE}/receipts/")).await;
        assert_eq!(count(&app).await, 1);
    }
}

#[actix_web::test]
async fn a_double_click_and_a_way_back_make_one_registration() {
    for scripts in Scripts::BOTH {
        let (app, browser) = start(scripts).await;
        browser.open(FORM).await;
        browser.fill(ANSWERS).await;
        browser.double_click(SEND).await;
        browser.until_path(&format!("{CONFERENCE}/receipts/")).await;

        assert_eq!(browser.text("h1").await, "You are registered");
        assert_eq!(count(&app).await, 1);
        assert_eq!(app.messages("ada@example.org").await.len(), 1);

        browser.back().await;
        browser.until_path(FORM).await;
        let kept = values(&browser, &["field-given-name", "field-places-0"]).await;
        assert_eq!(kept, [json!("Ada"), json!(true)], "the form is as it was typed");
        browser.click(SEND).await;
        browser.until_path(&format!("{CONFERENCE}/receipts/")).await;
        assert_eq!(count(&app).await, 1);
        assert_eq!(app.messages("ada@example.org").await.len(), 1);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"]);
    }
}
