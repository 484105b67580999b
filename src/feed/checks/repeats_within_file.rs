//! Rows of one file that repeat or contradict each other.

use super::row_key::key_text;
use crate::catalog::{Feed, RegionId, Regions, WrittenName};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::reject::Reject;
use crate::feed::rows::Fingerprints;
use crate::feed::rows::{ColumnBuffer, FileRows, NO_SYMBOL, RowState, Rows, date_cells, region_of, shown, text_cells};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// Groups of rows with the same key, in the order of their first rows; 0 is none.
fn same_keys(keys: &[u128]) -> Vec<Vec<usize>> {
    let upper = |key: &u128| if *key == 0 { 0 } else { ((key >> 64) as u64).max(1) };
    let mut groups = Vec::new();
    // Keys that agree in these bits may differ in others.
    for mut rows in Fingerprints::of(keys, upper).repeats() {
        rows.sort_unstable_by_key(|n| (keys[*n], *n));
        let same = rows.chunk_by(|a, b| keys[*a] == keys[*b]).filter(|rows| rows.len() > 1);
        groups.extend(same.map(<[usize]>::to_vec));
    }
    groups.sort_unstable();
    groups
}

/// Settles repeated rows of one file. With a key, exact repeats are superseded and different rows with one key are all rejected; rows
/// that write their region by different names are about two places that one region took over, and neither. Without a key, exact
/// repeats are used and reported.
pub(in crate::feed) fn within_file(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let contradictions = if feed.key.is_empty() {
        warn_of_repeats(file);
        Vec::new()
    } else {
        settle_keys(regions, file)
    };
    for n in contradictions.iter().flatten() {
        file.rows.states[*n] = RowState::Rejected;
    }
    for group in contradictions {
        for n in &group {
            let other = group.iter().find(|o| *o != n).copied().unwrap_or(*n);
            let reject = contradiction(feed, regions, file, *n, other);
            file.rows.rejects.push(reject);
        }
    }
    file.rows.rejects.sort_by_key(|r| r.line);
    file.rows.places.bytes = Vec::new();
}

/// Warns of rows that stand in a file twice.
fn warn_of_repeats(file: &mut FileRows) {
    for group in file.rows.fingerprints.repeats() {
        let (first, more) = (file.rows.places.line(group[0]), group.len() - 1);
        let message = say!("rows-alike", first, more);
        let at = Location::line(&file.name, file.rows.places.line(group[1]));
        file.warnings.push(Diagnostic::warning("duplicate-row", message).at(at));
    }
}

/// Supersedes exact repeats of rows with one key; returns the groups of rows with one key that differ.
fn settle_keys(regions: &Regions, file: &mut FileRows) -> Vec<Vec<usize>> {
    let rows = &mut file.rows;
    let (mut contradictions, mut under_two_names) = (Vec::new(), Vec::new());
    for group in same_keys(&rows.keys) {
        let by_name = apart_by_name(rows, group);
        if by_name.len() > 1 {
            under_two_names.push(by_name.iter().map(|group| group[0]).collect::<Vec<_>>());
        }
        for group in by_name.into_iter().filter(|group| group.len() > 1) {
            if group.iter().all(|n| rows.contents[*n] == rows.contents[group[0]]) {
                group[1..].iter().for_each(|n| rows.states[*n] = RowState::Superseded);
            } else {
                contradictions.push(group);
            }
        }
    }
    let kept: BTreeSet<usize> = under_two_names.iter().flatten().copied().collect();
    warn_of_two_names(regions, file, &under_two_names);
    file.rows.aliases.retain(|(row, _)| kept.contains(row));
    contradictions
}

/// The rows of a group, apart by the name by which they write their region: the region's own name first.
fn apart_by_name(rows: &Rows, group: Vec<usize>) -> Vec<Vec<usize>> {
    if rows.aliases.is_empty() {
        return vec![group];
    }
    let mut apart: BTreeMap<WrittenName, Vec<usize>> = BTreeMap::new();
    for row in group {
        apart.entry(rows.region_name(row)).or_default().push(row);
    }
    apart.into_values().collect()
}

/// Warns where a region stands under its own name beside one of its aliases: two aliases are two places that it took over, but here
/// one place may be written in two ways.
fn warn_of_two_names(regions: &Regions, file: &mut FileRows, groups: &[Vec<usize>]) {
    let mut told: BTreeSet<RegionId> = BTreeSet::new();
    for group in groups {
        let (own, other) = (group[0], group[1]);
        let (rows, position) = (&file.rows, file.rows.region_name(other).position());
        let Some(position) = position.filter(|_| rows.region_name(own) == WrittenName::OWN) else { continue };
        let ids = rows.values.iter().find_map(|v| if let ColumnBuffer::Regions(ids) = v { Some(ids) } else { None });
        let Some(id) = ids.map(|ids| ids[own]).filter(|id| *id != NO_SYMBOL).map(RegionId) else { continue };
        if !told.insert(id) {
            continue;
        }
        let (name, alias, line) = (&regions.get(id).name, &regions.get(id).aliases[position], rows.places.line(own));
        let message = say!("region-under-two-names", name, alias, line);
        let at = Location::line(&file.name, rows.places.line(other));
        file.warnings.push(Diagnostic::warning("two-names", message).at(at));
    }
}

fn contradiction(feed: &Feed, regions: &Regions, file: &FileRows, n: usize, other: usize) -> Reject {
    let rows = &file.rows;
    let (place, line) = (rows.places.get(n), rows.places.line(other));
    let (row, others) = (rows.row(n), rows.row(other));
    let column = feed.columns.iter().position(|c| feed.key.contains(&c.id));
    let differs = (0..row.len()).find(|c| row[*c] != others[*c]).map_or_else(String::new, |c| {
        let shown = |row: &[CellValue]| match shown(feed, regions, c, row[c], &rows.texts) {
            blank if blank.is_empty() => "—".to_owned(),
            shown => shown,
        };
        format!("{} {} ≠ {}", file.headers[c], shown(&row), shown(&others))
    });
    Reject {
        file: file.name.clone(),
        line: place.line,
        byte: place.byte(),
        column: column.map(|c| file.headers[c].clone()),
        code: "primary-key-error",
        raw: key_text(feed, regions, rows, n),
        message: say!("duplicate-key", line, differs),
        period: file.period,
        spoken_for: None,
        region: region_of(feed, regions, file.sender, &row),
        cells: text_cells(feed, &row, &rows.texts),
        days: date_cells(feed, &row),
        excerpt: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::feed::checks::test_files::{catalog, read, states, warnings};
    use crate::words::Language;

    const AREA: &str = "month = { header = \"统计月份\", type = \"date\" }\n\
        region = { header = \"乡镇\", type = \"region\" }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
        farmer = { header = \"户主\", type = \"text\", optional = true, private = true }\n";

    fn keyed() -> Catalog {
        catalog("key = [\"month\", \"region\"]", AREA)
    }

    #[test]
    fn keys_are_the_same_in_all_of_their_bits_only() {
        let key = |high: u128, low: u128| high << 64 | low;
        let keys = [key(5, 1), key(5, 2), 0, key(5, 1), key(0, 7), key(0, 7), 0, key(1, 7), key(5, 2), key(6, 1)];
        assert_eq!(same_keys(&keys), [vec![0, 3], vec![1, 8], vec![4, 5]]);
    }

    #[test]
    fn exact_repeats_are_superseded_and_contradictions_rejected_all_of_them() {
        let catalog = keyed();
        let text = "统计月份,乡镇,面积,户主\n2020-11,文昌镇,10,\n2020-11,柳河镇,20,\n2020-11,文昌镇,10,\n2020-11,柳河镇,21,\n\
            2020-11,河口镇,5,\n2020-12,文昌镇,10,\n";
        let mut file = read(&catalog, "f/a-2020-11.csv", text);
        within_file(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!(states(&file), "ursruu");
        assert!(warnings(&file).is_empty());
        let rejects = &file.rows.rejects;
        assert_eq!(
            rejects.iter().map(|r| (r.line, r.code)).collect::<Vec<_>>(),
            [(3, "primary-key-error"), (5, "primary-key-error")]
        );
        assert_eq!(rejects[0].byte, Some(text.find("2020-11,柳河镇,20").unwrap() as u64));
        assert_eq!((rejects[0].column.as_deref(), &*rejects[0].raw), (Some("统计月份"), "2020-11-30 · 柳河镇"));
        assert!(
            rejects[0]
                .message
                .in_language(Language::English)
                .starts_with("the same key as line 5 with other values (面积 20亩 ≠ 21亩)")
        );
        assert!(
            rejects[1]
                .message
                .in_language(Language::English)
                .starts_with("the same key as line 3 with other values (面积 21亩 ≠ 20亩)")
        );
        assert_eq!(rejects[0].region, catalog.regions.find("柳河镇").ok());
    }

    #[test]
    fn a_blank_is_told_apart_from_a_value_and_a_private_value_is_masked() {
        let catalog = keyed();
        let text = "统计月份,乡镇,面积,户主\n2020-11,文昌镇,10,\n2020-11,文昌镇,10,张三\n";
        let mut file = read(&catalog, "f/a-2020-11.csv", text);
        within_file(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!(states(&file), "rr");
        assert!(
            file.rows.rejects[0].message.in_language(Language::English).contains("(户主 — ≠ ***)"),
            "{}",
            file.rows.rejects[0].message.in_language(Language::English)
        );
    }

    #[test]
    fn without_a_key_repeats_are_used_and_reported() {
        let catalog = catalog("", AREA);
        let text = "统计月份,乡镇,面积\n2020-11,文昌镇,10\n2020-11,柳河镇,20\n2020-11,文昌镇,10\n2020-11,文昌镇,10\n";
        let mut file = read(&catalog, "f/a-2020-11.csv", text);
        within_file(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!(states(&file), "uuuu");
        let expected = "duplicate-row 4: rows exactly like line 2: 2 more; the feed has no key, so all were used";
        assert_eq!(warnings(&file), [expected]);
    }

    #[test]
    fn two_names_that_one_region_took_over_are_two_rows_equal_or_not() {
        let catalog = keyed();
        let settled = |rows: &str| {
            let mut file = read(&catalog, "f/a-2020-11.csv", &format!("统计月份,乡镇,面积\n{rows}"));
            within_file(&catalog.feeds[0], &catalog.regions, &mut file);
            (states(&file), warnings(&file), file.rows.aliases.len())
        };
        for rows in ["2020-11,上河乡,10\n2020-11,下河乡,10\n", "2020-11,上河乡,10\n2020-11,下河乡,11\n"] {
            assert_eq!(settled(rows), ("uu".to_owned(), vec![], 2));
        }
        // Under one name, however it is padded, they are the same row again, or contradict each other.
        assert_eq!(settled("2020-11,上河乡,10\n2020-11,上 河 乡,10\n"), ("us".to_owned(), vec![], 0));
        let rows = "2020-11,上河乡,10\n2020-11,下河乡,10\n2020-11,上河乡,11\n2020-11,下河乡,10\n2020-12,下河乡,7\n";
        assert_eq!(settled(rows), ("rursu".to_owned(), vec![], 2));
        // A code is the region's own name.
        assert_eq!(settled("2020-11,河口镇,10\n2020-11,411025903,10\n2020-11,上河乡,10\n").0, "usu");
    }

    #[test]
    fn a_regions_own_name_beside_an_alias_is_told_once_a_region() {
        let catalog = keyed();
        let rows = "2020-10,上河乡,10\n2020-10,河口镇,10\n2020-11,上河乡,10\n2020-11,河口镇,11\n";
        let mut file = read(&catalog, "f/a-2020-11.csv", &format!("统计月份,乡镇,面积\n{rows}"));
        within_file(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!(states(&file), "uuuu");
        let expected = "two-names 2: 河口镇 stands here as 上河乡, and under its own name in line 3; both rows were used, as those of \
                        two places: where they are one row written twice, delete one";
        assert_eq!(warnings(&file), [expected]);
    }
}
