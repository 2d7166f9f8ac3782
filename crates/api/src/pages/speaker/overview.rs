//! What a speaker sees first: what they speak in and what they chair, and what is still open.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::StoreResult;
use domain::calendar::When;
use domain::invite::{self, Invite};
use domain::programme::{Hours, ItemId, ItemKind, Programme, Session};
use domain::speaker::disclosure;
use domain::value::Key;
use serde::Deserialize;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::page;
use super::super::programme::base;
use super::super::programme::shown::{Link, Moment, Teller};
use super::super::registration::form_again;
use super::super::shell::problem_text;
use super::Desk;
use super::answer::{Asked, asked};
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A slot in which they speak, or a session that they chair.
struct Duty {
    /// The slot's key; nothing where they chair.
    slot: Option<String>,
    title: Link,
    /// The session that a slot is in.
    session: Option<Link>,
    /// When, with the zone.
    when: String,
    starts: Moment,
    ends: Moment,
    room: Link,
    /// Who else speaks there.
    others: Vec<Link>,
    /// Whether they have disclosed their interests for it.
    disclosed: bool,
    /// What they are asked; nothing where nobody asked them yet.
    asked: Option<Asked>,
}

/// A slot that readers do not see yet.
struct Coming {
    slot: String,
    title: String,
    disclosed: bool,
}

#[derive(Template)]
#[template(path = "speaker/overview.html")]
struct OverviewPage {
    frame: Frame,
    slug: String,
    name: String,
    form_key: String,
    done: Option<String>,
    /// Why an answer was not taken.
    problem: Option<String>,
    duties: Vec<Duty>,
    coming: Vec<Coming>,
    /// How many slots still want a disclosure.
    owed: Option<String>,
    /// The other pages: address, name, what they are for.
    pages: Vec<(&'static str, String, String)>,
    zone: String,
    other_zone: String,
    contact: String,
    is_in_programme: bool,
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
    Profile,
    Availability,
    Needs,
    Assistant,
    Photo,
    Answer,
}

impl Deed {
    const fn key(self) -> &'static str {
        match self {
            Self::Profile => "speaker-done-profile",
            Self::Availability => "speaker-done-availability",
            Self::Needs => "speaker-done-needs",
            Self::Assistant => "speaker-done-assistant",
            Self::Photo => "speaker-done-photo",
            Self::Answer => "speaker-done-answer",
        }
    }
}

/// The page.
#[get("/speaker")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    query: Query<Done>,
) -> Reply<HttpResponse> {
    let (desk, known) = known((&request, &state, &speaker)).await?;
    let done = query.done.map(|deed| desk.frame.text(deed.key()));
    page(StatusCode::OK, &OverviewPage { done, ..overview_page(desk, &known, None) })
}

/// What the page knows beside the programme.
struct Known {
    /// The slots for which they have disclosed their interests.
    disclosed: BTreeSet<Key>,
    invites: Vec<Invite>,
}

async fn known(
    (request, state, speaker): (&HttpRequest, &State, &Speaker),
) -> Reply<(Desk, Known)> {
    let desk = Desk::find(request, state, speaker).await?;
    let id = speaker.speaker;
    let known = state
        .read(move |tx| -> StoreResult<_> {
            let disclosed = disclosure::store::list(tx, id)?;
            let disclosed = disclosed.into_iter().map(|each| each.slot).collect();
            Ok(Known { disclosed, invites: invite::store::list_of(tx, id)? })
        })
        .await?;
    Ok((desk, known))
}

/// Shows the page again because of an answer that was not taken.
pub async fn again(
    who: (&HttpRequest, &State, &Speaker),
    sent: &Sent,
    problem: &Problem,
) -> Reply<HttpResponse> {
    let (desk, known) = known(who).await?;
    let shown = overview_page(desk, &known, Some(sent));
    let text = Some(problem_text(&shown.frame.texts, problem));
    form_again(problem, &OverviewPage { problem: text, ..shown })
}

fn overview_page(desk: Desk, known: &Known, typed: Option<&Sent>) -> OverviewPage {
    let (own, texts, disclosed) = (&desk.own, desk.texts(), &known.disclosed);
    let definition = &own.conference.definition;
    let base = base(&own.conference);
    let duties = own.released.as_deref().map(|programme| {
        let teller = Teller { texts, programme, zone: &definition.zone, base: &base };
        let asked = asked(&texts, &known.invites, typed);
        duties(&teller, &own.speaker.key, (disclosed, asked))
    });
    let duties = duties.unwrap_or_default();
    let is_shown = |key: &Key| duties.iter().any(|duty| duty.slot.as_deref() == Some(key.as_str()));
    let coming = own.slots().into_iter().filter(|(key, _)| !is_shown(key));
    let coming: Vec<Coming> = coming
        .map(|(key, title)| Coming {
            title: title.of(texts.locale()).to_owned(),
            disclosed: disclosed.contains(&key),
            slot: key.to_string(),
        })
        .collect();
    let owed = own.slots().iter().filter(|(key, _)| !disclosed.contains(key)).count();
    let owed = i64::try_from(owed).unwrap_or(i64::MAX);
    let pages = [
        ("/speaker/profile", "profile"),
        ("/speaker/photo", "photo"),
        ("/speaker/availability", "availability"),
        ("/speaker/needs", "needs"),
        ("/speaker/assistant", "assistant"),
    ];
    let page = |(address, name): (&'static str, &str)| {
        let key = format!("speaker-form-{name}");
        (address, texts.get(&key), texts.get(&format!("{key}-lead")))
    };
    OverviewPage {
        slug: definition.slug.to_string(),
        name: own.name().to_owned(),
        done: None,
        problem: None,
        owed: (owed > 0).then(|| texts.count("speaker-owed", owed, &[])),
        pages: pages.map(page).to_vec(),
        zone: definition.zone.as_str().to_owned(),
        other_zone: texts.with("programme-other-zone", &[("zone", "%zone%")]),
        contact: definition.contact.to_string(),
        is_in_programme: own.person().is_some(),
        form_key: desk.form_key,
        duties,
        coming,
        frame: desk.frame,
    }
}

/// What somebody does in a programme, by time.
fn duties(
    teller: &Teller<'_>,
    who: &Key,
    (disclosed, mut asked): (&BTreeSet<Key>, BTreeMap<ItemId, Asked>),
) -> Vec<Duty> {
    let mut duties: Vec<(Hours, Duty)> = Vec::new();
    let programme: &Programme = teller.programme;
    for session in programme.placed() {
        let Some(hours) = session.hours() else { continue };
        if session.chairs.contains(who) {
            let asked = asked.remove(&ItemId::new(ItemKind::Session, &session.key));
            duties.push((hours, Duty { asked, ..chaired(teller, session, (who, hours)) }));
        }
        for slot in session.slots.iter().filter(|slot| slot.speakers.contains(who)) {
            let hours = slot.hours(hours.starts);
            let shown = teller.slot(slot, session.starts.unwrap_or(hours.starts));
            let duty = Duty {
                slot: Some(slot.key.to_string()),
                title: Link { address: shown.address, text: shown.title },
                session: teller
                    .session(session)
                    .map(|session| Link { address: session.address, text: session.title }),
                when: when(teller, hours),
                starts: shown.starts,
                ends: shown.ends,
                room: teller.room(session.room.as_ref()),
                others: others(teller, &slot.speakers, who),
                disclosed: disclosed.contains(&slot.key),
                asked: asked.remove(&ItemId::new(ItemKind::Slot, &slot.key)),
            };
            duties.push((hours, duty));
        }
    }
    // A session before the slots that begin with it.
    duties.sort_by_key(|(hours, _)| (hours.starts, std::cmp::Reverse(hours.ends)));
    duties.into_iter().map(|(_, duty)| duty).collect()
}

fn chaired(teller: &Teller<'_>, session: &Session, (who, hours): (&Key, Hours)) -> Duty {
    let address = teller.address(ItemKind::Session, &session.key);
    Duty {
        slot: None,
        title: Link { address, text: session.title.of(teller.locale()).to_owned() },
        session: None,
        when: when(teller, hours),
        starts: teller.moment(hours.starts),
        ends: teller.moment(hours.ends),
        room: teller.room(session.room.as_ref()),
        others: others(teller, &session.chairs, who),
        disclosed: true,
        asked: None,
    }
}

fn when(teller: &Teller<'_>, hours: Hours) -> String {
    let when = When::Times { start: hours.starts, end: hours.ends };
    teller.texts.span(&when, teller.zone.as_str())
}

fn others(teller: &Teller<'_>, all: &[Key], who: &Key) -> Vec<Link> {
    let others: Vec<Key> = all.iter().filter(|key| *key != who).cloned().collect();
    teller.speakers(&others)
}

/// The routes of the overview.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
