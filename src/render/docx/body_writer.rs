//! Writes a document in its order: front, body, signature, annexes; pages turn for wide tables.

use super::media::{Pictures, UsedPicture, picture_of};
use super::paragraph::{Extra, RunIn, begin, bookmark, paragraph, run, run_in};
use super::picture::{Picture, inline, picture};
use super::section;
use super::styles;
use super::table::{begin_row, empty, points, table};
use super::typography::{LINE, Typography};
use crate::render::ooxml::{Xml, fitted, pixels};
use crate::report::{Annex, Block, Document, Figure, Table};
use crate::say;

/// The height of a title's second line, in twips.
const ROOM_FOR_LONG_TITLE: u32 = 500;

/// The height of an annex's mark and title, in twips.
const ROOM_FOR_ANNEX_TITLE: u32 = 1700;

/// Writes blocks one after another.
pub(super) struct BodyWriter<'a> {
    pub xml: Xml,
    pub typography: Typography,
    pub pictures: &'a Pictures,
    /// Maps the ids of our styles to those that the document uses.
    pub ids: &'a dyn Fn(&str) -> String,
    /// The first number of pictures and bookmarks.
    pub first: usize,
    /// Width and height of the text area, in twips.
    pub area: (u32, u32),
    pub used: Vec<UsedPicture>,
    /// How many headings the table of contents points to so far.
    bookmarks: usize,
    contents: bool,
    in_annex: bool,
}

impl<'a> BodyWriter<'a> {
    pub fn new(typography: Typography, pictures: &'a Pictures, ids: &'a dyn Fn(&str) -> String, first: usize) -> Self {
        let (xml, area) = (Xml::default(), section::area(false));
        Self {
            xml,
            typography,
            pictures,
            ids,
            first,
            area,
            used: Vec::new(),
            bookmarks: 0,
            contents: false,
            in_annex: false,
        }
    }

    fn text(&mut self, style: &str, text: &str, extra: Extra<'_>) {
        paragraph(&mut self.xml, &(self.ids)(style), text, extra);
    }

    fn plain(&mut self, style: &str, text: &str) {
        self.text(style, text, Extra::default());
    }

    /// A bookmark for the next heading that the table of contents points to; none where the document has no such table.
    fn next_bookmark(&mut self) -> Option<usize> {
        self.contents.then(|| {
            self.bookmarks += 1;
            self.first + self.bookmarks
        })
    }

    pub fn front(&mut self, document: &Document) {
        self.plain(styles::MARK, &document.mark);
        self.plain(styles::TITLE, &document.title);
        self.plain(styles::SUBTITLE, &document.subtitle);
        self.notes(document);
        self.contents(document);
        self.plain(styles::TO, &document.to);
    }

    pub fn notes(&mut self, document: &Document) {
        for note in &document.notes {
            self.plain(styles::SUBTITLE, note);
        }
    }

    /// Writes the body and, where there are annexes, their list.
    pub fn body(&mut self, document: &Document) {
        self.blocks(&document.body);
        // One character is as wide as it is high.
        let character = u32::from(self.typography.body) * 10;
        for (n, annex) in document.annexes.iter().enumerate() {
            let (label, hanging) = if n == 0 { (document.annexes_label.as_str(), 4) } else { ("", 1) };
            let indent = [("w:left", (character * 6).to_string()), ("w:hanging", (character * hanging).to_string())];
            let text = format!("{label}{}", annex.item);
            // One empty line above the first item, two above the signature.
            let above = if n == 0 { LINE } else { 0 };
            // A signature does not stand on a page by itself.
            let keep_next = !document.from.is_empty();
            self.text(styles::ANNEX_ITEM, &text, Extra { indent: &indent, above, keep_next, ..Extra::default() });
        }
    }

    /// Writes 落款, 成文日期 and 附注.
    pub fn signature(&mut self, document: &Document) {
        let (name, date) = right_indents(&document.from, &document.date);
        let mut above = 2 * LINE;
        for (text, quarters) in [(&document.from, name), (&document.date, date)] {
            let twips = (u32::from(self.typography.body) * 10 * quarters / 4).to_string();
            let indent = [("w:rightChars", (quarters * 25).to_string()), ("w:right", twips)];
            let extra = Extra { indent: &indent, keep_next: true, above, ..Extra::default() };
            self.text(styles::SIGNATURE, text, extra);
            above = 0;
        }
        self.plain(styles::BODY, &document.contact);
    }

    /// Writes the table of contents as a field; Word adds page numbers when it first updates it.
    pub fn contents(&mut self, document: &Document) {
        let Some(heading) = &document.contents else { return };
        self.contents = true;
        self.plain(styles::CONTENTS, heading);
        let headings = document.body.iter().filter_map(|b| match b {
            Block::Heading { level: 1, text } => Some(text.clone()),
            _ => None,
        });
        let annexes = document.annexes.iter().map(|a| a.title.clone());
        let entries: Vec<String> = headings.chain(annexes).collect();
        let style = (self.ids)(styles::TOC);
        for (n, entry) in entries.iter().enumerate() {
            begin(&mut self.xml, &style, Extra::default());
            if n == 0 {
                field(&mut self.xml, "begin");
                self.xml.start("w:r", &[]).start("w:instrText", &[("xml:space", "preserve")]);
                self.xml.text(" TOC \\o \"1-1\" \\h \\z \\u ").end().end();
                field(&mut self.xml, "separate");
            }
            let anchor = bookmark(self.first + n + 1);
            self.xml.start("w:hyperlink", &[("w:anchor", &anchor), ("w:history", "1")]);
            run(&mut self.xml, entry);
            self.xml.end();
            if n + 1 == entries.len() {
                field(&mut self.xml, "end");
            }
            self.xml.end();
        }
    }

    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, text } => {
                    let styles: &[&str] = if self.in_annex { &styles::ANNEX_HEADINGS } else { &styles::HEADINGS };
                    let style = styles[usize::from(*level).clamp(1, styles.len()) - 1];
                    let bookmark = if *level == 1 && !self.in_annex { self.next_bookmark() } else { None };
                    self.text(style, text, Extra { bookmark, ..Extra::default() });
                }
                Block::Text(text) => self.plain(styles::BODY, text),
                Block::Item { level, head, text } => {
                    let font = if *level == 2 { RunIn::Second } else { RunIn::Third };
                    run_in(&mut self.xml, &(self.ids)(styles::BODY), font, head, text, self.typography);
                }
                Block::Lead(text) => self.text(styles::BODY, text, Extra { keep_next: true, ..Extra::default() }),
                Block::Points(of) => points(&mut self.xml, of, self.area.0, self.ids),
                Block::Table(of) => self.table(of),
                Block::Figure(figure) => self.figure(figure),
                Block::Row(figures) => self.row(figures),
            }
        }
    }

    /// Writes a table, with the sparklines of its last column.
    fn table(&mut self, of: &Table) {
        let first = self.first + self.used.len() + 1;
        let mut used = Vec::new();
        let (pictures, language) = (self.pictures, self.typography.language);
        table(&mut self.xml, of, self.area.0, self.ids, &mut |xml, row| {
            let Some(course) = of.courses.get(row).and_then(Option::as_ref) else { return };
            let name = picture_of(course);
            let Some(pixels) = pictures.get(&name).and_then(|png| pixels(png)) else { return };
            let n = first + used.len();
            let relationship = format!("rIdChart{n}");
            let title = say!("doc-picture", n = n.to_string()).in_language(language);
            inline(xml, &relationship, (n, &title, &course.alt), fitted(pixels, (u64::MAX, u64::MAX)));
            used.push(UsedPicture { relationship, chart: name });
        });
        self.used.append(&mut used);
    }

    /// Writes charts side by side, two in a row.
    fn row(&mut self, figures: &[Figure]) {
        let is_there = |f: &&Figure| self.pictures.get(&f.chart).is_some_and(|png| pixels(png).is_some());
        let figures: Vec<&Figure> = figures.iter().filter(is_there).collect();
        if figures.is_empty() {
            return;
        }
        let width = self.area.0 / 2;
        // Three of them fit on a page with their titles, below an annex's own.
        let area = (width, (self.area.1.saturating_sub(ROOM_FOR_ANNEX_TITLE) / 3).saturating_sub(ROOM_FOR_LONG_TITLE));
        begin_row(&mut self.xml, width);
        for n in 0..2 {
            self.xml.start("w:tc", &[]).start("w:tcPr", &[]);
            self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]).end();
            match figures.get(n) {
                Some(figure) => self.figure_within(figure, area),
                None => empty(&mut self.xml, &(self.ids)(styles::CELL)),
            }
            self.xml.end();
        }
        self.xml.end().end();
        // Two tables in a row would become one.
        empty(&mut self.xml, &(self.ids)(styles::TABLE_NOTE));
    }

    /// Writes a chart; leaves it out where there is no picture of it.
    fn figure(&mut self, figure: &Figure) {
        self.figure_within(figure, self.area);
    }

    fn figure_within(&mut self, figure: &Figure, area: (u32, u32)) {
        let Some(pixels) = self.pictures.get(&figure.chart).and_then(|png| pixels(png)) else { return };
        let n = self.first + self.used.len() + 1;
        let relationship = format!("rIdChart{n}");
        let of = Picture { figure, relationship: &relationship, pixels, n };
        picture(&mut self.xml, &of, area, self.ids, self.typography);
        self.used.push(UsedPicture { relationship, chart: figure.chart.clone() });
    }

    /// Writes annexes on portrait pages, each on a new one.
    pub fn annexes(&mut self, annexes: &[Annex]) {
        for annex in annexes {
            self.annex(annex, true);
        }
    }

    fn annex(&mut self, annex: &Annex, new_page: bool) {
        self.text(styles::ANNEX_MARK, &annex.label, Extra { new_page, ..Extra::default() });
        let bookmark = self.next_bookmark();
        self.text(styles::ANNEX_TITLE, &annex.title, Extra { bookmark, ..Extra::default() });
        self.in_annex = true;
        self.blocks(&annex.blocks);
        self.in_annex = false;
    }

    /// Writes annexes, on landscape pages where a table is wide; returns whether the last page is landscape.
    pub fn turning_annexes(&mut self, annexes: &[Annex]) -> bool {
        let mut turned = false;
        for annex in annexes {
            let wide = annex.blocks.iter().any(|b| matches!(b, Block::Table(t) if t.wide));
            if wide == turned {
                self.annex(annex, true);
            } else {
                self.close_section(turned);
                turned = wide;
                self.area = section::area(wide);
                // The section begins a page already.
                self.annex(annex, false);
            }
        }
        turned
    }

    /// Ends a section with the lowest possible paragraph.
    fn close_section(&mut self, wide: bool) {
        self.xml.start("w:p", &[]).start("w:pPr", &[]);
        self.xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")]);
        section::section(&mut self.xml, wide, self.typography);
        self.xml.end().end();
    }
}

fn field(xml: &mut Xml, kind: &str) {
    xml.start("w:r", &[]).empty("w:fldChar", &[("w:fldCharType", kind)]).end();
}

/// Right indents of signature and date, in quarters of a character: the date begins two characters to the right of the
/// signature, and the longer of the two ends two characters from the edge (GB/T 9704-2012, 7.3.5.2).
fn right_indents(name: &str, date: &str) -> (u32, u32) {
    const TWO: i64 = 8;
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 2 } else { 4 }).sum::<i64>();
    let (name, date) = (width(name), width(date));
    let of_date = name - date;
    let (name, date) = if of_date >= TWO { (TWO, of_date) } else { (2 * TWO + date - name, TWO) };
    (u32::try_from(name).unwrap_or(8), u32::try_from(date).unwrap_or(8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_begins_two_characters_after_the_signature() {
        // Nine characters over 2020年12月4日, which is as wide as six and a half.
        assert_eq!(right_indents("襄城县委督查办公室", "2020年12月4日"), (8, 10));
        assert_eq!(right_indents("督查室", "2020年12月4日"), (8 * 2 + 26 - 12, 8));
    }
}
