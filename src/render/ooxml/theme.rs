//! `theme1.xml`: the colours and fonts that office programs offer to whoever edits a document. Our own styles name theirs.

use super::xml::Xml;

/// The namespace of `DrawingML`.
pub(in crate::render) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The twelve colours of a theme: text and background, six accents, two kinds of links; all are legible on white paper.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "333333"),
    ("a:lt2", "EEEEEE"),
    ("a:accent1", "1F4E79"),
    ("a:accent2", "C00000"),
    ("a:accent3", "385723"),
    ("a:accent4", "7F6000"),
    ("a:accent5", "5B2C6F"),
    ("a:accent6", "3A3A3A"),
    ("a:hlink", "0563C1"),
    ("a:folHlink", "954F72"),
];
/// Widths of the three lines that a theme has, in EMU: half a point, one, one and a half.
const LINES: [&str; 3] = ["6350", "12700", "19050"];

/// The fonts that a theme offers, by name.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct ThemeFonts<'a> {
    pub latin: &'a str,
    /// For Chinese headings and for Chinese text.
    pub headings: &'a str,
    pub text: &'a str,
}

/// The part.
pub(in crate::render) fn theme(fonts: ThemeFonts<'_>) -> String {
    let mut xml = Xml::part();
    xml.start("a:theme", &[("xmlns:a", DRAWING), ("name", "onpace")]).start("a:themeElements", &[]);
    xml.start("a:clrScheme", &[("name", "onpace")]);
    for (name, colour) in COLOURS {
        xml.start(name, &[]).empty("a:srgbClr", &[("val", colour)]).end();
    }
    xml.end().start("a:fontScheme", &[("name", "onpace")]);
    for (name, font) in [("a:majorFont", fonts.headings), ("a:minorFont", fonts.text)] {
        xml.start(name, &[]).empty("a:latin", &[("typeface", fonts.latin)]).empty("a:ea", &[("typeface", font)]);
        xml.empty("a:cs", &[("typeface", "")]).end();
    }
    xml.end().start("a:fmtScheme", &[("name", "onpace")]);
    three(&mut xml, "a:fillStyleLst", |xml, _| solid(xml));
    three(&mut xml, "a:lnStyleLst", |xml, n| {
        xml.start("a:ln", &[("w", LINES[n])]);
        solid(xml);
        xml.end();
    });
    three(&mut xml, "a:effectStyleLst", |xml, _| {
        xml.start("a:effectStyle", &[]).empty("a:effectLst", &[]).end();
    });
    three(&mut xml, "a:bgFillStyleLst", |xml, _| solid(xml));
    xml.finish()
}

/// A list of a theme's styles; it must have three.
fn three(xml: &mut Xml, list: &'static str, one: impl Fn(&mut Xml, usize)) {
    xml.start(list, &[]);
    for n in 0..LINES.len() {
        one(xml, n);
    }
    xml.end();
}

fn solid(xml: &mut Xml) {
    xml.start("a:solidFill", &[]).empty("a:schemeClr", &[("val", "phClr")]).end();
}
