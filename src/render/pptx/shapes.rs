//! Writes the shapes of slides, layouts and masters: placeholders with text, and pictures.

use super::geometry::Place;
use crate::render::ooxml::{DRAWING, OFFICE, Xml};
use crate::words::Language;

/// The namespace of `p:`.
pub(super) const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";

/// Which placeholder of the layout or master a shape fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Title,
    Body,
    Picture,
    Foot,
    Number,
    /// The picture of the slide on its page of notes.
    SlideImage,
}

impl Holder {
    /// Type and index, which tie a shape to that of its layout.
    fn attributes(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("title", ""),
            Self::Body => ("body", "1"),
            Self::Picture => ("pic", "2"),
            Self::Foot => ("ftr", "3"),
            Self::Number => ("sldNum", "4"),
            Self::SlideImage => ("sldImg", "5"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Body => "Text",
            Self::Picture => "Picture",
            Self::Foot => "Footer",
            Self::Number => "Slide Number",
            Self::SlideImage => "Slide Image",
        }
    }

    pub fn write(self, xml: &mut Xml) {
        let (kind, index) = self.attributes();
        let mut attributes = vec![("type", kind)];
        if !index.is_empty() {
            attributes.push(("idx", index));
        }
        xml.empty("p:ph", &attributes);
    }
}

/// Opens a part with the namespaces that all of them use.
pub(super) fn part(root: &'static str, more: &[(&str, &str)]) -> Xml {
    let mut xml = Xml::part();
    let attributes: Vec<(&str, &str)> =
        [("xmlns:a", DRAWING), ("xmlns:r", OFFICE), ("xmlns:p", P)].into_iter().chain(more.iter().copied()).collect();
    xml.start(root, &attributes);
    xml
}

/// Opens a tree of shapes; the caller writes them and closes it.
pub(super) fn tree(xml: &mut Xml) {
    xml.start("p:spTree", &[]).start("p:nvGrpSpPr", &[]).empty("p:cNvPr", &[("id", "1"), ("name", "")]);
    xml.empty("p:cNvGrpSpPr", &[]).empty("p:nvPr", &[]).end();
    xml.start("p:grpSpPr", &[]).start("a:xfrm", &[]).empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", "0"), ("cy", "0")]).empty("a:chOff", &[("x", "0"), ("y", "0")]);
    xml.empty("a:chExt", &[("cx", "0"), ("cy", "0")]).end().end();
}

/// What stands in a text box.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text<'a> {
    /// What is to be typed here.
    Prompt(&'a str),
    /// Paragraphs of a bold label and a text; letters in hundredths of a point.
    Points(&'a [(&'a str, &'a str)], u32),
    /// The number of the slide.
    Number,
}

/// Writes a placeholder with text. Without a place it stands where its layout has it.
pub(super) fn text_box(
    xml: &mut Xml,
    id: u32,
    holder: Holder,
    place: Option<Place>,
    text: Text<'_>,
    language: Language,
) {
    let id = id.to_string();
    xml.start("p:sp", &[]).start("p:nvSpPr", &[]).empty("p:cNvPr", &[("id", &id), ("name", holder.name())]);
    xml.start("p:cNvSpPr", &[]).empty("a:spLocks", &[("noGrp", "1")]).end();
    xml.start("p:nvPr", &[]);
    holder.write(xml);
    xml.end().end().start("p:spPr", &[]);
    if let Some(place) = place {
        transform(xml, place);
    }
    xml.end().start("p:txBody", &[]);
    body_properties(xml, holder, place.is_some(), text);
    list_style(xml, holder, place.is_some());
    paragraphs(xml, text, language);
    xml.end().end();
}

fn body_properties(xml: &mut Xml, holder: Holder, in_layout: bool, text: Text<'_>) {
    let anchor = match holder {
        Holder::Title | Holder::Foot | Holder::Number => "ctr",
        Holder::Body | Holder::Picture | Holder::SlideImage => "t",
    };
    if in_layout {
        xml.start("a:bodyPr", &[("anchor", anchor)]).empty("a:normAutofit", &[]).end();
    } else if let Text::Points(..) = text {
        // Whoever types more gets smaller letters, not letters outside the box.
        xml.start("a:bodyPr", &[]).empty("a:normAutofit", &[]).end();
    } else {
        xml.empty("a:bodyPr", &[]);
    }
}

/// Foot and number differ from other texts; their layouts say so.
fn list_style(xml: &mut Xml, holder: Holder, in_layout: bool) {
    let align = match holder {
        Holder::Foot => "l",
        Holder::Number => "r",
        Holder::Title | Holder::Body | Holder::Picture | Holder::SlideImage => "",
    };
    if align.is_empty() || !in_layout {
        xml.empty("a:lstStyle", &[]);
        return;
    }
    xml.start("a:lstStyle", &[]).start("a:lvl1pPr", &[("algn", align)]).start("a:defRPr", &[("sz", "1000")]);
    xml.start("a:solidFill", &[]).empty("a:schemeClr", &[("val", "tx2")]).end().end().end().end();
}

fn paragraphs(xml: &mut Xml, text: Text<'_>, language: Language) {
    let lang = language.as_str();
    match text {
        Text::Prompt(prompt) => {
            xml.start("a:p", &[]);
            run(xml, prompt, &[("lang", lang)]);
            xml.end();
        }
        Text::Number => {
            xml.start("a:p", &[])
                .start("a:fld", &[("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), ("type", "slidenum")]);
            xml.empty("a:rPr", &[("lang", lang)]).start("a:t", &[]).text("‹#›").end().end().end();
        }
        Text::Points(points, size) => {
            let size = size.to_string();
            for (label, text) in points {
                xml.start("a:p", &[]);
                if !label.is_empty() {
                    run(xml, label, &[("lang", lang), ("sz", &size), ("b", "1")]);
                }
                run(xml, text, &[("lang", lang), ("sz", &size)]);
                xml.end();
            }
            if points.is_empty() {
                xml.start("a:p", &[]).empty("a:endParaRPr", &[("lang", lang)]).end();
            }
        }
    }
}

fn run(xml: &mut Xml, text: &str, attributes: &[(&str, &str)]) {
    xml.start("a:r", &[])
        .empty("a:rPr", attributes)
        .start("a:t", &[])
        .text(&text.replace(['\n', '\t'], " "))
        .end()
        .end();
}

pub(super) fn transform(xml: &mut Xml, place: Place) {
    let [x, y, width, height] = [place.x, place.y, place.width, place.height].map(|n| n.to_string());
    xml.start("a:xfrm", &[]).empty("a:off", &[("x", &x), ("y", &y)]).empty("a:ext", &[("cx", &width), ("cy", &height)]);
    xml.end();
}

/// A picture that fills the layout's placeholder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filled<'a> {
    pub id: u32,
    /// The id of the relationship to its part.
    pub relationship: &'a str,
    pub name: &'a str,
    pub alt: &'a str,
    pub place: Place,
}

pub(super) fn picture(xml: &mut Xml, of: Filled<'_>) {
    let id = of.id.to_string();
    xml.start("p:pic", &[]).start("p:nvPicPr", &[]);
    xml.empty("p:cNvPr", &[("id", &id), ("name", of.name), ("descr", of.alt)]);
    xml.start("p:cNvPicPr", &[]).empty("a:picLocks", &[("noGrp", "1"), ("noChangeAspect", "1")]).end();
    xml.start("p:nvPr", &[]);
    Holder::Picture.write(xml);
    xml.end().end().start("p:blipFill", &[]).empty("a:blip", &[("r:embed", of.relationship)]);
    xml.start("a:stretch", &[]).empty("a:fillRect", &[]).end().end().start("p:spPr", &[]);
    transform(xml, of.place);
    xml.start("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).end().end().end();
}
