//! What the cells of an xlsx refer to by number: texts and formats.

use super::limits::{FORMATS, STRINGS, TEXT};
use super::number_formats::{Kind, builtin};
use super::refusal::Refusal;
use super::xml::{Xml, add_text, attribute};
use quick_xml::events::Event;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Texts by number, one after the other in one buffer. A reading that only counts keeps their lengths.
#[derive(Debug, Default)]
pub(super) struct Strings {
    keep: bool,
    ends: Vec<u32>,
    text: String,
}

impl Strings {
    pub fn new(keep: bool) -> Self {
        Self { keep, ..Self::default() }
    }

    pub fn push(&mut self, text: &str) -> Result<(), Refusal> {
        let end = u64::from(self.ends.last().copied().unwrap_or(0)) + text.len() as u64;
        TEXT.check(end)?;
        STRINGS.check(self.ends.len() as u64 + 1)?;
        // `TEXT` is far below four GiB.
        self.ends.push(u32::try_from(end).unwrap_or(u32::MAX));
        if self.keep {
            self.text.push_str(text);
        }
        Ok(())
    }

    /// Bytes of a text; `None` where no text has this number.
    pub fn len(&self, index: usize) -> Option<usize> {
        self.range(index).map(|r| r.len())
    }

    /// A text; empty where texts are only counted.
    pub fn get(&self, index: usize) -> &str {
        self.range(index).and_then(|r| self.text.get(r)).unwrap_or_default()
    }

    fn range(&self, index: usize) -> Option<std::ops::Range<usize>> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |n| self.ends[n] as usize);
        Some(start..end)
    }
}

/// Reads `sharedStrings.xml`. How many it says to hold is not believed.
pub(super) fn strings(xml: &mut Xml<'_>, keep: bool) -> Result<Strings, Refusal> {
    let mut strings = Strings::new(keep);
    let mut text = RichText::default();
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "si" => text = RichText::default(),
            Event::End(e) if e.local_name().as_ref() == "si" => strings.push(&text.take())?,
            Event::Eof => return Ok(strings),
            event => text.add(&event)?,
        }
    }
}

/// The text of `si` and `is`: one run or several, without the reading aids of East Asian text.
#[derive(Debug, Default)]
pub(super) struct RichText {
    text: String,
    run: Option<String>,
    preserve: bool,
    phonetic: bool,
}

impl RichText {
    pub fn add(&mut self, event: &Event<'_>) -> Result<(), Refusal> {
        match event {
            Event::Start(e) => match e.local_name().as_ref() {
                "rPh" => self.phonetic = true,
                "t" if !self.phonetic => {
                    self.preserve = attribute(e, "xml:space")?.as_deref() == Some("preserve");
                    self.run = Some(String::new());
                }
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "rPh" => self.phonetic = false,
                "t" => {
                    let run = self.run.take().unwrap_or_default();
                    // As the spreadsheet does where the file does not ask to preserve.
                    let run = if self.preserve { &run } else { run.trim_matches([' ', '\t', '\r', '\n']) };
                    self.text.push_str(&unescaped(run));
                }
                _ => {}
            },
            event => {
                if let Some(run) = &mut self.run {
                    add_text(event, run)?;
                }
            }
        }
        super::limits::PIECE.check(self.text.len() as u64)
    }

    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// Characters that XML cannot hold stand as `_x000D_` in an xlsx.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut units = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escape = rest.strip_prefix("_x").and_then(|r| Some((r.get(..4)?, r.get(4..)?.strip_prefix('_')?)));
        let code = escape.and_then(|(code, after)| {
            let hex = code.bytes().all(|b| b.is_ascii_hexdigit());
            Some((hex.then(|| u16::from_str_radix(code, 16).ok())??, after))
        });
        if let Some((unit, after)) = code {
            units.push(unit);
            rest = after;
        } else {
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            rest = &rest[c.len_utf8()..];
        }
    }
    String::from_utf16_lossy(&units).into()
}

/// Reads the kinds of `styles.xml`, by the number that cells give.
pub(super) fn kinds(xml: &mut Xml<'_>) -> Result<Vec<Kind>, Refusal> {
    let mut codes = BTreeMap::new();
    let mut kinds = Vec::new();
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "cellXfs" => in_cells = true,
                "numFmt" => {
                    let id = attribute(&e, "numFmtId")?.and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&e, "formatCode")?) {
                        codes.insert(id, Kind::of(&code));
                        FORMATS.check(codes.len() as u64)?;
                    }
                }
                "xf" if in_cells => {
                    let id = attribute(&e, "numFmtId")?.and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                    kinds.push(codes.get(&id).copied().unwrap_or_else(|| builtin(id)));
                    FORMATS.check(kinds.len() as u64)?;
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(kinds),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_xlsx_are_read() {
        assert_eq!(unescaped("a_x000D_b"), "a\rb");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_xD83D__xDE00_"), "😀");
        assert_eq!(unescaped("柳河_x镇_x00_x"), "柳河_x镇_x00_x");
    }

    #[test]
    fn texts_are_found_by_number() {
        let mut strings = Strings::new(true);
        for text in ["柳河镇", "", "a"] {
            strings.push(text).unwrap();
        }
        assert_eq!([strings.get(0), strings.get(1), strings.get(2), strings.get(3)], ["柳河镇", "", "a", ""]);
        assert_eq!([strings.len(0), strings.len(1), strings.len(3)], [Some(9), Some(0), None]);
    }
}
