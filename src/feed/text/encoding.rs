//! The encoding of a file: by its byte order mark, else strict UTF-8, else by what its bytes look like in the project's language; UTF-16
//! with or without a mark.

use crate::measure::notation::Encoding;
use crate::words::Language;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
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

/// Words of a text that are shown as a sample of what a guess made of it, and letters of each.
const SAMPLE_WORDS: usize = 3;
const SAMPLE_LETTERS: usize = 16;

/// Of this many valid multi-byte characters for each invalid byte, a text is UTF-8 with a few damaged places rather than
/// GB18030, in which hardly one character in five happens to be valid UTF-8.
const VALID_PER_DAMAGE: usize = 4;

/// Reads the signs in a file's first bytes; `None` when it is no text at all. Where they fit several encodings, the language decides.
pub(in crate::feed) fn guess(head: &[u8], declared: Option<Encoding>, language: Language) -> Option<Guess> {
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
        encoding: if damage(head).is_none_or(Damage::is_slight) { Encoding::Utf8 } else { likely(head, language) },
        mark: 0,
        sure: false,
    })
}

/// The encoding that bytes which are no UTF-8 most likely have.
pub(in crate::feed) fn likely(bytes: &[u8], language: Language) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not the last: the bytes may end within a character.
    detector.feed(bytes, false);
    let likely = Encoding::of(detector.guess(top_level_domain(language), Utf8Detection::Deny));
    likely.unwrap_or_else(|| usual(language))
}

/// The domain whose pages are in a language, by which the detector knows it.
fn top_level_domain(language: Language) -> Option<&'static [u8]> {
    match language {
        Language::Chinese => Some(b"cn"),
        Language::English => None,
    }
}

/// The encoding of older files in a language, which nobody needs to be told of.
fn usual(language: Language) -> Encoding {
    match language {
        Language::Chinese => Encoding::Gb18030,
        Language::English => Encoding::for_label("windows-1252").unwrap_or(Encoding::Utf8),
    }
}

/// A few words that an encoding which was only guessed has made of a text; `None` where nothing is in doubt.
pub(in crate::feed) fn doubt(guess: Guess, text: &str, language: Language) -> Option<String> {
    let is_plain = matches!(guess.encoding, Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Utf16Le | Encoding::Utf16Be);
    if guess.sure || is_plain || (guess.encoding == Encoding::Gb18030 && usual(language) == Encoding::Gb18030) {
        return None;
    }
    let words = text.split(|c: char| !(c.is_alphanumeric() || is_currency(c))).filter(|word| !word.is_ascii());
    let sample: Vec<String> =
        words.take(SAMPLE_WORDS).map(|word| word.chars().take(SAMPLE_LETTERS).collect()).collect();
    (!sample.is_empty()).then(|| sample.join(", "))
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20C0}')
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
        other => other.library().decode_without_bom_handling(bytes).0,
    })
}

/// Whether bytes are UTF-8 that no other encoding gives by chance: three bytes in a row that make one character hardly ever do.
pub(in crate::feed) fn is_surely_utf8(head: &[u8]) -> bool {
    // The last character may be cut.
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(cut) if cut.error_len().is_none() => std::str::from_utf8(&head[..cut.valid_up_to()]).unwrap_or_default(),
        Err(_) => return false,
    };
    text.chars().any(|c| c >= '\u{800}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, SHIFT_JIS, WINDOWS_1252};

    const ZH: Language = Language::Chinese;
    const EN: Language = Language::English;

    #[test]
    fn utf16_is_known_without_its_mark() {
        let text = "乡镇,面积\r\n柳河镇,12\r\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess(&le, None, ZH).unwrap().encoding, Encoding::Utf16Le);
        assert_eq!(guess(&be, None, ZH).unwrap().encoding, Encoding::Utf16Be);
        assert_eq!(guess(b"\x7FELF\0\0\0\x02\0\x01\0\0\0\0", None, ZH), None);
    }

    #[test]
    fn a_changed_byte_leaves_utf8_utf8() {
        let mut bytes = "乡镇,种植面积\n柳河镇,白杨镇,云岭镇\n".as_bytes().to_vec();
        bytes[20] ^= 0x40;
        assert_eq!(guess(&bytes, None, EN).unwrap().encoding, Encoding::Utf8);
        let gb = GB18030.encode("乡镇,种植面积\n柳河镇,白杨镇,云岭镇\n").0.into_owned();
        assert_eq!(guess(&gb, None, ZH).unwrap().encoding, Encoding::Gb18030);
    }

    #[test]
    fn the_feeds_own_word_goes_before_the_signs() {
        assert_eq!(guess(b"\xC1\xC1", Some(Encoding::Gb18030), EN).unwrap().encoding, Encoding::Gb18030);
        let marked = guess(b"\xEF\xBB\xBFa", Some(Encoding::Utf8), ZH).unwrap();
        assert_eq!((marked.encoding, marked.mark), (Encoding::Utf8Bom, 3));
    }

    #[test]
    fn bytes_that_are_no_utf8_are_read_by_what_they_look_like() {
        let western = WINDOWS_1252.encode("month;region;n\n2020-01;Müncheberg;35\n2020-01;Köslin;£77\n").0.into_owned();
        assert_eq!(likely(&western, EN).to_string(), "windows-1252");
        let japanese = SHIFT_JIS.encode("月,市,件数\n2020-01,ひたちなか市,35\n2020-01,つくば市,77\n").0.into_owned();
        assert_eq!(likely(&japanese, EN).to_string(), "Shift_JIS");
        let chinese = GB18030.encode("乡镇,面积\n柳河镇,12\n").0.into_owned();
        assert_eq!(likely(&chinese, ZH), Encoding::Gb18030);
    }

    #[test]
    fn a_guess_is_told_with_what_it_made() {
        let guess = |encoding| Guess { encoding, mark: 0, sure: false };
        let western = guess(Encoding::for_label("windows-1252").unwrap());
        assert_eq!(
            doubt(western, "region;n\nMüncheberg;35\nKöslin;£77\n", EN).as_deref(),
            Some("Müncheberg, Köslin, £77")
        );
        assert_eq!(doubt(guess(Encoding::Gb18030), "乡镇", EN).as_deref(), Some("乡镇"));
        assert_eq!(doubt(guess(Encoding::Gb18030), "乡镇", ZH), None);
        assert_eq!(doubt(guess(Encoding::Utf8), "乡镇", EN), None);
        assert_eq!(doubt(Guess { sure: true, ..western }, "Köln", EN), None);
    }
}
