//! The traits by which generic code knows an exact number: zero, one, sign.

use super::rational::Exact;
use super::rational::Form::{Large, Small};
use num_rational::{BigRational, ParseRatioError};
use num_traits::{Num, One, Signed, Zero};
use std::cmp::Ordering;

impl Zero for Exact {
    fn zero() -> Self {
        Self(Small { numerator: 0, denominator: 1 })
    }

    fn is_zero(&self) -> bool {
        matches!(self.0, Small { numerator: 0, .. })
    }
}

impl One for Exact {
    fn one() -> Self {
        Self(Small { numerator: 1, denominator: 1 })
    }
}

impl Num for Exact {
    type FromStrRadixErr = ParseRatioError;

    fn from_str_radix(text: &str, radix: u32) -> Result<Self, Self::FromStrRadixErr> {
        BigRational::from_str_radix(text, radix).map(Self::from)
    }
}

impl Signed for Exact {
    fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    fn abs_sub(&self, other: &Self) -> Self {
        if *self <= *other { Self::zero() } else { self - other }
    }

    fn signum(&self) -> Self {
        match self.cmp(&Self::zero()) {
            Ordering::Less => -Self::one(),
            Ordering::Equal => Self::zero(),
            Ordering::Greater => Self::one(),
        }
    }

    fn is_positive(&self) -> bool {
        match &self.0 {
            Small { numerator, .. } => *numerator > 0,
            Large(large) => large.is_positive(),
        }
    }

    fn is_negative(&self) -> bool {
        match &self.0 {
            Small { numerator, .. } => *numerator < 0,
            Large(large) => large.is_negative(),
        }
    }
}
