//! Writes sections (page size, margins, grid) and the footers with page numbers.

use super::paragraph::run;
use super::styles;
use super::typography::{BOTTOM, FOOTER, LEFT, LINE, PAGE, RIGHT, TEXT, TOP, Typography};
use crate::render::ooxml::{OFFICE, W, WordXml, Xml};

/// Ids of the relationships to the two footers.
pub(super) const ODD: &str = "rIdFooterOdd";
pub(super) const EVEN: &str = "rIdFooterEven";

/// Width and height of the text area, in twips.
pub(super) fn area(wide: bool) -> (u32, u32) {
    if wide { (TEXT.1, TEXT.0) } else { TEXT }
}

/// Writes the properties of a section; a wide page turns its margins with it.
pub(super) fn section(xml: &mut Xml, wide: bool, typography: Typography) {
    xml.start("w:sectPr", &[]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", ODD)]);
    xml.empty("w:footerReference", &[("w:type", "even"), ("r:id", EVEN)]);
    xml.val("w:type", "nextPage");
    let (width, height) = (PAGE.0.to_string(), PAGE.1.to_string());
    let sizes = [("w:w", width.as_str()), ("w:h", &height)];
    if wide {
        xml.empty("w:pgSz", &[("w:w", sizes[1].1), ("w:h", sizes[0].1), ("w:orient", "landscape")]);
    } else {
        xml.empty("w:pgSz", &sizes);
    }
    let (top, right, bottom, left) = if wide { (LEFT, TOP, RIGHT, BOTTOM) } else { (TOP, RIGHT, BOTTOM, LEFT) };
    let footer = if wide { RIGHT / 2 } else { FOOTER };
    let margins = [top, right, bottom, left, top / 2, footer].map(|n| n.to_string());
    let keys = ["w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer"];
    let mut attributes: Vec<(&str, &str)> = keys.into_iter().zip(margins.iter().map(String::as_str)).collect();
    attributes.push(("w:gutter", "0"));
    xml.empty("w:pgMar", &attributes);
    if typography.gb9704 {
        let line = LINE.to_string();
        xml.empty("w:docGrid", &[("w:type", "lines"), ("w:linePitch", &line)]);
    }
    xml.end();
}

/// A footer: `— 1 —` in 四号 宋体, one character in from the outer edge.
pub(super) fn footer(odd: bool, typography: Typography) -> String {
    let mut xml = Xml::part();
    xml.start("w:ftr", &[("xmlns:w", W), ("xmlns:r", OFFICE)]);
    xml.start("w:p", &[]).start("w:pPr", &[]).val("w:pStyle", styles::FOOTER);
    let (side, chars) = if odd { ("w:right", "w:rightChars") } else { ("w:left", "w:leftChars") };
    let twips = (u32::from(typography.page_number) * 10).to_string();
    xml.empty("w:ind", &[(chars, "100"), (side, &twips)]);
    xml.val("w:jc", if odd { "right" } else { "left" }).end();
    run(&mut xml, "— ");
    for (kind, text) in [("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "1"), ("end", "")] {
        xml.start("w:r", &[]);
        match kind {
            "" => xml.start("w:instrText", &[("xml:space", "preserve")]).text(text).end(),
            "text" => xml.start("w:t", &[]).text(text).end(),
            kind => xml.empty("w:fldChar", &[("w:fldCharType", kind)]),
        };
        xml.end();
    }
    run(&mut xml, " —");
    xml.finish()
}
