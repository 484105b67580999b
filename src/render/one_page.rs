//! The form `onepage`: the report on one page, A4 upright, for a leader's folder: `onepage.pdf`, `onepage.svg`, `onepage.png`.

use super::chart::{draw_one_page, png};
use super::form::{Form, Job, Part, Readers};
use super::output_file::OutputFile;
use super::palette::{Palette, Theme};

/// `onepage.pdf` and its pictures.
#[derive(Debug)]
pub struct OnePageForm;

impl Form for OnePageForm {
    fn name(&self) -> &'static str {
        "onepage"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Charts]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let palette = Palette::named(Theme::Light, &job.report.palette);
        let page = draw_one_page(&job.report.one_page, &palette);
        let name = |ending: &str| job.version.file_name(&format!("onepage.{ending}"));
        let mut files =
            vec![OutputFile::new(name("pdf"), page.pdf), OutputFile::new(name("svg"), page.drawn.svg.as_bytes())];
        files.extend(job.drawings.with_png.then(|| OutputFile::new(name("png"), png(&page.drawn.svg))));
        files
    }
}
