//! Black-box tests, in one binary so that they link once.

mod architecture;
mod cli;
mod crash;
mod nodes;
mod openapi;
mod pages;
mod race;
mod registration;
mod routes;
mod staff;
mod waiting;
