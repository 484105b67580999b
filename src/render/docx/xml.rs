//! XML, written in order: elements close in the order in which they were opened, text cannot become markup.

use quick_xml::escape::escape;

/// A part of a document in the making.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part of its own, with the declaration that Word writes.
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

    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> &mut Self {
        self.tag(name, attributes, "/>");
        self
    }

    /// `<name w:val="value"/>`, which most properties are.
    pub fn val(&mut self, name: &str, value: &str) -> &mut Self {
        self.empty(name, &[("w:val", value)])
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escape(legal(text).as_str()));
        self
    }

    /// What is XML already.
    pub fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.out
    }
}

/// Without the characters that XML 1.0 cannot hold in any spelling (its production 2, `Char`).
pub(super) fn legal(text: &str) -> String {
    let is_legal =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_legal).collect()
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
}
