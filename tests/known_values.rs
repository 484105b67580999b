//! What is known of a value, and how it is judged: small projects in memory, each with its answer.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, report_for};
use onpace::report::{Edition, Report};
use onpace::words::Language;
use std::borrow::Cow;

const REGIONS: &str = "code,name,level,parent\n1,甲县,county,\n11,东镇,township,1\n12,西镇,township,1\n111,东一村,village,11\n112,东二村,village,11\n";

/// A project whose feed reports `every` so often, with the keys `of_feed`, one indicator and one target.
struct Project<'a> {
    every: &'a str,
    of_feed: &'a str,
    indicator: &'a str,
    /// From `kind` on: kind, value, from, due, tolerance, keep, upper.
    target: &'a str,
    files: &'a [(&'a str, &'a str)],
}

const FLOW: &str = "measure = { sum = \"n\" }\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"";
const LEVEL: &str = "measure = { sum = \"n\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"";
const RUNNING: &str = "measure = { sum = \"n\" }\nkind = \"running\"\nunit = \"亩\"\nbetter = \"higher\"";

impl Project<'_> {
    fn report(&self, month: &str, language: Language) -> Report {
        let unit = if self.indicator.contains("reported") { "%" } else { "亩" };
        let toml = format!(
            "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"{}\"\nfiles_are = \"changes\"\n{}\n\
             [feed.f.column]\nday = {{ header = \"日期\", type = \"date\" }}\nregion = {{ header = \"地区\", type = \"region\" }}\n\
             n = {{ header = \"数量\", type = \"quantity\", unit = \"{unit}\" }}\n\
             m = {{ header = \"总数\", type = \"quantity\", unit = \"{unit}\", optional = true }}\n\
             [indicator.x]\nname = \"造林\"\n{}{}\n",
            self.every,
            self.of_feed,
            if self.indicator.contains("ratio") { "" } else { "feed = \"f\"\n" },
            self.indicator
        );
        let head = "indicator,kind,value,from,due,tolerance,keep,upper,lead,until,approved_by,reason";
        let targets = format!("{head}\nx,{},县局,,,\n", self.target);
        let mut files = vec![("onpace.toml".to_owned(), toml), ("targets.csv".to_owned(), targets)];
        files.push(("regions.csv".to_owned(), REGIONS.to_owned()));
        for (name, rows) in self.files {
            let rows = rows.replace(' ', "\n");
            files.push((format!("feeds/f-{name}.csv"), format!("日期,地区,数量,总数\n{rows}\n")));
        }
        let files = files.into_iter().map(|(name, text)| (name, Cow::Owned(text.into_bytes())));
        let study = Study::load(&ProjectFiles::Memory(files.collect()), |_| {})
            .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
        let month = Month::parse(month).expect("a month");
        report_for(&study, month, &Making::of(language, Edition::Internal)).expect("a report")
    }

    /// `value verdict flags` of the county.
    fn county(&self, month: &str) -> String {
        let report = self.report(month, Language::Chinese);
        let record = &report.rows[0].record;
        format!("{} {} {}", record.value, record.verdict, record.flags).trim().to_owned()
    }
}

const KEY: &str = "key = [\"day\", \"region\"]";

#[test]
fn a_figure_for_a_whole_and_figures_for_its_parts_are_never_added_whichever_files_they_stand_in() {
    let of = |indicator, of_feed, files: &[(&str, &str)]| {
        let project = Project { every: "month", of_feed, indicator, target: "reach,1200,2020-01,2020-12,,,", files };
        project.report("2020-01", Language::Chinese).rows[0].record.value.clone()
    };
    let both = [("2020-01-a", "2020-01,甲县,100,"), ("2020-01-b", "2020-01,东镇,60, 2020-01,西镇,40,")];
    let three = [
        ("2020-01-a", "2020-01,甲县,100,"),
        ("2020-01-b", "2020-01,东镇,60, 2020-01,西镇,40,"),
        ("2020-01-c", "2020-01,东一村,35, 2020-01,东二村,25,"),
    ];
    let later = [("2020-01", "2020-01,甲县,100,"), ("2020-02", "2020-01,东镇,60, 2020-01,西镇,40, 2020-02,甲县,7,")];
    for indicator in [FLOW, LEVEL, RUNNING] {
        for (files, name) in [(&both[..], "two files"), (&three, "three levels"), (&later, "a later file")] {
            assert_eq!(of(indicator, KEY, files), "100", "{name}: {indicator}");
        }
    }
    assert_eq!(of(FLOW, "", &both), "100", "without a key");
    let mean = "measure = { mean = \"n\" }\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"";
    assert_eq!(of(mean, KEY, &both), "50");
    // What differs is told with both numbers.
    let differing = [("2020-01-a", "2020-01,甲县,99,"), ("2020-01-b", "2020-01,东镇,60, 2020-01,西镇,40,")];
    let project = Project {
        every: "month",
        of_feed: KEY,
        indicator: FLOW,
        target: "reach,1200,2020-01,2020-12,,,",
        files: &differing,
    };
    let told = format!("{:?}", project.report("2020-01", Language::English));
    assert!(told.contains("add up to"), "{told}");
}

#[test]
fn a_state_of_the_whole_stands_beside_those_of_some_parts() {
    let of = |indicator, files: &[(&str, &str)], month| {
        let project = Project { every: "month", of_feed: KEY, indicator, target: "keep,80,2020-01,,,,", files };
        project.report(month, Language::Chinese).rows[0].record.value.clone()
    };
    for indicator in [LEVEL, RUNNING] {
        assert_eq!(
            of(indicator, &[("2020-01-a", "2020-01,甲县,100,"), ("2020-01-b", "2020-01,东镇,60,")], "2020-01"),
            "100"
        );
        assert_eq!(of(indicator, &[("2020-01", "2020-01,甲县,100, 2020-01,东镇,60,")], "2020-01"), "100");
    }
    let february =
        [("2020-01", "2020-01,东镇,60, 2020-01,西镇,50,"), ("2020-02", "2020-02,甲县,130, 2020-02,东镇,70,")];
    assert_eq!(of(LEVEL, &february, "2020-02"), "130");
}

#[test]
fn an_old_figure_as_reported_decides_nothing() {
    let reported = "measure = { reported = \"n\" }\nkind = \"level\"\nunit = \"%\"\nbetter = \"lower\"";
    let files = [("2020-01", "2020-01,甲县,5.3,"), ("2020-12", "2020-12,东镇,9, 2020-12,西镇,9,")];
    let of = |target, month| {
        Project { every: "month", of_feed: KEY, indicator: reported, target, files: &files }.county(month)
    };
    assert!(of("keep,6,2020-01,,,,", "2020-12").contains("carried"));
    let due = of("reach,6,2020-01,2020-12,,,", "2020-12");
    assert!(due.contains("no_data") && due.contains("awaiting"), "{due}");
}

#[test]
fn a_ratio_that_has_to_hold_in_every_month_is_asked_in_every_month() {
    let part = |id: &str, column: &str| {
        format!(
            "\n[indicator.{id}]\nname = \"{id}\"\nfeed = \"f\"\nmeasure = {{ sum = \"{column}\" }}\nkind = \"flow\"\nunit = \"亩\"\n\
             better = \"lower\""
        )
    };
    let ratio = "measure = { ratio = [\"late\", \"all\"] }\nunit = \"%\"\nbetter = \"lower\"";
    let toml = [ratio, &part("late", "n"), &part("all", "m")].concat();
    let files =
        [("2020-01", "2020-01,甲县,3,100"), ("2020-02", "2020-02,甲县,7,100"), ("2020-03", "2020-03,甲县,4,100")];
    let every =
        Project { every: "month", of_feed: KEY, indicator: &toml, target: "keep,5,2020-01,,,every,", files: &files };
    let answer = every.county("2020-03");
    assert!(answer.starts_with("4 behind") && !answer.contains("partial"), "{answer}");
}

#[test]
fn a_month_s_state_is_carried_while_its_last_week_has_not_come() {
    let weekly = |files: &[(&str, &str)]| {
        Project { every: "week", of_feed: KEY, indicator: LEVEL, target: "keep,5,2020-01,,,,", files }.county("2020-03")
    };
    assert!(weekly(&[("2020-W09", "2020-02-28,东镇,10, 2020-02-28,西镇,10,")]).contains("carried"));
    // The last week of March that ends in it.
    assert_eq!(weekly(&[("2020-W13", "2020-03-27,东镇,10, 2020-03-27,西镇,10,")]), "20 on_pace");
}

#[test]
fn of_a_month_whose_last_week_is_missing_the_known_part_is_told() {
    let weeks =
        [("2020-W01", "2020-01-03,东镇,20,"), ("2020-W02", "2020-01-08,东镇,20,"), ("2020-W03", "2020-01-15,东镇,20,")];
    let project =
        Project { every: "week", of_feed: KEY, indicator: FLOW, target: "reach,960,2020-01,2020-12,,,", files: &weeks };
    let answer = project.county("2020-01");
    assert!(answer.starts_with("60 no_data") && answer.contains("partial") && answer.contains("at_least"), "{answer}");
}

#[test]
fn who_is_short_of_the_plan_by_no_more_than_the_tolerance_is_behind_at_worst() {
    let files = [("2020-01", "2020-01,东镇,0,"), ("2020-02", "2020-02,东镇,4,"), ("2020-03", "2020-03,东镇,9,")];
    let of = |target| {
        let project = Project { every: "month", of_feed: KEY, indicator: FLOW, target, files: &files };
        project.report("2020-03", Language::Chinese).rows[0].record.verdict.clone()
    };
    // 13 where 25 are asked for.
    assert_eq!(of("reach,100,2020-01,2020-12,15%,,"), "behind");
    assert_eq!(of("reach,100,2020-01,2020-12,11%,,"), "far_behind");
}

#[test]
fn a_rejected_row_waits_in_the_month_of_its_own_date() {
    let files = [("2020", "2020-01-09,东镇,5, 2020-02-03,东镇,5, 2020-02-07,东镇,多,")];
    let indicator = FLOW.replace("higher", "lower");
    let project =
        Project { every: "month", of_feed: KEY, indicator: &indicator, target: "keep,20,2020-01,,,,", files: &files };
    assert_eq!(project.county("2020-01"), "5 on_pace");
    assert!(project.county("2020-02").contains("doubtful"));
}

#[test]
fn running_totals_of_quarters_have_a_pace() {
    let files = [("2020-Q1", "2020-03,甲县,30,"), ("2020-Q2", "2020-06,甲县,60,")];
    let project = Project {
        every: "quarter",
        of_feed: KEY,
        indicator: RUNNING,
        target: "reach,120,2020-01,2020-12,,,",
        files: &files,
    };
    let report = project.report("2020-06", Language::Chinese);
    let record = &report.rows[0].record;
    assert_eq!((&*record.recent_per_month, &*record.projected), ("10", "120"));
}

#[test]
fn what_went_over_is_not_called_short() {
    let files = [("2020-01", "2020-01,甲县,1250,")];
    let said = |indicator: &str, target, language| {
        let project = Project { every: "month", of_feed: KEY, indicator, target, files: &files };
        project.report("2020-01", language).rows[0].sentence.clone()
    };
    let within = said(FLOW, "within,1000,2020-01,2020-12,,,1200", Language::English);
    assert!(within.contains("exceeds") && !within.contains("short of"), "{within}");
    let lower = FLOW.replace("higher", "lower");
    let zero = said(&lower, "zero,,2020-01,2020-12,,,", Language::Chinese);
    assert!(zero.contains("已无法达到要求") && !zero.contains("逾期"), "{zero}");
    let zero = said(&lower, "zero,,2020-01,2020-12,,,", Language::English);
    assert!(!zero.contains("short of"), "{zero}");
    // Nothing is shared out of a task of nothing.
    let nothing = said(FLOW, "reach,0,2020-01,2020-12,,,", Language::English);
    assert!(!nothing.contains(":  of"), "{nothing}");
}

#[test]
fn a_target_that_replaces_another_without_an_approval_says_so() {
    let files = [("2020-03", "2020-03,甲县,20,")];
    let said = |language| {
        let target = "reach,100,2020-01,2020-12,,,,县局,2020-02,,\nx,reach,90,2020-01,2020-12,,,";
        let project = Project { every: "month", of_feed: KEY, indicator: FLOW, target, files: &files };
        project.report("2020-03", language).rows.iter().map(|row| row.sentence.clone()).collect::<Vec<_>>()
    };
    let changed = said(Language::Chinese);
    assert!(changed.len() == 1 && changed[0].contains("未见批准文件"), "{changed:?}");
    assert!(said(Language::English)[0].contains("no approval"));
    let alone =
        Project { every: "month", of_feed: KEY, indicator: FLOW, target: "reach,90,2020-01,2020-12,,,", files: &files };
    assert!(!alone.report("2020-03", Language::Chinese).rows[0].sentence.contains("批准"));
}
