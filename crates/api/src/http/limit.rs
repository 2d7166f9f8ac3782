//! Rates: how often one address may ask for what costs something.

use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::problem::{Problem, Reply};
use crate::config::Limits;
use crate::state::State;

/// One limiter for each kind of costly request, keyed by address.
#[derive(Debug)]
pub struct Limiters {
    registrations: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Costly {
    /// Registering, or asking for a link: each sends a mail.
    Registration,
    /// Signing in: each hashes a password.
    SignIn,
}

impl Limiters {
    /// Limiters with the bounds of the settings.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let a_minute = |most: u32| {
            RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN)))
        };
        Self {
            registrations: a_minute(limits.registrations_per_minute),
            sign_ins: a_minute(limits.sign_ins_per_minute),
        }
    }

    /// Forgets addresses that have not been seen for a while.
    pub fn forget_old(&self) {
        self.registrations.retain_recent();
        self.sign_ins.retain_recent();
    }
}

/// Passes if the address that sent the request has not done so too often.
///
/// # Errors
///
/// 429 with `Retry-After`.
pub fn check(request: &HttpRequest, state: &State, what: Costly) -> Reply<()> {
    let address = peer(request, state);
    let limiter = match what {
        Costly::Registration => &state.limiters.registrations,
        Costly::SignIn => &state.limiters.sign_ins,
    };
    limiter.check_key(&address).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        let problem = Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-requests",
            "too many requests from your address; try again in a minute",
        );
        let seconds = u16::try_from(wait.as_secs().saturating_add(1)).unwrap_or(u16::MAX);
        Problem { retry_after_s: Some(seconds), ..problem }
    })
}

/// Who sent the request: the other end of the connection, or, behind a proxy that is trusted,
/// the last address in `X-Forwarded-For` that is no trusted proxy.
fn peer(request: &HttpRequest, state: &State) -> IpAddr {
    let direct = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    let trusted = &state.config.trusted_proxies;
    if !trusted.contains(&direct) {
        return direct;
    }
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    forwarded
        .into_iter()
        .flat_map(|list| list.rsplit(','))
        .filter_map(|address| address.trim().parse().ok())
        .find(|address| !trusted.contains(address))
        .unwrap_or(direct)
}
