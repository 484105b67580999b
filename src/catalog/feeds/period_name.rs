//! Where the period of a file stands in its name: `period` of a feed.

use crate::measure::notation::{
    DateStyle, NamedTime, PartOfYear, civil_year, counted, folded_name, month_word, quarter, year_from,
};
use crate::measure::{Calendar, Period};

/// What `period` says of a feed's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodName {
    /// Every file speaks for this one.
    Fixed(Period),
    /// Where it stands in the path of each.
    Pattern(PeriodPattern),
}

/// A pattern of file names with places for the parts of a period: `{year}年1-{month}月`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodPattern {
    written: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// In the form in which names are compared.
    Text(Vec<char>),
    Place(Place),
}

/// A place for a part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Year,
    Half,
    Quarter,
    Month,
    Week,
    Day,
}

impl Place {
    pub const NAMES: [(&'static str, Self); 6] = [
        ("{year}", Self::Year),
        ("{half}", Self::Half),
        ("{quarter}", Self::Quarter),
        ("{month}", Self::Month),
        ("{week}", Self::Week),
        ("{day}", Self::Day),
    ];

    /// As a pattern writes it.
    pub fn written(self) -> &'static str {
        Self::NAMES.iter().find(|(_, place)| *place == self).map_or("", |(name, _)| name)
    }
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BadPattern {
    /// A place that is none, as it is written.
    Unknown(String),
    Twice(Place),
    /// Two that say different lengths: a month and a quarter.
    Both(Place, Place),
    DayAlone,
    /// No place at all.
    None,
}

impl PeriodPattern {
    pub(super) fn read(written: &str) -> Result<Self, BadPattern> {
        let mut pieces = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        let mut rest = written;
        while let Some((before, place)) = rest.split_once('{') {
            let (name, behind) = place.split_once('}').ok_or_else(|| BadPattern::Unknown(format!("{{{place}")))?;
            let name = format!("{{{name}}}");
            let place = Place::NAMES.iter().find(|(known, _)| *known == name).map(|(_, place)| *place);
            let place = place.ok_or(BadPattern::Unknown(name))?;
            if places.contains(&place) {
                return Err(BadPattern::Twice(place));
            }
            places.push(place);
            text_piece(before, &mut pieces);
            pieces.push(Piece::Place(place));
            rest = behind;
        }
        text_piece(rest, &mut pieces);
        let pattern = Self { written: written.to_owned(), pieces };
        let parts: Vec<Place> =
            places.iter().copied().filter(|place| !matches!(place, Place::Year | Place::Day)).collect();
        match parts[..] {
            _ if places.is_empty() => Err(BadPattern::None),
            [one, other, ..] => Err(BadPattern::Both(one, other)),
            [one] if places.contains(&Place::Day) && one != Place::Month => Err(BadPattern::Both(one, Place::Day)),
            [] if places.contains(&Place::Day) => Err(BadPattern::DayAlone),
            _ => Ok(pattern),
        }
    }

    /// As the catalog writes it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    fn has(&self, place: Place) -> bool {
        self.pieces.contains(&Piece::Place(place))
    }

    /// Some time that fits the pattern, in a year: it shows how long the times are that it gives.
    pub(super) fn example(&self, year: Period) -> NamedTime {
        let part = if self.has(Place::Day) {
            PartOfYear::Day { month: 5, day: 5 }
        } else if self.has(Place::Month) {
            PartOfYear::Months { first: 5, last: 5 }
        } else if self.has(Place::Week) {
            PartOfYear::Week(5)
        } else if self.has(Place::Quarter) {
            PartOfYear::Quarter(1)
        } else if self.has(Place::Half) {
            PartOfYear::Half(1)
        } else {
            PartOfYear::Whole
        };
        NamedTime { year: Some(year), part }
    }

    /// The times that a path gives where the pattern fits it; several where it fits in several ways. What ends in the file's own name
    /// goes before what stands in its folders.
    #[must_use]
    pub fn find(&self, path: &str, style: DateStyle) -> Vec<NamedTime> {
        let chars = folded_name(without_ending(path));
        // Two digits are a year only where four are none.
        let of = |short_years: bool| self.fits(&Fit { chars: &chars, style, short_years });
        let times = of(false);
        if times.is_empty() { of(true) } else { times }
    }

    fn fits(&self, fit: &Fit<'_>) -> Vec<NamedTime> {
        let chars = fit.chars;
        let name = chars.iter().rposition(|c| *c == '/').map_or(0, |at| at + 1);
        let mut found: Vec<(usize, NamedTime)> = Vec::new();
        for from in 0..chars.len() {
            let starts_with_number = matches!(self.pieces.first(), Some(Piece::Place(_)));
            let is_within = starts_with_number && from > 0 && is_same_word(chars[from - 1], chars[from]);
            if !is_within {
                fit.fit(&self.pieces, from, Parts::default(), &mut found);
            }
        }
        let in_name = found.iter().any(|(end, _)| *end > name);
        let mut times: Vec<NamedTime> = Vec::new();
        for (_, time) in found.into_iter().filter(|(end, _)| !in_name || *end > name) {
            if !times.contains(&time) {
                times.push(time);
            }
        }
        times
    }
}

fn text_piece(text: &str, pieces: &mut Vec<Piece>) {
    // A blank at an end counts: `tidy` would drop it.
    let folded: Vec<char> = text.split(' ').map(folded_name).collect::<Vec<_>>().join(&' ');
    if !folded.is_empty() {
        pieces.push(Piece::Text(folded));
    }
}

/// A path without the ending of its file: 2024.3.csv is 2024.3.
fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').filter(|(_, ending)| !ending.contains('/')).map_or(path, |(stem, _)| stem)
}

/// Whether two neighbours belong to one number or one word.
fn is_same_word(a: char, b: char) -> bool {
    (a.is_ascii_digit() && b.is_ascii_digit()) || (a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

/// What places have taken so far.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    year: Option<Period>,
    half: Option<i8>,
    quarter: Option<i8>,
    month: Option<i8>,
    week: Option<i8>,
    day: Option<i8>,
}

impl Parts {
    fn with(self, place: Place, n: i8) -> Self {
        let n = Some(n);
        match place {
            Place::Year => self,
            Place::Half => Self { half: n, ..self },
            Place::Quarter => Self { quarter: n, ..self },
            Place::Month => Self { month: n, ..self },
            Place::Week => Self { week: n, ..self },
            Place::Day => Self { day: n, ..self },
        }
    }

    fn time(self) -> NamedTime {
        let part = match self {
            Self { month: Some(month), day: Some(day), .. } => PartOfYear::Day { month, day },
            Self { month: Some(month), .. } => PartOfYear::Months { first: month, last: month },
            Self { week: Some(week), .. } => PartOfYear::Week(week),
            Self { quarter: Some(quarter), .. } => PartOfYear::Quarter(quarter),
            Self { half: Some(half), .. } => PartOfYear::Half(half),
            _ => PartOfYear::Whole,
        };
        NamedTime { year: self.year, part }
    }
}

/// Fits a pattern to a path, piece by piece.
struct Fit<'c> {
    chars: &'c [char],
    style: DateStyle,
    /// Whether two digits may be a year.
    short_years: bool,
}

impl Fit<'_> {
    /// Fits pieces from a character on; every way to do it is put into `found`, with the character behind it.
    fn fit(&self, pieces: &[Piece], at: usize, parts: Parts, found: &mut Vec<(usize, NamedTime)>) {
        let Some((piece, rest)) = pieces.split_first() else {
            let time = parts.time();
            // Without a year, only a later look at folder and title tells whether there is such a day.
            if time.year.is_none() || time.stretch().is_some() {
                found.push((at, time));
            }
            return;
        };
        match piece {
            Piece::Text(text) => {
                if self.chars[at..].starts_with(text) {
                    self.fit(rest, at + text.len(), parts, found);
                }
            }
            Piece::Place(Place::Year) => {
                for (year, taken) in self.years(at) {
                    if self.ends_well(at + taken, rest) {
                        let parts = Parts { year: Some(year), ..parts };
                        let before = found.len();
                        self.fit(rest, at + taken, parts, found);
                        if found.len() > before {
                            break;
                        }
                    }
                }
            }
            Piece::Place(place) => {
                for (n, taken) in self.numbers(at, *place) {
                    if self.ends_well(at + taken, rest) {
                        let before = found.len();
                        self.fit(rest, at + taken, parts.with(*place, n), found);
                        if found.len() > before {
                            break;
                        }
                    }
                }
            }
        }
    }

    /// Whether a number or a word may end here: not within one, unless another place goes on with it.
    fn ends_well(&self, at: usize, rest: &[Piece]) -> bool {
        let is_within = at > 0 && self.chars.get(at).is_some_and(|next| is_same_word(self.chars[at - 1], *next));
        !is_within || !rest.is_empty()
    }

    fn digits(&self, at: usize) -> usize {
        self.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count()
    }

    fn number(&self, at: usize, len: usize) -> Option<i16> {
        self.chars.get(at..at + len)?.iter().collect::<String>().parse().ok()
    }

    /// The years that may be written here, the longest first: 2024-25 where years are named by two, 2024, 24. Behind FY a single one is
    /// that in which the year ends.
    fn years(&self, at: usize) -> Vec<(Period, usize)> {
        let DateStyle { calendar, names_years, .. } = self.style;
        let mut years = Vec::new();
        let n = self.digits(at);
        let four = if n >= 4 { self.number(at, 4) } else { None };
        if let (Some(year), Some('-' | '_')) = (four, self.chars.get(at + 4)) {
            let second = self.digits(at + 5);
            let next = if matches!(second, 2 | 4) { self.number(at + 5, second) } else { None };
            let continues = next == Some(year + 1) || (second == 2 && next == Some((year + 1) % 100));
            years.extend(year_from(year, calendar).filter(|_| continues).map(|found| (found, 5 + second)));
        }
        let two = if n >= 2 && self.short_years { self.number(at, 2).map(|year| 2000 + year) } else { None };
        let is_financial = at >= 2 && self.chars[at - 2..at] == ['f', 'y'] && calendar != Calendar::CIVIL;
        let single = |year: i16| match (is_financial, names_years) {
            (true, _) => year_from(year - 1, calendar),
            // Nobody knows which of two a single year means.
            (false, true) => None,
            (false, false) => civil_year(year),
        };
        years.extend(four.and_then(single).map(|year| (year, 4)));
        years.extend(two.and_then(single).map(|year| (year, 2)));
        years
    }

    /// The numbers that may be written here, the longest first.
    fn numbers(&self, at: usize, place: Place) -> Vec<(i8, usize)> {
        let most = match place {
            Place::Half => 2,
            Place::Quarter => 4,
            Place::Month => 12,
            Place::Week => 53,
            Place::Day | Place::Year => 31,
        };
        let mut numbers = Vec::new();
        for len in (1..=self.digits(at).min(2)).rev() {
            let n = self.number(at, len).and_then(|n| i8::try_from(n).ok());
            numbers.extend(n.map(|n| (n, len)));
        }
        let next = self.chars.get(at).copied().unwrap_or(' ');
        match place {
            Place::Half => numbers.extend("上下".chars().zip(1..).find(|(c, _)| *c == next).map(|(_, n)| (n, 1))),
            Place::Quarter => numbers.extend(quarter(next).map(|n| (n, 1))),
            Place::Month | Place::Week | Place::Day => {
                let signs = self.chars[at..].iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
                let sign = |len: usize| counted(&self.chars[at..at + len].iter().collect::<String>()).map(|n| (n, len));
                numbers.extend((1..=signs).rev().filter_map(sign));
                let letters = self.chars[at..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
                let word: String = self.chars[at..at + letters].iter().collect();
                numbers.extend(month_word(&word).filter(|_| place == Place::Month).map(|n| (n, letters)));
            }
            Place::Year => {}
        }
        numbers.retain(|(n, _)| (1..=most).contains(n));
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Every;

    fn found(pattern: &str, path: &str, year_starts: i8, every: Every) -> Vec<String> {
        let calendar = Calendar::starting_in(year_starts).expect("a month");
        let names_years = every == Every::Year && calendar != Calendar::CIVIL;
        let style = DateStyle { calendar, names_years, ..DateStyle::default() };
        let pattern = PeriodPattern::read(pattern).expect("a pattern");
        let times = pattern.find(path, style).into_iter();
        times
            .map(|time| time.stretch().and_then(|s| s.at(every, calendar)).map_or("?".to_owned(), |p| p.to_string()))
            .collect()
    }

    #[test]
    fn a_period_stands_where_the_pattern_says() {
        for (pattern, path, every, period) in [
            ("{year}年1-{month}月", "feeds/烟叶2024年1-3月.xlsx", Every::Month, "2024-03"),
            ("{year}年1-{month}月", "feeds/烟叶2024年1—11月.xlsx", Every::Month, "2024-11"),
            ("{year}年1-{month}月", "feeds/烟叶２０２４年１－３月.xlsx", Every::Month, "2024-03"),
            ("{year}.{month}", "feeds/a-2024.3.csv", Every::Month, "2024-03"),
            ("{year}{month}", "feeds/a2403.csv", Every::Month, "2024-03"),
            ("{year}{month}", "feeds/a202403.csv", Every::Month, "2024-03"),
            ("Q{quarter} {year}", "feeds/kpi q1 2024.csv", Every::Quarter, "2024-Q1"),
            ("{year}年{quarter}季度", "feeds/2024年一季度.csv", Every::Quarter, "2024-Q1"),
            ("{year}年{half}半年", "feeds/2024年下半年.csv", Every::Half, "2024-H2"),
            ("{year}年/{month}月", "feeds/2024年/3月.csv", Every::Month, "2024-03"),
            ("{year}年/{month}月", "feeds/2024年/十一月.csv", Every::Month, "2024-11"),
            ("{month} {year}", "feeds/Acreage March 2024.csv", Every::Month, "2024-03"),
            ("{day}.{month}.{year}", "feeds/a 3.11.2020.csv", Every::Day, "2020-11-03"),
            ("week {week}-{year}", "feeds/Week 5-2020.csv", Every::Week, "2020-W05"),
            // The name before the folders.
            ("{year}-{month}", "feeds/2023-12/a-2024-03.csv", Every::Month, "2024-03"),
            ("{year}-{month}", "feeds/2024-03/a.csv", Every::Month, "2024-03"),
        ] {
            assert_eq!(found(pattern, path, 1, every), [period], "{path}");
        }
        for (pattern, path) in [
            ("{year}年1-{month}月", "feeds/烟叶2024年3月.csv"),
            ("{year}.{month}", "feeds/a-2024.13.csv"),
            ("{year}.{month}", "feeds/a-12024.3.csv"),
            ("{year}.{month}", "feeds/a-2024.123.csv"),
            ("{month} {year}", "feeds/Smarch 2024.csv"),
        ] {
            assert!(found(pattern, path, 1, Every::Month).is_empty(), "{path}");
        }
        assert_eq!(found("{year}-{month}", "a-2024-03 (2024-04-02).csv", 1, Every::Month), ["2024-03", "2024-04"]);
        assert_eq!(found("-{year}-", "feeds/a-2024-25-b.csv", 4, Every::Year), ["2024/25"]);
        assert_eq!(found("FY{year}", "feeds/FY2025.csv", 4, Every::Year), ["2024/25"]);
        assert!(found("{year}", "feeds/a-2024.csv", 4, Every::Year).is_empty());
        assert_eq!(found("{month}月", "feeds/3月.csv", 1, Every::Month), ["?"], "its year stands elsewhere");
    }

    #[test]
    fn a_pattern_has_places_that_go_together() {
        for (pattern, wrong) in [
            ("{year}-{mon}", BadPattern::Unknown("{mon}".to_owned())),
            ("{year}-{month", BadPattern::Unknown("{month".to_owned())),
            ("{year}-{year}", BadPattern::Twice(Place::Year)),
            ("{year}-{month}-{quarter}", BadPattern::Both(Place::Month, Place::Quarter)),
            ("{year}-{week}-{day}", BadPattern::Both(Place::Week, Place::Day)),
            ("{year}-{day}", BadPattern::DayAlone),
            ("year", BadPattern::None),
        ] {
            assert_eq!(PeriodPattern::read(pattern).err(), Some(wrong), "{pattern}");
        }
    }
}
