//! A row that cannot be used → a reject: what is wrong with it, and what of it may be shown.

use super::row_cells::RowFault;
use super::row_view::{RowView, holds_texts};
use crate::catalog::ColumnKind;
use crate::feed::cell::{CellReader, CellValue, Fault, Interner, MASK};
use crate::feed::header::Found;
use crate::feed::reject::{Excerpt, Reject};
use crate::feed::rows::{FileContext, date_cells, region_of, text_cells};
use crate::feed::text::Damage;
use crate::measure::notation::visible;
use crate::say;
use crate::words::Message;
use std::cmp::Ordering;

/// A quote that is never closed or stands inside a cell, or cells beyond the header's.
pub(super) fn shape_fault(row: &RowView<'_, '_>) -> Option<RowFault> {
    match row.table.damage(row.record) {
        Some(Damage::Unclosed) => {
            let message = say!("unclosed-quote");
            return Some(row_fault(row, "unclosed-quote", message, row.table.cell(row.record, 0).unwrap_or("")));
        }
        Some(Damage::Stray(cell)) if row.context.is_declared(cell) => {
            let message = say!("stray-quote");
            return Some(row_fault(row, "stray-quote", message, row.table.cell(row.record, cell).unwrap_or("")));
        }
        _ => {}
    }
    wrong_width(row)
}

/// A row of a text with more or fewer cells than the table has, blank ones or not; a row of a sheet that goes on beyond the header.
fn wrong_width(row: &RowView<'_, '_>) -> Option<RowFault> {
    let (cells, header) = (row.table.width(row.record), row.context.header);
    let width = header.row_width.unwrap_or(header.width);
    let filled = |from: usize| {
        let cells = (from..cells).filter_map(|n| row.table.cell(row.record, n));
        cells.into_iter().find(|cell| !cell.trim().is_empty())
    };
    if header.row_width.is_none() {
        let message = say!("cell-beyond-header", width, cells);
        return Some(row_fault(row, "extra-cell", message, filled(width)?));
    }
    match cells.cmp(&width) {
        Ordering::Equal => None,
        Ordering::Greater => {
            let message = say!("extra-cell", cells, width);
            Some(row_fault(row, "extra-cell", message, filled(width).unwrap_or("")))
        }
        Ordering::Less => Some(row_fault(row, "missing-cell", say!("too-few-cells", cells, width), "")),
    }
}

/// A fault of the row's shape. What stands in a shifted cell may belong to a private column, so a feed that has one
/// shows none.
fn row_fault(row: &RowView<'_, '_>, code: &'static str, message: Message, raw: &str) -> RowFault {
    let private = row.context.has_private();
    let raw = if private && !raw.is_empty() { MASK } else { raw }.to_owned();
    RowFault { fault: Box::new(Fault { code, message }), column: None, raw }
}

/// The reject of a row with a fault. `shows_excerpt`: whether it keeps the row as it was written.
pub(super) fn reject(row: &RowView<'_, '_>, fault: RowFault, texts: &Interner, shows_excerpt: bool) -> Reject {
    let FileContext { feed, regions, name, period, sender, .. } = *row.context;
    let place = row.table.place(row.record);
    // In a row whose shape is wrong any cell may stand in the wrong column.
    let private = row.context.has_private();
    let shifted = fault.column.is_none_or(|n| private && may_be_shifted(row, n));
    let values = if shifted || is_cut_short(row, &fault) { &[] } else { row.values() };
    let raw =
        if shifted && private && !fault.raw.is_empty() { MASK.to_owned() } else { visible(&fault.raw).into_owned() };
    let shown = shows_excerpt && !(shifted && private);
    Reject {
        file: name.to_owned(),
        line: place.line,
        byte: place.byte(),
        column: fault.column.map(|n| row.name_of(n).to_owned()),
        code: fault.fault.code,
        raw,
        message: fault.fault.message,
        period,
        spoken_for: None,
        region: region_of(feed, regions, sender, values),
        cells: text_cells(feed, values, texts),
        days: date_cells(feed, values),
        excerpt: shown.then(|| excerpt(row, fault.column)),
    }
}

/// Whether a row of a text lacks the offending cell since it has too few of them: then any cell may stand in the wrong column. Workbooks
/// leave blank cells out.
fn is_cut_short(row: &RowView<'_, '_>, fault: &RowFault) -> bool {
    let reader = fault.column.map(|n| &row.readers()[n]);
    let lacks = |reader: &CellReader<'_>| reader.found.is_some() && row.cell_of(reader).is_none();
    row.table.place(row.record).byte().is_some() && reader.is_some_and(lacks)
}

/// Whether the offending cell may hold what belongs to a private column: in a row with another fault, or without its private
/// cell, or whose private cell would be a value of the offending column.
fn may_be_shifted(row: &RowView<'_, '_>, column: usize) -> bool {
    /// Last characters of regions' names.
    const REGIONS: [char; 14] = ['省', '州', '市', '县', '区', '旗', '镇', '乡', '村', '道', '办', '场', '居', '组'];
    let columns = row.readers();
    let blank = |c: &CellReader<'_>| row.cell_of(c).is_none_or(|cell| cell.trim().is_empty());
    let faulty = |n: usize| row.values()[n] == CellValue::Blank && (!columns[n].column.optional || !blank(&columns[n]));
    if (0..columns.len()).any(|n| n != column && faulty(n)) {
        return true;
    }
    // What is no region's name may be anybody's.
    let of = &columns[column];
    if of.column.kind == ColumnKind::Region && !row.cell_of(of).is_some_and(|c| c.trim_end().ends_with(REGIONS)) {
        return true;
    }
    let mut own = CellReader::new(row.context.feed, of.column, of.found.clone(), row.context.secret);
    let mut texts = Interner::default();
    let open = own.column.one_of.is_empty() && holds_texts(&own);
    let mut private = columns.iter().filter(|c| c.column.private && !(c.column.optional && blank(c)));
    let (time, regions) = (row.cells.period_end(), row.context.regions);
    private.any(|c| blank(c) || open || own.read(row.cell_of(c), time, &mut texts, regions).value.is_ok())
}

/// The row on one line, private cells masked, and where the offending cell stands in it.
fn excerpt(row: &RowView<'_, '_>, column: Option<usize>) -> Excerpt {
    let delimiter = row.context.delimiter;
    let of_line = |found: &Found| row.table.cell_of_line(row.record, found.cell);
    let at = column.and_then(|n| of_line(row.readers()[n].found.as_ref()?));
    let cells = row.table.line_cells(row.record);
    let mut excerpt = Excerpt { text: String::new(), cell: 0..0 };
    let width = cells.len().max(at.map_or(0, |n| n + 1));
    let private = row.context.has_private();
    for n in 0..width {
        if n > 0 {
            excerpt.text.push(if delimiter == '\t' { ' ' } else { delimiter });
        }
        let start = excerpt.text.len();
        let of = row.readers().iter().find(|c| c.found.as_ref().and_then(of_line) == Some(n));
        let cell = cells.get(n).copied().unwrap_or("");
        // In a feed with a private column, an undeclared one may be private too.
        let open = of.map_or(!private, |c| !c.column.private) || cell.trim().is_empty();
        let cell = if open { cell } else { MASK };
        excerpt.text.push_str(&visible(cell));
        if at == Some(n) {
            excerpt.cell = start..excerpt.text.len();
        }
    }
    if at.is_none() {
        excerpt.cell = 0..excerpt.text.len();
    }
    excerpt
}
