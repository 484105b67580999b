//! Rows of later files that revise those of earlier ones.

use super::row_key::key_text;
use crate::catalog::{ColumnKind, Feed, FilesAre, RegionId, Regions};
use crate::feed::cell::CellValue;
use crate::feed::ledger::Revision;
use crate::feed::rows::{FileRows, RowState, Rows, shown};
use crate::measure::Period;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Lets a later file's row supersede the rows with its key of earlier files. `files` are in order, earliest first.
pub(in crate::feed) fn between_files(feed: &Feed, regions: &Regions, files: &mut [FileRows]) -> Vec<Revision> {
    let mut revisions = Vec::new();
    if feed.key.is_empty() {
        return revisions;
    }
    // In a feed without dates a row counts for its file's period, and next month's row is another one.
    let of_period = match feed.files_are {
        FilesAre::Changes => feed.columns.iter().all(|c| c.kind != ColumnKind::Date),
        FilesAre::Full => feed.required_dates().next().is_none(),
    };
    // Rows that do not name their region are of their file's sender.
    let of_sender = feed.region_column().is_none();
    let mut scopes: Vec<(Option<Period>, Option<RegionId>)> = Vec::new();
    let mut latest: HashMap<(usize, u128), Standing> = HashMap::new();
    let mut twins = Twins::default();
    for file in 0..files.len() {
        let scope = (files[file].period.filter(|_| of_period), files[file].sender.filter(|_| of_sender));
        let scope = scopes.iter().position(|known| *known == scope).unwrap_or_else(|| {
            scopes.push(scope);
            scopes.len() - 1
        });
        let mut replaced: Vec<(Standing, usize)> = Vec::new();
        for row in 0..files[file].rows.keys.len() {
            let key = files[file].rows.keys[row];
            if files[file].rows.states[row] != RowState::Used || key == 0 {
                continue;
            }
            match latest.entry((scope, key)) {
                Entry::Vacant(place) => {
                    place.insert(Standing { file, row });
                }
                Entry::Occupied(place) if place.get().file == file => twins.add(*place.get(), row),
                Entry::Occupied(mut place) => replaced.push((place.insert(Standing { file, row }), row)),
            }
        }
        for (old, row) in replaced {
            for (old_row, new_row) in twins.pairs(files, old, Standing { file, row }) {
                files[old.file].rows.states[old_row] = RowState::Superseded;
                let Some(new_row) = new_row else { continue };
                if files[old.file].rows.contents[old_row] != files[file].rows.contents[new_row] {
                    revise(feed, regions, (&files[old.file], old_row), (&files[file], new_row), &mut revisions);
                }
            }
        }
    }
    revisions
}

/// The first row with a key of the latest file that has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Standing {
    file: usize,
    row: usize,
}

/// Rows that share their key with a row above them in the same file, since they write their region by another name.
#[derive(Debug, Default)]
struct Twins(HashMap<Standing, Vec<usize>>);

impl Twins {
    fn add(&mut self, first: Standing, row: usize) {
        self.0.entry(first).or_default().push(row);
    }

    /// All rows with the key of `first` in its file.
    fn rows(&self, first: Standing) -> Vec<usize> {
        let more = self.0.get(&first).map(Vec::as_slice).unwrap_or_default();
        std::iter::once(first.row).chain(more.iter().copied()).collect()
    }

    /// Each old row with the new one that revises it: the one that writes the region by the same name, else the next that is left.
    fn pairs(&self, files: &[FileRows], old: Standing, new: Standing) -> Vec<(usize, Option<usize>)> {
        if self.0.is_empty() {
            return vec![(old.row, Some(new.row))];
        }
        let mut left = self.rows(new);
        let name = |rows: &Rows, row: usize| rows.region_name(row);
        let mut pairs: Vec<(usize, Option<usize>)> = Vec::new();
        for old_row in self.rows(old) {
            let own = name(&files[old.file].rows, old_row);
            let same = left.iter().position(|row| name(&files[new.file].rows, *row) == own);
            pairs.push((old_row, same.map(|n| left.remove(n))));
        }
        let mut left = left.into_iter();
        pairs.iter_mut().filter(|(_, new)| new.is_none()).for_each(|(_, new)| *new = left.next());
        pairs
    }
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
    use super::super::repeats_within_file::within_file;
    use super::*;
    use crate::catalog::Catalog;
    use crate::feed::anonymise::Secret;
    use crate::feed::checks::test_files::{catalog, read, states};

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
        // The same for whole lists: each one stays the statement of its period.
        let catalog = crate::feed::checks::test_files::catalog("key = [\"region\"]\nfiles_are = \"snapshot\"", columns);
        let file = |name: &str, kind: &str| read(&catalog, name, &text(kind));
        let mut files = [file("f/a-2020-10.csv", "甲"), file("f/a-2020-11.csv", "乙")];
        assert!(between(&catalog, &mut files).is_empty());
        assert_eq!(files.each_ref().map(states), ["u", "u"]);
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

    #[test]
    fn a_later_file_revises_all_rows_with_a_key_whatever_they_call_their_region() {
        let catalog = keyed();
        let file = |name: &str, rows: &str| read(&catalog, name, &format!("统计月份,乡镇,面积\n{rows}"));
        let changes = |revisions: &[Revision]| {
            revisions.iter().map(|r| (r.old_line, r.new_line, r.old.clone(), r.new.clone())).collect::<Vec<_>>()
        };
        let both = "2020-10,上河乡,10\n2020-10,下河乡,20\n";
        // Each by its own name, in any order.
        let mut files = [
            file("f/a-2020-10.csv", both),
            file("f/a-2020-11.csv", "2020-10,下河乡,21\n2020-10,上河乡,10\n"),
            file("f/a-2020-12.csv", "2020-10,河口镇,31\n"),
        ];
        let revisions = between(&catalog, &mut files);
        assert_eq!(files.each_ref().map(states), ["ss", "ss", "u"]);
        let of = |old, new, was: &str, is: &str| (old, new, was.to_owned(), is.to_owned());
        assert_eq!(changes(&revisions), [of(3, 2, "20亩", "21亩"), of(2, 2, "21亩", "31亩")]);
        // One row may be revised by two.
        let mut files = [file("f/a-2020-10.csv", "2020-10,河口镇,30\n"), file("f/a-2020-11.csv", both)];
        let revisions = between(&catalog, &mut files);
        assert_eq!(files.each_ref().map(states), ["s", "uu"]);
        assert_eq!(changes(&revisions), [of(2, 2, "30亩", "10亩")]);
    }
}
