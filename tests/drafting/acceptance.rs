//! Rows that a person has marked, taken into a project.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::pack;
use onpace::propose::targets::{Asked, accept, accept_with_indicators, draft};
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

/// A project with a column of which no indicator is made.
fn with_a_column_more() -> ProjectFiles {
    let toml = "title = \"t\"\nlanguage = \"en\"\nstart = \"2024-01\"\n\n[feed.parks]\nfiles = \"parks-*.csv\"\nsource = \"Parks\"\nevery = \"month\"\nkey = [\"region\"]\n[feed.parks.column]\nregion = { header = \"Ward\", type = \"region\" }\ntrees = { header = \"Street trees planted\", type = \"quantity\", unit = \"trees\", min = 0 }\n\n[unit.trees]\nname_en = \"trees\"\ncounts = true\n";
    let regions = "code,name,level,parent\n1,Westshire,county,\n2,Abbey,ward,1\n";
    let files = [("onpace.toml", toml), ("regions.csv", regions)];
    ProjectFiles::Memory(files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into())).into())
}

const TREES: &str = "accept,clause,indicator,kind,value,unit,from,due,better\r\n,We will listen.,x,reach,1,,,,\r\nyes,\"We will plant 1,500 street trees\",Street trees planted,reach,1500,trees,2024-01,2024-12,higher\r\n";

#[test]
fn the_table_of_a_missing_indicator_can_be_pasted() {
    let files = with_a_column_more();
    let catalog = load(&files).expect("a catalog").output;
    let errors = accept(TREES.as_bytes(), "draft.csv", &files, &catalog).expect_err("no such indicator");
    let place = errors[0].location.as_ref().and_then(|at| at.line);
    assert_eq!(place, Some(3), "lines are counted though they end as on Windows");
    let hint = errors[0].hint.as_ref().expect("a hint").in_language(Language::English);
    let pasted: String = hint.split("\n\n").find(|part| part.contains("[indicator.")).expect("a table").to_owned();
    let ProjectFiles::Memory(mut all) = files else { unreachable!("in memory") };
    let toml = String::from_utf8(all["onpace.toml"].to_vec()).expect("a text");
    all.insert("onpace.toml".to_owned(), format!("{toml}\n{pasted}\n").into_bytes().into());
    let files = ProjectFiles::Memory(all);
    let catalog = load(&files).expect("the pasted table loads").output;
    let accepted = accept(TREES.as_bytes(), "draft.csv", &files, &catalog).expect("accepted");
    assert_eq!((accepted.added, accepted.toml.is_none()), (1, true));
}

#[test]
fn missing_indicators_are_added_where_somebody_asks() {
    let files = with_a_column_more();
    let catalog = load(&files).expect("a catalog").output;
    let accepted = accept_with_indicators(TREES.as_bytes(), "draft.csv", &files, &catalog).expect("accepted");
    assert_eq!((accepted.added, &*accepted.indicators), (1, &["Street trees planted".to_owned()][..]));
    let ProjectFiles::Memory(mut all) = files else { unreachable!("in memory") };
    let (toml, targets) = (accepted.toml.expect("a catalog"), accepted.targets.expect("targets"));
    assert!(toml.starts_with(all["onpace.toml"].trim_ascii_end()), "what stands is kept byte for byte");
    all.insert("onpace.toml".to_owned(), toml.into());
    all.insert("targets.csv".to_owned(), targets.into());
    let catalog = load(&ProjectFiles::Memory(all)).expect("the catalog is sound").output;
    assert_eq!((catalog.indicators.len(), catalog.targets.len()), (1, 1));
    // What no feed holds is still refused, and nothing is added.
    let (files, draft) = (with_a_column_more(), TREES.replace("Street trees planted", "Libraries opened"));
    let catalog = load(&files).expect("a catalog").output;
    assert!(accept_with_indicators(draft.as_bytes(), "draft.csv", &files, &catalog).is_err());
}
