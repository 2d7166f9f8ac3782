//! The pages of organisers: signing in, how things run, registrations, the
//! programme, the outbox.

use actix_web::HttpRequest;
use actix_web::http::Uri;
use actix_web::web::ServiceConfig;
use askama::filters::urlencode_strict;
use domain::actor::{Actor, Permission};
use domain::conference::Conference;

use super::form::Sent;
use super::frame::Frame;
use super::registration::stale;
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::Reply;
use crate::state::State;

mod home;
mod invite;
mod outbox;
mod programme;
mod registration;
mod roll;
mod sign_in;
mod speaker;
mod words;

/// The routes of the organisers' pages.
pub fn routes(config: &mut ServiceConfig) {
    sign_in::routes(config);
    home::routes(config);
    roll::routes(config);
    registration::routes(config);
    invite::routes(config);
    outbox::routes(config);
    programme::routes(config);
    speaker::routes(config);
}

/// Where to sign in so as to come back to `uri`.
#[must_use]
pub fn sign_in_address(uri: &Uri) -> String {
    let here = uri.path_and_query().map_or("/staff", |here| here.as_str());
    format!("/staff/sign-in{}", query(&[("next", here)]))
}

/// The query with these values, without those that are empty.
fn query(pairs: &[(&str, &str)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        let Ok(value) = urlencode_strict(value);
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(&format!("{name}={value}"));
    }
    query
}

/// The frame around a page of this conference, with links to what the actor may open of it.
fn frame(request: &HttpRequest, state: &State, actor: &Actor, conference: &Conference) -> Frame {
    let mut frame = Frame::of(request, state).within(conference);
    let base = base(conference);
    let links = [
        (Permission::SeeRegistrations, "registrations", frame.text("staff-roll")),
        (Permission::ManageProgramme, "programme", frame.text("editor-title")),
        (Permission::ManageProgramme, "invites", frame.text("staff-invites")),
        (Permission::ManageProgramme, "speakers", frame.text("staff-speakers")),
        (Permission::ManageOutbox, "outbox", frame.text("staff-outbox")),
    ];
    if let Some(staff) = &mut frame.staff {
        for (permission, name, text) in links {
            if actor.may(permission, conference.id).is_ok() {
                staff.links.push((format!("{base}/{name}"), text));
            }
        }
    }
    frame
}

/// Where the pages of a conference are.
fn base(conference: &Conference) -> String {
    format!("/staff/conferences/{}", conference.definition.slug)
}

/// Passes if the form was made for whoever is signed in.
fn genuine(state: &State, staff: &Staff, sent: &Sent) -> Reply<()> {
    FormKey::read(&state.links, &sent.one("form_key"), &staff.secret).ok_or_else(stale)?;
    Ok(())
}

/// Something to narrow a list by.
struct Choice {
    address: String,
    text: String,
    count: i64,
    is_chosen: bool,
}

/// A link for all rows, and one for each status with the rows it has.
fn choices<S: Copy + PartialEq + AsRef<str>>(
    base: &str,
    text: &str,
    (chosen, counts): (Option<S>, Vec<(S, String, i64)>),
    all: String,
) -> Vec<Choice> {
    let address = |status: &str| format!("{base}{}", query(&[("status", status), ("text", text)]));
    let mut choices = vec![Choice {
        address: address(""),
        text: all,
        count: counts.iter().map(|(_, _, count)| count).sum(),
        is_chosen: chosen.is_none(),
    }];
    choices.extend(counts.into_iter().map(|(status, text, count)| Choice {
        address: address(status.as_ref()),
        text,
        count,
        is_chosen: chosen == Some(status),
    }));
    choices
}

/// How many of one status there are.
fn count_of<S: PartialEq>(counts: &[(S, i64)], status: &S) -> i64 {
    counts.iter().find(|(each, _)| each == status).map_or(0, |(_, count)| *count)
}
