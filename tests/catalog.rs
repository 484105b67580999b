//! The catalog's loader: one good project, and what is said about broken ones.

use onpace::catalog::{
    Bands, Baseline, Catalog, Colour, Kind, Measure, Method, PaceBy, Plan, ProjectFiles, Rank, Rows, Scope, Source,
    TargetKind, Test, Tolerance, Verdict, load,
};
use onpace::diag::Severity;
use onpace::measure::exact::{full, ratio, whole};
use onpace::measure::{Every, Month, When};
use onpace::words::Language;
use std::collections::BTreeMap;

const PROJECT: &str = r#"
title = "Test county"
language = "en"
start = "2020-01"

[board]
far_behind = 0.6

[feed.acreage]
files = "feeds/acreage-*.csv"
source = "Agriculture"
rows = "report"
expect = "each township"
key = ["month", "region", "crop"]
[feed.acreage.column]
month = { header = ["统计月份", "月份"], type = "date" }
region = { type = "region" }
crop = { type = "text", one_of = ["tobacco", "soybean"] }
area = { header = "种植面积", type = "quantity", unit = "亩", min = 0 }

[feed.cases]
files = "feeds/cases-*.csv"
key = ["case"]
files_are = "changes"
[feed.cases.column]
case = { type = "id", private = true }
region = { type = "region" }
found = { type = "date" }
ended = { type = "date", optional = true }

[feed.county]
files = "feeds/county-*.csv"
[feed.county.column]
month = { type = "date" }
tax = { type = "quantity", unit = "万元" }

[indicator.tobacco]
name = "Tobacco"
feed = "acreage"
where = { crop = "tobacco", area = { min = 1.5 }, month = { max = "2021-06" } }
measure = { sum = "area" }
kind = "level"
cycle = "year"
unit = "万亩"
decimals = 2
better = "higher"

[indicator.share]
name = "Share of tobacco"
measure = { ratio = ["tobacco", "everything"] }
unit = "%"
better = "higher"

[indicator.everything]
name = "All crops"
feed = "acreage"
measure = { sum = "area" }
kind = "level"
unit = "亩"
better = "higher"
hidden = true

[indicator.open_cases]
name = "Open cases"
feed = "cases"
measure = { open = ["found", "ended"] }
unit = "人"
better = "lower"
protect = "person"

[indicator.tax]
name = "烟叶税"
feed = "county"
measure = { sum = "tax" }
kind = "running"
since = "2020-03"
unit = "亿元"
better = "higher"
"#;

const REGIONS: &str = "code,name,level,parent,aliases\n\
    410002,East,township,410000,\n\
    410000,County,county,,\n\
    410001,West,township,410000,Old West;Far West\n";

const TARGETS: &str = "indicator,scope,kind,value,upper,unit,from,baseline,due,until,plan,basis,tolerance,lead\n\
    tobacco,,reach,130000,,亩,2020-11,first,2023-12,,2021-12=9万;2022-12=11万,inferred,,Tobacco office\n\
    tobacco,each township except 410001,keep,2,,,,,,,,,2%,\n\
    open_cases,410002,zero,,,,2020-11-05,,2021-03-31,,,,,\n\
    tax,,reach,1.3,,,,,2020-12,,season,,,\n\
    share,,within,50,60,,,40,2020-12,,,,,\n";

fn project<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> ProjectFiles {
    ProjectFiles::Memory(
        files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into())).collect(),
    )
}

fn good() -> Catalog {
    let loaded = load(&project([("onpace.toml", PROJECT), ("regions.csv", REGIONS), ("targets.csv", TARGETS)]));
    let loaded = loaded.unwrap_or_else(|e| panic!("{}", shown(&e)));
    assert_eq!(shown(&loaded.warnings), "");
    loaded.output
}

fn shown(findings: &[onpace::diag::Diagnostic]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is said about a project, whether it loads or not.
fn said(toml: &str, regions: &str, targets: &str) -> String {
    match load(&project([("onpace.toml", toml), ("regions.csv", regions), ("targets.csv", targets)])) {
        Ok(loaded) => shown(&loaded.warnings),
        Err(errors) => shown(&errors),
    }
}

/// The good project's `onpace.toml` with one text put in place of another.
fn with(from: &str, to: &str) -> String {
    assert!(PROJECT.contains(from), "{from}");
    said(&PROJECT.replacen(from, to, 1), REGIONS, TARGETS)
}

/// One target row, with the columns of the good project's file.
fn target(row: &str) -> String {
    said(PROJECT, REGIONS, &format!("{}\n{row}\n", TARGETS.lines().next().unwrap_or("")))
}

#[test]
fn a_good_project_is_read_in_full() {
    let catalog = good();
    assert_eq!(catalog.start, Month::new(2020, 1));
    assert_eq!(catalog.board.bands, Bands::Ratio { on_pace: whole(1), far_behind: ratio(6, 10), points: whole(10) });
    assert_eq!(catalog.regions.get(catalog.regions.root()).name, "County");
    let ids: Vec<_> = catalog.feeds.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids, ["acreage", "cases", "county"]);
    let acreage = catalog.feed("acreage").unwrap();
    assert_eq!((acreage.rows, acreage.every, acreage.expect.len()), (Rows::Report, Every::Month, 2));
    assert_eq!(acreage.columns.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["month", "region", "crop", "area"]);
    assert_eq!(acreage.columns[1].headers, ["region"]);
    assert_eq!(catalog.hash.len(), 64);
}

#[test]
fn indicators_follow_from_what_they_are_made_of() {
    let catalog = good();
    let ids: Vec<_> = catalog.indicators.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["tobacco", "share", "everything", "open_cases", "tax"]);
    let share = catalog.indicator("share").unwrap();
    assert_eq!((share.kind, share.decimals), (Kind::Level, 2));
    assert_eq!(catalog.feed_of(share).unwrap().id, "acreage");
    let Source::Rows(open) = &catalog.indicator("open_cases").unwrap().source else { panic!() };
    assert_eq!(open.date.as_deref(), Some("found"));
    assert!(matches!(&open.measure, Measure::Open { from, until } if from == "found" && until == "ended"));
    let Source::Rows(tobacco) = &catalog.indicator("tobacco").unwrap().source else { panic!() };
    assert_eq!(tobacco.date.as_deref(), Some("month"));
    let tests: BTreeMap<_, _> = tobacco.conditions.iter().map(|c| (c.column.as_str(), &c.test)).collect();
    assert_eq!(tests["crop"], &Test::OneOf(vec!["tobacco".into()]));
    assert_eq!(tests["area"], &Test::Amount { min: Some(ratio(3, 2)), max: None });
    assert_eq!(tests["month"], &Test::Days { min: None, max: Some(Month::new(2021, 6).last_day()) });
    assert_eq!(catalog.indicator("tax").unwrap().since, Some(Month::new(2020, 3).first_day()));
}

#[test]
fn targets_are_in_the_unit_of_their_indicator() {
    let catalog = good();
    let [reach, keep, zero, tax, share] = &catalog.targets[..] else { panic!() };
    assert_eq!((full(&reach.value), reach.line, reach.is_inferred()), ("13".into(), 2, true));
    let Plan::Milestones(plan) = &reach.plan else { panic!() };
    let plan: Vec<_> = plan.iter().map(|(day, v)| format!("{day} {}", full(v))).collect();
    assert_eq!(plan, ["2021-12-31 9", "2022-12-31 11"]);
    assert_eq!(reach.baseline, Baseline::First);
    assert_eq!(keep.scope, Scope::Each(vec![catalog.regions.by_code("410002").unwrap()]));
    assert_eq!((keep.tolerance.clone(), keep.from), (Tolerance::Share(ratio(2, 100)), When::Month(catalog.start)));
    assert_eq!((zero.kind, full(&zero.value)), (TargetKind::Zero, "0".into()));
    assert!(matches!(zero.from, When::Day(_)));
    assert_eq!((&tax.plan, &tax.baseline), (&Plan::Season, &Baseline::Stated(whole(0))));
    assert_eq!((share.upper.clone(), &share.baseline), (Some(whole(60)), &Baseline::Stated(whole(40))));
}

#[test]
fn chinese_headers_and_words_and_gb18030_are_accepted() {
    let text = "指标,范围,类型,目标值,上限,单位,起始,基期值,期限,计划,依据,牵头单位\n\
        烟叶税,,达到,1.3,,亿元,2020年1月,首期,2020年12月,均速,推算,税务局；农业局\n\
        tobacco,各乡镇（除410001外）,保持,2,,,,,,,文件明确,\n\
        open_cases,,清零,0,,,,,,到期一次,,\n";
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    let mut files = BTreeMap::new();
    for (name, bytes) in
        [("onpace.toml", PROJECT.as_bytes()), ("regions.csv", REGIONS.as_bytes()), ("targets.csv", &gb)]
    {
        files.insert(name.to_owned(), bytes.to_vec().into());
    }
    let catalog = load(&ProjectFiles::Memory(files)).unwrap_or_else(|e| panic!("{}", shown(&e))).output;
    let kinds: Vec<_> = catalog.targets.iter().map(|t| t.kind).collect();
    assert_eq!(kinds, [TargetKind::Reach, TargetKind::Keep, TargetKind::Zero]);
    assert_eq!(catalog.targets[0].lead, "税务局；农业局");
    assert!(matches!(&catalog.targets[1].scope, Scope::Each(ids) if ids.len() == 1));
}

#[test]
fn a_project_without_targets_is_fine_and_its_hash_is_its_own() {
    let bare = load(&project([("onpace.toml", PROJECT), ("regions.csv", REGIONS)])).unwrap().output;
    assert!(bare.targets.is_empty());
    assert_ne!(bare.hash, good().hash);
}

#[test]
fn missing_files_are_named() {
    insta::assert_snapshot!(shown(&load(&project([])).unwrap_err()), @"
onpace.toml: the file is missing; a project folder has an onpace.toml with its feeds and indicators
regions.csv: the file is missing; a project folder has a regions.csv with the columns code,name,level,parent,aliases
");
}

#[test]
fn boards_are_configuration() {
    let board = |lines: &str| {
        let text = PROJECT.replace("far_behind = 0.6", lines);
        load(&project([("onpace.toml", text.as_str()), ("regions.csv", REGIONS)]))
            .unwrap_or_else(|e| panic!("{}", shown(&e)))
            .output
            .board
    };
    for (name, method) in Method::NAMES {
        assert_eq!(board(&format!("method = \"{name}\"")).method, method);
    }
    let set = board(
        "on_pace_points = 0\nfar_behind_points = 12.5\nescalate = 3\npace = \"day\"\nrank = \"months\"\n\
         [board.colours]\nmet = \"red\"\nfar_behind = \"green\"",
    );
    assert_eq!(set.bands, Bands::Points { on_pace: whole(0), far_behind: ratio(25, 2) });
    assert_eq!((set.escalate, set.pace, set.rank), (Some(3), PaceBy::Day, Rank::Months));
    assert_eq!(
        set.colours.into_iter().collect::<Vec<_>>(),
        [(Verdict::Met, Colour::Red), (Verdict::FarBehind, Colour::Green)]
    );
}

#[test]
fn what_is_wrong_with_a_board_is_told() {
    insta::assert_snapshot!(with("far_behind = 0.6", "on_pace_points = 5"), @"onpace.toml:7:1: `on_pace_points` without `far_behind_points` leaves a hole in the bands; give both; leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults");
    insta::assert_snapshot!(with("far_behind = 0.6", "on_pace_points = 12\nfar_behind_points = 10"), @"onpace.toml:7:18: `on_pace_points` (12) is above `far_behind_points` (10), so that the bands overlap; leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults");
    insta::assert_snapshot!(with("far_behind = 0.6", "far_behind = 0.6\non_pace_points = 5\nfar_behind_points = 10"), @"onpace.toml:7:1: `far_behind` sets bands by pace and `on_pace_points` by points of progress: the two overlap, use one; leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults");
    insta::assert_snapshot!(with("far_behind = 0.6", "on_pace_points = -5\nfar_behind_points = 10"), @"onpace.toml:7:18: `on_pace_points` must not be negative, but is -5; leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults");
    insta::assert_snapshot!(with("far_behind = 0.6", "escalate = 1"), @"onpace.toml:7:12: `escalate` is a number of months in a row, at least 2, but is 1; write `escalate = 2` or more, or delete the line");
    insta::assert_snapshot!(with("far_behind = 0.6", "escalate = 2.5"), @"onpace.toml:7:12: `escalate` must be a whole number from 0 up, but is the number 2.5; for example: escalate = 3");
    insta::assert_snapshot!(with("far_behind = 0.6", "pace = \"week\""), @r#"onpace.toml:7:8: `pace` is `week`, but must be one of these: `month`, `day`; for example: pace = "day""#);
    insta::assert_snapshot!(with("far_behind = 0.6", "[board.colours]\nmet = \"rde\"\nlate = \"red\"\nbehind = \"amber\"\nwatch = \"amber\""), @r"
    onpace.toml:8:7: `met` is `rde`, but must be one of these: `green`, `teal`, `blue`, `purple`, `red`, `orange`, `amber`, `grey`; did you mean `red`?
    onpace.toml:9:1: `late` is not a key of `colours`; its keys are `met`, `on_pace`, `behind`, `far_behind`, `missed`, `not_rated`, `no_data`, `watch`
    onpace.toml:11:9: `watch` and `behind` are both `amber` and could not be told apart; give each verdict a colour of its own
    ");
    insta::assert_snapshot!(with("far_behind = 0.6", "colours = \"red\""), @r#"onpace.toml:7:11: `colours` must be a table, but is the text "red"; `onpace reference board.colours` shows what may stand here"#);
}

#[test]
fn what_is_wrong_with_the_head_is_told() {
    insta::assert_snapshot!(with("title = ", "titel = "), @"onpace.toml:2:1: `titel` is not a key of `onpace.toml`; did you mean `title`?");
    insta::assert_snapshot!(with("\"2020-01\"", "2020"), @r#"onpace.toml:4:9: `start` must be a date ("2020-11" or "2020-11-03"), but is the number 2020; for example: start = "2023-04""#);
    insta::assert_snapshot!(with("start = \"2020-01\"", "start = \"2020-01"), @r#"onpace.toml:4:9: a quotation mark is opened here and not closed; close the text with ""#);
    insta::assert_snapshot!(with("far_behind = 0.6", "far_behind = 1.2"), @"onpace.toml:7:14: `far_behind` (1.2) is above `on_pace` (1), so that the bands overlap; leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults");
    insta::assert_snapshot!(with("far_behind = 0.6", "points = -1"), @"onpace.toml:7:10: `points` must not be negative, but is -1; leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults");
    insta::assert_snapshot!(with("far_behind = 0.6", "method = \"stacan\""), @"onpace.toml:7:10: `method` is `stacan`, but must be one of these: `pace`, `statcan`, `destatis`; did you mean `statcan`?");
    insta::assert_snapshot!(with("far_behind = 0.6", "rank = \"month\""), @"onpace.toml:7:8: `rank` is `month`, but must be one of these: `points`, `months`; did you mean `months`?");
    insta::assert_snapshot!(with("[feed.county]", "[feed.cases]"), @"onpace.toml:31:7: the table `[feed.cases]` stands in line 21 already; keep one of the two; what belongs to one table stands under one heading");
}

#[test]
fn what_is_wrong_with_a_feed_is_told() {
    insta::assert_snapshot!(with("[feed.county]", "[feed.County]\n[feed.county]"), @r#"
    onpace.toml:31:7: id `County` must be lower-case letters, digits and underscores, beginning with a letter; an id has small letters, digits and underscores, such as `tobacco_acreage`; what people read goes into `name`
    onpace.toml:31:7: `County` has no `column`; `onpace reference feed` shows what may stand here
    onpace.toml:31:7: `County` has no `files`; add a line, for example: files = "feeds/acreage-*.csv"
    "#);
    insta::assert_snapshot!(with("key = [\"case\"]", "key = [\"cases\"]"), @"onpace.toml:23:8: feed `cases` has no column `cases`; did you mean `case`?");
    insta::assert_snapshot!(with("each township", "each townships"), @"onpace.toml:13:10: no region of level `townships`; regions.csv has `county`, `township`; did you mean `township`?");
    insta::assert_snapshot!(with("expect = \"each township\"", "expect = [\"410001\", \"410009\"]"), @"onpace.toml:13:21: region `410009` is not in regions.csv; a scope is a region code or `each township`");
    insta::assert_snapshot!(with("expect = \"each township\"\n", ""), @r#"onpace.toml:9:7: `acreage` has no `expect`; add a line, for example: expect = "each township except 411025""#);
    insta::assert_snapshot!(with("rows = \"report\"", "files_are = \"full\"\nrows = \"events\""), @r#"onpace.toml:14:1: `expect` has no effect without rows = "report""#);
    insta::assert_snapshot!(with("header = \"种植面积\", type", "header = \"月份\", type"), @"onpace.toml:19:1: header `月份` already belongs to column `month`; give each column a heading of its own");
    insta::assert_snapshot!(with("unit = \"亩\", min = 0", "unit = \"母\", min = 0"), @"onpace.toml:19:53: unit `母` is not known; units are such as ha, t, people, households, %, £, million yuan or kg/ha; others are declared as [unit.NAME]");
    insta::assert_snapshot!(with("unit = \"亩\", min = 0", "min = 0"), @r#"onpace.toml:19:1: `area` has no `unit`; add a line, for example: unit = "£ million""#);
    insta::assert_snapshot!(with("case = { type = \"id\"", "case = { type = \"id\", unit = \"人\""), @r#"onpace.toml:26:23: `unit` belongs only to a column of type = "quantity"; delete the key, or change what it is to go with"#);
    insta::assert_snapshot!(with("feeds/county-*.csv", "../county-*.csv"), @"onpace.toml:32:9: `../county-*.csv` must be a path inside the project folder such as `feeds/x-*.csv`; name a file in the project folder, such as feeds/acreage-*.csv, with / between folders");
}

#[test]
fn what_is_wrong_with_an_indicator_is_told() {
    insta::assert_snapshot!(with("feed = \"cases\"", "feed = \"case\""), @"onpace.toml:65:8: feed `case` is not declared; did you mean `cases`?");
    insta::assert_snapshot!(with("crop = \"tobacco\"", "crop = [\"tobaco\"]"), @"onpace.toml:40:19: `tobaco` is not in `one_of` of column `crop`; did you mean `tobacco`?");
    insta::assert_snapshot!(with("area = { min = 1.5 }", "area = { min = 2, max = 1 }"), @"onpace.toml:40:36: `min` is above `max`; the lower one of the two comes first: `min` below `max`, `value` below `upper`");
    insta::assert_snapshot!(with("area = { min = 1.5 }", "aera = 1"), @"onpace.toml:40:29: feed `acreage` has no column `aera`; did you mean `area`?");
    insta::assert_snapshot!(with("unit = \"万亩\"", "unit = \"万元\""), @"onpace.toml:41:19: column `area` is in mu, which does not convert to the indicator's 10,000 yuan; state a unit that converts into it (mu into ha, yuan into 10,000 yuan); `onpace reference units` lists them");
    insta::assert_snapshot!(with("{ sum = \"area\" }", "{ summ = \"area\" }"), @"onpace.toml:41:13: `summ` is not a measure; there are `sum`, `count`, `distinct`, `mean`, `min`, `max`, `reported`, `open`, `ratio`; did you mean `sum`?");
    insta::assert_snapshot!(with("{ sum = \"area\" }", "{ sum = \"crop\" }"), @r#"onpace.toml:41:19: `sum` needs a quantity, which column `crop` is not; for example: sum = "area""#);
    insta::assert_snapshot!(with("{ sum = \"area\" }", "{ count = true }"), @"onpace.toml:41:21: `count` counts whole things, which 10,000 mu does not (people, households and numbers do); state a unit that counts whole things, such as people, households or items");
    insta::assert_snapshot!(with("kind = \"running\"", "kind = \"open\""), @r"
    onpace.toml:75:8: kind `open` cannot be measured by `sum`, only by `open`; change one of the two; `onpace reference measures-by-kind` and `onpace reference targets.kind` show what goes together
    onpace.toml:76:1: `since` has no effect on kind `open`, which does not add up over time
    targets.csv:5:11: a plan by `season` is for flows, which indicator `tax` is not; leave `plan` blank for a straight line, or write milestones: 2020-06=4000;2020-09=8000
    ");
    insta::assert_snapshot!(with("{ sum = \"tax\" }", "{ mean = \"tax\" }"), @r"
    onpace.toml:75:8: kind `running` cannot be measured by `mean`, only by `sum`; change one of the two; `onpace reference measures-by-kind` and `onpace reference targets.kind` show what goes together
    targets.csv:5:11: a plan by `season` is for flows, which indicator `tax` is not; leave `plan` blank for a straight line, or write milestones: 2020-06=4000;2020-09=8000
    ");
    insta::assert_snapshot!(with("kind = \"level\"\ncycle", "window = \"year\"\nkind = \"level\"\ncycle"), @"onpace.toml:42:10: `window` is for kinds `flow` and `running`, but this is `level`; change one of the two; `onpace reference measures-by-kind` and `onpace reference targets.kind` show what goes together");
    insta::assert_snapshot!(with("better = \"lower\"\n", ""), @r#"onpace.toml:63:12: `open_cases` has no `better`; add a line, for example: better = "higher""#);
    insta::assert_snapshot!(with("[indicator.tax]", "[indicator.board]"), @r"
    onpace.toml:71:12: id `board` is reserved: a chart file board.svg would clash with another one or could not be written on Windows; give the indicator another id, and write it in targets.csv, actions.csv and comments.csv too
    targets.csv:5:1: indicator `tax` is not in the catalog; write the id of an indicator in onpace.toml, or its name
    ");
    insta::assert_snapshot!(with("unit = \"%\"", "unit = \"亩\""), @r#"onpace.toml:51:8: 10,000 mu and mu convert, so that the unit of their ratio is % or ‰, not `mu`; write "%" or "‰""#);
    insta::assert_snapshot!(with("[\"tobacco\", \"everything\"]", "[\"tobacco\", \"tax\"]"), @r#"onpace.toml:51:8: 10,000 mu and 100 million yuan do not convert, so that their ratio is no share; its unit is `mu per yuan`; write "mu per yuan""#);
    insta::assert_snapshot!(with("[\"tobacco\", \"everything\"]", "[\"share\", \"everything\"]"), @"onpace.toml:50:22: the ratio `share` is made of itself: `share`, `share`; name something else in one of them");
    insta::assert_snapshot!(with("ended = { type = \"date\", optional = true }", "ended = { type = \"date\" }").as_str(), @"");
    insta::assert_snapshot!(with("{ open = [\"found\", \"ended\"] }\n", "{ distinct = \"case\" }\nkind = \"flow\"\n").as_str(), @"");
}

/// Charts are named after indicators: what could not be written, or would replace another, is told with the catalog.
#[test]
fn ids_that_are_no_names_of_files_are_told_before_anything_is_written() {
    let long = "a".repeat(250);
    let reserved = ["board", "matrix", "con", "aux", "nul", "prn", "com0", "lpt9"].map(|id| (id, "reserved-id"));
    for (id, code) in reserved.into_iter().chain([(&*long, "long-id"), ("Tax", "bad-id"), ("tax.", "bad-id")]) {
        // Beside `tax`, from which `Tax` differs by case only.
        let other =
            "[indicator.tax]".replace("tax", &if id.contains('.') { format!("\"{id}\"") } else { id.to_owned() });
        let toml = format!(
            "{PROJECT}{other}\nname = \"Other\"\nfeed = \"cases\"\nmeasure = {{ distinct = \"case\" }}\nkind = \"flow\"\nunit = \"人\"\nbetter = \"lower\"\n"
        );
        let found = load(&project([("onpace.toml", &*toml), ("regions.csv", REGIONS)])).expect_err("it is refused");
        let found: Vec<_> = found.iter().filter(|d| d.severity == Severity::Error).collect();
        let [one] = found[..] else { panic!("{id}: {found:?}") };
        let line = toml.lines().position(|l| l == other).expect("it is there") as u64 + 1;
        let at = one.location.as_ref().expect("it has a place");
        assert_eq!((one.code, &*at.file, at.line), (code, "onpace.toml", Some(line)), "{id}");
        for (language, mend) in
            [(Language::English, ["another id", "lower-case"]), (Language::Chinese, ["换一个编号", "小写字母"])]
        {
            let hint = one.hint.as_ref().map(|hint| hint.in_language(language)).unwrap_or_default();
            let said = one.message.in_language(language) + &hint;
            assert!(said.contains(id) && mend.iter().any(|mend| said.contains(mend)), "{said}");
        }
    }
}

#[test]
fn declared_changes_are_months_in_order() {
    let toml = PROJECT.replacen(
        "unit = \"%\"",
        "unit = \"%\"\nchanges = [\"2021-03\", { from = \"2022-01\", reason = \"new survey\" }]",
        1,
    );
    let read = load(&project([("onpace.toml", &*toml), ("regions.csv", REGIONS), ("targets.csv", TARGETS)])).unwrap();
    let changes = &read.output.indicator("share").unwrap().changes;
    let found: Vec<_> = changes.iter().map(|c| (c.from.to_string(), c.reason.as_str())).collect();
    assert_eq!(found, [("2021-03".to_owned(), ""), ("2022-01".to_owned(), "new survey")]);
    let told = |value: &str| with("unit = \"%\"", &format!("unit = \"%\"\nchanges = {value}"));
    assert_eq!(
        told("[\"2021-03\", \"2021-03\"]"),
        "onpace.toml:52:23: `changes` must be in order of time without repeats, but 2021-03 comes after 2021-03; for example: \
         changes = [{ from = \"2021-03\", reason = \"new definition\" }]"
    );
    assert!(
        told("[\"2021-03-05\"]")
            .starts_with("onpace.toml:52:12: must be a month (\"2021-03\"), but is a day; for example")
    );
    assert!(told("[{ from = \"2021-03\", why = \"x\" }]").starts_with("onpace.toml:52:32: `why` is not a key of"));
    assert!(told("[{ reason = \"x\" }]").contains("has no `from`"));
}

#[test]
fn a_feed_with_several_dates_asks_which() {
    let toml = PROJECT.replacen("{ type = \"date\", optional = true }", "{ type = \"date\" }", 1).replacen(
        "{ open = [\"found\", \"ended\"] }",
        "{ count = true }\nkind = \"flow\"",
        1,
    );
    insta::assert_snapshot!(said(&toml, REGIONS, TARGETS), @"onpace.toml:63:12: `open_cases` has no `date`, and its feed has several date columns: `found`, `ended`");
}

#[test]
fn a_ratio_of_ratios_may_not_come_back_to_itself() {
    let toml = PROJECT.replacen(
        "[indicator.everything]",
        "[indicator.a]\nname = \"A\"\nmeasure = { ratio = [\"b\", \"share\"] }\nunit = \"%\"\nbetter = \"higher\"\n\
         [indicator.b]\nname = \"B\"\nmeasure = { ratio = [\"a\", \"share\"] }\nunit = \"%\"\nbetter = \"higher\"\n\
         [indicator.everything]",
        1,
    );
    insta::assert_snapshot!(said(&toml, REGIONS, TARGETS), @"onpace.toml:61:22: the ratio `b` is made of itself: `a`, `b`, `a`; name something else in one of them");
}

#[test]
fn what_is_wrong_with_regions_is_told() {
    let regions = |rows: &str| said(PROJECT, &format!("code,name,level,parent,aliases\n{rows}"), "indicator,kind\n");
    insta::assert_snapshot!(regions("41,County,county,,\n42,West,township,43,\n"), @"regions.csv:3:4: parent `43` is not a code of this file; write a code or a name that stands in regions.csv");
    insta::assert_snapshot!(regions("41,County,county,,\n42,West,township,,\n"), @"regions.csv:3:4: the parent is blank, but `County` on line 2 is the root already; the region at the top has a blank `parent`; every other region names the code of the one above it in `parent`");
    insta::assert_snapshot!(regions("41,County,county,,\n42,West,township,43,\n43,East,township,42,\n"), @"regions.csv:3:4: going up from `West` leads back to itself; correct `parent` in one of these rows, so that every region leads up to the one at the top");
    insta::assert_snapshot!(regions("410000,County,county,,\n410000000,West,township,410000,\n"), @"regions.csv:3:1: code `410000000` is already on line 2; delete one of the two rows, or correct what tells them apart");
    insta::assert_snapshot!(regions("41,County,,,\n\n42,West,township,41,,x\n"), @r"
    regions.csv:2:3: `level` must not be blank; a cell of this column holds, for example: township
    regions.csv:4:6: cell `x` has no header above it; delete the cell, or put a text with a comma into quotation marks
    ");
    insta::assert_snapshot!(regions("41,County,county,,\"Old\n42,West,township,41,\n"), @"regions.csv:2:5: a quotation mark is opened here and not closed; close the quotation mark in the same cell; a mark inside a text is written twice");
    insta::assert_snapshot!(said(PROJECT, "code,nam,level,parent\n", "indicator,kind\n"), @"regions.csv:1:2: `nam` is not a column of this file; did you mean `name`?");
}

#[test]
fn what_is_wrong_with_a_target_is_told() {
    insta::assert_snapshot!(target("tobaco,,reach,1"), @"targets.csv:2:1: indicator `tobaco` is not in the catalog; did you mean `tobacco`?");
    insta::assert_snapshot!(target("everything,,reach,1"), @"targets.csv:2:1: indicator `everything` is hidden, so that it cannot have a target; set the target on an indicator that reports show, or delete `hidden`");
    insta::assert_snapshot!(target("tobacco,410009,reach,1"), @"targets.csv:2:2: region `410009` is not in regions.csv; a scope is a region code or `each township`");
    insta::assert_snapshot!(target("tobacco,each township except 410000,reach,1"), @"targets.csv:2:2: `410000` is a `county`, not a `township`; leave it blank for the whole, name a region, or write `each township`");
    insta::assert_snapshot!(target("tax,each township,reach,1"), @"targets.csv:2:2: feed `county` has no region column, so that only the root can have a target; leave it blank for the whole, name a region, or write `each township`");
    insta::assert_snapshot!(target("tobacco,,raech,1"), @"targets.csv:2:3: `kind` is `raech`, but must be one of these: `reach`, `keep`, `within`, `zero`, `done`, `all`; did you mean `reach`?");
    insta::assert_snapshot!(target("tobacco,,reach,"), @"targets.csv:2:4: `value` must not be blank; a cell of this column holds, for example: 12000");
    insta::assert_snapshot!(target("tobacco,,reach,about 5"), @"targets.csv:2:4: `about 5` is not a number; a cell of this column holds, for example: 12000");
    insta::assert_snapshot!(target("tobacco,,reach,1,,万元"), @"targets.csv:2:6: unit 10,000 yuan does not convert to the indicator's 10,000 mu; state a unit that converts into it (mu into ha, yuan into 10,000 yuan); `onpace reference units` lists them");
    insta::assert_snapshot!(target("tobacco,,reach,5人"), @"targets.csv:2:4: unit people does not convert to the indicator's 10,000 mu; state a unit that converts into it (mu into ha, yuan into 10,000 yuan); `onpace reference units` lists them");
    insta::assert_snapshot!(target("tobacco,,within,5"), @"targets.csv:2:5: `upper` must not be blank; a cell of this column holds, for example: 13000");
    insta::assert_snapshot!(target("tobacco,,within,5,4"), @"targets.csv:2:5: `upper` is below `value`; the lower one of the two comes first: `min` below `max`, `value` below `upper`");
    insta::assert_snapshot!(target("tobacco,,zero,0"), @r#"targets.csv:2:3: `zero` contradicts better = "higher" of indicator `tobacco`; change one of the two; `onpace reference measures-by-kind` and `onpace reference targets.kind` show what goes together"#);
    insta::assert_snapshot!(target("open_cases,,zero,3"), @"targets.csv:2:4: the value of a `zero` target is 0, but 3 is written; leave the cell blank");
    insta::assert_snapshot!(target("tobacco,,reach,1,,,2020"), @"targets.csv:2:7: `2020` is neither a month (2020-11) nor a date (2020-11-30); a cell of this column holds, for example: 2020-01");
    insta::assert_snapshot!(target("tobacco,,reach,1,,,2020-05,,2020-04"), @"targets.csv:2:9: `due` 2020-04 is before `from` 2020-05; one of the two dates is wrong: the later one may not lie before the earlier one");
    insta::assert_snapshot!(target("tobacco,,reach,1,,,,,2020-12,,season"), @"targets.csv:2:11: a plan by `season` is for flows, which indicator `tobacco` is not; leave `plan` blank for a straight line, or write milestones: 2020-06=4000;2020-09=8000");
    insta::assert_snapshot!(target("tobacco,,reach,9,,,,,2020-12,,2020-06=3;2020-05=2"), @"targets.csv:2:11: milestone 2020-05 must come after 2020-06-30; write milestones in the order of time, between `from` and `due`: 2020-06=4000;2020-09=8000");
    insta::assert_snapshot!(target("tobacco,,reach,9,,,,,2020-12,,2021-06=3"), @"targets.csv:2:11: milestone 2021-06 must be before `due` 2020-12, where the target itself is owed; write milestones in the order of time, between `from` and `due`: 2020-06=4000;2020-09=8000");
    insta::assert_snapshot!(target("tobacco,,reach,9,,,,,,,2020-06=3"), @"targets.csv:2:11: a plan with milestones needs `due`; write milestones in the order of time, between `from` and `due`: 2020-06=4000;2020-09=8000");
    insta::assert_snapshot!(target("tax,,reach,9,,,,5,2020-12"), @"targets.csv:2:8: a flow starts from 0, so that `baseline` cannot be 5; leave the cell blank");
    insta::assert_snapshot!(target("tobacco,,reach,9,,,,,,,,guessed"), @"targets.csv:2:12: `basis` is `guessed`, but must be one of these: `stated`, `split`, `inferred`; a cell of this column holds, for example: stated");
    insta::assert_snapshot!(target("tobacco,,keep,9,,,,,,,,,150"), @"targets.csv:2:13: tolerance `150` is neither a percentage from 0 to 100 nor percentage points, such as 5% or 2 points; a cell of this column holds, for example: 5%");
    insta::assert_snapshot!(target("tobacco,,reach,9\ntobacco,410000,reach,8"), @"targets.csv:3:1: the same target as on line 2 (indicator, scope, kind and dates); when a target changes, the old row gets `until`; delete one of the two rows, or correct what tells them apart");
    insta::assert_snapshot!(target("tobacco,,reach,9,,,,,,,,,,,,,,extra"), @"targets.csv:2:18: cell `extra` has no header above it; delete the cell, or put a text with a comma into quotation marks");
}

#[test]
fn a_changed_target_is_a_new_row_and_the_old_one_gets_until() {
    insta::assert_snapshot!(target("tobacco,,reach,9,,,,,2020-12,2020-06\ntobacco,,reach,8,,,,,2020-12"), @r"targets.csv:3: this row replaces the target of line 2, and no approval is stated; name the approval in `approved_by` and why in `reason`");
}

#[test]
fn actions_are_read_and_an_extension_needs_its_approval() {
    let actions = |rows: &str| {
        let actions = format!("indicator,region,action,due,accepted_until,approved_by\n{rows}");
        load(&project([("onpace.toml", PROJECT), ("regions.csv", REGIONS), ("actions.csv", &actions)]))
    };
    let catalog = actions("烟叶税,,collect,2020-11,2021-01-31,No. 5\n").unwrap().output;
    let [action] = &catalog.actions[..] else { panic!() };
    assert_eq!((action.indicator.as_str(), action.region), ("tax", catalog.regions.root()));
    assert_eq!(action.due, Some(Month::new(2020, 11).last_day()));
    let errors = actions("taxes,East,,2020-11,,\ntax,Easst,collect,2020-11,2020-10,\n").unwrap_err();
    insta::assert_snapshot!(shown(&errors), @r"
    actions.csv:2:1: indicator `taxes` is not in the catalog; did you mean `tax`?
    actions.csv:2:3: `action` must not be blank; a cell of this column holds, for example: retender the second phase
    actions.csv:3:2: region `Easst` is not in regions.csv; did you mean `East`?
    actions.csv:3:5: `accepted_until` is before `due`; one of the two dates is wrong: the later one may not lie before the earlier one
    actions.csv:3:6: an extension (`accepted_until`) needs the number of its approval in `approved_by`; a cell of this column holds, for example: Cabinet minute 2020/21
    ");
}

#[test]
fn everything_is_told_at_once() {
    let toml = PROJECT.replace("decimals = 2", "decimal = 2").replace("better = \"lower\"", "better = \"less\"");
    let regions = REGIONS.replace("West,township,410000", "West,township,410");
    let targets = TARGETS.replace("tax,,reach", "taxx,,reach").replace("keep,2", "keep,two");
    insta::assert_snapshot!(said(&toml, &regions, &targets), @r#"
    onpace.toml:45:1: `decimal` is not a key of `tobacco`; did you mean `decimals`?
    onpace.toml:68:10: `better` is `less`, but must be one of these: `higher`, `lower`; for example: better = "higher"
    regions.csv:4:4: parent `410` is not a code of this file; write a code or a name that stands in regions.csv
    targets.csv:3:4: `two` is not a number; a cell of this column holds, for example: 12000
    targets.csv:5:1: indicator `taxx` is not in the catalog; did you mean `tax`?
    "#);
}
