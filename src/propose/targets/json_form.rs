//! A draft for programs.

use super::proposal::{Draft, Proposal};
use crate::words::Language;
use serde_json::{Value, json};

impl Draft {
    /// The draft as JSON.
    #[must_use]
    pub fn json(&self, language: Language) -> Value {
        let asides = self.asides.iter().map(|aside| {
            json!({ "why": aside.why.as_str(), "name": aside.name, "amount": aside.amount, "clause": aside.clause,
                "place": aside.place.message().in_language(language) })
        });
        json!({
            "document": self.document,
            "title": self.title,
            "date": self.date.map(|date| date.to_string()),
            "proposals": self.proposals.iter().map(|proposal| one(proposal, language)).collect::<Vec<_>>(),
            "not_targets": asides.collect::<Vec<_>>(),
        })
    }
}

fn one(p: &Proposal, language: Language) -> Value {
    let why: Vec<String> = p.why.iter().map(|message| message.in_language(language)).collect();
    json!({
        "indicator": p.indicator.known, "name": p.indicator.name, "scope": p.scope, "kind": p.kind.as_str(), "value": p.value, "upper": p.upper,
        "unit": p.unit, "from": p.from, "baseline": p.baseline, "due": p.due, "plan": p.plan, "basis": p.basis, "keep": p.keep,
        "decided": p.decided, "lead": p.lead, "support": p.support, "leader": p.leader, "source": p.source, "note": p.note,
        "better": p.better.as_str(), "certainty": p.certainty.as_str(), "why": why, "clause": p.clause,
        "place": p.place.message().in_language(language),
    })
}
