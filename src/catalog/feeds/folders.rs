//! Where the files of feeds lie.

use super::feed::Feed;
use std::collections::BTreeSet;

/// Globs of everything in the feeds' own folders. A feed whose files lie beside the catalog has none.
#[must_use]
pub fn feed_folders(feeds: &[Feed]) -> BTreeSet<String> {
    let fixed = |glob: &str| glob.split(['*', '?', '[']).next().unwrap_or("").to_owned();
    feeds.iter().filter_map(|feed| Some(format!("{}/*", fixed(&feed.files).rsplit_once('/')?.0))).collect()
}
