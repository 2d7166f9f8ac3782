//! The one place where randomness enters.

use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

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

/// The last millisecond that an id was made in, and how many were made in it.
static LAST: Mutex<(u64, u32)> = Mutex::new((0, 0));

/// A UUID, version 7 (RFC 9562, section 5.7), that sorts after all that this process made before.
///
/// Between ids of one millisecond, and while the clock is set back, a counter keeps the order
/// (section 6.2, method 1), because messages of one stream go out in the order of their ids. 48
/// bits stay random.
#[must_use]
pub fn uuid_v7(now: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
    let (milliseconds, count) = {
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        *last = if milliseconds > last.0 { (milliseconds, 0) } else { (last.0, last.1 + 1) };
        *last
    };
    let [a, b, c, d] = count.to_be_bytes();
    let [e, f, g, h, i, j] = bytes::<6>();
    // Twelve bits of the counter stand before the variant and fourteen behind it; the builder
    // overwrites four bits for the version and two for the variant.
    let high = u16::from_be_bytes([a, b]) << 2 | u16::from(c >> 6);
    let [high, low] = high.to_be_bytes();
    let random = [high, low, c & 0x3f, d, e, f, g, h, i, j];
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_as_they_were_made_even_when_the_clock_stands_or_is_set_back() {
        let now = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(500_000);
        let earlier = now - jiff::SignedDuration::from_hours(1);
        let mut made = vec![uuid_v7(now)];
        for number in 0..20_000 {
            made.push(uuid_v7(if number % 3 == 0 { earlier } else { now }));
        }
        assert!(made.is_sorted());
        made.dedup();
        assert_eq!(made.len(), 20_001);
        assert!(made.iter().all(|id| id.get_version_num() == 7));
    }
}
