//! Staff: accounts, their passwords, their roles, and who is signed in.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::actor::{Reach, Role};
use crate::value::id::AccountId;
use crate::value::{EmailAddress, Line, random};

pub mod ops;
pub mod password;
pub mod store;

/// An account of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The address one signs in with.
    pub email: EmailAddress,
    /// Whose it is.
    pub name: Line,
    /// Its roles.
    pub roles: Vec<(Reach, Role)>,
}

/// How long one stays signed in.
pub const SIGNED_IN_FOR: SignedDuration = SignedDuration::from_hours(12);

/// The secret that a browser or a program shows to be taken as signed in: 256 random bits.
#[derive(Clone)]
pub struct SignInToken(String);

impl SignInToken {
    /// A new one.
    #[must_use]
    pub fn new() -> Self {
        Self(random::hex(&random::bytes::<32>()))
    }

    /// The secret itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it: its SHA-256.
    #[must_use]
    pub fn digest(secret: &str) -> String {
        random::hex(&Sha256::digest(secret.as_bytes()))
    }
}

impl Default for SignInToken {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for SignInToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignInToken(…)")
    }
}

/// How long an account rests after the given number of refused sign-ins in a row.
///
/// The first five cost nothing; then the wait doubles from 2 s to at most a minute, so that
/// guessing is slow and the owner is never shut out.
#[must_use]
pub fn rest_after(failures: i32) -> SignedDuration {
    const FREE: i32 = 5;
    let doublings = u32::try_from(failures.saturating_sub(FREE)).unwrap_or(0).min(6);
    match doublings {
        0 => SignedDuration::ZERO,
        _ => SignedDuration::from_secs((1_i64 << doublings).min(60)),
    }
}

/// Until when an account rests that was refused for the `failures`-th time at `now`.
#[must_use]
pub fn rests_until(failures: i32, now: Timestamp) -> Timestamp {
    now.saturating_add(rest_after(failures)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_sign_ins_slow_down_and_never_shut_out() {
        let seconds = [1, 5, 6, 7, 8, 10, 11, 12, 1_000].map(|n| rest_after(n).as_secs());
        assert_eq!(seconds, [0, 0, 2, 4, 8, 32, 60, 60, 60]);
    }

    #[test]
    fn what_is_stored_of_a_token_is_not_the_token() {
        let token = SignInToken::new();
        assert_eq!(token.reveal().len(), 64);
        assert_ne!(SignInToken::digest(token.reveal()), token.reveal());
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
