//! How many rows have which verdict: counted, and in a sentence.

use crate::assess::Verdict;
use crate::report::context::Context;
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
    let l = c.locale;
    let n = |test: &dyn Fn(Verdict) -> bool| number_of(lines, test);
    let (rated, lagging) = (n(&Verdict::is_rated), n(&Verdict::is_lagging));
    let (key, count) = match (rated, lagging) {
        (0, _) => ("overview-none", 0),
        (rated, 0) => ("overview-well", rated),
        (_, lagging) => ("overview", lagging),
    };
    let args = [("asof", l.month(c.input.as_of)), ("rated", rated.to_string()), ("count", count.to_string())];
    let text = l.say(key, &args.each_ref().map(|(name, text)| (*name, text.as_str())));
    // What counts nothing is no news.
    let others = [
        ("overview-missing", n(&|v| v == Verdict::NoData)),
        ("overview-unrated", n(&|v| v == Verdict::NotRated)),
        ("overview-watch", n(&|v| v == Verdict::Watch)),
    ];
    let said = others.iter().filter(|(_, n)| *n > 0).map(|(key, n)| l.say(key, &[("count", &n.to_string())]));
    let others = l.list(&said.collect::<Vec<_>>());
    l.ended(&if others.is_empty() { text } else { l.say("overview-others", &[("text", &text), ("list", &others)]) })
}
