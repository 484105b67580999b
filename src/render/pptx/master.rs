//! The master and the layouts: every text and picture of a slide fills a placeholder of theirs, so that another theme or master changes
//! all slides.

use super::geometry::{BESIDE, BODY, FOOT, NOTES_SLIDE, NOTES_TEXT, NUMBER, Place, TEXT_BESIDE, TITLE};
use super::shapes::{Holder, Text, part, text_box, tree};
use crate::render::ooxml::Xml;
use crate::report::SlideLayout;
use crate::say;
use crate::words::{Language, Message};

/// The layouts in the order of their numbers.
pub(super) const LAYOUTS: [SlideLayout; 4] =
    [SlideLayout::Opening, SlideLayout::Picture, SlideLayout::PictureAndText, SlideLayout::Text];

/// The number of a layout, from 1.
pub(super) fn number(layout: SlideLayout) -> usize {
    LAYOUTS.iter().position(|known| *known == layout).unwrap_or(0) + 1
}

/// Where a layout has its text and its picture.
pub(super) fn places(layout: SlideLayout) -> (Option<Place>, Option<Place>) {
    match layout {
        SlideLayout::Opening | SlideLayout::Text => (Some(BODY), None),
        SlideLayout::Picture => (None, Some(BODY)),
        SlideLayout::PictureAndText => (Some(TEXT_BESIDE), Some(BESIDE)),
    }
}

fn name(layout: SlideLayout) -> Message {
    match layout {
        SlideLayout::Opening => say!("layout-opening"),
        SlideLayout::Picture => say!("layout-picture"),
        SlideLayout::PictureAndText => say!("layout-picture-and-text"),
        SlideLayout::Text => say!("layout-text"),
    }
}

/// Ids of layouts follow that of the master.
const MASTER_ID: u32 = 2_147_483_648;

pub(super) fn master_id() -> String {
    MASTER_ID.to_string()
}

/// `slideMaster1.xml`.
pub(super) fn master(language: Language) -> String {
    let mut xml = part("p:sldMaster", &[]);
    xml.start("p:cSld", &[]);
    background(&mut xml);
    tree(&mut xml);
    let prompt = |message: Message| message.in_language(language);
    let (title, body) = (prompt(say!("prompt-title")), prompt(say!("prompt-text")));
    text_box(&mut xml, 2, Holder::Title, Some(TITLE), Text::Prompt(&title), language);
    text_box(&mut xml, 3, Holder::Body, Some(BODY), Text::Prompt(&body), language);
    text_box(&mut xml, 4, Holder::Foot, Some(FOOT), Text::Prompt(""), language);
    text_box(&mut xml, 5, Holder::Number, Some(NUMBER), Text::Number, language);
    xml.end().end();
    colour_map(&mut xml);
    xml.start("p:sldLayoutIdLst", &[]);
    for n in 1..=LAYOUTS.len() {
        let id = (u64::from(MASTER_ID) + n as u64).to_string();
        xml.empty("p:sldLayoutId", &[("id", &id), ("r:id", &format!("rId{n}"))]);
    }
    xml.end().start("p:txStyles", &[]);
    styles(&mut xml);
    xml.finish()
}

fn background(xml: &mut Xml) {
    xml.start("p:bg", &[]).start("p:bgRef", &[("idx", "1001")]).empty("a:schemeClr", &[("val", "bg1")]).end().end();
}

fn colour_map(xml: &mut Xml) {
    let map = [
        ("bg1", "lt1"),
        ("tx1", "dk1"),
        ("bg2", "lt2"),
        ("tx2", "dk2"),
        ("accent1", "accent1"),
        ("accent2", "accent2"),
        ("accent3", "accent3"),
        ("accent4", "accent4"),
        ("accent5", "accent5"),
        ("accent6", "accent6"),
        ("hlink", "hlink"),
        ("folHlink", "folHlink"),
    ];
    xml.empty("p:clrMap", &map);
}

/// Fonts are the theme's, for Latin and East Asian letters alike.
fn styles(xml: &mut Xml) {
    xml.start("p:titleStyle", &[]).start("a:lvl1pPr", &[("algn", "l")]);
    letters(xml, "2800", true, "accent1", "+mj");
    xml.end().end().start("p:bodyStyle", &[]).start("a:lvl1pPr", &[("algn", "l")]);
    xml.start("a:lnSpc", &[]).empty("a:spcPct", &[("val", "105000")]).end();
    xml.start("a:spcBef", &[]).empty("a:spcPts", &[("val", "600")]).end();
    xml.empty("a:buNone", &[]);
    letters(xml, "1800", false, "tx1", "+mn");
    xml.end().end().start("p:otherStyle", &[]).start("a:lvl1pPr", &[("algn", "l")]);
    letters(xml, "1000", false, "tx2", "+mn");
    xml.end().end();
}

fn letters(xml: &mut Xml, size: &str, bold: bool, colour: &str, font: &str) {
    xml.start("a:defRPr", &[("sz", size), ("b", if bold { "1" } else { "0" })]);
    xml.start("a:solidFill", &[]).empty("a:schemeClr", &[("val", colour)]).end();
    for (element, script) in [("a:latin", "lt"), ("a:ea", "ea"), ("a:cs", "cs")] {
        xml.empty(element, &[("typeface", &format!("{font}-{script}"))]);
    }
    xml.end();
}

/// `slideLayout{n}.xml`.
pub(super) fn layout(layout: SlideLayout, language: Language) -> String {
    let mut xml = part("p:sldLayout", &[("preserve", "1"), ("userDrawn", "1")]);
    let name = name(layout).in_language(language);
    xml.start("p:cSld", &[("name", &name)]);
    tree(&mut xml);
    let prompt = |message: Message| message.in_language(language);
    let [title, text, image] = [say!("prompt-title"), say!("prompt-text"), say!("prompt-picture")].map(prompt);
    text_box(&mut xml, 2, Holder::Title, Some(TITLE), Text::Prompt(&title), language);
    let (body, picture) = places(layout);
    if let Some(place) = body {
        text_box(&mut xml, 3, Holder::Body, Some(place), Text::Prompt(&text), language);
    }
    if let Some(place) = picture {
        text_box(&mut xml, 4, Holder::Picture, Some(place), Text::Prompt(&image), language);
    }
    text_box(&mut xml, 5, Holder::Foot, Some(FOOT), Text::Prompt(""), language);
    text_box(&mut xml, 6, Holder::Number, Some(NUMBER), Text::Number, language);
    xml.end().end();
    xml.start("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
    xml.finish()
}

/// `notesMaster1.xml`.
pub(super) fn notes_master(language: Language) -> String {
    let mut xml = part("p:notesMaster", &[]);
    xml.start("p:cSld", &[]);
    background(&mut xml);
    tree(&mut xml);
    super::notes::slide_image(&mut xml, 2, Some(NOTES_SLIDE));
    let prompt = say!("prompt-notes").in_language(language);
    text_box(&mut xml, 3, Holder::Body, Some(NOTES_TEXT), Text::Prompt(&prompt), language);
    xml.end().end();
    colour_map(&mut xml);
    xml.start("p:notesStyle", &[]).start("a:lvl1pPr", &[("algn", "l")]);
    letters(&mut xml, "1200", false, "tx1", "+mn");
    xml.finish()
}
