//! The units that are known: one line each.

use super::dimension::{Counted, Dimension};
use crate::measure::Decimal;

/// A unit without a multiple.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// The name for programs, in ASCII; it never changes.
    pub(super) code: &'static str,
    pub(super) zh: &'static str,
    /// English names of one and of several; empty for 个, which English leaves out.
    pub(super) en: (&'static str, &'static str),
    pub(super) dimension: Dimension,
    /// Base units that make one of these, exactly.
    pub(super) factor: Decimal,
    /// What one of it stands for; `None` for a unit that does not count.
    pub(super) counted: Option<Counted>,
    /// Other spellings that catalogs and headers use.
    pub(super) aliases: &'static [&'static str],
}

type English = (&'static str, &'static str);
type Aliases = &'static [&'static str];

/// A unit of which `mantissa × 10^-scale` base units make one.
const fn unit(
    code: &'static str,
    zh: &'static str,
    en: English,
    dimension: Dimension,
    (mantissa, scale): (i128, u32),
    aliases: Aliases,
) -> Definition {
    Definition { code, zh, en, dimension, factor: Decimal { mantissa, scale }, counted: None, aliases }
}

/// A unit that counts.
const fn count(code: &'static str, zh: &'static str, en: English, counted: Counted, aliases: Aliases) -> Definition {
    let plain = unit(code, zh, en, Dimension::Count(code), (1, 0), aliases);
    Definition { counted: Some(counted), ..plain }
}

use Counted::{Any, Enterprise, Household, Person, Thing};
use Dimension::{Area, Energy, Length, Mass, Money, Share, Volume};

/// Every unit that is known. Bases: 亩, 斤, 米, 立方米, 千瓦时, the currency itself, and one (for shares), chosen so that every
/// conversion to the base is a finite decimal.
pub(super) const DEFINITIONS: &[Definition] = &[
    unit("mu", "亩", ("mu", "mu"), Area, (1, 0), &["mǔ"]),
    // 1 公顷 = 10,000 m² = 15 亩 (State Council order on statutory units of measurement, 1984).
    unit("ha", "公顷", ("ha", "ha"), Area, (15, 0), &["hectare", "hectares", "hm²"]),
    unit("m2", "平方米", ("m²", "m²"), Area, (15, 4), &["m2", "㎡"]),
    unit("km2", "平方公里", ("km²", "km²"), Area, (1500, 0), &["km2", "平方千米"]),
    unit("CNY", "元", ("yuan", "yuan"), Money("CNY"), (1, 0), &["CNY", "RMB", "人民币元"]),
    unit("USD", "美元", ("US dollar", "US dollars"), Money("USD"), (1, 0), &["USD"]),
    unit("EUR", "欧元", ("euro", "euros"), Money("EUR"), (1, 0), &["EUR"]),
    unit("jin", "斤", ("jin", "jin"), Mass, (1, 0), &["市斤"]),
    unit("g", "克", ("g", "g"), Mass, (2, 3), &[]),
    unit("kg", "公斤", ("kg", "kg"), Mass, (2, 0), &["千克"]),
    unit("dan", "担", ("dan", "dan"), Mass, (100, 0), &[]),
    unit("t", "吨", ("t", "t"), Mass, (2000, 0), &["tonne", "tonnes"]),
    unit("m", "米", ("m", "m"), Length, (1, 0), &[]),
    unit("km", "公里", ("km", "km"), Length, (1000, 0), &["千米"]),
    unit("m3", "立方米", ("m³", "m³"), Volume, (1, 0), &["m3", "方"]),
    unit("kWh", "千瓦时", ("kWh", "kWh"), Energy, (1, 0), &["度"]),
    unit("percent", "%", ("%", "%"), Share, (1, 2), &["％", "百分比", "pct", "percent"]),
    unit("permille", "‰", ("‰", "‰"), Share, (1, 3), &["千分比", "permille"]),
    count("person", "人", ("person", "people"), Person, &["person", "persons"]),
    count("attendance", "人次", ("attendance", "attendances"), Thing, &[]),
    count("household", "户", ("household", "households"), Household, &["household"]),
    count("household_visit", "户次", ("household visit", "household visits"), Thing, &[]),
    count("plant", "株", ("plant", "plants"), Thing, &["棵"]),
    count("one", "个", ("", ""), Any, &["count", "number"]),
    count("firm", "家", ("firm", "firms"), Enterprise, &["firm", "enterprises"]),
    count("session", "期", ("session", "sessions"), Thing, &["session", "classes"]),
    count("event", "场", ("event", "events"), Thing, &["event"]),
    count("showing", "场次", ("showing", "showings"), Thing, &[]),
    count("time", "次", ("time", "times"), Thing, &[]),
    count("loan", "笔", ("loan", "loans"), Thing, &["transactions"]),
    count("story", "篇", ("story", "stories"), Thing, &["articles"]),
    count("item", "项", ("item", "items"), Thing, &["item"]),
    count("named_person", "名", ("person named", "persons named"), Person, &[]),
    count("facility", "座", ("facility", "facilities"), Thing, &[]),
    count("piece", "件", ("piece", "pieces"), Thing, &["cases"]),
    count("entry", "条", ("entry", "entries"), Thing, &[]),
    count("site", "处", ("site", "sites"), Thing, &[]),
    count("institution", "所", ("institution", "institutions"), Thing, &["schools"]),
    count("machine", "台", ("machine", "machines"), Thing, &[]),
    count("set", "套", ("set", "sets"), Thing, &[]),
    count("vehicle", "辆", ("vehicle", "vehicles"), Thing, &[]),
    count("head", "头", ("head", "head"), Thing, &[]),
    count("animal", "只", ("animal", "animals"), Thing, &[]),
    count("sheet", "张", ("sheet", "sheets"), Thing, &["beds"]),
    count("copy", "份", ("copy", "copies"), Thing, &[]),
    count("village", "村", ("village", "villages"), Thing, &["village"]),
    count("incident", "起", ("incident", "incidents"), Thing, &[]),
    count("instance", "例", ("instance", "instances"), Person, &[]),
    count("class_group", "班", ("class group", "class groups"), Thing, &[]),
    count("day", "天", ("day", "days"), Thing, &["日", "day"]),
    count("hour", "小时", ("hour", "hours"), Thing, &["hour"]),
];

impl Definition {
    /// Whether `name` is its name in a language or an alias.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.zh == name || (!name.is_empty() && self.en.1 == name) || self.aliases.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_stands_for_two_units() {
        let mut names = BTreeSet::new();
        for definition in DEFINITIONS {
            let own = [definition.zh, definition.en.1].into_iter().chain(definition.aliases.iter().copied());
            for name in own.collect::<BTreeSet<_>>().into_iter().filter(|name| !name.is_empty()) {
                assert!(names.insert(name), "{name} twice");
            }
        }
    }

    #[test]
    fn codes_are_ascii_and_unique() {
        let codes: BTreeSet<&str> = DEFINITIONS.iter().map(|d| d.code).collect();
        assert_eq!(codes.len(), DEFINITIONS.len());
        assert!(codes.iter().all(|code| code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')));
    }

    #[test]
    fn what_counts_says_what_and_nothing_else_does() {
        for definition in DEFINITIONS {
            let counts = matches!(definition.dimension, Dimension::Count(_));
            assert_eq!(definition.counted.is_some(), counts, "{}", definition.code);
        }
    }
}
