//! The form `charts`: `charts/`, every chart as SVG and as PNG.

use super::chart::Size;
use super::form::{Form, Format, Job, Part, Picture, Readers};
use super::language_version::LanguageVersion;
use super::output_file::OutputFile;
use crate::report::Report;

/// `charts/`.
#[derive(Debug)]
pub struct ChartsFolder;

impl Form for ChartsFolder {
    fn name(&self) -> &'static str {
        "charts"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Charts]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn pictures(&self, report: &Report) -> Vec<Picture> {
        let all = 0..report.charts.len();
        all.flat_map(|chart| [Format::Svg, Format::Png].map(|format| Picture { chart, size: Size::Full, format }))
            .collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let mut files = Vec::new();
        for (n, chart) in job.report.charts.iter().enumerate() {
            let png = job.drawings.png(Picture { chart: n, size: Size::Full, format: Format::Png });
            files.extend(png.map(|png| OutputFile::new(path(&chart.name(), "png", job.version), png)));
            files.extend(svg_file(job, n));
        }
        files
    }
}

/// The file of a chart as SVG; `None` where it was not asked for.
pub(super) fn svg_file(job: &Job<'_>, chart: usize) -> Option<OutputFile> {
    let svg = job.drawings.svg(chart, Size::Full)?;
    let name = job.report.charts.get(chart)?.name();
    Some(OutputFile::new(path(&name, "svg", job.version), svg.as_bytes()))
}

fn path(name: &str, ending: &str, version: &LanguageVersion) -> String {
    version.file_name(&format!("charts/{name}.{ending}"))
}
