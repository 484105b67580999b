//! Numbers of headings: 一、（一）1.（1）, in English 1. (1) 1. (1).

use super::messages::Locale;

/// In the language's numerals, 一 to 十, from 1 to 99; beyond that, and without numerals, in figures.
fn in_words(n: usize, numerals: &[char]) -> String {
    let [digits @ .., ten] = numerals else { return n.to_string() };
    let digit = |n: usize| n.checked_sub(1).and_then(|n| digits.get(n));
    match (n / 10, n % 10) {
        (0, 0) | (10.., _) => n.to_string(),
        (tens, ones) => {
            let tens = [digit(tens).filter(|_| tens > 1), (tens > 0).then_some(ten)];
            tens.into_iter().chain([digit(ones)]).flatten().collect()
        }
    }
}

impl Locale {
    /// What stands before the `n`th heading, from 1, of a level from 1 to 4.
    #[must_use]
    pub fn heading_number(&self, level: u8, n: usize) -> String {
        let number = if level <= 2 { in_words(n, &self.writing().numerals) } else { n.to_string() };
        self.say(&format!("number-{}", level.clamp(1, 4)), &[("n", &number)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;
    use crate::words::Language;

    #[test]
    fn headings_are_numbered_as_official_documents_are() {
        let zh = Locale::new(Language::Chinese, Rounding::HalfUp);
        let numbers = [(1, 1), (1, 10), (2, 12), (2, 20), (2, 46), (3, 3), (4, 4)];
        let numbers = numbers.map(|(level, n)| zh.heading_number(level, n));
        assert_eq!(numbers, ["一、", "十、", "（十二）", "（二十）", "（四十六）", "3.", "（4）"]);
        assert_eq!(zh.heading_number(1, 120), "120、");
        assert_eq!(Locale::new(Language::English, Rounding::HalfUp).heading_number(2, 3), "(3) ");
    }
}
