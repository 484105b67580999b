//! Targets: bases, tolerances, modes, references in time, shares as milestones, and who answers.

use super::{Files, tells};
use crate::catalog::{Basis, Far, KeepMode, Plan, Reference, Target, Tolerance, Whose};
use crate::measure::Unit;
use crate::measure::exact::{ratio, whole};
use jiff::civil::date;

const HEAD: &str = "indicator,scope,kind,value,upper,unit,from,baseline,due,until,plan,basis,tolerance,keep,far,limit,decided,\
                    approved_by,reason,lead,support,oversight,leader,source,note";

/// A row of these cells, by their columns; the rest is blank.
fn row(cells: &[(&str, &str)]) -> Files {
    let value = |column: &str| cells.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| *text);
    let known: Vec<&str> = HEAD.split(',').collect();
    assert!(cells.iter().all(|(name, _)| known.contains(name)), "{cells:?}");
    let row: Vec<&str> = known.iter().map(|column| value(column)).collect();
    Files { targets: format!("{HEAD}\n{}\n", row.join(",")), ..Files::new() }
}

/// A target of acreage within 2020, with further cells.
fn acreage<'a>(cells: &[(&'a str, &'a str)]) -> Files {
    let usual =
        [("indicator", "acreage"), ("kind", "reach"), ("value", "900"), ("from", "2020-01"), ("due", "2020-12")];
    row(&[cells, &usual].concat())
}

fn keep<'a>(indicator: &'a str, cells: &[(&'a str, &'a str)]) -> Files {
    row(&[cells, &[("indicator", indicator), ("kind", "keep"), ("value", "90")]].concat())
}

fn read(files: &Files) -> Target {
    files.catalog().targets[0].clone()
}

#[test]
fn every_column_may_have_its_chinese_heading() {
    let mut files = acreage(&[
        ("basis", "文件明确"),
        ("decided", "2019-11-16"),
        ("approved_by", "No. 5"),
        ("reason", "flood"),
        ("oversight", "Farms"),
    ]);
    files.targets = files.targets.replacen(
        HEAD,
        "指标,范围,类型,目标值,上限,单位,起始,基数,期限,停用,计划,依据,容差,保持方式,明显差距,\
        年增幅上限,下达日期,批准文号,调整原因,牵头单位,配合单位,主管部门,责任领导,出处,备注",
        1,
    );
    let target = read(&files);
    assert_eq!(target.decided, Some(date(2019, 11, 16)));
    assert_eq!([&*target.approved_by, &*target.reason, &*target.oversight], ["No. 5", "flood", "Farms"]);
}

#[test]
fn a_basis_is_stated_split_or_inferred() {
    for (word, basis) in [
        ("", Basis::Stated),
        ("stated", Basis::Stated),
        ("文件明确", Basis::Stated),
        ("inferred", Basis::Inferred),
        ("推算", Basis::Inferred),
    ] {
        let target = read(&acreage(&[("basis", word)]));
        assert_eq!((target.basis, target.is_inferred()), (basis, basis == Basis::Inferred), "{word}");
    }
    for word in ["split", "均衡分解"] {
        assert_eq!(read(&acreage(&[("basis", word), ("due", "2022-12")])).basis, Basis::Split);
    }
}

#[test]
fn a_basis_that_does_not_fit_the_length_of_the_plan_is_a_warning() {
    let told = |cells: &[(&str, &str)]| acreage(cells).said();
    assert!(told(&[("basis", "split")]).contains("2:12 basis-advice: the plan is not longer than a year"));
    assert!(told(&[("due", "2022-12")]).contains("2:12 basis-advice: the plan is longer than a year"));
    assert!(told(&[("due", ""), ("basis", "split")]).contains("basis-advice: `split` is for a plan that runs"));
    assert!(told(&[("plan", "step"), ("due", "2022-12"), ("basis", "split")]).contains("basis-advice"));
    for fits in [
        &[("due", "2022-12"), ("plan", "step")][..],
        &[("due", "2022-12"), ("plan", "2020-12=300;2021-12=600")],
        &[("due", "2022-12"), ("kind", "keep")],
        &[("due", "2022-12"), ("basis", "inferred")],
        &[("due", "2021-01")],
        &[("due", "")],
    ] {
        assert_eq!(told(fits), "", "{fits:?}");
    }
}

#[test]
fn a_tolerance_is_a_share_of_the_target_or_points_of_a_rate() {
    for kind in ["reach", "keep"] {
        assert_eq!(read(&acreage(&[("kind", kind), ("tolerance", "5%")])).tolerance, Tolerance::Share(ratio(1, 20)));
    }
    assert_eq!(read(&acreage(&[("tolerance", "2")])).tolerance, Tolerance::Share(ratio(1, 50)));
    assert_eq!(read(&acreage(&[])).tolerance, Tolerance::None);
    for points in ["2 points", "2 percentage points", "2个百分点", "2pp"] {
        assert_eq!(read(&keep("stated", &[("tolerance", points)])).tolerance, Tolerance::Points(whole(2)), "{points}");
    }
    assert_eq!(Tolerance::Points(whole(2)).amount(&whole(90), Unit::percent()), whole(2));
    tells(&acreage(&[("tolerance", "2 points")]), &["2:13 unit-error: `2 points`: percentage points are for rates"]);
    for wrong in ["-1%", "100%", "2 mu", "-2 points", "some"] {
        tells(&keep("stated", &[("tolerance", wrong)]), &["2:13 type-error: tolerance `"]);
    }
}

#[test]
fn a_ratio_of_what_happens_in_periods_is_pooled() {
    assert_eq!(read(&keep("share", &[])).keep, KeepMode::Pooled, "though its kind is given as level");
    for indicator in ["acreage", "planted", "stated"] {
        assert_eq!(read(&keep(indicator, &[])).keep, KeepMode::Last, "{indicator}");
    }
    for (word, mode) in [
        ("last", KeepMode::Last),
        ("期末", KeepMode::Last),
        ("pooled", KeepMode::Pooled),
        ("合并", KeepMode::Pooled),
        ("every", KeepMode::Every),
        ("每期", KeepMode::Every),
    ] {
        assert_eq!(read(&keep("share", &[("keep", word)])).keep, mode, "{word}");
    }
    tells(&acreage(&[("keep", "every")]), &["2:14 unused-cell: `keep` has no effect on a `reach` target"]);
    tells(&keep("share", &[("keep", "always")]), &["2:14 unknown-value"]);
}

#[test]
fn far_is_in_points_of_a_rate_or_an_amount() {
    assert_eq!(read(&keep("stated", &[("far", "3 points")])).far, Some(Far::Points(whole(3))));
    assert_eq!(read(&keep("stated", &[("far", "3个百分点")])).far, Some(Far::Points(whole(3))));
    assert_eq!(read(&keep("acreage", &[("far", "1.2万亩")])).far, Some(Far::Amount(whole(12_000))));
    assert_eq!(read(&keep("acreage", &[])).far, None);
    tells(&keep("acreage", &[("far", "3 points")]), &["2:15 unit-error: `3 points`: percentage points are for rates"]);
    tells(&keep("acreage", &[("far", "-3")]), &["2:15 value-error: `far` cannot be negative"]);
    tells(&acreage(&[("far", "3")]), &["2:15 unused-cell: `far` has no effect on this `reach` target"]);
}

#[test]
fn a_limit_is_growth_in_per_cent_a_year() {
    for written in ["3", "3%", "30‰"] {
        assert_eq!(read(&acreage(&[("limit", written)])).limit, Some(whole(3)), "{written}");
    }
    for wrong in ["0", "-3%", "3 mu", "fast"] {
        tells(&acreage(&[("limit", wrong)]), &["2:16 type-error: limit `"]);
    }
}

#[test]
fn a_value_may_refer_to_an_earlier_one() {
    for (written, whose, factor, added) in [
        ("@last_year*110%", Whose::LastYear, ratio(11, 10), 0),
        ("@上年同期*110%", Whose::LastYear, ratio(11, 10), 0),
        ("@baseline*86.5%", Whose::Baseline, ratio(173, 200), 0),
        ("@基数×0.5", Whose::Baseline, ratio(1, 2), 0),
        ("@2019*80%+5", Whose::Year(2019), ratio(4, 5), 5),
        ("@2019年", Whose::Year(2019), whole(1), 0),
    ] {
        let target = read(&acreage(&[("value", written), ("tolerance", "5%")]));
        assert_eq!(target.reference, Some(Reference { whose, factor }), "{written}");
        assert_eq!(target.value, whole(added), "{written}");
    }
    let each = acreage(&[("value", "@last_year*110%"), ("scope", "each township"), ("kind", "keep")]);
    assert_eq!(read(&each).reference.map(|r| r.whose), Some(Whose::LastYear), "on any scope");
}

#[test]
fn what_a_reference_in_time_does_not_go_with_is_told() {
    let value =
        |value: &'static str, cells: &[(&'static str, &'static str)]| acreage(&[cells, &[("value", value)]].concat());
    tells(
        &value("@last_year", &[("upper", "5")]),
        &["2:5 reference-error: a target relative to an earlier value has no"],
    );
    tells(&value("@last_year", &[("plan", "2020-06=3")]), &["2:11 reference-error: the plan of a relative target"]);
    tells(&value("@last_year", &[("plan", "2020-06=60%")]), &["2:11 reference-error: the plan of a relative target"]);
    tells(&value("@last_year", &[("kind", "within"), ("upper", "5")]), &["2:3 reference-error", "2:5 reference-error"]);
    tells(
        &value("@baseline*50%", &[("indicator", "planted")]),
        &["2:4 reference-error: the total of this indicator starts"],
    );
    tells(&value("@2021", &[]), &["2:4 reference-error: 2021 begins after the target is due"]);
    tells(&value("@lastyear", &[]), &["2:4 unknown-value: `@lastyear`"]);
    tells(&value("@2018", &[]), &["2:4 reference-before-start: the target refers to a value of 2018-12"]);
    tells(
        &value("@last_year", &[("from", "2019-01"), ("due", "2019-12")]),
        &["reference-before-start: the target refers to"],
    );
}

#[test]
fn milestones_may_be_shares_of_the_target() {
    let plan = |files: &Files| {
        let Plan::Milestones(plan) = read(files).plan else { panic!("milestones") };
        plan.into_values().collect::<Vec<_>>()
    };
    let shares = ("plan", "2020-06=60%;2020-09=700;2020-11=95%");
    assert_eq!(plan(&acreage(&[shares])), [whole(540), whole(700), whole(855)]);
    let of_a_rate = row(&[
        ("indicator", "stated"),
        ("kind", "reach"),
        ("value", "90"),
        ("from", "2020-01"),
        ("due", "2020-12"),
        ("plan", "2020-06=60%"),
    ]);
    assert_eq!(plan(&of_a_rate), [whole(60)], "a rate's own amounts");
}

#[test]
fn who_answers_is_one_unit_or_each_region_itself() {
    let each = |lead: &'static str| acreage(&[("scope", "each township"), ("lead", lead)]);
    assert_eq!(read(&each("{region}")).lead, Target::EACH_REGION);
    assert_eq!(read(&each("｛region｝")).lead, Target::EACH_REGION, "in full width too");
    assert_eq!(read(&each("{region}")).lead_in("East"), "East");
    assert_eq!(read(&each("Farms")).lead_in("East"), "Farms");
    for many in ["各乡镇", "All wards", "有关单位"] {
        tells(&each(many), &["2:20 lead-no-unit: `"]);
        let hint = crate::catalog::load(&each(many).project()).expect_err("an error")[0].hint.clone().expect("a mend");
        assert!(hint.in_language(crate::words::Language::Chinese).contains("{region}"));
    }
    tells(&acreage(&[("lead", "各乡镇")]), &["2:20 lead-no-unit: `各乡镇` is no single unit, so that no letter"]);
    assert!(crate::catalog::load(&acreage(&[("lead", "各乡镇")]).project()).is_ok(), "elsewhere a warning");
    tells(&each("{township}"), &["2:20 bad-lead: `{township}`: the only placeholder"]);
}
