//! Readings that practice has settled: each clause with what it must become.

use super::corpus::{drafted, shown};
use onpace::propose::targets::{Proposal, WhyAside};

/// A Chinese clause in a plan of 2024.
fn chinese(clause: &str) -> Vec<Proposal> {
    drafted(&format!("2024年重点工作实施方案\n2024年3月1日\n{clause}\n")).proposals
}

/// An English clause in a plan of May 2025.
fn english(clause: &str) -> Vec<Proposal> {
    drafted(&format!("Council delivery plan\nPublished 1 May 2025\n\n{clause}\n")).proposals
}

fn only(proposals: &[Proposal]) -> &Proposal {
    let [one] = proposals else { panic!("{:?}", proposals.iter().map(shown).collect::<Vec<_>>()) };
    one
}

fn fields(p: &Proposal) -> [&str; 6] {
    [p.kind.as_str(), &p.value, &p.upper, &p.unit, &p.due, p.basis]
}

#[test]
fn a_floor_with_a_stretch_is_one_row() {
    let all = chinese("到2025年底，规上工业企业达到120家以上，力争突破130家。");
    assert_eq!(fields(only(&all)), ["reach", "120", "130", "家", "2025-12", "split"]);
}

#[test]
fn yearly_parts_are_cumulative_milestones() {
    let all = chinese("三年改造老旧小区60个，其中2024年20个、2025年25个、2026年15个。");
    let row = only(&all);
    assert_eq!(fields(row), ["reach", "60", "", "个", "2026-12", "stated"]);
    assert_eq!(row.plan, "2024-12=20;2025-12=45");
}

#[test]
fn not_above_the_year_before_is_a_ceiling() {
    let all = chinese("“三公”经费只减不增。");
    let row = only(&all);
    assert_eq!((row.kind.as_str(), &*row.value, row.better.as_str()), ("reach", "@last_year*100%", "lower"));
}

#[test]
fn a_rate_is_kept_within() {
    let all = chinese("城镇调查失业率保持在5.5%以内。");
    let row = only(&all);
    assert_eq!((row.kind.as_str(), &*row.value, &*row.unit, row.better.as_str()), ("keep", "5.5", "%", "lower"));
}

#[test]
fn a_rate_first_and_then_none() {
    let all = chinese("排查出的123处隐患，6月底前整改率达90%以上，9月底前全部清零。");
    let [rate, zero] = &all[..] else { panic!("{all:?}") };
    assert_eq!(fields(rate)[..5], ["reach", "90", "", "%", "2024-06"]);
    assert_eq!((zero.kind.as_str(), &*zero.due), ("zero", "2024-09"));
}

#[test]
fn half_way_through_is_a_milestone_of_the_annual_row() {
    let all = chinese("确保6月底投资“双过半”，10月底完成全年任务的90%。");
    assert_eq!(only(&all).plan, "2024-06=50%;2024-10=90%");
}

#[test]
fn what_is_built_already_is_a_result() {
    let draft = drafted("2024年工作方案\n2024年3月1日\n已建成高标准农田12万亩，今年再新建5万亩，累计达到17万亩。\n");
    assert_eq!(fields(only(&draft.proposals))[..5], ["reach", "5", "", "万亩", "2024-12"]);
    assert!(draft.asides.iter().any(|aside| aside.why == WhyAside::Reported && aside.amount == "12万亩"));
}

#[test]
fn a_part_by_an_earlier_year_is_a_milestone() {
    let all = english("Complete 350 affordable homes by 31 March 2027, at least 120 of them in 2025/26.");
    let row = only(&all);
    assert_eq!((&*row.value, &*row.due, &*row.plan), ("350", "2027-03-31", "2026-03=120"));
}

#[test]
fn under_is_strict_and_quarters_are_financial() {
    let all = english("Bring households in temporary accommodation from 412 to under 300 by the end of Q3.");
    let row = only(&all);
    assert_eq!((&*row.value, &*row.baseline, &*row.due, row.better.as_str()), ("299", "412", "2025-12", "lower"));
}

#[test]
fn in_no_month_more_than_is_a_standard_of_every_month() {
    let all = english("In no month will more than 5% of invoices be paid late.");
    let row = only(&all);
    assert_eq!((row.kind.as_str(), &*row.value, row.keep, row.better.as_str()), ("keep", "5", "every", "lower"));
}

#[test]
fn an_aim_is_a_stretch_with_its_baseline() {
    let all = english("We aim for 55% recycling in 2026/27, up from 48.2% in 2023/24.");
    let row = only(&all);
    assert_eq!((&*row.value, &*row.baseline, &*row.due), ("55", "48.2", "2027-03"));
    assert!(row.why.iter().any(|why| why.key() == "draft-stretch"), "{:?}", row.why);
}

#[test]
fn a_result_against_an_old_target_is_no_promise() {
    assert!(english("We delivered 214 homes against a target of 200.").is_empty());
}

#[test]
fn by_and_to_are_two_things() {
    for (clause, value) in [
        ("农村生活污水治理率提高3个百分点。", "@last_year+3"),
        ("农村生活污水治理率提高到3%。", "3"),
        ("化肥使用量下降10%。", "@last_year*90%"),
        ("化肥使用量降至10吨。", "10"),
        ("产值比2020年翻一番。", "@2020*200%"),
        ("产值比2020年翻两番。", "@2020*400%"),
        ("产值比2020年增长2倍。", "@2020*300%"),
    ] {
        assert_eq!(only(&chinese(clause)).value, value, "{clause}");
    }
    for (clause, value) in [
        ("Reduce complaints by 20% from the 2019 level by March 2027.", "@2019*80%"),
        ("Reduce complaints to 20 by March 2027.", "20"),
        ("Halve complaints by March 2027.", "@baseline*50%"),
        ("Increase attendance by 3 percentage points by March 2027.", "@baseline+3"),
    ] {
        assert_eq!(only(&english(clause)).value, value, "{clause}");
    }
}

#[test]
fn what_the_program_supplies_is_said_and_makes_it_inferred() {
    let all = chinese("6月底前完成旧房改造300户。");
    let row = only(&all);
    assert_eq!(row.basis, "inferred");
    assert!(row.why.iter().any(|why| why.key() == "draft-year-supplied"));
    let all = chinese("自印发之日起10个工作日内完成排查300户。");
    assert!(only(&all).why.iter().any(|why| why.key() == "draft-date-worked-out"));
    assert_eq!(only(&all).due, "2024-03-15");
}

#[test]
fn names_of_persons_become_posts() {
    let all = chinese("新建公厕20座。（责任单位：县住建局；责任领导：副县长张某某）");
    let row = only(&all);
    assert_eq!((&*row.lead, &*row.leader), ("县住建局", "副县长"));
}
