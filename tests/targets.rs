//! Targets from `targets.csv` to verdicts, each case one small project in memory.

use onpace::assess::{Flag, Verdict};
use onpace::catalog::ProjectFiles;
use onpace::diag::Diagnostic;
use onpace::measure::{Month, exact};
use onpace::pipeline::Study;
use onpace::report::Assessed;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A province with one city, one county, two townships and four villages.
const REGIONS: &str = "code,name,level,parent\n410000,河省,province,\n411000,许市,city,410000\n411025,襄县,county,411000\n\
                       411025901,东镇,township,411025\n411025902,西镇,township,411025\n\
                       411025901201,东一村,village,411025901\n411025901202,东二村,village,411025901\n\
                       411025902201,西一村,village,411025902\n411025902202,西二村,village,411025902\n";
const FEED: &str = "every = \"month\"\n[feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\n\
                    place = { header = \"村\", type = \"region\" }\ndone = { header = \"完成\", type = \"quantity\", unit = \"户\" }\n\
                    of = { header = \"应完成\", type = \"quantity\", unit = \"户\" }\n";
const INDICATORS: &str = "[indicator.done]\nname = \"完成户数\"\nfeed = \"f\"\nmeasure = { sum = \"done\" }\nkind = \"flow\"\nunit = \"户\"\nbetter = \"higher\"\n\
    [indicator.of]\nname = \"应完成户数\"\nfeed = \"f\"\nmeasure = { sum = \"of\" }\nkind = \"flow\"\nunit = \"户\"\nbetter = \"higher\"\nhidden = true\n\
    [indicator.rate]\nname = \"完成率\"\nmeasure = { ratio = [\"done\", \"of\"] }\nunit = \"%\"\ndecimals = 2\nbetter = \"higher\"\n";
const HEAD: &str = "月份,村,完成,应完成\n";
const JANUARY: &str = "2021-01,东一村,5,10\n2021-01,东二村,950,1000\n2021-01,西一村,40,50\n2021-01,西二村,60,100\n";
const FEBRUARY: &str = "2021-02,东一村,4,10\n2021-02,东二村,900,1000\n2021-02,西一村,50,50\n2021-02,西二村,10,100\n";

fn files(targets: &str, months: &[(&str, &str)]) -> ProjectFiles {
    let toml = format!(
        "title = \"例\"\nstart = \"2021-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\n{FEED}{INDICATORS}"
    );
    let mut all: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: String| all.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
    put("onpace.toml", toml);
    put("regions.csv", REGIONS.to_owned());
    put("targets.csv", format!("indicator,scope,kind,value,from,due,until,plan,basis,baseline,tolerance\n{targets}"));
    for (month, rows) in months {
        put(&format!("feeds/f-{month}.csv"), format!("{HEAD}{rows}"));
    }
    ProjectFiles::Memory(all)
}

fn study(targets: &str) -> Study {
    let files = files(targets, &[("2021-01", JANUARY), ("2021-02", FEBRUARY)]);
    Study::load(&files, |_| {}).unwrap_or_else(|errors| panic!("{}", told(&errors)))
}

fn told(findings: &[Diagnostic]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn rows<'a>(study: &'a Study, indicator: &str, as_of: &str) -> Vec<(String, Assessed<'a>)> {
    let rows = onpace::pipeline::judge(study, Month::parse(as_of).expect("a month")).expect("judged");
    let mine = rows.into_iter().filter(|j| j.indicator.id == indicator);
    mine.map(|j| (study.catalog.regions.get(j.region).name.clone(), j)).collect()
}

fn row<'a>(study: &'a Study, indicator: &str, region: &str, as_of: &str) -> Assessed<'a> {
    let found = rows(study, indicator, as_of).into_iter().find(|(name, j)| name == region && !j.each_total);
    found.expect("a row of this region").1
}

fn full(x: Option<&exact::Exact>) -> String {
    x.map(|x| exact::fixed(x, 4, exact::Rounding::HalfUp)).unwrap_or_default()
}

/// The catalog's errors and warnings as text.
fn findings(targets: &str) -> String {
    let project = files(targets, &[]);
    match onpace::catalog::load(&project) {
        Ok(loaded) => told(&loaded.warnings),
        Err(errors) => told(&errors),
    }
}

#[test]
fn ratios_are_pooled_at_every_level() {
    let study = study(
        "rate,411025901,keep,90,2021-01,,,,,,\nrate,411025901201,keep,90,2021-01,,,,,,\nrate,411025,keep,90,2021-01,,,,,,\nrate,,keep,90,2021-01,,,,,,\n",
    );
    let at = |region| full(row(&study, "rate", region, "2021-01").assessment.value.as_ref());
    // 5/10 and 950/1000 make 955/1010, not the mean of 50 % and 95 %.
    assert_eq!(at("东镇"), "94.5545");
    assert_eq!(at("东一村"), "50.0000");
    // 1055 of 1160, for the county and all above it.
    assert_eq!((at("襄县"), at("河省")), ("90.9483".to_owned(), "90.9483".to_owned()));
}

#[test]
fn each_may_speak_of_any_level() {
    let study = study("rate,each village,keep,80,2021-01,,,,,,\nrate,each township,keep,80,2021-01,,,,,,\n");
    let rows = rows(&study, "rate", "2021-01");
    let totals: Vec<(String, String)> = rows
        .iter()
        .filter(|(_, j)| j.each_total)
        .map(|(_, j)| (full(j.assessment.value.as_ref()), full(j.assessment.target.as_ref())))
        .collect();
    // 50, 95, 80 and 60 % in the villages; 94.55 and 66.67 % in the townships.
    assert_eq!(totals, [("2.0000".into(), "4.0000".into()), ("1.0000".into(), "2.0000".into())]);
}

#[test]
fn a_target_relative_to_the_mean_moves_with_it() {
    let study = study("rate,each village,keep,@mean,2021-01,,,,,,\n");
    // January's mean of 50, 95, 80 and 60 % is 71.25 %, February's of 40, 90, 100 and 10 % is 60 %; rates are of the year so far.
    let january = row(&study, "rate", "西一村", "2021-01").assessment;
    assert_eq!((full(january.target.as_ref()), january.verdict), ("71.2500".into(), Verdict::OnPace));
    assert_eq!(full(january.gap.as_ref()), "8.7500");
    let east = row(&study, "rate", "东一村", "2021-02").assessment;
    // 9/20, 1850/2000, 90/100 and 70/200: 45, 92.5, 90 and 35 %, mean 65.625 %.
    assert_eq!((full(east.value.as_ref()), full(east.target.as_ref())), ("45.0000".into(), "65.6250".into()));
    assert_eq!((full(east.gap.as_ref()), east.verdict), ("-20.6250".into(), Verdict::FarBehind));
    assert_eq!(full(east.months_behind.as_ref()), "2.0000");
    let totals = rows(&study, "rate", "2021-02").into_iter().find(|(_, j)| j.each_total).expect("n of m").1;
    assert_eq!(full(totals.assessment.value.as_ref()), "2.0000");
}

#[test]
fn a_relative_target_may_take_a_share_of_the_reference_and_add_to_it() {
    let study = study("rate,411025902201,keep,@root*90%+1,2021-01,,,,,,\nrate,411025901201,keep,@上级,2021-01,,,,,,\n");
    let west = row(&study, "rate", "西一村", "2021-01").assessment;
    assert_eq!(full(west.target.as_ref()), "82.8534");
    let east = row(&study, "rate", "东一村", "2021-01").assessment;
    assert_eq!(full(east.target.as_ref()), "94.5545");
}

#[test]
fn a_missing_reference_is_partial_and_nobodys_failure() {
    let files = files("rate,each village,keep,@mean,2021-01,,,,,,\n", &[("2021-01", "2021-01,东一村,5,10\n")]);
    let study = Study::load(&files, |_| {}).unwrap_or_else(|errors| panic!("{}", told(&errors)));
    let east = row(&study, "rate", "东一村", "2021-01").assessment;
    // The other villages have nothing to divide by.
    assert_eq!((east.verdict, east.flags), (Verdict::NoData, vec![Flag::Partial]));
}

#[test]
fn what_a_relative_target_cannot_be_is_told() {
    let errors = findings(
        "done,411025901,keep,@root,2021-01,,,,,,\nrate,,keep,@mean,2021-01,,,,,,\nrate,411025901,within,@mean,2021-01,,,,,,\n\
         rate,411025902,keep,@maen,2021-01,,,,,,\nrate,411025901201,keep,@mean*0,2021-01,,,,,,2%\n",
    );
    for part in [
        "targets.csv:2:4", // a part of a sum beside the whole
        "targets.csv:3:2", // the root
        "targets.csv:4:3", // within
        "`mean`",
        "targets.csv:6:4", // a factor of nothing
    ] {
        assert!(errors.contains(part), "{part} in\n{errors}");
    }
}

#[test]
fn targets_that_were_split_are_added_up() {
    let county = "done,411025,reach,1000,2021-01,2021-12,,,,,\n";
    let parts = |east: u32, west: u32| {
        format!(
            "{county}done,411025901,reach,{east},2021-01,2021-12,,,,,\ndone,411025902,reach,{west},2021-01,2021-12,,,,,\n"
        )
    };
    assert_eq!(findings(&parts(600, 400)), "");
    let more = findings(&parts(700, 400));
    assert!(more.contains("targets.csv:2") && more.contains("1100") && more.contains("100"), "{more}");
    assert!(findings(&parts(500, 400)).contains("900"));
    // One part alone may leave the rest to others, but cannot be more than the whole.
    assert_eq!(findings(&format!("{county}done,411025901,reach,600,2021-01,2021-12,,,,,\n")), "");
    assert!(findings(&format!("{county}done,411025901,reach,1200,2021-01,2021-12,,,,,\n")).contains("1200"));
    // Rates of parts do not add up to that of the whole.
    assert_eq!(
        findings(
            "rate,411025,reach,90,2021-01,2021-12,,,,,\nrate,411025901,reach,95,2021-01,2021-12,,,,,\nrate,411025902,reach,95,2021-01,2021-12,,,,,\n"
        ),
        ""
    );
    // The same for each: 2 × 600.
    assert!(findings(&format!("{county}done,each township,reach,600,2021-01,2021-12,,,,,\n")).contains("1200"));
}

#[test]
fn a_superseded_target_scores_the_months_in_which_it_was_in_force() {
    let study = study("done,,reach,2400,2021-01,2021-12,2021-01,,,,\ndone,,reach,24000,2021-01,2021-12,,,,,\n");
    let in_january: Vec<Verdict> = rows(&study, "done", "2021-01").iter().map(|(_, j)| j.assessment.verdict).collect();
    // 1055 of 200 due; of 2000 due, which is 4 points of the way short.
    assert_eq!(in_january, [Verdict::OnPace, Verdict::Behind]);
    let in_february = rows(&study, "done", "2021-02");
    assert_eq!(in_february.len(), 1);
    assert_eq!(full(in_february[0].1.assessment.target.as_ref()), "24000.0000");
}

#[test]
fn phases_are_judged_side_by_side() {
    let study = study("done,,reach,2000,2021-01,2021-02,,,,,\ndone,,reach,12000,2021-01,2021-12,,,inferred,,\n");
    let verdicts: Vec<Verdict> = rows(&study, "done", "2021-02").iter().map(|(_, j)| j.assessment.verdict).collect();
    // 2019 of 2000, and of the year's 2000 due by now.
    assert_eq!(verdicts, [Verdict::Met, Verdict::OnPace]);
}
