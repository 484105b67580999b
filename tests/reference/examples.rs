//! Every example of the reference stands in a catalog that loads without an error and without a warning.

use onpace::catalog::{CSV_FILES, CsvFile, KeyTable, ProjectFiles, load, project_keys};
use onpace::words::Language;
use onpace::words::reference::example;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A table of the catalog: its heading, and its lines by their keys.
type Table = (&'static str, Vec<(&'static str, &'static str)>);

/// Wherever nothing else is asked for.
fn project() -> Vec<Table> {
    vec![
        ("", vec![("title", "\"t\""), ("language", "\"zh-CN\""), ("start", "\"2018-01\"")]),
        (
            "[feed.acreage]",
            vec![("files", "\"feeds/acreage-*.csv\""), ("key", "[\"case\"]"), ("files_are", "\"full\"")],
        ),
        (
            "[feed.acreage.column]",
            vec![
                ("month", "{ type = \"date\" }"),
                ("region", "{ type = \"region\" }"),
                ("crop", "{ type = \"text\" }"),
                ("area", "{ type = \"quantity\", unit = \"亩\", min = 0 }"),
                ("spare", "{ type = \"quantity\", unit = \"亩\" }"),
                ("case", "{ type = \"id\" }"),
            ],
        ),
        ("[feed.cases]", vec![("files", "\"feeds/cases-*.csv\""), ("key", "[\"case\"]"), ("files_are", "\"full\"")]),
        (
            "[feed.cases.column]",
            vec![
                ("case", "{ type = \"id\" }"),
                ("region", "{ type = \"region\" }"),
                ("found", "{ type = \"date\" }"),
                ("ended", "{ type = \"date\", optional = true }"),
            ],
        ),
        ("[feed.county]", vec![("files", "\"feeds/county-*.csv\"")]),
        (
            "[feed.county.column]",
            vec![
                ("area", "{ type = \"quantity\", unit = \"亩\" }"),
                ("spare", "{ type = \"quantity\", unit = \"亩\" }"),
            ],
        ),
        ("[indicator.tobacco]", amount("flow")),
        ("[indicator.all_crops]", amount("flow")),
        ("[indicator.stock]", amount("level")),
        ("[indicator.open_cases]", open_cases()),
    ]
}

fn amount(kind: &'static str) -> Vec<(&'static str, &'static str)> {
    let kind = if kind == "flow" { "\"flow\"" } else { "\"level\"" };
    vec![
        ("name", "\"n\""),
        ("feed", "\"acreage\""),
        ("measure", "{ sum = \"area\" }"),
        ("kind", kind),
        ("unit", "\"亩\""),
        ("better", "\"higher\""),
    ]
}

fn counted() -> Vec<(&'static str, &'static str)> {
    let mut lines = amount("flow");
    lines.retain(|(key, _)| !["unit", "measure"].contains(key));
    lines.extend([("unit", "\"个\""), ("measure", "{ count = true }")]);
    lines
}

fn open_cases() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "\"n\""),
        ("feed", "\"cases\""),
        ("measure", "{ open = [\"found\", \"ended\"] }"),
        ("unit", "\"个\""),
        ("better", "\"lower\""),
    ]
}

fn ratio(unit: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "\"n\""),
        ("measure", "{ ratio = [\"tobacco\", \"all_crops\"] }"),
        ("unit", unit),
        ("better", "\"higher\""),
    ]
}

/// The tables into which an example of a table's key may be put: a heading with what stands below it anyway.
fn hosts(table: &KeyTable) -> Vec<Table> {
    let indicators = || {
        [amount("level"), amount("flow"), counted(), open_cases(), ratio("\"%\""), ratio("\"亩/亩\"")]
            .map(|of| ("[indicator.example]", of))
            .to_vec()
    };
    match table.id {
        "project" => vec![project().remove(0)],
        "calendar" => vec![("[calendar]", vec![])],
        "board" => vec![("[board]", vec![])],
        "board.colours" => vec![("[board.colours]", vec![])],
        "briefing" => vec![("[briefing]", vec![])],
        "map" => vec![("[map]", vec![])],
        "unit" => vec![("[unit.example]", vec![])],
        "feed" => vec![(
            "[feed.acreage]",
            vec![("files", "\"feeds/a-*.csv\""), ("key", "[\"case\"]"), ("files_are", "\"full\"")],
        )],
        "unpivot" => vec![("[feed.acreage.unpivot]", vec![])],
        "column" => vec![("[feed.acreage.column.example]", vec![]), ("[feed.county.column.example]", vec![])],
        "indicator" | "where" | "measure" | "changes" => indicators(),
        other => panic!("no catalog to try the examples of {other} in"),
    }
}

/// The catalog's text with the lines of an example in one of its tables.
fn with_example(host: &Table, lines: &[&str]) -> String {
    let key_of = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
    let given: Vec<String> = lines.iter().map(|line| key_of(line)).collect();
    let mut tables = project();
    if !tables.iter().any(|(heading, _)| *heading == host.0) {
        tables.push((host.0, Vec::new()));
    }
    let mut out = String::new();
    for (heading, own) in tables {
        let is_host = heading == host.0;
        let _ = writeln!(out, "{heading}");
        for (key, value) in if is_host { &host.1 } else { &own } {
            if !is_host || !given.iter().any(|given| given == key) {
                let _ = writeln!(out, "{key} = {value}");
            }
        }
        for line in lines.iter().filter(|_| is_host) {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

const REGIONS: &str =
    "code,name,level,parent\n411000,甲县,county,\n411025,乙镇,township,411000\n411026,丙镇,township,411000\n";

/// What is wrong with a catalog of these files; empty where nothing is.
fn findings(toml: &str, csv: &[(&str, &str)]) -> Vec<String> {
    let shape = r#"{"features":[]}"#;
    let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: &str| files.insert(name.to_owned(), Cow::Owned(text.as_bytes().to_vec()));
    put("onpace.toml", toml);
    put("regions.csv", REGIONS);
    put("targets.csv", "indicator,kind,value\nstock,keep,1\n");
    put("holidays.csv", "day,kind,name\n");
    put("regions.geojson", shape);
    put("letterhead.docx", "");
    put("notice.md", "");
    for (name, text) in csv {
        put(name, text);
    }
    let found = match load(&ProjectFiles::Memory(files)) {
        Ok(warned) => warned.warnings,
        Err(errors) => errors,
    };
    // The catalog in which examples are tried has no office of any name.
    found.iter().filter(|finding| finding.code != "unknown-office").map(ToString::to_string).collect()
}

#[test]
fn every_example_of_a_key_loads() {
    let mut tried = 0;
    for table in project_keys().all() {
        for key in table.keys {
            let id = format!("{}.{}", table.id, key.name);
            for language in Language::ALL {
                let Some(example) = example(*language, &id) else { continue };
                let measure = format!("measure = {{ {example} }}");
                let example = if table.id == "measure" { &measure } else { &example };
                assert!(example.contains(key.name), "{id}: {example}");
                let lines: Vec<&str> = example.lines().collect();
                let attempts = hosts(table).into_iter().map(|host| with_example(&host, &lines));
                let found: Vec<(String, Vec<String>)> =
                    attempts.map(|text| (text.clone(), findings(&text, &[]))).collect();
                let loads = found.iter().any(|(_, found)| found.is_empty());
                assert!(loads, "{id}, {}: {example}\n{found:#?}", language.as_str());
                tried += 1;
            }
        }
    }
    assert!(tried > 200, "{tried}");
}

/// Rows that go with an example in one of their columns, by the columns.
fn rows_of(file: &CsvFile) -> Vec<Vec<(&'static str, &'static str)>> {
    let target = |indicator, kind, value, due| {
        vec![("indicator", indicator), ("kind", kind), ("value", value), ("due", due), ("from", "2020-01")]
    };
    match file.id {
        "regions" => vec![vec![
            ("code", "411025"),
            ("name", "乙镇"),
            ("level", "township"),
            ("parent", "411000"),
            ("row", "3"),
            ("column", "3"),
            ("valid_to", "2021-12"),
        ]],
        "targets" => vec![
            target("tobacco", "reach", "12000", "2020-12"),
            target("stock", "reach", "12000", "2020-12"),
            target("stock", "keep", "12000", ""),
        ],
        "actions" => vec![vec![
            ("indicator", "tobacco"),
            ("action", "a"),
            ("due", "2020-06-30"),
            ("opened", "2020-06-05"),
            ("approved_by", "b"),
        ]],
        "comments" => vec![vec![("indicator", "tobacco"), ("period", "2020-06"), ("text", "a")]],
        "received" => vec![vec![("file", "feeds/a.csv"), ("received_on", "2020-07-02")]],
        "confirmed" => vec![vec![("unit", "u"), ("period", "2020-06"), ("answer", "agreed"), ("by", "b")]],
        "holidays" => vec![vec![("day", "2020-10-01")]],
        other => panic!("no rows to try the examples of {other} in"),
    }
}

#[test]
fn every_example_of_a_column_loads() {
    for file in &CSV_FILES {
        for heading in file.headings {
            let id = format!("{}.{}", file.id, heading.id);
            for language in Language::ALL {
                let cell = example(*language, &id).unwrap_or_else(|| panic!("{id} has no example"));
                let tries = rows_of(file).into_iter().map(|mut row| {
                    row.retain(|(column, _)| *column != heading.id);
                    let heads: Vec<&str> = row.iter().map(|(column, _)| *column).chain([heading.id]).collect();
                    let cells: Vec<&str> = row.iter().map(|(_, cell)| *cell).chain([&*cell]).collect();
                    let others = match file.id {
                        "regions" => format!(
                            "411000,甲县,county,,{}\n411026,丙镇,township,411000,{}\n",
                            ",".repeat(heads.len() - 5),
                            ",".repeat(heads.len() - 5)
                        ),
                        _ => String::new(),
                    };
                    let order = |all: Vec<&str>| match file.id {
                        // The other rows are written in this order.
                        "regions" => in_order(&heads, &all),
                        _ => all.join(","),
                    };
                    let text = format!("{}\n{}\n{others}", order(heads.clone()), order(cells));
                    let name = format!("{}.csv", file.id);
                    let calendar = if file.id == "holidays" {
                        ("[calendar]", vec![("holidays", "\"holidays.csv\"")])
                    } else {
                        ("[board]", vec![])
                    };
                    (text.clone(), findings(&with_example(&calendar, &[]), &[(&name, &text)]))
                });
                let found: Vec<(String, Vec<String>)> = tries.collect();
                assert!(found.iter().any(|(_, found)| found.is_empty()), "{id}, {}: {found:#?}", language.as_str());
            }
        }
    }
}

/// Cells in the order in which every row of `regions.csv` has its first columns.
fn in_order(heads: &[&str], cells: &[&str]) -> String {
    const FIRST: [&str; 4] = ["code", "name", "level", "parent"];
    let place = |head: &str| heads.iter().position(|h| *h == head);
    let first = FIRST.iter().filter_map(|head| place(head));
    let rest = (0..heads.len()).filter(|n| !FIRST.contains(&heads[*n]));
    first.chain(rest).map(|n| cells[n]).collect::<Vec<_>>().join(",")
}
