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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::full;

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
}
