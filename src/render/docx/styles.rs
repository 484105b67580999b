//! The paragraph styles of a document, and `styles.xml`.

use super::typography::{CLOSER, Font, LATIN, LINE, Typography};
use crate::render::ooxml::{W, WordXml, Xml};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Both,
    Left,
    Centre,
    Right,
}

impl Align {
    pub fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Left => "left",
            Self::Centre => "center",
            Self::Right => "right",
        }
    }
}

/// The distance between lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// 28.95 pt, on the grid; in English 1.2 lines.
    Body,
    /// Room for larger letters.
    Title,
    /// As high as their content, off the grid: for tables and pictures.
    Own,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub id: &'static str,
    /// As Word lists it. Word knows its own styles by their English names.
    pub name: &'static str,
    pub font: Font,
    pub size: u16,
    pub bold: bool,
    pub align: Align,
    pub lines: Lines,
    /// Whether the first line is indented by two characters.
    pub indent: bool,
    /// Outline level, from 0.
    pub outline: Option<u8>,
    pub keep_next: bool,
    /// Space above and below, in twips.
    pub space: (u32, u32),
}

pub(super) const NORMAL: &str = "Normal";
pub(super) const BODY: &str = "OnpaceBody";
pub(super) const MARK: &str = "OnpaceMark";
pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const TO: &str = "OnpaceTo";
pub(super) const ANNEX_ITEM: &str = "OnpaceAnnexItem";
pub(super) const SIGNATURE: &str = "OnpaceSignature";
pub(super) const ANNEX_MARK: &str = "OnpaceAnnexMark";
pub(super) const ANNEX_TITLE: &str = "OnpaceAnnexTitle";
pub(super) const TABLE_TITLE: &str = "OnpaceTableTitle";
pub(super) const TABLE_UNIT: &str = "OnpaceTableUnit";
pub(super) const CELL: &str = "OnpaceCell";
pub(super) const HEAD_CELL: &str = "OnpaceHeadCell";
pub(super) const POINT: &str = "OnpacePoint";
pub(super) const POINT_LABEL: &str = "OnpacePointLabel";
pub(super) const TABLE_NOTE: &str = "OnpaceTableNote";
pub(super) const FIGURE: &str = "OnpaceFigure";
pub(super) const FIGURE_TITLE: &str = "OnpaceFigureTitle";
pub(super) const CONTENTS: &str = "OnpaceContents";
pub(super) const TOC: &str = "TOC1";
pub(super) const HEADINGS: [&str; 3] = ["Heading1", "Heading2", "Heading3"];
/// Headings within annexes: one level below the annex's title.
pub(super) const ANNEX_HEADINGS: [&str; 2] = ["OnpaceAnnexHeading1", "OnpaceAnnexHeading2"];
pub(super) const FOOTER: &str = "Footer";

/// The letters of the message on page one, in half points.
const POINT_SIZE: u16 = 22;

/// The formats that several styles share.
struct Bases {
    body: Style,
    /// Body text without indent.
    flush: Style,
    head: Style,
    caption: Style,
    cell: Style,
    title: Style,
}

fn bases(typography: Typography) -> Bases {
    let body = Style {
        id: BODY,
        name: "公文正文",
        font: Font::Fang,
        size: typography.body,
        bold: false,
        align: Align::Both,
        lines: Lines::Body,
        indent: true,
        outline: None,
        keep_next: false,
        space: (0, if typography.gb9704 { 0 } else { 120 }),
    };
    let flush = Style { indent: false, ..body };
    let head = Style { outline: Some(0), keep_next: true, align: Align::Left, bold: !typography.gb9704, ..body };
    let caption = Style {
        font: Font::Hei,
        size: typography.caption,
        bold: !typography.gb9704,
        align: Align::Centre,
        lines: Lines::Own,
        keep_next: true,
        space: (120, 60),
        ..flush
    };
    let cell = Style {
        font: Font::Song,
        size: typography.cell,
        align: Align::Left,
        lines: Lines::Own,
        space: (12, 12),
        ..flush
    };
    let title = Style {
        font: Font::Title,
        size: typography.title,
        bold: !typography.gb9704,
        align: Align::Centre,
        lines: Lines::Title,
        ..flush
    };
    Bases { body, flush, head, caption, cell, title }
}

/// Every style but the default one.
pub(super) fn styles(typography: Typography) -> Vec<Style> {
    let Bases { body, flush, head, caption, cell, title } = bases(typography);
    vec![
        body,
        Style { id: TITLE, name: "Title", space: (0, 120), ..title },
        Style { id: SUBTITLE, name: "Subtitle", font: Font::Kai, align: Align::Centre, ..flush },
        Style { id: HEADINGS[0], name: "heading 1", font: Font::Hei, ..head },
        Style { id: HEADINGS[1], name: "heading 2", font: Font::Kai, outline: Some(1), ..head },
        Style { id: HEADINGS[2], name: "heading 3", outline: Some(2), bold: true, ..head },
        Style { id: ANNEX_HEADINGS[0], name: "公文附件一级标题", font: Font::Hei, outline: Some(1), ..head },
        Style { id: ANNEX_HEADINGS[1], name: "公文附件二级标题", font: Font::Kai, outline: Some(2), ..head },
        Style { id: MARK, name: "公文标识", font: Font::Hei, align: Align::Left, ..flush },
        Style { id: TO, name: "公文主送", align: Align::Left, ..flush },
        Style { id: ANNEX_ITEM, name: "公文附件说明", align: Align::Left, ..flush },
        Style { id: SIGNATURE, name: "公文落款", align: Align::Right, ..flush },
        Style {
            id: ANNEX_MARK, name: "公文附件标识", font: Font::Hei, align: Align::Left, keep_next: true, ..flush
        },
        Style {
            id: ANNEX_TITLE, name: "公文附件标题", outline: Some(0), keep_next: true, space: (120, 240), ..title
        },
        Style { id: TABLE_TITLE, name: "公文表题", ..caption },
        Style { id: TABLE_UNIT, name: "公文表单位", align: Align::Right, keep_next: true, ..cell },
        Style { id: CELL, name: "公文表内文字", ..cell },
        Style {
            id: HEAD_CELL,
            name: "公文表头",
            font: Font::Hei,
            bold: !typography.gb9704,
            align: Align::Centre,
            ..cell
        },
        Style { id: POINT, name: "公文要点", font: Font::Fang, size: POINT_SIZE, space: (20, 20), ..cell },
        Style {
            id: POINT_LABEL,
            name: "公文要点名称",
            font: Font::Hei,
            size: POINT_SIZE,
            bold: !typography.gb9704,
            space: (20, 20),
            ..cell
        },
        Style { id: TABLE_NOTE, name: "公文表注", space: (40, 120), ..cell },
        Style {
            id: FIGURE,
            name: "公文图",
            align: Align::Centre,
            lines: Lines::Own,
            keep_next: true,
            space: (60, 0),
            ..flush
        },
        Style { id: FIGURE_TITLE, name: "公文图题", keep_next: false, space: (60, 180), ..caption },
        Style {
            id: CONTENTS, name: "公文目录标题", font: Font::Hei, align: Align::Centre, keep_next: true, ..flush
        },
        Style { id: TOC, name: "toc 1", align: Align::Left, ..flush },
        Style {
            id: FOOTER,
            name: "footer",
            font: Font::Song,
            size: typography.page_number,
            lines: Lines::Own,
            ..flush
        },
    ]
}

/// `styles.xml`.
pub(super) fn sheet(typography: Typography) -> String {
    let mut xml = Xml::part();
    xml.start("w:styles", &[("xmlns:w", W)]);
    xml.start("w:docDefaults", &[]).start("w:rPrDefault", &[]).start("w:rPr", &[]);
    fonts(&mut xml, Font::Fang);
    xml.val("w:sz", &typography.body.to_string()).val("w:szCs", &typography.body.to_string());
    xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
    xml.end().end().empty("w:pPrDefault", &[]).end();
    xml.start("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", NORMAL)]);
    xml.val("w:name", "Normal").empty("w:qFormat", &[]).start("w:pPr", &[]).empty("w:widowControl", &[("w:val", "0")]);
    xml.val("w:jc", "both").end().end();
    for style in styles(typography) {
        definition(&mut xml, (style.id, NORMAL), &style, typography);
    }
    xml.finish()
}

/// Writes a style with the id `id`, based on the style `base`; both may differ in a template.
pub(super) fn definition(xml: &mut Xml, (id, base): (&str, &str), style: &Style, typography: Typography) {
    // Word recognises its own styles by name, in any case.
    let own = style.name.is_ascii();
    let kind = [("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", id)];
    let kind: Vec<_> = kind.into_iter().filter(|(key, _)| !(own && *key == "w:customStyle")).collect();
    xml.start("w:style", &kind).val("w:name", style.name).val("w:basedOn", base);
    xml.empty("w:qFormat", &[]);
    paragraph(xml, style, typography);
    xml.start("w:rPr", &[]);
    fonts(xml, style.font);
    for name in ["w:b", "w:bCs"] {
        xml.empty(name, if style.bold { &[] } else { &[("w:val", "0")] });
    }
    let size = style.size.to_string();
    xml.val("w:color", "000000");
    if typography.gb9704 && style.size == typography.body {
        xml.val("w:spacing", &CLOSER.to_string());
    }
    xml.val("w:sz", &size).val("w:szCs", &size).end().end();
}

fn fonts(xml: &mut Xml, font: Font) {
    let east = font.name();
    xml.empty("w:rFonts", &[("w:ascii", LATIN), ("w:hAnsi", LATIN), ("w:eastAsia", east), ("w:cs", LATIN)]);
}

fn paragraph(xml: &mut Xml, style: &Style, typography: Typography) {
    xml.start("w:pPr", &[]);
    if style.keep_next {
        xml.empty("w:keepNext", &[]);
    }
    // No gaps between Chinese and digits, which would push text off the grid.
    let gap: [(&str, &str); 1] = [("w:val", if typography.gb9704 { "0" } else { "1" })];
    xml.empty("w:autoSpaceDE", &gap).empty("w:autoSpaceDN", &gap);
    if style.lines == Lines::Own {
        xml.val("w:snapToGrid", "0");
    }
    let (above, below) = (style.space.0.to_string(), style.space.1.to_string());
    let (line, rule) = match (style.lines, typography.gb9704) {
        (Lines::Body, true) => (LINE, "exact"),
        (Lines::Title, true) => (700, "exact"),
        (Lines::Body | Lines::Title, false) => (288, "auto"),
        (Lines::Own, _) => (240, "auto"),
    };
    let line = line.to_string();
    xml.empty("w:spacing", &[("w:before", &above), ("w:after", &below), ("w:line", &line), ("w:lineRule", rule)]);
    if style.indent && typography.gb9704 {
        let twips = (u32::from(style.size) * 20).to_string();
        xml.empty("w:ind", &[("w:firstLineChars", "200"), ("w:firstLine", &twips)]);
    }
    xml.val("w:jc", style.align.word());
    if let Some(level) = style.outline {
        xml.val("w:outlineLvl", &level.to_string());
    }
    xml.end();
}
