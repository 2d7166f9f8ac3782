//! Black-box tests, in one binary so that they link once.

mod architecture;
mod health;
mod logs;
mod openapi;
mod race;
mod refused;
mod registration;
mod routes;
mod schema;
mod staff;
mod waiting;
mod waiting_model;
