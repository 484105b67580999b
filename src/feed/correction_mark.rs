//! The mark of a correction in a file's name, by which it is later than the other files of its period.

use crate::measure::notation::tidy;

/// How late a file is among those of its period, by the marks in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct CorrectionMark {
    is_final: bool,
    is_correction: bool,
    /// Of a version: 2 for `v2`, `(1)` and 更正2.
    number: u32,
}

const FINAL: [&str; 4] = ["最终", "终稿", "终版", "定稿"];
const CORRECTED: [&str; 4] = ["更正", "修订", "修正", "重报"];
/// Among these, words that mean the same in Latin letters.
const FINAL_WORDS: [&str; 1] = ["final"];
const CORRECTED_WORDS: [&str; 4] = ["revised", "corrected", "amended", "correction"];

/// The largest number that counts versions; what is larger is a year or an id.
const VERSIONS: u32 = 99;

impl CorrectionMark {
    /// The marks anywhere in a file's path: `更正`, `final`, `v2`, `(1)`, ….
    pub fn of(path: &str) -> Self {
        let tidied = tidy(path).to_lowercase();
        let stem =
            tidied.rsplit_once('.').filter(|(_, ending)| !ending.contains('/')).map_or(&*tidied, |(stem, _)| stem);
        let words: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphabetic()).collect();
        let has = |marks: &[&str]| marks.iter().any(|mark| stem.contains(mark));
        let says = |marks: &[&str]| words.iter().any(|word| marks.contains(word));
        let number = stem.match_indices(|_: char| true).filter_map(|(at, _)| version(stem, at)).max().unwrap_or(0);
        Self {
            is_final: has(&FINAL) || says(&FINAL_WORDS),
            is_correction: has(&CORRECTED) || says(&CORRECTED_WORDS),
            number,
        }
    }
}

/// The number of the version that a mark at this place gives: `v2` is the second, `(1)` what a second download is called.
fn version(stem: &str, at: usize) -> Option<u32> {
    let (before, rest) = stem.split_at(at);
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|n| *n <= VERSIONS);
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if let Some(inner) = rest.strip_prefix('(') {
        let (n, after) = inner.split_at(digits(inner));
        return after.starts_with(')').then(|| number(n)).flatten().map(|n| n + 1);
    }
    if let Some(after) = rest.strip_prefix('v') {
        let (n, after) = after.split_at(digits(after));
        let alone = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        let begins = before.chars().next_back().is_none_or(|c| !c.is_ascii_alphabetic());
        return (begins && alone(after.chars().next())).then(|| number(n)).flatten();
    }
    let after = CORRECTED.iter().chain(&FINAL).find_map(|mark| rest.strip_prefix(mark))?;
    number(&after[..digits(after)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_files_come_after_unmarked_ones_and_later_versions_after_earlier_ones() {
        for names in [
            ["f-2020-01", "f-2020-01(1)", "f-2020-01（2）", "f-2020-01(10)"],
            ["f-2020-01-b", "f-2020-01-v2", "f-2020-01 V10", "f-更正-2020-01"],
            ["f-2020-01", "f（修订）2020-01", "f-修订2-2020-01", "终稿f-2020-01"],
            ["f-2020-01", "f-2020-01-revised", "Revised v2 f-2020-01", "f-2020-01-FINAL"],
            ["更新f-2020-01", "f-2020-01重报", "f-2020-01更正(1)", "最终/f-2020-01"],
        ] {
            let marks = names.map(|name| CorrectionMark::of(&format!("feeds/{name}.csv")));
            assert!(marks.is_sorted_by(|a, b| a < b), "{names:?} {marks:?}");
        }
    }

    #[test]
    fn other_words_and_numbers_are_no_marks() {
        for name in [
            "f-2020-01",
            "f-2020-01 - 副本",
            "finalists-2020-01",
            "f(2020)01",
            "cv2-2020",
            "f-v2x",
            "dev-2020",
            "f-v2020",
            "feeds/v/f-2020.01",
            "f-()-2020",
        ] {
            assert_eq!(CorrectionMark::of(&format!("feeds/{name}.csv")), CorrectionMark::default(), "{name}");
        }
    }
}
