//! What was detected in a file, as JSON and as text.

use crate::catalog::Feed;
use crate::cli::console;
use crate::cli::excerpt::{RowPlace, marked};
use crate::feed::{Detected, DetectedColumn, Reject, Skipped};
use crate::measure::Unit;
use crate::say;
use crate::words::{Language, Message};

/// Rejects shown unless `--all`.
const REJECTS_SHOWN: usize = 5;

/// The decisions as JSON; `feed` is the catalog's, where one fits.
pub(super) fn decisions(detected: &Detected<'_>, feed: Option<&Feed>, language: Language) -> serde_json::Value {
    let (header_line, header_rows) = detected.header();
    let [rows, used, rejected, skipped, superseded] = detected.account();
    let column = |c: DetectedColumn| {
        serde_json::json!({ "id": c.id, "header": c.header, "type": c.kind, "position": c.position,
            "unit": c.unit.map(|unit| detected.units().written(unit)) })
    };
    let reject = |r: &Reject| {
        serde_json::json!({ "line": r.line, "byte": r.byte, "column": r.column, "code": r.code, "raw": r.raw,
            "message": r.message.in_language(language) })
    };
    serde_json::json!({
        "feed": feed.map(|f| &f.id),
        "written": detected.format().to_string(),
        "header_line": header_line,
        "header_rows": header_rows,
        "period": detected.period().map(|p| p.to_string()),
        "columns": detected.columns().into_iter().map(column).collect::<Vec<_>>(),
        "rows": rows, "used": used, "rejected": rejected, "skipped": skipped, "superseded": superseded,
        "rejects": detected.rejects().iter().map(reject).collect::<Vec<_>>(),
        "skipped_rows": detected.skipped().iter().map(|(line, why)| serde_json::json!({ "line": line, "why": why })).collect::<Vec<_>>(),
        "warnings": detected.warnings(),
    })
}

fn named(unit: Unit, language: Language) -> String {
    match language {
        Language::Chinese => unit.to_string(),
        Language::English => unit.english_written(),
    }
}

/// Writes the decisions to stderr.
pub(super) fn say_decisions(detected: &Detected<'_>, feed: Option<&Feed>, language: Language, all: bool) {
    let say = |m: &Message| console::note(m, language);
    let (line, written) = (detected.header().0, detected.format());
    match feed.map(|f| &f.id) {
        Some(id) => say(&say!("read-as-feed", %written, line, id)),
        None => say(&say!("read-as-no-feed", %written, line)),
    }
    for c in detected.columns() {
        let unit = c.unit.map(|unit| format!(" {}", named(unit, language))).unwrap_or_default();
        let position = c.position.map_or_else(|| "—".to_owned(), |n| n.to_string());
        console::note_line(&format!("  {position:>3} {} → {} ({}{unit})", c.header, c.id, c.kind));
    }
    let [rows, used, rejected, skipped, superseded] = detected.account();
    say(&say!("read-rows", rows, used, rejected, skipped, superseded));
    say_skipped(detected.skipped(), language);
    let shown = if all { usize::MAX } else { REJECTS_SHOWN };
    for r in detected.rejects().iter().take(shown) {
        let place = RowPlace { file: &r.file, line: r.line, column: r.column.as_deref(), code: r.code };
        let row = marked(&place, &r.message.in_language(language), r.excerpt.as_ref(), language);
        console::note_line(row.trim_end());
    }
    let rest = detected.rejects().len().saturating_sub(shown);
    if rest > 0 {
        say(&say!("list-more-rows", rest));
    }
}

/// Writes which rows are not data, so that no row is left out silently.
fn say_skipped(skipped: &[(u64, Skipped)], language: Language) {
    let kinds = [
        (Skipped::Total, say!("skipped-totals")),
        (Skipped::Words, say!("skipped-notes")),
        (Skipped::Blank, say!("skipped-blank")),
        (Skipped::Grouping, say!("skipped-groupings")),
        (Skipped::SecondTable, say!("skipped-second-table")),
    ];
    for (kind, name) in kinds {
        let lines: Vec<String> = skipped.iter().filter(|(_, k)| *k == kind).map(|(line, _)| line.to_string()).collect();
        if !lines.is_empty() {
            let message = say!("skipped-lines", kind = name, lines);
            console::note_line(&format!("  {}", message.in_language(language)));
        }
    }
}
