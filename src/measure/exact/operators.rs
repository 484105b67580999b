//! The operators of exact numbers: in 128 bits while both are small, else on the heap.

use super::gcd::common;
use super::rational::Exact;
use super::rational::Form::{Large, Small};
use num_traits::Zero;
use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, Sub, SubAssign};

fn add(a: &Exact, b: &Exact) -> Exact {
    if let (Some((an, ad)), Some((bn, bd))) = (a.parts(), b.parts()) {
        let (an, ad, bn, bd) = (i128::from(an), i128::from(ad), i128::from(bn), i128::from(bd));
        let sum = if ad == bd { Exact::small(an + bn, ad) } else { Exact::small(an * bd + bn * ad, ad * bd) };
        if let Some(sum) = sum {
            return sum;
        }
    }
    (a.large() + b.large()).into()
}

fn subtract(a: &Exact, b: &Exact) -> Exact {
    add(a, &-b)
}

fn multiply(a: &Exact, b: &Exact) -> Exact {
    if let (Some((an, ad)), Some((bn, bd))) = (a.parts(), b.parts()) {
        // Both are in lowest terms, so only numerators and the other denominators share factors.
        let (one, other) = (common(an, bd), common(bn, ad));
        let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
        if let Some(product) = Exact::reduced(times(an / one, bn / other), times(ad / other, bd / one)) {
            return product;
        }
    }
    (a.large() * b.large()).into()
}

fn divide(a: &Exact, b: &Exact) -> Exact {
    match b.0 {
        Small { numerator, denominator } if numerator != 0 => {
            let sign = numerator.signum();
            multiply(a, &Exact(Small { numerator: denominator * sign, denominator: numerator.abs() }))
        }
        _ => (a.large() / b.large()).into(),
    }
}

fn remainder(a: &Exact, b: &Exact) -> Exact {
    (a.large() % b.large()).into()
}

macro_rules! operators {
    ($($Operator:ident $operator:ident $Assign:ident $assign:ident $by:ident),* $(,)?) => {$(
        impl $Operator for Exact {
            type Output = Exact;
            fn $operator(self, other: Exact) -> Exact { $by(&self, &other) }
        }
        impl $Operator<&Exact> for Exact {
            type Output = Exact;
            fn $operator(self, other: &Exact) -> Exact { $by(&self, other) }
        }
        impl $Operator<Exact> for &Exact {
            type Output = Exact;
            fn $operator(self, other: Exact) -> Exact { $by(self, &other) }
        }
        impl $Operator<&Exact> for &Exact {
            type Output = Exact;
            fn $operator(self, other: &Exact) -> Exact { $by(self, other) }
        }
        impl $Assign for Exact {
            fn $assign(&mut self, other: Exact) { *self = $by(self, &other); }
        }
        impl $Assign<&Exact> for Exact {
            fn $assign(&mut self, other: &Exact) { *self = $by(self, other); }
        }
    )*};
}

operators! {
    Add add AddAssign add_assign add,
    Sub sub SubAssign sub_assign subtract,
    Mul mul MulAssign mul_assign multiply,
    Div div DivAssign div_assign divide,
}

impl Rem for Exact {
    type Output = Self;
    fn rem(self, other: Self) -> Self {
        remainder(&self, &other)
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Small { numerator, denominator } => Exact(Small { numerator: -numerator, denominator: *denominator }),
            Large(large) => (-(**large).clone()).into(),
        }
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        -&self
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |a, b| a + b)
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |a, b| a + b)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.parts(), other.parts()) {
            (Some((an, ad)), Some((bn, bd))) => {
                (i128::from(an) * i128::from(bd)).cmp(&(i128::from(bn) * i128::from(ad)))
            }
            _ => self.large().cmp(&other.large()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
