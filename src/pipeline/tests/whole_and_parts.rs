//! Figures for a whole and for its parts: the newest statement stands, and none is added to another.

use super::{Project, STATEMENTS, amount, last_full, points, study_of, told, under};
use crate::assess::{Flag, Verdict};
use crate::pipeline::Study;
use crate::series::Window;

const HEAD: &str = "月份,乡镇,面积\n";
/// A city of two counties, one of two townships and one of one.
const CITY: &str = "code,name,level,parent\n41,许市,city,\n4101,甲县,county,41\n4102,乙县,county,41\n\
    410101,河镇,township,4101\n410102,山镇,township,4101\n410201,川镇,township,4102\n";

fn of(files: &[(&str, &str)], targets: &str) -> Study {
    let (files, indicators) = (under(HEAD, files), amount("level", "higher", ""));
    study_of(&Project { feed: STATEMENTS, indicators: &indicators, targets, files: &files, ..Project::EMPTY })
}

#[test]
fn the_newest_of_county_and_townships_stands_month_by_month() {
    let study = of(
        &[
            ("2020-01", "2020-01,襄城县,100\n"),
            ("2020-02", "2020-02,东镇,60\n2020-02,西镇,50\n"),
            ("2020-03", "2020-03,东镇,70\n2020-03,西镇,60\n2020-03,襄城县,130\n"),
            ("2020-04", "2020-04,襄城县,140\n"),
        ],
        "x,each township,reach,200,2020-02,2020-12,\n",
    );
    let values = ["2020-01 100 -", "2020-02 110 -", "2020-03 130 -", "2020-04 140 -"];
    assert_eq!(points(&study, "411025", Window::State, "2020-04"), values);
    // What a township said of itself still stands for itself.
    assert_eq!(told(&study, "2020-04", "411025101").1.as_deref(), Some("70"));
    assert_eq!(told(&study, "2020-04", "411025101").2, [Flag::Carried]);
    assert_eq!(last_full(&study, "2020-04", "411025101"), Some(("2020-03".to_owned(), "70".to_owned())));
}

#[test]
fn a_total_beside_its_townships_is_checked_and_not_added() {
    let march = "2020-03,东镇,70\n2020-03,西镇,60\n2020-03,襄城县,135\n";
    let study = of(&[("2020-03", march)], "");
    assert_eq!(told(&study, "2020-03", "411025").1.as_deref(), Some("130"));
    assert!(study.warnings.iter().any(|w| w.code == "control-total"), "{:?}", study.warnings);
}

#[test]
fn one_township_alone_does_not_replace_the_county() {
    let (jan, feb) = (("2020-01", "2020-01,襄城县,100\n"), ("2020-02", "2020-02,东镇,60\n"));
    let study = of(&[jan, feb], "x,,reach,200,2020-01,2020-12,\nx,each township,keep,50,2020-02,,\n");
    assert_eq!(told(&study, "2020-02", "411025"), (Verdict::NoData, None, vec![Flag::Partial]));
    let county = super::judged(&study, "2020-02", "411025").assessment;
    assert_eq!(county.coverage, Some((1, 2)));
    assert_eq!(last_full(&study, "2020-02", "411025"), Some(("2020-01".to_owned(), "100".to_owned())));
    assert_eq!(told(&study, "2020-02", "411025101"), (Verdict::OnPace, Some("60".to_owned()), vec![]));
    // The other one in March makes it whole again, with what the first said in February.
    let both = of(&[jan, feb, ("2020-03", "2020-03,西镇,50\n")], "x,,reach,200,2020-01,2020-12,\n");
    assert_eq!(told(&both, "2020-03", "411025").1.as_deref(), Some("110"));
    assert_eq!(told(&both, "2020-02", "411025").1, None, "February is what it was");
}

#[test]
fn a_county_has_spoken_by_its_own_row_or_by_those_of_all_its_townships() {
    let of = |february: &str| {
        let files = under(HEAD, &[("2020-01", "2020-01,许市,200\n"), ("2020-02", february)]);
        let indicators = amount("level", "higher", "");
        let project =
            Project { regions: CITY, feed: STATEMENTS, indicators: &indicators, files: &files, ..Project::EMPTY };
        let study = study_of(&project);
        (told(&study, "2020-02", "41").1, super::judged(&study, "2020-02", "41").assessment.coverage)
    };
    let whole = |value: &str| (Some(value.to_owned()), None);
    assert_eq!(of("2020-02,甲县,80\n2020-02,川镇,30\n"), whole("110"));
    assert_eq!(of("2020-02,河镇,40\n2020-02,山镇,41\n2020-02,乙县,30\n"), whole("111"));
    assert_eq!(of("2020-02,河镇,40\n2020-02,乙县,30\n"), (None, Some((1, 2))), "one of the two counties");
}

#[test]
fn a_rate_as_it_is_reported_is_nobody_s_average() {
    let feed = "every = \"month\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
                region = { header = \"乡镇\", type = \"region\" }\nrate = { header = \"合格率\", type = \"quantity\", unit = \"%\" }\n\
                n = { header = \"户数\", type = \"quantity\", unit = \"户\" }\n";
    let head = "月份,乡镇,合格率,户数\n";
    let reported = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { reported = \"rate\" }\nkind = \"level\"\nunit = \"%\"\nbetter = \"higher\"\n";
    let summed = "[indicator.households]\nname = \"户数\"\nfeed = \"f\"\nmeasure = { sum = \"n\" }\nkind = \"level\"\nunit = \"户\"\nbetter = \"higher\"\n";
    let indicators = format!("{reported}{summed}");
    let of = |lines: &str| {
        let files = under(head, &[("2020-01", lines)]);
        study_of(&Project {
            feed,
            indicators: &indicators,
            targets: "x,each township,keep,85,2020-01,,\nx,,keep,85,2020-01,,\n",
            files: &files,
            ..Project::EMPTY
        })
    };
    let parts = "2020-01,东镇,90,10\n2020-01,西镇,80,20\n";
    let all = of(&format!("{parts}2020-01,襄城县,87,30\n"));
    assert_eq!(told(&all, "2020-01", "411025"), (Verdict::OnPace, Some("87".to_owned()), vec![]));
    assert_eq!(told(&all, "2020-01", "411025102").1.as_deref(), Some("80"));
    // A region without a row of its own has none: neither 85, nor 83.33, nor 170.
    let without = of(parts);
    assert_eq!(told(&without, "2020-01", "411025"), (Verdict::NoData, None, vec![Flag::Absent]));
    // A sum of the same rows does not count the county's beside its townships'.
    let households = |study: &Study| {
        let rows = crate::pipeline::judge(study, crate::measure::Month::new(2020, 1)).expect("judged");
        let row = rows.into_iter().find(|row| row.indicator.id == "households").expect("a row");
        row.assessment.value.as_ref().map(crate::measure::exact::full)
    };
    assert_eq!((households(&all).as_deref(), households(&without).as_deref()), (Some("30"), Some("30")));
}
