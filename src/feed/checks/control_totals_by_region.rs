//! Control totals: a row for a region beside rows for regions below it. Never added; compared with their sum.

use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::checks::amounts::{additive, amount, sum};
use crate::feed::rows::{ColumnBuffer, FileRows, NO_SYMBOL, RowState};
use crate::say;
use std::collections::BTreeMap;

/// Marks the control totals of one file. Rows belong together when their other key columns agree or, in a feed without a
/// key, their dates and closed-list texts. A feed of events without amounts has no control totals.
pub(in crate::feed) fn skip_control_totals(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let rows = &mut file.rows;
    if feed.keeps_totals {
        return;
    }
    let Some(place) = feed.columns.iter().position(|c| c.kind == ColumnKind::Region) else { return };
    let beside: Vec<usize> = if feed.key.is_empty() {
        if !feed.columns.iter().any(|c| matches!(c.kind, ColumnKind::Quantity { .. })) {
            return;
        }
        let groups = |n: &usize| feed.columns[*n].kind == ColumnKind::Date || !feed.columns[*n].one_of.is_empty();
        (0..feed.columns.len()).filter(groups).collect()
    } else {
        if !feed.key.contains(&feed.columns[place].id) {
            return;
        }
        (0..feed.columns.len()).filter(|n| *n != place && feed.key.contains(&feed.columns[*n].id)).collect()
    };
    let ColumnBuffer::Regions(ids) = &rows.values[place] else { return };
    // Most files hold one level of regions: nothing to do, and nothing to hash.
    let mut seen = vec![false; regions.iter().count()];
    for (id, state) in ids.iter().zip(&rows.states) {
        if *state == RowState::Used && *id != NO_SYMBOL {
            seen[*id as usize] = true;
        }
    }
    let is_seen = |id: RegionId| seen[id.0 as usize];
    if !regions.iter().any(|(id, _)| is_seen(id) && regions.with_ancestors(id).skip(1).any(is_seen)) {
        return;
    }
    let present = rows.used().filter(|n| ids[*n] != NO_SYMBOL).map(|n| (n, RegionId(ids[n])));
    let mut groups: BTreeMap<u128, Vec<(usize, RegionId)>> = BTreeMap::new();
    for (n, id) in present {
        groups.entry(rows.fingerprint(n, &beside)).or_default().push((n, id));
    }
    let mut totals: Vec<(usize, Vec<usize>)> = groups.values().flat_map(|g| totals_of(g, regions)).collect();
    totals.sort_unstable();
    for (total, parts) in totals {
        file.rows.states[total] = RowState::Skipped;
        compare(feed, regions, file, place, total, &parts);
    }
}

/// Each row of a group that stands above others, with the topmost rows below it.
fn totals_of(group: &[(usize, RegionId)], regions: &Regions) -> Vec<(usize, Vec<usize>)> {
    let seen: std::collections::BTreeSet<RegionId> = group.iter().map(|(_, id)| *id).collect();
    let mut parts: BTreeMap<RegionId, Vec<usize>> = BTreeMap::new();
    for (n, id) in group {
        if let Some(above) = regions.with_ancestors(*id).skip(1).find(|a| seen.contains(a)) {
            parts.entry(above).or_default().push(*n);
        }
    }
    let total = |(n, id): &(usize, RegionId)| Some((*n, parts.get(id)?.clone()));
    group.iter().filter_map(total).collect()
}

fn compare(feed: &Feed, regions: &Regions, file: &mut FileRows, place: usize, total: usize, parts: &[usize]) {
    for (n, unit) in additive(feed) {
        let CellValue::Amount(stated) = file.rows.values[n].get(total) else { continue };
        let (stated, sum) = (stated.to_exact(), sum(&file.rows, n, parts.iter().copied()));
        if sum == stated {
            continue;
        }
        let region = match file.rows.values[place].get(total) {
            CellValue::Region(id) => regions.get(id).title.as_str(),
            _ => "",
        };
        let (stated, sum, count) = (amount(&stated, unit), amount(&sum, unit), parts.len());
        let header = &file.headers[n];
        let message = say!("subtotal-differs", header, region, stated, count, sum);
        let at = Location::line(&file.name, file.rows.places.line(total));
        file.warnings.push(Diagnostic::warning("control-total", message).at(at));
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
