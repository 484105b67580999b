//! Which files may hold tables, by their names, and which labels total rows.

use super::file::{PACKED_ENDINGS, table_endings};
use super::header::row_labels::RowWords;

/// Whether a file may hold a table, by the ending of its name.
#[must_use]
pub fn holds_tables(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let mut endings = table_endings().chain(PACKED_ENDINGS);
    ending.is_some_and(|ending| endings.any(|known| known == ending)) && !is_lock_file(name)
}

/// Whether a file is what an office program leaves beside one that is open in it: `~$报表.xlsx`, `.~lock.a.ods#`.
#[must_use]
pub fn is_lock_file(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or(name);
    own.starts_with("~$") || own.starts_with(".~")
}

/// Whether a cell is the label of a row of totals: 合计, Total, 全县.
#[must_use]
pub fn is_total_label(cell: &str) -> bool {
    RowWords::USUAL.total(cell).is_some()
}
