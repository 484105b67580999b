//! Writes one sheet: title, mark, header and rows, with widths for Chinese, a frozen header, filters and verdict colours.

use super::verdict::formats;
use crate::render::palette::{Palette, Theme};
use crate::report::Report;
use rust_xlsxwriter::{
    ConditionalFormatText, ConditionalFormatTextRule, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Characters of a cell, as Excel counts them.
const CELL_CHARACTERS: usize = 32_767;
const SHEET_NAME_CHARACTERS: usize = 31;
/// Widths in half-width characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 36;
const WIDTH_OF_LONG: f64 = 80.0;
/// Half-width characters that a line of such a column holds: fewer than its width, since some letters are wider.
const LONG: usize = 76;
/// In points.
const HEIGHT_OF_LINE: f64 = 15.0;
const ROOM_TO_WRITE: f64 = 30.0;
/// Excel has no higher rows than 409 points.
const MOST_LINES: usize = 27;
const PADDING: usize = 3;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Text that wraps.
    Long,
    /// Text that wraps in a column of so many half-width characters.
    Wrapped(u16),
    Number,
    /// A plain fraction, shown in per cent.
    Share,
    /// A word with its sign, coloured by it.
    Verdict,
}

pub(super) struct Column {
    pub head: String,
    pub kind: Kind,
}

pub(super) enum Cell {
    Text(String),
    /// A number in full, empty where there is none, and the decimals that it is shown with.
    Number(String, u32),
}

impl Cell {
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The paper that a sheet is printed on, in landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    A4,
    /// For tables of many columns, which A4 would make too small to read.
    A3,
}

impl Paper {
    /// As OOXML numbers them.
    fn number(self) -> u8 {
        match self {
            Self::A4 => 9,
            Self::A3 => 8,
        }
    }
}

pub(super) struct Sheet {
    pub name: String,
    /// The title, where it is not the report's.
    pub title: Option<String>,
    pub paper: Paper,
    /// Lines between the title and the table.
    pub lines: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub frozen_columns: u16,
    /// Lines below the table, with room to write.
    pub foot: Vec<String>,
    /// Whether it is filled in by hand: ruled, and without filters.
    pub by_hand: bool,
}

impl Sheet {
    pub fn named(name: String) -> Self {
        let (lines, columns, rows) = (Vec::new(), Vec::new(), Vec::new());
        let foot = Vec::new();
        Self { name, title: None, paper: Paper::A4, lines, columns, rows, frozen_columns: 0, foot, by_hand: false }
    }

    pub fn write(&self, book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?;
        let title = Format::new().set_bold().set_font_size(14);
        sheet.write_string_with_format(0, 0, self.title.as_ref().unwrap_or(&report.title), &title)?;
        let whose = self.title.as_ref().map(|_| &report.title);
        let notes = whose.into_iter().chain([&report.as_of_text]).chain(report.marks()).chain(&self.lines);
        let mut at = 1;
        for note in notes {
            sheet.write_string(at, 0, cut(note))?;
            at += 1;
        }
        self.table(sheet, at + 1, &Palette::named(Theme::Light, &report.palette))?;
        let below = at + 3 + u32::try_from(self.rows.len()).unwrap_or(0);
        for (row, line) in (below..).zip(&self.foot) {
            sheet.write_string(row, 0, cut(line))?;
            sheet.set_row_height(row, ROOM_TO_WRITE)?;
        }
        sheet.set_landscape().set_paper_size(self.paper.number()).set_print_fit_to_pages(1, 0);
        sheet.set_footer(format!("&C{}", report.words.get("page-of").map_or("&P", String::as_str)));
        if let Some(title) = &self.title {
            sheet.set_header(format!("&R{}", title.replace('&', "&&")));
        }
        Ok(())
    }

    fn table(&self, sheet: &mut Worksheet, head: u32, palette: &Palette) -> Result<(), XlsxError> {
        let heading = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Center);
        let heading = if self.by_hand { heading.set_border(FormatBorder::Thin) } else { heading };
        for (n, column) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(head, n, cut(&column.head), &heading.clone().set_text_wrap())?;
            sheet.set_column_width(n, self.width(usize::from(n)))?;
        }
        for (line, row) in (head + 1..).zip(&self.rows) {
            sheet.set_row_height(line, self.height(row))?;
            for ((n, cell), column) in (0..).zip(row).zip(&self.columns) {
                write(sheet, line, n, cell, column.kind, self.by_hand)?;
            }
        }
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let last_row = head + u32::try_from(self.rows.len()).unwrap_or(0);
        if !self.by_hand {
            sheet.autofilter(head, 0, last_row.max(head + 1), last_column)?;
        }
        sheet.set_freeze_panes(head + 1, self.frozen_columns)?;
        sheet.set_repeat_rows(head, head)?;
        for (n, _) in (0..).zip(&self.columns).filter(|(_, c)| c.kind == Kind::Verdict) {
            colour(sheet, head + 1, last_row.max(head + 1), n, palette)?;
        }
        Ok(())
    }

    /// The height that wrapped text needs: not every program that opens the workbook measures it.
    fn height(&self, row: &[Cell]) -> f64 {
        let room = |kind: Kind| match kind {
            Kind::Long => Some(LONG),
            Kind::Wrapped(width) => Some(usize::from(width.saturating_sub(2).max(1))),
            Kind::Text | Kind::Number | Kind::Share | Kind::Verdict => None,
        };
        let long = row.iter().zip(&self.columns).filter_map(|(cell, column)| Some((cell, room(column.kind)?)));
        let lines = long.map(|(cell, room)| match cell {
            Cell::Text(text) => text.lines().map(|line| line.width().div_ceil(room).max(1)).sum(),
            Cell::Number(..) => 1,
        });
        let lines = lines.max().unwrap_or(1).min(MOST_LINES);
        HEIGHT_OF_LINE * f64::from(u32::try_from(lines).unwrap_or(1))
    }

    /// The width of the widest text of the column, within limits; a Chinese character counts as two.
    fn width(&self, column: usize) -> f64 {
        match self.columns[column].kind {
            Kind::Long => return WIDTH_OF_LONG,
            Kind::Wrapped(width) => return f64::from(width),
            Kind::Text | Kind::Number | Kind::Share | Kind::Verdict => {}
        }
        let shown = |cell: &Cell| match cell {
            Cell::Text(text) => text.width(),
            Cell::Number(text, places) => text.split('.').next().map_or(0, str::len) * 4 / 3 + *places as usize + 1,
        };
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(shown);
        let widest = cells.chain([self.columns[column].head.width()]).max().unwrap_or(0) + PADDING;
        f64::from(u32::try_from(widest.clamp(NARROWEST, WIDEST)).unwrap_or(8))
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, kind: Kind, ruled: bool) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let top = if ruled { top.set_border(FormatBorder::Thin) } else { top };
    match cell {
        Cell::Text(text) if text.is_empty() => sheet.write_blank(row, column, &top)?,
        Cell::Text(text) => {
            let wrapped = if matches!(kind, Kind::Long | Kind::Wrapped(_)) { top.set_text_wrap() } else { top };
            // Text stays text when somebody edits the cell.
            let format = if is_formula_like(text) { wrapped.set_quote_prefix() } else { wrapped };
            sheet.write_string_with_format(row, column, cut(text), &format)?
        }
        Cell::Number(text, places) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let format = top.set_num_format(number_format(kind, *places));
                sheet.write_number_with_format(row, column, number, &format)?
            }
            _ => sheet.write_blank(row, column, &top)?,
        },
    };
    Ok(())
}

pub(super) fn number_format(kind: Kind, places: u32) -> String {
    let point = if places > 0 { "." } else { "" };
    let zeros = "0".repeat(places as usize);
    match kind {
        Kind::Share => format!("0{point}{zeros}%"),
        _ => format!("#,##0{point}{zeros}"),
    }
}

pub(super) fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// The part of a text that a cell holds.
pub(super) fn cut(text: &str) -> &str {
    match text.char_indices().nth(CELL_CHARACTERS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

fn colour(sheet: &mut Worksheet, first: u32, last: u32, column: u16, palette: &Palette) -> Result<(), XlsxError> {
    for (sign, look) in formats(palette) {
        let rule = ConditionalFormatTextRule::BeginsWith(sign.to_string());
        let format = ConditionalFormatText::new().set_rule(rule).set_format(look);
        sheet.add_conditional_format(first, column, last, column, &format)?;
    }
    Ok(())
}

/// A sheet's name made from a region's, such that Excel allows it and no other sheet has it.
pub(super) fn free_name(name: &str, code: &str, taken: &mut BTreeSet<String>) -> String {
    let clean = |text: &str| -> String {
        let kept = text.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control());
        kept.take(SHEET_NAME_CHARACTERS).collect::<String>().trim_matches(['\'', ' ']).to_owned()
    };
    let wanted = [clean(name), clean(code), clean(&format!("{code} {name}"))];
    let key = |text: &str| text.to_lowercase();
    let free = wanted.into_iter().find(|n| !n.is_empty() && !taken.contains(&key(n)));
    let free = free.unwrap_or_else(|| format!("#{}", taken.len() + 1));
    taken.insert(key(&free));
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_allowed_and_differ() {
        let mut taken = BTreeSet::new();
        assert_eq!(free_name("A/B:[x]*", "1", &mut taken), "ABx");
        assert_eq!(free_name("abX", "2", &mut taken), "2");
        assert_eq!(free_name("abx", "2", &mut taken), "2 abx");
        assert_eq!(free_name("''", "", &mut taken), "#4");
        assert_eq!(free_name(&"长".repeat(40), "5", &mut taken).chars().count(), 31);
    }

    #[test]
    fn formats_have_the_places_asked_for() {
        assert_eq!(number_format(Kind::Number, 0), "#,##0");
        assert_eq!(number_format(Kind::Number, 2), "#,##0.00");
        assert_eq!(number_format(Kind::Share, 1), "0.0%");
    }
}
