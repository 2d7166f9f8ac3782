//! The key that every form carries: it makes a double click one wish, and a form from elsewhere
//! none.

use domain::registration::LinkKey;
use domain::value::random;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// A random key and a code over it and over who got the form, that only this installation makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey(String);

impl FormKey {
    /// A key for a form that the bearer of `secret` gets; an empty one for a visitor.
    #[must_use]
    pub fn new(links: &LinkKey, secret: &str) -> Self {
        let random = random::token();
        let code = code(links, &random, secret);
        Self(format!("{random}{code}"))
    }

    /// The key that came back, if it is one that the bearer of `secret` got.
    #[must_use]
    pub fn read(links: &LinkKey, text: &str, secret: &str) -> Option<Self> {
        let (random, sent) = text.split_at_checked(32)?;
        let expected = code(links, random, secret);
        let genuine: bool = expected.as_bytes().ct_eq(sent.as_bytes()).into();
        genuine.then(|| Self(text.to_owned()))
    }

    /// The key as the form carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for FormKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn code(links: &LinkKey, random: &str, secret: &str) -> String {
    let code = links.code("form", format!("{random}\n{secret}").as_bytes());
    random::hex(code.get(..16).unwrap_or_default())
}

/// A digest of what a form or a body said, so that the same wish is known again.
#[must_use]
pub fn fingerprint(payload: &[u8]) -> String {
    random::hex(&Sha256::digest(payload))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_key_is_good_for_whoever_got_the_form() {
        let links = LinkKey::new([7; 32]);
        let key = FormKey::new(&links, "ada");
        assert_eq!(FormKey::read(&links, key.as_str(), "ada"), Some(key.clone()));
        assert_eq!(FormKey::read(&links, key.as_str(), "bob"), None);
        assert_eq!(FormKey::read(&links, "", ""), None);
        assert_eq!(FormKey::read(&LinkKey::new([8; 32]), key.as_str(), "ada"), None);
    }
}
