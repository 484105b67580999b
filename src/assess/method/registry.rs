//! The one list of judging methods.

use super::destatis::Destatis;
use super::pace::Pace;
use super::statcan::Statcan;
use super::strategy::Strategy;
use crate::catalog::Method;

/// The strategy behind a method's name.
pub(in crate::assess) fn strategy(method: Method) -> &'static dyn Strategy {
    match method {
        Method::Pace => &Pace,
        Method::Statcan => &Statcan,
        Method::Destatis => &Destatis,
    }
}

/// Whether a method compares progress with the share that the plan asks for by now, so that pace and gap to plan explain its
/// verdict. The other methods do not ask how much time has passed.
#[must_use]
pub fn judges_by_plan(method: Method) -> bool {
    strategy(method).judges_by_plan()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pace_judges_by_the_plan_and_only_the_others_look_back() {
        let of = |method| (judges_by_plan(method), strategy(method).looks_back());
        assert_eq!(of(Method::Pace), (true, false));
        assert_eq!(of(Method::Statcan), (false, true));
        assert_eq!(of(Method::Destatis), (false, true));
    }
}
