//! A small cache for short texts: those of a closed list repeat often within a chunk.

use std::ops::Range;

/// A text of up to sixteen bytes, all of it in two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short {
    head: u64,
    tail: u64,
    len: usize,
}

impl Short {
    /// The bytes of a cell; `None` where they are more than sixteen, or too near the start of the text to be fetched at once.
    #[inline]
    fn of(text: &[u8], Range { start, end }: Range<usize>) -> Option<Self> {
        let len = end - start;
        let last = u64::from_le_bytes(*text.get(..end)?.last_chunk::<8>()?);
        match len {
            // The bytes before it are shifted out.
            1..=8 => Some(Self { head: last >> (64 - 8 * len), tail: 0, len }),
            9..=16 => Some(Self { head: u64::from_le_bytes(*text[start..].first_chunk::<8>()?), tail: last, len }),
            _ => None,
        }
    }
}

/// Texts and what each was read as, found by a few of their bits.
#[derive(Debug)]
pub(in crate::feed) struct ShortTextCache {
    slots: [(Short, Option<u32>); Self::SLOTS],
}

impl ShortTextCache {
    const SLOTS: usize = 64;

    /// The result of `read` for a cell, called once for most repeated cells.
    #[inline]
    pub fn or_read(&mut self, text: &[u8], cell: Range<usize>, read: impl FnOnce() -> Option<u32>) -> Option<u32> {
        let Some(short) = Short::of(text, cell) else { return read() };
        let slot = &mut self.slots[Self::slot(short)];
        if slot.0 != short {
            *slot = (short, read());
        }
        slot.1
    }

    fn slot(Short { head, tail, .. }: Short) -> usize {
        // Fibonacci hashing: the upper bits of a product with 2^64 divided by the golden ratio.
        let mixed = (head ^ tail.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> 58).unwrap_or(0)
    }
}

impl Default for ShortTextCache {
    fn default() -> Self {
        // No text has no bytes.
        Self { slots: [(Short { head: 0, tail: 0, len: 0 }, None); Self::SLOTS] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever was read before, and whatever stands around it.
        #[test]
        fn each_text_is_what_it_was_read_as(cells in prop::collection::vec("[ab企业]{0,7}", 1..200)) {
            let mut met = ShortTextCache::default();
            let mut known: Vec<String> = Vec::new();
            for cell in cells {
                let text = format!("{}{cell},x", known.last().map_or("", String::as_str));
                let start = text.len() - cell.len() - 2;
                known.push(cell.clone());
                let first = known.iter().position(|c| *c == cell).and_then(|n| u32::try_from(n).ok());
                prop_assert_eq!(met.or_read(text.as_bytes(), start..start + cell.len(), || first), first);
            }
        }
    }
}
