//! Units and amounts in messages: each language has its own names for units, and its own place for them.

use super::words::{Arg, Argument, Language};
use crate::measure::exact::full;
use crate::measure::{BUILT_IN, Exact, Names, Unit};

/// An amount with every digit it has, in a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount(pub Exact, pub Unit);

/// By the name that stands behind a number; where that goes without saying, by the one that a catalog writes.
impl Argument for Unit {
    fn arg(&self) -> Arg {
        Arg::named(|language| match language {
            Language::Chinese => self.to_string(),
            Language::English => in_english(*self),
        })
    }
}

fn in_english(unit: Unit) -> String {
    match unit.english() {
        said if said.is_empty() && unit == Unit::one() => "units".to_owned(),
        said if said.is_empty() || said.starts_with("per ") => unit.english_written(),
        said => said,
    }
}

impl Argument for Amount {
    fn arg(&self) -> Arg {
        let Self(amount, unit) = self;
        let number = full(amount);
        Arg::named(|language| match language {
            Language::Chinese => BUILT_IN.amount(&number, *unit),
            Language::English => BUILT_IN.clone().stated_in(Names::English).amount(&number, *unit),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::ratio;
    use crate::say;

    #[test]
    fn each_language_names_the_unit() {
        let unit = |name| Unit::parse(name).expect("known");
        let said = |unit: Unit| {
            let message = say!("unknown-unit", name = unit);
            Language::ALL.iter().map(|language| message.in_language(*language)).collect::<Vec<_>>()
        };
        assert_eq!(said(unit("万亩")), ["不认识单位 `万亩`", "unit `10,000 mu` is not known"]);
        assert_eq!(said(unit("个"))[1], "unit `units` is not known");
        let said = |unit: Unit| say!("unknown-unit", name = Amount(ratio(25, 2), unit)).in_language(Language::English);
        assert_eq!(said(unit("元/人")), "unit `12.5 yuan per person` is not known");
        assert_eq!(
            (said(unit("%")), said(unit("个"))),
            ("unit `12.5%` is not known".into(), "unit `12.5` is not known".into())
        );
    }
}
