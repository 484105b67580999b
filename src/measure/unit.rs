use super::{Decimal, Exact};
use std::fmt;

/// What a unit measures. Only units of one dimension convert into each other or add up.
///
/// Every counting noun is a dimension of its own: 户 (households) and 户次 (household visits) do not mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    Area,
    Money(&'static str),
    Mass,
    Length,
    Volume,
    Energy,
    Share,
    Count(&'static str),
}

/// A unit's noun, with its factor to the base unit of its dimension.
#[derive(Debug, PartialEq, Eq)]
struct Noun {
    zh: &'static str,
    en: &'static str,
    dimension: Dimension,
    /// `mantissa × 10^-scale` base units make one of these, exactly.
    factor: (i128, u32),
    /// Other spellings that catalogs and headers use.
    also: &'static [&'static str],
}

const fn noun(
    zh: &'static str,
    en: &'static str,
    dimension: Dimension,
    factor: (i128, u32),
    also: &'static [&'static str],
) -> Noun {
    Noun { zh, en, dimension, factor, also }
}

const fn count(zh: &'static str, en: &'static str, also: &'static [&'static str]) -> Noun {
    noun(zh, en, Dimension::Count(zh), (1, 0), also)
}

/// The nouns known. Bases: 亩, 斤, 米, 立方米, 千瓦时, the currency itself, and one (for shares), chosen so that every
/// conversion to the base is a finite decimal.
const NOUNS: &[Noun] = &[
    noun("亩", "mu", Dimension::Area, (1, 0), &["mǔ"]),
    // 1 公顷 = 10,000 m² = 15 亩 (State Council order on statutory units of measurement, 1984).
    noun("公顷", "ha", Dimension::Area, (15, 0), &["hectare", "hectares", "hm²"]),
    noun("平方米", "m²", Dimension::Area, (15, 4), &["m2", "㎡"]),
    noun("平方公里", "km²", Dimension::Area, (1500, 0), &["km2", "平方千米"]),
    noun("元", "yuan", Dimension::Money("CNY"), (1, 0), &["CNY", "RMB", "人民币元"]),
    noun("美元", "US dollars", Dimension::Money("USD"), (1, 0), &["USD"]),
    noun("欧元", "euros", Dimension::Money("EUR"), (1, 0), &["EUR"]),
    noun("斤", "jin", Dimension::Mass, (1, 0), &["市斤"]),
    noun("克", "g", Dimension::Mass, (2, 3), &[]),
    noun("公斤", "kg", Dimension::Mass, (2, 0), &["千克"]),
    noun("担", "dan", Dimension::Mass, (100, 0), &[]),
    noun("吨", "t", Dimension::Mass, (2000, 0), &["tonne", "tonnes"]),
    noun("米", "m", Dimension::Length, (1, 0), &[]),
    noun("公里", "km", Dimension::Length, (1000, 0), &["千米"]),
    noun("立方米", "m³", Dimension::Volume, (1, 0), &["m3", "方"]),
    noun("千瓦时", "kWh", Dimension::Energy, (1, 0), &["度"]),
    noun("%", "%", Dimension::Share, (1, 2), &["％", "百分比", "pct", "percent"]),
    noun("‰", "‰", Dimension::Share, (1, 3), &["千分比", "permille"]),
    count("人", "people", &["person", "persons"]),
    count("人次", "attendances", &[]),
    count("户", "households", &["household"]),
    count("户次", "household visits", &[]),
    count("株", "plants", &["棵"]),
    count("个", "", &["count", "number"]),
    count("家", "firms", &["firm", "enterprises"]),
    count("期", "sessions", &["session", "classes"]),
    count("场", "events", &["event"]),
    count("场次", "showings", &[]),
    count("次", "times", &[]),
    count("笔", "loans", &["transactions"]),
    count("篇", "stories", &["articles"]),
    count("项", "items", &["item"]),
    count("名", "persons named", &[]),
    count("座", "facilities", &[]),
    count("件", "pieces", &["cases"]),
    count("条", "entries", &[]),
    count("处", "sites", &["sites"]),
    count("所", "institutions", &["schools"]),
    count("台", "machines", &[]),
    count("套", "sets", &[]),
    count("辆", "vehicles", &[]),
    count("头", "head", &[]),
    count("只", "animals", &[]),
    count("张", "sheets", &["beds"]),
    count("份", "copies", &[]),
    count("村", "villages", &["village"]),
    count("起", "incidents", &[]),
    count("例", "instances", &[]),
    count("班", "class groups", &[]),
    count("天", "days", &["日", "day"]),
    count("小时", "hours", &["hour"]),
];

/// A multiple that may stand before a noun: 万亩, 亿元.
#[derive(Debug, PartialEq, Eq)]
struct Multiple {
    zh: &'static str,
    en: &'static str,
    factor: i128,
}

const ONE: Multiple = Multiple { zh: "", en: "", factor: 1 };
const MULTIPLES: &[Multiple] = &[
    Multiple { zh: "千万", en: "10 million ", factor: 10_000_000 },
    Multiple { zh: "百万", en: "million ", factor: 1_000_000 },
    Multiple { zh: "万亿", en: "trillion ", factor: 1_000_000_000_000 },
    Multiple { zh: "千", en: "thousand ", factor: 1_000 },
    Multiple { zh: "万", en: "10,000 ", factor: 10_000 },
    Multiple { zh: "亿", en: "100 million ", factor: 100_000_000 },
];

/// A unit with its exact factor, such as 亩, 万元, 人次 or %.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    noun: &'static Noun,
    multiple: &'static Multiple,
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.noun.zh == other.noun.zh && self.multiple.factor == other.multiple.factor
    }
}
impl Eq for Unit {}

impl Unit {
    /// Finds a unit by its name (`万亩`, `ha`, `%`); `None` if it is not known.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        let plain =
            |n: &str| NOUNS.iter().find(|x| x.zh == n || (!x.en.is_empty() && x.en == n) || x.also.contains(&n));
        if let Some(noun) = plain(name) {
            return Some(Self { noun, multiple: &ONE });
        }
        MULTIPLES.iter().find_map(|multiple| {
            let noun = plain(name.strip_prefix(multiple.zh)?)?;
            // 千m is 千米, which has a name of its own.
            if let Some(noun) = plain(&format!("{}{}", multiple.zh, noun.zh)) {
                return Some(Self { noun, multiple: &ONE });
            }
            (noun.dimension != Dimension::Share).then_some(Self { noun, multiple })
        })
    }

    /// The names a user may write, for hints.
    pub fn names() -> impl Iterator<Item = String> {
        let nouns = NOUNS.iter().flat_map(|n| std::iter::once(n.zh).chain(n.also.iter().copied()).map(str::to_owned));
        let larger = ["亩", "元", "吨", "株", "人", "户"].iter().flat_map(|n| ["万", "亿"].map(|m| format!("{m}{n}")));
        nouns.chain(larger)
    }

    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.noun.dimension
    }

    /// Base units in one of these, exactly.
    #[must_use]
    pub fn factor(self) -> Decimal {
        Decimal::new(self.noun.factor.0 * self.multiple.factor, self.noun.factor.1).trimmed()
    }

    /// What to multiply an amount in `self` with to have it in `other`; `None` across dimensions.
    #[must_use]
    pub fn to(self, other: Self) -> Option<Exact> {
        (self.dimension() == other.dimension()).then(|| self.factor().to_exact() / other.factor().to_exact())
    }

    /// Whether an amount in this unit is a whole number of things: 人, 户, 家, but not 万人 or 亩.
    #[must_use]
    pub fn counts_whole_things(self) -> bool {
        matches!(self.dimension(), Dimension::Count(_)) && self.multiple.factor == 1
    }

    /// Whether it counts in 万 or 亿 of its unit.
    #[must_use]
    pub fn is_multiple(self) -> bool {
        self.multiple.factor != 1
    }

    /// Whether this is a share (% or ‰), whose changes are told in percentage points.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.dimension() == Dimension::Share
    }

    /// The English name; empty for 个, which English leaves out.
    #[must_use]
    pub fn english(self) -> String {
        format!("{}{}", self.multiple.en, self.noun.en).trim_end().to_owned()
    }

    /// The English name for one of it: `1 household`.
    #[must_use]
    pub fn english_one(self) -> String {
        let name = self.english();
        let (head, tail) = name.split_once(" named").map_or((name.as_str(), ""), |(head, _)| (head, " named"));
        let one = match (head, head.strip_suffix("ies"), head.strip_suffix('s')) {
            ("people", ..) => "person".to_owned(),
            (_, Some(stem), _) => format!("{stem}y"),
            (_, None, Some(stem)) => stem.to_owned(),
            _ => head.to_owned(),
        };
        one + tail
    }
}

/// The Chinese name, which is also the unit's name in every machine-readable output.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.multiple.zh, self.noun.zh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_not_said_in_the_plural() {
        for (zh, one) in
            [("户", "household"), ("人", "person"), ("名", "person named"), ("篇", "story"), ("班", "class group")]
        {
            assert_eq!(Unit::parse(zh).unwrap().english_one(), one);
        }
        for zh in ["亩", "万元", "%", "头", "个", "公里", "吨"] {
            let unit = Unit::parse(zh).unwrap();
            assert_eq!(unit.english_one(), unit.english());
        }
    }
    use crate::measure::exact::{full, ratio, whole};

    fn unit(name: &str) -> Unit {
        Unit::parse(name).unwrap_or_else(|| panic!("{name}"))
    }

    #[test]
    fn factors_are_exact() {
        assert_eq!(unit("公顷").to(unit("亩")), Some(whole(15)));
        assert_eq!(unit("亩").to(unit("公顷")), Some(ratio(1, 15)));
        assert_eq!(unit("亿元").to(unit("万元")), Some(whole(10_000)));
        assert_eq!(unit("担").to(unit("公斤")), Some(whole(50)));
        assert_eq!(unit("平方米").to(unit("公顷")), Some(ratio(1, 10_000)));
        assert_eq!(full(&unit("‰").to(unit("%")).unwrap()), "0.1");
    }

    #[test]
    fn a_multiple_with_a_name_of_its_own_is_that_unit() {
        assert_eq!(unit("千m"), unit("公里"));
    }

    #[test]
    fn dimensions_do_not_mix() {
        assert_eq!(unit("户").to(unit("户次")), None);
        assert_eq!(unit("亩").to(unit("元")), None);
        assert_eq!(unit("美元").to(unit("元")), None);
        assert!(Unit::parse("万%").is_none());
        assert!(Unit::parse("弗隆").is_none());
    }

    #[test]
    fn every_noun_is_found_by_each_of_its_names_and_no_name_is_taken_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for n in NOUNS {
            for name in std::iter::once(n.zh).chain(n.also.iter().copied()) {
                assert_eq!(unit(name).noun.zh, n.zh);
                assert!(seen.insert(name), "{name} twice");
            }
        }
    }
}
