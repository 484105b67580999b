//! When a target is judged, and over which window of its indicator.

use crate::catalog::{Indicator, KeepMode, Target, TargetKind};
use crate::measure::{Month, When};
use crate::series::Window;

/// The window of an indicator's history: each period's own, of a trailing year trailing years, else states.
#[must_use]
pub fn history_window(indicator: &Indicator) -> Window {
    if indicator.is_windowed() {
        Window::Own
    } else if indicator.trailing_year {
        Window::TrailingYear
    } else {
        Window::State
    }
}

/// Whether a target is in force at `as_of`: it has been decided, and its last month, `until`, has not passed.
#[must_use]
pub fn in_force(target: &Target, as_of: Month) -> bool {
    let known = target.decided.is_none_or(|decided| decided <= as_of.last_day());
    known && target.until.is_none_or(|until| as_of <= until.month())
}

/// The window over which a target judges its indicator. What happened in a time is judged period by period, where the target has to hold
/// in each of them, else over the target's own dates; anything else in its `natural` window.
#[must_use]
pub fn target_window(indicator: &Indicator, target: &Target, natural: Window) -> Window {
    if !indicator.is_windowed() {
        return match target.due {
            Some(When::Day(due)) if natural == Window::State => Window::StateAt { due },
            _ => natural,
        };
    }
    let (from, to) = (target.from.first_day(), target.due.map(When::last_day));
    // Amounts are pooled as the mean of periods, everything else over the rows of all periods.
    let pooled = target.kind.promises_every_period() && target.keep == KeepMode::Pooled && !indicator.adds_up();
    match (target.kind, to) {
        _ if target.holds() && !pooled => Window::Own,
        (TargetKind::All | TargetKind::Done, Some(due)) => Window::MakingUp { from, due },
        _ => Window::Total { from, to },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, flow, level, when};
    use crate::catalog::{Source, TargetKind};
    use jiff::civil::date;

    fn window(case: &Case) -> Window {
        target_window(&case.indicator, case.target.as_ref().unwrap(), Window::YearToDate)
    }

    #[test]
    fn an_amount_is_judged_over_the_target_s_dates_or_period_by_period() {
        let reach = flow().reach("10", "2020-02", "2020-11");
        let total = Window::Total { from: date(2020, 2, 1), to: Some(date(2020, 11, 30)) };
        assert_eq!(window(&reach), total);
        let open = Window::Total { from: date(2020, 2, 1), to: None };
        assert_eq!(window(&flow().reach("10", "2020-02", "")), open);
        let of = |kind, due| window(&flow().target(kind, "10", "2020-02", due));
        assert_eq!((of(TargetKind::Keep, "2020-11"), of(TargetKind::Zero, "")), (Window::Own, Window::Own));
        assert_eq!(of(TargetKind::Zero, "2020-11"), total);
        assert_eq!(window(&level().reach("10", "2020-02", "2020-11")), Window::YearToDate);
        let by_day = level().reach("10", "2020-02", "2020-11-15");
        let state = target_window(&by_day.indicator, by_day.target.as_ref().unwrap(), Window::State);
        assert_eq!(state, Window::StateAt { due: date(2020, 11, 15) });
        let mut trailing = reach;
        trailing.indicator.trailing_year = true;
        assert_eq!(window(&trailing), Window::YearToDate);
        assert_eq!(history_window(&trailing.indicator), Window::TrailingYear);
        assert_eq!(history_window(&flow().indicator), Window::Own);
        assert_eq!(history_window(&level().indicator), Window::State);
    }

    #[test]
    fn a_ratio_that_is_kept_pooled_is_pooled_over_the_target_s_dates() {
        let mut case = flow().target(TargetKind::Keep, "90", "2020-02", "2020-11");
        let of = |case: &Case, keep| window(&case.clone().with(|t| t.keep = keep));
        assert_eq!(of(&case, KeepMode::Pooled), Window::Own, "amounts are pooled as the mean of periods");
        case.indicator.source = Source::Ratio { of: "a".into(), by: "b".into() };
        let total = Window::Total { from: date(2020, 2, 1), to: Some(date(2020, 11, 30)) };
        assert_eq!(of(&case, KeepMode::Pooled), total);
        assert_eq!((of(&case, KeepMode::Last), of(&case, KeepMode::Every)), (Window::Own, Window::Own));
        assert_eq!(window(&case.reach("90", "2020-02", "2020-11")), total, "and so is one that is reached");
    }

    #[test]
    fn all_of_a_flow_may_be_made_up_for_after_due() {
        let case = flow().target(TargetKind::All, "90", "2020-02", "2020-11");
        let making_up = Window::MakingUp { from: date(2020, 2, 1), due: date(2020, 11, 30) };
        assert_eq!(window(&case), making_up);
        assert_eq!(window(&case.with(|t| t.due = None)), Window::Total { from: date(2020, 2, 1), to: None });
    }

    #[test]
    fn a_target_that_has_not_been_decided_is_not_in_force() {
        let decided = level().reach("10", "2020-01", "").with(|t| t.decided = Some(date(2020, 6, 15)));
        let at = |month: i8| in_force(decided.target.as_ref().unwrap(), Month::new(2020, month));
        assert!(!at(5) && at(6) && at(7));
    }

    #[test]
    fn a_target_is_in_force_up_to_the_month_of_its_until() {
        let until = |until: &str| level().reach("10", "2020-02", "").with(|t| t.until = Some(when(until)));
        let in_june = |case: Case| in_force(case.target.as_ref().unwrap(), Month::new(2020, 6));
        assert!(in_june(until("2020-06")) && in_june(until("2020-06-03")) && !in_june(until("2020-05")));
        assert!(in_june(level().reach("10", "2020-02", "")));
    }
}
