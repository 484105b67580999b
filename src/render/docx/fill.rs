//! Fills a template: replaces placeholders, puts the report's text in place of its paragraph, and adds missing styles and fonts.

use super::body_writer::BodyWriter;
use super::media::{Pictures, media, picture_relationships};
use super::parts::chinese_font;
use super::styles::{self, NORMAL, definition, styles};
use super::typography::{Font, LEFT, PAGE, RIGHT, Typography};
use crate::render::ooxml::{
    CONTENT_TYPES, Part, Xml, app_properties, attribute, before_end, core_properties, elements, legal, pack,
    package_relationships, with_common_types, with_default, with_relationships,
};
use crate::render::word_template::{ANNEXES, CONTENT, Spans, Template};
use crate::report::Document;
use quick_xml::escape::escape;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Our pictures and bookmarks are numbered from here on, above any that a template has.
const FIRST: usize = 90_000;
/// The least width and height of a text area, in twips: a smaller one is a misread page.
const NARROWEST: u32 = 1440;

type Edit = (Range<usize>, String);

/// All parts of the filled template in its order, then those of our pictures.
pub(super) fn filled(
    template: &Template,
    document: &Document,
    pictures: &Pictures,
    typography: Typography,
) -> Vec<Part> {
    let ids = Ids::of(template, typography);
    let id = |own: &str| ids.of.get(own).cloned().unwrap_or_else(|| own.to_owned());
    let xml = template.text(template.document);
    // Opening the template has found its spans without an error.
    let spans = template.spans_of(template.document).unwrap_or_default();
    let mut writer = BodyWriter::new(typography, pictures, &id, FIRST);
    writer.area = area(xml, &spans);
    writer.notes(document);
    writer.contents(document);
    writer.body(document);
    let apart = spans.paragraphs.iter().find(|p| is(&p.text(), &ANNEXES)).map(|p| p.at.clone());
    let mut edits = Vec::new();
    if let Some(at) = apart {
        let body = std::mem::take(&mut writer.xml).finish();
        writer.annexes(&document.annexes);
        edits.push((at, std::mem::take(&mut writer.xml).finish()));
        writer.xml.raw(&body);
    } else {
        writer.annexes(&document.annexes);
    }
    let (text, used) = (writer.xml.finish(), writer.used);
    let at = spans.paragraphs.iter().find(|p| is(&p.text(), &CONTENT)).map(|p| p.at.clone());
    edits.extend(at.map(|at| (at, text)));
    let mut parts = template.parts.clone();
    for (n, (_, bytes)) in parts.iter_mut().enumerate() {
        if template.is_filled(n) {
            let mut all = placeholders(&template.spans_of(n).unwrap_or_default(), document);
            if n == template.document {
                all.append(&mut edits);
            }
            *bytes = edited(template.text(n), all).into_bytes();
        }
    }
    let of_pictures = picture_relationships(&used);
    let relationships = with_relationships(template.relationships.map(|n| template.text(n)), &of_pictures).into_bytes();
    match template.relationships {
        Some(n) => parts[n].1 = relationships,
        None => parts.push(("word/_rels/document.xml.rels".to_owned(), relationships)),
    }
    if let Some(n) = template.styles {
        parts[n].1 = before_end(template.text(n), "</w:styles>", &ids.definitions).into_bytes();
    }
    if let Some(n) = template.fonts {
        parts[n].1 = before_end(template.text(n), "</w:fonts>", &missing_fonts(template.text(n))).into_bytes();
    }
    with_png(&mut parts);
    with_properties(&mut parts, &document.title);
    parts.extend(media(&used, pictures));
    parts
}

fn is(text: &str, names: &[&str]) -> bool {
    names.contains(&text.trim())
}

/// Our styles in the template: one that it has under the same name keeps the template's format, the others are added.
struct Ids {
    of: BTreeMap<&'static str, String>,
    definitions: String,
}

impl Ids {
    fn of(template: &Template, typography: Typography) -> Self {
        let sheet = template.styles.map(|n| template.text(n)).unwrap_or_default();
        let mut by_name: BTreeMap<String, String> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let mut base = NORMAL.to_owned();
        for chunk in sheet.split("<w:style ").skip(1) {
            let one = format!("<w:style {}", chunk.split("</w:style>").next().unwrap_or_default());
            let Some(id) = attribute(&one, "w:style", "w:styleId") else { continue };
            taken.insert(id.clone());
            if attribute(&one, "w:style", "w:type").as_deref() != Some("paragraph") {
                continue;
            }
            if attribute(&one, "w:style", "w:default").is_some_and(|v| v == "1" || v == "true") {
                base.clone_from(&id);
            }
            by_name.extend(attribute(&one, "w:name", "w:val").map(|name| (name.to_lowercase(), id)));
        }
        let mut of = BTreeMap::new();
        let mut xml = Xml::default();
        for style in styles(typography).into_iter().filter(|s| s.id != styles::FOOTER) {
            let id = by_name.get(&style.name.to_lowercase()).cloned().unwrap_or_else(|| {
                let free = if taken.contains(style.id) { format!("Onpace{}", style.id) } else { style.id.to_owned() };
                definition(&mut xml, (&free, &base), &style, typography);
                free
            });
            of.insert(style.id, id);
        }
        Self { of, definitions: xml.finish() }
    }
}

fn missing_fonts(table: &str) -> String {
    let there = elements(table, "font", ["w:name"]);
    let mut xml = Xml::default();
    for font in Font::ALL {
        if !there.iter().any(|[name]| name.as_deref() == Some(font.name())) {
            chinese_font(&mut xml, font);
        }
    }
    xml.finish()
}

/// Width and height of the text area, in twips, of the section that the content goes into: the next one that ends after it.
fn area(xml: &str, spans: &Spans) -> (u32, u32) {
    let at = spans.paragraphs.iter().find(|p| is(&p.text(), &CONTENT)).map_or(0, |p| p.at.end);
    let section = spans.sections.iter().find(|s| s.start >= at).map(|s| &xml[s.clone()]).unwrap_or_default();
    let number = |element: &str, name: &str| attribute(section, element, name).and_then(|v| v.parse::<u32>().ok());
    let within = |size: u32, before: Option<u32>, after: Option<u32>, default: u32| {
        size.saturating_sub(before.unwrap_or(default)).saturating_sub(after.unwrap_or(default)).max(NARROWEST)
    };
    let width = number("w:pgSz", "w:w").unwrap_or(PAGE.0);
    let height = number("w:pgSz", "w:h").unwrap_or(PAGE.1);
    let (left, right) = (number("w:pgMar", "w:left").or(Some(LEFT)), number("w:pgMar", "w:right").or(Some(RIGHT)));
    (within(width, left, right, 0), within(height, number("w:pgMar", "w:top"), number("w:pgMar", "w:bottom"), 1440))
}

/// Replacements for the placeholders within the template's own text.
fn placeholders(spans: &Spans, document: &Document) -> Vec<Edit> {
    let values: [(&str, &str, &str); 7] = [
        ("{{标题}}", "{{title}}", &document.title),
        ("{{截至}}", "{{as_of}}", &document.subtitle),
        ("{{日期}}", "{{date}}", &document.date),
        ("{{主送}}", "{{to}}", &document.to),
        ("{{落款}}", "{{from}}", &document.from),
        ("{{标识}}", "{{mark}}", &document.mark),
        ("{{监督电话}}", "{{contact}}", &document.contact),
    ];
    replaced(spans, &values.iter().flat_map(|(zh, en, value)| [(*zh, *value), (*en, *value)]).collect::<Vec<_>>())
}

/// A document with each mark replaced by its value; the rest stays as it is.
pub(in crate::render) fn with_values(template: &Template, values: &[(String, &str)]) -> Vec<u8> {
    let values: Vec<(&str, &str)> = values.iter().map(|(mark, value)| (mark.as_str(), *value)).collect();
    let mut parts = template.parts.clone();
    for (n, (_, bytes)) in parts.iter_mut().enumerate() {
        if template.is_filled(n) {
            let spans = template.spans_of(n).unwrap_or_default();
            *bytes = edited(template.text(n), replaced(&spans, &values)).into_bytes();
        }
    }
    with_properties(&mut parts, "");
    pack(&parts)
}

fn replaced(spans: &Spans, values: &[(&str, &str)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for paragraph in &spans.paragraphs {
        let mut texts: Vec<Vec<char>> = paragraph.texts.iter().map(|t| t.text.chars().collect()).collect();
        let mut changed = BTreeSet::new();
        for (name, value) in values {
            replace(&mut texts, &mut changed, name, value);
        }
        for n in changed {
            let text: String = texts[n].iter().collect();
            edits.push((paragraph.texts[n].at.clone(), escape(legal(&text).as_str()).into_owned()));
        }
    }
    edits
}

/// Replaces a placeholder in the texts of a paragraph. Word may split it over several runs: the value goes where it begins.
fn replace(texts: &mut [Vec<char>], changed: &mut BTreeSet<usize>, name: &str, value: &str) {
    let name: Vec<char> = name.chars().collect();
    let places = |texts: &[Vec<char>]| {
        let all = texts.iter().enumerate().flat_map(|(t, text)| (0..text.len()).map(move |c| (t, c)));
        all.collect::<Vec<(usize, usize)>>()
    };
    let mut from = 0;
    loop {
        let all = places(texts);
        let found = (from..all.len()).find(|n| {
            let window = all.get(*n..*n + name.len());
            window.is_some_and(|w| w.iter().zip(&name).all(|((t, c), want)| texts[*t][*c] == *want))
        });
        let Some(start) = found else { return };
        let (first, at) = all[start];
        for (t, c) in all[start..start + name.len()].iter().rev() {
            texts[*t].remove(*c);
            changed.insert(*t);
        }
        texts[first].splice(at..at, value.chars());
        from = start + value.chars().count();
    }
}

fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(at, _)| at.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, new) in edits {
        // Within a paragraph that was replaced as a whole nothing is left to edit.
        if at.start >= done {
            out.push_str(&text[done..at.start]);
            out.push_str(&new);
            done = at.end;
        }
    }
    out + &text[done..]
}

/// Adds what the document says about itself, and what names its main part: a template gives neither.
fn with_properties(parts: &mut Vec<Part>, title: &str) {
    if let Some((_, types)) = parts.iter_mut().find(|(name, _)| name == CONTENT_TYPES) {
        *types = with_common_types(&String::from_utf8_lossy(types)).into_bytes();
    }
    let own = [
        ("_rels/.rels", package_relationships("word/document.xml")),
        ("docProps/core.xml", core_properties(title)),
        ("docProps/app.xml", app_properties()),
    ];
    parts.extend(own.map(|(name, text)| (name.to_owned(), text.into_bytes())));
}

fn with_png(parts: &mut [Part]) {
    for (_, bytes) in parts.iter_mut().filter(|(name, _)| name == CONTENT_TYPES) {
        *bytes = with_default(&String::from_utf8_lossy(bytes), "png", "image/png").into_bytes();
    }
}
