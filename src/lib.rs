//! `onpace` 序时: are we on pace for what we promised?
//!
//! # The face of the library
//!
//! A program loads a project, assesses a month and reads the verdicts. [`Study`] is where it begins:
//!
//! ```
//! use onpace::{Month, Study, Verdict, judge, pack};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let project = pack::project(); // or ProjectFiles::Folder("my-county".into())
//! let study = Study::load(&project, |_| {}).map_err(|errors| errors[0].to_string())?;
//! let month = Month::parse("2020-11").ok_or("not a month")?;
//! let rows = judge(&study, month)?;
//!
//! let county = study.catalog.regions.root();
//! let behind = rows.iter().filter(|row| row.region == county && row.assessment.verdict == Verdict::Behind);
//! let names: Vec<&str> = behind.map(|row| row.indicator.name.as_str()).collect();
//! assert!(names.contains(&"大豆种植面积"), "{names:?}");
//! # Ok(())
//! # }
//! ```
//!
//! - [`ProjectFiles`] is a project: a folder, or files in memory; [`pack::project`] is the bundled one.
//! - [`Study`] is a project with its feeds read; [`judge`] assesses a month: a row ([`Assessed`]) for each indicator, region and target.
//! - [`report()`] resolves a month's [`Report`]; [`render()`] writes it in its [`Forms`]; [`publish()`] makes a folder of the files.
//! - [`Form`] is the trait for a form of one's own.
//!
//! `examples/verdicts.rs` and `examples/custom_form.rs` in the repository are whole programs. These names stay; what else is public
//! serves the program, its tests and its benchmarks, and changes with them.
//!
//! # The rooms
//!
//! Data goes one way, through these rooms; between two of them passes one type.
//!
//! - [`catalog`]: `onpace.toml`, `targets.csv`, `regions.csv` → [`catalog::Catalog`], all errors at once
//! - [`file_formats`]: bytes → the encoding of a text, the sheets of a workbook
//! - [`feed`]: the files departments send → [`feed::Ingested`]: typed rows, and a ledger of every row
//! - [`propose`]: files and policy documents → proposals of a catalog and of targets, for a person to confirm
//! - [`store`]: large files that were read, kept so that they need not be read again
//! - [`series`]: neutral requests over those rows → [`series::Point`]s: exact values, or why one is missing
//! - [`assess`]: values × targets → [`assess::Assessment`]: pace, verdict, catch-up
//! - [`mod@report`]: assessments → [`report::Report`]: words, tables and charts, fully resolved
//! - [`disclosure`]: which numbers the public edition withholds
//! - [`mod@render`]: a report → one file or folder a form; cannot fail for a reason of content
//! - [`mod@publish`]: files → a report folder, whole or not at all
//!
//! [`pipeline`] calls them in that order; [`cli`] is the program around it, and [`desk`] the same as pages in a browser. [`words`], [`measure`] and [`diag`] are the vocabulary of all,
//! [`disk`] is how anything is written,
//! [`locale`] the sentences, numbers and dates of those that print. The library itself never prints: [`cli`] alone does.

pub mod assess;
pub mod catalog;
pub mod cli;
pub mod desk;
pub mod diag;
pub mod disclosure;
pub mod disk;
pub mod feed;
pub mod file_formats;
pub mod locale;
pub mod measure;
pub mod pack;
pub mod pipeline;
pub mod propose;
pub mod publish;
pub mod render;
pub mod report;
pub mod series;
pub mod store;

pub use assess::{Assessment, Verdict};
pub use catalog::ProjectFiles;
pub use diag::words;
pub use measure::Month;
pub use pipeline::{Study, judge, render, report};
pub use publish::{Edits, OutputFile, publish};
pub use render::{Form, Forms};
pub use report::{Assessed, Report};
pub use words::Language;
