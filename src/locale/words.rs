//! Single words: verdicts, names, levels of regions.

use super::messages::Locale;
use crate::assess::{Assessment, Flag};
use crate::catalog::{Indicator, Reference, Region, Target, Whose};
use crate::measure::{Exact, Unit};
use crate::words::Language;
use num_traits::{One, Signed, Zero};

/// Whether a target asks for a state rather than for a way to go: what is met there is 达标, not 完成.
pub(super) fn is_kept(target: Option<&Target>) -> bool {
    target.is_some_and(|t| !t.kind.is_reached())
}

impl Locale {
    /// What a flag says, in a word or two.
    #[must_use]
    pub fn flag(&self, flag: Flag) -> String {
        self.word(&format!("flag-{}", flag.as_str()))
    }

    /// A verdict with its flags in brackets: `未达到序时进度〔推算〕`.
    #[must_use]
    pub fn flagged(&self, verdict: &str, flags: &[Flag]) -> String {
        let flags: Vec<String> = flags.iter().map(|f| self.flag(*f)).filter(|f| f != verdict).collect();
        if flags.is_empty() {
            return verdict.to_owned();
        }
        self.say("flagged", &[("verdict", verdict), ("flags", &self.list(&flags))])
    }

    /// The indicator's name in the language, if it has one there.
    #[must_use]
    pub fn name<'a>(&self, indicator: &'a Indicator) -> &'a str {
        match (self.language(), &indicator.name_en) {
            (Language::English, Some(name)) => name,
            _ => &indicator.name,
        }
    }

    /// The region's name in the language, if it has one there.
    #[must_use]
    pub fn region<'a>(&self, region: &'a Region) -> &'a str {
        match self.language() {
            Language::English if !region.title_en.is_empty() => &region.title_en,
            _ => &region.title,
        }
    }

    /// All regions of a level as those who answer: 各乡镇.
    #[must_use]
    pub fn lead_of_each(&self, level: &str) -> String {
        self.say("lead-each", &[("level", &self.level(level))])
    }

    /// A region as the one that answers for itself: 本乡镇.
    #[must_use]
    pub fn own_lead(&self, region: &Region) -> String {
        self.say("lead-own", &[("level", &self.level(&region.level)), ("name", self.region(region))])
    }

    /// A value that is provisional, with a mark that it is.
    #[must_use]
    pub fn marked(&self, value: &str, a: &Assessment) -> String {
        let provisional = a.value.is_some() && a.has(Flag::Doubtful) && !value.is_empty();
        if provisional { self.say("note-provisional-mark", &[("value", value)]) } else { value.to_owned() }
    }

    /// What a row of a table is called. `counted`: the level of the regions that it counts, which is not the indicator's own;
    /// a trailing year's total names its window, which a calendar year's does not need.
    #[must_use]
    pub fn row_name(&self, indicator: &Indicator, counted: Option<&str>) -> String {
        let name = self.name(indicator);
        match counted {
            Some(level) => self.say("name-each", &[("name", name), ("level", &self.level(level))]),
            None if indicator.trailing_year => self.say("name-year", &[("name", name)]),
            None => name.to_owned(),
        }
    }

    /// What regions of a level are called where they are counted.
    #[must_use]
    pub fn level(&self, level: &str) -> String {
        let known = crate::catalog::is_known_level(level);
        match self.language() {
            _ if known => self.word(&format!("level-{level}")),
            Language::Chinese if !level.is_empty() && !level.is_ascii() => level.to_owned(),
            Language::English if level.chars().all(|c| c.is_ascii_alphabetic()) && !level.is_empty() => plural(level),
            _ => self.word("level-other"),
        }
    }

    /// What a relative target compares with: `各地平均的90%`, `the mean of all plus 2 亩`.
    #[must_use]
    pub fn reference(&self, reference: &Reference, added: &Exact, unit: Unit) -> String {
        let whose = match reference.whose {
            Whose::Root => self.word("reference-root"),
            Whose::Parent => self.word("reference-parent"),
            Whose::Mean => self.word("reference-mean"),
            Whose::LastYear => self.word("reference-last-year"),
            Whose::Baseline => self.word("reference-baseline"),
            Whose::Year(year) => self.say("reference-year", &[("year", &year.to_string())]),
        };
        let times = if reference.factor.is_one() {
            whose
        } else {
            self.say("reference-times", &[("reference", &whose), ("factor", &self.percent(&reference.factor))])
        };
        match added {
            none if none.is_zero() => times,
            more if more.is_positive() => {
                self.say("reference-plus", &[("reference", &times), ("added", &self.stated(more, unit))])
            }
            less => self.say("reference-minus", &[("reference", &times), ("added", &self.stated(&less.abs(), unit))]),
        }
    }

    /// How many regions of a level: 16个乡镇, 16 townships.
    #[must_use]
    pub fn counted_regions(&self, n: usize, level: &str) -> String {
        self.say("counted-regions", &[("n", &n.to_string()), ("level", level)])
    }

    /// Finished texts one after another in one line: `甲、乙`, `a, b and c`.
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.say("join-names-last", &[("a", &self.joined("join-names", first)), ("b", last)]),
        }
    }

    /// The same where more follow: `a, b`.
    #[must_use]
    pub fn list_open(&self, names: &[String]) -> String {
        self.joined("join-names", names)
    }

    /// One sentence of messages with a count each; those that count nothing are left out.
    #[must_use]
    pub fn counted(&self, parts: &[(&str, usize)]) -> Option<String> {
        let said = parts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| self.say(key, &[("count", &n.to_string())]));
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| self.say("end", &[("text", &self.joined("join-groups", &said))]))
    }

    /// Folds texts with a joining message.
    pub(super) fn joined(&self, key: &str, parts: &[String]) -> String {
        let mut parts = parts.iter();
        let first = parts.next().cloned().unwrap_or_default();
        parts.fold(first, |a, b| self.say(key, &[("a", &a), ("b", b)]))
    }
}

/// The plural of an English noun that no list of words knows.
fn plural(noun: &str) -> String {
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;

    #[test]
    fn a_list_ends_as_the_language_ends_it() {
        let names = |n: usize| ["A", "B", "C"].iter().take(n).map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let said = |language, n| Locale::new(language, Rounding::HalfUp).list(&names(n));
        assert_eq!([0, 1, 2, 3].map(|n| said(Language::English, n)), ["", "A", "A and B", "A, B and C"]);
        assert_eq!(said(Language::Chinese, 3), "A、B、C");
    }

    #[test]
    fn a_level_of_english_regions_has_a_plural() {
        let en = Locale::new(Language::English, Rounding::HalfUp);
        let said = ["ward", "cluster", "constituency", "branch", "乡镇"].map(|level| en.level(level));
        assert_eq!(said, ["wards", "clusters", "constituencies", "branches", "regions"]);
        assert_eq!(Locale::new(Language::Chinese, Rounding::HalfUp).level("ward"), "选区");
    }
}
