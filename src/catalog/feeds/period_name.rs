//! Where the period of a file stands in its name: `period` of a feed.

use super::period_fit::{Fit, Parts, is_same_word};
use super::period_place::{Piece, Place};
use crate::measure::Period;
use crate::measure::notation::{DateStyle, NamedTime, PartOfYear, folded_name};

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

    /// Reads a pattern; `None` where it is none.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        Self::read(written).ok()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Calendar, Every};
    use proptest::prelude::*;

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

    proptest! {
        /// What a pattern is filled with is what it finds.
        #[test]
        fn what_stands_in_the_places_is_found(
            before in "[a-z甲乙（]{0,4}", year in 1900..2200_i16, month in 1..=12_i8, is_padded in any::<bool>(), mark in "[-._ 年]",
        ) {
            let pattern = format!("{{year}}{mark}{{month}}");
            let number = if is_padded { format!("{month:02}") } else { month.to_string() };
            let path = format!("feeds/{before}{year}{mark}{number}月报.csv");
            let expected = format!("{year:04}-{month:02}");
            prop_assert_eq!(found(&pattern, &path, 1, Every::Month), [expected]);
        }

        #[test]
        fn any_pattern_and_any_path_are_read(pattern in "[{}a-z年月 -]{0,20}", path in "[0-9a-z年月一三十/. -]{0,20}") {
            if let Ok(pattern) = PeriodPattern::read(&pattern) {
                let _ = pattern.find(&path, DateStyle::default());
            }
        }
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
