//! Compares the basis of a target with the length of its plan, and advises where the two do not fit.

use super::reference::Whose;
use super::target::{Plan, Target};
use super::terms::Basis;
use crate::catalog::indicators::Indicator;
use crate::catalog::reading::{Findings, Row};
use crate::measure::When;
use crate::say;
use jiff::ToSpan;
use jiff::civil::Date;

/// Warns of a task within a year that is called split, since months ÷ 12 is the office's own rule there, and of one of several years
/// that is called stated though the row has no yearly figures.
pub(super) fn check(target: &Target, indicator: &Indicator, row: &Row<'_>, findings: &Findings) {
    let warn = |message| findings.warning("basis-advice", row.get("basis").at(), message);
    let due = target.due.filter(|_| !target.holds() && *target.own_plan() != Plan::Step);
    match (target.basis, due) {
        (Basis::Inferred, _) | (Basis::Stated, None) => {}
        (Basis::Split, None) => warn(say!("split-without-plan")),
        (Basis::Split, Some(due)) => {
            if !is_longer_than_a_year(target.from, due, indicator.starts_from_zero()) {
                warn(say!("split-within-a-year"));
            }
        }
        (Basis::Stated, Some(due)) => {
            let has_figures = match target.own_plan() {
                Plan::Linear | Plan::Season => false,
                Plan::Milestones(_) | Plan::Step => true,
            };
            // What it asks for by now are last year's months, not shares of a plan.
            let follows_last_year = target.reference.as_ref().is_some_and(|r| r.whose == Whose::LastYear);
            if !has_figures
                && !follows_last_year
                && is_longer_than_a_year(target.from, due, indicator.starts_from_zero())
            {
                warn(say!("stated-without-yearly-figures"));
            }
        }
    }
}

/// Whether a plan runs for more than twelve months. A total counts from the first day of `from`, a state from its end.
fn is_longer_than_a_year(from: When, due: When, from_zero: bool) -> bool {
    let first = if from_zero { from.first_day() } else { from.last_day().saturating_add(1.day()) };
    let last_of_year: Date = first.saturating_add(1.year()).saturating_sub(1.day());
    due.last_day() > last_of_year
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Month;
    use jiff::civil::date;

    #[test]
    fn a_year_is_counted_from_where_the_value_is_counted_from() {
        let month = |text: &str| When::Month(Month::parse(text).unwrap());
        let longer = |from, due, from_zero| is_longer_than_a_year(month(from), month(due), from_zero);
        assert!(!longer("2022-01", "2022-12", true));
        assert!(longer("2022-01", "2023-01", true));
        assert!(!longer("2020-12", "2021-12", false));
        assert!(longer("2020-11", "2021-12", false));
        assert!(!longer("2019-02", "2020-02", false), "to the end of a longer February");
        let day = |day| When::Day(date(2021, 3, day));
        let from = When::Day(date(2020, 3, 15));
        assert!(!is_longer_than_a_year(from, day(14), true) && is_longer_than_a_year(from, day(15), true));
        assert!(!is_longer_than_a_year(from, day(15), false) && is_longer_than_a_year(from, day(16), false));
    }
}
