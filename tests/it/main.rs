//! Black-box tests, in one binary so that they link once.

mod pages;
mod race;
mod registration;
mod waiting;
