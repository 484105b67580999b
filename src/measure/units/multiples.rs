//! Multiples that stand before a unit or after a number: 万亩, 亿元, 1.2万, 3.5 million.

use super::variants::simplified;

/// A power of ten with a word of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Multiple {
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    /// Zeros of the power of ten: 4 for 万.
    pub(super) zeros: u32,
    /// Whether the Chinese word may follow a number that has no unit: 1.2万, but not 1.2千.
    pub(super) stands_alone: bool,
    /// How English writes it behind the sign of a currency, its word last: £5m, £000, £5 million.
    short: &'static [&'static str],
}

const fn multiple(
    zh: &'static str,
    en: &'static str,
    zeros: u32,
    stands_alone: bool,
    short: &'static [&'static str],
) -> Multiple {
    Multiple { zh, en, zeros, stands_alone, short }
}

/// No multiple.
pub(super) const ONE: &Multiple = &multiple("", "", 0, false, &[]);
pub(super) const WAN: &Multiple = &multiple("万", "10,000", 4, true, &[]);
/// How English writes thousands behind a sign.
const THOUSANDS: &[&str] = &["k", "K", "000", "000s", "'000", "'000s", "’000", "’000s", "thousand"];
const THOUSAND: &Multiple = &multiple("千", "1,000", 3, false, THOUSANDS);
pub(super) const MILLION: &Multiple = &multiple("百万", "million", 6, false, &["m", "M", "mn", "million"]);

/// All multiples, a word that begins with another word before that one.
pub(super) const MULTIPLES: [&Multiple; 10] = [
    &multiple("千万", "10 million", 7, false, &[]),
    MILLION,
    &multiple("万亿", "trillion", 12, false, &["tn", "trillion"]),
    THOUSAND,
    &multiple("十亿", "billion", 9, false, &["bn", "B", "billion"]),
    &multiple("十万", "100,000", 5, false, &[]),
    WAN,
    &multiple("亿", "100 million", 8, true, &[]),
    &multiple("百", "100", 2, false, &[]),
    &multiple("十", "10", 1, false, &[]),
];

impl Multiple {
    /// The factor of a word that follows a number without a unit: 10,000 for 万 or 萬, 1,000,000 for million.
    #[must_use]
    pub fn after_number(word: &str) -> Option<i128> {
        let simplified = simplified(word);
        let word = simplified.as_deref().unwrap_or(word);
        let is_word = |m: &&&Self| m.stands_alone && m.zh == word || m.word() == Some(word);
        MULTIPLES.iter().find(is_word).map(|m| m.factor())
    }

    /// The multiple that stands behind the sign of a currency, by its word or in short.
    pub(super) fn behind_sign(text: &str) -> Option<&'static Self> {
        MULTIPLES.iter().find(|m| m.short.contains(&text)).copied().or_else(|| Self::of_word(text))
    }

    /// The multiple of an English word, whatever its case, one or several: thousand, Millions.
    pub(super) fn of_word(text: &str) -> Option<&'static Self> {
        let is = |word: &str| text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
        let rest = |word: &str| matches!(&text[word.len()..], "" | "s" | "S");
        MULTIPLES.iter().find(|m| m.word().is_some_and(|word| is(word) && rest(word))).copied()
    }

    /// What an English text goes on with behind this multiple: `people` for millions in `million people` and `Millions of people`,
    /// nothing for 10,000 in `10000`; `None` where the text does not begin with it.
    pub(super) fn rest_behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        let figure = |figure: &str| text.strip_prefix(figure);
        let word = |word: &str| {
            let rest = text.get(word.len()..).filter(|_| text[..word.len()].eq_ignore_ascii_case(word))?;
            Some(rest.strip_prefix(['s', 'S']).unwrap_or(rest))
        };
        // 000 alone may be the end of a number.
        let thousands = self.short.iter().filter(|short| short.contains("000") && !short.starts_with('0'));
        let begun = figure(self.en)
            .or_else(|| figure(&self.en.replace(',', "")).filter(|_| self.en.contains(',')))
            .or_else(|| word(self.word()?))
            .or_else(|| thousands.rev().find_map(|short| figure(short)))?;
        let rest = begun.trim_start();
        let apart = rest.is_empty() || rest.len() < begun.len();
        let of = || rest.get(..3).is_some_and(|of| of.eq_ignore_ascii_case("of "));
        apart.then(|| if of() { rest[3..].trim_start() } else { rest })
    }

    /// Its English word, where it has one: thousand.
    pub(super) fn word(&self) -> Option<&'static str> {
        self.short.last().copied()
    }

    /// The multiple that has so many zeros.
    pub(super) fn of_zeros(zeros: u32) -> Option<&'static Self> {
        MULTIPLES.iter().find(|m| m.zeros == zeros).copied()
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
        let expected: [(&str, i128); 10] = [
            ("千万", 10_000_000),
            ("百万", 1_000_000),
            ("万亿", 1_000_000_000_000),
            ("千", 1_000),
            ("十亿", 1_000_000_000),
            ("十万", 100_000),
            ("万", 10_000),
            ("亿", 100_000_000),
            ("百", 100),
            ("十", 10),
        ];
        assert_eq!(factors, expected);
        assert_eq!(ONE.factor(), 1);
        assert_eq!((Multiple::of_zeros(3), Multiple::of_zeros(11)), (Some(THOUSAND), None));
    }

    #[test]
    fn a_few_words_follow_a_number() {
        for (word, factor) in [("万", 10_000), ("亿", 100_000_000), ("million", 1_000_000), ("billion", 1_000_000_000)]
        {
            assert_eq!(Multiple::after_number(word), Some(factor), "{word}");
        }
        assert_eq!(Multiple::after_number("萬"), Multiple::after_number("万"));
        for word in ["千", "百万", "千万", "万亿", "", "亩", "m", "k", "10,000", "10 million"] {
            assert_eq!(Multiple::after_number(word), None, "{word}");
        }
    }

    #[test]
    fn english_shortens_multiples_behind_a_sign() {
        let zeros = |text| Multiple::behind_sign(text).map(|m| m.zeros);
        assert_eq!(["m", "k", "'000", "bn", "tn", "Millions"].map(zeros), [6, 3, 3, 9, 12, 6].map(Some));
        assert_eq!(["", "x", "万", "10 million"].map(zeros), [None; 4]);
    }

    #[test]
    fn english_words_stand_before_a_unit_in_one_or_in_several() {
        let rest = |text| MULTIPLES.iter().find_map(|m| Some((m.zeros, m.rest_behind(text)?)));
        for (text, read) in [
            ("million people", (6, "people")),
            ("Thousands of people", (3, "people")),
            ("10,000 mu", (4, "mu")),
            ("10000 yuan", (4, "yuan")),
            ("10 million yuan", (7, "yuan")),
            ("thousands", (3, "")),
            ("'000 tonnes", (3, "tonnes")),
        ] {
            assert_eq!(rest(text), Some(read), "{text}");
        }
        assert_eq!((rest("thousandth"), rest("people"), rest("000 t"), rest("")), (None, None, None, None));
    }
}
