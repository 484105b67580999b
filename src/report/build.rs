//! From assessments to a report.

use crate::report::sections::actions;
use crate::report::row::table_text::bare;
use crate::report::charts::board::{Group, board, gap, gap_words};
use crate::report::row::breakdown;
use crate::report::row::record::{Cells, cells, unit};
use crate::report::charts::{Chart, PerPage, Role, pages};
use crate::report::sections::overdue_reports::chase;
use super::document::{Document, document};
use crate::report::explain::steps;
use super::input::{Edition, Input, Row};
use crate::report::sections::lagging::{changed, lagging};
use crate::report::sections::method;
use super::model::{Bare, GapRow, PartRow, Report, Shown, StepLine, VERSION};
use crate::report::sections::next_steps::next;
use crate::report::row::outlook::{forecast_part, signal_part};
use crate::report::sections::overview;
use crate::report::charts::asked;
use crate::report::sections::standings;
use crate::report::sections::revisions::revisions;
use crate::report::sections::restatements::{Published, since};
use crate::report::charts::trend::trend;
use crate::report::sections::values::values;
use crate::assess::{Flag, Verdict};
use crate::catalog::{Indicator, Language, Target};
use crate::locale::{Each, Locale, Told};
use crate::measure::{Unit, When};
use rayon::prelude::*;

/// What every part of a report is made with.
pub(super) struct Context<'a> {
    pub input: &'a Input<'a>,
    pub locale: &'a Locale,
}

/// A row with its words, at its place in the report.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub row: &'a Row<'a>,
    pub position: usize,
    pub cells: Box<Cells>,
    pub shown: Shown,
    pub unit: Unit,
    pub sentence: String,
    /// What it asks for next, a clause; empty where it does not lag.
    pub next: String,
    pub root: bool,
}

/// Resolves everything that the report's forms print.
#[must_use]
pub fn build(input: &Input<'_>) -> Report {
    build_since(input, None)
}

/// The same, with what has moved since a report that went out.
#[must_use]
pub fn build_since(input: &Input<'_>, published: Option<&Published>) -> Report {
    let locale = Locale::new(input.language, input.catalog.board.rounding);
    let c = Context { input, locale: &locale };
    let lines = lines(&c);
    let as_of = locale.month(input.as_of);
    let lagging_root = lagging(&c, &lines, true);
    // What goes through the rows of all regions.
    let (lagging_regions, (region_standings, changed)) =
        rayon::join(|| lagging(&c, &lines, false), || rayon::join(|| standings::regions(&c), || changed(&c, &lines)));
    let actions = actions::actions(&c, &lines);
    let chase = chase(&locale, input.catalog, &input.chased);
    let mut report = Report {
        version: VERSION,
        title: locale.say("h-title", &[("title", &input.catalog.title)]),
        language: input.language.as_str(),
        edition: input.edition,
        as_of: input.as_of.to_string(),
        as_of_text: c.edition(locale.say("h-as-of", &[("asof", &as_of)])),
        synthetic: input.catalog.synthetic.clone(),
        words: overview::words(&c),
        counts: overview::counts(&c, &lines),
        overview: overview::overview(&c, &lines),
        next: next(&c, &lines, &lagging_root, &actions, &chase),
        actions,
        lagging: lagging_root,
        lagging_regions,
        lead_standings: standings::leads(&c),
        region_standings,
        changed,
        sections: overview::sections(&c, &lines),
        matrix: overview::matrix(&c, &lines),
        leads: overview::leads(&c, &lines),
        feeds: overview::feeds(&c),
        chase,
        revisions: revisions(&c),
        since: published.map(|published| since(&c, published)),
        quality: overview::quality(&c),
        method: method::method(&c),
        sources: overview::sources(&c),
        palette: method::palette(&input.catalog.board),
        charts: if input.drawn { charts(&c, &lines) } else { Vec::new() },
        values: values(&c),
        warnings: overview::warnings(&c),
        rows: lines.into_par_iter().map(|line| gap_row(&c, line)).collect(),
        document: Document::default(),
    };
    if input.edition == Edition::Public {
        // What is left out has no sentence either that there was none.
        report.quality.summary.clear();
        report.revisions.text.clear();
        for list in [&mut report.chase.overdue, &mut report.chase.late, &mut report.chase.not_due] {
            list.text.clear();
        }
    }
    if input.set_out {
        report.document = document(&c, &report);
    }
    report
}

/// Rows up to which those of single regions have sentences and arithmetic too; of more nobody reads them, and `onpace explain`
/// tells any of them.
pub const TOLD_AT_MOST: usize = 10_000;

impl Context<'_> {
    /// Whether a row has a sentence and its arithmetic.
    pub(super) fn tells(&self, root: bool) -> bool {
        self.input.worded && (root || self.input.rows.len() <= TOLD_AT_MOST)
    }

    /// What stands at the head of an axis; empty where the language has no word for the unit.
    pub(super) fn unit_line(&self, indicator: &Indicator) -> String {
        let unit = self.locale.unit(indicator.unit);
        if unit.is_empty() { unit } else { self.locale.say("axis-unit", &[("unit", &unit)]) }
    }

    /// The lines under an indicator's chart: who sends the figures, and the mark of made-up data.
    pub(super) fn notes(&self, indicator: &Indicator) -> Vec<String> {
        let feed = self.input.catalog.feed_of(indicator).filter(|f| !f.source.is_empty());
        let source = feed.map(|f| self.locale.say("chart-source", &[("source", &f.source)]));
        source.into_iter().chain(self.input.catalog.synthetic.clone()).collect()
    }

    /// What the mark of withheld numbers means, where one of the lines bears it.
    pub(super) fn withheld_note<'l>(&self, mut lines: impl Iterator<Item = &'l Line<'l>>) -> Option<String> {
        let bears = lines.any(|line| line.row.assessment.has(Flag::Withheld));
        bears.then(|| self.locale.word("note-withheld"))
    }

    /// A heading with the edition that it stands over, where that is not the office's own.
    pub(super) fn edition(&self, text: String) -> String {
        match self.input.edition {
            Edition::Internal => text,
            Edition::Public => self.locale.say("h-public", &[("text", &text)]),
        }
    }

    /// Months that a recent average looks back over: three periods, or what there is.
    fn recent_months(&self, row: &Row<'_>) -> i32 {
        let step = self.input.catalog.feed_of(row.indicator).map_or(1, |f| f.every.months());
        let series = self.input.series.iter().filter(|s| s.indicator.id == row.indicator.id).flat_map(|s| &s.points);
        let seen = series.filter(|p| p.value.observed().is_some() || p.own.is_some());
        let first = seen.map(|p| p.month).chain(row.first_seen).min().unwrap_or(self.input.catalog.start);
        let changes = i32::from(row.indicator.kind.adds_up()) * step + self.input.as_of.since(first);
        changes.clamp(step, 3 * step) / step * step
    }
}

/// The colour role of a verdict.
#[must_use]
pub fn role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Met => Role::Met,
        Verdict::OnPace => Role::OnPace,
        Verdict::Behind => Role::Behind,
        Verdict::FarBehind => Role::FarBehind,
        Verdict::Missed => Role::Missed,
        Verdict::NotRated => Role::NotRated,
        Verdict::NoData => Role::NoData,
        Verdict::Watch => Role::Watch,
    }
}

/// The rows in their order: the catalog's indicators, its targets, the roll-up first, then regions by code.
pub(super) fn lines<'a>(c: &Context<'a>) -> Vec<Line<'a>> {
    let catalog = c.input.catalog;
    let mut rows: Vec<&Row<'_>> = c.input.rows.iter().filter(|r| !r.indicator.hidden).collect();
    let indicator = |row: &Row<'_>| catalog.indicators.iter().position(|i| i.id == row.indicator.id);
    rows.sort_by_cached_key(|r| {
        let root = r.region == catalog.regions.root();
        (indicator(r), r.target.map(|t| t.line), !r.each_total, !root, r.region)
    });
    rows.into_par_iter().enumerate().map(|(position, row)| line(c, position, row)).collect()
}

fn line<'a>(c: &Context<'_>, position: usize, row: &'a Row<'a>) -> Line<'a> {
    let (l, catalog) = (c.locale, c.input.catalog);
    let name = l.name(row.indicator);
    let root = row.region == catalog.regions.root();
    let source = catalog.feed(row.source_feed).map_or("", |f| f.source.as_str());
    let level = row.target.filter(|_| row.each_total).map(|t| t.level(&catalog.regions).unwrap_or_default());
    let lapsed = lapsed(c, row);
    let told = Told {
        indicator: row.indicator,
        target: row.target,
        assessment: &row.assessment,
        as_of: c.input.as_of,
        region: (!root).then(|| catalog.regions.get(row.region).name.as_str()),
        source,
        recent_months: c.recent_months(row),
        short_window: row.indicator.trailing_year && c.input.as_of < catalog.start.plus(11),
        each: level.map(|level| Each { level }),
        lapsed,
    };
    let unit = unit(row);
    let shown = if c.input.worded {
        Shown { verdict: verdict(l, row, lapsed), name: l.row_name(row.indicator, level), ..shown(l, row, unit) }
    } else {
        Shown::default()
    };
    let (sentence, next) = if c.tells(root) { (l.sentence(&told), l.next_step(&told)) } else { Default::default() };
    Line { row, position, cells: Box::new(cells(c.input, row, name)), shown, unit, sentence, next, root }
}

/// Of an indicator without a target: the one that was in force last, if there was one.
fn lapsed<'a>(c: &Context<'a>, row: &Row<'_>) -> Option<&'a Target> {
    let before =
        |t: &&Target| t.indicator == row.indicator.id && t.until.is_some_and(|until| until.month() < c.input.as_of);
    let of_its_own = c.input.catalog.targets.iter().filter(before);
    if row.target.is_some() { None } else { of_its_own.max_by_key(|t| t.until.map(When::last_day)) }
}

/// The verdict in words; a target that ran out is not one that never was.
fn verdict(l: &Locale, row: &Row<'_>, lapsed: Option<&Target>) -> String {
    match (row.assessment.verdict, lapsed) {
        (Verdict::Watch, Some(_)) => l.word("verdict-watch-lapsed"),
        _ => l.verdict(row.target, &row.assessment),
    }
}

fn shown(l: &Locale, row: &Row<'_>, unit: Unit) -> Shown {
    let a = &row.assessment;
    let decimals = if row.each_total { 0 } else { row.indicator.decimals };
    let better = if row.each_total { crate::measure::Direction::Higher } else { row.indicator.better };
    let bound = row.target.zip(row.bound()).map(|(t, value)| match t.upper.as_ref().filter(|_| !row.each_total) {
        Some(upper) => format!("{}—{}", l.stated(value, unit), l.stated(upper, unit)),
        None => l.stated(value, unit),
    });
    Shown {
        name: String::new(),
        value: a.value.as_ref().map(|x| l.amount(x, decimals, unit)).unwrap_or_default(),
        target: bound.unwrap_or_default(),
        due: row.target.and_then(|t| t.due).map(|d| l.when(d)).unwrap_or_default(),
        progress: a.progress.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        elapsed: a.elapsed.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        gap: gap_words(l, gap(a), a.toward(better), decimals, unit),
        verdict: String::new(),
    }
}

/// What is told of a row beside its cells.
#[derive(Default)]
struct Words {
    parts: Vec<PartRow>,
    parts_text: String,
    steps: Vec<StepLine>,
    bare: Bare,
    who: String,
}

impl Words {
    fn of(c: &Context<'_>, line: &Line<'_>) -> Self {
        Self {
            parts: breakdown::parts(c, line),
            parts_text: breakdown::told(c, line),
            steps: steps(c, line),
            bare: bare(c.locale, line.row, line.unit),
            who: actions::who(c.locale, line.row.target),
        }
    }
}

fn gap_row(c: &Context<'_>, line: Line<'_>) -> GapRow {
    let (indicator, target) = (line.row.indicator, line.row.target);
    let outlook = line.row.outlook.as_ref();
    let words = if c.tells(line.root) { Words::of(c, &line) } else { Words::default() };
    let Words { parts, parts_text, steps, bare, who } = words;
    GapRow {
        parts,
        parts_text,
        steps,
        signal: outlook.map(|o| Box::new(signal_part(c.locale, indicator, target, o))),
        forecast: outlook.map(|o| Box::new(forecast_part(c.locale, indicator, target, o))),
        role: role(line.row.assessment.verdict),
        root: line.root,
        decimals: if line.row.each_total { 0 } else { line.row.indicator.decimals },
        each_total: line.row.each_total,
        veiled: line.row.veiled,
        cells: line.cells,
        shown: line.shown,
        sentence: line.sentence,
        bare,
        who,
    }
}

/// The row's arithmetic in the report's language.
fn steps(c: &Context<'_>, line: &Line<'_>) -> Vec<StepLine> {
    let row = line.row;
    // Of what is protected the whole way is told for the root alone.
    let target = row.target.filter(|_| line.root || !row.veiled);
    let figures = target.map(|target| steps::figures(row.indicator, line.unit, target, &row.assessment));
    let step = |s: steps::Step| {
        let what = if c.locale.language() == Language::Chinese { s.what.zh } else { s.what.en };
        StepLine { what, arithmetic: s.arithmetic }
    };
    figures.unwrap_or_default().into_iter().map(step).collect()
}

/// The board, a trend for each indicator that has values at the root, then how single regions stand.
fn charts(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Chart> {
    let root: Vec<&Line<'_>> = lines.iter().filter(|l| l.root).collect();
    let mut charts = vec![board(c, &root, Group::None)];
    for indicator in c.input.catalog.indicators.iter().filter(|i| !i.hidden) {
        let own: Vec<&Line<'_>> = root.iter().copied().filter(|l| l.row.indicator.id == indicator.id).collect();
        if !own.is_empty() {
            charts.push(trend(c, indicator, &own));
        }
    }
    charts.extend(asked::matrix(c, lines));
    charts.extend(asked::rankings(c, lines));
    let numbered = |title: &str, n, of| asked::numbered(c.locale, title, n, of);
    charts.into_iter().flat_map(|chart| pages(chart, PerPage::DOCUMENT, numbered)).collect()
}
