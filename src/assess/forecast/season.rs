//! Seasonality: whether the months of the year differ, and by how much.

const YEAR: usize = 12;
/// Critical values of F with 11 and n degrees of freedom at 1 %: two years of chance differ by this much once in a hundred series.
/// From the usual tables of the F distribution; between two rows the upper holds.
const F_AT_1_PERCENT: [(usize, f64); 9] =
    [(11, 4.46), (12, 4.22), (15, 3.73), (20, 3.29), (30, 2.91), (40, 2.73), (60, 2.56), (120, 2.40), (10_000, 2.25)];

/// Differences of the months of the year from the year's mean, in the values' unit.
#[derive(Debug, Clone)]
pub(super) struct Season {
    /// For the first value's month of the year, the next one's, and so on; sums to zero.
    effects: [f64; YEAR],
    /// The least number of years that an effect is the mean of.
    pub years: usize,
    /// Degrees of freedom that the effects use up; the rest varies less than the truth by that.
    pub spent: usize,
}

impl Season {
    /// The effect of the value `i` months after the first.
    pub fn effect(&self, i: usize) -> f64 {
        self.effects[i % YEAR]
    }
}

/// The season of at least two years of consecutive months; None where the months differ no more than by chance.
///
/// A straight slope (the median change over twelve months) is removed, then an analysis of variance compares the means of the
/// months of the year with the rest. A single freak value does not pass for a season, since it stands out in one year only.
pub(super) fn season(values: &[f64]) -> Option<Season> {
    let n = values.len();
    if n < 2 * YEAR {
        return None;
    }
    let slope = median(values.windows(YEAR + 1).map(|w| w[YEAR] - w[0]).collect()) / count(YEAR);
    let level: Vec<f64> = values.iter().enumerate().map(|(i, v)| v - slope * count(i)).collect();
    let mut effects = [0.0; YEAR];
    for (k, effect) in effects.iter_mut().enumerate() {
        *effect = mean(level.iter().copied().skip(k).step_by(YEAR));
    }
    let centre = mean(effects.iter().copied());
    let whole = mean(level.iter().copied());
    let total: f64 = level.iter().map(|v| (v - whole).powi(2)).sum();
    let rest: f64 = level.iter().enumerate().map(|(i, v)| (v - effects[i % YEAR]).powi(2)).sum();
    // Months, and the slope.
    let free = n - YEAR - 1;
    let f = ((total - rest).max(0.0) / count(YEAR - 1)) / (rest / count(free));
    // Without any rest there is a perfect season, or no variation at all.
    let differs = if rest > total * f64::EPSILON { f > critical(free) } else { total > 0.0 };
    for effect in &mut effects {
        *effect -= centre;
    }
    differs.then_some(Season { effects, years: n / YEAR, spent: YEAR - 1 })
}

fn critical(free: usize) -> f64 {
    let below = F_AT_1_PERCENT.iter().rfind(|(n, _)| *n <= free);
    below.map_or(f64::INFINITY, |(_, f)| *f)
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0_usize), |(sum, n), v| (sum + v, n + 1));
    if n == 0 { 0.0 } else { sum / count(n) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    if n == 0 { 0.0 } else { f64::midpoint(values[(n - 1) / 2], values[n / 2]) }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of months")]
pub(super) fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_years_show_a_season_beside_a_slope() {
        let pattern = |i: usize| count(i % 12 * 5 % 7) * 10.0;
        let rising = |i: usize| 100.0 + 3.0 * count(i) + pattern(i);
        let found = season(&(0..24).map(rising).collect::<Vec<_>>()).expect("the same every year");
        let mean = (0..12).map(pattern).sum::<f64>() / 12.0;
        for i in 0..24 {
            assert!((found.effect(i) - (pattern(i) - mean)).abs() < 1e-9, "{i}: {found:?}");
        }
        assert_eq!((found.years, found.spent), (2, 11));
        assert!(season(&(0..23).map(rising).collect::<Vec<_>>()).is_none(), "a month less, however alike the years");
    }

    /// One month of the year stands out by `by`, and all months differ by 1 from year to year: F is 11 · by² ÷ 144.
    fn one_month(by: f64) -> Vec<f64> {
        let differs = |i: usize| if (i + i / 12).is_multiple_of(2) { 1.0 } else { -1.0 };
        (0..24).map(|i| 100.0 + if i % 12 == 3 { by } else { 0.0 } + differs(i)).collect()
    }

    #[test]
    fn a_season_differs_by_more_than_the_critical_value() {
        // With 11 degrees of freedom that is 4.46, and 7.64 squared makes 4.459.
        assert!(season(&one_month(7.65)).is_some() && season(&one_month(7.63)).is_none());
        assert!(season(&one_month(-7.65)).is_some() && season(&one_month(-7.63)).is_none());
    }

    #[test]
    fn between_two_rows_of_the_table_the_upper_one_holds() {
        for (free, f) in [(11, 4.46), (14, 4.22), (15, 3.73), (119, 2.56), (120, 2.40)] {
            assert!((critical(free) - f).abs() < 1e-9, "{free}");
        }
        assert!(critical(10).is_infinite());
    }

    #[test]
    fn a_median_lies_in_the_middle() {
        assert_eq!((median(vec![3.0, 1.0, 7.0]), median(vec![4.0, 1.0, 9.0, 2.0])), (3.0, 3.0));
        assert_eq!((median(vec![5.0]), median(vec![])), (5.0, 0.0));
    }

    #[test]
    fn a_season_is_told_from_one_freak_month() {
        let wave = |i: usize| 100.0 + count(i) + if i % 12 == 10 { 60.0 } else { count(i * 7 % 5) };
        let found = season(&(0..30).map(wave).collect::<Vec<_>>()).expect("the same month every year");
        assert!(found.effect(10) > 45.0 && (found.effect(34) - found.effect(10)).abs() < 1e-9, "{found:?}");
        let once = |i: usize| 100.0 + if i == 10 { 60.0 } else { count(i * 7 % 5) };
        assert!(season(&(0..30).map(once).collect::<Vec<_>>()).is_none());
        assert!(season(&(0..23).map(wave).collect::<Vec<_>>()).is_none(), "less than two years");
        assert!(season(&[7.0; 36]).is_none());
    }
}
