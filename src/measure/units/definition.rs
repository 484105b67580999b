//! What is known of a unit without a multiple.

use super::dimension::{Counted, Measured};
use crate::measure::Decimal;

/// A unit without a multiple. Built-in ones are one line each in the lists; declared ones are made when a catalog is read.
#[derive(Debug)]
pub(super) struct Definition {
    /// The name for programs; in ASCII, and never changed, where it is built in.
    pub(super) code: &'static str,
    /// The Chinese name that catalogs write and machine-readable outputs of a Chinese project state.
    pub(super) name: &'static str,
    /// What stands behind a number in Chinese; empty for a unit that goes without saying.
    pub(super) zh: &'static str,
    /// What stands behind one and behind several in English; empty for 个, which English leaves out.
    pub(super) en: (&'static str, &'static str),
    /// The English names that catalogs write, where others stand behind a number.
    pub(super) written: Option<English>,
    pub(super) dimension: Measured,
    /// Base units that make one of these, exactly.
    pub(super) factor: Decimal,
    /// What one of it stands for; `None` for a unit that does not count.
    pub(super) counted: Option<Counted>,
    /// Counted things that make one of these: 12 for a declared dozen.
    pub(super) things: Decimal,
    /// Whether it is a sign that stands before the number: £.
    pub(super) is_sign: bool,
    /// Other spellings that catalogs and headers use.
    pub(super) aliases: &'static [&'static str],
}

pub(super) type English = (&'static str, &'static str);
pub(super) type Aliases = &'static [&'static str];

const ONE: Decimal = Decimal { mantissa: 1, scale: 0 };

/// A unit of which `mantissa × 10^-scale` base units make one.
pub(super) const fn unit(
    code: &'static str,
    zh: &'static str,
    en: English,
    dimension: Measured,
    (mantissa, scale): (i128, u32),
    aliases: Aliases,
) -> Definition {
    let factor = Decimal { mantissa, scale };
    let (written, counted, is_sign) = (None, None, false);
    Definition { code, name: zh, zh, en, written, dimension, factor, counted, things: ONE, is_sign, aliases }
}

/// A unit that counts.
pub(super) const fn count(
    code: &'static str,
    zh: &'static str,
    en: English,
    counted: Counted,
    aliases: Aliases,
) -> Definition {
    let plain = unit(code, zh, en, Measured::Count(code), (1, 0), aliases);
    Definition { counted: Some(counted), ..plain }
}

/// A currency, by its ISO 4217 code.
pub(super) const fn currency(code: &'static str, zh: &'static str, en: English, aliases: Aliases) -> Definition {
    unit(code, zh, en, Measured::Money(code), (1, 0), aliases)
}

/// The sign of a currency, which stands before the number: whoever writes £ is answered in £.
pub(super) const fn sign(sign: &'static str, code: &'static str, aliases: Aliases) -> Definition {
    let plain = unit(code, sign, (sign, sign), Measured::Money(code), (1, 0), aliases);
    Definition { is_sign: true, ..plain }
}

/// Whether a character is the sign of a currency (Unicode's category Sc).
pub(super) fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '֏' | '؋' | '৲' | '৳' | '৻' | '૱' | '௹' | '฿' | '៛' | '\u{20A0}'..='\u{20C0}' | '﹩' | '＄')
        || matches!(c, '￠' | '￡' | '￥' | '￦')
}

impl Definition {
    /// The English names of one and of several that catalogs write.
    pub(super) fn written(&self) -> English {
        self.written.unwrap_or(self.en)
    }

    /// Every name by which catalogs, headers and cells may write it, the usual one first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let (one, several) = self.written();
        let own = [self.name, several, one].into_iter();
        // The codes of currencies are names; those of other units are for programs alone.
        let code = matches!(self.dimension, Measured::Money(_)) && !self.is_sign;
        let code = code.then_some(self.code);
        own.chain(code).chain(self.aliases.iter().copied()).filter(|name| !name.is_empty())
    }
}
