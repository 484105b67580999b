//! Corrected files of a feed that has nothing by which a corrected row would replace the earlier one.

use crate::catalog::{Feed, FilesAre};
use crate::diag::{Diagnostic, Location};
use crate::feed::correction_mark::CorrectionMark;
use crate::feed::rows::FileRows;
use crate::say;

/// Warns of a file that is marked as a correction of another of its period and sender where the feed has neither a key nor whole lists: the rows
/// of both are counted. Files come in their order.
pub(in crate::feed) fn warn_of_corrections_without_key(feed: &Feed, files: &mut [FileRows]) {
    if !feed.key.is_empty() || feed.files_are == FilesAre::Full {
        return;
    }
    let says = |file: &FileRows| (file.period.or(file.longer_period), file.sender);
    for n in 1..files.len() {
        let (earlier, later) = (&files[n - 1], &files[n]);
        let corrects = says(earlier).0.is_some()
            && says(earlier) == says(later)
            && CorrectionMark::of(&later.name) > CorrectionMark::of(&earlier.name)
            && earlier.rows.used().next().is_some()
            && later.rows.used().next().is_some();
        if corrects {
            let (id, name) = (&feed.id, &earlier.name);
            let finding = Diagnostic::warning("counted-twice", say!("counted-twice", id, name));
            let finding = finding.hint(say!("counted-twice-hint")).at(Location::file(&later.name));
            files[n].warnings.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read, warnings};
    use super::*;

    const COLUMNS: &str =
        "day = { header = \"日期\", type = \"date\" }\nn = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";

    fn told(feed: &str, names: [&str; 2]) -> Vec<String> {
        let catalog = catalog(feed, COLUMNS);
        let rows = ["日期,数\n2020-01-05,1\n", "日期,数\n2020-01-05,2\n"];
        let mut files: Vec<FileRows> = names.into_iter().zip(rows).map(|(n, text)| read(&catalog, n, text)).collect();
        warn_of_corrections_without_key(&catalog.feeds[0], &mut files);
        files.iter().flat_map(warnings).map(|told| told.split(' ').next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_correction_that_replaces_nothing_is_told() {
        assert_eq!(told("", ["f/a-2020-01.csv", "f/a-2020-01更正.csv"]), ["counted-twice"]);
        assert_eq!(told("", ["f/a-2020-01.csv", "f/a-2020-01(1).csv"]), ["counted-twice"]);
    }

    #[test]
    fn parts_of_a_period_and_what_a_key_replaces_are_not() {
        for (feed, names) in [
            ("", ["f/a-2020-01-east.csv", "f/a-2020-01-west.csv"]),
            ("", ["f/a-2020-01.csv", "f/a-2020-02更正.csv"]),
            ("key = [\"day\"]\nfiles_are = \"changes\"", ["f/a-2020-01.csv", "f/a-2020-01更正.csv"]),
            ("files_are = \"full\"", ["f/a-2020-01.csv", "f/a-2020-01更正.csv"]),
        ] {
            assert_eq!(told(feed, names), [""; 0], "{names:?}");
        }
    }
}
