//! The parts of a document that follows no template, and what they are called.

use super::media::{Pictures, UsedPicture, media, picture_relationships};
use super::section::{EVEN, ODD};
use super::typography::{Font, LATIN, Typography};
use crate::render::ooxml::{
    CONTENT_TYPES, DOCUMENT_TYPE, Part, Relationship, ThemeFonts, W, WordXml, Xml, app_properties, content_types,
    core_properties, package_relationships, part_type, relationship_type, relationships, theme,
};

const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// The parts that differ from one document to the next.
pub(super) struct Texts<'a> {
    pub title: &'a str,
    pub document: String,
    pub styles: String,
    /// Of odd pages, of even pages.
    pub footers: [String; 2],
}

/// All parts, in the order in which they are packed.
pub(super) fn parts(texts: Texts<'_>, used: &[UsedPicture], pictures: &Pictures, typography: Typography) -> Vec<Part> {
    let [odd, even] = texts.footers;
    let fonts = ThemeFonts { latin: LATIN, headings: Font::Hei.name(), text: Font::Fang.name() };
    let list = [
        (CONTENT_TYPES, types()),
        ("_rels/.rels", package_relationships("word/document.xml")),
        ("docProps/core.xml", core_properties(texts.title)),
        ("docProps/app.xml", app_properties()),
        ("word/document.xml", texts.document),
        ("word/_rels/document.xml.rels", document_relationships(used)),
        ("word/styles.xml", texts.styles),
        ("word/settings.xml", settings(typography)),
        ("word/fontTable.xml", font_table()),
        ("word/theme/theme1.xml", theme(fonts)),
        ("word/footer1.xml", odd),
        ("word/footer2.xml", even),
    ];
    let list = list.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()));
    list.chain(media(used, pictures)).collect()
}

fn types() -> String {
    content_types(&[
        ("/word/document.xml", DOCUMENT_TYPE.to_owned()),
        ("/word/styles.xml", part_type("styles")),
        ("/word/settings.xml", part_type("settings")),
        ("/word/fontTable.xml", part_type("fontTable")),
        ("/word/theme/theme1.xml", THEME_TYPE.to_owned()),
        ("/word/footer1.xml", part_type("footer")),
        ("/word/footer2.xml", part_type("footer")),
    ])
}

fn document_relationships(used: &[UsedPicture]) -> String {
    let own = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdTheme", "theme", "theme/theme1.xml"),
        (ODD, "footer", "footer1.xml"),
        (EVEN, "footer", "footer2.xml"),
    ];
    let own = own.map(|(id, name, target)| Relationship {
        id: id.to_owned(),
        kind: relationship_type(name),
        target: target.to_owned(),
    });
    let all: Vec<Relationship> = own.into_iter().chain(picture_relationships(used)).collect();
    relationships(&all)
}

fn settings(typography: Typography) -> String {
    let mut xml = Xml::part();
    xml.start("w:settings", &[("xmlns:w", W)]).empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:evenAndOddHeaders", &[]);
    if typography.gb9704 {
        xml.val("w:characterSpacingControl", "compressPunctuation");
    }
    xml.start("w:compat", &[]);
    let word = "http://schemas.microsoft.com/office/word";
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]).end();
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    xml.finish()
}

fn font_table() -> String {
    let mut xml = Xml::part();
    xml.start("w:fonts", &[("xmlns:w", W)]);
    xml.start("w:font", &[("w:name", LATIN)]).val("w:family", "roman").val("w:pitch", "variable").end();
    for font in Font::ALL {
        chinese_font(&mut xml, font);
    }
    xml.finish()
}

/// Writes a Chinese font with the names of those that may replace it.
pub(super) fn chinese_font(xml: &mut Xml, font: Font) {
    xml.start("w:font", &[("w:name", font.name())]).val("w:altName", font.alternatives());
    xml.val("w:charset", "86").val("w:family", "auto").val("w:pitch", "variable").end();
}
