//! Xlsx: the cells of each sheet.

use super::draft::Draft;
use super::format::SheetFormat;
use super::number_formats::Kind;
use super::number_text::{Epoch, number};
use super::ods_cell::iso;
use super::package::{list, relations};
use super::refusal::Refusal;
use super::shared::{RichText, Strings, kinds, strings, unescaped};
use super::xml::{Xml, add_text, attribute, attributes};
use super::zipped::{Archive, ZIP};
use quick_xml::events::{BytesStart, Event};

/// Workbooks of Excel since 2007. It takes every zip container that no other format recognises, and says what is wrong with it.
pub(super) struct Xlsx;

impl SheetFormat for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm", "xlsb"]
    }

    fn magic(&self) -> &'static [u8] {
        ZIP
    }

    fn recognises(&self, _: &[u8]) -> Result<bool, Refusal> {
        Ok(true)
    }

    fn read(&self, bytes: &[u8], draft: &mut Draft) -> Result<(), Refusal> {
        read(&mut Archive::open(bytes)?, draft)
    }
}

/// Reads every worksheet into the draft.
fn read(archive: &mut Archive<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let main = relations(archive, "_rels/.rels", "")?.into_iter().find(|r| r.kind == "officeDocument");
    let main = main.map(|r| r.target).ok_or(Refusal::NotAWorkbook)?;
    if main.to_ascii_lowercase().ends_with(".bin") {
        return Err(Refusal::Xlsb);
    }
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let (listed, epoch) = list(archive, &main)?;
    let part = |kind: &str| relations.iter().find(|r| r.kind == kind).map(|r| r.target.as_str());
    let kinds = match Xml::open(archive, part("styles").unwrap_or_default())? {
        Some(mut xml) => kinds(&mut xml)?,
        None => Vec::new(),
    };
    let strings = match Xml::open(archive, part("sharedStrings").unwrap_or_default())? {
        Some(mut xml) => strings(&mut xml, draft.keeps())?,
        None => Strings::default(),
    };
    for sheet in listed {
        let relation = relations.iter().find(|r| r.id == sheet.relation);
        let relation = relation.ok_or_else(|| Refusal::broken(&main, format!("no part for sheet {}", sheet.name)))?;
        if relation.kind != "worksheet" {
            continue;
        }
        let xml = Xml::open(archive, &relation.target)?;
        let mut xml = xml.ok_or_else(|| Refusal::broken(&relation.target, "the part is missing"))?;
        draft.begin(&sheet.name, sheet.hidden)?;
        read_sheet(&mut xml, &Book { strings: &strings, kinds: &kinds, epoch }, draft)?;
        draft.end()?;
    }
    Ok(())
}

/// What cells refer to.
struct Book<'b> {
    strings: &'b Strings,
    kinds: &'b [Kind],
    epoch: Epoch,
}

/// How a cell writes its value.
#[derive(Default, Clone, Copy, PartialEq)]
enum Written {
    #[default]
    Number,
    /// The number of a shared text.
    Shared,
    /// Text in the cell itself.
    Inline,
    /// The text of a formula.
    Formula,
    Truth,
    Date,
    /// Errors such as #N/A, and what is yet to be invented.
    Other,
}

impl Written {
    fn of(name: &str) -> Self {
        match name {
            "n" | "" => Self::Number,
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "str" => Self::Formula,
            "b" => Self::Truth,
            "d" => Self::Date,
            _ => Self::Other,
        }
    }
}

/// The current cell; reused for the next one.
#[derive(Default)]
struct Cell {
    open: bool,
    row: u32,
    col: u32,
    written: Written,
    style: usize,
    formula: bool,
    value: String,
    inline: RichText,
}

impl Cell {
    fn begin(&mut self, e: &BytesStart<'_>, row: u32, col: u32) -> Result<(), Refusal> {
        let (value, inline) = (std::mem::take(&mut self.value), std::mem::take(&mut self.inline));
        *self = Self { open: true, row, col, value, inline, ..Self::default() };
        self.value.clear();
        self.inline.take();
        for attribute in attributes(e) {
            let (name, value) = attribute?;
            match name {
                "r" => (self.row, self.col) = reference(&value)?,
                "s" => self.style = value.trim().parse().unwrap_or(0),
                "t" => self.written = Written::of(&value),
                _ => {}
            }
        }
        Ok(())
    }

    fn finish(&mut self, book: &Book<'_>, draft: &mut Draft) -> Result<(), Refusal> {
        self.open = false;
        let (row, col, value) = (self.row, self.col, self.value.as_str());
        if self.formula && value.trim().is_empty() && self.written != Written::Formula {
            draft.uncomputed(row, col);
            return Ok(());
        }
        match self.written {
            Written::Number => match value.trim().parse::<f64>() {
                Ok(n) => {
                    let kind = book.kinds.get(self.style).copied().unwrap_or_default();
                    draft.put_number(row, col, &number(n, kind, book.epoch))
                }
                Err(_) => draft.put(row, col, value),
            },
            Written::Shared => {
                let index = value.trim().parse::<usize>().ok();
                match index.and_then(|n| Some((n, book.strings.len(n)?))) {
                    Some((n, len)) => draft.put_counted(row, col, len, || book.strings.get(n)),
                    None if value.is_empty() => Ok(()),
                    None => Err(Refusal::broken("sharedStrings.xml", format!("no text of number {value}"))),
                }
            }
            Written::Inline => draft.put(row, col, &self.inline.take()),
            Written::Formula => draft.put(row, col, &unescaped(value)),
            Written::Truth => draft.put(
                row,
                col,
                match value.trim() {
                    "1" | "true" => "TRUE",
                    "0" | "false" => "FALSE",
                    other => other,
                },
            ),
            Written::Date => draft.put(row, col, &iso(value)),
            Written::Other => draft.put(row, col, value),
        }
    }
}

/// Where text belongs.
#[derive(PartialEq)]
enum Within {
    Nothing,
    Value,
    Inline,
}

fn read_sheet(xml: &mut Xml<'_>, book: &Book<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let (mut row, mut col) = (0, 0);
    let mut cell = Cell::default();
    let mut within = Within::Nothing;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(e) if !cell.open => match e.local_name().as_ref() {
                "c" => {
                    cell.begin(e, row, col)?;
                    col = cell.col.saturating_add(1);
                }
                "row" => {
                    if let Some(r) = attribute(e, "r")? {
                        let number = r.trim().parse::<u32>().ok().and_then(|r| r.checked_sub(1));
                        row = number.ok_or_else(|| bad_reference(&r))?;
                    }
                    col = 0;
                }
                "mergeCell" => {
                    let area = attribute(e, "ref")?.unwrap_or_default();
                    let (first, last) = area.split_once(':').unwrap_or((&area, &area));
                    draft.merge(reference(first)?, reference(last)?)?;
                }
                _ => {}
            },
            Event::Start(e) if within == Within::Nothing => match e.local_name().as_ref() {
                "v" => within = Within::Value,
                "is" => within = Within::Inline,
                "f" => cell.formula = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "c" if cell.open => {
                    cell.finish(book, draft)?;
                    within = Within::Nothing;
                }
                "v" | "is" => within = Within::Nothing,
                "row" => row = row.saturating_add(1),
                _ if within == Within::Inline => cell.inline.add(&event)?,
                _ => {}
            },
            event => match within {
                Within::Value => add_text(event, &mut cell.value)?,
                Within::Inline => cell.inline.add(event)?,
                Within::Nothing => {}
            },
        }
    }
}

/// Row and column of a reference such as `B12`, from 0.
fn reference(written: &str) -> Result<(u32, u32), Refusal> {
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut col: u32 = 0;
    for letter in written[..letters].bytes() {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        col = col.saturating_mul(26).saturating_add(digit);
    }
    let row = written[letters..].parse::<u32>().ok().and_then(|r| r.checked_sub(1));
    row.zip(col.checked_sub(1)).ok_or_else(|| bad_reference(written))
}

fn bad_reference(written: &str) -> Refusal {
    let shown: String = written.chars().take(20).collect();
    Refusal::broken("worksheet", format!("no cell is called {shown}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        assert_eq!(reference("A1").unwrap(), (0, 0));
        assert_eq!(reference("XFD1048576").unwrap(), (1_048_575, 16_383));
        for wrong in ["", "A", "1", "A0", "A-1", "柳1", "A1:B2", "A99999999999"] {
            assert!(reference(wrong).is_err(), "{wrong}");
        }
    }
}
