//! Web pages: a tolerant walk over tags, since pages of offices are rarely well formed.

use super::block::{Collector, Document};
use super::grid::Grid;

/// Elements whose content is no text of the page.
const SILENT: [&str; 8] = ["script", "style", "noscript", "template", "svg", "select", "button", "iframe"];

/// Elements that begin a line of their own.
const LINES: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "section",
    "article",
    "blockquote",
    "pre",
    "dd",
    "dt",
    "dl",
    "hr",
    "header",
    "footer",
    "main",
    "figure",
    "figcaption",
    "tr",
    "caption",
    "form",
    "nav",
    "aside",
    "center",
    "title",
];

/// Tables may stand in each other; a page with more levels is not a document.
const DEEPEST: usize = 20;

#[derive(Debug, Default)]
struct Page {
    out: Collector,
    line: String,
    heading: Option<u8>,
    tables: Vec<OpenTable>,
}

/// A table that is being read: its grid, the columns and rows of the open cell, and its text.
type OpenTable = (Grid, Option<(u32, u32)>, String);

/// The blocks of a page.
pub(super) fn read(text: &str) -> Document {
    let mut page = Page::default();
    let mut rest = text;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            page.text(rest);
            break;
        };
        page.text(&rest[..at]);
        rest = &rest[at..];
        rest = page.tag(rest);
    }
    page.end_line();
    while !page.tables.is_empty() {
        page.end_table();
    }
    page.out.document
}

impl Page {
    /// Takes a tag from the beginning of a text; what follows it.
    fn tag<'t>(&mut self, text: &'t str) -> &'t str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        let inner = &text[1..];
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            self.text("<");
            return inner;
        }
        let Some(end) = inner.find('>') else { return "" };
        let (tag, rest) = (&inner[..end], &inner[end + 1..]);
        let closes = tag.starts_with('/');
        let body = tag.trim_start_matches('/');
        let name: String =
            body.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if !closes && SILENT.contains(&&*name) && !tag.ends_with('/') {
            return skip_element(rest, &name);
        }
        self.element(&name, closes, body);
        rest
    }

    fn element(&mut self, name: &str, closes: bool, attributes: &str) {
        match (name, closes) {
            ("table", false) => {
                self.end_line();
                if self.tables.len() < DEEPEST {
                    self.tables.push((Grid::default(), None, String::new()));
                }
            }
            ("table", true) => self.end_table(),
            ("tr", false) => {
                self.end_cell();
                if let Some((grid, ..)) = self.tables.last_mut() {
                    grid.new_row();
                }
            }
            ("td" | "th", false) => {
                self.end_cell();
                let span = |key| attribute(attributes, key).and_then(|value| value.parse().ok()).unwrap_or(1_u32);
                let spans = (span("colspan"), span("rowspan"));
                if let Some((_, cell, _)) = self.tables.last_mut() {
                    *cell = Some(spans);
                }
            }
            ("td" | "th" | "tr", true) => self.end_cell(),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
                self.end_line();
                self.heading = if closes { None } else { name[1..].parse().ok() };
            }
            (name, _) if LINES.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = entities(text);
        match self.tables.last_mut() {
            Some((_, Some(_), cell)) => push_blank_free(cell, &text),
            _ => push_blank_free(&mut self.line, &text),
        }
    }

    fn end_line(&mut self) {
        if let Some((_, Some(_), cell)) = self.tables.last_mut() {
            if !cell.is_empty() && !cell.ends_with('\n') {
                cell.push('\n');
            }
            return;
        }
        let line = std::mem::take(&mut self.line);
        self.out.text(&line, self.heading);
    }

    fn end_cell(&mut self) {
        let Some((grid, cell, text)) = self.tables.last_mut() else { return };
        if let Some((columns, rows)) = cell.take() {
            let text = std::mem::take(text);
            grid.cell(text.trim(), columns, rows);
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some((grid, ..)) = self.tables.pop() else { return };
        let rows = grid.finish();
        // Pages are laid out by tables: a table around tables, or of long texts, is no table of figures.
        let longest = rows.iter().flatten().map(|cell| cell.chars().count()).max().unwrap_or(0);
        if longest > 600 || self.tables.len() > 1 {
            for cell in rows.iter().flatten() {
                for line in cell.lines() {
                    self.out.text(line, None);
                }
            }
        } else {
            self.out.table(rows);
        }
    }
}

/// What follows the closing tag of an element.
fn skip_element<'t>(text: &'t str, name: &str) -> &'t str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let behind = &text[from + at + 2..];
        if behind.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
            return behind.split_once('>').map_or("", |(_, rest)| rest);
        }
        from += at + 2;
    }
    ""
}

fn attribute<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let at = tag.to_ascii_lowercase().find(key)?;
    let rest = tag.get(at + key.len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    Some(rest.split(['"', '\'', ' ', '>', '/']).next().unwrap_or_default())
}

/// Adds a text, its line ends and blanks as one blank each.
fn push_blank_free(line: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with([' ', '\n']) {
            line.push(' ');
        }
    }
}

/// A text with the usual entities as characters.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let end = behind.find(';').filter(|end| *end <= 8);
        let read = end.and_then(|end| Some((entity(&behind[..end])?, end)));
        if let Some((c, end)) = read {
            out.push(c);
            rest = &behind[end + 1..];
        } else {
            out.push('&');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "pound" => '£',
        "euro" => '€',
        "le" => '≤',
        "ge" => '≥',
        "times" => '×',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::block::Content;
    use super::*;

    #[test]
    fn pages_give_headings_paragraphs_and_tables() {
        let page = "<h1>Plan</h1><script>if (a<b) {}</script><p>One &amp; two<br>three</p><table><tr><th rowspan=2>A<th colspan='2'>B</tr><tr><td>1<td>2</table>";
        let shown: Vec<String> = read(page)
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Heading(level, text) => format!("#{level} {text}"),
                Content::Paragraph(text) => text.clone(),
                Content::Table(rows) => format!("{rows:?}"),
            })
            .collect();
        assert_eq!(shown, ["#1 Plan", "One & two", "three", r#"[["A", "B", "B"], ["A", "1", "2"]]"#]);
    }
}
