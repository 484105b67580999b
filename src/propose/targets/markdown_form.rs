//! A draft for people: each proposal with its clause, and below what was read and is no target.

use super::document::{Place, PlaceOf};
use super::proposal::{Certainty, Draft, Proposal, WhyAside};
use crate::catalog::TargetKind;
use crate::measure::Direction;
use crate::measure::notation::visible;
use crate::say;
use crate::words::{Language, Message};
use std::fmt::Write as _;

impl Place {
    /// Where to look it up.
    #[must_use]
    pub fn message(&self) -> Message {
        let number = self.number;
        match (self.page, self.what, self.row) {
            (Some(page), PlaceOf::Table, Some(row)) => say!("draft-place-page-row", page, number, row),
            (Some(page), ..) => say!("draft-place-page", page, number),
            (None, PlaceOf::Table, Some(row)) => say!("draft-place-row", number, row),
            (None, PlaceOf::Line, _) => say!("draft-place-line", number),
            (None, PlaceOf::Table | PlaceOf::Paragraph, _) => say!("draft-place-paragraph", number),
        }
    }
}

impl Certainty {
    fn message(self) -> Message {
        match self {
            Self::Sure => say!("draft-sure"),
            Self::Likely => say!("draft-likely"),
            Self::Unsure => say!("draft-unsure"),
        }
    }
}

impl WhyAside {
    fn message(self) -> Message {
        match self {
            Self::Reported => say!("draft-aside-reported"),
            Self::External => say!("draft-aside-external"),
            Self::Described => say!("draft-aside-described"),
            Self::Vague => say!("draft-aside-vague"),
        }
    }
}

/// A text in a line of Markdown.
fn plain(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&one_line)
        .replace('|', "\\|")
        .replace('<', "&lt;")
        .replace('*', "\\*")
        .replace('[', "\\[")
        .replace('`', "\\`")
}

impl Draft {
    /// The draft for people.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        let say = |message: &Message| message.in_language(language);
        let mut out = format!("# {}\n\n", say(&say!("draft-title", document = plain(&self.document))));
        let date = self.date.map(|date| date.to_string()).unwrap_or_default();
        let title = plain(&self.title);
        let known = if date.is_empty() { say!("draft-undated", title) } else { say!("draft-dated", title, date) };
        let [sure, likely, unsure] =
            [Certainty::Sure, Certainty::Likely, Certainty::Unsure].map(|grade| self.count(grade));
        let all = self.proposals.len();
        let counts = say!("draft-counts", all, sure, likely, unsure);
        let _ = write!(out, "{}\n\n{}\n\n{}\n", say(&known), say(&counts), say(&say!("draft-how-to-accept")));
        for (n, proposal) in self.proposals.iter().enumerate() {
            let _ = write!(out, "\n{}", one(n + 1, proposal, language));
        }
        for why in WhyAside::ALL {
            let asides: Vec<_> = self.asides.iter().filter(|aside| aside.why == why).collect();
            if asides.is_empty() {
                continue;
            }
            let _ = write!(out, "\n## {}\n\n", say(&why.message()));
            for aside in asides {
                let named = [plain(&aside.name), plain(&aside.amount)]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ");
                let place = say(&aside.place.message());
                let clause = plain(&aside.clause);
                let _ = writeln!(out, "- {named}{}{clause} ({place})", if named.is_empty() { "" } else { " — " });
            }
        }
        out
    }
}

fn one(number: usize, proposal: &Proposal, language: Language) -> String {
    let say = |message: &Message| message.in_language(language);
    let name = plain(&proposal.indicator.name);
    let mut out = format!("## {number}. {name}\n\n> {}\n\n", plain(&proposal.clause));
    let amount = amount(proposal, language);
    let mut read = vec![say(&kind(proposal.kind, &amount))];
    if !proposal.due.is_empty() {
        let due = &proposal.due;
        read.push(say(&say!("draft-read-due", due)));
    }
    if !proposal.scope.is_empty() {
        let scope = plain(&proposal.scope);
        read.push(say(&say!("draft-read-scope", scope)));
    }
    if !proposal.baseline.is_empty() {
        let baseline = &proposal.baseline;
        read.push(say(&say!("draft-read-baseline", baseline)));
    }
    if proposal.plan.contains('=') {
        let plan = &proposal.plan;
        read.push(say(&say!("draft-read-plan", plan)));
    }
    if !proposal.lead.is_empty() {
        let lead = plain(&proposal.lead);
        read.push(say(&say!("draft-read-lead", lead)));
    }
    let (comma, stop) = match language {
        Language::Chinese => ("，", "；"),
        Language::English => (", ", "; "),
    };
    let why: Vec<String> = proposal.why.iter().map(&say).collect();
    let indicator = match &proposal.indicator.known {
        Some(id) => say!("draft-known-indicator", id),
        None => say!("draft-new-indicator", name),
    };
    let grade = say(&proposal.certainty.message());
    let _ = writeln!(out, "- {}", read.join(comma));
    let _ = writeln!(out, "- {grade}: {}", why.join(stop));
    let _ = writeln!(out, "- {}", say(&indicator));
    if !proposal.note.is_empty() {
        let note = plain(&proposal.note);
        let _ = writeln!(out, "- {}", say(&say!("draft-read-note", note)));
    }
    let _ = writeln!(out, "- {}", say(&proposal.place.message()));
    out
}

/// The amount with its comparison: ≥ 120 家 (130).
fn amount(proposal: &Proposal, language: Language) -> String {
    let relative = proposal.value.starts_with('@');
    let sign = match proposal.better {
        Direction::Higher => "≥ ",
        Direction::Lower => "≤ ",
    };
    let range = match (&*proposal.upper, language) {
        ("", _) => String::new(),
        (upper, _) => format!("–{upper}"),
    };
    let sign = if relative || !range.is_empty() { "" } else { sign };
    format!("{sign}{}{range} {}", proposal.value, proposal.unit).trim().to_owned()
}

fn kind(kind: TargetKind, amount: &str) -> Message {
    match kind {
        TargetKind::Reach => say!("draft-read-reach", amount),
        TargetKind::Keep => say!("draft-read-keep", amount),
        TargetKind::Within => say!("draft-read-within", amount),
        TargetKind::Zero => say!("draft-read-zero"),
        TargetKind::Done => say!("draft-read-done"),
        TargetKind::All => say!("draft-read-all", amount),
    }
}
