//! What became of every row of every file: the files' ledgers and the rejected rows.

use super::capped_list::few;
use super::feeds::feed_subject;
use crate::catalog::Feed;
use crate::feed;
use crate::locale::Locale;
use crate::report::context::Context;
use crate::report::input::FileLedger;
use serde::Serialize;

/// Rejected rows that a briefing shows; all of them are in `rejects.csv`.
const REJECTS_SHOWN: usize = 20;

#[derive(Debug, Clone, Serialize)]
pub struct QualityPart {
    /// What became of all rows of all files, in one sentence.
    pub summary: String,
    /// What the table of files leaves out.
    pub note: String,
    /// What each sender has to mend, in the catalog's order of feeds.
    pub senders: Vec<SenderQuality>,
    pub files: Vec<FileLedger>,
    pub rejects: Vec<Reject>,
    /// How many of the rejects a briefing shows.
    pub shown: usize,
    /// Said where there are more.
    pub more: Option<String>,
}

/// The rejected rows of one feed.
#[derive(Debug, Clone, Serialize)]
pub struct SenderQuality {
    pub source: String,
    /// What the feed is about.
    pub about: String,
    pub rejected: usize,
    /// The columns at fault, in words, each with its rows.
    pub columns: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Reject {
    pub file: String,
    pub line: u64,
    pub byte: Option<u64>,
    pub column: String,
    pub code: String,
    pub raw: String,
    pub message: String,
}

pub(crate) fn quality(c: &Context<'_>) -> QualityPart {
    let (l, quality) = (c.locale, &c.input.quality);
    let mut files = quality.files.clone();
    files.sort();
    let mut rejects = quality.rejects.clone();
    rejects.sort_by(|(_, a), (_, b)| order(a).cmp(&order(b)));
    let shown = rejects.len().min(REJECTS_SHOWN);
    let rest = rejects.len() - shown;
    let more = (rest > 0).then(|| l.say("rejects-more", &[("count", &rest.to_string())]));
    let senders = senders(c, &rejects);
    let rejects = rejects.into_iter().map(|(_, r)| reject(l, r)).collect();
    QualityPart { summary: account(l, &files), note: l.word("quality-note"), senders, files, rejects, shown, more }
}

fn senders(c: &Context<'_>, rejects: &[(&str, &feed::Reject)]) -> Vec<SenderQuality> {
    let (l, catalog) = (c.locale, c.input.catalog);
    let of = |feed: &Feed| {
        let own: Vec<&feed::Reject> = rejects.iter().filter(|(id, _)| *id == feed.id).map(|(_, r)| *r).collect();
        let mut columns: Vec<(&str, usize)> = Vec::new();
        for column in own.iter().map(|r| r.column.as_deref().unwrap_or_default()) {
            match columns.iter_mut().find(|(known, _)| *known == column) {
                Some((_, n)) => *n += 1,
                None => columns.push((column, 1)),
            }
        }
        let said = columns.iter().map(|(column, n)| {
            let whole = l.word("column-whole-row");
            let name = if column.is_empty() { whole.as_str() } else { column };
            l.say("column-rows", &[("column", name), ("count", &n.to_string())])
        });
        (!own.is_empty()).then(|| SenderQuality {
            source: feed.source.clone(),
            about: feed_subject(l, catalog, &feed.id),
            rejected: own.len(),
            columns: few(l, &said.collect::<Vec<_>>()),
        })
    };
    catalog.feeds.iter().filter_map(of).collect()
}

/// By place, then by what is wrong.
fn order(r: &feed::Reject) -> impl Ord + '_ {
    (&r.file, r.line, r.byte, r.column.as_deref().unwrap_or_default(), r.code, &r.raw, &r.message)
}

fn reject(l: &Locale, r: &feed::Reject) -> Reject {
    Reject {
        file: r.file.clone(),
        line: r.line,
        byte: r.byte,
        column: r.column.clone().unwrap_or_default(),
        code: r.code.to_owned(),
        raw: r.raw.clone(),
        message: l.pick(&r.message),
    }
}

/// All files' rows in one sentence.
fn account(l: &Locale, files: &[FileLedger]) -> String {
    let grouped = |n: u64| l.grouped(&n.to_string());
    let sum = |part: fn(&FileLedger) -> u64| grouped(files.iter().map(part).sum::<u64>());
    let (count, rows, used) = (l.grouped(&files.len().to_string()), sum(|f| f.rows), sum(|f| f.used));
    let (rejected, skipped) = (sum(|f| f.rejected), sum(|f| f.skipped));
    let (superseded, out) = (sum(|f| f.superseded), sum(|f| f.out_of_scope));
    let args = [
        ("files", count.as_str()),
        ("rows", &rows),
        ("used", &used),
        ("rejected", &rejected),
        ("skipped", &skipped),
        ("superseded", &superseded),
        ("out", &out),
    ];
    l.say("quality-account", &args)
}
