//! Rejected rows that could have changed a value.

use crate::catalog::{Condition, Test};
use crate::feed::Reject;

/// Whether a rejected row could meet the conditions, as far as its cells can be read.
#[must_use]
pub fn could_count(reject: &Reject, conditions: &[Condition]) -> bool {
    conditions.iter().all(|condition| match &condition.test {
        Test::OneOf(values) => reject
            .cells
            .iter()
            .find(|(column, _)| *column == condition.column)
            .is_none_or(|(_, cell)| values.contains(cell)),
        Test::Blank | Test::Amount { .. } | Test::Days { .. } => true,
    })
}
