//! Rows that a person has marked, taken into a project.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::pack;
use onpace::propose::targets::{Asked, accept, draft};
use onpace::words::Language;

const NOTICE: &str =
    "关于巡察整改进展情况的通报\n2021年1月7日\n县里提出，到2024年，烟叶种植面积达到15万亩，新增茶园认证20个。\n";

fn pack() -> (ProjectFiles, Catalog) {
    let files = pack::project();
    let catalog = load(&files).expect("the bundled project").output;
    (files, catalog)
}

/// The draft of the notice as CSV, its rows marked as `mark` says.
fn marked(catalog: &Catalog, mark: impl Fn(&str) -> &'static str) -> String {
    let asked = Asked { date: None, units: &catalog.units, year_starts: 1 };
    let mut made = draft(NOTICE.as_bytes(), "notice.txt", asked).expect("text");
    made.fit(catalog);
    let csv = String::from_utf8(made.csv(Language::Chinese)).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    let header = reader.headers().expect("a header").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("memory");
    for row in reader.records().map(|row| row.expect("a row")) {
        let cells =
            header.iter().zip(row.iter()).map(|(name, cell)| if name == "accept" { mark(&row[0]) } else { cell });
        writer.write_record(cells.map(str::to_owned).collect::<Vec<_>>()).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8")
}

#[test]
fn marked_rows_are_appended_and_the_rest_stays() {
    let (files, catalog) = pack();
    let csv = marked(&catalog, |indicator| if indicator == "tobacco_acreage" { "是" } else { "" });
    let accepted = accept(csv.as_bytes(), "draft.csv", &files, &catalog).expect("nothing is wrong");
    assert_eq!((accepted.added, accepted.unmarked), (1, 1));
    let new = accepted.targets.expect("a row was added");
    let old = files.read("targets.csv").expect("it is there").into_owned();
    let text = String::from_utf8(new.clone()).expect("UTF-8");
    let row = text.lines().last().expect("a last line");
    assert!(row.starts_with("tobacco_acreage,,reach,15,,万亩,") && row.contains("2024-12"), "{row}");
    let old_rows = String::from_utf8(old).expect("UTF-8");
    let rest = |text: &str| text.trim_start_matches('\u{FEFF}').lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rest(&text)[..rest(&old_rows).len()], rest(&old_rows)[..]);
}

#[test]
fn what_stands_already_is_not_added_twice() {
    let (files, catalog) = pack();
    let csv = marked(&catalog, |indicator| if indicator == "tobacco_acreage" { "yes" } else { "" });
    let csv = csv.replace(",15,,万亩", ",13,,万亩").replace("2024-12", "2023-12");
    let accepted = accept(csv.as_bytes(), "draft.csv", &files, &catalog).expect("nothing is wrong");
    assert_eq!((accepted.added, accepted.already_there, accepted.targets.is_none()), (0, 1, true));
}

#[test]
fn rows_without_clause_value_or_indicator_are_refused_with_their_line() {
    let (files, catalog) = pack();
    let errors = |csv: &str| {
        let all = accept(csv.as_bytes(), "draft.csv", &files, &catalog).expect_err("something is wrong");
        all.iter()
            .map(|d| {
                format!("{}: {}", d.location.as_ref().map(ToString::to_string).unwrap_or_default(), d.message.key())
            })
            .collect::<Vec<_>>()
    };
    let all = marked(&catalog, |_| "x");
    assert_eq!(errors(&all), ["draft.csv:3: draft-indicator-missing"]);
    let header = "indicator,kind,value,due,accept,clause\n";
    assert_eq!(
        errors(&format!("{header}tobacco_acreage,reach,15,2024-12,是,\n")),
        ["draft.csv:2: draft-row-without-clause"]
    );
    assert_eq!(
        errors(&format!("{header}tobacco_acreage,reach,,2024-12,是,达到\n")),
        ["draft.csv:2: draft-row-without-value"]
    );
    assert_eq!(
        errors(&format!("{header}tobacco_acreage,reach,15,2024-12,maybe,达到\n")),
        ["draft.csv:2: draft-unknown-mark"]
    );
    assert_eq!(errors("indicator,kind\na,b\n"), ["draft.csv:1: draft-lacks-columns"]);
    let wrong = format!("{header}tobacco_acreage,zero,0,2024-12,是,清零\n");
    let found = accept(wrong.as_bytes(), "draft.csv", &files, &catalog).expect_err("the kind is wrong");
    assert_eq!(found[0].location.as_ref().map(ToString::to_string).as_deref(), Some("draft.csv:2"));
}

#[test]
fn the_nearest_indicator_is_named_and_a_new_one_by_its_name() {
    let (_, catalog) = pack();
    let asked = Asked { date: None, units: &catalog.units, year_starts: 1 };
    let mut made = draft(NOTICE.as_bytes(), "notice.txt", asked).expect("text");
    made.fit(&catalog);
    let known: Vec<Option<&str>> = made.proposals.iter().map(|p| p.indicator.known.as_deref()).collect();
    assert_eq!(known, [Some("tobacco_acreage"), None]);
}

#[test]
fn no_cell_of_a_draft_is_a_formula() {
    let (_, catalog) = pack();
    let text = "2025年工作方案\n到2025年底，=HYPERLINK(1)企业达到5家。\n";
    let made =
        draft(text.as_bytes(), "=a.txt", Asked { date: None, units: &catalog.units, year_starts: 1 }).expect("text");
    let csv = String::from_utf8(made.csv(Language::English)).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    for row in reader.records().map(|row| row.expect("a row")) {
        assert!(row.iter().all(|cell| !cell.starts_with('=')), "{row:?}");
    }
}

#[test]
fn a_missing_indicator_comes_with_its_next_step() {
    let (files, catalog) = pack();
    let csv = "accept,clause,indicator,kind,value,unit,due,better\n是,全年发放稳岗补贴300万元,稳岗补贴发放额,reach,300,万元,2026-12,higher\n";
    let errors = accept(csv.as_bytes(), "draft.csv", &files, &catalog).expect_err("no such indicator");
    let hint = errors[0].hint.as_ref().expect("a hint").in_language(Language::Chinese);
    assert!(hint.contains("onpace add") || hint.contains("[indicator."), "{hint}");
}
