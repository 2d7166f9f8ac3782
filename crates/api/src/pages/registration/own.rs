//! The page of one's own registration, behind the private link.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::booking::{BookingStatus, Standing};
use domain::conference::{Conference, RawAnswer};
use domain::place::clash::{Clash, clashes};
use domain::place::{self, Place};
use domain::registration::clash::{held, in_the_way};
use domain::registration::tell::standings;
use domain::registration::{Booked, ChangeError, Needs, Registration, Status, ops, store};
use domain::text::Texts;
use domain::value::Key;
use serde::Deserialize;

use super::super::conference::Found;
use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::page;
use super::register::standing_text;
use super::stale;
use crate::http::actor::Attendee;
use crate::http::form_key::FormKey;
use crate::http::problem::Reply;
use crate::state::State;

/// A registration with all that its pages show.
#[derive(Debug)]
pub struct Own {
    /// The conference and the counters of its places.
    pub found: Found,
    /// The registration with its bookings.
    pub booked: Booked,
    /// How each booking stands.
    pub standings: Vec<Standing>,
    /// Diet and access needs.
    pub needs: Option<Needs>,
}

/// The registration that the attendee's link opens.
///
/// # Errors
///
/// When it is gone, or when the store fails.
pub async fn load(state: &State, attendee: &Attendee) -> Reply<Own> {
    let (id, actor) = (attendee.registration, attendee.actor());
    let own = state
        .read(move |tx| {
            let (conference, booked) = ops::find(tx, &actor, id)?;
            let places: Vec<Place> = place::store::list(tx, conference.id)?;
            let standings = standings(tx, &conference, &booked.bookings)?;
            let needs = store::find_needs(tx, id)?;
            let found = Found { conference, places, release: None };
            Ok::<_, ChangeError>(Own { found, booked, standings, needs })
        })
        .await?;
    Ok(own)
}

impl Own {
    /// The conference.
    #[must_use]
    pub fn conference(&self) -> &Conference {
        &self.found.conference
    }

    /// Whether the person may change things by themselves now.
    #[must_use]
    pub fn can_change(&self, state: &State) -> bool {
        let open = self.conference().definition.takes_changes(state.now());
        open && self.booked.registration.status() != Status::Cancelled
    }

    /// The keys of the places that the person has or waits for.
    #[must_use]
    pub fn living(&self) -> Vec<String> {
        let living = self.standings.iter().filter(|each| each.status.is_living());
        living.map(|each| each.place.to_string()).collect()
    }

    /// The name of a place in the reader's language.
    #[must_use]
    pub fn place_name(&self, texts: &Texts, key: &Key) -> String {
        let place = self.conference().definition.place(key.as_str());
        place.map_or_else(|| key.to_string(), |place| place.name.of(texts.locale()).to_owned())
    }

    /// Which held places are at the same time.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let conference = self.conference();
        clashes(&conference.definition, &held(conference, &self.booked.bookings))
    }

    /// The version that a form was made from.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.booked.registration.version
    }
}

/// Passes if the form was made for this attendee; the version of the registration it shows.
///
/// # Errors
///
/// That the form is out of date.
pub fn genuine(state: &State, attendee: &Attendee, sent: &Sent) -> Reply<Option<i64>> {
    FormKey::read(&state.links, &sent.one("form_key"), &attendee.secret).ok_or_else(stale)?;
    Ok(sent.one("version").parse().ok())
}

/// A key for a form of this attendee.
#[must_use]
pub fn form_key(state: &State, attendee: &Attendee) -> String {
    FormKey::new(&state.links, &attendee.secret).to_string()
}

/// A place as the page shows it.
struct OwnSeat {
    key: String,
    name: String,
    when: String,
    location: String,
    status: &'static str,
    text: String,
    is_offered: bool,
    /// Until when the offer can be taken.
    offer: String,
    /// The button that takes the offer in exchange for what is held at that time.
    instead: Option<String>,
}

#[derive(Template)]
#[template(path = "registration/own.html")]
struct OwnPage {
    frame: Frame,
    slug: String,
    name: String,
    status: &'static str,
    heading: String,
    done: Option<String>,
    seats: Vec<OwnSeat>,
    facts: Vec<(String, String)>,
    can_change: bool,
    /// Whether held places are at the same time.
    clashes: bool,
    is_cancelled: bool,
    until: String,
    contact: String,
    form_key: String,
}

/// What was done just before, as the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: Option<Deed>,
}

/// A deed that the page confirms.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Details,
    Places,
    Accepted,
    Refused,
    Cancelled,
}

impl Deed {
    const fn key(self) -> &'static str {
        match self {
            Self::Details => "own-done-details",
            Self::Places => "own-done-places",
            Self::Accepted => "own-done-accepted",
            Self::Refused => "own-done-refused",
            Self::Cancelled => "own-done-cancelled",
        }
    }
}

/// The page.
#[get("/registration")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    query: Query<Done>,
) -> Reply<HttpResponse> {
    let own = load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let key = form_key(&state, &attendee);
    page(StatusCode::OK, &own_page(frame, &own, &state, (key, query.done)))
}

fn own_page(
    frame: Frame,
    own: &Own,
    state: &State,
    (form_key, done): (String, Option<Deed>),
) -> OwnPage {
    let definition = &own.conference().definition;
    let texts = frame.texts;
    let registration = &own.booked.registration;
    let until = definition.zone.instant(definition.changes_until);
    let status = registration.status();
    OwnPage {
        slug: definition.slug.to_string(),
        name: registration.name(),
        status: status.as_str(),
        heading: texts.get(&format!("registration-{}", status.as_str())),
        done: done.map(|deed| texts.get(deed.key())),
        seats: own.standings.iter().filter_map(|standing| seat(&texts, own, standing)).collect(),
        facts: facts(&texts, own, |name| texts.get(&format!("registration-{name}"))),
        can_change: own.can_change(state),
        clashes: !own.clashes().is_empty(),
        is_cancelled: status == Status::Cancelled,
        until: texts.instant(until, &definition.time_zone()),
        contact: definition.contact.to_string(),
        form_key,
        frame,
    }
}

fn seat(texts: &Texts, own: &Own, standing: &Standing) -> Option<OwnSeat> {
    let definition = &own.conference().definition;
    let place = definition.place(standing.place.as_str())?;
    let is_offered = standing.status == BookingStatus::Offered;
    let expires = standing.offer_expires_at.filter(|_| is_offered);
    let at = expires.map(|at| texts.instant(at, &definition.time_zone()));
    Some(OwnSeat {
        key: place.key.to_string(),
        name: place.name.of(texts.locale()).to_owned(),
        when: texts.span(&place.when, definition.zone.as_str()),
        location: place.location.of(texts.locale()).to_owned(),
        status: standing.status.as_str(),
        text: standing_text(texts, standing),
        is_offered,
        offer: at.map(|at| texts.with("offer-until", &[("at", &at)])).unwrap_or_default(),
        instead: is_offered.then(|| instead(texts, own, &place.key)).flatten(),
    })
}

/// What a button says that takes a place in exchange; none when nothing is in its way.
pub(super) fn instead(texts: &Texts, own: &Own, key: &Key) -> Option<String> {
    let given = in_the_way(own.conference(), &own.booked.bookings, key);
    let names: Vec<String> = given.iter().map(|key| own.place_name(texts, key)).collect();
    let args = [("place", own.place_name(texts, key)), ("instead", names.join(", "))];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    (!names.is_empty()).then(|| texts.with("swap-take", &args))
}

/// What the person said, label and answer; `label` gives the label of what no conference asks.
pub fn facts(texts: &Texts, own: &Own, label: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let registration = &own.booked.registration;
    let mut facts = vec![
        (label("email"), registration.email.to_string()),
        (label("affiliation"), registration.affiliation.to_string()),
        (label("country"), registration.country.name(texts.locale()).to_owned()),
        (label("language"), registration.language.own_name().to_owned()),
    ];
    facts.extend(chosen(texts, own, &label));
    let optional = [
        ("orcid", registration.orcid.as_ref().map(ToString::to_string)),
        ("efn", registration.efn.as_ref().map(ToString::to_string)),
        ("photo-consent", registration.photo_consent.map(|yes| yes_or_no(texts, yes))),
        ("diet", own.needs.as_ref().map(|needs| needs.diet.clone())),
        ("access", own.needs.as_ref().map(|needs| needs.access.clone())),
    ];
    for (name, value) in optional {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (label(name), value)));
    }
    facts.push((label("notice"), accepted(texts, own, registration)));
    facts
}

fn yes_or_no(texts: &Texts, yes: bool) -> String {
    texts.get(if yes { "form-yes" } else { "form-no" })
}

fn accepted(texts: &Texts, own: &Own, registration: &Registration) -> String {
    let zone = own.conference().definition.time_zone();
    let at = texts.instant(registration.notice_accepted_at, &zone);
    texts.with(
        "registration-notice-accepted",
        &[("version", &registration.notice_version), ("at", &at)],
    )
}

/// Category, interests and answers.
fn chosen(texts: &Texts, own: &Own, label: &impl Fn(&str) -> String) -> Vec<(String, String)> {
    let definition = &own.conference().definition;
    let (locale, chosen) = (texts.locale(), &own.booked.registration.chosen);
    let category = definition.category(chosen.category.as_str());
    let category =
        category.map_or_else(|| chosen.category.to_string(), |it| it.name.of(locale).to_owned());
    let mut facts = vec![(label("category"), category)];
    let tracks = chosen.focus_areas.iter().filter_map(|key| definition.track(key.as_str()));
    let tracks: Vec<&str> = tracks.map(|track| track.name.of(locale)).collect();
    if !tracks.is_empty() {
        facts.push((label("focus-areas"), tracks.join(", ")));
    }
    for question in &definition.questions {
        let Some(answer) = chosen.answers.get(&question.key) else { continue };
        let values = match answer.raw() {
            RawAnswer::One(value) => vec![value],
            RawAnswer::Many(values) => values,
        };
        let named: Vec<String> =
            values.iter().map(|value| super::fields::answer_name(texts, question, value)).collect();
        facts.push((question.label.of(locale).to_owned(), named.join(", ")));
    }
    facts
}

/// The routes of one's own page.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
