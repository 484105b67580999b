//! The command line.
//!
//! In: arguments, a project, its feeds. Out: exit codes, text on stdout, messages on stderr, files. It alone prints.
//! Nothing else may know it.

mod clock;
mod columns;
mod console;
mod excerpt;
mod exit;
mod fail_on;
mod help;
mod language;
mod previous_report;
mod program;
mod project;
mod published_before;
mod refusal;
mod report_files;
mod spoken;
mod verbs;

pub use program::main;
