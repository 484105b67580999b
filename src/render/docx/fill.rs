//! A template filled: placeholders replaced, our text in place of its paragraph, styles and fonts added where they are missing.

use super::Pictures;
use super::flow::Flow;
use super::look::{Font, LEFT, Look, PAGE, RIGHT};
use super::package::{Part, chinese_font, media, picture_relations};
use super::scan::{Scan, attribute, elements};
use super::style::{self, NORMAL, definition, styles};
use super::template::{ANNEXES, CONTENT, Template};
use super::xml::{Xml, legal};
use crate::report::Document;
use quick_xml::escape::escape;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Our pictures and bookmarks are numbered from here, above those that a template has.
const FIRST: usize = 90_000;
/// Text that is narrower, in twips, is taken for a mistake in reading the page.
const NARROWEST: u32 = 1440;
const RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

type Edit = (Range<usize>, String);

/// All parts of the filled template, in its order, ours after them.
pub(super) fn filled(template: &Template, document: &Document, pictures: &Pictures, look: Look) -> Vec<Part> {
    let ids = Ids::of(template, look);
    let id = |own: &str| ids.of.get(own).cloned().unwrap_or_else(|| own.to_owned());
    let xml = template.text(template.document);
    // Opening the template has scanned it without an error.
    let scan = template.scanned(template.document).unwrap_or_default();
    let mut flow = Flow::new(look, pictures, &id, FIRST);
    flow.area = area(xml, &scan);
    flow.notes(document);
    flow.contents(document);
    flow.body(document);
    let apart = scan.paragraphs.iter().find(|p| is(&p.text(), &ANNEXES)).map(|p| p.at.clone());
    let mut edits = Vec::new();
    if let Some(at) = apart {
        let body = std::mem::take(&mut flow.xml).finish();
        flow.annexes(&document.annexes);
        edits.push((at, std::mem::take(&mut flow.xml).finish()));
        flow.xml.raw(&body);
    } else {
        flow.annexes(&document.annexes);
    }
    let (text, used) = (flow.xml.finish(), flow.used);
    let at = scan.paragraphs.iter().find(|p| is(&p.text(), &CONTENT)).map(|p| p.at.clone());
    edits.extend(at.map(|at| (at, text)));
    let mut parts = template.parts.clone();
    for (n, (_, bytes)) in parts.iter_mut().enumerate() {
        if template.is_filled(n) {
            let mut all = words(&template.scanned(n).unwrap_or_default(), document);
            if n == template.document {
                all.append(&mut edits);
            }
            *bytes = edited(template.text(n), all).into_bytes();
        }
    }
    let mut relations = Xml::default();
    picture_relations(&mut relations, &used);
    let relations = relations.finish();
    match template.relations {
        Some(n) => parts[n].1 = before_end(template.text(n), "</Relationships>", &relations).into_bytes(),
        None => parts.push((
            "word/_rels/document.xml.rels".to_owned(),
            before_end(RELATIONSHIPS, "</Relationships>", &relations).into_bytes(),
        )),
    }
    if let Some(n) = template.styles {
        parts[n].1 = before_end(template.text(n), "</w:styles>", &ids.definitions).into_bytes();
    }
    if let Some(n) = template.fonts {
        parts[n].1 = before_end(template.text(n), "</w:fonts>", &missing_fonts(template.text(n))).into_bytes();
    }
    with_png(&mut parts);
    parts.extend(media(&used, pictures));
    parts
}

fn is(text: &str, names: &[&str]) -> bool {
    names.contains(&text.trim())
}

/// Our styles in the template: those that it has by name keep its look, the others are added.
struct Ids {
    of: BTreeMap<&'static str, String>,
    definitions: String,
}

impl Ids {
    fn of(template: &Template, look: Look) -> Self {
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
        for style in styles(look).into_iter().filter(|s| s.id != style::FOOTER) {
            let id = by_name.get(&style.name.to_lowercase()).cloned().unwrap_or_else(|| {
                let free = if taken.contains(style.id) { format!("Onpace{}", style.id) } else { style.id.to_owned() };
                definition(&mut xml, (&free, &base), &style, look);
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

/// What text may fill where ours goes: by the section that ends next after it.
fn area(xml: &str, scan: &Scan) -> (u32, u32) {
    let at = scan.paragraphs.iter().find(|p| is(&p.text(), &CONTENT)).map_or(0, |p| p.at.end);
    let section = scan.sections.iter().find(|s| s.start >= at).map(|s| &xml[s.clone()]).unwrap_or_default();
    let number = |element: &str, name: &str| attribute(section, element, name).and_then(|v| v.parse::<u32>().ok());
    let within = |size: u32, before: Option<u32>, after: Option<u32>, default: u32| {
        size.saturating_sub(before.unwrap_or(default)).saturating_sub(after.unwrap_or(default)).max(NARROWEST)
    };
    let width = number("w:pgSz", "w:w").unwrap_or(PAGE.0);
    let height = number("w:pgSz", "w:h").unwrap_or(PAGE.1);
    let (left, right) = (number("w:pgMar", "w:left").or(Some(LEFT)), number("w:pgMar", "w:right").or(Some(RIGHT)));
    (within(width, left, right, 0), within(height, number("w:pgMar", "w:top"), number("w:pgMar", "w:bottom"), 1440))
}

/// Placeholders within the template's own text.
fn words(scan: &Scan, document: &Document) -> Vec<Edit> {
    let values: [(&str, &str, &str); 7] = [
        ("{{标题}}", "{{title}}", &document.title),
        ("{{截至}}", "{{as_of}}", &document.subtitle),
        ("{{日期}}", "{{date}}", &document.date),
        ("{{主送}}", "{{to}}", &document.to),
        ("{{落款}}", "{{from}}", &document.from),
        ("{{标识}}", "{{mark}}", &document.mark),
        ("{{监督电话}}", "{{contact}}", &document.contact),
    ];
    let mut edits = Vec::new();
    for paragraph in &scan.paragraphs {
        let mut texts: Vec<Vec<char>> = paragraph.texts.iter().map(|t| t.text.chars().collect()).collect();
        let mut changed = BTreeSet::new();
        for (zh, en, value) in values {
            for name in [zh, en] {
                replace(&mut texts, &mut changed, name, value);
            }
        }
        for n in changed {
            let text: String = texts[n].iter().collect();
            edits.push((paragraph.texts[n].at.clone(), escape(legal(&text).as_str()).into_owned()));
        }
    }
    edits
}

/// Word may split what looks like one word over several runs: the value goes where the name begins.
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

fn before_end(text: &str, end: &str, more: &str) -> String {
    match text.rfind(end) {
        Some(at) => format!("{}{more}{}", &text[..at], &text[at..]),
        // An element without content: `<Relationships …/>`.
        None => match text.rfind("/>") {
            Some(at) => format!("{}>{more}{end}", &text[..at]),
            None => text.to_owned(),
        },
    }
}

fn with_png(parts: &mut [Part]) {
    for (name, bytes) in parts {
        if name == "[Content_Types].xml" {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let known = elements(&text, "Default", ["Extension"]);
            if !known.iter().any(|[e]| e.as_deref().is_some_and(|e| e.eq_ignore_ascii_case("png"))) {
                let more = "<Default Extension=\"png\" ContentType=\"image/png\"/>";
                *bytes = before_end(&text, "</Types>", more).into_bytes();
            }
        }
    }
}
