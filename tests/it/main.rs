//! Black-box tests, in one binary so that they link once.

mod architecture;
mod openapi;
mod race;
mod registration;
mod routes;
mod staff;
mod waiting;
