//! The tracking table, the slides and the digest of the public edition: a region below the root has its printed number or the mark,
//! and nothing of earlier periods; no text puts a number behind the name of a region whose number is withheld.

use super::outsider::{MARK, Reading, read};
use super::world::{INDICATORS, World, name};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const ROOT: &str = "411025";

fn parts(package: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    let count = archive.len();
    let part = |n: usize| {
        let mut part = archive.by_index(n).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        (part.name().expect("a name").into_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..count).map(part).collect()
}

/// The rows of all sheets, cell by cell; blank cells are left out.
fn rows(parts: &BTreeMap<String, String>) -> Vec<Vec<String>> {
    let text = |xml: &str| xml.split("</t>").next().and_then(|t| t.rsplit('>').next()).unwrap_or_default().to_owned();
    let shared: Vec<String> = parts["xl/sharedStrings.xml"]
        .split("<si>")
        .skip(1)
        .map(|si| text(si.split("</si>").next().unwrap_or(si)))
        .collect();
    let cell = |xml: &str| {
        let value = xml.split("<v>").nth(1)?.split("</v>").next()?;
        let is_text = xml.split('>').next()?.contains("t=\"s\"");
        Some(if is_text { shared[value.parse::<usize>().ok()?].clone() } else { value.to_owned() })
    };
    let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).map(|(_, xml)| xml);
    let row = |xml: &str| xml.split("</row>").next().unwrap_or(xml).split("<c ").skip(1).filter_map(cell).collect();
    sheets.flat_map(|xml| xml.split("<row ").skip(1).map(row).collect::<Vec<_>>()).collect()
}

/// The text of slides and their notes, paragraph by paragraph.
fn paragraphs(parts: &BTreeMap<String, String>) -> Vec<String> {
    let told =
        parts.iter().filter(|(name, _)| name.contains("/slides/slide") || name.contains("notesSlides/notesSlide"));
    let runs = |p: &str| p.split("<a:t>").skip(1).map(|t| t.split("</a:t>").next().unwrap_or_default()).collect();
    let alt = |xml: &str| {
        xml.split("descr=\"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect::<Vec<_>>()
    };
    told.flat_map(|(_, xml)| xml.split("<a:p>").skip(1).map(runs).chain(alt(xml)).collect::<Vec<String>>()).collect()
}

fn nothing_behind_names(form: &str, texts: &[String], reading: &Reading) {
    for ((_, code), _) in reading.numbers.iter().filter(|(_, said)| said.is_none()) {
        for text in texts {
            for rest in text.split(&name(code)).skip(1) {
                let clause = rest.split(['、', '；', '。', '，', '（', '等']).next().unwrap_or_default();
                assert!(!clause.contains(|c: char| c.is_ascii_digit()), "{form} {code}: {text}");
            }
        }
    }
}

fn tracking(folder: &BTreeMap<String, Vec<u8>>, reading: &Reading) -> usize {
    let names = BTreeMap::from([
        ("pupils", "在校学生"),
        ("firms", "加工企业"),
        ("visits", "走访农户"),
        ("trained", "培训人数"),
    ]);
    let rows = rows(&parts(&folder["tracking.xlsx"]));
    let mut seen = 0;
    for ((indicator, code), said) in &reading.numbers {
        let Some(title) = names.get(indicator.as_str()) else { continue };
        let is_own = |row: &&Vec<String>| row.first().is_some_and(|c| c == title) && row.get(1) == Some(&name(code));
        let own: Vec<&Vec<String>> = rows.iter().filter(is_own).collect();
        let says = |text: &str| own.iter().any(|row| row.iter().any(|cell| cell == text));
        if let Some(n) = said {
            assert!(says(&n.to_string()) && !says(MARK), "{indicator} {code}: {own:?}");
        } else {
            let numbers = own.iter().flat_map(|row| &row[2..]).filter(|cell| cell.parse::<f64>().is_ok());
            // What all must have is known.
            let mut numbers = numbers.filter(|cell| !["30", "1", "12", "50"].contains(&cell.as_str()));
            assert!(says(MARK) && numbers.next().is_none(), "{indicator} {code}: {own:?}");
        }
        seen += own.len();
    }
    seen
}

#[test]
fn the_newer_forms_say_no_more_than_the_tables() {
    let mut seen = 0;
    for world in [World::new(61, 9, 0), World::new(62, 12, 0)] {
        let folder = world.published(1);
        let reading = read(&folder, ROOT, &INDICATORS);
        seen += tracking(&folder, &reading);
        nothing_behind_names("slides", &paragraphs(&parts(&folder["slides.pptx"])), &reading);
        let digest = String::from_utf8(folder["digest.txt"].clone()).expect("UTF-8");
        nothing_behind_names("digest", &[digest], &reading);
        assert!(folder.keys().all(|name| !name.starts_with("confirm")), "that is for the office alone");
        assert!(reading.numbers.values().any(Option::is_none) && reading.numbers.values().any(Option::is_some));
    }
    assert!(seen > 60, "{seen}");
}
