//! Pages of HTML: every table is a sheet. Tags are read as people write them, closed or not; scripts, styles and comments are passed over.

use super::draft::Draft;
use super::html_tags::{Tags, Token, attribute, unescaped};
use super::limits::{CELLS, COLUMNS, DEPTH, PIECE};
use super::refusal::Refusal;

/// The largest spans of a cell, as the HTML standard has them (4.9.11).
const COLUMNS_SPANNED: u32 = 1000;
const ROWS_SPANNED: u32 = 65_534;

/// Reads every table into the draft, in the order in which they begin.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Refusal> {
    let mut tables = Page::read(text)?;
    tables.sort_by_key(|table| table.number);
    for table in tables.into_iter().filter(|table| !table.cells.is_empty()) {
        let caption = table.caption.trim();
        let numbered = format!("table {}", table.number);
        draft.begin(if caption.is_empty() { &numbered } else { caption }, false)?;
        for cell in &table.cells {
            match cell.number_in_full() {
                Some(number) => draft.put_number(cell.row, cell.column, number)?,
                None => draft.put(cell.row, cell.column, cell.text.trim())?,
            }
            draft.merge((cell.row, cell.column), (cell.row + cell.rows - 1, cell.column + cell.columns - 1))?;
        }
        draft.end()?;
    }
    Ok(())
}

/// A table in the making.
#[derive(Debug, Default)]
struct Table {
    number: usize,
    caption: String,
    in_caption: bool,
    cells: Vec<Cell>,
    /// The row that is being read; `None` above the first.
    row: Option<u32>,
    column: u32,
    open: Option<Cell>,
    /// For each column, the first row that no cell from above reaches into.
    free_from: Vec<u32>,
}

#[derive(Debug)]
struct Cell {
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    text: String,
    /// The number that the cell shows in a shorter form, where Excel wrote the page.
    number: Option<String>,
}

impl Cell {
    /// The number that the cell shows, with all of its digits.
    fn number_in_full(&self) -> Option<&str> {
        let text = self.text.trim();
        let shows_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' '));
        self.number.as_deref().filter(|_| shows_number && !text.is_empty())
    }

    /// Adds text, in which blanks of any kind are one.
    fn add(&mut self, text: &str) -> Result<(), Refusal> {
        add(&mut self.text, text);
        PIECE.check(self.text.len() as u64)
    }
}

fn add(to: &mut String, text: &str) {
    for c in unescaped(text).chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !to.ends_with([' ', '\n']) {
            to.push(c);
        }
    }
}

/// A page as far as it was read.
struct Page {
    done: Vec<Table>,
    /// The tables that are open, one within the other.
    open: Vec<Table>,
    count: usize,
    cells: u64,
}

impl Page {
    fn read(text: &str) -> Result<Vec<Table>, Refusal> {
        let mut page = Self { done: Vec::new(), open: Vec::new(), count: 0, cells: 0 };
        for token in Tags::of(text) {
            match token {
                Token::Text(text) => page.text(text)?,
                Token::Open(name, attributes) => page.begin(&name, attributes)?,
                Token::Close(name) => page.end(&name),
            }
        }
        while !page.open.is_empty() {
            page.end("table");
        }
        Ok(page.done)
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        match self.open.last_mut() {
            Some(table) if table.in_caption => add(&mut table.caption, text),
            Some(Table { open: Some(cell), .. }) => cell.add(text)?,
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, name: &str, attributes: &str) -> Result<(), Refusal> {
        if name == "table" {
            self.count += 1;
            self.open.push(Table { number: self.count, ..Table::default() });
            return DEPTH.check(self.open.len() as u64);
        }
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            "caption" => table.in_caption = true,
            "tr" => table.next_row(),
            "td" | "th" => {
                table.next_cell(attributes)?;
                self.cells += 1;
                CELLS.check(self.cells)?;
            }
            "br" | "p" | "div" | "li" => {
                if let Some(cell) = table.open.as_mut().filter(|cell| !cell.text.trim().is_empty()) {
                    cell.text.truncate(cell.text.trim_end().len());
                    cell.text.push('\n');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "caption" => table.in_caption = false,
            "td" | "th" | "tr" => table.close_cell(),
            "table" => {
                table.close_cell();
                self.done.extend(self.open.pop());
            }
            _ => {}
        }
    }
}

impl Table {
    fn next_row(&mut self) {
        self.close_cell();
        self.in_caption = false;
        self.row = Some(self.row.map_or(0, |row| row.saturating_add(1)));
        self.column = 0;
    }

    fn next_cell(&mut self, attributes: &str) -> Result<(), Refusal> {
        self.close_cell();
        if self.row.is_none() {
            self.next_row();
        }
        let row = self.row.unwrap_or(0);
        while self.free_from.get(self.column as usize).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let span = |name: &str, most: u32| {
            let span: Option<u32> = attribute(attributes, name).and_then(|value| value.trim().parse().ok());
            span.unwrap_or(1).clamp(1, most)
        };
        let (columns, rows) = (span("colspan", COLUMNS_SPANNED), span("rowspan", ROWS_SPANNED));
        let column = self.column;
        COLUMNS.check(u64::from(column) + u64::from(columns))?;
        if rows > 1 {
            let last = (column + columns) as usize;
            if self.free_from.len() < last {
                self.free_from.resize(last, 0);
            }
            self.free_from[column as usize..last].fill(row.saturating_add(rows));
        }
        self.column += columns;
        let number = attribute(attributes, "x:num").filter(|number| number.parse::<f64>().is_ok());
        let number = number.map(std::borrow::Cow::into_owned);
        self.open = Some(Cell { row, column, rows, columns, text: String::new(), number });
        Ok(())
    }

    fn close_cell(&mut self) {
        self.cells.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::Markup;
    use super::super::sheet::Sheet;
    use crate::measure::notation::DecimalMark;
    use proptest::prelude::*;

    fn sheets(text: &str) -> Vec<Sheet> {
        Markup::Html.workbook(text, text.len(), DecimalMark::Point).expect("within the limits").sheets
    }

    fn lines(sheet: &Sheet) -> Vec<String> {
        sheet.rows.iter().map(|row| format!("{}: {}", row.line, row.cells.join("|"))).collect()
    }

    #[test]
    fn rows_and_cells_are_read_whether_they_are_closed_or_not() {
        let text = "<html><head><style>td {x: '<table>'}</style><script>if (1<2) '</td>'</script></head>\
            <!-- <table> --><TABLE border=1><caption> 种植面积 </caption><thead><tr><th>乡镇</th><th>面积<br>（亩）</th></tr></thead>\
            <tbody><tr><td>东&nbsp;镇 <b>甲</b><td align='right'> 1,234.50 \n</tr><tr><td>&lt;5 &amp; &#x4E61;&#38215; &unknown;<td></table>";
        let sheets = sheets(text);
        assert_eq!(sheets.len(), 1);
        assert_eq!(sheets[0].name, "种植面积");
        assert_eq!(lines(&sheets[0]), ["1: 乡镇|面积\n（亩）", "2: 东 镇 甲|1,234.50", "3: <5 & 乡镇 &unknown;"]);
    }

    #[test]
    fn spans_are_merged_areas() {
        let text =
            "<table><tr><td rowspan=2>乡镇<td colspan='2'>面积<tr><td>烟叶<td>红薯<tr><td>东镇<td>1<td>2</table>";
        let mut sheet = sheets(text).remove(0);
        assert_eq!(lines(&sheet), ["1: 乡镇|面积", "2: |烟叶|红薯", "3: 东镇|1|2"]);
        sheet.fill_merged(|_| true);
        assert_eq!(lines(&sheet), ["1: 乡镇|面积|面积", "2: 乡镇|烟叶|红薯", "3: 东镇|1|2"]);
    }

    #[test]
    fn tables_within_cells_are_sheets_of_their_own() {
        let text = "<table><tr><td>页眉<table><tr><td>a<td>b</table>后</table><table></table><table><td>c";
        let named: Vec<(String, Vec<String>)> = sheets(text).iter().map(|s| (s.name.clone(), lines(s))).collect();
        let of = |name: &str, line: &str| (name.to_owned(), vec![line.to_owned()]);
        assert_eq!(named, [of("table 1", "1: 页眉后"), of("table 2", "1: a|b"), of("table 4", "1: c")]);
    }

    #[test]
    fn of_a_number_that_is_shown_shorter_all_digits_count() {
        let text = "<table><tr><td x:num=\"1234.5678\">1,234.57<td x:num>12<td x:num=\"0.125\">12.5%<td x:num=\"45352\">2024/3/1</table>";
        assert_eq!(lines(&sheets(text)[0]), ["1: 1234.5678|12|12.5%|2024/3/1"]);
    }

    #[test]
    fn pages_that_are_too_large_are_refused() {
        let refused =
            |text: String| Markup::Html.workbook(&text, text.len(), DecimalMark::Point).expect_err("too large").code();
        assert_eq!(refused("<table>".repeat(300)), "too-large");
        assert_eq!(refused(format!("<table><td>{}", "x".repeat(1 << 21))), "too-large");
        assert_eq!(refused(format!("<table><tr>{}", "<td colspan=1000 rowspan=2>".repeat(20))), "too-large");
        assert_eq!(refused(format!("<table>{}", "<tr><td colspan=2>x".repeat(200_001))), "too-large");
    }

    proptest! {
        /// Whatever the tags, each cell's text stands once, in its order, and no row is wider than its columns reach.
        #[test]
        fn each_text_of_a_cell_stands_once(parts in prop::collection::vec(prop::sample::select(vec![
            "<table>", "</table>", "<tr>", "</tr>", "<td>", "<th rowspan=2>", "<td colspan='3'>", "</td>", "<td rowspan=0 colspan=x>",
            "<!--", "-->", "<script>", "</script>", "<", "&", "&#;", "<td", "=\"", "x", " ",
        ]), 0..60)) {
            let text: String = parts.concat();
            let sheets = sheets(&text);
            let letters = |text: &str| text.matches('x').count();
            let kept: usize = sheets.iter().flat_map(|s| &s.rows).flat_map(|row| &row.cells).map(|cell| letters(cell)).sum();
            prop_assert!(kept <= letters(&text));
            for sheet in &sheets {
                prop_assert!(sheet.rows.windows(2).all(|pair| pair[0].line < pair[1].line));
            }
        }
    }
}
