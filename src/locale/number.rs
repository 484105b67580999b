//! Numbers as people read them.

use super::messages::Locale;
use crate::measure::exact::{fixed, full, ratio, round, whole};
use crate::measure::{Exact, Unit};
use crate::words::Language;
use num_traits::{Signed, Zero};

/// Multiples from here on are said in millions where a language has no words of its own for them.
const ZEROS_OF_A_MILLION: u32 = 6;
/// No difference is printed with more places.
const MOST_PLACES: u32 = 6;
/// Differences of shares have no more places than this, unless nothing would be left of them.
const PLACES_OF_POINTS: u32 = 2;
/// Nor have rates of whole things more than this.
const PLACES_OF_THINGS: u32 = 1;

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

    /// A difference, a rate or a requirement, with three significant digits, in the unit that gives them: `274万元`, `467 mu`; of two
    /// shares in percentage points.
    #[must_use]
    pub fn difference(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        let (number, unit) = self.in_three_digits(x, decimals, unit);
        if !unit.is_share() {
            return self.with_unit(&number, unit);
        }
        let key = if unit.of_whole() == Some(whole(1000)) { "permille-points" } else { "points" };
        self.say(key, &[("n", &number)])
    }

    /// An amount below one 万亩 or 亿元 in the next smaller unit that has a word: `3396万元` for 0.3396亿元.
    #[must_use]
    pub(super) fn in_smaller_unit(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        let smaller = unit.smaller().filter(|_| self.writing().myriads.is_some() && x.abs() < whole(1));
        match smaller.and_then(|(smaller, zeros)| Some((smaller, zeros, unit.to(smaller)?))) {
            Some((smaller, zeros, factor)) => self.amount(&(x * factor), decimals.saturating_sub(zeros), smaller),
            None => self.amount(x, decimals, unit),
        }
    }

    /// How far a value is from what it is held against: of whole things, those that are missing are rounded up.
    #[must_use]
    pub fn distance(&self, gap: &Exact, decimals: u32, unit: Unit) -> String {
        self.difference(&in_whole_things(gap, unit).abs(), decimals, unit)
    }

    /// The number of [`Locale::difference`], with its unit only where that is not the column's ([`Locale::spoken_unit`]).
    #[must_use]
    pub fn difference_as_spoken(&self, x: &Exact, decimals: u32, unit: Unit) -> String {
        let (number, shown) = self.in_three_digits(x, decimals, unit);
        let (.., column) = self.spoken(whole(0), 0, unit);
        if shown == column { number } else { self.with_unit(&number, shown) }
    }

    fn in_three_digits(&self, x: &Exact, decimals: u32, unit: Unit) -> (String, Unit) {
        let least = if unit.is_share() { decimals.max(1) } else { decimals };
        let (x, least, unit) = if self.writing().myriads.is_some() {
            readable(x.clone(), least, unit)
        } else {
            let (spoken, least, large) = self.spoken(x.clone(), least, unit);
            let (plain, zeros) = large.without_multiple();
            match large.to(plain).filter(|_| large.is_multiple() && spoken.abs() < whole(1)) {
                Some(factor) => (spoken * factor, least.saturating_sub(zeros), plain),
                None => (spoken, least, large),
            }
        };
        let most = match unit {
            share if share.is_share() => PLACES_OF_POINTS.min(decimals + 1).max(least),
            things if things.counts_whole_things() => PLACES_OF_THINGS.max(least),
            _ => MOST_PLACES,
        };
        let places = if x.is_zero() { least } else { places_of_three_digits(&x).min(most.max(places_of_a_digit(&x))) };
        let mut shown = fixed(&x, places, self.rounding());
        for _ in least..places {
            if !shown.ends_with('0') {
                break;
            }
            shown.pop();
        }
        (self.grouped(shown.trim_end_matches('.')), unit)
    }

    /// A plain fraction as a percentage with one place: `59.2%`.
    #[must_use]
    pub fn percent(&self, share: &Exact) -> String {
        format!("{}%", self.number(&(share * whole(100)), 1))
    }

    /// The same in a sentence, where a whole percentage has no place: `80%`.
    #[must_use]
    pub fn share_said(&self, share: &Exact) -> String {
        self.percent(share).replace(".0%", "%")
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
            Language::Chinese => unit.chinese(),
            Language::English => unit.english(),
        }
    }

    fn with_unit(&self, number: &str, unit: Unit) -> String {
        if let Some(sign) = unit.sign() {
            return self.behind_sign(sign, number, unit);
        }
        let one = self.language() == Language::English && number.trim_start_matches('-') == "1";
        let name = if one { unit.english_one() } else { self.unit(unit) };
        match name.as_str() {
            "" => number.to_owned(),
            share if share.starts_with(['%', '‰']) => format!("{number}{share}"),
            _ => self.say("amount", &[("n", number), ("unit", &name)]),
        }
    }

    /// `£1,234`, `-£5 million`, `£120 per person`.
    fn behind_sign(&self, sign: &str, number: &str, unit: Unit) -> String {
        let (minus, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
        let (chinese, english) = unit.behind_sign();
        let behind = match self.language() {
            Language::Chinese => chinese,
            Language::English => english,
        };
        let amount = format!("{minus}{sign}{digits}");
        if behind.is_empty() { amount } else { self.say("amount", &[("n", &amount), ("unit", &behind)]) }
    }

    /// Without words for 万 and 亿, 万 is multiplied out, and larger multiples are said in millions.
    fn spoken(&self, x: Exact, decimals: u32, unit: Unit) -> (Exact, u32, Unit) {
        if self.writing().myriads.is_some() || !unit.is_multiple() {
            return (x, decimals, unit);
        }
        let (plain, zeros) = unit.without_multiple();
        let (said, zeros) = match zeros.checked_sub(ZEROS_OF_A_MILLION) {
            Some(zeros) => (unit.in_millions(), zeros),
            None => (plain, zeros),
        };
        match unit.to(said) {
            Some(factor) => (x * factor, decimals.saturating_sub(zeros), said),
            None => (x, decimals, unit),
        }
    }
}

/// A gap in whole things: one that is short is short by the next whole number, and what is beyond it is rounded.
#[must_use]
pub fn in_whole_things(gap: &Exact, unit: Unit) -> Exact {
    match unit.counts_whole_things() {
        true if gap.is_negative() => gap.floor(),
        true => (gap + ratio(1, 2)).floor(),
        false => gap.clone(),
    }
}

/// Less than one 万亩 or 亿元 in the next smaller unit that has a word, where its own places would not give three digits: 0.011亿元 as
/// 110万元, but 0.80万亩.
fn readable(x: Exact, decimals: u32, unit: Unit) -> (Exact, u32, Unit) {
    let in_its_places =
        || x.abs() >= ratio(1, 10) && (&x * whole(10).pow(i32::try_from(decimals).unwrap_or(0))).is_integer();
    if x.is_zero() || x.abs() >= whole(1) || in_its_places() {
        return (x, decimals, unit);
    }
    let smaller = unit.smaller().and_then(|(smaller, zeros)| Some((smaller, zeros, unit.to(smaller)?)));
    let Some((smaller, zeros, factor)) = smaller else { return (x, decimals, unit) };
    readable(x * factor, decimals.saturating_sub(zeros), smaller)
}

/// Places after the point with which a number shows its first digit.
fn places_of_a_digit(x: &Exact) -> u32 {
    let shown = |places: &u32| x.abs() * whole(10).pow(i32::try_from(*places).unwrap_or(0)) >= whole(1);
    (0..MOST_PLACES).find(shown).unwrap_or(MOST_PLACES)
}

/// Places after the point with which a number has three significant digits; whole digits are never rounded away.
fn places_of_three_digits(x: &Exact) -> u32 {
    let mut places = 0;
    let mut shifted = x.abs();
    while places < MOST_PLACES && shifted < whole(100) {
        shifted *= whole(10);
        places += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;

    #[test]
    fn whole_things_that_are_missing_are_rounded_up() {
        let zh = Locale::new(Language::Chinese, Rounding::HalfUp);
        let unit = |name: &str| Unit::parse(name).unwrap();
        let said = |gap: Exact, of: &str| zh.distance(&gap, 0, unit(of));
        assert_eq!((said(ratio(-219, 10), "人"), said(ratio(18, 10), "户")), ("22人".into(), "2户".into()));
        assert_eq!((said(whole(-3), "人"), said(ratio(-219, 10), "亩")), ("3人".into(), "21.9亩".into()));
    }

    #[test]
    fn amounts_in_both_languages() {
        let zh = Locale::new(Language::Chinese, Rounding::HalfUp);
        let en = Locale::new(Language::English, Rounding::HalfUp);
        let unit = |name: &str| Unit::parse(name).unwrap();
        assert_eq!(zh.amount(&ratio(98, 10), 1, unit("万亩")), "9.8万亩");
        assert_eq!(en.amount(&ratio(98, 10), 1, unit("万亩")), "98,000 mu");
        assert_eq!(en.amount(&ratio(-12345, 10), 1, unit("亩")), "-1,234.5 mu");
        assert_eq!(en.amount(&ratio(15, 1), 0, unit("个")), "15");
        assert_eq!(en.amount(&ratio(105, 100), 2, unit("亿元")), "105 million yuan");
        assert_eq!(en.amount(&ratio(12_345, 10), 1, unit("万亿元")), "1,234,500,000 million yuan");
        assert_eq!((en.spoken_unit(unit("亿元")), en.spoken_unit(unit("万亩"))), ("million yuan".into(), "mu".into()));
        assert_eq!(en.number_as_spoken(&ratio(105, 100), 2, unit("亿元")), "105");
        assert_eq!(en.stated(&ratio(1055, 1000), unit("亿元")), "105.5 million yuan");
    }

    #[test]
    fn differences_have_three_digits_in_the_unit_that_gives_them() {
        let zh = Locale::new(Language::Chinese, Rounding::HalfUp);
        let en = Locale::new(Language::English, Rounding::HalfUp);
        let unit = |name: &str| Unit::parse(name).unwrap();
        for (x, decimals, of, chinese, english) in [
            (ratio(27_413, 1_000_000), 2, "亿元", "274万元", "2.74 million yuan"),
            (ratio(4667, 10), 1, "亩", "467亩", "467 mu"),
            (ratio(8, 10), 2, "万亩", "0.80万亩", "8,000 mu"),
            (whole(1225), 0, "亩", "1225亩", "1,225 mu"),
            (ratio(3, 2), 0, "人", "1.5人", "1.5 people"),
            (ratio(1, 30), 1, "个", "0.03个", "0.03"),
            (ratio(5, 3), 0, "户", "1.7户", "1.7 households"),
            (ratio(3, 1000), 1, "%", "0.003个百分点", "0.003 percentage points"),
            (ratio(2467, 10_000), 2, "万亩", "2467亩", "2,467 mu"),
            (ratio(45, 100), 2, "万亩", "0.45万亩", "4,500 mu"),
            (ratio(-5, 100), 2, "万亩", "-500亩", "-500 mu"),
            (ratio(35, 10_000), 2, "亿元", "35万元", "350,000 yuan"),
            (ratio(12_345, 10_000), 2, "亿元", "1.23亿元", "123 million yuan"),
            (whole(0), 2, "亿元", "0.00亿元", "0 yuan"),
            (ratio(1, 2), 1, "%", "0.5个百分点", "0.5 percentage points"),
            (ratio(417, 10), 1, "%", "41.7个百分点", "41.7 percentage points"),
            (ratio(1, 12), 1, "%", "0.08个百分点", "0.08 percentage points"),
        ] {
            let said = (zh.difference(&x, decimals, unit(of)), en.difference(&x, decimals, unit(of)));
            assert_eq!(said, (chinese.to_owned(), english.to_owned()), "{x} {of}");
        }
        let in_a_column = |x: Exact| zh.difference_as_spoken(&x, 2, unit("亿元"));
        assert_eq!(
            (in_a_column(ratio(27_413, 1_000_000)), in_a_column(ratio(3, 2))),
            ("274万元".into(), "1.50".into())
        );
        assert_eq!(en.difference_as_spoken(&ratio(3, 2), 2, unit("亿元")), "150");
        assert_eq!((zh.share_said(&ratio(4, 5)), zh.share_said(&ratio(592, 1000))), ("80%".into(), "59.2%".into()));
    }
}
