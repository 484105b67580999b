//! Which targets were changed between two reports, and from what to what.

use super::snapshot::Snapshot;
use super::target_part::TargetPart;
use crate::locale::Locale;
use serde::Serialize;

/// A target that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetChange {
    pub indicator: String,
    pub scope: String,
    pub kind: String,
    pub changes: Vec<FieldChange>,
    /// Whether no approval or no reason is stated for it.
    pub unapproved: bool,
    /// All of it in a sentence.
    pub text: String,
}

/// What of it was changed: `value`, `upper`, `due`, `until`, `scope`, `decided`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    pub field: &'static str,
    pub old: String,
    pub new: String,
}

/// The targets of both reports that differ, in the order of the later one. Reports of earlier versions hold no targets.
pub(super) fn target_changes(l: &Locale, from: &Snapshot, to: &Snapshot) -> Vec<TargetChange> {
    let same = |a: &TargetPart, b: &TargetPart| (&a.indicator, &a.kind) == (&b.indicator, &b.kind);
    let mut olds: Vec<&TargetPart> = from.targets.iter().filter(|a| !to.targets.contains(a)).collect();
    let news: Vec<&TargetPart> = to.targets.iter().filter(|b| !from.targets.contains(b)).collect();
    let mut pairs: Vec<(usize, &TargetPart, &TargetPart)> = Vec::new();
    // First those of the same scope and due date, then those of the same scope, then those that are left.
    let steps: [fn(&TargetPart, &TargetPart) -> bool; 3] =
        [|a, b| (&a.scope, &a.due) == (&b.scope, &b.due), |a, b| a.scope == b.scope, |_, _| true];
    for near in steps {
        for (n, new) in news.iter().enumerate() {
            if pairs.iter().any(|(known, ..)| *known == n) {
                continue;
            }
            if let Some(old) = olds.iter().position(|old| same(old, new) && near(old, new)) {
                pairs.push((n, olds.remove(old), new));
            }
        }
    }
    pairs.sort_by_key(|(n, ..)| *n);
    pairs.into_iter().filter_map(|(_, old, new)| change(l, old, new)).collect()
}

fn change(l: &Locale, old: &TargetPart, new: &TargetPart) -> Option<TargetChange> {
    let field = |field, old: &str, new: &str| FieldChange { field, old: old.to_owned(), new: new.to_owned() };
    let fields = [
        field("value", &old.value_text, &new.value_text),
        field("upper", &old.upper, &new.upper),
        field("due", &old.due, &new.due),
        field("until", &old.until, &new.until),
        field("scope", &old.scope_text, &new.scope_text),
        field("decided", &old.decided, &new.decided),
    ];
    let changes: Vec<FieldChange> = fields.into_iter().filter(|f| f.old != f.new).collect();
    if changes.is_empty() {
        return None;
    }
    let said: Vec<String> = changes.iter().map(|f| said(l, f, &new.unit)).collect();
    let args = [("name", new.name.as_str()), ("scope", &new.scope_text), ("changes", &l.list(&said))];
    let text = l.say("diff-target", &args);
    let note = if new.unapproved {
        Some(l.word("diff-target-unapproved"))
    } else {
        let reason = [("approved", new.approved_by.as_str()), ("reason", &new.reason)];
        (!new.approved_by.is_empty()).then(|| l.say("diff-target-approved", &reason))
    };
    Some(TargetChange {
        indicator: new.indicator.clone(),
        scope: new.scope.clone(),
        kind: new.kind.clone(),
        changes,
        unapproved: new.unapproved,
        text: note.iter().fold(text, |a, b| l.say("join-clauses", &[("a", &a), ("b", b)])),
    })
}

/// `目标值13万亩 → 12万亩`.
fn said(l: &Locale, change: &FieldChange, unit: &str) -> String {
    let key = match change.field {
        "value" => "diff-target-value",
        "upper" => "diff-target-upper",
        "due" => "diff-target-due",
        "until" => "diff-target-until",
        "scope" => "diff-target-scope",
        _ => "diff-target-decided",
    };
    let is_amount = change.field == "upper";
    let shown = |text: &str| match text {
        "" => "—".to_owned(),
        amount if is_amount => l.say("diff-amount", &[("amount", amount), ("unit", unit)]),
        text => text.to_owned(),
    };
    l.say(key, &[("old", &shown(&change.old)), ("new", &shown(&change.new))])
}
