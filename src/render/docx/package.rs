//! The parts of a document of our own, and the container: fixed order, fixed times, so that the same report gives the same bytes.

use super::flow::Used;
use super::look::{Font, LATIN, Look};
use super::page::{EVEN, ODD};
use super::theme::theme;
use super::xml::Xml;
use super::{Pictures, R, W};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
pub(super) const DOCUMENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Name and bytes.
pub(super) type Part = (String, Vec<u8>);

/// Packs parts in their order. Pictures are packed already.
///
/// # Panics
/// Never: memory takes every part, and none is near the limits of a zip file.
pub(super) fn pack(parts: &[Part]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let is_packed = bytes.starts_with(b"\x89PNG");
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(name.as_str(), options)
            .and_then(|()| Ok(zip.write_all(bytes)?))
            .expect("memory takes every part");
    }
    zip.finish().expect("memory takes every part").into_inner()
}

/// All parts of a document that has no template.
pub(super) fn parts(
    document: String,
    styles: String,
    footers: [String; 2],
    used: &[Used],
    pictures: &Pictures,
    head: Head<'_>,
) -> Vec<Part> {
    let [odd, even] = footers;
    let texts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(head.title)),
        ("docProps/app.xml", app()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations(used)),
        ("word/styles.xml", styles),
        ("word/settings.xml", settings(head.look)),
        ("word/fontTable.xml", fonts()),
        ("word/theme/theme1.xml", theme()),
        ("word/footer1.xml", odd),
        ("word/footer2.xml", even),
    ];
    let texts = texts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()));
    texts.chain(media(used, pictures)).collect()
}

/// What a document says of itself.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    pub title: &'a str,
    pub look: Look,
}

/// The pictures in use.
pub(super) fn media<'a>(used: &'a [Used], pictures: &'a Pictures) -> impl Iterator<Item = Part> + 'a {
    used.iter().filter_map(|u| Some((format!("word/{}", target(u)), pictures.get(&u.chart)?.clone())))
}

/// Where a picture lies, seen from the document.
pub(super) fn target(used: &Used) -> String {
    format!("media/onpace-{}.png", used.chart)
}

pub(super) fn relation_type(name: &str) -> String {
    format!("{R}/{name}")
}

fn types() -> String {
    let mut xml = Xml::part();
    xml.start("Types", &[("xmlns", TYPES)]);
    let defaults = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ];
    for (extension, kind) in defaults {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    let word = |kind: &str| format!("{WORD}.{kind}+xml");
    let parts = [
        ("/word/document.xml", DOCUMENT_TYPE.to_owned()),
        ("/word/styles.xml", word("styles")),
        ("/word/settings.xml", word("settings")),
        ("/word/fontTable.xml", word("fontTable")),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        ("/word/footer1.xml", word("footer")),
        ("/word/footer2.xml", word("footer")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
    ];
    for (part, kind) in parts {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
    }
    xml.finish()
}

fn package_relations() -> String {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", RELATIONS)]);
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let list = [
        ("rId1", relation_type("officeDocument"), "word/document.xml"),
        ("rId2", core.to_owned(), "docProps/core.xml"),
        ("rId3", relation_type("extended-properties"), "docProps/app.xml"),
    ];
    for (id, kind, target) in list {
        xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    }
    xml.finish()
}

fn relations(used: &[Used]) -> String {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", RELATIONS)]);
    let own = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdTheme", "theme", "theme/theme1.xml"),
        (ODD, "footer", "footer1.xml"),
        (EVEN, "footer", "footer2.xml"),
    ];
    for (id, kind, target) in own {
        xml.empty("Relationship", &[("Id", id), ("Type", &relation_type(kind)), ("Target", target)]);
    }
    picture_relations(&mut xml, used);
    xml.finish()
}

pub(super) fn picture_relations(xml: &mut Xml, used: &[Used]) {
    for one in used {
        let relation = [("Id", one.relation.as_str()), ("Type", &relation_type("image")), ("Target", &target(one))];
        xml.empty("Relationship", &relation);
    }
}

fn core(title: &str) -> String {
    let mut xml = Xml::part();
    let properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    xml.start("cp:coreProperties", &[("xmlns:cp", properties), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    xml.start("dc:title", &[]).text(title).end();
    xml.finish()
}

fn app() -> String {
    let mut xml = Xml::part();
    let properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.start("Properties", &[("xmlns", properties)]).start("Application", &[]).text("onpace").end();
    xml.finish()
}

fn settings(look: Look) -> String {
    let mut xml = Xml::part();
    xml.start("w:settings", &[("xmlns:w", W)]).empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:evenAndOddHeaders", &[]);
    if look.chinese {
        xml.val("w:characterSpacingControl", "compressPunctuation");
    }
    xml.start("w:compat", &[]);
    let word = "http://schemas.microsoft.com/office/word";
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]).end();
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    xml.finish()
}

fn fonts() -> String {
    let mut xml = Xml::part();
    xml.start("w:fonts", &[("xmlns:w", W)]);
    xml.start("w:font", &[("w:name", LATIN)]).val("w:family", "roman").val("w:pitch", "variable").end();
    for font in Font::ALL {
        chinese_font(&mut xml, font);
    }
    xml.finish()
}

/// A Chinese font with the names of those that may stand in for it.
pub(super) fn chinese_font(xml: &mut Xml, font: Font) {
    xml.start("w:font", &[("w:name", font.name())]).val("w:altName", font.alternatives());
    xml.val("w:charset", "86").val("w:family", "auto").val("w:pitch", "variable").end();
}
