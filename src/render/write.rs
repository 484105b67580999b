//! Writes a report in the forms that are asked for: draws the pictures that they use, then writes each.

use super::chart::{Drawn, Size, Style, draw, png};
use super::form::{Drawings, Form, Format, Job, Picture, Readers};
use super::language_version::LanguageVersion;
use super::output_file::OutputFile;
use super::palette::{Palette, Theme};
use super::word_template::Template;
use crate::diag::Diagnostic;
use crate::render::form_registry::Forms;
use crate::report::Report;
use crate::say;
use crate::words::Language;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The files of a report folder, and what the user should know about them.
#[derive(Debug, Default)]
pub struct Rendered {
    pub files: Vec<OutputFile>,
    pub warnings: Vec<Diagnostic>,
}

/// The files of a report. `template` is the user's own document for the Word form.
#[must_use]
pub fn write(report: &Report, template: Option<&Template>, forms: &Forms) -> Rendered {
    let version = LanguageVersion::default();
    written(forms, &|_| true, report, &version, template)
}

/// The files of a report in two languages: forms for people are there in both, forms for programs in the first alone. The template
/// is the first language's.
#[must_use]
pub fn write_both(
    reports: [&Report; 2],
    languages: [Language; 2],
    template: Option<&Template>,
    forms: &Forms,
) -> Rendered {
    let [first, second] = LanguageVersion::pair(languages[0], languages[1]);
    let mut all = written(forms, &|_| true, reports[0], &first, template);
    let for_people = |form: &dyn Form| form.readers() == Readers::People;
    let more = written(forms, &for_people, reports[1], &second, None);
    all.files.extend(more.files);
    for warning in more.warnings {
        if !all.warnings.contains(&warning) {
            all.warnings.push(warning);
        }
    }
    all
}

fn written(
    forms: &Forms,
    wanted: &dyn Fn(&dyn Form) -> bool,
    report: &Report,
    version: &LanguageVersion,
    template: Option<&Template>,
) -> Rendered {
    let forms_to_write: Vec<&dyn Form> = forms.iter().filter(|form| wanted(*form)).collect();
    let pictures = forms_to_write.iter().flat_map(|form| form.pictures(report));
    let drawings = drawings(report, forms.png, pictures.filter(|picture| forms.png || picture.format != Format::Png));
    let unknown: BTreeSet<char> = drawings.drawn.values().flat_map(|(drawn, _)| &drawn.missing).copied().collect();
    let mut warnings: Vec<Diagnostic> = unknown.into_iter().map(missing_glyph).collect();
    warnings.extend(forms_to_write.iter().flat_map(|form| form.warnings(report)));
    let job = Job { report, drawings: &drawings, version, template };
    let mut files: Vec<OutputFile> = forms_to_write.par_iter().flat_map_iter(|form| form.write(&job)).collect();
    // Two forms may use the same file of a chart.
    let mut paths = BTreeSet::new();
    files.retain(|file| paths.insert(file.path.clone()));
    Rendered { files, warnings }
}

/// Draws pictures, several at once; each chart once a size.
fn drawings(report: &Report, with_png: bool, pictures: impl Iterator<Item = Picture>) -> Drawings {
    let mut as_png: BTreeMap<(usize, Size), bool> = BTreeMap::new();
    for Picture { chart, size, format } in pictures {
        *as_png.entry((chart, size)).or_default() |= format == Format::Png;
    }
    let palette = Palette::named(Theme::Light, &report.palette);
    let one = |((n, size), as_png): ((usize, Size), bool)| {
        let chart = report.charts.get(n)?;
        let drawn: Drawn = draw(chart, &Style { size, palette: palette.clone(), ..Style::default() });
        let picture = as_png.then(|| png(&drawn.svg));
        Some(((n, size), (drawn, picture)))
    };
    Drawings { drawn: as_png.into_par_iter().filter_map(one).collect(), with_png }
}

/// The warning of a character that the charts' fonts lack.
fn missing_glyph(c: char) -> Diagnostic {
    let code = u32::from(c);
    Diagnostic::warning("missing-glyph", say!("missing-glyph", c, code = %format_args!("{code:04X}")))
}
