//! Which tables are reports of one feed: those whose headings agree, and whose names agree but for period, sender and marks.

use super::file_names::{NameParts, likeness, name_parts, skeleton};
use super::seen::{Seen, by_path, share_in_common, share_of_smaller};
use std::collections::BTreeSet;

/// From how much headings have in common two tables are of one kind, where their names are alike, and where these only resemble each other.
/// Files of one name are read as one feed or not at all, so that a sender who renames some columns is no other sender.
const SAME_NAME: f64 = 0.5;
const LIKE_NAME: f64 = 0.75;
const LIKE: f64 = 0.55;
/// With the same headings, names may differ more.
const SAME_HEADINGS: f64 = 0.99;
const SOMEWHAT_LIKE: f64 = 0.4;

/// Tables of one feed, as positions among all, and what its files are called.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub members: Vec<usize>,
    pub name: String,
}

struct Described {
    parts: NameParts,
    title: String,
    signature: BTreeSet<String>,
}

impl Described {
    /// What the table is called: by its file, else by its folder, else by its title.
    fn name(&self) -> &str {
        let folder = self.parts.folders.last().map_or("", String::as_str);
        [self.parts.skeleton.as_str(), folder, self.title.as_str()]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or("")
    }

    fn belongs_to(&self, other: &Self) -> bool {
        let headings = share_in_common(&self.signature, &other.signature);
        let names = likeness(self.name(), other.name());
        let titled = !self.title.is_empty() && likeness(&self.title, &other.title) > LIKE_NAME;
        (self.name() == other.name() && share_of_smaller(&self.signature, &other.signature) >= SAME_NAME)
            || (names >= LIKE && headings >= LIKE_NAME)
            || (headings >= SAME_HEADINGS && (names >= SOMEWHAT_LIKE || titled))
    }
}

/// Groups tables. `regions` are the names by which files may differ.
pub(super) fn groups(seen: &[Seen], regions: &BTreeSet<String>) -> Vec<Group> {
    let mut names: Vec<String> = regions.iter().cloned().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    let sheets = by_path(seen);
    let described: Vec<Described> = seen
        .iter()
        .map(|one| {
            let mut parts = name_parts(&one.path, &names);
            let several = sheets.get(&*one.path).is_some_and(|all| all.len() > 1);
            if let Some(sheet) = one.table.sheet.as_deref().filter(|_| several) {
                // Sheets that are named after something else than a period or a region are tables of their own.
                let own = skeleton(sheet, &names);
                if !own.is_empty() && !own.starts_with("sheet") {
                    let both = format!("{} {own}", parts.skeleton);
                    both.trim().clone_into(&mut parts.skeleton);
                }
            }
            let title = one.table.titles.first().map(|title| skeleton(title, &names)).unwrap_or_default();
            Described { parts, title, signature: one.signature(regions) }
        })
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for n in 0..seen.len() {
        let fits = |group: &&mut Group| group.members.iter().any(|member| described[n].belongs_to(&described[*member]));
        match groups.iter_mut().find(fits) {
            Some(group) => group.members.push(n),
            None => groups.push(Group { members: vec![n], name: described[n].name().to_owned() }),
        }
    }
    groups
}
