//! What the public edition prints of protected indicators below the root, and what it withholds.
//!
//! [`Study::veil`] goes from judged rows to a [`Veil`]: which indicators are protected ([`kin`]) → which of their numbers some
//! form would print ([`Slot`]) → which of those are counts that can be judged at all → families with their trees
//! ([`families`]) → `report::disclosure`. [`mask`] then takes out of rows what is withheld, so that no form has it.
//!
//! Decided from one month's data alone: what is printed of several months has nothing to be subtracted. Totals that grow over months
//! are not printed below the root; `docs/decisions/0011-the-public-edition.md` says why.

mod families;
mod kin;
mod mask;

use super::{Judged, Study, is_flow};
use crate::assess::Breakdown;
use crate::catalog::{Indicator, Measure, Protect, RegionId, Source, Target};
use crate::measure::Month;
use crate::report::Previous;
use crate::series::{EngineError, Window};
use std::collections::{BTreeMap, BTreeSet};

/// What is printed of protected indicators below the root, as of one month.
#[derive(Debug)]
pub(super) struct Veil<'a> {
    study: &'a Study,
    as_of: Month,
    /// By id; what is not here is printed as it is.
    protected: BTreeMap<&'a str, Protect>,
    printed: Vec<(Slot<'a>, BTreeSet<RegionId>)>,
}

/// An indicator's numbers in one window, of the regions below the root that some form would print.
#[derive(Debug, Clone)]
pub(super) struct Slot<'a> {
    indicator: &'a Indicator,
    window: Window,
    regions: BTreeSet<RegionId>,
}

impl Study {
    /// What of these rows, and of the parts of those of the root, the public may see.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub(super) fn veil<'a>(&'a self, judged: &[Judged<'a>], as_of: Month) -> Result<Veil<'a>, EngineError> {
        let protected = kin::protected(&self.catalog);
        let slots = self.slots(&protected, judged, as_of);
        let printed = families::decide(self, &protected, slots, as_of)?;
        Ok(Veil { study: self, as_of, protected, printed })
    }

    fn slots<'a>(&'a self, protected: &BTreeMap<&str, Protect>, judged: &[Judged<'a>], as_of: Month) -> Vec<Slot<'a>> {
        let root = self.catalog.regions.root();
        let mut slots: Vec<Slot<'a>> = Vec::new();
        for row in judged.iter().filter(|row| protected.contains_key(row.indicator.id.as_str())) {
            let regions = match row.region == root {
                true if row.assessment.verdict.is_lagging() => self.parts(row, as_of),
                true => Vec::new(),
                false => vec![row.region],
            };
            let same = |slot: &&mut Slot<'_>| slot.indicator.id == row.indicator.id && slot.window == row.window;
            match slots.iter_mut().find(same) {
                Some(slot) => slot.regions.extend(regions),
                None if regions.is_empty() => {}
                None => {
                    let regions = regions.into_iter().collect();
                    slots.push(Slot { indicator: row.indicator, window: row.window, regions });
                }
            }
        }
        slots
    }
}

impl<'a> Veil<'a> {
    pub fn covers(&self, indicator: &Indicator) -> bool {
        self.protected.contains_key(indicator.id.as_str())
    }

    fn shows(&self, indicator: &Indicator, window: Window, region: RegionId) -> bool {
        let slot =
            |(slot, _): &&(Slot<'_>, BTreeSet<RegionId>)| slot.indicator.id == indicator.id && slot.window == window;
        self.printed.iter().find(slot).is_some_and(|(_, regions)| regions.contains(&region))
    }

    /// The rows without what is withheld.
    pub fn over(&self, judged: Vec<Judged<'a>>) -> Vec<Judged<'a>> {
        let root = self.study.catalog.regions.root();
        let masked = |mut row: Judged<'a>| {
            if row.region != root && self.covers(row.indicator) {
                let shown = self.shows(row.indicator, row.window, row.region);
                *row.assessment = mask::masked(&row, shown, &self.study.catalog.board, self.as_of);
                (row.points, row.first_seen) = (Vec::new(), None);
            }
            row
        };
        judged.into_iter().map(masked).collect()
    }

    /// A gap's parts: of a protected indicator the values that are printed, in the order of the regions' codes, since an order by
    /// size tells of the others. None where no value is.
    pub fn parts(&self, row: &Judged<'_>, found: Option<Breakdown<RegionId>>) -> Option<Breakdown<RegionId>> {
        let mut found = found?;
        if !self.covers(row.indicator) {
            return Some(found);
        }
        mask::parts(&mut found, |region| self.shows(row.indicator, row.window, region));
        found.shares.iter().any(|share| share.value.is_some()).then_some(found)
    }

    /// Earlier verdicts, without those of protected indicators below the root: what they were then was decided then.
    pub fn before<'p>(&self, previous: Vec<Previous<'p>>) -> Vec<Previous<'p>> {
        let root = self.study.catalog.regions.root();
        let open = |p: &Previous<'_>| p.region == root || !self.protected.contains_key(p.indicator);
        previous.into_iter().filter(open).collect()
    }
}

/// Whether a number below the root is a count that the rules can judge: it counts those whom they protect, and nothing printed in
/// other months is to be subtracted from it.
fn is_countable(study: &Study, slot: &Slot<'_>, protect: Protect) -> bool {
    let Source::Rows(rows) = &slot.indicator.source else { return false };
    let counted =
        matches!(rows.measure, Measure::Sum(_) | Measure::Count | Measure::Distinct(_) | Measure::Open { .. });
    let targets: Vec<&Target> = study.catalog.targets_of(&slot.indicator.id).collect();
    counted
        && protect.is_counted_by(slot.indicator.unit)
        && targets.iter().all(|t| t.reference.is_none())
        && stands_alone(slot, &targets)
}

/// Whether no other month's number says anything of this one: states of months and periods' own amounts. Totals that grow can be
/// subtracted from one another, and a value of the year is the same in several months.
fn stands_alone(slot: &Slot<'_>, targets: &[&Target]) -> bool {
    if !is_flow(slot.indicator) {
        return !slot.indicator.yearly;
    }
    let window = |target: &&Target| super::judge::window_of(slot.indicator, target, Window::YearToDate);
    slot.window == Window::Own && targets.iter().map(window).all(|window| window == Window::Own)
}
