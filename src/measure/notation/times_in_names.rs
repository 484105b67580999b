//! Periods in names of files, folders and sheets: acreage-2020-11, 烟叶2024年1-3月, Q1 2024, Jan-24, FY2024-25, 3月.

use super::date_style::DateStyle;
use super::named_time::{NamedTime, PartOfYear, civil_year, year_from};
use super::parts_of_names::{
    Taken, behind_year_sign, day_first, digits, four_digits, is_bracket, letters, mark, month_here, months, number,
    part_behind, quarter_or_half, real_day, yearless,
};
use super::tidy::tidy;
use crate::measure::{Calendar, Period};

/// The times that a name gives, in this order: those that state their year; those whose year stands elsewhere in the name, or is the
/// one `around` it; those of which no year is known.
#[must_use]
pub fn times_in(name: &str, style: DateStyle, around: Option<Period>) -> Vec<NamedTime> {
    let chars = folded_name(name);
    let found = Scan { chars: &chars, style, around }.all();
    let (dated, yearless): (Vec<NamedTime>, Vec<NamedTime>) = found.into_iter().partition(|time| time.year.is_some());
    let is_long =
        |time: &&NamedTime| matches!(time.part, PartOfYear::Whole | PartOfYear::Half(_) | PartOfYear::Quarter(_));
    // Beside a month or a day with its year, a month without one says something else.
    let year = match &dated[..] {
        [] => around,
        dated => dated.iter().find(is_long).and_then(|time| time.year),
    };
    dated.into_iter().chain(yearless.into_iter().map(|time| NamedTime { year, ..time })).collect()
}

/// A name in the form in which notations are looked for: tidied, Latin letters small, every dash a hyphen.
#[must_use]
pub fn folded_name(name: &str) -> Vec<char> {
    let fold = |c: char| match c {
        '—' | '–' | '―' | '−' | '‐' | '‑' | '~' => '-',
        c => c.to_ascii_lowercase(),
    };
    tidy(name).chars().map(fold).collect()
}

/// Reads a name from left to right.
struct Scan<'c> {
    chars: &'c [char],
    style: DateStyle,
    around: Option<Period>,
}

impl Scan<'_> {
    fn all(&self) -> Vec<NamedTime> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(c) = self.chars.get(at) {
            let read = self.read(at);
            found.extend(read.map(|(time, _)| time));
            // What is no time is passed over as a whole: digits and words are not read from their middle.
            let passed = if c.is_ascii_digit() {
                digits(&self.chars[at..])
            } else if c.is_ascii_alphabetic() {
                letters(&self.chars[at..])
            } else {
                1
            };
            at += read.map_or(passed, |(_, taken)| taken).max(1);
        }
        found
    }

    fn read(&self, at: usize) -> Taken<NamedTime> {
        let rest = &self.chars[at..];
        match rest.first()? {
            c if c.is_ascii_digit() => self.year_first(at).or_else(|| day_first(rest)).or_else(|| self.yearless(at)),
            c if c.is_ascii_alphabetic() => self.word_first(at),
            _ => self.yearless(at),
        }
    }

    /// A time without its year: 3月, 1-3月, 3月5日, 一季度, 上半年. Not the end of something else: 11-1月, 近3月, 统一月报.
    fn yearless(&self, at: usize) -> Taken<NamedTime> {
        let before = |n: usize| at.checked_sub(n).map(|at| self.chars[at]);
        let goes_on = before(1) == Some('-') && before(2).is_some_and(|c| c.is_ascii_digit() || c == '月');
        let counts = before(1).is_some_and(|c| matches!(c, '近' | '前' | '后' | '每' | '满'));
        let (time, taken) = yearless(&self.chars[at..]).filter(|_| !goes_on && !counts)?;
        let is_sign = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        let in_words = !self.chars[at].is_ascii_digit() && before(1).is_some_and(|c| is_sign(c) && c != '年');
        let behind = self.chars.get(at + taken).copied().filter(|c| is_sign(*c));
        let is_word = match time.part {
            PartOfYear::Months { .. } | PartOfYear::Day { .. } => behind.is_some_and(|c| c != '份'),
            PartOfYear::Quarter(_) => self.chars[at] != '第' && behind != Some('度'),
            _ => false,
        };
        (!(in_words && is_word)).then_some((time, taken))
    }

    /// 20201103, 202011, 2020-11-03, 2020年11月, 2020-Q4, 2020 Nov, 2020.3, (2020-3), 2020.
    fn year_first(&self, at: usize) -> Taken<NamedTime> {
        let chars = &self.chars[at..];
        let run = digits(chars);
        if run == 2 {
            let (year, taken) = self.two_short_years(chars)?;
            let gap = mark(&chars[taken..]);
            let (part, more) = quarter_or_half(&chars[taken + gap..])?;
            return Some((NamedTime { year: Some(year), part }, taken + gap + more));
        }
        if !matches!(run, 4 | 6 | 8) {
            return None;
        }
        let year = civil_year(number(&chars[..4])?)?;
        let of = |part: Option<PartOfYear>, taken: usize| Some((NamedTime { year: Some(year), part: part? }, taken));
        let pair = |from: usize| number(&chars[from..from + 2]).and_then(|n| i8::try_from(n).ok());
        match run {
            8 => return of(real_day(year, pair(4)?, pair(6)?), 8),
            6 => return of(PartOfYear::month(pair(4)?), 6),
            _ => {}
        }
        if let Some((financial, taken)) = self.two_years(chars) {
            let (part, more) = part_behind(&chars[taken..]).unwrap_or((PartOfYear::Whole, 0));
            return Some((NamedTime { year: Some(financial), part }, taken + more));
        }
        if let Some((part, taken)) = part_behind(&chars[4..]) {
            return of(Some(part), 4 + taken);
        }
        match chars.get(4) {
            Some('年') => {
                let (part, taken) = behind_year_sign(&chars[5..]).unwrap_or((PartOfYear::Whole, 0));
                let is_real = !matches!(part, PartOfYear::Day { month, day } if real_day(year, month, day).is_none());
                of(is_real.then_some(part), 5 + taken)
            }
            Some(mark @ ('-' | '_' | '.')) => self.numbers(at, year, *mark),
            _ => of(Some(PartOfYear::Whole), 4),
        }
    }

    /// Numbers behind a year and a mark: a month of two digits, or of one behind a point or in brackets; a day behind it.
    fn numbers(&self, at: usize, year: Period, mark: char) -> Taken<NamedTime> {
        let chars = &self.chars[at..];
        let behind = &chars[5..];
        let n = digits(behind);
        let whole = Some((NamedTime { year: Some(year), part: PartOfYear::Whole }, 4));
        if let Some((part, taken)) = months(behind) {
            return Some((NamedTime { year: Some(year), part }, 5 + taken));
        }
        if !matches!(n, 1 | 2) {
            return whole;
        }
        let month = i8::try_from(number(&behind[..n])?).ok()?;
        let after = &behind[n..];
        let of =
            |part: Option<PartOfYear>, taken: usize| Some((NamedTime { year: Some(year), part: part? }, 5 + n + taken));
        // A second one-digit number behind a hyphen may count versions.
        let days = match after.first() {
            Some('-' | '_' | '.') => digits(&after[1..]),
            _ => 0,
        };
        if days == 2 || (days == 1 && mark == '.' && after[0] == '.') {
            let day = i8::try_from(number(&after[1..=days])?).ok()?;
            return of(real_day(year, month, day), 1 + days);
        }
        let in_brackets = at > 0 && is_bracket(self.chars[at - 1]) && after.first().copied().is_some_and(is_bracket);
        if n == 2 || (mark == '.' && days == 0) || in_brackets { of(PartOfYear::month(month), 0) } else { whole }
    }

    /// Two years that follow each other, where years begin in another month than January: 2024-25, 2024-2025. A second number that may
    /// be a month is one, except where the feed reports by years.
    fn two_years(&self, chars: &[char]) -> Taken<Period> {
        let DateStyle { calendar, names_years, .. } = self.style;
        let begins = number(chars.get(..4)?)?;
        let (Some('-' | '_'), n @ (2 | 4)) = (chars.get(4), digits(chars.get(5..)?)) else { return None };
        let second = number(&chars[5..5 + n])?;
        let continues = if n == 2 { second == (begins + 1) % 100 } else { second == begins + 1 };
        let may_be_month = n == 2 && (1..=12).contains(&second) && !names_years;
        let year = year_from(begins, calendar).filter(|_| continues && !may_be_month)?;
        Some((year, 5 + n))
    }

    /// Two years of two digits that follow each other, beside a quarter or a half: Q1 24-25.
    fn two_short_years(&self, chars: &[char]) -> Taken<Period> {
        let begins = number(chars.get(..2)?).filter(|_| digits(chars) == 2)?;
        let (Some('-' | '_' | '/'), 2) = (chars.get(2), digits(chars.get(3..)?)) else { return None };
        let continues = number(&chars[3..5])? == begins + 1;
        Some((year_from(2000 + begins, self.style.calendar).filter(|_| continues)?, 5))
    }

    /// FY2025, FY2024-25, Q1 2024, H1-2024, March 2024, Jan-24; without their years too.
    fn word_first(&self, at: usize) -> Taken<NamedTime> {
        let chars = &self.chars[at..];
        if at > 0 && self.chars[at - 1].is_ascii_alphabetic() {
            return None;
        }
        if chars.starts_with(&['f', 'y']) {
            return self.financial(&chars[2..]).map(|(time, taken)| (time, 2 + taken));
        }
        if let Some((month, taken)) = month_here(chars) {
            return self.behind_month(chars, month, taken);
        }
        let apart = at == 0 || !self.chars[at - 1].is_ascii_digit();
        let (part, taken) = quarter_or_half(chars).filter(|_| apart)?;
        let behind = &chars[taken..];
        let gap = mark(behind);
        let rest = &behind[gap..];
        let year = self.two_years(rest).or_else(|| four_digits(rest)).or_else(|| self.two_short_years(rest));
        Some(match year {
            Some((year, more)) => (NamedTime { year: Some(year), part }, taken + gap + more),
            None => (NamedTime { year: None, part }, taken),
        })
    }

    /// What stands behind FY: the year in which it ends, or both.
    fn financial(&self, chars: &[char]) -> Taken<NamedTime> {
        let calendar = self.style.calendar;
        let gap = mark(chars);
        let chars = &chars[gap..];
        let named = DateStyle { names_years: true, ..self.style };
        let both = Scan { style: named, ..*self }.two_years(chars);
        let ends = || {
            let n = digits(chars);
            let year = number(chars.get(..n)?).filter(|_| matches!(n, 2 | 4))?;
            let year = if n == 2 { 2000 + year } else { year };
            let read = if calendar == Calendar::CIVIL { civil_year(year) } else { year_from(year - 1, calendar) };
            Some((read?, n))
        };
        let (year, taken) = both.or_else(ends)?;
        let (part, more) = part_behind(&chars[taken..]).unwrap_or((PartOfYear::Whole, 0));
        Some((NamedTime { year: Some(year), part }, gap + taken + more))
    }

    /// What stands behind a month's name: its year, or a day and the year. Two digits behind a hyphen are a year, unless another one is
    /// known: then they are a day.
    fn behind_month(&self, chars: &[char], month: i8, taken: usize) -> Taken<NamedTime> {
        let behind = &chars[taken..];
        let gap = mark(behind);
        let rest = &behind[gap..];
        if let Some((year, more)) = four_digits(rest) {
            return Some((NamedTime { year: Some(year), part: PartOfYear::month(month)? }, taken + gap + more));
        }
        let n = digits(rest);
        let two = if matches!(n, 1 | 2) { number(&rest[..n]).and_then(|n| i8::try_from(n).ok()) } else { None };
        if let Some(day) = two {
            let comma = usize::from(rest.get(n) == Some(&','));
            let next = mark(&rest[n + comma..]) + comma;
            if let Some((year, more)) = four_digits(&rest[n + next..]) {
                return Some((
                    NamedTime { year: Some(year), part: real_day(year, month, day)? },
                    taken + gap + n + next + more,
                ));
            }
            let year = civil_year(2000 + i16::from(day)).filter(|_| n == 2 && behind.first() == Some(&'-'));
            let known = self.around.is_some_and(|around| year != Some(around));
            return Some(match year.filter(|_| !known) {
                Some(year) => (NamedTime { year: Some(year), part: PartOfYear::month(month)? }, taken + gap + n),
                None => (NamedTime { year: None, part: PartOfYear::Day { month, day } }, taken + gap + n),
            });
        }
        Some((NamedTime { year: None, part: PartOfYear::month(month)? }, taken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Every;
    use proptest::prelude::*;

    const APRIL: i8 = 4;

    fn style(year_starts: i8, every: Every) -> DateStyle {
        let calendar = Calendar::starting_in(year_starts).expect("a month");
        let names_years = every == Every::Year && calendar != Calendar::CIVIL;
        DateStyle { calendar, names_years, ..DateStyle::default() }
    }

    fn own(name: &str, every: Every, year_starts: i8, around: Option<i16>) -> Option<String> {
        let style = style(year_starts, every);
        let times = times_in(name, style, around.and_then(civil_year));
        times.into_iter().find_map(|time| time.stretch()?.at(every, style.calendar)).map(|found| found.to_string())
    }

    #[test]
    fn names_tell_their_period() {
        for (name, every, period) in [
            ("acreage-2020-11", Every::Month, Some("2020-11")),
            ("acreage-202011", Every::Month, Some("2020-11")),
            ("烟叶2020年11月", Every::Month, Some("2020-11")),
            ("烟叶2020年1-2月", Every::Month, None),
            ("a-2020-Q4", Every::Quarter, Some("2020-Q4")),
            ("a-2020年第四季度", Every::Quarter, Some("2020-Q4")),
            ("a-2020年4季度", Every::Quarter, Some("2020-Q4")),
            ("a-2020-H1", Every::Half, Some("2020-H1")),
            ("a-2020年上半年", Every::Half, Some("2020-H1")),
            ("a-2020下半年", Every::Half, Some("2020-H2")),
            ("a-2020-H3", Every::Half, None),
            ("a-2020", Every::Year, Some("2020")),
            ("2020年", Every::Year, Some("2020")),
            ("a-2020-11-03", Every::Day, Some("2020-11-03")),
            ("a-2020年11月3日", Every::Day, Some("2020-11-03")),
            ("a-2020-W45", Every::Week, Some("2020-W45")),
            ("a-2020-11-03", Every::Month, None),
            ("a-2020-1-03", Every::Month, None),
            ("a-2020-13", Every::Month, None),
            ("ledger", Every::Month, None),
            ("a-12345678901", Every::Month, None),
        ] {
            assert_eq!(own(name, every, 1, None).as_deref(), period, "{name}");
        }
    }

    #[test]
    fn months_are_written_in_many_ways() {
        for name in [
            "台账2024.3",
            "台账（2024-3）",
            "a(2024-3)",
            "2024年三月",
            "2024年1-3月",
            "烟叶2024年1—3月报表",
            "2024年1至3月",
            "2024年1月～3月",
            "2024-1-3月",
            "2024_3月",
            "Mar 2024",
            "acreage Mar-24",
            "acreage-March_2024",
            "2024 March",
            "2024年报表（3月）",
            "2024 3月份",
            "2024年 3月",
        ] {
            assert_eq!(own(name, Every::Month, 1, None).as_deref(), Some("2024-03"), "{name}");
        }
        for name in [
            "台账2024-3",
            "台账2024.3.15",
            "15 March 2024",
            "March 15, 2024",
            "March 2024-15x",
            "2024年11-1月",
            "统一月报2024",
            "近3月2024",
            "2024-03-15 3月",
            "smarch2024",
            "marching 2024",
            "2024年4-6月",
            "2024.3.150",
        ] {
            let found = own(name, Every::Month, 1, None);
            assert!(found.is_none() || name.starts_with("March 2024"), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_span_of_months_is_the_period_that_it_makes_up_or_in_which_it_ends() {
        for (name, every, period) in [
            ("2024年1-3月", Every::Quarter, Some("2024-Q1")),
            ("2024年4-6月", Every::Quarter, Some("2024-Q2")),
            ("2024年1-6月", Every::Quarter, Some("2024-Q2")),
            ("2024年1-6月", Every::Half, Some("2024-H1")),
            ("2024年1-12月", Every::Year, Some("2024")),
            ("2024年前三季度", Every::Quarter, Some("2024-Q3")),
            ("2024年前三季度", Every::Month, Some("2024-09")),
            ("2024年1-5月", Every::Quarter, None),
            ("2024年3-5月", Every::Month, None),
        ] {
            assert_eq!(own(name, every, 1, None).as_deref(), period, "{name}");
        }
        assert_eq!(own("2024年4-7月", Every::Month, APRIL, None).as_deref(), Some("2024-07"));
    }

    #[test]
    fn quarters_halves_and_years_in_either_order() {
        for (name, every, year_starts, period) in [
            ("2024年一季度", Every::Quarter, 1, "2024-Q1"),
            ("Q1 2024", Every::Quarter, 1, "2024-Q1"),
            ("report_q1_2024", Every::Quarter, 1, "2024-Q1"),
            ("2024Q1", Every::Quarter, 1, "2024-Q1"),
            ("H1-2024", Every::Half, 1, "2024-H1"),
            ("FY2024-25", Every::Year, APRIL, "2024/25"),
            ("FY2025", Every::Year, APRIL, "2024/25"),
            ("FY25", Every::Year, APRIL, "2024/25"),
            ("kpi 2024-25", Every::Year, APRIL, "2024/25"),
            ("kpi-2010-11", Every::Year, APRIL, "2010/11"),
            ("kpi 2024-2025", Every::Year, APRIL, "2024/25"),
            ("FY2025", Every::Year, 1, "2025"),
            ("2024-25 Q3", Every::Quarter, APRIL, "2024-Q4"),
            ("kpi-2010-11", Every::Month, APRIL, "2010-11"),
        ] {
            assert_eq!(own(name, every, year_starts, None).as_deref(), Some(period), "{name}");
        }
        // A calendar year is none of the project's.
        assert_eq!(own("kpi-2024", Every::Year, APRIL, None), None);
        assert_eq!(own("kpi 2024-25", Every::Year, 1, None), None);
    }

    #[test]
    fn a_year_may_stand_elsewhere() {
        for (name, every, period) in [
            ("台账-3月", Every::Month, Some("2024-03")),
            ("1-3月", Every::Month, Some("2024-03")),
            ("三月份", Every::Month, Some("2024-03")),
            ("烟叶三月", Every::Month, Some("2024-03")),
            ("Mar", Every::Month, Some("2024-03")),
            ("march acreage", Every::Month, Some("2024-03")),
            ("烟叶一季度", Every::Quarter, Some("2024-Q1")),
            ("Q1", Every::Quarter, Some("2024-Q1")),
            ("上半年", Every::Half, Some("2024-H1")),
            ("3月5日", Every::Day, Some("2024-03-05")),
            ("3月5日", Every::Month, None),
            ("5 March", Every::Month, None),
            ("Jan-15", Every::Month, None),
            ("Jan-24", Every::Month, Some("2024-01")),
            // The name's own date is the finer one.
            ("1月报-2020-05-03", Every::Month, None),
            ("甲1月报-2020-05", Every::Month, Some("2020-05")),
        ] {
            assert_eq!(own(name, every, 1, Some(2024)).as_deref(), period, "{name}");
        }
        assert_eq!(own("3月", Every::Month, 1, None), None);
    }

    proptest! {
        /// No name makes it panic, and what has a year and a real day is a stretch of at most a year.
        #[test]
        fn any_name_is_read(parts in prop::collection::vec(prop::sample::select(vec![
            "2024", "24", "3", "13", "0", "年", "月", "日", "季", "第", "上半年", "前", "一", "十", "-", "—", ".", "_", " ", "(", ")", "fy", "q",
            "h", "w", "mar", "march", "x", "，",
        ]), 0..12), year_starts in 1..=12_i8, around in prop::option::of(2020..2030_i16)) {
            let name: String = parts.concat();
            for every in [Every::Month, Every::Quarter, Every::Year] {
                let style = style(year_starts, every);
                for time in times_in(&name, style, around.and_then(civil_year)) {
                    let Some(stretch) = time.stretch() else { continue };
                    let own = stretch.at(every, style.calendar);
                    prop_assert!(own.is_none_or(|own| own.every() == every));
                    let longer = stretch.longer_than(every, style.calendar);
                    prop_assert!(longer.is_none_or(|longer| longer.every() > every));
                }
            }
        }
    }

    #[test]
    fn longer_and_finer_periods() {
        let stretches =
            |name: &str| times_in(name, DateStyle::default(), None).into_iter().filter_map(NamedTime::stretch);
        let longer = |name: &str| {
            stretches(name).find_map(|found| found.longer_than(Every::Month, Calendar::CIVIL)).map(|p| p.to_string())
        };
        for (name, period) in [
            ("a-2020", Some("2020")),
            ("a-2020年第四季度", Some("2020-Q4")),
            ("a-2020年4-6月", Some("2020-Q2")),
            ("a-2020年1-2月", Some("2020")),
            ("a-2020-11", None),
            ("a-2020-11-03", None),
            ("a", None),
        ] {
            assert_eq!(longer(name).as_deref(), period, "{name}");
        }
        let within = |name: &str, every| {
            stretches(name).find_map(|found| found.within(every, Calendar::CIVIL)).map(|p| p.to_string())
        };
        assert_eq!(within("a-2020-11-03", Every::Month).as_deref(), Some("2020-11"));
        assert_eq!(within("a-2020年1-2月", Every::Month).as_deref(), Some("2020-02"));
        assert_eq!(within("a-2020", Every::Month), None);
        let runs = |name: &str| stretches(name).find_map(|found| found.runs_from(Every::Month, Calendar::CIVIL));
        assert_eq!(runs("2024年1-3月").map(|day| day.to_string()).as_deref(), Some("2024-01-01"));
        assert_eq!((runs("2024年1-2月"), runs("2024-03")), (None, None));
    }
}
