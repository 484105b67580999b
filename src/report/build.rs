//! From assessments to a report.

use super::charts::{Chart, charts, region_tiles};
use super::context::Context;
use super::digest::digest;
use super::document::document;
use super::input::{Edition, Input};
use super::letters::letters;
use super::model::{Deck, Document, OnePage, Report, VERSION};
use super::one_page::one_page;
use super::row::lines;
use super::sections::{
    Published, actions, changed, chase, confirmation, counts, feeds, headings, lagging, lead_standings, leads, matrix,
    message, method, next_steps, overview, quality, region_standings, restatements, revisions, sections, sources,
    targets, timeliness, values, warnings,
};
use super::slides::deck;
use super::tracking::tracking;
use super::verdict_marks::house_colours;
use crate::locale::Locale;
use std::collections::BTreeSet;

/// Resolves everything that the report's forms print.
#[must_use]
pub fn build(input: &Input<'_>) -> Report {
    build_since(input, None)
}

/// The same, with the figures of a published report that are different now.
#[must_use]
pub fn build_since(input: &Input<'_>, published: Option<&Published>) -> Report {
    let locale = Locale::new(input.language, input.catalog.board.rounding);
    let c = Context::new(input, &locale);
    let lines = lines(&c);
    let as_of = locale.month(input.as_of);
    let lagging_root = lagging(&c, &lines, true);
    // What goes through the rows of all regions.
    let (lagging_regions, (region_standings, changed)) =
        rayon::join(|| lagging(&c, &lines, false), || rayon::join(|| region_standings(&c), || changed(&c, &lines)));
    let actions = actions(&c, &lines);
    let chase = chase(&locale, input.catalog, &input.outstanding);
    let tiles = if input.with_charts && input.with_words { region_tiles(&c, &lines) } else { None };
    let mut report = Report {
        version: VERSION,
        title: locale.say("h-title", &[("title", &input.catalog.title)]),
        language: input.language,
        edition: input.edition,
        as_of: input.as_of.to_string(),
        as_of_text: c.edition(locale.say("h-as-of", &[("asof", &as_of)])),
        synthetic: input.catalog.synthetic.clone(),
        to_confirm: c.unconfirmed(),
        words: headings(&c),
        counts: counts(&c, &lines),
        overview: overview(&c, &lines),
        message: message(&c, &lines, &lagging_root, &actions),
        republished: input.republished,
        next: next_steps(&c, &lines, &lagging_root, &actions, &chase),
        letters: letters(&c, &lines, &actions, &chase),
        confirmation: confirmation(&c, &lines, &chase),
        actions,
        lagging: lagging_root,
        lagging_regions,
        lead_standings: lead_standings(&c),
        region_standings,
        changed,
        sections: sections(&c, &lines),
        matrix: matrix(&c, &lines),
        leads: leads(&c, &lines),
        targets: targets(&c),
        feeds: feeds(&c),
        timeliness: timeliness(&c),
        chase,
        revisions: revisions(&c),
        restatements: published.map(|published| restatements(&c, published)),
        quality: quality(&c),
        method: method(&c),
        sources: sources(&c),
        palette: house_colours(&input.catalog.board),
        charts: if input.with_charts { charts(&c, &lines) } else { Vec::new() },
        values: values(&c),
        tracking: tracking(&c),
        warnings: warnings(&c),
        own_text: None,
        rows: lines.into_iter().map(|line| line.row).collect(),
        digest: String::new(),
        deck: Deck::default(),
        document: Document::default(),
        one_page: OnePage::default(),
    };
    point_at_charts(&mut report);
    if input.edition == Edition::Public {
        withhold_texts(&mut report);
    }
    if input.with_charts && input.with_words {
        report.one_page = one_page(&c, tiles, &report);
    }
    if input.with_words {
        report.digest = digest(&c, &report);
    }
    if input.with_slides {
        report.deck = deck(&c, &report);
    }
    if input.with_document {
        report.document = document(&c, &report);
    }
    report
}

/// Indicators point at their trends where there are any: a chart that says nothing is left out.
fn point_at_charts(report: &mut Report) {
    let there: BTreeSet<String> = report.charts.iter().map(Chart::name).collect();
    for part in report.sections.iter_mut().flat_map(|section| &mut section.indicators) {
        part.chart = part.chart.take().filter(|name| there.contains(name));
    }
}

/// What the public edition leaves out has no sentence either that says there was none.
fn withhold_texts(report: &mut Report) {
    report.quality.summary.clear();
    report.revisions.text.clear();
    for list in report.chase.lists_mut() {
        list.text.clear();
    }
}
