//! The roll: registrations of a conference, for staff.

#![expect(unused_qualifications, reason = "the derives of utoipa name types by their full path")]

use std::collections::BTreeMap;

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query, ServiceConfig};
use domain::FieldFault;
use domain::booking::{Booking, Standing};
use domain::conference::Conference;
use domain::registration::store::Filter;
use domain::registration::{Booked, ChangeError, roll};
use domain::value::Slug;
use domain::value::id::RegistrationId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::paging;
use super::registration::{ShownRegistration, shown};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The most characters of a text to search for.
const TEXT_MOST: usize = 200;

/// A registration as a line of the roll.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownLine {
    id: String,
    /// `confirmed`, `waiting`, `lapsed` or `cancelled`.
    status: &'static str,
    given_name: String,
    family_name: String,
    email: String,
    affiliation: String,
    country: String,
    category: String,
    language: String,
    /// Each place they ever had or wanted, and how it stands.
    #[schema(value_type = Vec<crate::openapi::Standing>)]
    bookings: Vec<Standing>,
    #[schema(value_type = String)]
    created_at: Timestamp,
    #[schema(value_type = String)]
    changed_at: Timestamp,
}

fn line(conference: &Conference, booked: Booked) -> ShownLine {
    let Booked { registration, bookings } = booked;
    // Positions take a query each; one registration shows them.
    let standing = |booking: &Booking| {
        Some(Standing {
            place: conference.place_key(booking.place)?.clone(),
            status: booking.status(),
            position: None,
            offer_expires_at: booking.offer_expires_at,
        })
    };
    ShownLine {
        id: registration.id.to_string(),
        status: registration.status().as_str(),
        given_name: registration.given_name.to_string(),
        family_name: registration.family_name.to_string(),
        email: registration.email.to_string(),
        affiliation: registration.affiliation.to_string(),
        country: registration.country.to_string(),
        category: registration.chosen.category.to_string(),
        language: registration.language.to_string(),
        bookings: bookings.iter().filter_map(standing).collect(),
        created_at: registration.created_at,
        changed_at: registration.changed_at,
    }
}

/// A page of the roll, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownRoll {
    registrations: Vec<ShownLine>,
    /// How many registrations of each status there are in all.
    counts: BTreeMap<&'static str, i64>,
    /// What to send as `before` for the next page.
    next: Option<String>,
}

/// Which registrations.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only with this status: `confirmed`, `waiting`, `lapsed` or `cancelled`.
    status: Option<String>,
    /// Only those with this text in name, address or affiliation.
    text: Option<String>,
    /// Only those made before the registration with this id.
    before: Option<String>,
    /// How many, from 1 to 200; 50 if left out.
    limit: Option<u32>,
}

impl Which {
    fn filter(&self) -> Reply<Filter> {
        filter(self.status.as_deref(), self.text.as_deref(), self.before.as_deref())
    }
}

/// Which registrations, whichever door the wish came through.
///
/// # Errors
///
/// 422 with the value that is none.
pub fn filter(status: Option<&str>, text: Option<&str>, before: Option<&str>) -> Reply<Filter> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > TEXT_MOST) {
        let message = format!("must have at most {TEXT_MOST} characters");
        let fault = FieldFault::new("text", "too-long", message).with("max", TEXT_MOST);
        return Err(Problem::invalid(vec![fault]));
    }
    Ok(Filter {
        status: paging::choice("status", status)?,
        text: text.map(ToOwned::to_owned),
        before: paging::choice("before", before)?,
    })
}

/// The registrations of a conference, newest first.
#[utoipa::path(
    tag = "roll",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference"), Which),
    responses(
        (status = 200, body = ShownRoll), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/registrations")]
pub async fn list(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    which: Query<Which>,
) -> Reply<Json<ShownRoll>> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let (size, filter) = (paging::size(which.limit)?, which.filter()?);
    let actor = staff.actor();
    let page =
        state.read(move |tx| roll::list(tx, &actor, &slug, &filter, i64::from(size))).await?;
    let last = page.registrations.last().map(|booked| booked.registration.id.to_string());
    let next = paging::next(page.registrations.len(), size, last);
    let counts = page.counts.iter().map(|(status, count)| (status.as_str(), *count)).collect();
    let lines = page.registrations.into_iter().map(|booked| line(&page.conference, booked));
    Ok(Json(ShownRoll { registrations: lines.collect(), counts, next }))
}

/// A registration as staff see it; without `diet` and `access` for those who may not read them.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeenRegistration {
    #[serde(flatten)]
    registration: ShownRegistration,
    /// Which privacy notice was accepted.
    notice_version: String,
    #[schema(value_type = String)]
    notice_accepted_at: Timestamp,
    #[schema(value_type = String)]
    created_at: Timestamp,
    #[schema(value_type = String)]
    changed_at: Timestamp,
}

/// One registration of a conference.
#[utoipa::path(
    tag = "roll",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("id" = String, Path, description = "The registration"),
    ),
    responses(
        (status = 200, body = SeenRegistration), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/registrations/{id}")]
pub async fn show(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<Json<SeenRegistration>> {
    let (slug, id) = path.into_inner();
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let id: RegistrationId = id.parse().map_err(|_| Problem::not_found())?;
    let actor = staff.actor();
    let found = state
        .read(move |tx| {
            let roll::Seen { booked, needs, .. } = roll::find(tx, &actor, &slug, id)?;
            let needs = needs.ok().map(Option::unwrap_or_default);
            let view = shown(tx, &booked, needs)?;
            Ok::<_, ChangeError>((view, booked.registration))
        })
        .await?;
    let (registration, stored) = found;
    Ok(Json(SeenRegistration {
        registration,
        notice_version: stored.notice_version,
        notice_accepted_at: stored.notice_accepted_at,
        created_at: stored.created_at,
        changed_at: stored.changed_at,
    }))
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(show);
}
