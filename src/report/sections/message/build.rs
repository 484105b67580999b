//! Puts the message together.

use super::ahead::{best, due_soon, outlook};
use super::asked::{asked, decide};
use super::item::with_verdict;
use super::part::MessagePart;
use super::since_last::{Earlier, since_last};
use super::trust::trust;
use crate::assess::Verdict;
use crate::report::context::Context;
use crate::report::row::Line;
use crate::report::sections::actions::ActionLine;
use crate::report::sections::lagging::Lagging;

/// The message of the root's rows or, where nothing is asked of the root, of single regions'. `lagging` is the list of those rows that
/// lag, worst first.
pub(crate) fn message<'a>(
    c: &Context<'a>,
    lines: &[Line<'a>],
    lagging: &[Lagging],
    actions: &[ActionLine],
) -> MessagePart {
    if !c.input.with_words {
        return MessagePart::default();
    }
    let root = lines.iter().any(|line| line.row.root);
    let rows: Vec<&Line<'a>> = lines.iter().filter(|line| line.row.root == root).collect();
    let all: Vec<&Line<'a>> = rows.iter().copied().filter(|line| line.assessed.target.is_some()).collect();
    let lagging: Vec<&Line<'a>> = lagging.iter().map(|item| &lines[item.row]).collect();
    let earlier = Earlier::of(c);
    let mut parts = since_last(c, &earlier, &lagging, &all);
    parts.extend(best(c, &all));
    parts.extend(due_soon(c, &all));
    parts.extend(outlook(c, &all));
    parts.extend(asked(c, &earlier, &all, actions));
    parts.extend(decide(c, &lagging, actions));
    parts.extend(trust(c, &rows));
    MessagePart { headline: headline(c, &all, &lagging), lines: parts }
}

/// `14项任务中6项未达要求，差距最大的是…`
fn headline(c: &Context<'_>, all: &[&Line<'_>], lagging: &[&Line<'_>]) -> String {
    let l = c.locale;
    let count = |test: &dyn Fn(Verdict) -> bool| {
        all.iter().filter(|line| test(line.assessed.assessment.verdict)).count().to_string()
    };
    let worst = lagging.first().map(|line| with_verdict(c, line).text).unwrap_or_default();
    let rated = count(&Verdict::is_rated);
    let key = match (rated.as_str(), lagging) {
        ("0", _) => "headline-none",
        (_, []) => "headline-well",
        (_, [..]) => "headline",
    };
    let (lagging, met) = (lagging.len().to_string(), count(&|v| v == Verdict::Met));
    l.say(key, &[("rated", &rated), ("lagging", &lagging), ("met", &met), ("worst", &worst)])
}
