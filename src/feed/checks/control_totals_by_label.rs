//! Rows of totals (合计, 小计, 平均, 累计): never added, and compared with the rows that they total.

use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::checks::amounts::{additive, amount, sum};
use crate::feed::header::row_labels::Total;
use crate::feed::rows::{FileRows, RowState, TotalRow};
use crate::measure::exact::{divide, whole};
use crate::measure::{Decimal, Exact, Unit};
use crate::say;
use crate::words::Message;
use either::Either;
use num_traits::Signed;
use std::ops::Range;

/// Compares the rows of totals of a file with its rows: 合计 with all of them, 小计 with those above it since the last total (or
/// those below it, where totals go first), means with the mean, 上期累计 + 本月 with 本期累计.
pub(in crate::feed) fn compare_rows_of_totals(feed: &Feed, file: &mut FileRows) {
    /// Lines of grand totals that are compared: a table has a few, and each is compared with every row.
    const GRAND_AT_MOST: usize = 100;
    let mut warnings = Vec::new();
    let (mut grand, mut last) = (0, None);
    let headings = RowsUnderHeadings::of(feed, file);
    for n in 0..file.rows.totals.len() {
        let total = &file.rows.totals[n];
        grand += usize::from(total.kind != Total::Part && last != Some(total.line));
        last = Some(total.line);
        if total.kind != Total::Part && grand > GRAND_AT_MOST {
            continue;
        }
        if total.kind == Total::OwnLevel {
            let message = say!("own-level-row");
            warnings.push(Diagnostic::warning("own-level", message).at(Location::line(&file.name, total.line)));
            continue;
        }
        for (column, unit) in additive(feed) {
            warnings.extend(difference(file, &headings, n, column, unit));
        }
    }
    file.warnings.append(&mut warnings);
}

/// The amount that a total states for a column, if any.
fn stated(total: &TotalRow, column: usize) -> Option<(Exact, &Decimal)> {
    let (_, value, step) = total.amounts.iter().find(|(n, _, _)| *n == column)?;
    if let CellValue::Amount(amount) = value { Some((amount.to_exact(), step)) } else { None }
}

fn difference(
    file: &FileRows,
    headings: &RowsUnderHeadings,
    n: usize,
    column: usize,
    unit: Unit,
) -> Option<Diagnostic> {
    let rows = &file.rows;
    let total = &rows.totals[n];
    let (stated_here, step) = stated(total, column)?;
    let alike = |row: &usize| total.labels.iter().all(|(c, value)| rows.values[*c].get(*row) == *value);
    let within = |from: usize, to: usize| {
        let used = headings.rows(total, from..to).filter(|n| rows.states[*n] == RowState::Used);
        used.filter(alike).filter(|row| !rows.is_part(*row))
    };
    let all = || within(0, rows.states.len());
    let counted = |row: &usize| rows.values[column].get(*row) != CellValue::Blank;
    let others = |kind: Total| rows.totals.iter().find(|t| t.kind == kind).and_then(|t| stated(t, column));
    let (count, expected, whose) = match total.kind {
        Total::Grand | Total::Current => {
            let sum = sum(rows, column, all());
            let own = rows.totals.iter().filter(|t| t.kind == Total::OwnLevel).filter_map(|t| stated(t, column));
            let with_own = own.fold(sum.clone(), |a, (b, _)| a + b);
            // Where the rows themselves are totals so far, this month's own amount is not theirs.
            let so_far =
                || total.kind == Total::Current && others(Total::Cumulative).is_some_and(|(so_far, _)| so_far == sum);
            if with_own == stated_here || so_far() {
                return None;
            }
            (all().count(), sum, Message::word("rows-used"))
        }
        Total::Part => {
            // The totals below the headings of one line end no other's rows.
            let edge = |t: &&TotalRow| matches!(t.kind, Total::Part | Total::Grand) && t.line != total.line;
            let from = rows.totals[..n].iter().rfind(edge).map_or(0, |t| t.above);
            let to = rows.totals[n + 1..].iter().find(edge).map_or(rows.states.len(), |t| t.above);
            let above = sum(rows, column, within(from, total.above));
            let below = sum(rows, column, within(total.above, to));
            if below == stated_here {
                return None;
            }
            match within(from, total.above).count() {
                0 => (within(total.above, to).count(), below, Message::word("rows-below")),
                rows => (rows, above, Message::word("rows-above")),
            }
        }
        Total::Mean => {
            let count = all().filter(counted).count();
            let mean = divide(&sum(rows, column, all()), &whole(i64::try_from(count).ok()?))?;
            if (&mean - &stated_here).abs() < step.to_exact() {
                return None;
            }
            return Some(mean_differs(file, total, column, (stated_here, mean, count), unit));
        }
        Total::Cumulative => {
            let (prior, _) = others(Total::Prior)?;
            let now = others(Total::Current).map_or_else(|| sum(rows, column, all()), |(current, _)| current);
            return running_differs(file, total, column, (stated_here, prior, now), unit);
        }
        Total::Prior | Total::OwnLevel => return None,
    };
    if expected == stated_here {
        return None;
    }
    let (stated, sum, header) = (amount(&stated_here, unit), amount(&expected, unit), heading(file, total, column));
    if count == 0 {
        let message = say!("total-of-nothing", header, stated);
        let hint = say!("total-of-nothing-hint");
        return Some(
            Diagnostic::warning("control-total", message).hint(hint).at(Location::line(&file.name, total.line)),
        );
    }
    let message = say!("total-differs", header, stated, count, whose, sum);
    Some(Diagnostic::warning("control-total", message).at(Location::line(&file.name, total.line)))
}

/// What stands above a total.
fn heading<'f>(file: &'f FileRows, total: &'f TotalRow, column: usize) -> &'f str {
    total.heading.as_deref().unwrap_or(&file.headers[column])
}

/// The rows under each heading of a wide table, so that a total is compared with those only.
struct RowsUnderHeadings {
    /// The column that takes the headings.
    into: Option<usize>,
    rows: Vec<(CellValue, Vec<usize>)>,
}

impl RowsUnderHeadings {
    fn of(feed: &Feed, file: &FileRows) -> Self {
        let into = feed.unpivot.as_ref().map(|unpivot| unpivot.into).filter(|_| !file.rows.totals.is_empty());
        let mut rows: Vec<(CellValue, Vec<usize>)> = Vec::new();
        let Some(column) = into else { return Self { into, rows } };
        let mut last = 0;
        for row in 0..file.rows.states.len() {
            let value = file.rows.values[column].get(row);
            // Headings follow each other, line for line.
            let next = (last + 1) % rows.len().max(1);
            let found = Some(next).filter(|n| rows.get(*n).is_some_and(|(own, _)| *own == value));
            let found = found.or_else(|| rows.iter().position(|(own, _)| *own == value));
            last = found.unwrap_or(rows.len());
            match found {
                Some(n) => rows[n].1.push(row),
                None => rows.push((value, vec![row])),
            }
        }
        Self { into, rows }
    }

    /// Of some rows those under the heading of a total, or all.
    fn rows(&self, total: &TotalRow, all: Range<usize>) -> impl Iterator<Item = usize> {
        let heading = self.into.and_then(|into| total.labels.iter().find(|(n, _)| *n == into)).map(|(_, value)| *value);
        let own = heading.map(|heading| {
            let rows = self.rows.iter().find(|(value, _)| *value == heading).map_or(&[][..], |(_, rows)| rows);
            let from = rows.partition_point(|row| *row < all.start);
            let to = rows.partition_point(|row| *row < all.end);
            rows[from..to].iter().copied()
        });
        match own {
            Some(own) => Either::Left(own),
            None => Either::Right(all),
        }
    }
}

fn mean_differs(
    file: &FileRows,
    total: &TotalRow,
    column: usize,
    (stated, mean, count): (Exact, Exact, usize),
    unit: Unit,
) -> Diagnostic {
    let (stated, mean, header) = (amount(&stated, unit), amount(&mean, unit), heading(file, total, column));
    let message = say!("mean-differs", header, stated, count, mean);
    Diagnostic::warning("control-total", message).at(Location::line(&file.name, total.line))
}

fn running_differs(
    file: &FileRows,
    total: &TotalRow,
    column: usize,
    (stated, prior, now): (Exact, Exact, Exact),
    unit: Unit,
) -> Option<Diagnostic> {
    let sum = &prior + &now;
    if sum == stated {
        return None;
    }
    let header = heading(file, total, column);
    let [stated, sum, prior, now] = [&stated, &sum, &prior, &now].map(|x| amount(x, unit));
    let message = say!("running-total-differs", header, stated, prior, now, sum);
    Some(Diagnostic::warning("control-total", message).at(Location::line(&file.name, total.line)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::checks::test_files::{catalog, read, warnings};

    const COLUMNS: &str = "region = { header = \"乡镇\", type = \"region\" }\n\
        kind = { header = \"类别\", type = \"text\", one_of = [\"甲\", \"乙\"], optional = true }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\", optional = true }\n";

    /// Warnings about rows of a region, a kind and an area.
    fn compared(rows: &str) -> Vec<String> {
        let catalog = catalog("", COLUMNS);
        let mut file = read(&catalog, "f/a-2020-11.csv", &format!("乡镇,类别,面积\n{rows}"));
        compare_rows_of_totals(&catalog.feeds[0], &mut file);
        warnings(&file)
    }

    fn differs(line: u64, stated: &str, rows: usize, which: &str, sum: &str) -> String {
        format!(
            "control-total {line}: `面积` in the row of totals is {stated} mu, but the {rows} rows {which} add up to {sum} mu; \
             the total row is not added"
        )
    }

    #[test]
    fn a_grand_total_is_compared_with_all_rows() {
        assert!(compared("文昌镇,,10\n柳河镇,,20\n合计,,30\n").is_empty());
        assert_eq!(compared("合计,,31\n文昌镇,,10\n柳河镇,,20\n"), [differs(2, "31", 2, "used", "30")]);
        assert!(compared("文昌镇,,10\n柳河镇,,20\n合计,,\n").is_empty());
    }

    #[test]
    fn a_total_with_labels_is_of_the_rows_with_the_same_labels() {
        let rows = "文昌镇,甲,10\n柳河镇,乙,20\n河口镇,甲,5\n";
        assert!(compared(&format!("{rows}合计,甲,15\n")).is_empty());
        assert_eq!(compared(&format!("{rows}合计,乙,15\n")), [differs(5, "15", 1, "used", "20")]);
    }

    #[test]
    fn a_subtotal_is_of_the_rows_above_it_since_the_last_total() {
        let rows = "文昌镇,,10\n柳河镇,,20\n小计,,30\n河口镇,,5\n";
        assert!(compared(&format!("{rows}小计,,5\n合计,,35\n")).is_empty());
        assert_eq!(compared(&format!("{rows}小计,,6\n合计,,35\n")), [differs(6, "6", 1, "above it", "5")]);
    }

    #[test]
    fn a_subtotal_may_stand_above_its_rows() {
        assert!(compared("小计,,30\n文昌镇,,10\n柳河镇,,20\n小计,,5\n河口镇,,5\n").is_empty());
        let of_two = compared("小计,,31\n文昌镇,,10\n柳河镇,,20\n小计,,5\n河口镇,,5\n");
        assert_eq!(of_two, [differs(2, "31", 2, "below it", "30")]);
        // The last one goes on to the end; a mean between them ends nothing.
        let of_one = compared("小计,,30\n文昌镇,,10\n平均,,15\n柳河镇,,20\n合计,,35\n小计,,6\n河口镇,,5\n");
        assert!(of_one.contains(&differs(7, "6", 1, "below it", "5")) || of_one.is_empty(), "{of_one:?}");
    }

    #[test]
    fn a_total_of_nothing_says_so_with_a_hint() {
        let catalog = catalog("", COLUMNS);
        let mut file = read(&catalog, "f/a-2020-11.csv", "乡镇,类别,面积\n合计,,31\n");
        compare_rows_of_totals(&catalog.feeds[0], &mut file);
        assert_eq!(
            warnings(&file),
            [
                "control-total 2: `面积` in the row of totals is 31 mu, but there are no rows that it totals; the total row is not added"
            ]
        );
        assert!(file.warnings[0].hint.is_some());
    }

    #[test]
    fn rows_that_are_not_used_count_in_no_total() {
        let catalog = catalog("", COLUMNS);
        let mut file = read(&catalog, "f/a-2020-11.csv", "乡镇,类别,面积\n文昌镇,,10\n柳河镇,,20\n合计,,10\n");
        file.rows.states[1] = RowState::Superseded;
        compare_rows_of_totals(&catalog.feeds[0], &mut file);
        assert!(warnings(&file).is_empty());
    }

    #[test]
    fn parts_of_other_rows_count_in_no_total() {
        assert!(compared("文昌镇,乙,10\n文昌镇,其中：甲,4\n柳河镇,乙,20\n合计,,30\n").is_empty());
    }

    #[test]
    fn a_mean_is_compared_to_its_last_written_place() {
        assert!(compared("文昌镇,,10\n柳河镇,,20\n平均,,15\n").is_empty());
        assert_eq!(
            compared("文昌镇,,10\n柳河镇,,20\n平均,,16\n"),
            [
                "control-total 4: `面积` in the row of means is 16 mu, but the mean of the 2 rows is 15 mu; the row is not added"
            ]
        );
        // A blank is no row of it; a mean of 10⅓ may be written 10 or 10.3, and not 10.2.
        assert!(compared("文昌镇,,10\n柳河镇,,\n平均,,10\n").is_empty());
        let thirds = "文昌镇,,10\n柳河镇,,10\n河口镇,,11\n";
        assert!(compared(&format!("{thirds}平均,,10\n")).is_empty());
        assert!(compared(&format!("{thirds}平均,,10.3\n")).is_empty());
        assert_eq!(compared(&format!("{thirds}平均,,10.2\n")).len(), 1);
        assert_eq!(compared(&format!("{thirds}平均,,10.5\n")).len(), 1);
        // Exactly one place away is another number.
        assert_eq!(compared("文昌镇,,10\n平均,,11\n").len(), 1);
        assert_eq!(compared("文昌镇,,10\n平均,,9\n").len(), 1);
    }

    #[test]
    fn a_running_total_is_the_one_before_and_this_period() {
        let rows = "文昌镇,,10\n柳河镇,,20\n上期累计,,100\n";
        assert!(compared(&format!("{rows}本期累计,,130\n")).is_empty());
        assert_eq!(
            compared(&format!("{rows}本期累计,,131\n")),
            [
                "control-total 5: the running total of `面积` is 131 mu, but 100 mu before and 30 mu now make 130 mu; the row is not added"
            ]
        );
        // Without the one before there is nothing to compare with.
        assert!(compared("文昌镇,,10\n本期累计,,131\n").is_empty());
        // This period's own row says more than the sum of the rows.
        assert!(compared(&format!("{rows}本月合计,,30\n本期累计,,130\n")).is_empty());
        let own = compared("文昌镇,,130\n上期累计,,100\n本月合计,,30\n本期累计,,130\n");
        assert!(own.is_empty(), "{own:?}");
        // This month's total is compared with the rows, unless those are running totals themselves.
        assert_eq!(compared("文昌镇,,130\n本月合计,,30\n"), [differs(3, "30", 1, "used", "130")]);
        assert_eq!(compared("文昌镇,,120\n本月合计,,30\n本期累计,,130\n"), [differs(3, "30", 1, "used", "120")]);
        // A grand total never passes for a running one.
        assert_eq!(compared("文昌镇,,130\n合计,,30\n本期累计,,130\n"), [differs(3, "30", 1, "used", "130")]);
    }

    #[test]
    fn a_levels_own_row_is_reported_and_may_be_part_of_the_grand_total() {
        let own = "own-level 3: a row of the level's own is no region of regions.csv and was not added; declare it as a \
                   region or an alias if it should be";
        assert_eq!(compared("文昌镇,,10\n县本级,,5\n合计,,15\n"), [own]);
        assert_eq!(compared("文昌镇,,10\n县本级,,5\n合计,,10\n"), [own]);
        assert_eq!(compared("文昌镇,,10\n县本级,,5\n合计,,5\n"), [own, &differs(4, "5", 1, "used", "10")]);
    }

    #[test]
    fn only_the_first_hundred_totals_of_all_rows_are_compared() {
        let totals = |count: usize| format!("文昌镇,,10\n{}", "合计,,11\n".repeat(count));
        assert_eq!(compared(&totals(100)).len(), 100);
        assert_eq!(compared(&totals(101)).len(), 100);
        // Subtotals are not counted among them.
        let mixed = format!("文昌镇,,10\n{}{}", "合计,,10\n".repeat(101), "河口镇,,5\n小计,,6\n");
        assert_eq!(compared(&mixed).last().map(|w| w.contains("is 6 mu")), Some(true));
    }
}
