//! What is taken out of a row and of a gap's parts.

use crate::assess::{Assessment, Basis, Breakdown, Flag, Verdict, judges_by_plan};
use crate::catalog::{Baseline, BoardRules, Plan, RegionId, Target, TargetKind};
use crate::measure::Month;
use crate::report::Assessed;
use num_traits::Signed;

/// Flags that say nothing of a value.
const OPEN_FLAGS: [Flag; 10] = [
    Flag::Absent,
    Flag::Partial,
    Flag::NotDue,
    Flag::NotReceived,
    Flag::Unusable,
    Flag::NotStarted,
    Flag::NoDue,
    Flag::Split,
    Flag::Inferred,
    Flag::PerDay,
];

/// The assessment of a protected row below the root: nothing of a withheld number; of a printed one what follows from it and the
/// target alone, since earlier numbers may have been withheld.
pub(super) fn suppressed(row: &Assessed<'_>, shown: bool, rules: &BoardRules, as_of: Month) -> Assessment {
    let a = &row.assessment;
    let flags: Vec<Flag> = a.flags.iter().copied().filter(|f| OPEN_FLAGS.contains(f)).collect();
    if a.verdict == Verdict::NoData {
        return Assessment { flags, coverage: a.coverage, ..dated(a, Verdict::NoData) };
    }
    if !shown || a.value.is_none() {
        let flags =
            flags.into_iter().filter(|f| matches!(f, Flag::Inferred | Flag::Split)).chain([Flag::Withheld]).collect();
        return Assessment { flags, ..dated(a, Verdict::NotRated) };
    }
    let Some(target) = row.target else {
        return Assessment { flags, value: a.value.clone(), ..dated(a, a.verdict) };
    };
    let way = follows_from_the_value(row, target, rules);
    let verdict = if way { Some(a.verdict) } else { verdict_by_value(row, target, rules, as_of) };
    let plain = Assessment {
        value: a.value.clone(),
        target: a.target.clone(),
        completion: a.completion.clone(),
        gap_to_target: a.gap_to_target.clone(),
        coverage: a.coverage,
        ..dated(a, verdict.unwrap_or(Verdict::NotRated))
    };
    if verdict.is_none() {
        let flags = flags.into_iter().chain([Flag::Withheld]).collect();
        return Assessment { flags, ..plain };
    }
    if !way {
        return Assessment { flags, ..plain };
    }
    Assessment {
        flags,
        baseline: a.baseline.clone(),
        progress: a.progress.clone(),
        elapsed: a.elapsed.clone(),
        plan_shape: a.plan_shape,
        expected: a.expected.clone(),
        gap: a.gap.clone(),
        pace: a.pace.clone(),
        months_behind: a.months_behind.clone(),
        required: a.required.clone(),
        left: a.left.clone(),
        ..plain
    }
}

/// A count of regions, judged by what it is itself: whether all have it, and whether due has passed. Who of the others is on pace
/// follows from their numbers.
pub(super) fn by_count_alone(a: &Assessment, target: &Target) -> Assessment {
    // Without a gap the time of the target has not begun.
    let is_rated = a.verdict != Verdict::NoData && a.value.is_some() && a.gap.is_some();
    if !is_rated {
        return a.clone();
    }
    let all = a.gap_to_target.as_ref().is_some_and(|gap| !gap.is_negative());
    let verdict = match (all, a.past_due) {
        (true, false) if target.holds() => Verdict::OnPace,
        (true, _) => Verdict::Met,
        (false, true) if !target.is_inferred() => Verdict::Missed,
        (false, _) => Verdict::NotRated,
    };
    let kept = a.flags.iter().copied().filter(|flag| OPEN_FLAGS.contains(flag));
    let mut flags: Vec<Flag> = kept.chain((verdict == Verdict::NotRated).then_some(Flag::Withheld)).collect();
    flags.sort_unstable();
    Assessment {
        flags,
        value: a.value.clone(),
        target: a.target.clone(),
        completion: a.completion.clone(),
        gap: a.gap.clone(),
        gap_to_target: a.gap_to_target.clone(),
        left: a.left.clone(),
        coverage: a.coverage,
        last: a.last.clone(),
        ..dated(a, verdict)
    }
}

/// A verdict of the same month, with nothing else.
fn dated(a: &Assessment, verdict: Verdict) -> Assessment {
    Assessment { judged: a.judged, past_due: a.past_due, own: a.own, ..Assessment::with_verdict(verdict) }
}

/// Whether the document lays out the whole way from baseline to target, so that everything said of it follows from the value.
fn follows_from_the_value(row: &Assessed<'_>, target: &Target, rules: &BoardRules) -> bool {
    let stated = row.indicator.has_own_amounts() || matches!(target.baseline, Baseline::Stated(_));
    let way = row.assessment.baseline.as_ref().map(|from| row.indicator.better.signed(&target.value - from));
    let by_plan = judges_by_plan(rules.method) && rules.escalate.is_none() && target.plan != Plan::Season;
    stated && target.kind.is_reached() && by_plan && target.due.is_some() && way.is_some_and(|way| way.is_positive())
}

/// The verdict where the way is not laid out: None where it takes earlier values.
fn verdict_by_value(row: &Assessed<'_>, target: &Target, rules: &BoardRules, as_of: Month) -> Option<Verdict> {
    let a = &row.assessment;
    if a.verdict == Verdict::NotRated && a.has(Flag::NotStarted) && as_of < target.from.month() {
        return Some(Verdict::NotRated);
    }
    let satisfied = !a.gap_to_target.as_ref().or(a.gap.as_ref())?.is_negative();
    match (target.kind, target.due) {
        (kind, Some(_)) if kind.promises_every_period() => None,
        (TargetKind::Keep | TargetKind::Within, None) => rules.escalate.is_none().then_some(a.verdict),
        (TargetKind::Zero, None) => satisfied.then_some(Verdict::OnPace),
        (_, Some(_)) if satisfied => Some(Verdict::Met),
        (_, Some(due)) if as_of >= due.month() => Some(Verdict::Missed).filter(|v| *v == a.verdict),
        // Nothing is due before the date; that the value fell since its baseline would reveal the baseline.
        (_, Some(_)) if target.plan == Plan::Step => Some(Verdict::NotRated),
        (_, Some(_)) => None,
        (TargetKind::Reach | TargetKind::Done | TargetKind::All, None) => {
            Some(if satisfied { Verdict::Met } else { Verdict::NotRated })
        }
    }
}

/// Leaves the values that `shown` lets pass, in the order of the regions.
pub(super) fn suppress_parts(found: &mut Breakdown<RegionId>, shown: impl Fn(RegionId) -> bool) {
    found.basis = Basis::Unsplit;
    found.rest = None;
    found.shares.sort_by_key(|share| share.region);
    for share in &mut found.shares {
        (share.change, share.gap) = (None, None);
        share.value = share.value.take().filter(|_| shown(share.region));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{PlanShape, Share};
    use crate::catalog::{Catalog, Method};
    use crate::disclosure::fixtures::{EAST, PEOPLE, ROOT, WEST, catalog, indicator, row};
    use crate::measure::exact::whole;
    use crate::measure::{Exact, Month};

    fn as_of() -> Month {
        Month::new(2020, 6)
    }
    const REACH: &str = "a,each township,reach,90,,2020-01,0,2020-12,,,\n";

    #[expect(clippy::unnecessary_wraps, reason = "fields of an assessment are optional")]
    fn some(n: i64) -> Option<Exact> {
        Some(whole(n))
    }

    /// Everything that an assessment may say.
    fn full(verdict: Verdict, gap: i64) -> Assessment {
        Assessment {
            flags: vec![Flag::Inferred, Flag::Slipping],
            value: some(40),
            target: some(90),
            baseline: some(0),
            completion: some(1),
            progress: some(2),
            elapsed: some(3),
            plan_shape: Some(PlanShape::Even),
            expected: some(4),
            gap: some(gap),
            gap_to_target: some(gap),
            pace: some(6),
            months_behind: some(7),
            required: some(8),
            recent: some(9),
            left: some(10),
            projected: some(11),
            coverage: Some((1, 2)),
            last: Some((as_of(), whole(40))),
            change: some(12),
            ..Assessment::with_verdict(verdict)
        }
    }

    fn of(catalog: &Catalog, assessment: Assessment, shown: bool, as_of: Month) -> Assessment {
        let row = Assessed { assessment: Box::new(assessment), ..row(catalog, EAST, Verdict::Watch, None) };
        suppressed(&row, shown, &catalog.board, as_of)
    }

    fn people(targets: &str) -> Catalog {
        catalog(&[indicator("a", PEOPLE)], targets)
    }

    #[test]
    fn a_count_of_regions_is_judged_by_itself_and_not_by_who_is_on_pace() {
        let catalog = people(REACH);
        let target = &catalog.targets[0];
        let counted = |verdict, gap: i64, past_due| {
            let full = Assessment { past_due, ..full(verdict, gap) };
            let left = by_count_alone(&full, target);
            assert_eq!((left.value, left.gap, left.recent, left.waiting), (some(40), some(gap), None, 0));
            (left.verdict, left.flags.contains(&Flag::Withheld))
        };
        for verdict in [Verdict::OnPace, Verdict::Behind, Verdict::FarBehind, Verdict::NotRated] {
            assert_eq!(counted(verdict, -5, false), (Verdict::NotRated, true), "{verdict:?}");
        }
        assert_eq!(counted(Verdict::Missed, -5, true), (Verdict::Missed, false));
        assert_eq!(counted(Verdict::Met, 0, false), (Verdict::Met, false));
        let missing = full(Verdict::NoData, -5);
        assert_eq!(by_count_alone(&missing, target), missing);
    }

    #[test]
    fn of_a_withheld_number_nothing_is_left() {
        let catalog = people(REACH);
        let withheld =
            Assessment { flags: vec![Flag::Inferred, Flag::Withheld], ..Assessment::with_verdict(Verdict::NotRated) };
        assert_eq!(of(&catalog, full(Verdict::Behind, -5), false, as_of()), withheld);
        let without = Assessment { value: None, ..full(Verdict::Behind, -5) };
        assert_eq!(of(&catalog, without, true, as_of()), withheld, "nor where there is no number");
    }

    #[test]
    fn that_nothing_was_reported_is_no_secret() {
        let missing = Assessment { flags: vec![Flag::Absent, Flag::Doubtful], ..full(Verdict::NoData, 0) };
        let left = Assessment {
            flags: vec![Flag::Absent],
            coverage: Some((1, 2)),
            ..Assessment::with_verdict(Verdict::NoData)
        };
        assert_eq!(of(&people(REACH), missing, false, as_of()), left);
    }

    #[test]
    fn without_a_target_the_value_alone_is_left() {
        let left =
            Assessment { flags: vec![Flag::Inferred], value: some(40), ..Assessment::with_verdict(Verdict::Watch) };
        assert_eq!(of(&people(""), full(Verdict::Watch, 0), true, as_of()), left);
    }

    #[test]
    fn where_the_document_lays_out_the_way_what_follows_from_the_value_is_left() {
        let left = Assessment {
            flags: vec![Flag::Inferred],
            recent: None,
            projected: None,
            last: None,
            change: None,
            ..full(Verdict::Behind, -5)
        };
        assert_eq!(of(&people(REACH), full(Verdict::Behind, -5), true, as_of()), left);
    }

    #[test]
    fn where_it_does_not_the_verdict_comes_from_the_value_alone() {
        let from_the_first_value = REACH.replace(",0,2020-12", ",,2020-12");
        let catalog = people(&from_the_first_value);
        let plain = |verdict, flags: &[Flag], gap| Assessment {
            flags: flags.to_vec(),
            value: some(40),
            target: some(90),
            completion: some(1),
            gap_to_target: some(gap),
            coverage: Some((1, 2)),
            ..Assessment::with_verdict(verdict)
        };
        let met = of(&catalog, full(Verdict::OnPace, 0), true, as_of());
        assert_eq!(met, plain(Verdict::Met, &[Flag::Inferred], 0));
        let open = of(&catalog, full(Verdict::Behind, -5), true, as_of());
        assert_eq!(open, plain(Verdict::NotRated, &[Flag::Inferred, Flag::Withheld], -5));
        let missed = of(&catalog, full(Verdict::Missed, -5), true, Month::new(2020, 12));
        assert_eq!(missed, plain(Verdict::Missed, &[Flag::Inferred], -5));
    }

    fn follows(keys: &str, target: &str, change: impl Fn(&mut Catalog)) -> bool {
        let mut catalog = catalog(&[indicator("a", keys)], target);
        change(&mut catalog);
        let row =
            Assessed { assessment: Box::new(full(Verdict::Behind, -5)), ..row(&catalog, EAST, Verdict::Watch, None) };
        follows_from_the_value(&row, &catalog.targets[0], &catalog.board)
    }

    #[test]
    fn a_way_is_laid_out_by_baseline_target_and_date() {
        let same = |_: &mut Catalog| {};
        assert!(follows(PEOPLE, REACH, same));
        let flow = PEOPLE.replace("level", "flow");
        assert!(follows(&flow, &REACH.replace(",0,2020-12", ",,2020-12"), same), "a total starts from nothing");
        assert!(!follows(PEOPLE, &REACH.replace(",0,2020-12", ",,2020-12"), same), "the first value may be withheld");
        assert!(!follows(PEOPLE, "a,each township,reach,90,,2020-01,0,,,,\n", same), "no date");
        assert!(!follows(PEOPLE, "a,each township,keep,90,,2020-01,,,,,\n", same), "a state is no way");
        assert!(!follows(PEOPLE, &REACH.replace("reach,90", "reach,0"), same), "no way from 0 to 0");
        assert!(!follows(&PEOPLE.replace("higher", "lower"), REACH, same), "the wrong way");
        assert!(!follows(PEOPLE, REACH, |c| c.targets[0].plan = Plan::Season), "last year's months are others");
        assert!(!follows(PEOPLE, REACH, |c| c.board.method = Method::Statcan));
        assert!(!follows(PEOPLE, REACH, |c| c.board.escalate = Some(2)), "earlier verdicts are others");
    }

    #[test]
    fn a_way_leads_from_the_baseline_toward_the_target() {
        let from = |baseline| {
            let catalog = people(REACH);
            let a = Assessment { baseline: some(baseline), ..full(Verdict::Behind, -5) };
            let row = Assessed { assessment: Box::new(a), ..row(&catalog, EAST, Verdict::Watch, None) };
            follows_from_the_value(&row, &catalog.targets[0], &catalog.board)
        };
        assert!(from(89) && !from(90) && !from(100), "the target is 90");
    }

    fn verdict(target: &str, assessment: &Assessment, as_of: Month, escalate: bool) -> Option<Verdict> {
        let better = if target.contains("zero") { "lower" } else { "higher" };
        let mut catalog = catalog(&[indicator("a", &PEOPLE.replace("higher", better))], target);
        catalog.board.escalate = escalate.then_some(2);
        let row = Assessed { assessment: Box::new(assessment.clone()), ..row(&catalog, EAST, Verdict::Watch, None) };
        verdict_by_value(&row, &catalog.targets[0], &catalog.board, as_of)
    }

    #[test]
    fn what_the_value_alone_says_of_each_kind() {
        let (short, enough) = (full(Verdict::Behind, -1), full(Verdict::OnPace, 0));
        let says = |target: &str, a: &Assessment| verdict(target, a, as_of(), false);
        let keep = "a,each township,keep,90,,2020-01,,,,,\n";
        assert_eq!((says(keep, &short), says(keep, &enough)), (Some(Verdict::Behind), Some(Verdict::OnPace)));
        assert_eq!(verdict(keep, &enough, as_of(), true), None, "whether it was behind before is not said");
        let until = "a,each township,keep,90,,2020-01,,2020-12,,,\n";
        assert_eq!(says(until, &enough), None, "that it held in every month is not said");
        let within = "a,each township,within,4,8,2020-01,,,,,\n";
        assert_eq!(says(within, &short), Some(Verdict::Behind));
        let zero = "a,each township,zero,,,2020-01,,,,,\n";
        assert_eq!((says(zero, &short), says(zero, &enough)), (None, Some(Verdict::OnPace)));
        let reach = "a,each township,reach,90,,2020-01,,2020-12,,,\n";
        assert_eq!((says(reach, &short), says(reach, &enough)), (None, Some(Verdict::Met)));
        let step = "a,each township,reach,90,,2020-01,,2020-12,,step,\n";
        assert_eq!(says(step, &short), Some(Verdict::NotRated));
        let no_due = "a,each township,reach,90,,2020-01,,,,,\n";
        assert_eq!((says(no_due, &short), says(no_due, &enough)), (Some(Verdict::NotRated), Some(Verdict::Met)));
    }

    #[test]
    fn at_due_what_is_short_is_missed() {
        let reach = "a,each township,reach,90,,2020-01,,2020-12,,,\n";
        let at = |a: &Assessment, as_of| verdict(reach, a, as_of, false);
        let (due, before) = (Month::new(2020, 12), Month::new(2020, 11));
        assert_eq!(at(&full(Verdict::Missed, -1), due), Some(Verdict::Missed));
        assert_eq!(at(&full(Verdict::Missed, -1), before), None);
        assert_eq!(at(&full(Verdict::Behind, -1), due), None, "a verdict that needs more than the value");
    }

    #[test]
    fn before_its_first_month_a_target_asks_for_nothing() {
        let later = "a,each township,reach,90,,2020-06,,2020-12,,,\n";
        let waiting = Assessment { flags: vec![Flag::NotStarted], ..full(Verdict::NotRated, -1) };
        let at = |a: &Assessment, as_of| verdict(later, a, as_of, false);
        assert_eq!(at(&waiting, Month::new(2020, 5)), Some(Verdict::NotRated));
        assert_eq!(at(&waiting, Month::new(2020, 6)), None, "it has begun");
        assert_eq!(at(&full(Verdict::NotRated, -1), Month::new(2020, 5)), None);
        let open = Assessment { flags: vec![Flag::NotStarted], ..full(Verdict::Behind, -1) };
        assert_eq!(at(&open, Month::new(2020, 5)), None);
    }

    #[test]
    fn a_gap_to_plan_stands_in_for_one_to_the_target() {
        let keep = "a,each township,zero,,,2020-01,,,,,\n";
        let only = Assessment { gap_to_target: None, ..full(Verdict::OnPace, 0) };
        assert_eq!(verdict(keep, &only, as_of(), false), Some(Verdict::OnPace));
        let none = Assessment { gap: None, ..only };
        assert_eq!(verdict(keep, &none, as_of(), false), None);
    }

    #[test]
    fn of_parts_only_printed_values_are_left_in_the_order_of_regions() {
        let share = |region, n| Share { region, value: some(n), change: some(1), gap: some(-n) };
        let mut parts = Breakdown {
            basis: Basis::OwnTargets,
            shares: vec![share(WEST, 7), share(EAST, 5), share(ROOT, 9)],
            rest: some(2),
        };
        suppress_parts(&mut parts, |region| region != EAST);
        let left = |region, value| Share { region, value, change: None, gap: None };
        let shares = vec![left(ROOT, some(9)), left(EAST, None), left(WEST, some(7))];
        assert_eq!(parts, Breakdown { basis: Basis::Unsplit, shares, rest: None });
    }
}
