//! The verbs of the command line, one file or folder each: help, arguments, `run`.
//!
//! In: parsed arguments. Out: an exit, what is printed, files. Must not know each other.

pub(super) mod add;
pub(super) mod backtest;
pub(super) mod chart;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod demo;
pub(super) mod diff;
pub(super) mod draft;
pub(super) mod explain;
pub(super) mod init;
pub(super) mod letters;
pub(super) mod list;
pub(super) mod man;
pub(super) mod open;
pub(super) mod read;
pub(super) mod reference;
pub(super) mod run;
pub(super) mod schema;
pub(super) mod send_back;
pub(super) mod status;
pub(super) mod store;
pub(super) mod verify;
