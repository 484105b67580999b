//! What is asked and what is answered.

use super::method::Ruling;
use crate::catalog::{BoardRules, Indicator, Target};
use crate::measure::{Direction, Exact, Month};
use crate::series::Point;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// One target (or none) on one indicator in one region, with its values.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub rules: &'a BoardRules,
    pub as_of: Month,
    /// Values judged, up to as-of: for a flow with a target the running total of the target's own window, from the month of its
    /// `from` on; for `keep` on a flow, months' own amounts as values; else states. In order of time, the last is as-of's.
    pub points: &'a [Point],
    /// The indicator's points since the catalog's start: for flows their own amounts (season, recent, changes).
    pub history: &'a [Point],
    /// Months in one period of the feed.
    pub months_per_period: i32,
    /// A rejected row could belong to this value at as-of.
    pub doubtful: bool,
    /// For a relative target: the values it is relative to, month by month, in the same window as `points`.
    pub reference: Option<&'a BTreeMap<Month, Exact>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    Met,
    OnPace,
    Behind,
    FarBehind,
    Missed,
    NotRated,
    NoData,
    Watch,
}

impl Verdict {
    pub const NAMES: [(&'static str, Self); 8] = [
        ("met", Self::Met),
        ("on_pace", Self::OnPace),
        ("behind", Self::Behind),
        ("far_behind", Self::FarBehind),
        ("missed", Self::Missed),
        ("not_rated", Self::NotRated),
        ("no_data", Self::NoData),
        ("watch", Self::Watch),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, v)| *v == self).map_or("", |(n, _)| n)
    }

    /// Whether it belongs on the lagging list.
    #[must_use]
    pub fn is_lagging(self) -> bool {
        matches!(self, Self::Behind | Self::FarBehind | Self::Missed)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    Absent,
    Partial,
    NotStarted,
    NoDue,
    Late,
    MovingAway,
    Inferred,
    /// Seasonal plan fell back to linear: no last year.
    NoLastYear,
    /// `required` and `recent` are per day.
    PerDay,
    /// A rejected row could count.
    Doubtful,
    /// A ratio over zero.
    Undefined,
    /// The board's method cannot rate growth from nothing.
    ZeroBase,
    /// The board's method cannot rate growth to nothing.
    ZeroTarget,
    /// The board's method cannot rate growth across zero.
    SignChange,
    /// The board's method needs more than one value.
    OnePoint,
    /// The board's method comes to no number.
    OutOfRange,
    /// The board's method would look further back than there are values.
    ShortHistory,
    /// Satisfied, but of late going the wrong way.
    Slipping,
    /// Far behind because it was behind for so many months in a row.
    Escalated,
    /// Not for the public: without a value the number, with one what is to be said of it.
    Withheld,
}

impl Flag {
    pub const NAMES: [(&'static str, Self); 20] = [
        ("absent", Self::Absent),
        ("partial", Self::Partial),
        ("not_started", Self::NotStarted),
        ("no_due", Self::NoDue),
        ("late", Self::Late),
        ("moving_away", Self::MovingAway),
        ("inferred", Self::Inferred),
        ("no_last_year", Self::NoLastYear),
        ("per_day", Self::PerDay),
        ("doubtful", Self::Doubtful),
        ("undefined", Self::Undefined),
        ("zero_base", Self::ZeroBase),
        ("zero_target", Self::ZeroTarget),
        ("sign_change", Self::SignChange),
        ("one_point", Self::OnePoint),
        ("out_of_range", Self::OutOfRange),
        ("short_history", Self::ShortHistory),
        ("slipping", Self::Slipping),
        ("escalated", Self::Escalated),
        ("withheld", Self::Withheld),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, f)| *f == self).map_or("", |(n, _)| n)
    }
}

/// The answer. Amounts are in the indicator's unit; shares are plain fractions; None where a number has no meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    pub verdict: Verdict,
    /// Sorted, without repeats.
    pub flags: Vec<Flag>,
    pub value: Option<Exact>,
    /// The bound judged against: the target, or for `within` the edge that matters.
    pub target: Option<Exact>,
    pub baseline: Option<Exact>,
    pub completion: Option<Exact>,
    pub progress: Option<Exact>,
    /// Share of the way that the plan asks for by as-of.
    pub elapsed: Option<Exact>,
    pub expected: Option<Exact>,
    /// d·(A − E): negative is short.
    pub gap: Option<Exact>,
    pub gap_to_target: Option<Exact>,
    pub pace: Option<Exact>,
    pub months_behind: Option<Exact>,
    /// Per month, or per day where flagged.
    pub required: Option<Exact>,
    pub recent: Option<Exact>,
    /// Months (days where flagged) left until due.
    pub left: Option<Exact>,
    pub projected: Option<Exact>,
    /// Reports there are, of those expected.
    pub coverage: Option<(u32, u32)>,
    /// The last month with a full value, at or before as-of.
    pub last: Option<(Month, Exact)>,
    /// 环比: change on the period before.
    pub change: Option<Exact>,
    /// 同比: change on the same window of the year before, with that year's value.
    pub year_change: Option<Change>,
    /// The planned values at month ends, `(months since the plan's start, value)` corners, for charts; positions are month
    /// ordinals as of [`Month::ordinal`] + 1 at a month's end.
    pub plan: Vec<(Exact, Exact)>,
    /// What the board's method says of a value on its way; None where there is no way to rate.
    pub ruling: Option<Ruling>,
    /// Of what had to hold in every period until due: the first that did not, and how many did not.
    pub broken: Option<(Month, usize)>,
}

impl Assessment {
    /// A verdict and nothing else.
    #[must_use]
    pub fn bare(verdict: Verdict) -> Self {
        Self {
            verdict,
            flags: Vec::new(),
            value: None,
            target: None,
            baseline: None,
            completion: None,
            progress: None,
            elapsed: None,
            expected: None,
            gap: None,
            gap_to_target: None,
            pace: None,
            months_behind: None,
            required: None,
            recent: None,
            left: None,
            projected: None,
            coverage: None,
            last: None,
            change: None,
            year_change: None,
            plan: Vec::new(),
            ruling: None,
            broken: None,
        }
    }

    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// The way that is good from the value to what it is held against: the indicator's, but for a value beyond an upper edge.
    #[must_use]
    pub fn toward(&self, better: Direction) -> Direction {
        let asked = self.expected.as_ref().or(self.target.as_ref());
        let gap = self.gap.as_ref().or(self.gap_to_target.as_ref()).filter(|g| !g.is_zero());
        match (&self.value, asked, gap) {
            (Some(value), Some(asked), Some(gap)) if (value < asked) == gap.is_negative() => Direction::Higher,
            (Some(_), Some(_), Some(_)) => Direction::Lower,
            _ => better,
        }
    }

    /// Adds a flag, keeping them sorted and without repeats.
    pub(super) fn flag(&mut self, flag: Flag) {
        if let Err(at) = self.flags.binary_search(&flag) {
            self.flags.insert(at, flag);
        }
    }
}

/// A change on an earlier value.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub before: Exact,
    pub by: Exact,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::whole;

    #[test]
    fn beyond_an_upper_edge_less_is_better_whatever_the_indicator_says() {
        let held = |value: i64, edge: i64, gap: i64| {
            let some = |n| Some(whole(n));
            Assessment { value: some(value), expected: some(edge), gap: some(gap), ..Assessment::bare(Verdict::Behind) }
        };
        assert_eq!(held(110, 105, -5).toward(Direction::Higher), Direction::Lower);
        assert_eq!(held(90, 95, -5).toward(Direction::Lower), Direction::Higher);
        assert_eq!(held(60, 40, 20).toward(Direction::Lower), Direction::Higher);
        assert_eq!(held(95, 95, 0).toward(Direction::Lower), Direction::Lower);
        assert_eq!(Assessment::bare(Verdict::NoData).toward(Direction::Higher), Direction::Higher);
    }
}
