//! Staff of the tests: accounts, their sign-ins, and what they ask for.

use domain::account::ops::{self, Create};
use domain::account::{SignInToken, password};
use domain::actor::{Actor, Reach, Role};
use domain::conference;
use domain::value::id::ConferenceId;
use reqwest::Method;

use crate::app::{Answer, SLUG, TestApp};

/// The password of every account of the tests.
pub const PASSWORD: &str = "correct horse battery";

impl TestApp {
    /// The id of the conference of the tests.
    pub async fn conference_id(&self) -> ConferenceId {
        let slug = SLUG.parse().expect("a slug");
        let found = self.read(move |tx| conference::store::find(tx, &slug)).await;
        found.expect("it is loaded").id
    }

    /// Makes an account with this role.
    pub async fn account(&self, email: &str, role: (Reach, Role)) -> domain::account::Account {
        let wish = Create {
            email: email.parse().expect("an address"),
            name: "Stina Stab".parse().expect("a name"),
            password_hash: password::hash(PASSWORD).expect("a hash"),
            role,
        };
        let made = self.state.write(move |tx| ops::create(tx, &Actor::Operator, &wish)).await;
        made.expect("the account is made")
    }

    /// Makes an account with this role and signs it in; the secret of the sign-in.
    pub async fn staff(&self, email: &str, role: (Reach, Role)) -> String {
        let id = self.account(email, role).await.id;
        let token = SignInToken::new();
        let kept = token.clone();
        let signed_in = self.state.write(move |tx| ops::sign_in(tx, id, &kept)).await;
        signed_in.expect("the sign-in is stored");
        token.reveal().to_owned()
    }

    /// An organiser of the conference of the tests, signed in.
    pub async fn organiser(&self) -> String {
        let reach = Reach::One(self.conference_id().await);
        self.staff("organiser@example.org", (reach, Role::Organiser)).await
    }

    /// How many wrong passwords in a row an account has seen.
    pub async fn failures(&self, email: &str) -> i32 {
        let email = email.parse().expect("an address");
        let found = self.read(move |tx| domain::account::store::find_credentials(tx, &email)).await;
        found.expect("there is such an account").failures
    }

    /// Sends a request with a secret in its header, of staff or of an attendee.
    pub async fn ask(&self, method: Method, path: &str, token: &str) -> Answer {
        self.send(self.http.request(method, self.url(path)).bearer_auth(token)).await
    }
}
