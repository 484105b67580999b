//! Whether cells below a header say it once more: as it is written, padded with blanks, or by another of the headers that a column has.

use super::column_labels::{column_of, folded};
use super::found::{Found, Header};
use crate::catalog::{Column, Feed};
use crate::measure::{Unit, Units};

impl Header {
    /// Whether the cells that are filled, with their places, repeat one of the header's records or one of those above it. Cells that are
    /// merged in one place need not be merged in the other, so blanks are passed over. `feed`: whose columns the header names.
    pub fn is_repeated<'c>(&self, feed: &Feed, cells: &(impl Iterator<Item = (usize, &'c str)> + Clone)) -> bool {
        let (above, own) = self.labels.split_at(self.record.min(self.labels.len()));
        let is = |labels: &[String], at: usize, cell: &str| labels.get(at).is_some_and(|label| is_same(label, cell));
        (cells.clone().nth(1).is_some() || self.width == 1)
            && (own.iter().any(|labels| {
                cells.clone().all(|(n, c)| is(labels, n, c) || self.names_column(feed, n, c, is_header_of))
            }) || above.iter().any(|labels| cells.clone().all(|(n, c)| is(labels, n, c))))
    }

    /// Whether a cell says what the header, or a record above it, says at its place, be it in another unit.
    pub fn says_at(&self, feed: &Feed, at: usize, cell: &str) -> bool {
        let mut labels = self.labels.iter().filter_map(|labels| labels.get(at));
        !folded(cell).is_empty()
            && (labels.any(|label| is_same(label, cell)) || self.names_column(feed, at, cell, is_any_header_of))
    }

    /// Whether a cell says what the header, or a record above it, says at any place.
    pub fn says(&self, feed: &Feed, cell: &str) -> bool {
        self.labels.iter().flatten().any(|label| is_same(label, cell))
            || (0..self.width).any(|at| self.names_column(feed, at, cell, is_header_of))
    }

    /// The words, as they are compared, that mark a row as the header once more where they stand at a place.
    pub fn words_at(&self, column: &Column, at: usize) -> Vec<String> {
        let labels = self.labels.iter().filter_map(|labels| labels.get(at));
        let mut words: Vec<String> = labels.chain(&column.headers).map(|label| folded(label).into_owned()).collect();
        words.retain(|word| !word.is_empty());
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Whether a cell `bears` a header of the column that stands at its place.
    fn names_column(&self, feed: &Feed, at: usize, cell: &str, bears: Bears) -> bool {
        feed.columns.iter().zip(&self.columns).any(|(column, found)| {
            found.as_ref().is_some_and(|found| found.cell == at && bears(column, found, cell, &feed.units))
        })
    }
}

/// Whether a cell bears one of a column's headers, and how.
type Bears = fn(&Column, &Found, &str, &Units) -> bool;

/// With the unit that the column's own heading states, or without one as that is.
fn is_header_of(column: &Column, found: &Found, cell: &str, units: &Units) -> bool {
    let unit = stated(column, cell, units);
    unit.is_some() && unit == stated(column, &found.name, units)
}

/// With any unit.
fn is_any_header_of(column: &Column, _: &Found, cell: &str, units: &Units) -> bool {
    stated(column, cell, units).is_some()
}

/// `Some` where a cell bears one of a column's headers; within it the unit that it states.
#[expect(clippy::option_option, reason = "no match, a match, a match with a unit")]
fn stated(column: &Column, cell: &str, units: &Units) -> Option<Option<Unit>> {
    let written = folded(cell);
    column.headers.iter().find_map(|header| column_of(column, &folded(header), &written, cell, units))
}

/// Whether two labels are one.
pub(in crate::feed) fn is_same(label: &str, cell: &str) -> bool {
    label == cell || folded(label) == folded(cell)
}

#[cfg(test)]
mod tests {
    use crate::feed::checks::test_files::{catalog, read};

    const TEXTS: &str =
        "name = { header = [\"名称\", \"项目\"], type = \"text\" }\nkind = { header = \"类别\", type = \"text\" }";
    const AMOUNTS: &str = "crop = { header = [\"作物\", \"品种\"], type = \"text\" }\n\
        area = { header = [\"面积\", \"种植面积\"], type = \"quantity\", unit = \"亩\" }";

    /// Rows used, rows rejected, and what is warned of.
    fn read_as(columns: &str, text: &str) -> (usize, usize, Vec<&'static str>) {
        let file = read(&catalog("", columns), "f/2020-11.csv", text);
        let mut codes: Vec<&'static str> = file.warnings.iter().map(|w| w.code).collect();
        codes.dedup();
        (file.rows.states.len(), file.rows.rejects.len(), codes)
    }

    #[test]
    fn a_header_is_the_same_by_another_of_its_names_and_with_blanks_inside() {
        for again in ["名称,类别", "项目,类别", "名 称,类　别", "项目, 类别 "] {
            assert_eq!(read_as(TEXTS, &format!("名称,类别\n红薯,甲\n{again}\n烟叶,乙\n")), (2, 0, vec![]), "{again}");
        }
        // Not each word that a header has, wherever it stands.
        assert_eq!(read_as(TEXTS, "名称,类别\n类别,项目\n烟叶,乙\n"), (2, 0, vec![]));
        for again in ["作物,面积", "品种,面积", "品种,种植面积", "作 物,种植 面积"] {
            assert_eq!(read_as(AMOUNTS, &format!("作物,面积\n红薯,1\n{again}\n烟叶,2\n")), (2, 0, vec![]), "{again}");
        }
    }

    #[test]
    fn a_heading_in_another_unit_heads_another_table() {
        for (header, again) in [("作物,面积（万亩）", "品种,面积"), ("作物,面积", "品种,种植面积（公顷）")]
        {
            let (used, rejected, told) = read_as(AMOUNTS, &format!("{header}\n红薯,1\n玉米,5\n{again}\n烟叶,2\n"));
            assert_eq!((used, told), (2, vec!["second-table"]), "{again} {rejected}");
        }
        let same = "作物,面积（万亩）\n红薯,1\n品种,种植面积(万亩)\n烟叶,2\n";
        assert_eq!(read_as(AMOUNTS, same), (2, 0, vec![]));
    }
}
