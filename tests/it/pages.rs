//! The attendees' pages, used as a browser without JavaScript uses them.

mod agenda;
mod conference;
mod kept;
mod overlap;
mod own;
mod places;
mod programme;
mod register;
