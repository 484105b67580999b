//! Brings cells into the form in which they are compared: full-width forms folded, invisible characters and outer space removed.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A cell in the form in which it is compared: NFKC (which folds full-width forms), without control and zero-width characters and
/// outer space.
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
    // Control characters go first, since the characters they separate may compose.
    Cow::Owned(trimmed.chars().filter(|c| plain(*c)).nfkc().collect::<String>().trim().to_owned())
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
    fn labels_lose_the_spaces_that_pad_them() {
        assert_eq!(squeezed(" 乡　镇 "), "乡镇");
        assert_eq!(squeezed("沈　　阳"), "沈阳");
        assert_eq!(squeezed("乡镇"), "乡镇");
    }
}
