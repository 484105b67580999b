//! The charts of a report.

use super::board::{Group, board};
use super::drawing::{Chart, Drawing};
use super::matrix::matrix;
use super::pages::{PerPage, numbered, pages};
use super::ranking::rankings;
use super::trend::trend;
use crate::report::context::Context;
use crate::report::row::Line;

/// The board, a trend for each indicator that has values at the root, then how single regions stand: as far as a drawing says something.
pub(crate) fn charts(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Chart> {
    let root: Vec<&Line<'_>> = lines.iter().filter(|l| l.row.root).collect();
    let mut charts = vec![board(c, &root, Group::None).map(Drawing::Board)];
    for indicator in c.input.catalog.indicators.iter().filter(|i| !i.hidden) {
        let own: Vec<&Line<'_>> = root.iter().copied().filter(|l| l.assessed.indicator.id == indicator.id).collect();
        if !own.is_empty() {
            charts.push(trend(c, indicator, &own).map(Drawing::Trend));
        }
    }
    charts.extend(matrix(c, lines).map(|chart| chart.map(Drawing::Matrix)));
    charts.extend(rankings(c, lines).into_iter().map(|chart| chart.map(Drawing::Ranking)));
    let numbered = |title: &str, n, of| numbered(c.locale, title, n, of);
    charts
        .into_iter()
        .filter(Chart::says_something)
        .flat_map(|chart| pages(chart, PerPage::DOCUMENT, numbered))
        .collect()
}
