//! Turns messages of the outbox into mails and delivers them.
//!
//! Start with [`Mailer::run`]. It leases messages; `deliver` takes one of them to its end: `render`
//! says it in its reader's language, `entry` makes its calendar part, `mime` its bytes, and
//! `transport` hands them over. Bytes are made once and kept in the outbox, so that every attempt
//! sends the same.
//!
//! Not here: what is told and to whom, and when to try again; the outbox of `domain` knows.

mod deliver;
mod entry;
pub mod inbound;
mod mime;
mod pace;
mod render;
mod run;
mod smtp;
mod speaker;
mod transport;

pub use mime::mime;
pub use pace::Pace;
pub use render::{Mail, Object, RenderError, Sender, render};
pub use run::Mailer;
pub use smtp::{Security, Smtp, SmtpServer, Waits};
pub use transport::{Folder, Memory, Parcel, Transport, Trouble};
