//! The rig of the tests and the benchmark: databases, a running Plenum, a browser, a mail server,
//! and parsers that are not ours.

#![expect(clippy::missing_panics_doc, reason = "a test may end where it fails")]

pub mod app;
pub mod conference;
pub mod database;
pub mod letter;
pub mod mailbox;
pub mod naive;
pub mod parsers;
pub mod postgres;
pub mod smtp;
pub mod wait;

/// Runs each test on both databases: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! both {
    ($(async fn $name:ident($app:ident) $body:block)*) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "each test uses what it needs")]
                use super::*;

                async fn test($app: $crate::app::TestApp) $body

                #[actix_web::test]
                async fn sqlite() {
                    let app = $crate::app::TestApp::start($crate::database::Backend::Sqlite).await;
                    test(app).await;
                }

                #[actix_web::test]
                async fn postgres() {
                    let app = $crate::app::TestApp::start($crate::database::Backend::Postgres).await;
                    test(app).await;
                }
            }
        )*
    };
}
