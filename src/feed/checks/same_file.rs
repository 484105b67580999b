//! Files of one feed with the same bytes: copies that people made.

use crate::diag::{Diagnostic, Location};
use crate::feed::rows::FileRows;
use crate::say;
use std::collections::BTreeMap;

/// Uses one of several files with the same bytes, of one sender and with the same period in their names, where they have rows of data:
/// the rows of the others are superseded. Files come in their order; the first is used or, where a file with other bytes came between, the
/// last. Files whose names give other periods or senders are reports of their own: a nil report, or a list that has not changed.
pub(in crate::feed) fn set_copies_aside(files: &mut [FileRows]) {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (n, file) in files.iter().enumerate() {
        let sheet = file.name.strip_prefix(&file.path).unwrap_or_default().to_owned();
        let says = (file.period, file.longer_period, file.sender);
        alike.entry((file.hash.clone(), sheet, says)).or_default().push(n);
    }
    for ((hash, _, says), copies) in alike {
        let [first, .., last] = copies[..] else { continue };
        if files[first].rows.data_rows() == 0 {
            continue;
        }
        let says_of = |f: &FileRows| (f.period, f.longer_period, f.sender);
        let differs = |f: &FileRows| f.hash != hash && says_of(f) == says;
        let used = if files[first..last].iter().any(differs) { last } else { first };
        let name = files[used].name.clone();
        for n in copies.into_iter().filter(|n| *n != used) {
            let copy = &mut files[n];
            copy.rows.supersede_all();
            let message = say!("same-file", used = name);
            copy.warnings = vec![Diagnostic::warning("same-file", message).at(Location::file(&copy.name))];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read, states, warnings};
    use super::*;

    const COLUMNS: &str =
        "day = { header = \"日期\", type = \"date\" }\nn = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";

    fn settled(files: &[(&str, &str)]) -> Vec<FileRows> {
        let catalog = catalog("", COLUMNS);
        let mut files: Vec<FileRows> = files.iter().map(|(name, text)| read(&catalog, name, text)).collect();
        set_copies_aside(&mut files);
        files
    }

    const ROWS: &str = "日期,数\n2020-01-05,1\n某日,2\n合计,3\n";

    #[test]
    fn a_copy_is_superseded_and_told() {
        let files = settled(&[("f/a-2020-01.csv", ROWS), ("f/a-2020-01 - 副本.csv", ROWS)]);
        assert_eq!((states(&files[0]), files[0].rows.rejects.len(), files[0].rows.superseded), ("u".to_owned(), 1, 0));
        let copy = &files[1];
        assert_eq!((states(copy), copy.rows.rejects.len(), copy.rows.superseded), (String::new(), 0, 2));
        assert_eq!((copy.rows.records, copy.rows.skipped), (4, 2));
        assert_eq!(
            warnings(copy),
            ["same-file 0: the same file as f/a-2020-01.csv, byte for byte; its rows were used once"]
        );
    }

    #[test]
    fn files_of_other_periods_and_of_other_bytes_are_reports_of_their_own() {
        let other = ROWS.replace(",1\n", ",7\n");
        let files = settled(&[
            ("f/a-2020-01.csv", ROWS),
            ("f/a-2020-01(1).csv", &other),
            ("f/a-2020-02.csv", ROWS),
            ("f/a-2020.csv", ROWS),
            ("f/a-2021.csv", ROWS),
        ]);
        assert!(files.iter().all(|f| states(f) == "u" && f.warnings.is_empty()));
        let nil = "日期,数\n合计,0\n";
        let files = settled(&[("f/a-2020-01.csv", nil), ("f/a-2020-01(1).csv", nil)]);
        assert!(files.iter().all(|f| f.warnings.is_empty()));
    }

    #[test]
    fn the_last_one_is_used_where_another_file_came_between() {
        let other = ROWS.replace(",1\n", ",7\n");
        let files = settled(&[("f/a-2020-01.csv", ROWS), ("f/a-2020-01-b.csv", &other), ("f/a-2020-01-c.csv", ROWS)]);
        assert_eq!(files.iter().map(states).collect::<Vec<_>>(), ["", "u", "u"]);
    }
}
