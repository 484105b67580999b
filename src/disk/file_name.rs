//! Checks the names of output files: they stay inside the folder, and every system that a report may be copied to can write them.

use crate::say;
use crate::words::Message;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Device names of Windows; they stand for the device with any extension and in any case.
/// Source: "Naming Files, Paths, and Namespaces", Microsoft Learn. The numbered COM and LPT are in [`is_device`].
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Bytes in one part of a path that every common file system takes.
const LONGEST_PART: usize = 255;

/// What is wrong with the name of an output file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// No name at all, or a part without one: `a//b`, `/a`, `a/`.
    Empty,
    /// `.` or `..`.
    Dots,
    /// A character that some system takes for a separator, a drive, a stream or a pattern.
    Character(char),
    /// A part ends in a dot or a space, which Windows drops.
    End,
    /// A device of Windows, or a file that this program keeps for itself.
    Reserved,
    /// A part is longer than 255 bytes.
    TooLong,
    /// The same as another output on a system that ignores case, or a file where another output needs a folder.
    SameAs(String),
}

impl NameFault {
    /// What is wrong, as half a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => say!("name-empty"),
            Self::Dots => say!("name-with-dots"),
            Self::Character(c) => say!("name-character", ?c),
            Self::End => say!("name-ending"),
            Self::Reserved => say!("name-reserved"),
            Self::TooLong => say!("name-too-long"),
            Self::SameAs(other) => {
                say!("name-clash", ?other)
            }
        }
    }
}

/// Checks the names of all outputs of a report, as a whole and each by itself; names the first that cannot be used.
pub(crate) fn check_names<'a>(
    paths: impl Iterator<Item = &'a str>,
    reserved: &[&str],
) -> Result<(), (String, NameFault)> {
    // By folded name: the name as first written, and whether it is a file.
    let mut seen: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for path in paths {
        let bad = |fault| (path.to_owned(), fault);
        if reserved.contains(&fold(path).as_str()) {
            return Err(bad(NameFault::Reserved));
        }
        check_name(path).map_err(bad)?;
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
pub(crate) fn check_name(path: &str) -> Result<(), NameFault> {
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

/// Characters of a name made from any text.
const LONGEST_MADE: usize = 60;

/// A file's name, without its ending, made from any text: it can be written everywhere, and no other of `taken` is the same where case
/// is ignored.
pub(crate) fn made_name(text: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |c: char| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c };
    let name: String = text.nfc().map(plain).take(LONGEST_MADE).collect();
    let name = name.trim_matches([' ', '.']);
    let name = if name.is_empty() || is_device(name) { format!("_{name}") } else { name.to_owned() };
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(fold(name)));
    free.unwrap_or(name)
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
            (long.as_str(), TooLong),
        ] {
            assert_eq!(check_name(name), Err(fault), "{name:?}");
        }
        for name in
            ["report.json", "charts/烟叶 种植面积.svg", "a..b", ".hidden", "console.csv", "com10", "x/manifest.json"]
        {
            assert_eq!(check_name(name), Ok(()), "{name:?}");
        }
    }

    #[test]
    fn a_name_made_from_any_text_can_be_written_and_is_no_others() {
        let mut taken = BTreeSet::new();
        let texts = ["县教体局", "A/B: *?", "a_b_ __", "..", "nul", "县教体局", "", &"长".repeat(90)];
        let names = texts.map(|text| made_name(text, &mut taken));
        assert_eq!(names[..7], ["县教体局", "A_B_ __", "a_b_ __-2", "_", "_nul", "县教体局-2", "_-2"]);
        for name in &names {
            assert_eq!(check_name(&format!("confirm/{name}.xlsx")), Ok(()), "{name}");
        }
        assert!(check_names(names.iter().map(String::as_str), &[]).is_ok());
    }

    #[test]
    fn names_that_are_one_where_case_is_ignored() {
        let clash = |paths: &[&str]| check_names(paths.iter().copied(), &["kept.json"]).is_err();
        assert!(clash(&["a.svg", "a.svg"]));
        assert!(clash(&["charts/a.svg", "charts/A.svg"]));
        assert!(clash(&["charts/a.svg", "Charts/b.svg"]), "two folders here, one on Windows");
        assert!(clash(&["charts", "charts/a.svg"]));
        assert!(clash(&["charts/a.svg", "charts"]));
        assert!(clash(&["caf\u{e9}.svg", "cafe\u{301}.svg"]));
        assert!(clash(&["Kept.json"]), "reserved");
        assert!(!clash(&["charts/a.svg", "charts/b.svg", "a.svg", "data/a.svg", "data/kept.json"]));
    }
}
