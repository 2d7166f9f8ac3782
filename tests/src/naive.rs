//! Registering without the guard: "is there room? then insert". The race test must catch it.

use std::sync::Barrier;
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    held: i64,
}

const HELD: &str = "SELECT count(*) AS held FROM booking JOIN place ON place.id = booking.place \
     WHERE place.key = 'on-site' AND booking.status = 'held'";

/// Looks for room, waits until all others have looked, and takes the seat.
pub fn register(url: &str, number: usize, all_have_looked: &Barrier) {
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = SqliteConnection::establish(path).expect("the file opens");
            conn.batch_execute("PRAGMA busy_timeout = 30000").expect("a setting");
            let seen = diesel::sql_query(HELD).get_result::<Count>(&mut conn).expect("a count");
            all_have_looked.wait();
            take(&mut conn, number, seen.held);
        }
        None => {
            let mut conn = PgConnection::establish(url).expect("the server answers");
            let seen = diesel::sql_query(HELD).get_result::<Count>(&mut conn).expect("a count");
            all_have_looked.wait();
            take(&mut conn, number, seen.held);
        }
    }
}

fn take(conn: &mut impl diesel::connection::SimpleConnection, number: usize, seen: i64) {
    if seen >= 50 {
        return;
    }
    let insert = format!(
        "INSERT INTO registration (id, conference, status, given_name, family_name, email, mailbox, \
         affiliation, country, category, focus_areas, language, answers, notice_version, \
         notice_accepted_at, link_generation, link_sent_at, version, created_at, changed_at) \
         SELECT 'naive-{number}', id, 'confirmed', 'N', 'N', 'n{number}@example.org', \
         'n{number}@example.org', 'N', 'SE', 'physician', '[]', 'en', '{{}}', '1', 0, 1, 0, 1, 0, 0 \
         FROM conference; \
         INSERT INTO booking (id, registration, place, status, uid, sequence, changed_at) \
         SELECT 'naive-{number}', 'naive-{number}', id, 'held', 'naive-{number}', 0, 0 \
         FROM place WHERE key = 'on-site'"
    );
    // SQLite is busy while others write; that is no guard, only a pause.
    for _ in 0..1_000 {
        if conn.batch_execute(&insert).is_ok() {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the seat could not be taken");
}
