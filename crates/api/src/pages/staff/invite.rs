//! Who has answered what, and what organisers have to decide about.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::conference::Conference;
use domain::invite::answer::{self, AnswerError, Answers, Give};
use domain::invite::word::Word;
use domain::invite::{Invite, InviteStatus, WordKind};
use domain::speaker::Speaker;
use domain::text::Texts;
use domain::value::Slug;
use domain::value::id::AnswerId;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::{Choice, base, choices, frame, genuine, query};
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::json::paging;
use crate::state::State;

/// After how many days without an answer somebody is late.
const LATE_DAYS: i64 = 7;

/// Something that waits for an organiser.
struct Open {
    id: String,
    /// Who said what about what.
    sentence: String,
    sender: String,
    comment: String,
    /// Whether it can count; a proposal can only be seen.
    is_answer: bool,
}

/// One invite.
struct Row {
    uid: String,
    seen: i32,
    title: String,
    when: String,
    status: &'static str,
    status_text: String,
    /// How and when it was answered, or since when it waits.
    note: String,
    is_late: bool,
    comment: String,
    is_living: bool,
}

/// One person.
struct Person {
    name: String,
    address: String,
    /// What the server of the address said.
    bounced: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "staff/invites.html")]
struct InvitesPage {
    frame: Frame,
    base: String,
    form_key: String,
    done: Option<String>,
    problem: Option<String>,
    choices: Vec<Choice>,
    open: Vec<Open>,
    people: Vec<Person>,
}

/// What the rows of a page are told in.
struct Teller {
    texts: Texts,
    zone: TimeZone,
    zone_name: String,
    now: Timestamp,
}

impl Teller {
    fn row(&self, invite: &Invite) -> Row {
        let texts = &self.texts;
        let waits = matches!(invite.status, InviteStatus::Sent | InviteStatus::Updated);
        let asked = invite.asked_at.filter(|_| waits);
        let days = asked.map_or(0, |at| self.now.duration_since(at).as_hours() / 24);
        let answered = invite.answered.as_ref().filter(|_| invite.status.answer().is_some());
        let note = match (asked, answered) {
            (Some(_), _) => texts.count("staff-invite-waits", days, &[]),
            (None, Some(answered)) => texts.with(
                &format!("staff-invite-by-{}", answered.way.as_str()),
                &[("at", &texts.instant(answered.at, &self.zone))],
            ),
            (None, None) => String::new(),
        };
        Row {
            uid: invite.uid.clone(),
            seen: invite.sequence,
            title: invite.told.title.clone(),
            when: texts.span(&invite.told.when, &self.zone_name),
            status: invite.status.as_str(),
            status_text: texts.get(&format!("invite-status-{}", invite.status.as_str())),
            note,
            is_late: days >= LATE_DAYS,
            comment: answered.map(|it| it.comment.clone()).unwrap_or_default(),
            is_living: invite.status.is_living(),
        }
    }

    fn open(&self, word: &Word, invites: &[Invite]) -> Option<Open> {
        let invite = invites.iter().find(|invite| invite.uid == word.invite)?;
        let texts = &self.texts;
        let proposed = word.proposed.and_then(|proposal| proposal.starts);
        let args = [
            ("name", invite.told.name.as_str()),
            ("title", invite.told.title.as_str()),
            ("answer", &word.answer.map(|it| self.answer(it)).unwrap_or_default()),
            ("at", &proposed.map(|at| texts.instant(at, &self.zone)).unwrap_or_default()),
        ];
        let key = match (word.kind, proposed) {
            (WordKind::Counter, Some(_)) => "staff-invite-proposes",
            (WordKind::Counter, None) => "staff-invite-proposes-some",
            _ => "staff-invite-aside",
        };
        Some(Open {
            id: word.id.to_string(),
            sentence: texts.with(key, &args),
            sender: word.sender.clone(),
            comment: word.comment.clone(),
            is_answer: word.kind == WordKind::Reply,
        })
    }

    fn answer(&self, answer: domain::invite::Answer) -> String {
        self.texts.get(&format!("invite-status-{}", answer.as_str()))
    }

    fn person(&self, speaker: &Speaker, invites: &[&Invite]) -> Person {
        let name = invites.first().map(|invite| invite.told.name.clone());
        Person {
            name: name.unwrap_or_else(|| speaker.key.to_string()),
            address: speaker.recipient().to_string(),
            bounced: speaker.bounced.as_ref().map(|(why, _)| why.clone()).unwrap_or_default(),
            rows: invites.iter().map(|invite| self.row(invite)).collect(),
        }
    }
}

/// The other times that speakers propose, in sentences.
pub(super) fn proposals(
    texts: &Texts,
    conference: &Conference,
    (words, invites): (&[Word], &[Invite]),
) -> Vec<String> {
    let definition = &conference.definition;
    let teller = Teller {
        texts: *texts,
        zone: definition.time_zone(),
        zone_name: definition.zone.as_str().to_owned(),
        now: Timestamp::UNIX_EPOCH,
    };
    let counters = words.iter().filter(|word| word.kind == WordKind::Counter);
    counters.filter_map(|word| Some(teller.open(word, invites)?.sentence)).collect()
}

fn invites_page(
    state: &State,
    staff: &Staff,
    (frame, answers): (Frame, &Answers),
    status: Option<InviteStatus>,
) -> InvitesPage {
    let definition = &answers.conference.definition;
    let teller = Teller {
        texts: frame.texts,
        zone: definition.time_zone(),
        zone_name: definition.zone.as_str().to_owned(),
        now: state.now(),
    };
    let base = format!("{}/invites", base(&answers.conference));
    let counted = InviteStatus::ALL.map(|each| {
        let count = answers.invites.iter().filter(|invite| invite.status == each).count();
        let text = teller.texts.get(&format!("invite-status-{}", each.as_str()));
        (each, text, i64::try_from(count).unwrap_or(i64::MAX))
    });
    let is_shown = |invite: &&Invite| status.is_none_or(|status| invite.status == status);
    let own = |speaker: &Speaker| -> Vec<&Invite> {
        let own = answers.invites.iter().filter(|invite| invite.speaker == speaker.id);
        let mut own: Vec<&Invite> = own.filter(is_shown).collect();
        own.sort_by_key(|invite| invite.told.when.instants(&teller.zone_name).ok());
        own
    };
    let people = answers.speakers.iter().map(|speaker| (speaker, own(speaker)));
    let people = people.filter(|(_, own)| status.is_none() || !own.is_empty());
    InvitesPage {
        choices: choices(&base, "", (status, counted.to_vec()), teller.texts.get("staff-all")),
        open: answers.open.iter().filter_map(|it| teller.open(it, &answers.invites)).collect(),
        people: people.map(|(speaker, own)| teller.person(speaker, &own)).collect(),
        form_key: FormKey::new(&state.links, &staff.secret).to_string(),
        done: None,
        problem: None,
        base,
        frame,
    }
}

async fn shown(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    slug: &str,
    status: Option<InviteStatus>,
) -> Reply<InvitesPage> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let actor = staff.actor();
    let answers = state.read(move |tx| answer::list(tx, &actor, &slug)).await?;
    let frame = frame(request, state, &staff.actor(), &answers.conference);
    Ok(invites_page(state, staff, (frame, &answers), status))
}

/// The list.
#[get("/staff/conferences/{slug}/invites")]
pub async fn list(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    which: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let which = Sent(which.into_inner());
    let status = which.one("status");
    let status = paging::choice("status", Some(status.as_str()).filter(|it| !it.is_empty()))?;
    let shown = shown((&request, &state, &staff), &slug, status).await?;
    let done = which.one("done") == "yes";
    let done = done.then(|| shown.frame.text("staff-invite-done"));
    page(StatusCode::OK, &InvitesPage { done, ..shown })
}

/// Writes down what a person said.
#[post("/staff/conferences/{slug}/invites")]
pub async fn answer_for(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let given = sent.one("answer");
    let answer = paging::choice("answer", Some(&given))?.ok_or_else(Problem::not_found)?;
    let seen = sent.one("seen").parse().unwrap_or(-1);
    let give = Give { uid: sent.one("uid"), seen, answer, comment: sent.one("comment") };
    let (actor, named) = (staff.actor(), slug.parse().map_err(|_| Problem::not_found())?);
    let done = state.write(move |tx| answer::give_for(tx, &actor, &named, &give)).await;
    after((&request, &state, &staff), &slug, done.map(|_| ())).await
}

/// Decides about something that waits.
#[post("/staff/conferences/{slug}/invites/{id}")]
pub async fn decide(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let (slug, id) = path.into_inner();
    let id: AnswerId = id.parse().map_err(|_| Problem::not_found())?;
    let (actor, counts) = (staff.actor(), sent.one("counts") == "yes");
    let named: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let done = state.write(move |tx| answer::decide(tx, &actor, &named, (id, counts))).await;
    after((&request, &state, &staff), &slug, done.map(|_| ())).await
}

async fn after(
    around: (&HttpRequest, &State, &Staff),
    slug: &str,
    done: Result<(), AnswerError>,
) -> Reply<HttpResponse> {
    let error = match done {
        Ok(()) => {
            let query = query(&[("done", "yes")]);
            return Ok(see_other(&format!("/staff/conferences/{slug}/invites{query}")));
        }
        Err(error) => error,
    };
    if matches!(error, AnswerError::NoInvite | AnswerError::Refused(_) | AnswerError::Store(_)) {
        return Err(error.into());
    }
    let problem = Problem::from(error);
    let shown = shown(around, slug, None).await?;
    let text = Some(problem_text(&shown.frame.texts, &problem));
    page(problem.status, &InvitesPage { problem: text, ..shown })
}

/// The routes of invites.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(answer_for).service(decide);
}
