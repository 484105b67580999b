//! The built-in units as a list, for whoever looks one up.

use super::currencies::{CURRENCIES, SIGNS};
use super::definition::Definition;
use super::definitions::DEFINITIONS;
use super::dimension::Measured;
use super::multiples::{MULTIPLES, Multiple};
use super::unit::Unit;
use crate::measure::exact::full;

/// A built-in unit with its names.
#[derive(Debug, Clone)]
pub struct BuiltIn {
    /// The name for programs; of a currency its ISO 4217 code.
    pub code: &'static str,
    pub chinese: &'static str,
    /// For several of it.
    pub english: &'static str,
    /// Other spellings.
    pub also: Vec<&'static str>,
    /// What it measures, by a word for programs: `area`.
    pub measures: &'static str,
    /// How many of `base` it is; empty where it is the base itself, or where there is none.
    pub factor: String,
    pub base: &'static str,
}

/// Every unit that is no currency, in the order in which they are declared.
#[must_use]
pub fn built_in_units() -> Vec<BuiltIn> {
    DEFINITIONS.iter().map(listed).collect()
}

/// Every currency, with its signs among its other names.
#[must_use]
pub fn currencies() -> Vec<BuiltIn> {
    let signs = |code| {
        SIGNS
            .iter()
            .filter(move |sign| sign.code == code)
            .flat_map(|sign| std::iter::once(sign.name).chain(sign.aliases.iter().copied()))
    };
    let with_signs = |definition: &'static Definition| {
        let mut unit = listed(definition);
        unit.also.extend(signs(unit.code));
        unit
    };
    CURRENCIES.iter().map(with_signs).collect()
}

fn listed(definition: &'static Definition) -> BuiltIn {
    let (one, english) = definition.written();
    let (measures, base) = measured(definition.dimension);
    let own = Unit::parse(definition.name);
    let factor = own.zip(Unit::parse(base)).filter(|_| definition.name != base).and_then(|(own, base)| own.to(base));
    let also = definition.aliases.iter().copied();
    let english = if english.is_empty() { definition.aliases.first().copied().unwrap_or_default() } else { english };
    BuiltIn {
        code: definition.code,
        chinese: definition.name,
        english,
        also: also
            .chain([one].into_iter().filter(|one| *one != english && !one.is_empty()))
            .filter(|n| *n != english)
            .collect(),
        measures,
        factor: factor.map(|factor| full(&factor)).unwrap_or_default(),
        base,
    }
}

/// What is measured, and the unit in which the others of its kind are told; empty where each stands by itself.
fn measured(dimension: Measured) -> (&'static str, &'static str) {
    match dimension {
        Measured::Area => ("area", "亩"),
        Measured::Money(_) => ("money", ""),
        Measured::Mass => ("mass", "公斤"),
        Measured::Length => ("length", "米"),
        Measured::Volume => ("volume", "立方米"),
        Measured::Energy => ("energy", "兆焦"),
        Measured::Power => ("power", "千瓦"),
        Measured::Temperature => ("temperature", ""),
        Measured::Time => ("time", "秒"),
        Measured::Emissions => ("emissions", "吨二氧化碳当量"),
        Measured::CoalEquivalent => ("coal", "吨标准煤"),
        Measured::Share => ("share", ""),
        Measured::Index => ("index", ""),
        Measured::Points => ("points", ""),
        Measured::Score => ("score", ""),
        Measured::Count(_) => ("count", ""),
        Measured::Own(_) => ("own", ""),
    }
}

impl Multiple {
    /// The Chinese word, the English one, and the zeros of the power of ten, the smallest first.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str, u32)> {
        let mut all: Vec<&Self> = MULTIPLES.to_vec();
        all.sort_by_key(|multiple| multiple.zeros);
        all.into_iter().map(|multiple| (multiple.zh, multiple.en, multiple.zeros))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_stands_by_its_names_and_its_factor() {
        let hectare = built_in_units().into_iter().find(|unit| unit.code == "ha").unwrap();
        assert_eq!((hectare.chinese, hectare.english, &*hectare.factor, hectare.base), ("公顷", "ha", "15", "亩"));
        let pound = currencies().into_iter().find(|unit| unit.code == "GBP").unwrap();
        assert!(pound.also.contains(&"£"), "{:?}", pound.also);
        assert_eq!(Multiple::all().next(), Some(("十", "10", 1)));
    }
}
