//! The encoding of a file: by its byte order mark, else strict UTF-8, else GB18030; UTF-16 with or without a mark.

use crate::measure::notation::Encoding;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The encoding that the first bytes of a file suggest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) struct Guess {
    pub encoding: Encoding,
    /// Bytes before the text begins (a byte order mark).
    pub mark: usize,
    /// Whether nothing in the file can change it: a byte order mark, zero bytes, or the feed's own word.
    pub sure: bool,
}

/// Of this many valid multi-byte characters for each invalid byte, a text is UTF-8 with a few damaged places rather than
/// GB18030, in which hardly one character in five happens to be valid UTF-8.
const VALID_PER_DAMAGE: usize = 4;

/// Reads the signs in a file's first bytes; `None` when it is no text at all.
pub(in crate::feed) fn guess(head: &[u8], declared: Option<Encoding>) -> Option<Guess> {
    let marks: [(&[u8], Encoding); 3] =
        [(b"\xEF\xBB\xBF", Encoding::Utf8Bom), (b"\xFF\xFE", Encoding::Utf16Le), (b"\xFE\xFF", Encoding::Utf16Be)];
    let marked = marks.into_iter().find(|(mark, _)| head.starts_with(mark));
    if let Some(encoding) = declared {
        let same = |e: Encoding| e == encoding || (e == Encoding::Utf8Bom && encoding == Encoding::Utf8);
        let mark = marked.filter(|(_, e)| same(*e));
        let (mark, encoding) = mark.map_or((0, encoding), |(mark, e)| (mark.len(), e));
        return Some(Guess { encoding, mark, sure: true });
    }
    if let Some((mark, encoding)) = marked {
        return Some(Guess { encoding, mark: mark.len(), sure: true });
    }
    if head.contains(&0) {
        return utf16(head).map(|encoding| Guess { encoding, mark: 0, sure: true });
    }
    Some(Guess {
        encoding: if damage(head).is_none_or(Damage::is_slight) { Encoding::Utf8 } else { Encoding::Gb18030 },
        mark: 0,
        sure: false,
    })
}

/// Which order of bytes makes more of the 16-bit units line ends, delimiters and digits. Text in other encodings has no zeros.
fn utf16(head: &[u8]) -> Option<Encoding> {
    let pairs = head.as_chunks::<2>().0;
    // Not 0, whose bytes are those of the ideographic space in the other order.
    let marks = |unit: u16| matches!(unit, 0x09 | 0x0A | 0x0D | 0x2C | 0x2E | 0x3B | 0x31..=0x39);
    let little = pairs.iter().filter(|p| marks(u16::from_le_bytes(**p))).count();
    let big = pairs.iter().filter(|p| marks(u16::from_be_bytes(**p))).count();
    // Binary files hold zeros on both sides.
    let binary = pairs.iter().filter(|p| **p == [0, 0]).count() * 10 > pairs.len();
    let encoding = if little > big { Encoding::Utf16Le } else { Encoding::Utf16Be };
    (!binary && little != big).then_some(encoding)
}

/// Bytes that are no UTF-8, beside the characters that are.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct Damage {
    invalid: usize,
    valid: usize,
}

impl Damage {
    /// Whether the text is UTF-8 all the same, in which a few bytes were lost or changed.
    pub fn is_slight(self) -> bool {
        self.valid >= VALID_PER_DAMAGE * self.invalid
    }
}

/// How far bytes are from being UTF-8; `None` when they are. A character cut off at the end is no damage.
pub(in crate::feed) fn damage(bytes: &[u8]) -> Option<Damage> {
    let mut damage = Damage { invalid: 0, valid: 0 };
    let mut rest = bytes;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                damage.valid += wide(text.as_bytes());
                break;
            }
            Err(e) => {
                damage.valid += wide(&rest[..e.valid_up_to()]);
                let Some(len) = e.error_len() else { break };
                damage.invalid += 1;
                rest = &rest[e.valid_up_to() + len..];
            }
        }
    }
    (damage.invalid > 0).then_some(damage)
}

/// Characters beyond ASCII in valid UTF-8.
fn wide(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b >= 0xC0).count()
}

/// The text of whole lines. What cannot be decoded becomes U+FFFD, whose cells are rejected; `None` when `strict` and the bytes
/// are not UTF-8.
pub(in crate::feed) fn decode(bytes: &[u8], encoding: Encoding, strict: bool) -> Option<Cow<'_, str>> {
    Some(match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) if strict => return None,
            Err(_) => String::from_utf8_lossy(bytes),
        },
        Encoding::Gb18030 => GB18030.decode_without_bom_handling(bytes).0,
        Encoding::Utf16Le => UTF_16LE.decode_without_bom_handling(bytes).0,
        Encoding::Utf16Be => UTF_16BE.decode_without_bom_handling(bytes).0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_known_without_its_mark() {
        let text = "乡镇,面积\r\n柳河镇,12\r\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess(&le, None).unwrap().encoding, Encoding::Utf16Le);
        assert_eq!(guess(&be, None).unwrap().encoding, Encoding::Utf16Be);
        assert_eq!(guess(b"\x7FELF\0\0\0\x02\0\x01\0\0\0\0", None), None);
    }

    #[test]
    fn a_changed_byte_leaves_utf8_utf8() {
        let mut bytes = "乡镇,种植面积\n柳河镇,白杨镇,云岭镇\n".as_bytes().to_vec();
        bytes[20] ^= 0x40;
        assert_eq!(guess(&bytes, None).unwrap().encoding, Encoding::Utf8);
        let gb = GB18030.encode("乡镇,种植面积\n柳河镇,白杨镇,云岭镇\n").0.into_owned();
        assert_eq!(guess(&gb, None).unwrap().encoding, Encoding::Gb18030);
    }

    #[test]
    fn the_feeds_own_word_goes_before_the_signs() {
        assert_eq!(guess(b"\xC1\xC1", Some(Encoding::Gb18030)).unwrap().encoding, Encoding::Gb18030);
        let marked = guess(b"\xEF\xBB\xBFa", Some(Encoding::Utf8)).unwrap();
        assert_eq!((marked.encoding, marked.mark), (Encoding::Utf8Bom, 3));
    }
}
