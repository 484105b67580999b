//! The bytes of a workbook, or of markup that calls itself one, → its sheets.

use super::failed::Failed;
use super::layout::{encoding_guessed, no_text};
use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::MASK;
use crate::file_formats::encoding;
use crate::file_formats::workbook::{Markup, MarkupText, Refusal, Workbook, sheets};
use crate::measure::notation::{DecimalMark, Encoding};
use crate::words::Language;

/// What decides how the text of markup is decoded, and how numbers are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decoding {
    /// The feed's own word.
    pub declared: Option<Encoding>,
    pub language: Language,
    pub decimal: DecimalMark,
    /// Whether a sample of the text may show what is private.
    pub is_private: bool,
}

impl Decoding {
    pub fn of(feed: &Feed) -> Self {
        let is_private = feed.columns.iter().any(|column| column.private);
        Self { declared: feed.reading.encoding, language: feed.language, decimal: feed.decimal, is_private }
    }
}

/// Opens a workbook; a guess of its encoding that is in doubt is told.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn open_workbook(
    bytes: &[u8],
    decoding: Decoding,
    file: &str,
) -> Result<(Workbook, Option<Diagnostic>), Failed> {
    let Decoding { declared, language, decimal, is_private } = decoding;
    let refused = |why: &Refusal| {
        Box::new(Diagnostic::error(why.code(), why.message()).hint(why.hint()).at(Location::file(file)))
    };
    let Some(markup) = Markup::of(bytes) else {
        return Ok((sheets(bytes, decimal).map_err(|why| refused(&why))?, None));
    };
    let MarkupText { text, guess } = markup.decode(bytes, declared, language).ok_or_else(|| no_text(file))?;
    let doubt = encoding::doubt(guess, &text, language);
    let doubt = doubt.map(|sample| if is_private { MASK.to_owned() } else { sample });
    let told = doubt.map(|sample| encoding_guessed(file, guess.encoding, &sample));
    Ok((markup.workbook(&text, bytes.len(), decimal).map_err(|why| refused(&why))?, told))
}
