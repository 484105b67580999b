//! What of a template is its look, and what is about whoever made it: author, last editor, comments, custom data, a picture of its first
//! page, places on somebody's disk. Only the look goes into a document that others are given.

use crate::render::ooxml::{CONTENT_TYPES, Part};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of a look.
const PARTS: [&str; 9] = [
    CONTENT_TYPES,
    "word/document.xml",
    "word/styles.xml",
    "word/fontTable.xml",
    "word/settings.xml",
    "word/webSettings.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
];
/// Folders whose files are parts of a look.
const FOLDERS: [&str; 3] = ["word/theme/", "word/media/", "word/fonts/"];
/// Elements that go with what is left out: marks of comments, a template's place on the disk, sessions of editing, variables, sources of
/// serial letters; and what tracked changes took away, or say of how something was.
const GONE: [&str; 18] = [
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "attachedTemplate",
    "rsids",
    "docVars",
    "mailMerge",
    "del",
    "moveFrom",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "numberingChange",
];
/// Elements of which only what is in them stays: what tracked changes put there.
const ACCEPTED: [&str; 2] = ["ins", "moveTo"];

/// The parts of a look, without what refers to others.
pub(super) fn look_alone(parts: Vec<Part>) -> Vec<Part> {
    let kept: BTreeSet<String> = parts.iter().map(|(name, _)| name.clone()).filter(|name| is_look(name)).collect();
    let lost: BTreeMap<String, BTreeSet<String>> = parts
        .iter()
        .filter(|(name, _)| kept.contains(name))
        .filter_map(|(name, bytes)| Some((owner(name)?, lost_in(std::str::from_utf8(bytes).ok()?, &kept))))
        .collect();
    let none = BTreeSet::new();
    let cleaned = |(name, bytes): Part| {
        let text = std::str::from_utf8(&bytes).ok().filter(|_| is_xml(&name));
        let clean = text.and_then(|text| {
            if name == CONTENT_TYPES {
                rewritten(text, |e| is_of_lost_part(e, &kept).then_some(Change::Drop))
            } else if let Some(owner) = owner(&name) {
                let lost = lost.get(&owner).unwrap_or(&none);
                rewritten(text, |e| value(e, "Id").is_some_and(|id| lost.contains(&id)).then_some(Change::Drop))
            } else {
                let lost = lost.get(&name).unwrap_or(&none);
                rewritten(text, |e| change(e, lost))
            }
        });
        let bytes = clean.unwrap_or(bytes);
        (name, bytes)
    };
    parts.into_iter().filter(|(name, _)| kept.contains(name)).map(cleaned).collect()
}

fn is_look(name: &str) -> bool {
    let flat = |start: &str| {
        let rest = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(".xml"));
        rest.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    let in_folder = || FOLDERS.iter().any(|folder| name.starts_with(folder) && name.strip_suffix(".rels").is_none());
    PARTS.contains(&name)
        || flat("word/header")
        || flat("word/footer")
        || in_folder()
        || owner(name).is_some_and(|owner| owner != name && is_look(&owner))
}

fn is_xml(name: &str) -> bool {
    name.strip_suffix(".xml").or_else(|| name.strip_suffix(".rels")).is_some()
}

/// The part whose relationships a part holds.
fn owner(name: &str) -> Option<String> {
    let (folder, file) = name.split_once("_rels/")?;
    Some(format!("{folder}{}", file.strip_suffix(".rels")?)).filter(|_| !folder.is_empty())
}

/// The relationships of a part to what is left out or lies outside.
fn lost_in(rels: &str, kept: &BTreeSet<String>) -> BTreeSet<String> {
    let mut lost = BTreeSet::new();
    let _ = rewritten(rels, |e| {
        let target = value(e, "Target").unwrap_or_default();
        let target = target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned);
        let is_outside = value(e, "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
        if is_outside || !kept.contains(&target) {
            lost.extend(value(e, "Id"));
        }
        None
    });
    lost
}

/// Whether an entry of the list of types is of a part that is left out.
fn is_of_lost_part(e: &BytesStart<'_>, kept: &BTreeSet<String>) -> bool {
    e.local_name().as_ref() == "Override"
        && value(e, "PartName").is_some_and(|part| !kept.contains(part.trim_start_matches('/')))
}

/// What becomes of an element.
enum Change {
    /// It goes, with all that is in it.
    Drop,
    /// What is in it stays.
    Unwrap,
    /// It stays without these attributes.
    Without(Vec<String>),
}

fn change(e: &BytesStart<'_>, lost: &BTreeSet<String>) -> Option<Change> {
    let element = e.local_name();
    if GONE.contains(&element.as_ref()) {
        return Some(Change::Drop);
    }
    if ACCEPTED.contains(&element.as_ref()) {
        return Some(Change::Unwrap);
    }
    let mut without = Vec::new();
    for attribute in e.attributes().flatten() {
        let name: &str = attribute.key.as_ref();
        if name.starts_with("r:") && value(e, name).is_some_and(|id| lost.contains(&id)) {
            // A link without its target is its text.
            return Some(if element.as_ref() == "hyperlink" { Change::Unwrap } else { Change::Drop });
        } else if name.starts_with("w:rsid") {
            without.push(name.to_owned());
        }
    }
    (!without.is_empty()).then_some(Change::Without(without))
}

fn value(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().flatten().find(|a| a.key.as_ref() == name)?.value;
    quick_xml::escape::unescape(&found).ok().map(std::borrow::Cow::into_owned)
}

/// The part with its elements changed; `None` where it is not well formed.
fn rewritten(text: &str, mut change: impl FnMut(&BytesStart<'_>) -> Option<Change>) -> Option<Vec<u8>> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut writer = Writer::new(Vec::with_capacity(text.len()));
    // Of each element that is open, whether it is written.
    let mut open = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(writer.into_inner()),
            Event::Start(e) => match change(&e) {
                Some(Change::Drop) => {
                    let end: BytesEnd<'_> = e.to_end().into_owned();
                    reader.read_to_end(end.name()).ok()?;
                }
                Some(Change::Unwrap) => open.push(false),
                Some(Change::Without(names)) => {
                    open.push(true);
                    writer.write_event(Event::Start(without(&e, &names))).ok()?;
                }
                None => {
                    open.push(true);
                    writer.write_event(Event::Start(e)).ok()?;
                }
            },
            Event::Empty(e) => match change(&e) {
                Some(Change::Drop | Change::Unwrap) => {}
                Some(Change::Without(names)) => writer.write_event(Event::Empty(without(&e, &names))).ok()?,
                None => writer.write_event(Event::Empty(e)).ok()?,
            },
            Event::End(e) => {
                if open.pop().unwrap_or(true) {
                    writer.write_event(Event::End(e)).ok()?;
                }
            }
            other => writer.write_event(other).ok()?,
        }
    }
}

fn without<'e>(e: &BytesStart<'e>, names: &[String]) -> BytesStart<'e> {
    let mut left = e.clone();
    left.clear_attributes();
    for attribute in e.attributes().flatten() {
        let name: &str = attribute.key.as_ref();
        if !names.iter().any(|gone| gone == name) {
            left.push_attribute(attribute);
        }
    }
    left
}
