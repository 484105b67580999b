//! From bytes to text as people meant it: encodings, and cells compared after folding.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// How a file's bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    Utf8,
    Utf8Bom,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        })
    }
}

/// A file's text and where it lies in the file.
#[derive(Debug)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// Bytes before the text begins (a byte order mark).
    pub mark: usize,
}

/// Decodes by BOM, else strict UTF-8, else GB18030; `None` when the bytes are text in none of them.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    let strict = |encoding: &'static encoding_rs::Encoding, rest| {
        encoding.decode_without_bom_handling_and_without_replacement(rest)
    };
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let text = std::str::from_utf8(rest).ok()?;
        return Some(Decoded { text: text.into(), encoding: Encoding::Utf8Bom, mark: 3 });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some(Decoded { text: strict(UTF_16LE, rest)?, encoding: Encoding::Utf16Le, mark: 2 });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some(Decoded { text: strict(UTF_16BE, rest)?, encoding: Encoding::Utf16Be, mark: 2 });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Decoded { text: text.into(), encoding: Encoding::Utf8, mark: 0 }),
        Err(_) => Some(Decoded { text: strict(GB18030, bytes)?, encoding: Encoding::Gb18030, mark: 0 }),
    }
}

/// Length of `text` in bytes in `encoding`: turns offsets in decoded text into offsets in the file.
#[must_use]
pub fn encoded_len(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => text.len(),
        Encoding::Gb18030 => GB18030.encode(text).0.len(),
        Encoding::Utf16Le | Encoding::Utf16Be => text.encode_utf16().count() * 2,
    }
}

/// A cell as it is compared: NFKC (full-width forms folded), control and zero-width characters and outer space removed.
#[must_use]
pub fn tidy(cell: &str) -> Cow<'_, str> {
    let plain = |c: char| !(c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'));
    // No normalisation changes these, and nearly all cells have no others.
    let common = |c: char| matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FFF}');
    let trimmed = cell.trim();
    if trimmed.chars().all(common) {
        return Cow::Borrowed(trimmed);
    }
    if is_nfkc_quick(trimmed.chars()) == IsNormalized::Yes && trimmed.chars().all(plain) {
        return Cow::Borrowed(trimmed);
    }
    // Controls go first: what they kept apart may compose.
    Cow::Owned(trimmed.chars().filter(|c| plain(*c)).nfkc().collect::<String>().trim().to_owned())
}

/// A label as it is compared: [`tidy`] and without the spaces that pad it (乡　镇, 沈　　阳).
#[must_use]
pub fn squeezed(cell: &str) -> Cow<'_, str> {
    match tidy(cell) {
        tidied if !tidied.contains(char::is_whitespace) => tidied,
        tidied => Cow::Owned(tidied.chars().filter(|c| !c.is_whitespace()).collect()),
    }
}

/// The number that eight digits write, all at once; `None` if one of them is none.
#[must_use]
#[inline]
pub fn eight_digits(digits: [u8; 8]) -> Option<u64> {
    Some(fours(digits)?.wrapping_mul(10_000 << 32 | 1) >> 32)
}

/// The number that twelve digits write; `None` if one of them is none.
#[must_use]
#[inline]
pub fn twelve_digits(digits: [u8; 12]) -> Option<u64> {
    let (head, last) = digits.split_first_chunk::<8>()?;
    // Zeros before the last four leave them a number of their own.
    let mut padded = *b"00000000";
    padded[4..].copy_from_slice(last);
    Some(eight_digits(*head)? * 10_000 + (fours(padded)? >> 32))
}

/// The two numbers that eight digits write four by four, the first in the lower half. Neighbours are joined, first to two digits,
/// then to four.
#[inline]
fn fours(digits: [u8; 8]) -> Option<u64> {
    Some(pairs(digits)?.wrapping_mul(100 << 16 | 1) >> 16 & 0x0000_FFFF_0000_FFFF)
}

/// The four numbers that eight digits write two by two; `None` if one of them is none.
#[must_use]
#[inline]
pub fn digit_pairs(digits: [u8; 8]) -> Option<[u8; 4]> {
    let [a, _, b, _, c, _, d, _] = pairs(digits)?.to_le_bytes();
    Some([a, b, c, d])
}

/// The same, each in the lower half of two bytes.
#[inline]
fn pairs(digits: [u8; 8]) -> Option<u64> {
    const HIGH: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    let word = u64::from_le_bytes(digits);
    // Each byte is 0x30 to 0x3F, and stays so with six added: 0x30 to 0x39.
    if word & HIGH != ZEROS || word.wrapping_add(0x0606_0606_0606_0606) & HIGH != ZEROS {
        return None;
    }
    let joined = (word & 0x0F0F_0F0F_0F0F_0F0F).wrapping_mul(10 << 8 | 1) >> 8;
    Some(joined & 0x00FF_00FF_00FF_00FF)
}

/// The known name nearest to `word`, near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this similarity (0 to 1) a suggestion would only confuse; two of three Chinese characters still pass.
    const NEAR_ENOUGH: f64 = 0.6;
    let letters: Vec<char> = word.chars().collect();
    let near = |k: &&str| could_be(&letters, k) >= NEAR_ENOUGH;
    known
        .into_iter()
        .filter(near)
        .map(|k| (strsim::normalized_damerau_levenshtein(word, k), k))
        .filter(|(score, _)| *score >= NEAR_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, k)| k)
}

/// The most that two words' similarity can be, by the letters that they have in common wherever these stand.
fn could_be(letters: &[char], other: &str) -> f64 {
    let (mut left, mut common, mut len) = (letters.to_vec(), 0_u32, 0_u32);
    for c in other.chars() {
        len += 1;
        if let Some(at) = left.iter().position(|l| *l == c) {
            left.swap_remove(at);
            common += 1;
        }
    }
    let longer = len.max(u32::try_from(letters.len()).unwrap_or(u32::MAX));
    1.0 - f64::from(longer - common) / f64::from(longer.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_letters_are_passed_over_and_no_others() {
        for (a, b) in
            [("松坡乡", "松坡镇"), ("abcd", "badc"), ("110100000000", "999999999999"), ("", "a"), ("甲乙", "乙甲丙")]
        {
            let letters: Vec<char> = a.chars().collect();
            assert!(could_be(&letters, b) >= strsim::normalized_damerau_levenshtein(a, b), "{a} {b}");
        }
        assert_eq!(nearest("松坡", ["枣园乡", "松坡乡"]), Some("松坡乡"));
        assert_eq!(nearest("999999999999", ["110100000000", "甲"]), None);
    }

    #[test]
    fn encodings_are_told_apart() {
        let gb = GB18030.encode("乡镇,面积").0.into_owned();
        for (bytes, encoding) in [
            ("乡镇".as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xEF\xBB\xBF", "乡镇".as_bytes()].concat(), Encoding::Utf8Bom),
            (gb, Encoding::Gb18030),
            (b"\xFF\xFEa\0".to_vec(), Encoding::Utf16Le),
        ] {
            assert_eq!(decode(&bytes).map(|d| d.encoding), Some(encoding));
        }
        assert!(decode(b"\xEF\xBB\xBF\xFF").is_none());
        assert!(decode(b"a\xFFb").is_none());
    }

    #[test]
    fn cells_fold_to_one_form() {
        assert_eq!(tidy(" ２０２０年　"), "2020年");
        assert_eq!(tidy("\u{FEFF}乡镇\u{200B}"), "乡镇");
        assert_eq!(tidy("plain"), "plain");
        assert_eq!(tidy("\t\n"), "");
        assert_eq!(tidy("か\u{1}\u{3099}"), "が");
    }

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

    #[test]
    fn nearest_suggests_only_what_is_near() {
        assert_eq!(nearest("tobaco_acreage", ["tobacco_acreage", "tobacco_tax"]), Some("tobacco_acreage"));
        assert_eq!(nearest("柳河乡", ["柳河镇", "麦岭镇"]), Some("柳河镇"));
        assert_eq!(nearest("xyz", ["tobacco_acreage"]), None);
    }
}
