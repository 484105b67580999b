//! `onpace open`: who is let in, what is written, how many at once.

mod client;
mod edits;
mod refused;
mod together;
mod verbs;
