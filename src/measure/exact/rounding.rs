//! The one rounding of exact numbers, where they are printed.

use super::decimal::Decimal;
use super::rational::Exact;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use std::cmp::Ordering;

/// Decimal places of a number that has no finite decimal form.
const PLACES_OF_ENDLESS: u32 = 6;

/// A finite decimal with more places is printed as if it had no finite form.
const PLACES_AT_MOST: u32 = 15;

/// How a half is rounded when a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// 四舍五入: a half goes away from zero.
    #[default]
    HalfUp,
    /// 四舍六入五成双: a half goes to the even neighbour.
    HalfEven,
}

/// `x` rounded to `places` decimals, as a whole number of 10^-places.
fn rounded(x: &Exact, places: u32, rounding: Rounding) -> BigInt {
    if let Some(small) = rounded_small(x, places, rounding) {
        return small.into();
    }
    let scaled = x.numer().abs() * BigInt::from(10).pow(places);
    let (whole, rest) = (&scaled / x.denom(), scaled % x.denom());
    let to_half = (rest * 2_u32).cmp(&x.denom());
    let magnitude = if rounds_up(to_half, whole.bit(0), rounding) { whole + 1 } else { whole };
    if x.is_negative() { -magnitude } else { magnitude }
}

/// The same, if the intermediate results fit in 128 bits.
fn rounded_small(x: &Exact, places: u32, rounding: Rounding) -> Option<i128> {
    let (numerator, denominator) = x.parts()?;
    let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
    let scaled = numerator.abs().checked_mul(10_i128.checked_pow(places)?)?;
    let (whole, rest) = (scaled / denominator, scaled % denominator);
    let to_half = rest.checked_mul(2)?.cmp(&denominator);
    let magnitude = whole + i128::from(rounds_up(to_half, whole % 2 == 1, rounding));
    Some(if numerator < 0 { -magnitude } else { magnitude })
}

/// Whether the remainder rounds up, given how it compares with a half.
fn rounds_up(to_half: Ordering, odd: bool, rounding: Rounding) -> bool {
    to_half == Ordering::Greater || (to_half == Ordering::Equal && (rounding == Rounding::HalfUp || odd))
}

/// `x` rounded to `places` decimals, still exact.
#[must_use]
pub fn round(x: &Exact, places: u32, rounding: Rounding) -> Exact {
    match rounded_small(x, places, rounding) {
        Some(small) => Decimal::new(small, places).to_exact(),
        None => Exact::new(rounded(x, places, rounding), BigInt::from(10).pow(places)),
    }
}

/// `x` with exactly `places` decimals and without separators; never `-0`.
#[must_use]
pub fn fixed(x: &Exact, places: u32, rounding: Rounding) -> String {
    let (negative, mut text) = if let Some(small) = rounded_small(x, places, rounding) {
        (small < 0, small.unsigned_abs().to_string())
    } else {
        let large = rounded(x, places, rounding);
        (large.is_negative(), large.abs().to_string())
    };
    let places = places as usize;
    if text.len() <= places {
        text.insert_str(0, &"0".repeat(places + 1 - text.len()));
    }
    if places > 0 {
        text.insert(text.len() - places, '.');
    }
    if negative {
        text.insert(0, '-');
    }
    text
}

/// `x` in full: every digit of a finite decimal, else six places.
#[must_use]
pub fn full(x: &Exact) -> String {
    let places = finite_places(x).unwrap_or(PLACES_OF_ENDLESS);
    let text = fixed(x, places, Rounding::HalfUp);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The decimal places of `x`, if it is a finite decimal short enough to print.
fn finite_places(x: &Exact) -> Option<u32> {
    // 10^15 at most.
    let denominator = x.parts().map_or_else(|| x.denom().to_u64(), |(_, small)| Some(small.unsigned_abs()));
    let mut rest = denominator.filter(|d| *d <= 10_u64.pow(PLACES_AT_MOST))?;
    let twos = rest.trailing_zeros();
    rest >>= twos;
    let mut fives = 0;
    while rest % 5 == 0 {
        (rest, fives) = (rest / 5, fives + 1);
    }
    (rest == 1).then_some(twos.max(fives)).filter(|places| *places <= PLACES_AT_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::{ratio, whole};

    #[test]
    fn a_half_goes_up_or_to_the_even_neighbour() {
        for (numerator, up, even) in [
            (1, "1", "0"),
            (3, "2", "2"),
            (5, "3", "2"),
            (7, "4", "4"),
            (-1, "-1", "0"),
            (-3, "-2", "-2"),
            (-5, "-3", "-2"),
            (4, "2", "2"),
            (0, "0", "0"),
        ] {
            let half = ratio(numerator, 2);
            assert_eq!(fixed(&half, 0, Rounding::HalfUp), up, "{numerator}/2");
            assert_eq!(fixed(&half, 0, Rounding::HalfEven), even, "{numerator}/2");
            assert_eq!(full(&round(&half, 0, Rounding::HalfUp)), up);
            assert_eq!(full(&round(&half, 0, Rounding::HalfEven)), even);
        }
    }

    #[test]
    fn only_halves_depend_on_the_rule() {
        for (numerator, places, text) in [
            (2449, 2, "2.45"),
            (2451, 2, "2.45"),
            (2445, 1, "2.4"),
            (2455, 1, "2.5"),
            (-2451, 1, "-2.5"),
            (-2449, 1, "-2.4"),
            (2500, 3, "2.500"),
            (1, 4, "0.0010"),
            (-1, 2, "0.00"),
        ] {
            let x = ratio(numerator, 1000);
            assert_eq!(fixed(&x, places, Rounding::HalfUp), text, "{numerator}");
            assert_eq!(fixed(&x, places, Rounding::HalfEven), text, "{numerator}");
        }
        assert_eq!(fixed(&ratio(2445, 1000), 2, Rounding::HalfUp), "2.45");
        assert_eq!(fixed(&ratio(2445, 1000), 2, Rounding::HalfEven), "2.44");
        assert_eq!(fixed(&ratio(2455, 1000), 2, Rounding::HalfEven), "2.46");
        assert_eq!(fixed(&ratio(1, 3), 1, Rounding::HalfUp), "0.3");
        assert_eq!(fixed(&ratio(2, 3), 1, Rounding::HalfUp), "0.7");
    }

    #[test]
    fn large_numbers_are_rounded_as_small_ones_are() {
        let large = whole(i64::MAX) * whole(1_000_000_000);
        for (numerator, up, even) in [(1, "1", "0"), (3, "2", "2"), (-1, "0", "0"), (-3, "-1", "-2")] {
            let x = &large + &ratio(numerator, 2);
            let rest = |rounding| full(&(round(&x, 0, rounding) - &large));
            assert_eq!((rest(Rounding::HalfUp).as_str(), rest(Rounding::HalfEven).as_str()), (up, even));
            assert_eq!(fixed(&x, 0, Rounding::HalfUp), full(&round(&x, 0, Rounding::HalfUp)));
            assert_eq!(fixed(&-&x, 1, Rounding::HalfUp), format!("-{}", fixed(&x, 1, Rounding::HalfUp)));
        }
        assert_eq!(fixed(&(large + ratio(1, 4)), 1, Rounding::HalfUp), "9223372036854775807000000000.3");
        assert_eq!(fixed(&ratio(1, i64::MAX), 20, Rounding::HalfUp), "0.00000000000000000011");
    }

    #[test]
    fn endless_numbers_get_six_places_and_finite_ones_all() {
        for (numerator, denominator, text) in [
            (1, 3, "0.333333"),
            (2, 3, "0.666667"),
            (1, 1024, "0.0009765625"),
            (1, 1 << 15, "0.000030517578125"),
            (1, 1 << 16, "0.000015"),
            (1, 1_000_000_000_000_000, "0.000000000000001"),
            (1, 10_000_000_000_000_000, "0"),
            (1, 625, "0.0016"),
            (3, 40, "0.075"),
            (1, 6, "0.166667"),
            (12000, 1, "12000"),
            (-25, 10, "-2.5"),
            (100, 1, "100"),
        ] {
            assert_eq!(full(&ratio(numerator, denominator)), text, "{numerator}/{denominator}");
        }
    }
}
