//! Totals that a feed accumulates since January, checked for months in which they fell.

use crate::catalog::{Catalog, Indicator, Kind, RegionId};
use crate::diag::{Diagnostic, Location};
use crate::measure::{Month, exact};
use crate::say;
use crate::series::{Feeds, Point, Window, answer, contributing_rows};
use num_traits::Signed;

/// Months in which a total that a feed accumulates since January became less than it was.
pub(super) fn falls(catalog: &Catalog, feeds: &Feeds, last: Month) -> Vec<Diagnostic> {
    let running = catalog.indicators.iter().filter(|i| i.kind == Kind::Running && i.has_own_amounts());
    running
        .filter_map(|indicator| Some((indicator, answer(catalog, feeds, indicator, Window::Own, last).ok()?)))
        .flat_map(|(indicator, answer)| {
            let points = |region: RegionId| answer.points(region).into_iter().map(move |p| (region, p));
            let of_regions = answer.regions().flat_map(points);
            let falls = of_regions.filter(|(_, p)| p.own.as_ref().is_some_and(Signed::is_negative));
            falls.map(|(region, point)| fall(catalog, feeds, indicator, region, &point)).collect::<Vec<_>>()
        })
        .collect()
}

fn fall(catalog: &Catalog, feeds: &Feeds, indicator: &Indicator, region_id: RegionId, point: &Point) -> Diagnostic {
    let (name, region, month) = (&indicator.name, &catalog.regions.get(region_id).title, point.month);
    let by = point.own.as_ref().map(|own| exact::full(&-own)).unwrap_or_default();
    let unit = indicator.unit;
    let message = say!("accumulated-less", region, name, by, unit, %month);
    let hint = say!("accumulated-less-hint");
    let warning = Diagnostic::warning("running-fell", message).hint(hint);
    let rows = contributing_rows(catalog, feeds, indicator, Window::State, region_id, month);
    let row = rows.ok().and_then(|rows| rows.into_iter().next_back());
    match row {
        Some(row) => warning.at(Location::line(row.file, row.line)),
        None => warning,
    }
}
