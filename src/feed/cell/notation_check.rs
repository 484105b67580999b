//! Whether all cells of a column are written in one way: a cell that can only be a decimal comma, a day-first date, a year or a share
//! casts doubt on those beside it that may be either. Such a column is read once more, and its cells that may be either are refused.

use crate::catalog::{Column, ColumnKind, Feed};
use crate::measure::notation::{DateStyle, DecimalMark, Evidence, PointMonths, date_evidence, decimal_evidence};
use crate::measure::{Every, Period, Unit, Units, read_number_with};
use crate::say;
use crate::words::Message;
use num_traits::{One, Signed, Zero};

/// What may be wrong with the way in which a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum Doubt {
    /// A comma or a point may set thousands apart or stand before decimal places.
    DecimalMark,
    /// Numbers may be shares of one or per cents.
    Share,
    /// Day and month, or year and month, may be meant.
    Date,
    /// Years or quarters stand among months, of which they may be the totals.
    Length,
}

/// How closely a column's cells are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::feed) enum Scrutiny {
    #[default]
    Usual,
    /// Every cell says how it is written, plain numbers too.
    Watched,
    /// Cells that may be either are refused.
    Refused(Doubt),
}

/// What the cells of a column say of how they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Said {
    own: bool,
    /// Cells that can only be written in the other way: a single one may be a slip.
    against: u32,
    either: bool,
}

impl Said {
    fn note(&mut self, evidence: Evidence) {
        match evidence {
            Evidence::Neutral => {}
            Evidence::For => self.own = true,
            Evidence::Against => self.against = self.against.saturating_add(1),
            Evidence::Either => self.either = true,
        }
    }

    fn merge(&mut self, other: Self) {
        self.own |= other.own;
        self.against = self.against.saturating_add(other.against);
        self.either |= other.either;
    }

    /// Whether the column's way is refuted, and cells beside may be meant in the other.
    fn leaves_doubt(self) -> bool {
        self.either && self.against > 0 && !self.own
    }

    /// The same where more than one cell refutes it: then none of them is a slip, whatever the others are.
    fn is_mixed(self) -> bool {
        self.leaves_doubt() || (self.either && self.against > 1)
    }
}

/// What the cells of a column say, of each thing that may be in doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::feed) struct ColumnEvidence {
    marks: Said,
    shares: Said,
    dates: Said,
    lengths: Lengths,
    months: PointMonths,
}

/// How long the periods are that a column of dates names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Lengths {
    /// No longer than the feed's own.
    own: bool,
    longer: bool,
}

impl ColumnEvidence {
    pub fn merge(&mut self, other: Self) {
        self.marks.merge(other.marks);
        self.shares.merge(other.shares);
        self.dates.merge(other.dates);
        self.lengths.own |= other.lengths.own;
        self.lengths.longer |= other.lengths.longer;
        self.months.merge(other.months);
    }

    /// How closely the column is to be looked at in another reading; `None` where this one is enough.
    pub fn calls_for(self, scrutiny: Scrutiny) -> Option<Scrutiny> {
        match scrutiny {
            // Dates of both kinds are never one kind with slips: a day in front that cannot be a month is no slip.
            Scrutiny::Usual if self.dates.against > 0 && self.dates.either => Some(Scrutiny::Refused(Doubt::Date)),
            Scrutiny::Usual if self.months.leave_october_open() => Some(Scrutiny::Refused(Doubt::Date)),
            Scrutiny::Usual if self.lengths.own && self.lengths.longer => Some(Scrutiny::Refused(Doubt::Length)),
            Scrutiny::Usual if self.marks.against + self.shares.against > 0 => Some(Scrutiny::Watched),
            Scrutiny::Watched if self.marks.leaves_doubt() => Some(Scrutiny::Refused(Doubt::DecimalMark)),
            Scrutiny::Watched if self.shares.is_mixed() => Some(Scrutiny::Refused(Doubt::Share)),
            Scrutiny::Usual | Scrutiny::Watched | Scrutiny::Refused(_) => None,
        }
    }
}

/// How a column's cells are written, and what they have said of it so far.
#[derive(Debug)]
pub(super) struct NotationCheck {
    decimal: DecimalMark,
    dates: DateStyle,
    /// The feed's own period, where the column says of what period a row's amounts are.
    own: Option<Every>,
    units: Units,
    scrutiny: Scrutiny,
    evidence: ColumnEvidence,
}

impl NotationCheck {
    pub fn new(feed: &Feed, column: &Column, scrutiny: Scrutiny) -> Self {
        let is_only_date = || feed.required_dates().count() == 1 && !column.optional;
        let is_rows_date = feed.key.contains(&column.id) || is_only_date();
        let judges_length = column.kind == ColumnKind::Date && !feed.reading.verbatim && is_rows_date;
        Self {
            decimal: feed.decimal,
            dates: feed.date_style(),
            own: judges_length.then_some(feed.every),
            units: feed.units.clone(),
            scrutiny,
            evidence: ColumnEvidence::default(),
        }
    }

    /// Whether plain numbers need no look.
    pub fn passes_plain_numbers(&self) -> bool {
        self.scrutiny == Scrutiny::Usual
    }

    /// What the cells have said since this was asked last.
    pub fn take(&mut self) -> ColumnEvidence {
        std::mem::take(&mut self.evidence)
    }

    /// Notes that a plain date has been read, which is no longer than any feed's own period.
    pub fn note_plain_date(&mut self) {
        self.evidence.lengths.own = true;
    }

    /// Why a period that a row's date names is refused as longer than the feed's own, if it is.
    pub fn refuses_length(&mut self, named: Period) -> Option<Message> {
        let own = self.own?;
        let is_longer = named.every() > own;
        self.evidence.lengths.own |= !is_longer;
        self.evidence.lengths.longer |= is_longer;
        let is_refused = is_longer && self.scrutiny == Scrutiny::Refused(Doubt::Length);
        is_refused.then(|| say!("date-longer-than-own", every = own.as_str()))
    }

    /// Notes what a tidied cell says; why it is refused, if it is.
    pub fn refuses(&mut self, kind: &ColumnKind, cell: &str) -> Option<Message> {
        let refused = |doubt, evidence| evidence == Evidence::Either && self.scrutiny == Scrutiny::Refused(doubt);
        match kind {
            ColumnKind::Date => {
                let evidence = date_evidence(cell, self.dates);
                self.evidence.dates.note(evidence);
                self.evidence.months.note(cell);
                let is_month = cell.ends_with(".1");
                refused(Doubt::Date, evidence)
                    .then(|| if is_month { say!("month-in-doubt") } else { say!("date-in-doubt") })
            }
            ColumnKind::Quantity { unit, .. } => {
                let marks = if cell.contains(['.', ',']) {
                    decimal_evidence(cell, self.decimal, &self.units)
                } else {
                    Evidence::Neutral
                };
                let shares =
                    if unit.is_share() { share_evidence(cell, self.decimal, &self.units) } else { Evidence::Neutral };
                self.evidence.marks.note(marks);
                self.evidence.shares.note(shares);
                let unit: &Unit = unit;
                let other = self.decimal.other().as_char().to_string();
                refused(Doubt::DecimalMark, marks)
                    .then(|| say!("number-in-doubt", mark = other))
                    .or_else(|| refused(Doubt::Share, shares).then(|| say!("share-in-doubt", unit)))
            }
            ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => None,
        }
    }
}

/// What a cell of a column of shares says: `83%` that per cents are written with their sign, so that a bare 0.83 beside it may be a share
/// of one; a bare 83 can only be per cents.
fn share_evidence(cell: &str, mark: DecimalMark, units: &Units) -> Evidence {
    let Ok(number) = read_number_with(cell, mark, units) else { return Evidence::Neutral };
    let value = number.value.to_exact();
    match number.unit {
        Some(_) => Evidence::Against,
        None if value.is_zero() => Evidence::Neutral,
        None if value.abs() <= One::one() => Evidence::Either,
        None => Evidence::For,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls_for(kind: &ColumnKind, cells: &[&str]) -> Scrutiny {
        let style = DateStyle { order: crate::measure::notation::DateOrder::DayFirst, ..DateStyle::default() };
        let mut scrutiny = Scrutiny::Usual;
        loop {
            let mut check = NotationCheck {
                decimal: DecimalMark::Point,
                dates: style,
                own: None,
                units: Units::default(),
                scrutiny,
                evidence: ColumnEvidence::default(),
            };
            for cell in cells {
                check.refuses(kind, cell);
            }
            match check.take().calls_for(scrutiny) {
                Some(closer) => scrutiny = closer,
                None => return scrutiny,
            }
        }
    }

    fn quantity(unit: &str) -> ColumnKind {
        ColumnKind::Quantity { unit: Unit::parse(unit).unwrap(), min: None, max: None, jump: None }
    }

    #[test]
    fn cells_beside_one_that_is_written_otherwise_are_refused() {
        let numbers = quantity("亩");
        assert_eq!(calls_for(&numbers, &["35,57", "1,778"]), Scrutiny::Refused(Doubt::DecimalMark));
        assert_eq!(calls_for(&numbers, &["35,57", "1.778"]), Scrutiny::Refused(Doubt::DecimalMark));
        // A slip beside numbers that can only have a point.
        assert_eq!(calls_for(&numbers, &["1,23", "1,778", "1,234.5"]), Scrutiny::Watched);
        assert_eq!(calls_for(&numbers, &["1,778", "12.5"]), Scrutiny::Usual);
        let shares = quantity("%");
        assert_eq!(calls_for(&shares, &["83%", "0.83"]), Scrutiny::Refused(Doubt::Share));
        assert_eq!(calls_for(&shares, &["83%", "83", "0.5"]), Scrutiny::Watched);
        assert_eq!(
            calls_for(&shares, &["83%", "0.83", "3", "55%"]),
            Scrutiny::Refused(Doubt::Share),
            "two are no slip"
        );
        assert_eq!(calls_for(&shares, &["0.83", "0.5"]), Scrutiny::Usual);
        assert_eq!(calls_for(&ColumnKind::Date, &["03/04/2020", "06/25/2020"]), Scrutiny::Refused(Doubt::Date));
        assert_eq!(calls_for(&ColumnKind::Date, &["2010-11", "2012-13"]), Scrutiny::Refused(Doubt::Date));
        assert_eq!(calls_for(&ColumnKind::Date, &["03/04/2020", "25/06/2020"]), Scrutiny::Usual);
        let months = ["2020.8", "2020.9", "2020.1", "2020.11"];
        assert_eq!(calls_for(&ColumnKind::Date, &months), Scrutiny::Refused(Doubt::Date));
        assert_eq!(calls_for(&ColumnKind::Date, &["2020.1", "2020.10", "2020.11"]), Scrutiny::Usual);
        assert_eq!(calls_for(&ColumnKind::Date, &["2020.1", "2020.2", "2020.11"]), Scrutiny::Usual);
    }
}
