//! Reads amounts in `targets.csv`.

use crate::catalog::indicators::Indicator;
use crate::catalog::reading::{Cell, Findings, Row, unknown_unit};
use crate::diag::{Diagnostic, Location};
use crate::measure::{Exact, Number, NumberError, Unit, Units, read_number};
use crate::say;

/// Reads the amounts of one row, converted into the indicator's unit.
pub(super) struct Amounts<'a> {
    pub(crate) findings: &'a Findings,
    units: &'a Units,
    /// The unit that the row states; `None` if it states none or a wrong one.
    stated: Option<Unit>,
    indicator: Option<Unit>,
}

impl<'a> Amounts<'a> {
    pub(crate) fn new(row: &Row<'_>, indicator: Option<&Indicator>, units: &'a Units, findings: &'a Findings) -> Self {
        let cell = row.get("unit");
        let indicator = indicator.map(|i| i.unit);
        let mut stated = None;
        if !cell.is_blank() {
            stated = units.parse(&cell.tidy());
            if stated.is_none() {
                findings.push(unknown_unit(cell.text, units).at(cell.at()));
            }
            if let (Some(unit), Some(wanted)) = (stated, indicator)
                && unit.to(wanted).is_none()
            {
                findings.push(no_conversion(unit, wanted).at(cell.at()));
                stated = None;
            }
        }
        Self { findings, units, stated, indicator }
    }

    /// Reads an amount, converted into the indicator's unit.
    pub(crate) fn read(&self, cell: &Cell<'_>) -> Option<Exact> {
        self.read_text(&cell.tidy(), &cell.at())
    }

    /// Reads a percentage of the target, where the indicator itself is no rate; `None` for any other amount.
    pub(crate) fn share_of_target(&self, written: &str) -> Option<Exact> {
        if self.indicator.is_none_or(Unit::is_share) {
            return None;
        }
        let Number { value, unit: Some(unit), .. } = read_number(written, self.units).ok()? else { return None };
        Some(value.to_exact() / unit.of_whole()?)
    }

    pub(crate) fn read_text(&self, written: &str, at: &Location) -> Option<Exact> {
        let Number { value: number, unit, .. } = match read_number(written, self.units) {
            Ok(read) => read,
            Err(why) => {
                self.findings.error("type-error", at.clone(), not_a_number(written, why));
                return None;
            }
        };
        let number = number.to_exact();
        let (Some(unit), Some(wanted)) = (unit.or(self.stated), self.indicator) else { return Some(number) };
        let factor = unit.to(wanted);
        if factor.is_none() {
            self.findings.push(no_conversion(unit, wanted).at(at.clone()));
        }
        Some(number * factor?)
    }
}

fn not_a_number(written: &str, why: NumberError) -> crate::words::Message {
    match why {
        NumberError::NotANumber => say!("not-a-number", written),
        NumberError::Destroyed => {
            say!("number-in-scientific-notation", written)
        }
        NumberError::TooLong => say!("too-many-digits", written),
    }
}

fn no_conversion(unit: Unit, wanted: Unit) -> Diagnostic {
    Diagnostic::error("unit-error", say!("target-unit-differs", unit, wanted))
}
