//! Warns of tables in the folders of feeds that no feed reads.

use super::table_files::holds_tables;
use crate::catalog::{Feed, ProjectFiles, feed_folders};
use crate::diag::{Diagnostic, Location};
use crate::say;
use glob::Pattern;
use std::collections::{BTreeMap, BTreeSet};

/// The most files that a warning names.
const NAMED: usize = 5;

/// A warning for each folder with tables that belong to no feed.
#[must_use]
pub fn unclaimed_files(feeds: &[Feed], files: &ProjectFiles) -> Vec<Diagnostic> {
    let matching = |glob: &str| Pattern::new(glob).ok().and_then(|p| files.matching(&p).ok()).unwrap_or_default();
    let claimed: BTreeSet<String> = feeds.iter().flat_map(|feed| matching(&feed.files)).collect();
    let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in feed_folders(feeds).iter().flat_map(|glob| matching(glob)) {
        if holds_tables(&name) && !claimed.contains(&name) {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            folders.entry(folder).or_default().push(name);
        }
    }
    folders.into_iter().map(|(folder, names)| unclaimed(&folder, &names)).collect()
}

fn unclaimed(folder: &str, names: &[String]) -> Diagnostic {
    let short = |name: &String| name.rsplit('/').next().unwrap_or(name).to_owned();
    let shown: Vec<String> = names.iter().take(NAMED).map(short).collect();
    let count = names.len();
    let message = if count > NAMED {
        say!("unclaimed-files-more", count, names = shown)
    } else {
        say!("unclaimed-files", count, names = shown)
    };
    let hint = say!("unclaimed-files-hint");
    Diagnostic::warning("unclaimed-file", message).hint(hint).at(Location::file(folder))
}
