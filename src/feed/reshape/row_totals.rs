//! Totals at the end of lines: compared with the values of their line that they total.

use super::shape::Shape;
use crate::catalog::{Feed, Regions};
use crate::feed::anonymise::Secret;
use crate::feed::cell::{CellReader, CellValue, Interner, RowTime};
use crate::feed::header::TotalHead;
use crate::feed::rows::{RowTotal, SEVERAL};
use crate::feed::text::Table;
use crate::measure::Decimal;

/// Compares the totals of lines, one line after the other.
pub(super) struct RowTotals<'s> {
    shape: &'s Shape,
    reader: CellReader<'s>,
    texts: Interner,
    regions: &'s Regions,
    pub found: Vec<RowTotal>,
}

impl<'s> RowTotals<'s> {
    /// `None` where no heading is a total.
    pub fn of(shape: &'s Shape, feed: &'s Feed, regions: &'s Regions) -> Option<Self> {
        let column = shape.plan.as_ref()?.total.as_ref()?;
        let value = shape.value_column()?;
        let reader = CellReader::new(feed, column, Some(value.clone()), Secret::of_this_run());
        Some(Self { shape, reader, texts: Interner::default(), regions, found: Vec::new() })
    }

    pub fn compare(&mut self, table: &Table<'_>, line: usize) {
        let Some(heads) = &self.shape.lines.heads else { return };
        for total in &heads.totals {
            if self.found.len() < SEVERAL
                && let Some(differs) = self.difference(table, line, total)
            {
                self.found.push(differs);
            }
        }
    }

    fn difference(&mut self, table: &Table<'_>, line: usize, total: &TotalHead) -> Option<RowTotal> {
        let heads = self.shape.lines.heads.as_ref()?;
        let stated = self.amount(table.cell(line, total.cell)?)??;
        let mut sum: Option<Decimal> = None;
        for head in &total.of {
            if let Some(amount) = self.amount(table.cell(line, heads.rows[*head].cell).unwrap_or(""))? {
                sum = Some(match sum {
                    Some(sum) => add(sum, amount)?,
                    None => amount,
                });
            }
        }
        let sum = sum?;
        (sum.trimmed() != stated.trimmed()).then(|| RowTotal {
            line: table.place(line).line,
            header: total.name.clone(),
            stated,
            sum,
        })
    }

    /// An amount in base units; `None` for a cell that is none, and inside it for a blank one.
    #[expect(clippy::option_option, reason = "unreadable, blank, or an amount")]
    fn amount(&mut self, cell: &str) -> Option<Option<Decimal>> {
        if cell.trim().is_empty() {
            return Some(None);
        }
        let time = RowTime::default();
        match self.reader.read(Some(cell), time, &mut self.texts, self.regions).value {
            Ok(CellValue::Amount(amount)) => Some(Some(amount)),
            Ok(CellValue::Blank) => Some(None),
            _ => None,
        }
    }
}

fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale.max(b.scale);
    let (a, b) = (a.with_scale(scale)?, b.with_scale(scale)?);
    Some(Decimal::new(a.mantissa.checked_add(b.mantissa)?, scale))
}
