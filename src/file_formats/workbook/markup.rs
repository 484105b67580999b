//! Tables in markup that call themselves workbooks: pages of HTML, and the XML of Excel 2003. Many systems export one or the other as .xls.

use super::draft::Draft;
use super::refusal::Refusal;
use super::sheet::Workbook;
use super::{html, limits, spreadsheet_ml};
use crate::file_formats::encoding::{self, Guess};
use crate::measure::notation::{DecimalMark, Encoding};
use crate::words::Language;
use memchr::memmem;
use std::borrow::Cow;

/// Bytes at the beginning of a file in which it says what it is, and in which encoding.
const PROLOGUE: usize = 4096;

/// The namespace of the XML of Excel 2003.
const SPREADSHEET: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// What a page of HTML may begin with.
const PAGE_BEGINS: [&str; 7] = ["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style"];

/// A kind of markup that holds tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup {
    Html,
    /// Excel 2003.
    SpreadsheetMl,
}

/// The text of a file in markup, and how it was decoded.
#[derive(Debug)]
pub(crate) struct MarkupText<'b> {
    pub text: Cow<'b, str>,
    pub guess: Guess,
}

impl Markup {
    /// What a file with these first bytes is; `None` for anything else.
    pub fn of(head: &[u8]) -> Option<Self> {
        let decoded;
        let head = if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
            let (text, ..) = encoding_rs::UTF_16LE.decode(head);
            decoded = text.into_owned();
            decoded.as_bytes()
        } else {
            head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head)
        };
        let begins = prologue(head);
        let begins = begins.trim_start();
        if begins.starts_with("<?xml") || begins.starts_with("<workbook") || begins.starts_with("<ss:workbook") {
            let is_workbook = begins.contains(SPREADSHEET) && begins.contains("workbook");
            if is_workbook && !begins.contains("<html") {
                return Some(Self::SpreadsheetMl);
            }
        }
        let is_page = PAGE_BEGINS.iter().any(|tag| begins.starts_with(tag))
            || (begins.starts_with("<?xml") && begins.contains("<html"));
        if !is_page {
            return None;
        }
        // A page without a table is left to those who say that there is none.
        let small = head.to_ascii_lowercase();
        let has = |tag: &[u8]| memmem::find(&small, tag).is_some();
        let has_cells = || [&b"<td"[..], b"<th>", b"<th "].into_iter().any(has);
        (has(b"<table") && has_cells()).then_some(Self::Html)
    }

    /// Decodes a file, of which its reader may have left out what is over the limit: by its mark, by the feed's own word, by what it says itself, or as other texts are. What it says is not believed
    /// where the bytes are something else.
    pub fn decode(self, bytes: &[u8], declared: Option<Encoding>, language: Language) -> Option<MarkupText<'_>> {
        let stated = self.stated_encoding(bytes).filter(|encoding| match encoding {
            Encoding::Utf16Le | Encoding::Utf16Be => false,
            Encoding::Utf8 | Encoding::Utf8Bom => encoding::damage(bytes).is_none_or(encoding::Damage::is_slight),
            Encoding::Gb18030 | Encoding::Other(_) => true,
        });
        let guess = encoding::guess(bytes, None, language)?;
        let guess = match declared.or(stated) {
            Some(_) if guess.sure && declared.is_none() => guess,
            Some(encoding) => encoding::guess(bytes, Some(encoding), language)?,
            None => guess,
        };
        let text = encoding::decode(&bytes[guess.mark..], guess.encoding, false)?;
        Some(MarkupText { text, guess })
    }

    /// The encoding that a file says it has.
    fn stated_encoding(self, bytes: &[u8]) -> Option<Encoding> {
        let begins = prologue(bytes);
        let mark = match self {
            Self::Html => "charset=",
            Self::SpreadsheetMl => "encoding=",
        };
        let label = &begins[begins.find(mark)? + mark.len()..];
        let label = label.trim_start_matches(['"', '\'', ' ']);
        let ends = label.find(['"', '\'', ' ', ';', '/', '>', '?']).unwrap_or(label.len());
        Encoding::for_label(&label[..ends])
    }

    /// The tables of a text that was decoded from so many bytes, as the sheets of a workbook.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn workbook(self, text: &str, bytes: usize, decimal: DecimalMark) -> Result<Workbook, Refusal> {
        limits::FILE.check(bytes.max(text.len()) as u64)?;
        let mut draft = Draft::new(true, decimal);
        let format = match self {
            Self::Html => {
                html::read(text, &mut draft)?;
                "html"
            }
            Self::SpreadsheetMl => {
                spreadsheet_ml::read(text, &mut Draft::new(false, decimal))?;
                spreadsheet_ml::read(text, &mut draft)?;
                "xml"
            }
        };
        Ok(Workbook { format, sheets: draft.finish() })
    }
}

/// The beginning of a file in small letters.
fn prologue(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(PROLOGUE)]).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_known_by_how_it_begins() {
        for (head, markup) in [
            ("<html><body><table><tr><td>1", Some(Markup::Html)),
            ("\u{FEFF}\n <!DOCTYPE html>\n<HTML><TABLE><TH >", Some(Markup::Html)),
            ("<table border=1><td>", Some(Markup::Html)),
            ("<?xml version=\"1.0\"?><html xmlns=\"x\"><table><td/>", Some(Markup::Html)),
            ("<html><p>no table", None),
            ("<html><table><thead>", None),
            (
                "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Some(Markup::SpreadsheetMl),
            ),
            ("<?xml version=\"1.0\"?><rows/>", None),
            ("乡镇,面积\n<table>,1\n", None),
            ("", None),
        ] {
            assert_eq!(Markup::of(head.as_bytes()), markup, "{head}");
        }
        let wide: Vec<u8> = "\u{FEFF}<html><table><td>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Markup::of(&wide), Some(Markup::Html));
    }

    #[test]
    fn a_page_says_its_encoding_and_is_believed_where_that_can_be() {
        let of = |page: &str, encoding: &'static encoding_rs::Encoding, declared: Option<Encoding>| {
            let bytes = encoding.encode(page).0.into_owned();
            let decoded = Markup::Html.decode(&bytes, declared, Language::English).expect("a text");
            (decoded.text.contains("乡镇"), decoded.guess.encoding.to_string(), decoded.guess.sure)
        };
        let gb = "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><table><td>乡镇";
        assert_eq!(of(gb, encoding_rs::GBK, None), (true, "GB18030".to_owned(), true));
        let wrong = gb.replace("gb2312", "utf-8");
        assert!(!of(&wrong, encoding_rs::GBK, None).2, "it is guessed");
        assert_eq!(of(&wrong, encoding_rs::GBK, Encoding::for_label("gbk")), (true, "GB18030".to_owned(), true));
        assert!(of(&gb.replace("gb2312", "unicode"), encoding_rs::UTF_8, None).0);
        assert_eq!(of("<table><td>乡镇", encoding_rs::UTF_8, None), (true, "UTF-8".to_owned(), false));
    }
}
