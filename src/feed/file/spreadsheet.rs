//! The container of workbooks: one sheet of an xlsx, xls or ods. Limits keep a workbook small enough to be held as a whole.

use super::assemble::file_rows;
use super::choose_sheet::{self, ChosenSheet, OwnSheet};
use super::container::{Container, FileToSample, ReadFile, Sample};
use super::file_to_read::{Failed, FileToRead, unreadable};
use crate::catalog::{ProjectFiles, Reading, Sheets};
use crate::feed::file_format::FileFormat;
use crate::feed::reshape::Reshaped;
use crate::feed::row_reader::RowReader;
use crate::feed::rows::EXCERPTS;
use crate::feed::rows::Rows;
use crate::feed::text::Table;
use crate::feed::workbook::{is_workbook, workbook_endings};
use std::io::Read;

/// One byte more than any workbook may have, so that a larger one is seen to be larger.
const WORKBOOK_AT_MOST: u64 = (64 << 20) + 1;

/// The bytes of a workbook.
fn whole(files: &ProjectFiles, path: &str) -> Result<Vec<u8>, Failed> {
    let mut bytes = Vec::new();
    let source = files.open(path).map_err(|why| unreadable(path, &why))?;
    source.take(WORKBOOK_AT_MOST).read_to_end(&mut bytes).map_err(|why| unreadable(path, &why))?;
    files.count(bytes.len() as u64);
    Ok(bytes)
}

/// A workbook of any format.
pub(super) struct Spreadsheet;

impl Container for Spreadsheet {
    fn endings(&self) -> Vec<&'static str> {
        workbook_endings().collect()
    }

    fn recognises(&self, head: &[u8]) -> bool {
        is_workbook(head)
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
            let chosen = choose_sheet::choose(&bytes, &written, file.name)?;
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

    fn own_sheets(&self, files: &ProjectFiles, path: &str) -> Result<Option<Vec<OwnSheet>>, Failed> {
        choose_sheet::own_sheets(&whole(files, path)?, path).map(Some)
    }

    fn sample(&self, file: &FileToSample<'_>, _: &[u8]) -> Result<Sample, Failed> {
        let bytes = file.files.read(file.name).map_err(|why| unreadable(file.name, &why))?;
        let (sheet, sheets) = choose_sheet::widest(&bytes, file.name, file.sheet)?;
        let reading = Reading { sheets: Sheets::Named(sheet.name), ..Reading::default() };
        let table = Table::of_rows(sheet.rows.into_iter().map(|row| (row.line, row.cells)));
        Ok(Sample { table, reading, sheets })
    }

    fn records(&self, file: &FileToSample<'_>) -> Result<Vec<(u64, Vec<String>)>, Failed> {
        let bytes = file.files.read(file.name).map_err(|why| unreadable(file.name, &why))?;
        let (sheet, _) = choose_sheet::widest(&bytes, file.name, file.sheet)?;
        Ok(sheet.rows.into_iter().map(|row| (row.line, row.cells)).collect())
    }
}
