//! The public edition, attacked as an outsider would: from what is in the published folder, and from nothing else.

mod attack;
mod forms;
mod generated;
mod laws;
mod newer_forms;
mod outsider;
mod program;
mod secrets;
mod stocks;
mod twins;
mod world;
