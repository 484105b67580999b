//! Brings cells into the form in which they are compared: full-width forms folded, invisible characters and outer space removed.

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A cell in the form in which it is compared: NFKC (which folds full-width forms), without control and zero-width characters and
/// outer space.
#[must_use]
pub fn tidy(cell: &str) -> Cow<'_, str> {
    let plain =
        |c: char| !(c.is_control() || turns_text(c) || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'));
    // No normalisation changes these, and nearly all cells have no others.
    let common = |c: char| matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FFF}');
    let trimmed = cell.trim();
    if trimmed.chars().all(common) {
        return Cow::Borrowed(trimmed);
    }
    if is_nfkc_quick(trimmed.chars()) == IsNormalized::Yes && trimmed.chars().all(plain) {
        return Cow::Borrowed(trimmed);
    }
    // Control characters go first, since the characters they separate may compose.
    Cow::Owned(trimmed.chars().filter(|c| plain(*c)).nfkc().collect::<String>().trim().to_owned())
}

/// Whether a character changes the direction of the text behind it, so that something else is seen than stands there.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text as written, with what cannot be seen shown as what it is: ␛ for an escape, ⟦U+202E⟧ for what turns text around. Line ends and tabs
/// are blanks.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || turns_text(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match u32::from(c) {
            0x09 | 0x0A | 0x0D => shown.push(' '),
            code @ 0..=0x1F => shown.extend(char::from_u32(0x2400 + code)),
            0x7F => shown.push('␡'),
            code if c.is_control() || turns_text(c) => drop(write!(shown, "⟦U+{code:04X}⟧")),
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is a raised, lowered or circled digit, which marks a note and which [`tidy`] would make a digit of the text itself.
#[must_use]
pub fn is_note_mark(c: char) -> bool {
    matches!(
        c,
        '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{208E}' | '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}'
            | '\u{2776}'..='\u{2793}'
    )
}

/// A text without the marks of notes at its end: 2019¹ is 2019.
#[must_use]
pub fn without_note_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| is_note_mark(c) || c.is_whitespace())
}

/// A label in the form in which it is compared: as [`tidy`], and without the spaces that pad it (乡　镇, 沈　　阳).
#[must_use]
pub fn squeezed(cell: &str) -> Cow<'_, str> {
    match tidy(cell) {
        tidied if !tidied.contains(char::is_whitespace) => tidied,
        tidied => Cow::Owned(tidied.chars().filter(|c| !c.is_whitespace()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_fold_to_one_form() {
        assert_eq!(tidy(" ２０２０年　"), "2020年");
        assert_eq!(tidy("\u{FEFF}乡镇\u{200B}"), "乡镇");
        assert_eq!(tidy("plain"), "plain");
        assert_eq!(tidy("\t\n"), "");
        assert_eq!(tidy("か\u{1}\u{3099}"), "が");
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(visible("\u{1b}[31mx\u{202e}gpj\u{0}"), "␛[31mx⟦U+202E⟧gpj␀");
        assert_eq!(visible("a\tb\r\n\u{85}"), "a b  ⟦U+0085⟧");
        assert!(matches!(visible("平常 text"), Cow::Borrowed(_)));
        assert_eq!(tidy("\u{202e}abc\u{2069}"), "abc");
    }

    #[test]
    fn labels_lose_the_spaces_that_pad_them() {
        assert_eq!(squeezed(" 乡　镇 "), "乡镇");
        assert_eq!(squeezed("沈　　阳"), "沈阳");
        assert_eq!(squeezed("乡镇"), "乡镇");
    }
}
