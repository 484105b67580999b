//! Rows that repeat, contradict or revise each other.

use crate::catalog::{ColumnKind, Feed, FilesAre, Regions};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::ledger::Revision;
use crate::feed::reject::Reject;
use crate::feed::rows::Fingerprints;
use crate::feed::rows::{FileRows, RowState, Rows, region_of, shown, text_cells};
use crate::measure::Period;
use crate::say;
use std::collections::HashMap;

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

/// Settles repeated rows of one file. With a key, exact repeats are superseded and different rows with one key are all rejected.
/// Without a key, exact repeats are used and reported.
pub(in crate::feed) fn within_file(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let rows = &mut file.rows;
    let keyed = !feed.key.is_empty();
    let mut contradictions = Vec::new();
    for group in if keyed { same_keys(&rows.keys) } else { rows.fingerprints.repeats() } {
        if !keyed {
            let (first, more) = (rows.places.line(group[0]), group.len() - 1);
            let message = say!("rows-alike", first, more);
            let at = Location::line(&file.name, rows.places.line(group[1]));
            file.warnings.push(Diagnostic::warning("duplicate-row", message).at(at));
        } else if group.iter().all(|n| rows.contents[*n] == rows.contents[group[0]]) {
            for n in &group[1..] {
                rows.states[*n] = RowState::Superseded;
            }
        } else {
            contradictions.push(group);
        }
    }
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

fn key_text(feed: &Feed, regions: &Regions, rows: &Rows, row: usize) -> String {
    let columns = (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id));
    let parts: Vec<_> = columns.map(|n| shown(feed, regions, n, rows.values[n].get(row), &rows.texts)).collect();
    parts.join(" · ")
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
        region: region_of(feed, regions, &row),
        cells: text_cells(feed, &row, &rows.texts),
        excerpt: None,
    }
}

/// Lets a later file's row supersede an earlier one with its key. `files` are in order, earliest first.
pub(in crate::feed) fn between_files(feed: &Feed, regions: &Regions, files: &mut [FileRows]) -> Vec<Revision> {
    let mut revisions = Vec::new();
    if feed.key.is_empty() {
        return revisions;
    }
    // In a feed without dates a row counts for its file's period, and next month's row is another one.
    let of_period = feed.files_are == FilesAre::Changes && feed.columns.iter().all(|c| c.kind != ColumnKind::Date);
    let mut latest: HashMap<(Option<Period>, u128), (usize, usize)> = HashMap::new();
    for file in 0..files.len() {
        let period = files[file].period.filter(|_| of_period);
        for row in 0..files[file].rows.keys.len() {
            let key = files[file].rows.keys[row];
            if files[file].rows.states[row] != RowState::Used || key == 0 {
                continue;
            }
            let Some((old_file, old_row)) = latest.insert((period, key), (file, row)) else { continue };
            if files[old_file].rows.contents[old_row] != files[file].rows.contents[row] {
                revise(feed, regions, (&files[old_file], old_row), (&files[file], row), &mut revisions);
            }
            files[old_file].rows.states[old_row] = RowState::Superseded;
        }
    }
    revisions
}

fn revise(feed: &Feed, regions: &Regions, old: (&FileRows, usize), new: (&FileRows, usize), into: &mut Vec<Revision>) {
    let show =
        |(f, row): (&FileRows, usize), n: usize| shown(feed, regions, n, f.rows.values[n].get(row), &f.rows.texts);
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.private) {
        let same = match (old.0.rows.values[n].get(old.1), new.0.rows.values[n].get(new.1)) {
            (CellValue::Text(a), CellValue::Text(b)) => old.0.rows.texts.get(a) == new.0.rows.texts.get(b),
            (a, b) => a == b,
        };
        if same {
            continue;
        }
        into.push(Revision {
            key: key_text(feed, regions, &new.0.rows, new.1),
            old_file: old.0.name.clone(),
            old_line: old.0.rows.places.line(old.1),
            new_file: new.0.name.clone(),
            new_line: new.0.rows.places.line(new.1),
            column: column.id.clone(),
            old: show(old, n),
            new: show(new, n),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::feed::anonymise::Secret;
    use crate::feed::checks::test_files::{catalog, read, states, warnings};
    use crate::words::Language;

    const AREA: &str = "month = { header = \"统计月份\", type = \"date\" }\n\
        region = { header = \"乡镇\", type = \"region\" }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
        farmer = { header = \"户主\", type = \"text\", optional = true, private = true }\n";

    fn keyed() -> Catalog {
        catalog("key = [\"month\", \"region\"]", AREA)
    }

    fn between(catalog: &Catalog, files: &mut [FileRows]) -> Vec<Revision> {
        for file in files.iter_mut() {
            within_file(&catalog.feeds[0], &catalog.regions, file);
        }
        between_files(&catalog.feeds[0], &catalog.regions, files)
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
    fn a_later_file_revises_and_each_changed_value_is_a_revision() {
        let catalog = keyed();
        let head = "统计月份,乡镇,面积,户主\n";
        let first = format!("{head}2020-10,文昌镇,10,张三\n2020-10,柳河镇,20,\n2020-10,河口镇,5,\n");
        let second = format!("{head}2020-10,河口镇,5,\n2020-10,文昌镇,12,李四\n2020-11,柳河镇,20,\n");
        let mut files = [read(&catalog, "f/a-2020-10.csv", &first), read(&catalog, "f/a-2020-11.csv", &second)];
        let revisions = between(&catalog, &mut files);
        assert_eq!((states(&files[0]), states(&files[1])), ("sus".to_owned(), "uuu".to_owned()));
        // The farmer's name is private, and the third row is the same in both files.
        assert_eq!(
            revisions,
            [Revision {
                key: "2020-10-31 · 文昌镇".to_owned(),
                old_file: "f/a-2020-10.csv".to_owned(),
                old_line: 2,
                new_file: "f/a-2020-11.csv".to_owned(),
                new_line: 3,
                column: "area".to_owned(),
                old: "10亩".to_owned(),
                new: "12亩".to_owned(),
            }]
        );
    }

    #[test]
    fn rejected_rows_revise_nothing() {
        let catalog = keyed();
        let head = "统计月份,乡镇,面积\n";
        let first = format!("{head}2020-10,文昌镇,10\n");
        let second = format!("{head}2020-10,文昌镇,11\n2020-10,文昌镇,12\n");
        let mut files = [read(&catalog, "f/a-2020-10.csv", &first), read(&catalog, "f/a-2020-11.csv", &second)];
        assert!(between(&catalog, &mut files).is_empty());
        assert_eq!((states(&files[0]), states(&files[1])), ("u".to_owned(), "rr".to_owned()));
    }

    #[test]
    fn without_dates_a_key_is_one_of_its_files_period() {
        let columns = "region = { header = \"乡镇\", type = \"region\" }\n\
            kind = { header = \"类别\", type = \"text\" }\n";
        let catalog = catalog("key = [\"region\"]", columns);
        let text = |kind: &str| format!("乡镇,类别\n文昌镇,{kind}\n");
        let file = |name: &str, kind: &str| read(&catalog, name, &text(kind));
        let mut files = [file("f/a-2020-10.csv", "甲"), file("f/a-2020-11.csv", "乙"), file("f/a-2020-11-b.csv", "丙")];
        let revisions = between(&catalog, &mut files);
        assert_eq!(files.each_ref().map(states), ["u", "s", "u"]);
        let changed: Vec<_> = revisions.iter().map(|r| (&*r.column, &*r.old, &*r.new)).collect();
        assert_eq!(changed, [("kind", "乙", "丙")]);
        // The same for files that are snapshots, where the key is one thing through all periods.
        let catalog = crate::feed::checks::test_files::catalog("key = [\"region\"]\nfiles_are = \"snapshot\"", columns);
        let file = |name: &str, kind: &str| read(&catalog, name, &text(kind));
        let mut files = [file("f/a-2020-10.csv", "甲"), file("f/a-2020-11.csv", "乙")];
        assert_eq!(between(&catalog, &mut files).len(), 1);
        assert_eq!(files.each_ref().map(states), ["s", "u"]);
    }

    #[test]
    fn without_a_key_no_file_revises_another() {
        let catalog = catalog("", AREA);
        let text = "统计月份,乡镇,面积\n2020-11,文昌镇,10\n";
        let mut files = [read(&catalog, "f/a-2020-10.csv", text), read(&catalog, "f/a-2020-11.csv", text)];
        assert!(between(&catalog, &mut files).is_empty());
        assert_eq!(files.each_ref().map(states), ["u", "u"]);
        assert_eq!(Secret::of_this_run(), Secret::of_this_run());
    }
}
