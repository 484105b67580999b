//! Records that are made from the lines of a table: one for each cell under a heading, or one for each line with cells added to it.

use super::fast::ColumnSlice;
use super::record::small;
use super::record_index::{Records, Spot};
use std::ops::Range;

/// Where a cell of a derived record comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum CellSource {
    /// A cell of the record's line.
    Line(usize),
    /// A text that was made for the line, by its number.
    Made(usize),
    /// The text of the record's heading.
    Heading,
    /// The unit that the record's heading states.
    HeadingUnit,
    /// The cell of the line under the record's heading.
    UnderHeading,
}

/// A heading over cells that become records.
#[derive(Debug, Clone, Default)]
pub(in crate::feed) struct TextOfHeading {
    /// The cell of the line that stands under it.
    pub cell: usize,
    pub text: String,
    pub unit: String,
}

/// One derived record.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct DerivedRecord {
    line: u32,
    /// [`WHOLE`] where it stands under none.
    heading: u32,
}

/// Stands for no heading.
const WHOLE: u32 = u32::MAX;

impl DerivedRecord {
    /// A record that is a whole line.
    pub fn of_line(line: usize) -> Self {
        Self { line: small(line), heading: WHOLE }
    }

    /// The record whose cell stands under a heading.
    pub fn under(heading: usize, line: usize) -> Self {
        Self { line: small(line), heading: small(heading) }
    }
}

/// What a cell is the same for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum SameFor {
    /// All records of its line.
    Line,
    /// All records under its heading.
    Heading,
    /// Nothing but its own record.
    Record,
}

/// How lines become records.
#[derive(Debug, Clone, Default)]
pub(in crate::feed) struct Derivation {
    /// The cells of a record.
    pub cells: Vec<CellSource>,
    /// Cells of a line that fits. Those beyond follow the record's own.
    pub line_width: usize,
    /// Cells that each line should have, which its records have more or fewer of as the line has; `None` where a line may end earlier.
    pub line_cells: Option<usize>,
    pub headings: Vec<TextOfHeading>,
    pub records: Vec<DerivedRecord>,
    /// The texts made for each line, so many for each of them.
    pub made: Vec<String>,
    pub made_per_line: usize,
}

/// Derived records, whose cells lie in the text of their lines and behind it.
#[derive(Debug)]
pub(super) struct Derived {
    cells: Vec<CellSource>,
    line_width: usize,
    line_cells: Option<usize>,
    /// Cell, text and unit of each heading.
    headings: Vec<(usize, Range<u32>, Range<u32>)>,
    list: Vec<DerivedRecord>,
    made: Vec<Range<u32>>,
    made_per_line: usize,
}

impl Derived {
    /// Puts the texts of headings, and those made for lines, behind the text of the lines.
    pub fn of(text: &mut String, derivation: Derivation) -> Self {
        let Derivation { cells, line_width, line_cells, headings, records, made, made_per_line } = derivation;
        let mut put = |added: &str| {
            let start = small(text.len());
            text.push_str(added);
            start..small(text.len())
        };
        let headings = headings.iter().map(|heading| (heading.cell, put(&heading.text), put(&heading.unit))).collect();
        let made = made.iter().map(|text| put(text)).collect();
        Self { cells, line_width, line_cells, headings, list: records, made, made_per_line }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The line of a record.
    pub fn line(&self, record: usize) -> usize {
        self.list[record].line as usize
    }

    pub fn heading(&self, record: usize) -> Option<usize> {
        let DerivedRecord { heading, .. } = self.list[record];
        (heading != WHOLE).then_some(heading as usize)
    }

    pub fn width(&self, lines: &Records, record: usize) -> usize {
        let (own, of_line) = (self.cells.len(), lines.width(self.line(record)));
        match self.line_cells {
            Some(all) => (own + of_line).saturating_sub(all),
            None => own + of_line.saturating_sub(self.line_width),
        }
    }

    pub fn apart(&self, lines: &Records, record: usize) -> bool {
        let line = self.line(record);
        let is_first = record.checked_sub(1).is_none_or(|above| self.line(above) != line);
        is_first && lines.apart(line)
    }

    pub fn cell(&self, lines: &Records, record: usize, n: usize) -> Option<Range<usize>> {
        let line = self.line(record);
        let wide = |range: &Range<u32>| range.start as usize..range.end as usize;
        let heading = || self.heading(record).map(|n| &self.headings[n]);
        let Some(source) = self.cells.get(n) else {
            return lines.cell(line, self.line_width + n - self.cells.len());
        };
        match source {
            CellSource::Line(cell) => lines.cell(line, *cell),
            CellSource::Made(number) => self.made.get(line * self.made_per_line + number).map(wide),
            CellSource::Heading => Some(heading().map_or(0..0, |(_, text, _)| wide(text))),
            CellSource::HeadingUnit => Some(heading().map_or(0..0, |(_, _, unit)| wide(unit))),
            CellSource::UnderHeading => match heading() {
                Some((cell, _, _)) => lines.cell(line, *cell),
                None => Some(0..0),
            },
        }
    }

    /// Cells of a record that the line's surplus follows.
    pub fn own_width(&self) -> usize {
        self.cells.len()
    }

    /// What a cell is the same for.
    pub fn same_for(&self, n: usize) -> SameFor {
        match self.cells.get(n) {
            None | Some(CellSource::Line(_) | CellSource::Made(_)) => SameFor::Line,
            Some(CellSource::Heading | CellSource::HeadingUnit) => SameFor::Heading,
            Some(CellSource::UnderHeading) => SameFor::Record,
        }
    }

    /// The cell of its line that a cell of a record is; `None` for one that no file holds.
    pub fn cell_of_line(&self, record: usize, n: usize) -> Option<usize> {
        match self.cells.get(n) {
            None => Some(self.line_width + n - self.cells.len()),
            Some(CellSource::Line(cell)) => Some(*cell),
            Some(CellSource::Heading | CellSource::UnderHeading) => Some(self.headings[self.heading(record)?].0),
            Some(CellSource::Made(_) | CellSource::HeadingUnit) => None,
        }
    }

    /// Calls `f` with the line of each of some records.
    pub fn each(&self, lines: &Records, records: Range<usize>, mut f: impl FnMut(Spot)) {
        let mut last: Option<(usize, Spot)> = None;
        for record in records {
            let line = self.line(record);
            if last.is_none_or(|(known, _)| known != line) {
                lines.each(line..line + 1, |spot| last = Some((line, spot)));
            }
            if let Some((_, spot)) = last {
                f(spot);
            }
        }
    }

    /// One column's cells of some records, slice after slice.
    pub fn column_slices(&self, lines: &Records, n: usize, records: Range<usize>) -> Vec<ColumnSlice<'static>> {
        let place = |cell: Range<usize>| (small(cell.start), small(cell.end));
        let of_record = |record: usize| self.cell(lines, record, n).map(place);
        match self.cells.get(n) {
            Some(CellSource::UnderHeading) => in_slices(self.list[records].iter().map(|record| {
                let heading = self.headings.get(record.heading as usize);
                heading.map_or(Some((0, 0)), |(cell, _, _)| lines.cell(record.line as usize, *cell).map(place))
            })),
            Some(CellSource::Heading) => in_slices(self.list[records].iter().map(|record| {
                let heading = self.headings.get(record.heading as usize);
                Some(heading.map_or((0, 0), |(_, text, _)| (text.start, text.end)))
            })),
            Some(CellSource::HeadingUnit) => in_slices(records.map(of_record)),
            None | Some(CellSource::Line(_) | CellSource::Made(_)) => {
                let mut last: Option<(usize, Option<(u32, u32)>)> = None;
                in_slices(records.map(|record| {
                    let line = self.line(record);
                    match last {
                        Some((of, cell)) if of == line => cell,
                        _ => {
                            let cell = of_record(record);
                            last = Some((line, cell));
                            cell
                        }
                    }
                }))
            }
        }
    }
}

/// Cells by where they start and end, those that are there apart from those that are not.
fn in_slices(cells: impl ExactSizeIterator<Item = Option<(u32, u32)>>) -> Vec<ColumnSlice<'static>> {
    let mut slices = Vec::new();
    let mut starts: Vec<u32> = Vec::with_capacity(2 * cells.len());
    let mut absent = 0;
    for cell in cells {
        if let Some((start, end)) = cell {
            put_absent(&mut slices, &mut absent);
            starts.extend([start, end]);
        } else {
            put_present(&mut slices, &mut starts);
            absent += 1;
        }
    }
    put_present(&mut slices, &mut starts);
    put_absent(&mut slices, &mut absent);
    slices
}

fn put_absent(slices: &mut Vec<ColumnSlice<'static>>, records: &mut usize) {
    let records = std::mem::take(records);
    slices.extend((records > 0).then(|| ColumnSlice::absent(records)));
}

fn put_present(slices: &mut Vec<ColumnSlice<'static>>, starts: &mut Vec<u32>) {
    let starts = std::mem::take(starts);
    slices.extend((!starts.is_empty()).then(|| ColumnSlice::of_pairs(starts)));
}
