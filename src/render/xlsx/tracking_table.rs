//! Writes a table under two rows of heads: what each line is, then blocks of columns, one for each period.

use super::sheet::{Kind, cut, is_formula_like, number_format};
use super::verdict::coloured;
use crate::assess::Verdict;
use crate::render::palette::{Palette, Theme};
use crate::report::{Deviation, Report, TrackedFigure as Figure};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// In points.
const SIZE: f64 = 10.0;
const LINE: f64 = 14.0;
/// Excel has no higher rows than 409 points.
const MOST_LINES: usize = 28;
/// Of A4, in inches.
const MARGIN: f64 = 0.4;

/// A column of a block, or one that says what a line is.
pub(super) struct Column {
    pub head: String,
    /// In half-width characters.
    pub width: usize,
}

/// Columns under one head. Columns that say what lines are have none.
pub(super) struct Block {
    pub head: String,
    pub columns: Vec<Column>,
}

pub(super) enum Cell {
    /// Text that wraps.
    Text(String),
    Amount(Figure, u32),
    Share(Figure),
    Deviation(Deviation),
}

pub(super) struct Line {
    pub cells: Vec<Cell>,
    /// Whether it is the whole, which is set off from its parts.
    pub whole: bool,
    /// Whether it is folded away below the whole until somebody asks for it.
    pub folded: bool,
}

pub(super) struct Table {
    pub name: String,
    pub title: String,
    pub notes: Vec<String>,
    /// The first says what lines are, and is repeated on each page.
    pub blocks: Vec<Block>,
    pub lines: Vec<Line>,
    /// Columns of the first block that stay in sight.
    pub frozen: u16,
    /// Pages side by side that it is printed on.
    pub pages: u16,
}

impl Table {
    pub fn write(&self, book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?;
        sheet.write_string_with_format(0, 0, &self.title, &Format::new().set_bold().set_font_size(14))?;
        let notes = [&report.title, &report.as_of_text].into_iter().chain(report.marks()).chain(&self.notes);
        let mut at = 1;
        for note in notes {
            sheet.write_string_with_format(at, 0, cut(note), &Format::new().set_font_size(SIZE))?;
            at += 1;
        }
        let palette = Palette::named(Theme::Light, &report.palette);
        let head = at + 1;
        self.heads(sheet, head)?;
        for (row, line) in (head + 2..).zip(&self.lines) {
            sheet.set_row_height(row, self.height(line))?;
            for (n, cell) in (0..).zip(&line.cells) {
                write(sheet, (row, n), cell, line.whole, &palette)?;
            }
        }
        self.fold(sheet, head + 2)?;
        self.print_setup(sheet, head, report)
    }

    /// Folds away stretches of lines, each below the line that it is part of.
    fn fold(&self, sheet: &mut Worksheet, first: u32) -> Result<(), XlsxError> {
        sheet.group_symbols_above(true);
        let mut row = first;
        for stretch in self.lines.chunk_by(|a, b| a.folded == b.folded) {
            let rows = u32::try_from(stretch.len()).unwrap_or(0);
            if stretch[0].folded {
                sheet.group_rows_collapsed(row, row + rows - 1)?;
            }
            row += rows;
        }
        Ok(())
    }

    fn heads(&self, sheet: &mut Worksheet, head: u32) -> Result<(), XlsxError> {
        let format = Format::new().set_bold().set_font_size(SIZE).set_text_wrap();
        let format = format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let format = format.set_border(FormatBorder::Thin);
        let mut at: u16 = 0;
        for block in &self.blocks {
            let columns = u16::try_from(block.columns.len()).unwrap_or(1);
            if !block.head.is_empty() && columns > 1 {
                sheet.merge_range(head, at, head, at + columns - 1, cut(&block.head), &format)?;
            }
            for (n, column) in (at..).zip(&block.columns) {
                if block.head.is_empty() {
                    sheet.merge_range(head, n, head + 1, n, cut(&column.head), &format)?;
                } else {
                    sheet.write_string_with_format(head + 1, n, cut(&column.head), &format)?;
                }
                sheet.set_column_width(n, width(column.width))?;
            }
            at += columns;
        }
        sheet.set_row_height(head, 2.0 * LINE)?;
        sheet.set_row_height(head + 1, 2.0 * LINE)?;
        Ok(())
    }

    fn print_setup(&self, sheet: &mut Worksheet, head: u32, report: &Report) -> Result<(), XlsxError> {
        sheet.set_freeze_panes(head + 2, self.frozen)?;
        sheet.set_repeat_rows(head, head + 1)?;
        let first = self.blocks.first().map_or(0, |block| block.columns.len());
        if self.blocks.len() > 1 {
            sheet.set_repeat_columns(0, u16::try_from(first.saturating_sub(1)).unwrap_or(0))?;
        }
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(self.pages, 0);
        sheet.set_margins(MARGIN, MARGIN, MARGIN, 2.0 * MARGIN, MARGIN / 2.0, MARGIN);
        sheet.set_footer(format!("&C{}", report.words.get("page-of").map_or("&P", String::as_str)));
        sheet.set_header(format!("&R{}", self.title.replace('&', "&&")));
        Ok(())
    }

    fn columns(&self) -> impl Iterator<Item = &Column> {
        self.blocks.iter().flat_map(|block| &block.columns)
    }

    /// The height that wrapped text needs: not every program that opens the workbook measures it.
    fn height(&self, line: &Line) -> f64 {
        let lines = line.cells.iter().zip(self.columns()).map(|(cell, column)| match cell {
            Cell::Text(text) => lines_of(text, column.width),
            Cell::Amount(Figure::Word(word), _) => lines_of(word, column.width),
            Cell::Amount(..) | Cell::Share(_) | Cell::Deviation(_) => 1,
        });
        LINE * f64::from(u32::try_from(lines.max().unwrap_or(1).min(MOST_LINES)).unwrap_or(1)) + 2.0
    }
}

/// Lines that a text takes in a column; words are not broken, so that some room is left.
fn lines_of(text: &str, width: usize) -> usize {
    let room = width.saturating_sub(1).max(1);
    let least = if text.is_ascii() { room.saturating_sub(4).max(1) } else { room };
    text.lines().map(|line| line.width().div_ceil(least).max(1)).sum::<usize>().max(1)
}

fn width(characters: usize) -> f64 {
    f64::from(u32::try_from(characters).unwrap_or(8))
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    whole: bool,
    palette: &Palette,
) -> Result<(), XlsxError> {
    let plain = Format::new().set_font_size(SIZE).set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
    let plain = if whole { plain.set_bold() } else { plain };
    match cell {
        Cell::Text(text) => words(sheet, row, column, text, plain.set_text_wrap()),
        Cell::Amount(figure, places) => {
            number(sheet, row, column, figure, plain, &number_format(Kind::Number, *places))
        }
        Cell::Share(figure) => number(sheet, row, column, figure, plain, &number_format(Kind::Share, 1)),
        Cell::Deviation(deviation) => {
            let figure = Figure::Number(deviation.share().to_owned());
            let (plain, format) = match deviation {
                Deviation::None | Deviation::Within(_) => (plain, "+0.0%;-0.0%;0.0%"),
                // A sign beside the colour: a grey printer keeps the one, a reader of numbers the other.
                Deviation::Better(_) => (coloured(plain, Verdict::Met, palette), "\"! \"+0.0%;\"! \"-0.0%"),
                Deviation::Worse(_) => (coloured(plain, Verdict::FarBehind, palette), "\"! \"+0.0%;\"! \"-0.0%"),
            };
            number(sheet, row, column, &figure, plain, format)
        }
    }
}

fn words(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: Format) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(row, column, &format)?;
    } else {
        // Text stays text when somebody edits the cell.
        let format = if is_formula_like(text) { format.set_quote_prefix() } else { format };
        sheet.write_string_with_format(row, column, cut(text), &format)?;
    }
    Ok(())
}

fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    figure: &Figure,
    format: Format,
    number_format: &str,
) -> Result<(), XlsxError> {
    match figure {
        Figure::Blank => sheet.write_blank(row, column, &format).map(|_| ()),
        Figure::Word(word) => words(sheet, row, column, word, format.set_align(FormatAlign::Right).set_text_wrap()),
        Figure::Number(text) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let format = format.set_num_format(number_format);
                sheet.write_number_with_format(row, column, number, &format).map(|_| ())
            }
            _ => sheet.write_blank(row, column, &format).map(|_| ()),
        },
    }
}
