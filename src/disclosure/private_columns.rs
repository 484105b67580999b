//! Indicators whose numbers are those of single rows of a private column, or may be.

use crate::catalog::{Catalog, Indicator, Measure, Source};

/// The indicators that give out a single row's private amount: its least, its most, a mean of a few, or the figure as it was reported. No
/// public edition is made while one of them is printed, or a ratio of it.
#[must_use]
pub fn single_private_amounts(catalog: &Catalog) -> Vec<&Indicator> {
    let of_one = |measure: &Measure| match measure {
        Measure::Mean(column) | Measure::Min(column) | Measure::Max(column) | Measure::Reported(column) => {
            vec![column.clone()]
        }
        Measure::Sum(_) | Measure::Count | Measure::Distinct(_) | Measure::Open { .. } => Vec::new(),
    };
    printed_of_private(catalog, of_one)
}

/// The indicators that add private amounts up, which are as good as single ones where few rows stand behind a sum.
#[must_use]
pub fn sums_of_private_amounts(catalog: &Catalog) -> Vec<&Indicator> {
    let summed = |measure: &Measure| match measure {
        Measure::Sum(columns) => columns.clone(),
        _ => Vec::new(),
    };
    printed_of_private(catalog, summed)
}

/// Those that are printed, or are a part of what is printed, and measure a private column.
fn printed_of_private(catalog: &Catalog, columns: impl Fn(&Measure) -> Vec<String>) -> Vec<&Indicator> {
    let is_part = |id: &str| {
        let has = |whole: &Indicator| match &whole.source {
            Source::Ratio { of, by } => !whole.hidden && (of == id || by == id),
            Source::Rows(_) => false,
        };
        catalog.indicators.iter().any(has)
    };
    let is_private = |indicator: &Indicator| match &indicator.source {
        Source::Rows(rows) => {
            let feed = catalog.feed(&rows.feed);
            let of = |id: &String| feed.into_iter().flat_map(|f| &f.columns).any(|c| c.private && c.id == *id);
            columns(&rows.measure).iter().any(of)
        }
        Source::Ratio { .. } => false,
    };
    catalog.indicators.iter().filter(|i| (!i.hidden || is_part(&i.id)) && is_private(i)).collect()
}
