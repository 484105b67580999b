//! Shorthand for exact numbers: whole numbers, ratios, checked division, median, `f64` for drawings.

use super::rational::Exact;
use num_traits::Zero;

/// The whole number `n`.
#[must_use]
pub fn whole(n: i64) -> Exact {
    ratio(n, 1)
}

/// `numerator / denominator`; the denominator must not be zero.
#[must_use]
pub fn ratio(numerator: i64, denominator: i64) -> Exact {
    let sign = denominator.signum();
    let small = Exact::small(i128::from(numerator) * i128::from(sign), i128::from(denominator).abs());
    small.filter(|_| denominator != 0).unwrap_or_else(|| Exact::new(numerator.into(), denominator.into()))
}

/// The quotient; `None` if the divisor is zero.
#[must_use]
pub fn divide(a: &Exact, b: &Exact) -> Option<Exact> {
    (!b.is_zero()).then(|| a / b)
}

/// The nearest `f64`, for drawing only: no verdict rests on it.
#[must_use]
pub fn to_f64(x: &Exact) -> f64 {
    x.to_f64().unwrap_or(0.0)
}

/// The middle value; for an even number of values, the mean of the two middle ones. `None` for no values.
#[must_use]
pub fn median(mut values: Vec<Exact>) -> Option<Exact> {
    values.sort();
    let n = values.len();
    match n {
        0 => None,
        _ if n % 2 == 1 => Some(values.swap_remove(n / 2)),
        _ => Some((&values[n / 2 - 1] + &values[n / 2]) / whole(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::full;

    #[test]
    fn ratios_are_in_lowest_terms_with_the_sign_above() {
        assert_eq!(ratio(6, 4).to_string(), "3/2");
        assert_eq!(ratio(6, -4).to_string(), "-3/2");
        assert_eq!(ratio(-6, -4).to_string(), "3/2");
        assert_eq!(ratio(0, -4), whole(0));
        assert_eq!(ratio(i64::MIN, 2).to_string(), (i64::MIN / 2).to_string());
        assert_eq!(ratio(i64::MIN, -1).to_string(), "9223372036854775808");
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(divide(&whole(1), &whole(0)), None);
        assert_eq!(divide(&whole(0), &whole(0)), None);
        assert_eq!(divide(&whole(1), &whole(-4)).map(|x| full(&x)).as_deref(), Some("-0.25"));
    }

    #[test]
    fn drawings_get_the_nearest_float() {
        assert!((to_f64(&ratio(-5, 2)) + 2.5).abs() < f64::EPSILON);
        assert!((to_f64(&ratio(1, 3)) - 1.0 / 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn median_of_even_and_odd() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![whole(7)]), Some(whole(7)));
        assert_eq!(median(vec![whole(3), whole(1)]), Some(whole(2)));
        assert_eq!(median(vec![whole(3), whole(1), whole(9)]), Some(whole(3)));
        assert_eq!(median(vec![whole(4), whole(1), whole(9), whole(3)]), Some(ratio(7, 2)));
    }
}
