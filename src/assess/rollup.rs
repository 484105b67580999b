//! The count of regions behind a target that each of them has: how many satisfy it, and how many of the others are on pace.

use super::assessment::{Assessment, MeanLead};
use super::flag::Flag;
use super::question::Question;
use super::threshold::Threshold;
use super::timeline::Timeline;
use crate::catalog::{Basis, Indicator, Target, Verdict};
use crate::measure::exact::{divide, whole};
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};
use std::borrow::Borrow;

/// n of m: value n, target m. Before due it is rated by who of those that owe something is on pace. `q` gives indicator, rules and
/// the report's month; its points are not read.
///
/// If one member has no data, neither has the whole: n would be too small. A member to which the indicator does not apply, as a ratio
/// over nothing, is left out of n and m.
#[must_use]
pub fn roll_up(q: &Question, target: &Target, members: &[impl Borrow<Assessment>]) -> Assessment {
    let applies = |m: &&Assessment| !m.has(Flag::Undefined);
    let members: Vec<&Assessment> = members.iter().map(Borrow::borrow).filter(applies).collect();
    let judged = members.iter().filter_map(|m| m.judged).max().unwrap_or_else(|| q.own.month());
    let at = Question { as_of: judged, ..*q };
    let timeline = Timeline::of(&at, target);
    let mut answer = Assessment::with_verdict(Verdict::NoData);
    let total = count(members.len());
    let known = members.iter().filter(|m| m.verdict != Verdict::NoData && m.value.is_some()).count();
    answer.judged = Some(judged);
    answer.past_due = members.iter().any(|m| m.past_due);
    answer.waiting = members.iter().map(|m| m.waiting).sum();
    answer.coverage = u32::try_from(known).ok().zip(u32::try_from(members.len()).ok());
    answer.target = Some(total.clone());
    answer.left = timeline.left();
    let raised = [
        (Flag::PerDay, timeline.by_day),
        (Flag::Inferred, target.basis == Basis::Inferred),
        (Flag::Split, target.basis == Basis::Split),
        (Flag::Doubtful, answer.waiting > 0),
        (Flag::Awaiting, members.iter().any(|m| m.has(Flag::Awaiting))),
        (Flag::NoDue, target.due.is_none() && !target.holds()),
    ];
    raised.iter().filter(|(_, is)| *is).for_each(|(flag, _)| answer.flag(*flag));
    let n = count(members.iter().filter(|m| has_it(m, target, q.indicator)).count());
    let complete = known == members.len() && !members.is_empty();
    if !timeline.begun {
        answer.verdict = Verdict::NotRated;
        answer.flag(Flag::NotStarted);
    } else if members.is_empty() {
        answer.flag(Flag::Absent);
    } else if complete {
        answer.verdict = rated(&members, target.holds(), &n, &total, &mut answer.flags);
        answer.gap = Some(&n - &total);
    } else {
        answer.flag(Flag::Partial);
    }
    answer.mean_lead = mean_lead(&members);
    let value = complete.then_some(n);
    // In a complete count all members have a value of the same period.
    let month = members.iter().filter_map(|m| Some(m.last.as_ref()?.0)).min();
    answer.last = month.zip(value.clone());
    answer.completion = value.as_ref().and_then(|n| divide(n, &total));
    answer.gap_to_target = value.as_ref().map(|n| n - &total);
    answer.value = value;
    answer
}

/// How far those that owe something are ahead on average; None where nobody owes anything along a plan.
fn mean_lead(members: &[&Assessment]) -> Option<MeanLead> {
    let owes = |m: &&&Assessment| m.verdict.is_rated() && m.verdict != Verdict::Met;
    let lead = |m: &&Assessment| Some((m.points_ahead()?, m.months_behind.clone().unwrap_or_else(Exact::zero)));
    let leads: Vec<(Exact, Exact)> = members.iter().filter(owes).filter_map(lead).collect();
    let mean = |sum: Exact| divide(&sum, &count(leads.len()));
    let points = mean(leads.iter().map(|(points, _)| points).sum())?;
    let months = mean(leads.iter().map(|(_, behind)| -behind).sum())?;
    Some(MeanLead { points, months })
}

fn count(n: usize) -> Exact {
    whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Whether a member satisfies the target. Where every period is promised the verdict decides, since it includes
/// the tolerance and past periods.
fn has_it(member: &Assessment, target: &Target, indicator: &Indicator) -> bool {
    let better_lower = indicator.better == Direction::Lower;
    match (member.verdict, target.kind) {
        (Verdict::NoData, _) => false,
        (Verdict::Met, _) => true,
        (verdict, kind) if kind.promises_every_period() && verdict != Verdict::NotRated => verdict == Verdict::OnPace,
        _ if target.reference.is_some() => member.gap_to_target.as_ref().is_some_and(|gap| !gap.is_negative()),
        // A ceiling is met at due only.
        (_, kind) if indicator.adds_up() && !target.holds() && (better_lower || kind.has_two_edges()) => false,
        _ => member.value.as_ref().is_some_and(|value| Threshold::of(target, indicator, value).satisfied),
    }
}

/// Met where all have it; after due missed where any has not; before due by those that owe something: on pace where all of them are, far
/// behind where more than half of them are far behind. Where the rest of those that have it owe nothing yet, nothing is rated.
fn rated(members: &[&Assessment], holds: bool, n: &Exact, m: &Exact, flags: &mut Vec<Flag>) -> Verdict {
    let is = |verdict: Verdict| members.iter().filter(|m| m.verdict == verdict).count();
    let (missed, far) = (is(Verdict::Missed), is(Verdict::FarBehind));
    let owing = members.len() - is(Verdict::NotRated);
    if n >= m {
        // A target that has to hold is not over while it does.
        return if holds && is(Verdict::Met) < members.len() { Verdict::OnPace } else { Verdict::Met };
    }
    if missed > 0 {
        return Verdict::Missed;
    }
    // Who is behind stands; whether all others are on pace is not known while one of them has no baseline in time.
    let lacks_baseline =
        |m: &Assessment| m.verdict == Verdict::NotRated && (m.has(Flag::NoBaseline) || m.has(Flag::LateBaseline));
    let unknown = members.iter().any(|m| lacks_baseline(m)) && is(Verdict::Behind) + far == 0;
    if owing == is(Verdict::Met) || unknown {
        let reason = members.iter().flat_map(|m| &m.flags).copied();
        let reason: Vec<Flag> = reason
            .filter(|flag| matches!(flag, Flag::NotStarted | Flag::NothingOwed | Flag::NoBaseline | Flag::LateBaseline))
            .collect();
        for flag in reason {
            if let Err(at) = flags.binary_search(&flag) {
                flags.insert(at, flag);
            }
        }
        return Verdict::NotRated;
    }
    if is(Verdict::Behind) + far == 0 {
        Verdict::OnPace
    } else if far * 2 > owing {
        Verdict::FarBehind
    } else {
        Verdict::Behind
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, case, flow, level, month, n};
    use crate::catalog::{Kind, Reference, TargetKind, Whose};

    fn member(verdict: Verdict, value: Option<&str>) -> Assessment {
        Assessment { value: value.map(n), ..Assessment::with_verdict(verdict) }
    }

    fn rolled(case: &Case, members: &[Assessment], as_of: &str) -> Assessment {
        case.ask(as_of, |q| roll_up(q, q.target.unwrap(), members))
    }

    fn having(case: &Case, of: &Assessment) -> bool {
        case.ask("2020-06", |q| has_it(of, q.target.unwrap(), q.indicator))
    }

    #[test]
    fn a_member_has_it_if_it_is_met_or_by_its_value_but_of_keep_by_its_verdict() {
        let reach = level().reach("10", "2020-01", "2020-12");
        let has = |verdict, value| having(&reach, &member(verdict, value));
        assert!(
            has(Verdict::NotRated, Some("10")) && !has(Verdict::NotRated, Some("9")) && !has(Verdict::Behind, None)
        );
        assert!(has(Verdict::Met, Some("9")), "what its own row says counts");
        assert!(!has(Verdict::NoData, Some("10")) && !has(Verdict::Missed, Some("9")));
        // A ceiling is not held before due, however little has been used.
        let ceiling = case(Kind::Flow, Direction::Lower).reach("10", "2020-01", "2020-12");
        assert!(
            !having(&ceiling, &member(Verdict::OnPace, Some("1")))
                && having(&ceiling, &member(Verdict::Met, Some("1")))
        );
        let keep = level().target(TargetKind::Keep, "10", "2020-01", "");
        assert!(having(&keep, &member(Verdict::OnPace, Some("9"))) && having(&keep, &member(Verdict::Met, Some("9"))));
        assert!(
            !having(&keep, &member(Verdict::Behind, Some("12")))
                && !having(&keep, &member(Verdict::Missed, Some("12")))
        );
        assert!(
            having(&keep, &member(Verdict::NotRated, Some("10")))
                && !having(&keep, &member(Verdict::NotRated, Some("9")))
        );
        let relative = reach.with(|t| t.reference = Some(Reference { whose: Whose::Root, factor: n("1") }));
        let gap = |gap: &str| Assessment { gap_to_target: Some(n(gap)), ..member(Verdict::Behind, Some("99")) };
        assert!(having(&relative, &gap("0")) && !having(&relative, &gap("-1")));
        assert!(!having(&relative, &member(Verdict::Behind, Some("99"))));
    }

    /// Ten members: so many of each verdict, and the rest as the last says.
    fn ten(of: &[(Verdict, usize)], rest: Verdict) -> Vec<Assessment> {
        let some = of.iter().flat_map(|(verdict, n)| std::iter::repeat_n(*verdict, *n));
        some.chain(std::iter::repeat(rest)).take(10).map(|verdict| member(verdict, Some("1"))).collect()
    }

    #[test]
    fn targets_that_hold_are_rated_by_their_members() {
        let keep = |due| level().target(TargetKind::Keep, "10", "2020-01", due);
        let of = |due, members: &[Assessment]| {
            let a = rolled(&keep(due), members, "2020-06");
            assert_eq!((a.gap.clone(), a.expected), (a.gap_to_target, None));
            (a.verdict, a.gap)
        };
        let on_pace = |bad| ten(bad, Verdict::OnPace);
        assert_eq!(of("", &on_pace(&[])), (Verdict::OnPace, Some(n("0"))));
        assert_eq!(of("", &on_pace(&[(Verdict::Behind, 1)])), (Verdict::Behind, Some(n("-1"))));
        assert_eq!(of("", &on_pace(&[(Verdict::Behind, 10)])), (Verdict::Behind, Some(n("-10"))));
        let at_due = |bad| ten(bad, Verdict::Met);
        assert_eq!(of("2020-06", &at_due(&[])), (Verdict::Met, Some(n("0"))));
        assert_eq!(of("2020-06", &at_due(&[(Verdict::Missed, 1)])), (Verdict::Missed, Some(n("-1"))));
    }

    #[test]
    fn more_than_half_of_those_that_owe_make_the_whole_far_behind() {
        let case = flow().reach("10", "2020-01", "2020-12");
        let of = |members: &[(Verdict, usize)], rest| rolled(&case, &ten(members, rest), "2020-06").verdict;
        assert_eq!(of(&[(Verdict::FarBehind, 5)], Verdict::OnPace), Verdict::Behind, "half are not more than half");
        assert_eq!(of(&[(Verdict::FarBehind, 6)], Verdict::OnPace), Verdict::FarBehind);
        assert_eq!(of(&[(Verdict::FarBehind, 3), (Verdict::OnPace, 2)], Verdict::NotRated), Verdict::FarBehind);
        assert_eq!(of(&[(Verdict::FarBehind, 3), (Verdict::OnPace, 3)], Verdict::NotRated), Verdict::Behind);
        assert_eq!(of(&[(Verdict::FarBehind, 1)], Verdict::NotRated), Verdict::FarBehind);
        assert_eq!(of(&[(Verdict::OnPace, 1)], Verdict::NotRated), Verdict::OnPace);
        assert_eq!(of(&[(Verdict::Missed, 1), (Verdict::Met, 3)], Verdict::OnPace), Verdict::Missed);
    }

    #[test]
    fn where_nobody_owes_nothing_is_rated_and_the_reason_is_told() {
        let case = flow().reach("10", "2020-01", "2020-12");
        let waiting = |met: usize| {
            let mut members = ten(&[(Verdict::Met, met)], Verdict::NotRated);
            members[met..].iter_mut().for_each(|m| m.flag(Flag::NothingOwed));
            rolled(&case, &members, "2020-06")
        };
        let a = waiting(0);
        assert_eq!(
            (a.verdict, a.value, a.gap, a.flags),
            (Verdict::NotRated, Some(n("0")), Some(n("-10")), vec![Flag::NothingOwed])
        );
        // 10个乡镇：已完成3个，未到期7个 is no pace either.
        let a = waiting(3);
        assert_eq!((a.verdict, a.value, a.flags), (Verdict::NotRated, Some(n("3")), vec![Flag::NothingOwed]));
        // While one has no baseline in time, nobody knows that all others are on pace; those that are behind are.
        let with_late = |others: &[(Verdict, usize)]| {
            let mut members = ten(others, Verdict::OnPace);
            (members[9].verdict, members[9].flags) = (Verdict::NotRated, vec![Flag::LateBaseline]);
            let a = rolled(&case, &members, "2020-06");
            (a.verdict, a.flags)
        };
        assert_eq!(with_late(&[(Verdict::Met, 3)]), (Verdict::NotRated, vec![Flag::LateBaseline]));
        assert_eq!(with_late(&[(Verdict::Behind, 1)]), (Verdict::Behind, vec![]));
        // One whose baseline came late has it by its value.
        let late = [member(Verdict::Met, Some("10")), member(Verdict::NotRated, Some("10"))];
        assert_eq!(rolled(&level().reach("10", "2020-01", "2020-12"), &late, "2020-06").verdict, Verdict::Met);
    }

    #[test]
    fn what_a_count_of_regions_has_no_meaning_for_is_blank() {
        let members = ten(&[(Verdict::Behind, 4)], Verdict::Met);
        let a = rolled(&flow().reach("10", "2020-01", "2020-12"), &members, "2020-06");
        assert_eq!((a.value, a.target, a.completion), (Some(n("6")), Some(n("10")), Some(n("0.6"))));
        assert_eq!((a.gap, a.gap_to_target), (Some(n("-4")), Some(n("-4"))));
        assert_eq!((a.baseline, a.expected, a.progress, a.elapsed), (None, None, None, None));
        assert_eq!((a.pace, a.months_behind, a.required, a.recent, a.projected), (None, None, None, None, None));
    }

    #[test]
    fn a_member_to_which_it_does_not_apply_is_out_of_n_and_of_m() {
        let mut none = member(Verdict::NoData, None);
        none.flag(Flag::Undefined);
        let a =
            rolled(&level().reach("10", "2020-01", "2020-12"), &[member(Verdict::Met, Some("10")), none], "2020-06");
        assert_eq!(
            (a.verdict, a.value, a.target, a.coverage),
            (Verdict::Met, Some(n("1")), Some(n("1")), Some((1, 1)))
        );
    }

    #[test]
    fn the_last_month_is_the_earliest_of_the_members_and_only_of_a_complete_count() {
        let with = |at: &str| Assessment { last: Some((month(at), n("1"))), ..member(Verdict::Behind, Some("10")) };
        let case = flow().reach("10", "2020-01", "2020-12");
        let a = rolled(&case, &[with("2020-05"), with("2020-04")], "2020-06");
        assert_eq!((a.last, a.completion, a.progress), (Some((month("2020-04"), n("2"))), Some(n("1")), None));
        let b = rolled(&case, &[with("2020-05"), member(Verdict::NoData, None)], "2020-06");
        assert_eq!((b.last, b.value, b.completion, b.coverage), (None, None, None, Some((1, 2))));
        // A member with a verdict but no value is not known either.
        let c = rolled(&case, &[with("2020-05"), member(Verdict::NotRated, None)], "2020-06");
        assert_eq!((c.verdict, c.coverage), (Verdict::NoData, Some((1, 2))));
    }

    #[test]
    fn some_day_is_met_when_all_have_it() {
        let case = level().reach("10", "2020-01", "");
        let of = |values: [&str; 2]| {
            let a = rolled(&case, &values.map(|v| member(Verdict::NotRated, Some(v))), "2020-06");
            (a.verdict, a.gap_to_target, a.completion, a.flags)
        };
        assert_eq!(of(["10", "11"]), (Verdict::Met, Some(n("0")), Some(n("1")), vec![Flag::NoDue]));
        assert_eq!(of(["10", "9"]), (Verdict::NotRated, Some(n("-1")), Some(n("0.5")), vec![Flag::NoDue]));
    }
}
