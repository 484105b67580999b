//! Amounts in English clauses: 350, £2.4m, 55%, 3 percentage points, between 40 and 50, a third, half.

use super::en_words;
use super::statement::{Edge, UnitWritten};
use crate::measure::{Decimal, Exact, Unit, Units, exact};
use crate::propose::targets::rules::{ENGLISH, EdgeMeans};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An amount with what stands around it.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub at: Range<usize>,
    pub low: Exact,
    pub high: Option<Exact>,
    pub unit: UnitWritten,
    pub edge_after: Edge,
    pub in_words: bool,
    /// Whether it has no unit and no currency, so that the noun behind it says what is counted.
    pub bare: bool,
}

impl Amount {
    pub fn is_share(&self) -> bool {
        self.unit.known.is_some_and(Unit::is_share)
    }
}

static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)([£€$]|\b(?:gbp|usd|eur|kes|ugx|inr|ngn|etb|tzs)\s?)?(\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+\b|\d+(?:\.\d+)?)(?:\s?(million|billion|thousand|bn|mn|k|m)\b)?\s?(%|per\s?cent\b|percentage points?\b|percent\b|pp\b)?(\s?points?\b)?")
        .expect("a pattern of the program")
});

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s?(?:-|–|—|to)\s?(\d[\d,]*(?:\.\d+)?)\s?(%|per\s?cent\b)?").expect("a pattern of the program")
});

/// A ratio to one goes on behind its first number: 52:1.
static TO_ONE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^:1(?:$|[^\d:.])").expect("a pattern of the program"));

/// What stands before the first of two values of which the second is reached: from, from current, from about.
static FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bfrom (?:(?:the|a|current|currently|about|around|approximately|some) )*$")
        .expect("a pattern of the program")
});

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:by\s+)?(a third|one[ -]third|two[ -]thirds|a quarter|one[ -]quarter|three[ -]quarters|a fifth|one[ -]fifth|a half|one[ -]half|half)\b")
        .expect("a pattern of the program")
});

static NUMERALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a hundred|one hundred|a dozen|zero)\s+(million\s+|thousand\s+|hundred\s+)?(?:new|additional|more|further|[a-z]+)\b")
        .expect("a pattern of the program")
});

/// All amounts of a text in small letters but those within `taken`.
pub(super) fn amounts(text: &str, taken: &[Range<usize>], units: &Units) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let is_free = |at: &Range<usize>, found: &[Amount]| {
        !taken.iter().any(|t| t.start < at.end && at.start < t.end)
            && !found.iter().any(|a| a.at.start < at.end && at.start < a.at.end)
    };
    for figure in FIGURE.captures_iter(text) {
        let at = figure.get(0).map_or(0..0, |m| m.range());
        let digits = figure.get(2).map_or(0..0, |m| m.range());
        if is_free(&digits, &found) && !is_part_of_a_name(text, &digits) {
            found.extend(read_figure(text, &figure, at, units));
        }
    }
    for words in WORDS.captures_iter(text) {
        let Some(fraction) = words.get(1) else { continue };
        let at = fraction.range();
        if is_free(&at, &found)
            && !text[at.end..].trim_start().starts_with("of the year")
            // The half of the world without it is no share that is aimed at.
            && !text[..at.start].trim_end().ends_with(" the")
            && !text[at.end..].starts_with('-')
        {
            found.extend(share(fraction.as_str()).map(|low| percent(at, low)));
        }
    }
    for numerals in NUMERALS.captures_iter(text) {
        let Some(numeral) = numerals.get(1) else { continue };
        let at = numeral.range();
        if !is_free(&at, &found) {
            continue;
        }
        let Some(value) = numeral_of(numeral.as_str()) else { continue };
        if value == 0
            && (text[..at.start].trim_end_matches([' ', '-', '–']).ends_with("net")
                || text[at.end..].trim_start().starts_with("carbon")
                || text[at.end..].trim_start().starts_with("tolerance")
                || text[at.end..].trim_start().starts_with("emission"))
        {
            continue;
        }
        let multiple = numerals.get(2).map(|m| m.as_str().trim());
        let times = match multiple {
            Some("million") => 1_000_000,
            Some("thousand") => 1_000,
            Some("hundred") => 100,
            _ => 1,
        };
        let at = at.start..numerals.get(2).map_or(at.end, |m| m.end());
        let unit = UnitWritten::default();
        found.push(Amount {
            at,
            low: exact::whole(value * times),
            high: None,
            unit,
            edge_after: Edge::Plain,
            in_words: true,
            bare: true,
        });
    }
    found.sort_by_key(|amount| amount.at.start);
    found
}

fn percent(at: Range<usize>, low: Exact) -> Amount {
    let unit = UnitWritten { written: "%".into(), known: Some(Unit::percent()), points: false };
    Amount { at, low, high: None, unit, edge_after: Edge::Plain, in_words: true, bare: false }
}

/// A fraction in per cent.
fn share(words: &str) -> Option<Exact> {
    let hundred = |n: i64, d: i64| Some(exact::ratio(100 * n, d));
    match words.replace('-', " ").as_str() {
        "a third" | "one third" => hundred(1, 3),
        "two thirds" => hundred(2, 3),
        "a quarter" | "one quarter" => hundred(1, 4),
        "three quarters" => hundred(3, 4),
        "a fifth" | "one fifth" => hundred(1, 5),
        "a half" | "one half" | "half" => hundred(1, 2),
        _ => None,
    }
}

fn numeral_of(word: &str) -> Option<i64> {
    const WORDS: [(&str, i64); 22] = [
        ("zero", 0),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("a dozen", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("a hundred", 100),
        ("one hundred", 100),
    ];
    WORDS.iter().find(|(of, _)| *of == word).map(|(_, value)| *value)
}

/// Whether digits belong to a name or a number of the text: A12, 3.2.1, section 4, 2.5b of a list at the beginning.
fn is_part_of_a_name(text: &str, at: &Range<usize>) -> bool {
    static AGES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:children|child|infants|girls|boys|those|people|adults|women|men|residents|mothers)(?: aged)? (?:under|over|below|above|aged) $|\bage[ds] \d{1,2} ?(?:to|-|–|and|or) ?$").expect("a pattern of the program")
    });
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '#' || c == '/';
    let numbered = before.trim().is_empty()
        && (after.starts_with(". ")
            || after.starts_with(") ")
            || after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit()));
    // ENV.03 is the number of a measure.
    let coded = before.ends_with('.') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_alphabetic());
    let dotted = after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit())
        || before.ends_with('.') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit());
    // 14th and 45x are no amounts; 45ha and 3.2km2 are.
    let letters: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
    let suffix = !letters.is_empty()
        && !["k", "m", "bn", "mn", "pp", "million", "billion", "thousand"].contains(&letters.as_str())
        && Unit::parse(&letters).is_none()
        && Unit::parse(&letters.to_uppercase()).is_none();
    let hyphen = before.ends_with('-') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_alphabetic());
    let compared =
        before.ends_with(['<', '>']) && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_alphanumeric());
    // 278 deaths per 100,000 births: the second says of how many. 24/7 is a service.
    let denominator =
        before.ends_with(" per ") || after.starts_with('/') && after[1..].starts_with(|c: char| c.is_ascii_digit());
    // 1.3 at the beginning is the number of the paragraph.
    let paragraph = before.trim().is_empty() && text[at.clone()].contains('.') && after.starts_with(' ');
    paragraph
        || denominator
        || coded
        || compared
        || AGES.is_match(before)
        || before.ends_with(letter)
        || numbered
        || dotted
        || suffix
        || hyphen
}

fn read_figure(text: &str, figure: &regex::Captures<'_>, at: Range<usize>, units: &Units) -> Option<Amount> {
    let digits = figure.get(2)?.as_str().replace([',', ' ', '\''], "");
    let mut low = Decimal::parse(&digits)?.to_exact();
    let multiple = figure.get(3).map(|m| m.as_str().to_lowercase());
    let currency = figure.get(1).map(|m| m.as_str().trim().to_uppercase());
    let factor = match multiple.as_deref() {
        Some("million" | "mn" | "m") => 1_000_000,
        Some("billion" | "bn") => 1_000_000_000,
        Some("thousand" | "k") => 1_000,
        _ => 1,
    };
    let mut end = at.end;
    if TO_ONE.is_match(&text[end..]) {
        end += ":1".len();
    }
    let tail = figure.get(4).map(|m| m.as_str().replace(' ', ""));
    let points = tail.as_deref().is_some_and(|tail| tail.starts_with("percentagepoint") || tail == "pp")
        || tail.is_some() && figure.get(5).is_some();
    if figure.get(5).is_some() && tail.is_none() {
        end = figure.get(5)?.start();
    }
    let mut unit = UnitWritten::default();
    if tail.is_some() {
        unit = UnitWritten { written: "%".into(), known: Some(Unit::percent()), points };
    } else if let Some(currency) = &currency {
        let short = match multiple.as_deref() {
            Some("million" | "mn" | "m") => "m",
            Some("billion" | "bn") => "bn",
            Some("thousand" | "k") => "k",
            _ => "",
        };
        let written = format!("{currency}{short}");
        let known = units.parse(&written).or_else(|| units.parse(currency));
        if units.parse(&written).is_none() {
            low *= exact::whole(factor);
        }
        unit = UnitWritten {
            written: if units.parse(&written).is_some() { written } else { currency.clone() },
            known,
            points: false,
        };
    } else {
        low *= exact::whole(factor);
    }
    let mut high = None;
    if let Some(range) = RANGE.captures(&text[end..]) {
        let upper = Decimal::parse(&range[1].replace(',', ""))?.to_exact()
            * exact::whole(if currency.is_some() { 1 } else { factor });
        // 46% to 55% is a change where “from” stands before it.
        let from = FROM.is_match(&text[..at.start]);
        if upper > low && !from && (range.get(2).is_some() || range[0].trim_start().starts_with(['-', '–', '—'])) {
            if range.get(2).is_some() {
                unit = UnitWritten { written: "%".into(), known: Some(Unit::percent()), points };
            }
            high = Some(upper);
            end += range[0].len();
        }
    }
    let bare = unit.known.is_none() && unit.written.is_empty();
    if bare && let Some((found, len)) = unit_behind(&text[end..], units) {
        unit = found;
        end += len;
    }
    let (edge_after, end) = suffix(text, end);
    Some(Amount { at: at.start..end, low, high, unit, edge_after, in_words: false, bare })
}

/// A measure behind a figure: 40 hectares, 12 MW, 5 tonnes. Nouns that are counted are names, not units.
fn unit_behind(rest: &str, units: &Units) -> Option<(UnitWritten, usize)> {
    let gap = rest.len() - rest.trim_start().len();
    let word: String = rest[gap..].chars().take_while(|c| c.is_alphanumeric() || "²³/".contains(*c)).collect();
    for two in [
        "cubic metres",
        "cubic meters",
        "cubic kilometres",
        "square metres",
        "square meters",
        "square kilometres",
        "square kilometers",
        "square miles",
    ] {
        if rest[gap..].starts_with(two) {
            let known = units.parse(match two {
                "cubic metres" | "cubic meters" => "m3",
                "square metres" | "square meters" => "m2",
                "square kilometres" | "square kilometers" => "km2",
                _ => two,
            });
            return Some((UnitWritten { written: two.to_owned(), known, points: false }, gap + two.len()));
        }
    }
    let measured = ["tons", "ton", "miles", "acres", "litres", "liters", "gallons", "feet", "yards", "pounds"];
    if measured.contains(&word.as_str()) && units.parse(&word).is_none() {
        return Some((UnitWritten { written: word.clone(), known: None, points: false }, gap + word.len()));
    }
    let unit = units.parse(&word).or_else(|| units.parse(&word.to_uppercase()))?;
    (!unit.counts_whole_things()
        && !unit.is_share()
        && word.len() > 1
        && !matches!(
            &*word,
            "day"
                | "days"
                | "hour"
                | "hours"
                | "week"
                | "weeks"
                | "minutes"
                | "min"
                | "seconds"
                | "points"
                | "point"
                | "am"
                | "pm"
        ))
    .then(|| (UnitWritten { written: word.clone(), known: Some(unit), points: false }, gap + word.len()))
}

fn suffix(text: &str, end: usize) -> (Edge, usize) {
    let rest = text[end..].trim_start();
    let gap = text.len() - end - rest.len();
    let words = ENGLISH.edge.iter().filter_map(|edge| Some((edge.means, en_words::begins(rest, edge.after.iter())?)));
    match words.max_by_key(|(_, word)| word.len()) {
        Some((EdgeMeans::AtLeast, word)) => (Edge::AtLeast, end + gap + word.len()),
        Some((EdgeMeans::AtMost, word)) => (Edge::AtMost, end + gap + word.len()),
        Some((EdgeMeans::About, word)) => (Edge::Plain, end + gap + word.len()),
        None => (Edge::Plain, end),
    }
}
