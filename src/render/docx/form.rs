//! The form `docx`.

use super::briefing::briefing_docx;
use super::media::Pictures;
use crate::render::chart::{HalfWidth, Size, half_width};
use crate::render::form::{Form, Format, Job, Part, Picture, Readers};
use crate::render::output_file::OutputFile;
use crate::report::Report;
use crate::report::charts::Chart;
use crate::report::{Block, Document};
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
        let bytes = briefing_docx(job.report, &found.collect::<Pictures>(), job.template);
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

/// The names of the charts that a document shows.
fn figures(document: &Document) -> BTreeSet<&str> {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let mut names = BTreeSet::new();
    for block in document.body.iter().chain(annexes) {
        match block {
            Block::Figure(figure) => {
                names.insert(figure.chart.as_str());
            }
            Block::Row(figures) => names.extend(figures.iter().map(|figure| figure.chart.as_str())),
            Block::Heading { .. } | Block::Text(_) | Block::Lead(_) | Block::Table(_) => {}
        }
    }
    names
}
