//! Signing in to the organisers' pages, and out again.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::account::{SIGNED_IN_FOR, ops};

use super::super::form::{Field, Input, Line, Sent};
use super::super::frame::Frame;
use super::super::registration::{form_again, stale};
use super::super::shell::problem_text;
use super::super::{inside, page, see_other};
use super::genuine;
use crate::http::actor::Staff;
use crate::http::cookie::Opens;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::sign_in::{SignedIn, sign_in};
use crate::state::State;

/// Where one goes who came from nowhere.
const HOME: &str = "/staff";

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage {
    frame: Frame,
    form_key: String,
    next: String,
    fields: Vec<Field>,
    /// What is wrong; which of the fields it is, is never said.
    fault: Option<String>,
    done: Option<String>,
}

/// The form with the address that was typed; a password is never shown again.
fn sign_in_page(frame: Frame, state: &State, (next, email): (&str, &str)) -> SignInPage {
    let address = Line { kind: "email", autocomplete: "username", keyboard: "email" };
    let password = Line { kind: "password", autocomplete: "current-password", keyboard: "" };
    let fields = vec![
        Field::new("email", frame.text("registration-email"), Input::Line(address)).with(email),
        Field::new("password", frame.text("account-password"), Input::Line(password)),
    ];
    SignInPage {
        form_key: FormKey::new(&state.links, "").to_string(),
        next: next.to_owned(),
        fields,
        fault: None,
        done: None,
        frame,
    }
}

/// The form.
#[get("/staff/sign-in")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let query = Sent(query.into_inner());
    let frame = Frame::of(&request, &state);
    let done = (query.one("done") == "signed-out").then(|| frame.text("account-signed-out"));
    let shown = sign_in_page(frame, &state, (inside(&query.one("next"), HOME), ""));
    page(StatusCode::OK, &SignInPage { done, ..shown })
}

/// Signs in, or shows the form again with the address.
#[post("/staff/sign-in")]
pub async fn create(
    request: HttpRequest,
    state: Data<State>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let next = sent.one("next");
    match try_sign_in(&request, &state, &sent).await {
        Ok(SignedIn { token, .. }) => {
            let cookie = Opens::Staff.cookie(token.reveal(), SIGNED_IN_FOR.as_hours(), &state);
            let mut answer = see_other(inside(&next, HOME));
            answer.add_cookie(&cookie).map_err(|_| Problem::internal())?;
            Ok(answer)
        }
        Err(problem) => {
            let frame = Frame::of(&request, &state);
            let fault = Some(problem_text(&frame.texts, &problem));
            let shown = sign_in_page(frame, &state, (inside(&next, HOME), &sent.one("email")));
            form_again(&problem, &SignInPage { fault, ..shown })
        }
    }
}

async fn try_sign_in(request: &HttpRequest, state: &State, sent: &Sent) -> Reply<SignedIn> {
    FormKey::read(&state.links, &sent.one("form_key"), "").ok_or_else(stale)?;
    sign_in(request, state, &sent.one("email"), sent.one("password")).await
}

/// Signs out: the cookie opens nothing any more.
#[post("/staff/sign-out")]
pub async fn delete(
    state: Data<State>,
    staff: Staff,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &staff, &Sent(sent.into_inner()))?;
    state.write(move |tx| ops::sign_out(tx, &staff.secret)).await?;
    let mut answer = see_other("/staff/sign-in?done=signed-out");
    answer.add_cookie(&Opens::Staff.removal(&state)).map_err(|_| Problem::internal())?;
    Ok(answer)
}

/// The routes of signing in and out.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(create).service(delete);
}
