//! How many rows have which verdict: counted, and in a sentence.

use super::revisions::revised_now;
use crate::assess::Verdict;
use crate::catalog::Target;
use crate::measure::Direction;
use crate::report::context::Context;
use crate::report::input::Input;
use crate::report::row::Line;
use serde::Serialize;

/// How many rows of the root, or of single regions where it has none, have a verdict.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    pub verdict: &'static str,
    pub label: String,
    pub count: usize,
}

fn number_of(lines: &[Line<'_>], test: impl Fn(Verdict) -> bool) -> usize {
    // Where everything is asked of regions and nothing of the whole, they are what there is to count.
    let root = lines.iter().any(|l| l.row.root);
    lines.iter().filter(|l| l.row.root == root && test(l.assessed.assessment.verdict)).count()
}

/// Verdicts of the root's rows, or of single regions' where it has none, in order of merit.
pub(crate) fn counts(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Count> {
    Verdict::ALL
        .into_iter()
        .map(|v| Count { verdict: v.as_str(), label: c.locale.verdict_word(v), count: number_of(lines, |x| x == v) })
        .collect()
}

pub(crate) fn overview(c: &Context<'_>, lines: &[Line<'_>]) -> String {
    let n = |test: &dyn Fn(Verdict) -> bool| number_of(lines, test).to_string();
    let said = c.locale.say(
        "overview",
        &[
            ("asof", &c.locale.month(c.input.as_of)),
            ("rated", &n(&Verdict::is_rated)),
            ("lagging", &n(&Verdict::is_lagging)),
            ("missing", &n(&|v| v == Verdict::NoData)),
            ("unrated", &n(&|v| v == Verdict::NotRated)),
            ("watch", &n(&|v| v == Verdict::Watch)),
        ],
    );
    let republished = c.locale.counted(&[("republished", c.input.republished)]);
    let more = moved_goalposts(c).into_iter().chain(republished);
    more.fold(said, |said, more| c.locale.say("join-sentences", &[("a", &said), ("b", &more)]))
}

/// What was changed of the measure itself: targets that ask for less or later, or no more, baselines, months reported before.
fn moved_goalposts(c: &Context<'_>) -> Option<String> {
    let Input { catalog, as_of, .. } = *c.input;
    let better = |target: &Target| catalog.indicator(&target.indicator).map_or(Direction::Higher, |i| i.better);
    let changes = c.cut_short.changes(&catalog.targets, as_of, catalog.calendar, better);
    c.locale.counted(&[
        ("goalposts-lowered", changes.lowered),
        ("goalposts-put-off", changes.put_off),
        ("goalposts-dropped", changes.dropped),
        ("goalposts-baseline", changes.baseline),
        ("goalposts-unapproved", changes.unapproved),
        ("revisions-changed", revised_now(c)),
    ])
}
