//! Ratios: two points of the same month divided.

use super::point::{Point, Value, Why};
use crate::measure::{Exact, exact};

/// The ratio of two points, times `factor`. It is undefined over zero, and missing where either part is.
pub(super) fn ratio(top: &Point, bottom: &Point, factor: &Exact) -> Point {
    let value = match (&top.value, &bottom.value) {
        (Value::Observed(a), Value::Observed(b)) => match exact::divide(a, b) {
            Some(share) => Value::Observed(share * factor),
            None => Value::Missing(Why::Undefined),
        },
        // A part of a whole of which nothing is stated does not apply either.
        (Value::Observed(_), Value::Missing(Why::NothingYet)) => Value::Missing(Why::Undefined),
        (Value::Missing(why), _) | (_, Value::Missing(why)) => Value::Missing(match why {
            // The known part of a numerator or denominator says nothing about the ratio.
            Why::Partial { .. } => Why::Partial { so_far: None },
            other => other.clone(),
        }),
    };
    // A state that still stands divides by one that does, too.
    let stands = |part: &Point| part.value.observed().or(part.standing.as_ref()).cloned();
    let standing = value.observed().is_none().then(|| Some((stands(top)?, stands(bottom)?))).flatten();
    let standing = standing.and_then(|(a, b)| Some(exact::divide(&a, &b)? * factor));
    let short = |c: Option<(u32, u32)>| c.filter(|(have, of)| have < of);
    let coverage = short(top.coverage).or(short(bottom.coverage)).or(top.coverage).or(bottom.coverage);
    let holes = if top.holes.is_empty() { &bottom.holes } else { &top.holes };
    Point { coverage, holes: holes.clone(), standing, ..Point::of(top.month, value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Month;
    use crate::measure::exact::whole;

    fn point(value: Value, coverage: Option<(u32, u32)>) -> Point {
        Point { own: Some(whole(1)), coverage, ..Point::of(Month::new(2020, 1), value) }
    }

    fn observed(n: i64) -> Point {
        point(Value::Observed(whole(n)), None)
    }

    #[test]
    fn a_ratio_is_the_quotient_times_its_factor_and_has_no_own_amount() {
        let found = ratio(&observed(3), &observed(4), &whole(100));
        assert_eq!((found.value, found.own), (Value::Observed(whole(75)), None));
        assert_eq!(ratio(&observed(3), &observed(0), &whole(1)).value, Value::Missing(Why::Undefined));
    }

    #[test]
    fn states_that_still_stand_make_a_ratio_that_does() {
        let standing = |n| Point { standing: Some(whole(n)), ..point(Value::Missing(Why::Absent), None) };
        let found = ratio(&standing(5), &standing(10), &whole(100));
        assert_eq!((found.value, found.standing), (Value::Missing(Why::Absent), Some(whole(50))));
        assert_eq!(ratio(&observed(5), &standing(10), &whole(100)).standing, Some(whole(50)));
        let absent = point(Value::Missing(Why::Absent), None);
        assert_eq!(ratio(&standing(5), &absent, &whole(100)).standing, None);
        assert_eq!(ratio(&observed(5), &observed(10), &whole(100)).standing, None);
    }

    #[test]
    fn a_missing_part_leaves_no_part_of_a_ratio() {
        let partial = point(Value::Missing(Why::Partial { so_far: Some(whole(3)) }), None);
        let none = Value::Missing(Why::Partial { so_far: None });
        assert_eq!(ratio(&partial, &observed(4), &whole(1)).value, none);
        assert_eq!(ratio(&observed(4), &partial, &whole(1)).value, none);
        let absent = point(Value::Missing(Why::Absent), None);
        assert_eq!(ratio(&absent, &partial, &whole(1)).value, Value::Missing(Why::Absent));
        assert_eq!(ratio(&observed(4), &absent, &whole(1)).value, Value::Missing(Why::Absent));
        let blank = || point(Value::Missing(Why::NothingYet), None);
        assert_eq!(ratio(&observed(4), &blank(), &whole(1)).value, Value::Missing(Why::Undefined));
        assert_eq!(ratio(&blank(), &observed(4), &whole(1)).value, Value::Missing(Why::NothingYet));
    }

    #[test]
    fn the_coverage_is_that_of_the_part_with_missing_reports() {
        let of = |top, bottom| {
            let value = || Value::Observed(whole(1));
            ratio(&point(value(), top), &point(value(), bottom), &whole(1)).coverage
        };
        assert_eq!(of(Some((2, 2)), Some((1, 2))), Some((1, 2)));
        assert_eq!(of(Some((1, 3)), Some((1, 2))), Some((1, 3)));
        assert_eq!(of(Some((2, 2)), Some((3, 3))), Some((2, 2)));
        assert_eq!(of(None, Some((3, 3))), Some((3, 3)));
    }
}
