//! Writes XML in order: elements close in the reverse of the order in which they were opened, and text cannot become markup.

use quick_xml::escape::escape;

/// XML that is being written.
#[derive(Debug, Default)]
pub(in crate::render) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// Begins a part with the declaration that Word writes.
    pub fn part() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(), open: Vec::new() }
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&escape(legal(value).as_str()));
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    /// Opens an element.
    pub fn start(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.tag(name, attributes, ">");
        self.open.push(name);
        self
    }

    /// Closes the element opened last.
    pub fn end(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> &mut Self {
        self.tag(name, attributes, "/>");
        self
    }

    /// Writes text, escaped, without what XML cannot hold.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escape(legal(text).as_str()));
        self
    }

    /// Writes what is XML already.
    pub fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// The text, with every open element closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.out
    }
}

/// `text` without the characters that XML 1.0 cannot hold in any spelling (its production 2, `Char`).
pub(in crate::render) fn legal(text: &str) -> String {
    let is_legal =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_legal).collect()
}

/// `text` with `more` before its last end tag `end`; an element without content is opened for it.
pub(in crate::render) fn before_end(text: &str, end: &str, more: &str) -> String {
    match text.rfind(end) {
        Some(at) => format!("{}{more}{}", &text[..at], &text[at..]),
        // An element without content: `<Relationships …/>`.
        None => match text.rfind("/>") {
            Some(at) => format!("{}>{more}{end}", &text[..at]),
            None => text.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut xml = Xml::default();
        xml.start("w:t", &[("a", "\"<\u{1}")]).text("<w:p/> & \u{0}\u{b}]]>\u{ffff}x");
        assert_eq!(xml.finish(), "<w:t a=\"&quot;&lt;\">&lt;w:p/&gt; &amp; ]]&gt;x</w:t>");
    }

    #[test]
    fn more_goes_before_the_end_of_the_outer_element() {
        assert_eq!(before_end("<a><b/></a>\n", "</a>", "<c/>"), "<a><b/><c/></a>\n");
        assert_eq!(before_end("<a x=\"1\"/>", "</a>", "<c/>"), "<a x=\"1\"><c/></a>");
        assert_eq!(before_end("", "</a>", "<c/>"), "");
    }
}
