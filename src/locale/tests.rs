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
        window_from: None,
        forecast: None,
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
        "7,100 mu by the end of August: 59.2% of the year's 12,000 mu, 7.5 percentage points behind profile (900 mu short). \
         The remaining four months need 1,225 mu a month; the last three averaged 880 mu, at which rate the year would come to \
         10,620 mu and miss the target."
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
            "having risen by 8,200 mu from 98,000 mu at the end of November 2020, 25.6% of the 32,000 mu needed"
        ),
        "{english}"
    );
    let fall = named(falling(), "未办结", "人", 0).reach("0", "2020-01", "2020-11").baseline("46").at("2020-07", "20");
    let (chinese, _) = told(&fall, "2020-07");
    assert!(chinese.contains("以2020年1月底46人为基数，须净减46人，已净减26人，占56.5%"), "{chinese}");
    assert!(chinese.contains("较序时进度多2人"), "{chinese}");
}

#[test]
fn after_due_the_sentence_speaks_of_the_due_date() {
    let case = named(flow(), "岗位", "个", 0)
        .reach("300", "2020-01", "2020-12")
        .run("2020-12", &["240", "240", "240"])
        .own("2020-12", &["240", "0", "0"]);
    let (chinese, english) = told(&case, "2021-02");
    assert_eq!(chinese, "任务已于2020年12月底到期，到期时完成240个，占80%。");
    assert_eq!(english, "The target was due at the end of December 2020. By then the total was 240, 80% of 300.");
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
    assert!(english.contains("91.7% of the year's ceiling") && english.contains("and exceed the ceiling"), "{english}");
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
        "Area stood at 29 people at the end of February 2020, so the target is not met, with a rise of 2 people on the month before."
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
    assert!(chinese.contains("自2020年1月起3期中达标2期，要求每期均达标"), "{chinese}");
    assert!(
        english.contains("with 2 of the 3 periods since January 2020 meeting it (every period has to)"),
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
    assert!(
        en().sentence(&of).contains("the figure for Q4, which decides, has not been received"),
        "{}",
        en().sentence(&of)
    );
}

#[test]
fn an_own_period_that_is_not_the_report_s_is_named() {
    let mut case =
        named(level(), "农田", "亩", 0).reach("20", "2020-01", "2020-12").baseline("2").run("2020-03", &["5"]);
    case.months_per_period = 3;
    let (chinese, english) = told(&case, "2020-05");
    assert!(chinese.starts_with("截至2020年一季度末（季报数），农田5亩"), "{chinese}");
    assert!(english.contains("at the end of Q1 2020 (latest available)"), "{english}");
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
    assert_eq!(english, "On track at the end of November 2020: 12 of the 15 townships, with A, B and C behind.");
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

#[test]
fn what_is_projected_by_last_year_does_not_name_the_recent_rate() {
    let season = ["1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "25"];
    let case = named(flow(), "植树", "株", 0).reach("40", "2020-01", "2020-12").own("2019-01", &season);
    let case = case.own("2020-01", &["1", "1", "1"]).run("2020-01", &["1", "2", "3"]);
    let (chinese, english) = told(&case, "2020-03");
    // 3 of the first three months, and the 33 that followed last year.
    assert!(
        chinese.contains("近3个月月均完成1株，后9个月需月均完成4.1株；参照上年同期走势，预计全年完成36株"),
        "{chinese}"
    );
    assert!(english.contains("Going by last year's pattern, the year would come to 36 plants"), "{english}");
    assert!(!english.contains("at which rate"), "{english}");
}

#[test]
fn a_plan_that_follows_a_season_is_not_told_where_an_even_rate_leads() {
    let even = ["10"; 12];
    let case = named(flow(), "税收", "万元", 0).reach("132", "2020-01", "2020-12").own("2019-01", &even);
    let case = case.own("2020-01", &["9", "9", "9"]).run("2020-01", &["9", "18", "27"]);
    assert!(told(&case, "2020-03").0.contains("按此进度预计全年完成"));
    let seasonal = case.plan(crate::catalog::Plan::Season);
    let (chinese, english) = told(&seasonal, "2020-03");
    assert!(chinese.contains("后9个月需月均完成") && !chinese.contains("预计"), "{chinese}");
    assert!(!english.contains("would come to"), "{english}");
}

#[test]
fn a_ceiling_that_was_exceeded_is_not_short_of_its_target() {
    let case = named(case(Kind::Flow, Direction::Lower), "三公经费", "万元", 0)
        .reach("120", "2020-01", "2020-12")
        .run("2020-10", &["100", "110", "130"])
        .own("2020-10", &["10", "10", "20"]);
    let (chinese, english) = told(&case, "2021-03");
    assert!(chinese.contains("已突破控制数，超出10万元") && !chinese.contains("还差"), "{chinese}");
    assert!(english.contains("which exceeds it by 100,000 yuan") && !english.contains("short"), "{english}");
    let a = case.assess("2021-03");
    let next = |l: Locale| l.next_step(&subject(&case, &a, "2021-03"));
    assert_eq!(next(zh()), "三公经费已突破控制数，超出10万元");
    assert!(!next(en()).contains("made up"), "{}", next(en()));
}

#[test]
fn a_gap_that_is_no_point_is_told_alone() {
    let case = named(flow(), "到访", "人次", 0).reach("300000", "2020-01", "2020-12");
    let near = case.clone().at("2020-06", "149978").own("2020-06", &["149978"]);
    let (chinese, english) = told(&near, "2020-06");
    assert!(chinese.contains("较序时进度少22人次") && !chinese.contains("持平"), "{chinese}");
    assert!(english.contains("22 attendances short of profile") && !english.contains("on profile"), "{english}");
    // Less than one whole thing is nothing.
    let few =
        named(flow(), "企业", "家", 0).reach("10", "2020-01", "2020-12").at("2020-07", "5").own("2020-07", &["5"]);
    let (chinese, _) = told(&few, "2020-07");
    assert!(chinese.contains("与序时进度持平") && !chinese.contains("少"), "{chinese}");
}

#[test]
fn a_value_worse_than_its_baseline_says_by_how_much() {
    let case = named(level(), "税收", "亿元", 2).reach("1.3", "2020-12", "2023-12").baseline("0.96036");
    let (chinese, english) = told(&case.at("2021-06", "0.95943"), "2021-06");
    assert!(chinese.contains("比2020年12月底的基数减少9.3万元，离目标更远，低于序时进度"), "{chinese}");
    assert!(!chinese.contains("任务完成"), "{chinese}");
    assert!(english.contains("93,000 yuan further from the target than at the end of December 2020"), "{english}");
}

#[test]
fn a_small_net_change_is_told_in_the_unit_that_shows_it() {
    let case = named(level(), "税收", "亿元", 2).reach("1.3", "2020-12", "2023-12").baseline("0.96036");
    let (chinese, _) = told(&case.at("2021-06", "0.96436"), "2021-06");
    assert!(chinese.contains("以2020年12月底0.9604亿元为基数，须净增3396万元，已净增40万元"), "{chinese}");
}

#[test]
fn due_dates_are_said_once() {
    let done = named(level(), "平台", "个", 0).target(TargetKind::Done, "1", "2020-01", "").at("2020-02", "0");
    assert_eq!(told(&done, "2020-02").0, "截至2020年2月底，平台尚未建成，文件未明确完成时限。");
    let step = named(level(), "面积", "亩", 0)
        .reach("10", "2020-01", "2020-12")
        .baseline("2")
        .plan(crate::catalog::Plan::Step);
    let (chinese, english) = told(&step.at("2020-02", "3"), "2020-02");
    assert_eq!(chinese.matches("2020年12月底前").count(), 1, "{chinese}");
    assert_eq!(english.matches("December").count(), 1, "{english}");
    let kept = named(level(), "面积", "亩", 0).target(TargetKind::Keep, "10", "2020-01", "2020-12").at("2020-12", "9");
    let (chinese, english) = told(&kept, "2020-12");
    assert!(chinese.starts_with("任务已于2020年12月底到期，到期时面积9亩"), "{chinese}");
    assert!(
        english.starts_with("The target was due at the end of December 2020. Area stood at 9 mu then"),
        "{english}"
    );
}

#[test]
fn before_a_target_begins_its_time_is_the_month() {
    let kept = named(flow(), "办结率", "%", 1).target(TargetKind::Keep, "90", "2020-10", "2021-12");
    let pooled = kept.with(|t| t.keep = KeepMode::Pooled);
    let mut ratio = pooled.at("2020-09", "94.5");
    ratio.indicator.source = crate::catalog::Source::Ratio { of: "a".into(), by: "b".into() };
    let (chinese, english) = told(&ratio, "2020-09");
    assert!(
        !chinese.contains("自2020年10月起至2020年9月") && !english.contains("from October 2020 to"),
        "{chinese} {english}"
    );
    let first =
        named(flow(), "岗位", "个", 0).reach("30", "2020-04", "2021-03").at("2020-04", "5").own("2020-04", &["5"]);
    let (chinese, english) = told(&first, "2020-04");
    assert!(chinese.starts_with("2020年4月累计完成5个"), "{chinese}");
    assert!(english.starts_with("5 in April 2020: "), "{english}");
}

#[test]
fn a_total_of_the_year_so_far_names_its_months_in_any_year() {
    let watch = |first: i8, at: &str| {
        let mut case = named(flow(), "培训", "人", 0).measured(crate::catalog::Measure::Sum(vec!["a".into()]));
        case.calendar = crate::measure::Calendar::starting_in(first).unwrap();
        let case = case.at(at, "20");
        told(&case, at)
    };
    assert_eq!(
        watch(1, "2020-08"),
        ("2020年1—8月，培训累计20人。".into(), "Area came to 20 people from January to August 2020.".into())
    );
    assert_eq!(
        watch(4, "2024-04"),
        ("2024年4月，培训累计20人。".into(), "Area came to 20 people in April 2024.".into())
    );
    assert_eq!(watch(4, "2024-06").1, "Area came to 20 people from April to June 2024.");
    assert_eq!(
        watch(4, "2025-01"),
        (
            "2024年4月至2025年1月，培训累计20人。".into(),
            "Area came to 20 people from April 2024 to January 2025.".into()
        )
    );
}

#[test]
fn a_total_from_another_month_says_so_and_what_its_last_month_was() {
    let mut case = named(flow(), "培训", "人", 0).measured(crate::catalog::Measure::Sum(vec!["a".into()]));
    case.indicator.since = Some(jiff::civil::date(2020, 11, 1));
    let case = case.run("2020-11", &["30", "110", "150"]).own("2020-11", &["30", "80", "40"]);
    let a = case.assess("2021-01");
    let of = Subject { window_from: Some(month("2020-11")), ..subject(&case, &a, "2021-01") };
    assert_eq!(zh().sentence(&of), "自2020年11月起至2021年1月底，培训累计150人，其中1月40人，比上月少40人。");
    assert_eq!(
        en().sentence(&of),
        "Area came to 150 people from November 2020 to the end of January 2021, 40 of them in January, 40 fewer than in the month before."
    );
    // People that two months may have in common are a total from that month, too.
    case_of_distinct();
}

fn case_of_distinct() {
    let mut case = named(flow(), "户数", "户", 0).measured(crate::catalog::Measure::Distinct("a".into()));
    case.indicator.since = Some(jiff::civil::date(2020, 9, 1));
    let case = case.run("2020-09", &["800", "820", "830", "843", "867"]);
    let a = case.assess("2021-01");
    let of = Subject { window_from: Some(month("2020-09")), ..subject(&case, &a, "2021-01") };
    assert_eq!(zh().sentence(&of), "自2020年9月起至2021年1月底，户数累计867户，比上月多24户。");
}

#[test]
fn few_things_and_people_are_told_as_two_numbers() {
    let said = |unit: &str, before: &str, now: &str| {
        let case = named(level(), "数", unit, 0).at("2019-06", before).at("2020-06", now);
        told(&case, "2020-06").0
    };
    assert!(said("名", "8", "1").ends_with("，上年同期8名。"), "{}", said("名", "8", "1"));
    assert!(said("篇", "99", "120").ends_with("，上年同期99篇。"));
    assert!(said("篇", "100", "120").ends_with("，同比增长20.0%。"));
    assert!(said("亩", "8", "4").ends_with("，同比下降50.0%。"));
    assert!(!said("篇", "0", "0").contains("同"), "{}", said("篇", "0", "0"));
}

#[test]
fn a_yearly_figure_tells_its_change_once() {
    let mut case = named(level(), "占比", "%", 1).at("2019-12", "50.6").at("2020-12", "56");
    case.indicator.yearly = true;
    assert_eq!(told(&case, "2020-12").0, "截至2020年12月底，占比56.0%，比上年上升5.4个百分点。");
}

#[test]
fn all_or_none_of_the_regions_are_said_in_words() {
    let case = named(level(), "农田", "亩", 0).reach("10", "2020-01", "2020-12");
    let mut a = Assessment::with_verdict(Verdict::Met);
    (a.value, a.target, a.past_due) = (Some(n("15")), Some(n("15")), true);
    let each = |met: usize, lagging: usize| Each {
        level: "township".into(),
        members: Some(Members { met, lagging: vec!["A".into(); lagging], ..Members::default() }),
    };
    let told = |a: &Assessment, each: &Each| {
        let of = Subject { each: Some(each), ..subject(&case, a, "2020-12") };
        (zh().sentence(&of), en().sentence(&of))
    };
    assert_eq!(told(&a, &each(15, 0)).0, "任务已于2020年12月底到期，到期时15个乡镇全部完成。");
    assert_eq!(
        told(&a, &each(15, 0)).1,
        "The target was due at the end of December 2020. All 15 townships had met their target by then."
    );
    (a.value, a.verdict) = (Some(n("0")), Verdict::Missed);
    assert_eq!(told(&a, &each(0, 15)).0, "任务已于2020年12月底到期，到期时15个乡镇均未完成。");
}

#[test]
fn a_count_of_regions_tells_before_due_who_is_on_the_way() {
    let case = named(level(), "农田", "亩", 0).reach("10", "2020-01", "2020-12");
    let a = Assessment::with_verdict(Verdict::Behind);
    let of = subject(&case, &a, "2020-06");
    let each = |members| Each { level: "ward".into(), members: Some(members) };
    let on_its_way = each(Members { on_pace: 8, lagging: vec!["A".into()], ..Members::default() });
    assert_eq!(en().on_its_way(&of, &on_its_way).as_deref(), Some("8 of 9 on track"));
    let none_owes = each(Members { met: 1, not_yet: 8, ..Members::default() });
    assert_eq!(en().on_its_way(&of, &none_owes).as_deref(), Some("1 of 9 so far"));
}
