//! What breaks the rules of TOML in `onpace.toml`, said in the project's own words: the parser's are English, and often name the place where
//! it gave up rather than the slip.

use crate::diag::Diagnostic;
use crate::say;
use toml::de::Error;

/// Characters of Chinese input methods, each with what TOML writes instead.
const FULL_WIDTH: [(char, &str); 24] = [
    ('＝', "="),
    ('“', "\""),
    ('”', "\""),
    ('＂', "\""),
    ('„', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('，', ","),
    ('、', ","),
    ('；', ","),
    ('：', "="),
    ('．', "."),
    ('。', "."),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('（', "("),
    ('）', ")"),
    ('＃', "#"),
    ('－', "-"),
    ('\u{3000}', " "),
];

/// Words for yes and no of other notations.
const YES_AND_NO: [&str; 12] = ["true", "yes", "y", "on", "是", "真", "false", "no", "n", "off", "否", "假"];

/// Where comments begin elsewhere.
const COMMENTS: [&str; 4] = ["//", "/*", ";", "--"];

/// Each slip once, with its place in bytes. What follows from an open bracket or quotation mark is no slip of its own.
pub(crate) fn faults(text: &str, errors: &[Error]) -> Vec<(usize, Diagnostic)> {
    let mut sorted: Vec<(std::ops::Range<usize>, &str)> =
        errors.iter().map(|e| (e.span().unwrap_or(text.len()..text.len()), e.message())).collect();
    sorted.sort_by_key(|(span, _)| span.start);
    let mut all: Vec<(usize, Diagnostic)> = Vec::new();
    let mut told_up_to = 0;
    for (span, _) in &sorted {
        if span.start < told_up_to && !all.is_empty() {
            continue;
        }
        let line = Line::around(text, span.start);
        let of_line: Vec<_> =
            sorted.iter().filter(|(other, _)| (span.start..=line.end).contains(&other.start)).collect();
        let whys: Vec<&str> = of_line.iter().map(|(_, why)| *why).collect();
        if let Some(open) = left_open(text, span.start, &sorted) {
            all.push(open);
            break;
        }
        all.push(slip(text, &line, span, &whys));
        // What stands in a table that stands twice stands twice too.
        let heading = line.text.trim_start().starts_with('[') && whys.contains(&"duplicate key");
        let next = text[line.end..].find("\n[").map_or(text.len(), |n| line.end + n);
        told_up_to = if heading { next } else { line.end } + 1;
    }
    all
}

/// One line of a text and where it stands.
struct Line<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Self {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        Self { text: &text[start..end], start, end }
    }

    /// The characters outside quotation marks and comments, and where quotation marks are left open.
    fn outside_quotes(&self) -> (Vec<(usize, char)>, Option<usize>) {
        let (mut outside, mut open, mut escaped) = (Vec::new(), None, false);
        for (n, c) in self.text.char_indices() {
            match open {
                Some((_, '"')) if c == '\\' && !escaped => escaped = true,
                Some((_, quote)) if c == quote && !escaped => open = None,
                Some(_) => escaped = false,
                None if c == '#' => break,
                None if c == '"' || c == '\'' => open = Some((n, c)),
                None => outside.push((n, c)),
            }
        }
        (outside, open.map(|(n, _)| n))
    }

    /// The key at its beginning, as far as one can be told.
    fn key(&self) -> &'t str {
        let end = self.text.find(['=', '＝', ':', '：']).unwrap_or(self.text.len());
        let key = self.text[..end].trim();
        key.split_whitespace().next().unwrap_or(key)
    }
}

fn written_instead(c: char) -> Option<&'static str> {
    FULL_WIDTH.iter().find(|(wide, _)| *wide == c).map(|(_, plain)| *plain)
}

/// A bracket that is opened and not closed before the next key or heading: whatever the parser says below it follows from that.
fn left_open(text: &str, at: usize, sorted: &[(std::ops::Range<usize>, &str)]) -> Option<(usize, Diagnostic)> {
    let unclosed =
        sorted.iter().any(|(_, why)| why.starts_with("unclosed array,") || why.starts_with("unclosed inline"));
    let of_brackets = sorted
        .iter()
        .any(|(span, why)| span.start == at && (why.starts_with("missing comma") || why.starts_with("missing key")));
    let before = text.get(..at)?;
    let line = Line::around(text, at);
    let begins_anew =
        text[line.start..at].trim().is_empty() && (line.text.trim_start().starts_with('[') || line.text.contains('='));
    let runs_out = unclosed && at >= text.trim_end().len();
    let swallows = of_brackets && begins_anew;
    if !(swallows || runs_out) {
        return None;
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut from = 0;
    for line in before.split_inclusive('\n') {
        let (outside, _) = Line { text: line, start: from, end: from + line.len() }.outside_quotes();
        // A heading is a line of its own.
        if open.is_empty() && line.trim_start().starts_with('[') {
            from += line.len();
            continue;
        }
        for (n, c) in outside {
            match c {
                '[' | '{' => open.push((from + n, c)),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
        }
        from += line.len();
    }
    let (place, bracket) = *open.first()?;
    let closing = if bracket == '[' { "]" } else { "}" };
    let message = say!("toml-open-bracket", bracket);
    Some((place, error(message).hint(say!("toml-open-bracket-hint", closing))))
}

fn error(message: crate::words::Message) -> Diagnostic {
    Diagnostic::error("syntax-error", message)
}

/// What is wrong with a line, of which the parser says `whys`, the first about `span`.
fn slip(text: &str, line: &Line<'_>, span: &std::ops::Range<usize>, whys: &[&str]) -> (usize, Diagnostic) {
    let said = |start: &str| whys.iter().any(|why| why.starts_with(start));
    let (outside, open) = line.outside_quotes();
    let inside_wide = open.and_then(|open| {
        let found = line.text[open..].char_indices().find(|(_, c)| matches!(c, '“' | '”' | '＂'));
        found.map(|(n, c)| (open + n, c))
    });
    let wide = outside.into_iter().find(|(_, c)| written_instead(*c).is_some()).or(inside_wide);
    if let Some((n, sign)) = wide
        && let Some(plain) = written_instead(sign)
    {
        let message = if sign == '\u{3000}' { say!("toml-wide-blank") } else { say!("toml-full-width", sign) };
        return (line.start + n, error(message).hint(say!("toml-full-width-hint", plain)));
    }
    if said("duplicate key") {
        return (span.start, twice(text, line, span));
    }
    if said("missing escaped") || said("too few unicode") || said("invalid escape") {
        let at = text[..span.start].rfind('\\').unwrap_or(span.start);
        return (at, error(say!("toml-backslash")).hint(say!("toml-backslash-hint")));
    }
    if said("invalid multi-line") {
        let mark = if said("invalid multi-line literal") { "'''" } else { "\"\"\"" };
        let at = text[..span.start].rfind(mark).unwrap_or(span.start);
        return (at, error(say!("toml-open-quote")).hint(say!("toml-open-quote-hint", mark)));
    }
    if let Some(open) = open {
        let mark = &line.text[open..=open];
        return (line.start + open, error(say!("toml-open-quote")).hint(say!("toml-open-quote-hint", mark)));
    }
    if let Some((at, number)) = with_separators(line, span.start) {
        return (at, error(say!("toml-number", written = number)).hint(say!("toml-separator-hint")));
    }
    of_structure(text, line, span, whys).unwrap_or_else(|| of_value(text, line, span, whys))
}

/// A number with marks of thousands that the parser stumbles over at `stop`, and where it begins.
fn with_separators<'t>(line: &Line<'t>, stop: usize) -> Option<(usize, &'t str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let stop = stop.checked_sub(line.start)?;
    let stop = line.text[..stop].trim_end().len();
    let begin = line.text[..stop].char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(stop, |(n, _)| n);
    let end = line.text[stop..].find(|c| !is_part(c)).map_or(line.text.len(), |n| stop + n);
    let number = line.text[begin..end].trim_end_matches(',');
    let mut groups = number.split('.').next()?.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = (1..=3).contains(&first.len()) && !rest.is_empty() && rest.iter().all(|group| group.len() == 3);
    grouped.then_some((line.start + begin, number))
}

/// A key or a table that stands twice, with the line of the first.
fn twice(text: &str, line: &Line<'_>, span: &std::ops::Range<usize>) -> Diagnostic {
    let is_table = line.text.trim_start().starts_with('[');
    let name = if is_table { line.text.trim() } else { text.get(span.clone()).unwrap_or_default() };
    let heading_of = |upto: usize| text[..upto].rmatch_indices("\n[").next().map_or(0, |(n, _)| n);
    let heading = heading_of(line.start);
    let is_first = |(start, other): &(usize, &str)| {
        if is_table {
            other.trim() == name
        } else {
            let key = other.split('=').next().unwrap_or_default().trim();
            *start >= heading && key == name
        }
    };
    let mut start = 0;
    let mut lines = Vec::new();
    for other in text.split_inclusive('\n') {
        lines.push((start, other));
        start += other.len();
    }
    let first = lines.iter().position(|found| is_first(found) && found.0 < line.start).map(|n| n + 1);
    let message = match (is_table, first) {
        (true, Some(first)) => say!("toml-table-twice", name, first),
        (true, None) => say!("table-as-key", name),
        (false, Some(first)) => say!("key-twice-at", name, first),
        (false, None) => say!("key-twice", name),
    };
    error(message).hint(say!("key-twice-hint"))
}

/// A slip in keys, headings, brackets and commas.
fn of_structure(
    text: &str,
    line: &Line<'_>,
    span: &std::ops::Range<usize>,
    whys: &[&str],
) -> Option<(usize, Diagnostic)> {
    let said = |start: &str| whys.iter().any(|why| why.starts_with(start));
    let first = line.start + (line.text.len() - line.text.trim_start().len());
    if COMMENTS.iter().any(|begin| line.text.trim_start().starts_with(begin)) {
        return Some((first, error(say!("toml-comment")).hint(say!("toml-comment-hint"))));
    }
    if said("invalid unquoted key") {
        let name = text.get(span.clone()).unwrap_or_default();
        if name == ":" {
            let key = line.key();
            return Some((span.start, error(say!("toml-colon")).hint(say!("toml-colon-hint", key))));
        }
        // The whole name, of which the parser names the part it does not take.
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let begin = text[..span.start]
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_part(*c))
            .last()
            .map_or(span.start, |(n, _)| n);
        let end = text[span.start..].find(|c| !is_part(c)).map_or(text.len(), |n| span.start + n).max(span.end);
        let name = &text[begin..end];
        let heading = line.text.trim_start().starts_with('[');
        let hint = if heading { say!("toml-heading-name-hint") } else { say!("toml-bare-key-hint", name) };
        return Some((begin, error(say!("toml-bare-key", name)).hint(hint)));
    }
    if said("unclosed table") || said("unclosed array table") {
        let written = line.text.trim();
        return Some((first, error(say!("toml-open-heading", written)).hint(say!("toml-open-heading-hint"))));
    }
    if said("unquoted keys cannot be empty") {
        return Some((span.start, error(say!("toml-no-key")).hint(say!("toml-line-hint"))));
    }
    if said("cannot extend value") {
        let name = text.get(span.clone()).unwrap_or_default();
        return Some((span.start, error(say!("toml-extended", name)).hint(say!("toml-extended-hint"))));
    }
    if said("missing comma") || said("extra assignment") {
        let found = text.get(span.clone()).unwrap_or_default();
        let at = span.start + found.find(char::is_whitespace).map_or(0, |n| n + 1);
        return Some((at, error(say!("toml-no-comma")).hint(say!("toml-no-comma-hint"))));
    }
    if said("key with no value") || said("missing assignment") {
        let key = line.key();
        return Some((first, error(say!("toml-no-equals", key)).hint(say!("toml-no-equals-hint", key))));
    }
    None
}

/// A slip in a value.
fn of_value(text: &str, line: &Line<'_>, span: &std::ops::Range<usize>, whys: &[&str]) -> (usize, Diagnostic) {
    let said = |start: &str| whys.iter().any(|why| why.starts_with(start));
    let written = text.get(span.clone()).unwrap_or_default().trim();
    let key = line.key();
    if said("unexpected key or value") {
        let rest = line.text[span.start - line.start..].trim();
        let hint = if rest.starts_with(',') { say!("toml-separator-hint") } else { say!("toml-rest-hint") };
        return (span.start, error(say!("toml-rest", rest, key)).hint(hint));
    }
    if said("string values must be quoted") && written.is_empty() {
        return (span.start, error(say!("toml-no-value", key)).hint(say!("toml-no-value-hint", key)));
    }
    let lower = written.to_lowercase();
    if let Some(place) = YES_AND_NO.iter().position(|word| *word == lower) {
        let meant = if place < YES_AND_NO.len() / 2 { "true" } else { "false" };
        return (span.start, error(say!("toml-flag", written)).hint(say!("toml-flag-hint", meant)));
    }
    let digits = written.starts_with(|c: char| c.is_ascii_digit());
    let is_date = said("invalid date") || said("invalid time") || (digits && written.contains(['-', '/', '年']));
    if is_date {
        return (span.start, error(say!("toml-date", written)).hint(say!("toml-date-hint")));
    }
    if said("string values must be quoted") {
        return (span.start, error(say!("toml-unquoted", written)).hint(say!("toml-unquoted-hint", written)));
    }
    let of_numbers = ["invalid", "unexpected leading", "redundant", "integers", "radix", "unexpected sign"];
    if of_numbers.iter().any(|start| said(start)) {
        let written = line.text.split_once('=').map_or(written, |(_, value)| value.trim());
        return (span.start, error(say!("toml-number", written)).hint(say!("toml-number-hint")));
    }
    let rest = line.text.get(span.start - line.start..).unwrap_or_default().trim();
    (span.start, error(say!("toml-unreadable", rest)).hint(say!("toml-line-hint")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use toml::de::DeTable;

    /// The slips of a line between two sound ones, as the English text says them.
    fn told(line: &str) -> Vec<String> {
        let text = format!("title = \"a\"\n{line}\n\nb = 1\n[x]\nc = 2\n");
        let (_, errors) = DeTable::parse_recoverable(&text);
        let place = |at: usize| {
            let begin = text[..at].rfind('\n').map_or(0, |n| n + 1);
            format!("{}:{}", text[..at].matches('\n').count() + 1, text[begin..at].chars().count() + 1)
        };
        let all = faults(&text, &errors);
        assert_eq!(all.is_empty(), errors.is_empty(), "{line}");
        all.iter()
            .map(|(at, d)| {
                assert!(d.hint.is_some(), "{line}");
                format!("{} {}", place(*at), d.message.in_language(Language::English))
            })
            .collect()
    }

    #[test]
    fn full_width_signs_are_named_where_they_stand() {
        assert_eq!(told("start ＝ \"2020-01\""), ["2:7 `＝` is a full-width character"]);
        assert_eq!(told("start = “2020-01”"), ["2:9 `“` is a full-width character"]);
        assert_eq!(told("start = \"2020-01”"), ["2:17 `”` is a full-width character"]);
        assert_eq!(told("key = [\"a\"，\"b\"]"), ["2:11 `，` is a full-width character"]);
        assert_eq!(told("【feed.x】"), ["2:1 `【` is a full-width character"]);
        assert_eq!(told("n = \"，“”\""), [""; 0]);
        assert_eq!(told("n = 1 # ，"), [""; 0]);
        assert_eq!(told("n = \u{3000}1"), ["2:5 there is a full-width blank here"]);
    }

    #[test]
    fn one_slip_is_told_once_whatever_follows_from_it() {
        for (line, place) in [
            ("key = [\"a\", \"b\"", "2:7"),
            ("t = { a = 1", "2:5"),
            ("t = { a = 1 b = 2 }", "2:13"),
            ("n: 1", "2:2"),
            ("if = {x: 1}", "2:8"),
            ("// x", "2:1"),
            ("- a", "2:1"),
            ("a = \"\"\"x", "2:5"),
            ("start = \"2020-01", "2:9"),
            ("n = 1,000", "2:5"),
            ("n = { max = 1,000 }", "2:13"),
            ("n = 12,000,000.5", "2:5"),
            ("n = 01", "2:5"),
            ("n = null", "2:5"),
            ("start =", "2:8"),
            ("start", "2:1"),
            ("start \"x\"", "2:1"),
            ("[feed.x", "2:1"),
            ("[feed.x]]", "2:9"),
            ("[feed.烟叶]", "2:7"),
            ("牵头 = \"x\"", "2:1"),
            ("p = \"feeds\\a.csv\"", "2:11"),
            ("n = 2024-13", "2:5"),
            ("n = 2024/13", "2:5"),
            ("n = True", "2:5"),
            ("n = 是", "2:5"),
            ("n = 亩", "2:5"),
            ("title = \"b\"", "2:1"),
            ("title.x = 1", "2:1"),
            ("[title]", "2:2"),
            ("= 1", "2:1"),
            ("n = .5", "2:5"),
        ] {
            let told = told(line);
            assert!(told.len() == 1 && told[0].starts_with(&format!("{place} ")), "{line}: {told:?}");
        }
        // What stands twice is told at its second place.
        assert_eq!(told("[x]\nd = 1"), ["6:2 the table `[x]` stands in line 2 already"]);
    }

    #[test]
    fn two_slips_on_two_lines_are_both_told() {
        assert_eq!(told("a = x\nb ＝ 1").len(), 2);
    }
}
