//! `onpace` 序时: are we on pace for what we promised?
//!
//! Data goes one way, through these rooms; between two of them passes one type.
//!
//! - [`catalog`]: `onpace.toml`, `targets.csv`, `regions.csv` → [`catalog::Catalog`], all errors at once
//! - [`feed`]: the files departments send → [`feed::Ingested`]: typed rows, and a ledger of every row
//! - [`store`]: what a large file came to, kept so that it need not be read again
//! - [`series`]: neutral requests over those rows → [`series::Point`]s: exact values, or why one is missing
//! - [`assess`]: values × targets → [`assess::Assessment`]: pace, verdict, catch-up
//! - [`report`]: assessments → [`report::Report`]: words, tables and charts, fully resolved
//! - [`render`]: a report → one file per form; cannot fail for a reason of content
//! - [`publish`]: files → a report folder, whole or not at all
//!
//! [`pipeline`] calls them in that order; [`cli`] is the program around it. [`measure`] and [`diag`] are the vocabulary of all,
//! [`locale`] the words of those that print. The library itself never prints: [`cli`] alone does.

pub mod assess;
pub mod catalog;
pub mod cli;
pub mod diag;
pub mod disclosure;
pub mod feed;
pub mod locale;
pub mod measure;
pub mod pack;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod report;
pub mod series;
pub mod store;
