//! The validated catalog. A value of these types has been checked: what it refers to exists, units convert, dates are in order.

use super::board_rules::BoardRules;
use super::briefing::Briefing;
use super::reference::Reference;
use super::region::{RegionId, Regions};
use crate::measure::text::Encoding;
use crate::measure::{Direction, Every, Exact, Month, Unit, When};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything that is measured and everything that was promised.
#[derive(Debug, Clone)]
pub struct Catalog {
    pub title: String,
    pub language: Language,
    /// First month that counts.
    pub start: Month,
    /// The mark of made-up data, printed on every form.
    pub synthetic: Option<String>,
    pub board: BoardRules,
    pub briefing: Briefing,
    pub regions: Regions,
    /// In the order of `onpace.toml`.
    pub feeds: Vec<Feed>,
    /// In the order of `onpace.toml`.
    pub indicators: Vec<Indicator>,
    /// In the order of `targets.csv`.
    pub targets: Vec<Target>,
    /// In the order of `actions.csv`.
    pub actions: Vec<Action>,
    /// blake3 of the catalog's files.
    pub hash: String,
}

impl Catalog {
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == id)
    }

    #[must_use]
    pub fn feed(&self, id: &str) -> Option<&Feed> {
        self.feeds.iter().find(|f| f.id == id)
    }

    /// The feed behind an indicator; of a ratio the feed of its numerator.
    #[must_use]
    pub fn feed_of(&self, indicator: &Indicator) -> Option<&Feed> {
        match &indicator.source {
            Source::Rows(rows) => self.feed(&rows.feed),
            Source::Ratio { of, .. } => self.feed_of(self.indicator(of)?),
        }
    }

    /// Whether an indicator has values below the root: all feeds behind it name a region in each row.
    #[must_use]
    pub fn tells_of_regions(&self, indicator: &Indicator) -> bool {
        let part = |id: &str| self.indicator(id).is_some_and(|part| self.tells_of_regions(part));
        match &indicator.source {
            Source::Rows(rows) => self.feed(&rows.feed).is_some_and(|feed| feed.region_column().is_some()),
            Source::Ratio { of, by } => part(of) && part(by),
        }
    }

    /// The targets of an indicator, in the order of `targets.csv`.
    pub fn targets_of<'a>(&'a self, indicator: &'a str) -> impl Iterator<Item = &'a Target> {
        self.targets.iter().filter(move |t| t.indicator == indicator)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    pub const NAMES: [(&'static str, Self); 2] = [("zh-CN", Self::Chinese), ("en", Self::English)];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }
}

/// What one department sends.
#[derive(Debug, Clone)]
pub struct Feed {
    pub id: String,
    /// Glob below the project folder.
    pub files: String,
    /// Who sends it (数据报送单位).
    pub source: String,
    pub every: Every,
    /// Days of grace after a period's end.
    pub lag: u16,
    pub rows: Rows,
    /// Regions that owe a row each period; empty for `Rows::Events`.
    pub expect: Vec<RegionId>,
    /// Column ids that name a row; a later row with the same key revises the earlier one.
    pub key: Vec<String>,
    pub files_are: FilesAre,
    pub reading: Reading,
    pub columns: Vec<Column>,
}

/// How a feed's files are to be read where the signs in them would mislead; None: by the signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<u8>,
    /// Name of the sheet, in workbooks.
    pub sheet: Option<String>,
    /// Line, or row of a sheet, of the header's first row, from 1.
    pub header_line: Option<u64>,
    /// Rows that the header has.
    pub header_rows: Option<u16>,
}

impl Feed {
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.id == id)
    }

    /// The column that says which region a row speaks for; without one the feed speaks for the root.
    #[must_use]
    pub fn region_column(&self) -> Option<&Column> {
        self.columns.iter().find(|c| c.kind == ColumnKind::Region)
    }

    /// Date columns that every row fills.
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilesAre {
    /// A row missing from a later file still stands.
    Changes,
    /// A row missing from a later file is over.
    Snapshot,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub id: String,
    /// Headers under which departments send it.
    pub headers: Vec<String>,
    pub kind: ColumnKind,
    pub one_of: Vec<String>,
    pub optional: bool,
    /// Never leaves in clear.
    pub private: bool,
    /// A blank cell goes on with the one above: cells that were merged.
    pub fill_down: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ColumnKind {
    Date,
    Region,
    Text,
    /// Text that names a thing or a person: compared, counted, never calculated with.
    Id,
    Quantity {
        unit: Unit,
        min: Option<Exact>,
        max: Option<Exact>,
        /// Times by which it may change from one period to the next before that is told.
        jump: Option<Exact>,
    },
}

impl ColumnKind {
    /// As in `type = "…"`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Region => "region",
            Self::Text => "text",
            Self::Id => "id",
            Self::Quantity { .. } => "quantity",
        }
    }
}

/// A number per region and period.
#[derive(Debug, Clone)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub name_en: Option<String>,
    pub section: String,
    pub source: Source,
    pub kind: Kind,
    /// `cycle = "year"`: a value of the year holds until next year's, and plans step once a year.
    pub yearly: bool,
    /// First day that the total of a flow without a target counts from.
    pub since: Option<Date>,
    /// `window = "year"`: a flow's trailing twelve months.
    pub trailing_year: bool,
    pub unit: Unit,
    pub decimals: u32,
    pub better: Direction,
    pub protect: Protect,
    /// A helper (a denominator) that is kept out of reports.
    pub hidden: bool,
    /// Declared changes of what is measured or how, in order of time.
    pub changes: Vec<Rebase>,
}

/// A month from which an indicator is not comparable with before: control limits and forecasts start anew there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebase {
    pub from: Month,
    /// As declared; may be empty.
    pub reason: String,
}

impl Indicator {
    /// Whether a region's value is the sum of its parts'.
    #[must_use]
    pub fn sums_up(&self) -> bool {
        match &self.source {
            Source::Rows(rows) => matches!(rows.measure, Measure::Sum(_) | Measure::Count | Measure::Open { .. }),
            Source::Ratio { .. } => false,
        }
    }

    /// Whether amounts add up over a target's window: a flow, but not a trailing year's total and not a ratio of flows.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.has_own_amounts() && !self.trailing_year
    }

    /// Whether each period has an amount of its own, so that the amounts rather than states show how it moves. A trailing
    /// year has them too, since its totals overlap.
    #[must_use]
    pub fn has_own_amounts(&self) -> bool {
        self.kind.adds_up() && matches!(self.source, Source::Rows(_))
    }

    /// Whether its value speaks for a stretch that grows from month to month: a total since a day, or a ratio of two such
    /// totals.
    #[must_use]
    pub fn is_cumulative(&self) -> bool {
        self.kind.adds_up() && !self.trailing_year
    }

    /// Whether it is a share of two totals of the year so far: it starts anew each year and moves less and less.
    #[must_use]
    pub fn is_ratio_of_totals(&self) -> bool {
        self.kind.adds_up() && matches!(self.source, Source::Ratio { .. })
    }
}

#[derive(Debug, Clone)]
pub enum Source {
    Rows(RowsOf),
    /// Both indicators are rolled up separately, then divided.
    Ratio {
        of: String,
        by: String,
    },
}

/// A measure over the rows of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowsOf {
    pub feed: String,
    pub conditions: Vec<Condition>,
    pub measure: Measure,
    /// The date column that places a row in time; None where the file's period does.
    pub date: Option<String>,
}

/// One entry of `where`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    pub column: String,
    pub test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Test {
    /// The cell equals one of these (compared after tidying).
    OneOf(Vec<String>),
    /// The quantity lies within, in the column's unit.
    Amount { min: Option<Exact>, max: Option<Exact> },
    /// The date lies within, both days included.
    Days { min: Option<Date>, max: Option<Date> },
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measure {
    Sum(String),
    Count,
    Distinct(String),
    Mean(String),
    Min(String),
    Max(String),
    /// Cases with `from` ≤ period end and (`until` blank or after it).
    Open {
        from: String,
        until: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Level,
    Flow,
    Running,
    Open,
}

impl Kind {
    pub const NAMES: [(&'static str, Self); 4] =
        [("level", Self::Level), ("flow", Self::Flow), ("running", Self::Running), ("open", Self::Open)];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, k)| *k == self).map_or("", |(n, _)| n)
    }

    /// Whether amounts of periods add up over time.
    #[must_use]
    pub fn adds_up(self) -> bool {
        matches!(self, Self::Flow | Self::Running)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protect {
    None,
    Person,
    Household,
    Enterprise,
}

/// A dated, sourced promise about an indicator in a scope of regions.
#[derive(Debug, Clone)]
pub struct Target {
    /// Line in `targets.csv`.
    pub line: u64,
    pub indicator: String,
    pub scope: Scope,
    pub kind: TargetKind,
    /// In the indicator's unit; of a relative target what is added to the reference.
    pub value: Exact,
    pub reference: Option<Reference>,
    /// In the indicator's unit; the upper edge of `within`, shown only for `reach`.
    pub upper: Option<Exact>,
    pub from: When,
    pub baseline: Baseline,
    pub due: Option<When>,
    /// Last moment at which the target is in force.
    pub until: Option<When>,
    pub plan: Plan,
    pub inferred: bool,
    /// Slack of `keep`, as a share (0.02 for 2 %).
    pub tolerance: Exact,
    pub lead: String,
    pub support: String,
    pub leader: String,
    pub source: String,
    pub note: String,
}

/// What targets have in common that ask the same of several regions, each by a number of its own: the indicator, the kind, when it
/// is due and until when it holds.
pub type Promise<'a> = (&'a str, TargetKind, Option<When>, Option<When>);

impl Target {
    #[must_use]
    pub fn promise(&self) -> Promise<'_> {
        (&self.indicator, self.kind, self.due, self.until)
    }

    /// The level of the regions that each have it; None where it is one region's.
    #[must_use]
    pub fn level<'r>(&self, regions: &'r Regions) -> Option<&'r str> {
        match &self.scope {
            Scope::Each(members) => Some(members.first().map_or("", |r| regions.get(*r).level.as_str())),
            Scope::One(_) => None,
        }
    }
}

/// What is being done about a gap.
#[derive(Debug, Clone)]
pub struct Action {
    /// Line in `actions.csv`.
    pub line: u64,
    pub indicator: String,
    pub region: RegionId,
    pub lead: String,
    pub cause: String,
    pub action: String,
    pub due: Option<Date>,
    /// An approved extension (经批准延期); never without `approved_by`.
    pub accepted_until: Option<Date>,
    pub approved_by: String,
    /// 销号: apart from whether the target is met.
    pub closed_on: Option<Date>,
    pub evidence: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    One(RegionId),
    /// Each of these, and n of m for the root.
    Each(Vec<RegionId>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    Reach,
    Keep,
    Within,
    Zero,
    Done,
    All,
}

impl TargetKind {
    pub const NAMES: [(&'static str, Self); 6] = [
        ("reach", Self::Reach),
        ("keep", Self::Keep),
        ("within", Self::Within),
        ("zero", Self::Zero),
        ("done", Self::Done),
        ("all", Self::All),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, k)| *k == self).map_or("", |(n, _)| n)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// The first value at or after `from`.
    First,
    Stated(Exact),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    Linear,
    /// Values asked for at the ends of these moments, in order of time.
    Milestones(BTreeMap<Date, Exact>),
    /// Last year's monthly shares.
    Season,
    /// Nothing owed until due.
    Step,
}
