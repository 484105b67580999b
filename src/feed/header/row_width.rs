//! How many cells the rows of a text have.

use super::found::Header;
use crate::feed::text::Table;

/// Rows that must all end with the same surplus blank cells before those are taken for the way in which the table is written.
const ROWS_ALIKE: usize = 3;

/// How many cells each row below a header should have, and how many all of its rows have: as many as the header, unless all rows of the
/// table end with blank cells that the header lacks, or lack cells that the header leaves blank. `None` in a workbook, whose blank cells at
/// the end of a row are not there. `verbatim`: whatever the header, cells go by their places.
pub(super) fn row_width(table: &Table<'_>, header: &Header, verbatim: bool) -> Option<(usize, usize)> {
    let below = header.record + header.rows;
    let width = header.width;
    table.place(header.record).byte()?;
    let filled = |record: usize| table.cells(record).filter(|cell| !cell.trim().is_empty()).count();
    let rows: Vec<usize> =
        (below..table.len()).filter(|record| filled(*record) > 1 && table.damage(*record).is_none()).collect();
    let own = rows.first().map_or(width, |record| table.width(*record));
    if own == width || rows.iter().any(|record| table.width(*record) != own) {
        return Some((width, width));
    }
    let blank = |record: usize, mut cells: std::ops::Range<usize>| {
        cells.all(|n| table.cell(record, n).is_none_or(|cell| cell.trim().is_empty()))
    };
    let is_so_written = verbatim
        || if own > width {
            rows.len() >= ROWS_ALIKE && rows.iter().all(|record| blank(*record, width..own))
        } else {
            (header.record..below).all(|record| blank(record, own..width))
        };
    // One row is no table.
    let all = if rows.len() > 1 { own } else { width };
    Some(if is_so_written { (own, own) } else { (width, all) })
}

#[cfg(test)]
mod tests {
    use crate::feed::checks::test_files::{catalog, read};
    use crate::feed::rows::FileRows;

    const COLUMNS: &str = "crop = { header = \"作物\", type = \"text\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\" }";

    fn lines(text: &str) -> (usize, Vec<(u64, &'static str)>) {
        let file: FileRows = read(&catalog("", COLUMNS), "f/2020-11.csv", text);
        (file.rows.states.len(), file.rows.rejects.iter().map(|r| (r.line, r.code)).collect())
    }

    #[test]
    fn a_row_with_another_number_of_cells_is_rejected() {
        assert_eq!(lines("作物,面积,备注\n红薯,1,604,\n烟叶,35,x\n大豆,77,\n"), (2, vec![(2, "extra-cell")]));
        assert_eq!(lines("作物,面积,备注\n红薯,16\n烟叶,35,x\n大豆,77,\n"), (2, vec![(2, "missing-cell")]));
        assert_eq!(lines("作物,面积\n红薯,1,\n烟叶,35\n大豆,77\n"), (2, vec![(2, "extra-cell")]));
        assert_eq!(lines("作物;面积;品种;备注\n柳河;K326;234,90\n"), (0, vec![(2, "missing-cell")]));
    }

    #[test]
    fn a_table_that_is_written_so_throughout_is_read() {
        assert_eq!(lines("作物,面积\n红薯,1,\n烟叶,35,\n大豆,77,\n"), (3, vec![]));
        assert_eq!(lines("作物,面积,\n红薯,1\n烟叶,35\n"), (2, vec![]));
        // A single row may as well have been shifted.
        assert_eq!(lines("作物,面积\n红薯,1,\n"), (0, vec![(2, "extra-cell")]));
        assert_eq!(lines("作物,面积\n红薯,1,\n烟叶,35,\n大豆,77\n棉花,9,\n").0, 1);
    }

    #[test]
    fn a_header_with_another_number_of_cells_is_told_as_such() {
        let file = read(&catalog("", COLUMNS), "f/2020-11.csv", "作物,面积\n1,红薯,16\n2,烟叶,35\n3,大豆,77\n");
        assert_eq!(file.rows.states.len(), 0);
        assert!(file.warnings.iter().any(|w| w.code == "header-width"), "{:?}", file.warnings);
    }
}
