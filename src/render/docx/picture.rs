//! Writes charts as pictures, each in a paragraph of its own, with its text alternative and its title.

use super::paragraph::{Extra, begin, paragraph};
use super::styles;
use super::typography::Typography;
use crate::render::ooxml::{DRAWING, EMU_PER_TWIP, OFFICE, Xml, fitted};
use crate::report::Figure;
use crate::say;

/// Height that a picture leaves for its title, in twips.
const ROOM_FOR_TITLE: u32 = 900;

const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A picture to be written.
pub(super) struct Picture<'a> {
    pub figure: &'a Figure,
    /// The id of the relationship to its part.
    pub relationship: &'a str,
    /// Width and height.
    pub pixels: (u64, u64),
    /// Its number in the document.
    pub n: usize,
}

/// Writes a picture and its title under it: at 300 dpi, or smaller to fit into `area`, in twips.
pub(super) fn picture(
    xml: &mut Xml,
    of: &Picture<'_>,
    area: (u32, u32),
    id: &dyn Fn(&str) -> String,
    typography: Typography,
) {
    begin(xml, &id(styles::FIGURE), Extra { keep_next: true, ..Extra::default() });
    let height = area.1.saturating_sub(ROOM_FOR_TITLE);
    let most = [area.0, height].map(|twips| u64::from(twips) * EMU_PER_TWIP);
    let (width, height) = fitted(of.pixels, most.into());
    let name = say!("doc-picture", n = of.n.to_string()).in_language(typography.language);
    inline(xml, of.relationship, (of.n, &name, &of.figure.alt), (width, height));
    xml.end();
    paragraph(xml, &id(styles::FIGURE_TITLE), &of.figure.title, Extra::default());
}

/// Writes a run with a picture in the line; its number, name and text alternative, its width and height in EMU.
pub(super) fn inline(xml: &mut Xml, relationship: &str, (n, name, alt): (usize, &str, &str), size: (u64, u64)) {
    let (width, height, n) = (size.0.to_string(), size.1.to_string(), n.to_string());
    let described = [("id", n.as_str()), ("name", name), ("descr", alt)];
    xml.start("w:r", &[]).start("w:drawing", &[]);
    xml.start(
        "wp:inline",
        &[("xmlns:wp", WP), ("xmlns:r", OFFICE), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
    );
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]).empty("wp:docPr", &described);
    xml.start("a:graphic", &[("xmlns:a", DRAWING)]).start("a:graphicData", &[("uri", PIC)]);
    xml.start("pic:pic", &[("xmlns:pic", PIC)]).start("pic:nvPicPr", &[]).empty("pic:cNvPr", &described);
    xml.empty("pic:cNvPicPr", &[]).end().start("pic:blipFill", &[]).empty("a:blip", &[("r:embed", relationship)]);
    xml.start("a:stretch", &[]).empty("a:fillRect", &[]).end().end().start("pic:spPr", &[]).start("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]).empty("a:ext", &[("cx", &width), ("cy", &height)]).end();
    xml.start("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).end();
    // spPr, pic, graphicData, graphic, inline, drawing, run
    (0..7).for_each(|_| {
        xml.end();
    });
}
