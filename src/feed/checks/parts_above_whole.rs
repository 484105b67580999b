//! Parts (其中) that exceed the row that they are a part of.

use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::checks::amounts::{additive, amount};
use crate::feed::rows::FileRows;
use crate::say;

/// Compares each part (其中) with what it is a part of: the nearest row above that is none itself.
pub(in crate::feed) fn compare_parts(feed: &Feed, file: &mut FileRows) {
    let mut warnings = Vec::new();
    let mut before: Option<(usize, Option<usize>)> = None;
    // A part that was rejected has no place among the rows.
    let rows = file.rows.states.len();
    for (row, _) in file.rows.parts.iter().filter(|(row, _)| *row < rows) {
        // Parts that follow each other are parts of the same row.
        let of_heading = feed.unpivot.as_ref().map(|unpivot| under_same_heading(file, *row, unpivot.into));
        let parent = match before {
            _ if of_heading.is_some() => of_heading.flatten(),
            Some((above, parent)) if above + 1 == *row => parent,
            _ => row.checked_sub(1),
        };
        before = Some((*row, parent));
        let Some(parent) = parent else { continue };
        for (n, unit) in additive(feed) {
            let of = |row: usize| match file.rows.values[n].get(row) {
                CellValue::Amount(a) => Some(a.to_exact()),
                _ => None,
            };
            let (Some(part), Some(all)) = (of(*row), of(parent)) else { continue };
            if part <= all {
                continue;
            }
            let (part, all, header) = (amount(&part, unit), amount(&all, unit), &file.headers[n]);
            let (line, above) = (file.rows.places.line(*row), file.rows.places.line(parent));
            let message = say!("part-exceeds-whole", header, part, all, above);
            warnings.push(Diagnostic::warning("part-exceeds-whole", message).at(Location::line(&file.name, line)));
        }
    }
    file.warnings.append(&mut warnings);
}

/// In a wide table, the row of the nearest line above that is no part, under the same heading.
fn under_same_heading(file: &FileRows, row: usize, into: usize) -> Option<usize> {
    let (line, heading) = (file.rows.places.line(row), file.rows.values[into].get(row));
    let mut above = (0..row).rev().filter(|n| file.rows.places.line(*n) != line && !file.rows.is_part(*n)).peekable();
    let whole = file.rows.places.line(*above.peek()?);
    above.take_while(|n| file.rows.places.line(*n) == whole).find(|n| file.rows.values[into].get(*n) == heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::checks::test_files::{catalog, read, warnings};

    fn compared(rows: &str) -> Vec<String> {
        let columns = "region = { header = \"乡镇\", type = \"region\" }\n\
            kind = { header = \"类别\", type = \"text\", one_of = [\"全部\", \"甲\", \"乙\"] }\n\
            area = { header = \"面积\", type = \"quantity\", unit = \"亩\", optional = true }\n";
        let catalog = catalog("", columns);
        let mut file = read(&catalog, "f/a-2020-11.csv", &format!("乡镇,类别,面积\n{rows}"));
        compare_parts(&catalog.feeds[0], &mut file);
        warnings(&file)
    }

    #[test]
    fn a_part_may_be_all_of_its_row_and_no_more() {
        assert!(compared("文昌镇,全部,10\n文昌镇,其中：甲,10\n").is_empty());
        let more =
            "part-exceeds-whole 3: `面积` of this part is 11 mu, more than the 10 mu of line 2 that it is a part of";
        assert_eq!(compared("文昌镇,全部,10\n文昌镇,其中：甲,11\n"), [more]);
        assert!(compared("文昌镇,全部,\n文昌镇,其中：甲,11\n").is_empty());
    }

    #[test]
    fn parts_that_follow_each_other_are_parts_of_one_row() {
        let second =
            "part-exceeds-whole 4: `面积` of this part is 11 mu, more than the 10 mu of line 2 that it is a part of";
        assert_eq!(compared("文昌镇,全部,10\n文昌镇,其中：甲,9\n文昌镇,其中：乙,11\n"), [second]);
        // After a row of its own, a part belongs to that one.
        let own = compared("文昌镇,全部,10\n文昌镇,其中：甲,9\n柳河镇,全部,3\n柳河镇,其中：乙,4\n");
        assert_eq!(own.len(), 1);
        assert!(own[0].contains("the 3 mu of line 4"), "{own:?}");
    }

    #[test]
    fn a_part_below_nothing_is_compared_with_nothing() {
        assert!(compared("文昌镇,其中：甲,11\n柳河镇,全部,1\n").is_empty());
    }
}
