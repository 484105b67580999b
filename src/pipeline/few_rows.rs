//! Sums of private amounts behind which few rows stand.

use super::Study;
use crate::catalog::{Indicator, Kind, Measure, RowsOf, Source};
use crate::disclosure::{Rule, sums_of_private_amounts};
use crate::measure::Month;
use crate::series::{EngineError, Window, answer, natural_window};
use num_traits::{ToPrimitive, Zero};

/// A sum of private amounts that says too much of each of them.
#[derive(Debug)]
pub struct FewRows<'a> {
    pub indicator: &'a Indicator,
    pub month: Month,
    pub rows: i64,
}

/// The sums of private amounts for the root of which fewer rows stand behind some month up to `as_of` than a count of persons would need to
/// be printed; the first month of each.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn sums_of_few_rows(study: &Study, as_of: Month) -> Result<Vec<FewRows<'_>>, EngineError> {
    let mut found = Vec::new();
    for indicator in sums_of_private_amounts(&study.catalog) {
        let Source::Rows(rows) = &indicator.source else { continue };
        let mut counted = indicator.clone();
        counted.source = Source::Rows(RowsOf { measure: Measure::Count, ..rows.clone() });
        if counted.kind == Kind::Running {
            counted.kind = Kind::Flow;
        }
        // A total gives away each month's own amount together with the total before it.
        let natural = natural_window(&counted, &study.catalog);
        let window = if natural.is_of_states() { natural } else { Window::Own };
        let rows = answer(&study.catalog, &study.feeds, &counted, window, as_of)?;
        let few = rows.points(study.catalog.regions.root()).iter().find_map(|point| {
            let n = point.value.observed().filter(|n| !n.is_zero())?.to_integer().to_i64()?;
            (n <= Rule::Small.most()).then_some((point.month, n))
        });
        found.extend(few.map(|(month, rows)| FewRows { indicator, month, rows }));
    }
    Ok(found)
}
