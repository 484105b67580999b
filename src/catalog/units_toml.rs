//! Reads `[unit.<name>]`: the units that a project declares, each a multiple of another one or a dimension of its own.

use super::reading::{KeyTable, Node, Table, Takes, key, listed, unknown_unit};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::{Clash, Decimal, DeclaredUnit, Meaning, Names, Unit, Units, exact};
use crate::say;
use crate::words::Language;
use num_traits::Signed;
use std::collections::BTreeSet;

/// `[unit.…]`: a unit that the project declares.
pub(super) static UNIT: KeyTable = KeyTable {
    id: "unit",
    heading: "[unit.NAME]",
    keys: &[
        key("of", Takes::Unit),
        key("times", Takes::Number).or("1"),
        key("name", Takes::Text),
        key("name_en", Takes::Text),
        key("name_en_one", Takes::Text),
        key("counts", Takes::Flag).or("false"),
    ],
};

/// Digits and places that `times` may have, so that amounts in such a unit still fit.
const TIMES_DIGITS: u32 = 15;
const TIMES_PLACES: u32 = 9;

/// Signs that mean one currency where one language is written and another where another one is, unless a project declares them.
fn signs(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        // As they are built in: the yuan and the US dollar.
        Language::Chinese => &[],
        Language::English => &[("¥", "JPY")],
    }
}

/// The units that are built in, and those of the tables in `declared`. Errors go to the findings.
pub(super) fn read_units(declared: Option<Table<'_>>, language: Language) -> Units {
    let mut units = Units::default().stated_in(match language {
        Language::Chinese => Names::Chinese,
        Language::English => Names::English,
    });
    for (sign, currency) in signs(language) {
        units.let_sign_mean(sign, currency);
    }
    let nodes = declared.map(|table| table.nodes()).unwrap_or_default();
    let tables: Vec<(Node<'_>, Table<'_>)> = nodes.into_iter().filter_map(|n| Some((n, n.table()?))).collect();
    let mut reader = Reader { tables: &tables, units, open: Vec::new(), done: BTreeSet::new() };
    for (n, (_, table)) in tables.iter().enumerate() {
        table.expect_keys(&UNIT);
        reader.visit(n);
    }
    reader.units
}

/// Declares units one after the other, those first that others are made of.
struct Reader<'a> {
    tables: &'a [(Node<'a>, Table<'a>)],
    units: Units,
    /// The declarations that lead to the one that is being read.
    open: Vec<usize>,
    /// Those that were read, with an error or without.
    done: BTreeSet<usize>,
}

impl<'a> Reader<'a> {
    fn visit(&mut self, n: usize) {
        if !self.done.insert(n) {
            return;
        }
        self.open.push(n);
        if let Some(unit) = self.read(n)
            && let Err(Clash { name, with }) = self.units.declare(&unit)
        {
            let message = say!("unit-clash", name, with);
            let finding = Diagnostic::error("unit-clash", message).hint(say!("unit-clash-hint"));
            self.tables[n].1.doc.findings.push(finding.at(self.tables[n].0.key_location()));
        }
        self.open.pop();
    }

    fn read(&mut self, n: usize) -> Option<DeclaredUnit> {
        let (node, table) = self.tables[n];
        let name = notation::tidy(node.key).into_owned();
        if name.is_empty()
            || name.contains('/')
            || name.starts_with(|c: char| c.is_ascii_digit() || "+-.,(".contains(c))
        {
            table.doc.findings.error("bad-unit-name", node.key_location(), say!("bad-unit-name", name));
            return None;
        }
        let text = |key| table.text(key).map(|text| notation::tidy(text).into_owned()).filter(|text| !text.is_empty());
        let chinese = text("name").unwrap_or_else(|| name.clone());
        let several = text("name_en").unwrap_or_else(|| name.clone());
        let one = text("name_en_one").unwrap_or_else(|| several.clone());
        let means = self.meaning(table)?;
        Some(DeclaredUnit { name, chinese, english: (one, several), means })
    }

    fn meaning(&mut self, table: Table<'a>) -> Option<Meaning> {
        let Some(of) = table.get("of") else {
            if let Some(node) = table.get("times") {
                table.doc.findings.error("missing-key", node.key_location(), say!("times-without-of"));
            }
            return Some(Meaning::Own { counts: table.flag("counts") });
        };
        if let Some(node) = table.get("counts") {
            table.doc.findings.error("unused-key", node.key_location(), say!("unit-counts-as-its-base"));
        }
        let times = table.get("times").map_or(Some(Decimal::new(1, 0)), times);
        let of = self.base(of)?;
        Some(Meaning::Multiple { of, times: times? })
    }

    /// The unit that another one is a multiple of, read first where it is declared too.
    fn base(&mut self, node: Node<'a>) -> Option<Unit> {
        let name = notation::tidy(node.text()?).into_owned();
        if let Some(n) = self.tables.iter().position(|(node, _)| notation::tidy(node.key) == name) {
            if let Some(begin) = self.open.iter().position(|open| *open == n) {
                // £ of £ says again what is known.
                let itself = self.open[begin..].len() == 1;
                let known = self.units.parse(&name).filter(|_| itself);
                if known.is_none() {
                    let way = self.open[begin..].iter().chain([&n]).map(|n| self.tables[*n].0.key);
                    node.error(Diagnostic::error("unit-cycle", say!("unit-of-itself", way = listed(way))));
                }
                return known;
            }
            self.visit(n);
            let found = self.units.parse(&name);
            // Where it has an error of its own, that one is enough.
            return found.filter(|unit| is_simple(*unit, node));
        }
        if let Some(unit) = self.units.parse(&name) {
            return Some(unit).filter(|unit| is_simple(*unit, node));
        }
        let declared = self.tables.iter().map(|(node, _)| node.key);
        let finding = unknown_unit(&name, &self.units);
        let near = notation::nearest(&name, declared);
        node.error(near.map_or(finding.clone(), |near| finding.did_you_mean(Some(near))));
        None
    }
}

/// Whether a unit may be the base of another: one for each of something may not.
fn is_simple(unit: Unit, node: Node<'_>) -> bool {
    let simple = unit.is_simple();
    if !simple {
        node.error(Diagnostic::error("unit-error", say!("unit-of-compound", unit)));
    }
    simple
}

/// Reads how many of another unit make one.
fn times(node: Node<'_>) -> Option<Decimal> {
    let number = node.number()?;
    let scaled = (0..=TIMES_PLACES).find_map(|places| {
        let scaled = &number * exact::whole(10).pow(i32::try_from(places).ok()?);
        let mantissa = i128::try_from(scaled.to_integer()).ok().filter(|_| scaled.is_integer())?;
        Some(Decimal::new(mantissa, places))
    });
    let fits = |decimal: &Decimal| decimal.mantissa < 10_i128.pow(TIMES_DIGITS);
    let times = scaled.filter(fits).filter(|_| number.is_positive());
    if times.is_none() {
        node.error(Diagnostic::error("value-error", say!("bad-unit-times")));
    }
    times
}
