//! The lines of a tracking table: what the catalog states, the whole life, years and quarters.

use super::cells::{Cells, deviation, number, share};
use super::described::described;
use super::part::{Deviation, Figure, TrackedLine, TrackedYear, TrackingPart};
use super::periods::{Span, heads, quarters, year, years};
use super::reading::Reading;
use crate::assess::Flag;
use crate::catalog::Comment;
use crate::measure::{Month, When, Year};
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::input::{Edition, Tracked};
use rayon::prelude::*;

/// Heads that the form needs.
const WORDS: &[&str] = &[
    "track-title",
    "track-sheet-indicators",
    "track-sheet-life",
    "track-code",
    "track-level",
    "track-definition",
    "track-verification",
    "track-reading",
    "track-better",
    "track-assumption",
    "track-name",
    "track-part",
    "track-unit",
    "track-baseline-year",
    "track-baseline",
    "track-life-target",
    "track-upper",
    "track-due",
    "track-value",
    "track-target",
    "track-actual",
    "track-completion",
    "track-deviation",
    "track-deviation-plan",
    "track-comment",
];

/// The table; None where no form shows it.
pub(crate) fn tracking(c: &Context<'_>) -> Option<TrackingPart> {
    let input = c.input;
    if input.tracked.is_empty() {
        return None;
    }
    let years = years(input);
    let calendar = input.catalog.calendar;
    let visible = input.catalog.indicators.iter().filter(|indicator| !indicator.hidden);
    let lines: Vec<TrackedLine> = input.tracked.par_iter().map(|tracked| line(c, tracked, &years)).collect();
    let withheld = input.tracked.iter().flat_map(|line| &line.judged).any(|row| row.assessment.has(Flag::Withheld));
    let notes = ["track-note-periods", "track-note-running", "track-note-deviation", "track-note-folded"]
        .map(|key| c.locale.word(key));
    Some(TrackingPart {
        words: WORDS.iter().map(|key| (*key, c.locale.word(key))).collect(),
        indicators: visible.map(|indicator| described(c, indicator)).collect(),
        years: years.iter().map(|year| heads(c.locale, calendar, *year)).collect(),
        lines,
        notes: notes.into_iter().chain(withheld.then(|| c.locale.word("note-withheld"))).collect(),
    })
}

fn line(c: &Context<'_>, tracked: &Tracked<'_>, years: &[Year]) -> TrackedLine {
    let (l, catalog) = (c.locale, c.input.catalog);
    let indicator = tracked.indicator;
    let region = catalog.regions.get(tracked.region);
    let reading = Reading::of(tracked);
    let cells = Cells { line: tracked, reading, as_of: c.input.as_of, locale: l };
    let row = of_life(tracked, c.input.as_of);
    let at_as_of = row.filter(|row| row.assessment.judged.is_none_or(|month| month <= c.input.as_of));
    let unit = if tracked.each_total { crate::measure::Unit::one() } else { indicator.unit };
    let name = match row.filter(|_| tracked.each_total) {
        Some(row) => row.name(l, &catalog.regions),
        None => l.name(indicator).to_owned(),
    };
    let withheld = row.is_some_and(|row| row.assessment.has(Flag::Withheld));
    TrackedLine {
        indicator: indicator.id.clone(),
        code: indicator.description.code.clone(),
        name,
        part: part(c, tracked),
        region: region.code.clone(),
        whole: tracked.region == catalog.regions.root() && tracked.group.is_none(),
        is_detail: tracked.region != catalog.regions.root() && tracked.judged.is_empty(),
        unit: l.unit(unit),
        reading: l.word(reading.key()),
        decimals: if tracked.each_total { 0 } else { indicator.decimals },
        baseline_year: baseline_year(c, row),
        baseline: number(row.and_then(|row| row.assessment.baseline.as_ref())),
        target: number(row.and_then(Assessed::bound)),
        upper: number(row.and_then(Assessed::upper)),
        due: row.and_then(|row| row.target?.due).map(|due| l.spared(&l.when(due))).unwrap_or_default(),
        value: match at_as_of {
            Some(_) if withheld => Figure::Word(l.word("verdict-withheld")),
            Some(row) => number(row.assessment.value.as_ref()),
            None => standing(tracked, reading),
        },
        completion: share(at_as_of.and_then(|row| row.assessment.completion.as_ref())),
        deviation: at_as_of.map_or(Deviation::None, life_deviation),
        comment: life_comment(c, tracked, at_as_of),
        years: years.iter().map(|year| of_year(c, &cells, *year)).collect(),
    }
}

/// What of the indicator a line counts.
fn part(c: &Context<'_>, tracked: &Tracked<'_>) -> String {
    let l = c.locale;
    match &tracked.group {
        Some(group) => {
            let feed = c.input.catalog.feed_of(tracked.indicator);
            let head = feed.and_then(|feed| feed.column(group.column)?.headers.first().cloned());
            let column = head.unwrap_or_else(|| group.column.to_owned());
            let text = group.text.clone().unwrap_or_else(|| l.word("track-blank"));
            l.say("track-group", &[("column", &column), ("text", &text)])
        }
        None => l.region(c.input.catalog.regions.get(tracked.region)).to_owned(),
    }
}

/// The target of the whole life: of those in force at as-of the one due last, else the last that was.
fn of_life<'t, 'a>(tracked: &'t Tracked<'a>, as_of: Month) -> Option<&'t Assessed<'a>> {
    let in_force = |row: &Assessed<'_>| row.target.is_some_and(|t| t.until.is_none_or(|until| until.month() >= as_of));
    let order = |row: &&Assessed<'_>| {
        let target = row.target;
        let due = target.and_then(|t| t.due).map_or(i32::MAX, |due| due.month().ordinal());
        (in_force(row), due, target.map(|t| t.line))
    };
    tracked.judged.iter().max_by_key(order)
}

/// The value of a line without a target.
fn standing(tracked: &Tracked<'_>, reading: Reading) -> Figure {
    let last = tracked.values.last().and_then(|point| point.value.observed());
    match reading {
        Reading::Own | Reading::Cumulative | Reading::Trailing | Reading::State => number(last),
    }
}

/// The year at whose end, or in whose course, the baseline holds.
fn baseline_year(c: &Context<'_>, row: Option<&Assessed<'_>>) -> String {
    let known = row.filter(|row| row.assessment.baseline.is_some());
    let from = known.and_then(|row| row.target).map(|target| target.from.month());
    from.map(|from| c.locale.year(c.input.catalog.calendar.year_of(from))).unwrap_or_default()
}

fn life_deviation(row: &Assessed<'_>) -> Deviation {
    let a = &row.assessment;
    let asked = a.expected.as_ref().filter(|_| a.asks_by_now());
    deviation(a.value.as_ref(), asked, row.better())
}

fn of_year(c: &Context<'_>, cells: &Cells<'_>, of: Year) -> TrackedYear {
    let spans = quarters(of);
    let (whole, parts) = (cells.of(year(of)), spans.map(|span| cells.of(span)));
    let mut comments: Vec<String> = Vec::new();
    for (span, cell) in spans.iter().zip(&parts) {
        let given = comments_in(c, cells.line, *span);
        // What nobody has explained says so, where the project asks for explanations.
        let silent = given.is_empty() && cell.deviation.is_marked() && asks_for_comments(c);
        let text = if silent { c.locale.word("track-unexplained") } else { given.join(&c.locale.word("track-join")) };
        if !text.is_empty() {
            let quarter = c.locale.months(span.first, span.last);
            comments.push(c.locale.say("track-comment-of", &[("period", &quarter), ("text", &text)]));
        }
    }
    TrackedYear { year: whole, quarters: parts, comment: comments.join(&c.locale.word("track-join")) }
}

fn asks_for_comments(c: &Context<'_>) -> bool {
    c.input.edition == Edition::Internal && c.input.catalog.comments.is_some()
}

/// The explanations of a line's months in a period. They are the office's own words and stay out of the public edition.
fn comments_in(c: &Context<'_>, tracked: &Tracked<'_>, span: Span) -> Vec<String> {
    let input = c.input;
    let all = input.catalog.comments.iter().flatten().filter(|_| input.edition == Edition::Internal);
    let is_of_line = |comment: &&Comment| {
        let known = comment.on.zip(input.on).is_none_or(|(given, issued)| given <= issued);
        let line = tracked.group.is_none() && !tracked.each_total;
        let same = comment.indicator == tracked.indicator.id && comment.region == tracked.region;
        known && line && same && span.has(comment.month) && comment.month <= input.as_of
    };
    all.filter(is_of_line).map(|comment| comment.text.clone()).collect()
}

/// What is to be known of the value at as-of: notes on it, and how it is explained.
fn life_comment(c: &Context<'_>, tracked: &Tracked<'_>, row: Option<&Assessed<'_>>) -> String {
    let as_of = c.input.as_of;
    let given = comments_in(c, tracked, Span { first: as_of, last: as_of });
    let marked = row.is_some_and(|row| life_deviation(row).is_marked());
    let silent = given.is_empty() && marked && asks_for_comments(c);
    let notes = row.map(|row| c.locale.notes(&row.assessment)).unwrap_or_default();
    let ended = row.and_then(|row| row.target?.until).filter(|until| until.month() < as_of);
    let ended = ended.map(|until: When| c.locale.say("track-ended", &[("until", &c.locale.when(until))]));
    let all = [notes].into_iter().chain(ended).chain(given).chain(silent.then(|| c.locale.word("track-unexplained")));
    let all: Vec<String> = all.filter(|text| !text.is_empty()).collect();
    all.join(&c.locale.word("track-join"))
}
