//! Amounts in plain digits, short enough for machine words, as nearly all are.

use crate::measure::notation::eight_digits;
use std::ops::Range;

/// An amount as it is written: its digits, and how many of them follow the point.
pub(in crate::feed) type Digits = (i64, u8);

/// Reads up to 15 digits with at most one `POINT`, not before the first: the number without the point, and the places after it.
#[inline]
pub(in crate::feed) fn plain_digits<const POINT: u8>(text: &[u8], cell: Range<usize>) -> Option<Digits> {
    let written = text.get(cell.clone())?;
    if written.len() > 15 || !written.first()?.is_ascii_digit() {
        return None;
    }
    // The last eight bytes up to the cell's end, in which short cells are read all at once.
    if let Some(last) = text[..cell.end].last_chunk::<8>().filter(|_| written.len() <= 8) {
        return eight_bytes::<POINT>(u64::from_le_bytes(*last), written.len());
    }
    let (mut mantissa, mut scale, mut point) = (0_i64, 0_u8, false);
    for b in written {
        match b {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i64::from(b - b'0');
                scale += u8::from(point);
            }
            b if *b == POINT && !point => point = true,
            _ => return None,
        }
    }
    Some((mantissa, scale))
}

/// Reads the last `len` bytes (1 to 8) of a little-endian word in the same way.
#[inline]
fn eight_bytes<const POINT: u8>(word: u64, len: usize) -> Option<Digits> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    const ONES: u64 = 0x0101_0101_0101_0101;
    // What stands before the cell becomes zeros.
    let before = 64 - 8 * len;
    let word = (word >> before << before) | (ZEROS & !(u64::MAX << before));
    // The lowest byte that is a point has its upper bit set here; bytes above it may have it too.
    let apart = word ^ (u64::from(POINT) * ONES);
    let points = apart.wrapping_sub(ONES) & !apart & (ONES << 7);
    if points == 0 {
        return Some((i64::try_from(eight_digits(word.to_le_bytes())?).ok()?, 0));
    }
    // What stands before the point moves into its place.
    let at = points.trailing_zeros() / 8 * 8;
    let head = word & !(u64::MAX << at);
    let tail = if at == 56 { 0 } else { word >> (at + 8) << (at + 8) };
    let digits = eight_digits((head << 8 | tail | 0x30).to_le_bytes())?;
    Some((i64::try_from(digits).ok()?, u8::try_from(7 - at / 8).ok()?))
}

/// The same amount without zeros at the end of its places.
#[inline]
pub(in crate::feed) fn trimmed((mut digits, mut places): Digits) -> Digits {
    while places > 0 && digits % 10 == 0 {
        (digits, places) = (digits / 10, places - 1);
    }
    (digits, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Read alone, a cell is read byte by byte; behind other text, all at once.
        #[test]
        fn short_amounts_are_the_same_read_at_once(cell in "[0-9]{0,7}[0-9.a/:]?[0-9]{0,3}[.]?[0-9]{0,3}", pad in "[0-9.,a]{8}") {
            let text = format!("{pad}{cell},1");
            let at_once = plain_digits::<b'.'>(text.as_bytes(), 8..8 + cell.len());
            prop_assert_eq!(at_once, plain_digits::<b'.'>(cell.as_bytes(), 0..cell.len()).filter(|_| !cell.is_empty()));
            let plain = cell.len() <= 15
                && cell.starts_with(|c: char| c.is_ascii_digit())
                && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                && cell.matches('.').count() <= 1;
            let digits = || (cell.replace('.', "").parse().unwrap(), cell.split_once('.').map_or(0, |(_, p)| u8::try_from(p.len()).unwrap()));
            prop_assert_eq!(at_once, plain.then(digits));
        }
    }
}
