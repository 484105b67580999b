//! Charts as pictures in a line of their own, with the words for those who cannot see them.

use super::look::Look;
use super::style;
use super::text::{Extra, begin, paragraph};
use super::xml::Xml;
use crate::report::Figure;

/// English Metric Units in a pixel at 300 dpi, and in a twip.
const EMU_PER_PIXEL: u64 = 3048;
const EMU_PER_TWIP: u64 = 635;
/// A picture leaves room for its title on the page, in twips.
const ROOM_FOR_TITLE: u32 = 900;

const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// Width and height of a PNG in pixels, from its first chunk.
pub(super) fn pixels(png: &[u8]) -> Option<(u64, u64)> {
    let number = |at: usize| Some(u64::from(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?)));
    let is_png = png.starts_with(b"\x89PNG\r\n\x1a\n") && png.get(12..16) == Some(b"IHDR");
    is_png.then(|| Some((number(16)?, number(20)?))).flatten().filter(|(w, h)| *w > 0 && *h > 0)
}

/// Size in EMU: as at 300 dpi, or smaller to fit into an area of twips.
fn size((width, height): (u64, u64), area: (u32, u32)) -> (u64, u64) {
    let (width, height) = (width * EMU_PER_PIXEL, height * EMU_PER_PIXEL);
    let most = (u64::from(area.0) * EMU_PER_TWIP, u64::from(area.1.saturating_sub(ROOM_FOR_TITLE)) * EMU_PER_TWIP);
    let (width, height) = if width > most.0 { (most.0, height * most.0 / width) } else { (width, height) };
    if height > most.1 { (width * most.1 / height, most.1) } else { (width, height) }
}

/// A picture of the part that `relation` names, and its title under it. `n` counts pictures.
pub(super) struct Picture<'a> {
    pub figure: &'a Figure,
    pub relation: &'a str,
    pub pixels: (u64, u64),
    pub n: usize,
}

pub(super) fn picture(xml: &mut Xml, of: &Picture<'_>, area: (u32, u32), id: &dyn Fn(&str) -> String, look: Look) {
    begin(xml, &id(style::FIGURE), Extra { keep_next: true, ..Extra::default() });
    let (width, height) = size(of.pixels, area);
    let (width, height, n) = (width.to_string(), height.to_string(), of.n.to_string());
    let name = if look.chinese { format!("图{n}") } else { format!("Figure {n}") };
    let described = [("id", n.as_str()), ("name", &name), ("descr", &of.figure.alt)];
    xml.start("w:r", &[]).start("w:drawing", &[]);
    xml.start(
        "wp:inline",
        &[("xmlns:wp", WP), ("xmlns:r", super::R), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
    );
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]).empty("wp:docPr", &described);
    xml.start("a:graphic", &[("xmlns:a", A)]).start("a:graphicData", &[("uri", PIC)]);
    xml.start("pic:pic", &[("xmlns:pic", PIC)]).start("pic:nvPicPr", &[]).empty("pic:cNvPr", &described);
    xml.empty("pic:cNvPicPr", &[]).end().start("pic:blipFill", &[]).empty("a:blip", &[("r:embed", of.relation)]);
    xml.start("a:stretch", &[]).empty("a:fillRect", &[]).end().end().start("pic:spPr", &[]).start("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]).empty("a:ext", &[("cx", &width), ("cy", &height)]).end();
    xml.start("a:prstGeom", &[("prst", "rect")])
        .empty("a:avLst", &[])
        .end()
        .end()
        .end()
        .end()
        .end()
        .end()
        .end()
        .end()
        .end();
    paragraph(xml, &id(style::FIGURE_TITLE), &of.figure.title, Extra::default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_fit_the_page() {
        assert_eq!(size((300, 300), (9000, 9000)), (914_400, 914_400), "an inch is an inch");
        let (width, height) = size((1843, 4000), (8844, 12756));
        assert_eq!(height, 11_856 * EMU_PER_TWIP);
        assert!(width < 156 * 36_000);
        assert_eq!(pixels(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03"), Some((2, 3)));
        assert_eq!(pixels(b"GIF89a"), None);
    }
}
