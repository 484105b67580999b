//! The container of workbooks: one sheet of an xlsx, xls or ods, or of markup that calls itself one. Limits keep a workbook small enough to be held as a whole.

use super::assemble::file_rows;
use super::choose_sheet::{self, ChosenSheet, OwnSheet};
use super::container::{Container, FileToSample, ReadFile, Sample, SampledTable};
use super::failed::Failed;
use super::file_to_read::FileToRead;
use super::open_workbook::{Decoding, open_workbook};
use super::packed;
use crate::catalog::{Feed, ProjectFiles, Reading, Sheets};
use crate::feed::file_format::FileFormat;
use crate::feed::reshape::Reshaped;
use crate::feed::row_reader::RowReader;
use crate::feed::rows::EXCERPTS;
use crate::feed::rows::Rows;
use crate::feed::text::Table;
use crate::file_formats::workbook::{Markup, Sheet, is_workbook, workbook_endings};
use crate::measure::notation::DecimalMark;

/// One byte more than any workbook may have, so that a larger one is seen to be larger.
const WORKBOOK_AT_MOST: u64 = (64 << 20) + 1;

/// The bytes of a workbook.
fn whole(files: &ProjectFiles, path: &str) -> Result<Vec<u8>, Failed> {
    let bytes = packed::read(files, path, WORKBOOK_AT_MOST)?;
    files.count(bytes.len() as u64);
    Ok(bytes)
}

/// The sheet that is asked for in a file that no catalog knows, else the one with the most rows, and the names of all.
fn widest(file: &FileToSample<'_>) -> Result<(Sheet, Vec<String>), Failed> {
    let bytes = packed::read(file.files, file.name, WORKBOOK_AT_MOST)?;
    let (workbook, _) = open_workbook(&bytes, decoding_of(file), file.name)?;
    choose_sheet::widest(workbook, file.name, file.sheet)
}

/// How the text of markup is decoded that no catalog knows.
fn decoding_of(file: &FileToSample<'_>) -> Decoding {
    Decoding { declared: None, language: file.language, decimal: DecimalMark::Point, is_private: false }
}

/// A workbook of any format.
pub(super) struct Spreadsheet;

impl Container for Spreadsheet {
    fn endings(&self) -> Vec<&'static str> {
        workbook_endings().collect()
    }

    fn recognises(&self, head: &[u8]) -> bool {
        is_workbook(head) || Markup::of(head).is_some()
    }

    fn adds_up(&self) -> bool {
        false
    }

    fn read(&self, file: &FileToRead<'_>, _: &[u8]) -> Result<ReadFile, Failed> {
        let written = file.as_written();
        let (chosen, hash, bytes) = if let Some(own) = file.sheet {
            (choose_sheet::choose_own(own, &written, file.name)?, own.hash.clone(), own.bytes)
        } else {
            let bytes = whole(file.files, file.path)?;
            let (workbook, told) = open_workbook(&bytes, Decoding::of(file.feed), file.name)?;
            let mut chosen = choose_sheet::choose(workbook, &written, file.name)?;
            chosen.warnings.extend(told);
            (chosen, blake3::hash(&bytes).to_hex().to_string(), bytes.len() as u64)
        };
        let ChosenSheet { table, shape, header_line, format, name, mut warnings } = chosen;
        let (file, told) = file.with_title(&shape.lines).with_sender(&shape.lines)?;
        let above = vec![None; file.feed.columns.len()];
        let (context, first) = (file.context(&shape.records, '|'), shape.lines.record + shape.lines.rows);
        let Reshaped { table, known, row_totals } = shape.reshape(&written, &context, table, first);
        let (mut chunk, _) = RowReader::new(context, &table, above).knowing(known).read(first);
        chunk.rows.row_totals = row_totals;
        let mut rows = Rows::of(file.feed);
        rows.append(&mut chunk.rows, EXCERPTS);
        let format = FileFormat::Sheet { format, name };
        let mut rows = file_rows(&file, &shape, header_line, format, rows, hash, bytes);
        rows.warnings.append(&mut warnings);
        rows.warnings.extend(told);
        Ok(ReadFile { rows, aggregators: Vec::new() })
    }

    fn own_sheets(&self, feed: &Feed, files: &ProjectFiles, path: &str) -> Result<Option<Vec<OwnSheet>>, Failed> {
        let bytes = whole(files, path)?;
        let (workbook, told) = open_workbook(&bytes, Decoding::of(feed), path)?;
        let mut sheets = choose_sheet::own_sheets(workbook, &bytes, path);
        if let Some(first) = sheets.first_mut() {
            first.told = told.or(first.told.take());
        }
        Ok(Some(sheets))
    }

    fn sample(&self, file: &FileToSample<'_>, _: &[u8]) -> Result<Sample, Failed> {
        let (sheet, sheets) = widest(file)?;
        let reading = Reading { sheets: Sheets::Named(sheet.name), ..Reading::default() };
        let table = Table::of_rows(sheet.rows.into_iter().map(|row| (row.line, row.cells)));
        Ok(Sample { table, reading, sheets, guessed: None })
    }

    fn tables(&self, file: &FileToSample<'_>, _: &[u8]) -> Result<Vec<SampledTable>, Failed> {
        let bytes = packed::read(file.files, file.name, WORKBOOK_AT_MOST)?;
        let (workbook, _) = open_workbook(&bytes, decoding_of(file), file.name)?;
        let shown = workbook.sheets.into_iter().filter(|sheet| !sheet.hidden && !sheet.rows.is_empty());
        let table = |mut sheet: Sheet| {
            sheet.fill_merged(|_| true);
            let table = Table::of_rows(sheet.rows.into_iter().map(|row| (row.line, row.cells)));
            SampledTable { sheet: Some(sheet.name), table }
        };
        Ok(shown.map(table).collect())
    }

    fn records(&self, file: &FileToSample<'_>) -> Result<Vec<(u64, Vec<String>)>, Failed> {
        let (sheet, _) = widest(file)?;
        Ok(sheet.rows.into_iter().map(|row| (row.line, row.cells)).collect())
    }
}
