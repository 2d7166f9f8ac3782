//! How the speakers of a conference are reached, for those who run its programme.

use actix_web::web::{Data, Json, Path, ServiceConfig};
use actix_web::{get, put};
use domain::speaker::ops::{self, Listed};
use domain::speaker::{Contact, Speaker, SpeakerError};
use domain::value::{Key, Slug};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// Who gets the mails of a speaker in their stead.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownAssistant {
    /// The name: one line, may be empty.
    #[serde(default)]
    name: String,
    /// The address.
    email: String,
}

/// How a speaker is reached.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownContact {
    /// Their own address.
    email: String,
    assistant: Option<ShownAssistant>,
    /// The language of mails.
    language: String,
    /// Rises with every change.
    version: i64,
    /// What the server said that did not take a mail.
    bounced: Option<String>,
}

impl From<&Speaker> for ShownContact {
    fn from(speaker: &Speaker) -> Self {
        let assistant = speaker.assistant.as_ref();
        Self {
            email: speaker.email.to_string(),
            assistant: assistant
                .map(|it| ShownAssistant { name: it.name.clone(), email: it.email.to_string() }),
            language: speaker.language.to_string(),
            version: speaker.version,
            bounced: speaker.bounced.as_ref().map(|(why, _)| why.clone()),
        }
    }
}

/// A speaker of the draft or of the newest release.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownSpeaker {
    /// Their key in the programme.
    key: String,
    name: String,
    /// Whether the draft or the newest release has them.
    in_programme: bool,
    /// Nothing where nobody has said how to reach them.
    contact: Option<ShownContact>,
    /// When their private link was sent last.
    #[schema(value_type = Option<String>)]
    link_sent_at: Option<Timestamp>,
    /// The keys of the slots that they have disclosed nothing for.
    undisclosed: Vec<String>,
}

impl From<&Listed> for ShownSpeaker {
    fn from(listed: &Listed) -> Self {
        Self {
            key: listed.key.to_string(),
            name: listed.name.clone(),
            in_programme: listed.in_programme,
            contact: listed.contact.as_ref().map(ShownContact::from),
            link_sent_at: listed.link_sent_at,
            undisclosed: listed.undisclosed.iter().map(|(key, _)| key.to_string()).collect(),
        }
    }
}

/// A wish for how a speaker is reached.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedContact {
    /// Their own address.
    email: String,
    /// Who gets the mails in their stead; none for nobody.
    #[serde(default)]
    assistant: Option<ShownAssistant>,
    /// The language of mails: `en`, `sv` or `de`.
    language: String,
    /// The version that was seen, 0 where there was no contact; a change by somebody else since is
    /// a conflict.
    #[serde(default)]
    version: Option<i64>,
}

fn problem(error: SpeakerError) -> Problem {
    match error {
        SpeakerError::Invalid(faults) => {
            let named = |mut fault: domain::FieldFault| {
                fault.field = fault.field.replace("assistant_", "assistant.");
                fault
            };
            Problem::invalid(faults.into_iter().map(named).collect())
        }
        other => other.into(),
    }
}

/// All speakers, those without an address too.
#[utoipa::path(
    tag = "speaker",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference")),
    responses(
        (status = 200, body = Vec<ShownSpeaker>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/speakers")]
pub async fn list(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<Json<Vec<ShownSpeaker>>> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let actor = staff.actor();
    let (_, listed) = state.read(move |tx| ops::list(tx, &actor, &slug)).await?;
    Ok(Json(listed.iter().map(ShownSpeaker::from).collect()))
}

/// Says how a speaker of the programme is reached.
#[utoipa::path(
    tag = "speaker",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("key" = String, Path, description = "The key of the speaker in the programme"),
    ),
    request_body = WantedContact,
    responses(
        (status = 200, body = ShownContact), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[put("/v1/conferences/{slug}/speakers/{key}")]
pub async fn set(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    wish: Json<WantedContact>,
) -> Reply<Json<ShownContact>> {
    let slug: Slug = path.0.parse().map_err(|_| Problem::not_found())?;
    let key: Key = path.1.parse().map_err(|_| Problem::not_found())?;
    let WantedContact { email, assistant, language, version } = wish.into_inner();
    let (assistant_name, assistant_email) =
        assistant.map(|it| (it.name, it.email)).unwrap_or_default();
    let contact = Contact { email, assistant_name, assistant_email, language };
    let wish = contact.parse(version).map_err(|it| problem(SpeakerError::Invalid(it)))?;
    let actor = staff.actor();
    let put = move |tx: &mut domain::Tx<'_>| ops::put(tx, &actor, &slug, &key, &wish);
    let speaker = state.write(put).await.map_err(problem)?;
    Ok(Json(ShownContact::from(&speaker)))
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(set);
}
