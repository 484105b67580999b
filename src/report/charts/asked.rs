//! Charts that compare regions, causes and months: from lines to specs.


pub use crate::report::charts::bridge::{Cause, Movement, Reading};

pub use crate::report::charts::board::Group;
use crate::report::charts::board::board;
use crate::report::build::{Context, Line, lines};
use crate::report::charts::{Chart, Role};
use crate::report::input::{Input, Series};
use crate::report::charts::trend::trend;
use crate::assess::Verdict;
use crate::catalog::{BoardRules, Indicator, RegionId};
use crate::locale::Locale;
use std::collections::BTreeMap;

pub(crate) use crate::report::charts::matrix::matrix;
pub(crate) use crate::report::charts::ranking::rankings;

/// One chart that is asked for by itself.
#[derive(Debug)]
pub enum Ask {
    /// An indicator in one region, over time.
    Trend(RegionId),
    Board(Group),
    /// Regions by an indicator; with a number only so many of the worst, the others in one row.
    Ranking(Option<usize>),
    Matrix,
    Bridge(Box<Movement>),
    /// An indicator in one region, against what chance explains.
    Control(RegionId),
    Multiples,
}

/// The chart that is asked for; None where there is nothing to draw. `input` holds the rows of what the chart shows.
#[must_use]
pub fn chart_of(input: &Input<'_>, indicator: Option<&Indicator>, ask: &Ask) -> Option<Chart> {
    let locale = Locale::new(input.language, input.catalog.board.rounding);
    let c = Context { input, locale: &locale };
    let lines = lines(&c);
    let root: Vec<&Line<'_>> = lines.iter().filter(|l| l.root).collect();
    let below: Vec<&Line<'_>> = lines.iter().filter(|l| !l.root).collect();
    match (ask, indicator) {
        (Ask::Board(group), _) => Some(board(&c, &root, *group)),
        (Ask::Matrix, _) => matrix(&c, &lines),
        (Ask::Trend(region), Some(indicator)) => {
            let own: Vec<&Line<'_>> = lines.iter().filter(|l| l.row.region == *region).collect();
            Some(of_region(&c, trend(&c, indicator, &own), *region))
        }
        (Ask::Ranking(worst), Some(indicator)) => crate::report::charts::ranking::ranking(&c, indicator, &below, *worst),
        (Ask::Multiples, Some(indicator)) => crate::report::charts::multiples::multiples(&c, indicator, &below),
        (Ask::Bridge(movement), Some(indicator)) => Some(crate::report::charts::bridge::bridge(&c, indicator, movement)),
        (Ask::Control(region), Some(indicator)) => {
            let line = lines.iter().find(|l| l.row.region == *region && !l.row.each_total)?;
            Some(crate::report::charts::control::control(&c, indicator, line))
        }
        (Ask::Trend(_) | Ask::Ranking(_) | Ask::Multiples | Ask::Bridge(_) | Ask::Control(_), None) => None,
    }
}

/// The chart with the region in its title and name, unless it is the root's.
fn of_region(c: &Context<'_>, mut chart: Chart, region: RegionId) -> Chart {
    let regions = &c.input.catalog.regions;
    if region != regions.root() {
        let region = regions.get(region);
        chart.title = c.locale.say("chart-title-region", &[("name", &chart.title), ("region", &region.name)]);
        chart.name = format!("{}-{}", chart.name, region.code);
    }
    chart
}

/// Verdicts in order of merit, as keys list them.
const MERIT: [Verdict; 8] = [
    Verdict::Met,
    Verdict::OnPace,
    Verdict::Behind,
    Verdict::FarBehind,
    Verdict::Missed,
    Verdict::NotRated,
    Verdict::NoData,
    Verdict::Watch,
];

/// The verdicts that occur, with their words.
fn key<'a>(l: &Locale, lines: impl Iterator<Item = &'a Line<'a>>) -> Vec<(Role, String)> {
    let there: Vec<Verdict> = lines.map(|line| line.row.assessment.verdict).collect();
    let seen = MERIT.into_iter().filter(|v| there.contains(v));
    seen.map(|v| (crate::report::build::role(v), l.verdict_word(v))).collect()
}

/// The series of the root that `input` holds for an indicator.
fn series<'a>(c: &Context<'a>, indicator: &Indicator) -> Option<&'a Series<'a>> {
    c.input.series.iter().find(|s| s.indicator.id == indicator.id)
}

/// The house's colours by role, as a palette takes them.
#[must_use]
pub fn colours(rules: &BoardRules) -> BTreeMap<Role, &'static str> {
    crate::report::sections::method::palette(rules)
}

/// The chart's page number behind its title.
#[must_use]
pub fn numbered(locale: &Locale, title: &str, page: usize, pages: usize) -> String {
    locale.say("chart-page", &[("title", title), ("n", &page.to_string()), ("pages", &pages.to_string())])
}
