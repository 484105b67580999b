//! Greatest common divisors.

/// The greatest common divisor; of zero and another number the other.
pub(super) fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return gcd_of_words(a, b).into();
        }
        (a, b) = (b, a % b);
    }
    a
}

/// By halving and taking away, which is sooner than dividing.
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

/// What a numerator has in common with a positive denominator.
pub(super) fn common(numerator: i64, denominator: i64) -> i64 {
    if denominator == 1 {
        return 1;
    }
    // It is no more than the denominator.
    i64::try_from(gcd_of_words(numerator.unsigned_abs(), denominator.unsigned_abs())).unwrap_or(1).max(1)
}
