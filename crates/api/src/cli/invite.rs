//! The life of an invite, for support.

use clap::Subcommand;
use domain::invite::word::{self, Word};
use domain::invite::{self, Invite};
use domain::outbox::{self, Listed};
use domain::{StoreResult, Tx, speaker};

use super::{Common, Outcome};

/// What to do with an invite.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the life of one invite: what was told, and what was said.
    Show {
        /// The UID of its calendar entry.
        uid: String,
    },
}

/// All that is known of an invite.
struct Life {
    invite: Invite,
    /// The key of the speaker.
    speaker: String,
    mails: Vec<Listed>,
    words: Vec<Word>,
}

/// Runs the subcommand.
///
/// # Errors
///
/// Where there is no such invite, or when the store fails.
pub fn run(common: &Common, command: &Command) -> Outcome {
    let Command::Show { uid } = command;
    let (_, store) = common.open()?;
    let asked = uid.clone();
    let found = store.read_now(common.clock().now(), move |tx| life(tx, &asked));
    store.close();
    let life = found.map_err(|why| why.to_string())?;
    let life = life.ok_or_else(|| format!("there is no invite with the UID {uid}"))?;
    print!("{}", told(&life));
    Ok(())
}

fn life(tx: &mut Tx<'_>, uid: &str) -> StoreResult<Option<Life>> {
    let Some(invite) = invite::store::find(tx, uid)? else { return Ok(None) };
    let speaker = speaker::store::find(tx, invite.speaker)?;
    Ok(Some(Life {
        speaker: speaker.map(|speaker| speaker.key.to_string()).unwrap_or_default(),
        mails: outbox::store::list_stream(tx, invite.conference, uid)?,
        words: word::store::list(tx, uid)?,
        invite,
    }))
}

fn told(life: &Life) -> String {
    let invite = &life.invite;
    let mut lines = vec![
        format!("{}  {}", invite.status.as_str(), invite.told.title),
        format!("  for      {} <{}>, {}", invite.told.name, invite.address, life.speaker),
        format!("  to       {}", invite.item),
        format!("  sequence {}, asked since {}", invite.sequence, invite.asked_sequence),
    ];
    let mut story: Vec<(jiff::Timestamp, String)> = Vec::new();
    for mail in &life.mails {
        let error = mail.last_error.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
        let line = format!("mail  {} {}{error}", mail.kind, mail.status.as_str());
        story.push((mail.created_at, line));
    }
    for word in &life.words {
        let answer = word.answer.map_or("", invite::Answer::as_str);
        let said = [word.kind.as_str(), answer, "by", word.way.as_str(), &word.sender];
        let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
        let (said, verdict) = (said.join(" "), word.verdict.as_str());
        story.push((word.at, format!("word  {said}, sequence {}: {verdict}", word.sequence)));
    }
    story.sort();
    lines.extend(story.into_iter().map(|(at, line)| format!("  {at}  {line}")));
    lines.join("\n") + "\n"
}
