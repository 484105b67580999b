//! Finds the feed of a catalog that a file belongs to.

use crate::catalog::{Catalog, Feed, ProjectFiles};
use crate::cli::project::{Called, which};
use crate::feed::detect;

/// The feed asked for, or else the one whose pattern of file names fits, or else the only one whose header fits.
pub(super) fn fitting<'c>(
    catalog: &'c Catalog,
    files: &ProjectFiles,
    name: &str,
    wanted: Option<&str>,
) -> Option<&'c Feed> {
    if let Some(id) = wanted {
        return which(catalog.feeds.iter().map(called), id).ok().map(|n| &catalog.feeds[n]);
    }
    let fits = |feed: &&Feed| detect(feed, &catalog.regions, files, name).is_ok();
    catalog.feeds.iter().filter(|f| is_called(f, name)).find(fits).or_else(|| {
        let mut fitting = catalog.feeds.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    })
}

/// A feed as the command line may call it: by its id, or by its sender.
pub(super) fn called(feed: &Feed) -> Called<'_> {
    Called { id: &feed.id, names: vec![&feed.source] }
}

/// Whether a file's name fits the feed's pattern.
pub(super) fn is_called(feed: &Feed, name: &str) -> bool {
    let pattern = feed.files.rsplit('/').next().unwrap_or(&feed.files);
    glob::Pattern::new(pattern).is_ok_and(|p| p.matches(name))
}
