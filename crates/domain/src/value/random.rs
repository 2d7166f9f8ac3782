//! The one place where randomness enters.

use std::fmt::Write as _;

use jiff::Timestamp;
use uuid::Uuid;

/// Bytes from the operating system's generator.
///
/// The operating system of a running service has one; where it fails nothing secret may be
/// made, so the process ends there.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    if getrandom::fill(&mut bytes).is_err() {
        tracing::error!("the operating system gives no random bytes");
        std::process::abort();
    }
    bytes
}

/// 128 random bits as 32 hexadecimal digits, for what must not be guessed.
#[must_use]
pub fn token() -> String {
    hex(&bytes::<16>())
}

/// Lower-case hexadecimal digits of `bytes`.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A UUID, version 7 (RFC 9562, section 5.7), that sorts by `now`.
#[must_use]
pub fn uuid_v7(now: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &bytes::<10>()).into_uuid()
}
