//! What an outsider reads in a published folder.

use onpace::report::GapRecord;
use std::collections::BTreeMap;

/// Said where a number is withheld.
pub const MARK: &str = "不公布";

/// The numbers of one month below the root, by indicator and region: printed, or marked as withheld.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub numbers: BTreeMap<(String, String), Option<i64>>,
    /// How many regions have what each must have, by indicator, the target, and the level of the regions by the length of a code.
    pub having: Vec<(String, i64)>,
}

/// The rows of a published `gaps.csv`.
pub fn gaps(files: &BTreeMap<String, Vec<u8>>) -> Vec<GapRecord> {
    let bytes = files["gaps.csv"].strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    csv::Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>().expect("a table")
}

/// Reads the tables that are made for machines; `forms` holds that the other forms say no more.
pub fn read(files: &BTreeMap<String, Vec<u8>>, root: &str, protected: &[&str]) -> Reading {
    let mut reading = Reading::default();
    for row in gaps(files).into_iter().filter(|row| protected.contains(&row.indicator.as_str())) {
        let is_root = row.region == root;
        let value = (!row.value.is_empty()).then(|| row.value.parse().expect("a whole number"));
        if is_root && row.unit == "个" {
            reading.having.extend(value.map(|n| (row.indicator.clone(), n)));
        }
        if !is_root && row.verdict != "no_data" {
            // Nothing but a value that is printed lets anything else be printed.
            let told =
                [&row.completion, &row.progress, &row.expected, &row.gap, &row.gap_to_target, &row.months_behind];
            assert!(value.is_some() || told.iter().all(|cell| cell.is_empty()), "{row:?}");
            let flags = ["withheld", "inferred;withheld"];
            assert!(value.is_some() || (flags.contains(&&*row.flags) && row.verdict == "not_rated"), "{row:?}");
            let earlier = [&row.last_value, &row.recent_per_month, &row.projected];
            assert!(earlier.iter().all(|cell| cell.is_empty()), "{row:?}");
            add(&mut reading, &row.indicator, &row.region, value);
        }
    }
    let report: serde_json::Value = serde_json::from_slice(&files["report.json"]).expect("JSON");
    for row in report["rows"].as_array().expect("rows") {
        let indicator = row["indicator"].as_str().expect("an indicator");
        if !protected.contains(&indicator) {
            continue;
        }
        for part in row["parts"].as_array().expect("parts") {
            let text = part["value"].as_str().expect("a value");
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits.is_empty(), text == MARK, "{text}");
            add(&mut reading, indicator, part["code"].as_str().expect("a code"), digits.parse().ok());
        }
    }
    reading
}

fn add(reading: &mut Reading, indicator: &str, region: &str, value: Option<i64>) {
    let before = reading.numbers.insert((indicator.to_owned(), region.to_owned()), value);
    assert!(before.is_none_or(|before| before == value), "{indicator} in {region} is said twice, differently");
}
