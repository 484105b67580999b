//! The one place where the phases are called in their order: catalog → feeds → series → assessments.

mod breakdown;
mod charts;
mod compose;
mod detail;
mod doubts;
mod forms;
mod movement;
mod outlook;
mod owed;
mod public;
mod reference;
mod sides;
mod values;
mod workers;
mod written;

pub use charts::{ChartKind, Wanted};
pub use compose::{Making, report, report_for};
pub use detail::{MANY, details};
use doubts::Places;
pub use forms::{Rendered, render, render_both};
pub use outlook::Tested;
use workers::on_workers;
pub use written::{Form, Forms, WORST};

use crate::assess::{Assessment, Question, Verdict, assess, roll_up};
use crate::catalog::{Catalog, Indicator, Kind, ProjectFiles, RegionId, Scope, Source, Target, TargetKind, load};
use crate::diag::{Diagnostic, Location, Warned};
use crate::feed::{Ingested, ingest_kept};
use crate::measure::{Every, Month, Unit, exact};
use crate::render::docx::Template;
use crate::series::{
    Answer, EngineError, Feeds, Point, Points, Window, answer, months_per_period, natural_window, rows_behind,
};
use crate::store::Store;
use num_traits::Signed;
use rayon::prelude::*;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// A project with its feeds read.
#[derive(Debug)]
pub struct Study {
    pub catalog: Catalog,
    pub feeds: Feeds,
    pub warnings: Vec<Diagnostic>,
    /// The document that the briefing's text goes into.
    pub template: Option<Template>,
    /// Which rejected rows concern which regions, by feed.
    rejects: BTreeMap<String, Places>,
    /// Where what its files came to is kept.
    store: Store,
}

/// One indicator in one region against one target, or none.
#[derive(Debug, Clone)]
pub struct Judged<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub region: RegionId,
    /// The root's row of an `each` target: how many of the regions have it.
    pub each_total: bool,
    pub assessment: Assessment,
    pub points: Points,
    /// The first month that there is a value of, or an own amount.
    pub first_seen: Option<Month>,
    /// The root's own amounts or states since the catalog's start, for its outlook; below the root they are not kept.
    pub history: Option<Points>,
    /// The window that the value speaks for.
    pub window: Window,
}

impl Judged<'_> {
    /// The unit of the row's amounts: 个 where it counts regions.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.each_total.then(|| Unit::parse("个")).flatten().unwrap_or(self.indicator.unit)
    }
}

impl Study {
    /// Loads the catalog and reads every feed, several at once. Rows of large feeds of which nothing but sums is asked are added up
    /// while they are read.
    ///
    /// # Errors
    /// Everything that is wrong with the catalog. What is wrong with feeds is in [`Study::feeds`].
    pub fn load(files: &ProjectFiles, each_feed: impl Fn(&str) + Sync) -> Result<Self, Vec<Diagnostic>> {
        Self::load_adding_up(files, MANY, each_feed)
    }

    /// The same from a store, as far as files were read before, with the rows at hand if `rows`, see [`Study::load_rows`].
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_kept(
        files: &ProjectFiles,
        store: &Store,
        rows: bool,
        each_feed: impl Fn(&str) + Sync,
    ) -> Result<Self, Vec<Diagnostic>> {
        on_workers(|| Self::read(files, if rows { detail::TOO_MANY } else { MANY }, store, &each_feed))
    }

    /// The same with the rows at hand that a value counts, see [`rows_behind`], but for feeds so large that nobody would look
    /// through them: see [`Study::lists_rows_of`].
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_rows(files: &ProjectFiles, each_feed: impl Fn(&str) + Sync) -> Result<Self, Vec<Diagnostic>> {
        Self::load_adding_up(files, detail::TOO_MANY, each_feed)
    }

    /// The same, rows being added up in feeds of at least `many` bytes.
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_adding_up(
        files: &ProjectFiles,
        many: u64,
        each_feed: impl Fn(&str) + Sync,
    ) -> Result<Self, Vec<Diagnostic>> {
        on_workers(|| Self::read(files, many, &Store::none(), &each_feed))
    }

    fn read(
        files: &ProjectFiles,
        many: u64,
        store: &Store,
        each_feed: &(impl Fn(&str) + Sync),
    ) -> Result<Self, Vec<Diagnostic>> {
        let Warned { output: catalog, mut warnings } = load(files)?;
        let template = forms::template(&catalog).map_err(|error| vec![*error])?;
        let shelves = store.shelves(&catalog.regions);
        let feeds: BTreeMap<String, Ingested> = catalog
            .feeds
            .par_iter()
            .map(|feed| {
                let detail = detail::detail(&catalog, feed, files, many);
                let data = ingest_kept(feed, &catalog.regions, files, &detail, &shelves.of(feed, &detail));
                each_feed(&feed.id);
                (feed.id.clone(), data)
            })
            .collect();
        store.remember();
        for data in feeds.values() {
            warnings.extend(data.warnings.iter().cloned());
        }
        let places = |(id, data): (&String, &Ingested)| (id.clone(), Places::of(&data.rejects, &catalog.regions));
        let rejects = feeds.iter().map(places).collect();
        let (feeds, store) = (feeds.into_iter().collect(), store.clone());
        let mut study = Self { catalog, feeds, warnings, template, rejects, store };
        let falls = study.falls();
        study.warnings.extend(falls);
        Ok(study)
    }

    /// The project as it stood when `upto` was reported on: without the files of later periods.
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn as_it_stood(&self, files: &ProjectFiles, upto: Month) -> Result<Self, Vec<Diagnostic>> {
        let read = self.feeds.values().flat_map(|data| &data.files);
        let later = read.filter(|f| !compose::has_begun(f.period, upto)).map(|f| f.name.clone());
        let names = later.collect();
        let files = ProjectFiles::Without { files: Box::new(files.clone()), names };
        Self::load_kept(&files, &self.store, false, |_| {})
    }

    /// Months in which a total that a feed accumulates since January became less than it was.
    fn falls(&self) -> Vec<Diagnostic> {
        let Some(last) = self.latest_month() else { return Vec::new() };
        let running = self.catalog.indicators.iter().filter(|i| i.kind == Kind::Running && is_flow(i));
        running
            .filter_map(|indicator| {
                Some((indicator, answer(&self.catalog, &self.feeds, indicator, Window::Own, last).ok()?))
            })
            .flat_map(|(indicator, answer)| {
                let points = |region: RegionId| answer.points(region).into_iter().map(move |p| (region, p));
                let of_regions = answer.regions().flat_map(points);
                let falls = of_regions.filter(|(_, p)| p.own.as_ref().is_some_and(Signed::is_negative));
                falls.map(|(region, point)| self.fall(indicator, region, &point)).collect::<Vec<_>>()
            })
            .collect()
    }

    fn fall(&self, indicator: &Indicator, region_id: RegionId, point: &Point) -> Diagnostic {
        let (name, region, month) = (&indicator.name, &self.catalog.regions.get(region_id).name, point.month);
        let by = point.own.as_ref().map(|own| exact::full(&-own)).unwrap_or_default();
        let unit = indicator.unit;
        let message = crate::say!(
            "{region}“{name}”{month}的本年累计数比上月少{by}{unit}",
            "{region}: `{name}` accumulated since January is {by} {unit} less in {month} than the month before"
        );
        let hint = crate::say!("请报送单位核对该月累计数", "ask the sender to check that month's total");
        let warning = Diagnostic::warning("running-fell", message).hint(hint);
        let rows = rows_behind(&self.catalog, &self.feeds, indicator, Window::State, region_id, month);
        let row = rows.ok().and_then(|rows| rows.into_iter().next_back());
        match row {
            Some(row) => warning.at(Location::line(row.file, row.line)),
            None => warning,
        }
    }

    /// Whether the rows that an indicator's values count are at hand, rather than what they come to.
    #[must_use]
    pub fn lists_rows_of(&self, indicator: &Indicator) -> bool {
        let parts = match &indicator.source {
            Source::Rows(_) => vec![indicator],
            Source::Ratio { of, by } => [of, by].into_iter().filter_map(|id| self.catalog.indicator(id)).collect(),
        };
        let feeds = parts.into_iter().filter_map(|part| self.feeds.get(&self.catalog.feed_of(part)?.id));
        feeds.into_iter().all(Ingested::has_lines)
    }

    /// The latest month that any monthly feed has reported.
    #[must_use]
    pub fn latest_month(&self) -> Option<Month> {
        let monthly = self.catalog.feeds.iter().filter(|f| f.every == Every::Month);
        monthly
            .filter_map(|feed| self.feeds.get(&feed.id)?.reported().into_iter().next_back())
            .map(|period| Month::of(period.first_day()))
            .max()
    }

    /// What could not be read, feed by feed.
    pub fn unreadable(&self) -> impl Iterator<Item = &Diagnostic> {
        self.feeds.values().flat_map(|data| &data.unreadable)
    }

    /// Adds up what several months and windows ask for, so that they need not do it beside each other.
    fn add_up(&self, as_of: Month) -> Result<(), EngineError> {
        let flows: Vec<&Indicator> = self.catalog.indicators.iter().filter(|i| is_flow(i)).collect();
        let ask = |i: &&Indicator| answer(&self.catalog, &self.feeds, i, Window::Own, as_of).map(|_| ());
        flows.par_iter().try_for_each(ask)
    }

    /// Judges every visible indicator against every target in force at `as_of`: in the order of the catalog, the root's row of
    /// an `each` target before those of its regions.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn judge(&self, as_of: Month) -> Result<Vec<Judged<'_>>, EngineError> {
        self.judge_all(as_of, PointsOf::All)
    }

    fn judge_all(&self, as_of: Month, kept: PointsOf) -> Result<Vec<Judged<'_>>, EngineError> {
        let visible: Vec<&Indicator> = self.catalog.indicators.iter().filter(|i| !i.hidden).collect();
        let rows: Result<Vec<_>, EngineError> =
            on_workers(|| visible.par_iter().map(|i| self.judged_with(i, as_of, kept)).collect());
        Ok(rows?.into_iter().flatten().collect())
    }

    /// One indicator's rows.
    ///
    /// # Errors
    /// See [`Study::judge`].
    pub fn judge_indicator<'a>(
        &'a self,
        indicator: &'a Indicator,
        as_of: Month,
    ) -> Result<Vec<Judged<'a>>, EngineError> {
        self.judged_with(indicator, as_of, PointsOf::All)
    }

    fn judged_with<'a>(
        &'a self,
        indicator: &'a Indicator,
        as_of: Month,
        kept: PointsOf,
    ) -> Result<Vec<Judged<'a>>, EngineError> {
        let catalog = &self.catalog;
        let natural = natural_window(indicator, catalog);
        let own = if is_flow(indicator) { Window::Own } else { Window::State };
        let history = answer(catalog, &self.feeds, indicator, own, as_of)?;
        let subject = Subject { study: self, indicator, as_of, history: &history, kept };
        let targets: Vec<&Target> = catalog.targets_of(&indicator.id).filter(|t| in_force(t, as_of)).collect();
        let mut answers: HashMap<Window, Answer<'_>> = HashMap::new();
        for window in targets.iter().map(|t| window_of(indicator, t, natural)) {
            if let Entry::Vacant(new) = answers.entry(window) {
                new.insert(answer(catalog, &self.feeds, indicator, window, as_of)?);
            }
        }
        let against = |target: &&'a Target| {
            let window = window_of(indicator, target, natural);
            subject.against(target, window, &answers[&window])
        };
        let mut judged: Vec<Judged<'a>> = targets.par_iter().flat_map_iter(against).collect();
        if judged.is_empty() {
            let points = answer(catalog, &self.feeds, indicator, natural, as_of)?;
            judged.push(subject.judged(None, natural, catalog.regions.root(), &points));
        }
        Ok(judged)
    }
}

impl Study {
    /// Rows without a target, for these regions.
    ///
    /// # Errors
    /// See [`Study::judge`].
    pub fn watch<'a>(
        &'a self,
        indicator: &'a Indicator,
        regions: &[RegionId],
        as_of: Month,
    ) -> Result<Vec<Judged<'a>>, EngineError> {
        if regions.is_empty() {
            return Ok(Vec::new());
        }
        let natural = natural_window(indicator, &self.catalog);
        let own = if is_flow(indicator) { Window::Own } else { Window::State };
        let history = answer(&self.catalog, &self.feeds, indicator, own, as_of)?;
        let points = answer(&self.catalog, &self.feeds, indicator, natural, as_of)?;
        let subject = Subject { study: self, indicator, as_of, history: &history, kept: PointsOf::All };
        Ok(regions.iter().map(|region| subject.judged(None, natural, *region, &points)).collect())
    }
}

/// Whether amounts of periods add up over time.
fn is_flow(indicator: &Indicator) -> bool {
    indicator.kind.adds_up() && matches!(indicator.source, Source::Rows(_))
}

/// A changed target gets `until` and is judged while as-of is not past it.
fn in_force(target: &Target, as_of: Month) -> bool {
    target.until.is_none_or(|until| as_of <= until.month())
}

/// What of an indicator a target speaks about.
fn window_of(indicator: &Indicator, target: &Target, natural: Window) -> Window {
    if !is_flow(indicator) || indicator.trailing_year {
        return natural;
    }
    let without_end = target.due.is_none() && matches!(target.kind, TargetKind::Within | TargetKind::Zero);
    if target.kind == TargetKind::Keep || without_end {
        return Window::Own;
    }
    Window::Total { from: target.from.first_day(), to: target.due.map(crate::measure::When::last_day) }
}

/// An indicator about to be judged.
struct Subject<'a, 'h> {
    study: &'a Study,
    indicator: &'a Indicator,
    as_of: Month,
    history: &'h Answer<'h>,
    kept: PointsOf,
}

/// Whose points are kept when rows have been judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PointsOf {
    All,
    /// Thousands of regions' would fill the memory, and nothing is drawn of them.
    Root,
}

impl<'a> Subject<'a, '_> {
    fn against(&self, target: &'a Target, window: Window, points: &Answer<'_>) -> Vec<Judged<'a>> {
        match &target.scope {
            Scope::One(region) => vec![self.judged(Some(target), window, *region, points)],
            Scope::Each(regions) => {
                let members: Vec<_> =
                    regions.par_iter().map(|r| self.judged(Some(target), window, *r, points)).collect();
                let assessments: Vec<_> = members.iter().map(|m| m.assessment.clone()).collect();
                let region = self.study.catalog.regions.root();
                let none = Points::new();
                let question = self.question(Some(target), window, region, (&none, &none));
                let root = Judged {
                    indicator: self.indicator,
                    target: Some(target),
                    region,
                    each_total: true,
                    assessment: roll_up(&question, target, &assessments),
                    points: Points::new(),
                    first_seen: None,
                    history: None,
                    window,
                };
                std::iter::once(root).chain(members).collect()
            }
        }
    }

    fn judged(
        &self,
        target: Option<&'a Target>,
        window: Window,
        region: RegionId,
        answered: &Answer<'_>,
    ) -> Judged<'a> {
        let (points, history) = (answered.points(region), self.history.points(region));
        let others = target.and_then(|t| reference::reference(t, region, answered, &self.study.catalog.regions));
        let question = self.question(target, window, region, (&points, &history));
        let assessment = assess(&Question { reference: others.as_ref(), ..question });
        let at_root = region == self.study.catalog.regions.root();
        let first_seen = points.iter().find(|p| p.value.observed().is_some() || p.own.is_some()).map(|p| p.month);
        Judged {
            indicator: self.indicator,
            target,
            region,
            each_total: false,
            assessment,
            points: if at_root || self.kept == PointsOf::All { points } else { Points::new() },
            first_seen,
            history: at_root.then_some(history),
            window,
        }
    }

    fn question<'q>(
        &'q self,
        target: Option<&'q Target>,
        window: Window,
        region: RegionId,
        (points, history): (&'q Points, &'q Points),
    ) -> Question<'q> {
        let study = self.study;
        Question {
            indicator: self.indicator,
            target,
            rules: &study.catalog.board,
            as_of: self.as_of,
            points,
            history,
            months_per_period: months_per_period(self.indicator, &study.catalog),
            doubtful: study.is_doubtful(self.indicator, region, window, self.as_of),
            reference: None,
        }
    }
}

/// How many rows there are of each verdict.
#[must_use]
pub fn tally(rows: &[Judged<'_>]) -> Vec<(Verdict, usize)> {
    Verdict::NAMES
        .iter()
        .map(|(_, verdict)| (*verdict, rows.iter().filter(|r| r.assessment.verdict == *verdict).count()))
        .filter(|(_, n)| *n > 0)
        .collect()
}
