//! A message of the outbox in its reader's language: subject, text, HTML and calendar part; pure.
//! What attendees get is here, what speakers get in `speaker`.

use askama::Template;
use domain::booking::BookingStatus;
use domain::calendar::{CalendarError, Method, Times};
use domain::outbox::{Message, Told, ToldSeat};
use domain::registration::LinkKey;
use domain::text::Texts;
use domain::value::{EmailAddress, Key, Locale, Slug};
use jiff::Timestamp;

use crate::entry::calendar;
use crate::mime::one_line;
use crate::speaker::SpeakerLetter;

/// Who writes, and where links lead.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The name in `From`.
    pub name: String,
    /// The address in `From`, to which failures are reported; also the organiser of entries.
    pub address: EmailAddress,
    /// What links begin with: a scheme and a host, no slash at the end.
    pub base_url: String,
    /// Makes private links.
    pub links: LinkKey,
    /// How times of day are written in calendar entries.
    pub times: Times,
}

impl Sender {
    /// The public page of a conference.
    pub(crate) fn page(&self, slug: &Slug) -> String {
        format!("{}/conferences/{slug}", self.base_url)
    }

    /// The private page of the registration that is told of.
    fn private_page(&self, told: &Told) -> String {
        let token = self.links.token(told.registration, told.link_generation);
        format!("{}/registration/open/{token}", self.base_url)
    }
}

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One line.
    pub subject: String,
    /// For programs that show plain text.
    pub text: String,
    /// For all others; needs nothing from anywhere.
    pub html: String,
    /// An iCalendar object, when the mail makes, changes or takes back entries.
    pub calendar: Option<Object>,
}

/// An iCalendar object in a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// What it asks of the reader.
    pub method: Method,
    /// The object.
    pub text: String,
}

/// Why a message cannot be said.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template failed.
    #[error(transparent)]
    Template(#[from] askama::Error),
    /// An entry cannot be in a calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A header of the mail cannot be made.
    #[error("{0} cannot be in a mail")]
    Header(String),
}

/// Says `message` in `language`. The same message makes the same mail.
///
/// # Errors
///
/// [`RenderError`]; it would come again.
pub fn render(sender: &Sender, language: Locale, message: &Message) -> Result<Mail, RenderError> {
    written(sender, Texts::of(language), message)
}

/// The letter and the templates of each message: `templates/<message>.txt` and `.html`.
macro_rules! templates {
    ($($message:ident $letter:ident $make:ident $text:tt $html:tt)*) => {
        fn written(sender: &Sender, texts: Texts, message: &Message) -> Result<Mail, RenderError> {
            match message {
                $(Message::$message(told) => {
                    #[derive(Template)]
                    #[template(path = $text)]
                    struct Text<'a> {
                        letter: &'a $letter<'a>,
                    }
                    #[derive(Template)]
                    #[template(path = $html)]
                    struct Html<'a> {
                        letter: &'a $letter<'a>,
                    }
                    let letter = &$letter::$make(sender, texts, (message.kind(), told));
                    let (text, html) = (Text { letter }.render()?, Html { letter }.render()?);
                    letter.mail(sender, (text, dense(&html)))
                })*
            }
        }
    };
}

templates! {
    RegistrationConfirmed Letter new "registration_confirmed.txt" "registration_confirmed.html"
    RegistrationChanged Letter new "registration_changed.txt" "registration_changed.html"
    RegistrationCancelled Letter new "registration_cancelled.txt" "registration_cancelled.html"
    RegistrationRepeated Letter new "registration_repeated.txt" "registration_repeated.html"
    RegistrationLink Letter new "registration_link.txt" "registration_link.html"
    BookingOffered Letter new "booking_offered.txt" "booking_offered.html"
    BookingExpired Letter new "booking_expired.txt" "booking_expired.html"
    PlaceChanged Letter new "place_changed.txt" "place_changed.html"
    BookingsClash Letter new "bookings_clash.txt" "bookings_clash.html"
    InviteRequested SpeakerLetter about "invite_requested.txt" "invite_requested.html"
    InviteMoved SpeakerLetter about "invite_moved.txt" "invite_moved.html"
    InviteReworded SpeakerLetter about "invite_reworded.txt" "invite_reworded.html"
    InviteWithdrawn SpeakerLetter about "invite_withdrawn.txt" "invite_withdrawn.html"
    InviteRefreshed SpeakerLetter about "invite_refreshed.txt" "invite_refreshed.html"
    InviteSummary SpeakerLetter listing "invite_summary.txt" "invite_summary.html"
    InviteReminder SpeakerLetter listing "invite_reminder.txt" "invite_reminder.html"
    SpeakerLink SpeakerLetter listing "speaker_link.txt" "speaker_link.html"
}

/// Without the empty lines that conditions and loops leave.
fn dense(html: &str) -> String {
    let lines: Vec<&str> = html.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.join("\n") + "\n"
}

/// What the templates show.
struct Letter<'a> {
    kind: &'static str,
    texts: Texts,
    told: &'a Told,
    /// What every text may name.
    args: Vec<(&'static str, String)>,
    /// The private page.
    open: String,
    /// Where the one thing is done that the mail asks for; the private page when there is none.
    take: String,
    /// The public page.
    page: String,
}

/// One place in a list.
struct Row {
    name: String,
    when: String,
    location: String,
    note: String,
}

impl<'a> Letter<'a> {
    fn new(sender: &Sender, texts: Texts, (kind, told): (&'static str, &'a Told)) -> Self {
        let conference = &told.conference;
        let open = sender.private_page(told);
        let take = match (kind, &told.about) {
            ("bookings-clash", _) => format!("{open}/to/clashes"),
            (_, Some(place)) => format!("{open}/{place}"),
            (_, None) => open.clone(),
        };
        let mut letter = Self {
            kind,
            texts,
            told,
            args: Vec::new(),
            open,
            take,
            page: sender.page(&conference.slug),
        };
        let about = letter.about();
        let offer = about.and_then(|seat| seat.offer_expires_at);
        letter.args = vec![
            ("title", conference.title.clone()),
            ("name", told.name.clone()),
            ("days", texts.span(&conference.when, conference.zone.as_str())),
            ("city", conference.city.clone()),
            ("contact", conference.contact.to_string()),
            ("changes-until", letter.moment(conference.changes_until)),
            ("place", about.map(|seat| seat.name.clone()).unwrap_or_default()),
            ("offer-until", offer.map(|at| letter.moment(at)).unwrap_or_default()),
        ];
        letter
    }

    fn mail(&self, sender: &Sender, (text, html): (String, String)) -> Result<Mail, RenderError> {
        let object = calendar(sender, self.texts, self.told)?;
        let calendar = object.map(|text| Object { method: Method::Publish, text });
        let subject = one_line(&self.subject()).unwrap_or_default();
        Ok(Mail { subject, text, html, calendar })
    }

    /// Why this person gets it.
    fn why(&self) -> String {
        self.say("mail-why")
    }

    fn greeting(&self) -> String {
        self.say("mail-greeting")
    }

    fn lang(&self) -> &'static str {
        self.texts.locale().as_str()
    }

    fn subject(&self) -> String {
        self.say(&self.key("subject"))
    }

    /// The first sentence.
    fn lead(&self) -> String {
        self.say(&self.key("lead"))
    }

    /// The key of a text of this message. Two messages have a second form: a registration that
    /// only waits, and a place that does not take place.
    fn key(&self, part: &str) -> String {
        let form = match self.kind {
            "registration-confirmed" if self.held().is_empty() => "-waiting",
            "place-changed" if self.about().is_some_and(|seat| !seat.status.is_living()) => {
                "-cancelled"
            }
            _ => "",
        };
        format!("{}{form}-{part}", self.kind)
    }

    fn say(&self, key: &str) -> String {
        let args: Vec<(&str, &str)> =
            self.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.texts.with(key, &args)
    }

    /// The place that the mail is about.
    fn about(&self) -> Option<&'a ToldSeat> {
        let about = self.told.about.as_ref()?;
        self.told.seats.iter().find(|seat| seat.place == *about)
    }

    fn held(&self) -> Vec<Row> {
        self.rows(|seat| seat.status == BookingStatus::Held)
    }

    fn offered(&self) -> Vec<Row> {
        self.rows(|seat| seat.status == BookingStatus::Offered)
    }

    fn waiting(&self) -> Vec<Row> {
        self.rows(|seat| seat.status == BookingStatus::Waiting)
    }

    /// Places that the person has no longer.
    fn gone(&self) -> Vec<Row> {
        self.rows(|seat| !seat.status.is_living())
    }

    /// Places that are at the same time as others, each with those.
    fn clashing(&self) -> Vec<Row> {
        let clashes = &self.told.clashes;
        let name = |key: &Key| {
            let seat = self.told.seats.iter().find(|seat| seat.place == *key);
            seat.map_or_else(|| key.to_string(), |seat| seat.name.clone())
        };
        let mut rows = Vec::new();
        for seat in &self.told.seats {
            let own = clashes.iter().filter(|clash| clash.has(&seat.place));
            let others: Vec<String> = own.map(|clash| name(clash.beside(&seat.place))).collect();
            if !others.is_empty() {
                let others = others.join(", ");
                let note = self.texts.with("bookings-clash-with", &[("others", &others)]);
                rows.push(Row { note, ..self.row(seat) });
            }
        }
        rows
    }

    fn rows(&self, which: impl Fn(&ToldSeat) -> bool) -> Vec<Row> {
        self.told.seats.iter().filter(|seat| which(seat)).map(|seat| self.row(seat)).collect()
    }

    fn row(&self, seat: &ToldSeat) -> Row {
        let note = match (seat.status, seat.position, seat.offer_expires_at) {
            (BookingStatus::Waiting, Some(position), _) => {
                self.texts.count("mail-position", i64::from(position), &[])
            }
            (BookingStatus::Offered, _, Some(until)) => {
                self.texts.with("mail-offer-until", &[("offer-until", &self.moment(until))])
            }
            _ => String::new(),
        };
        Row {
            name: seat.name.clone(),
            when: self.texts.span(&seat.when, self.told.conference.zone.as_str()),
            location: seat.location.clone(),
            note,
        }
    }

    /// An instant with what its zone is called, for people, and the zone's name, for certainty.
    fn moment(&self, at: Timestamp) -> String {
        let zone = &self.told.conference.zone;
        format!("{} ({})", self.texts.instant(at, &zone.rules()), zone.as_str())
    }

    /// Until when the person may change things, or that it is too late.
    fn changes(&self) -> String {
        let is_over = self.told.at > self.told.conference.changes_until;
        self.say(if is_over { "mail-changes-over" } else { "mail-changes-until" })
    }

    /// What the mail does to calendars, in a sentence; empty when it does nothing.
    fn calendar_note(&self) -> String {
        let entries = || self.told.seats.iter().filter_map(|seat| seat.entry.as_ref());
        match (entries().any(|e| !e.cancelled), entries().any(|e| e.cancelled)) {
            (true, false) => self.say("mail-calendar-given"),
            (true, true) => self.say("mail-calendar-both"),
            (false, true) => self.say("mail-calendar-taken-back"),
            (false, false) => String::new(),
        }
    }
}
