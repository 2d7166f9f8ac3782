//! Black-box tests, in one binary so that they link once.

mod architecture;
mod race;
mod registration;
mod staff;
mod waiting;
