//! The window and the period of an indicator where no target sets others.

use super::window::Window;
use crate::catalog::{Catalog, Indicator, Kind, MeasureName, Source};
use crate::measure::Every;

/// The window of an indicator without a target.
#[must_use]
pub fn natural_window(indicator: &Indicator, catalog: &Catalog) -> Window {
    let kind = match &indicator.source {
        Source::Rows(of) if of.measure.name() == MeasureName::Reported => return Window::State,
        Source::Rows(_) => indicator.kind,
        Source::Ratio { of, .. } => {
            return catalog.indicator(of).map_or(Window::State, |part| natural_window(part, catalog));
        }
    };
    match (kind, indicator.since) {
        (Kind::Level | Kind::Open, _) => Window::State,
        (Kind::Flow | Kind::Running, _) if indicator.trailing_year => Window::TrailingYear,
        (Kind::Flow | Kind::Running, Some(since)) => {
            Window::Total { from: since.max(catalog.start.first_day()), to: None }
        }
        (Kind::Flow | Kind::Running, None) => Window::YearToDate,
    }
}

/// Months in one period of the feed behind an indicator.
#[must_use]
pub fn months_per_period(indicator: &Indicator, catalog: &Catalog) -> i32 {
    catalog.feed_of(indicator).map_or(1, |feed| feed.every.max(Every::Month).months())
}
