//! The form that registers.

use domain::outbox::Message;
use jiff::SignedDuration;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::visitor::{Visitor, faults, heading, hidden, register_path, registration, seats};

/// How many living or cancelled registrations there are.
async fn count(app: &TestApp) -> i64 {
    app.read(|tx| {
        let slug = SLUG.parse().expect("a slug");
        let conference = domain::conference::store::find(tx, &slug)?.expect("loaded");
        let counts = domain::registration::store::count(tx, conference.id)?;
        Ok(counts.iter().map(|(_, count)| count).sum())
    })
    .await
}

both! {
    async fn a_form_is_answered_with_a_receipt_that_a_reload_shows_again(app) {
        let visitor = Visitor::new(&app);
        let answer = visitor.register(&registration("ada@example.org", &["on-site", "dinner"])).await;

        assert_eq!(answer.status, 303, "{}", answer.text);
        let receipt = answer.header("location").to_owned();
        for _ in 0..2 {
            let shown = visitor.get(&receipt).await;
            assert_eq!((shown.status, heading(&shown.text).as_str()), (200, "You are registered"));
            assert!(shown.text.contains("We are sending a mail to ada@example.org."), "{}", shown.text);
            let yours = "The place is yours".to_owned();
            let expected = [("The congress".to_owned(), yours.clone()), ("Dinner".to_owned(), yours)];
            assert_eq!(seats(&shown.text), expected);
        }
        let stored = app.find("ada@example.org").await.expect("it is stored");
        assert_eq!(stored.name(), "Ada Prov");
        assert!(matches!(app.messages("ada@example.org").await[..], [Message::RegistrationConfirmed(_)]));
    }

    async fn a_double_click_makes_one_registration(app) {
        let visitor = Visitor::new(&app);
        let page = visitor.get(&register_path()).await;
        let hidden = hidden(&page.text);
        let mut form = registration("ada@example.org", &["dinner"]);
        form.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let path = register_path();
        let (first, second) =
            tokio::join!(visitor.post(&path, &form), visitor.post(&path, &form));

        assert_eq!((first.status, second.status), (303, 303), "{} {}", first.text, second.text);
        assert_eq!(first.header("location"), second.header("location"));
        assert_eq!(count(&app).await, 1);
        assert_eq!(app.standing("ada@example.org").await, ["dinner held"]);
        assert_eq!(app.messages("ada@example.org").await.len(), 1);
    }

    async fn the_same_form_with_other_answers_is_shown_again_and_registers_nobody(app) {
        let visitor = Visitor::new(&app);
        let page = visitor.get(&register_path()).await;
        let hidden = hidden(&page.text);
        let send = |email: &'static str| {
            let mut form = registration(email, &["on-site"]);
            form.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let form: Vec<_> = form.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            let visitor = &visitor;
            async move {
                let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                visitor.post(&register_path(), &form).await
            }
        };
        assert_eq!(send("ada@example.org").await.status, 303);
        let other = send("bo@example.org").await;

        assert_eq!(other.status, 422);
        assert!(other.text.contains("This form was sent before with other answers."), "{}", other.text);
        assert!(other.text.contains("value=\"bo@example.org\""), "what was typed is kept");
        assert!(app.find("bo@example.org").await.is_none());
        let anew = tests::visitor::hidden(&other.text);
        assert_ne!(anew, hidden, "the form has a new key, for another person");
        let mut form = registration("bo@example.org", &["on-site"]);
        form.extend(anew.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(visitor.post(&register_path(), &form).await.status, 303);
    }

    async fn a_bad_form_comes_back_as_it_was_typed_with_a_message_at_each_field(app) {
        let visitor = Visitor::new(&app);
        let form = [
            ("given_name", "Ada <b>\"&"),
            ("family_name", ""),
            ("email", "ada"),
            ("affiliation", "Sample Hospital"),
            ("country", "SE"),
            ("category", "press"),
            ("language", "sv"),
            ("places", "dinner"),
            ("places", "companion"),
            ("answers.poster", "yes"),
            ("answers.years", "61"),
            ("answers.story", "Once\nupon a time"),
            ("answers.methods", "wgs"),
            ("answers.methods", "panel"),
            ("orcid", "0000-0002-1825-0098"),
            ("diet", "no nuts"),
        ];
        let answer = visitor.register(&form).await;

        assert_eq!(answer.status, 422);
        let expected = [
            ("family-name", "Please fill this in."),
            ("email", "An e-mail address looks like name@example.org."),
            ("places-0", "Dinner is not open to your category."),
            ("answers-poster-title", "Please fill this in."),
            ("answers-years", "At most 60, please."),
            ("orcid", "The last digit does not fit the others: please check for a typing error."),
            ("needs-consent", "Diet and access needs are health data: please consent, or leave both empty."),
            ("notice-version", "Please read the privacy notice and accept it."),
        ];
        let expected = expected.map(|(field, text)| (field.to_owned(), text.to_owned()));
        assert_eq!(faults(&answer.text), expected);
        for typed in [
            "value=\"Ada &#60;b&#62;&#34;&#38;\"",
            "name=\"category\" value=\"press\" checked",
            "name=\"language\" value=\"sv\" checked",
            "name=\"places\" value=\"dinner\" checked",
            "name=\"places\" value=\"companion\" checked",
            "name=\"answers.poster\" value=\"yes\" checked",
            "Once\nupon a time</textarea>",
            "name=\"answers.methods\" value=\"wgs\" checked",
            "name=\"answers.methods\" value=\"panel\" checked",
            "no nuts</textarea>",
        ] {
            assert!(answer.text.contains(typed), "{typed} is not in {}", answer.text);
        }
        assert_eq!(answer.text.matches(" autofocus").count(), 1, "the cursor starts in one field");
        let family = answer.text.split("id=\"field-family-name\"").nth(1).expect("the field is there");
        let family = family.split('>').next().expect("the tag ends");
        for part in ["autofocus", "aria-invalid=\"true\"", "field-family-name-fault"] {
            assert!(family.contains(part), "{part} in {family}");
        }
        assert_eq!(count(&app).await, 0);
    }

    async fn a_corrected_form_registers(app) {
        let visitor = Visitor::new(&app);
        let bad = visitor.register(&registration("ada", &["on-site"])).await;
        assert_eq!(bad.status, 422);
        let hidden = hidden(&bad.text);
        let mut form = registration("ada@example.org", &["on-site"]);
        form.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(visitor.post(&register_path(), &form).await.status, 303);
        assert_eq!(count(&app).await, 1);
    }

    async fn a_form_without_our_key_or_from_another_site_registers_nobody(app) {
        let visitor = Visitor::new(&app);
        let form = registration("ada@example.org", &["on-site"]);
        let without = visitor.post(&register_path(), &form).await;
        let foreign = visitor.post_from("https://elsewhere.example.org", &register_path(), &form).await;

        assert_eq!(without.status, 422);
        assert!(without.text.contains("This form was out of date."), "{}", without.text);
        assert!(without.text.contains("value=\"ada@example.org\""), "what was typed is kept");
        assert_eq!((foreign.status, heading(&foreign.text).as_str()), (403, "This form came from another site"));
        assert_eq!(count(&app).await, 0);
    }

    async fn a_known_address_gets_the_page_of_a_new_one(app) {
        Visitor::new(&app).register(&registration("ada@example.org", &["on-site"])).await;
        app.clock.advance(SignedDuration::from_mins(10));
        let mut pages = Vec::new();
        for email in ["ada@example.org", "xyz@example.org"] {
            let visitor = Visitor::new(&app);
            let answer = visitor.register(&registration(email, &["on-site", "dinner"])).await;
            assert_eq!(answer.status, 303);
            let receipt = answer.header("location");
            let page = visitor.get(receipt).await;
            pages.push((page.status, page.text.replace(receipt, "").replace(email, "")));
        }
        assert_eq!(pages[0], pages[1]);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"], "nothing is changed");
        assert!(matches!(
            app.messages("ada@example.org").await[..],
            [Message::RegistrationConfirmed(_), Message::RegistrationRepeated(_)]
        ));
    }

    async fn somebody_who_must_wait_is_told_the_position(app) {
        app.register("bo@example.org", &["dinner"]).await;
        let visitor = Visitor::new(&app);
        let answer = visitor.register(&registration("ada@example.org", &["dinner"])).await;
        let shown = visitor.get(answer.header("location")).await;

        assert_eq!(heading(&shown.text), "You are on the waiting list");
        let waits = ("Dinner".to_owned(), "On the waiting list, at position 1".to_owned());
        assert_eq!(seats(&shown.text), [waits]);
    }

    async fn a_receipt_of_another_key_or_conference_is_not_shown(app) {
        let visitor = Visitor::new(&app);
        let answer = visitor.register(&registration("ada@example.org", &["on-site"])).await;
        let receipt = answer.header("location").to_owned();
        let forged = format!("{}{}", &receipt[..receipt.len() - 1], if receipt.ends_with('0') { '1' } else { '0' });
        assert_eq!(visitor.get(&forged).await.status, 404);
        assert_eq!(visitor.get(&receipt.replace(SLUG, "another-2022")).await.status, 404);
        app.clock.advance(SignedDuration::from_hours(49));
        app.keep_up().await;
        assert_eq!(visitor.get(&receipt).await.status, 404, "it is kept for 48 hours");
    }

    async fn a_form_that_is_too_large_is_refused(app) {
        let visitor = Visitor::new(&app);
        let story = "x".repeat(65 * 1_024);
        let answer = visitor.post(&register_path(), &[("answers.story", &story)]).await;
        assert_eq!((answer.status, heading(&answer.text).as_str()), (413, "That was too long"));
    }

    async fn too_many_forms_are_refused_without_losing_what_was_typed(app) {
        let strict = TestApp::start_empty(app.backend(), |config| {
            config.limits.registrations_per_minute = 1;
        })
        .await;
        strict.load(&tests::conference::file()).await;
        let visitor = Visitor::new(&strict);
        assert_eq!(visitor.register(&registration("ada@example.org", &["on-site"])).await.status, 303);
        let answer = visitor.register(&registration("bo@example.org", &["on-site"])).await;

        assert_eq!((answer.status, answer.header("retry-after")), (429, "60"));
        assert!(answer.text.contains("Too many requests came from your network. Nothing is lost."), "{}", answer.text);
        assert!(answer.text.contains("value=\"bo@example.org\""), "what was typed is kept");
        strict.stop().await;
    }

    async fn outside_its_time_the_form_is_not_shown_and_not_taken(app) {
        let visitor = Visitor::new(&app);
        let page = visitor.get(&register_path()).await;
        let hidden = hidden(&page.text);
        app.clock.advance(SignedDuration::from_hours(24 * 120));
        let shown = visitor.get(&register_path()).await;
        assert!(shown.text.contains("Registration closed on 15 September 2022, 23:59 CEST."), "{}", shown.text);
        assert!(!shown.text.contains("<form"), "there is nothing to fill in");
        let mut form = registration("ada@example.org", &["on-site"]);
        form.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let sent = visitor.post(&register_path(), &form).await;
        assert!(sent.text.contains("Registration closed on 15 September 2022, 23:59 CEST."), "{}", sent.text);
        assert_eq!(count(&app).await, 0);
    }
}
