//! Tables as workbooks, CSV and pages that call themselves workbooks; and numbers from a fixed sequence.

use rust_xlsxwriter::{Format, Workbook};

/// A fixed sequence of numbers.
#[derive(Debug, Clone)]
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number from `from` to `to`.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from + (self.0 >> 33) % (to - from + 1)
    }

    pub fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[usize::try_from(self.between(0, of.len() as u64 - 1)).expect("small")]
    }
}

/// A table: its cells as texts, of which numbers are written as numbers, and merged areas.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    pub rows: Vec<Vec<String>>,
    /// First row, first column, last row, last column.
    pub merged: Vec<(usize, usize, usize, usize)>,
}

impl Grid {
    pub fn row<T: ToString>(&mut self, cells: &[T]) -> &mut Self {
        self.rows.push(cells.iter().map(ToString::to_string).collect());
        self
    }

    /// A row of one cell over the whole width.
    pub fn title(&mut self, text: &str, width: usize) -> &mut Self {
        let row = self.rows.len();
        self.rows.push(vec![text.to_owned()]);
        self.merged.push((row, 0, row, width - 1));
        self
    }

    pub fn merge(&mut self, area: (usize, usize, usize, usize)) -> &mut Self {
        self.merged.push(area);
        self
    }

    fn fill(&self, sheet: &mut rust_xlsxwriter::Worksheet) {
        let plain = Format::new();
        let place =
            |(row, column): (usize, usize)| (u32::try_from(row).expect("small"), u16::try_from(column).expect("small"));
        for (first_row, first_column, last_row, last_column) in &self.merged {
            let (first, last) = (place((*first_row, *first_column)), place((*last_row, *last_column)));
            let text = self.rows[*first_row].get(*first_column).map_or("", String::as_str);
            sheet.merge_range(first.0, first.1, last.0, last.1, text, &plain).expect("merged");
        }
        for (r, row) in self.rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let (line, column) = place((r, c));
                // A leading zero or a long row of digits is a text.
                let number = cell
                    .parse::<f64>()
                    .ok()
                    .filter(|_| cell.len() < 12 && (!cell.starts_with('0') || cell.starts_with("0.") || cell == "0"));
                match number {
                    Some(number) => sheet.write_number(line, column, number).expect("written"),
                    None => sheet.write_string(line, column, cell).expect("written"),
                };
            }
        }
    }

    pub fn xlsx(&self) -> Vec<u8> {
        workbook(&[("Sheet1", self)])
    }

    /// As CSV.
    pub fn csv(&self) -> String {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &Vec<String>, n: usize| {
            let text = row.get(n).cloned().unwrap_or_default();
            if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
        };
        self.rows.iter().map(|row| (0..width).map(|n| cell(row, n)).collect::<Vec<_>>().join(",") + "\r\n").collect()
    }

    /// As CSV in GBK, as spreadsheets in Chinese offices save it.
    pub fn gbk(&self) -> Vec<u8> {
        encoding_rs::GBK.encode(&self.csv()).0.into_owned()
    }

    /// As a page that calls itself .xls, as many systems export it.
    pub fn html(&self) -> Vec<u8> {
        let cells =
            |row: &[String]| row.iter().map(|cell| ["<td>", cell, "</td>"].concat()).collect::<Vec<_>>().concat();
        let rows: Vec<String> = self.rows.iter().map(|row| ["<tr>", &cells(row), "</tr>"].concat()).collect();
        let rows = rows.concat();
        format!("<html><head><meta charset=\"utf-8\"></head><body><table>{rows}</table></body></html>").into_bytes()
    }
}

/// A workbook of several sheets.
pub fn workbook(sheets: &[(&str, &Grid)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let properties = rust_xlsxwriter::DocProperties::new()
        .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 1, 1).expect("a day"));
    book.set_properties(&properties);
    for (name, grid) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        grid.fill(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}
