//! Black-box tests, in one binary so that they link once.

mod browser;
mod race;
mod registration;
mod waiting;
