//! Units, multiples and currencies that are built in.

use super::section::{Cell, Row, Section, Text};
use crate::measure::{BuiltIn, Multiple, built_in_units, currencies};
use crate::words::Language;
use crate::words::reference::described;

/// Units with what they measure and how many of its base they are.
pub(super) fn units() -> Section {
    let row = |unit: &BuiltIn| {
        let also = unit.also.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let names = vec![unit.chinese.to_owned(), unit.english.to_owned()];
        let factor = if unit.factor.is_empty() { String::new() } else { format!("{} {}", unit.factor, unit.base) };
        let cells = vec![
            Cell::code(unit.chinese),
            Cell::code(unit.english),
            Cell::Short(Text::by(|language| measured(unit.measures, language))),
            Cell::Short(Text::by(|_| factor.clone())),
            Cell::Short(Text::by(|_| also.join(", "))),
        ];
        Row { id: unit.code.to_owned(), also: names.into_iter().chain(also.iter().cloned()).collect(), cells }
    };
    Section {
        id: "units".into(),
        code: String::new(),
        about: Text::of("units"),
        heads: vec!["head.chinese", "head.english", "head.measures-what", "head.factor", "head.also"],
        rows: built_in_units().iter().map(row).collect(),
    }
}

fn measured(what: &str, language: Language) -> String {
    described(language, &format!("measured.{what}")).unwrap_or_default().to_owned()
}

/// The words that stand before a unit: 万亩, 10,000 mu.
pub(super) fn multiples() -> Section {
    let row = |(chinese, english, zeros): (&'static str, &'static str, u32)| Row {
        id: chinese.to_owned(),
        also: vec![english.to_owned()],
        cells: vec![Cell::code(chinese), Cell::code(english), Cell::code(format!("1{}", "0".repeat(zeros as usize)))],
    };
    Section {
        id: "multiples".into(),
        code: String::new(),
        about: Text::of("multiples"),
        heads: vec!["head.chinese", "head.english", "head.factor"],
        rows: Multiple::all().map(row).collect(),
    }
}

pub(super) fn money() -> Section {
    let row = |unit: &BuiltIn| Row {
        id: unit.code.to_owned(),
        also: unit.also.iter().map(|name| (*name).to_owned()).collect(),
        cells: vec![
            Cell::code(unit.code),
            Cell::Short(Text::by(|_| unit.chinese.to_owned())),
            Cell::Short(Text::by(|_| unit.english.to_owned())),
            Cell::Short(Text::by(|_| unit.also.join(", "))),
        ],
    };
    Section {
        id: "currencies".into(),
        code: String::new(),
        about: Text::of("currencies"),
        heads: vec!["head.code", "head.chinese", "head.english", "head.also"],
        rows: currencies().iter().map(row).collect(),
    }
}
