//! Numbers for every region and stretch: added up along time and the tree of regions, exactly.

use super::window::{Stretch, Window, epoch_day, month_of};
use crate::catalog::{Kind, RegionId, Regions};
use crate::measure::{Decimal, Exact, Month, exact};
use polars::prelude::*;
use std::collections::BTreeMap;

/// One number for every region (with everything below it) and stretch, of those that have rows.
#[derive(Debug)]
pub(crate) struct Sums {
    numbers: Arc<Numbers>,
    /// What to multiply each with to have it in the unit that is asked for.
    factor: Factor,
}

#[derive(Debug)]
enum Factor {
    /// Digits to move the point by, to the left.
    Places(u32),
    Other(Exact),
}

/// Regions' numbers before they are converted into a unit.
#[derive(Debug)]
pub(crate) enum Numbers {
    /// By region what all months up to each come to, from one on; before it, and behind the last, nothing is left out.
    Months { first: Month, sums: Dense },
    /// By region the sum of each stretch, by their months.
    Stretches { months: BTreeMap<Month, usize>, sums: Dense },
    /// Numbers that do not add up.
    Each(BTreeMap<(RegionId, Month), Exact>),
}

/// Sums of regions that have any.
#[derive(Debug)]
pub(crate) struct Dense {
    digits: Vec<Option<Box<[i128]>>>,
    /// Places after the point.
    scale: u32,
}

/// Numbers that may be kept for those who ask again: 64 MiB of them, unless they serve every window.
const MAY_STAY: usize = 1 << 22;

impl Sums {
    pub fn new(numbers: Arc<Numbers>, factor: Exact) -> Self {
        let places = (0..=18).find(|n| factor == exact::Decimal::new(1, *n).to_exact());
        Self { numbers, factor: places.map_or(Factor::Other(factor), Factor::Places) }
    }

    pub fn get(&self, region: RegionId, stretch: &Stretch) -> Option<Exact> {
        let (digits, scale) = match &*self.numbers {
            Numbers::Each(numbers) => {
                let number = numbers.get(&(region, stretch.month))?;
                return Some(match &self.factor {
                    Factor::Places(places) => number * Decimal::new(1, *places).to_exact(),
                    Factor::Other(factor) => number * factor,
                });
            }
            Numbers::Months { first, sums } => {
                let own = sums.digits.get(region.0 as usize)?.as_ref()?;
                (
                    own[place(*first, own.len(), stretch.last)] - own[place(*first, own.len(), before(stretch))],
                    sums.scale,
                )
            }
            Numbers::Stretches { months, sums } => {
                let own = sums.digits.get(region.0 as usize)?.as_ref()?;
                (*own.get(*months.get(&stretch.month)?)?, sums.scale)
            }
        };
        Some(match &self.factor {
            Factor::Places(places) => Decimal::new(digits, scale + places).to_exact(),
            Factor::Other(factor) => Decimal::new(digits, scale).to_exact() * factor,
        })
    }
}

/// The day before a stretch.
fn before(stretch: &Stretch) -> jiff::civil::Date {
    stretch.first.yesterday().unwrap_or(jiff::civil::Date::MIN)
}

/// Where the sum up to the end of a day's month stands: the first is that of nothing.
fn place(first: Month, len: usize, day: jiff::civil::Date) -> usize {
    usize::try_from(Month::of(day.max(jiff::civil::date(1, 1, 1))).since(first) + 1).unwrap_or(0).min(len - 1)
}

impl Numbers {
    pub fn may_stay(&self) -> bool {
        match self {
            Self::Months { .. } => true,
            Self::Stretches { sums, .. } => {
                sums.digits.iter().flatten().map(|own| own.len()).sum::<usize>() <= MAY_STAY
            }
            Self::Each(numbers) => numbers.len() <= MAY_STAY,
        }
    }

    /// Adds up rows of `region`, `at` and `v` by the months of their days, none before `first` being left out.
    ///
    /// # Errors
    /// Sums beyond the 38 digits of a decimal; columns that are not what they should be.
    pub fn months(rows: &DataFrame, regions: &Regions, first: Month) -> PolarsResult<Self> {
        let (amounts, scale) = amounts(rows.column("v")?)?;
        let days = rows.column("at")?.i32()?;
        let last = days.max().map_or(first, |day| month_of(day).max(first)).min(first.plus(MONTHS_AT_MOST));
        let len = usize::try_from(last.since(first)).unwrap_or(0) + 2;
        let mut own: Vec<Option<Box<[i128]>>> = vec![None; regions.iter().count()];
        let (mut known, mut at) = (None, 0);
        for ((region, day), amount) in rows.column("region")?.u32()?.iter().zip(days.iter()).zip(amounts.iter()) {
            let (Some(region), Some(day), Some(amount)) = (region, day, amount) else { continue };
            if known != Some(day) {
                let months = month_of(day).since(first) + 1;
                (known, at) = (Some(day), usize::try_from(months).unwrap_or(0).min(len - 1));
            }
            let Some(sums) = own.get_mut(region as usize) else { continue };
            let sums = sums.get_or_insert_with(|| vec![0; len].into());
            sums[at] = sums[at].checked_add(amount).ok_or_else(too_large)?;
        }
        Ok(Self::Months { first, sums: Dense { digits: rolled_up(own, regions)?, scale } })
    }

    /// Adds rows of `region`, `at`, `upto` and `v` to every stretch that they count in, and to every region above theirs.
    ///
    /// # Errors
    /// As [`Numbers::months`].
    pub fn stretches(rows: &DataFrame, regions: &Regions, stretches: &[Stretch], counts: Counts) -> PolarsResult<Self> {
        let (amounts, scale) = amounts(rows.column("v")?)?;
        let mut own: Vec<Option<Box<[i128]>>> = vec![None; regions.iter().count()];
        let edges = Edges::of(stretches, counts);
        let (mut known, mut span) = (None, (0, 0));
        let places = rows.column("region")?.u32()?.iter().zip(rows.column("at")?.i32()?.iter());
        for ((place, upto), amount) in places.zip(rows.column("upto")?.i32()?.iter()).zip(amounts.iter()) {
            let ((Some(region), Some(at)), Some(upto), Some(amount)) = (place, upto, amount) else { continue };
            if known != Some((at, upto)) {
                (known, span) = (Some((at, upto)), edges.span(at, upto));
            }
            if span.0 >= span.1 {
                continue;
            }
            let Some(sums) = own.get_mut(region as usize) else { continue };
            // What counts from one stretch up to another is added where it begins and taken away where it ends.
            let sums = sums.get_or_insert_with(|| vec![0; stretches.len() + 1].into());
            sums[span.0] = sums[span.0].checked_add(amount).ok_or_else(too_large)?;
            sums[span.1] = sums[span.1].checked_sub(amount).ok_or_else(too_large)?;
        }
        let months = stretches.iter().enumerate().map(|(n, stretch)| (stretch.month, n)).collect();
        Ok(Self::Stretches { months, sums: Dense { digits: rolled_up(own, regions)?, scale } })
    }
}

/// A file may be dated in another millennium by mistake.
const MONTHS_AT_MOST: i32 = 12 * 300;

/// Each number with all before it, and then with those of all regions below its own.
fn rolled_up(mut own: Vec<Option<Box<[i128]>>>, regions: &Regions) -> PolarsResult<Vec<Option<Box<[i128]>>>> {
    let mut digits: Vec<Option<Box<[i128]>>> = vec![None; own.len()];
    for (id, _) in regions.iter() {
        let Some(mut sums) = own[id.0 as usize].take() else { continue };
        let mut sum = 0_i128;
        for number in &mut sums {
            sum = sum.checked_add(*number).ok_or_else(too_large)?;
            *number = sum;
        }
        for above in regions.with_ancestors(id).skip(1) {
            let all = digits[above.0 as usize].get_or_insert_with(|| vec![0; sums.len()].into());
            add(all, &sums)?;
        }
        match &mut digits[id.0 as usize] {
            Some(all) => add(all, &sums)?,
            none => *none = Some(sums),
        }
    }
    Ok(digits)
}

fn add(all: &mut [i128], more: &[i128]) -> PolarsResult<()> {
    for (to, number) in all.iter_mut().zip(more) {
        *to = to.checked_add(*number).ok_or_else(too_large)?;
    }
    Ok(())
}

fn too_large() -> PolarsError {
    PolarsError::ComputeError("a sum has more than 38 digits".into())
}

/// Digits of amounts, and how many of them stand after the point.
fn amounts(column: &Column) -> PolarsResult<(Int128Chunked, u32)> {
    if let DataType::Decimal(_, scale) = column.dtype() {
        let digits = column.as_materialized_series().decimal()?.physical().clone();
        return Ok((digits, u32::try_from(*scale).unwrap_or(u32::MAX)));
    }
    Ok((column.cast(&DataType::Int128)?.i128()?.clone(), 0))
}

/// In which stretches a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// In those that hold its day.
    Within,
    /// In those at whose end it holds.
    AtEnd,
    /// In those at whose end it holds and that end in its own year: totals that a feed accumulates itself start again in January.
    AtEndOfYear,
}

impl Counts {
    pub fn of(window: Window, kind: Kind) -> Self {
        match (window, kind) {
            (Window::State, Kind::Running) => Self::AtEndOfYear,
            (Window::State, _) => Self::AtEnd,
            _ => Self::Within,
        }
    }
}

/// First and last days of stretches, both in the order of time, so that a row counts in neighbouring ones.
struct Edges {
    firsts: Vec<i32>,
    lasts: Vec<i32>,
    counts: Counts,
}

impl Edges {
    fn of(stretches: &[Stretch], counts: Counts) -> Self {
        let first = |s: &Stretch| match counts {
            Counts::Within => s.first,
            Counts::AtEnd => jiff::civil::Date::MIN,
            Counts::AtEndOfYear => s.month.january().first_day(),
        };
        Self {
            firsts: stretches.iter().map(|s| epoch_day(first(s))).collect(),
            lasts: stretches.iter().map(|s| epoch_day(s.last)).collect(),
            counts,
        }
    }

    /// The first stretch that a row counts in, and that behind the last.
    fn span(&self, at: i32, upto: i32) -> (usize, usize) {
        let begin = self.lasts.partition_point(|last| *last < at);
        let mut end = self.firsts.partition_point(|first| *first <= at);
        if self.counts != Counts::Within {
            end = end.min(self.lasts.partition_point(|last| *last < upto));
        }
        (begin, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load;
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
            let months = Arc::new(Numbers::months(&frame, &regions, start.plus(-12)).unwrap());
            let months = Sums::new(months, exact::whole(1));
            let due = Some(start.plus(from + 7).last_day());
            let total = |to| Window::Total { from: start.plus(from - 8).first_day(), to };
            for window in [Window::Own, Window::YearToDate, Window::TrailingYear, total(None), total(due)] {
                let stretches = window.stretches(start, as_of, 1);
                let each = Numbers::stretches(&frame, &regions, &stretches, Counts::Within).unwrap();
                let each = Sums::new(Arc::new(each), exact::whole(1));
                for ((region, _), stretch) in regions.iter().flat_map(|r| stretches.iter().map(move |s| (r, s))) {
                    prop_assert!(stretch.is_of_months());
                    let of = |sums: &Sums| sums.get(region, stretch).unwrap_or_else(|| exact::whole(0));
                    prop_assert_eq!(of(&months), of(&each), "{:?} {:?}", window, stretch);
                }
            }
        }
    }
}
