//! Lines of a wide table that hold words where others hold values: the header once more, the head of another table.

use super::shape::Shape;
use crate::feed::header::is_same;
use crate::feed::row_reader::{NonData, non_data};
use crate::feed::rows::FileContext;
use crate::feed::text::Table;

/// Which cells of a line have values, and whether they may be words instead.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// The headings over the filled cells.
    pub filled: Vec<usize>,
    pub may_be_words: bool,
}

impl Values {
    pub fn find(&mut self, table: &Table<'_>, line: usize, shape: &Shape) {
        self.filled.clear();
        self.may_be_words = false;
        let heads = shape.lines.heads.iter().flat_map(|heads| heads.rows.iter().enumerate());
        for (n, at) in heads.map(|(n, head)| (n, head.cell)) {
            let Some(cell) = table.cell(line, at) else { continue };
            // Nearly all cells are numbers.
            let is_number =
                !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
            if !is_number && cell.trim().is_empty() {
                continue;
            }
            // Years repeat as numbers.
            self.may_be_words |= self.filled.is_empty() && is_label(shape, at, cell);
            self.may_be_words |= !is_number && cell.bytes().any(|b| b.is_ascii_alphabetic() || !b.is_ascii());
            self.filled.push(n);
        }
    }
}

/// What a line is that is no data, but no total: totals are compared value by value.
pub(super) fn words(
    context: &FileContext<'_>,
    shape: &Shape,
    table: &Table<'_>,
    line: usize,
    first: usize,
) -> Option<NonData> {
    let what = non_data(context, table, line, first)
        .or_else(|| is_relabelled(context, shape, table, line).then_some(NonData::SecondTable));
    what.filter(|what| !matches!(what, NonData::Total(_)))
}

/// Whether a line repeats the labels of this table with other headings beside them: the head of another one.
fn is_relabelled(context: &FileContext<'_>, shape: &Shape, table: &Table<'_>, line: usize) -> bool {
    let Some(heads) = &shape.lines.heads else { return false };
    let filled = (0..shape.lines.width).filter_map(|at| Some((at, table.cell(line, at)?)));
    let mut labels = filled.filter(|(at, cell)| !heads.has(*at) && !cell.trim().is_empty()).peekable();
    labels.peek().is_some() && labels.all(|(at, cell)| context.header.says_at(context.feed, at, cell))
}

/// Whether a cell is what the header says at its place.
fn is_label(shape: &Shape, at: usize, cell: &str) -> bool {
    shape.lines.labels[shape.lines.record..].iter().any(|row| row.get(at).is_some_and(|label| is_same(label, cell)))
}
