//! Writes the notes of one slide.

use super::geometry::Place;
use super::shapes::{Holder, Text, part, text_box, transform, tree};
use crate::render::ooxml::Xml;
use crate::words::Language;

/// Letters of notes, in hundredths of a point.
const SIZE: u32 = 1200;

/// `notesSlide{n}.xml`.
pub(super) fn notes(lines: &[String], language: Language) -> String {
    let mut xml = part("p:notes", &[]);
    xml.start("p:cSld", &[]);
    tree(&mut xml);
    slide_image(&mut xml, 2, None);
    let points: Vec<(&str, &str)> = lines.iter().map(|line| ("", line.as_str())).collect();
    text_box(&mut xml, 3, Holder::Body, None, Text::Points(&points, SIZE), language);
    xml.end().end().start("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
    xml.finish()
}

/// Where the slide itself is shown on its page of notes.
pub(super) fn slide_image(xml: &mut Xml, id: u32, place: Option<Place>) {
    let id = id.to_string();
    xml.start("p:sp", &[]).start("p:nvSpPr", &[]).empty("p:cNvPr", &[("id", &id), ("name", "Slide Image")]);
    xml.start("p:cNvSpPr", &[]).empty("a:spLocks", &[("noGrp", "1"), ("noRot", "1"), ("noChangeAspect", "1")]).end();
    xml.start("p:nvPr", &[]);
    Holder::SlideImage.write(xml);
    xml.end().end().start("p:spPr", &[]);
    if let Some(place) = place {
        transform(xml, place);
        xml.start("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).end();
    }
    xml.end().end();
}
