//! The private link: a secret that is derived and never stored.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use crate::value::id::{RegistrationId, SpeakerId};

/// The key of the installation: 256 bits that all its nodes share.
#[derive(Clone)]
pub struct LinkKey([u8; 32]);

/// The octets of a token: whose it is, the generation, 160 bits of the code.
const ID: usize = 16;
const GENERATION: usize = 4;
const CODE: usize = 20;

impl LinkKey {
    /// The key with these bits.
    #[must_use]
    pub const fn new(bits: [u8; 32]) -> Self {
        Self(bits)
    }

    /// The secret part of the private link of a registration: 54 characters of base64url.
    ///
    /// It holds 160 bits of HMAC-SHA-256 over the registration and the generation number, so it
    /// can be made again at any time, and raising the generation revokes it.
    #[must_use]
    pub fn token(&self, registration: RegistrationId, generation: i32) -> String {
        self.seal("link", registration.uuid(), generation)
    }

    /// The same for a speaker; it opens no registration, and the token of one opens no speaker.
    #[must_use]
    pub fn speaker_token(&self, speaker: SpeakerId, generation: i32) -> String {
        self.seal("speaker", speaker.uuid(), generation)
    }

    /// The registration and the generation that a token opens, if this key made it.
    #[must_use]
    pub fn open(&self, token: &str) -> Option<(RegistrationId, i32)> {
        self.unseal("link", token).map(|(id, generation)| (RegistrationId::from(id), generation))
    }

    /// The speaker and the generation that a token opens, if this key made it.
    #[must_use]
    pub fn open_speaker(&self, token: &str) -> Option<(SpeakerId, i32)> {
        self.unseal("speaker", token).map(|(id, generation)| (SpeakerId::from(id), generation))
    }

    fn seal(&self, purpose: &str, id: Uuid, generation: i32) -> String {
        let mut octets = Vec::with_capacity(ID + GENERATION + CODE);
        octets.extend_from_slice(id.as_bytes());
        octets.extend_from_slice(&generation.to_be_bytes());
        octets.extend(self.code(purpose, &octets).into_iter().take(CODE));
        URL_SAFE_NO_PAD.encode(octets)
    }

    fn unseal(&self, purpose: &str, token: &str) -> Option<(Uuid, i32)> {
        let octets = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (named, code) = octets.split_at_checked(ID + GENERATION)?;
        let (id, generation) = named.split_at_checked(ID)?;
        let expected = self.code(purpose, named);
        let genuine: bool = expected.get(..CODE)?.ct_eq(code).into();
        let id = Uuid::from_slice(id).ok()?;
        let generation = i32::from_be_bytes(generation.try_into().ok()?);
        genuine.then_some((id, generation))
    }

    /// A code over `text` that only this installation can make, for the given use: 256 bits.
    #[must_use]
    pub fn code(&self, purpose: &str, text: &[u8]) -> [u8; 32] {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; 32] };
        mac.update(b"plenum/1/");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text);
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_token_opens_its_registration_and_nothing_else() {
        let key = LinkKey::new([7; 32]);
        let id = RegistrationId::new(Timestamp::UNIX_EPOCH);
        let token = key.token(id, 3);
        assert_eq!(token.len(), 54);
        assert_eq!(key.open(&token), Some((id, 3)));
        assert_eq!(LinkKey::new([8; 32]).open(&token), None, "another installation");
        assert_eq!(key.open(""), None);
        assert_eq!(key.open(&token.chars().take(53).collect::<String>()), None);
        for at in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8_lossy(&forged).into_owned();
            assert_eq!(key.open(&forged), None, "changed at {at}");
        }
    }

    #[test]
    fn a_token_of_a_speaker_opens_no_registration_and_the_other_way_round() {
        let key = LinkKey::new([7; 32]);
        let speaker = SpeakerId::new(Timestamp::UNIX_EPOCH);
        let registration = RegistrationId::from(speaker.uuid());
        let (own, other) = (key.speaker_token(speaker, 3), key.token(registration, 3));
        assert_eq!(key.open_speaker(&own), Some((speaker, 3)));
        assert_eq!((key.open(&own), key.open_speaker(&other)), (None, None));
        assert_eq!(LinkKey::new([8; 32]).open_speaker(&own), None, "another installation");
    }

    #[test]
    fn each_generation_has_its_own_token() {
        let key = LinkKey::new([7; 32]);
        let id = RegistrationId::new(Timestamp::UNIX_EPOCH);
        assert_ne!(key.token(id, 1), key.token(id, 2));
    }
}
