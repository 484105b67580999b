//! What an indicator tracking table is made from: each indicator over its whole life, by every target that has been set for it.

use super::judge::{Asked, PointsOf, Subject};
use super::study::Study;
use super::values::{groups, of_group};
use super::workers::in_pieces;
use crate::assess::{history_window, target_window};
use crate::catalog::{Indicator, RegionId, Scope, Target};
use crate::measure::Month;
use crate::report::{Assessed, MOST_ROWS_IN_WORDS, Tracked};
use crate::series::{Answer, EngineError, Point, Points, Value, Why, Window, answer, natural_window};
use rayon::prelude::*;

/// Regions up to which each has lines of its own.
const MOST_REGIONS: usize = 200;
const MONTHS_PER_QUARTER: i32 = 3;

/// Every visible indicator at the root, by the texts of its `by`, and in the regions directly below the root and those that have
/// targets, where there are not too many of them.
///
/// # Errors
/// A defect, see [`EngineError`].
pub(super) fn tracked(study: &Study, as_of: Month) -> Result<Vec<Tracked<'_>>, EngineError> {
    let visible: Vec<&Indicator> = study.catalog.indicators.iter().filter(|i| !i.hidden).collect();
    let regions = regions_with_lines(study, visible.len(), as_of);
    let all: Result<Vec<Vec<Tracked<'_>>>, EngineError> =
        in_pieces(visible.par_iter()).map(|indicator| tracked_indicator(study, indicator, &regions, as_of)).collect();
    Ok(all?.into_iter().flatten().collect())
}

/// The same for the public: the root over time, and of single regions what the report's rows print at as-of. `rows` are without what
/// is withheld.
pub(super) fn published<'a>(study: &Study, tracked: Vec<Tracked<'a>>, rows: &[Assessed<'a>]) -> Vec<Tracked<'a>> {
    let root = study.catalog.regions.root();
    let line = |row: &Assessed<'_>| row.target.map(|target| target.line);
    let printed = |row: &Assessed<'a>| {
        let same = |other: &&Assessed<'_>| {
            (other.indicator.id.as_str(), other.region, other.each_total, line(other))
                == (row.indicator.id.as_str(), row.region, row.each_total, line(row))
        };
        rows.iter().find(same).cloned()
    };
    let mut open: Vec<Tracked<'a>> = Vec::new();
    for mut item in tracked.into_iter().filter(|item| item.group.is_none()) {
        let protected = rows.iter().any(|row| row.indicator.id == item.indicator.id && row.protected);
        if item.region != root || (item.each_total && protected) {
            (item.values, item.own) = (Points::new(), Points::new());
            item.judged = item.judged.iter().filter_map(printed).map(|row| without_points(&row)).collect();
            if item.judged.is_empty() {
                continue;
            }
        } else {
            item.judged = item.judged.iter().map(|row| printed(row).unwrap_or_else(|| row.clone())).collect();
        }
        open.push(item);
    }
    open
}

fn without_points<'a>(row: &Assessed<'a>) -> Assessed<'a> {
    Assessed { points: Points::new(), ..row.clone() }
}

/// The regions that have lines: none where there would be too many lines.
fn regions_with_lines(study: &Study, indicators: usize, as_of: Month) -> Vec<RegionId> {
    let regions = &study.catalog.regions;
    let (first, last) = (study.catalog.start.first_day(), as_of.last_day());
    let scopes = study.catalog.targets.iter().flat_map(|target| match &target.scope {
        Scope::One(region) => vec![*region],
        Scope::Each(regions) => regions.clone(),
    });
    let below = regions.iter().filter(|(_, r)| r.parent == Some(regions.root())).map(|(id, _)| id);
    let mut all: Vec<RegionId> = below.chain(scopes).filter(|region| *region != regions.root()).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|region| regions.get(*region).exists_within(first, last));
    let few = all.len() <= MOST_REGIONS && all.len() * indicators <= MOST_ROWS_IN_WORDS;
    if few { all } else { Vec::new() }
}

fn tracked_indicator<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    regions: &[RegionId],
    as_of: Month,
) -> Result<Vec<Tracked<'a>>, EngineError> {
    let (catalog, root) = (&study.catalog, study.catalog.regions.root());
    let natural = natural_window(indicator, catalog);
    let history = answer(catalog, &study.feeds, indicator, history_window(indicator), as_of)?;
    let values = answer(catalog, &study.feeds, indicator, natural, as_of)?;
    let asked = Asked { as_of, before: None };
    let subject = Subject::of(study, indicator, asked, &history, PointsOf::All)?;
    let line = |region| Tracked {
        values: values.points(region),
        own: if indicator.adds_up() { history.points(region) } else { Points::new() },
        ..Tracked::of(indicator, region)
    };
    let speaks_of_regions = catalog.tells_of_regions(indicator);
    let mut lines = vec![line(root)];
    for group in groups(study, indicator)? {
        let narrowed = of_group(indicator, &group);
        let (values, own) = (
            answer(catalog, &study.feeds, &narrowed, natural, as_of)?,
            answer(catalog, &study.feeds, &narrowed, history_window(indicator), as_of)?,
        );
        let own = if indicator.adds_up() { own.points(root) } else { Points::new() };
        lines.push(Tracked { values: values.points(root), own, group: Some(group), ..Tracked::of(indicator, root) });
    }
    lines.extend(regions.iter().filter(|_| speaks_of_regions).map(|region| line(*region)));
    for target in catalog.targets_of(&indicator.id).filter(|target| is_known(target, as_of)) {
        let window = target_window(indicator, target, natural);
        let points = answer(catalog, &study.feeds, indicator, window, as_of)?;
        let judge = Judge { subject: &subject, target, window, points: &points, as_of };
        if let Scope::Each(members) = &target.scope
            && !regions.is_empty()
        {
            insert(&mut lines, judge.counted(study, members), root);
        }
        for line in lines.iter_mut().filter(|line| line.group.is_none() && !line.each_total) {
            let is_meant = match &target.scope {
                Scope::One(region) => *region == line.region,
                Scope::Each(members) => members.contains(&line.region),
            };
            if is_meant {
                line.judged.push(judge.judged(line.region));
            }
        }
    }
    Ok(lines)
}

/// Puts the count of regions behind the root's own line, together with those of other targets.
fn insert<'a>(lines: &mut Vec<Tracked<'a>>, counted: Tracked<'a>, root: RegionId) {
    let at = lines.iter().take_while(|line| line.region == root).count();
    lines.insert(at, counted);
}

/// Whether a target had been promised by then. Whether it is still in force does not matter.
fn is_known(target: &Target, as_of: Month) -> bool {
    target.decided.is_none_or(|decided| decided <= as_of.last_day())
}

/// One target by which regions are judged.
struct Judge<'s, 'a, 'h> {
    subject: &'s Subject<'a, 'h>,
    target: &'a Target,
    window: Window,
    points: &'s Answer<'s>,
    as_of: Month,
}

impl<'a> Judge<'_, 'a, '_> {
    /// The last month in which the target was in force.
    fn month(&self) -> Month {
        self.target.until.map_or(self.as_of, |until| until.month().min(self.as_of))
    }

    fn judged(&self, region: RegionId) -> Assessed<'a> {
        self.subject.judged_as_of(self.month(), self.target, self.window, region, self.points)
    }

    /// How many regions have what the target asks of each: at the ends of quarters, and at as-of.
    fn counted(&self, study: &Study, members: &[RegionId]) -> Tracked<'a> {
        let (calendar, last) = (study.catalog.calendar, self.month());
        let ends =
            |month: &Month| *month == last || (calendar.months_since_year_began(*month) + 1) % MONTHS_PER_QUARTER == 0;
        let months: Vec<Month> = study.catalog.start.min(last).through(last).filter(ends).collect();
        let count = |month: Month| Some((month, self.count(study, members, month)?));
        let counts: Vec<(Month, Assessed<'a>)> = months.into_par_iter().filter_map(count).collect();
        let point = |(month, row): &(Month, Assessed<'a>)| {
            let missing = || Value::Missing(Why::Partial { so_far: None });
            let value = row.assessment.value.clone().map_or_else(missing, Value::Observed);
            Point { coverage: row.assessment.coverage, ..Point::of(*month, value) }
        };
        let values = counts.iter().map(point).collect();
        let judged = counts.into_iter().next_back().map(|(_, row)| row).into_iter().collect();
        let root = study.catalog.regions.root();
        Tracked { each_total: true, judged, values, ..Tracked::of(self.subject.indicator, root) }
    }

    fn count(&self, study: &Study, members: &[RegionId], month: Month) -> Option<Assessed<'a>> {
        let there = |region: &&RegionId| study.catalog.regions.get(**region).is_valid_on(month.last_day());
        let judged = members
            .iter()
            .filter(there)
            .map(|region| Some(self.subject.judged_as_of(month, self.target, self.window, *region, self.points)));
        let rows = self.subject.rolled_up(self.target, self.window, month, judged.collect());
        rows.into_iter().next()
    }
}
