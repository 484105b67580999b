//! What a form is: one way to write a report, such as `docx` or `csv`. The registry, [`FORMS`](super::FORMS), lists them.

use super::chart::{Drawn, Size};
use super::language_version::LanguageVersion;
use super::output_file::OutputFile;
use super::word_template::Template;
use crate::diag::Diagnostic;
use crate::report::{Edition, Report};
use crate::words::Message;
use std::collections::BTreeMap;
use std::fmt;

/// One way to write a report.
///
/// A form of one's own implements this, and is written where [`Forms::only`](super::Forms::only) names it;
/// `examples/custom_form.rs` shows how.
pub trait Form: fmt::Debug + Send + Sync {
    /// Its name on the command line and in manifests, in lower-case letters.
    fn name(&self) -> &'static str;

    /// The parts of a report that it shows. A report that is made for other forms alone may lack them.
    fn shows(&self) -> &'static [Part];

    /// Who reads it.
    fn readers(&self) -> Readers;

    /// Whether a run writes it where no forms are named.
    fn is_default(&self) -> bool {
        true
    }

    /// What it holds, for the program's help, where it is written only if it is named.
    fn about(&self) -> &'static str {
        ""
    }

    /// Why an edition may not have it; `None` where it may.
    fn refusal(&self, edition: Edition) -> Option<Message> {
        let _ = edition;
        None
    }

    /// The pictures of charts that it embeds or references: these are drawn, and no others.
    fn pictures(&self, report: &Report) -> Vec<Picture> {
        let _ = report;
        Vec::new()
    }

    /// What the user should know about its files.
    fn warnings(&self, report: &Report) -> Vec<Diagnostic> {
        let _ = report;
        Vec::new()
    }

    /// Its files.
    fn write(&self, job: &Job<'_>) -> Vec<OutputFile>;
}

/// Forms are the same where their names are.
impl PartialEq for dyn Form {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for dyn Form {}

/// A part of a report that takes time to make and that not every form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sentences and the words of tables, beside the cells of `gaps.csv`.
    Words,
    Charts,
    /// The report as an official document.
    Document,
    /// The value of every indicator in every region.
    Values,
    /// Every indicator over its whole life, by years and quarters.
    Tracking,
    /// The report as slides.
    Slides,
}

/// Who reads a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// A report in two languages has it in both.
    People,
    /// It is written once, in the first language.
    Programs,
}

/// What a form is written from.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    pub report: &'a Report,
    /// The pictures that the form asked for.
    pub drawings: &'a Drawings,
    /// Which language this is of those that the report folder holds.
    pub version: &'a LanguageVersion,
    /// The user's own document for the Word form.
    pub template: Option<&'a Template>,
}

/// A picture of a chart that a form embeds or references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// The chart's position in the report.
    pub chart: usize,
    pub size: Size,
    pub format: Format,
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Svg,
    /// 300 dpi.
    Png,
}

/// One chart in one size: the SVG, and the PNG where it was asked for.
type Pictures = (Drawn, Option<Vec<u8>>);

/// The charts that were drawn, by their position and size.
#[derive(Debug, Default)]
pub struct Drawings {
    pub(super) drawn: BTreeMap<(usize, Size), Pictures>,
    /// Whether the run makes PNG at all.
    pub(super) with_png: bool,
}

impl Drawings {
    /// A chart as SVG; `None` where no form asked for it in this size.
    #[must_use]
    pub fn svg(&self, chart: usize, size: Size) -> Option<&str> {
        self.drawn.get(&(chart, size)).map(|(drawn, _)| drawn.svg.as_str())
    }

    /// A picture as PNG; `None` where no form asked for it, or the run makes no PNG.
    #[must_use]
    pub fn png(&self, picture: Picture) -> Option<&[u8]> {
        self.drawn.get(&(picture.chart, picture.size)).and_then(|(_, png)| png.as_deref())
    }
}
