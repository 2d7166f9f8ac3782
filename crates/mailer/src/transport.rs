//! The ways that mails go out.

use std::collections::VecDeque;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use domain::outbox::Failure;
use domain::value::EmailAddress;
use jiff::Timestamp;

use crate::smtp::Smtp;

/// A mail on its way.
#[derive(Clone, Copy, Debug)]
pub struct Parcel<'a> {
    /// The address that failures are reported to.
    pub sender: &'a EmailAddress,
    /// Whom.
    pub recipient: &'a EmailAddress,
    /// The `Message-ID` without angle brackets.
    pub message_id: &'a str,
    /// When the change was made.
    pub created_at: Timestamp,
    /// The mail itself: ASCII, lines end with CRLF.
    pub mime: &'a [u8],
}

/// Why a mail did not go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What follows, with the reason in full for the organiser.
    pub failure: Failure,
    /// The reason for the log: without anything that a server said, since servers repeat addresses.
    pub brief: String,
}

/// A way that mails go out.
#[derive(Clone, Debug)]
pub enum Transport {
    /// Files in a folder.
    Folder(Folder),
    /// A mail server.
    Smtp(Arc<Smtp>),
    /// Nowhere: for tests.
    Memory(Memory),
}

impl Transport {
    /// Hands a mail over. When it returns `Ok`, the other side has taken it for good.
    ///
    /// # Errors
    ///
    /// [`Trouble`] says whether to try again.
    pub async fn send(&self, parcel: &Parcel<'_>) -> Result<(), Trouble> {
        match self {
            Self::Folder(folder) => folder.write(parcel).await,
            Self::Smtp(smtp) => smtp.send(parcel).await,
            Self::Memory(memory) => memory.take(parcel),
        }
    }
}

/// A folder that gets one `.eml` file for each mail.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder, which is made if it is missing.
    ///
    /// # Errors
    ///
    /// When it can neither be found nor made.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    async fn write(&self, parcel: &Parcel<'_>) -> Result<(), Trouble> {
        let (folder, mime) = (self.0.clone(), parcel.mime.to_owned());
        let name = file_name(parcel);
        let written = tokio::task::spawn_blocking(move || {
            write_whole(&folder, &name, &mime).map(|()| sync(&folder))
        });
        let (why, is_there) = match written.await {
            Ok(Ok(Ok(()))) => return Ok(()),
            Ok(Ok(Err(why))) => (why.to_string(), true),
            Ok(Err(why)) => (why.to_string(), false),
            Err(why) => (why.to_string(), true),
        };
        let brief = format!("the folder for mails cannot be written: {why}");
        // The folder is at fault, not the mail: it is full, gone, or not ours.
        let of = if is_there { Failure::Doubtful } else { Failure::Channel };
        Err(Trouble { failure: of(brief.clone()), brief })
    }
}

/// The same for each attempt, so that a second one replaces the file by its equal.
fn file_name(parcel: &Parcel<'_>) -> String {
    let time = parcel.created_at.strftime("%Y%m%dT%H%M%SZ");
    let safe = |c: char| if c.is_ascii_alphanumeric() || "@.-_".contains(c) { c } else { '_' };
    let id: String = parcel.message_id.chars().map(safe).collect();
    format!("{time}-{id}.eml")
}

/// The file has its name only once it is whole and on disk.
fn write_whole(folder: &Path, name: &str, mime: &[u8]) -> io::Result<()> {
    let fresh = folder.join(format!(".{name}.{}", std::process::id()));
    let mut to = OpenOptions::new().write(true).create(true).truncate(true).open(&fresh)?;
    to.write_all(mime)?;
    to.sync_all()?;
    fs::rename(&fresh, folder.join(name))
}

/// The names in the folder are on disk too.
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Keeps what it is given, and fails when it is told to.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    sent: Vec<(EmailAddress, Vec<u8>)>,
    failures: VecDeque<(Failure, bool)>,
}

impl Memory {
    /// Fails the next mail in this way; several of them fail the mails after it.
    pub fn fail(&self, failure: Failure) {
        self.locked().failures.push_back((failure, false));
    }

    /// Takes the next mail and then says that it failed, as when the answer is lost.
    pub fn take_and_fail(&self, failure: Failure) {
        self.locked().failures.push_back((failure, true));
    }

    /// What was sent so far, oldest first: to whom, and the mail.
    #[must_use]
    pub fn sent(&self) -> Vec<(EmailAddress, Vec<u8>)> {
        self.locked().sent.clone()
    }

    fn take(&self, parcel: &Parcel<'_>) -> Result<(), Trouble> {
        let mut kept = self.locked();
        let failure = kept.failures.pop_front();
        if failure.as_ref().is_none_or(|(_, taken)| *taken) {
            kept.sent.push((parcel.recipient.clone(), parcel.mime.to_owned()));
        }
        match failure {
            None => Ok(()),
            Some((failure, _)) => Err(Trouble { failure, brief: "told to fail".to_owned() }),
        }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
