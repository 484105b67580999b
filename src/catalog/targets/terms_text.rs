//! Reads the terms of a target in `targets.csv`: `tolerance`, `keep`, `far`, `limit`.

use super::amounts::Amounts;
use super::kind::TargetKind;
use super::terms::{Far, KeepMode, Tolerance};
use crate::catalog::indicators::{Indicator, Indicators, Source};
use crate::catalog::reading::{Cell, Findings, Row};
use crate::measure::{BUILT_IN, Exact, Number, Unit, exact, read_number};
use crate::say;
use num_traits::Signed;

/// What follows a number of percentage points. Longer ones stand before those that they end in.
const POINTS: [&str; 8] =
    ["percentage points", "percentage point", "points", "point", "个百分点", "百分点", "pp", "个点"];

/// The number before `points` or 个百分点; `None` where the text ends otherwise or is no number.
fn points(written: &str) -> Option<Exact> {
    let number = POINTS.iter().find_map(|word| written.strip_suffix(word))?;
    let Number { value, unit: None, .. } = read_number(number.trim(), &BUILT_IN).ok()? else { return None };
    Some(value.to_exact())
}

/// Reads by how much the target may be missed: `5%` of it, or `2 points` of a rate. `2` and `2%` are the same.
pub(super) fn tolerance(row: &Row<'_>, indicator: Option<&Indicator>, findings: &Findings) -> Tolerance {
    let cell = row.get("tolerance");
    if cell.is_blank() {
        return Tolerance::None;
    }
    let written = cell.tidy();
    if let Some(points) = points(&written).filter(|points| !points.is_negative()) {
        of_a_rate(&cell, indicator, findings);
        return Tolerance::Points(points);
    }
    let percent = match read_number(&written, &BUILT_IN) {
        Ok(Number { value: number, unit, .. }) if unit.is_none_or(Unit::is_share) => {
            let to_percent = unit.and_then(|unit| unit.to(Unit::percent()));
            Some(number.to_exact() * to_percent.unwrap_or_else(|| exact::whole(1)))
        }
        _ => None,
    };
    let share = percent.map(|p| p / exact::whole(100)).filter(|s| !s.is_negative() && *s < exact::whole(1));
    let Some(share) = share else {
        let message = say!("bad-tolerance", written);
        findings.error("type-error", cell.at(), message);
        return Tolerance::None;
    };
    Tolerance::Share(share)
}

/// Points are of a rate.
fn of_a_rate(cell: &Cell<'_>, indicator: Option<&Indicator>, findings: &Findings) {
    if let Some(unit) = indicator.map(|i| i.unit).filter(|unit| !unit.is_share()) {
        let written = cell.text;
        let message = say!("points-of-no-rate", written, unit);
        findings.error("unit-error", cell.at(), message);
    }
}

/// Reads from where on a value that does not hold is far from it: `3 points` of a rate, or an amount.
pub(super) fn far(
    row: &Row<'_>,
    kind: Option<TargetKind>,
    indicator: Option<&Indicator>,
    amounts: &Amounts<'_>,
) -> Option<Far> {
    let cell = row.get("far");
    if cell.is_blank() {
        return None;
    }
    if let Some(kind) = kind.filter(|kind| !kind.has_far(!row.get("due").is_blank())).map(TargetKind::as_str) {
        amounts.findings.warning("unused-cell", cell.at(), say!("far-without-effect", kind));
    }
    let far = match points(&cell.tidy()) {
        Some(points) => {
            of_a_rate(&cell, indicator, amounts.findings);
            Far::Points(points)
        }
        None => Far::Amount(amounts.read(&cell)?),
    };
    let (Far::Points(number) | Far::Amount(number)) = &far;
    if number.is_negative() {
        let column = "far";
        amounts.findings.error("value-error", cell.at(), say!("negative-term", column));
        return None;
    }
    Some(far)
}

/// The value that `keep` looks at where the row does not say: a ratio of what happens in periods is pooled over them.
pub(super) fn usual_keep(indicator: Option<&Indicator>, indicators: &Indicators) -> KeepMode {
    let ratio_of_flows = indicator.is_some_and(|i| matches!(i.source, Source::Ratio { .. }) && of_flows(i, indicators));
    if ratio_of_flows { KeepMode::Pooled } else { KeepMode::Last }
}

/// Whether the numerator of a ratio happens in periods. A trailing year is a state.
fn of_flows(indicator: &Indicator, indicators: &Indicators) -> bool {
    match &indicator.source {
        Source::Rows(_) => indicator.kind.adds_up() && !indicator.trailing_year,
        Source::Ratio { of, .. } => indicators.get(of).is_some_and(|of| of_flows(of, indicators)),
    }
}

/// Reads the growth that counts as full speed, in per cent a year: `3` or `3%`.
pub(super) fn limit(row: &Row<'_>, findings: &Findings) -> Option<Exact> {
    let cell = row.get("limit");
    if cell.is_blank() {
        return None;
    }
    let percent = match read_number(&cell.tidy(), &BUILT_IN) {
        Ok(Number { value, unit: None, multiplied: false, .. }) => Some(value.to_exact()),
        Ok(Number { value, unit: Some(unit), .. }) => unit.to(Unit::percent()).map(|factor| value.to_exact() * factor),
        _ => None,
    };
    let limit = percent.filter(Signed::is_positive);
    if limit.is_none() {
        let written = cell.text;
        findings.error("type-error", cell.at(), say!("bad-limit", written));
    }
    limit
}
