//! The form `md`: `briefing.md`, the briefing as Markdown, with the charts that it shows as files beside it.

use super::chart::Size;
use super::charts_folder::svg_file;
use super::form::{Form, Format, Job, Part, Picture, Readers};
use super::language_version::LanguageVersion;
use super::output_file::OutputFile;
use super::template;
use crate::report::Report;
use crate::report::charts::{Chart, Drawing};
use minijinja::context;
use std::collections::BTreeSet;

const TEMPLATE: &str = include_str!("briefing.md.j2");

/// `briefing.md` and the charts that it shows.
#[derive(Debug)]
pub struct Markdown;

impl Form for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Charts, Part::Document]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn pictures(&self, report: &Report) -> Vec<Picture> {
        let one = |chart| Picture { chart, size: Size::Full, format: Format::Svg };
        shown(report).into_iter().map(|(n, _)| one(n)).collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let page = briefing_md_in(job.report, job.version).into_bytes();
        let mut files = vec![OutputFile::new(job.version.file_name("briefing.md"), page)];
        files.extend(shown(job.report).into_iter().filter_map(|(n, _)| svg_file(job, n)));
        files
    }
}

/// Where a chart stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Overview,
    Indicator,
    Regions,
}

/// The positions of the charts that the page shows, each with its place.
fn shown(report: &Report) -> Vec<(usize, Place)> {
    let parts = report.sections.iter().flat_map(|section| &section.indicators);
    let of_indicators: BTreeSet<&str> = parts.filter_map(|part| part.chart.as_deref()).collect();
    let first_board = report.charts.iter().position(|chart| matches!(chart.drawing, Drawing::Board(_)));
    let place = |(n, chart): (usize, &Chart)| {
        let place = match chart.drawing {
            Drawing::Board(_) => (Some(n) == first_board).then_some(Place::Overview),
            Drawing::Trend(_) => of_indicators.contains(chart.name().as_str()).then_some(Place::Indicator),
            Drawing::Ranking(_) => Some(Place::Regions),
            Drawing::Matrix(_) | Drawing::Bridge(_) | Drawing::Control(_) | Drawing::Multiples(_) => None,
        };
        Some((n, place?))
    };
    report.charts.iter().enumerate().filter_map(place).collect()
}

/// The positions of the charts at a place.
fn at(report: &Report, place: Place) -> Vec<usize> {
    shown(report).into_iter().filter(|(_, there)| *there == place).map(|(n, _)| n).collect()
}

/// The briefing.
///
/// # Panics
/// If the bundled template is broken, which tests rule out.
#[must_use]
pub fn briefing_md(report: &Report) -> String {
    briefing_md_in(report, &LanguageVersion::default())
}

fn briefing_md_in(report: &Report, version: &LanguageVersion) -> String {
    let mut env = template::environment();
    env.add_filter("md", |text: String| escaped(&text));
    env.add_template("briefing", TEMPLATE).expect("the bundled template parses");
    let own = context! {
        suffix => version.suffix.clone(),
        gap => template::gap(report),
        overview_charts => at(report, Place::Overview),
        region_charts => at(report, Place::Regions),
    };
    let page = env.get_template("briefing").and_then(|t| t.render(context! { ..own, ..template::value(report) }));
    squeezed(&page.expect("the bundled template fits"))
}

/// `text` without markup and line breaks, so that it stays in one cell of a table.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// `page` with no more than one empty line in a row.
fn squeezed(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut empty = true;
    for line in page.lines().map(str::trim_end) {
        if !(line.is_empty() && empty) {
            out.push_str(line);
            out.push('\n');
        }
        empty = line.is_empty();
    }
    out
}
