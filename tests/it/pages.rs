//! The attendees' pages, used as a browser without JavaScript uses them.

mod conference;
mod own;
mod places;
mod register;
