//! `gaps.xlsx` and `confirm.xlsx`: the same numbers as the report, every time the same bytes, and nothing that runs.

use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Study, report};
use onpace::render::xlsx::{confirm_xlsx, gaps_xlsx, unit_books};
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
fn each_unit_has_a_sheet_of_its_own_figures() {
    let report = &*REPORT;
    let parts = parts(&confirm_xlsx(report).expect("townships have targets"));
    let sheets = parts.keys().filter(|name| name.starts_with("xl/worksheets/sheet")).count();
    // Of townships that are named, of those that lead, and of those that owe reports.
    assert_eq!(sheets, report.confirmation.len());
    assert!(parts["xl/workbook.xml"].contains("青石回族镇"));
    let (first, words) = (&parts["xl/worksheets/sheet1.xml"], &parts["xl/sharedStrings.xml"]);
    let title = format!("〔{}〕数据核对确认表", report.confirmation[0].unit);
    assert!(
        words.contains(&title) && first.contains(&format!("<oddHeader>&amp;R{title}</oddHeader>")),
        "{first:.2000}"
    );
    assert!(first.contains("paperSize=\"9\"") && first.contains("第&amp;P页，共&amp;N页"));
}

/// Everything that the briefing says of a unit by name is on its sheet, with what it rests on and room to answer.
#[test]
fn what_is_said_of_a_unit_by_name_is_on_its_sheet() {
    let report = &*REPORT;
    let sheet = |unit: &str| report.confirmation.iter().find(|sheet| sheet.unit == unit);
    for row in &report.rows {
        let said = |unit: &str| {
            let lines = sheet(unit).unwrap_or_else(|| panic!("{unit}")).lines.iter();
            lines.filter(|line| line.statement == row.sentence).count()
        };
        if !row.root {
            assert!(said(&row.record.region_name) > 0, "{}", row.sentence);
        }
        if row.record.lead.starts_with('县') {
            assert!(said(&row.record.lead) > 0, "{}", row.sentence);
        }
    }
    for line in report.chase.lines() {
        assert!(sheet(&line.source).expect("a sheet").reports.contains(&line.text), "{}", line.text);
    }
    let named: Vec<_> = report.rows.iter().flat_map(|row| &row.parts).filter(|part| part.named).collect();
    for part in &named {
        let told = &sheet(&part.region).expect("a sheet").lines;
        assert!(told.iter().any(|line| line.statement.contains(&part.gap)), "{part:?}");
    }
    assert!(
        !named.is_empty() && report.confirmation.iter().flat_map(|sheet| &sheet.lines).all(|l| !l.basis.is_empty())
    );
}

#[test]
fn a_unit_s_own_file_tells_nothing_of_its_neighbours() {
    let report = &*REPORT;
    let books = unit_books(report);
    let regions: Vec<&str> =
        report.confirmation.iter().filter(|s| !s.code.is_empty()).map(|s| s.unit.as_str()).collect();
    assert_eq!(books.len(), report.confirmation.len());
    for ((name, book), unit) in books.iter().zip(&report.confirmation) {
        assert_eq!(*name, unit.unit);
        let parts = parts(book);
        assert_eq!(parts.keys().filter(|part| part.starts_with("xl/worksheets/sheet")).count(), 1);
        let words = &parts["xl/sharedStrings.xml"];
        assert!(words.contains("□ 属实") && words.contains("□ 有出入") && words.contains("单位（盖章）"));
        for other in regions.iter().filter(|other| !unit.code.is_empty() && **other != unit.unit) {
            assert!(!words.contains(*other), "{name}: {other}");
        }
    }
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
