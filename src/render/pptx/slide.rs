//! Writes one slide.

use super::geometry::{fitted, text_size, title_size};
use super::master::places;
use super::shapes::{Filled, Holder, Text, part, picture, text_box, tree};
use crate::render::ooxml::pixels;
use crate::report::{Slide, SlidePoint};
use crate::words::{Language, Writing};

/// The id of the relationship from a slide to its picture.
pub(super) const PICTURE: &str = "rIdPicture";

/// `slide{n}.xml`. A slide whose picture is not there has its texts alone.
pub(super) fn slide(slide: &Slide, png: Option<&[u8]>, foot: &str, language: Language) -> String {
    let mut xml = part("p:sld", &[]);
    xml.start("p:cSld", &[]);
    tree(&mut xml);
    let title = [("", slide.title.as_str())];
    text_box(&mut xml, 2, Holder::Title, None, Text::Points(&title, title_size(&slide.title)), language);
    let (body, place) = places(slide.layout);
    if let Some(body) = body {
        let labelled: Vec<SlidePoint> = slide.points.iter().map(|point| labelled(point, language)).collect();
        let points: Vec<(&str, &str)> = labelled.iter().map(|p| (p.label.as_str(), p.text.as_str())).collect();
        text_box(&mut xml, 3, Holder::Body, None, Text::Points(&points, text_size(&labelled, body)), language);
    }
    if let (Some(place), Some(shown), Some(pixels)) = (place, &slide.picture, png.and_then(pixels)) {
        let place = fitted(pixels, place);
        picture(&mut xml, Filled { id: 4, relationship: PICTURE, name: &shown.chart, alt: &shown.alt, place });
    }
    text_box(&mut xml, 5, Holder::Foot, None, Text::Prompt(foot), language);
    text_box(&mut xml, 6, Holder::Number, None, Text::Number, language);
    xml.end().end().start("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
    xml.finish()
}

/// A label with what stands between it and its text.
fn labelled(point: &SlidePoint, language: Language) -> SlidePoint {
    let label = match point.label.as_str() {
        "" => String::new(),
        label => format!("{label}{}", Writing::of(language).colon),
    };
    SlidePoint { label, text: point.text.clone() }
}
