//! What mails say and how they are built: every message in every language.

use domain::booking::BookingStatus::{Cancelled, Held, Offered};
use domain::outbox::{Message, Told};
use domain::text::Texts;
use domain::value::Locale;
use mailer::{Mail, mime, render};
use tests::letter::{leased, one_of_each, seat, sender, told, with_entry};
use tests::mailbox::Received;

mod mime;

fn said(message: &Message, language: Locale) -> Mail {
    render(&sender(), language, message).expect("it can be said")
}

fn received(message: &Message, language: Locale) -> Received {
    let leased = leased(message.clone(), language);
    let raw = mime(&sender(), &leased, &said(message, language)).expect("a mail");
    Received::parse("ada@example.org", &raw)
}

fn everything() -> impl Iterator<Item = (Message, Locale)> {
    one_of_each().into_iter().flat_map(|each| Locale::ALL.map(|locale| (each.clone(), locale)))
}

fn link() -> String {
    let token = sender().links.token(told(None, Vec::new()).registration, 1);
    format!("https://plenum.example.org/registration/open/{token}")
}

/// HTML as its readers see it: without tags, with single spaces.
fn visible(html: &str) -> String {
    let (_, body) = html.split_once("<body").expect("a body");
    let mut text = String::new();
    for piece in body.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        text.push(' ');
    }
    let text = text.replace("&#39;", "'").replace("&#38;", "&").replace("&#34;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_message_has_its_subject_in_each_language() {
    let expected = [
        [
            "You are registered: Test Congress",
            "Du är anmäld: Test Congress",
            "Sie sind angemeldet: Test Congress",
        ],
        [
            "You are on the waiting list: Test Congress",
            "Du står i kö: Test Congress",
            "Sie stehen auf der Warteliste: Test Congress",
        ],
        [
            "Your registration has changed: Test Congress",
            "Din anmälan har ändrats: Test Congress",
            "Ihre Anmeldung hat sich geändert: Test Congress",
        ],
        [
            "Your registration is cancelled: Test Congress",
            "Din anmälan är avbokad: Test Congress",
            "Ihre Anmeldung ist storniert: Test Congress",
        ],
        [
            "You are registered already: Test Congress",
            "Du är redan anmäld: Test Congress",
            "Sie sind bereits angemeldet: Test Congress",
        ],
        [
            "Your link to your registration: Test Congress",
            "Din länk till din anmälan: Test Congress",
            "Ihr Link zu Ihrer Anmeldung: Test Congress",
        ],
        [
            "A place is free for you: Dinner",
            "En plats är ledig för dig: Dinner",
            "Ein Platz ist für Sie frei: Dinner",
        ],
        [
            "The offer has ended: Dinner",
            "Erbjudandet har gått ut: Dinner",
            "Das Angebot ist abgelaufen: Dinner",
        ],
        ["Changed: Dinner", "Ändrat: Dinner", "Geändert: Dinner"],
        ["Cancelled: Dinner", "Inställt: Dinner", "Abgesagt: Dinner"],
    ];
    for (message, subjects) in one_of_each().iter().zip(expected) {
        let shown = Locale::ALL.map(|locale| received(message, locale).subject);
        assert_eq!(shown, subjects, "{}", message.kind());
    }
}

#[test]
fn text_and_html_say_what_stands_and_until_when() {
    let until_changes = [
        "18 September 2022, 23:59 CEST (Europe/Stockholm)",
        "18 september 2022 kl. 23:59 CEST (Europe/Stockholm)",
        "18. September 2022, 23:59 Uhr CEST (Europe/Stockholm)",
    ];
    let until_offer = [
        "3 June 2022, 09:00 CEST (Europe/Stockholm)",
        "3 juni 2022 kl. 09:00 CEST (Europe/Stockholm)",
        "3. Juni 2022, 09:00 Uhr CEST (Europe/Stockholm)",
    ];
    let dinner = [
        "Thursday, 22 September 2022, 19:00–22:30 (Europe/Stockholm)",
        "torsdag 22 september 2022 kl. 19:00–22:30 (Europe/Stockholm)",
        "Donnerstag, 22. September 2022, 19:00–22:30 Uhr (Europe/Stockholm)",
    ];
    let position =
        ["Position 3 in the waiting list", "Plats 3 i kön", "Platz 3 auf der Warteliste"];
    let hello = ["Hello Ada Prov,", "Hej Ada Prov,", "Guten Tag Ada Prov,"];
    for (number, (message, language)) in everything().enumerate() {
        let at = number % 3;
        let mail = said(&message, language);
        let mut needed = vec![hello[at], "office@example.org"];
        if message.kind() != "registration-cancelled" {
            needed.push(until_changes[at]);
        }
        let Told { seats, .. } = tests::letter::to_attendee(&message);
        if seats.iter().any(|seat| seat.place.as_str() == "dinner") {
            needed.push(dinner[at]);
            needed.push("Sample Inn");
        }
        if seats.iter().any(|seat| seat.status == Offered) {
            needed.push(until_offer[at]);
        }
        if seats.iter().any(|seat| seat.position.is_some()) {
            needed.push(position[at]);
        }
        let (text, html) = (mail.text.clone(), visible(&mail.html));
        for words in needed {
            assert!(text.contains(words), "{} {language:?}: {words}\n{text}", message.kind());
            assert!(html.contains(words), "{} {language:?}: {words}\n{html}", message.kind());
        }
    }
}

#[test]
fn a_mail_in_full() {
    let message = one_of_each().remove(6);
    let link = link();
    assert_eq!(
        said(&message, Locale::En).text,
        format!(
            "Hello Ada Prov,

A place has come free for you: Dinner, at Test Congress. We keep it for you until 3 June 2022, \
09:00 CEST (Europe/Stockholm).

Take the place:
{link}/dinner

If you do not take it by then, it goes to the next person. If you do not want it, you need not \
do anything.

Your places

  * On site
    22–23 September 2022
    Sample Hall

Kept for you

  * Dinner
    Thursday, 22 September 2022, 19:00–22:30 (Europe/Stockholm)
    Sample Inn
    Kept for you until 3 June 2022, 09:00 CEST (Europe/Stockholm)

Open my registration:
{link}

You can change or cancel everything yourself until 18 September 2022, 23:59 CEST \
(Europe/Stockholm). The link is for you alone: whoever has it can see and change your \
registration.

Questions? Answer this mail or write to office@example.org.

-- 
Test Congress, 22–23 September 2022, Stockholm
https://plenum.example.org/conferences/testkongress-2022
You receive this mail because this address was registered for the conference."
        )
    );
}

#[test]
fn a_mail_has_one_button_and_needs_nothing_from_elsewhere() {
    for (message, language) in everything() {
        let html = said(&message, language).html;
        let name = message.kind();
        assert_eq!(html.matches("background:").count(), 1, "{name}: one button");
        for remote in ["src=", "url(", "<img", "<link", "<script", "<iframe", "@import", "srcset"] {
            assert!(!html.contains(remote), "{name}: {remote}");
        }
        let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for address in links {
            assert!(address.starts_with("https://plenum.example.org/"), "{name}: {address}");
        }
        let button = html.split_once("background:").expect("a button").0;
        let (_, address) = button.rsplit_once("href=\"").expect("a link");
        let expected = match name {
            "booking-offered" => format!("{}/dinner", link()),
            "bookings-clash" => format!("{}/to/clashes", link()),
            "registration-cancelled" => {
                "https://plenum.example.org/conferences/testkongress-2022".to_owned()
            }
            _ => link(),
        };
        assert_eq!(address.split('"').next(), Some(expected.as_str()), "{name}");
    }
}

#[test]
fn no_text_has_a_hole() {
    for (message, language) in everything() {
        let mail = said(&message, language);
        for text in [&mail.subject, &mail.text, &visible(&mail.html)] {
            for hole in ["{", "}", "[", "]", "mail-", "$"] {
                assert!(!text.contains(hole), "{} {language:?}: {hole} in {text}", message.kind());
            }
        }
        assert!(
            mail.html
                .starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{}\">", language.as_str()))
        );
    }
}

#[test]
fn what_people_typed_is_shown_and_never_read() {
    let mut told = told(None, vec![with_entry(seat("dinner", Held), 0, false)]);
    told.name = "<b>\"Ada\" & Co</b>".to_owned();
    told.conference.title = "R&D <i>in</i> 'Europe'; A, B".to_owned();
    told.seats[0].name = "{{ letter.open }} <script>x</script>".to_owned();
    told.seats[0].location = "A\r\nATTENDEE:mailto:eve@example.org".to_owned();
    for language in Locale::ALL {
        let message = Message::RegistrationConfirmed(told.clone());
        let mail = received(&message, language);
        assert!(mail.text.contains("<b>\"Ada\" & Co</b>,"), "{}", mail.text);
        assert!(mail.text.contains("{{ letter.open }} <script>x</script>"));
        assert!(
            mail.html.contains("&#60;b&#62;&#34;Ada&#34; &#38; Co&#60;/b&#62;,"),
            "{}",
            mail.html
        );
        for raw in ["<b>", "<i>", "<script>", "& Co", "R&D"] {
            assert!(!mail.html.contains(raw), "{raw}");
        }
        assert_eq!(mail.name.as_deref(), Some("<b>\"Ada\" & Co</b>"));
        let calendar = mail.calendar.expect("an entry").replace("\r\n ", "");
        assert!(!calendar.contains("\nATTENDEE"), "{calendar}");
        assert!(calendar.contains("LOCATION:A\\nATTENDEE:mailto:eve@example.org\r\n"));
    }
}

#[test]
fn no_calendar_part_holds_a_private_link() {
    let key = sender().links;
    for (message, language) in everything() {
        let told = tests::letter::to_attendee(&message);
        let token = key.token(told.registration, told.link_generation);
        let mail = said(&message, language);
        let shows_it = message.kind() != "registration-cancelled";
        assert_eq!(mail.text.contains(&token), shows_it, "{}", message.kind());
        if let Some(calendar) = mail.calendar {
            let whole = calendar.text.replace("\r\n ", "");
            for secret in [token.as_str(), "/registration", told.registration.as_str()] {
                assert!(!whole.contains(secret), "{secret}");
            }
        }
    }
}

#[test]
fn a_place_that_is_the_conference_is_called_so_in_the_calendar() {
    let seats = vec![
        with_entry(seat("on-site", Held), 0, false),
        with_entry(seat("dinner", Cancelled), 4, true),
    ];
    let mail = said(&Message::RegistrationChanged(told(None, seats)), Locale::Sv);
    let calendar = mail.calendar.expect("entries").text.replace("\r\n ", "");
    let of = |name: &str| -> Vec<&str> {
        calendar.lines().filter_map(|line| line.strip_prefix(&format!("{name}:"))).collect()
    };
    assert_eq!(of("SUMMARY"), ["Test Congress", "Dinner – Test Congress"]);
    assert_eq!(of("STATUS"), ["CONFIRMED", "CANCELLED"]);
    assert_eq!(of("SEQUENCE"), ["0", "4"]);
    assert_eq!(of("TRANSP"), ["OPAQUE", "TRANSPARENT"]);
    assert_eq!(of("DTSTAMP"), ["20220601T070000Z"; 2]);
    assert_eq!(of("LAST-MODIFIED"), ["20220601T070000Z"; 2]);
    assert_eq!(of("URL"), ["https://plenum.example.org/conferences/testkongress-2022"; 2]);
    assert_eq!(
        of("DESCRIPTION"),
        [
            "On site\\nTest Congress\\, 22–23 september 2022\\, Stockholm\\nFrågor? office@example.org",
            "Dinner\\nTest Congress\\, 22–23 september 2022\\, Stockholm\\nFrågor? office@example.org"
        ]
    );
    assert!(
        calendar.contains("\r\nORGANIZER;CN=\"Test Congress\":mailto:registration@example.org\r\n")
    );
}

#[test]
fn every_text_that_a_mail_needs_exists() {
    for message in one_of_each() {
        for part in ["subject", "lead"] {
            assert!(Texts::exists(&format!("{}-{part}", message.kind())), "{}", message.kind());
        }
    }
}

#[test]
fn once_the_time_for_changes_is_over_a_mail_says_whom_to_ask() {
    let mut late = told(None, vec![seat("on-site", Held)]);
    late.at = late.conference.changes_until;
    let over = "Changes are no longer possible online; please write to office@example.org.";
    let until = "You can change or cancel everything yourself until 18 September 2022";
    for (seconds, is_over) in [(0, false), (1, true)] {
        let mut told = late.clone();
        told.at += jiff::SignedDuration::from_secs(seconds);
        let mail = said(&Message::RegistrationLink(told), Locale::En);
        for text in [&mail.text, &visible(&mail.html)] {
            assert_eq!((text.contains(over), text.contains(until)), (is_over, !is_over));
        }
    }
}
