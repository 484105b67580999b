//! Fits a pattern of names of files to a path.

use super::period_place::{Piece, Place};
use crate::measure::notation::{DateStyle, NamedTime, PartOfYear, civil_year, counted, month_word, quarter, year_from};
use crate::measure::{Calendar, Period};

/// Whether two neighbours belong to one number or one word.
pub(super) fn is_same_word(a: char, b: char) -> bool {
    (a.is_ascii_digit() && b.is_ascii_digit()) || (a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

/// What places have taken so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
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
pub(super) struct Fit<'c> {
    pub chars: &'c [char],
    pub style: DateStyle,
    /// Whether two digits may be a year.
    pub short_years: bool,
}

impl Fit<'_> {
    /// Fits pieces from a character on; every way to do it is put into `found`, with the character behind it.
    pub fn fit(&self, pieces: &[Piece], at: usize, parts: Parts, found: &mut Vec<(usize, NamedTime)>) {
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
        if n == 2
            && self.short_years
            && matches!(self.chars.get(at + 2), Some('-' | '_'))
            && self.digits(at + 3) == 2
            && let (Some(first), Some(second)) = (self.number(at, 2), self.number(at + 3, 2))
        {
            years.extend(year_from(2000 + first, calendar).filter(|_| second == first + 1).map(|found| (found, 5)));
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
