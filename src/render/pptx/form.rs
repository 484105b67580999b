//! The form `pptx`.

use super::package::slides_pptx;
use crate::render::chart::Size;
use crate::render::form::{Form, Format, Job, Part, Picture, Readers};
use crate::render::output_file::OutputFile;
use crate::report::Report;
use std::collections::BTreeMap;

/// `slides.pptx`.
#[derive(Debug)]
pub struct Pptx;

impl Form for Pptx {
    fn name(&self) -> &'static str {
        "pptx"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Charts, Part::Slides]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn pictures(&self, report: &Report) -> Vec<Picture> {
        let shown = |name: &str| report.deck.slides.iter().flat_map(|slide| &slide.picture).any(|p| p.chart == name);
        let used = report.charts.iter().enumerate().filter(|(_, chart)| shown(&chart.name()));
        used.map(|(n, _)| picture(n)).collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        if job.report.deck.slides.is_empty() {
            return Vec::new();
        }
        let charts = job.report.charts.iter().enumerate();
        let pictures = charts.filter_map(|(n, chart)| Some((chart.name(), job.drawings.png(picture(n))?.to_vec())));
        let bytes = slides_pptx(job.report, &pictures.collect::<BTreeMap<_, _>>());
        vec![OutputFile::new(job.version.file_name("slides.pptx"), bytes)]
    }
}

fn picture(chart: usize) -> Picture {
    Picture { chart, size: Size::Full, format: Format::Png }
}
