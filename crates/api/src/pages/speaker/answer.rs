//! Answering an invite with the private link.

use std::collections::BTreeMap;

use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, post};
use domain::invite::answer::{self, AnswerError, Give};
use domain::invite::{Answer, Invite, InviteStatus};
use domain::programme::ItemId;
use domain::text::Texts;

use super::super::form::Sent;
use super::super::see_other;
use super::overview;
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::json::paging;
use crate::state::State;

/// An invite that can be answered.
pub(super) struct Asked {
    pub uid: String,
    /// The `SEQUENCE` that is shown.
    pub seen: i32,
    pub status: &'static str,
    pub status_text: String,
    /// Answer, text, whether it is the one given.
    pub choices: Vec<(&'static str, String, bool)>,
    /// What was typed, else what was said last.
    pub comment: String,
}

/// The invites of a speaker that stand, by what they are to.
pub(super) fn asked(
    texts: &Texts,
    invites: &[Invite],
    typed: Option<&Sent>,
) -> BTreeMap<ItemId, Asked> {
    let living = invites.iter().filter(|invite| invite.status.is_living());
    living.map(|invite| (invite.item.clone(), one(texts, invite, typed))).collect()
}

fn one(texts: &Texts, invite: &Invite, typed: Option<&Sent>) -> Asked {
    let text = |status: InviteStatus| texts.get(&format!("speaker-answer-{}", status.as_str()));
    let typed = typed.filter(|sent| sent.one("uid") == invite.uid);
    let said = invite.answered.as_ref().filter(|_| invite.status.answer().is_some());
    let comment = typed.map(|sent| sent.one("comment"));
    let choice = |answer: Answer| {
        (answer.as_str(), text(answer.status()), invite.status.answer() == Some(answer))
    };
    Asked {
        uid: invite.uid.clone(),
        seen: invite.sequence,
        status: invite.status.as_str(),
        status_text: texts.get(&format!("speaker-standing-{}", invite.status.as_str())),
        choices: Answer::ALL.map(choice).to_vec(),
        comment: comment.or_else(|| said.map(|it| it.comment.clone())).unwrap_or_default(),
    }
}

/// Takes an answer, or shows the page again as it was typed.
#[post("/speaker/answers")]
pub async fn respond(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    match try_give(&state, &speaker, &sent).await {
        Ok(()) => Ok(see_other("/speaker?done=answer")),
        Err(problem) => overview::again((&request, &state, &speaker), &sent, &problem).await,
    }
}

async fn try_give(state: &State, speaker: &Speaker, sent: &Sent) -> Reply<()> {
    super::genuine(state, speaker, sent)?;
    let answer = paging::choice("answer", Some(&sent.one("answer")))?;
    let give = Give {
        uid: sent.one("uid"),
        seen: sent.one("seen").parse().unwrap_or(-1),
        answer: answer.ok_or_else(Problem::not_found)?,
        comment: sent.one("comment"),
    };
    let person = speaker.speaker;
    let given = state.write(move |tx| answer::give(tx, person, &give)).await;
    given.map(|_| ()).map_err(|error: AnswerError| error.into())
}

/// The route of answers.
pub fn routes(config: &mut ServiceConfig) {
    config.service(respond);
}
