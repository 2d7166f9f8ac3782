//! Passwords: argon2id with 19 MiB, two passes, one lane (OWASP's first choice).

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::value::random;

/// Why a text is no password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPassword {
    /// Too short to resist guessing.
    #[error("must have at least 12 characters")]
    TooShort,
    /// Longer than anybody needs.
    #[error("must have at most 1,024 bytes")]
    TooLong,
    /// The hash could not be made.
    #[error("cannot be hashed here: {0}")]
    Hash(argon2::password_hash::Error),
}

/// The fewest characters of a password (NIST SP 800-63B-4 wants 8; a lone factor more).
const LEAST_CHARACTERS: usize = 12;

/// The most bytes of a password, so that hashing cannot be made to work for long.
pub const MOST_BYTES: usize = 1_024;

static HASHER: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(19 * 1_024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});

/// The hash of no password, so that a sign-in to an account that is not there takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash(&random::token()).unwrap_or_default());

/// The PHC string of a password. Takes some 30 ms of a core.
///
/// # Errors
///
/// The rule that the password breaks.
pub fn hash(password: &str) -> Result<String, InvalidPassword> {
    if password.chars().count() < LEAST_CHARACTERS {
        return Err(InvalidPassword::TooShort);
    }
    if password.len() > MOST_BYTES {
        return Err(InvalidPassword::TooLong);
    }
    HASHER
        .hash_password_with_salt(password.as_bytes(), &random::bytes::<16>())
        .map(|hash| hash.to_string())
        .map_err(InvalidPassword::Hash)
}

/// Whether the password belongs to the hash; none for an account that is not there, which takes
/// as long and is never right. Takes some 30 ms of a core.
#[must_use]
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    if password.len() > MOST_BYTES {
        return false;
    }
    let expected = hash.unwrap_or(NOBODY.as_str());
    HASHER.verify_password(password.as_bytes(), expected).is_ok() && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let hash = hash("correct horse battery").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify("correct horse battery", Some(&hash)));
        assert!(!verify("correct horse batterY", Some(&hash)));
        assert!(!verify("correct horse battery", None));
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert_eq!(hash("short"), Err(InvalidPassword::TooShort));
        assert_eq!(hash(&"x".repeat(1_025)), Err(InvalidPassword::TooLong));
        assert!(!verify(&"x".repeat(1_025), None));
    }
}
