//! A paragraph's statements, each as a proposal or as something else that was read.

use super::build::{Around, proposal};
use super::language::DocumentLanguage;
use super::proposal::{Aside, Draft, WhyAside};
use super::reading::{Change, Folded, Setting, Statement, Status, read_chinese, read_english};
use crate::measure::exact::full;

/// The statements of a paragraph in its language.
pub(super) fn statements(text: &str, language: DocumentLanguage, setting: &Setting<'_>) -> (Folded, Vec<Statement>) {
    match language {
        DocumentLanguage::Chinese => {
            let folded = Folded::chinese(text);
            let read = read_chinese(&folded.text, setting);
            (folded, read)
        }
        DocumentLanguage::English => {
            let folded = Folded::english(text);
            let read = read_english(&folded.text, setting);
            (folded, read)
        }
    }
}

/// A statement as a proposal, or as something else that was read.
pub(super) fn sort_out(statement: &Statement, around: &Around<'_>, draft: &mut Draft) {
    let why = match statement.status {
        Status::Promised => {
            let made = proposal(statement, around);
            if made.indicator.name.chars().count() >= 2 || statement.change == Change::Zero {
                draft.proposals.push(made);
            }
            return;
        }
        Status::Reported => WhyAside::Reported,
        Status::External => WhyAside::External,
        Status::Attribute => WhyAside::Described,
        Status::Vague => WhyAside::Vague,
    };
    let amount =
        statement.low.as_ref().map(|low| format!("{}{}", full(low), statement.unit.written)).unwrap_or_default();
    draft.asides.push(Aside {
        why,
        name: statement.name.clone(),
        amount,
        clause: around.clause.clone(),
        place: around.place,
    });
}
