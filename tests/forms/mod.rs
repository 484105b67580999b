//! One set of numbers in ten forms: each form is read back on its own, and all must say the same.

mod page;
mod sheets_and_slides;
mod tables;

use crate::charts_pdf;
use crate::made::{MONTHS, projects};
use onpace::measure::{BUILT_IN, Month};
use onpace::pack;
use onpace::pipeline::{Study, render, report};
use onpace::render::Forms;
use onpace::words::Language;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a form says of one row, as it is written there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    pub name: String,
    pub value: String,
    pub target: String,
    pub completion: String,
    pub net: String,
    pub progress: String,
    pub gap_to_plan: String,
    pub gap_to_target: String,
    pub verdict: String,
}

/// What a form says of the month.
#[derive(Debug, Default)]
pub struct Form {
    /// The root's rows, in the form's order.
    pub rows: Vec<Told>,
    /// Region's name, what is told in its cells.
    pub regions: Vec<(String, Told)>,
    /// Label and count of each verdict that there is.
    pub counts: Vec<(String, String)>,
    /// Name of each lagging row of the root, the worst first.
    pub lagging: Vec<String>,
    /// Label and text of each line of the message.
    pub message: Vec<(String, String)>,
}

/// The files of one report, in both the forms for programs and those for people.
struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    fn of(study: &Study, as_of: Month, language: Language) -> Self {
        let report = report(study, as_of, language).expect("a report");
        let files = render(&report, None, &Forms::default().without_pictures()).files;
        Self(files.into_iter().map(|f| (f.path, f.bytes)).collect())
    }

    fn text(&self, name: &str) -> &str {
        std::str::from_utf8(&self.0[name]).expect("UTF-8")
    }

    fn json(&self) -> Value {
        serde_json::from_str(self.text("report.json")).expect("JSON")
    }
}

/// Compares all forms of a report; returns how many rows and how many of them lag.
fn compare(files: &Files) -> (usize, usize) {
    let json = files.json();
    let rows = json["rows"].as_array().expect("rows");
    let root: Vec<&Value> = order(&json).into_iter().map(|n| &rows[n]).collect();
    numbers_are_those_of_the_cells(&json);
    csv_is_the_cells(files.text("gaps.csv"), rows);
    workbook_is_the_cells(&files.0["gaps.xlsx"], &json);

    let shown: Vec<Told> = root.iter().map(|r| told(&r["text"], &r["text"]["verdict"])).collect();
    let bare: Vec<Told> =
        root.iter().map(|r| Told { name: name(r), ..told(&r["table_text"], &r["text"]["verdict"]) }).collect();
    let words = |list: &str| -> Vec<String> {
        let items = json[list].as_array().expect("a list").iter();
        items.map(|i| name(&rows[usize::try_from(i["row"].as_u64().expect("a row")).expect("small")])).collect()
    };
    let lagging = words("lagging");
    let markdown = page::markdown(files.text("briefing.md"), &json["words"]);
    let page = page::html(files.text("briefing.html"));
    let word = tables::docx(&files.0["briefing.docx"], &json["words"]);
    // What a form has no column for it cannot tell.
    let in_md = |told: &Told| Told { net: String::new(), ..told.clone() };
    let on_page = |told: &Told| Told { net: String::new(), completion: String::new(), ..told.clone() };
    let in_word = |told: &Told| Told { progress: String::new(), ..told.clone() };
    let of_all = |rows: &[Told], of: &dyn Fn(&Told) -> Told| rows.iter().map(of).collect::<Vec<_>>();
    let forms = [
        ("md", of_all(&shown, &in_md), &markdown),
        ("html", of_all(&shown, &on_page), &page),
        ("docx", of_all(&bare, &in_word), &word),
    ];
    let lines = json["message"]["lines"].as_array().expect("lines").iter();
    let message: Vec<(String, String)> = lines.map(|line| (text(&line["label"]), text(&line["text"]))).collect();
    for (form, rows, of) in forms {
        assert_eq!(of.rows, rows, "{form}");
        assert!(form == "docx" || of.counts == counts(&json), "{form}");
        assert_eq!(of.lagging, lagging, "{form}");
        assert_eq!(of.message, message, "{form}");
    }
    sheets_and_slides::compare(files, &json, &lagging);
    // The one page says in its PDF, word for word, what its picture says.
    assert_eq!(charts_pdf::texts(&files.0["onepage.pdf"]), charts_pdf::words(files.text("onepage.svg")));
    let regions = regions(&json);
    // The page has every row of a region; the matrices have value and verdict.
    for (region, row) in &regions {
        // They stand under the indicator's own name.
        let name = text(&row["name"]);
        let told = on_page(&Told { name, ..told(&row["text"], &row["text"]["verdict"]) });
        assert!(page.regions.contains(&(region.clone(), told)), "{region}: {row}");
    }
    assert_eq!(page.regions.len(), rows.iter().filter(|r| r["root"] == false).count());
    let cells = |value: fn(&Value) -> &Value| -> Vec<(String, String, String)> {
        let cell = |(region, row): &(String, &Value)| (region.clone(), text(value(row)), text(&row["text"]["verdict"]));
        regions.iter().map(cell).collect()
    };
    let of_form = |form: &Form| -> Vec<(String, String, String)> {
        form.regions.iter().map(|(r, t)| (r.clone(), t.value.clone(), t.verdict.clone())).collect()
    };
    let in_markdown: Vec<(String, String)> =
        markdown.regions.iter().map(|(r, t)| (r.clone(), t.value.clone())).collect();
    let together =
        |(region, value, verdict): (String, String, String)| (region, format!("{value} {verdict}").trim().to_owned());
    assert_eq!(in_markdown, cells(|r| &r["text"]["value"]).into_iter().map(together).collect::<Vec<_>>());
    let mut by_region = cells(|r| &r["table_text"]["value"]);
    let mut in_word = of_form(&word);
    // A wide matrix is in several tables, one below the other.
    by_region.sort();
    in_word.sort();
    assert_eq!(in_word, by_region);
    (rows.len(), lagging.len())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

fn name(row: &Value) -> String {
    text(&row["text"]["name"])
}

fn told(of: &Value, verdict: &Value) -> Told {
    let get = |key: &str| of.get(key).map(text).unwrap_or_default();
    Told {
        name: get("name"),
        value: get("value"),
        target: get("target"),
        completion: get("completion"),
        net: get("net"),
        progress: get("progress"),
        gap_to_plan: get("gap_to_plan"),
        gap_to_target: get("gap_to_target"),
        verdict: text(verdict),
    }
}

/// The positions of the root's rows, section by section.
fn order(json: &Value) -> Vec<usize> {
    let sections = json["sections"].as_array().expect("sections").iter();
    let parts = sections.flat_map(|s| s["indicators"].as_array().expect("indicators"));
    let rows = parts.flat_map(|p| p["rows"].as_array().expect("rows"));
    rows.map(|n| usize::try_from(n.as_u64().expect("a position")).expect("small")).collect()
}

/// The matrix: each region with each of its rows.
fn regions(json: &Value) -> Vec<(String, &Value)> {
    let lines = json["matrix"]["rows"].as_array().expect("lines").iter();
    lines
        .flat_map(|line| {
            let cells = line["cells"].as_array().expect("cells").iter().filter_map(Value::as_u64);
            cells.map(move |n| (text(&line["region"]), &json["rows"][usize::try_from(n).expect("small")]))
        })
        .collect()
}

fn counts(json: &Value) -> Vec<(String, String)> {
    let counts = json["counts"].as_array().expect("counts").iter().filter(|c| c["count"] != 0);
    counts.map(|c| (text(&c["label"]), c["count"].to_string())).collect()
}

fn csv_is_the_cells(csv: &str, rows: &[Value]) {
    let mut reader = csv::Reader::from_reader(csv.strip_prefix('\u{feff}').expect("a byte order mark").as_bytes());
    let lines: Vec<BTreeMap<String, String>> = reader.deserialize().collect::<Result<_, _>>().expect("a table");
    assert_eq!(lines.len(), rows.len());
    for (line, row) in lines.iter().zip(rows) {
        for (column, cell) in line {
            assert_eq!(*cell, text(&row[column]), "{column}");
        }
        assert_eq!(line.len(), onpace::report::GapRecord::HEADS.len());
    }
}

fn workbook_is_the_cells(book: &[u8], json: &Value) {
    let (rows, book) = (json["rows"].as_array().expect("rows"), tables::Workbook::open(book));
    let word = |key: &str| text(&json["words"][key]);
    let heads = [("head-value", "value"), ("head-target", "target"), ("head-progress", "progress"), ("col-gap", "gap")];
    let table = book.table(1, &word("head-indicator"));
    assert_eq!(table.len(), rows.len());
    for (line, row) in table.iter().zip(rows) {
        assert_eq!(line[&word("head-indicator")], name(row));
        assert_eq!(line[&word("head-region")], text(&row["region_name"]));
        assert_eq!(without_sign(&line[&word("head-verdict")]), text(&row["text"]["verdict"]));
        for (head, cell) in heads {
            let (is, wanted) = (line[&word(head)].parse::<f64>().ok(), number(&row[cell]));
            let same = match (is, wanted) {
                (Some(is), Some(wanted)) => (is - wanted).abs() <= wanted.abs() * 1e-12,
                (is, wanted) => is.is_none() && wanted.is_none(),
            };
            assert!(same, "{cell}: {line:?} for {row}");
        }
    }
    let both = ["lagging", "lagging_regions"].into_iter().flat_map(|l| json[l].as_array().expect("a list"));
    let wanted: Vec<(String, String)> = both
        .map(|item| {
            let row = &rows[usize::try_from(item["row"].as_u64().expect("a row")).expect("small")];
            (name(row), text(&row["region_name"]))
        })
        .collect();
    let lagging = book.table(2, &word("head-rank")).into_iter();
    let lagging: Vec<(String, String)> =
        lagging.map(|l| (l[&word("head-indicator")].clone(), l[&word("head-region")].clone())).collect();
    assert_eq!(lagging, wanted);
    let summary = book.table(0, &word("head-verdict")).into_iter();
    let summary: Vec<(String, String)> =
        summary.map(|l| (without_sign(&l[&word("head-verdict")]), l[&word("head-count")].clone())).collect();
    assert_eq!(summary, counts(json));
}

/// A verdict in a workbook stands behind its sign.
fn without_sign(text: &str) -> String {
    text.split_once(' ').expect("a sign").1.to_owned()
}

fn number(cell: &Value) -> Option<f64> {
    cell.as_str().expect("a text").parse().ok()
}

/// What people read are the cells' numbers, rounded.
fn numbers_are_those_of_the_cells(json: &Value) {
    let english = json["language"] == "en";
    let mut verdicts: BTreeMap<String, String> = BTreeMap::new();
    for row in json["rows"].as_array().expect("rows") {
        let (cells, shown, bare) = (row, &row["text"], &row["table_text"]);
        for key in
            ["value", "target", "upper", "baseline", "completion", "progress", "elapsed", "expected", "gap", "pace"]
        {
            let (typed, cell) = (row["numbers"][key].as_f64(), number(&cells[key]));
            // Shares are written with six places, and numbers without end with as many digits as a decimal has.
            let close = typed.zip(cell).map(|(typed, cell)| (typed - cell).abs() <= 1e-6 + cell.abs() * 1e-9);
            assert!(close.unwrap_or(typed.is_none() && cell.is_none()), "{key}: {row}");
        }
        let times = if english { multiple(cells["unit"].as_str().expect("a unit")) } else { 1.0 };
        // Where nothing is owed yet, or nothing any more, what is told is how far the target is.
        let owed = number(&cells["elapsed"]) != Some(0.0) && cells["verdict"] != "met";
        let gap = number(&cells["gap"]).filter(|_| owed).or(number(&cells["gap_to_target"]));
        // Of whole things as many are short as must still come: 9.4 households are 10.
        let unit = BUILT_IN.parse(cells["unit"].as_str().expect("a unit"));
        let whole = unit.is_some_and(onpace::measure::Unit::counts_whole_things);
        let gap = gap.map(|gap| if whole && gap < 0.0 { gap.floor() } else { gap });
        let progress = number(&cells["progress"]).map(|p| p * 100.0);
        let value = number(&cells["value"]).map(|v| v * times);
        // English rounds where Chinese does, so that zeros may stand at the end of what 万 is multiplied out to.
        let places = i32::try_from(row["decimals"].as_u64().expect("places")).expect("few");
        let place = times * 0.5 * 10_f64.powi(-places);
        let column = bare["unit"].as_str().unwrap_or_default();
        for (written, is, least, column) in [
            (&shown["value"], value, place, ""),
            (&bare["value"], value, place, column),
            (&shown["progress"], progress, 0.05, ""),
            (&bare["progress"], progress, 0.05, ""),
            (&shown["gap"], gap.map(|g| (g * times).abs()), place, ""),
            (&bare["gap"], gap.map(|g| (g * times).abs()), place, column),
        ] {
            // A count of regions is told in words: how many have it, or are on track.
            if row["each_total"] == true {
                continue;
            }
            let written = written.as_str().expect("a text");
            let unit = cells["unit"].as_str().expect("a unit");
            let (Some((read, half)), Some(is)) = (read_in(written, unit, column), is) else {
                // A gap that prints as nothing is told by a word.
                assert!(written.is_empty() == is.is_none(), "{written} for {row}");
                let even = is.is_none_or(|is| is.abs() <= place + 1e-9);
                assert!(even, "{written} for {row}");
                continue;
            };
            assert!((read - is).abs() <= half.max(least) + is.abs() * 1e-9, "{written} for {is}: {row}");
        }
        // Roll-ups and relative targets state their bound as the cell does; a range names its unit behind both edges.
        let is_range = cells["upper"].as_str().is_some_and(|upper| !upper.is_empty());
        if let (false, Some((read, _)), Some(is)) = (
            is_range,
            read_in(shown["target"].as_str().expect("a text"), cells["unit"].as_str().expect("a unit"), ""),
            number(&cells["target"]),
        ) {
            assert!((read - is * times).abs() <= is.abs() * times * 1e-9, "{row}");
        }
        // Of a number that is brought to zero the words tell how it moves (未清零（较上期增加2人）), and the sign its verdict.
        if cells["target_kind"] != "zero" {
            let before = verdicts.insert(text(&shown["verdict"]), text(&cells["verdict"]));
            assert!(before.is_none_or(|v| v == text(&cells["verdict"])), "one word for two verdicts: {row}");
        }
    }
}

/// English multiplies 万 and the like out.
fn multiple(unit: &str) -> f64 {
    let known = [("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4), ("千", 1e3)];
    let found = known.iter().find(|(m, _)| unit.len() > m.len() && unit.starts_with(m));
    found.map_or(1.0, |(_, times)| *times)
}

/// The first number in a text and half of its last place.
/// The same in `unit`, or multiplied out: a text may have a smaller multiple of it (497万元 of 亿元), or millions. `column` is the
/// unit of a table's column, whose cells have none.
fn read_in(text: &str, unit: &str, column: &str) -> Option<(f64, f64)> {
    let (number, half) = read(text)?;
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text[start..].trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
    let rest = rest.split('（').next().unwrap_or_default().trim_start();
    let rest = if rest.is_empty() || rest == "below" || rest == "above" { column } else { rest };
    let times = if rest.starts_with("million") {
        1e6
    } else if rest.is_ascii() {
        1.0
    } else {
        multiple(rest) / multiple(unit)
    };
    Some((number * times, half * times))
}

fn read(text: &str) -> Option<(f64, f64)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[start..].chars().take_while(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let digits = digits.trim_end_matches(['.', ',']).replace(',', "");
    let places = i32::try_from(digits.split_once('.').map_or(0, |(_, d)| d.len())).ok()?;
    let sign = if text[..start].ends_with('-') { -1.0 } else { 1.0 };
    Some((sign * digits.parse::<f64>().ok()?, 0.5 * 10_f64.powi(-places)))
}

#[test]
fn the_bundled_months_say_the_same_in_every_form() {
    let study = Study::load(&pack::project(), |_| {}).expect("a sound catalog");
    for as_of in [Month::new(2020, 11), Month::new(2021, 9)] {
        for language in [Language::Chinese, Language::English] {
            let (rows, lagging) = compare(&Files::of(&study, as_of, language));
            assert!(rows > 80 && lagging > 0, "{rows} rows, {lagging} lag");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(12), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn made_up_projects_say_the_same_in_every_form(project in projects(), back in 0..MONTHS) {
        let language = if back % 2 == 0 { Language::Chinese } else { Language::English };
        let as_of = Month::new(2020, 1).plus(i32::try_from(back).expect("few"));
        compare(&Files::of(&project.study(), as_of, language));
    }
}

/// Enough for every change; `ONPACE_CASES=1000` for more.
fn cases(usual: u32) -> u32 {
    std::env::var("ONPACE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// A number that one form has otherwise is found.
#[test]
fn a_form_that_differs_is_found() {
    let study = Study::load(&pack::project(), |_| {}).expect("a sound catalog");
    let mut files = Files::of(&study, Month::new(2021, 9), Language::Chinese);
    compare(&files);
    let wrong = |text: &str| text.replace("少497", "少487").into_bytes();
    for name in ["briefing.md", "briefing.html", "report.json"] {
        let right = files.0[name].clone();
        let changed = wrong(files.text(name));
        assert!(changed != right);
        files.0.insert(name.to_owned(), changed);
        let found = std::panic::catch_unwind(|| compare(&files)).is_err();
        assert!(found, "{name}");
        files.0.insert(name.to_owned(), right);
    }
}
