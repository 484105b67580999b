//! 数据退回修改单 as a workbook: a line for each row to be mended, the cell marked in the row as it was written.

use crate::report::{ReturnLine, ReturnSheet};
use crate::words::Language;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Widths in half-width characters: number, sheet, line, column, cell, mend, row.
const WIDTHS: [f64; 7] = [6.0, 16.0, 8.0, 20.0, 24.0, 60.0, 80.0];
/// The rows that stand before the table.
const HEAD: u32 = 3;

/// The workbook.
///
/// # Panics
/// Never for any content: names are ours, and cells are cut to what a sheet holds.
#[must_use]
pub fn return_xlsx(sheet: &ReturnSheet, row_head: &str, language: Language) -> Vec<u8> {
    written(sheet, row_head, language).expect("a workbook of our own sheet")
}

fn written(of: &ReturnSheet, row_head: &str, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = ReturnSheet::title(language);
    let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&moment));
    let sheet = book.add_worksheet();
    sheet.set_name(title.chars().take(31).collect::<String>())?;
    sheet.write_string_with_format(0, 0, &title, &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, of.opening(language))?;
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
    let head = plain.clone().set_bold();
    let heads = ReturnSheet::heads(language);
    for ((n, text), width) in (0..).zip(heads.iter().map(String::as_str).chain([row_head])).zip(WIDTHS) {
        sheet.write_string_with_format(HEAD, n, text, &head)?;
        sheet.set_column_width(n, width)?;
    }
    for (n, line) in (1..).zip(&of.lines) {
        write(sheet, n, line, &plain)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, n: u32, line: &ReturnLine, plain: &Format) -> Result<(), XlsxError> {
    let at = HEAD + n;
    let marked = plain.clone().set_background_color(Color::RGB(0x00FF_E699)).set_bold();
    sheet.write_number_with_format(at, 0, n, plain)?;
    sheet.write_string_with_format(at, 1, cut(&line.sheet), plain)?;
    sheet.write_string_with_format(at, 2, line.line.to_string(), plain)?;
    sheet.write_string_with_format(at, 3, cut(&line.column), plain)?;
    sheet.write_string_with_format(at, 4, cut(&line.raw), &marked)?;
    sheet.write_string_with_format(at, 5, cut(&line.text), plain)?;
    let Some((row, cell)) = &line.row else {
        sheet.write_blank(at, 6, plain)?;
        return Ok(());
    };
    let (normal, red) = (Format::new(), Format::new().set_bold().set_font_color(Color::RGB(0x00C0_0000)));
    let parts = [(&normal, &row[..cell.start]), (&red, &row[cell.clone()]), (&normal, &row[cell.end..])];
    let parts: Vec<(&Format, &str)> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    // A text of one part is no rich text.
    if parts.len() < 2 || row.chars().count() > MOST_CHARACTERS {
        sheet.write_string_with_format(at, 6, cut(row), plain)?;
    } else {
        sheet.write_rich_string_with_format(at, 6, &parts, plain)?;
    }
    Ok(())
}

/// Characters of a cell, with room to spare.
const MOST_CHARACTERS: usize = 32_000;

fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}
