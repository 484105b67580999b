//! A draft as CSV: the columns of `targets.csv`, then what a person needs to decide.

use super::proposal::{Draft, Proposal};
use crate::measure::notation::visible;
use crate::words::Language;

/// The columns of `targets.csv`, in its order.
pub(super) const TARGET_COLUMNS: [&str; 21] = [
    "indicator",
    "scope",
    "kind",
    "value",
    "upper",
    "unit",
    "from",
    "baseline",
    "due",
    "until",
    "plan",
    "basis",
    "tolerance",
    "keep",
    "decided",
    "lead",
    "support",
    "oversight",
    "leader",
    "source",
    "note",
];

/// What stands beside them. `accept` is for the person: yes, 是, x.
pub(super) const DECISION_COLUMNS: [&str; 9] =
    ["accept", "certainty", "why", "name", "known_indicator", "better", "clause", "place", "document"];

/// The byte order mark of UTF-8, so that Excel and WPS read Chinese.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A text that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.
fn harmless(text: &str) -> String {
    const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let text = visible(text);
    if text.trim_start().starts_with(FORMULA) { format!("'{text}") } else { text.into_owned() }
}

impl Draft {
    /// The draft as CSV: UTF-8 with a byte order mark.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    #[must_use]
    pub fn csv(&self, language: Language) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
        writer.write_record(TARGET_COLUMNS.iter().chain(&DECISION_COLUMNS)).expect("memory takes every row");
        for proposal in &self.proposals {
            writer.write_record(self.cells(proposal, language)).expect("memory takes every row");
        }
        writer.into_inner().expect("memory takes every row")
    }

    fn cells(&self, p: &Proposal, language: Language) -> Vec<String> {
        let why: Vec<String> = p.why.iter().map(|message| message.in_language(language)).collect();
        let separator = match language {
            Language::Chinese => "；",
            Language::English => "; ",
        };
        let indicator = p.indicator.known.clone().unwrap_or_else(|| harmless(&p.indicator.name));
        let text = |text: &str| harmless(text);
        vec![
            indicator,
            text(&p.scope),
            p.kind.as_str().to_owned(),
            // Written by the program: a number, or a reference such as @last_year*110%.
            p.value.clone(),
            p.upper.clone(),
            text(&p.unit),
            p.from.clone(),
            p.baseline.clone(),
            p.due.clone(),
            String::new(),
            p.plan.clone(),
            p.basis.to_owned(),
            String::new(),
            p.keep.to_owned(),
            p.decided.clone(),
            text(&p.lead),
            text(&p.support),
            String::new(),
            text(&p.leader),
            text(&p.source),
            text(&p.note),
            String::new(),
            p.certainty.as_str().to_owned(),
            why.join(separator),
            text(&p.indicator.name),
            p.indicator.known.clone().unwrap_or_default(),
            p.better.as_str().to_owned(),
            text(&p.clause),
            p.place.message().in_language(language),
            text(&self.document),
        ]
    }
}
