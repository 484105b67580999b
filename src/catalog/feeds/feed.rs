//! A feed: the files that one department sends, and how they are read.

use super::column::{Column, ColumnKind};
use super::deadline::{self, Deadline};
use super::period_name::PeriodName;
use super::sender_name::SenderName;
use super::unpivot::Unpivot;
use crate::catalog::regions::RegionId;
use crate::measure::notation::{DateOrder, DateStyle, DecimalMark, Encoding};
use crate::measure::{Calendar, Every, Exact, Period, Units, WorkDays};
use crate::words::Language;
use jiff::civil::Date;
use std::sync::Arc;

/// What one department sends.
#[derive(Debug, Clone)]
pub struct Feed {
    pub id: String,
    /// A glob below the project folder.
    pub files: String,
    /// The department that sends it (数据报送单位).
    pub source: String,
    pub every: Every,
    /// Its quarters and years are those of this calendar.
    pub calendar: Calendar,
    /// When a period's report is due; without it none is ever overdue.
    pub deadline: Option<Deadline>,
    /// The day on which its months end (25: from the 26th to the 25th); `None` for calendar months.
    pub cutoff: Option<u8>,
    /// Whether a feed by the day owes a report for weekends and holidays too.
    pub all_days: bool,
    /// The days that a feed by the day owes a report for.
    pub work_days: Arc<WorkDays>,
    pub rows: Rows,
    /// Regions that owe a row each period; empty for `Rows::Events`.
    pub expect: Vec<RegionId>,
    /// Regions that each owe a file of their own, in order; empty where one department sends all.
    pub senders: Vec<RegionId>,
    /// Where a file's name says who sends it; `None` where it does not.
    pub sender_name: Option<SenderName>,
    /// Where the period of a file stands in its name; `None` where it is recognised by itself.
    pub period: Option<PeriodName>,
    /// The columns that identify a row. A later row with the same key revises the earlier one.
    pub key: Vec<String>,
    pub files_are: FilesAre,
    /// Whether the catalog says it, as it must where it decides the value of a level or of open cases.
    pub files_are_stated: bool,
    /// What a row for a region is beside rows for its parts.
    pub wholes: Wholes,
    /// The share of rejected rows above which a file is not used.
    pub max_rejected: Exact,
    /// More marks of “no figure”, besides the usual ones.
    pub missing: Vec<String>,
    /// Marks of “none”, read as 0.
    pub zero: Vec<String>,
    /// More labels of rows of totals, and more words before notes, besides the usual ones.
    pub totals: Vec<String>,
    pub notes: Vec<String>,
    /// The mark before decimal places in its numbers.
    pub decimal: DecimalMark,
    /// The order of its dates in numbers.
    pub dates: DateOrder,
    /// The project's, which decides where the bytes of a file fit several encodings.
    pub language: Language,
    /// Names of groupings that are no regions of the project, tidied: rows about them are skipped.
    pub not_regions: Vec<String>,
    pub reading: Reading,
    /// Which headings become rows; `None` where each line is a row.
    pub unpivot: Option<Unpivot>,
    /// The units that the project knows, in which headers and cells may state amounts.
    pub units: Units,
    pub columns: Vec<Column>,
}

/// How to read a feed's files where detection would be misled; `None` leaves it to detection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<u8>,
    pub sheets: Sheets,
    /// The line or sheet row of the header's first row, from 1.
    pub header_line: Option<u64>,
    /// The number of header rows; 0 where the table has none.
    pub header_rows: Option<u16>,
    /// Whether texts are kept as they stand, on one line, with nothing folded and no mark of a blank taken for one.
    pub verbatim: bool,
}

/// Which sheets of a workbook are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Sheets {
    /// The first visible one whose header fits.
    #[default]
    Fitting,
    Named(String),
    /// Each is a report of its own, for the period or the region that its name gives.
    Each,
}

impl Feed {
    /// How its dates are written. A feed that reports by years of another calendar names them: 2010-11.
    #[must_use]
    pub fn date_style(&self) -> DateStyle {
        let names_years = self.every == Every::Year && self.calendar != Calendar::CIVIL;
        DateStyle { order: self.dates, calendar: self.calendar, names_years }
    }

    /// The period of a length that `day` lies in.
    #[must_use]
    pub fn period_containing(&self, day: Date, every: Every) -> Period {
        Period::containing_in(self.calendar, day, every)
    }

    /// The last period of a length that is over at the end of `day`.
    #[must_use]
    pub fn last_complete_period(&self, day: Date, every: Every) -> Period {
        Period::last_complete_in(self.calendar, day, every)
    }

    /// The last day of a period, which the feed's `cutoff` may bring forward.
    #[must_use]
    pub fn last_day_of(&self, period: Period) -> Date {
        deadline::last_day(period, self.cutoff)
    }

    /// The day on which something that happened on `day` counts: with a `cutoff` of 25, the 26th counts on the first of the next month.
    #[must_use]
    pub fn counted_day(&self, day: Date) -> Date {
        deadline::counted_day(day, self.cutoff)
    }

    /// The last day on which the report of a period is in time; `None` without a deadline.
    #[must_use]
    pub fn due_day(&self, period: Period) -> Option<Date> {
        Some(self.deadline?.after(self.last_day_of(period)))
    }

    /// A period of the feed's own length, as the name of a file may write it.
    #[must_use]
    pub fn example_period(&self) -> String {
        let shown = self.period_containing(jiff::civil::date(2020, 11, 30), self.every).to_string();
        // No name of a file has a stroke in it.
        shown.replace('/', "-")
    }

    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.id == id)
    }

    /// The column that says which region a row is about; a feed without one is about the root.
    #[must_use]
    pub fn region_column(&self) -> Option<&Column> {
        self.columns.iter().find(|c| c.kind == ColumnKind::Region)
    }

    /// The date columns that no row may leave blank.
    pub fn required_dates(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|c| c.kind == ColumnKind::Date && !c.optional)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Every expected region owes a row each period.
    Report,
    /// No row means that nothing happened.
    Events,
}

/// What a row for a region is beside rows for its parts; its feed's indicators decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wholes {
    /// Their control total, never added.
    Totals,
    /// Their control total once all parts have spoken; until then a state, or a running total, of its own.
    States,
    /// A figure of its own, taken as it is reported.
    Figures,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilesAre {
    /// Only what is new or changed: a row missing from a later file still stands.
    Changes,
    /// The whole list: a row missing from a later file has ended.
    Full,
}
