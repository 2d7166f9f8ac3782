//! Black-box tests, in one binary so that they link once.

mod architecture;
mod arrival;
mod browser;
mod calendar;
mod cli;
mod crash;
mod health;
mod letter;
mod logs;
mod mail;
mod nodes;
mod openapi;
mod overlap;
mod pages;
mod privacy;
mod programme;
mod proxy;
mod race;
mod refused;
mod registration;
mod routes;
mod schema;
mod smtp;
mod staff;
mod waiting;
mod waiting_model;
