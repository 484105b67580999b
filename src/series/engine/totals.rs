//! Totals of every region in the unit that is asked for.

use super::base_totals::{BaseTotals, Scaled};
use crate::catalog::RegionId;
use crate::measure::{Decimal, Exact};
use crate::series::window::{Stretch, epoch_day};
use std::sync::Arc;

/// One total for every region (with everything below it) and stretch of those that have rows.
#[derive(Debug)]
pub(crate) struct Totals {
    base: Arc<BaseTotals>,
    /// Converts a total from base units.
    factor: Factor,
}

#[derive(Debug)]
enum Factor {
    /// Digits to move the decimal point to the left by.
    Places(u32),
    Other(Exact),
}

impl Totals {
    /// `factor` converts base units to the unit asked for.
    pub fn new(base: Arc<BaseTotals>, factor: Exact) -> Self {
        let places = (0..=18).find(|n| factor == Decimal::new(1, *n).to_exact());
        Self { base, factor: places.map_or(Factor::Other(factor), Factor::Places) }
    }

    /// The total of a region and stretch; `None` where there are no rows.
    pub fn get(&self, region: RegionId, stretch: &Stretch) -> Option<Exact> {
        let (digits, scale) = match &*self.base {
            BaseTotals::Each(numbers) => {
                let number = numbers.get(&(region, stretch.month))?;
                return Some(match &self.factor {
                    Factor::Places(places) => number * Decimal::new(1, *places).to_exact(),
                    Factor::Other(factor) => number * factor,
                });
            }
            BaseTotals::Months { months, sums: Scaled { sums, scale } } => {
                if !sums.has(region) {
                    return None;
                }
                let upto = |day| months.step_of(day).and_then(|step| sums.get(region, step)).unwrap_or(0);
                (upto(stretch.last) - upto(before(stretch)), *scale)
            }
            BaseTotals::Stretches { months, sums: Scaled { sums, scale }, .. } => {
                (sums.get(region, *months.get(&stretch.month)?)?, *scale)
            }
        };
        Some(match &self.factor {
            Factor::Places(places) => Decimal::new(digits, scale + places).to_exact(),
            Factor::Other(factor) => Decimal::new(digits, scale).to_exact() * factor,
        })
    }
}

impl Totals {
    /// Where only some parts of a region have spoken since the whole did: how many, of those that exist.
    pub fn spoken(&self, region: RegionId, stretch: &Stretch) -> Option<(u32, u32)> {
        let BaseTotals::Stretches { spoken, .. } = &*self.base else { return None };
        let day = epoch_day(stretch.last);
        let here = spoken.iter().filter(|s| s.from <= day && day < s.upto);
        here.filter(|s| s.regions_above.contains(&region)).map(|s| (s.have, s.of)).next()
    }
}

/// The day before a stretch.
fn before(stretch: &Stretch) -> jiff::civil::Date {
    stretch.first.yesterday().unwrap_or(jiff::civil::Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load;
    use crate::measure::{Calendar, Month, exact};
    use crate::series::engine::amount_rows::AmountRows;
    use crate::series::engine::stretch_index::CountsIn;
    use crate::series::window::Window;
    use polars::prelude::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn months_make_every_window_of_whole_months(
            rows in prop::collection::vec((0_u32..17, 0_i32..1500, -500_i64..500), 1..60),
            from in 0..20,
            upto in 0..40,
        ) {
            let regions = load(&crate::pack::project()).expect("a sound catalog").output.regions;
            let (start, as_of) = (Month::new(2019, 3), Month::new(2019, 3).plus(upto));
            let first = epoch_day(start.plus(-14).first_day());
            let frame = df!(
                "region" => rows.iter().map(|r| r.0).collect::<Vec<_>>(),
                "at" => rows.iter().map(|r| first + r.1).collect::<Vec<_>>(),
                "upto" => vec![i32::MAX; rows.len()],
                "v" => rows.iter().map(|r| r.2).collect::<Vec<_>>(),
            ).unwrap();
            let months = Arc::new(BaseTotals::months(&AmountRows::of(&frame).unwrap(), &regions, start.plus(-12)).unwrap());
            let months = Totals::new(months, exact::whole(1));
            let due = Some(start.plus(from + 7).last_day());
            let total = |to| Window::Total { from: start.plus(from - 8).first_day(), to };
            for window in [Window::Own, Window::YearToDate, Window::TrailingYear, total(None), total(due)] {
                let stretches = window.stretches(Calendar::CIVIL, start, as_of, 1);
                let each = BaseTotals::stretches(&AmountRows::of(&frame).unwrap(), &regions, &stretches, CountsIn::Within, Vec::new()).unwrap();
                let each = Totals::new(Arc::new(each), exact::whole(1));
                for ((region, _), stretch) in regions.iter().flat_map(|r| stretches.iter().map(move |s| (r, s))) {
                    prop_assert!(stretch.is_of_months());
                    let of = |sums: &Totals| sums.get(region, stretch).unwrap_or_else(|| exact::whole(0));
                    prop_assert_eq!(of(&months), of(&each), "{:?} {:?}", window, stretch);
                }
            }
        }
    }
}
