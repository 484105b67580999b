//! How reports name a sheet that is a report of its own: `feeds/2024.xlsx#3月`.

/// Stands between a workbook's path and the name of its sheet.
const MARK: char = '#';

/// The name of a sheet of a workbook that is a report of its own.
#[must_use]
pub fn of_sheet(path: &str, sheet: &str) -> String {
    format!("{path}{MARK}{sheet}")
}

/// Characters of the ending of a file's name: xls, xlsx.
const ENDING: std::ops::RangeInclusive<usize> = 2..=5;

/// The path and, of a name that [`of_sheet`] made, the sheet. A `#` in a file's own name stands before its ending.
pub(super) fn path_and_sheet(name: &str) -> (&str, Option<&str>) {
    let ends_here = |at: usize| {
        name[..at].rsplit_once('.').is_some_and(|(_, ending)| {
            let is_word = ending.starts_with(|c: char| c.is_ascii_alphabetic())
                && ending.bytes().all(|b| b.is_ascii_alphanumeric());
            is_word && ENDING.contains(&ending.len())
        })
    };
    match name.match_indices(MARK).find(|(at, _)| ends_here(*at)) {
        Some((at, _)) => (&name[..at], Some(&name[at + MARK.len_utf8()..])),
        None => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_path_and_perhaps_a_sheet() {
        for (path, sheet) in [("f/2024.xlsx", "3月"), ("f/a#1.XLS", "1#2.csv"), ("f/2024.ods", "")] {
            assert_eq!(path_and_sheet(&of_sheet(path, sheet)), (path, Some(sheet)));
        }
        for path in ["f/a.csv", "f/a#3.xlsx", "f/#.csv", "f/a#b", "f/1.5#2.csv"] {
            assert_eq!(path_and_sheet(path), (path, None));
        }
    }
}
