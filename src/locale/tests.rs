//! The sentences and labels of each kind of target, with their numbers, in both languages.

use super::{Each, Locale, Members, Subject};
use crate::assess::tests::build::{Case, case, falling, flow, level, month, n};
use crate::assess::{Assessment, Flag, Verdict};
use crate::catalog::{Basis, KeepMode, Kind, Target, TargetKind};
use crate::measure::{Direction, Every, Period, Rounding, Unit};
use crate::series::{OwnPeriod, ReportState, Why};
use crate::words::Language;

fn zh() -> Locale {
    Locale::new(Language::Chinese, Rounding::HalfUp)
}

fn en() -> Locale {
    Locale::new(Language::English, Rounding::HalfUp)
}

fn subject<'a>(case: &'a Case, assessment: &'a Assessment, report: &str) -> Subject<'a> {
    Subject {
        under_its_head: false,
        indicator: &case.indicator,
        target: case.target.as_ref(),
        assessment,
        as_of: assessment.judged.unwrap_or_else(|| month(report)),
        report: month(report),
        calendar: case.calendar,
        region: None,
        source: "县局",
        cutoff: None,
        moved: None,
        former: None,
        unapproved: false,
        short_window: false,
        each: None,
        lapsed: None,
    }
}

/// The case's sentences at `report`, in Chinese and English.
fn told(case: &Case, report: &str) -> (String, String) {
    let a = case.assess(report);
    let of = subject(case, &a, report);
    (zh().sentence(&of), en().sentence(&of))
}

/// The labels, in Chinese and English.
fn called(case: &Case, a: &Assessment) -> (String, String) {
    let label = |l: Locale| l.verdict(&case.indicator, case.target.as_ref(), false, a);
    (label(zh()), label(en()))
}

fn named(mut case: Case, name: &str, unit: &str, decimals: u32) -> Case {
    case.indicator.name = name.into();
    case.indicator.name_en = Some("Area".into());
    case.unit(unit, decimals)
}

/// 7,100 of 12,000 亩 by August, the last three months 880 each.
fn planted() -> Case {
    let own = ["1100", "1000", "960", "800", "600", "880", "880", "880"];
    let so_far = ["1100", "2100", "3060", "3860", "4460", "5340", "6220", "7100"];
    named(flow(), "种植面积", "亩", 0).reach("12000", "2020-01", "2020-12").run("2020-01", &so_far).own("2020-01", &own)
}

#[test]
fn a_flow_of_the_year_tells_its_share_its_gap_and_where_it_goes() {
    let (chinese, english) = told(&planted(), "2020-08");
    assert_eq!(
        chinese,
        "1—8月累计完成7100亩，完成年度任务（12000亩）的59.2%，低于序时进度7.5个百分点，较序时进度少900亩；\
         近3个月月均完成880亩，后4个月需月均完成1225亩，按此进度预计全年完成10620亩，难以按期完成。"
    );
    assert_eq!(
        english,
        "7,100 mu completed by the end of August: 59.2% of the year's 12,000 mu, 7.5 percentage points behind profile (900 mu short). \
         The remaining four months need 1,225 mu a month; the last three averaged 880 mu, and at that rate the year comes to 10,620 mu, \
         which falls short of the target."
    );
    assert_eq!(called(&planted(), &planted().assess("2020-08")), ("未达序时进度".into(), "Behind".into()));
}

#[test]
fn a_state_tells_the_net_change_from_its_baseline() {
    let case = named(level(), "高标准农田", "万亩", 2)
        .reach("13", "2020-11", "2023-11")
        .baseline("9.8")
        .run("2021-03", &["10.2", "10.3", "10.4", "10.62"]);
    let (chinese, english) = told(&case, "2021-06");
    assert!(chinese.contains("以2020年11月底9.80万亩为基数，须净增3.20万亩，已净增0.82万亩，占25.6%"), "{chinese}");
    assert!(
        english.contains(
            "of the rise of 32,000 mu from 98,000 mu at the end of November 2020, 8,200 mu has been made, 25.6%"
        ),
        "{english}"
    );
    let fall = named(falling(), "未办结", "人", 0).reach("0", "2020-01", "2020-11").baseline("46").at("2020-07", "20");
    let (chinese, _) = told(&fall, "2020-07");
    assert!(chinese.contains("以2020年1月底46人为基数，须净减46人，已净减26人，占56.5%"), "{chinese}");
    assert!(chinese.contains("较序时进度多1.6人"), "{chinese}");
}

#[test]
fn after_due_the_sentence_speaks_of_the_due_date() {
    let case = named(flow(), "岗位", "个", 0)
        .reach("300", "2020-01", "2020-12")
        .run("2020-12", &["240", "240", "240"])
        .own("2020-12", &["240", "0", "0"]);
    let (chinese, english) = told(&case, "2021-02");
    assert_eq!(chinese, "任务已于2020年12月底到期，到期时完成240个，占80%。");
    assert_eq!(english, "The task was due at the end of December 2020, by then 240 of 300 had been completed, 80%.");
    let mut late = case.assess("2021-02");
    (late.verdict, late.judged) = (Verdict::Met, Some(month("2021-02")));
    late.flags.push(Flag::Late);
    let text = zh().sentence(&subject(&case, &late, "2021-02"));
    assert!(text.contains("至2021年2月底完成") && text.contains("逾期完成"), "{text}");
    assert_eq!(called(&case, &late), ("逾期完成".into(), "Met late".into()));
    assert_eq!(called(&case, &case.assess("2021-02")), ("逾期未完成".into(), "Not met by due date".into()));
}

#[test]
fn a_ceiling_is_used_up_and_not_completed() {
    let used = ["20", "40", "60", "75", "90", "110"];
    let own = ["20", "20", "20", "15", "15", "20"];
    let case = named(case(Kind::Flow, Direction::Lower), "三公经费", "万元", 0)
        .reach("120", "2020-01", "2020-12")
        .run("2020-01", &used)
        .own("2020-01", &own);
    let mut a = case.assess("2020-06");
    let (chinese, english) = told(&case, "2020-06");
    assert!(
        chinese.starts_with(
            "1—6月累计110万元，已用年度控制数（120万元）的91.7%，超时间进度41.7个百分点；按近3个月速度预计全年"
        ),
        "{chinese}"
    );
    assert!(chinese.contains("将突破控制数"), "{chinese}");
    assert!(
        english.contains("91.7% of the year's ceiling") && english.contains("which exceeds the ceiling"),
        "{english}"
    );
    let labels = [Verdict::OnPace, Verdict::Behind, Verdict::FarBehind, Verdict::Missed].map(|verdict| {
        a.verdict = verdict;
        called(&case, &a)
    });
    let expected = [
        ("未超控制进度", "Within profile"),
        ("超控制进度", "Above profile"),
        ("明显超控制进度", "Well above profile"),
        ("突破控制数", "Exceeded"),
    ];
    assert_eq!(labels, expected.map(|(zh, en)| (zh.to_owned(), en.to_owned())));
}

#[test]
fn open_cases_are_cleared_or_not() {
    let open =
        named(case(Kind::Open, Direction::Lower), "未劝返", "人", 0).target(TargetKind::Zero, "0", "2020-01", "");
    let rising = open.clone().run("2020-01", &["27", "29"]);
    let (chinese, english) = told(&rising, "2020-02");
    assert_eq!(chinese, "截至2020年2月底，未劝返尚有29人，未清零，比上月增加2人。");
    assert_eq!(
        english,
        "Area still came to 29 people at the end of February 2020, not cleared, 2 people more than the month before."
    );
    let a = rising.assess("2020-02");
    assert_eq!(called(&rising, &a), ("未清零（较上期增加2人）".into(), "Not cleared and rising (up 2 people)".into()));
    let mut waits = rising.assess("2020-02");
    (waits.waiting, waits.change) = (1, None);
    waits.flags.push(Flag::Doubtful);
    let of = subject(&rising, &waits, "2020-02");
    assert_eq!(zh().sentence(&of), "截至2020年2月底，未劝返尚有29人以上（另有1条待核），未清零。");
    assert_eq!(called(&rising, &waits).0, "未清零");
    let none = open.at("2020-02", "0");
    assert_eq!(called(&none, &none.assess("2020-02")), ("已清零".into(), "Cleared".into()));
    assert_eq!(told(&none, "2020-02").0, "截至2020年2月底，未劝返已清零。");
}

#[test]
fn what_has_to_hold_meets_the_standard_or_not() {
    let case = named(level(), "巩固率", "%", 1).target(TargetKind::Keep, "95", "2020-01", "");
    let labels = |value: &str| {
        let case = case.clone().at("2020-01", value);
        let a = case.assess("2020-01");
        called(&case, &a)
    };
    assert_eq!(labels("96"), ("达标".into(), "Meeting standard".into()));
    assert_eq!(labels("94"), ("未达标".into(), "Below standard".into()));
    assert_eq!(labels("80"), ("差距较大".into(), "Well below standard".into()));
    let held = case.with(|t| t.keep = KeepMode::Every).run("2020-01", &["96", "94", "96"]);
    let (chinese, english) = told(&held, "2020-03");
    assert!(chinese.contains("自2020年1月起3期中2期达标，要求每期均达标"), "{chinese}");
    assert!(
        english.contains("2 of the 3 periods since January 2020 met the standard, and every one has to"),
        "{english}"
    );
}

#[test]
fn a_band_says_on_which_side_the_value_lies() {
    let band = named(level(), "物价", "%", 1)
        .target(TargetKind::Within, "95", "2020-01", "")
        .with(|t| t.upper = Some(n("105")));
    let label = |value: &str| {
        let case = band.clone().at("2020-01", value);
        called(&case, &case.assess("2020-01"))
    };
    assert_eq!(label("100"), ("在控制区间内".into(), "Within range".into()));
    assert_eq!(label("106"), ("超出区间（偏高）".into(), "Outside range (high)".into()));
    assert_eq!(label("60"), ("明显超出区间（偏低）".into(), "Well outside range (low)".into()));
}

#[test]
fn what_is_not_rated_says_why() {
    let label = |case: &Case, at: &str| called(case, &case.assess(at));
    let no_due = level().reach("10", "2020-01", "").at("2020-02", "3");
    assert_eq!(label(&no_due, "2020-02"), ("未明确时限".into(), "No due date".into()));
    assert!(told(&no_due, "2020-02").0.contains("文件未明确完成时限"));
    let early = level().reach("10", "2020-06", "2020-12").at("2020-02", "3");
    assert_eq!(label(&early, "2020-02"), ("尚未启动".into(), "Not started".into()));
    let step = flow().target(TargetKind::Done, "1", "2020-01", "2020-12").at("2020-02", "0");
    assert_eq!(label(&step, "2020-02"), ("未到节点".into(), "Not yet due".into()));
    let watch = level().at("2020-02", "3");
    assert_eq!(label(&watch, "2020-02"), ("监测指标".into(), "Monitored (no target)".into()));
    let mut a = no_due.assess("2020-02");
    a.flags = vec![Flag::NoBaseline];
    assert_eq!(called(&no_due, &a), ("基数未报".into(), "Baseline not reported".into()));
}

#[test]
fn what_has_no_value_says_in_which_state_its_report_is() {
    let case = level().reach("10", "2020-01", "2020-12");
    let state = |flags: &[Flag], state: ReportState| {
        let mut a = Assessment::with_verdict(Verdict::NoData);
        a.flags = flags.to_vec();
        a.own =
            Some(OwnPeriod { period: Period::containing(month("2020-02").last_day(), Every::Month), state, missed: 1 });
        (called(&case, &a), zh().sentence(&subject(&case, &a, "2020-02")))
    };
    let late = state(&[Flag::Absent, Flag::NotReceived], ReportState::NotReceived { overdue: true });
    assert_eq!(late.0, ("逾期未收到".into(), "Not received, overdue".into()));
    assert!(late.1.starts_with("逾期未收到县局报送的2020年2月"), "{}", late.1);
    let open = state(&[Flag::Absent, Flag::NotReceived], ReportState::NotReceived { overdue: false });
    assert_eq!(open.0, ("尚未收到".into(), "Not received".into()));
    assert!(!open.1.contains("县局"), "nobody is late without a deadline: {}", open.1);
    assert_eq!(state(&[Flag::Absent, Flag::NotDue], ReportState::NotDue).0.0, "未到报送时限");
    assert_eq!(state(&[Flag::Absent, Flag::Unusable], ReportState::Unusable).0.0, "已收到、待更正");
    assert_eq!(state(&[Flag::Partial], ReportState::Received).0.0, "报送不全");
    assert_eq!(state(&[Flag::Awaiting], ReportState::Received).0.0, "到期待核定");
}

#[test]
fn a_task_that_waits_for_its_last_report_is_not_missed() {
    let mut case =
        named(level(), "农田", "亩", 0).reach("10", "2020-01", "2020-12").run("2020-06", &["3", "4", "5", "6"]);
    case.months_per_period = 3;
    let mut a = Assessment::with_verdict(Verdict::NoData);
    (a.flags, a.judged, a.past_due) = (vec![Flag::Absent, Flag::Awaiting], Some(month("2020-12")), true);
    a.own = Some(OwnPeriod::received(Period::containing(month("2020-09").last_day(), Every::Quarter)));
    let of = subject(&case, &a, "2020-12");
    assert!(zh().sentence(&of).starts_with("任务已到期，四季度数未到报送时限，待核定"), "{}", zh().sentence(&of));
    assert!(en().sentence(&of).contains("the figure for Q4 that decides it has not come"), "{}", en().sentence(&of));
}

#[test]
fn an_own_period_that_is_not_the_report_s_is_named() {
    let mut case =
        named(level(), "农田", "亩", 0).reach("20", "2020-01", "2020-12").baseline("2").run("2020-03", &["5"]);
    case.months_per_period = 3;
    let (chinese, english) = told(&case, "2020-05");
    assert!(chinese.starts_with("截至2020年一季度末（季报数），农田5亩"), "{chinese}");
    assert!(english.contains("at the end of Q1 2020 (latest available, quarterly)"), "{english}");
    let monthly = named(level(), "农田", "亩", 0).reach("20", "2020-01", "2020-12").at("2020-03", "5");
    let a = monthly.assess("2020-03");
    let of = subject(&monthly, &a, "2020-04");
    assert!(zh().sentence(&of).starts_with("截至2020年3月底（最近一期）"), "{}", zh().sentence(&of));
}

#[test]
fn what_is_known_of_the_value_stands_beside_it() {
    let case = planted();
    let mut a = case.assess("2020-08");
    a.waiting = 3;
    a.flags.extend([Flag::Doubtful]);
    let of =
        |a: &Assessment| (zh().sentence(&subject(&case, a, "2020-08")), en().sentence(&subject(&case, a, "2020-08")));
    let (chinese, english) = of(&a);
    assert!(chinese.ends_with("；初步数，另有3条待核。"), "{chinese}");
    assert!(english.ends_with("Provisional, with 3 more rows in question."), "{english}");
    assert_eq!(zh().marked("7100", &a), "7100（初步数）");
    a.flags = vec![Flag::Carried];
    a.last = Some((month("2020-09"), n("5")));
    assert!(of(&a).0.ends_with("；沿用2020年9月底数。"), "{}", of(&a).0);
    (a.verdict, a.flags, a.coverage) = (Verdict::NoData, vec![Flag::Partial, Flag::AtLeast], Some((6, 8)));
    assert_eq!(of(&a).0, "1—8月累计完成至少7100亩，完成年度任务（12000亩）的59.2%；报送不全，应报8份，已报6份。");
}

#[test]
fn a_ratio_of_a_time_names_it_and_is_never_completed() {
    let mut ratio = named(flow(), "办结率", "%", 1).at("2020-08", "94.5").own("2020-08", &["94.5"]);
    ratio.indicator.source = crate::catalog::Source::Ratio { of: "a".into(), by: "b".into() };
    assert!(told(&ratio, "2020-08").0.starts_with("2020年1—8月，办结率94.5%"), "{}", told(&ratio, "2020-08").0);
    let kept = ratio.clone().target(TargetKind::Keep, "90", "2020-03", "");
    assert!(told(&kept, "2020-08").0.starts_with("2020年8月，办结率94.5%"), "{}", told(&kept, "2020-08").0);
    let pooled = kept.with(|t| t.keep = KeepMode::Pooled);
    assert!(told(&pooled, "2020-08").0.starts_with("自2020年3月起至2020年8月底，办结率94.5%"));
    assert!(!told(&pooled, "2020-08").0.contains("完成"));
}

#[test]
fn a_split_says_by_what_it_was_worked_out() {
    let split = named(level(), "农田", "万亩", 2)
        .reach("13", "2020-11", "2023-11")
        .baseline("9.8")
        .at("2021-06", "10")
        .with(|t| t.basis = Basis::Split);
    assert!(told(&split, "2021-06").0.ends_with("文件未分解年度任务，按时间进度均衡测算，供调度参考。"));
    assert!(told(&split, "2021-06").1.contains("The document sets no annual figures; an even profile is used"));
    let staged = split.plan(crate::catalog::Plan::Milestones([(month("2021-11").last_day(), n("10.5"))].into()));
    assert!(told(&staged, "2021-06").0.ends_with("按分阶段节点测算，供调度参考。"), "{}", told(&staged, "2021-06").0);
}

#[test]
fn each_says_how_many_and_who_not() {
    let case = named(level(), "农田", "亩", 0).reach("10", "2020-01", "2020-12");
    let mut a = Assessment::with_verdict(Verdict::Behind);
    (a.value, a.target) = (Some(n("3")), Some(n("15")));
    let names = |n: usize| "ABCDEFGH".chars().take(n).map(String::from).collect::<Vec<_>>();
    let told = |a: &Assessment, members: Members| {
        let each = Each { level: "township".into(), members: Some(members) };
        let of = Subject { each: Some(&each), ..subject(&case, a, "2020-11") };
        (zh().sentence(&of), en().sentence(&of))
    };
    let members = |met, on_pace, not_yet, lagging| Members { met, on_pace, not_yet, lagging: names(lagging) };
    let (chinese, english) = told(&a, members(0, 12, 0, 3));
    assert_eq!(chinese, "截至2020年11月底，15个乡镇中12个达到序时进度，其余为A、B、C。");
    assert_eq!(english, "12 of the 15 townships were on track at the end of November 2020, the others being A, B, C.");
    assert!(
        told(&a, members(3, 5, 0, 7))
            .0
            .contains("15个乡镇中8个达到序时进度，其中3个已完成，其余为A、B、C、D、E等7个乡镇")
    );
    a.verdict = Verdict::NotRated;
    assert_eq!(told(&a, members(3, 0, 12, 0)).0, "截至2020年11月底，15个乡镇：已完成3个，未到期12个。");
    a.verdict = Verdict::Missed;
    a.past_due = true;
    assert!(told(&a, members(3, 0, 0, 2)).0.contains("15个乡镇中3个已完成，其余为A、B"));
}

#[test]
fn rates_of_the_year_are_yearly_and_those_of_days_say_how_far_back_they_go() {
    let mut case = named(level(), "农田", "万亩", 2).reach("13", "2019-12", "2023-12").baseline("9.8");
    case.indicator.yearly = true;
    let case = case.run("2019-12", &["9.8"]).at("2020-12", "10.4").at("2021-12", "11.2");
    let (chinese, _) = told(&case, "2021-12");
    assert!(chinese.contains("后2年需年均增加0.90万亩") && chinese.contains("近2年年均增加0.70万亩"), "{chinese}");
    assert!(!chinese.contains("月均"), "{chinese}");
}

#[test]
fn a_level_that_reaches_its_target_early_is_not_over() {
    let case = level().reach("10", "2020-01", "2020-12").baseline("2").at("2020-06", "11");
    assert_eq!(
        called(&case, &case.assess("2020-06")),
        ("已达目标值（未到期）".into(), "Target value reached, not yet due".into())
    );
    let total = flow().reach("10", "2020-01", "2020-12").at("2020-06", "11");
    assert_eq!(called(&total, &total.assess("2020-06")), ("已完成".into(), "Met".into()));
    let mut near = total.assess("2020-06");
    (near.verdict, near.flags) = (Verdict::Missed, vec![Flag::WithinTolerance]);
    assert_eq!(called(&total, &near).0, "接近完成");
}

#[test]
fn an_absent_value_is_not_a_number() {
    let case = flow().reach("10", "2020-01", "2020-12").missing("2020-06", Why::Partial { so_far: None });
    assert_eq!(called(&case, &case.assess("2020-06")).0, "报送不全");
    assert_eq!(Target::EACH_REGION, "{region}");
    assert_eq!(zh().lead_of_each("township"), "各乡镇");
    assert_eq!(Unit::one().to_string(), "个");
}
