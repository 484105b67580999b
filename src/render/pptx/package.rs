//! The parts of a presentation, and what they are called.

use super::geometry::{NOTES, SLIDE};
use super::master::{LAYOUTS, layout, master, master_id, notes_master, number};
use super::notes::notes;
use super::shapes::part;
use super::slide::{PICTURE, slide};
use crate::render::ooxml::{
    CONTENT_TYPES, DRAWING, Part, Relationship, ThemeFonts, Xml, app_properties, content_types, core_properties, pack,
    package_relationships, relationship_type, relationships, theme,
};
use crate::report::{Deck, Report};
use std::collections::BTreeMap;

const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
/// Fonts of the theme that every office program on Windows has; others replace them by ones of their own.
const LATIN: &str = "Arial";
const EAST_ASIAN: &str = "微软雅黑";
/// Numbers of slides begin here.
const FIRST_ID: usize = 256;

/// The slides as a presentation; `pictures` are charts as PNG by their names, and a slide whose picture is not there has its texts alone.
#[must_use]
pub fn slides_pptx(report: &Report, pictures: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let (deck, language) = (&report.deck, report.language);
    let fonts = ThemeFonts { latin: LATIN, headings: EAST_ASIAN, text: EAST_ASIAN };
    let mut parts: Vec<Part> = Vec::new();
    let mut put = |name: String, text: String| parts.push((name, text.into_bytes()));
    put(CONTENT_TYPES.to_owned(), types(deck));
    put("_rels/.rels".to_owned(), package_relationships("ppt/presentation.xml"));
    put("docProps/core.xml".to_owned(), core_properties(&report.title));
    put("docProps/app.xml".to_owned(), app_properties());
    put("ppt/presentation.xml".to_owned(), presentation(deck));
    put("ppt/_rels/presentation.xml.rels".to_owned(), presentation_relationships(deck));
    put("ppt/presProps.xml".to_owned(), part("p:presentationPr", &[]).finish());
    put("ppt/viewProps.xml".to_owned(), part("p:viewPr", &[]).finish());
    put("ppt/tableStyles.xml".to_owned(), table_styles());
    put("ppt/slideMasters/slideMaster1.xml".to_owned(), master(language));
    put("ppt/slideMasters/_rels/slideMaster1.xml.rels".to_owned(), master_relationships());
    for (n, of) in (1..).zip(LAYOUTS) {
        put(format!("ppt/slideLayouts/slideLayout{n}.xml"), layout(of, language));
        let to_master = relationships(&[to("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]);
        put(format!("ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"), to_master);
    }
    put("ppt/theme/theme1.xml".to_owned(), theme(fonts));
    put("ppt/theme/theme2.xml".to_owned(), theme(fonts));
    put("ppt/notesMasters/notesMaster1.xml".to_owned(), notes_master(language));
    let to_theme = relationships(&[to("rId1", "theme", "../theme/theme2.xml")]);
    put("ppt/notesMasters/_rels/notesMaster1.xml.rels".to_owned(), to_theme);
    for (n, of) in (1..).zip(&deck.slides) {
        let png = of.picture.as_ref().and_then(|picture| pictures.get(&picture.chart));
        put(format!("ppt/slides/slide{n}.xml"), slide(of, png.map(Vec::as_slice), &deck.foot, language));
        let chart = of.picture.as_ref().filter(|_| png.is_some()).map(|picture| picture.chart.as_str());
        put(format!("ppt/slides/_rels/slide{n}.xml.rels"), slide_relationships(n, number(of.layout), chart));
        put(format!("ppt/notesSlides/notesSlide{n}.xml"), notes(&of.notes, language));
        let both = [
            to("rId1", "notesMaster", "../notesMasters/notesMaster1.xml"),
            to("rId2", "slide", &format!("../slides/slide{n}.xml")),
        ];
        put(format!("ppt/notesSlides/_rels/notesSlide{n}.xml.rels"), relationships(&both));
    }
    let shown = |name: &&String| deck.slides.iter().flat_map(|slide| &slide.picture).any(|p| p.chart == **name);
    for name in pictures.keys().filter(shown) {
        parts.push((format!("ppt/media/{name}.png"), pictures[name].clone()));
    }
    pack(&parts)
}

fn to(id: &str, kind: &str, target: &str) -> Relationship {
    Relationship { id: id.to_owned(), kind: relationship_type(kind), target: target.to_owned() }
}

fn part_type(name: &str) -> String {
    format!("application/vnd.openxmlformats-officedocument.presentationml.{name}+xml")
}

fn types(deck: &Deck) -> String {
    let mut list = vec![
        ("/ppt/presentation.xml".to_owned(), part_type("presentation.main")),
        ("/ppt/presProps.xml".to_owned(), part_type("presProps")),
        ("/ppt/viewProps.xml".to_owned(), part_type("viewProps")),
        ("/ppt/tableStyles.xml".to_owned(), part_type("tableStyles")),
        ("/ppt/slideMasters/slideMaster1.xml".to_owned(), part_type("slideMaster")),
        ("/ppt/notesMasters/notesMaster1.xml".to_owned(), part_type("notesMaster")),
        ("/ppt/theme/theme1.xml".to_owned(), THEME_TYPE.to_owned()),
        ("/ppt/theme/theme2.xml".to_owned(), THEME_TYPE.to_owned()),
    ];
    list.extend(
        (1..=LAYOUTS.len()).map(|n| (format!("/ppt/slideLayouts/slideLayout{n}.xml"), part_type("slideLayout"))),
    );
    for n in 1..=deck.slides.len() {
        list.push((format!("/ppt/slides/slide{n}.xml"), part_type("slide")));
        list.push((format!("/ppt/notesSlides/notesSlide{n}.xml"), part_type("notesSlide")));
    }
    let list: Vec<(&str, String)> = list.iter().map(|(name, kind)| (name.as_str(), kind.clone())).collect();
    content_types(&list)
}

/// The style that tables begin with; `PowerPoint` wants it named even where there is no table.
fn table_styles() -> String {
    let mut xml = Xml::part();
    xml.empty("a:tblStyleLst", &[("xmlns:a", DRAWING), ("def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")]);
    xml.finish()
}

fn presentation(deck: &Deck) -> String {
    let mut xml = part("p:presentation", &[]);
    xml.start("p:sldMasterIdLst", &[]);
    xml.empty("p:sldMasterId", &[("id", &master_id()), ("r:id", "rIdMaster")]).end();
    xml.start("p:notesMasterIdLst", &[]).empty("p:notesMasterId", &[("r:id", "rIdNotes")]).end();
    xml.start("p:sldIdLst", &[]);
    for n in 1..=deck.slides.len() {
        let id = (FIRST_ID + n - 1).to_string();
        xml.empty("p:sldId", &[("id", &id), ("r:id", &format!("rIdSlide{n}"))]);
    }
    xml.end();
    let sizes = [SLIDE.0, SLIDE.1, NOTES.0, NOTES.1].map(|n| n.to_string());
    xml.empty("p:sldSz", &[("cx", &sizes[0]), ("cy", &sizes[1])]);
    xml.empty("p:notesSz", &[("cx", &sizes[2]), ("cy", &sizes[3])]);
    xml.finish()
}

fn presentation_relationships(deck: &Deck) -> String {
    let slides = (1..=deck.slides.len()).map(|n| to(&format!("rIdSlide{n}"), "slide", &format!("slides/slide{n}.xml")));
    let own = [
        to("rIdMaster", "slideMaster", "slideMasters/slideMaster1.xml"),
        to("rIdNotes", "notesMaster", "notesMasters/notesMaster1.xml"),
        to("rIdTheme", "theme", "theme/theme1.xml"),
        to("rIdProperties", "presProps", "presProps.xml"),
        to("rIdView", "viewProps", "viewProps.xml"),
        to("rIdTables", "tableStyles", "tableStyles.xml"),
    ];
    relationships(&own.into_iter().chain(slides).collect::<Vec<_>>())
}

fn master_relationships() -> String {
    let layouts = (1..=LAYOUTS.len())
        .map(|n| to(&format!("rId{n}"), "slideLayout", &format!("../slideLayouts/slideLayout{n}.xml")));
    relationships(&layouts.chain([to("rIdTheme", "theme", "../theme/theme1.xml")]).collect::<Vec<_>>())
}

fn slide_relationships(n: usize, layout: usize, chart: Option<&str>) -> String {
    let own = [
        to("rId1", "slideLayout", &format!("../slideLayouts/slideLayout{layout}.xml")),
        to("rId2", "notesSlide", &format!("../notesSlides/notesSlide{n}.xml")),
    ];
    let picture = chart.map(|name| to(PICTURE, "image", &format!("../media/{name}.png")));
    relationships(&own.into_iter().chain(picture).collect::<Vec<_>>())
}
