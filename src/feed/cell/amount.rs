//! A cell → an amount in base units.

use super::bounds::Bound;
use super::fault::{Read, fault};
use super::plain_digits::{Digits, plain_digits};
use super::value::CellValue;
use crate::catalog::{Column, ColumnKind};
use crate::measure::notation::{DecimalMark, Evidence, decimal_evidence};
use crate::measure::notation::{is_digit_of_another_script, tidy, with_western_digits};
use crate::measure::{Decimal, Number, NumberError, Unit, Units, read_number_with};
use crate::say;
use std::ops::Range;

/// Places after the point, and digits before it, that an amount may have in base units: sums of a hundred thousand such
/// amounts still fit the 38 digits of a Polars decimal.
const PLACES_AT_MOST: u32 = 18;
const AMOUNT_BELOW: i128 = 1_000_000_000_000_000;

/// Reads the amounts of one column of one file; of a column of another kind it reads nothing.
#[derive(Debug)]
pub(super) struct AmountReader {
    min: Option<Bound>,
    max: Option<Bound>,
    /// Whether every amount that is not negative lies within them.
    open: bool,
    /// The unit that the file's header states.
    header_unit: Option<Unit>,
    /// What a bare number is multiplied with to have it in base units.
    factor: Decimal,
    /// Whether that changes nothing.
    base: bool,
    mark: DecimalMark,
    /// The units that the project knows.
    units: Units,
}

impl AmountReader {
    pub fn new(column: &Column, header_unit: Option<Unit>, mark: DecimalMark, units: &Units) -> Self {
        let (min, max, factor) = match &column.kind {
            ColumnKind::Quantity { unit, min, max, .. } => (
                min.as_ref().map(|b| Bound::new(b, *unit)),
                max.as_ref().map(|b| Bound::new(b, *unit)),
                header_unit.unwrap_or(*unit).factor(),
            ),
            _ => (None, None, Decimal::new(1, 0)),
        };
        let open = max.is_none() && min.as_ref().is_none_or(Bound::is_zero);
        Self { min, max, open, header_unit, factor, base: factor == Decimal::new(1, 0), mark, units: units.clone() }
    }

    /// The value of one unit in the last written place of an amount, in base units.
    pub fn last_place(&self, cell: &str) -> Decimal {
        let read = read_number_with(&tidy(cell), self.mark, &self.units).ok();
        let factor = read.and_then(|number| number.unit).map_or(self.factor, Unit::factor);
        let one = read.map_or(Decimal::new(1, 0), |number| number.last_place);
        one.times(factor).unwrap_or(factor)
    }

    /// Digits and places of an amount within a text. Most amounts are plain digits with at most one point, short enough for
    /// machine words. The digits may end in zeros.
    #[inline]
    pub fn digits(&self, text: &[u8], cell: Range<usize>) -> Option<Digits> {
        let (mantissa, scale) = match self.mark {
            DecimalMark::Point => plain_digits::<b'.'>(text, cell)?,
            DecimalMark::Comma => plain_digits::<b','>(text, cell)?,
        };
        if self.open && self.base {
            // No bound applies, and it is short enough.
            return Some((mantissa, scale));
        }
        let amount = Decimal::new(i128::from(mantissa), u32::from(scale)).times(self.factor)?.trimmed();
        let fits = amount.scale <= PLACES_AT_MOST && amount.mantissa < AMOUNT_BELOW;
        let bounded = self.min.as_ref().is_none_or(|b| b.compare(amount).is_ge())
            && self.max.as_ref().is_none_or(|b| b.compare(amount).is_le());
        (fits && bounded).then_some((i64::try_from(amount.mantissa).ok()?, u8::try_from(amount.scale).ok()?))
    }

    /// The amount that a tidied cell writes; `declared` is the column's unit in the catalog.
    pub fn read(&self, cell: &str, declared: Unit) -> Read<CellValue> {
        let read = read_number_with(cell, self.mark, &self.units);
        let Number { value: number, unit: written, multiplied, .. } = match read {
            Ok(read) => read,
            Err(NumberError::NotANumber) if decimal_evidence(cell, self.mark, &self.units) == Evidence::Against => {
                let mark = self.mark.other().as_char().to_string();
                return fault("type-error", say!("number-of-other-mark", declared, mark));
            }
            Err(NumberError::NotANumber) if is_bound(cell) => {
                return fault("censored-number", say!("censored-number"));
            }
            Err(NumberError::NotANumber) if has_footnote(cell, self.mark, &self.units) => {
                return fault("footnote-mark", say!("footnote-mark"));
            }
            Err(NumberError::NotANumber) => {
                return fault("type-error", say!("number-expected", declared));
            }
            Err(NumberError::Destroyed) => {
                return fault("destroyed-number", say!("destroyed-number", declared));
            }
            Err(NumberError::TooLong) => return too_long(),
        };
        let unit = written.or(self.header_unit).unwrap_or(declared);
        if multiplied && unit.is_multiple() {
            return fault("unit-error", say!("unit-doubled", unit, cell));
        }
        if unit.dimension() != declared.dimension() {
            return fault("unit-error", say!("unit-not-convertible", unit, declared));
        }
        let amount = number.trimmed().times(unit.factor()).map(Decimal::trimmed);
        let Some(amount) =
            amount.filter(|a| a.scale <= PLACES_AT_MOST && (a.mantissa / 10_i128.pow(a.scale)).abs() < AMOUNT_BELOW)
        else {
            return too_long();
        };
        if let Some(min) = self.min.as_ref().filter(|b| b.compare(amount).is_lt()) {
            let min = &min.shown;
            return fault("constraint-error", say!("below-min", min));
        }
        if let Some(max) = self.max.as_ref().filter(|b| b.compare(amount).is_gt()) {
            let max = &max.shown;
            return fault("constraint-error", say!("above-max", max));
        }
        Ok(CellValue::Amount(amount))
    }

    /// A bare number with the unit that its row states, which is more precise than the header's; `None` where the unit does not
    /// convert to the column's, so that it may be meant for another column, or where the number has a unit of its own.
    pub fn with_unit(&self, column: &Column, cell: &str, unit: Unit) -> Option<String> {
        let ColumnKind::Quantity { unit: declared, .. } = &column.kind else { return None };
        let cell = tidy(cell);
        let bare = || read_number_with(&cell, self.mark, &self.units).is_ok_and(|number| number.unit.is_none());
        (declared.dimension() == unit.dimension() && bare()).then(|| {
            // (12) is -12, and (12亩) is -12亩.
            match cell.strip_suffix(')') {
                Some(rest) => format!("{rest}{unit})"),
                None => format!("{cell}{unit}"),
            }
        })
    }
}

/// Whether a cell says only that a number is below or above another: `<5`, `≥ 100`.
fn is_bound(cell: &str) -> bool {
    let rest = cell.trim_start_matches(['<', '>', '\u{2264}', '\u{2265}', '=', ' ']);
    cell.starts_with(['<', '>', '\u{2264}', '\u{2265}']) && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a cell is a number with a mark behind it that sends the reader to a note: `12.3 b`, `1,234*`, `56 [1]`, `78 (p)`.
fn has_footnote(cell: &str, mark: DecimalMark, units: &Units) -> bool {
    const LETTERS: usize = 3;
    let end = cell.rfind(|c: char| c.is_ascii_digit() && !cell.ends_with([']', ')'])).map_or(0, |at| at + 1);
    let end = cell.rfind(['[', '(']).filter(|_| cell.ends_with([']', ')'])).unwrap_or(end);
    let (number, note) = cell.split_at(end);
    let note = note.trim().trim_matches(['[', ']', '(', ')', '*', '†', '‡']);
    let is_mark = note.chars().count() <= LETTERS && note.chars().all(|c| c.is_ascii_alphanumeric());
    end > 0 && is_mark && read_number_with(number.trim(), mark, units).is_ok()
}

/// Whether a number has digits of several scripts.
pub(super) fn mixes_scripts(cell: &str) -> bool {
    cell.chars().any(is_digit_of_another_script) && *with_western_digits(cell) == *cell
}

fn too_long() -> Read<CellValue> {
    fault("type-error", say!("number-too-long"))
}
