//! The signature of a machine that hands something over, as a header beside the body.

use actix_web::http::StatusCode;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

use super::problem::{Problem, Reply};

/// The header: `t=<seconds since 1970>,v1=<code>`.
pub const HEADER: &str = "X-Plenum-Signature";

/// How far the clock of the other machine may be from ours, and how long a signature holds.
const HOLDS: SignedDuration = SignedDuration::from_mins(5);

/// A signature that is being compared with a body as that arrives.
#[derive(Debug)]
pub struct Signature {
    code: Hmac<Sha256>,
    /// What the header says the code is.
    sent: [u8; 32],
}

fn wrong() -> Problem {
    let title = "the signature is missing or wrong";
    Problem::new(StatusCode::FORBIDDEN, "signature-wrong", title)
}

impl Signature {
    /// Begins, if the header can be read and is of this time.
    ///
    /// # Errors
    ///
    /// 403.
    pub fn begin(secret: &str, header: Option<&str>, now: Timestamp) -> Reply<Self> {
        let (at, sent) = header.and_then(read).ok_or_else(wrong)?;
        let signed_at = at.parse().ok().and_then(|at| Timestamp::from_second(at).ok());
        if signed_at.ok_or_else(wrong)?.duration_since(now).abs() > HOLDS {
            let title = "the signature is of more than five minutes ago; sign it anew";
            return Err(Problem::new(StatusCode::FORBIDDEN, "signature-outdated", title));
        }
        let mut code = Hmac::new_from_slice(secret.as_bytes()).map_err(|_| wrong())?;
        code.update(at.as_bytes());
        code.update(b".");
        Ok(Self { code, sent })
    }

    /// Takes in a piece of the body.
    pub fn update(&mut self, piece: &[u8]) {
        self.code.update(piece);
    }

    /// Compares, in a time that tells nothing of where a wrong code differs.
    ///
    /// # Errors
    ///
    /// 403 where it is not the signature of this body.
    pub fn end(self) -> Reply<()> {
        self.code.verify_slice(&self.sent).map_err(|_| wrong())
    }
}

/// When it was signed, as it is written, and the code.
fn read(header: &str) -> Option<(&str, [u8; 32])> {
    let (at, code) = header.trim().strip_prefix("t=")?.split_once(",v1=")?;
    let is_number = (1..=12).contains(&at.len()) && at.bytes().all(|b| b.is_ascii_digit());
    if !is_number || code.len() != 64 {
        return None;
    }
    let mut octets = [0; 32];
    for (octet, digits) in octets.iter_mut().zip(code.as_bytes().chunks_exact(2)) {
        let digits = std::str::from_utf8(digits).ok()?;
        let is_plain = digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        *octet = u8::from_str_radix(digits, 16).ok().filter(|_| is_plain)?;
    }
    Some((at, octets))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf 1654066800.mail | openssl dgst -sha256 -hmac secret`
    const CODE: &str = "a029c28a6d2e0a75039d85cc1f53b2745e1a66f38682f762d8d8be455ce576aa";

    fn verdict(header: &str, now: &str, body: &[u8]) -> Result<(), &'static str> {
        let now = now.parse().expect("a time");
        let signature = Signature::begin("secret", Some(header), now);
        let ended = signature.and_then(|mut signature| {
            signature.update(body);
            signature.end()
        });
        ended.map_err(|problem| problem.code)
    }

    #[test]
    fn a_signature_is_good_for_one_body_and_five_minutes() {
        let right = format!("t=1654066800,v1={CODE}");
        let cases = [
            (right.clone(), "2022-06-01T07:00:00Z", "mail", Ok(())),
            (right.clone(), "2022-06-01T07:05:00Z", "mail", Ok(())),
            (right.clone(), "2022-06-01T06:55:00Z", "mail", Ok(())),
            (right.clone(), "2022-06-01T07:05:01Z", "mail", Err("signature-outdated")),
            (right.clone(), "2022-06-01T06:54:59Z", "mail", Err("signature-outdated")),
            (right.clone(), "2022-06-01T07:00:00Z", "mai", Err("signature-wrong")),
            (right.replace("800,", "801,"), "2022-06-01T07:00:00Z", "mail", Err("signature-wrong")),
            (right.to_uppercase(), "2022-06-01T07:00:00Z", "mail", Err("signature-wrong")),
            (format!("t=,v1={CODE}"), "2022-06-01T07:00:00Z", "mail", Err("signature-wrong")),
            (format!("t=-1,v1={CODE}"), "2022-06-01T07:00:00Z", "mail", Err("signature-wrong")),
            (format!("{right}0"), "2022-06-01T07:00:00Z", "mail", Err("signature-wrong")),
            (String::new(), "2022-06-01T07:00:00Z", "mail", Err("signature-wrong")),
        ];
        for (header, now, body, expected) in cases {
            assert_eq!(verdict(&header, now, body.as_bytes()), expected, "{header} at {now}");
        }
    }
}
