//! Checks that feeds say what a row means that is missing from a later file, wherever values depend on it.

use super::feeds::{ColumnKind, Feed, FeedDraft, Rows};
use super::indicators::{Indicators, Kind, Source};
use super::reading::Table;
use crate::diag::Diagnostic;
use crate::say;

/// Reports each feed that must state `files_are` and does not. Nothing is guessed: a case that is left out of a list may have ended or
/// not, and the files cannot tell which.
pub(super) fn check(tables: &[Table<'_>], feeds: &[FeedDraft], indicators: &Indicators) {
    for (table, draft) in tables.iter().zip(feeds) {
        let feed = &draft.feed;
        if feed.files_are_stated || !draft.broken.is_empty() || !depends_on_later_files(feed) {
            continue;
        }
        let states = indicators.read.values().flatten().find(|indicator| {
            let of_feed = matches!(&indicator.source, Source::Rows(rows) if rows.feed == feed.id);
            of_feed && matches!(indicator.kind, Kind::Level | Kind::Open)
        });
        if let Some(indicator) = states {
            let (feed, indicator) = (&feed.id, &indicator.id);
            let finding = Diagnostic::error("files-are-unstated", say!("files-are-unstated", feed, indicator));
            table.doc.findings.push(finding.hint(say!("files-are-unstated-hint")).at(table.location()));
        }
    }
}

/// Whether a later file can end a row without revising it: not where every region owes its row each period, nor where a key is
/// nothing but a date and a region, so that each file states them all anew.
fn depends_on_later_files(feed: &Feed) -> bool {
    let kind = |id: &String| feed.column(id).map(|column| &column.kind);
    let dated = feed.key.iter().any(|id| kind(id) == Some(&ColumnKind::Date));
    let only_when_and_where = feed.key.iter().all(|id| matches!(kind(id), Some(ColumnKind::Date | ColumnKind::Region)));
    !feed.key.is_empty() && feed.rows == Rows::Events && !(dated && only_when_and_where)
}
