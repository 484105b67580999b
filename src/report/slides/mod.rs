//! The briefing as slides: the message, the board, each task that lags, who must do what.
//!
//! In: the report. Out: a [`Deck`], every word settled. Must not know: forms, sizes of letters.

use crate::report::charts::{ChartKind, Drawing};
use crate::report::context::Context;
use crate::report::model::{Deck, Report, Slide, SlideLayout, SlidePicture, SlidePoint};
use crate::report::row::{GapRow, without_end};
use crate::report::sections::Topic;

/// Tasks that have a slide of their own at most; a meeting looks at no more.
const MOST_TASKS: usize = 20;
/// Units on one slide of what must be done.
const UNITS_PER_SLIDE: usize = 5;

/// The slides of a report.
pub(crate) fn deck(c: &Context<'_>, report: &Report) -> Deck {
    let mut slides = vec![opening(c, report)];
    slides.extend(boards(report));
    slides.extend(report.lagging.iter().take(MOST_TASKS).map(|item| task(c, report, item.row)));
    slides.extend(to_do(c, report));
    let foot = [report.as_of_text.as_str()].into_iter().chain(report.marks().map(String::as_str));
    Deck { foot: foot.collect::<Vec<_>>().join(&c.locale.word("slide-join")), slides }
}

/// What page one says, without what only a reader looks up.
fn opening(c: &Context<'_>, report: &Report) -> Slide {
    let told = report.message.lines.iter().filter(|line| match line.topic {
        Topic::Newly
        | Topic::Still
        | Topic::Recovered
        | Topic::Finished
        | Topic::DueSoon
        | Topic::Decide
        | Topic::Trust => true,
        Topic::Best | Topic::Outlook | Topic::Asked => false,
    });
    let headline = SlidePoint { label: String::new(), text: report.message.headline.clone() };
    let told = told.map(|line| SlidePoint { label: line.label.clone(), text: line.text.clone() });
    Slide {
        layout: SlideLayout::Opening,
        title: report.title.clone(),
        points: std::iter::once(headline).chain(told).collect(),
        picture: None,
        notes: report.message.lines.iter().map(|line| label_and_text(c, &line.label, &line.text)).collect(),
    }
}

fn label_and_text(c: &Context<'_>, label: &str, text: &str) -> String {
    c.locale.say("slide-label", &[("label", label), ("text", text)])
}

/// The board, on as many slides as it has pages.
fn boards(report: &Report) -> Vec<Slide> {
    let boards = report.charts.iter().filter(|chart| matches!(&chart.drawing, Drawing::Board(_)));
    let slide = |chart: &crate::report::charts::Chart| Slide {
        layout: SlideLayout::Picture,
        title: without_end(&report.message.headline).to_owned(),
        points: Vec::new(),
        picture: Some(SlidePicture { chart: chart.name(), alt: chart.alt.clone() }),
        notes: [report.overview.clone()].into_iter().chain(chart.notes.iter().cloned()).collect(),
    };
    boards.map(slide).collect()
}

/// One task that lags: its gap in the title, its chart, its sentence and who answers.
fn task(c: &Context<'_>, report: &Report, n: usize) -> Slide {
    let (l, row) = (c.locale, &report.rows[n]);
    let chart = report.charts.iter().find(|chart| is_trend_of(chart, &row.record.indicator));
    let picture = chart.map(|chart| SlidePicture { chart: chart.name(), alt: chart.alt.clone() });
    let next = report.next.leads.iter().flat_map(|lead| &lead.demands).find(|demand| demand.row == n);
    let point = |key: &str, text: &str| SlidePoint { label: l.word(key), text: text.to_owned() };
    let points = [
        ("slide-state", row.sentence.as_str()),
        ("slide-parts", &row.parts_text),
        ("slide-owner", &row.who),
        ("slide-next", next.map_or("", |demand| demand.text.as_str())),
    ];
    Slide {
        layout: if picture.is_some() { SlideLayout::PictureAndText } else { SlideLayout::Text },
        title: headline(c, row),
        points: points.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| point(key, text)).collect(),
        picture,
        notes: notes(c, row),
    }
}

fn is_trend_of(chart: &crate::report::charts::Chart, indicator: &str) -> bool {
    chart.id.kind == ChartKind::Trend && chart.id.region.is_none() && chart.name() == indicator
}

/// `烟叶种植面积未达序时进度，少0.247万亩`
fn headline(c: &Context<'_>, row: &GapRow) -> String {
    let text = &row.text;
    let args = [("name", text.name.as_str()), ("verdict", &text.verdict), ("gap", &text.gap)];
    c.locale.say(if text.gap.is_empty() { "slide-title-verdict" } else { "slide-title" }, &args)
}

/// Where the target and the figures come from.
fn notes(c: &Context<'_>, row: &GapRow) -> Vec<String> {
    let l = c.locale;
    let source = if row.record.source.is_empty() { l.word("source-unknown") } else { row.record.source.clone() };
    let feed = c.input.catalog.feed(&row.record.source_feed);
    let of_feed =
        feed.map(|feed| l.say("slide-note-feed", &[("source", &feed.source), ("feed", &feed.id)])).unwrap_or_default();
    let all = [row.sentence.clone(), l.say("slide-note-target", &[("source", &source)]), of_feed, row.comment.clone()];
    all.into_iter().filter(|text| !text.is_empty()).collect()
}

/// Who must do what, a point for each unit, then the reports that are owed.
fn to_do(c: &Context<'_>, report: &Report) -> Vec<Slide> {
    let l = c.locale;
    let of_unit = |lead: &crate::report::sections::NextLead| {
        let demands: Vec<String> = lead.demands.iter().map(|demand| demand.text.clone()).collect();
        SlidePoint { label: lead.lead.clone(), text: demands.join(&l.writing().sentence_gap) }
    };
    let reports =
        report.next.reports.iter().map(|text| SlidePoint { label: l.word("slide-reports"), text: text.clone() });
    let none = report.next.none.iter().map(|text| SlidePoint { label: String::new(), text: text.clone() });
    let points: Vec<SlidePoint> = report.next.leads.iter().map(of_unit).chain(none).chain(reports).collect();
    let slide = |points: &[SlidePoint]| Slide {
        layout: SlideLayout::Text,
        title: l.word("slide-to-do"),
        points: points.to_vec(),
        picture: None,
        notes: Vec::new(),
    };
    // Slides of the same length, rather than a last one with a single unit.
    let pages = points.len().div_ceil(UNITS_PER_SLIDE).max(1);
    points.chunks(points.len().div_ceil(pages).max(1)).map(slide).collect()
}
