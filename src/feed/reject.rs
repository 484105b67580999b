//! Rows that cannot be used: what is wrong with them, where, and what of them may be shown.

use super::cells::{CellReader, Fault, MASK, Value};
use super::ledger::{Excerpt, Reject};
use super::quotes::Damage;
use super::row_reader::{EXCERPTS, RowFault, RowReader, Sheet};
use super::rows::{region_of, text_cells};
use super::texts::Texts;
use crate::catalog::ColumnKind;
use crate::diag::Message;
use crate::say;

impl RowReader<'_, '_> {
    /// A quote that is never closed or that stands astray, or cells beyond the header's.
    pub(super) fn shape_fault(&self, record: usize) -> Option<RowFault> {
        match self.table.damage(record) {
            Some(Damage::Unclosed) => {
                let message = say!(
                    "引号没有闭合；从下一行继续读取",
                    "a quote is never closed; reading went on with the next line"
                );
                return Some(self.row_fault("unclosed-quote", message, self.table.cell(record, 0).unwrap_or("")));
            }
            Some(Damage::Stray(cell)) if self.is_declared(cell) => {
                let message = say!(
                    "引号之后还有内容，无法判断其含义；内容含引号时应写成两个引号",
                    "text follows a closing quote, so the cell cannot be told; a quote inside a cell is written twice"
                );
                return Some(self.row_fault("stray-quote", message, self.table.cell(record, cell).unwrap_or("")));
            }
            _ => {}
        }
        let width = self.sheet.header.width;
        if self.table.width(record) <= width {
            return None;
        }
        let extra = (width..self.table.width(record))
            .filter_map(|n| self.table.cell(record, n))
            .find(|cell| !cell.trim().is_empty())?;
        let cells = self.table.width(record);
        let message = if self.table.place(record).byte().is_some() {
            say!(
                "该行有{cells}个单元格，表头只有{width}个；含分隔符的内容应加引号",
                "the row has {cells} cells, the header {width}; text that holds the delimiter needs quotes"
            )
        } else {
            say!(
                "表头有{width}列，该行在其右侧还有内容（至第{cells}列）；请删去，或补上表头",
                "the header has {width} columns, and the row goes on to the right of them (up to column {cells}); clear that, or give it a heading"
            )
        };
        Some(self.row_fault("extra-cell", message, extra))
    }

    pub(super) fn is_declared(&self, cell: usize) -> bool {
        self.columns.iter().any(|c| c.found.as_ref().is_some_and(|f| f.cell == cell))
    }

    /// A fault of the row's shape. What stands in a shifted cell may belong to a private column, so a feed that has one
    /// shows none.
    fn row_fault(&self, code: &'static str, message: Message, raw: &str) -> RowFault {
        let private = self.sheet.feed.columns.iter().any(|c| c.private);
        let raw = if private { MASK } else { raw }.to_owned();
        RowFault { fault: Box::new(Fault { code, message }), column: None, raw }
    }

    pub(super) fn reject(&self, record: usize, fault: RowFault) -> Reject {
        let Sheet { feed, regions, name, period, .. } = self.sheet;
        let place = self.table.place(record);
        // In a row whose shape is wrong any cell may stand in the wrong column.
        let private = feed.columns.iter().any(|c| c.private);
        let shifted = fault.column.is_none_or(|n| private && self.may_be_shifted(record, n));
        let raw = if shifted && private && !fault.raw.is_empty() { MASK.to_owned() } else { fault.raw };
        let row = if shifted { &[] } else { &self.row[..] };
        let shown = self.out.rejects.len() < EXCERPTS && !(shifted && private);
        Reject {
            file: name.to_owned(),
            line: place.line,
            byte: place.byte(),
            column: fault.column.map(|n| self.columns[n].name().to_owned()),
            code: fault.fault.code,
            raw,
            message: fault.fault.message,
            period,
            region: region_of(feed, regions, row),
            cells: text_cells(feed, row, &self.out.texts),
            excerpt: shown.then(|| self.excerpt(record, fault.column)),
        }
    }

    /// Whether what stands in the offending cell may belong to a private column: in a row with another fault, without its
    /// private cell, or whose private cell would be a value of the offending column.
    fn may_be_shifted(&self, record: usize, column: usize) -> bool {
        /// What names of regions end in.
        const REGIONS: [char; 14] =
            ['省', '州', '市', '县', '区', '旗', '镇', '乡', '村', '道', '办', '场', '居', '组'];
        let cell = |c: &CellReader<'_>| self.table.cell(record, c.found.as_ref()?.cell);
        let blank = |c: &CellReader<'_>| cell(c).is_none_or(|cell| cell.trim().is_empty());
        let faulty =
            |n: usize| self.row[n] == Value::Blank && (!self.columns[n].column.optional || !blank(&self.columns[n]));
        if (0..self.columns.len()).any(|n| n != column && faulty(n)) {
            return true;
        }
        // What is no region's name may be anybody's.
        if self.columns[column].column.kind == ColumnKind::Region
            && !cell(&self.columns[column]).is_some_and(|c| c.trim_end().ends_with(REGIONS))
        {
            return true;
        }
        let of = &self.columns[column];
        let mut own = CellReader::new(of.column, of.found.clone(), false, self.sheet.secret);
        let mut texts = Texts::default();
        let open = own.column.one_of.is_empty() && matches!(own.column.kind, ColumnKind::Text | ColumnKind::Id);
        self.columns
            .iter()
            .filter(|c| c.column.private && !(c.column.optional && blank(c)))
            .any(|c| blank(c) || open || own.read(cell(c), self.period_end, &mut texts, self.sheet.regions).0.is_ok())
    }

    /// The row on one line, private cells masked, and where the offending cell stands in it.
    fn excerpt(&self, record: usize, column: Option<usize>) -> Excerpt {
        let at = column.and_then(|n| self.columns[n].found.as_ref()).map(|f| f.cell);
        let mut excerpt = Excerpt { text: String::new(), cell: 0..0 };
        let width = self.table.width(record).max(at.map_or(0, |n| n + 1));
        let private = self.sheet.feed.columns.iter().any(|c| c.private);
        for n in 0..width {
            if n > 0 {
                excerpt.text.push(if self.sheet.delimiter == '\t' { ' ' } else { self.sheet.delimiter });
            }
            let start = excerpt.text.len();
            let of = self.columns.iter().find(|c| c.found.as_ref().is_some_and(|f| f.cell == n));
            let cell = self.table.cell(record, n).unwrap_or("");
            // Where a feed holds something private, what it does not declare may be private too.
            let open = of.map_or(!private, |c| !c.column.private) || cell.trim().is_empty();
            let cell = if open { cell } else { MASK };
            excerpt.text.extend(cell.chars().map(|c| if c.is_control() { ' ' } else { c }));
            if at == Some(n) {
                excerpt.cell = start..excerpt.text.len();
            }
        }
        if at.is_none() {
            excerpt.cell = 0..excerpt.text.len();
        }
        excerpt
    }
}
