//! What `onpace run` prints when it is done.

use crate::cli::project::Opened;
use crate::report::Report;
use crate::say;
use std::path::Path;

/// The counts of verdicts and where the report is, as text or as JSON.
pub(super) fn summary(json: bool, opened: &Opened, report: &Report, folder: &Path) -> String {
    let shown = folder.display();
    if json {
        let counts: serde_json::Map<_, _> =
            report.counts.iter().map(|c| (c.verdict.to_string(), serde_json::Value::from(c.count))).collect();
        let summary =
            serde_json::json!({ "folder": shown.to_string(), "as_of": opened.as_of.to_string(), "counts": counts });
        return format!("{summary}\n");
    }
    let counts: Vec<String> = report.counts.iter().map(|c| format!("{} {}", c.label, c.count)).collect();
    let (counts, charts) = (counts.join(" · "), report.charts.len());
    let message = say!("run-written", counts, %shown, charts);
    format!("{}\n", message.in_language(opened.language))
}
