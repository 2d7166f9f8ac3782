//! Mails on their way: some arrive, some later, some are refused, and of some nobody knows.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::invite::{InviteStatus, hold};
use domain::outbox::{self, Failure, Leased, MessageStatus, Tale};
use domain::value::id::MessageId;
use domain::{StoreError, StoreResult, Tx};
use jiff::SignedDuration;
use mailer::{mime, render};
use tests::model_calendar::Effect;

use super::{SLUG, World};

/// What has arrived.
#[derive(Default)]
pub struct Post {
    /// The bytes of each mail at its first attempt.
    made: BTreeMap<MessageId, Vec<u8>>,
    /// The newest of each UID that has arrived: its SEQUENCE, and which mail told it.
    newest: BTreeMap<String, (i32, MessageId)>,
}

type Ended = (Leased, Vec<u8>, Option<Failure>);

impl World {
    /// Delivers up to so many mails; `may_fail` as mail servers do.
    pub async fn deliver(&mut self, most: i64, may_fail: bool) {
        let lease = move |tx: &mut Tx<'_>| {
            outbox::ops::lease(tx, "worker", most, SignedDuration::from_mins(1))
        };
        let sender = api::work::sender(&self.app.state);
        let mut ended: Vec<Ended> = Vec::new();
        for leased in self.app.write(lease).await {
            let bytes = leased.mime.clone().unwrap_or_else(|| {
                let mail = render(&sender, leased.language, &leased.message).expect("a mail");
                mime(&sender, &leased, &mail).expect("its bytes")
            });
            let first = self.post.made.entry(leased.id).or_insert_with(|| bytes.clone());
            assert!(*first == bytes, "every attempt sends the same bytes");
            let failure = if may_fail { self.failure(&leased) } else { None };
            // The other side may have it though no answer came.
            let is_lost = match &failure {
                None => false,
                Some(Failure::Doubtful(_)) => self.chance.one_in(2),
                Some(_) => true,
            };
            if !is_lost {
                self.arrive(&leased, &bytes);
            }
            ended.push((leased, bytes, failure));
        }
        self.app.write(move |tx| settle(tx, &ended)).await;
    }

    fn failure(&mut self, leased: &Leased) -> Option<Failure> {
        let why = "a test".to_owned();
        match self.chance.below(8) {
            0 => Some(Failure::Later(why)),
            1 => Some(Failure::Doubtful(why)),
            // Of what may have arrived, nobody says that it never will.
            2 if !leased.doubtful => Some(Failure::Final(why)),
            _ => None,
        }
    }

    fn arrive(&mut self, leased: &Leased, bytes: &[u8]) {
        let effects = self.calendars.receive(bytes).expect("a calendar understands it");
        let Tale::Invite(told) = leased.message.tale() else {
            return assert_eq!(effects, [Effect::NoCalendar]);
        };
        let before = self.post.newest.insert(told.uid.clone(), (told.sequence, leased.id));
        let (sequence, id) = before.unwrap_or((-1, leased.id));
        if id == leased.id && sequence == told.sequence {
            assert_eq!(effects, [Effect::Outdated], "the same mail again");
            return;
        }
        let is_refreshed = leased.message.kind() == "invite-refreshed";
        let rises = told.sequence > sequence || (is_refreshed && told.sequence == sequence);
        assert!(rises, "{sequence} and then {} of {}", told.sequence, told.uid);
        assert!(!effects.contains(&Effect::Outdated), "{effects:?}");
        let asked = match leased.message.kind() {
            "invite-requested" => InviteStatus::Sent,
            "invite-moved" => InviteStatus::Updated,
            "invite-withdrawn" => InviteStatus::Cancelled,
            // The same time and place: an answer stays.
            _ => return,
        };
        self.answers.insert(told.uid.clone(), asked);
    }

    /// Whether a mail waits that was tried already.
    pub async fn is_waiting(&self) -> bool {
        let all = self.app.outbox(Some(MessageStatus::Pending)).await;
        !all.is_empty()
    }

    /// An organiser sends or leaves out one of the mails that are held, if there are any.
    pub async fn word_about_held(&mut self) {
        let held = self.app.outbox(Some(MessageStatus::Held)).await;
        if held.is_empty() {
            return;
        }
        let (id, is_out) = (held[self.chance.below(held.len())].id, self.chance.one_in(3));
        self.has_left_out |= is_out;
        let word = self.app.state.write(move |tx| {
            let slug = SLUG.parse().expect("a slug");
            if is_out {
                hold::leave_out(tx, &Actor::Operator, &slug, (id, "They know."))
            } else {
                hold::send(tx, &Actor::Operator, &slug, id)
            }
        });
        word.await.expect("it is held");
    }

    /// Lets all held mails go out, and tries again what was given up.
    pub async fn let_go(&mut self) {
        let send =
            |tx: &mut Tx<'_>| hold::send_all(tx, &Actor::Operator, &SLUG.parse().expect("a slug"));
        self.app.state.write(send).await.expect("they are sent");
        for dead in self.app.outbox(Some(MessageStatus::Dead)).await {
            let again = move |tx: &mut Tx<'_>| {
                outbox::ops::retry(tx, &Actor::Operator, &SLUG.parse().expect("a slug"), dead.id)
            };
            self.app.state.write(again).await.expect("it is dead");
        }
    }
}

fn settle(tx: &mut Tx<'_>, ended: &[Ended]) -> StoreResult<()> {
    for (leased, bytes, failure) in ended {
        outbox::ops::keep_mime(tx, leased.id, "worker", bytes)?;
        let is_ours = match failure {
            None => outbox::ops::done(tx, leased.id, "worker")?,
            Some(failure) => outbox::ops::failed(tx, leased, "worker", failure)?,
        };
        if !is_ours {
            return Err(StoreError::Conflict);
        }
    }
    Ok(())
}
