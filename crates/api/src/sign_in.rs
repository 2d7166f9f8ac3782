//! Signing in, whichever door the password came through.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use domain::account::ops::{self, SignInError};
use domain::account::{SignInToken, password};
use domain::value::EmailAddress;
use domain::{StoreError, StoreResult, Tx};
use jiff::Timestamp;
use tokio::sync::OwnedSemaphorePermit;

use crate::http::limit::{self, Costly};
use crate::http::problem::Reply;
use crate::state::State;

/// A new sign-in.
#[derive(Debug)]
pub struct SignedIn {
    /// The secret to show from now on.
    pub token: SignInToken,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}

/// Signs in with address and password.
///
/// A wrong password, an unknown address and an account that rests get the same answer after the
/// same work, so that nobody learns who has an account.
///
/// # Errors
///
/// 429 when the peer tries too often, [`SignInError::Wrong`], or that the store has no time.
pub async fn sign_in(
    request: &HttpRequest,
    state: &State,
    email: &str,
    password: String,
) -> Reply<SignedIn> {
    limit::check(request, state, Costly::SignIn)?;
    let permit = may_hash(state).await?;
    // Only now, so that no more tries are under way than hashes, and each sees those before it.
    let account = match email.parse::<EmailAddress>() {
        Ok(email) => state.read(move |tx| ops::begin_sign_in(tx, &email)).await?,
        Err(_) => None,
    };
    let (id, hash) = match account {
        Some(found) => (Some(found.account), Some(found.password_hash)),
        None => (None, None),
    };
    let (is_right, permit) = verify(permit, password, hash).await?;
    match id {
        Some(account) if is_right => {
            let token = SignInToken::new();
            let kept = token.clone();
            let enter = move |tx: &mut Tx<'_>| ops::sign_in(tx, account, &kept);
            let expires_at = state.write(enter).await?;
            Ok(SignedIn { token, expires_at })
        }
        Some(account) => {
            count(state, account, permit);
            Err(SignInError::Wrong.into())
        }
        None => Err(SignInError::Wrong.into()),
    }
}

/// Waits for a core to hash on.
async fn may_hash(state: &State) -> StoreResult<OwnedSemaphorePermit> {
    let limit = Duration::from_secs(state.config.limits.request_s);
    let permit = tokio::time::timeout(limit, Arc::clone(&state.hashing).acquire_owned()).await;
    permit.ok().and_then(Result::ok).ok_or(StoreError::Busy)
}

/// Compares on a thread that may be busy for long.
async fn verify(
    permit: OwnedSemaphorePermit,
    password: String,
    hash: Option<String>,
) -> StoreResult<(bool, OwnedSemaphorePermit)> {
    let work = move || (password::verify(&password, hash.as_deref()), permit);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|why| StoreError::Refused(why.to_string()))
}

/// Counts a wrong password beside the answer, which would else take longer than that for an
/// unknown address; the next try waits for the permit.
fn count(state: &State, account: domain::value::id::AccountId, permit: OwnedSemaphorePermit) {
    let state = state.clone();
    tokio::spawn(async move {
        if let Err(why) = state.write(move |tx| ops::refuse_sign_in(tx, account)).await {
            tracing::warn!(%why, "a wrong password was not counted");
        }
        drop(permit);
    });
}
