//! Ods: the tables of `content.xml`. Repeated cells and rows take their place only where they hold anything, as every
//! sheet ends in a million repeated empty ones.

use super::draft::Draft;
use super::format::SheetFormat;
use super::limits::{COLUMNS, FORMATS, ROWS};
use super::ods_cell::{Tag, read_content, times};
use super::refusal::Refusal;
use super::xml::{Xml, attribute};
use super::zipped::{Archive, ZIP};
use quick_xml::events::Event;
use std::collections::BTreeSet;

const MIME_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// `OpenDocument` spreadsheets.
pub(super) struct Ods;

impl SheetFormat for Ods {
    fn name(&self) -> &'static str {
        "ods"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["ods"]
    }

    fn magic(&self) -> &'static [u8] {
        ZIP
    }

    fn recognises(&self, bytes: &[u8]) -> Result<bool, Refusal> {
        is_ods(&mut Archive::open(bytes)?)
    }

    fn read(&self, bytes: &[u8], draft: &mut Draft) -> Result<(), Refusal> {
        read(&mut Archive::open(bytes)?, draft)
    }
}

/// Whether a container is a spreadsheet of the `OpenDocument` family; another document of it is refused.
fn is_ods(archive: &mut Archive<'_>) -> Result<bool, Refusal> {
    match archive.head("mimetype")? {
        Some(head) if head.starts_with(MIME_TYPE) => Ok(true),
        Some(_) => Err(Refusal::NotAWorkbook),
        None => Ok(archive.has(CONTENT) && archive.has(MANIFEST)),
    }
}

/// Reads every table into the draft.
fn read(archive: &mut Archive<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    check_unlocked(archive)?;
    let xml = Xml::open(archive, CONTENT)?;
    let mut xml = xml.ok_or_else(|| Refusal::broken(CONTENT, "the part is missing"))?;
    let mut style = String::new();
    let mut hidden = BTreeSet::new();
    loop {
        let mut table = None;
        let mut skip = false;
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "style" => style = attribute(&e, "style:name")?.unwrap_or_default().into_owned(),
                "table-properties" if attribute(&e, "table:display")?.as_deref() == Some("false") => {
                    hidden.insert(style.clone());
                    FORMATS.check(hidden.len() as u64)?;
                }
                "table" => {
                    let name = attribute(&e, "table:name")?.unwrap_or_default().into_owned();
                    let style = attribute(&e, "table:style-name")?.unwrap_or_default();
                    table = Some((name, hidden.contains(style.as_ref())));
                }
                // They hold tables that are no sheets.
                "tracked-changes" | "dde-links" => skip = true,
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
        if let Some((name, hidden)) = table {
            draft.begin(&name, hidden)?;
            read_table(&mut xml, draft)?;
            draft.end()?;
        } else if skip {
            xml.skip()?;
        }
    }
}

fn check_unlocked(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    if archive.has("encrypted-package") {
        return Err(Refusal::Encrypted);
    }
    let Some(mut xml) = Xml::open_list(archive, MANIFEST)? else { return Ok(()) };
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "encryption-data" => return Err(Refusal::Encrypted),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What comes next inside a table or a row.
enum Step {
    /// A row that is repeated this many times.
    Row(u32),
    Cell(Tag),
    /// Drawings, charts and tables within.
    Foreign,
    End,
    Other,
}

fn read_table(xml: &mut Xml<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut row: u32 = 0;
    loop {
        let step = match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "table-row" => Step::Row(times(attribute(&e, "table:number-rows-repeated")?.as_deref())),
                "shapes" | "table" | "forms" => Step::Foreign,
                _ => Step::Other,
            },
            Event::End(e) if e.local_name().as_ref() == "table" => Step::End,
            _ => Step::Other,
        };
        match step {
            Step::Row(repeated) => {
                let cells = read_row(xml, draft)?;
                if !cells.is_empty() {
                    ROWS.check(u64::from(row) + u64::from(repeated))?;
                    for row in row..row.saturating_add(repeated) {
                        put_row(&cells, row, draft)?;
                    }
                }
                row = row.saturating_add(repeated);
            }
            Step::Foreign => xml.skip()?,
            Step::End => return Ok(()),
            Step::Cell(_) | Step::Other => {}
        }
    }
}

/// A cell of a row that holds anything.
struct Held {
    col: u32,
    repeated: u32,
    /// Rows and columns of the merged area that it begins.
    spans: (u32, u32),
    uncomputed: bool,
    /// Bytes of its text; a reading that only counts keeps no more.
    len: usize,
    text: String,
}

fn read_row(xml: &mut Xml<'_>, draft: &Draft) -> Result<Vec<Held>, Refusal> {
    let mut cells = Vec::new();
    let mut col: u32 = 0;
    loop {
        let step = match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => Step::Cell(Tag::of(&e)?),
                _ => Step::Foreign,
            },
            Event::End(e) if e.local_name().as_ref() == "table-row" => Step::End,
            _ => Step::Other,
        };
        match step {
            Step::Cell(tag) => {
                let content = read_content(xml)?;
                let text = tag.text(content);
                let text = if tag.is_number() { draft.with_mark(&text).into_owned() } else { text };
                let uncomputed = tag.formula && tag.kind.is_empty();
                if !text.is_empty() || tag.spans != (1, 1) || uncomputed {
                    COLUMNS.check(u64::from(col) + u64::from(tag.repeated))?;
                    let (repeated, spans, len) = (tag.repeated, tag.spans, text.len());
                    let text = if draft.keeps() { text } else { String::new() };
                    cells.push(Held { col, repeated, spans, uncomputed, len, text });
                }
                col = col.saturating_add(tag.repeated);
            }
            Step::Foreign => xml.skip()?,
            Step::End => return Ok(cells),
            Step::Row(_) | Step::Other => {}
        }
    }
}

fn put_row(cells: &[Held], row: u32, draft: &mut Draft) -> Result<(), Refusal> {
    for cell in cells {
        for col in cell.col..cell.col + cell.repeated {
            draft.put_counted(row, col, cell.len, || &cell.text)?;
            if cell.uncomputed {
                draft.uncomputed(row, col);
            }
        }
        let (rows, cols) = cell.spans;
        draft.merge((row, cell.col), (row.saturating_add(rows - 1), cell.col.saturating_add(cols - 1)))?;
    }
    Ok(())
}
