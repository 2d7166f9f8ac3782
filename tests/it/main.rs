//! Black-box tests, in one binary so that they link once.

mod calendar;
mod letter;
mod mail;
mod race;
mod registration;
mod smtp;
mod waiting;
