//! From the resolved report to the files of its folder.

use super::workers::on_workers;
use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::publish::OutputFile;
use crate::render::chart::palette::{Palette, Theme};
use crate::render::docx::{self, Pictures, Template};
use crate::render::{chart, csv, html, json, markdown, xlsx};
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

/// The briefing's template, opened.
///
/// # Errors
/// Why it cannot be used, at the place where the catalog names it.
pub(super) fn template(catalog: &Catalog) -> Result<Option<Template>, Box<Diagnostic>> {
    let Some(named) = &catalog.briefing.template else { return Ok(None) };
    let opened = Template::open(&named.bytes).map_err(|error| {
        let (name, why) = (&named.name, error.message());
        let message = crate::diag::Message {
            zh: format!("模板 `{name}` 不能用：{}", why.zh),
            en: format!("template `{name}` cannot be used: {}", why.en),
        };
        Box::new(Diagnostic::error("bad-template", message).at(named.location.clone()).hint(error.hint()))
    });
    opened.map(Some)
}

/// Draws every chart (several at once) and writes every form; `png`: whether pictures are made besides the SVG, without which the
/// Word document has no charts. `template`: the user's own document that its text goes into.
#[must_use]
pub fn render(report: &Report, template: Option<&Template>, png: bool) -> Rendered {
    on_workers(|| rendered(report, template, png))
}

fn rendered(report: &Report, template: Option<&Template>, png: bool) -> Rendered {
    let palette = Palette::named(Theme::Light, &report.palette);
    let style = chart::Style { palette, ..chart::Style::default() };
    let drawn: Vec<(chart::Drawn, Option<Vec<u8>>)> = report
        .charts
        .par_iter()
        .map(|spec| {
            let drawn = chart::draw(spec, &style);
            let picture = png.then(|| chart::png(&drawn.svg));
            (drawn, picture)
        })
        .collect();
    let mut files = vec![
        OutputFile::new("report.json", json::report_json(report)),
        OutputFile::new("gaps.csv", csv::gaps_csv(report)),
        OutputFile::new("gaps.xlsx", xlsx::gaps_xlsx(report)),
        OutputFile::new("briefing.md", markdown::briefing_md(report).into_bytes()),
    ];
    if report.edition == Edition::Internal {
        files.extend([
            OutputFile::new("chase.csv", csv::chase_csv(report)),
            OutputFile::new("revisions.csv", csv::revisions_csv(report)),
            OutputFile::new("rejects.csv", csv::rejects_csv(report)),
        ]);
        files.extend(xlsx::confirm_xlsx(report).map(|bytes| OutputFile::new("confirm.xlsx", bytes)));
    }
    let mut unknown = BTreeSet::new();
    let mut pictures = Pictures::new();
    let mut charts = html::Charts::new();
    for (chart, picture) in drawn {
        unknown.extend(chart.missing);
        if let Some(picture) = picture {
            files.push(OutputFile::new(format!("charts/{}.png", chart.name), picture.clone()));
            pictures.insert(chart.name.clone(), picture);
        }
        files.push(OutputFile::new(format!("charts/{}.svg", chart.name), chart.svg.clone().into_bytes()));
        charts.insert(chart.name, chart.svg);
    }
    files.push(OutputFile::new("briefing.html", html::briefing_html(report, &charts).into_bytes()));
    files.push(OutputFile::new("briefing.docx", docx::briefing_docx(report, &pictures, template)));
    let warnings = unknown
        .into_iter()
        .map(|c| {
            let code = u32::from(c);
            Diagnostic::warning(
                "missing-glyph",
                say!(
                    "图中字体没有“{c}”（U+{code:04X}），以□代替",
                    "the chart font lacks `{c}` (U+{code:04X}); □ stands for it"
                ),
            )
        })
        .collect();
    Rendered { files, warnings }
}
