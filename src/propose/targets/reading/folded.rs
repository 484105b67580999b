//! A text in the form in which rules are compared, which remembers where each piece of it stands in the original.

use super::zh_written_dates::written_dates;
use std::ops::Range;

/// A text with full-width figures and marks as plain ones and, in Chinese, without blanks; quotes are taken from the original.
#[derive(Debug, Clone)]
pub(in crate::propose::targets) struct Folded {
    pub text: String,
    /// The byte offset in the original of each byte of `text`, and of its end.
    origin: Vec<usize>,
}

impl Folded {
    /// Chinese: no blanks at all, since they mean nothing between characters and digits.
    pub fn chinese(original: &str) -> Self {
        let dates = written_dates(original);
        let kept = |c: char| if c.is_whitespace() || is_invisible(c) { None } else { Some(plain(c)) };
        Self::with(original, kept, &dates)
    }

    /// English: line ends and hard blanks are blanks, typographic quotes plain ones.
    pub fn english(original: &str) -> Self {
        Self::of(original, |c| match c {
            c if is_invisible(c) => None,
            c if c.is_whitespace() => Some(' '),
            '‘' | '’' => Some('\''),
            '“' | '”' => Some('"'),
            other => Some(plain(other)),
        })
    }

    fn of(original: &str, fold: impl Fn(char) -> Option<char>) -> Self {
        Self::with(original, fold, &[])
    }

    /// Character by character, but for the stretches for which something else is put.
    fn with(original: &str, fold: impl Fn(char) -> Option<char>, instead: &[(Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            if let Some((place, figures)) = instead.iter().find(|(place, _)| place.contains(&at)) {
                if place.start == at {
                    text.push_str(figures);
                    origin.resize(text.len(), at);
                }
                continue;
            }
            let Some(c) = fold(c) else { continue };
            text.push(c);
            origin.resize(text.len(), at);
        }
        origin.push(original.len());
        Self { text, origin }
    }

    /// The piece of the original that a piece of the folded text was made from.
    pub fn original<'o>(&self, original: &'o str, piece: Range<usize>) -> &'o str {
        let at = |byte: usize| self.origin.get(byte).copied().unwrap_or(original.len());
        original.get(at(piece.start)..at(piece.end)).unwrap_or(original).trim()
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}' | '\u{00AD}')
}

/// A full-width character as the plain one; other characters as they are.
fn plain(c: char) -> char {
    match c {
        // The comma and the colon that end clauses keep their shape; inside numbers they are plain in the original.
        '，' | '：' | '；' | '！' | '？' => c,
        '％' => '%',
        '〇' | '○' => '〇',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_quoted_from_the_original() {
        let original = "到 2025 年，面积达到 １３ 万亩。";
        let folded = Folded::chinese(original);
        assert_eq!(folded.text, "到2025年，面积达到13万亩。");
        let at = folded.text.find("面积").unwrap();
        assert_eq!(folded.original(original, at..folded.text.len() - "。".len()), "面积达到 １３ 万亩");
    }
}
