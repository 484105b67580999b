//! Records of the reports that runs made, and of the files behind each: an unchanged report need not be made again.

use super::file_index::Stamp;
use super::folder::put_whole;
use super::open_store::OpenStore;
use super::project_store::Store;
use crate::catalog::{Catalog, ProjectFiles, catalog_files, feed_folders};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::SystemTime;

pub(super) const FILE: &str = "made.json";

/// Reports on record: the editions and languages of a month or two.
const AT_MOST: usize = 16;

/// A report that a run made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// The request, and the program that answered it.
    pub asked: String,
    /// The report's folder.
    pub folder: String,
    /// blake3 of its manifest, in hex.
    pub manifest: String,
    /// What the run printed.
    pub said: String,
    /// The run's exit code.
    pub exit: u8,
}

/// A record with the files that the report was made from.
#[derive(Debug, Serialize, Deserialize)]
struct RecordWithInputs {
    made: ReportRecord,
    from: Inputs,
}

/// The files of a project at one time, by size and time.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Inputs {
    /// Files of the catalog; `None` where a file does not exist.
    catalog: BTreeMap<String, Option<Stamp>>,
    /// Files of the feeds, by the globs that match them.
    feeds: BTreeMap<String, BTreeMap<String, Stamp>>,
}

impl Inputs {
    /// The files as they are now; `None` where the system cannot say.
    fn look(files: &ProjectFiles, root: &Path, catalog: Vec<String>, globs: Vec<String>) -> Option<Self> {
        let stamp = |name: &str| match std::fs::metadata(root.join(name)) {
            Ok(about) => Stamp::of(&about).map(Some),
            Err(why) => (why.kind() == io::ErrorKind::NotFound).then_some(None),
        };
        let catalog = catalog.into_iter().map(|name| Some((name.clone(), stamp(&name)?)));
        let feed = |glob: String| {
            let names = files.matching(&glob::Pattern::new(&glob).ok()?).ok()?;
            let stamps = names.into_iter().map(|name| Some((name.clone(), stamp(&name)??)));
            Some((glob, stamps.collect::<Option<_>>()?))
        };
        Some(Self {
            catalog: catalog.collect::<Option<_>>()?,
            feeds: globs.into_iter().map(feed).collect::<Option<_>>()?,
        })
    }

    /// Whether the stamp of each file would have changed if it had been written after `begin`.
    fn are_old(&self, begin: SystemTime) -> bool {
        let feeds = self.feeds.values().flat_map(BTreeMap::values);
        self.catalog.values().flatten().chain(feeds).all(|stamp| stamp.is_old(begin))
    }
}

impl Store {
    /// The recorded report for this request, if none of its files has changed since. The caller checks that it still exists.
    #[must_use]
    pub fn current_report(&self, files: &ProjectFiles, asked: &str) -> Option<ReportRecord> {
        let open = self.opened()?;
        let RecordWithInputs { made, from } = open.reports().into_iter().find(|record| record.made.asked == asked)?;
        let (catalog, globs) = (from.catalog.keys().cloned().collect(), from.feeds.keys().cloned().collect());
        (Inputs::look(files, &open.project, catalog, globs)? == from).then_some(made)
    }

    /// Records a report made from files read after `begin`. Does nothing where one of them may have changed since, or where
    /// the store is not in use.
    pub fn record_report(&self, files: &ProjectFiles, catalog: &Catalog, begin: SystemTime, made: ReportRecord) {
        let Some(open) = self.opened().filter(|open| open.is_used()) else { return };
        let globs = catalog.feeds.iter().map(|feed| feed.files.clone()).chain(feed_folders(&catalog.feeds)).collect();
        let Some(from) = Inputs::look(files, &open.project, catalog_files(catalog), globs) else { return };
        let mut all = open.reports();
        all.retain(|record| record.made.asked != made.asked);
        if from.are_old(begin) {
            all.insert(0, RecordWithInputs { made, from });
        }
        all.truncate(AT_MOST);
        if let Ok(bytes) = serde_json::to_vec(&all) {
            // Where this fails, the next run makes the report again.
            let _ = put_whole(open.folder.disk(), &open.folder.home().join(FILE), &with_hash(&bytes));
        }
    }
}

impl OpenStore {
    /// The recorded reports; none where the record is damaged.
    fn reports(&self) -> Vec<RecordWithInputs> {
        let bytes = self.folder.disk().read(&self.folder.home().join(FILE)).unwrap_or_default();
        let records = without_hash(&bytes).and_then(|bytes| serde_json::from_slice(bytes).ok());
        records.unwrap_or_default()
    }
}

/// Bytes below their own hash, by which a changed one is found: a record must not say that another report is up to date.
fn with_hash(bytes: &[u8]) -> Vec<u8> {
    let mut all = blake3::hash(bytes).to_hex().to_string().into_bytes();
    all.push(b'\n');
    all.extend_from_slice(bytes);
    all
}

/// The bytes below their hash; `None` where they are not those that were written.
fn without_hash(all: &[u8]) -> Option<&[u8]> {
    let end = all.iter().position(|byte| *byte == b'\n')?;
    let (hash, bytes) = (&all[..end], &all[end + 1..]);
    (blake3::hash(bytes).to_hex().as_bytes() == hash).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_is_found_wherever_it_stands() {
        let kept = with_hash(b"[{\"exit\":0}]");
        assert_eq!(without_hash(&kept), Some(&b"[{\"exit\":0}]"[..]));
        for at in 0..kept.len() {
            let mut damaged = kept.clone();
            damaged[at] ^= 1;
            assert_eq!(without_hash(&damaged), None, "{at}");
        }
        assert_eq!((without_hash(b""), without_hash(b"[]")), (None, None));
    }
}
