//! What has changed since the month before: newly behind, still behind, recovered, finished.

use super::item::{Item, few, line, named, of_clauses, rows, verdict, with_fact, with_verdict};
use super::part::{MessageLine, Topic};
use crate::assess::Verdict;
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::order::{RowKey, row_key};
use crate::report::row::Line;
use std::collections::HashMap;

/// The month before, by row.
pub(super) struct Earlier<'a>(HashMap<RowKey<'a>, &'a Assessed<'a>>);

impl<'a> Earlier<'a> {
    pub fn of(c: &Context<'a>) -> Self {
        Self(c.input.previous.iter().map(|row| (row_key(row), row)).collect())
    }

    pub fn verdict(&self, line: &Line<'a>) -> Option<Verdict> {
        self.0.get(&row_key(line.assessed)).map(|row| row.assessment.verdict)
    }

    pub fn lagged(&self, line: &Line<'a>) -> bool {
        self.verdict(line).is_some_and(Verdict::is_lagging)
    }
}

/// `lagging` in the order of the lagging list, `all` in the report's.
pub(super) fn since_last<'a>(
    c: &Context<'a>,
    earlier: &Earlier<'a>,
    lagging: &[&Line<'a>],
    all: &[&Line<'a>],
) -> Vec<MessageLine> {
    let l = c.locale;
    let (still, newly): (Vec<_>, Vec<_>) = lagging.iter().copied().partition(|line| earlier.lagged(line));
    let items = |lines: &[&Line<'a>]| lines.iter().map(|line| with_verdict(c, line)).collect::<Vec<_>>();
    let newly_text = line(l, Topic::Newly, &items(&newly));
    let still_items: Vec<Item> = still.iter().map(|line| since(c, line)).collect();
    // What is met is finished, which says more.
    let is_back = |line: &&Line<'a>| line.assessed.assessment.verdict == Verdict::OnPace;
    let recovered = all.iter().copied().filter(|line| earlier.lagged(line) && is_back(line));
    let recovered: Vec<Item> = recovered.map(|line| with_verdict(c, line)).collect();
    let (before, after): (Vec<_>, Vec<_>) = all
        .iter()
        .copied()
        .filter(|line| line.assessed.assessment.verdict == Verdict::Met)
        .partition(|line| earlier.verdict(line) == Some(Verdict::Met));
    let finished = finished(c, &after, &before);
    [newly_text, line(l, Topic::Still, &still_items), line(l, Topic::Recovered, &recovered), finished]
        .into_iter()
        .flatten()
        .collect()
}

/// A row that lags, with the months that it has lagged in a row.
fn since(c: &Context<'_>, line: &Line<'_>) -> Item {
    let months = line.assessed.lagging_since.map_or(1, |since| c.input.as_of.ordinal() - since.ordinal() + 1);
    let item = with_verdict(c, line);
    if months < 2 {
        return item;
    }
    let args = [("verdict", verdict(c, line)), ("count", months.to_string())];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    with_fact(c.locale, line, &c.locale.say("message-running", &args))
}

/// Finished tasks: this month's by name, then those of before.
fn finished(c: &Context<'_>, now: &[&Line<'_>], before: &[&Line<'_>]) -> Option<MessageLine> {
    let l = c.locale;
    let (now, before): (Vec<Item>, Vec<Item>) = (of_names(c, now), of_names(c, before));
    let mut clauses = Vec::new();
    for (key, items) in [("message-finished-now", &now), ("message-finished-before", &before)] {
        if !items.is_empty() {
            clauses.push(l.say(key, &[("count", &items.len().to_string()), ("list", &few(l, items))]));
        }
    }
    let both = rows(&now).into_iter().chain(rows(&before)).collect();
    (!clauses.is_empty()).then(|| of_clauses(l, Topic::Finished, &clauses, both))
}

fn of_names(c: &Context<'_>, lines: &[&Line<'_>]) -> Vec<Item> {
    lines.iter().map(|line| named(c.locale, line)).collect()
}
