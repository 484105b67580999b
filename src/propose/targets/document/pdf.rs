//! PDF with text, by the crate `pdf-extract` (docs/decisions/0022-pdf-text.md): pages → lines → paragraphs, each with its page.

use super::block::{Collector, Document};
use super::unreadable::Unreadable;
use super::wrapped::{Line, join};
use std::cell::Cell;
use std::sync::Once;

/// The stack of the thread that reads: objects of a PDF lie within each other.
const STACK: usize = 256 << 20;
/// A document of ten thousand pages.
const MOST_TEXT: usize = 64 << 20;

thread_local! {
    /// Set in the thread that reads a PDF, whose panics are findings about the file.
    static READS_PDF: Cell<bool> = const { Cell::new(false) };
}

/// The blocks of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let pages = pages(bytes.to_vec())?;
    let text: usize = pages.iter().map(|page| page.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    if text < 20 {
        return Err(Unreadable::NoText);
    }
    if text > MOST_TEXT {
        return Err(Unreadable::TooLarge);
    }
    let mut lines: Vec<Line> = Vec::new();
    for (page, text) in (1..).zip(&pages) {
        let own: Vec<&str> = text.lines().map(str::trim).collect();
        let own = own.into_iter().filter(|line| !is_page_number(line));
        lines.extend(own.zip(1..).map(|(text, number)| Line { number, page: Some(page), text: text.to_owned() }));
    }
    if is_double_spaced(&lines) {
        lines.retain(|line| !line.text.is_empty());
    }
    let mut out = Collector::default();
    for line in join(&lines) {
        out.page = line.page;
        out.text(&line.text, None);
    }
    Ok(out.document)
}

/// The text of each page. The crate panics on some fonts; that is a property of the file.
fn pages(bytes: Vec<u8>) -> Result<Vec<String>, Unreadable> {
    quiet_panics();
    let work = move || {
        READS_PDF.set(true);
        pdf_extract::extract_text_from_mem_by_pages(&bytes)
    };
    let thread = std::thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(STACK)
        .spawn(work)
        .map_err(|_| Unreadable::TooLarge)?;
    match thread.join() {
        Ok(Ok(pages)) => Ok(pages),
        Ok(Err(why))
            if why.to_string().to_lowercase().contains("password")
                || why.to_string().to_lowercase().contains("encrypt") =>
        {
            Err(Unreadable::Protected)
        }
        Ok(Err(_)) | Err(_) => Err(Unreadable::Damaged),
    }
}

/// Panics in the thread that reads a PDF say nothing; all others do as before.
fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |why| {
            if !READS_PDF.get() {
                usual(why);
            }
        }));
    });
}

/// — 3 —, 3, Page 3 of 12.
fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "-—–·|".contains(c));
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    !bare.is_empty() && bare.len() <= 4 && digits.is_empty()
        || line.starts_with("Page ") && line.len() < 20
        || line.starts_with('第') && line.ends_with('页') && line.chars().count() < 12
}

/// Whether an empty line stands behind nearly every line, so that it divides nothing.
fn is_double_spaced(lines: &[Line]) -> bool {
    let filled = lines.iter().filter(|line| !line.text.is_empty()).count();
    let alone = lines.windows(2).filter(|pair| !pair[0].text.is_empty() && pair[1].text.is_empty()).count();
    filled > 6 && alone * 10 > filled * 7
}
