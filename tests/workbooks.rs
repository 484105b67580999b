//! `gaps.xlsx` and `confirm.xlsx`: the same numbers as the report, every time the same bytes, and nothing that runs.

use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Study, report};
use onpace::render::xlsx::{confirm_xlsx, gaps_xlsx};
use onpace::report::Report;
use onpace::words::Language;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::LazyLock;
use zip::ZipArchive;

/// A month of the bundled project, with gaps and a missing feed.
static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled project");
    report(&study, Month::new(2021, 9), Language::Chinese).expect("a report")
});

/// The parts of a workbook as text, by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let count = archive.len();
    let part = |n: usize| {
        let mut part = archive.by_index(n).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        (part.name().expect("a name").into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// The numbers of one sheet: `<c r="E5" …><v>13</v></c>`, strings left out.
fn numbers(sheet: &str) -> Vec<f64> {
    let cells = sheet.split("<c ").skip(1).filter(|c| !c.contains("t=\"s\""));
    cells.filter_map(|c| c.split("<v>").nth(1)?.split("</v>").next()?.parse().ok()).collect()
}

#[test]
fn every_number_of_the_report_is_in_the_workbook() {
    let report = &*REPORT;
    let parts = parts(&gaps_xlsx(report));
    let found = numbers(&parts["xl/worksheets/sheet2.xml"]);
    let mut wanted = 0;
    for row in &report.rows {
        let c = &row.record;
        for text in
            [&c.value, &c.target, &c.progress, &c.elapsed, &c.expected, &c.gap, &c.gap_to_target, &c.months_behind]
        {
            let Ok(number) = text.parse::<f64>() else { continue };
            wanted += 1;
            assert!(found.iter().any(|f| (f - number).abs() <= number.abs() * 1e-12), "{number} of {}", c.indicator);
        }
    }
    assert!(wanted > 200, "{wanted}");
    let words = &parts["xl/sharedStrings.xml"];
    for row in &report.rows {
        assert!(words.contains(&row.text.verdict) && words.contains(&row.record.name), "{}", row.record.name);
    }
    assert!(words.contains(report.synthetic.as_deref().expect("made up")));
}

#[test]
fn each_region_has_a_sheet_of_its_own_figures() {
    let report = &*REPORT;
    let parts = parts(&confirm_xlsx(report).expect("townships have targets"));
    let sheets = parts.keys().filter(|name| name.starts_with("xl/worksheets/sheet")).count();
    // Of fifteen townships with targets.
    assert_eq!(sheets, 15);
    assert!(parts["xl/workbook.xml"].contains("青石回族镇"));
    let (first, words) = (&parts["xl/worksheets/sheet1.xml"], &parts["xl/sharedStrings.xml"]);
    let region = report.rows.iter().filter(|r| !r.root).map(|r| (&r.record.region, &r.record.region_name)).min();
    let title = format!("〔{}〕数据核对表", region.expect("a region").1);
    assert!(
        words.contains(&title) && first.contains(&format!("<oddHeader>&amp;R{title}</oddHeader>")),
        "{first:.2000}"
    );
    assert!(first.contains("paperSize=\"9\"") && first.contains("第&amp;P页，共&amp;N页"));
}

#[test]
fn the_same_report_makes_the_same_bytes() {
    let report = &*REPORT;
    assert_eq!(gaps_xlsx(report), gaps_xlsx(report));
    assert_eq!(confirm_xlsx(report), confirm_xlsx(report));
}

#[test]
fn text_never_runs() {
    let mut report = REPORT.clone();
    report.rows[0].record.name = "=HYPERLINK(\"http://x\",\"y\")".to_owned();
    report.rows[1].sentence = "长".repeat(40_000);
    let parts = parts(&gaps_xlsx(&report));
    assert!(parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/")).all(|(_, xml)| !xml.contains("<f>")));
    assert!(parts["xl/styles.xml"].contains("quotePrefix=\"1\""));
}
