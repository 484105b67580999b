//! Checks the names of output files: they stay inside the folder, and every system that a report may be copied to can write them.

use super::error::{NameFault, PublishError};
use super::reserved::{MANIFEST, MARKER};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Device names of Windows; they stand for the device with any extension and in any case.
/// Source: "Naming Files, Paths, and Namespaces", Microsoft Learn. The numbered COM and LPT are in [`is_device`].
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Bytes in one part of a path that every common file system takes.
const LONGEST_PART: usize = 255;

/// Checks the names of all outputs of a report.
pub(super) fn check<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), PublishError> {
    // By folded name: the name as first written, and whether it is a file.
    let mut seen: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for path in paths {
        let bad = |fault| PublishError::BadName { name: path.to_owned(), fault };
        check_one(path).map_err(bad)?;
        let ends = path.match_indices('/').map(|(at, _)| (at, false)).chain([(path.len(), true)]);
        for (end, is_file) in ends {
            let prefix = &path[..end];
            match seen.get(&fold(prefix)) {
                Some(&(other, other_is_file)) if is_file || other_is_file || other != prefix => {
                    return Err(bad(NameFault::SameAs(other.to_owned())));
                }
                Some(_) => {}
                None => {
                    seen.insert(fold(prefix), (prefix, is_file));
                }
            }
        }
    }
    Ok(())
}

/// Checks one relative path by itself.
pub(super) fn check_one(path: &str) -> Result<(), NameFault> {
    if [MANIFEST, MARKER].contains(&fold(path).as_str()) {
        return Err(NameFault::Reserved);
    }
    path.split('/').try_for_each(check_part)
}

fn check_part(part: &str) -> Result<(), NameFault> {
    if part.is_empty() {
        return Err(NameFault::Empty);
    }
    if part == "." || part == ".." {
        return Err(NameFault::Dots);
    }
    if let Some(c) = part.chars().find(|&c| c.is_control() || r#"\:*?"<>|"#.contains(c)) {
        return Err(NameFault::Character(c));
    }
    if part.ends_with(['.', ' ']) {
        return Err(NameFault::End);
    }
    if is_device(part) {
        return Err(NameFault::Reserved);
    }
    if part.len() > LONGEST_PART {
        return Err(NameFault::TooLong);
    }
    Ok(())
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_uppercase();
    if DEVICES.contains(&stem.as_str()) {
        return true;
    }
    let number = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    number.is_some_and(|n| {
        let mut chars = n.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    })
}

/// As file systems that ignore case and composition compare names.
fn fold(name: &str) -> String {
    name.to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_folder_or_a_system_behind() {
        use NameFault::{Character, Dots, Empty, End, Reserved, TooLong};
        let long = "长".repeat(86);
        for (name, fault) in [
            ("", Empty),
            ("/etc/passwd", Empty),
            ("charts//a.svg", Empty),
            ("charts/", Empty),
            ("../a", Dots),
            ("charts/../../a", Dots),
            ("./a", Dots),
            ("charts\\a.svg", Character('\\')),
            ("C:/a", Character(':')),
            ("a.svg:stream", Character(':')),
            ("a\0b", Character('\0')),
            ("a?.svg", Character('?')),
            ("a.", End),
            ("charts./a", End),
            ("a ", End),
            ("con", Reserved),
            ("charts/NUL.svg", Reserved),
            ("Lpt1.csv", Reserved),
            ("com¹", Reserved),
            ("Manifest.json", Reserved),
            (long.as_str(), TooLong),
        ] {
            assert_eq!(check_one(name), Err(fault), "{name:?}");
        }
        for name in
            ["report.json", "charts/烟叶 种植面积.svg", "a..b", ".hidden", "console.csv", "com10", "x/manifest.json"]
        {
            assert_eq!(check_one(name), Ok(()), "{name:?}");
        }
    }

    #[test]
    fn names_that_are_one_where_case_is_ignored() {
        let clash = |paths: &[&str]| check(paths.iter().copied()).is_err();
        assert!(clash(&["a.svg", "a.svg"]));
        assert!(clash(&["charts/a.svg", "charts/A.svg"]));
        assert!(clash(&["charts/a.svg", "Charts/b.svg"]), "two folders here, one on Windows");
        assert!(clash(&["charts", "charts/a.svg"]));
        assert!(clash(&["charts/a.svg", "charts"]));
        assert!(clash(&["caf\u{e9}.svg", "cafe\u{301}.svg"]));
        assert!(!clash(&["charts/a.svg", "charts/b.svg", "a.svg", "data/a.svg"]));
    }
}
