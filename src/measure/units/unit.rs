//! A unit: a simple one with its multiple, such as 万亩, or one for each of another, such as 公斤/亩.

use super::definition::Definition;
use super::dimension::{Counted, Dimension, Measured};
use super::multiples::{MILLION, Multiple, ONE, WAN};
use crate::measure::{Decimal, Exact, exact};
use std::fmt;

/// The most places that the factor of a compound unit may have.
const PLACES_AT_MOST: u32 = 18;

/// A unit with its exact factor, such as 亩, 万元, 人次, % or 元/人.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub(super) of: Simple,
    /// What it is for each of: 人 of 元/人.
    pub(super) per: Option<Simple>,
}

/// A definition with its multiple.
#[derive(Debug, Clone, Copy)]
pub(super) struct Simple {
    pub(super) definition: &'static Definition,
    pub(super) multiple: &'static Multiple,
}

/// However it is written: £ and 英镑 are one.
impl PartialEq for Simple {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (self.definition, other.definition);
        let same = own.dimension == theirs.dimension && own.code == theirs.code && own.factor == theirs.factor;
        same && self.multiple.zeros == other.multiple.zeros
    }
}
impl Eq for Simple {}

impl Simple {
    pub(super) fn of(definition: &'static Definition) -> Self {
        Self { definition, multiple: ONE }
    }

    /// So many of it; shares have no multiples.
    pub(super) fn times(self, multiple: &'static Multiple) -> Option<Self> {
        (self.definition.dimension != Measured::Share).then_some(Self { multiple, ..self })
    }

    /// Base units in one of these.
    pub(super) fn factor(self) -> Decimal {
        let Decimal { mantissa, scale } = self.definition.factor;
        Decimal::new(mantissa * self.multiple.factor(), scale).trimmed()
    }

    /// How many of it make the amount for which compounds of its dimension are stored; `None` where that is no finite decimal.
    fn in_reference(self) -> Option<Decimal> {
        let Decimal { mantissa, scale } = self.factor();
        let reference = self.definition.dimension.reference().checked_mul(10_i128.checked_pow(scale)?)?;
        (0..PLACES_AT_MOST).find_map(|places| {
            let scaled = reference.checked_mul(10_i128.checked_pow(places)?)?;
            (scaled % mantissa == 0).then(|| Decimal::new(scaled / mantissa, places).trimmed())
        })
    }

    fn is_multiple(self) -> bool {
        self.multiple.zeros > 0
    }

    /// The English name of several.
    fn english(self) -> String {
        self.behind_multiple(self.definition.en.1)
    }

    /// `10,000 mu`, `million people`, `£ million`.
    fn behind_multiple(self, name: &str) -> String {
        match self.multiple.word() {
            Some(word) if self.definition.is_sign => format!("{name} {word}"),
            _ => format!("{} {name}", self.multiple.en).trim().to_owned(),
        }
    }

    /// The English name of one; of a multiple there are always several.
    fn english_one(self) -> String {
        if self.is_multiple() { self.english() } else { self.definition.en.0.to_owned() }
    }

    /// The English name behind “per”: of one, which always has a name here.
    fn english_each(self) -> String {
        match self.english_one() {
            none if none.is_empty() => "unit".to_owned(),
            one => one,
        }
    }

    /// The English name by which a catalog can write it.
    fn english_written(self) -> String {
        let Definition { aliases, code, .. } = *self.definition;
        let (_, several) = self.definition.written();
        let name = if several.is_empty() { aliases.iter().find(|a| a.is_ascii()).unwrap_or(&code) } else { &several };
        self.behind_multiple(name)
    }
}

impl From<Simple> for Unit {
    fn from(of: Simple) -> Self {
        Self { of, per: None }
    }
}

impl Unit {
    /// One unit for each of another: 公斤/亩. `None` where no exact factor exists.
    pub(super) fn for_each(of: Simple, per: Simple) -> Option<Self> {
        let unit = Self { of, per: Some(per) };
        unit.compound_factor(per).map(|_| unit)
    }

    /// This unit for each of another, as a ratio of amounts in them has it: 元/人. `None` where one is such a
    /// unit already, and where no exact factor exists.
    #[must_use]
    pub fn per(self, other: Self) -> Option<Self> {
        match (self.per, other.per) {
            (None, None) => Self::for_each(self.of, other.of),
            _ => None,
        }
    }

    /// So many of it as a short word behind an amount of money says: millions for the m of £5m.
    pub(in crate::measure) fn in_short(self, word: &str) -> Option<Self> {
        let multiple = Multiple::behind_sign(word).filter(|_| self.is_simple() && !self.is_multiple())?;
        Some(self.of.times(multiple)?.into())
    }

    /// Whether it is not for each of another one.
    #[must_use]
    pub fn is_simple(self) -> bool {
        self.per.is_none()
    }

    /// The name for programs, in ASCII for built-in units: `mu`, `1e4 mu`, `CNY/person`. Reports print the name of their language
    /// instead.
    #[must_use]
    pub fn code(self) -> String {
        let code = |simple: Simple| match simple.multiple.zeros {
            0 => simple.definition.code.to_owned(),
            zeros => format!("1e{zeros} {}", simple.definition.code),
        };
        self.per.map_or_else(|| code(self.of), |per| format!("{}/{}", code(self.of), code(per)))
    }

    #[must_use]
    pub fn dimension(self) -> Dimension {
        Dimension { of: self.of.definition.dimension, per: self.per.map(|per| per.definition.dimension) }
    }

    /// Base units in one of these, exactly.
    #[must_use]
    pub fn factor(self) -> Decimal {
        let simple = self.of.factor();
        self.per.and_then(|per| self.compound_factor(per)).unwrap_or(simple)
    }

    /// The same, where it is `per` each of something.
    fn compound_factor(self, per: Simple) -> Option<Decimal> {
        Some(self.of.factor().times(per.in_reference()?)?.trimmed())
    }

    /// Base units of the quotient of two amounts in base units, which for a compound is not one: 斤 ÷ 亩 is stored for each 15 亩.
    #[must_use]
    pub fn base_of_quotient(self) -> Exact {
        let reference = self.per.map_or(1, |per| per.definition.dimension.reference());
        Decimal::new(reference, 0).to_exact()
    }

    /// The factor that turns an amount in `self` into one in `other`; `None` across dimensions.
    #[must_use]
    pub fn to(self, other: Self) -> Option<Exact> {
        (self.dimension() == other.dimension()).then(|| self.factor().to_exact() / other.factor().to_exact())
    }

    /// Whether one of it is as much as one of another, whatever their names: kt and thousand tonnes.
    #[must_use]
    pub fn is_as_much_as(self, other: Self) -> bool {
        self.dimension() == other.dimension() && self.factor() == other.factor()
    }

    /// Whether an amount in this unit is a whole number of things: 人, 户, 家, but not 万人 or 亩.
    #[must_use]
    pub fn counts_whole_things(self) -> bool {
        self.counted().is_some() && self.things() == Decimal::new(1, 0)
    }

    /// What each thing that it counts stands for; `None` for a unit that does not count.
    #[must_use]
    pub fn counted(self) -> Option<Counted> {
        self.of.definition.counted.filter(|_| self.per.is_none())
    }

    /// Things that make one of it, where it counts: 10,000 for 万人.
    #[must_use]
    pub fn things(self) -> Decimal {
        let Decimal { mantissa, scale } = self.of.definition.things;
        Decimal::new(mantissa * self.of.multiple.factor(), scale).trimmed()
    }

    /// Whether it counts in 万, 亿 or another multiple of its unit.
    #[must_use]
    pub fn is_multiple(self) -> bool {
        self.of.is_multiple()
    }

    /// The unit without its multiple, and the zeros that the multiple stands for: 亩 and 4 for 万亩.
    #[must_use]
    pub fn without_multiple(self) -> (Self, u32) {
        (self.with(ONE), self.of.multiple.zeros)
    }

    /// The unit in millions: 百万元 for 元 and 亿元.
    #[must_use]
    pub fn in_millions(self) -> Self {
        self.with(MILLION)
    }

    /// The next smaller unit that has a word, with the zeros that the two are apart: 万元 for 亿元, 亩 for 万亩; `None` without a
    /// multiple.
    #[must_use]
    pub fn smaller(self) -> Option<(Self, u32)> {
        let zeros = self.of.multiple.zeros;
        let multiple = if zeros > WAN.zeros { WAN } else { ONE };
        self.is_multiple().then(|| (self.with(multiple), zeros - multiple.zeros))
    }

    fn with(self, multiple: &'static Multiple) -> Self {
        Self { of: Simple { multiple, ..self.of }, ..self }
    }

    /// Whether this is a share (% or ‰), whose changes are stated in points.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.dimension() == Dimension { of: Measured::Share, per: None }
    }

    /// Whether this is a currency.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self.dimension(), Dimension { of: Measured::Money(_), per: None })
    }

    /// How many of it make the whole: 100 for %, 1000 for ‰; `None` for a unit that is no share.
    #[must_use]
    pub fn of_whole(self) -> Option<Exact> {
        self.is_share().then(|| exact::whole(1) / self.factor().to_exact())
    }

    /// The sign that stands before the number: £. What stands behind it is [`Unit::behind_sign`].
    #[must_use]
    pub fn sign(self) -> Option<&'static str> {
        self.of.definition.is_sign.then_some(self.of.definition.name)
    }

    /// What stands behind a number in Chinese; empty for 指数, which goes without saying.
    #[must_use]
    pub fn chinese(self) -> String {
        let of = format!("{}{}", self.of.multiple.zh, self.of.definition.zh);
        self.per.map_or(of.clone(), |per| format!("{of}/{}{}", per.multiple.zh, per.definition.zh))
    }

    /// What stands behind a number in English; empty for 个, which English leaves out.
    #[must_use]
    pub fn english(self) -> String {
        self.english_with(&self.of.english())
    }

    /// The same behind one: `1 household`.
    #[must_use]
    pub fn english_one(self) -> String {
        self.english_with(&self.of.english_one())
    }

    fn english_with(self, of: &str) -> String {
        self.per.map_or_else(|| of.to_owned(), |per| format!("{of} per {}", per.english_each()).trim().to_owned())
    }

    /// Behind a number that a sign stands before, in Chinese and in English: 万 and `million` of £5 million, `per person`.
    #[must_use]
    pub fn behind_sign(self) -> (String, String) {
        let (chinese, english) = (self.of.multiple.zh, self.of.multiple.en);
        let Some(per) = self.per else { return (chinese.to_owned(), english.to_owned()) };
        let chinese = format!("{chinese}/{}{}", per.multiple.zh, per.definition.zh);
        (chinese, format!("{english} per {}", per.english_each()).trim().to_owned())
    }

    /// The English name by which a catalog can write it, for machine-readable outputs of an English project.
    #[must_use]
    pub fn english_written(self) -> String {
        let of = self.of.english_written();
        self.per.map_or(of.clone(), |per| format!("{of}/{}", per.english_written()))
    }
}

/// The Chinese name, which catalogs and the machine-readable outputs of a Chinese project state.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.of.multiple.zh, self.of.definition.name)?;
        match self.per {
            Some(per) => write!(f, "/{}{}", per.multiple.zh, per.definition.name),
            None => Ok(()),
        }
    }
}
