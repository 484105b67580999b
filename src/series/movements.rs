//! Cases that began and that ended within a period, beside how many are open at its end.

use super::answer::{Answer, answer};
use super::error::EngineError;
use super::feeds::Feeds;
use super::point::{Value, Why};
use super::window::Window;
use crate::catalog::{Catalog, Condition, Indicator, Kind, Measure, RegionId, RowsOf, Source};
use crate::measure::{Exact, Month};

/// Cases that began and that ended in one period of the feed, those that did both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    pub opened: Exact,
    pub closed: Exact,
}

/// The movements of every region and period.
#[derive(Debug)]
pub struct Movements<'a> {
    opened: Answer<'a>,
    closed: Answer<'a>,
}

impl Movements<'_> {
    /// The movement of the period that ends with `month`; `None` where that period was not reported.
    #[must_use]
    pub fn of(&self, region: RegionId, month: Month) -> Option<Movement> {
        let counted = |cases: &Answer<'_>| {
            let points = cases.points(region);
            match &points.iter().rfind(|p| p.month == month)?.value {
                Value::Observed(n) | Value::Missing(Why::Partial { so_far: Some(n) }) => Some(n.clone()),
                Value::Missing(_) => None,
            }
        };
        Some(Movement { opened: counted(&self.opened)?, closed: counted(&self.closed)? })
    }
}

/// The movements of an indicator up to `as_of`; `None` where it does not count open cases.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn movements<'a>(
    catalog: &'a Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    as_of: Month,
) -> Result<Option<Movements<'a>>, EngineError> {
    let Source::Rows(of) = &indicator.source else { return Ok(None) };
    let Measure::Open { from, until } = &of.measure else { return Ok(None) };
    let dated_by =
        |column: &str| answer(catalog, feeds, &cases_dated_by(indicator, of, column, None), Window::Own, as_of);
    Ok(Some(Movements { opened: dated_by(from)?, closed: dated_by(until)? }))
}

/// The indicator that counts an indicator's cases by their date in a column, those that meet a further condition.
#[must_use]
pub fn cases_dated_by(indicator: &Indicator, of: &RowsOf, column: &str, also: Option<Condition>) -> Indicator {
    let mut rows = RowsOf { measure: Measure::Count, date: Some(column.to_owned()), ..of.clone() };
    rows.conditions.extend(also);
    Indicator { kind: Kind::Flow, source: Source::Rows(rows), ..indicator.clone() }
}
