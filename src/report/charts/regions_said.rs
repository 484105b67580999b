//! What a chart of single regions says: how many of them lag and which, or which is highest and lowest.

use crate::assess::{Flag, Verdict};
use crate::catalog::Indicator;
use crate::measure::Exact;
use crate::report::charts::title_and_notes::Headline;
use crate::report::context::Context;
use crate::report::row::Line;

/// A title by its key and what it needs beside the indicator's name.
type Said<'s> = dyn Fn(&str, &[(&str, &str)]) -> String + 's;

/// Up to so many regions that lag are named in a title.
const NAMED: usize = 3;

/// The title of a chart of an indicator's regions.
pub(super) fn of_regions(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Headline {
    let l = c.locale;
    let regions = &c.input.catalog.regions;
    let level = lines.first().map(|line| l.level(&regions.get(line.assessed.region).level)).unwrap_or_default();
    let said = |key: &str, more: &[(&str, &str)]| {
        l.say(key, &[&[("name", l.name(indicator)), ("level", level.as_str())][..], more].concat())
    };
    if lines.iter().all(|line| line.assessed.target.is_none()) {
        let full = of_values(c, lines, &said);
        return Headline { full, short: said("ranking-title", &[]) };
    }
    let printed: Vec<&&Line<'_>> = lines.iter().filter(|line| !line.assessed.assessment.has(Flag::Withheld)).collect();
    let verdict = |line: &&&Line<'_>| line.assessed.assessment.verdict;
    let lagging: Vec<&&&Line<'_>> = printed.iter().filter(|line| verdict(line).is_lagging()).collect();
    let good = printed.iter().filter(|line| matches!(verdict(line), Verdict::Met | Verdict::OnPace)).count();
    let (total, behind, good_count) = (printed.len().to_string(), lagging.len().to_string(), good.to_string());
    let names: Vec<String> =
        lagging.iter().map(|line| l.region(regions.get(line.assessed.region)).to_owned()).collect();
    let counts = [("total", total.as_str()), ("behind", &behind), ("good", &good_count)];
    let words: Vec<&str> = printed.iter().map(|line| line.row.text.verdict.as_str()).collect();
    let alike = words.first().filter(|first| words.iter().all(|word| word == *first));
    let full = match (lagging.len(), alike) {
        (0, _) if good > 0 && good == printed.len() => said("headline-regions-none", &counts),
        (0, _) if good > 0 => said("headline-regions-some", &counts),
        (0, Some(word)) => said("headline-regions-alike", &[&counts[..], &[("verdict", *word)]].concat()),
        (n, _) if n > 0 && n <= NAMED => {
            said("headline-regions-named", &[&counts[..], &[("regions", &*l.list(&names))]].concat())
        }
        _ => said("headline-regions", &counts),
    };
    Headline { full, short: said("headline-regions", &counts) }
}

/// Without targets: where it is highest and lowest.
fn of_values(c: &Context<'_>, lines: &[&Line<'_>], said: &Said<'_>) -> String {
    let (l, regions) = (c.locale, &c.input.catalog.regions);
    let value = |line: &&&Line<'_>| line.assessed.assessment.value.clone();
    let known: Vec<(&&Line<'_>, Exact)> = lines.iter().filter_map(|line| Some((line, value(&line)?))).collect();
    let highest = known.iter().max_by(|a, b| a.1.cmp(&b.1));
    let lowest = known.iter().min_by(|a, b| a.1.cmp(&b.1));
    let Some((most, least)) = highest.zip(lowest) else { return said("headline-regions-unknown", &[]) };
    let name = |line: &Line<'_>| l.region(regions.get(line.assessed.region)).to_owned();
    let (high, low) = (name(most.0), name(least.0));
    let args = [
        ("highest", high.as_str()),
        ("most", &most.0.row.text.value),
        ("lowest", &low),
        ("least", &least.0.row.text.value),
    ];
    said(if most.1 == least.1 { "headline-regions-even" } else { "headline-regions-values" }, &args)
}
