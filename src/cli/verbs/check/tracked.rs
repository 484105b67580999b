//! Files about persons that version control keeps.

use crate::catalog::{Catalog, ProjectFiles};
use crate::diag::{Diagnostic, Location};
use crate::say;
use std::path::Path;

/// A warning where files of a feed with private columns, or reports, are tracked by git. Its index is only looked through for their paths.
pub(super) fn tracked(catalog: &Catalog, files: &ProjectFiles) -> Option<Diagnostic> {
    let ProjectFiles::Folder(folder) = files else { return None };
    let private: Vec<&str> = catalog
        .feeds
        .iter()
        .filter(|feed| feed.columns.iter().any(|c| c.private))
        .map(|feed| feed.files.as_str())
        .collect();
    if private.is_empty() {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let repository = folder.ancestors().find(|at| at.join(".git/index").is_file())?;
    let index = std::fs::read(repository.join(".git/index")).ok()?;
    let below = folder.strip_prefix(repository).ok()?;
    let of_feeds =
        private.into_iter().filter_map(|glob| files.matching(&glob::Pattern::new(glob).ok()?).ok()).flatten();
    let reports = files.matching(&glob::Pattern::new("reports/**/*").ok()?).unwrap_or_default();
    let is_tracked = |name: &String| holds(&index, &slashes(&below.join(name)));
    let all: Vec<String> = of_feeds.chain(reports).filter(is_tracked).collect();
    let count = all.len();
    let first = all.into_iter().next()?;
    let told = Diagnostic::warning("private-tracked", say!("private-tracked", count));
    Some(told.hint(say!("private-tracked-hint")).at(Location::file(first)))
}

/// A path as git writes it.
fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether an index has an entry of this path: each ends in a zero.
fn holds(index: &[u8], path: &str) -> bool {
    let entry: Vec<u8> = path.bytes().chain([0]).collect();
    memchr::memmem::find(index, &entry).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_looked_through_for_whole_paths() {
        let index = b"DIRC....feeds/a.csv\0....feeds/b.csv\0";
        assert!(holds(index, "feeds/a.csv") && !holds(index, "feeds/a"));
    }
}
