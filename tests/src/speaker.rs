//! Speakers of the tests: how they are reached, and their pages.

use domain::actor::Actor;
use domain::speaker::{self, Contact, Speaker, ops};
use domain::value::id::SpeakerId;
use domain::value::{EmailAddress, Key, Locale};

use crate::app::{SLUG, TestApp};
use crate::visitor::Visitor;

impl TestApp {
    /// Says that whoever has this key in the programme is reached there, and by whom in their
    /// stead.
    pub async fn reached_by(&self, key: &str, email: &str, assistant: &str) -> Speaker {
        let contact = Contact {
            email: email.to_owned(),
            assistant_email: assistant.to_owned(),
            language: "en".to_owned(),
            ..Contact::default()
        };
        let wish = contact.parse(None).expect("a contact");
        let (slug, key) = (SLUG.parse().expect("a slug"), key.parse().expect("a key"));
        let put = move |tx: &mut domain::Tx<'_>| ops::put(tx, &Actor::Operator, &slug, &key, &wish);
        self.state.write(put).await.expect("the contact is put")
    }

    /// Somebody who can be reached and is in no programme.
    pub async fn contact(&self, key: &str, email: &str) -> SpeakerId {
        let conference = self.conference_id().await;
        let key: Key = key.parse().expect("a key");
        let email: EmailAddress = email.parse().expect("an address");
        self.write(move |tx| {
            let speaker = Speaker {
                id: SpeakerId::new(tx.now()),
                conference,
                key: key.clone(),
                email: email.clone(),
                assistant: None,
                language: Locale::En,
                link_generation: 1,
                bounced: None,
                version: 1,
            };
            speaker::store::insert(tx, &speaker)?;
            Ok(speaker.id)
        })
        .await
    }

    /// Somebody who can be reached.
    pub async fn speaker(&self, key: &str) -> Speaker {
        let (conference, key) = (self.conference_id().await, key.parse().expect("a key"));
        let found = self.read(move |tx| speaker::store::find_key(tx, conference, &key)).await;
        found.expect("they can be reached")
    }

    /// The secret of the private link of a speaker.
    pub async fn speaker_token(&self, key: &str) -> String {
        let found = self.speaker(key).await;
        self.state.links.speaker_token(found.id, found.link_generation)
    }
}

impl<'a> Visitor<'a> {
    /// Somebody who opened the private link of a speaker.
    pub async fn as_speaker(app: &'a TestApp, key: &str) -> Self {
        let visitor = Self::new(app);
        let token = app.speaker_token(key).await;
        let answer = visitor.get(&format!("/speaker/open/{token}")).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/speaker"));
        visitor
    }
}
