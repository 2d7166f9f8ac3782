//! Whether the database answers, and whether its file is sound.

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;

use super::{AnyConnection, Tx};
use crate::fault::StoreResult;

/// A line of complaint.
#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The least that a database can be asked.
pub(super) fn touch(tx: &mut Tx<'_>) -> StoreResult<()> {
    Ok(tx.conn.batch_execute("SELECT 1")?)
}

/// Every broken page, index, constraint and reference of a SQLite file, a line each.
pub(super) fn check(tx: &mut Tx<'_>) -> StoreResult<Vec<String>> {
    let AnyConnection::Sqlite(conn) = &mut *tx.conn else { return Ok(Vec::new()) };
    let found: Vec<Found> = diesel::sql_query(
        "SELECT integrity_check AS line FROM pragma_integrity_check WHERE integrity_check <> 'ok'
          UNION ALL
         SELECT \"table\" || ' row ' || coalesce(rowid, '-') || ' refers to nothing in ' || parent
           FROM pragma_foreign_key_check",
    )
    .load(conn)?;
    Ok(found.into_iter().map(|found| found.line).collect())
}
