//! The XML of Excel 2003 (`SpreadsheetML`): worksheets with rows and cells that say their own type.

use super::draft::Draft;
use super::limits::{COLUMNS, FORMATS};
use super::number_formats::Kind;
use super::number_text::{Epoch, number};
use super::ods_cell::iso;
use super::refusal::Refusal;
use super::xml::{Xml, add_text, attributes};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Formats that have names instead of codes.
const NAMED: [(&str, Kind); 5] = [
    ("Percent", Kind::Percent),
    ("Short Date", Kind::Date),
    ("Medium Date", Kind::Date),
    ("Long Date", Kind::Date),
    ("General Date", Kind::Date),
];

/// Reads every worksheet into the draft.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Refusal> {
    let mut xml = Xml::of_text(text, "xml");
    let mut book = Book::default();
    while let Some(step) = Step::next(&mut xml)? {
        book.take(step, draft)?;
    }
    Ok(())
}

/// What a tag says that matters here.
enum Step {
    Style(String),
    Format(String),
    Sheet(String),
    /// The style of a sheet's cells.
    Table(String),
    Column(CellTag),
    Row(CellTag),
    Cell(CellTag),
    /// The type of a value, and the value.
    Data(String, String),
    /// Whether the sheet is shown.
    Visible(String),
    CellEnd,
    SheetEnd,
}

/// What the tag of a cell, a row or a column says.
#[derive(Default)]
struct CellTag {
    /// Its number, counted from 1, where that is written.
    index: Option<u32>,
    style: String,
    /// Further columns that a column's tag is about.
    span: u32,
    /// Further columns and rows of the merged area that it begins.
    across: u32,
    down: u32,
    formula: bool,
}

impl Step {
    /// The next one; `None` at the end.
    fn next(xml: &mut Xml<'_>) -> Result<Option<Self>, Refusal> {
        loop {
            let data = match xml.next()? {
                Event::Eof => return Ok(None),
                Event::End(e) => match e.local_name().as_ref() {
                    "Cell" => return Ok(Some(Self::CellEnd)),
                    "Worksheet" => return Ok(Some(Self::SheetEnd)),
                    _ => continue,
                },
                Event::Start(e) => match e.local_name().as_ref() {
                    "Style" => return Ok(Some(Self::Style(value(&e, "ID")?.unwrap_or_default()))),
                    "NumberFormat" => return Ok(Some(Self::Format(value(&e, "Format")?.unwrap_or_default()))),
                    "Worksheet" => return Ok(Some(Self::Sheet(value(&e, "Name")?.unwrap_or_default()))),
                    "Table" => return Ok(Some(Self::Table(value(&e, "StyleID")?.unwrap_or_default()))),
                    "Column" => return Ok(Some(Self::Column(CellTag::of(&e)?))),
                    "Row" => return Ok(Some(Self::Row(CellTag::of(&e)?))),
                    "Cell" => return Ok(Some(Self::Cell(CellTag::of(&e)?))),
                    "Data" => value(&e, "Type")?.unwrap_or_default(),
                    "Visible" => "Visible".to_owned(),
                    _ => continue,
                },
                _ => continue,
            };
            let text = content(xml)?;
            return Ok(Some(if data == "Visible" { Self::Visible(text) } else { Self::Data(data, text) }));
        }
    }
}

/// The text of the element that was just begun, whatever tags stand in it.
fn content(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    let mut text = String::new();
    let mut depth = 1;
    loop {
        match xml.next()? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Ok(text),
            event => add_text(&event, &mut text)?,
        }
        if depth == 0 {
            return Ok(text);
        }
    }
}

fn value(e: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    for attribute in attributes(e) {
        let (key, value) = attribute?;
        if key.rsplit(':').next() == Some(name) {
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

impl CellTag {
    fn of(e: &BytesStart<'_>) -> Result<Self, Refusal> {
        let mut tag = Self::default();
        for attribute in attributes(e) {
            let (key, value) = attribute?;
            let number = || value.trim().parse().ok();
            match key.rsplit(':').next() {
                Some("Index") => tag.index = number(),
                Some("StyleID") => tag.style = value.into_owned(),
                Some("Span") => tag.span = number().unwrap_or(0),
                Some("MergeAcross") => tag.across = number().unwrap_or(0),
                Some("MergeDown") => tag.down = number().unwrap_or(0),
                Some("Formula") => tag.formula = true,
                _ => {}
            }
        }
        Ok(tag)
    }
}

/// A workbook as far as it was read.
#[derive(Default)]
struct Book {
    style: String,
    kinds: BTreeMap<String, Kind>,
    in_sheet: bool,
    styles: Styles,
    /// The row and the column that come next, from 0.
    next_row: u32,
    next_column: u32,
    row: u32,
    /// The cell that is open, with its column.
    cell: Option<(u32, CellTag)>,
}

/// The styles of a sheet's cells that state none: those of their row, else of their column, else of the table.
#[derive(Default)]
struct Styles {
    table: String,
    columns: BTreeMap<u32, String>,
    next_column: u32,
    row: String,
}

impl Styles {
    fn put_column(&mut self, tag: &CellTag) -> Result<(), Refusal> {
        let first = tag.index.map_or(self.next_column, |n| n.max(1) - 1);
        let behind = first.saturating_add(tag.span).saturating_add(1);
        COLUMNS.check(u64::from(behind))?;
        self.next_column = behind;
        if !tag.style.is_empty() {
            self.columns.extend((first..behind).map(|column| (column, tag.style.clone())));
        }
        Ok(())
    }

    fn of<'s>(&'s self, own: &'s str, column: u32) -> &'s str {
        let above = [own, &self.row, self.columns.get(&column).map_or("", String::as_str), &self.table];
        above.into_iter().find(|style| !style.is_empty()).unwrap_or("")
    }
}

impl Book {
    fn take(&mut self, step: Step, draft: &mut Draft) -> Result<(), Refusal> {
        match step {
            Step::Style(id) => self.style = id,
            Step::Format(code) => {
                let named = NAMED.iter().find(|(name, _)| *name == code).map(|(_, kind)| *kind);
                self.kinds.insert(self.style.clone(), named.unwrap_or_else(|| Kind::of(&code)));
                FORMATS.check(self.kinds.len() as u64)?;
            }
            Step::Sheet(name) => {
                draft.begin(&name, false)?;
                (self.in_sheet, self.next_row, self.next_column, self.row) = (true, 0, 0, 0);
                self.styles = Styles::default();
            }
            Step::SheetEnd => {
                self.in_sheet = false;
                draft.end()?;
            }
            Step::Visible(shown) if self.in_sheet && shown.trim() != "SheetVisible" => draft.hide(),
            _ if !self.in_sheet => {}
            Step::Table(style) => self.styles.table = style,
            Step::Column(tag) => self.styles.put_column(&tag)?,
            Step::Row(tag) => {
                self.row = tag.index.map_or(self.next_row, |n| n.max(1) - 1);
                self.styles.row = tag.style;
                (self.next_row, self.next_column) = (self.row.saturating_add(1), 0);
            }
            Step::Cell(tag) => {
                let column = tag.index.map_or(self.next_column, |n| n.max(1) - 1);
                self.next_column = column.saturating_add(tag.across).saturating_add(1);
                let last = (self.row.saturating_add(tag.down), column.saturating_add(tag.across));
                draft.merge((self.row, column), last)?;
                self.cell = Some((column, tag));
            }
            Step::Data(kind, text) => {
                if let Some((column, tag)) = &mut self.cell {
                    let style = self.styles.of(&tag.style, *column);
                    let format = self.kinds.get(style).copied().unwrap_or_default();
                    tag.formula = false;
                    let shown = shown(&kind, &text, format);
                    match &*kind {
                        "Number" => draft.put_number(self.row, *column, &shown)?,
                        _ => draft.put(self.row, *column, &shown)?,
                    }
                }
            }
            Step::CellEnd => {
                // A formula without a value.
                if let Some((column, _)) = self.cell.take().filter(|(_, tag)| tag.formula) {
                    draft.uncomputed(self.row, column);
                }
            }
            Step::Visible(_) => {}
        }
        Ok(())
    }
}

/// A value as a CSV export would have it.
fn shown(kind: &str, text: &str, format: Kind) -> String {
    match kind {
        "Number" => match text.trim().parse::<f64>() {
            Ok(value) => number(value, format, Epoch::Y1900),
            Err(_) => text.to_owned(),
        },
        "DateTime" => {
            let moment = iso(text.trim());
            match format {
                Kind::Month => moment.get(..7).unwrap_or(&moment).to_owned(),
                Kind::Time | Kind::Duration => {
                    moment.split_once(' ').map_or_else(|| moment.clone(), |(_, time)| time.to_owned())
                }
                Kind::Plain | Kind::Hundredths | Kind::Percent | Kind::Date => moment,
            }
        }
        "Boolean" => if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::Markup;
    use super::super::sheet::Sheet;
    use crate::measure::notation::DecimalMark;

    fn sheets(inner: &str) -> Vec<Sheet> {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
             <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{inner}</Workbook>"
        );
        assert_eq!(Markup::of(text.as_bytes()), Some(Markup::SpreadsheetMl));
        Markup::SpreadsheetMl.workbook(&text, text.len(), DecimalMark::Point).expect("within the limits").sheets
    }

    fn lines(sheet: &Sheet) -> Vec<String> {
        sheet.rows.iter().map(|row| format!("{}: {}", row.line, row.cells.join("|"))).collect()
    }

    #[test]
    fn cells_say_their_type_and_their_place() {
        let text = "<Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"0.0%\"/></Style><Style ss:ID=\"m\"><NumberFormat ss:Format=\"yyyy\\-mm\"/></Style></Styles>\
            <Worksheet ss:Name=\"3月\"><Table><Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">标题 &amp; <B>粗</B></Data></Cell>\
            <Cell><Data ss:Type=\"String\">面积</Data></Cell></Row>\
            <Row ss:Index=\"4\"><Cell ss:Index=\"2\"><Data ss:Type=\"Number\">1.5E3</Data></Cell><Cell ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.125</Data></Cell>\
            <Cell><Data ss:Type=\"DateTime\">2024-03-01T00:00:00.000</Data></Cell><Cell ss:StyleID=\"m\"><Data ss:Type=\"DateTime\">2024-03-01T00:00:00.000</Data></Cell>\
            <Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell ss:Formula=\"=A1\"/></Row></Table></Worksheet>\
            <Worksheet ss:Name=\"隐\"><Table><Row><Cell><Data ss:Type=\"String\">x</Data></Cell></Row></Table>\
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>";
        let sheets = sheets(text);
        assert_eq!(
            sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect::<Vec<_>>(),
            [("3月", false), ("隐", true)]
        );
        assert_eq!(lines(&sheets[0]), ["1: 标题 & 粗||面积", "4: |1500|12.5%|2024-03-01|2024-03|TRUE"]);
        assert_eq!((sheets[0].uncomputed, sheets[0].first_uncomputed, sheets[0].merged.len()), (1, Some((4, 6)), 1));
    }

    #[test]
    fn a_cell_without_a_style_has_that_of_its_row_or_column() {
        let cell = "<Cell><Data ss:Type=\"Number\">0.125</Data></Cell>";
        let text = format!(
            "<Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"Percent\"/></Style><Style ss:ID=\"n\"/></Styles>\
             <Worksheet ss:Name=\"a\"><Table><Column/><Column ss:StyleID=\"p\" ss:Span=\"1\"/><Row>{cell}{cell}{cell}{cell}</Row>\
             <Row ss:StyleID=\"n\">{cell}{cell}</Row><Row ss:StyleID=\"p\">{cell}</Row></Table></Worksheet>\
             <Worksheet ss:Name=\"b\"><Table ss:StyleID=\"p\"><Row>{cell}</Row></Table></Worksheet>"
        );
        let sheets = sheets(&text);
        assert_eq!(lines(&sheets[0]), ["1: 0.125|12.5%|12.5%|0.125", "2: 0.125|0.125", "3: 12.5%"]);
        assert_eq!(lines(&sheets[1]), ["1: 12.5%"]);
    }

    #[test]
    fn what_is_damaged_or_too_large_is_refused() {
        let refused = |text: &str| {
            Markup::SpreadsheetMl.workbook(text, text.len(), DecimalMark::Point).expect_err("not read").code()
        };
        let far = "<Workbook><Worksheet><Table><Row><Cell ss:Index=\"99999\"><Data ss:Type=\"String\">x</Data></Cell></Row></Table></Worksheet></Workbook>";
        assert_eq!(refused(far), "too-large");
        assert_eq!(refused("<Workbook><Worksheet>"), "unreadable-file");
        assert_eq!(refused(&"<a>".repeat(300)), "too-large");
    }
}
