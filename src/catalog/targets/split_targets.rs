//! Checks whether targets that were split among regions add up to the target of the region above.

use super::kind::TargetKind;
use super::target::Target;
use crate::catalog::indicators::Indicator;
use crate::catalog::reading::{Findings, TARGETS_FILE};
use crate::catalog::regions::{RegionId, Regions, Scope};
use crate::diag::{Diagnostic, Location};
use crate::measure::{Exact, When, exact};
use crate::say;
use jiff::civil::Date;
use num_traits::Signed;
use std::collections::HashMap;

/// Warns where the targets of all parts of a region do not add up to the region's own, or where those of some parts already exceed
/// it. Only targets of the same kind, due date and time in force are compared.
pub(crate) fn check<'a>(
    targets: &[Target],
    indicator: impl Fn(&str) -> Option<&'a Indicator>,
    regions: &Regions,
    findings: &Findings,
) {
    let mut below: HashMap<RegionId, Vec<RegionId>> = HashMap::new();
    for (part, region) in regions.iter().filter(|(_, r)| r.valid_to.is_none()) {
        region.parent.into_iter().for_each(|whole| below.entry(whole).or_default().push(part));
    }
    let mut of_parts: HashMap<(Alike<'_>, RegionId), &Target> = HashMap::new();
    for target in targets.iter().filter(|t| t.reference.is_none()) {
        for region in speaks_of(target) {
            of_parts.entry((alike(target), *region)).or_insert(target);
        }
    }
    for whole in targets.iter().filter(|t| can_be_split(t)) {
        let Scope::One(region) = whole.scope else { continue };
        let Some(indicator) = indicator(&whole.indicator).filter(|i| i.adds_up_over_regions()) else { continue };
        let parts = below.get(&region).map_or(&[][..], Vec::as_slice);
        let parts: Vec<Option<&&Target>> = parts.iter().map(|part| of_parts.get(&(alike(whole), *part))).collect();
        let sum: Exact = parts.iter().flatten().map(|t| t.value.clone()).sum();
        let without = parts.iter().filter(|t| t.is_none()).count();
        if without == parts.len() || sum == whole.value || (without > 0 && sum < whole.value) {
            continue;
        }
        findings.push(finding(
            whole,
            &sum,
            indicator,
            (parts.len() - without, parts.len()),
            &regions.get(region).title,
        ));
    }
}

fn can_be_split(target: &Target) -> bool {
    target.kind.may_be_split() && target.reference.is_none()
}

/// What the targets of the parts and of the whole must have in common.
type Alike<'a> = (&'a str, TargetKind, Option<Date>, Option<When>);

fn alike(target: &Target) -> Alike<'_> {
    (&target.indicator, target.kind, target.due.map(When::last_day), target.until)
}

fn speaks_of(target: &Target) -> &[RegionId] {
    match &target.scope {
        Scope::One(one) => std::slice::from_ref(one),
        Scope::Each(each) => each,
    }
}

fn finding(whole: &Target, sum: &Exact, indicator: &Indicator, (n, of): (usize, usize), region: &str) -> Diagnostic {
    let difference = sum - &whole.value;
    let (sum, value, by) = (exact::full(sum), exact::full(&whole.value), exact::full(&difference.abs()));
    let unit = indicator.unit;
    let message = if difference.is_positive() {
        say!("targets-more-than-whole", n, of, sum, unit, by, region, value)
    } else {
        say!("targets-less-than-whole", n, of, sum, unit, by, region, value)
    };
    let hint = say!("targets-do-not-add-up-hint");
    Diagnostic::warning("targets-do-not-add-up", message).hint(hint).at(Location::line(TARGETS_FILE, whole.line))
}
