//! Reproducible chance: `SplitMix64` (Steele, Lea and Flood 2014), seeded by a name, so that one feed's rows do not depend on another's.

pub struct Chance(u64);

impl Chance {
    /// The seed is the FNV-1a hash of `name`.
    pub fn named(name: &str) -> Self {
        Self(
            name.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// An index below `len`.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(len).expect("a length fits")).expect("an index fits")
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }

    /// An index drawn in proportion to `weights`.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.next() % weights.iter().sum::<u64>();
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        unreachable!("the draw is below the sum of the weights")
    }
}

/// Splits `total` in proportion to `weights` by largest remainders: the parts add up to it exactly.
pub fn apportion(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u64 = weights.iter().sum();
    let mut parts: Vec<u64> = weights.iter().map(|weight| total * weight / sum).collect();
    let missing = usize::try_from(total - parts.iter().sum::<u64>()).expect("fewer than the parts");
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|&index| (std::cmp::Reverse(total * weights[index] % sum), index));
    for &index in &by_remainder[..missing] {
        parts[index] += 1;
    }
    parts
}

/// `total` in `count` uneven parts: the smallest about a half of the largest.
pub fn uneven(total: u64, count: usize, chance: &mut Chance) -> Vec<u64> {
    let weights: Vec<u64> = (0..count).map(|_| chance.between(50, 100)).collect();
    if count == 0 { Vec::new() } else { apportion(total, &weights) }
}
