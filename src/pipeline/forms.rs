//! From the resolved report to the files of its folder.

use crate::diag::Diagnostic;
use crate::publish::OutputFile;
use crate::render::{chart, csv, json, markdown};
use crate::report::Report;
use crate::say;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The files of a report folder, and what should be told about them.
#[derive(Debug)]
pub struct Rendered {
    pub files: Vec<OutputFile>,
    pub warnings: Vec<Diagnostic>,
}

/// Draws every chart (several at once) and writes every form; `png`: whether pictures are made besides the SVG.
#[must_use]
pub fn render(report: &Report, png: bool) -> Rendered {
    let style = chart::Style::default();
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
        OutputFile::new("chase.csv", csv::chase_csv(report)),
        OutputFile::new("revisions.csv", csv::revisions_csv(report)),
        OutputFile::new("rejects.csv", csv::rejects_csv(report)),
        OutputFile::new("briefing.md", markdown::briefing_md(report).into_bytes()),
    ];
    let mut unknown = BTreeSet::new();
    for (chart, picture) in drawn {
        unknown.extend(chart.missing);
        if let Some(picture) = picture {
            files.push(OutputFile::new(format!("charts/{}.png", chart.name), picture));
        }
        files.push(OutputFile::new(format!("charts/{}.svg", chart.name), chart.svg.into_bytes()));
    }
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
