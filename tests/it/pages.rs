//! The attendees' pages, used as a browser without JavaScript uses them.

mod conference;
mod kept;
mod own;
mod places;
mod programme;
mod register;
