//! Greatest common divisors.

/// The greatest common divisor; of zero and another number, the other number.
pub(super) fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return gcd_of_words(a, b).into();
        }
        (a, b) = (b, a % b);
    }
    a
}

/// The binary algorithm: halving and subtracting are faster than dividing.
fn gcd_of_words(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << twos
}

/// The greatest common divisor of a numerator and a positive denominator.
pub(super) fn common(numerator: i64, denominator: i64) -> i64 {
    if denominator == 1 {
        return 1;
    }
    // It is at most the denominator.
    i64::try_from(gcd_of_words(numerator.unsigned_abs(), denominator.unsigned_abs())).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Euclid's, one step at a time.
    fn plain(a: u128, b: u128) -> u128 {
        if b == 0 { a } else { plain(b, a % b) }
    }

    #[test]
    fn both_ways_find_the_greatest() {
        for a in 0..40_u128 {
            for b in 0..40_u128 {
                assert_eq!(gcd(a, b), plain(a, b), "{a} {b}");
                let (x, y) = (a << 80, b << 80);
                assert_eq!(gcd(x, y), plain(a, b) << 80, "{a} {b}");
            }
        }
        assert_eq!(gcd(u128::from(u64::MAX) * 6, u128::from(u64::MAX) * 4), u128::from(u64::MAX) * 2);
        assert_eq!(gcd((1 << 100) + 1, 1 << 99), 1);
    }

    #[test]
    fn what_is_in_common_is_positive() {
        for (numerator, denominator, common_part) in
            [(6, 4, 2), (-6, 4, 2), (0, 4, 4), (7, 1, 1), (5, 3, 1), (i64::MIN, 2, 2), (i64::MIN, i64::MAX, 1)]
        {
            assert_eq!(common(numerator, denominator), common_part, "{numerator}/{denominator}");
        }
    }
}
