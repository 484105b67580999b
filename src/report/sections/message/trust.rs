//! How far the numbers can be trusted: what has been received, what is provisional, what was changed of the measure itself.

use super::item::of_clauses;
use super::part::{MessageLine, Topic};
use crate::assess::{Flag, Verdict};
use crate::catalog::Target;
use crate::measure::Direction;
use crate::report::context::Context;
use crate::report::input::{FeedState, Input};
use crate::report::row::Line;
use crate::report::sections::revisions::revised_now;

pub(super) fn trust(c: &Context<'_>, rows: &[&Line<'_>]) -> Option<MessageLine> {
    let l = c.locale;
    let feeds = &c.input.feeds;
    let mut clauses = Vec::new();
    if !feeds.is_empty() {
        let received = feeds.iter().filter(|f| matches!(f.state, FeedState::Received | FeedState::Nil)).count();
        let (n, total) = (received.to_string(), feeds.len().to_string());
        let key = if received == feeds.len() { "message-feeds-all" } else { "message-feeds" };
        clauses.push(l.say(key, &[("n", &n), ("count", &total)]));
        let count = |test: &dyn Fn(FeedState) -> bool| feeds.iter().filter(|f| test(f.state)).count();
        clauses.extend(said(
            c,
            &[
                ("message-feeds-partial", count(&|s| s == FeedState::Partial)),
                ("message-feeds-unusable", count(&|s| matches!(s, FeedState::Unusable { .. }))),
                ("message-feeds-overdue", count(&|s| s == FeedState::NotReceived { overdue: true })),
                ("message-feeds-absent", count(&|s| s == FeedState::NotReceived { overdue: false })),
                ("message-feeds-not-due", count(&|s| s == FeedState::NotDue)),
            ],
        ));
    }
    let unknown = rows.iter().filter(|line| line.assessed.assessment.verdict == Verdict::NoData).count();
    let doubtful = rows.iter().filter(|line| line.assessed.assessment.has(Flag::Doubtful)).count();
    clauses.extend(said(c, &[("message-unknown", unknown), ("message-provisional", doubtful)]));
    clauses.extend(moved_goalposts(c));
    (!clauses.is_empty()).then(|| of_clauses(l, Topic::Trust, &clauses, Vec::new()))
}

fn said<'l>(c: &'l Context<'_>, counts: &'l [(&str, usize)]) -> Vec<String> {
    let counts = counts.iter().filter(|(_, n)| *n > 0);
    counts.map(|(key, n)| c.locale.say(key, &[("count", &n.to_string())])).collect()
}

/// What was changed of the measure itself: targets that ask for less or later, or no more, and baselines, in one clause of the year;
/// months reported before; figures that had been given out.
fn moved_goalposts(c: &Context<'_>) -> Vec<String> {
    let l = c.locale;
    let Input { catalog, as_of, .. } = *c.input;
    let better = |target: &Target| catalog.indicator(&target.indicator).map_or(Direction::Higher, |i| i.better);
    let changes = c.cut_short.changes(&catalog.targets, as_of, catalog.calendar, better);
    let moved = [
        ("goalposts-lowered", changes.lowered),
        ("goalposts-put-off", changes.put_off),
        ("goalposts-dropped", changes.dropped),
        ("goalposts-baseline", changes.baseline),
    ];
    let moved = l.list(&said(c, &moved));
    let mut clauses = Vec::new();
    if !moved.is_empty() {
        let unapproved = said(c, &[("goalposts-unapproved", changes.unapproved)]);
        let text = l.say("goalposts", &[("list", &moved)]);
        clauses.push(unapproved.iter().fold(text, |a, b| l.say("join-clauses", &[("a", &a), ("b", b)])));
    }
    clauses.extend(said(c, &[("revisions-changed", revised_now(c)), ("republished", c.input.republished)]));
    clauses
}
