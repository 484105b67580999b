//! Which units a project knows: those that are built in, and those that it declares.

use super::built_in::{all, built_in};
use super::declared::{Clash, DeclaredUnit, interned};
use super::definition::{Definition, is_currency_sign};
use super::definitions::DEFINITIONS;
use super::multiples::{MULTIPLES, Multiple};
use super::unit::{Simple, Unit};
use super::variants::simplified;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Units whose multiples are worth a hint.
const OFTEN_MULTIPLIED: [&str; 6] = ["亩", "元", "吨", "株", "人", "户"];

/// The units that a project knows. A copy is cheap: whatever reads catalogs, headers or cells has one.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// By each of their names; `None` where a project declares none.
    declared: Option<Arc<BTreeMap<&'static str, Simple>>>,
    names: Names,
}

/// Which names of units a project's machine-readable outputs and messages state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    #[default]
    Chinese,
    English,
}

/// The units that are built in, without any project's own.
pub static BUILT_IN: Units = Units { declared: None, names: Names::Chinese };

impl Units {
    /// Finds a unit by one of its names (`万亩`, `萬畝`, `ha`, `%`, `元/人`, `£m`, `million people`, `GBP million`); `None` if it is not
    /// known.
    #[must_use]
    pub fn parse(&self, name: &str) -> Option<Unit> {
        let name = name.trim();
        self.as_written(name).or_else(|| self.as_written(&simplified(name)?))
    }

    fn as_written(&self, name: &str) -> Option<Unit> {
        let compound = || {
            let (of, per) = name.split_once('/').or_else(|| name.split_once(" per "))?;
            Unit::for_each(self.simple(of.trim())?, self.simple(per.trim())?)
        };
        self.simple(name).map(Unit::from).or_else(compound)
    }

    /// Whether a text begins with an English multiple of something, known or not: `thousand boxes`.
    #[must_use]
    pub fn is_multiple_of_something(text: &str) -> bool {
        let words = MULTIPLES.iter().filter(|m| m.word().is_some());
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && words.filter_map(|m| m.rest_behind(text)).any(|rest| !rest.is_empty())
    }

    /// A unit that is not for each of another.
    fn simple(&self, name: &str) -> Option<Simple> {
        self.plain(name)
            .or_else(|| self.multiple_in_chinese(name))
            .or_else(|| self.multiple_in_english(name))
            .or_else(|| self.multiple_of_a_sign(name))
            .or_else(|| self.multiple_behind_currency(name))
    }

    fn plain(&self, name: &str) -> Option<Simple> {
        let declared = self.declared.as_ref().and_then(|declared| declared.get(name).copied());
        declared.or_else(|| built_in(name))
    }

    fn multiple_in_chinese(&self, name: &str) -> Option<Simple> {
        MULTIPLES.iter().find_map(|multiple| {
            let one = self.plain(name.strip_prefix(multiple.zh)?)?;
            self.so_many(multiple, one)
        })
    }

    /// So many of a unit; 千m and thousand metres are 千米, which has a name of its own.
    fn so_many(&self, multiple: &'static Multiple, one: Simple) -> Option<Simple> {
        self.plain(&format!("{}{}", multiple.zh, one.definition.name)).or_else(|| one.times(multiple))
    }

    /// `10,000 mu`, `million people`, `thousands of people`; a multiple alone counts: `thousand`.
    fn multiple_in_english(&self, name: &str) -> Option<Simple> {
        // A bare figure may be a month or any number.
        let is_figure = name.bytes().all(|b| b.is_ascii_digit());
        MULTIPLES.iter().find_map(|multiple| match multiple.rest_behind(name)? {
            "" if is_figure => None,
            "" => Simple::of(one()).times(multiple),
            unit => self.so_many(multiple, self.plain(unit)?),
        })
    }

    /// `GBP million`, `yuan thousands`, `USDm`: only of currencies, whose amounts are written so.
    fn multiple_behind_currency(&self, name: &str) -> Option<Simple> {
        // Codes have three letters.
        const CODE: usize = 3;
        let by_word = || {
            let (currency, word) = name.rsplit_once(' ')?;
            Some((self.plain(currency.trim_end())?, Multiple::of_word(word)?))
        };
        let by_code = || {
            let (code, short) = name.split_at_checked(CODE)?;
            let is_code = code.bytes().all(|b| b.is_ascii_uppercase());
            Some((self.plain(code).filter(|_| is_code)?, Multiple::behind_sign(short.trim_start())?))
        };
        let (currency, multiple) = by_word().or_else(by_code)?;
        currency.times(multiple).filter(|simple| Unit::from(*simple).is_money())
    }

    /// `£m`, `$ billion`.
    fn multiple_of_a_sign(&self, name: &str) -> Option<Simple> {
        let (sign, rest) = self.sign_before(name)?;
        sign.times(Multiple::behind_sign(rest.trim())?)
    }

    /// The sign of a currency that a text begins with, and what follows it.
    pub(super) fn sign_before<'t>(&self, text: &'t str) -> Option<(Simple, &'t str)> {
        let at = text.find(is_currency_sign)?;
        let (sign, rest) = text.split_at(at + text[at..].chars().next()?.len_utf8());
        let sign = self.plain(sign).filter(|simple| simple.definition.is_sign)?;
        Some((sign, rest))
    }

    /// The names that a catalog may write, for hints.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let declared = self.declared.iter().flat_map(|declared| declared.keys().copied());
        let multiples = || MULTIPLES.iter().filter(|m| m.stands_alone);
        let larger = OFTEN_MULTIPLIED.iter().flat_map(move |n| multiples().map(move |m| format!("{}{n}", m.zh)));
        declared.chain(all().flat_map(Definition::names)).map(str::to_owned).chain(larger)
    }

    /// The same units, stated by names of this language.
    #[must_use]
    pub fn stated_in(self, names: Names) -> Self {
        Self { names, ..self }
    }

    /// The name of a unit in machine-readable outputs, by which [`Units::parse`] finds it again.
    #[must_use]
    pub fn written(&self, unit: Unit) -> String {
        match self.names {
            Names::Chinese => unit.to_string(),
            Names::English => unit.english_written(),
        }
    }

    /// A number with its unit as a message about a cell shows it: `12亩`, `12 mu`.
    #[must_use]
    pub fn amount(&self, number: &str, unit: Unit) -> String {
        match self.names {
            Names::Chinese => format!("{number}{unit}"),
            Names::English if unit.is_share() => format!("{number}{}", unit.english()),
            Names::English => format!("{number} {}", unit.english()).trim_end().to_owned(),
        }
    }

    /// Adds a unit that a project declares; its names are its own from now on.
    ///
    /// # Errors
    /// One of its names means something else already.
    pub fn declare(&mut self, unit: &DeclaredUnit) -> Result<(), Clash> {
        let definition = interned(unit);
        let simple = Simple::of(definition);
        for name in definition.names() {
            // A sign means what the project says; and to say again what is known is no contradiction.
            let other = self.simple(name).filter(|other| *other != simple && !same_amount(*other, simple));
            if let Some(other) = other.filter(|other| !other.definition.is_sign) {
                return Err(Clash { name: name.to_owned(), with: other.into() });
            }
        }
        let mut declared = self.declared.as_deref().cloned().unwrap_or_default();
        declared.extend(definition.names().map(|name| (name, simple)));
        self.declared = Some(Arc::new(declared));
        Ok(())
    }

    /// Makes the sign of a currency mean that currency: ¥ is the yen where English is written.
    pub fn let_sign_mean(&mut self, sign: &str, currency: &str) {
        if let Some(of) = built_in(currency) {
            // Never refused: a sign may be given another meaning.
            let _ = self.declare(&DeclaredUnit::sign(sign, of.into()));
        }
    }
}

fn same_amount(a: Simple, b: Simple) -> bool {
    a.definition.dimension == b.definition.dimension && a.factor() == b.factor()
}

fn one() -> &'static Definition {
    DEFINITIONS.iter().find(|d| d.code == "one").unwrap_or(&DEFINITIONS[0])
}

impl Unit {
    /// Finds a built-in unit by one of its names; see [`Units::parse`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        BUILT_IN.parse(name)
    }

    /// 个, in which whatever has no unit of its own is counted.
    #[must_use]
    pub fn one() -> Self {
        Simple::of(one()).into()
    }

    /// Per cent.
    #[must_use]
    pub fn percent() -> Self {
        built_in("%").map_or_else(Self::one, Self::from)
    }

    /// The unit of a ratio that is stated for so many of its denominator: 件/千人 for 件/人 and three zeros. `None` for a unit that is
    /// not for each of another, for one that is already stated for another number, and where the number has no word.
    #[must_use]
    pub fn for_so_many(self, zeros: u32) -> Option<Self> {
        let per = self.per?;
        let multiple = Multiple::of_zeros(zeros)?;
        let free = per.multiple.zeros == 0 || per.multiple.zeros == zeros;
        free.then_some(Self { per: Some(Simple { multiple, ..per }), ..self })
    }
}
