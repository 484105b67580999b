//! The form `md`: `briefing.md`, the briefing as Markdown, with the charts that it shows as files beside it.

use super::chart::Size;
use super::charts_folder::svg_file;
use super::form::{Form, Format, Job, Part, Picture, Readers};
use super::language_version::LanguageVersion;
use super::output_file::OutputFile;
use super::sparkline::sparkline;
use super::template;
use crate::report::charts::{Chart, Drawing};
use crate::report::{IndicatorPart, Lagging, Report};
use crate::words::Writing;
use minijinja::context;
use std::collections::{BTreeMap, BTreeSet};

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
        Shown::of(report).all().into_iter().map(one).collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let page = briefing_md_in(job.report, job.version).into_bytes();
        let mut files = vec![OutputFile::new(job.version.file_name("briefing.md"), page)];
        files.extend(Shown::of(job.report).all().into_iter().filter_map(|n| svg_file(job, n)));
        files
    }
}

/// The charts that the page shows, by their positions.
struct Shown {
    board: Option<usize>,
    /// Of each row that lags, in the order of the list.
    lagging: Vec<Option<usize>>,
    regions: Vec<usize>,
}

impl Shown {
    fn of(report: &Report) -> Self {
        let position = |test: &dyn Fn(&Chart) -> bool| report.charts.iter().position(test);
        let of_row = |item: &Lagging| {
            let row = &report.rows[item.row];
            position(&|chart| {
                let own = chart.id.indicator.as_deref() == Some(&*row.record.indicator);
                own && matches!(chart.drawing, Drawing::Trend(_)) && !row.each_total
            })
        };
        let rankings = report.charts.iter().enumerate().filter(|(_, c)| matches!(c.drawing, Drawing::Ranking(_)));
        Self {
            board: position(&|chart| matches!(chart.drawing, Drawing::Board(_))),
            lagging: report.lagging.iter().map(of_row).collect(),
            regions: rankings.map(|(n, _)| n).collect(),
        }
    }

    fn all(&self) -> BTreeSet<usize> {
        self.board
            .into_iter()
            .chain(self.lagging.iter().flatten().copied())
            .chain(self.regions.iter().copied())
            .collect()
    }
}

/// The last months of each indicator as blocks.
fn courses(report: &Report) -> BTreeMap<String, String> {
    let parts = report.sections.iter().flat_map(|section| &section.indicators);
    let blocks = |part: &IndicatorPart| part.course.as_ref().map(|c| sparkline(&c.values)).unwrap_or_default();
    parts.map(|part| (part.id.clone(), blocks(part))).collect()
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
    let shown = Shown::of(report);
    let own = context! {
        suffix => version.suffix.clone(),
        gap => template::gap(report),
        colon => Writing::of(report.language).colon.clone(),
        overview_charts => shown.board.into_iter().collect::<Vec<_>>(),
        lagging_charts => shown.lagging,
        region_charts => shown.regions,
        courses => courses(report),
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
