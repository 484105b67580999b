//! Regions by their full codes: most cells of large files are such codes, so this table is small and asked before any other.

use super::region_id::RegionId;
use crate::measure::text::twelve_digits;

/// Digits of a full statistical division code; shorter codes stand for the same region after zero padding.
pub(super) const CODE_DIGITS: usize = 12;

/// Bits that twelve digits need; the rest of a slot holds the region's number plus one, so that 0 is an empty slot.
const CODE_BITS: u32 = 40;

/// What is no code.
const NO_CODE: u64 = (1 << CODE_BITS) - 1;

/// 2^64 divided by the golden ratio (Fibonacci hashing): the upper bits of a product with it spread codes that differ in
/// any digit.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// A region's code as it was written.
#[derive(Debug, Clone, Copy)]
pub struct FullCode(u64);

/// An open table of codes, a slot of 64 bits each.
#[derive(Debug, Clone, Default)]
pub(super) struct Codes {
    slots: Vec<u64>,
}

impl Codes {
    /// Codes of twelve digits. Those of regions beyond the sixteen millionth have no room here and are not found.
    pub fn new(codes: &[(u64, RegionId)]) -> Self {
        // At most half of the slots are taken, so that every search ends soon.
        let mut table = Self { slots: vec![0; (codes.len() * 2 + 1).next_power_of_two()] };
        for (code, id) in codes {
            let number = u64::from(id.0) + 1;
            if number >> (u64::BITS - CODE_BITS) != 0 || code >> CODE_BITS != 0 {
                continue;
            }
            let mut at = table.place(*code);
            while table.slots[at] != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = number << CODE_BITS | code;
        }
        table
    }

    /// Where the search for a code begins.
    fn place(&self, code: u64) -> usize {
        let bits = self.slots.len().trailing_zeros();
        // With one slot all bits are shifted out.
        let at = code.wrapping_mul(GOLDEN).checked_shr(u64::BITS - bits).unwrap_or(0);
        usize::try_from(at).unwrap_or(0)
    }

    /// The region of a code written in twelve digits.
    pub fn get(&self, written: &[u8]) -> Option<RegionId> {
        self.get_all([FullCode::of(written)])[0]
    }

    /// The same for several: their slots are fetched before the first is looked at, so that they come together.
    #[inline]
    pub fn get_all<const N: usize>(&self, codes: [FullCode; N]) -> [Option<RegionId>; N] {
        if self.slots.is_empty() {
            return [None; N];
        }
        let (mut slots, mut found) = ([0; N], [None; N]);
        for (slot, FullCode(code)) in slots.iter_mut().zip(codes) {
            *slot = self.slots[self.place(code)];
        }
        for ((found, slot), FullCode(code)) in found.iter_mut().zip(slots).zip(codes) {
            *found = if slot & NO_CODE == code { region(slot) } else { self.search(code, slot) };
        }
        found
    }

    /// The region of a code that another stands before.
    fn search(&self, code: u64, first: u64) -> Option<RegionId> {
        let (mut slot, mut at) = (first, self.place(code));
        while slot != 0 && slot & NO_CODE != code {
            at = (at + 1) & (self.slots.len() - 1);
            slot = self.slots[at];
        }
        region(slot)
    }
}

/// The region of a slot; `None` where it is empty.
#[inline]
fn region(slot: u64) -> Option<RegionId> {
    u32::try_from((slot >> CODE_BITS).checked_sub(1)?).ok().map(RegionId)
}

impl FullCode {
    /// What stands for a cell that is none.
    pub const NONE: Self = Self(NO_CODE);

    /// A code written in twelve digits; of anything else [`FullCode::NONE`].
    #[must_use]
    #[inline]
    pub fn of(written: &[u8]) -> Self {
        let code = || twelve_digits(*written.as_array()?);
        code().map_or(Self::NONE, Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_and_no_other() {
        for count in [0, 1, 2, 3, 7, 1000] {
            let codes: Vec<(u64, RegionId)> =
                (0..count).map(|n| (410_000_000_000 + u64::from(n) * 1_001_000, RegionId(n))).collect();
            let table = Codes::new(&codes);
            for (code, id) in &codes {
                assert_eq!(table.get(code.to_string().as_bytes()), Some(*id));
                assert_eq!(table.get((code + 1).to_string().as_bytes()), None);
            }
            for written in ["", "41000000000", "41000000000a", "4100000000000", "000000000000", "999999999999"] {
                assert_eq!(table.get(written.as_bytes()), None, "{written}");
            }
        }
    }
}
