//! The tracking table, the confirmation sheets, the slides and the digest, read back. (A page for a leader's folder as PDF has its place
//! here too.)

use super::tables::{Workbook, part, unescaped};
use super::{Files, name, number, text};
use serde_json::Value;
use std::collections::BTreeMap;

/// Holds that each of them says what `report.json` says. `lagging`: names of the root's lagging rows, the worst first.
pub fn compare(files: &Files, json: &Value, lagging: &[String]) {
    tracking(files, json);
    confirmation(files, json);
    slides(files, json, lagging);
    digest(files, json);
}

fn rows(json: &Value) -> &Vec<Value> {
    json["rows"].as_array().expect("rows")
}

/// Every line of the whole has the value and the target of a row of the root, and every row of the root with a target that is the last
/// of its indicator's has a line.
fn tracking(files: &Files, json: &Value) {
    let Some(bytes) = files.0.get("tracking.xlsx") else { return };
    let english = json["language"] == "en";
    let [head, part, value, target] = if english {
        ["Indicator", "Disaggregation", "Actual to date", "Target"]
    } else {
        ["指标", "范围", "至今实际", "目标"]
    };
    let table = Workbook::open(bytes).table(1, head);
    let root = rows(json).iter().find(|row| row["root"] == true).map(|row| text(&row["region_name"]));
    let mut seen = 0;
    for line in table.iter().filter(|line| Some(&line[part]) == root.as_ref() && !line[target].is_empty()) {
        let same = |row: &&Value| {
            let of_line = row["root"] == true && (name(row) == line[head] || text(&row["name"]) == line[head]);
            of_line && equal(&line[target], &row["target"]) && equal(&line[value], &row["value"])
        };
        // Of a target that is no longer in force the report has no row.
        let in_force = rows(json).iter().any(|row| row["root"] == true && equal(&line[target], &row["target"]));
        assert!(!in_force || rows(json).iter().any(|row| same(&row)), "{line:?}");
        seen += 1;
    }
    let with_target = rows(json).iter().any(|row| row["root"] == true && number(&row["target"]).is_some());
    assert!(seen > 0 || !with_target);
}

fn equal(cell: &str, wanted: &Value) -> bool {
    match (cell.parse::<f64>().ok(), number(wanted)) {
        (Some(is), Some(wanted)) => (is - wanted).abs() <= wanted.abs() * 1e-12,
        (is, wanted) => is.is_none() && wanted.is_none(),
    }
}

/// A region's own file has the sentence, the value and the verdict of each of its rows.
fn confirmation(files: &Files, json: &Value) {
    let word = |key: &str| text(&json["words"][key]);
    let mut of_region: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for row in rows(json).iter().filter(|row| row["root"] == false) {
        of_region.entry(text(&row["region_name"])).or_default().push(row);
    }
    for (region, own) in of_region {
        let book = Workbook::open(&files.0[&format!("confirm/{region}.xlsx")]);
        let table = book.table(0, &word("head-indicator"));
        for row in own {
            let same = |line: &&BTreeMap<String, String>| {
                line[&word("confirm-statement")] == text(&row["sentence"])
                    && equal(&line[&word("head-value")], &row["value"])
                    && equal(&line[&word("head-target")], &row["target"])
                    && line[&word("head-verdict")].ends_with(&text(&row["text"]["verdict"]))
            };
            assert!(table.iter().any(|line| same(&line)), "{region}: {row}");
        }
    }
}

/// A slide's paragraphs; the first is its title.
fn paragraphs(xml: &str) -> Vec<String> {
    let runs =
        |p: &str| p.split("<a:t>").skip(1).map(|t| unescaped(t.split("</a:t>").next().expect("its end"))).collect();
    let all = xml.split("<a:p>").skip(1).map(|p| runs(p.split("</a:p>").next().expect("its end")));
    all.filter(|text: &String| !text.is_empty()).collect()
}

/// Slides that a meeting looks at.
const MOST_TASKS: usize = 20;

fn slides(files: &Files, json: &Value, lagging: &[String]) {
    let bytes = &files.0["slides.pptx"];
    let slide = |n: usize| paragraphs(&part(bytes, &format!("ppt/slides/slide{n}.xml")));
    let opening = slide(1);
    assert_eq!(opening[0], text(&json["title"]));
    assert!(opening.contains(&text(&json["message"]["headline"])));
    let boards = json["charts"].as_array().expect("charts").iter();
    let boards = boards.filter(|chart| chart["drawing"].get("board").is_some()).count();
    let items = json["lagging"].as_array().expect("a list");
    for (n, (item, name)) in items.iter().zip(lagging).take(MOST_TASKS).enumerate() {
        let row = &rows(json)[usize::try_from(item["row"].as_u64().expect("a row")).expect("small")];
        let said = slide(2 + boards + n);
        assert!(said[0].starts_with(name.as_str()) && said[0].contains(&text(&row["text"]["verdict"])), "{said:?}");
        assert!(said[0].ends_with(&text(&row["text"]["gap"])), "{said:?}");
        assert!(said.iter().any(|text| text.ends_with(row["sentence"].as_str().expect("a sentence"))), "{said:?}");
    }
}

fn digest(files: &Files, json: &Value) {
    let digest = files.text("digest.txt");
    let most = if json["language"] == "en" { 600 } else { 300 };
    let counts = json["counts"].as_array().expect("counts").iter();
    for count in counts.filter(|count| count["count"] != 0 && count["verdict"] != "watch") {
        let (label, n) = (text(&count["label"]), count["count"].to_string());
        assert!(
            digest.contains(&format!("{label}{n}项")) || digest.contains(&format!("{label} {n}")),
            "{label}: {digest}"
        );
    }
    assert!(digest.trim_end().chars().count() <= most, "{digest}");
}
