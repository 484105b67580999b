//! Numbers as an explanation writes them.

use crate::measure::{Exact, Rounding, exact};

/// Places with which shares and paces are shown.
const SHARE_PLACES: u32 = 4;

pub(crate) fn amount(x: &Exact) -> String {
    exact::full(&exact::round(x, 6, Rounding::HalfUp))
}

pub(crate) fn share(x: &Exact) -> String {
    exact::fixed(x, SHARE_PLACES, Rounding::HalfUp)
}
