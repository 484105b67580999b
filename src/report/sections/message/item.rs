//! Rows as the message names them: few words, and no more of them than a leader reads.

use super::part::{MessageLine, Topic};
use crate::catalog::TargetKind;
use crate::locale::Locale;
use crate::report::context::Context;
use crate::report::row::Line;
use num_traits::Signed;

/// Rows that one topic names at most.
const MOST_NAMED: usize = 5;

/// A row, in a few words.
#[derive(Debug)]
pub(super) struct Item {
    pub row: usize,
    pub text: String,
}

/// `烟叶种植面积（未达序时进度，少0.247万亩）`; a count of regions: `示范村（逾期未完成，15个乡镇中13个）`.
pub(super) fn with_verdict(c: &Context<'_>, line: &Line<'_>) -> Item {
    let (l, verdict) = (c.locale, &verdict(c, line));
    let fact = short_fact(c, line);
    let args = [("name", name(l, line)), ("verdict", verdict), ("fact", &fact)];
    Item { row: line.position, text: l.say(if fact.is_empty() { "name-verdict" } else { "name-verdict-fact" }, &args) }
}

/// What the row is called by its verdict; of open cases without a number, since how many there are is told beside it.
pub(super) fn verdict(c: &Context<'_>, line: &Line<'_>) -> String {
    if counts_cases(line) { line.assessed.verdict_name(c.locale) } else { line.row.text.verdict.clone() }
}

/// Whether the row tells how many cases are open.
fn counts_cases(line: &Line<'_>) -> bool {
    let zero = line.assessed.target.is_some_and(|target| target.kind == TargetKind::Zero);
    zero && !line.row.each_total && !line.assessed.indicator.is_windowed()
}

/// A row's name without what its fact says: that regions are counted.
pub(super) fn name<'a>(l: &Locale, line: &'a Line<'_>) -> &'a str {
    if line.row.each_total { l.name(line.assessed.indicator) } else { &line.row.text.name }
}

/// The gap or, where it says more, the number of regions; empty where neither is known.
fn short_fact(c: &Context<'_>, line: &Line<'_>) -> String {
    let (l, assessed, a) = (c.locale, line.assessed, &line.assessed.assessment);
    match (assessed.counted_level(&c.input.catalog.regions), &a.value, &a.target) {
        // Before due it says how many are on their way.
        (Some(_), ..) if !line.row.on_its_way.is_empty() => line.row.on_its_way.clone(),
        (Some(level), Some(n), Some(total)) => {
            let (n, total, level) = (l.number(n, 0), l.number(total, 0), l.level(level));
            l.say("message-of-regions", &[("n", &n), ("total", &total), ("level", &level)])
        }
        (_, Some(open), _) if counts_cases(line) && open.is_positive() => {
            l.say("message-open", &[("value", &line.row.text.value)])
        }
        // Neither short nor beyond: that says nothing.
        _ if line.row.text.gap == l.word("board-even") => String::new(),
        _ => line.row.text.gap.clone(),
    }
}

/// A name with something that is said of it: `烟叶种植面积（连续12个月）`.
pub(super) fn with_fact(l: &Locale, line: &Line<'_>, fact: &str) -> Item {
    let args = [("name", name(l, line)), ("fact", fact)];
    Item { row: line.position, text: l.say("name-fact", &args) }
}

pub(super) fn named(l: &Locale, line: &Line<'_>) -> Item {
    Item { row: line.position, text: name(l, line).to_owned() }
}

/// The first five, then how many there are in all.
pub(super) fn few(l: &Locale, items: &[Item]) -> String {
    let shown: Vec<String> = items.iter().take(MOST_NAMED).map(|item| item.text.clone()).collect();
    if items.len() <= MOST_NAMED {
        return l.list(&shown);
    }
    l.say("message-more", &[("list", &l.list_open(&shown)), ("count", &items.len().to_string())])
}

pub(super) fn rows(items: &[Item]) -> Vec<usize> {
    items.iter().map(|item| item.row).collect()
}

/// A topic's line; None where there is nothing to say.
pub(super) fn line(l: &Locale, topic: Topic, items: &[Item]) -> Option<MessageLine> {
    (!items.is_empty()).then(|| of_clauses(l, topic, &[few(l, items)], rows(items)))
}

/// A topic's line of several clauses.
pub(super) fn of_clauses(l: &Locale, topic: Topic, clauses: &[String], rows: Vec<usize>) -> MessageLine {
    let text = clauses.iter().cloned().reduce(|a, b| l.say("join-groups", &[("a", &a), ("b", &b)]));
    MessageLine {
        topic,
        label: l.word(&format!("message-{}", topic.as_str().replace('_', "-"))),
        text: l.say("end", &[("text", &l.begun(text.unwrap_or_default()))]),
        rows,
    }
}
