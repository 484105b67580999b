//! Exact numbers: decimals as they stand in files, rationals for arithmetic, and the one rounding at printing.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

pub use super::rational::Exact;

/// Places after the point kept for a number that has no finite decimal form.
const PLACES_OF_ENDLESS: u32 = 6;
/// A finite decimal longer than this is printed as if it were endless.
const PLACES_AT_MOST: u32 = 15;

/// A decimal number exactly as written in a cell: `mantissa × 10^-scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    pub mantissa: i128,
    pub scale: u32,
}

impl Decimal {
    /// Digits that a feed's number may have at most, before and after the point together.
    pub const MAX_DIGITS: usize = 30;

    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Self {
        Self { mantissa, scale }
    }

    /// Reads plain digits with an optional sign and point (`-12.50`); `None` for anything else or more than
    /// [`Decimal::MAX_DIGITS`] digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let negative = text.starts_with('-');
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let mut mantissa: i128 = 0;
        let (mut seen, mut scale, mut point) = (0_usize, 0_u32, false);
        for b in digits.bytes() {
            match b {
                b'0'..=b'9' => {
                    seen += 1;
                    scale += u32::from(point);
                    mantissa = mantissa * 10 + i128::from(b - b'0');
                    if seen > Self::MAX_DIGITS {
                        return None;
                    }
                }
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        (seen > 0).then_some(Self::new(if negative { -mantissa } else { mantissa }, scale))
    }

    /// The same number with more places; `None` when it would not fit.
    #[must_use]
    pub fn with_scale(self, scale: u32) -> Option<Self> {
        let factor = 10_i128.checked_pow(scale.checked_sub(self.scale)?)?;
        Some(Self::new(self.mantissa.checked_mul(factor)?, scale))
    }

    /// The product, exactly; `None` when it would not fit.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale.checked_add(other.scale)?))
    }

    /// The same number without zeros at the end of its places.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        self
    }

    #[must_use]
    pub fn to_exact(self) -> Exact {
        Exact::decimal(self.mantissa, self.scale)
            .unwrap_or_else(|| Exact::new(BigInt::from(self.mantissa), BigInt::from(10).pow(self.scale)))
    }
}

/// How a half is rounded when a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// 四舍五入: a half goes away from zero.
    #[default]
    HalfUp,
    /// 四舍六入五成双: a half goes to the even neighbour.
    HalfEven,
}

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

/// `x` rounded to `places` after the point, as an integer count of 10^-places.
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

/// The same where 128 bits hold what comes on the way.
fn rounded_small(x: &Exact, places: u32, rounding: Rounding) -> Option<i128> {
    let (numerator, denominator) = x.parts()?;
    let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
    let scaled = numerator.abs().checked_mul(10_i128.checked_pow(places)?)?;
    let (whole, rest) = (scaled / denominator, scaled % denominator);
    let to_half = rest.checked_mul(2)?.cmp(&denominator);
    let magnitude = whole + i128::from(rounds_up(to_half, whole % 2 == 1, rounding));
    Some(if numerator < 0 { -magnitude } else { magnitude })
}

/// Whether what is left over makes one more.
fn rounds_up(to_half: Ordering, odd: bool, rounding: Rounding) -> bool {
    to_half == Ordering::Greater || (to_half == Ordering::Equal && (rounding == Rounding::HalfUp || odd))
}

/// `x` rounded to `places`, still exact.
#[must_use]
pub fn round(x: &Exact, places: u32, rounding: Rounding) -> Exact {
    match rounded_small(x, places, rounding) {
        Some(small) => Decimal::new(small, places).to_exact(),
        None => Exact::new(rounded(x, places, rounding), BigInt::from(10).pow(places)),
    }
}

/// `x` with exactly `places` digits after the point, without separators; never `-0`.
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

/// `x` in full: every digit where it has a finite decimal form, else six places.
#[must_use]
pub fn full(x: &Exact) -> String {
    let places = finite_places(x).unwrap_or(PLACES_OF_ENDLESS);
    let text = fixed(x, places, Rounding::HalfUp);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The number of places of `x` as a finite decimal, if that is short enough to print.
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
    fn decimals_keep_every_digit() {
        let d = Decimal::parse("-0012.50").unwrap();
        assert_eq!((d.mantissa, d.scale), (-1250, 2));
        assert_eq!(full(&d.to_exact()), "-12.5");
        assert_eq!(Decimal::parse("1e5"), None);
        assert_eq!(Decimal::parse("."), None);
        assert_eq!(Decimal::parse("1.2.3"), None);
        assert_eq!(Decimal::parse(&"9".repeat(31)), None);
    }

    #[test]
    fn one_rounding_with_a_stated_rule() {
        let half = ratio(5, 2);
        assert_eq!(fixed(&half, 0, Rounding::HalfUp), "3");
        assert_eq!(fixed(&half, 0, Rounding::HalfEven), "2");
        assert_eq!(fixed(&-half, 0, Rounding::HalfUp), "-3");
        assert_eq!(fixed(&ratio(-1, 1000), 2, Rounding::HalfUp), "0.00");
    }

    #[test]
    fn endless_numbers_get_six_places_and_finite_ones_all() {
        assert_eq!(full(&ratio(1, 3)), "0.333333");
        assert_eq!(full(&ratio(1, 1024)), "0.0009765625");
        assert_eq!(full(&whole(12000)), "12000");
    }

    #[test]
    fn median_of_even_and_odd() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![whole(3), whole(1)]), Some(whole(2)));
        assert_eq!(median(vec![whole(3), whole(1), whole(9)]), Some(whole(3)));
    }
}
