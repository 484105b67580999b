//! One row of the report, its numbers and words complete.

use super::breakdown::{PartRow, parts, parts_sentence};
use super::comment::comment;
use super::forecast::{ForecastPart, forecast_part};
use super::former::{FormerPart, former_part};
use super::members::each;
use super::numbers::{RowNumbers, numbers};
use super::record::{GapRecord, record};
use super::responsible::who;
use super::signal::{SignalPart, signal_part};
use super::steps::{StepLine, steps};
use super::text::{RowText, TableText, row_text, table_text};
use crate::assess::Verdict;
use crate::catalog::Target;
use crate::locale::{Each, Locale, Subject};
use crate::measure::{Month, When};
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use rayon::prelude::*;
use serde::Serialize;

/// One row of the report: what one assessment says.
#[derive(Debug, Clone, Serialize)]
pub struct GapRow {
    /// The row of `gaps.csv`; its columns are keys of the row itself in `report.json`.
    #[serde(flatten)]
    pub record: Box<GapRecord>,
    /// The numbers of the record for programs.
    pub numbers: RowNumbers,
    /// Numbers and words as people read them.
    pub text: RowText,
    /// Its name over a text of its own: with its due date where its indicator has several targets in the region.
    pub heading: String,
    /// The numbers of `text` for tables that name the unit apart.
    pub table_text: TableText,
    /// The sentence, complete in itself.
    pub sentence: String,
    /// The same under a head that says the month.
    pub body: String,
    /// Who answers for it, in a sentence; empty without a target.
    pub who: String,
    /// How the month's figure is explained, or that it is not; empty where the project asks for no explanations.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub comment: String,
    pub role: Verdict,
    /// Places that its amounts are shown with.
    pub decimals: u32,
    /// Whether the row speaks for the root region.
    pub root: bool,
    /// Whether it rolls up a target that each region has.
    pub each_total: bool,
    /// Of such a roll-up before due: how many regions are on their way, in words; empty of any other row.
    #[serde(skip)]
    pub on_its_way: String,
    /// Whether numbers below the root may have been taken out of it, or of its parts.
    #[serde(rename = "veiled", skip_serializing_if = "std::ops::Not::not")]
    pub protected: bool,
    /// The parts of the region that make up its gap, the largest shortfall first, at most
    /// [`crate::report::MOST_ROWS_IN_WORDS`] of them; empty where it does not lag.
    pub parts: Vec<PartRow>,
    /// The largest of them, in a sentence; empty where the gap is not split.
    pub parts_text: String,
    /// How its numbers are worked out, with the numbers put in; empty without a target.
    pub steps: Vec<StepLine>,
    /// What a target that was changed in the year said before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former: Option<Box<FormerPart>>,
    /// Noise or signal, for rows of the root that judge its own values.
    pub signal: Option<Box<SignalPart>>,
    /// The value expected at due, for the same rows.
    pub forecast: Option<Box<ForecastPart>>,
    /// What it asks for next, a clause for the list of next steps; empty where it does not lag.
    #[serde(skip)]
    pub next_step: String,
}

impl GapRow {
    /// Whether another row is of the same target: of the same indicator, due date and source.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        let (a, b) = (&self.record, &other.record);
        (&a.indicator, &a.due, &a.source) == (&b.indicator, &b.due, &b.source)
    }

    /// Whether it counts the region of another row.
    #[must_use]
    pub fn counts(&self, member: &Self) -> bool {
        self.each_total && !member.root && self.is_beside(member)
    }
}

/// A row of the report beside the assessment that it puts into words.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    pub assessed: &'a Assessed<'a>,
    /// Place among the report's rows.
    pub position: usize,
    pub row: GapRow,
}

impl Line<'_> {
    /// The value beside its target, or alone: `7100／12000亩`.
    pub fn value_of_target(&self, l: &Locale) -> String {
        let both = self.assessed.value_of_target(l).filter(|_| self.row.on_its_way.is_empty());
        both.unwrap_or_else(|| self.row.text.value.clone())
    }
}

/// The rows in their order: the catalog's indicators, its targets, the roll-up first, then regions by code.
pub(crate) fn lines<'a>(c: &Context<'a>) -> Vec<Line<'a>> {
    let catalog = c.input.catalog;
    let mut rows: Vec<&Assessed<'_>> = c.input.rows.iter().filter(|r| !r.indicator.hidden).collect();
    let indicator = |row: &Assessed<'_>| catalog.indicators.iter().position(|i| i.id == row.indicator.id);
    rows.sort_by_cached_key(|r| {
        let root = r.region == catalog.regions.root();
        (indicator(r), r.target.map(|t| t.line), !r.each_total, !root, r.region)
    });
    let line = |(position, assessed)| Line { assessed, position, row: row(c, assessed) };
    rows.into_par_iter().enumerate().map(line).collect()
}

fn row(c: &Context<'_>, assessed: &Assessed<'_>) -> GapRow {
    let (l, regions) = (c.locale, &c.input.catalog.regions);
    let root = assessed.region == regions.root();
    let lapsed = lapsed(c, assessed);
    let (indicator, target, outlook) = (assessed.indicator, assessed.target, assessed.outlook.as_ref());
    let signal = outlook.map(|o| &o.signal).or(assessed.signal.as_deref());
    let name = assessed.name(l, regions);
    let several = c.has_several(assessed);
    let row = GapRow {
        heading: if c.input.with_words { c.name_among(&name, target, several) } else { String::new() },
        record: Box::new(record(l, c.input, assessed, assessed.lead(l, regions))),
        numbers: numbers(assessed),
        text: if c.input.with_words { row_text(l, assessed, name, lapsed) } else { RowText::default() },
        former: assessed.former.as_deref().map(|former| Box::new(former_part(l, assessed, former))),
        signal: signal.map(|signal| Box::new(signal_part(l, indicator, target, signal))),
        forecast: outlook.map(|o| Box::new(forecast_part(l, indicator, target, o))),
        role: assessed.assessment.verdict,
        decimals: assessed.decimals(),
        root,
        each_total: assessed.each_total,
        on_its_way: String::new(),
        protected: assessed.protected,
        table_text: TableText::default(),
        sentence: String::new(),
        body: String::new(),
        next_step: String::new(),
        who: String::new(),
        comment: String::new(),
        parts: Vec::new(),
        parts_text: String::new(),
        steps: Vec::new(),
    };
    if !c.has_sentences(root) {
        return row;
    }
    let each = each(c, assessed);
    let subject = subject(c, assessed, lapsed, each.as_ref());
    let under_its_head = Subject { under_its_head: true, ..subject };
    let (mut text, mut table_text) = (row.text, table_text(l, assessed));
    let on_its_way =
        each.as_ref().filter(|_| !assessed.assessment.past_due).and_then(|each| l.on_its_way(&subject, each));
    if let Some(value) = &on_its_way {
        text.tell_on_its_way(value);
        table_text.tell_on_its_way(value);
    }
    GapRow {
        text,
        table_text,
        on_its_way: on_its_way.unwrap_or_default(),
        sentence: l.sentence(&subject),
        body: l.sentence(&under_its_head),
        next_step: l.next_step(&subject),
        who: who(l, target, &assessed.own_lead(l, regions), c.input.catalog.briefing.leaders),
        comment: comment(c, assessed),
        parts: parts(c, assessed),
        parts_text: parts_sentence(c, assessed),
        steps: steps(c, assessed, root),
        ..row
    }
}

fn subject<'a>(
    c: &Context<'a>,
    assessed: &'a Assessed<'a>,
    lapsed: Option<&'a Target>,
    each: Option<&'a Each>,
) -> Subject<'a> {
    let catalog = c.input.catalog;
    let root = assessed.region == catalog.regions.root();
    let feed = catalog.feed_of(assessed.indicator);
    Subject {
        indicator: assessed.indicator,
        target: assessed.target,
        assessment: &assessed.assessment,
        as_of: assessed.assessment.judged.unwrap_or(c.input.as_of),
        report: c.input.as_of,
        calendar: catalog.calendar,
        region: (!root).then(|| c.locale.region(catalog.regions.get(assessed.region))),
        source: feed.map_or("", |f| f.source.as_str()),
        cutoff: feed.and_then(|f| f.cutoff),
        moved: assessed.moved.as_deref().filter(|_| !assessed.each_total),
        former: assessed.former.as_deref().map(|former| (former.target, &former.assessment)),
        unapproved: assessed.target.is_some_and(|target| c.is_unapproved_change(target)),
        short_window: assessed.indicator.trailing_year && c.input.as_of < catalog.start.plus(11),
        under_its_head: false,
        window_from: assessed.window.begins_on().map(Month::of),
        forecast: assessed.outlook.as_ref().and_then(|o| o.forecast.as_ref().ok()),
        each,
        lapsed,
    }
}

/// Of an indicator without a target: the one that was in force last, if there was one.
fn lapsed<'a>(c: &Context<'a>, row: &Assessed<'_>) -> Option<&'a Target> {
    if row.target.is_some() {
        return None;
    }
    let before =
        |t: &&Target| t.indicator == row.indicator.id && t.until.is_some_and(|until| until.month() < c.input.as_of);
    c.input.catalog.targets.iter().filter(before).max_by_key(|t| t.until.map(When::last_day))
}
