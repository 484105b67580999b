//! A normal distribution censored to the possible range.

use super::result::Span;

/// 1/√(2π).
const DENSITY: f64 = 0.398_942_280_401_432_7;
/// Half the width, in standard deviations, of the middle 80 % of a normal distribution.
pub(super) const Z_80: f64 = 1.281_551_565_544_6;
/// Abramowitz & Stegun, *Handbook of Mathematical Functions* (1964), 26.2.17: error below 7.5·10⁻⁸.
const P: f64 = 0.231_641_9;
const B: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];

/// The values that are possible; None is no bound. A value beyond an end counts as that end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PossibleRange {
    pub least: Option<f64>,
    pub most: Option<f64>,
}

impl PossibleRange {
    pub fn clamp(self, x: f64) -> f64 {
        let x = self.least.map_or(x, |least| x.max(least));
        self.most.map_or(x, |most| x.min(most))
    }
}

/// A normal distribution whose tails beyond the possible range are gathered at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct CensoredNormal {
    pub mean: f64,
    pub sd: f64,
    pub possible: PossibleRange,
}

impl CensoredNormal {
    /// The middle, and the ends of the 80 % interval.
    pub fn span(&self) -> Span {
        let at = |z: f64| self.possible.clamp(self.mean + z * self.sd);
        Span { value: at(0.0), low: at(-Z_80), high: at(Z_80) }
    }

    /// The share that lies between two values, both included; None is no threshold.
    pub fn between(&self, low: Option<f64>, high: Option<f64>) -> f64 {
        let below_high = high.map_or(1.0, |high| self.upto(high, true));
        let below_low = low.map_or(0.0, |low| self.upto(low, false));
        (below_high - below_low).clamp(0.0, 1.0)
    }

    /// The probability of a value up to `x`, with or without `x` itself.
    fn upto(&self, x: f64, with: bool) -> f64 {
        let beyond = |end: f64| if with { x >= end } else { x > end };
        if self.possible.most.is_some_and(beyond) {
            return 1.0;
        }
        if self.possible.least.is_some_and(|least| !beyond(least)) {
            return 0.0;
        }
        if self.sd > 0.0 { cumulative((x - self.mean) / self.sd) } else { f64::from(u8::from(beyond(self.mean))) }
    }
}

/// The probability of a value up to `z` in a standard normal distribution.
fn cumulative(z: f64) -> f64 {
    let t = 1.0 / (1.0 + P * z.abs());
    let tail = DENSITY * (-z * z / 2.0).exp() * B.iter().rev().fold(0.0, |sum, b| (sum + b) * t);
    if z < 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the table of the standard normal distribution.
    #[test]
    fn shares_of_a_standard_normal_distribution() {
        for (z, share) in [(0.0, 0.5), (1.0, 0.841_344_75), (-1.959_964, 0.025), (Z_80, 0.9), (40.0, 1.0)] {
            assert!((cumulative(z) - share).abs() < 1e-7, "{z}: {}", cumulative(z));
        }
    }

    #[test]
    fn what_is_impossible_has_no_share() {
        let possible = PossibleRange { least: Some(0.0), most: Some(100.0) };
        let likely = CensoredNormal { mean: 99.0, sd: 5.0, possible };
        assert_eq!((likely.span().value, likely.span().high), (99.0, 100.0));
        assert!(likely.between(Some(100.5), None) < 1e-12);
        assert!(likely.between(Some(0.0), None) > 1.0 - 1e-12);
        assert!(likely.between(Some(100.0), None) > 0.4);
        let certain = CensoredNormal { sd: 0.0, ..likely };
        assert_eq!((certain.between(Some(99.0), None), certain.between(Some(99.1), None)), (1.0, 0.0));
    }

    #[test]
    fn both_ends_of_a_range_belong_to_it() {
        let free = PossibleRange { least: None, most: None };
        let certain = |mean: f64| CensoredNormal { mean, sd: 0.0, possible: free };
        let inside = |mean: f64| certain(mean).between(Some(1.0), Some(2.0)) > 0.5;
        assert!(inside(1.0) && inside(2.0) && !inside(0.9) && !inside(2.1));
        let wide = CensoredNormal { mean: 0.0, sd: 1.0, possible: free };
        assert!(
            (wide.between(None, Some(0.0)) - 0.5).abs() < 1e-7
                && (wide.between(Some(1.0), None) - 0.158_655).abs() < 1e-5
        );
        assert!((wide.between(None, None) - 1.0).abs() < 1e-12);
        assert!((wide.span().low + Z_80).abs() < 1e-12 && (wide.span().high - Z_80).abs() < 1e-12);
    }

    #[test]
    fn a_tail_beyond_the_possible_range_is_gathered_at_its_end() {
        let likely = CensoredNormal { mean: 0.0, sd: 1.0, possible: PossibleRange { least: Some(0.0), most: None } };
        assert_eq!((likely.span().low, likely.span().value), (0.0, 0.0));
        assert!((likely.between(None, Some(0.0)) - 0.5).abs() < 1e-7, "half of it lies at the end");
        assert!(likely.between(None, Some(-0.1)) < 1e-12 && likely.between(Some(0.0), None) > 1.0 - 1e-12);
    }
}
