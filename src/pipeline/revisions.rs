//! What later files changed in earlier ones.

use super::files::has_begun;
use super::study::Study;
use crate::catalog::Feed;
use crate::feed::{FileRead, Ingested, Revision};
use crate::measure::{Every, Month};
use crate::report::RevisionLine;

/// What files of periods up to `as_of` changed in earlier ones, feed by feed, in the order of files and lines.
#[must_use]
pub fn revisions(study: &Study, as_of: Month) -> Vec<RevisionLine> {
    let feeds = study.catalog.feeds.iter().filter_map(|feed| Some((feed, study.feeds.get(&feed.id)?)));
    feeds.flat_map(|(feed, data)| data.revisions.iter().filter_map(|r| revision(feed, data, r, as_of))).collect()
}

fn revision(feed: &Feed, data: &Ingested, r: &Revision, as_of: Month) -> Option<RevisionLine> {
    let file = data.files.iter().find(|f| f.name == r.new_file).filter(|f| has_begun(f.period, as_of))?;
    let header = feed.column(&r.column).and_then(|c| c.headers.first());
    Some(RevisionLine {
        feed: feed.id.clone(),
        source: feed.source.clone(),
        key: r.key.clone(),
        column: header.unwrap_or(&r.column).clone(),
        old: r.old.clone(),
        new: r.new.clone(),
        old_file: r.old_file.clone(),
        old_line: r.old_line,
        new_file: r.new_file.clone(),
        new_line: r.new_line,
        current: speaks_for(file, feed, as_of),
    })
}

/// Whether a file speaks for the period that a report of `as_of` looks at: the month, or the longer period last over.
fn speaks_for(file: &FileRead, feed: &Feed, as_of: Month) -> bool {
    let every = feed.every.max(Every::Month);
    let current = feed.last_complete_period(as_of.last_day(), every);
    file.periods.iter().any(|p| feed.period_containing(p.first_day(), every) == current)
}
