//! Numbers as people read them.

use super::messages::Locale;
use crate::measure::exact::{fixed, full, ratio, round, whole};
use crate::measure::{Exact, Unit};
use crate::words::Language;
use num_traits::{Signed, Zero};

/// An average below this gets one place more than the indicator has, where it needs one.
const SMALL_AVERAGE: i64 = 100;

impl Locale {
    /// With `decimals` places; English puts separators between thousands, Chinese does not.
    #[must_use]
    pub fn number(&self, x: &Exact, decimals: u32) -> String {
        self.grouped(&fixed(x, decimals, self.rounding()))
    }

    /// Plain digits with the separators of the language.
    #[must_use]
    pub fn grouped(&self, digits: &str) -> String {
        let separator = &self.writing().digit_group;
        if separator.is_empty() {
            return digits.to_owned();
        }
        let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |r| ("-", r));
        let (head, tail) = rest.split_once('.').map_or((rest, None), |(h, t)| (h, Some(t)));
        let mut out = String::from(sign);
        for (n, c) in head.chars().enumerate() {
            if n > 0 && (head.len() - n).is_multiple_of(3) {
                out.push_str(separator);
            }
            out.push(c);
        }
        tail.map_or(out.clone(), |t| format!("{out}.{t}"))
    }

    /// A number with its unit: `12000亩`, `12,000 mu`, `59.2%`. English says 9.8万亩 as 98,000 mu.
    #[must_use]
    pub fn amount(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        let x = round(x, decimals, self.rounding());
        let (x, decimals, unit) = self.spoken(x, decimals, unit);
        self.with_unit(&self.number(&x, decimals), unit)
    }

    /// The number of [`Locale::amount`] without its unit.
    #[must_use]
    pub fn number_as_spoken(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        let x = round(x, decimals, self.rounding());
        let (x, decimals, _) = self.spoken(x, decimals, unit);
        self.number(&x, decimals)
    }

    /// The number of [`Locale::stated`] without its unit.
    #[must_use]
    pub fn stated_number(&self, x: &Exact, unit: Unit) -> String {
        let (x, ..) = self.spoken(x.clone(), 0, unit);
        self.grouped(&full(&x))
    }

    /// The unit that [`Locale::amount`] writes: English multiplies 万 out.
    #[must_use]
    pub fn spoken_unit(&self, unit: Unit) -> String {
        let (.., unit) = self.spoken(crate::measure::exact::whole(0), 0, unit);
        self.unit(unit)
    }

    /// A number with every digit it has, with its unit: for what a document states.
    #[must_use]
    pub fn stated(&self, x: &Exact, unit: Unit) -> String {
        let (x, _, unit) = self.spoken(x.clone(), 0, unit);
        self.with_unit(&self.grouped(&full(&x)), unit)
    }

    /// A monthly or daily average: a small one that is not whole keeps one place more.
    #[must_use]
    pub fn average(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        let (x, decimals, unit) = readable(x.clone(), decimals, unit);
        let finer = x.abs() < whole(SMALL_AVERAGE) && round(&x, decimals, self.rounding()) != x;
        self.amount(&x, decimals + u32::from(finer), unit)
    }

    /// A difference of two amounts; of two shares in percentage points.
    #[must_use]
    pub fn difference(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        if !unit.is_share() {
            return self.amount(x, decimals, unit);
        }
        let key = if unit.of_whole() == Some(whole(1000)) { "permille-points" } else { "points" };
        self.say(key, &[("n", &self.number(x, decimals.max(1)))])
    }

    /// A plain fraction as a percentage with one place: `59.2%`.
    #[must_use]
    pub fn percent(&self, share: &Exact) -> String {
        format!("{}%", self.number(&(share * whole(100)), 1))
    }

    /// A difference of plain fractions in percentage points: `7.5个百分点`.
    #[must_use]
    pub fn points(&self, share: &Exact) -> String {
        self.say("points", &[("n", &self.number(&(share * whole(100)), 1))])
    }

    /// The unit's name in the language; empty where English has none.
    #[must_use]
    pub fn unit(&self, unit: Unit) -> String {
        match self.language() {
            Language::Chinese => unit.to_string(),
            Language::English => unit.english(),
        }
    }

    fn with_unit(&self, number: &str, unit: Unit) -> String {
        let one = self.language() == Language::English && number.trim_start_matches('-') == "1";
        let name = if one { unit.english_one() } else { self.unit(unit) };
        match name.as_str() {
            "" => number.to_owned(),
            "%" | "‰" => format!("{number}{name}"),
            _ => self.say("amount", &[("n", number), ("unit", &name)]),
        }
    }

    /// Without words for 万 and 亿 they are multiplied out.
    fn spoken(&self, x: Exact, decimals: u32, unit: Unit) -> (Exact, u32, Unit) {
        if self.writing().myriads.is_some() {
            return (x, decimals, unit);
        }
        let (plain, zeros) = unit.without_multiple();
        match unit.to(plain) {
            Some(factor) if unit.is_multiple() => (x * factor, decimals.saturating_sub(zeros), plain),
            _ => (x, decimals, unit),
        }
    }
}

/// Less than a tenth of 万亩 or 亿元 in the next smaller unit that has a word: 0.011亿元 as 110万元.
fn readable(x: Exact, decimals: u32, unit: Unit) -> (Exact, u32, Unit) {
    if x.is_zero() || x.abs() >= ratio(1, 10) {
        return (x, decimals, unit);
    }
    let smaller = unit.smaller().and_then(|(smaller, zeros)| Some((smaller, zeros, unit.to(smaller)?)));
    let Some((smaller, zeros, factor)) = smaller else { return (x, decimals, unit) };
    readable(x * factor, decimals.saturating_sub(zeros), smaller)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;

    #[test]
    fn amounts_in_both_languages() {
        let zh = Locale::new(Language::Chinese, Rounding::HalfUp);
        let en = Locale::new(Language::English, Rounding::HalfUp);
        let unit = |name: &str| Unit::parse(name).unwrap();
        assert_eq!(zh.amount(&ratio(98, 10), 1, unit("万亩")), "9.8万亩");
        assert_eq!(en.amount(&ratio(98, 10), 1, unit("万亩")), "98,000 mu");
        assert_eq!(en.amount(&ratio(-12345, 10), 1, unit("亩")), "-1,234.5 mu");
        assert_eq!(en.amount(&ratio(15, 1), 0, unit("个")), "15");
        assert_eq!(zh.difference(&ratio(1, 2), 1, unit("%")), "0.5个百分点");
        assert_eq!(zh.average(&ratio(3, 2), 0, unit("人")), "1.5人");
        assert_eq!(zh.average(&ratio(11, 1000), 2, unit("亿元")), "110万元");
        assert_eq!(zh.average(&ratio(11, 100), 2, unit("亿元")), "0.11亿元");
        assert_eq!(zh.average(&ratio(-5, 100), 2, unit("万亩")), "-500亩");
        assert_eq!(zh.average(&ratio(1, 30), 1, unit("个")), "0.03个");
        assert_eq!(zh.average(&whole(0), 2, unit("亿元")), "0.00亿元");
    }
}
