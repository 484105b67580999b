//! What a report is made from: everything has been read and assessed.

use crate::assess::{Assessment, Breakdown, SignalAndForecast};
use crate::catalog::{Catalog, Feed, Indicator, Language, RegionId, Target};
use crate::diag::{Diagnostic, Message};
use crate::measure::{Exact, Month, Period};
use crate::series::{Delivery, LastReport, Point};
use jiff::civil::Date;
use serde::Serialize;

/// For whom a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    Internal,
    /// For everybody: without what could be told of a few persons, households or firms, and without what is for the office alone.
    Public,
}

impl Edition {
    pub const NAMES: [(&'static str, Self); 2] = [("internal", Self::Internal), ("public", Self::Public)];

    /// As in `--edition …`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, e)| *e == self).map_or("", |(n, _)| n)
    }
}

/// All of a report's material. The order of `rows`, `previous`, `feeds`, `chased` and `series` does not matter; `revisions`
/// of one feed come in the order of files and lines.
#[derive(Debug)]
pub struct Input<'a> {
    pub catalog: &'a Catalog,
    pub as_of: Month,
    pub language: Language,
    pub edition: Edition,
    pub rows: Vec<Row<'a>>,
    pub previous: Vec<Previous<'a>>,
    pub series: Vec<Series<'a>>,
    pub feeds: Vec<FeedStatus>,
    pub chased: Chased<'a>,
    pub revisions: Vec<RevisionLine>,
    pub quality: Quality,
    pub warnings: Vec<Diagnostic>,
    /// Whether any form shows words beside the cells of tables.
    pub worded: bool,
    /// Whether charts are drawn at all.
    pub drawn: bool,
    /// Whether it is set out as a document too.
    pub set_out: bool,
    /// Of single regions, how many charts show at most: those that lag most.
    pub worst: usize,
    /// Every indicator in every region, where that is asked for.
    pub values: Vec<ValueIn<'a>>,
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

/// One indicator × target × region.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub region: RegionId,
    pub assessment: Box<Assessment>,
    /// The values judged, as in `assess::Question::points`; empty where nothing is drawn of them.
    pub points: Vec<Point>,
    /// The first month that there is a value of, or an own amount.
    pub first_seen: Option<Month>,
    /// Months of `points` whose value a rejected row could change.
    pub doubtful: Vec<Month>,
    /// Id of the feed that the values come from.
    pub source_feed: &'a str,
    /// The root's row of an `each` target: the value counts regions that have it, the target is their number, the unit 个.
    pub each_total: bool,
    /// The parts of the region that make up its gap, where it lags.
    pub breakdown: Option<Breakdown<RegionId>>,
    /// How the indicator varies and where it goes; of rows of the root only, and not of roll-ups.
    pub outlook: Option<SignalAndForecast>,
    /// Whether the indicator is protected in this edition: numbers below the root may have been taken out.
    pub veiled: bool,
}

impl Row<'_> {
    /// What the row's value is held against; None where there is no target, or a relative one whose reference is missing.
    #[must_use]
    pub fn bound(&self) -> Option<&Exact> {
        let target = self.target?;
        let resolved = self.each_total || target.reference.is_some();
        if resolved { self.assessment.target.as_ref() } else { Some(&target.value) }
    }
}

/// An assessment of the period before, to tell what changed.
#[derive(Debug, Clone)]
pub struct Previous<'a> {
    pub indicator: &'a str,
    pub region: RegionId,
    /// Line of the target in `targets.csv`.
    pub target: Option<u64>,
    pub each_total: bool,
    pub assessment: Box<Assessment>,
}

/// The root's values of an indicator since the catalog's start, for its chart.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    pub indicator: &'a Indicator,
    pub points: Vec<Point>,
    /// Months of `points` whose value a rejected row could change.
    pub doubtful: Vec<Month>,
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

/// Reports that are owed, and the day that days overdue are counted at.
#[derive(Debug, Clone)]
pub struct Chased<'a> {
    pub on: Date,
    pub owed: Vec<Owed<'a>>,
}

/// A feed's report of one period, of which something is missing.
#[derive(Debug, Clone)]
pub struct Owed<'a> {
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
    pub fn is_fill(&self) -> bool {
        self.old.is_empty()
    }
}

/// Every row's fate, file by file.
#[derive(Debug, Clone, Default)]
pub struct Quality {
    pub files: Vec<FileLedger>,
    pub rejects: Vec<RejectLine>,
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

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RejectLine {
    pub file: String,
    pub line: u64,
    pub byte: Option<u64>,
    pub column: String,
    pub code: String,
    /// As written; masked if private.
    pub raw: String,
    pub message: Message,
}
