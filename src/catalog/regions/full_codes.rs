//! Finds regions by their full codes. Most region cells of large files are such codes, so this small table is asked first.

use super::region_id::RegionId;
use crate::measure::notation::twelve_digits;

/// Digits of a full statistical division code. A shorter code is padded with zeros.
pub(super) const CODE_DIGITS: usize = 12;

/// The bits that twelve digits need. The rest of a slot holds the region's number plus one, so that an empty slot is 0.
const CODE_BITS: u32 = 40;

/// Stands for a text that is no code.
const NO_CODE: u64 = (1 << CODE_BITS) - 1;

/// 2^64 divided by the golden ratio (Fibonacci hashing): the upper bits of a product with it spread codes that differ in
/// any digit.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// A full code as a number.
#[derive(Debug, Clone, Copy)]
pub struct FullCode(u64);

/// An open-addressing hash table of codes with slots of 64 bits.
#[derive(Debug, Clone, Default)]
pub(super) struct Codes {
    slots: Vec<u64>,
}

impl Codes {
    /// A table of twelve-digit codes. Regions beyond the sixteen millionth do not fit and are not found.
    pub fn new(codes: &[(u64, RegionId)]) -> Self {
        // At most half of the slots are taken, so that every search is short.
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

    /// The slot at which the search for a code begins.
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

    /// The regions of several codes. All slots are fetched before the first is examined, so that their cache misses overlap.
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

    /// Searches on from a slot that another code has taken.
    fn search(&self, code: u64, first: u64) -> Option<RegionId> {
        let (mut slot, mut at) = (first, self.place(code));
        while slot != 0 && slot & NO_CODE != code {
            at = (at + 1) & (self.slots.len() - 1);
            slot = self.slots[at];
        }
        region(slot)
    }
}

/// The region of a slot; `None` if it is empty.
#[inline]
fn region(slot: u64) -> Option<RegionId> {
    u32::try_from((slot >> CODE_BITS).checked_sub(1)?).ok().map(RegionId)
}

impl FullCode {
    /// Stands for a cell that is no full code.
    pub const NONE: Self = Self(NO_CODE);

    /// The code that twelve digits write; [`FullCode::NONE`] for anything else.
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
