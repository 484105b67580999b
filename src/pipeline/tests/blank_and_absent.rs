//! What is not known is never zero: blank cells, texts that no row has, ratios over nothing.

use super::{Project, STATEMENTS, amount, county, judged, last_full, points, study_of, told, under};
use crate::assess::{Flag, Verdict};
use crate::measure::{Month, exact};
use crate::pipeline::Study;
use crate::series::Window;
use crate::words::Language;

const HEAD: &str = "月份,乡镇,面积\n";

/// East is blank in February; in March nothing happened.
const MONTHS: [(&str, &str); 4] = [
    ("2020-01", "2020-01,东镇,5\n2020-01,西镇,7\n"),
    ("2020-02", "2020-02,东镇,\n2020-02,西镇,3\n"),
    ("2020-03", ""),
    ("2020-04", "2020-04,东镇,4\n"),
];

fn report() -> String {
    STATEMENTS.replacen("key =", "rows = \"report\"\nexpect = \"each township\"\nkey =", 1)
}

fn of(feed: &str, indicators: &str, targets: &str, files: &[(&str, &str)]) -> Study {
    study_of(&Project { feed, indicators, targets, files: &under(HEAD, files), ..Project::EMPTY })
}

#[test]
fn a_blank_amount_of_an_event_is_absent_and_no_row_at_all_is_none() {
    let study = of(STATEMENTS, &amount("flow", "higher", ""), "x,,reach,100,2020-01,2020-12,\n", &MONTHS);
    let east = points(&study, "411025101", Window::Own, "2020-04");
    assert_eq!(east, ["2020-01 5 5", "2020-02 - -", "2020-03 0 0", "2020-04 4 4"]);
    assert_eq!(county(&study, Window::Own, "2020-04"), ["2020-01 12 12", "2020-02 - -", "2020-03 0 0", "2020-04 4 4"]);
    // 12, at least 3, 0 and 4.
    let at_least = (Verdict::NoData, Some("19".to_owned()), vec![Flag::Partial, Flag::AtLeast]);
    assert_eq!(told(&study, "2020-04", "411025"), at_least);
    let a = judged(&study, "2020-04", "411025").assessment;
    assert_eq!((a.progress, a.gap, a.pace, a.required, a.recent), (None, None, None, None, None));
    let last = Some(("2020-01".to_owned(), "12".to_owned()));
    assert_eq!(last_full(&study, "2020-04", "411025"), last);
}

#[test]
fn a_blank_amount_does_not_hold_a_limit() {
    let study = of(STATEMENTS, &amount("flow", "lower", ""), "x,each township,keep,4,2020-01,,\n", &MONTHS);
    let of = |as_of: &str| told(&study, as_of, "411025101");
    assert_eq!(of("2020-02"), (Verdict::NoData, None, vec![Flag::Absent]));
    assert_eq!(of("2020-03"), (Verdict::OnPace, Some("0".to_owned()), vec![]));
    assert_eq!(of("2020-01").0, Verdict::FarBehind);
}

#[test]
fn where_a_region_owes_a_report_a_blank_cell_is_none() {
    let targets = "x,,reach,100,2020-01,2020-12,\nx,each township,reach,50,2020-01,2020-12,\n";
    let study = of(&report(), &amount("flow", "higher", ""), targets, &MONTHS[..2]);
    let county = judged(&study, "2020-02", "411025").assessment;
    assert_eq!((county.verdict, county.coverage), (Verdict::NoData, Some((1, 2))));
    assert_eq!(told(&study, "2020-02", "411025").1.as_deref(), Some("15"), "5, 7 and 3, at least");
    let east = judged(&study, "2020-02", "411025101").assessment;
    assert_eq!((east.verdict, east.coverage), (Verdict::NoData, Some((0, 1))));
    let at_least = (Verdict::NoData, Some("5".to_owned()), vec![Flag::Partial, Flag::AtLeast]);
    assert_eq!(told(&study, "2020-02", "411025101"), at_least);
    assert_eq!(points(&study, "411025101", Window::Own, "2020-02"), ["2020-01 5 5", "2020-02 - -"]);
    assert_eq!(told(&study, "2020-02", "411025102").1.as_deref(), Some("10"));
}

#[test]
fn nothing_but_blank_cells_of_a_report_is_not_a_known_part_of_zero() {
    let both_blank = ("2020-01", "2020-01,东镇,\n2020-01,西镇,\n");
    for feed in [report(), STATEMENTS.to_owned()] {
        let study = of(&feed, &amount("flow", "higher", ""), "x,,reach,100,2020-01,2020-12,\n", &[both_blank]);
        let (verdict, value, flags) = told(&study, "2020-01", "411025");
        assert_eq!((verdict, value), (Verdict::NoData, None));
        assert!(!flags.contains(&Flag::AtLeast), "{flags:?}");
    }
    // A hole beside a month in which nothing happened: no row stands behind a number.
    let hole = of(STATEMENTS, &amount("flow", "higher", ""), "x,,reach,100,2020-01,2020-12,\n", &[("2020-02", "")]);
    assert_eq!(told(&hole, "2020-02", "411025"), (Verdict::NoData, None, vec![Flag::Partial]));
}

#[test]
fn a_blank_state_says_nothing_and_the_one_before_it_stands() {
    let targets = "x,each township,reach,100,2020-01,2020-12,\nx,,reach,100,2020-01,2020-12,\n";
    let events = of(STATEMENTS, &amount("level", "higher", ""), targets, &MONTHS[..2]);
    let east = told(&events, "2020-02", "411025101");
    assert_eq!((east.1.as_deref(), east.2.contains(&Flag::Carried)), (Some("5"), true));
    assert_eq!(last_full(&events, "2020-02", "411025101"), Some(("2020-01".to_owned(), "5".to_owned())));
    assert_eq!(told(&events, "2020-02", "411025").1.as_deref(), Some("8"), "5 of January and 3");
    let owed = of(&report(), &amount("level", "higher", ""), targets, &MONTHS[..2]);
    assert_eq!(told(&owed, "2020-02", "411025101"), (Verdict::NoData, None, vec![Flag::Absent]));
    let county = judged(&owed, "2020-02", "411025").assessment;
    assert_eq!((county.verdict, county.value, county.coverage), (Verdict::NoData, None, Some((1, 2))));
    assert_eq!(last_full(&owed, "2020-02", "411025"), Some(("2020-01".to_owned(), "12".to_owned())));
}

#[test]
fn a_state_of_nothing_but_blank_cells_is_not_zero() {
    let blank = ("2020-01", "2020-01,东镇,\n2020-01,西镇,0\n");
    let targets = "x,each township,keep,5,2020-01,,\n";
    for feed in [report(), STATEMENTS.to_owned()] {
        let study = of(&feed, &amount("level", "lower", ""), targets, &[blank]);
        assert_eq!(told(&study, "2020-01", "411025101"), (Verdict::NoData, None, vec![Flag::Absent]));
        assert_eq!(told(&study, "2020-01", "411025102"), (Verdict::OnPace, Some("0".to_owned()), vec![]));
    }
}

#[test]
fn a_state_that_was_last_reported_in_february_is_carried_into_december_s_report() {
    let files: Vec<(String, String)> = (1..=12)
        .map(|m| {
            let east = if m <= 2 { format!("2020-{m:02},东镇,{}\n", 8 + m) } else { String::new() };
            (format!("2020-{m:02}"), format!("{HEAD}{east}2020-{m:02},西镇,{m}\n"))
        })
        .collect();
    let indicators = amount("level", "higher", "");
    let targets = "x,each township,reach,20,2020-01,2021-12,\nx,,reach,20,2020-01,2021-12,\n";
    let project = Project { feed: STATEMENTS, indicators: &indicators, targets, files: &files, ..Project::EMPTY };
    let study = study_of(&project);
    let (_, value, flags) = told(&study, "2020-12", "411025101");
    assert_eq!((value.as_deref(), flags), (Some("10"), vec![Flag::Carried]), "never stale: December's report has come");
    assert_eq!(last_full(&study, "2020-12", "411025101"), Some(("2020-02".to_owned(), "10".to_owned())));
    let own = judged(&study, "2020-12", "411025101").assessment.own.expect("an own period");
    assert_eq!((own.period.to_string().as_str(), own.state.as_str()), ("2020-12", "received"));
    let (_, value, flags) = told(&study, "2020-12", "411025");
    assert_eq!((value.as_deref(), flags), (Some("22"), vec![]), "10 and 12");
}

const HOUSEHOLDS: &str = "every = \"month\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
    region = { header = \"乡镇\", type = \"region\" }\na = { header = \"甲\", type = \"quantity\", unit = \"户\", optional = true }\n\
    b = { header = \"乙\", type = \"quantity\", unit = \"户\", optional = true }\n";

/// The share of `a` in `b`.
fn shares(kind: &str) -> String {
    let part = |id: &str| {
        format!(
            "[indicator.{id}]\nname = \"{id}\"\nfeed = \"f\"\nmeasure = {{ sum = \"{id}\" }}\nkind = \"{kind}\"\nunit = \"户\"\nbetter = \"higher\"\nhidden = true\n"
        )
    };
    let ratio = format!(
        "[indicator.x]\nname = \"x\"\nmeasure = {{ ratio = [\"a\", \"b\"] }}\nkind = \"{kind}\"\nunit = \"%\"\nbetter = \"higher\"\n"
    );
    format!("{}{}{ratio}", part("a"), part("b"))
}

#[test]
fn a_ratio_of_nothing_does_not_apply_and_is_left_out_of_n_of_m() {
    let of = |east: &str| {
        let files = under("月份,乡镇,甲,乙\n", &[("2020-01", &format!("2020-01,东镇,{east}\n2020-01,西镇,5,10\n"))]);
        let targets = "x,each township,keep,50,2020-01,,\n";
        study_of(&Project { feed: HOUSEHOLDS, indicators: &shares("level"), targets, files: &files, ..Project::EMPTY })
    };
    let each = |study: &Study| {
        let rows = crate::pipeline::judge(study, Month::new(2020, 1)).expect("judged");
        let root = rows.into_iter().find(|row| row.each_total).expect("a row").assessment;
        let text = |x: &Option<exact::Exact>| x.as_ref().map(exact::full);
        (root.verdict, text(&root.value), text(&root.target), root.coverage)
    };
    // 12 of 0 households, and 12 of a number that nobody stated.
    for east in ["12,0", "12,"] {
        let study = of(east);
        assert_eq!(told(&study, "2020-01", "411025101"), (Verdict::NoData, None, vec![Flag::Undefined]), "{east}");
        let one = Some("1".to_owned());
        assert_eq!(each(&study), (Verdict::OnPace, one.clone(), one, Some((1, 1))), "{east}");
    }
    let known = of("4,10");
    assert_eq!(each(&known), (Verdict::Behind, Some("1".to_owned()), Some("2".to_owned()), Some((2, 2))));
    // What is missing above the line is missing.
    let above = of(",10");
    assert_eq!(told(&above, "2020-01", "411025101"), (Verdict::NoData, None, vec![Flag::Absent]));
    assert_eq!(each(&above).0, Verdict::NoData);
}

#[test]
fn a_ratio_of_amounts_is_pooled_over_its_target_s_dates_and_kept_month_by_month() {
    // 1 of 10, 9 of 10, 80 of 180: 10 %, 90 % and 44.4 %; together 90 of 200.
    let files = under(
        "月份,乡镇,甲,乙\n",
        &[("2020-01", "2020-01,东镇,1,10\n"), ("2020-02", "2020-02,东镇,9,10\n"), ("2020-03", "2020-03,东镇,80,180\n")],
    );
    let of = |targets: &str| {
        let project =
            Project { feed: HOUSEHOLDS, indicators: &shares("flow"), targets, files: &files, ..Project::EMPTY };
        told(&study_of(&project), "2020-03", "411025").1
    };
    assert_eq!(of("x,,reach,80,2020-01,2020-12,\n").as_deref(), Some("45"));
    // From February on 89 of 190.
    assert_eq!(of("x,,reach,80,2020-02,2020-12,\n").as_deref(), Some("46.842105"));
    assert_eq!(of("").as_deref(), Some("45"), "without a target the year so far");
}

/// Two amounts a row.
const TWO: &str = "every = \"month\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
    region = { header = \"乡镇\", type = \"region\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\", min = 0, optional = true }\n\
    seed = { header = \"育苗\", type = \"quantity\", unit = \"公顷\", min = 0, optional = true }\n";

#[test]
fn a_sum_of_several_columns_counts_what_it_has_and_is_known_in_part_where_a_cell_is_blank() {
    let of = |kind: &str, february: &str, target: &str| {
        let feed = TWO.replacen("key =", "files_are = \"changes\"\nkey =", 1);
        let indicators = super::amount(kind, "higher", "").replace("\"area\"", "[\"area\", \"seed\"]");
        let files = under("月份,乡镇,面积,育苗\n", &[("2020-01", "2020-01,东镇,10,0.5\n"), ("2020-02", february)]);
        let targets = format!("x,,reach,{target},2020-01,2020-12,\n");
        let project =
            Project { feed: &feed, indicators: &indicators, targets: &targets, files: &files, ..Project::EMPTY };
        told(&study_of(&project), "2020-02", "411025")
    };
    let known = |verdict, value: &str| (verdict, Some(value.to_owned()), vec![]);
    let in_part = |verdict, value: &str| (verdict, Some(value.to_owned()), vec![Flag::Partial, Flag::AtLeast]);
    // 1 公顷 is 15 亩: 17.5 in January, 20 + 15 in February.
    assert_eq!(of("flow", "2020-02,东镇,20,1\n", "600"), known(Verdict::Behind, "52.5"));
    assert_eq!(of("flow", "2020-02,东镇,20,\n", "600"), in_part(Verdict::NoData, "37.5"));
    assert_eq!(of("flow", "2020-02,东镇,20,\n", "30"), in_part(Verdict::Met, "37.5"), "enough already");
    assert_eq!(of("flow", "2020-02,东镇,,\n", "600"), in_part(Verdict::NoData, "17.5"));
    assert_eq!(of("level", "2020-02,东镇,20,1\n", "30").1.as_deref(), Some("35"));
    assert_eq!(of("level", "2020-02,东镇,20,\n", "30"), in_part(Verdict::NoData, "20"));
}

#[test]
fn the_periods_of_a_hole_are_named() {
    let indicators = super::amount("flow", "higher", "");
    let files = under("月份,乡镇,面积\n", &[("2020-01", "2020-01,东镇,1\n"), ("2020-04", "2020-04,东镇,1\n")]);
    let targets = "x,,reach,100,2020-01,2020-12,\n";
    let project = Project { feed: STATEMENTS, indicators: &indicators, targets, files: &files, ..Project::EMPTY };
    let study = study_of(&project);
    let row = super::judged(&study, "2020-04", "411025");
    let holes: Vec<String> = row.assessment.holes.iter().map(ToString::to_string).collect();
    assert_eq!((holes.join(" ").as_str(), row.assessment.coverage), ("2020-02 2020-03", Some((2, 4))));
    let said = |language| {
        let month = crate::measure::Month::new(2020, 4);
        crate::pipeline::report(&study, month, language).expect("a report").rows[0].sentence.clone()
    };
    let (chinese, english) = (said(Language::Chinese), said(Language::English));
    assert!(chinese.contains("应报4份，已报2份，缺2月、3月"), "{chinese}");
    assert!(english.contains("2 of 4 reports received, without February and March"), "{english}");
}

#[test]
fn a_condition_that_no_row_meets_is_known_only_where_the_catalog_lists_its_text() {
    let feed = |column: &str| {
        format!(
            "every = \"month\"\n[feed.f.column]\nday = {{ header = \"日期\", type = \"date\" }}\n\
             region = {{ header = \"乡镇\", type = \"region\" }}\nkind = {{ header = \"类别\", type = \"text\"{column} }}\n"
        )
    };
    let with = |column: &str, text: &str, row: &str| {
        let indicators = format!(
            "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ count = true }}\nkind = \"flow\"\nunit = \"起\"\nbetter = \"lower\"\nwhere = {{ kind = {text} }}\n"
        );
        let rows = format!("2020-01-05,东镇,一般事故\n{row}");
        let files = under("日期,乡镇,类别\n", &[("2020-01", &rows)]);
        let targets = "x,,zero,0,2020-01,,\n";
        let study = study_of(&Project {
            feed: &feed(column),
            indicators: &indicators,
            targets,
            files: &files,
            ..Project::EMPTY
        });
        let warned = study.warnings.iter().any(|w| w.code == "where-without-rows");
        let (verdict, value, _) = told(&study, "2020-01", "411025");
        (verdict, value, warned)
    };
    let of = |column: &str, text: &str| with(column, text, "");
    assert_eq!(of("", "\"死亡事故\""), (Verdict::NoData, None, true), "nobody knows whether it is written so");
    let listed = ", one_of = [\"一般事故\", \"死亡事故\"]";
    assert_eq!(of(listed, "\"死亡事故\""), (Verdict::OnPace, Some("0".to_owned()), false));
    assert_eq!(of("", "\"一般事故\""), (Verdict::Behind, Some("1".to_owned()), false));
    // A text that stands in a rejected row is written so; the row waits, and no accident is not known yet.
    let rejected = "某日,东镇,死亡事故\n";
    assert_eq!(with("", "\"死亡事故\"", rejected), (Verdict::NoData, None, false));
    assert_eq!(with("", "\"一般事故\"", rejected), (Verdict::Behind, Some("1".to_owned()), false));
    // Of two texts one has rows: those count, and the other is told.
    assert_eq!(of("", "[\"一般事故\", \"死亡事故\"]"), (Verdict::Behind, Some("1".to_owned()), true));
}
