//! What became of every row of every file: the files' ledgers and the rejected rows.

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
    pub files: Vec<FileLedger>,
    pub rejects: Vec<Reject>,
    /// How many of the rejects a briefing shows.
    pub shown: usize,
    /// Said where there are more.
    pub more: Option<String>,
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
    rejects.sort_by(|a, b| order(a).cmp(&order(b)));
    let shown = rejects.len().min(REJECTS_SHOWN);
    let rest = rejects.len() - shown;
    let more = (rest > 0).then(|| l.say("rejects-more", &[("count", &rest.to_string())]));
    let rejects = rejects.into_iter().map(|r| reject(l, r)).collect();
    QualityPart { summary: account(l, &files), files, rejects, shown, more }
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
    let sum = |part: fn(&FileLedger) -> u64| files.iter().map(part).sum::<u64>().to_string();
    let (count, rows, used) = (files.len().to_string(), sum(|f| f.rows), sum(|f| f.used));
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
