//! Numbers for every region and stretch: added up along time and the tree of regions, exactly.

use super::dense::{Dense, Run};
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
    /// By month, none of them being left out.
    Months { months: Months, sums: Scaled },
    /// By stretch, of their months.
    Stretches { months: BTreeMap<Month, usize>, sums: Scaled },
    /// Numbers that do not add up.
    Each(BTreeMap<(RegionId, Month), Exact>),
}

/// Sums, and how many of their digits stand after the point.
#[derive(Debug)]
pub(crate) struct Scaled {
    sums: Dense,
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
            Numbers::Months { months, sums: Scaled { sums, scale } } => {
                if !sums.has(region) {
                    return None;
                }
                let upto = |day| months.step_of(day).and_then(|step| sums.get(region, step)).unwrap_or(0);
                (upto(stretch.last) - upto(before(stretch)), *scale)
            }
            Numbers::Stretches { months, sums: Scaled { sums, scale } } => {
                (sums.get(region, *months.get(&stretch.month)?)?, *scale)
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

/// The months that have rows, counted from one on; those before and long after it count as one each.
#[derive(Debug)]
pub(crate) struct Months {
    first: Month,
    /// For each month, how many months with rows there are up to it; nothing comes behind the last.
    upto: Vec<usize>,
}

/// A file may be dated in another millennium by mistake.
const MONTHS_AT_MOST: i32 = 12 * 300;

impl Months {
    /// Those of days since 1970.
    fn of(days: impl Iterator<Item = i32>, first: Month) -> Self {
        let mut months = Self { first, upto: Vec::new() };
        let mut known = None;
        for day in days {
            if known != Some(day) {
                known = Some(day);
                let at = months.place(month_of(day));
                if at >= months.upto.len() {
                    months.upto.resize(at + 1, 0);
                }
                months.upto[at] = 1;
            }
        }
        let mut count = 0;
        for upto in &mut months.upto {
            count += *upto;
            *upto = count;
        }
        months
    }

    fn place(&self, month: Month) -> usize {
        usize::try_from(month.since(self.first).clamp(-1, MONTHS_AT_MOST) + 1).unwrap_or(0)
    }

    /// The step up to the end of a day's month; `None` where there are no rows up to then.
    fn step_of(&self, day: jiff::civil::Date) -> Option<usize> {
        self.step(Month::of(day.max(jiff::civil::date(1, 1, 1))))
    }

    fn step(&self, month: Month) -> Option<usize> {
        let at = self.place(month).min(self.upto.len().checked_sub(1)?);
        self.upto[at].checked_sub(1)
    }

    fn count(&self) -> usize {
        self.upto.last().copied().unwrap_or(0)
    }
}

impl Numbers {
    pub fn may_stay(&self) -> bool {
        match self {
            Self::Months { .. } => true,
            Self::Stretches { sums, .. } => sums.sums.len() <= MAY_STAY,
            Self::Each(numbers) => numbers.len() <= MAY_STAY,
        }
    }

    /// Adds up rows of `region`, `at` and `v` by the months of their days, none before `first` being left out.
    ///
    /// # Errors
    /// Sums beyond the 38 digits of a decimal; columns that are not what they should be.
    pub fn months(rows: &DataFrame, regions: &Regions, first: Month) -> PolarsResult<Self> {
        let rows = Rows::of(rows)?;
        let months = Months::of(rows.runs().map(|run| run.day), first);
        let runs = || {
            rows.runs().map(|Alike { day, regions, amounts, .. }| {
                let step = months.step(month_of(day)).unwrap_or(usize::MAX);
                Run { step, regions, amounts, taken_away: false }
            })
        };
        let sums = Dense::of(runs, months.count(), regions)?;
        Ok(Self::Months { sums: Scaled { sums, scale: rows.scale }, months })
    }

    /// Adds rows of `region`, `at`, `upto` and `v` to every stretch that they count in, and to every region above theirs.
    ///
    /// # Errors
    /// As [`Numbers::months`].
    pub fn stretches(rows: &DataFrame, regions: &Regions, stretches: &[Stretch], counts: Counts) -> PolarsResult<Self> {
        let rows = Rows::of(rows)?;
        let edges = Edges::of(stretches, counts);
        // What counts from one stretch up to another is added where it begins and taken away where it ends.
        let runs = || {
            rows.runs().flat_map(|Alike { day, upto, regions, amounts }| {
                let (begin, end) = edges.span(day, upto);
                let of = |step, taken_away| Run { step, regions, amounts, taken_away };
                let both = (begin < end).then(|| [of(begin, false), of(end, true)]);
                both.into_iter().flatten()
            })
        };
        let sums = Dense::of(runs, stretches.len(), regions)?;
        let months = stretches.iter().enumerate().map(|(n, stretch)| (stretch.month, n)).collect();
        Ok(Self::Stretches { months, sums: Scaled { sums, scale: rows.scale } })
    }
}

/// Rows that are added up, none of their cells blank, their columns cut into pieces alike.
struct Rows {
    regions: UInt32Chunked,
    days: Int32Chunked,
    /// Where rows count up to a day.
    upto: Option<Int32Chunked>,
    amounts: Int128Chunked,
    /// Places after the point.
    scale: u32,
}

impl Rows {
    fn of(frame: &DataFrame) -> PolarsResult<Self> {
        let names = || ["region", "at", "upto", "v"].into_iter().filter(|n| frame.get_column_index(n).is_some());
        let blank = names().any(|name| frame.column(name).is_ok_and(|c| c.null_count() > 0));
        let frame = if blank { &frame.drop_nulls(Some(&names().collect::<Vec<_>>()))? } else { frame };
        let (amounts, scale) = amounts(frame.column("v")?)?;
        let upto = frame.column("upto").ok().map(|upto| upto.i32().cloned()).transpose()?;
        let (regions, days) = (frame.column("region")?.u32()?.clone(), frame.column("at")?.i32()?.clone());
        let rows = Self { regions, days, upto, amounts, scale };
        let alike = rows.amounts.chunk_lengths().eq(rows.regions.chunk_lengths())
            && rows.amounts.chunk_lengths().eq(rows.days.chunk_lengths())
            && rows.upto.as_ref().is_none_or(|upto| rows.amounts.chunk_lengths().eq(upto.chunk_lengths()));
        if alike {
            return Ok(rows);
        }
        let Self { regions, days, upto, amounts, scale } = rows;
        let (regions, days) = (regions.rechunk().into_owned(), days.rechunk().into_owned());
        let (upto, amounts) = (upto.map(|upto| upto.rechunk().into_owned()), amounts.rechunk().into_owned());
        Ok(Self { regions, days, upto, amounts, scale })
    }

    /// Those behind each other that count in the same days, together.
    fn runs(&self) -> impl Iterator<Item = Alike<'_>> {
        let pieces = self.regions.downcast_iter().zip(self.days.downcast_iter()).zip(self.amounts.downcast_iter());
        let upto = self.upto.iter().flat_map(ChunkedArray::downcast_iter).map(Some).chain(std::iter::repeat(None));
        pieces.zip(upto).flat_map(|(((regions, days), amounts), upto)| {
            let (regions, amounts) = (regions.values().as_slice(), amounts.values().as_slice());
            let days = days.values().as_slice();
            let upto = upto.map(|upto| upto.values().as_slice());
            let counts = move |row: usize| Some((*days.get(row)?, upto.map_or(i32::MAX, |upto| upto[row])));
            let mut begin = 0;
            std::iter::from_fn(move || {
                let (day, upto) = counts(begin)?;
                let len = (begin..days.len()).take_while(|row| counts(*row) == Some((day, upto))).count();
                let rows = begin..begin + len;
                begin = rows.end;
                Some(Alike { day, upto, regions: &regions[rows.clone()], amounts: &amounts[rows] })
            })
        })
    }
}

/// Rows that count in the same days.
struct Alike<'r> {
    day: i32,
    /// The first day on which they no longer count.
    upto: i32,
    regions: &'r [u32],
    amounts: &'r [i128],
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
