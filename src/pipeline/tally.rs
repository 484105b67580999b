//! Verdicts counted.

use crate::assess::Verdict;
use crate::report::Assessed;

/// How many rows there are of each verdict.
#[must_use]
pub fn tally(rows: &[&Assessed<'_>]) -> Vec<(Verdict, usize)> {
    Verdict::ALL
        .iter()
        .map(|verdict| (*verdict, rows.iter().filter(|r| r.assessment.verdict == *verdict).count()))
        .filter(|(_, n)| *n > 0)
        .collect()
}
