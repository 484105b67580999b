//! Rational numbers of any size: in two words of 64 bits while they fit, which they nearly always do, else on the heap.

use super::gcd::{common, gcd};
use Form::{Large, Small};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::fmt;

/// An exact rational number. Every value, target and gap is one of these until it is printed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(pub(super) Form);

/// In lowest terms, so that equal numbers are equal forms.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// The denominator is positive. The numerator is not `i64::MIN`, so that it can be negated.
    Small { numerator: i64, denominator: i64 },
    /// Any number that does not fit there.
    Large(Box<BigRational>),
}

impl Exact {
    /// `numerator / denominator`.
    ///
    /// # Panics
    /// If the denominator is zero.
    #[must_use]
    pub fn new(numerator: BigInt, denominator: BigInt) -> Self {
        BigRational::new(numerator, denominator).into()
    }

    #[must_use]
    pub fn from_integer(n: BigInt) -> Self {
        BigRational::from_integer(n).into()
    }

    /// The exact value of a floating-point number; `None` for infinities and NaN.
    #[must_use]
    pub fn from_float(x: f64) -> Option<Self> {
        BigRational::from_float(x).map(Self::from)
    }

    /// `numerator / denominator`, in any terms; `None` if it does not fit in 64 bits each. The denominator must be positive.
    pub(super) fn small(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 1 {
            return Self::reduced(numerator, 1);
        }
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
            // 64-bit division is much faster.
            let common = common(numerator, denominator);
            return Self::reduced((numerator / common).into(), (denominator / common).into());
        }
        let common = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1);
        let common = i128::try_from(common).ok()?;
        Self::reduced(numerator / common, denominator / common)
    }

    /// `mantissa / 10^scale`; `None` if it does not fit in 64 bits each.
    pub(super) fn decimal(mantissa: i128, scale: u32) -> Option<Self> {
        let power = 10_i128.checked_pow(scale)?;
        let (Ok(mut numerator), Ok(mut denominator)) = (i64::try_from(mantissa), i64::try_from(power)) else {
            return Self::small(mantissa, power);
        };
        if numerator == 0 {
            return Self::reduced(0, 1);
        }
        // Only twos and fives can be common factors.
        let twos = numerator.trailing_zeros().min(scale);
        (numerator, denominator) = (numerator >> twos, denominator >> twos);
        for _ in 0..scale {
            if numerator % 5 != 0 {
                break;
            }
            (numerator, denominator) = (numerator / 5, denominator / 5);
        }
        Self::reduced(numerator.into(), denominator.into())
    }

    /// `numerator / denominator`, already in lowest terms; `None` if it does not fit in 64 bits each.
    pub(super) fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        let numerator = i64::try_from(numerator).ok().filter(|n| *n != i64::MIN)?;
        let denominator = i64::try_from(denominator).ok()?;
        Some(Self(Small { numerator, denominator }))
    }

    /// Numerator and denominator, if both are small.
    pub(super) fn parts(&self) -> Option<(i64, i64)> {
        match self.0 {
            Small { numerator, denominator } => Some((numerator, denominator)),
            Large(_) => None,
        }
    }

    pub(super) fn large(&self) -> BigRational {
        match &self.0 {
            Small { numerator, denominator } => BigRational::new_raw((*numerator).into(), (*denominator).into()),
            Large(large) => (**large).clone(),
        }
    }

    #[must_use]
    pub fn numer(&self) -> BigInt {
        match &self.0 {
            Small { numerator, .. } => (*numerator).into(),
            Large(large) => large.numer().clone(),
        }
    }

    #[must_use]
    pub fn denom(&self) -> BigInt {
        match &self.0 {
            Small { denominator, .. } => (*denominator).into(),
            Large(large) => large.denom().clone(),
        }
    }

    /// The reciprocal.
    ///
    /// # Panics
    /// For zero.
    #[must_use]
    pub fn recip(&self) -> Self {
        Self::one() / self
    }

    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Small { denominator, .. } => *denominator == 1,
            Large(large) => large.is_integer(),
        }
    }

    /// The whole number nearest towards zero.
    #[must_use]
    pub fn to_integer(&self) -> BigInt {
        match &self.0 {
            Small { numerator, denominator } => (numerator / denominator).into(),
            Large(large) => large.to_integer(),
        }
    }

    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Small { numerator, denominator } => {
                Self(Small { numerator: numerator.div_euclid(*denominator), denominator: 1 })
            }
            Large(large) => large.floor().into(),
        }
    }

    #[must_use]
    pub fn ceil(&self) -> Self {
        -(-self).floor()
    }

    #[must_use]
    pub fn pow(&self, exponent: i32) -> Self {
        self.large().pow(exponent).into()
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        /// Every whole number up to here is a floating-point number.
        const EXACT: i64 = 1 << 53;
        match &self.0 {
            #[expect(clippy::cast_precision_loss, reason = "none is lost")]
            Small { numerator, denominator } if numerator.abs() <= EXACT && *denominator <= EXACT => {
                Some(*numerator as f64 / *denominator as f64)
            }
            _ => self.large().to_f64(),
        }
    }
}

impl From<BigRational> for Exact {
    fn from(large: BigRational) -> Self {
        let small = large.numer().to_i64().filter(|n| *n != i64::MIN).zip(large.denom().to_i64());
        Self(match small {
            Some((numerator, denominator)) => Small { numerator, denominator },
            None => Large(Box::new(large)),
        })
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::zero()
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.large(), f)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers of all sizes, and those at the edges of 64 bits.
    fn number() -> impl Strategy<Value = BigRational> {
        let edges = [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX].map(i128::from);
        let whole = prop_oneof![
            -1000_i128..1000,
            any::<i64>().prop_map(i128::from),
            any::<i128>(),
            prop::sample::select(edges.to_vec()),
        ];
        let below = prop_oneof![Just(1_i128), Just(10_000), 1_i128..1000, 1..i128::from(i64::MAX), 1..i128::MAX];
        (whole, below).prop_map(|(n, d)| BigRational::new(n.into(), d.into()))
    }

    proptest! {
        #[test]
        fn it_is_what_a_number_without_bounds_is(a in number(), b in number(), by in -5..5_i32) {
            let (x, y) = (Exact::from(a.clone()), Exact::from(b.clone()));
            prop_assert_eq!(x.large(), a.clone());
            for (ours, theirs) in [
                (&x + &y, &a + &b),
                (&x - &y, &a - &b),
                (&x * &y, &a * &b),
                (-&x, -&a),
                (x.abs(), a.abs()),
                (x.signum(), a.signum()),
                (x.floor(), a.floor()),
                (x.ceil(), a.ceil()),
                (x.abs_sub(&y), a.abs_sub(&b)),
            ] {
                prop_assert_eq!(&ours.large(), &theirs);
                // Equal numbers have one form.
                prop_assert_eq!(ours, Exact::from(theirs));
            }
            if !b.is_zero() {
                prop_assert_eq!(&x / &y, Exact::from(&a / &b));
                prop_assert_eq!(x.clone() % y.clone(), Exact::from(&a % &b));
                prop_assert_eq!(y.pow(by), Exact::from(b.pow(by)));
            }
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(x.to_f64(), a.to_f64());
            prop_assert_eq!(x.to_integer(), a.to_integer());
            prop_assert_eq!((x.is_integer(), x.is_zero(), x.is_negative()), (a.is_integer(), a.is_zero(), a.is_negative()));
            prop_assert_eq!(x.to_string(), a.to_string());
        }

        #[test]
        fn decimals_are_in_lowest_terms(
            mantissa in prop_oneof![-100_000_i128..100_000, any::<i64>().prop_map(i128::from), any::<i128>()],
            zeros in 0..8_u32,
            scale in 0..30_u32,
        ) {
            let mantissa = mantissa.checked_mul(10_i128.pow(zeros)).unwrap_or(mantissa);
            let expected = BigRational::new(mantissa.into(), BigInt::from(10).pow(scale));
            prop_assert_eq!(crate::measure::Decimal::new(mantissa, scale).to_exact(), Exact::from(expected));
        }
    }

    #[test]
    fn what_does_not_fit_grows_and_comes_back() {
        let most = Exact::from_integer(i64::MAX.into());
        let more = &most + &Exact::one();
        assert_eq!((most.parts(), more.parts()), (Some((i64::MAX, 1)), None));
        assert_eq!((more - Exact::one()).parts(), Some((i64::MAX, 1)));
        // `i64::MIN` has no opposite in 64 bits.
        assert_eq!(Exact::from_integer(i64::MIN.into()).parts(), None);
        assert_eq!(Exact::small(i128::from(i64::MAX) * 2, 2), Some(most));
        assert_eq!(Exact::small(i128::from(i64::MAX) + 1, 1), None);
        assert_eq!(Exact::small(1, i128::from(i64::MAX) + 1), None);
        assert_eq!(Exact::small(6, 4), Exact::small(3, 2));
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let number = |n: i64, d: i64| Exact::new(n.into(), d.into());
        assert!(number(1, 3) < number(34, 100) && number(1, 3) > number(33, 100));
        assert!(number(-1, 3) > number(-34, 100) && number(-1, 2) < number(1, 3));
        assert_eq!(number(2, 4).cmp(&number(1, 2)), std::cmp::Ordering::Equal);
        // A tenth three times is three tenths, which floating-point numbers deny.
        assert_eq!(number(1, 10) + number(2, 10), number(3, 10));
        assert!(number(1, 2).is_positive() && !number(-1, 2).is_positive() && !number(0, 2).is_positive());
        assert_eq!((Exact::from_float(0.5), Exact::from_float(f64::NAN)), (Some(number(1, 2)), None));
        assert_eq!((number(1, 2).recip(), number(-2, 3).recip()), (number(2, 1), number(-3, 2)));
    }

    #[test]
    #[should_panic(expected = "denominator")]
    fn nothing_is_divided_by_zero() {
        let _ = Exact::one() / Exact::zero();
    }
}
