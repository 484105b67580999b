//! Control totals: a row for a region beside rows for regions below it, in one file or in several. Never added; compared with their sum.

use crate::catalog::{ColumnKind, Feed, RegionId, Regions, Wholes};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::{CellValue, day};
use crate::feed::checks::amounts::{additive, amount, sum};
use crate::feed::rows::{ColumnBuffer, FileRows, NO_SYMBOL, RowState};
use crate::measure::{Exact, Period, Unit};
use crate::say;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A row of one of several files: the positions of both.
type Place = (usize, usize);

/// Rows that belong together, with their regions.
type Group = Vec<(Place, RegionId)>;

/// Marks the control totals of one file. Rows belong together when their other key columns agree or, in a feed without a
/// key, their dates and closed-list texts. A feed of events without amounts has no control totals.
pub(in crate::feed) fn skip_control_totals(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    mark(feed, regions, std::slice::from_mut(file));
}

/// Marks the control totals whose parts stand in other files. Rows without a date of their own belong together in one period only.
pub(in crate::feed) fn skip_totals_of_other_files(feed: &Feed, regions: &Regions, files: &mut [FileRows]) {
    if files.len() > 1 {
        mark(feed, regions, files);
    }
}

/// Whether a row of one file may be the control total of rows of another, so that all rows are needed with their own dates.
pub(in crate::feed) fn may_total_other_files(feed: &Feed, regions: &Regions, files: &[FileRows]) -> bool {
    let place = feed.columns.iter().position(|c| c.kind == ColumnKind::Region);
    let is_asked = feed.wholes != Wholes::Figures && files.len() > 1;
    is_asked && place.is_some_and(|place| beside(feed, place).is_some() && mixes_levels(regions, files, place))
}

fn mark(feed: &Feed, regions: &Regions, files: &mut [FileRows]) {
    if feed.wholes == Wholes::Figures {
        return;
    }
    let Some(place) = feed.columns.iter().position(|c| c.kind == ColumnKind::Region) else { return };
    let Some(beside) = beside(feed, place) else { return };
    if !mixes_levels(regions, files, place) {
        return;
    }
    let is_dated = feed.required_dates().next().is_some();
    let mut groups: BTreeMap<(u128, Option<Period>), Group> = BTreeMap::new();
    for (n, file) in files.iter().enumerate().filter(|(_, file)| !file.rows.is_set_aside()) {
        let (ColumnBuffer::Regions(ids), period) = (&file.rows.values[place], file.period.filter(|_| !is_dated)) else {
            continue;
        };
        for row in file.rows.used().filter(|row| ids[*row] != NO_SYMBOL) {
            let group = groups.entry((file.rows.fingerprint(row, &beside), period)).or_default();
            group.push(((n, row), RegionId(ids[row])));
        }
    }
    let mut totals: Vec<(Place, Vec<Place>)> = Vec::new();
    for group in groups.values() {
        let seen: BTreeSet<RegionId> = group.iter().map(|(_, id)| *id).collect();
        for (total, id, parts) in totals_of(group, &seen, regions) {
            let all_there = || has_all_parts(id, &seen, regions, day_of(feed, files, total));
            // A state of the whole stands until all parts have spoken, unless it is the sum of those that have.
            if feed.wholes == Wholes::Totals || reconciles(feed, files, total, &parts) || all_there() {
                totals.push((total, parts));
            }
        }
    }
    totals.sort_unstable();
    for (total, parts) in totals {
        files[total.0].rows.states[total.1] = RowState::Skipped;
        compare(feed, regions, files, place, total, &parts);
    }
}

/// The columns that rows of one statement share; None where no row can be the total of others.
fn beside(feed: &Feed, place: usize) -> Option<Vec<usize>> {
    if feed.key.is_empty() {
        if !feed.columns.iter().any(|c| matches!(c.kind, ColumnKind::Quantity { .. })) {
            return None;
        }
        let groups = |n: &usize| feed.columns[*n].kind == ColumnKind::Date || !feed.columns[*n].one_of.is_empty();
        return Some((0..feed.columns.len()).filter(groups).collect());
    }
    feed.key
        .contains(&feed.columns[place].id)
        .then(|| (0..feed.columns.len()).filter(|n| *n != place && feed.key.contains(&feed.columns[*n].id)).collect())
}

/// Whether rows speak of regions and of others below them. Most feeds hold one level of regions: nothing to do, and nothing to hash.
fn mixes_levels(regions: &Regions, files: &[FileRows], place: usize) -> bool {
    let mut seen = vec![false; regions.iter().count()];
    for file in files {
        let ColumnBuffer::Regions(ids) = &file.rows.values[place] else { continue };
        for (id, state) in ids.iter().zip(&file.rows.states) {
            if *state == RowState::Used && *id != NO_SYMBOL {
                seen[*id as usize] = true;
            }
        }
    }
    let is_seen = |id: RegionId| seen[id.0 as usize];
    regions.iter().any(|(id, _)| is_seen(id) && regions.with_ancestors(id).skip(1).any(is_seen))
}

/// Each row of a group that stands above others, with its region and the topmost rows below it.
fn totals_of(
    group: &[(Place, RegionId)],
    seen: &BTreeSet<RegionId>,
    regions: &Regions,
) -> Vec<(Place, RegionId, Vec<Place>)> {
    let mut parts: BTreeMap<RegionId, Vec<Place>> = BTreeMap::new();
    for (at, id) in group {
        if let Some(above) = regions.with_ancestors(*id).skip(1).find(|a| seen.contains(a)) {
            parts.entry(above).or_default().push(*at);
        }
    }
    let total = |(at, id): &(Place, RegionId)| Some((*at, *id, parts.get(id)?.clone()));
    group.iter().filter_map(total).collect()
}

/// Whether every part of a region that exists on a day is among those that have a row, or has all its own parts there.
fn has_all_parts(region: RegionId, seen: &BTreeSet<RegionId>, regions: &Regions, on: Option<Date>) -> bool {
    let exists = |id: RegionId| on.map_or(regions.get(id).valid_to.is_none(), |day| regions.get(id).is_valid_on(day));
    let mut parts = regions.iter().filter(|(id, r)| r.parent == Some(region) && exists(*id)).peekable();
    parts.peek().is_some() && parts.all(|(id, _)| seen.contains(&id) || has_all_parts(id, seen, regions, on))
}

/// The day that a row speaks of: its first required date, else the end of its file's period.
fn day_of(feed: &Feed, files: &[FileRows], (file, row): Place) -> Option<Date> {
    let columns = feed.columns.iter().zip(&files[file].rows.values);
    let mut dates = columns.filter(|(column, _)| column.kind == ColumnKind::Date && !column.optional);
    match dates.next().map(|(_, values)| values.get(row)) {
        Some(CellValue::Day(n)) => Some(day(n)),
        _ => files[file].period.map(Period::last_day),
    }
}

/// Each amount that a total states, with its column and unit, beside the sum of its parts.
fn amounts<'a>(
    feed: &'a Feed,
    files: &'a [FileRows],
    (own, row): Place,
    parts: &'a [Place],
) -> impl Iterator<Item = (usize, Unit, Exact, Exact)> {
    additive(feed).filter_map(move |(n, unit)| {
        let CellValue::Amount(stated) = files[own].rows.values[n].get(row) else { return None };
        let sums = parts.iter().map(|(file, part)| sum(&files[*file].rows, n, std::iter::once(*part)));
        Some((n, unit, stated.to_exact(), sums.sum::<Exact>()))
    })
}

/// Whether a total states amounts, and each is the sum of its parts.
fn reconciles(feed: &Feed, files: &[FileRows], total: Place, parts: &[Place]) -> bool {
    let mut amounts = amounts(feed, files, total, parts).peekable();
    amounts.peek().is_some() && amounts.all(|(_, _, stated, sum)| stated == sum)
}

fn compare(feed: &Feed, regions: &Regions, files: &mut [FileRows], place: usize, total: Place, parts: &[Place]) {
    let (own, row) = total;
    let differing: Vec<_> = amounts(feed, files, total, parts).filter(|(_, _, stated, sum)| stated != sum).collect();
    for (n, unit, stated, sum) in differing {
        let region = match files[own].rows.values[place].get(row) {
            CellValue::Region(id) => regions.get(id).title.as_str(),
            _ => "",
        };
        let (stated, sum, count) = (amount(&stated, unit), amount(&sum, unit), parts.len());
        let header = &files[own].headers[n];
        let message = say!("subtotal-differs", header, region, stated, count, sum);
        let at = Location::line(&files[own].name, files[own].rows.places.line(row));
        files[own].warnings.push(Diagnostic::warning("control-total", message).at(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::checks::test_files::{catalog, read, states, warnings};

    const COLUMNS: &str = "month = { header = \"月份\", type = \"date\" }\n\
        region = { header = \"乡镇\", type = \"region\", optional = true }\n\
        kind = { header = \"类别\", type = \"text\", one_of = [\"甲\", \"乙\"] }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\", optional = true }\n\
        share = { header = \"比例\", type = \"quantity\", unit = \"%\", optional = true }\n\
        pay = { header = \"补贴\", type = \"quantity\", unit = \"元\", optional = true, private = true }\n";
    const HEAD: &str = "月份,乡镇,类别,面积,比例,补贴\n";

    fn settled(key: &str, rows: &str) -> (String, Vec<String>) {
        settled_in(key, COLUMNS, &format!("{HEAD}{rows}"))
    }

    fn settled_in(key: &str, columns: &str, text: &str) -> (String, Vec<String>) {
        let catalog = catalog(key, columns);
        let mut file = read(&catalog, "f/a-2020-11.csv", text);
        skip_control_totals(&catalog.feeds[0], &catalog.regions, &mut file);
        (states(&file), warnings(&file))
    }

    const KEY: &str = "key = [\"month\", \"region\", \"kind\"]";

    #[test]
    fn a_region_above_others_is_skipped_and_compared_with_their_sum() {
        let rows = "2020-11,襄城县,甲,30,1,9\n2020-11,文昌镇,甲,10,1,1\n2020-11,柳河镇,甲,20,1,1\n";
        assert_eq!(settled(KEY, rows), ("kuu".to_owned(), vec![]));
        // Below its parts too; neither a share nor a private amount is compared.
        let rows = "2020-11,文昌镇,甲,10,1,1\n2020-11,柳河镇,甲,20.5,1,1\n2020-11,襄城县,甲,31,1,9\n";
        let message =
            "control-total 4: `面积` of 襄城县 is 31 mu, but its 2 rows add up to 30.5 mu; the total row is not added";
        assert_eq!(settled(KEY, rows), ("uuk".to_owned(), vec![message.to_owned()]));
    }

    #[test]
    fn a_total_that_states_no_amount_is_not_compared() {
        let rows = "2020-11,襄城县,甲,,,\n2020-11,文昌镇,甲,10,,\n";
        assert_eq!(settled(KEY, rows), ("ku".to_owned(), vec![]));
    }

    #[test]
    fn rows_belong_together_where_the_other_key_columns_agree() {
        let rows = "2020-11,襄城县,甲,30,,\n2020-11,文昌镇,乙,10,,\n2020-10,柳河镇,甲,20,,\n";
        assert_eq!(settled(KEY, rows).0, "uuu");
        // With the region alone as the key, all of them do.
        assert_eq!(settled("key = [\"region\"]", rows).0, "kuu");
        // Without it in the key, regions are no parts of each other.
        assert_eq!(settled("key = [\"month\", \"kind\"]", rows).0, "uuu");
    }

    #[test]
    fn without_a_key_rows_belong_together_by_dates_and_closed_lists() {
        let rows = "2020-11,襄城县,甲,30,,\n2020-11,文昌镇,甲,30,,\n2020-11,柳河镇,乙,20,,\n";
        assert_eq!(settled("", rows), ("kuu".to_owned(), vec![]));
        let rows = "2020-11,襄城县,甲,30,,\n2020-10,文昌镇,甲,30,,\n2020-11,柳河镇,乙,20,,\n";
        assert_eq!(settled("", rows), ("uuu".to_owned(), vec![]));
    }

    #[test]
    fn events_without_amounts_have_no_totals() {
        let columns =
            "day = { header = \"日期\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n";
        let text = "日期,乡镇\n2020-11-03,襄城县\n2020-11-03,文昌镇\n";
        assert_eq!(settled_in("", columns, text).0, "uu");
    }

    #[test]
    fn rows_without_a_region_and_rows_that_are_not_used_total_nothing() {
        let rows = "2020-11,襄城县,甲,30,,\n2020-11,,甲,10,,\n";
        assert_eq!(settled("", rows).0, "uu");
        let catalog = catalog(KEY, COLUMNS);
        let text = format!("{HEAD}2020-11,襄城县,甲,30,,\n2020-11,文昌镇,甲,10,,\n2020-11,柳河镇,甲,30,,\n");
        let mut file = read(&catalog, "f/a-2020-11.csv", &text);
        file.rows.states[1] = RowState::Superseded;
        skip_control_totals(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!((states(&file), warnings(&file)), ("ksu".to_owned(), vec![]));
        // Superseded, a row above others is no total.
        let mut file = read(&catalog, "f/a-2020-11.csv", &text);
        file.rows.states[0] = RowState::Superseded;
        skip_control_totals(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!(states(&file), "suu");
    }
}
