//! Numbers of headings: 一、（一）1.（1）, in English 1. (1) 1. (1).

use super::messages::Locale;
use crate::words::Language;

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// From 1 to 99 in Chinese, beyond that in digits.
fn chinese(n: usize) -> String {
    match n {
        1..10 => DIGITS[n].to_owned(),
        10..20 => format!("十{}", DIGITS[n - 10]),
        20..100 => format!("{}十{}", DIGITS[n / 10], DIGITS[n % 10]),
        _ => n.to_string(),
    }
}

impl Locale {
    /// What stands before the `n`th heading, from 1, of a level from 1 to 4.
    #[must_use]
    pub fn heading_number(&self, level: u8, n: usize) -> String {
        let in_words = self.language() == Language::Chinese && level <= 2;
        let number = if in_words { chinese(n) } else { n.to_string() };
        self.say(&format!("number-{}", level.clamp(1, 4)), &[("n", &number)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;

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
