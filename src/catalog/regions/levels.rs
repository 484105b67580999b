//! The levels of regions: the words that catalogs write for them.

use super::tree::Regions;
use crate::catalog::reading::listed;
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::say;
use std::collections::BTreeSet;

/// A level that has words of its own in every language. Any other level goes by the name that `regions.csv` gives it.
struct KnownLevel {
    /// As in `regions.csv`.
    name: &'static str,
    /// What `each …` may call it in Chinese, too.
    chinese: &'static [&'static str],
}

/// The levels that are known, one line each. Their words in reports are the messages `level-…`.
const KNOWN: [KnownLevel; 10] = [
    KnownLevel { name: "township", chinese: &["乡镇", "镇", "乡镇街道"] },
    KnownLevel { name: "village", chinese: &["村"] },
    KnownLevel { name: "county", chinese: &["县", "县区", "区县"] },
    KnownLevel { name: "city", chinese: &["市"] },
    KnownLevel { name: "province", chinese: &["省"] },
    KnownLevel { name: "district", chinese: &["区"] },
    KnownLevel { name: "ward", chinese: &["选区"] },
    KnownLevel { name: "borough", chinese: &[] },
    KnownLevel { name: "parish", chinese: &[] },
    KnownLevel { name: "region", chinese: &["地区"] },
];

/// Whether a level of `regions.csv` has words of its own in every language (`township`).
#[must_use]
pub fn is_known_level(level: &str) -> bool {
    KNOWN.iter().any(|known| known.name == level)
}

/// The level of `regions.csv` that `name` means.
///
/// # Errors
/// A finding, without a location, if no region has that level.
pub(super) fn level_named(name: &str, regions: &Regions) -> Result<String, Box<Diagnostic>> {
    let levels: BTreeSet<&str> = regions.iter().map(|(_, r)| r.level.as_str()).collect();
    let meant = KNOWN.iter().find(|known| known.chinese.contains(&name)).map(|known| known.name);
    if let Some(level) = [Some(name), meant].into_iter().flatten().find(|l| levels.contains(l)) {
        return Ok(level.to_owned());
    }
    let known = listed(levels.iter().copied());
    let finding = Diagnostic::error("unknown-level", say!("unknown-level", name, known));
    Err(Box::new(finding.did_you_mean(notation::nearest(name, levels))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::regions::region::Region;
    use crate::catalog::regions::region_id::RegionId;

    #[test]
    fn a_level_is_found_by_its_own_name_before_its_chinese_words() {
        let region = |code: &str, level: &str, parent: Option<u32>| Region {
            code: code.to_owned(),
            name: code.to_owned(),
            level: level.to_owned(),
            parent: parent.map(RegionId),
            aliases: Vec::new(),
            valid_from: None,
            valid_to: None,
            merged_into: None,
            name_en: String::new(),
            title: String::new(),
            title_en: String::new(),
            tile: None,
        };
        let regions =
            |below: &str| Regions::new(vec![region("1", "county", None), region("2", below, Some(0))], RegionId(0));
        let level = |name: &str, below: &str| level_named(name, &regions(below)).ok();
        assert_eq!(level("township", "township").as_deref(), Some("township"));
        assert_eq!(level("乡镇", "township").as_deref(), Some("township"));
        assert_eq!(level("镇", "镇").as_deref(), Some("镇"));
        assert_eq!(level("ward", "ward").as_deref(), Some("ward"));
        assert_eq!(level("村", "township"), None);
        assert_eq!(level("city", "township"), None);
    }

    #[test]
    fn known_levels_are_those_with_words() {
        assert!(["township", "village", "county", "city", "province"].into_iter().all(is_known_level));
        assert!(["ward", "district", "borough", "parish", "region"].into_iter().all(is_known_level));
        assert!(!["cluster", "乡镇", ""].into_iter().any(is_known_level));
    }
}
