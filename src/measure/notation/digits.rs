//! Reads several digits at once, by arithmetic on whole words.

/// The number that eight digits write; `None` if one of the bytes is not a digit.
#[must_use]
#[inline]
pub fn eight_digits(digits: [u8; 8]) -> Option<u64> {
    Some(fours(digits)?.wrapping_mul(10_000 << 32 | 1) >> 32)
}

/// The number that twelve digits write; `None` if one of the bytes is not a digit.
#[must_use]
#[inline]
pub fn twelve_digits(digits: [u8; 12]) -> Option<u64> {
    let (head, last) = digits.split_first_chunk::<8>()?;
    // Zeros in front turn the last four digits into eight.
    let mut padded = *b"00000000";
    padded[4..].copy_from_slice(last);
    Some(eight_digits(*head)? * 10_000 + (fours(padded)? >> 32))
}

/// The two numbers of four digits each that eight digits write, the first in the lower half. Neighbours are joined into pairs, and
/// pairs into fours.
#[inline]
fn fours(digits: [u8; 8]) -> Option<u64> {
    Some(pairs(digits)?.wrapping_mul(100 << 16 | 1) >> 16 & 0x0000_FFFF_0000_FFFF)
}

/// The four numbers of two digits each that eight digits write; `None` if one of the bytes is not a digit.
#[must_use]
#[inline]
pub fn digit_pairs(digits: [u8; 8]) -> Option<[u8; 4]> {
    let [a, _, b, _, c, _, d, _] = pairs(digits)?.to_le_bytes();
    Some([a, b, c, d])
}

/// The same numbers, each in the lower of two bytes.
#[inline]
fn pairs(digits: [u8; 8]) -> Option<u64> {
    const HIGH: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    let word = u64::from_le_bytes(digits);
    // Each byte is 0x30 to 0x3F, and still is with six added: so it is 0x30 to 0x39.
    if word & HIGH != ZEROS || word.wrapping_add(0x0606_0606_0606_0606) & HIGH != ZEROS {
        return None;
    }
    let joined = (word & 0x0F0F_0F0F_0F0F_0F0F).wrapping_mul(10 << 8 | 1) >> 8;
    Some(joined & 0x00FF_00FF_00FF_00FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_are_read_at_once() {
        for (digits, number) in [("00000000", 0), ("12345678", 12_345_678), ("99999999", 99_999_999)] {
            assert_eq!(eight_digits(digits.as_bytes().try_into().unwrap()), Some(number));
        }
        // Any byte in any place, digit or not.
        for (place, byte) in (0..8).flat_map(|place| (0..=u8::MAX).map(move |byte| (place, byte))) {
            let mut digits = *b"90817263";
            digits[place] = byte;
            let read = std::str::from_utf8(&digits).ok().filter(|_| byte.is_ascii_digit()).and_then(|d| d.parse().ok());
            assert_eq!(eight_digits(digits), read, "{digits:?}");
        }
    }

    #[test]
    fn twelve_digits_are_read_at_once() {
        for (place, byte) in (0..12).flat_map(|place| (0..=u8::MAX).map(move |byte| (place, byte))) {
            let mut digits = *b"908172634599";
            digits[place] = byte;
            let read = std::str::from_utf8(&digits).ok().filter(|_| byte.is_ascii_digit()).and_then(|d| d.parse().ok());
            assert_eq!(twelve_digits(digits), read, "{digits:?}");
        }
    }
}
