//! Word documents: paragraphs, headings by style, tables with merged cells; what was struck out is left out.

use super::block::{Collector, Document};
use super::grid::Grid;
use super::unreadable::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A document of a thousand pages has about 20 MiB of XML.
const LARGEST: u64 = 96 << 20;
/// Elements within each other; Word has about thirty.
const DEEPEST: usize = 400;

/// What a zip file holds.
pub(super) fn has_part(bytes: &[u8], name: &str) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| archive.index_for_name(name).is_some())
}

/// The blocks of a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let body = part(bytes, "word/document.xml")?.ok_or(Unreadable::Damaged)?;
    let styles = part(bytes, "word/styles.xml")?.map(|xml| heading_styles(&xml)).unwrap_or_default();
    let mut walk = Walk { out: Collector::default(), styles, ..Walk::default() };
    walk.run(&body)?;
    Ok(walk.out.document)
}

/// One part of the package as text, unpacked up to the limit.
fn part(bytes: &[u8], name: &str) -> Result<Option<String>, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut content = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut content).map_err(|_| Unreadable::Damaged)?;
    if content.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    Ok(Some(String::from_utf8_lossy(&content).into_owned()))
}

/// The level of each style that is a heading: by its name or its outline level.
fn heading_styles(xml: &str) -> BTreeMap<String, u8> {
    let mut levels = BTreeMap::new();
    let mut reader = Reader::from_str(xml);
    let mut style = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) => match local(&e) {
                "style" => style = value(&e, "styleId"),
                "name" => {
                    let name = value(&e, "val").to_lowercase();
                    if let Some(level) = name
                        .strip_prefix("heading ")
                        .or_else(|| name.strip_prefix("标题 "))
                        .and_then(|n| n.trim().parse().ok())
                    {
                        levels.insert(style.clone(), level);
                    } else if name == "title" || name == "标题" {
                        levels.insert(style.clone(), 1);
                    }
                }
                "outlineLvl" => {
                    if let Ok(level) = value(&e, "val").parse::<u8>()
                        && level < 9
                    {
                        levels.entry(style.clone()).or_insert(level + 1);
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    levels
}

fn local<'e>(e: &'e BytesStart<'_>) -> &'e str {
    e.local_name().into_inner()
}

/// An attribute by its local name.
fn value(e: &BytesStart<'_>, key: &str) -> String {
    let found = e.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == key);
    found.map(|attribute| attribute.value.clone().into_owned()).unwrap_or_default()
}

#[derive(Debug, Default)]
struct Cell {
    text: String,
    columns: u32,
    continues: bool,
}

/// Where the walk through the XML is.
#[derive(Debug, Default)]
struct Walk {
    out: Collector,
    styles: BTreeMap<String, u8>,
    paragraph: String,
    heading: Option<u8>,
    in_text: bool,
    /// Depth inside something that is left out: struck out, or a picture's fallback.
    left_out: usize,
    tables: Vec<(Grid, Option<Cell>)>,
}

impl Walk {
    fn run(&mut self, xml: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let mut depth = 0_usize;
        loop {
            match reader.read_event().map_err(|_| Unreadable::Damaged)? {
                Event::Start(e) => {
                    depth += 1;
                    if depth > DEEPEST {
                        return Err(Unreadable::TooLarge);
                    }
                    self.start(&e);
                }
                Event::Empty(e) => {
                    self.start(&e);
                    self.end(local(&e));
                }
                Event::End(e) => {
                    depth = depth.saturating_sub(1);
                    self.end(e.local_name().into_inner());
                }
                Event::Text(e) if self.in_text && self.left_out == 0 => {
                    self.paragraph.push_str(&e.xml10_content());
                }
                Event::GeneralRef(e) if self.in_text && self.left_out == 0 => {
                    if let Ok(Some(c)) = e.resolve_char_ref() {
                        self.paragraph.push(c);
                    } else {
                        self.paragraph.push_str(quick_xml::escape::resolve_predefined_entity(&e).unwrap_or_default());
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        self.end_paragraph();
        Ok(())
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        match local(e) {
            "del" | "moveFrom" | "Fallback" | "delText" | "instrText" => self.left_out += 1,
            "t" => self.in_text = true,
            "tab" if self.left_out == 0 => self.paragraph.push(' '),
            "br" | "cr" if self.left_out == 0 => self.paragraph.push('\n'),
            "pStyle" => {
                let style = value(e, "val");
                self.heading = self.styles.get(&style).copied().or(self.heading);
            }
            "outlineLvl" => {
                let level = value(e, "val").parse::<u8>().ok().filter(|level| *level < 9);
                self.heading = level.map(|level| level + 1).or(self.heading);
            }
            "tbl" => {
                self.end_paragraph();
                self.tables.push((Grid::default(), None));
            }
            "tr" => {
                if let Some((grid, _)) = self.tables.last_mut() {
                    grid.new_row();
                }
            }
            "tc" => {
                if let Some((_, cell)) = self.tables.last_mut() {
                    *cell = Some(Cell { columns: 1, ..Cell::default() });
                }
            }
            "gridSpan" => {
                if let Some((_, Some(cell))) = self.tables.last_mut() {
                    cell.columns = value(e, "val").parse().unwrap_or(1);
                }
            }
            "vMerge" => {
                if let Some((_, Some(cell))) = self.tables.last_mut() {
                    cell.continues = value(e, "val") != "restart";
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "del" | "moveFrom" | "Fallback" | "delText" | "instrText" => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => {
                if let Some((grid, cell)) = self.tables.last_mut()
                    && let Some(cell) = cell.take()
                {
                    if cell.continues {
                        grid.continued(cell.columns);
                    } else {
                        grid.cell(cell.text.trim(), cell.columns, 1);
                    }
                }
            }
            "tbl" => {
                let Some((grid, _)) = self.tables.pop() else { return };
                let rows = grid.finish();
                match self.tables.last_mut() {
                    // A table in a cell is read as its text.
                    Some((_, Some(cell))) => {
                        for row in rows {
                            cell.text.push_str(&row.join(" "));
                            cell.text.push('\n');
                        }
                    }
                    _ => self.out.table(rows),
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let heading = self.heading.take();
        if let Some((_, Some(cell))) = self.tables.last_mut() {
            if !cell.text.is_empty() && !text.is_empty() {
                cell.text.push('\n');
            }
            cell.text.push_str(&text);
            return;
        }
        for line in text.lines() {
            self.out.text(line, heading);
        }
    }
}
