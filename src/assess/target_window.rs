//! When a target is judged, and which window of its indicator it speaks about.

use crate::catalog::{Indicator, Source, Target, TargetKind};
use crate::measure::{Month, When};
use crate::series::Window;

/// Whether each period has an amount of its own, so that amounts of periods add up over time.
#[must_use]
pub fn has_own_amounts(indicator: &Indicator) -> bool {
    indicator.kind.adds_up() && matches!(indicator.source, Source::Rows(_))
}

/// The window of an indicator's history: a flow's own amounts, else states.
#[must_use]
pub fn history_window(indicator: &Indicator) -> Window {
    if has_own_amounts(indicator) { Window::Own } else { Window::State }
}

/// Whether a target is judged at `as_of`: one that was changed has an `until`, and is judged while as-of is not past it.
#[must_use]
pub fn in_force(target: &Target, as_of: Month) -> bool {
    target.until.is_none_or(|until| as_of <= until.month())
}

/// The window of the indicator that a target speaks about; `natural` where it says nothing else.
#[must_use]
pub fn target_window(indicator: &Indicator, target: &Target, natural: Window) -> Window {
    if !has_own_amounts(indicator) || indicator.trailing_year {
        return natural;
    }
    let without_end = target.due.is_none() && matches!(target.kind, TargetKind::Within | TargetKind::Zero);
    if target.kind == TargetKind::Keep || without_end {
        return Window::Own;
    }
    Window::Total { from: target.from.first_day(), to: target.due.map(When::last_day) }
}
