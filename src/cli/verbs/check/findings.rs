//! What a check finds: the form of `--json`.

use crate::catalog::Feed;
use crate::cli::project::Opened;
use crate::diag::{Diagnostic, Location, Severity};
use crate::feed::{Excerpt, FileLedger, Ingested, Reject};
use crate::locale::Locale;
use crate::pipeline;
use crate::report::{ChasePart, RevisionLine, chase};
use crate::say;
use crate::series::EngineError;
use crate::words::Language;
use serde::Serialize;

/// The whole.
#[derive(Debug, Serialize)]
pub(super) struct Checked {
    pub as_of: String,
    pub indicators: usize,
    pub targets: usize,
    pub feeds: Vec<FeedChecked>,
    pub chase: ChasePart,
    /// What stderr says: files that could not be read, then everything else.
    pub warnings: Vec<Warning>,
}

#[derive(Debug, Serialize)]
pub(super) struct FeedChecked {
    pub feed: String,
    pub source: String,
    pub last_reported: Option<String>,
    /// The same in words.
    #[serde(skip)]
    pub last_text: Option<String>,
    pub total: Total,
    pub files: Vec<FileChecked>,
    pub rejects: Vec<RejectShown>,
    /// Values that files up to as-of changed in earlier ones.
    pub revisions: Vec<RevisionLine>,
}

#[derive(Debug, Default, Clone, Copy, Serialize)]
pub(super) struct Total {
    pub rows: u64,
    pub used: u64,
    pub rejected: u64,
    pub skipped: u64,
    pub superseded: u64,
    pub out_of_scope: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct FileChecked {
    pub file: String,
    /// Encoding and delimiter, or format and sheet.
    pub written: String,
    /// Line of the header's first row, and how many rows it has.
    pub header_line: u64,
    pub header_rows: usize,
    #[serde(flatten)]
    pub rows: Total,
}

#[derive(Debug, Serialize)]
pub(super) struct RejectShown {
    pub file: String,
    pub line: u64,
    pub column: Option<String>,
    pub code: &'static str,
    pub raw: String,
    pub message: String,
    /// The row, to show the cell marked.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// A diagnostic in one language.
#[derive(Debug, Serialize)]
pub(super) struct Warning {
    pub code: &'static str,
    pub severity: Severity,
    pub location: Option<Location>,
    pub message: String,
    pub hint: Option<String>,
}

/// Checks an open project.
///
/// # Errors
/// A defect, see [`EngineError`].
pub(super) fn check(opened: &Opened) -> Result<Checked, EngineError> {
    let study = &opened.study;
    let locale = Locale::new(opened.language, study.catalog.board.rounding);
    let mut revisions = pipeline::revisions(study, opened.as_of);
    let feeds = study.catalog.feeds.iter().filter_map(|feed| {
        let own = revisions.extract_if(.., |r| r.feed == feed.id).collect();
        Some(feed_checked(opened, feed, study.feeds.get(&feed.id)?, own))
    });
    let advice = pipeline::target_advice(study, opened.as_of)?;
    let lacking = without_english(opened);
    let warnings = study.unreadable().chain(&study.warnings).chain(&advice).chain(&lacking);
    Ok(Checked {
        as_of: opened.as_of.to_string(),
        indicators: study.catalog.indicators.len(),
        targets: study.catalog.targets.len(),
        feeds: feeds.collect(),
        chase: chase(&locale, &study.catalog, &pipeline::outstanding(study, opened.as_of)?),
        warnings: warnings.map(|w| warning(w, opened.language)).collect(),
    })
}

/// The texts that English output would print as they are; none where another language is asked for, or where that is the project's own.
fn without_english(opened: &Opened) -> Option<Diagnostic> {
    let catalog = &opened.study.catalog;
    if opened.language != Language::English || catalog.language == Language::English {
        return None;
    }
    let texts = catalog.without_english();
    let n = texts.len();
    (n > 0).then(|| {
        let message = say!("no-english", n, texts);
        Diagnostic::warning("no-english", message).at(Location::file("onpace.toml")).hint(say!("no-english-hint"))
    })
}

fn feed_checked(opened: &Opened, feed: &Feed, data: &Ingested, revisions: Vec<RevisionLine>) -> FeedChecked {
    let ledgers = data.ledger(opened.study.catalog.start, opened.as_of);
    let sum = |part: fn(&FileLedger) -> u64| ledgers.iter().map(part).sum();
    let files = ledgers.iter().zip(&data.files);
    let study = &opened.study;
    let locale = Locale::new(opened.language, study.catalog.board.rounding);
    let last = data.reported().into_iter().next_back();
    FeedChecked {
        feed: feed.id.clone(),
        source: feed.source.clone(),
        last_reported: last.map(|period| period.to_string()),
        last_text: last.map(|period| locale.period(study.catalog.calendar, period)),
        total: Total {
            rows: sum(|l| l.rows),
            used: sum(|l| l.used),
            rejected: sum(|l| l.rejected),
            skipped: sum(|l| l.skipped),
            superseded: sum(|l| l.superseded),
            out_of_scope: sum(|l| l.out_of_scope),
        },
        files: files
            .map(|(l, f)| FileChecked {
                file: l.file.clone(),
                written: f.format.to_string(),
                header_line: f.header_line,
                header_rows: f.header_rows,
                rows: total(l),
            })
            .collect(),
        rejects: data.rejects.iter().map(|r| reject(r, opened.language)).collect(),
        revisions,
    }
}

fn total(ledger: &FileLedger) -> Total {
    Total {
        rows: ledger.rows,
        used: ledger.used,
        rejected: ledger.rejected,
        skipped: ledger.skipped,
        superseded: ledger.superseded,
        out_of_scope: ledger.out_of_scope,
    }
}

fn reject(r: &Reject, language: Language) -> RejectShown {
    RejectShown {
        file: r.file.clone(),
        line: r.line,
        column: r.column.clone(),
        code: r.code,
        raw: r.raw.clone(),
        excerpt: r.excerpt.clone(),
        message: r.message.in_language(language),
    }
}

fn warning(d: &Diagnostic, language: Language) -> Warning {
    Warning {
        code: d.code,
        severity: d.severity,
        location: d.location.clone(),
        message: d.message.in_language(language),
        hint: d.hint.as_ref().map(|h| h.in_language(language)),
    }
}
