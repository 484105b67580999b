//! How many cells the rows of a text have.

use super::found::Header;
use crate::catalog::Feed;
use crate::feed::text::Table;
use crate::measure::notation::DecimalMark;

/// Rows that must all end with the same surplus blank cells before it is enough that one of them cannot have been shifted.
const ROWS_ALIKE: usize = 3;

/// How many cells each row below a header should have, and how many all of its rows have: as many as the header, unless all rows of the
/// table end with blank cells that the header lacks, or lack cells that the header leaves blank. `None` in a workbook, whose blank cells at
/// the end of a row are not there.
pub(super) fn row_width(table: &Table<'_>, header: &Header, feed: &Feed) -> Option<(usize, usize)> {
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
    // Whatever the header, verbatim cells go by their places.
    let is_so_written = feed.reading.verbatim
        || if own > width {
            rows.iter().all(|record| blank(*record, width..own)) && !may_be_shifted(table, header, feed, &rows)
        } else {
            (header.record..below).all(|record| blank(record, own..width))
        };
    // One row is no table.
    let all = if rows.len() > 1 { own } else { width };
    Some(if is_so_written { (own, own) } else { (width, all) })
}

/// Whether rows that end with surplus blank cells may have them because the mark of thousands in a number stood for a delimiter, and the
/// header's last cell was blank: 柳河,1,234, below 乡镇,面积,备注. A few rows may if one of them does; where there are more, only if all do and
/// nothing has to stand in the last column.
fn may_be_shifted(table: &Table<'_>, header: &Header, feed: &Feed, rows: &[usize]) -> bool {
    let is_split = |record: &usize| {
        let cell = |n: usize| table.cell(*record, n).unwrap_or("").trim();
        (1..header.width).any(|n| may_be_one_number(cell(n - 1), cell(n), feed.decimal))
    };
    if rows.len() < ROWS_ALIKE {
        return rows.iter().any(is_split);
    }
    let mut columns = feed.columns.iter().zip(&header.columns);
    let ends_in_value =
        columns.any(|(column, found)| !column.optional && found.as_ref().is_some_and(|f| f.cell + 1 == header.width));
    !ends_in_value && rows.iter().all(is_split)
}

/// Whether two cells may be one number that its mark of thousands, or its decimal comma, has split: 1 and 234.5.
fn may_be_one_number(front: &str, rest: &str, decimal: DecimalMark) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = front.trim_end_matches(|c: char| c.is_ascii_digit());
    let whole = &front[sign.len()..];
    let is_front = !whole.is_empty() && !sign.contains(|c: char| c.is_alphanumeric());
    let is_thousands = whole.len() <= 3 && !whole.starts_with('0') && digits(rest) == 3;
    is_front && (is_thousands || decimal == DecimalMark::Comma && digits(rest) > 0)
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
        assert_eq!(lines("作物,面积\n红薯,1,\n烟叶,35,\n大豆,77\n棉花,9,\n").0, 1);
    }

    #[test]
    fn a_few_rows_that_end_in_blanks_are_read_where_none_can_be_shifted() {
        assert_eq!(lines("作物,面积\n红薯,1,\n"), (1, vec![]));
        assert_eq!(lines("作物,面积\n红薯,1,,\n烟叶,35,,\n"), (2, vec![]));
        assert_eq!(lines("作物,面积,备注\n红薯,1,晚报,,\n合计,1,,,\n"), (1, vec![]));
        assert_eq!(lines("品种,作物,面积\nK326,红薯,234,\n"), (1, vec![]));
        // 1,234 below two headings, and 1,604 before a blank remark.
        assert_eq!(lines("作物,面积\n红薯,1,234,\n"), (0, vec![(2, "extra-cell")]));
        assert_eq!(lines("作物,面积,备注\n红薯,1,604,\n"), (0, vec![(2, "extra-cell")]));
        assert_eq!(lines("作物,面积,备注\n红薯,1,604.5,\n烟叶,35,,\n").0, 0);
        // Rows that do not all end so.
        assert_eq!(lines("作物,面积\n红薯,1,\n烟叶,35\n"), (1, vec![(2, "extra-cell")]));
        assert_eq!(lines("作物,面积\n红薯,1,,\n烟叶,35,,x\n").0, 0);
    }

    #[test]
    fn many_rows_that_end_in_blanks_are_shifted_only_where_all_may_be() {
        assert_eq!(lines("作物,面积,备注\n红薯,1,604,\n烟叶,2,305,\n大豆,3,077,\n").0, 0);
        assert_eq!(lines("作物,面积,备注\n红薯,1,604,\n烟叶,2,305,\n大豆,77,,\n").0, 3);
        // The last column must be filled, so that no cell has moved out of it.
        assert_eq!(lines("作物,户数,面积\n红薯,1,604,\n烟叶,2,305,\n大豆,3,177,\n").0, 3);
    }

    #[test]
    fn two_cells_may_be_one_number() {
        use super::{DecimalMark, may_be_one_number};
        for (front, rest) in [("1", "234"), ("-12", "000.5"), ("¥1", "234元"), ("1", "234亩")] {
            assert!(may_be_one_number(front, rest, DecimalMark::Point), "{front} {rest}");
        }
        for (front, rest) in [("1", "23"), ("1", "2345"), ("1234", "567"), ("0", "234"), ("K326", "234"), ("1", "")] {
            assert!(!may_be_one_number(front, rest, DecimalMark::Point), "{front} {rest}");
        }
        assert!(may_be_one_number("35", "5", DecimalMark::Comma));
    }

    #[test]
    fn a_header_with_another_number_of_cells_is_told_as_such() {
        let file = read(&catalog("", COLUMNS), "f/2020-11.csv", "作物,面积\n1,红薯,16\n2,烟叶,35\n3,大豆,77\n");
        assert_eq!(file.rows.states.len(), 0);
        assert!(file.warnings.iter().any(|w| w.code == "header-width"), "{:?}", file.warnings);
    }
}
