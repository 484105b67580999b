//! Multiples that stand before a unit or after a number: 万亩, 亿元, 1.2万.

/// A power of ten with a word of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Multiple {
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    /// Zeros of the power of ten: 4 for 万.
    pub(super) zeros: u32,
    /// Whether the word may follow a number that has no unit: 1.2万, but not 1.2千.
    pub(super) stands_alone: bool,
}

const fn multiple(zh: &'static str, en: &'static str, zeros: u32, stands_alone: bool) -> Multiple {
    Multiple { zh, en, zeros, stands_alone }
}

/// No multiple.
pub(super) const ONE: &Multiple = &multiple("", "", 0, false);
pub(super) const WAN: &Multiple = &multiple("万", "10,000", 4, true);

/// All multiples, a word that begins with another word before that one.
pub(super) const MULTIPLES: [&Multiple; 6] = [
    &multiple("千万", "10 million", 7, false),
    &multiple("百万", "million", 6, false),
    &multiple("万亿", "trillion", 12, false),
    &multiple("千", "thousand", 3, false),
    WAN,
    &multiple("亿", "100 million", 8, true),
];

impl Multiple {
    /// The factor of a word that follows a number without a unit: 10,000 for 万.
    #[must_use]
    pub fn after_number(word: &str) -> Option<i128> {
        MULTIPLES.iter().find(|m| m.stands_alone && m.zh == word).map(|m| m.factor())
    }

    pub(super) fn factor(&self) -> i128 {
        10_i128.pow(self.zeros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_tried_before_those_it_begins_with() {
        for (n, long) in MULTIPLES.iter().enumerate() {
            let shorter_before = MULTIPLES[..n].iter().find(|short| long.zh.starts_with(short.zh));
            assert_eq!(shorter_before, None, "{}", long.zh);
        }
    }

    #[test]
    fn words_mean_their_powers_of_ten() {
        let factors: Vec<(&str, i128)> = MULTIPLES.iter().map(|m| (m.zh, m.factor())).collect();
        let expected: [(&str, i128); 6] = [
            ("千万", 10_000_000),
            ("百万", 1_000_000),
            ("万亿", 1_000_000_000_000),
            ("千", 1_000),
            ("万", 10_000),
            ("亿", 100_000_000),
        ];
        assert_eq!(factors, expected);
        assert_eq!(ONE.factor(), 1);
    }

    #[test]
    fn only_two_words_follow_a_number() {
        assert_eq!(Multiple::after_number("万"), Some(10_000));
        assert_eq!(Multiple::after_number("亿"), Some(100_000_000));
        for word in ["千", "百万", "千万", "万亿", "", "亩"] {
            assert_eq!(Multiple::after_number(word), None, "{word}");
        }
    }
}
