//! The sender that a file's name gives: `{region}` in `files`.

use crate::catalog::regions::{RegionId, Regions};

/// Stands in `files` for the name or code of the region that sends a file.
pub(super) const REGION: &str = "{region}";

/// `files` as a glob, in which any text may stand for the region.
pub(super) fn as_glob(files: &str) -> String {
    // A star beside it stands for the region too; two in a row would mean any folder.
    let written = ["*{region}*", "*{region}", "{region}*", REGION];
    written.iter().fold(files.to_owned(), |glob, written| glob.replace(written, "*"))
}

/// Where the name of a file gives its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SenderName {
    before: glob::Pattern,
    after: glob::Pattern,
}

impl SenderName {
    /// `None` where `files` has no `{region}`, or no glob around it.
    pub(super) fn of(files: &str) -> Option<Self> {
        let (before, after) = files.split_once(REGION)?;
        Some(Self { before: glob::Pattern::new(before).ok()?, after: glob::Pattern::new(after).ok()? })
    }

    /// The region that a file's name gives; `None` where no region has that name. Of several possible names the shortest counts, since
    /// what follows it may be a period.
    #[must_use]
    pub fn find(&self, file: &str, regions: &Regions) -> Option<RegionId> {
        let ends: Vec<usize> = file.char_indices().map(|(at, _)| at).chain([file.len()]).collect();
        let mut names: Vec<&str> = Vec::new();
        for (n, from) in ends.iter().enumerate().filter(|(_, from)| self.before.matches(&file[..**from])) {
            let until = ends[n + 1..].iter().filter(|until| self.after.matches(&file[**until..]));
            names.extend(until.map(|until| &file[*from..*until]).filter(|name| !name.contains('/')));
        }
        names.sort_by_key(|name| name.chars().count());
        names.into_iter().find_map(|name| regions.find(name).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::regions::Region;

    #[test]
    fn a_region_beside_a_star_is_one_star() {
        let globs =
            ["f/{region}.csv", "f/a-{region}*.csv", "f/*{region}.csv", "f/*{region}*", "**/{region}/*"].map(as_glob);
        assert_eq!(globs, ["f/*.csv", "f/a-*.csv", "f/*.csv", "f/*", "**/*/*"]);
    }

    #[test]
    fn a_file_names_its_sender() {
        let region = |code: &str, name: &str, parent: Option<u32>| Region {
            code: code.to_owned(),
            name: name.to_owned(),
            level: "township".to_owned(),
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
        let list = vec![
            region("410000", "County", None),
            region("410001", "东镇", Some(0)),
            region("410002", "East-North", Some(0)),
        ];
        let regions = Regions::new(list, RegionId(0));
        let sender =
            |files: &str, file: &str| SenderName::of(files).and_then(|name| name.find(file, &regions)).map(|id| id.0);
        assert_eq!(sender("feeds/kpi-{region}-*.csv", "feeds/kpi-东镇-2024-01.csv"), Some(1));
        assert_eq!(sender("feeds/kpi-{region}-*.csv", "feeds/kpi-410002-2024-01.csv"), Some(2));
        assert_eq!(sender("feeds/kpi-{region}-*.csv", "feeds/kpi-East-North-2024-01.csv"), Some(2));
        assert_eq!(sender("feeds/{region}/*", "feeds/东镇/2024-01.xlsx"), Some(1));
        assert_eq!(sender("feeds/*-{region}.csv", "feeds/2024-01-东镇.csv"), Some(1));
        assert_eq!(sender("feeds/kpi-{region}-*.csv", "feeds/kpi-西镇-2024-01.csv"), None);
        assert_eq!(sender("feeds/kpi-*.csv", "feeds/kpi-东镇-2024-01.csv"), None);
    }
}
