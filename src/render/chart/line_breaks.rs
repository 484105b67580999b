//! Breaks texts into lines.

use super::font::Face;

/// Never at the start of a line.
const CLOSING: &str = "，。、；：！？）】〕》」』”’％%‰℃,.;:!?)]}";
/// Never at the end of a line.
const OPENING: &str = "（【〔《「『“‘([{";

/// Breaks `text` into lines no wider than `width`: between hanzi or at spaces, within a word only where one alone is wider.
pub(super) fn wrap(text: &str, face: Face, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if face.width(&line) + face.width(piece.trim_end()) <= width {
            line.push_str(piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line.clear();
        for c in piece.chars() {
            let mut longer = line.clone();
            longer.push(c);
            if !line.is_empty() && c != ' ' && face.width(&longer) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Breaks `text` into as many lines as [`wrap`] does, but of about the same length: no word is left alone on the last one.
pub(super) fn balanced(text: &str, face: Face, width: f64) -> Vec<String> {
    let mut best = wrap(text, face, width);
    let word = longest_piece(text, face);
    if best.len() < 2 || word > width {
        return best;
    }
    // Never so narrow that a word would be broken for it.
    let (mut least, mut most) = (word.max(width / 2.0), width);
    for _ in 0..10 {
        let middle = f64::midpoint(least, most);
        let lines = wrap(text, face, middle);
        if lines.len() == best.len() && lines.iter().all(|line| face.width(line) <= middle) {
            (best, most) = (lines, middle);
        } else {
            least = middle;
        }
    }
    best
}

/// Width of the longest part that may not be broken.
pub(super) fn longest_piece(text: &str, face: Face) -> f64 {
    pieces(text).into_iter().map(|piece| face.width(piece.trim_end())).fold(0.0, f64::max)
}

/// The parts of `text` between which a line may be broken, in order.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = before.is_some_and(|b| {
            !CLOSING.contains(c) && c != ' ' && !OPENING.contains(b) && (b == ' ' || b == '／' || wide(b) || wide(c))
        });
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Hanzi and full-width forms, between which a line may be broken.
fn wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_hanzi_but_not_before_a_stop() {
        let face = Face::regular(10.0);
        assert_eq!(wrap("甲乙丙丁，戊", face, 40.0), ["甲乙丙", "丁，戊"]);
        assert_eq!(wrap("planted forest area", face, 60.0), ["planted", "forest area"]);
        assert_eq!(wrap("Donaudampfschiff", face, 40.0).concat(), "Donaudampfschiff");
        assert_eq!(wrap("", face, 40.0), [""]);
    }

    #[test]
    fn balanced_lines_are_as_many_and_leave_no_word_alone() {
        let face = Face::regular(10.0);
        let text = "Tobacco acreage: what changed in the gap";
        let width = face.width("Tobacco acreage: what changed in the") + 1.0;
        assert_eq!(wrap(text, face, width), ["Tobacco acreage: what changed in the", "gap"]);
        assert_eq!(balanced(text, face, width), ["Tobacco acreage: what", "changed in the gap"]);
        assert_eq!(balanced("引进培育农产品深加工企业", face, 115.0), ["引进培育农产", "品深加工企业"]);
        let width = face.width("Demonstration") + 1.0;
        assert_eq!(balanced("Demonstration villages", face, width), ["Demonstration", "villages"]);
        assert_eq!(balanced("", face, 115.0), [""]);
    }
}
