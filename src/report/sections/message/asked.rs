//! What was asked in the month before and what became of it, and what somebody has to decide now.

use super::item::{Item, few, of_clauses, rows, with_fact};
use super::part::{MessageLine, Topic};
use super::since_last::Earlier;
use crate::assess::{Prospect, Verdict};
use crate::report::context::Context;
use crate::report::row::Line;
use crate::report::sections::actions::ActionLine;

/// What became of the rows that lagged in the month before, and how far the actions are.
pub(super) fn asked<'a>(
    c: &Context<'a>,
    earlier: &Earlier<'a>,
    all: &[&Line<'a>],
    actions: &[ActionLine],
) -> Option<MessageLine> {
    let l = c.locale;
    let before: Vec<&&Line<'_>> = all.iter().filter(|line| earlier.lagged(line)).collect();
    let count =
        |test: &dyn Fn(Verdict) -> bool| before.iter().filter(|line| test(line.assessed.assessment.verdict)).count();
    let mut clauses = Vec::new();
    if !before.is_empty() {
        let became = [
            ("message-became-met", count(&|v| v == Verdict::Met)),
            ("message-became-well", count(&|v| v == Verdict::OnPace)),
            ("message-became-lagging", count(&Verdict::is_lagging)),
            ("message-became-unknown", count(&|v| matches!(v, Verdict::NoData | Verdict::NotRated))),
        ];
        let list = counts(c, &became);
        clauses.push(l.say("message-asked-tasks", &[("count", &before.len().to_string()), ("list", &list)]));
    }
    let this_month = c.input.as_of.to_string();
    let closed_now = |a: &&ActionLine| a.state == "closed" && a.closed_on.starts_with(&this_month);
    let of = |state: &str| actions.iter().filter(|a| a.state == state).count();
    let closed = actions.iter().filter(closed_now).count();
    let open = of("open") + of("extended");
    let (overdue, total) = (of("overdue"), closed + open + of("overdue"));
    if total > 0 {
        let states =
            [("message-actions-closed", closed), ("message-actions-overdue", overdue), ("message-actions-open", open)];
        let list = counts(c, &states);
        clauses.push(l.say("message-asked-actions", &[("count", &total.to_string()), ("list", &list)]));
    }
    let rows = before.iter().map(|line| line.position).collect();
    (!clauses.is_empty()).then(|| of_clauses(l, Topic::Asked, &clauses, rows))
}

/// Counts that are not zero, in one list.
fn counts(c: &Context<'_>, of: &[(&str, usize)]) -> String {
    let said = of.iter().filter(|(_, n)| *n > 0);
    let said: Vec<String> = said.map(|(key, n)| c.locale.say(key, &[("count", &n.to_string())])).collect();
    c.locale.list(&said)
}

/// What cannot be left as it is: past due without a new date, out of reach at the recent pace, actions past their day, rows without one.
pub(super) fn decide(c: &Context<'_>, lagging: &[&Line<'_>], actions: &[ActionLine]) -> Option<MessageLine> {
    let l = c.locale;
    let own = |line: &Line<'_>| actions.iter().filter(|a| a.rows.contains(&line.position)).collect::<Vec<_>>();
    let overdue = |line: &Line<'_>| own(line).iter().any(|a| a.state == "overdue");
    let why = |line: &Line<'_>| {
        let a = &line.assessed.assessment;
        let unlikely = line.assessed.at_due().is_some_and(|at_due| at_due.prospect == Prospect::Unlikely);
        match a.verdict {
            Verdict::Missed => Some("message-decide-missed"),
            _ if unlikely => Some("message-decide-unlikely"),
            _ if overdue(line) => Some("message-decide-overdue"),
            _ if !actions.is_empty() && own(line).iter().all(|a| a.state == "closed") => Some("message-decide-none"),
            _ => None,
        }
    };
    let mut clauses = Vec::new();
    let mut all_rows = Vec::new();
    for key in ["message-decide-missed", "message-decide-unlikely", "message-decide-overdue", "message-decide-none"] {
        let of = lagging.iter().copied().filter(|line| why(line) == Some(key));
        let items: Vec<Item> = of.map(|line| with_fact(l, line, &c.lead(line.assessed))).collect();
        if !items.is_empty() {
            clauses.push(l.say(key, &[("list", &few(l, &items))]));
            all_rows.extend(rows(&items));
        }
    }
    (!clauses.is_empty()).then(|| of_clauses(l, Topic::Decide, &clauses, all_rows))
}
