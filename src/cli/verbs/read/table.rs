//! The table of a file as clean CSV.

use crate::cli::console;
use crate::feed::Detected;
use crate::measure::notation::visible;
use crate::render::csv::harmless;

/// Prints the table, some thousand rows at a time.
pub(super) fn print_table(detected: &Detected<'_>) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = detected.heads();
    let _ = writer.write_record(heads.iter().map(|h| visible(&harmless(h)).into_owned()));
    for (n, row) in detected.rows().enumerate() {
        let _ = writer.write_record(row.iter().map(|cell| plain(cell)));
        if n % 10_000 == 9_999 {
            flush(&mut writer);
        }
    }
    flush(&mut writer);
}

/// Prints records as they stand.
pub(super) fn print_records(records: &[(u64, Vec<String>)]) {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for (_, cells) in records {
        let _ = writer.write_record(cells.iter().map(|cell| as_it_stands(cell)));
    }
    flush(&mut writer);
}

/// A cell with its line ends and tabs; what else cannot be seen is shown.
fn as_it_stands(cell: &str) -> String {
    let pieces = cell.split_inclusive(['\n', '\r', '\t']);
    let shown = pieces.map(|piece| {
        let text = piece.trim_end_matches(['\n', '\r', '\t']);
        visible(text).into_owned() + &piece[text.len()..]
    });
    let whole: String = shown.collect();
    if whole.parse::<f64>().is_ok() { whole } else { harmless(&whole).into_owned() }
}

/// A cell that no spreadsheet takes for a formula; numbers stay numbers.
fn plain(cell: &str) -> String {
    if cell.parse::<f64>().is_ok() { cell.to_owned() } else { visible(&harmless(cell)).into_owned() }
}

fn flush(writer: &mut csv::Writer<Vec<u8>>) {
    let written = std::mem::replace(writer, csv::Writer::from_writer(Vec::new())).into_inner().unwrap_or_default();
    console::print(&String::from_utf8_lossy(&written));
}
