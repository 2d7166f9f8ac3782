//! The rig of the tests and the benchmark: databases, a running Plenum, a browser, mail servers, and
//! parsers that are not ours.

#![expect(clippy::missing_panics_doc, reason = "a test may end where it fails")]

pub mod app;
pub mod browser;
pub mod conference;
pub mod database;
pub mod dovecot;
pub mod hold;
pub mod invited;
pub mod letter;
pub mod mailbox;
pub mod model_calendar;
pub mod naive;
pub mod parsers;
pub mod postgres;
pub mod process;
pub mod programme;
pub mod smtp;
pub mod speaker;
pub mod staff;
pub mod visitor;
pub mod wait;

/// Runs each test on both databases: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! both {
    ($(async fn $name:ident($app:ident) $body:block)*) => {
        $(
            async fn $name($app: $crate::app::TestApp) $body

            mod $name {
                use $crate::app::TestApp;
                use $crate::database::Backend;

                #[actix_web::test]
                async fn sqlite() {
                    super::$name(TestApp::start(Backend::Sqlite).await).await;
                }

                #[actix_web::test]
                async fn postgres() {
                    super::$name(TestApp::start(Backend::Postgres).await).await;
                }
            }
        )*
    };
}
