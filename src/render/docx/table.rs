//! Writes tables: the title above, `单位：` at the right, heads repeated on each page, rows that stay whole.

use super::paragraph::{Extra, begin, paragraph, run};
use super::styles::{self, Align};
use crate::render::ooxml::{WordXml, Xml};
use crate::report;

/// Between a cell's edge and its text.
const CELL_MARGIN: u32 = 57;

/// Writes the last cell of a row into its paragraph.
pub(super) type LastCell<'a> = &'a mut dyn FnMut(&mut Xml, usize);

/// Writes a table `width` twips wide. `id` maps the ids of our styles to those that the document uses; `last_cell` writes what the
/// last column holds in place of text.
pub(super) fn table(
    xml: &mut Xml,
    table: &report::Table,
    width: u32,
    id: &dyn Fn(&str) -> String,
    last_cell: LastCell<'_>,
) {
    let keep = Extra { keep_next: true, ..Extra::default() };
    paragraph(xml, &id(styles::TABLE_TITLE), &table.title, keep);
    paragraph(xml, &id(styles::TABLE_UNIT), &table.unit, keep);
    let widths = widths(&table.columns, width);
    let total = widths.iter().sum::<u32>().to_string();
    xml.start("w:tbl", &[]).start("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &total), ("w:type", "dxa")]).val("w:jc", "center");
    xml.start("w:tblBorders", &[]);
    for (side, size) in
        [("top", "8"), ("left", "4"), ("bottom", "8"), ("right", "4"), ("insideH", "4"), ("insideV", "4")]
    {
        let name = format!("w:{side}");
        xml.empty(&name, &[("w:val", "single"), ("w:sz", size), ("w:space", "0"), ("w:color", "000000")]);
    }
    xml.end().empty("w:tblLayout", &[("w:type", "fixed")]).start("w:tblCellMar", &[]);
    let margin = CELL_MARGIN.to_string();
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", &margin), ("w:type", "dxa")]);
    }
    xml.end().end().start("w:tblGrid", &[]);
    for width in &widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.end();
    let heads: Vec<&str> = table.columns.iter().map(|c| c.head.as_str()).collect();
    row(xml, &heads, &widths, true, |_| (id(styles::HEAD_CELL), None), &mut |_| {});
    let cell = id(styles::CELL);
    for (n, cells) in table.rows.iter().enumerate() {
        if let ([one], [_, _, ..]) = (cells.as_slice(), widths.as_slice()) {
            across(xml, one, widths.len(), widths.iter().sum(), &id(styles::HEAD_CELL));
            continue;
        }
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let format = |n: usize| (cell.clone(), table.columns.get(n).map(|c| align(c.align)));
        row(xml, &cells, &widths, false, format, &mut |xml| last_cell(xml, n));
    }
    xml.end();
    // A table needs a paragraph after it; the note is one.
    if table.note.is_empty() {
        empty(xml, &id(styles::TABLE_NOTE));
    } else {
        paragraph(xml, &id(styles::TABLE_NOTE), &table.note, Extra::default());
    }
}

/// A paragraph without text.
pub(super) fn empty(xml: &mut Xml, style: &str) {
    begin(xml, style, Extra::default());
    xml.end();
}

/// Opens a table without lines for two cells side by side, each `width` twips wide, and its one row; the caller writes the cells.
pub(super) fn begin_row(xml: &mut Xml, width: u32) {
    let (each, both) = (width.to_string(), (2 * width).to_string());
    xml.start("w:tbl", &[]).start("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &both), ("w:type", "dxa")]).val("w:jc", "center");
    xml.empty("w:tblLayout", &[("w:type", "fixed")]).start("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "0"), ("w:type", "dxa")]);
    }
    xml.end().end().start("w:tblGrid", &[]);
    for _ in 0..2 {
        xml.empty("w:gridCol", &[("w:w", &each)]);
    }
    xml.end().start("w:tr", &[]).start("w:trPr", &[]).empty("w:cantSplit", &[]).end();
}

fn align(align: report::Align) -> Align {
    match align {
        report::Align::Left => Align::Left,
        report::Align::Centre => Align::Centre,
        report::Align::Right => Align::Right,
    }
}

/// Columns that fill `width` in proportion to their weights, to the last twip.
fn widths(columns: &[report::Column], width: u32) -> Vec<u32> {
    let all: u32 = columns.iter().map(|c| c.weight).sum::<u32>().max(1);
    let mut before = 0;
    let mut edge = 0;
    let mut widths = Vec::with_capacity(columns.len());
    for column in columns {
        before += column.weight;
        let next = width * before / all;
        widths.push(next - edge);
        edge = next;
    }
    widths
}

fn row(
    xml: &mut Xml,
    cells: &[&str],
    widths: &[u32],
    head: bool,
    cell_format: impl Fn(usize) -> (String, Option<Align>),
    last_cell: &mut dyn FnMut(&mut Xml),
) {
    xml.start("w:tr", &[]).start("w:trPr", &[]).empty("w:cantSplit", &[]);
    if head {
        xml.empty("w:tblHeader", &[]);
    }
    xml.end();
    for (n, width) in widths.iter().enumerate() {
        let (style, align) = cell_format(n);
        xml.start("w:tc", &[]).start("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]).val("w:vAlign", "center").end();
        begin(xml, &style, Extra { align, ..Extra::default() });
        if let Some(text) = cells.get(n).filter(|text| !text.is_empty()) {
            run(xml, text);
        } else if n + 1 == widths.len() {
            last_cell(xml);
        }
        xml.end().end();
    }
    xml.end();
}

/// A row of one cell across all columns, which stays with the next.
fn across(xml: &mut Xml, text: &str, columns: usize, width: u32, style: &str) {
    xml.start("w:tr", &[]).start("w:trPr", &[]).empty("w:cantSplit", &[]).end();
    xml.start("w:tc", &[]).start("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.val("w:gridSpan", &columns.to_string()).val("w:vAlign", "center").end();
    begin(xml, style, Extra { align: Some(Align::Left), keep_next: true, ..Extra::default() });
    run(xml, text);
    xml.end().end().end();
}

/// Writes short texts behind their labels: two columns, with lines between the rows alone.
pub(super) fn points(xml: &mut Xml, points: &[report::Point], width: u32, id: &dyn Fn(&str) -> String) {
    /// The labels' share of the width, in hundredths.
    const LABELS: u32 = 17;
    let labels = width * LABELS / 100;
    let widths = [labels, width - labels];
    xml.start("w:tbl", &[]).start("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]).val("w:jc", "center");
    xml.start("w:tblBorders", &[]);
    for (side, size) in [("top", "8"), ("bottom", "8"), ("insideH", "4")] {
        let name = format!("w:{side}");
        xml.empty(&name, &[("w:val", "single"), ("w:sz", size), ("w:space", "0"), ("w:color", "000000")]);
    }
    xml.end().empty("w:tblLayout", &[("w:type", "fixed")]).start("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", &CELL_MARGIN.to_string()), ("w:type", "dxa")]);
    }
    xml.end().end().start("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.end();
    for point in points {
        let cells = [point.label.as_str(), point.text.as_str()];
        let styles = [styles::POINT_LABEL, styles::POINT];
        row(xml, &cells, &widths, false, |n| (id(styles[n]), None), &mut |_| {});
    }
    xml.end();
    empty(xml, &id(styles::TABLE_NOTE));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width() {
        let column = |weight| report::Column { head: String::new(), weight, align: report::Align::Left };
        assert_eq!(widths(&[column(1), column(1), column(1)], 100), [33, 33, 34]);
        assert_eq!(widths(&[], 100), [0; 0]);
    }
}
