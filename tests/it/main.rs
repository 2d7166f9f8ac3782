//! Black-box tests, in one binary so that they link once.

mod architecture;
mod cli;
mod crash;
mod nodes;
mod health;
mod logs;
mod openapi;
mod pages;
mod browser;
mod race;
mod refused;
mod registration;
mod routes;
mod schema;
mod staff;
mod waiting;
mod waiting_model;
