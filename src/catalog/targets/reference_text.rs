//! Reads targets that are relative to another value: `@mean`, `@root*90%`, `@上级-2`, `@last_year*110%`, `@2019*80%`.

use super::amounts::Amounts;
use super::kind::TargetKind;
use super::reference::{Reference, Whose};
use super::target::Plan;
use crate::catalog::indicators::Indicator;
use crate::catalog::project_toml::Project;
use crate::catalog::reading::{Cell, Findings, Row, listed};
use crate::catalog::regions::{Regions, Scope};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::{BUILT_IN, Calendar, Exact, Month, When, Year, exact, read_number};
use crate::say;
use num_traits::Signed;

const WHOSE: [(&str, Whose); 15] = [
    ("root", Whose::Root),
    ("parent", Whose::Parent),
    ("mean", Whose::Mean),
    ("last_year", Whose::LastYear),
    ("baseline", Whose::Baseline),
    ("全域", Whose::Root),
    ("上级", Whose::Parent),
    ("平均", Whose::Mean),
    ("平均值", Whose::Mean),
    ("平均水平", Whose::Mean),
    ("上年同期", Whose::LastYear),
    ("去年同期", Whose::LastYear),
    ("上年", Whose::LastYear),
    ("基数", Whose::Baseline),
    ("基期", Whose::Baseline),
];

/// Whether a target's value is written as a reference.
pub(super) fn is_written(cell: &Cell<'_>) -> bool {
    cell.tidy().starts_with('@')
}

/// Reads `@mean*90%+2`: the reference, and the amount added to it in the indicator's unit.
pub(crate) fn read(cell: &Cell<'_>, amounts: &Amounts<'_>) -> Option<(Reference, Exact)> {
    let written = cell.tidy();
    let body = written.trim_start_matches('@').trim();
    let end = body.find(['*', '×', '+', '-']).unwrap_or(body.len());
    let name = body[..end].trim();
    let named = WHOSE.iter().find(|(word, _)| *word == name).map(|(_, whose)| *whose);
    let Some(whose) = named.or_else(|| year(name).map(Whose::Year)) else {
        let known = listed(WHOSE.iter().map(|(word, _)| *word));
        let message = say!("unknown-reference", name, known);
        let nearest = notation::nearest(name, WHOSE.iter().map(|(word, _)| *word));
        let finding = Diagnostic::error("unknown-value", message).did_you_mean(nearest);
        amounts.findings.push(finding.at(cell.at()));
        return None;
    };
    let rest = body[end..].trim();
    let (times, added) = match rest.strip_prefix(['*', '×']) {
        Some(times) => times.split_at(times.find(['+', '-']).unwrap_or(times.len())),
        None => ("1", rest),
    };
    let factor = factor(times.trim(), cell, amounts.findings)?;
    let added = match added.trim() {
        "" => exact::whole(0),
        amount => amounts.read_text(amount, &cell.at())?,
    };
    Some((Reference { whose, factor }, added))
}

/// Reads a year: `2019`, `2019年`, or `2019/20` for one that begins in 2019.
fn year(name: &str) -> Option<i32> {
    let name = name.strip_suffix('年').unwrap_or(name);
    let (first, last) = name.split_once('/').map_or((name, None), |(first, last)| (first, Some(last)));
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let year: i32 = first.parse().ok().filter(|_| digits(first, 4))?;
    let next = |last: &str| digits(last, 2) && last.parse() == Ok((year + 1).rem_euclid(100));
    last.is_none_or(next).then_some(year)
}

/// Reads a factor above zero: `90%` or `0.9`.
fn factor(written: &str, cell: &Cell<'_>, findings: &Findings) -> Option<Exact> {
    let read = match written.strip_suffix('%') {
        Some(percent) => read_number(percent, &BUILT_IN).map(|n| n.value.to_exact() / exact::whole(100)),
        None => read_number(written, &BUILT_IN).map(|n| n.value.to_exact()),
    };
    let factor = read.ok().filter(Signed::is_positive);
    if factor.is_none() {
        let message = say!("bad-reference-factor", written);
        findings.error("type-error", cell.at(), message);
    }
    factor
}

/// The rest of a row, as far as a relative target restricts it.
pub(super) struct RowSoFar<'a> {
    pub(crate) kind: Option<TargetKind>,
    pub(crate) plan: Option<&'a Plan>,
    pub(crate) scope: Option<&'a Scope>,
    pub(crate) indicator: Option<&'a Indicator>,
    pub(crate) from: Option<When>,
    pub(crate) due: Option<When>,
}

/// Reports whatever does not go together with a relative target.
pub(crate) fn check(
    whose: Whose,
    row: &Row<'_>,
    so_far: &RowSoFar<'_>,
    regions: &Regions,
    project: &Project,
    findings: &Findings,
) {
    let error = |column, message| findings.error("reference-error", row.get(column).at(), message);
    if so_far.kind.is_some_and(|k| !k.may_be_relative()) {
        error("kind", say!("relative-kind"));
    }
    if matches!(so_far.plan, Some(Plan::Milestones(_) | Plan::Season)) {
        error("plan", say!("relative-plan"));
    }
    if whose.is_earlier() {
        check_earlier(whose, row, so_far, findings);
        return check_known(whose, row, so_far, project, findings);
    }
    for column in ["tolerance", "baseline", "upper"] {
        let text = row.get(column).tidy().into_owned();
        if !matches!(&*text, "" | "first" | "首期") {
            let message = say!("relative-column", column);
            error(column, message);
        }
    }
    if so_far.scope == Some(&Scope::One(regions.root())) {
        error("scope", say!("relative-root"));
    }
    if whose != Whose::Mean && so_far.indicator.is_some_and(Indicator::adds_up_over_regions) {
        let message = say!("relative-to-a-sum");
        error("value", message);
    }
}

/// Reports whatever does not go together with a target that is relative to an earlier value of the region itself.
fn check_earlier(whose: Whose, row: &Row<'_>, so_far: &RowSoFar<'_>, findings: &Findings) {
    let error = |column, message| findings.error("reference-error", row.get(column).at(), message);
    if !row.get("upper").is_blank() {
        let column = "upper";
        error(column, say!("relative-column-earlier", column));
    }
    if whose == Whose::Baseline && so_far.indicator.is_some_and(Indicator::starts_from_zero) {
        error("value", say!("relative-to-no-baseline"));
    }
}

/// Warns where the value that is referred to lies before the project's start, so that no row of it counts; a year after the due date is
/// an error.
fn check_known(whose: Whose, row: &Row<'_>, so_far: &RowSoFar<'_>, project: &Project, findings: &Findings) {
    let totals = so_far.indicator.is_some_and(Indicator::starts_from_zero);
    let last = so_far.due.or(so_far.from).map(When::month);
    // Of a total every month is needed, of a state the last one.
    let needed = match whose {
        Whose::Root | Whose::Parent | Whose::Mean | Whose::Baseline => None,
        Whose::LastYear => so_far.from.filter(|_| totals).map(When::month).or(last).map(Month::a_year_earlier),
        Whose::Year(number) => {
            let year = year_named(number, project.calendar);
            if last.is_some_and(|last| year.first_month() > last) {
                findings.error("reference-error", row.get("value").at(), say!("relative-to-a-later-year", %number));
                return;
            }
            Some(if totals { year.first_month() } else { year.last_month() })
        }
    };
    if let Some((needed, start)) = needed.zip(project.start).filter(|(needed, start)| needed < start) {
        let message = say!("reference-before-start", %needed, %start);
        findings.warning("reference-before-start", row.get("value").at(), message);
    }
}

/// The year that begins in a calendar year.
fn year_named(number: i32, calendar: Calendar) -> Year {
    /// A year that begins in a calendar year contains its last month.
    const DECEMBER: i8 = 12;
    calendar.year_of(Month::new(i16::try_from(number).unwrap_or(i16::MAX), DECEMBER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_written_with_or_without_the_next() {
        let years = ["2019", "2019年", "2019/20", "1999/00"].map(year);
        assert_eq!(years, [Some(2019), Some(2019), Some(2019), Some(1999)]);
        for text in ["", "19", "20190", "2019/21", "2019/2020", "+201", "last", "2019-20"] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_named_after_the_calendar_year_in_which_it_begins() {
        for starts in [1, 4, 12] {
            let year = year_named(2019, Calendar::starting_in(starts).unwrap());
            assert_eq!(year.first_month(), Month::new(2019, starts));
        }
    }
}
