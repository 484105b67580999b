//! Lines that were wrapped at the width of a page, joined back to paragraphs.

/// A line of a file or of a page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub number: u32,
    pub page: Option<u32>,
    pub text: String,
}

/// Paragraphs: a line goes on in the next one where it is about as long as lines get, ends no sentence, and the next begins no item.
pub(super) fn join(lines: &[Line]) -> Vec<Line> {
    let mut widths: Vec<usize> = lines.iter().map(|line| width(&line.text)).filter(|w| *w > 0).collect();
    widths.sort_unstable();
    let full = widths.get(widths.len().saturating_sub(1) * 8 / 10).copied().unwrap_or(0);
    // Where lines were wrapped none is much longer than most are.
    let is_wrapped = widths.last().is_some_and(|longest| *longest <= full + 14);
    let full = if is_wrapped { full } else { 0 };
    let mut out: Vec<Line> = Vec::new();
    let mut open = false;
    let mut last_width = 0;
    for line in lines {
        let text = line.text.trim();
        if text.is_empty() {
            open = false;
            continue;
        }
        let goes_on = open && goes_on(out.last().map_or("", |l| &l.text), text, last_width, full);
        last_width = width(text);
        open = true;
        match out.last_mut().filter(|_| goes_on) {
            Some(last) => {
                let gap = last.text.ends_with(|c: char| c.is_ascii_alphanumeric() || ",;:)%-".contains(c))
                    && text.starts_with(|c: char| c.is_ascii());
                let chinese = last.text.ends_with(is_chinese) || text.starts_with(is_chinese);
                if !chinese && (gap || text.starts_with(|c: char| c.is_ascii_alphabetic())) {
                    last.text.push(' ');
                }
                last.text.push_str(text);
            }
            None => out.push(Line { text: text.to_owned(), ..line.clone() }),
        }
    }
    for line in &mut out {
        line.text = line.text.strip_prefix("- ").unwrap_or(&line.text).to_owned();
    }
    out
}

/// Whether a line goes on in the next.
fn goes_on(before: &str, next: &str, last_width: usize, full: usize) -> bool {
    if begins_item(next) || before.ends_with(['。', '！', '？', '；', '：', ':']) {
        return false;
    }
    if next.starts_with(|c: char| c.is_ascii_lowercase()) {
        return true;
    }
    // Lines of a page are within a few characters of each other; of a file without wrapping they are not.
    let is_full = (40..=160).contains(&full) && last_width + 8 >= full;
    is_full && !(before.ends_with('.') && next.starts_with(|c: char| c.is_uppercase()) && last_width + 16 < full)
}

fn begins_item(text: &str) -> bool {
    let begins = |mark: &str| text.starts_with(mark);
    if ["- ", "* ", "•", "●", "○", "■", "◆", "—", "·", "☐", "(一)", "（", "第"].iter().any(|mark| begins(mark))
    {
        return true;
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len()
        && text.len() - digits.len() <= 2
        && digits.starts_with(['.', '、', ')', '．'])
        && !digits.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
    {
        return true;
    }
    let numerals = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    numerals.len() < text.len() && (numerals.starts_with('、') || numerals.starts_with('是'))
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c) || "，。；：、（）《》“”".contains(c)
}

/// The width in half characters.
fn width(text: &str) -> usize {
    text.trim().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_joined_and_items_are_not() {
        let text = "The council will deliver three hundred and fifty homes by the end\nof March 2027 and reduce the number of empty homes.\n\n1. First item\n2. Second item";
        let lines: Vec<Line> =
            text.lines().zip(1..).map(|(text, number)| Line { number, page: None, text: text.into() }).collect();
        let joined: Vec<String> = join(&lines).into_iter().map(|line| line.text).collect();
        assert_eq!(joined.len(), 3, "{joined:?}");
        assert!(joined[0].contains("end of March 2027"));
    }
}
