//! The form `docx`.

use super::briefing::briefing_docx;
use super::media::{Pictures, picture_of};
use crate::render::chart::{HalfWidth, Size, half_width, png};
use crate::render::form::{Form, Format, Job, Part, Picture, Readers};
use crate::render::output_file::OutputFile;
use crate::render::palette::{Ink, Palette, Theme};
use crate::render::sparkline;
use crate::report::charts::Chart;
use crate::report::{Block, Course, Document, Report};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// `briefing.docx`.
#[derive(Debug)]
pub struct Docx;

impl Form for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Charts, Part::Document]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn pictures(&self, report: &Report) -> Vec<Picture> {
        let figures = figures(&report.document);
        let used = report.charts.iter().enumerate().filter(|(_, chart)| figures.contains(chart.name().as_str()));
        used.map(|(n, chart)| picture(n, chart)).collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let charts = job.report.charts.iter().enumerate();
        let found = charts.filter_map(|(n, chart)| Some((chart.name(), job.drawings.png(picture(n, chart))?.to_vec())));
        let mut pictures: Pictures = found.collect();
        if !pictures.is_empty() {
            pictures.extend(courses(job.report));
        }
        let bytes = briefing_docx(job.report, &pictures, job.template);
        vec![OutputFile::new(job.version.file_name("briefing.docx"), bytes)]
    }
}

/// The picture of a chart as the document has it: as wide as the text, or half as wide where two of its kind stand in a row.
fn picture(n: usize, chart: &Chart) -> Picture {
    let size = match half_width(chart) {
        HalfWidth::Everywhere => Size::Half,
        HalfWidth::Screens | HalfWidth::Nowhere => Size::Full,
    };
    Picture { chart: n, size, format: Format::Png }
}

/// The sparklines that a report's document shows.
fn courses(report: &Report) -> Vec<(String, Vec<u8>)> {
    let colour = Palette::named(Theme::Light, &report.palette).rgb(Ink::Actual.into()).hex();
    let tables =
        blocks(&report.document).filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let courses: Vec<&Course> = tables.flat_map(|table| table.courses.iter().flatten()).collect();
    courses.par_iter().map(|course| (picture_of(course), png(&sparkline::svg(course, &colour)))).collect()
}

/// All blocks of a document.
fn blocks(document: &Document) -> impl Iterator<Item = &Block> {
    document.body.iter().chain(document.annexes.iter().flat_map(|annex| &annex.blocks))
}

/// The names of the charts that a document shows.
fn figures(document: &Document) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for block in blocks(document) {
        match block {
            Block::Figure(figure) => {
                names.insert(figure.chart.as_str());
            }
            Block::Row(figures) => names.extend(figures.iter().map(|figure| figure.chart.as_str())),
            Block::Heading { .. }
            | Block::Item { .. }
            | Block::Text(_)
            | Block::Lead(_)
            | Block::Points(_)
            | Block::Table(_) => {}
        }
    }
    names
}
