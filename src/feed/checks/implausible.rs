//! Implausible amounts: warnings that name the row. Nothing is changed and nothing left out.

use crate::catalog::{ColumnKind, Feed, RegionId, Regions, WrittenName};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::rows::fingerprint;
use crate::feed::rows::{FileRows, shown};
use crate::measure::Exact;
use crate::measure::exact::{divide, whole};
use crate::say;
use num_traits::Signed;
use std::collections::HashMap;

/// An amount this many times another is probably in 万 of its unit, or was meant to be.
const OFF_BY_WAN: std::ops::RangeInclusive<i64> = 3_000..=30_000;

/// Compares each row with the one of the period before under the same key without its dates: amounts that jump by more than
/// their column's declared factor, and amounts that are off by about 10,000.
pub(in crate::feed) fn compare_with_before(feed: &Feed, regions: &Regions, files: &mut [FileRows]) {
    let is_date = |n: &usize| feed.columns[*n].kind == ColumnKind::Date;
    let key: Vec<usize> = (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id)).collect();
    let amounts: Vec<usize> = (0..feed.columns.len()).filter(|n| is_measured(feed, *n)).collect();
    // A row without any date is one of its file's period.
    let dated = key.iter().any(is_date) || !(0..feed.columns.len()).any(|n| is_date(&n));
    if key.is_empty() || !dated || amounts.is_empty() {
        return;
    }
    let same: Vec<usize> = key.iter().copied().filter(|n| !is_date(n)).collect();
    // Rows that do not name their region are of their file's sender.
    let own = |file: &FileRows| file.sender.filter(|_| feed.region_column().is_none());
    let mut before: HashMap<(Option<RegionId>, u128, WrittenName), (usize, usize)> = HashMap::new();
    let mut odd_amounts: Vec<Odd> = Vec::new();
    for file in 0..files.len() {
        for row in files[file].rows.used() {
            let rows = &files[file].rows;
            let id = fingerprint(same.iter().map(|n| rows.values[*n].get(row)), &rows.texts);
            let Some(old) = before.insert((own(&files[file]), id, rows.region_name(row)), (file, row)) else {
                continue;
            };
            for n in &amounts {
                if let Some(first) = compare(feed, regions, (&files[old.0], old.1), (&files[file], row), *n) {
                    let same = |odd: &&mut Odd| (odd.file, odd.column, odd.first.code) == (file, *n, first.code);
                    match odd_amounts.iter_mut().rev().find(same) {
                        Some(odd) => odd.more += 1,
                        None => odd_amounts.push(Odd { file, column: *n, first, more: 0 }),
                    }
                }
            }
        }
    }
    for Odd { file, mut first, more, .. } in odd_amounts {
        if more > 0 {
            first.message = say!("and-more-rows", first = first.message, more);
        }
        files[file].warnings.push(first);
    }
}

/// Amounts of one column of one file that are odd in the same way: a unit forgotten in a head is wrong in every row.
struct Odd {
    file: usize,
    column: usize,
    first: Diagnostic,
    more: usize,
}

fn is_measured(feed: &Feed, column: usize) -> bool {
    let column = &feed.columns[column];
    matches!(column.kind, ColumnKind::Quantity { .. }) && !column.private
}

fn compare(
    feed: &Feed,
    regions: &Regions,
    old: (&FileRows, usize),
    new: (&FileRows, usize),
    n: usize,
) -> Option<Diagnostic> {
    let of = |(file, row): (&FileRows, usize)| file.rows.values[n].get(row);
    let (CellValue::Amount(was), CellValue::Amount(is)) = (of(old), of(new)) else { return None };
    // Most amounts stay within a factor of two: nothing to work out.
    let (a, b) = (
        was.with_scale(was.scale.max(is.scale))?.mantissa.abs(),
        is.with_scale(was.scale.max(is.scale))?.mantissa.abs(),
    );
    if a == 0 || b == 0 || (a <= b.saturating_mul(2) && b <= a.saturating_mul(2)) {
        return None;
    }
    let (was, is) = (was.to_exact().abs(), is.to_exact().abs());
    let times = if was > is { divide(&was, &is)? } else { divide(&is, &was)? };
    let show = |side: (&FileRows, usize)| shown(feed, regions, n, of(side), &side.0.rows.texts);
    let (before, after, header) = (show(old), show(new), &new.0.headers[n]);
    let (file, line) = (&old.0.name, old.0.rows.places.line(old.1));
    let at = Location::line(&new.0.name, new.0.rows.places.line(new.1));
    if is_off_by_wan(&times) {
        let message = say!("implausible-unit", header, after, file, line, before);
        let hint = say!("implausible-unit-hint");
        return Some(Diagnostic::warning("implausible-unit", message).hint(hint).at(at));
    }
    let ColumnKind::Quantity { jump: Some(jump), .. } = &feed.columns[n].kind else { return None };
    (times > *jump).then(|| {
        let jump = crate::measure::exact::full(jump);
        let message = say!("implausible-jump", header, after, file, line, before, jump);
        Diagnostic::warning("implausible-jump", message).at(at)
    })
}

fn is_off_by_wan(times: &Exact) -> bool {
    *times >= whole(*OFF_BY_WAN.start()) && *times <= whole(*OFF_BY_WAN.end())
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read, warnings};
    use super::*;

    const COLUMNS: &str = "month = { header = \"月份\", type = \"date\" }\n\
        region = { header = \"乡镇\", type = \"region\" }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\", jump = 3 }\n\
        pay = { header = \"金额\", type = \"quantity\", unit = \"元\", optional = true }\n\
        income = { header = \"收入\", type = \"quantity\", unit = \"元\", optional = true, private = true, jump = 3 }\n";

    /// Warnings about the second of two files, each of which is rows of a region, an area and more.
    fn compared(key: &str, old: &str, new: &str) -> Vec<String> {
        let catalog = catalog(key, COLUMNS);
        let file = |month: &str, rows: &str| {
            let lines: Vec<String> = rows.split(' ').map(|row| format!("2020-{month},{row}")).collect();
            read(
                &catalog,
                &format!("f/a-2020-{month}.csv"),
                &format!("月份,乡镇,面积,金额,收入\n{}\n", lines.join("\n")),
            )
        };
        let mut files = [file("10", old), file("11", new)];
        compare_with_before(&catalog.feeds[0], &catalog.regions, &mut files);
        assert!(warnings(&files[0]).is_empty());
        warnings(&files[1])
    }

    const KEY: &str = "key = [\"month\", \"region\"]";

    #[test]
    fn an_amount_that_jumps_by_more_than_its_factor_is_reported() {
        assert!(compared(KEY, "文昌镇,10,,", "文昌镇,30,,").is_empty());
        assert!(compared(KEY, "文昌镇,30,,", "文昌镇,10,,").is_empty());
        let up = "implausible-jump 2: `面积` is 31亩, the period before (f/a-2020-10.csv line 2) had 10亩: more than 3 times apart";
        assert_eq!(compared(KEY, "文昌镇,10,,", "文昌镇,31,,"), [up]);
        let down = "implausible-jump 2: `面积` is 10亩, the period before (f/a-2020-10.csv line 2) had 31亩: more than 3 times apart";
        assert_eq!(compared(KEY, "文昌镇,31,,", "文昌镇,10,,"), [down]);
        // Another region has no period before; nothing is a multiple of nothing; a private amount is never shown.
        assert!(compared(KEY, "文昌镇,10,,", "柳河镇,31,,").is_empty());
        assert!(compared(KEY, "文昌镇,0,,", "文昌镇,31,,").is_empty());
        assert!(compared(KEY, "文昌镇,31,,", "文昌镇,0,,").is_empty());
        assert!(compared(KEY, "文昌镇,10,,1", "文昌镇,10,,100").is_empty());
    }

    #[test]
    fn an_amount_that_is_off_by_about_ten_thousand_is_in_another_unit() {
        let odd = |now: &str| compared(KEY, "文昌镇,10,1,", &format!("文昌镇,10,{now},"));
        assert!(odd("2999").is_empty());
        let message = "implausible-unit 2: `金额` is 3000元, the period before (f/a-2020-10.csv line 2) had 1元: about 10,000 times apart";
        assert_eq!(odd("3000"), [message]);
        assert_eq!(odd("30000").len(), 1);
        assert!(odd("30001").is_empty());
        assert_eq!(compared(KEY, "文昌镇,10,10000,", "文昌镇,10,1,").len(), 1);
        assert!(compared(KEY, "文昌镇,10,,", "文昌镇,10,1,").is_empty());
        // It is one even where a jump is declared.
        assert!(compared(KEY, "文昌镇,1,,", "文昌镇,10000,,")[0].starts_with("implausible-unit"));
    }

    #[test]
    fn rows_that_are_odd_in_the_same_way_are_reported_once() {
        let rows = compared(KEY, "文昌镇,10,1, 柳河镇,10,1, 河口镇,10,1,", "文昌镇,40,, 柳河镇,40,10000, 河口镇,50,,");
        assert_eq!(rows.len(), 2);
        assert!(
            rows[0].starts_with("implausible-jump 2:") && rows[0].ends_with("; so are 2 more of its rows"),
            "{rows:?}"
        );
        assert!(rows[1].starts_with("implausible-unit 3:") && rows[1].ends_with("apart"), "{rows:?}");
    }

    #[test]
    fn without_a_date_in_the_key_rows_follow_no_period() {
        assert!(compared("key = [\"region\"]", "文昌镇,10,,", "文昌镇,31,,").is_empty());
        assert!(compared("", "文昌镇,10,,", "文昌镇,31,,").is_empty());
        // But without any date a row is one of its file's period.
        let catalog = catalog(
            "key = [\"region\"]",
            "region = { header = \"乡镇\", type = \"region\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\", jump = 3 }\n",
        );
        let file = |name: &str, area: u8| read(&catalog, name, &format!("乡镇,面积\n文昌镇,{area}\n"));
        let mut files = [file("f/a-2020-10.csv", 10), file("f/a-2020-11.csv", 31)];
        compare_with_before(&catalog.feeds[0], &catalog.regions, &mut files);
        assert_eq!(files[1].warnings.len(), 1);
    }
}
