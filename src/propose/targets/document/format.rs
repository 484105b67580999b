//! Which format a document has, by its bytes first and its name second.

use super::block::Document;
use super::unreadable::Unreadable;
use super::{docx, html, pdf, plain, spreadsheet};
use crate::measure::notation::decode;

/// A document of a thousand pages with pictures.
const LARGEST: usize = 200 << 20;

/// Formats that people send and that are not read, by their endings.
const UNREAD: [&str; 13] = ["doc", "wps", "et", "ofd", "rtf", "jpg", "jpeg", "png", "tif", "tiff", "bmp", "ppt", "odt"];

/// Reads a document.
///
/// # Errors
/// [`Unreadable`] where it has no text that can be read.
pub(in crate::propose::targets) fn read_document(bytes: &[u8], name: &str) -> Result<Document, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let unread = |ending: &str| Unreadable::Format { ending: ending.to_owned() };
    if bytes.starts_with(b"%PDF") {
        return pdf::read(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        if docx::has_part(bytes, "word/document.xml") {
            return docx::read(bytes);
        }
        if docx::has_part(bytes, "xl/workbook.xml") || ending == "ods" {
            return spreadsheet::read(bytes);
        }
        return Err(unread(if ending.is_empty() { "zip" } else { &ending }));
    }
    // The container of Word 97 and of WPS.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        if ending == "xls" {
            return spreadsheet::read(bytes);
        }
        return Err(unread(if UNREAD.contains(&&*ending) { &ending } else { "doc" }));
    }
    if bytes.starts_with(b"{\\rtf") || UNREAD.contains(&&*ending) {
        return Err(unread(if ending.is_empty() { "rtf" } else { &ending }));
    }
    let text = text_of(bytes).ok_or_else(|| unread(&ending))?;
    let head: String = text.trim_start().chars().take(400).collect::<String>().to_lowercase();
    let is_page = head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.contains("<html")
        || matches!(&*ending, "html" | "htm" | "mht" | "xhtml");
    Ok(match () {
        () if is_page => html::read(&text),
        () if matches!(&*ending, "md" | "markdown") => plain::markdown(&text),
        () => plain::text(&text),
    })
}

/// The text of a file: by its mark, as UTF-8, by what a page says of itself, as GB18030, as windows-1252 at last; `None` for bytes that are no
/// text.
fn text_of(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(2048)];
    let has_mark = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let is_binary = head.iter().filter(|b| **b == 0 || (**b < 9)).count() > 0 && !has_mark;
    if is_binary {
        return None;
    }
    if let Some(label) = stated_encoding(head)
        && let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes())
        && std::str::from_utf8(bytes).is_err()
    {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if let Some(decoded) = decode(bytes) {
        return Some(decoded.text.into_owned());
    }
    Some(encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned())
}

/// What a page says of its encoding: charset=gb2312.
fn stated_encoding(head: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let at = text.find("charset=").map(|at| at + 8)?;
    let rest = text[at..].trim_start_matches(['"', '\'', ' ']);
    Some(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
}
