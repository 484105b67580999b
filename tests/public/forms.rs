//! Every form of the public edition says the same of regions below the root, number by number: what the tables for machines
//! print, and the mark where a number is withheld.

use super::outsider::{MARK, Reading, read};
use super::world::{INDICATORS, World, name};
use crate::charts_pdf;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const ROOT: &str = "411025";

type Tables = Vec<Vec<Vec<String>>>;

/// Text between tags, entities undone.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tables of rows of cells, by the tags that begin them.
fn tables(markup: &str, table: &str, row: &str, cells: &[&str]) -> Tables {
    let begun = |tag: &str| format!("<{tag}");
    let rows = |text: &str| -> Vec<Vec<String>> {
        let cells_of = |text: &str| {
            let marked = cells.iter().fold(text.to_owned(), |t, cell| t.replace(&begun(cell), "\u{1}<"));
            marked.split('\u{1}').skip(1).map(plain).collect()
        };
        text.split(&begun(row)).skip(1).map(cells_of).collect()
    };
    let ended = format!("</{table}");
    markup.split(&begun(table)).skip(1).map(|text| rows(text.split(&ended).next().unwrap_or(text))).collect()
}

fn part(package: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut text = String::new();
    package.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

fn markdown(text: &str) -> Tables {
    let row = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let lines: Vec<&str> = text.lines().collect();
    let groups = lines.chunk_by(|a, b| a.starts_with('|') == b.starts_with('|'));
    groups.filter(|group| group[0].starts_with('|')).map(|group| group.iter().map(|l| row(l)).collect()).collect()
}

/// The sheets of a workbook.
fn workbook(bytes: &[u8]) -> Tables {
    let shared = part(bytes, "xl/sharedStrings.xml");
    let shared: Vec<String> = shared.split("<si>").skip(1).map(plain).collect();
    let sheet = |n: usize| {
        let xml = part(bytes, &format!("xl/worksheets/sheet{n}.xml"));
        let cell = |text: &str| {
            let tag = text.split('>').next().unwrap_or_default();
            let inside = text.strip_prefix(tag).and_then(|t| t.split("</c>").next()).filter(|_| !tag.ends_with('/'));
            let value = plain(&format!("<c{}", inside.unwrap_or(">")));
            let is_shared = tag.contains("t=\"s\"");
            if is_shared { shared[value.parse::<usize>().expect("a position")].clone() } else { value }
        };
        xml.split("<row").skip(1).map(|row| row.split("<c ").skip(1).map(cell).collect()).collect()
    };
    (1..=4).map(sheet).collect()
}

/// Checks the columns of a matrix: regions down, indicators across.
fn matrix(form: &str, tables: &Tables, reading: &Reading, checked: &mut usize) {
    let names = BTreeMap::from([
        ("pupils", "在校学生"),
        ("firms", "加工企业"),
        ("visits", "走访农户"),
        ("trained", "培训人数"),
    ]);
    let mut seen = 0;
    for table in tables {
        let Some(head) = table.iter().position(|row| names.values().all(|n| row.iter().any(|c| c.starts_with(n))))
        else {
            continue;
        };
        for (indicator, title) in &names {
            let column = table[head].iter().position(|cell| cell.starts_with(title)).expect("a column");
            for ((_, code), said) in reading.numbers.iter().filter(|((i, _), _)| i == indicator) {
                let row = table[head..].iter().find(|row| row.first().is_some_and(|c| *c == name(code)));
                let Some(cell) = row.and_then(|row| row.get(column)) else { continue };
                match said {
                    Some(n) => assert!(
                        cell.split(|c: char| !c.is_ascii_digit()).any(|d| d == n.to_string()),
                        "{form} {indicator} {code}: {cell}"
                    ),
                    None => assert!(
                        cell.contains(MARK) && !cell.contains(|c: char| c.is_ascii_digit()),
                        "{form} {indicator} {code}: {cell}"
                    ),
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{form}: {seen} cells read");
    *checked += seen;
}

/// Rows of a ranking's drawing: what stands at one height.
fn lines_of(svg: &str) -> Vec<String> {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for text in svg.split("<text").skip(1) {
        let y = text.split(" y=\"").nth(1).and_then(|t| t.split('"').next()).expect("a height").to_owned();
        let said = text.split("</text>").next().map(|t| plain(&format!("<{t}"))).expect("a text");
        let row = rows.entry(y).or_default();
        row.push(' ');
        row.push_str(&said);
    }
    rows.into_values().collect()
}

#[test]
fn every_form_says_the_same_of_every_region() {
    let mut checked = 0;
    for world in [World::new(61, 9, 0), World::new(62, 12, 0)] {
        let folder = world.published(1);
        let reading = read(&folder, ROOT, &INDICATORS);
        let text = |name: &str| String::from_utf8(folder[name].clone()).expect("UTF-8");
        matrix("markdown", &markdown(&text("briefing.md")), &reading, &mut checked);
        matrix("page", &tables(&text("briefing.html"), "table", "tr", &["th", "td"]), &reading, &mut checked);
        let document = part(&folder["briefing.docx"], "word/document.xml").replace("<w:br/>", " ");
        matrix("document", &tables(&document, "w:tbl>", "w:tr>", &["w:tc>"]), &reading, &mut checked);
        matrix("workbook", &workbook(&folder["gaps.xlsx"]), &reading, &mut checked);
        for indicator in ["pupils", "firms", "visits", "trained"] {
            let of = reading.numbers.iter().filter(|((i, _), _)| i == indicator);
            let Some(svg) = folder.get(&format!("charts/ranking-{indicator}.svg")) else {
                assert!(of.clone().all(|(_, said)| said.is_none()), "{indicator} has no chart");
                continue;
            };
            let rows = lines_of(std::str::from_utf8(svg).expect("UTF-8"));
            for ((_, code), said) in of {
                // The title names some of them too, behind a colon.
                let is_row = |row: &&String| row.contains(&name(code)) && !row.contains('：');
                let row = rows.iter().find(is_row).expect("a row");
                match said {
                    Some(n) => assert!(row.split(' ').any(|t| t == n.to_string()), "{indicator} {code}: {row}"),
                    None => assert!(row.contains(MARK) && !row.contains(|c: char| c.is_ascii_digit()), "{row}"),
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 250, "{checked}");
}

/// A chart's rows of withheld numbers have no bar, no mark and no end of a line: their coordinates are those of the axis alone.
#[test]
fn charts_draw_nothing_of_what_is_withheld() {
    let world = World::new(62, 12, 0);
    let folder = world.published(1);
    let reading = read(&folder, ROOT, &INDICATORS);
    let report: serde_json::Value = serde_json::from_slice(&folder["report.json"]).expect("JSON");
    let mut seen = 0;
    for chart in report["charts"].as_array().expect("charts") {
        let Some(rows) = chart["drawing"]["ranking"]["rows"].as_array() else { continue };
        let indicator = chart["name"].as_str().and_then(|n| n.strip_prefix("ranking-")).expect("an indicator");
        for ((_, code), said) in reading.numbers.iter().filter(|((i, _), _)| i == indicator) {
            let row = rows.iter().find(|row| row["name"] == name(code)).expect("a row");
            if said.is_none() {
                assert!(row["actual"].is_null() && row["plan"].is_null() && row["good"].is_null(), "{row}");
                assert_eq!((row["place"].as_str(), row["gap"].as_str()), (Some(""), Some("")), "{row}");
                seen += 1;
            }
        }
    }
    assert!(seen > 3, "{seen}");
}

/// Whoever adds a form adds here how an outsider reads it.
#[test]
fn there_is_no_form_that_the_outsider_cannot_read() {
    let names: Vec<&str> = onpace::render::FORMS.iter().map(|form| form.name()).collect();
    let read = "json csv xlsx tracking confirm md html docx pptx onepage text digest charts values";
    assert_eq!(names, read.split(' ').collect::<Vec<_>>());
}

/// What stands on the one page stands in the report, the workbook's or the charts' words: it is laid out anew, not worked out anew.
#[test]
fn the_one_page_says_nothing_that_the_report_does_not() {
    let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for world in [World::new(61, 9, 0), World::new(62, 12, 0)] {
        let folder = world.published(1);
        let text = |name: &str| String::from_utf8(folder[name].clone()).expect("UTF-8");
        let report = tight(&text("report.json").replace("\\n", ""));
        let svg = text("onepage.svg");
        assert_eq!(charts_pdf::texts(&folder["onepage.pdf"]), charts_pdf::words(&svg), "and so does its PDF");
        let mut seen = 0;
        for said in svg.split("<text").skip(1) {
            let said = tight(&plain(&format!("<{}", said.split("</text>").next().expect("a text"))));
            // How many targets each region is behind on is counted from the marks of the matrix.
            let counted = said.strip_suffix("项未达要求").is_some_and(|n| n.parse::<usize>().is_ok());
            let heads = ["滞后任务及下步要求", "另有", "各地情况", "任务完成进度与序时进度"];
            let own = heads.iter().any(|head| said.starts_with(head)) || said.starts_with("数据来源");
            // Who must do what is put together from a name and a clause.
            let parts = || said.split('：').all(|part| report.contains(part));
            assert!(counted || own || parts(), "{said}");
            seen += 1;
        }
        assert!(seen > 20, "{seen}");
    }
}
