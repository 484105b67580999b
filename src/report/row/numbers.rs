//! A row's numbers for programs, beside the texts that have every digit.

use crate::assess::{Assessment, Share};
use crate::catalog::RegionId;
use crate::measure::Exact;
use crate::measure::exact::to_f64;
use crate::report::assessed::Assessed;
use serde::Serialize;

/// Each number as the nearest JSON number, null where there is none: amounts in the row's unit, shares as plain fractions.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RowNumbers {
    pub value: Option<f64>,
    pub target: Option<f64>,
    /// The upper edge of a band.
    pub upper: Option<f64>,
    /// Where the plan starts.
    pub baseline: Option<f64>,
    /// Value ÷ target.
    pub completion: Option<f64>,
    /// The share of the promised change that is done.
    pub progress: Option<f64>,
    /// The share of it that the plan asks for by as-of.
    pub elapsed: Option<f64>,
    /// The value that the plan asks for by as-of.
    pub expected: Option<f64>,
    /// To the plan; negative is short.
    pub gap: Option<f64>,
    /// To the target; negative is short.
    pub gap_to_target: Option<f64>,
    /// Progress ÷ elapsed.
    pub pace: Option<f64>,
    /// Negative is ahead.
    pub months_behind: Option<f64>,
    /// Still needed per `per`.
    pub required: Option<f64>,
    /// The mean change of the last periods per `per`.
    pub recent: Option<f64>,
    /// The value at due if `recent` goes on.
    pub projected: Option<f64>,
    /// The last full value, at or before as-of.
    pub last_value: Option<f64>,
    /// Reports received, of those expected.
    pub received: Option<u32>,
    pub expected_reports: Option<u32>,
    /// Rejected rows that could change the value.
    pub waiting_rows: usize,
}

pub(super) fn numbers(row: &Assessed<'_>) -> RowNumbers {
    let a: &Assessment = &row.assessment;
    let (received, expected_reports) = a.coverage.unzip();
    RowNumbers {
        value: number(a.value.as_ref()),
        target: number(row.bound()),
        upper: number(row.upper()),
        baseline: number(a.baseline.as_ref()),
        completion: number(a.completion.as_ref()),
        progress: number(a.progress.as_ref()),
        elapsed: number(a.elapsed.as_ref()),
        expected: number(a.expected.as_ref()),
        gap: number(a.gap.as_ref()),
        gap_to_target: number(a.gap_to_target.as_ref()),
        pace: number(a.pace.as_ref()),
        months_behind: number(a.months_behind.as_ref()),
        required: number(a.required.as_ref()),
        recent: number(a.recent.as_ref()),
        projected: number(a.projected.as_ref()),
        last_value: number(a.last.as_ref().map(|(_, value)| value)),
        received,
        expected_reports,
        waiting_rows: a.waiting,
    }
}

/// The numbers of one part of a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct PartNumbers {
    /// Null where it is not known, or withheld.
    pub value: Option<f64>,
    /// On the period before.
    pub change: Option<f64>,
    /// Its share of the gap; negative is short.
    pub gap: Option<f64>,
}

pub(super) fn part_numbers(share: &Share<RegionId>) -> PartNumbers {
    let [value, change, gap] = [&share.value, &share.change, &share.gap].map(|x| number(x.as_ref()));
    PartNumbers { value, change, gap }
}

/// None too for what no JSON number can say.
fn number(x: Option<&Exact>) -> Option<f64> {
    x.map(to_f64).filter(|number| number.is_finite())
}
