//! A running Plenum inside the test, with a clock that the test moves and a mailbox it reads.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use api::{Running, State};
use domain::actor::Actor;
use domain::conference::{self, Definition};
use domain::registration::LinkKey;
use domain::sql::Options;
use domain::value::id::RegistrationId;
use domain::{Clock, Store, StoreError, StoreResult, Tx};
use jiff::{SignedDuration, Timestamp};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::database::{Backend, Database};

/// The short name of the conference of the tests.
pub const SLUG: &str = "testkongress-2022";

/// What time it is when a test begins, unless it says otherwise.
pub const BEGINS: &str = "2022-06-01T09:00:00+02:00";

/// A clock that stands still until it is moved.
#[derive(Clone, Debug)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    fn new(at: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(at.as_microsecond())))
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).expect("a time of our calendar")
    }

    /// Moves it, also backwards.
    pub fn advance(&self, by: SignedDuration) {
        let by = i64::try_from(by.as_micros()).expect("less than an age");
        self.0.fetch_add(by, Ordering::SeqCst);
    }

    /// The same clock for the application.
    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now())
    }
}

/// A running Plenum.
#[derive(Debug)]
pub struct TestApp {
    pub state: State,
    pub clock: TestClock,
    pub address: SocketAddr,
    pub http: reqwest::Client,
    running: Option<Running>,
    database: Database,
}

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// One header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    async fn read(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("the body is text");
        Self { status: StatusCode::as_u16(&status), headers, text }
    }
}

impl TestApp {
    /// A Plenum on a fresh database with the conference of the tests.
    pub async fn start(backend: Backend) -> Self {
        let app = Self::start_empty(backend, |_| {}).await;
        app.load(&crate::conference::file()).await;
        app
    }

    /// A Plenum on a fresh database without any conference, with changed settings.
    pub async fn start_empty(
        backend: Backend,
        change: impl FnOnce(&mut api::config::Config),
    ) -> Self {
        let database = Database::fresh(backend);
        let clock = TestClock::new(BEGINS.parse().expect("a time"));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let mut config = api::config::load(
            None,
            &[("base_url", format!("http://{address}")), ("store", database.url.clone())],
        )
        .expect("the defaults are right");
        config.limits.registrations_per_minute = 1_000_000;
        config.limits.sign_ins_per_minute = 1_000_000;
        change(&mut config);
        let options = Options {
            queue: config.limits.queue,
            readers: config.limits.readers,
            host: "plenum.example.org".to_owned(),
        };
        let store = Store::open(&database.url, options).expect("the store opens");
        let state = State::new(store, clock.clock(), LinkKey::new([7; 32]), config);
        let running = api::serve(state.clone(), listener, 2).expect("the server starts");
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        Self { state, clock, address, http, running: Some(running), database }
    }

    /// Where the database is.
    pub fn store_url(&self) -> &str {
        &self.database.url
    }

    /// Which database it is.
    pub fn backend(&self) -> Backend {
        self.database.backend
    }

    /// Loads a conference file.
    pub async fn load(&self, text: &str) -> Definition {
        let definition = conference::file::parse(text)
            .unwrap_or_else(|mistakes| panic!("the file has mistakes: {mistakes:#?}"));
        let wish = definition.clone();
        self.state
            .write(move |tx| conference::ops::load(tx, &Actor::Operator, &wish))
            .await
            .expect("the conference is loaded");
        definition
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Asks for a path.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.http.get(self.url(path))).await
    }

    /// Sends a request.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.http.post(self.url(path)).json(body)).await
    }

    /// Sends JSON as the holder of a private link.
    pub async fn as_attendee(
        &self,
        method: reqwest::Method,
        path: &str,
        token: &str,
        body: Option<&Value>,
    ) -> Answer {
        let mut request = self.http.request(method, self.url(path)).bearer_auth(token);
        if let Some(body) = body {
            request = request.json(body);
        }
        self.send(request).await
    }

    /// Registers somebody for places.
    pub async fn register(&self, email: &str, places: &[&str]) -> Answer {
        let path = format!("/api/v1/conferences/{SLUG}/registrations");
        self.post(&path, &wish(email, places)).await
    }

    /// The living registration of an address.
    pub async fn find(&self, email: &str) -> Option<domain::registration::Registration> {
        let email = email.parse().expect("an address");
        self.read(move |tx| {
            let slug = SLUG.parse().expect("a slug");
            let conference = conference::store::find(tx, &slug)?.ok_or(StoreError::Conflict)?;
            domain::registration::store::find_living(tx, conference.id, &email)
        })
        .await
    }

    /// The secret of the private link of an address.
    pub async fn token(&self, email: &str) -> String {
        let found = self.find(email).await.expect("the address is registered");
        self.state.links.token(found.id, found.link_generation)
    }

    /// What a registration's bookings look like through the API: `place status position`.
    pub async fn standing(&self, email: &str) -> Vec<String> {
        let token = self.token(email).await;
        let answer =
            self.as_attendee(reqwest::Method::GET, "/api/v1/registration", &token, None).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        standings(&answer.json())
    }

    /// Runs a query.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> T {
        self.state.read(work).await.expect("the query runs")
    }

    /// Changes something in one transaction.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> T {
        self.state.write(work).await.expect("the change is made")
    }

    /// Lets time do its part, as a worker does every second.
    pub async fn keep_up(&self) {
        while self.state.write(domain::upkeep::run).await.expect("upkeep runs") > 0 {}
    }

    /// The messages to an address, oldest first: what kind and what they tell.
    pub async fn messages(&self, email: &str) -> Vec<domain::outbox::Message> {
        let found = self.find(email).await.map(|found| found.id);
        match found {
            Some(id) => self.messages_of(id).await,
            None => Vec::new(),
        }
    }

    /// The messages of a registration, oldest first.
    pub async fn messages_of(&self, id: RegistrationId) -> Vec<domain::outbox::Message> {
        self.read(move |tx| {
            let Some(found) = domain::registration::store::find(tx, id)? else {
                return Ok(Vec::new());
            };
            let listed =
                domain::outbox::store::list_stream(tx, found.conference, found.id.as_str())?;
            let mut messages = Vec::new();
            for each in listed {
                messages.push(domain::outbox::store::load(tx, each.id)?.message);
            }
            Ok(messages)
        })
        .await
    }

    /// Stops the server and waits for its end.
    pub async fn stop(mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await.expect("the server ends well");
        }
        self.state.store.clone().close();
    }
}

/// A wish that the conference of the tests takes.
pub fn wish(email: &str, places: &[&str]) -> Value {
    json!({
        "given_name": "Ada",
        "family_name": "Prov",
        "email": email,
        "affiliation": "Sample University Hospital",
        "country": "SE",
        "category": "physician",
        "places": places,
        "language": "en",
        "notice_version": "2022-05",
    })
}

/// The bookings of a registration or a receipt: `place status position`.
pub fn standings(json: &Value) -> Vec<String> {
    let bookings = json["bookings"].as_array().cloned().unwrap_or_default();
    let line = |booking: &Value| {
        let text = |key: &str| booking[key].as_str().unwrap_or_default().to_owned();
        let mut line = format!("{} {}", text("place"), text("status"));
        if let Some(position) = booking["position"].as_i64() {
            line.push_str(&format!(" {position}"));
        }
        line
    };
    bookings.iter().map(line).collect()
}
