//! The form `html`.

use super::page::{Charts, briefing_html};
use crate::render::chart::{HalfWidth, Size, half_width};
use crate::render::form::{Form, Format, Job, Part, Picture, Readers};
use crate::render::output_file::OutputFile;
use crate::report::Report;
use crate::report::charts::Chart;

/// `briefing.html`.
#[derive(Debug)]
pub struct Html;

impl Form for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Charts]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn pictures(&self, report: &Report) -> Vec<Picture> {
        let each = |(n, chart): (usize, &Chart)| {
            let half = match half_width(chart) {
                HalfWidth::Nowhere => None,
                HalfWidth::Screens | HalfWidth::Everywhere => Some(Size::Half),
            };
            let sizes = [Some(Size::Full), half].into_iter().flatten();
            sizes.map(move |size| Picture { chart: n, size, format: Format::Svg })
        };
        report.charts.iter().enumerate().flat_map(each).collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let charts = |size: Size| -> Charts<'_> {
            let all = job.report.charts.iter().enumerate();
            all.filter_map(|(n, chart)| Some((chart.name(), job.drawings.svg(n, size)?))).collect()
        };
        let (full, half) = (charts(Size::Full), charts(Size::Half));
        let page = briefing_html(job.report, [&full, &half], job.version);
        vec![OutputFile::new(job.version.file_name("briefing.html"), page.into_bytes())]
    }
}
