//! The finished file as a workbook: a cover sheet, the data on the second sheet, merged titles and labels, and cells of
//! the types that a spreadsheet gives them.

use super::Chance;
use super::draft::{Draft, Row, Rows, What};
use super::numbers::plain;
use onpace::catalog::ColumnKind;
use onpace::measure::{Every, read_date};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

/// One cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Blank,
    Text(String),
    Number(f64, &'static str),
    /// Days since 1899-12-30, shown in a format.
    Day(f64, &'static str),
    /// A formula and the value that was last calculated for it.
    Formula(String, String),
}

/// One sheet; a merged range gives the first row and column and the last.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: &'static str,
    pub rows: Vec<Vec<Cell>>,
    pub merged: Vec<(u32, u16, u32, u16)>,
}

/// Writes a workbook; the same sheets give the same bytes.
pub fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let written = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let created = ExcelDateTime::from_ymd(2020, 12, 2)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        for sheet in sheets {
            put_sheet(book.add_worksheet().set_name(sheet.name)?, sheet)?;
        }
        book.save_to_buffer()
    };
    written().expect("a workbook in memory")
}

fn put_sheet(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (first, left, last, right) in &sheet.merged {
        page.merge_range(*first, *left, *last, *right, "", &Format::new())?;
    }
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Blank => continue,
                Cell::Text(text) => page.write_string(row, column, text)?,
                Cell::Number(number, "") => page.write_number(row, column, *number)?,
                Cell::Number(number, format) => {
                    page.write_number_with_format(row, column, *number, &Format::new().set_num_format(*format))?
                }
                Cell::Day(serial, format) => {
                    let day = ExcelDateTime::from_serial_datetime(*serial)?;
                    page.write_datetime_with_format(row, column, &day, &Format::new().set_num_format(*format))?
                }
                Cell::Formula(formula, value) => {
                    page.write_formula(row, column, Formula::new(formula).set_result(value))?
                }
            };
        }
    }
    Ok(())
}

/// Writes a draft; with the bytes, the row of the sheet on which each row stands, from 1.
pub fn write(draft: &Draft<'_>, rows: &[Row], chance: &mut Chance) -> (Vec<u8>, Vec<u64>) {
    let typed = Typed {
        dates: *chance.pick(&[None, Some("yyyy-mm-dd"), Some("yyyy\"年\"m\"月\"d\"日\""), Some("m/d/yy")]),
        numbers: ["", "#,##0.00", "0"][chance.index(3)],
        codes: chance.index(2) == 0,
        formulas: chance.index(2) == 0,
    };
    let sheet = Sheet {
        name: ["Sheet1", "报表", "数据"][chance.index(3)],
        rows: rows.iter().enumerate().map(|(n, row)| typed.row(draft, rows, n, row)).collect(),
        merged: merged(draft, rows),
    };
    let mut sheets = Vec::new();
    if chance.index(3) > 0 {
        sheets.push(cover(draft, chance));
    }
    sheets.push(sheet);
    if chance.index(2) == 0 {
        sheets.push(Sheet { name: "Sheet3", ..Sheet::default() });
    }
    (workbook(&sheets), (1..=rows.len() as u64).collect())
}

fn cover(draft: &Draft<'_>, chance: &mut Chance) -> Sheet {
    let text = |t: &str| vec![Cell::Text(t.to_owned())];
    let name = *chance.pick(&["封面", "填报说明"]);
    let rows = vec![
        text("襄城县月度统计报表"),
        vec![],
        text(&format!("填报单位：{}", draft.clean.feed.source)),
        text(&format!("报告期：{}", draft.clean.month())),
        text("填报说明：请于次月5日前报送，数据截至月底。"),
    ];
    Sheet { name, rows, merged: vec![(0, 0, 0, 5)] }
}

/// Which types this department's cells have.
struct Typed {
    /// Days as real dates in this format; `None` as text.
    dates: Option<&'static str>,
    numbers: &'static str,
    /// Codes of regions as numbers.
    codes: bool,
    formulas: bool,
}

impl Typed {
    fn row(&self, draft: &Draft<'_>, rows: &[Row], n: usize, row: &Row) -> Vec<Cell> {
        let cell = |(column, text): (usize, &String)| match row.what {
            _ if text.is_empty() => Cell::Blank,
            What::Data(_) => self.data(draft, column, text),
            What::Total if self.formulas => sum(draft, rows, n, column, text),
            What::Total | What::Other => number(text, self.numbers).unwrap_or_else(|| Cell::Text(text.clone())),
            What::Loose | What::Header(_) => Cell::Text(text.clone()),
        };
        row.cells.iter().enumerate().map(cell).collect()
    }

    fn data(&self, draft: &Draft<'_>, column: usize, text: &str) -> Cell {
        let head = draft.heads.get(column).and_then(|h| h.of);
        let kind = head.and_then(|cell| draft.clean.column(cell)).map(|c| &c.kind);
        let typed = match kind {
            Some(ColumnKind::Quantity { .. }) if text.starts_with('#') => {
                Some(Cell::Formula("=1/0".to_owned(), text.to_owned()))
            }
            Some(ColumnKind::Quantity { .. }) => number(text, self.numbers),
            Some(ColumnKind::Date) => self.date(text).or_else(|| digits(text)),
            Some(ColumnKind::Region) if self.codes => digits(text),
            // What is left of a long id once the spreadsheet has taken it for a number.
            Some(ColumnKind::Id) if text.contains('+') => text.parse().ok().map(|n| Cell::Number(n, "0.00E+00")),
            None => digits(text),
            Some(_) => None,
        };
        typed.unwrap_or_else(|| Cell::Text(text.to_owned()))
    }

    fn date(&self, text: &str) -> Option<Cell> {
        let day = read_date(text).filter(|p| p.every() == Every::Day)?.first_day();
        let serial = (day - jiff::civil::date(1899, 12, 30)).get_days();
        Some(Cell::Day(f64::from(serial), self.dates?))
    }
}

/// A plain number as a number; more digits than a double holds stay text.
fn number(text: &str, format: &'static str) -> Option<Cell> {
    plain(text)?;
    let digits = text.replace(',', "");
    let short = digits.bytes().filter(u8::is_ascii_digit).count() <= 15;
    short.then(|| digits.parse().ok()).flatten().map(|n| Cell::Number(n, format))
}

fn digits(text: &str) -> Option<Cell> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| number(text, "")).flatten()
}

/// A total as the sum of what stands above it, with the value that was calculated.
fn sum(draft: &Draft<'_>, rows: &[Row], n: usize, column: usize, text: &str) -> Cell {
    let first = rows.iter().position(|r| matches!(r.what, What::Data(_))).unwrap_or(0) + 1;
    let letter = u8::try_from(column).ok().filter(|c| *c < 26).map_or('Z', |c| char::from(b'A' + c));
    match number(text, "") {
        Some(_) if column < draft.heads.len() => {
            Cell::Formula(format!("=SUM({letter}{first}:{letter}{n})"), text.into())
        }
        _ => Cell::Text(text.to_owned()),
    }
}

/// Titles over the whole width, labels over their columns, heads beside labels over both rows.
fn merged(draft: &Draft<'_>, rows: &[Row]) -> Vec<(u32, u16, u32, u16)> {
    let width = u16::try_from(draft.heads.len()).expect("few columns");
    let mut merged = Vec::new();
    for (n, row) in (0..).zip(rows) {
        match row.what {
            What::Loose if n == 0 && row.cells.len() == 1 && width > 1 => merged.push((n, 0, n, width - 1)),
            What::Header(0) if draft.head_rows != Rows::One => merged.extend(labels(draft, n)),
            _ => {}
        }
    }
    merged
}

fn labels(draft: &Draft<'_>, row: u32) -> Vec<(u32, u16, u32, u16)> {
    let groups: Vec<Option<&str>> = draft.heads.iter().map(|h| h.group).collect();
    let mut merged = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let run = groups[at..].iter().take_while(|g| **g == groups[at]).count();
        let place = |n: usize| u16::try_from(n).expect("few columns");
        if groups[at].is_some() && run > 1 {
            merged.push((row, place(at), row, place(at + run - 1)));
        } else if groups[at].is_none() && draft.head_rows == Rows::Merged {
            merged.extend((at..at + run).map(|n| (row, place(n), row + 1, place(n))));
        }
        at += run;
    }
    merged
}
