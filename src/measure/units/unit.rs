//! A unit: a definition with its multiple, such as 万亩.

use super::definitions::{DEFINITIONS, Definition};
use super::dimension::{Counted, Dimension};
use super::multiples::{MULTIPLES, Multiple, ONE, WAN};
use crate::measure::{Decimal, Exact, exact};
use std::fmt;

/// Units whose multiples are worth a hint.
const OFTEN_MULTIPLIED: [&str; 6] = ["亩", "元", "吨", "株", "人", "户"];

/// A unit with its exact factor, such as 亩, 万元, 人次 or %.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    definition: &'static Definition,
    multiple: &'static Multiple,
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.definition.code == other.definition.code && self.multiple.zeros == other.multiple.zeros
    }
}
impl Eq for Unit {}

impl Unit {
    /// Finds a unit by one of its names (`万亩`, `ha`, `%`); `None` if it is not known.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        let plain = |name: &str| {
            let definition = DEFINITIONS.iter().find(|d| d.is_named(name))?;
            Some(Self { definition, multiple: ONE })
        };
        plain(name).or_else(|| {
            MULTIPLES.iter().find_map(|multiple| {
                let one = plain(name.strip_prefix(multiple.zh)?)?;
                // 千m is 千米, which has a name of its own.
                plain(&format!("{}{}", multiple.zh, one.definition.zh)).or_else(|| one.times(multiple))
            })
        })
    }

    /// 个, in which whatever has no unit of its own is counted.
    #[must_use]
    pub fn one() -> Self {
        let definition = DEFINITIONS.iter().find(|d| d.counted == Some(Counted::Any));
        Self { definition: definition.unwrap_or(&DEFINITIONS[0]), multiple: ONE }
    }

    /// Per cent.
    #[must_use]
    pub fn percent() -> Self {
        let definition = DEFINITIONS.iter().find(|d| d.code == "percent");
        Self { definition: definition.unwrap_or(&DEFINITIONS[0]), multiple: ONE }
    }

    /// So many of it; shares have no multiples.
    fn times(self, multiple: &'static Multiple) -> Option<Self> {
        (!self.is_share()).then_some(Self { multiple, ..self })
    }

    /// The names that a catalog may write, for hints.
    pub fn names() -> impl Iterator<Item = String> {
        let names = DEFINITIONS.iter().flat_map(|d| std::iter::once(d.zh).chain(d.aliases.iter().copied()));
        let multiples = || MULTIPLES.iter().filter(|m| m.stands_alone);
        let larger = OFTEN_MULTIPLIED.iter().flat_map(move |n| multiples().map(move |m| format!("{}{n}", m.zh)));
        names.map(str::to_owned).chain(larger)
    }

    /// The name for programs, in ASCII: `mu`, `1e4 mu`, `percent`. Reports print the name of their language instead.
    #[must_use]
    pub fn code(self) -> String {
        match self.multiple.zeros {
            0 => self.definition.code.to_owned(),
            zeros => format!("1e{zeros} {}", self.definition.code),
        }
    }

    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.definition.dimension
    }

    /// Base units in one of these, exactly.
    #[must_use]
    pub fn factor(self) -> Decimal {
        let Decimal { mantissa, scale } = self.definition.factor;
        Decimal::new(mantissa * self.multiple.factor(), scale).trimmed()
    }

    /// The factor that turns an amount in `self` into one in `other`; `None` across dimensions.
    #[must_use]
    pub fn to(self, other: Self) -> Option<Exact> {
        (self.dimension() == other.dimension()).then(|| self.factor().to_exact() / other.factor().to_exact())
    }

    /// Whether an amount in this unit is a whole number of things: 人, 户, 家, but not 万人 or 亩.
    #[must_use]
    pub fn counts_whole_things(self) -> bool {
        self.counted().is_some() && !self.is_multiple()
    }

    /// What each thing that it counts stands for; `None` for a unit that does not count.
    #[must_use]
    pub fn counted(self) -> Option<Counted> {
        self.definition.counted
    }

    /// Whether it counts in 万, 亿 or another multiple of its unit.
    #[must_use]
    pub fn is_multiple(self) -> bool {
        self.multiple.zeros > 0
    }

    /// The unit without its multiple, and the zeros that the multiple stands for: 亩 and 4 for 万亩.
    #[must_use]
    pub fn without_multiple(self) -> (Self, u32) {
        (Self { multiple: ONE, ..self }, self.multiple.zeros)
    }

    /// The next smaller unit that has a word, with the zeros that the two are apart: 万元 for 亿元, 亩 for 万亩; `None` without a
    /// multiple.
    #[must_use]
    pub fn smaller(self) -> Option<(Self, u32)> {
        let multiple = if self.multiple.zeros > WAN.zeros { WAN } else { ONE };
        self.is_multiple().then_some((Self { multiple, ..self }, self.multiple.zeros - multiple.zeros))
    }

    /// Whether this is a share (% or ‰), whose changes are stated in points.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.dimension() == Dimension::Share
    }

    /// Whether this is a currency.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self.dimension(), Dimension::Money(_))
    }

    /// How many of it make the whole: 100 for %, 1000 for ‰; `None` for a unit that is no share.
    #[must_use]
    pub fn of_whole(self) -> Option<Exact> {
        self.is_share().then(|| exact::whole(1) / self.factor().to_exact())
    }

    /// The English name of several; empty for 个, which English leaves out.
    #[must_use]
    pub fn english(self) -> String {
        self.with_multiple(self.definition.en.1)
    }

    /// The English name of one: `1 household`.
    #[must_use]
    pub fn english_one(self) -> String {
        if self.is_multiple() { self.english() } else { self.definition.en.0.to_owned() }
    }

    fn with_multiple(self, noun: &str) -> String {
        format!("{} {noun}", self.multiple.en).trim().to_owned()
    }
}

/// The Chinese name, which catalogs and the machine-readable outputs state.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.multiple.zh, self.definition.zh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::{full, ratio, whole};

    fn unit(name: &str) -> Unit {
        Unit::parse(name).unwrap_or_else(|| panic!("{name}"))
    }

    #[test]
    fn every_unit_is_found_by_each_of_its_names() {
        for definition in DEFINITIONS {
            for name in [definition.zh, definition.en.1].into_iter().chain(definition.aliases.iter().copied()) {
                if !name.is_empty() {
                    assert_eq!(unit(name).definition.code, definition.code, "{name}");
                }
            }
        }
        assert_eq!(unit(" 万亩 "), unit("万亩"));
        for name in ["", "弗隆", "万", "万%", "亿‰", "万弗隆"] {
            assert!(Unit::parse(name).is_none(), "{name}");
        }
    }

    #[test]
    fn factors_are_exact() {
        assert_eq!(unit("公顷").to(unit("亩")), Some(whole(15)));
        assert_eq!(unit("亩").to(unit("公顷")), Some(ratio(1, 15)));
        assert_eq!(unit("亿元").to(unit("万元")), Some(whole(10_000)));
        assert_eq!(unit("万亿元").to(unit("千万元")), Some(whole(100_000)));
        assert_eq!(unit("担").to(unit("公斤")), Some(whole(50)));
        assert_eq!(unit("平方米").to(unit("公顷")), Some(ratio(1, 10_000)));
        assert_eq!(unit("平方公里").to(unit("公顷")), Some(whole(100)));
        assert_eq!(unit("吨").to(unit("克")), Some(whole(1_000_000)));
        assert_eq!(full(&unit("‰").to(unit("%")).unwrap()), "0.1");
    }

    #[test]
    fn a_multiple_with_a_name_of_its_own_is_that_unit() {
        assert_eq!(unit("千m"), unit("公里"));
        assert_eq!(unit("千克"), unit("公斤"));
        assert_ne!(unit("百万元"), unit("万元"));
    }

    #[test]
    fn dimensions_do_not_mix() {
        for (a, b) in [("户", "户次"), ("亩", "元"), ("美元", "元"), ("人", "名"), ("%", "个")] {
            assert_eq!(unit(a).to(unit(b)), None, "{a} {b}");
            assert_ne!(unit(a), unit(b));
        }
    }

    #[test]
    fn only_units_without_a_multiple_count_whole_things() {
        for (name, counted, whole) in [
            ("人", Some(Counted::Person), true),
            ("例", Some(Counted::Person), true),
            ("户", Some(Counted::Household), true),
            ("家", Some(Counted::Enterprise), true),
            ("个", Some(Counted::Any), true),
            ("人次", Some(Counted::Thing), true),
            ("万人", Some(Counted::Person), false),
            ("亩", None, false),
            ("%", None, false),
        ] {
            assert_eq!((unit(name).counted(), unit(name).counts_whole_things()), (counted, whole), "{name}");
        }
    }

    #[test]
    fn multiples_come_off_in_steps() {
        assert_eq!(unit("万亩").without_multiple(), (unit("亩"), 4));
        assert_eq!(unit("亩").without_multiple(), (unit("亩"), 0));
        assert_eq!(unit("亿元").smaller(), Some((unit("万元"), 4)));
        assert_eq!(unit("千万元").smaller(), Some((unit("万元"), 3)));
        assert_eq!(unit("万元").smaller(), Some((unit("元"), 4)));
        assert_eq!(unit("千元").smaller(), Some((unit("元"), 3)));
        assert_eq!(unit("元").smaller(), None);
        assert_eq!((unit("万亩").is_multiple(), unit("千瓦时").is_multiple()), (true, false));
    }

    #[test]
    fn a_whole_has_a_hundred_or_a_thousand_shares() {
        assert_eq!(unit("%").of_whole(), Some(whole(100)));
        assert_eq!(unit("‰").of_whole(), Some(whole(1000)));
        assert_eq!(unit("个").of_whole(), None);
        assert_eq!((Unit::percent(), Unit::one()), (unit("%"), unit("个")));
    }

    #[test]
    fn units_have_names_for_people_and_for_programs() {
        for (zh, code, one, several) in [
            ("亩", "mu", "mu", "mu"),
            ("万亩", "1e4 mu", "10,000 mu", "10,000 mu"),
            ("亿元", "1e8 CNY", "100 million yuan", "100 million yuan"),
            ("万元", "1e4 CNY", "10,000 yuan", "10,000 yuan"),
            ("户", "household", "household", "households"),
            ("人", "person", "person", "people"),
            ("名", "named_person", "person named", "persons named"),
            ("篇", "story", "story", "stories"),
            ("班", "class_group", "class group", "class groups"),
            ("头", "head", "head", "head"),
            ("个", "one", "", ""),
            ("万个", "1e4 one", "10,000", "10,000"),
            ("%", "percent", "%", "%"),
        ] {
            let unit = unit(zh);
            assert_eq!((unit.to_string().as_str(), unit.code().as_str()), (zh, code));
            assert_eq!((unit.english_one().as_str(), unit.english().as_str()), (one, several), "{zh}");
        }
    }

    #[test]
    fn hints_name_what_can_be_written() {
        let names: Vec<String> = Unit::names().collect();
        assert!(names.iter().all(|name| Unit::parse(name).is_some()));
        assert!(["亩", "hectare", "万人", "亿元"].iter().all(|name| names.iter().any(|n| n == name)));
    }
}
