//! Short ways to make exact numbers and to use them: whole numbers, ratios, division, median, `f64` for drawings.

use super::rational::Exact;
use num_traits::Zero;

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

/// The quotient, or `None` where the divisor is zero.
#[must_use]
pub fn divide(a: &Exact, b: &Exact) -> Option<Exact> {
    (!b.is_zero()).then(|| a / b)
}

/// The nearest `f64`, for drawing only: no verdict is taken from it.
#[must_use]
pub fn to_f64(x: &Exact) -> f64 {
    x.to_f64().unwrap_or(0.0)
}

/// The middle value; of an even number of values the mean of the two in the middle.
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

    #[test]
    fn median_of_even_and_odd() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![whole(3), whole(1)]), Some(whole(2)));
        assert_eq!(median(vec![whole(3), whole(1), whole(9)]), Some(whole(3)));
    }
}
