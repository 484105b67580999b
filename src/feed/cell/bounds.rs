//! The declared bounds of an amount.

use crate::diag::Amount;
use crate::measure::{Decimal, Exact, Unit};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// A bound of `min` or `max` in base units, as a fraction that amounts are compared with without dividing.
#[derive(Debug)]
pub(in crate::feed) struct Bound {
    exact: Exact,
    small: Option<(i128, i128)>,
    pub shown: Amount,
}

impl Bound {
    pub fn new(bound: &Exact, unit: Unit) -> Self {
        let exact = bound * unit.factor().to_exact();
        let small = exact.numer().to_i128().zip(exact.denom().to_i128());
        Self { exact, small, shown: Amount(bound.clone(), unit) }
    }

    pub fn is_zero(&self) -> bool {
        self.small.is_some_and(|(n, _)| n == 0)
    }

    /// How an amount compares with the bound.
    pub fn compare(&self, amount: Decimal) -> std::cmp::Ordering {
        if self.is_zero() {
            return amount.mantissa.cmp(&0);
        }
        let small = self.small.and_then(|(n, d)| {
            let left = amount.mantissa.checked_mul(d)?;
            let right = n.checked_mul(10_i128.checked_pow(amount.scale)?)?;
            Some(left.cmp(&right))
        });
        small.unwrap_or_else(|| {
            let left = BigInt::from(amount.mantissa) * self.exact.denom();
            left.cmp(&(self.exact.numer() * BigInt::from(10).pow(amount.scale)))
        })
    }
}
