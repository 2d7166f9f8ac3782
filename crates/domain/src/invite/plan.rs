//! Who has to be told what, so that every calendar says what the programme says; pure.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::appointment::{Appointment, duties};
use super::{Event, Invite, InviteStatus, Previous};
use crate::conference::Zone;
use crate::outbox::ToldInvite;
use crate::programme::{ItemId, Programme};
use crate::speaker::Speaker;
use crate::value::id::MessageId;

/// All that a plan depends on besides the programme.
#[derive(Debug)]
pub struct Known {
    /// Who can be reached.
    pub speakers: Vec<Speaker>,
    /// Everybody's invites.
    pub invites: Vec<Invite>,
    /// Messages of invites that nobody has got: not sent yet, held, or refused; by UID, the
    /// oldest first.
    pub waiting: BTreeMap<String, Vec<Waiting>>,
    /// The conference's zone.
    pub zone: Zone,
    /// What is over now is left alone.
    pub now: Timestamp,
}

/// A message that nobody has got.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its id.
    pub id: MessageId,
    /// What it tells.
    pub told: ToldInvite,
}

/// Something that has to be done about one person and one part of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The person, by their place in [`Known::speakers`]; none where they are there no longer.
    pub speaker: Speaker,
    /// The slot or session.
    pub item: ItemId,
    /// The invite as it was told last, where there is one.
    pub before: Option<Invite>,
    /// Messages that are overtaken: nobody has got them, and nobody shall.
    pub superseded: Vec<MessageId>,
    /// What is told; none where it is enough that the overtaken ones are not sent.
    pub deed: Option<Deed>,
}

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What happens to the invite.
    pub event: Event,
    /// What it says then; for what is withdrawn, what it said.
    pub says: Appointment,
    /// Why it is withdrawn.
    pub reason: Option<Reason>,
}

/// Why an invite is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It does not take place.
    Gone,
    /// It takes place without this person.
    WithoutYou,
    /// The person is invited at another address.
    OtherAddress,
}

/// What has to be done so that everybody's calendar says what `programme` says.
#[must_use]
pub fn plan(known: &Known, programme: &Programme) -> Vec<Step> {
    let mut steps = Vec::new();
    for speaker in &known.speakers {
        let own: Vec<&Invite> =
            known.invites.iter().filter(|invite| invite.speaker == speaker.id).collect();
        for invite in &own {
            steps.extend(known.follow(programme, speaker, invite));
        }
        let mailbox = speaker.recipient().mailbox();
        for item in duties(programme, &speaker.key) {
            let is_known = |invite: &&&Invite| invite.item == item && invite.mailbox() == mailbox;
            if own.iter().any(|invite| is_known(&invite)) {
                continue;
            }
            let Some(says) = known.wanted(programme, speaker, &item) else { continue };
            let deed = Some(Deed { event: Event::Invite, says, reason: None });
            let speaker = speaker.clone();
            steps.push(Step { speaker, item, before: None, superseded: Vec::new(), deed });
        }
    }
    steps
}

impl Known {
    /// What the person is to do, unless that is over.
    fn wanted(
        &self,
        programme: &Programme,
        speaker: &Speaker,
        item: &ItemId,
    ) -> Option<Appointment> {
        let says = Appointment::of(programme, (item, &speaker.key), speaker.language)?;
        (!self.is_over(&says)).then_some(says)
    }

    fn is_over(&self, says: &Appointment) -> bool {
        says.when.instants(self.zone.as_str()).is_ok_and(|(_, ends)| ends <= self.now)
    }

    /// What has to be done about an invite that exists.
    fn follow(&self, programme: &Programme, speaker: &Speaker, invite: &Invite) -> Option<Step> {
        if self.is_over(&invite.told) && invite.status.is_living() {
            return None;
        }
        self.deed(programme, speaker, invite)?;
        let (before, superseded) = self.without_waiting(invite);
        let deed = match &before {
            Some(before) => self.deed(programme, speaker, before),
            None => self.invite(programme, speaker, invite),
        };
        let (speaker, item) = (speaker.clone(), invite.item.clone());
        let before = Some(before.unwrap_or_else(|| invite.undone(&Previous::nothing(invite))));
        Some(Step { speaker, item, before, superseded, deed })
    }

    /// Inviting somebody who was not told yet.
    fn invite(&self, programme: &Programme, speaker: &Speaker, invite: &Invite) -> Option<Deed> {
        let is_at = invite.mailbox() == speaker.recipient().mailbox();
        let says = is_at.then(|| self.wanted(programme, speaker, &invite.item))??;
        Some(Deed { event: Event::Invite, says, reason: None })
    }

    /// What has to be told to whoever has `invite` as it is.
    fn deed(&self, programme: &Programme, speaker: &Speaker, invite: &Invite) -> Option<Deed> {
        if !invite.status.is_living() {
            return self.invite(programme, speaker, invite);
        }
        if invite.mailbox() != speaker.recipient().mailbox() {
            return Some(invite.withdrawn(Reason::OtherAddress));
        }
        // In the language of the entry: another one of the person is no change of the programme.
        let item = (&invite.item, &speaker.key);
        let Some(says) = Appointment::of(programme, item, invite.told.language) else {
            let goes_on =
                programme.slot(&invite.item.key).is_some_and(|(it, _)| it.starts.is_some())
                    || programme.session(&invite.item.key).is_some_and(|it| it.starts.is_some());
            let reason = if goes_on { Reason::WithoutYou } else { Reason::Gone };
            return Some(invite.withdrawn(reason));
        };
        let event = invite.told.event(&says)?;
        Some(Deed { event, says, reason: None })
    }

    /// The invite as the person knows it, who has got none of the messages that still wait; none
    /// where they know nothing of it. And those messages.
    fn without_waiting(&self, invite: &Invite) -> (Option<Invite>, Vec<MessageId>) {
        let mut known = invite.clone();
        let mut overtaken = Vec::new();
        for message in self.waiting.get(&invite.uid).into_iter().flatten().rev() {
            if message.told.sequence != known.sequence {
                break;
            }
            overtaken.push(message.id);
            known = known.undone(&message.told.previous);
        }
        ((known.status != InviteStatus::Drafted).then_some(known), overtaken)
    }
}

impl Invite {
    fn withdrawn(&self, reason: Reason) -> Deed {
        Deed { event: Event::Withdraw, says: self.told.clone(), reason: Some(reason) }
    }
}
