//! The limit: the statements of a registration in a bare loop on the same database, batched as
//! the writer batches them, without HTTP, rules, audit or JSON in between.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use serde_json::{Value, json};

use self::tables::{audit, booking, conference, outbox, place, registration};

mod tables;

/// How many registrations one transaction holds, as in the writer.
const SQLITE_BATCH: usize = 256;
const POSTGRES_BATCH: usize = 64;

/// Registrations per second with nothing but their statements.
pub fn run(url: &str, lasting: Duration) -> Value {
    eprintln!("{url}: the limit");
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = SqliteConnection::establish(path).expect("the file opens");
            conn.batch_execute(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            )
            .expect("the settings are taken");
            let done = on_sqlite(&mut conn, "BEGIN IMMEDIATE", SQLITE_BATCH, lasting);
            json!({ "connections": 1, "batch": SQLITE_BATCH, "per_second": done })
        }
        None => {
            let threads: Vec<_> = (0..2)
                .map(|_| {
                    let url = url.to_owned();
                    std::thread::spawn(move || {
                        let mut conn = PgConnection::establish(&url).expect("the server answers");
                        on_postgres(&mut conn, "BEGIN", POSTGRES_BATCH, lasting)
                    })
                })
                .collect();
            let done: f64 = threads.into_iter().map(|t| t.join().expect("it ends well")).sum();
            json!({ "connections": 2, "batch": POSTGRES_BATCH, "per_second": done })
        }
    }
}

fn at() -> jiff::Timestamp {
    tests::process::AT.parse().expect("a time")
}

/// The statements for one kind of connection.
macro_rules! statements {
    ($name:ident, $connection:ty) => {
        fn $name(conn: &mut $connection, begin: &str, batch: usize, lasting: Duration) -> f64 {
            let parent: String =
                conference::table.select(conference::id).first(conn).expect("a conference");
            let places: Vec<String> = place::table.select(place::id).load(conn).expect("places");
            let message = "x".repeat(800);
            let began = Instant::now();
            let mut done = 0;
            while began.elapsed() < lasting {
                conn.batch_execute(begin).expect("it begins");
                for number in 0..batch {
                    let seat = &places[number % places.len()];
                    let id = domain::value::random::uuid_v7(at()).to_string();
                    let email = format!("{id}@example.org");
                    let free = place::taken.lt(place::capacity).and(place::waiting.eq(0));
                    let steps = [
                        diesel::update(place::table.find(seat).filter(free))
                            .set(place::taken.eq(place::taken + 1))
                            .execute(conn),
                        diesel::insert_into(registration::table)
                            .values(registration_row(&id, &parent, &email))
                            .execute(conn),
                        diesel::insert_into(booking::table)
                            .values((
                                booking::id.eq(&id),
                                booking::registration.eq(&id),
                                booking::place.eq(seat),
                                booking::status.eq("held"),
                                booking::uid.eq(&id),
                                booking::sequence.eq(0),
                                booking::changed_at.eq(0_i64),
                            ))
                            .execute(conn),
                        diesel::insert_into(outbox::table)
                            .values(outbox_row(&id, &parent, &email, &message))
                            .execute(conn),
                        diesel::insert_into(audit::table)
                            .values((
                                audit::id.eq(&id),
                                audit::conference.eq(&parent),
                                audit::actor.eq("limit"),
                                audit::action.eq("limit"),
                                audit::subject.eq(&id),
                                audit::after.eq(&message),
                                audit::at.eq(0_i64),
                            ))
                            .execute(conn),
                    ];
                    for step in steps {
                        assert_eq!(step.expect("the statement runs"), 1);
                    }
                    done += 1;
                }
                conn.batch_execute("COMMIT").expect("it commits");
            }
            f64::from(done) / began.elapsed().as_secs_f64()
        }
    };
}

statements!(on_sqlite, SqliteConnection);
statements!(on_postgres, PgConnection);

type Eq<C, T> = diesel::dsl::Eq<C, T>;

type RegistrationRow<'a> = (
    (
        Eq<registration::id, &'a str>,
        Eq<registration::conference, &'a str>,
        Eq<registration::status, &'a str>,
        Eq<registration::given_name, &'a str>,
        Eq<registration::family_name, &'a str>,
        Eq<registration::email, &'a str>,
        Eq<registration::mailbox, &'a str>,
        Eq<registration::affiliation, &'a str>,
        Eq<registration::country, &'a str>,
        Eq<registration::category, &'a str>,
    ),
    (
        Eq<registration::focus_areas, &'a str>,
        Eq<registration::language, &'a str>,
        Eq<registration::answers, &'a str>,
        Eq<registration::notice_version, &'a str>,
        Eq<registration::notice_accepted_at, i64>,
        Eq<registration::link_generation, i32>,
        Eq<registration::link_sent_at, i64>,
        Eq<registration::version, i64>,
        Eq<registration::created_at, i64>,
        Eq<registration::changed_at, i64>,
    ),
);

fn registration_row<'a>(id: &'a str, conference: &'a str, email: &'a str) -> RegistrationRow<'a> {
    use registration as r;
    (
        (
            r::id.eq(id),
            r::conference.eq(conference),
            r::status.eq("confirmed"),
            r::given_name.eq("Sample"),
            r::family_name.eq("Person"),
            r::email.eq(email),
            r::mailbox.eq(email),
            r::affiliation.eq("Sample University Hospital"),
            r::country.eq("SE"),
            r::category.eq("all"),
        ),
        (
            r::focus_areas.eq("[]"),
            r::language.eq("en"),
            r::answers.eq("{}"),
            r::notice_version.eq("1"),
            r::notice_accepted_at.eq(0),
            r::link_generation.eq(1),
            r::link_sent_at.eq(0),
            r::version.eq(1),
            r::created_at.eq(0),
            r::changed_at.eq(0),
        ),
    )
}

type OutboxRow<'a> = (
    Eq<outbox::id, &'a str>,
    Eq<outbox::conference, &'a str>,
    Eq<outbox::stream, &'a str>,
    Eq<outbox::kind, &'a str>,
    Eq<outbox::recipient, &'a str>,
    Eq<outbox::language, &'a str>,
    Eq<outbox::message, &'a str>,
    Eq<outbox::message_id, &'a str>,
    Eq<outbox::status, &'a str>,
    Eq<outbox::attempts, i32>,
    Eq<outbox::next_attempt_at, i64>,
    Eq<outbox::leased_until, i64>,
    Eq<outbox::created_at, i64>,
    Eq<outbox::doubtful, bool>,
);

fn outbox_row<'a>(
    id: &'a str,
    conference: &'a str,
    email: &'a str,
    message: &'a str,
) -> OutboxRow<'a> {
    (
        outbox::id.eq(id),
        outbox::conference.eq(conference),
        outbox::stream.eq(id),
        outbox::kind.eq("limit"),
        outbox::recipient.eq(email),
        outbox::language.eq("en"),
        outbox::message.eq(message),
        outbox::message_id.eq(email),
        // Sent, so that no worker picks them up.
        outbox::status.eq("sent"),
        outbox::attempts.eq(0),
        outbox::next_attempt_at.eq(0),
        outbox::leased_until.eq(0),
        outbox::created_at.eq(0),
        outbox::doubtful.eq(false),
    )
}
