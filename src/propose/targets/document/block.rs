//! A document as a reader sees it: headings, paragraphs and tables, each with its place.

/// The text of a document in reading order.
#[derive(Debug, Clone, Default)]
pub(in crate::propose::targets) struct Document {
    pub blocks: Vec<Block>,
}

/// A heading, a paragraph or a table.
#[derive(Debug, Clone)]
pub(in crate::propose::targets) struct Block {
    pub place: Place,
    pub content: Content,
}

#[derive(Debug, Clone)]
pub(in crate::propose::targets) enum Content {
    /// Level 1 is the title's.
    Heading(u8, String),
    Paragraph(String),
    /// Rows of cells; a merged cell stands in each place that it covers.
    Table(Vec<Vec<String>>),
}

/// Where a block stands, as a person would look it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Of a PDF, from 1.
    pub page: Option<u32>,
    /// The paragraph, the line of a text file, or the table, from 1.
    pub number: u32,
    pub what: PlaceOf,
    /// The row of a table, from 1.
    pub row: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceOf {
    Paragraph,
    Line,
    Table,
}

/// Collects blocks and counts them.
#[derive(Debug, Default)]
pub(super) struct Collector {
    pub document: Document,
    paragraphs: u32,
    tables: u32,
    pub page: Option<u32>,
}

impl Collector {
    /// A paragraph, or a heading where a level is known; nothing where it is blank.
    pub fn text(&mut self, text: &str, level: Option<u8>) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.paragraphs += 1;
        let place = Place { page: self.page, number: self.paragraphs, what: PlaceOf::Paragraph, row: None };
        self.push(place, text, level);
    }

    /// A paragraph that begins on a line of a text file.
    pub fn line(&mut self, number: u32, text: &str, level: Option<u8>) {
        let place = Place { page: self.page, number, what: PlaceOf::Line, row: None };
        if !text.trim().is_empty() {
            self.push(place, text.trim(), level);
        }
    }

    fn push(&mut self, place: Place, text: &str, level: Option<u8>) {
        let content =
            level.map_or_else(|| Content::Paragraph(text.to_owned()), |level| Content::Heading(level, text.to_owned()));
        self.document.blocks.push(Block { place, content });
    }

    /// A table; one with a single cell is a paragraph in a frame.
    pub fn table(&mut self, rows: Vec<Vec<String>>) {
        let rows: Vec<Vec<String>> =
            rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        if let [row] = &rows[..]
            && let [cell] = &row[..]
        {
            for line in cell.lines() {
                self.text(line, None);
            }
            return;
        }
        if rows.is_empty() {
            return;
        }
        self.tables += 1;
        let place = Place { page: self.page, number: self.tables, what: PlaceOf::Table, row: None };
        self.document.blocks.push(Block { place, content: Content::Table(rows) });
    }
}
