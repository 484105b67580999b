//! The encoding of a file: by its byte order mark, else strict UTF-8, else by what its bytes look like in the project's language; UTF-16
//! with or without a mark.

use crate::measure::notation::Encoding;
use crate::words::Language;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::borrow::Cow;

/// The encoding that the first bytes of a file suggest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Guess {
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
pub(crate) fn guess(head: &[u8], declared: Option<Encoding>, language: Language) -> Option<Guess> {
    let marks: [(&[u8], Encoding); 3] =
        [(b"\xEF\xBB\xBF", Encoding::Utf8Bom), (b"\xFF\xFE", Encoding::Utf16Le), (b"\xFE\xFF", Encoding::Utf16Be)];
    let marked = marks.into_iter().find(|(mark, _)| head.starts_with(mark));
    if let Some((mark, encoding)) = marked {
        return Some(Guess { encoding, mark: mark.len(), sure: true });
    }
    if let Some(encoding) = declared {
        return Some(Guess { encoding, mark: 0, sure: true });
    }
    if head.contains(&0) && !has_stray_zeros(head) {
        return utf16(head).map(|encoding| Guess { encoding, mark: 0, sure: true });
    }
    Some(Guess {
        encoding: if damage(head).is_none_or(Damage::is_slight) { Encoding::Utf8 } else { likely(head, language) },
        mark: 0,
        sure: false,
    })
}

/// The encoding that bytes which are no UTF-8 most likely have.
pub(crate) fn likely(bytes: &[u8], language: Language) -> Encoding {
    let [by_bytes, by_language] = detected(bytes, language);
    let is_open = by_language == Encoding::Gb18030 && by_bytes != by_language;
    let is_other = is_open && Chinese::of(&bytes[..bytes.len().min(LOOKED_AT)], by_bytes) == Chinese::IsNot;
    let likely = if is_other { by_bytes } else { by_language };
    // £1,234 is no Ł1,234.
    if is_of_latin_letters(likely) && has_signs_alone(bytes) { windows_1252() } else { likely }
}

/// What the detector takes bytes for by themselves, and among the pages of a language.
fn detected(bytes: &[u8], language: Language) -> [Encoding; 2] {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not the last: the bytes may end within a character.
    detector.feed(bytes, false);
    let guess = |domain| Encoding::of(detector.guess(domain, Utf8Detection::Deny)).unwrap_or_else(|| usual(language));
    [guess(None), guess(top_level_domain(language))]
}

/// The domain whose pages are in a language, by which the detector knows it.
fn top_level_domain(language: Language) -> Option<&'static [u8]> {
    match language {
        Language::Chinese => Some(b"cn"),
        Language::English => None,
    }
}

/// Whether bytes are Chinese in GB18030.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chinese {
    Is,
    /// They may be, and may be something else.
    MayBe,
    IsNot,
}

/// Bytes, or characters, from which it is judged whether a text is Chinese.
const LOOKED_AT: usize = 4096;
/// From so many characters on, the detector tells the languages of East Asia apart by itself.
const ENOUGH_CHARACTERS: usize = 12;
/// Of the characters of a Chinese text, one in so many at most is none of the common ones of GB 2312, but for names.
const RARE_ONE_IN: usize = 4;
/// Of the characters of a text, one in so many at most is damaged.
const DAMAGED_ONE_IN: usize = 50;

impl Chinese {
    /// Judges bytes which the detector by itself takes for `by_bytes`. Its word is good for longer texts; of a few characters nearly any
    /// bytes are something in every encoding.
    fn of(bytes: &[u8], by_bytes: Encoding) -> Self {
        let text = Encoding::Gb18030.library().decode_without_bom_handling(bytes).0;
        let (mut common, mut rare, mut damaged, mut foreign) = (0, 0, 0, 0);
        for c in text.chars().filter(|c| !c.is_ascii()) {
            match c {
                '\u{FFFD}' => damaged += 1,
                // Where no character is assigned; and kana, which GB 2312 has too.
                '\u{E000}'..='\u{F8FF}' | '\u{3041}'..='\u{30FA}' => foreign += 1,
                c if is_of_gb2312(c) => common += 1,
                _ => rare += 1,
            }
        }
        let all = common + rare + damaged + foreign;
        let is_plain = foreign == 0 && damaged * DAMAGED_ONE_IN <= all;
        match by_bytes {
            Encoding::Gb18030 if is_plain => Self::Is,
            Encoding::Gb18030 => Self::MayBe,
            // Another language of East Asia.
            Encoding::Other(_) if by_bytes.is_of_several_bytes() => {
                if all < ENOUGH_CHARACTERS && is_plain {
                    Self::MayBe
                } else {
                    Self::IsNot
                }
            }
            _ if is_plain && rare == 0 && damaged == 0 => Self::Is,
            _ if is_plain && rare * RARE_ONE_IN <= all => Self::MayBe,
            _ => Self::IsNot,
        }
    }
}

/// Whether a character is one of GB 2312, in which nearly all that is written in China stands.
fn is_of_gb2312(c: char) -> bool {
    let mut written = [0_u8; 4];
    let (encoded, _, _) = Encoding::Gb18030.library().encode(c.encode_utf8(&mut written));
    matches!(*encoded, [0xA1..=0xF7, 0xA1..=0xFE])
}

fn windows_1252() -> Encoding {
    Encoding::for_label("windows-1252").unwrap_or(Encoding::Utf8)
}

/// Whether an encoding is one in which each byte beyond ASCII may be a letter of a Latin alphabet.
fn is_of_latin_letters(encoding: Encoding) -> bool {
    const LATIN: [&str; 9] = [
        "windows-1250",
        "windows-1254",
        "windows-1257",
        "windows-1258",
        "ISO-8859-2",
        "ISO-8859-4",
        "ISO-8859-10",
        "ISO-8859-15",
        "ISO-8859-16",
    ];
    matches!(encoding, Encoding::Other(_)) && LATIN.contains(&&*encoding.to_string())
}

/// Whether all that stands beyond ASCII in bytes are signs of windows-1252 where signs stand, and letters of other encodings do not: £ and
/// ¥ beside a number, ² and ³ behind a metre.
fn has_signs_alone(bytes: &[u8]) -> bool {
    const POUND_AND_YEN: [u8; 2] = [0xA3, 0xA5];
    const RAISED: [u8; 2] = [0xB2, 0xB3];
    // Degrees, plus or minus, halves, quotes and dashes are letters nowhere.
    const SIGNS: [u8; 14] = [0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xA7, 0xB0, 0xB1, 0xB7];
    let letters_from = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let is_sign = |at: usize| {
        let byte = bytes[at];
        let letters_before = bytes[..at].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        let (before, behind) = (&bytes[at - letters_before..at], &bytes[at + 1..at + 1 + letters_from(at + 1)]);
        let is_multiple = matches!(behind, b"" | b"k" | b"K" | b"m" | b"M" | b"mn" | b"bn" | b"B" | b"tn");
        (POUND_AND_YEN.contains(&byte) && before.is_empty() && is_multiple)
            || (RAISED.contains(&byte) && behind.is_empty() && matches!(before, b"m" | b"km" | b"cm" | b"mm" | b"hm"))
            || SIGNS.contains(&byte)
    };
    let mut beyond = (0..bytes.len()).filter(|at| !bytes[*at].is_ascii()).peekable();
    beyond.peek().is_some() && beyond.all(is_sign)
}

/// The encoding of older files in a language, which nobody needs to be told of.
pub(crate) fn usual(language: Language) -> Encoding {
    match language {
        Language::Chinese => Encoding::Gb18030,
        Language::English => windows_1252(),
    }
}

/// A few words that an encoding which was only guessed has made of a text; `None` where nothing is in doubt.
pub(crate) fn doubt(guess: Guess, text: &str, language: Language) -> Option<String> {
    let is_plain = matches!(guess.encoding, Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Utf16Le | Encoding::Utf16Be);
    let is_usual = guess.encoding == Encoding::Gb18030 && usual(language) == Encoding::Gb18030;
    if guess.sure || is_plain || (is_usual && is_plainly_chinese(text, language)) {
        return None;
    }
    let is_of_word = |c: char| c.is_alphanumeric() || is_currency(c) || is_unassigned(c);
    let words = || text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_ascii());
    // What speaks against the guess is shown first.
    let odd = words().filter(|word| word.contains(is_unassigned));
    let sample: Vec<String> = odd
        .chain(words().filter(|word| !word.contains(is_unassigned)))
        .take(SAMPLE_WORDS)
        .map(|word| word.chars().take(SAMPLE_LETTERS).collect())
        .collect();
    (!sample.is_empty()).then(|| sample.join(", "))
}

/// Whether a text that was read as GB18030 is nothing else either, as far as its beginning tells.
fn is_plainly_chinese(text: &str, language: Language) -> bool {
    let beginning: String = text.chars().take(LOOKED_AT).collect();
    let bytes = Encoding::Gb18030.library().encode(&beginning).0;
    let [by_bytes, _] = detected(&bytes, language);
    Chinese::of(&bytes, by_bytes) == Chinese::Is
}

/// Whether a character stands for none, so that a text which holds it may be in another encoding.
fn is_unassigned(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20C0}')
}

/// Whether a text in UTF-8 has a few zero bytes in it: in UTF-16 every digit and delimiter has one.
fn has_stray_zeros(head: &[u8]) -> bool {
    const ONE_IN: usize = 20;
    let zeros = memchr::memchr_iter(0, head).count();
    zeros * ONE_IN < head.len() && damage(head).is_none()
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
pub(crate) struct Damage {
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
pub(crate) fn damage(bytes: &[u8]) -> Option<Damage> {
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
pub(crate) fn decode(bytes: &[u8], encoding: Encoding, strict: bool) -> Option<Cow<'_, str>> {
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
pub(crate) fn is_surely_utf8(head: &[u8]) -> bool {
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
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1250, WINDOWS_1252};

    const ZH: Language = Language::Chinese;
    const EN: Language = Language::English;

    #[test]
    fn utf16_is_known_without_its_mark() {
        let text = "乡镇,面积\r\n柳河镇,12\r\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess(&le, None, ZH).unwrap().encoding, Encoding::Utf16Le);
        assert_eq!(guess(&be, None, ZH).unwrap().encoding, Encoding::Utf16Be);
        let stray = b"month,region,n\n2020-01,B\0,3\n2020-02,C,4\n2020-03,D,5\n";
        assert_eq!(guess(stray, None, ZH).unwrap().encoding, Encoding::Utf8);
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
        // A byte order mark goes before either.
        let western = Encoding::for_label("windows-1252");
        let marked = guess(b"\xEF\xBB\xBFmonth", western, EN).unwrap();
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
    fn other_languages_are_not_read_as_chinese_without_a_word() {
        let names = [
            (SHIFT_JIS, "地域,人口\n東京都,1\nひたちなか市,2\nりんごジュース,3\n"),
            (EUC_JP, "地域,人口\n東京都,1\nひたちなか市,2\nりんごジュース,3\n"),
            (EUC_KR, "지역,인구\n서울특별시,12\n부산광역시,3\n"),
            (BIG5, "縣市,人口數\n新北市,12\n高雄市,3\n"),
            (WINDOWS_1252, "item,n\nÄpfel,1\nÜbersicht,2\nGröße,3\n"),
            (WINDOWS_1252, "item,n\nKöln,1\n"),
        ];
        for (encoding, text) in names {
            let bytes = encoding.encode(text).0;
            let guess = guess(&bytes, None, ZH).unwrap();
            let read = decode(&bytes, guess.encoding, false).unwrap();
            assert_eq!(read, text, "{}", encoding.name());
            assert!(doubt(guess, &read, ZH).is_some(), "{}", encoding.name());
        }
        // Too little to tell, but told.
        for (encoding, text) in [(EUC_KR, "합계,1\n"), (EUC_JP, "合計,東京都\n")] {
            let bytes = encoding.encode(text).0;
            let guess = guess(&bytes, None, ZH).unwrap();
            assert!(doubt(guess, &decode(&bytes, guess.encoding, false).unwrap(), ZH).is_some(), "{text}");
        }
    }

    #[test]
    fn chinese_is_read_without_a_word_however_little_there_is() {
        for text in [
            "a,市\n1,区\n",
            "柳河镇",
            "2020-06-10,第2批,5",
            "ZP-053,梁庄乡,44",
            "单位：万元\n",
            "姓名\n王堃,汨罗市\n李喆,浏阳市\n朱镕,邕宁区\n",
        ] {
            let bytes = GB18030.encode(text).0;
            let guess = guess(&bytes, None, ZH).unwrap();
            assert_eq!(guess.encoding, Encoding::Gb18030, "{text}");
            assert_eq!(doubt(guess, text, ZH), None, "{text}");
        }
    }

    #[test]
    fn signs_beside_numbers_are_no_letters() {
        for text in ["n\n\"£1,234\"\n", "n (£m)\n3\n", "n\n¥3\n", "n\n5 m³\n", "n\n£3 – £5\n"] {
            let bytes = WINDOWS_1252.encode(text).0;
            assert_eq!([EN, ZH].map(|l| decode(&bytes, likely(&bytes, l), false).unwrap().into_owned()), [text; 2]);
        }
        let polish = WINDOWS_1250.encode("region,n\nŁowicz,1\nMałkinia,2\n").0;
        assert_eq!(likely(&polish, EN).to_string(), "windows-1250");
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
