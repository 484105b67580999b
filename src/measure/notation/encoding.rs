//! Decodes the bytes of a file into text.

use encoding_rs::{GB18030, GBK, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// The encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    Utf8,
    Utf8Bom,
    Gb18030,
    Utf16Le,
    Utf16Be,
    /// Another encoding of the WHATWG standard.
    Other(OtherEncoding),
}

/// An encoding of the WHATWG standard that has no variant of its own, such as windows-1252 or `Shift_JIS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct OtherEncoding(&'static encoding_rs::Encoding);

impl From<OtherEncoding> for String {
    fn from(encoding: OtherEncoding) -> Self {
        encoding.0.name().to_owned()
    }
}

impl TryFrom<String> for OtherEncoding {
    type Error = String;

    fn try_from(label: String) -> Result<Self, String> {
        match Encoding::for_label(&label) {
            Some(Encoding::Other(encoding)) => Ok(encoding),
            _ => Err(label),
        }
    }
}

impl Encoding {
    /// The encoding that a label of the WHATWG standard means; `None` for a label that means none.
    #[must_use]
    pub fn for_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.as_bytes()).and_then(Self::of)
    }

    /// The same as this encoding of the library; `None` for the one that stands for what must not be decoded.
    #[must_use]
    pub fn of(encoding: &'static encoding_rs::Encoding) -> Option<Self> {
        let known = [
            (UTF_8, Self::Utf8),
            (GB18030, Self::Gb18030),
            (GBK, Self::Gb18030),
            (UTF_16LE, Self::Utf16Le),
            (UTF_16BE, Self::Utf16Be),
        ];
        let own = known.into_iter().find_map(|(of, own)| (of == encoding).then_some(own));
        own.or((encoding != REPLACEMENT).then_some(Self::Other(OtherEncoding(encoding))))
    }

    /// The library's decoder. Of GBK's two names the one that can write every character.
    #[must_use]
    pub fn library(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 | Self::Utf8Bom => UTF_8,
            Self::Gb18030 => GB18030,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Other(OtherEncoding(encoding)) => encoding,
        }
    }

    /// A text in this encoding, behind its mark where it has one.
    #[must_use]
    pub fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Bom => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
            Self::Utf16Le => [b"\xFF\xFE".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
            Self::Utf16Be => [b"\xFE\xFF".to_vec(), text.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat(),
            Self::Gb18030 | Self::Other(_) => self.library().encode(text).0.into_owned(),
        }
    }

    /// Whether its characters beyond ASCII take more than one byte.
    #[must_use]
    pub fn is_of_several_bytes(self) -> bool {
        !self.library().is_single_byte()
    }

    /// Whether quotes, delimiters and line ends can be looked for in the bytes as they are.
    #[must_use]
    pub fn is_cut_as_bytes(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf8Bom | Self::Gb18030)
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Other(OtherEncoding(encoding)) => encoding.name(),
        })
    }
}

/// The text of a file, and where it begins in the file.
#[derive(Debug)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// Bytes before the text: the length of the byte order mark.
    pub mark: usize,
}

/// Decodes by the byte order mark, else as strict UTF-8, else as GB18030; `None` if the bytes are valid in none of them.
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

/// What stands before the first byte that is not text, in UTF-8 or else in GB18030, whichever goes further.
#[must_use]
pub fn sound_prefix(bytes: &[u8]) -> Cow<'_, str> {
    let utf8 = std::str::from_utf8(bytes).map_or_else(|why| why.valid_up_to(), |_| bytes.len());
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let sound = match result {
        encoding_rs::DecoderResult::Malformed(bad, after) => read.saturating_sub(usize::from(bad) + usize::from(after)),
        _ => read,
    };
    if utf8 >= sound { String::from_utf8_lossy(&bytes[..utf8]) } else { Cow::Owned(text) }
}

/// The length of `text` in bytes in `encoding`, which turns offsets in the decoded text into offsets in the file.
#[must_use]
pub fn encoded_len(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => text.len(),
        Encoding::Gb18030 | Encoding::Other(_) => encoding.library().encode(text).0.len(),
        Encoding::Utf16Le | Encoding::Utf16Be => text.encode_utf16().count() * 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn lengths_are_those_of_the_file() {
        for (encoding, length) in [
            (Encoding::Utf8, 4),
            (Encoding::Utf8Bom, 4),
            (Encoding::Gb18030, 3),
            (Encoding::Utf16Le, 4),
            (Encoding::Utf16Be, 4),
        ] {
            assert_eq!(encoded_len("乡a", encoding), length, "{encoding}");
        }
    }

    #[test]
    fn marks_of_byte_order_lie_before_the_text() {
        let mark = |bytes: &[u8]| decode(bytes).map(|d| (d.mark, d.text.into_owned()));
        assert_eq!(mark(b"\xEF\xBB\xBFa"), Some((3, "a".to_owned())));
        assert_eq!(mark(b"\xFF\xFEa\0"), Some((2, "a".to_owned())));
        assert_eq!(mark(b"\xFE\xFF\0a"), Some((2, "a".to_owned())));
        assert_eq!(mark(b"a"), Some((0, "a".to_owned())));
    }

    #[test]
    fn labels_of_the_standard_are_known() {
        for (label, name) in [
            ("latin1", "windows-1252"),
            ("Shift_JIS", "Shift_JIS"),
            ("gb2312", "GB18030"),
            ("utf8", "UTF-8"),
            ("utf-16le", "UTF-16LE"),
            (" big5 ", "Big5"),
        ] {
            assert_eq!(Encoding::for_label(label).unwrap().to_string(), name);
        }
        for label in ["latin-99", "", "replacement"] {
            assert_eq!(Encoding::for_label(label), None, "{label}");
        }
        let other = Encoding::for_label("windows-1252").unwrap();
        let stored = serde_json::to_string(&other).unwrap();
        assert_eq!(serde_json::from_str::<Encoding>(&stored).unwrap(), other);
        assert_eq!(encoded_len("Köln", other), 4);
    }
}
