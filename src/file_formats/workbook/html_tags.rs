//! The tags, texts and entities of HTML.

use std::borrow::Cow;

/// What a page consists of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Text(&'t str),
    /// The name in small letters, and the attributes as they are written.
    Open(String, &'t str),
    Close(String),
}

/// The tags and texts of a page, one after the other.
#[derive(Debug)]
pub(super) struct Tags<'t> {
    rest: &'t str,
}

/// Elements whose content is no text of the page.
const SILENT: [&str; 4] = ["script", "style", "template", "title"];

impl<'t> Tags<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// Passes over everything up to a mark and the mark itself; to the end where it does not stand.
    fn skip_to(&mut self, mark: &str) {
        self.rest = self.rest.split_once(mark).map_or("", |(_, rest)| rest);
    }

    /// Passes over the content of an element, up to its closing tag.
    fn skip_content(&mut self, name: &str) {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            let behind = &self.rest[from + at + 2..];
            if behind.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
                self.rest = &self.rest[from + at..];
                return;
            }
            from += at + 2;
        }
        self.rest = "";
    }
}

impl<'t> Iterator for Tags<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let behind = match self.rest.strip_prefix('<') {
                None if self.rest.is_empty() => return None,
                None => None,
                Some(behind) => Some(behind),
            };
            let Some(behind) = behind.filter(|b| b.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)))
            else {
                // A text may begin with a `<` that opens no tag.
                let after_first = self.rest.chars().next().map_or(0, char::len_utf8);
                let ends = self.rest[after_first..].find('<').map_or(self.rest.len(), |at| at + after_first);
                let (text, rest) = self.rest.split_at(ends);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            if behind.starts_with("!--") {
                self.skip_to("-->");
            } else if behind.starts_with(['!', '?']) {
                self.skip_to(">");
            } else if let Some(name) = behind.strip_prefix('/') {
                let name = name_of(name).to_ascii_lowercase();
                self.skip_to(">");
                return Some(Token::Close(name));
            } else {
                let name = name_of(behind);
                let (inside, rest) = split_tag(&behind[name.len()..]);
                self.rest = rest;
                let name = name.to_ascii_lowercase();
                if SILENT.contains(&&*name) {
                    self.skip_content(&name);
                }
                return Some(Token::Open(name, inside));
            }
        }
    }
}

fn name_of(text: &str) -> &str {
    let ends = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    &text[..ends]
}

/// The inside of a tag, and what follows it. A `>` in quotes ends no tag.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return (&text[..at], &text[at + 1..]),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    // An open quote must not swallow the page.
    text.split_once('>').unwrap_or((text, ""))
}

/// The value of an attribute; blank where it has none, and `None` where it does not stand.
pub(super) fn attribute<'t>(inside: &'t str, name: &str) -> Option<Cow<'t, str>> {
    let mut rest = inside;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let ends = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        // A stray mark stands for itself.
        let (key, behind) = rest.split_at(ends.max(rest.chars().next().map_or(1, char::len_utf8)));
        let (value, behind) = match behind.trim_start().strip_prefix('=') {
            None => ("", behind),
            Some(value) => value_of(value.trim_start()),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(unescaped(value));
        }
        rest = behind;
    }
}

fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// Entities that tables come with; others stand as they are.
const ENTITIES: [(&str, char); 22] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("middot", '·'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("minus", '−'),
    ("times", '×'),
    ("permil", '‰'),
    ("deg", '°'),
    ("sup2", '²'),
    ("yen", '¥'),
    ("pound", '£'),
    ("euro", '€'),
    ("cent", '¢'),
];

/// Characters of the longest entity.
const ENTITY: usize = 10;

/// A text with its entities as characters.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let named = behind.char_indices().take(ENTITY).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let found = named.and_then(|at| Some((entity(&behind[..at])?, &behind[at + 1..])));
        let (c, after) = found.unwrap_or(('&', behind));
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    plain.into()
}

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    };
    code.and_then(char::from_u32).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts_come_one_after_the_other() {
        let open = |name: &str, inside| Token::Open(name.to_owned(), inside);
        let all: Vec<Token<'_>> = Tags::of("a<BR/>b < c<td x='1>2'>d</TD ><style>td{}</style>e").collect();
        let expected = [
            Token::Text("a"),
            open("br", "/"),
            Token::Text("b "),
            Token::Text("< c"),
            open("td", " x='1>2'"),
            Token::Text("d"),
            Token::Close("td".to_owned()),
            open("style", ""),
            Token::Close("style".to_owned()),
            Token::Text("e"),
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let inside = " nowrap colspan = 2 ROWSPAN='3' x:num=\"1.5\" class=a/b style=\"a=b rowspan=9\"";
        for (name, value) in [
            ("colspan", Some("2")),
            ("rowspan", Some("3")),
            ("x:num", Some("1.5")),
            ("nowrap", Some("")),
            ("class", Some("a/b")),
            ("width", None),
        ] {
            assert_eq!(attribute(inside, name).as_deref(), value, "{name}");
        }
        assert_eq!(attribute("==", "a"), None);
        assert_eq!(attribute("a='", "a").as_deref(), Some(""));
    }
}
