//! The terms of a target: on what basis it is judged, and how far a value may be from it.

use crate::measure::{Exact, Unit, exact, named};
use num_traits::Signed;

/// Where the amounts that a target asks for before its due date come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The document states them. Within one year, months ÷ 12 is the office's own rule and counts as stated.
    Stated,
    /// The document states value and due date of a task of several years, which is spread over them for lack of yearly figures.
    Split,
    /// Somebody chose the date or the scope.
    Inferred,
}

named!(Basis { Stated = "stated", Split = "split", Inferred = "inferred" });

impl Basis {
    /// The Chinese word that `targets.csv` may use for it.
    pub(super) fn chinese(self) -> &'static str {
        match self {
            Self::Stated => "文件明确",
            Self::Split => "均衡分解",
            Self::Inferred => "推算",
        }
    }
}

/// Which value a `keep` target looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeepMode {
    /// The period's own.
    Last,
    /// All periods since `from` together: the pooled ratio, or the mean amount.
    Pooled,
    /// Each period's own, in every period.
    Every,
}

named!(KeepMode { Last = "last", Pooled = "pooled", Every = "every" });

impl KeepMode {
    /// The Chinese word that `targets.csv` may use for it.
    pub(super) fn chinese(self) -> &'static str {
        match self {
            Self::Last => "期末",
            Self::Pooled => "合并",
            Self::Every => "每期",
        }
    }
}

/// From where on a value that does not hold is far from it.
#[derive(Debug, Clone, PartialEq)]
pub enum Far {
    /// Percentage points, of a rate.
    Points(Exact),
    /// In the indicator's unit.
    Amount(Exact),
}

impl Far {
    /// The amount in the indicator's unit.
    #[must_use]
    pub fn amount(&self, unit: Unit) -> Exact {
        match self {
            Self::Points(points) => in_unit(points, unit),
            Self::Amount(amount) => amount.clone(),
        }
    }
}

/// By how much a value may fall short of a target.
#[derive(Debug, Clone, PartialEq)]
pub enum Tolerance {
    None,
    /// A share of the target's value (0.05 for 5 %).
    Share(Exact),
    /// Percentage points, of a rate.
    Points(Exact),
}

impl Tolerance {
    /// The amount, in the indicator's unit, by which a value may fall short of `target`.
    #[must_use]
    pub fn amount(&self, target: &Exact, unit: Unit) -> Exact {
        match self {
            Self::None => exact::whole(0),
            Self::Share(share) => target.abs() * share,
            Self::Points(points) => in_unit(points, unit),
        }
    }
}

/// Percentage points in the unit of a rate.
fn in_unit(points: &Exact, unit: Unit) -> Exact {
    Unit::percent().to(unit).map_or_else(|| points.clone(), |factor| points * &factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tolerance_is_an_amount_in_the_unit() {
        let n = exact::whole;
        let unit = |name| Unit::parse(name).unwrap();
        assert_eq!(Tolerance::None.amount(&n(200), unit("亩")), n(0));
        assert_eq!(Tolerance::Share(exact::ratio(1, 20)).amount(&n(-200), unit("亩")), n(10));
        assert_eq!(Tolerance::Points(n(2)).amount(&n(90), unit("%")), n(2));
        assert_eq!(Tolerance::Points(n(2)).amount(&n(900), unit("‰")), n(20));
        assert_eq!(Far::Points(n(3)).amount(unit("‰")), n(30));
        assert_eq!(Far::Amount(n(3)).amount(unit("亩")), n(3));
    }

    #[test]
    fn no_chinese_word_stands_for_two_meanings() {
        let words = Basis::NAMES.map(|(_, basis)| basis.chinese());
        let modes = KeepMode::NAMES.map(|(_, mode)| mode.chinese());
        let different: std::collections::BTreeSet<&str> = words.into_iter().chain(modes).collect();
        assert_eq!(different.len(), words.len() + modes.len());
    }
}
