//! Functions of the databases that queries use, and that SQLite gets from us.

use diesel::sql_types::Text;
use diesel::sqlite::SqliteConnection;

#[diesel::declare_sql_function]
extern "SQL" {
    /// The text in small letters.
    fn lower(text: Text) -> Text;
}

/// Gives a connection to SQLite what it lacks: its own `lower` knows the letters of ASCII alone.
///
/// # Errors
///
/// A sentence, when SQLite refuses.
pub(super) fn register(conn: &mut SqliteConnection) -> Result<(), String> {
    lower_utils::register_impl(conn, |text: String| text.to_lowercase())
        .map_err(|why| why.to_string())
}
