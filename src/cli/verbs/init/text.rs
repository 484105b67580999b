//! What `onpace init` says of what it made, and the same as JSON.

use crate::diag::{Diagnostic, Severity};
use crate::propose::project::{ColumnType, FeedProposal, MeasureProposal, Proposal, RowsTaken};
use crate::say;
use crate::words::Language;
use serde_json::{Value, json};
use std::fmt::Write;

/// The account on stdout.
pub(super) fn text(proposal: &Proposal, language: Language) -> String {
    let mut out = String::new();
    let mut say = |message: crate::words::Message| {
        let _ = writeln!(out, "{}", message.in_language(language));
    };
    let (title, feeds, regions) = (&proposal.title, proposal.feeds.len(), proposal.regions);
    let indicators: usize = proposal.feeds.iter().map(|feed| feed.indicators.len()).sum();
    say(say!("init-made", title, feeds, indicators, regions));
    for feed in &proposal.feeds {
        let RowsTaken { files, used, rejected, .. } = proposal.taken.get(&feed.id).copied().unwrap_or_default();
        let (id, every) = (&feed.id, feed.every.as_str());
        let n = feed.indicators.len();
        say(say!("init-made-feed", id, files, every, used, rejected, n));
    }
    out
}

/// What to do next.
pub(super) fn next(folder: &str, language: Language) -> String {
    let place = if folder == "." { String::new() } else { format!(" {folder}") };
    format!("{}\n", say!("init-next", folder = place).in_language(language))
}

/// The guesses for a program.
pub(super) fn json(proposal: &Proposal) -> Value {
    let feed = |feed: &FeedProposal| {
        let taken = proposal.taken.get(&feed.id).copied().unwrap_or_default();
        json!({
            "id": feed.id,
            "name": feed.name,
            "files": feed.files,
            "every": feed.every.as_str(),
            "key": feed.key,
            "rows": if feed.expect.is_some() { "report" } else { "events" },
            "files_are": feed.files_are,
            "paths": feed.paths.iter().map(|path| proposal.shown(path)).collect::<Vec<_>>(),
            "taken": { "files": taken.files, "used": taken.used, "rejected": taken.rejected },
            "columns": feed.columns.iter().map(|column| json!({
                "id": column.id,
                "header": column.headers,
                "type": column.kind.as_str(),
                "unit": match column.kind { ColumnType::Quantity(unit) => Some(unit.to_string()), _ => None },
                "private": column.private,
                "optional": column.optional,
            })).collect::<Vec<_>>(),
            "indicators": feed.indicators.iter().map(|indicator| json!({
                "id": indicator.id,
                "name": indicator.name,
                "kind": indicator.kind.as_str(),
                "unit": indicator.unit.to_string(),
                "better": if indicator.is_lower_better { "lower" } else { "higher" },
                "column": match &indicator.measure {
                    MeasureProposal::Sum(column) | MeasureProposal::Reported(column) => Some(column),
                    MeasureProposal::Count | MeasureProposal::Open(..) => None,
                },
                "guesses": indicator.guesses.iter().map(|(key, why)| json!({ "key": key, "why": why })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "guesses": feed.guesses.iter().map(|(key, why)| json!({ "key": key, "why": why })).collect::<Vec<_>>(),
        })
    };
    let told = |one: &Diagnostic| {
        json!({
            "severity": match one.severity { Severity::Error => "error", Severity::Warning => "warning", Severity::Note => "note" },
            "code": one.code,
            "file": one.location.as_ref().map(|place| place.file.clone()),
            "message": one.message,
        })
    };
    json!({
        "title": proposal.title,
        "language": proposal.language.as_str(),
        "root": proposal.root,
        "year_starts": proposal.year_starts,
        "regions": proposal.regions,
        "doubtful": proposal.doubtful,
        "feeds": proposal.feeds.iter().map(feed).collect::<Vec<_>>(),
        "told": proposal.told.iter().map(told).collect::<Vec<_>>(),
        "files": proposal.files.iter().map(|(name, _)| name).collect::<Vec<_>>(),
    })
}
