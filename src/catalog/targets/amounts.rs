//! Reads amounts and tolerances in `targets.csv`.

use super::kind::TargetKind;
use crate::catalog::indicators::Indicator;
use crate::catalog::reading::{Cell, Findings, Row, unknown_unit};
use crate::diag::{Diagnostic, Location};
use crate::measure::{Exact, Number, NumberError, Unit, exact, read_number};
use crate::say;
use num_traits::Signed;

/// Reads the amounts of one row, converted into the indicator's unit.
pub(super) struct Amounts<'a> {
    pub(crate) findings: &'a Findings,
    /// The unit that the row states; `None` if it states none or a wrong one.
    stated: Option<Unit>,
    indicator: Option<Unit>,
}

impl<'a> Amounts<'a> {
    pub(crate) fn new(row: &Row<'_>, indicator: Option<&Indicator>, findings: &'a Findings) -> Self {
        let cell = row.get("unit");
        let indicator = indicator.map(|i| i.unit);
        let mut stated = None;
        if !cell.is_blank() {
            stated = Unit::parse(&cell.tidy());
            if stated.is_none() {
                findings.push(unknown_unit(cell.text).at(cell.at()));
            }
            if let (Some(unit), Some(wanted)) = (stated, indicator)
                && unit.to(wanted).is_none()
            {
                findings.push(no_conversion(unit, wanted).at(cell.at()));
                stated = None;
            }
        }
        Self { findings, stated, indicator }
    }

    /// Reads an amount, converted into the indicator's unit.
    pub(crate) fn read(&self, cell: &Cell<'_>) -> Option<Exact> {
        self.read_text(&cell.tidy(), &cell.at())
    }

    pub(crate) fn read_text(&self, written: &str, at: &Location) -> Option<Exact> {
        let Number { value: number, unit, .. } = match read_number(written) {
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
    Diagnostic::error("unit-error", say!("target-unit-differs", %unit, %wanted))
}

/// Reads the tolerance as a share. It is written in percent; `2` and `2%` are the same.
pub(super) fn tolerance(row: &Row<'_>, kind: Option<TargetKind>, findings: &Findings) -> Option<Exact> {
    let cell = row.get("tolerance");
    if cell.is_blank() {
        return None;
    }
    if let Some(kind) = kind.filter(|k| !k.has_tolerance()).map(TargetKind::as_str) {
        let message = say!("tolerance-without-effect", kind);
        findings.warning("unused-cell", cell.at(), message);
    }
    let percent = match read_number(&cell.tidy()) {
        Ok(Number { value: number, unit, .. }) if unit.is_none_or(Unit::is_share) => {
            let to_percent = unit.and_then(|unit| unit.to(Unit::percent()));
            Some(number.to_exact() * to_percent.unwrap_or_else(|| exact::whole(1)))
        }
        _ => None,
    };
    let share = percent.map(|p| p / exact::whole(100)).filter(|s| !s.is_negative() && *s < exact::whole(1));
    if share.is_none() {
        let written = cell.text;
        let message = say!("bad-tolerance", written);
        findings.error("type-error", cell.at(), message);
    }
    share
}
