//! A chart with more rows than a page holds becomes several.

use super::bridge::Bridge;
use super::drawing::{Chart, Drawing};
use super::id::ChartId;
use super::matrix::Matrix;
use crate::locale::Locale;

/// What one page holds at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerPage {
    /// Rows of a board, a ranking, a bridge or a matrix.
    pub rows: usize,
    /// Columns of a matrix.
    pub columns: usize,
    /// Panels of small multiples.
    pub panels: usize,
}

impl PerPage {
    /// A page of a document, over the width of its text.
    pub const DOCUMENT: Self = Self { rows: 30, columns: 8, panels: 24 };
}

/// `chart` in pages, each of about the same length, numbered in their ids, and `numbered(n, of)` after
/// each title. A chart that fits is left as it is.
#[must_use]
pub fn pages(chart: Chart, per: PerPage, numbered: impl Fn(&str, usize, usize) -> String) -> Vec<Chart> {
    let parts: Vec<Drawing> = match &chart.drawing {
        Drawing::Board(all) => split(&all.rows, per.rows, |rows| {
            let mut part = all.clone();
            part.key.retain(|(role, _)| rows.iter().any(|row| row.role == *role));
            part.rows = rows;
            Drawing::Board(part)
        }),
        Drawing::Ranking(all) => split(&all.rows, per.rows, |rows| {
            let mut part = all.clone();
            part.key.retain(|(role, _)| rows.iter().any(|row| row.role == *role));
            part.rows = rows;
            Drawing::Ranking(part)
        }),
        Drawing::Bridge(all) => split(&all.steps, per.rows, |steps| Drawing::Bridge(Bridge { steps, ..all.clone() })),
        Drawing::Multiples(all) => split(&all.panels, per.panels, |panels| {
            let mut part = all.clone();
            part.key.retain(|(role, _)| panels.iter().any(|panel| panel.role == *role));
            part.panels = panels;
            Drawing::Multiples(part)
        }),
        Drawing::Matrix(all) => matrix(all, per),
        Drawing::Trend(_) | Drawing::Control(_) | Drawing::Map(_) => Vec::new(),
    };
    let count = parts.len();
    if count < 2 {
        return vec![chart];
    }
    let page = |(n, drawing)| Chart {
        id: ChartId { page: n + 1, ..chart.id.clone() },
        title: numbered(&chart.title, n + 1, count),
        short_title: numbered(&chart.short_title, n + 1, count),
        caption: numbered(&chart.caption, n + 1, count),
        drawing,
        ..chart.clone()
    };
    parts.into_iter().enumerate().map(page).collect()
}

fn matrix(all: &Matrix, per: PerPage) -> Vec<Drawing> {
    let columns: Vec<usize> = (0..all.columns.len()).collect();
    let mut parts = Vec::new();
    for rows in even(&all.rows, per.rows) {
        for columns in even(&columns, per.columns) {
            let mut part = all.clone();
            part.columns = columns.iter().map(|i| all.columns[*i].clone()).collect();
            part.rows = rows.to_vec();
            for row in &mut part.rows {
                row.cells = columns.iter().map(|i| row.cells.get(*i).cloned().flatten()).collect();
            }
            let cells = part.rows.iter().flat_map(|row| &row.cells).flatten();
            let roles: Vec<_> = cells.map(|cell| cell.role).collect();
            part.key.retain(|(role, _)| roles.contains(role));
            parts.push(Drawing::Matrix(part));
        }
    }
    parts
}

fn split<T: Clone>(all: &[T], most: usize, part: impl Fn(Vec<T>) -> Drawing) -> Vec<Drawing> {
    even(all, most).into_iter().map(|rows| part(rows.to_vec())).collect()
}

/// Stretches of at most `most`, as even as they can be.
fn even<T>(all: &[T], most: usize) -> Vec<&[T]> {
    let count = all.len().div_ceil(most.max(1)).max(1);
    all.chunks(all.len().div_ceil(count).max(1)).collect()
}

/// The chart's page number behind its title.
#[must_use]
pub fn numbered(locale: &Locale, title: &str, page: usize, pages: usize) -> String {
    locale.say("chart-page", &[("title", title), ("n", &page.to_string()), ("pages", &pages.to_string())])
}

#[cfg(test)]
mod tests {
    use super::even;

    #[test]
    fn pages_are_about_as_long_as_each_other() {
        let lengths = |n: usize, most| even(&vec![(); n], most).iter().map(|p| p.len()).collect::<Vec<_>>();
        assert_eq!(lengths(25, 24), [13, 12]);
        assert_eq!(lengths(24, 24), [24]);
        assert_eq!(lengths(60, 24), [20, 20, 20]);
        assert_eq!(lengths(0, 24), [0; 0]);
    }
}
