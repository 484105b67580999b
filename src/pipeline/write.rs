//! From the resolved report to the files of its folder.

use super::formats::{Form, Forms};
use super::workers::on_workers;
use crate::catalog::Language;
use crate::diag::Diagnostic;
use crate::publish::OutputFile;
use crate::render::beside::Beside;
use crate::render::chart::Size;
use crate::render::chart::palette::{Palette, Theme};
use crate::render::docx::{self, Pictures, Template};
use crate::render::{chart, csv, html, json, markdown, xlsx};
use crate::report::charts::{Chart, ChartKind};
use crate::report::{Edition, Report};
use crate::say;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The files of a report folder, and what should be told about them.
#[derive(Debug)]
pub struct Rendered {
    pub files: Vec<OutputFile>,
    pub warnings: Vec<Diagnostic>,
}

/// Draws the charts (several at once) and writes the forms that are asked for. `template`: the user's own document that the Word
/// document's text goes into.
#[must_use]
pub fn render(report: &Report, template: Option<&Template>, forms: &Forms) -> Rendered {
    on_workers(|| rendered(report, template, forms, &Beside::default()))
}

/// The same in two languages: the forms that people read are there in both, what programs read in the first alone. The template is
/// the first language's.
#[must_use]
pub fn render_both(
    reports: [&Report; 2],
    languages: [Language; 2],
    template: Option<&Template>,
    forms: &Forms,
) -> Rendered {
    let [first, second] = Beside::pair(languages[0], languages[1]);
    let mut all = on_workers(|| rendered(reports[0], template, forms, &first));
    let more = on_workers(|| rendered(reports[1], None, forms, &second));
    let for_people = |f: &OutputFile| {
        let ending = f.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        ["md", "html", "docx", "xlsx", "svg", "png"].contains(&ending)
    };
    all.files.extend(more.files.into_iter().filter(for_people));
    for warning in more.warnings {
        if !all.warnings.contains(&warning) {
            all.warnings.push(warning);
        }
    }
    all
}

/// A chart at its usual size and, where it can be, half as wide: for phones, and for two in a row of a document.
struct Shot {
    chart: chart::Drawn,
    picture: Option<Vec<u8>>,
    half: Option<(String, Option<Vec<u8>>)>,
}

fn shot(spec: &Chart, style: &chart::Style, png: bool) -> Shot {
    let chart = chart::draw(spec, style);
    let picture = png.then(|| chart::png(&chart.svg));
    // Names of many columns need the width.
    let half = (spec.id.kind != ChartKind::Matrix).then(|| {
        let svg = chart::draw(spec, &chart::Style { size: Size::Half, ..style.clone() }).svg;
        let in_a_row = png && matches!(spec.id.kind, ChartKind::Trend | ChartKind::Ranking);
        let picture = in_a_row.then(|| chart::png(&svg));
        (svg, picture)
    });
    Shot { chart, picture, half }
}

fn rendered(report: &Report, template: Option<&Template>, forms: &Forms, beside: &Beside) -> Rendered {
    let palette = Palette::named(Theme::Light, &report.palette);
    let style = chart::Style { palette, ..chart::Style::default() };
    let png = forms.png && (forms.has(Form::Charts) || forms.has(Form::Docx));
    let drawn: Vec<Shot> = report.charts.par_iter().map(|spec| shot(spec, &style, png)).collect();
    let unknown: BTreeSet<char> = drawn.iter().flat_map(|shot| &shot.chart.missing).copied().collect();
    let mut files = Vec::new();
    let mut pictures = Pictures::new();
    let mut charts = html::Charts::new();
    let mut small = html::Charts::new();
    for Shot { chart, picture, half } in drawn {
        if forms.has(Form::Charts) {
            let named = |end: &str| beside.named(&format!("charts/{}.{end}", chart.name));
            files.extend(picture.iter().map(|picture| OutputFile::new(named("png"), picture.clone())));
            files.push(OutputFile::new(named("svg"), chart.svg.clone().into_bytes()));
        }
        pictures.extend(picture.map(|picture| (chart.name.clone(), picture)));
        if let Some((svg, picture)) = half {
            // What stands two in a row in the document.
            pictures.extend(picture.map(|picture| (chart.name.clone(), picture)));
            small.insert(chart.name.clone(), svg);
        }
        charts.insert(chart.name, chart.svg);
    }
    let write = |form: &Form| -> Vec<OutputFile> {
        let internal = report.edition == Edition::Internal;
        let one = |name: &str, bytes: Vec<u8>| vec![OutputFile::new(beside.named(name), bytes)];
        match form {
            Form::Json => vec![OutputFile::new("report.json", json::report_json(report))],
            Form::Csv => {
                let mut tables = vec![OutputFile::new("gaps.csv", csv::gaps_csv(report))];
                if internal {
                    tables.extend([
                        OutputFile::new("chase.csv", csv::chase_csv(report)),
                        OutputFile::new("revisions.csv", csv::revisions_csv(report)),
                        OutputFile::new("rejects.csv", csv::rejects_csv(report)),
                    ]);
                }
                tables
            }
            Form::Values => vec![OutputFile::new("values.csv", csv::values_csv(report))],
            Form::Xlsx => one("gaps.xlsx", xlsx::gaps_xlsx(report)),
            Form::Confirm if internal => {
                xlsx::confirm_xlsx(report).map(|bytes| one("confirm.xlsx", bytes)).unwrap_or_default()
            }
            Form::Markdown => one("briefing.md", markdown::briefing_md_beside(report, beside).into_bytes()),
            Form::Html => one("briefing.html", html::briefing_html(report, [&charts, &small], beside).into_bytes()),
            Form::Docx => one("briefing.docx", docx::briefing_docx(report, &pictures, template)),
            Form::Confirm | Form::Charts => Vec::new(),
        }
    };
    let asked: Vec<Form> = forms.each().collect();
    files.par_extend(asked.par_iter().flat_map_iter(write));
    let mut warnings: Vec<Diagnostic> = unknown.into_iter().map(lacking).collect();
    let regions = report.matrix.rows.len();
    if forms.has(Form::Confirm) && report.edition == Edition::Internal && regions > xlsx::SHEETS_AT_MOST {
        warnings.push(crowded(regions));
    }
    Rendered { files, warnings }
}

/// Of more regions than a workbook has sheets for.
fn crowded(regions: usize) -> Diagnostic {
    let most = xlsx::SHEETS_AT_MOST;
    Diagnostic::warning(
        "too-many-sheets",
        say!(
            "有{regions}个地区，核对表一个地区一张，最多{most}张：未写 confirm.xlsx",
            "confirm.xlsx has a sheet for each region, {most} at most, and there are {regions}: it was not written"
        ),
    )
}

/// Of a character that the charts' fonts do not have.
fn lacking(c: char) -> Diagnostic {
    let code = u32::from(c);
    Diagnostic::warning(
        "missing-glyph",
        say!(
            "图中字体没有“{c}”（U+{code:04X}），以□代替",
            "the chart font lacks `{c}` (U+{code:04X}); □ stands for it"
        ),
    )
}
