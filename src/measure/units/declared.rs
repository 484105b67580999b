//! Units that a project declares.

use super::definition::{Definition, is_currency_sign};
use super::dimension::{Counted, Measured};
use super::unit::Unit;
use crate::measure::Decimal;
use std::sync::{Mutex, PoisonError};

/// A unit as a project declares it.
#[derive(Debug, Clone)]
pub struct DeclaredUnit {
    /// By which the project writes it.
    pub name: String,
    /// What stands behind a number in Chinese.
    pub chinese: String,
    /// What stands behind one and behind several in English.
    pub english: (String, String),
    pub means: Meaning,
}

/// What a declared unit is.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// So many of another unit, which is not for each of a further one.
    Multiple { of: Unit, times: Decimal },
    /// A dimension of its own; whether it counts whole things.
    Own { counts: bool },
}

/// A name that means something else already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    pub name: String,
    pub with: Unit,
}

impl DeclaredUnit {
    /// Another meaning for the sign of a currency.
    pub(super) fn sign(sign: &str, currency: Unit) -> Self {
        let name = || sign.to_owned();
        let means = Meaning::Multiple { of: currency, times: Decimal::new(1, 0) };
        Self { name: name(), chinese: name(), english: (name(), name()), means }
    }
}

/// The one definition of a declaration, which lives as long as the program: a program that opens the same project again and again
/// makes no second one, and a unit stays as small as a reference.
pub(super) fn interned(unit: &DeclaredUnit) -> &'static Definition {
    static ALL: Mutex<Vec<&'static Definition>> = Mutex::new(Vec::new());
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    let found = all.iter().copied().find(|known| is_same(known, unit));
    found.unwrap_or_else(|| {
        let definition: &'static Definition = Box::leak(Box::new(made(unit)));
        all.push(definition);
        definition
    })
}

/// Whether a definition is what would be made of a declaration.
fn is_same(known: &Definition, unit: &DeclaredUnit) -> bool {
    let named = known.aliases == [unit.name.as_str()] && known.zh == unit.chinese;
    named && known.en == (unit.english.0.as_str(), unit.english.1.as_str()) && {
        let (code, dimension) = match unit.means {
            Meaning::Multiple { of, .. } if is_one(unit) => (of.of.definition.code, of.of.definition.dimension),
            Meaning::Multiple { of, .. } => (unit.name.as_str(), of.of.definition.dimension),
            Meaning::Own { .. } => (unit.name.as_str(), known.dimension),
        };
        known.code == code
            && known.dimension == dimension
            && (known.factor, known.things, known.counted) == amounts(unit)
    }
}

/// Whether it is another name for a unit.
fn is_one(unit: &DeclaredUnit) -> bool {
    matches!(unit.means, Meaning::Multiple { of, times } if times == Decimal::new(1, 0) && !of.is_multiple())
}

/// Base units, counted things, and what one of these is.
fn amounts(unit: &DeclaredUnit) -> (Decimal, Decimal, Option<Counted>) {
    let one = Decimal::new(1, 0);
    match unit.means {
        Meaning::Multiple { of, times } => {
            let times_of = |amount: Decimal| amount.times(times).map_or(amount, Decimal::trimmed);
            (times_of(of.of.factor()), times_of(of.things()), of.counted())
        }
        Meaning::Own { counts } => (one, one, counts.then_some(Counted::Any)),
    }
}

fn made(unit: &DeclaredUnit) -> Definition {
    let kept = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let name = kept(&unit.name);
    let (factor, things, counted) = amounts(unit);
    let (code, dimension) = match unit.means {
        Meaning::Multiple { of, .. } if is_one(unit) => (of.of.definition.code, of.of.definition.dimension),
        Meaning::Multiple { of, .. } => (name, of.of.definition.dimension),
        Meaning::Own { counts: true } => (name, Measured::Count(name)),
        Meaning::Own { counts: false } => (name, Measured::Own(name)),
    };
    let zh = kept(&unit.chinese);
    Definition {
        code,
        name: zh,
        zh,
        en: (kept(&unit.english.0), kept(&unit.english.1)),
        written: None,
        dimension,
        factor,
        counted,
        things,
        is_sign: is_sign(&unit.name) && zh == name,
        aliases: Box::leak(Box::new([name])),
    }
}

/// Whether a name is a currency's sign, perhaps behind letters that tell the country: £, HK$.
fn is_sign(name: &str) -> bool {
    name.strip_suffix(is_currency_sign).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::super::registry::{BUILT_IN, Units};
    use super::*;
    use crate::measure::exact::{full, whole};

    fn declared(name: &str, english: (&str, &str), means: Meaning) -> DeclaredUnit {
        let english = (english.0.to_owned(), english.1.to_owned());
        DeclaredUnit { name: name.to_owned(), chinese: name.to_owned(), english, means }
    }

    fn multiple(name: &str, of: &str, mantissa: i128, scale: u32) -> DeclaredUnit {
        let of = Unit::parse(of).unwrap_or_else(|| panic!("{of}"));
        declared(name, (name, name), Meaning::Multiple { of, times: Decimal::new(mantissa, scale) })
    }

    #[test]
    fn a_multiple_of_another_unit_converts_exactly() {
        let mut units = Units::default();
        for unit in [multiple("k£", "GBP", 1000, 0), multiple("打", "个", 12, 0), multiple("标准箱", "吨", 215, 1)]
        {
            units.declare(&unit).expect("no clash");
        }
        let to = |name: &str, other: &str| {
            let unit = units.parse(name).unwrap_or_else(|| panic!("{name}"));
            unit.to(units.parse(other).unwrap()).map(|factor| full(&factor))
        };
        assert_eq!(to("k£", "£").as_deref(), Some("1000"));
        assert_eq!(to("k£", "£m").as_deref(), Some("0.001"));
        assert_eq!(to("万标准箱", "吨").as_deref(), Some("215000"));
        assert_eq!(to("k£/人", "元/人"), None);
        let dozen = units.parse("打").unwrap();
        assert_eq!((dozen.counted(), dozen.counts_whole_things()), (Some(Counted::Any), false));
        assert_eq!((dozen.things(), dozen.code()), (Decimal::new(12, 0), "打".to_owned()));
        assert!(units.parse("元/打").is_none(), "a twelfth is no finite decimal");
        assert!(BUILT_IN.parse("k£").is_none());
    }

    #[test]
    fn a_dimension_of_its_own_mixes_with_nothing() {
        let mut units = Units::default();
        units.declare(&declared("pupils", ("pupil", "pupils"), Meaning::Own { counts: true })).expect("no clash");
        units.declare(&declared("Brix", ("Brix", "Brix"), Meaning::Own { counts: false })).expect("no clash");
        let [pupils, brix] = ["pupils", "Brix"].map(|name| units.parse(name).unwrap());
        assert!(pupils.counts_whole_things() && !brix.counts_whole_things());
        assert_eq!((pupils.to(Unit::one()), pupils.to(brix), brix.to(brix)), (None, None, Some(whole(1))));
        assert_eq!((pupils.english_one(), pupils.english()), ("pupil".to_owned(), "pupils".to_owned()));
        let each = units.parse("£/pupils").unwrap();
        assert_eq!((each.english(), each.code()), ("£ per pupil".to_owned(), "GBP/pupils".to_owned()));
    }

    #[test]
    fn a_name_that_means_something_else_is_refused_and_a_sign_may_mean_another_currency() {
        let mut units = Units::default();
        let clash = units.declare(&multiple("t", "kg", 907, 0)).unwrap_err();
        assert_eq!((clash.name.as_str(), clash.with), ("t", Unit::parse("吨").unwrap()));
        let twice = declared("households", ("household", "households"), Meaning::Own { counts: true });
        assert!(units.declare(&twice).is_err());
        assert_eq!(units.declare(&multiple("£", "GBP", 1, 0)), Ok(()), "that is what it means");
        assert_eq!(units.declare(&multiple("$", "CAD", 1, 0)), Ok(()));
        assert_eq!(units.parse("$m"), Unit::parse("百万加元"));
        assert_eq!(units.parse("$").and_then(Unit::sign), Some("$"));
        units.let_sign_mean("¥", "JPY");
        assert_eq!((units.parse("¥"), BUILT_IN.parse("¥")), (Unit::parse("日元"), Unit::parse("元")));
    }

    #[test]
    fn the_same_declaration_is_kept_once() {
        let of = || multiple("包", "公斤", 25, 0);
        assert!(std::ptr::eq(interned(&of()), interned(&of())));
        assert!(!std::ptr::eq(interned(&of()), interned(&multiple("包", "公斤", 50, 0))));
        let pupils = |counts| declared("pupils", ("pupil", "pupils"), Meaning::Own { counts });
        assert!(std::ptr::eq(interned(&pupils(true)), interned(&pupils(true))));
        assert!(!std::ptr::eq(interned(&pupils(true)), interned(&pupils(false))));
    }
}
