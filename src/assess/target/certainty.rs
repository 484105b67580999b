//! What rejected rows, which wait to be mended, could do to a value.

use crate::assess::question::Question;
use crate::assess::threshold::Threshold;
use crate::catalog::{Target, TargetKind};
use crate::measure::{Direction, Exact};

/// Whether a value that satisfies its target might not, once the rows that wait are counted: such a value is not known.
pub(super) fn may_turn_bad(q: &Question, target: &Target, value: &Exact) -> bool {
    q.waiting > 0 && could_be_spoilt(q, target) && Threshold::of(target, q.indicator, value).satisfied
}

/// Whether one more row could make a value worse. Of one that can only grow, and of which more is better, it could not.
pub(super) fn could_be_spoilt(q: &Question, target: &Target) -> bool {
    let upward = q.indicator.better == Direction::Higher && !target.kind.has_two_edges();
    !(q.indicator.can_only_grow() && upward)
}

/// Whether one more row could make a value better. Of one that can only grow, and of which less is better, it could not.
pub(super) fn could_be_mended(q: &Question, target: &Target) -> bool {
    let downward = q.indicator.better == Direction::Lower || target.kind == TargetKind::Zero;
    !(q.indicator.can_only_grow() && downward)
}
