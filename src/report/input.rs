//! What a report is made from: everything has been read and assessed.

use super::assessed::Assessed;
use crate::catalog::{Catalog, Feed, Indicator, RegionId};
use crate::diag::Diagnostic;
use crate::feed::Reject;
use crate::measure::{Month, Period, named};
use crate::series::{Delivery, LastReport, Point};
use crate::words::Language;
use jiff::civil::Date;
use serde::Serialize;

/// Rows up to which those of single regions have sentences and arithmetic. Nobody reads more of them, and `onpace explain`
/// has the sentence of each.
pub const MOST_ROWS_IN_WORDS: usize = 10_000;

/// For whom a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    Internal,
    /// For everybody: without numbers that could reveal a few persons, households or firms, and without what is for the office alone.
    Public,
}

named!(Edition { Internal = "internal", Public = "public" });

/// Everything that a report is made from. The order of `rows`, `previous`, `feeds`, `outstanding` and `series` does not matter; `revisions`
/// of one feed come in the order of files and lines.
#[derive(Debug)]
pub struct Input<'a> {
    pub catalog: &'a Catalog,
    pub as_of: Month,
    pub language: Language,
    pub edition: Edition,
    pub rows: Vec<Assessed<'a>>,
    /// The rows of the month before, by what is known now.
    pub previous: Vec<Assessed<'a>>,
    pub series: Vec<Series<'a>>,
    pub feeds: Vec<FeedStatus>,
    pub outstanding: Outstanding<'a>,
    pub revisions: Vec<RevisionLine>,
    pub quality: Quality<'a>,
    pub warnings: Vec<Diagnostic>,
    /// Every indicator in every region, where that is asked for.
    pub values: Vec<ValueIn<'a>>,
    /// Whether any form shows words beside the cells of tables.
    pub with_words: bool,
    /// Whether any form shows charts.
    pub with_charts: bool,
    /// Whether any form is a document.
    pub with_document: bool,
    /// Regions that a chart of single regions shows at most: those that lag most.
    pub most_regions: usize,
}

impl<'a> Input<'a> {
    /// Input of which nothing is known yet but what it is about; every form is asked for.
    #[must_use]
    pub fn new(catalog: &'a Catalog, as_of: Month, language: Language, edition: Edition) -> Self {
        Self {
            catalog,
            as_of,
            language,
            edition,
            rows: Vec::new(),
            previous: Vec::new(),
            series: Vec::new(),
            feeds: Vec::new(),
            outstanding: Outstanding { on: as_of.last_day(), reports: Vec::new() },
            revisions: Vec::new(),
            quality: Quality::default(),
            warnings: Vec::new(),
            values: Vec::new(),
            with_words: true,
            with_charts: true,
            with_document: true,
            most_regions: usize::MAX,
        }
    }
}

/// One indicator's value in one region.
#[derive(Debug, Clone)]
pub struct ValueIn<'a> {
    pub indicator: &'a Indicator,
    pub region: RegionId,
    /// First day that the value speaks for; None for a state.
    pub since: Option<Date>,
    pub point: Point,
}

/// The root's values of an indicator since the catalog's start, for its chart.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    pub indicator: &'a Indicator,
    pub points: Vec<Point>,
    /// Months of `points` whose value a rejected row could change.
    pub pending: Vec<Month>,
}

/// What a feed has sent up to as-of.
#[derive(Debug, Clone)]
pub struct FeedStatus {
    pub feed: String,
    pub source: String,
    /// The last period reported.
    pub last: Option<Period>,
    /// Names of the regions that owe a row for as-of.
    pub missing: Vec<String>,
    pub files: usize,
    /// No file for as-of.
    pub absent: bool,
    /// Reports there are, of those expected.
    pub coverage: Option<(u32, u32)>,
}

/// Reports that are not, or not wholly, there.
#[derive(Debug, Clone)]
pub struct Outstanding<'a> {
    /// The day that days overdue are counted at.
    pub on: Date,
    pub reports: Vec<OutstandingReport<'a>>,
}

/// A feed's report of one period, of which something is missing.
#[derive(Debug, Clone)]
pub struct OutstandingReport<'a> {
    pub feed: &'a Feed,
    pub delivery: Delivery,
    /// The last day in time.
    pub due: Date,
    /// Days from the due day; None while it is not past.
    pub overdue: Option<u32>,
    /// The feed's last report up to as-of.
    pub last: Option<LastReport>,
}

/// One value that a later file changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionLine {
    pub feed: String,
    pub source: String,
    /// The row's key; private parts masked.
    pub key: String,
    /// The column's header.
    pub column: String,
    pub old: String,
    pub new: String,
    pub old_file: String,
    pub old_line: u64,
    pub new_file: String,
    pub new_line: u64,
    /// Whether the file that changed it speaks for as-of's period.
    pub current: bool,
}

impl RevisionLine {
    /// Whether nothing stood there before.
    #[must_use]
    pub fn fills_a_blank(&self) -> bool {
        self.old.is_empty()
    }
}

/// What became of every row, file by file.
#[derive(Debug, Clone, Default)]
pub struct Quality<'a> {
    pub files: Vec<FileLedger>,
    pub rejects: Vec<&'a Reject>,
}

/// `rows = used + rejected + skipped + superseded + out_of_scope`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FileLedger {
    pub file: String,
    pub encoding: String,
    pub rows: u64,
    pub used: u64,
    pub rejected: u64,
    pub skipped: u64,
    pub superseded: u64,
    pub out_of_scope: u64,
}
