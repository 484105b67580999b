//! What a report is made from: everything has been read and assessed.

use super::assessed::Assessed;
use crate::catalog::{Catalog, Feed, Indicator, RegionId};
use crate::diag::Diagnostic;
use crate::feed::Reject;
use crate::measure::{Month, Period, named};
use crate::series::{Delivery, LastReport, Point, Points};
use crate::words::Language;
use jiff::civil::Date;
use serde::Serialize;

/// Rows up to which those of single regions have sentences and arithmetic. Nobody reads more of them, and `onpace explain`
/// has the sentence of each.
pub const MOST_ROWS_IN_WORDS: usize = 10_000;

/// For whom a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, PartialOrd, Ord)]
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
#[expect(clippy::struct_excessive_bools, reason = "each names a part that no form may show")]
pub struct Input<'a> {
    pub catalog: &'a Catalog,
    pub as_of: Month,
    /// The day of issue, at which days overdue are counted.
    pub on: Option<Date>,
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
    /// The lines of a tracking table, where one is asked for: in the order in which they stand there.
    pub tracked: Vec<Tracked<'a>>,
    /// Whether any form shows words beside the cells of tables.
    pub with_words: bool,
    /// Whether any form shows charts.
    pub with_charts: bool,
    /// Whether any form is a document.
    pub with_document: bool,
    /// Whether any form is slides.
    pub with_slides: bool,
    /// Regions that a chart of single regions shows at most: those that lag most.
    pub most_regions: usize,
    /// Figures of a public edition that replace others which had been given out.
    pub republished: usize,
}

impl<'a> Input<'a> {
    /// Input of which nothing is known yet but what it is about; every form is asked for.
    #[must_use]
    pub fn new(catalog: &'a Catalog, as_of: Month, language: Language, edition: Edition) -> Self {
        Self {
            catalog,
            as_of,
            on: None,
            language,
            edition,
            rows: Vec::new(),
            previous: Vec::new(),
            series: Vec::new(),
            feeds: Vec::new(),
            outstanding: Outstanding { on: as_of.last_day(), dated: false, reports: Vec::new() },
            revisions: Vec::new(),
            quality: Quality::default(),
            warnings: Vec::new(),
            values: Vec::new(),
            tracked: Vec::new(),
            with_words: true,
            with_charts: true,
            with_document: true,
            with_slides: true,
            most_regions: usize::MAX,
            republished: 0,
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
    /// The column and the text that its rows have; None for all rows.
    pub group: Option<Group<'a>>,
    pub point: Point,
}

/// Rows that have one text in a column.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    pub column: &'a str,
    /// None for rows whose cell is blank.
    pub text: Option<String>,
}

/// One line of a tracking table: an indicator over its whole life, in one region or for one text of a column.
#[derive(Debug, Clone)]
pub struct Tracked<'a> {
    pub indicator: &'a Indicator,
    pub region: RegionId,
    /// The column and the text that its rows have; None for all rows.
    pub group: Option<Group<'a>>,
    /// Whether it counts the regions that have what a target asks of each.
    pub each_total: bool,
    /// By each target that has been set for it, in the order of the catalog, at the last month in which that was in force.
    pub judged: Vec<Assessed<'a>>,
    /// Its values at the ends of months without a target.
    pub values: Points,
    /// The months' own amounts, where they add up.
    pub own: Points,
}

impl<'a> Tracked<'a> {
    /// A line of which nothing but what it is about is known.
    #[must_use]
    pub fn of(indicator: &'a Indicator, region: RegionId) -> Self {
        let (judged, values, own) = (Vec::new(), Points::new(), Points::new());
        Self { indicator, region, group: None, each_total: false, judged, values, own }
    }
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
    /// The period that is asked for at as-of, and what has come of its report.
    pub period: Period,
    pub state: FeedState,
    /// Names of the regions that owe a row for it.
    pub missing: Vec<String>,
    /// Earlier periods that are not in full, with the names of the regions that are missing in those that are there in part.
    pub earlier: Vec<(Period, Vec<String>)>,
    pub files: usize,
    /// Reports there are, of those expected.
    pub coverage: Option<(u32, u32)>,
    /// How in time each of its senders was this year; empty where no day of receipt is known.
    pub timeliness: Vec<Timeliness>,
}

/// How in time a sender's reports of a year came, as far as the day is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeliness {
    pub sender: String,
    pub in_time: usize,
    pub late: usize,
    /// Due, and not there.
    pub missing: usize,
    /// The last period's report.
    pub last: Option<Promptness>,
}

/// How in time one report came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promptness {
    InTime,
    Late { days: u32 },
    Missing,
}

impl Promptness {
    /// The machine name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::Late { .. } => "late",
            Self::Missing => "missing",
        }
    }
}

/// What has come of a period's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedState {
    Received,
    /// It says that there is nothing to report.
    Nil,
    /// Some of those that owe it are missing.
    Partial,
    NotDue,
    /// `overdue` where a stated deadline has passed; without one nobody is late.
    NotReceived {
        overdue: bool,
    },
    /// `by_catalog` where what the catalog says does not fit the file.
    Unusable {
        by_catalog: bool,
    },
}

impl FeedState {
    /// The machine name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Nil => "nil",
            Self::Partial => "partial",
            Self::NotDue => "not_due",
            Self::NotReceived { .. } => "not_received",
            Self::Unusable { .. } => "unusable",
        }
    }

    /// Whether nothing of use has come.
    #[must_use]
    pub fn is_absent(self) -> bool {
        match self {
            Self::Received | Self::Nil | Self::Partial => false,
            Self::NotDue | Self::NotReceived { .. } | Self::Unusable { .. } => true,
        }
    }
}

/// Reports that are not, or not wholly, there.
#[derive(Debug, Clone)]
pub struct Outstanding<'a> {
    /// The day that deadlines are held against.
    pub on: Date,
    /// Whether somebody named that day, so that days overdue can be counted at it.
    pub dated: bool,
    pub reports: Vec<OutstandingReport<'a>>,
}

/// A feed's report of one period, of which something is missing.
#[derive(Debug, Clone)]
pub struct OutstandingReport<'a> {
    pub feed: &'a Feed,
    pub delivery: Delivery,
    pub timing: Timing,
    /// The feed's last report up to as-of.
    pub last: Option<LastReport>,
}

/// How a report stands to its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// No deadline is stated, so that nobody is late.
    NoDeadline,
    /// `due` is the last day in time.
    NotDue {
        due: Date,
    },
    Overdue {
        due: Date,
        days: u32,
    },
}

impl Timing {
    /// The last day in time.
    #[must_use]
    pub fn due(self) -> Option<Date> {
        match self {
            Self::NoDeadline => None,
            Self::NotDue { due } | Self::Overdue { due, .. } => Some(due),
        }
    }

    /// How many days it is overdue.
    #[must_use]
    pub fn days_overdue(self) -> Option<u32> {
        match self {
            Self::NoDeadline | Self::NotDue { .. } => None,
            Self::Overdue { days, .. } => Some(days),
        }
    }
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
    /// Rejected rows, each with the id of its feed.
    pub rejects: Vec<(&'a str, &'a Reject)>,
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
