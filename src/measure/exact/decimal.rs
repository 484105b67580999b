//! Decimal numbers exactly as they stand in files.

use super::rational::Exact;
use num_bigint::BigInt;

/// A decimal number exactly as written in a cell: `mantissa × 10^-scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    pub mantissa: i128,
    pub scale: u32,
}

impl Decimal {
    /// The most digits that a number in a feed may have, before and after the point together.
    pub const MAX_DIGITS: usize = 30;

    /// The most places after the point that a number in scientific notation may have.
    pub const MAX_PLACES: u32 = 30;

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

    /// The same number with more decimal places; `None` if it does not fit or would lose places.
    #[must_use]
    pub fn with_scale(self, scale: u32) -> Option<Self> {
        let factor = 10_i128.checked_pow(scale.checked_sub(self.scale)?)?;
        Some(Self::new(self.mantissa.checked_mul(factor)?, scale))
    }

    /// The exact product; `None` if it does not fit.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale.checked_add(other.scale)?))
    }

    /// The same number without trailing zeros after the point.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::{full, ratio};

    #[test]
    fn decimals_keep_every_digit() {
        for (text, mantissa, scale) in [
            ("-0012.50", -1250, 2),
            ("+7", 7, 0),
            (".5", 5, 1),
            ("5.", 5, 0),
            ("0", 0, 0),
            ("-0", 0, 0),
            ("120", 120, 0),
            ("0.001", 1, 3),
        ] {
            assert_eq!(Decimal::parse(text), Some(Decimal::new(mantissa, scale)), "{text}");
        }
        assert_eq!(full(&Decimal::new(-1250, 2).to_exact()), "-12.5");
    }

    #[test]
    fn anything_but_digits_is_no_decimal() {
        for text in ["1e5", ".", "1.2.3", "", "-", "--1", "+-1", "1-", " 1", "1,000", "１"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn thirty_digits_are_read_and_no_more() {
        let most = "9".repeat(Decimal::MAX_DIGITS);
        assert_eq!(Decimal::parse(&most).map(|d| d.mantissa.to_string()), Some(most.clone()));
        assert_eq!(Decimal::parse(&format!("-{}.{}", &most[..15], &most[15..])).map(|d| d.scale), Some(15));
        assert_eq!(Decimal::parse(&format!("{most}0")), None);
    }

    #[test]
    fn scales_grow_and_shrink_without_a_change_of_value() {
        let d = Decimal::new(1250, 2);
        assert_eq!(d.with_scale(4), Some(Decimal::new(125_000, 4)));
        assert_eq!(d.with_scale(2), Some(d));
        assert_eq!(d.with_scale(1), None);
        assert_eq!(d.with_scale(40), None);
        assert_eq!(d.trimmed(), Decimal::new(125, 1));
        assert_eq!(Decimal::new(1200, 0).trimmed(), Decimal::new(1200, 0));
        assert_eq!(Decimal::new(1200, 2).trimmed(), Decimal::new(12, 0));
        assert_eq!(Decimal::new(0, 3).trimmed(), Decimal::new(0, 0));
        assert_eq!(d.times(Decimal::new(-3, 1)), Some(Decimal::new(-3750, 3)));
        assert_eq!(d.times(Decimal::new(i128::MAX, 0)), None);
    }

    #[test]
    fn decimals_of_any_size_become_exact() {
        assert_eq!(Decimal::new(75, 1).to_exact(), ratio(15, 2));
        let large = Decimal::new(10_i128.pow(29) + 1, 10).to_exact();
        assert_eq!(large.to_string(), "100000000000000000000000000001/10000000000");
    }
}
