//! The key that private links are derived from.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use domain::registration::LinkKey;
use domain::value::random;
use secrecy::ExposeSecret as _;

use crate::config::Config;

/// The key of the settings, or of the key file, which is made if it is missing.
///
/// # Errors
///
/// A sentence that says what is wrong with the setting or the file.
pub fn load(config: &Config) -> Result<LinkKey, String> {
    let given = config.link_key.expose_secret().trim();
    if !given.is_empty() {
        return parse(given).ok_or_else(|| "link_key must have 64 hexadecimal digits".to_owned());
    }
    let file = &config.link_key_file;
    match fs::read_to_string(file) {
        Ok(text) => read(file, &text),
        Err(why) if why.kind() == ErrorKind::NotFound => make(file),
        Err(why) => Err(format!("{} cannot be read: {why}", file.display())),
    }
}

fn read(file: &Path, text: &str) -> Result<LinkKey, String> {
    let mode = fs::metadata(file).map(|about| about.permissions().mode() & 0o077).unwrap_or(0);
    if mode != 0 {
        let path = file.display();
        return Err(format!("{path} can be read by others; run: chmod 600 {path}"));
    }
    parse(text.trim()).ok_or_else(|| format!("{} must hold 64 hexadecimal digits", file.display()))
}

/// Makes the file whole before it has its name, so that a crash leaves no half key.
fn make(file: &Path) -> Result<LinkKey, String> {
    let fault = |why: std::io::Error| format!("{} cannot be made: {why}", file.display());
    let bits = random::bytes::<32>();
    let fresh = file.with_extension(format!("new-{}", std::process::id()));
    let mut to =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh).map_err(fault)?;
    writeln!(to, "{}", random::hex(&bits)).map_err(fault)?;
    to.sync_all().map_err(fault)?;
    // A link and not a rename: of two processes that start at once one wins, and both use its key.
    let made = fs::hard_link(&fresh, file);
    fs::remove_file(&fresh).map_err(fault)?;
    match made {
        Ok(()) => Ok(LinkKey::new(bits)),
        Err(why) if why.kind() == ErrorKind::AlreadyExists => {
            let text = fs::read_to_string(file).map_err(fault)?;
            read(file, &text)
        }
        Err(why) => Err(fault(why)),
    }
}

fn parse(text: &str) -> Option<LinkKey> {
    if text.len() != 64 {
        return None;
    }
    let mut bits = [0; 32];
    for (at, bit) in bits.iter_mut().enumerate() {
        *bit = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(LinkKey::new(bits))
}

#[cfg(test)]
mod tests {
    use domain::value::id::RegistrationId;
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn the_key_is_made_once_for_its_owner_alone() {
        let file = std::env::temp_dir().join(format!("plenum-key-{}", random::token()));
        let config = || {
            let key = ("link_key_file", file.display().to_string());
            crate::config::load(None, &[key]).unwrap()
        };
        let id = RegistrationId::new(Timestamp::UNIX_EPOCH);
        let first = load(&config()).unwrap().token(id, 1);
        assert_eq!(load(&config()).unwrap().token(id, 1), first, "the second start");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);

        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(load(&config()).unwrap_err().contains("chmod 600"));
        fs::remove_file(&file).unwrap();
    }

    #[test]
    fn a_key_has_64_hexadecimal_digits() {
        assert!(parse(&"0a".repeat(32)).is_some());
        assert!(parse(&"0a".repeat(31)).is_none());
        assert!(parse(&"0x".repeat(32)).is_none());
        assert!(parse(&"å".repeat(32)).is_none());
    }
}
