//! Numbers as people write them in cells. A cell is tidied first: see [`tidy`](crate::measure::notation::tidy()).

use super::tidy::tidy;
use super::western_digits::with_western_digits;
use crate::measure::{Decimal, Multiple, Unit, Units};
use std::borrow::Cow;

/// Whether a cell says that it has no value: empty, a dash or slash, 暂无, 无.
#[must_use]
pub fn is_missing(cell: &str) -> bool {
    matches!(
        cell,
        "" | "-"
            | "--"
            | "—"
            | "——"
            | "–"
            | "/"
            | "…"
            | "……"
            | "..."
            | "······"
            | "暂无"
            | "无"
            | "N/A"
            | "n/a"
            | "NA"
    )
}

/// Why a cell is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("not a number")]
    NotANumber,
    #[error("digits were lost when a spreadsheet turned the number into scientific notation")]
    Destroyed,
    #[error("more than {max} digits", max = Decimal::MAX_DIGITS)]
    TooLong,
}

/// A number as written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    pub value: Decimal,
    /// The unit that follows it.
    pub unit: Option<Unit>,
    /// Whether 万 or 亿 follows it without a unit. The value is multiplied already.
    pub multiplied: bool,
    /// The value of one in the last written place: 1,000 for `1.2万`.
    pub last_place: Decimal,
}

/// Whether tidying would make other digits of what is written: footnote marks (1200①, 5²), or two numbers on two lines. The raised
/// digit of a unit behind the number (5 m²) is none of its digits.
#[must_use]
pub fn is_run_together(cell: &str, units: &Units) -> bool {
    if cell.trim().bytes().any(|b| b.is_ascii_control()) {
        return true;
    }
    if cell.is_ascii() {
        return false;
    }
    let cell = with_western_digits(cell);
    let unit = cell.find(char::is_alphabetic).filter(|at| units.parse(&tidy(&cell[*at..])).is_some());
    let odd = |c: char| c.is_control() || (c.is_numeric() && !c.is_ascii() && !('\u{FF10}'..='\u{FF19}').contains(&c));
    cell[..unit.unwrap_or(cell.len())].chars().any(odd)
}

/// Which mark stands before the decimal places. The other one sets thousands apart, as blanks and apostrophes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

impl DecimalMark {
    #[must_use]
    pub fn as_char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The mark that sets thousands apart.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// Reads a number with a decimal point; see [`read_number_with`].
///
/// # Errors
/// See [`NumberError`].
pub fn read_number(cell: &str, units: &Units) -> Result<Number, NumberError> {
    read_number_with(cell, DecimalMark::Point, units)
}

/// Reads a number, with the unit that may stand at either end: `12`, `-1,234.5`, `(1,234)`, `1.2万`, `12%`, `300亩`, `£35.50`, `$5m`.
///
/// # Errors
/// See [`NumberError`].
pub fn read_number_with(cell: &str, mark: DecimalMark, units: &Units) -> Result<Number, NumberError> {
    let cell = &*with_western_marks(with_western_digits(cell), mark);
    let (cell, brackets) = match cell.strip_prefix('(').and_then(|c| c.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (cell, false),
    };
    // A sign stands before the currency or behind it, and once.
    let unsigned = cell.strip_prefix(['-', '+', MINUS]).map(str::trim_start);
    let (before, rest) = unit_before(unsigned.unwrap_or(cell), units);
    let behind = before.and(rest.strip_prefix(['-', MINUS])).filter(|_| unsigned.is_none());
    let is_negative = behind.is_some() || (unsigned.is_some() && !cell.starts_with('+'));
    let cell = behind.unwrap_or(rest);
    let (digits, suffix) = split_digits(cell, mark);
    let (mut number, suffix) = match scientific(cell, mark) {
        Some(read) => (read?, ""),
        None => (read_grouped(digits, mark)?, suffix),
    };
    if is_negative {
        number.mantissa = -number.mantissa;
    }
    if brackets {
        number.mantissa = -number.mantissa.abs();
    }
    let (multiple, unit) = unit_behind(suffix, before, units)?;
    let value = number.times(Decimal::new(multiple, 0)).ok_or(NumberError::TooLong)?;
    let last_place = Decimal::new(multiple, number.scale).trimmed();
    Ok(Number { value, unit, multiplied: multiple != 1, last_place })
}

/// A cell with the Arabic marks of decimals and of thousands as those of its column.
fn with_western_marks(cell: Cow<'_, str>, mark: DecimalMark) -> Cow<'_, str> {
    const MARKS: [char; 2] = ['\u{066B}', '\u{066C}'];
    if cell.is_ascii() || !cell.contains(MARKS) {
        return cell;
    }
    let [decimal, thousands] = [mark, mark.other()].map(|mark| mark.as_char().to_string());
    cell.replace(MARKS[0], &decimal).replace(MARKS[1], &thousands).into()
}

/// What a number is multiplied by for the word behind it, and its unit; `before` is the currency that stands before it.
fn unit_behind(suffix: &str, before: Option<Unit>, units: &Units) -> Result<(i128, Option<Unit>), NumberError> {
    if suffix.is_empty() {
        return Ok((1, before));
    }
    if let Some(factor) = Multiple::after_number(suffix) {
        return Ok((factor, before));
    }
    // £5m, but 5m are metres.
    if let Some(millions) = before.and_then(|currency| currency.in_short(suffix)) {
        return Ok((1, Some(millions)));
    }
    let unit = units.parse(suffix).ok_or(NumberError::NotANumber)?;
    if before.is_some_and(|before| before != unit) { Err(NumberError::NotANumber) } else { Ok((1, Some(unit))) }
}

/// The Unicode minus sign, which some programs write.
const MINUS: char = '\u{2212}';

/// Marks that set thousands apart besides a point or a comma. Other blanks have become this one.
const GROUPS: [char; 3] = [' ', '\'', '\u{2019}'];

/// The currency whose sign or code stands before a number, and the rest.
fn unit_before<'c>(cell: &'c str, units: &Units) -> (Option<Unit>, &'c str) {
    let end = cell.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | MINUS)).unwrap_or(0);
    if end == 0 {
        return (None, cell);
    }
    let (before, rest) = cell.split_at(end);
    let currency = units.parse(before.trim()).filter(|unit| unit.is_money());
    currency.map_or((None, cell), |unit| (Some(unit), rest))
}

/// The digits at the beginning with their marks, and what follows them.
fn split_digits(cell: &str, mark: DecimalMark) -> (&str, &str) {
    let part =
        |c: char| c.is_ascii_digit() || c == mark.as_char() || c == mark.other().as_char() || GROUPS.contains(&c);
    let end = cell.find(|c: char| !part(c)).unwrap_or(cell.len());
    (cell[..end].trim(), cell[end..].trim())
}

/// A number in scientific notation; an error where a spreadsheet has lost digits of a whole number: `4.11E+17`.
fn scientific(cell: &str, mark: DecimalMark) -> Option<Result<Decimal, NumberError>> {
    let (written, exponent) = cell.split_once(['E', 'e'])?;
    let power = exponent.trim_start_matches(['+', '-']);
    let is_exponent = (1..=3).contains(&power.len()) && power.bytes().all(|b| b.is_ascii_digit());
    let is_number = |c: char| c.is_ascii_digit() || c == mark.as_char();
    if !is_exponent || written.is_empty() || !written.chars().all(is_number) {
        return None;
    }
    let Some(number) = Decimal::parse(&written.replace(mark.as_char(), ".")) else {
        return Some(Err(NumberError::NotANumber));
    };
    let power: u32 = power.parse().unwrap_or(u32::MAX);
    if exponent.starts_with('-') {
        let scale = number.scale + power;
        return Some(if scale > Decimal::MAX_PLACES {
            Err(NumberError::TooLong)
        } else {
            Ok(Decimal { scale, ..number })
        });
    }
    // With all its digits written the power only moves the point.
    let kept = number.scale.checked_sub(power).map(|scale| Decimal { scale, ..number });
    Some(kept.ok_or(NumberError::Destroyed))
}

/// Reads digits with thousands separators in the right places, or without any.
fn read_grouped(digits: &str, mark: DecimalMark) -> Result<Decimal, NumberError> {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if count > Decimal::MAX_DIGITS {
        return Err(NumberError::TooLong);
    }
    let (head, tail) = digits.split_once(mark.as_char()).map_or((digits, None), |(head, tail)| (head, Some(tail)));
    let is_group = |c: char| c == mark.other().as_char() || GROUPS.contains(&c);
    let plain = |head: &str| {
        let text = tail.map_or_else(|| head.to_owned(), |tail| format!("{head}.{tail}"));
        Decimal::parse(&text).ok_or(NumberError::NotANumber)
    };
    let Some(separator) = head.chars().find(|c| is_group(*c)) else { return plain(head) };
    let mut groups = head.split(separator);
    let first = groups.next().unwrap_or("");
    // 0,123 is no thousands.
    if !(1..=3).contains(&first.len()) || first.starts_with('0') || !groups.all(|g| g.len() == 3) {
        return Err(NumberError::NotANumber);
    }
    plain(&head.replace(separator, ""))
}

/// What a cell says of how the numbers of its column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Nothing: it reads the same in any way, or in none.
    Neutral,
    /// It can be read in the column's way only.
    For,
    /// It can be read in another way only.
    Against,
    /// It can be read in both, as different values.
    Either,
}

/// What a cell says of the decimal mark: `1,234.5` and `1,234,567` speak for a point, `35,57` against it; `1,778` may be either.
#[must_use]
pub fn decimal_evidence(cell: &str, mark: DecimalMark, units: &Units) -> Evidence {
    let value = |mark| read_number_with(cell, mark, units).ok().map(|number| number.value.trimmed());
    match (value(mark), value(mark.other())) {
        (Some(own), Some(other)) if own == other => Evidence::Neutral,
        (Some(_), Some(_)) => Evidence::Either,
        (Some(_), None) => Evidence::For,
        (None, Some(_)) => Evidence::Against,
        (None, None) => Evidence::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::BUILT_IN;
    use crate::measure::exact::full;

    fn number(cell: &str) -> Result<String, NumberError> {
        read_number(cell, &BUILT_IN)
            .map(|n| format!("{}{}", full(&n.value.to_exact()), n.unit.map(|u| u.to_string()).unwrap_or_default()))
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (cell, value) in [
            ("12", "12"),
            ("-1,234.50", "-1234.5"),
            ("(1,234)", "-1234"),
            ("1.2万", "12000"),
            ("3亿", "300000000"),
            ("12.5%", "12.5%"),
            ("300亩", "300亩"),
            ("1.5万亩", "1.5万亩"),
            ("1 234 567", "1234567"),
            ("\u{2212}5", "-5"),
            ("1'234.5", "1234.5"),
            ("9.09E-13", "0.000000000000909"),
            ("1.2345E+2", "123.45"),
            ("CNY 35.50", "35.5元"),
            ("-CNY1,077.25", "-1077.25元"),
            ("USD 3", "3美元"),
            ("£1,234.50", "1234.5£"),
            ("-£5", "-5£"),
            ("£ -5", "-5£"),
            ("(US$5)", "-5US$"),
            ("£1.2m", "1.2百万£"),
            ("HK$ 3 billion", "3000000000HK$"),
            ("¥1.2万", "12000¥"),
            ("3.5 million", "3500000"),
            ("12 kg/ha", "12公斤/公顷"),
            ("5 EUR", "5欧元"),
            ("5 thousand people", "5千人"),
            ("1.2萬", "12000"),
            ("3萬畝", "3万亩"),
            ("١٬٢٣٤٫٥", "1234.5"),
            ("१२%", "12%"),
        ] {
            assert_eq!(number(cell).as_deref(), Ok(value), "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        for cell in [
            "",
            "abc",
            "1,23",
            "0,123",
            "1,234 567",
            "12,34,567",
            "1.2.3",
            "12弗隆",
            "约300",
            "1-2",
            "--5",
            "-+5",
            "\u{2212}-5",
            "-EUR-5",
            "()",
            "EUR",
            "EUR5亩",
            "£",
            "£m",
            "£5 mu",
            "-",
            "--£5",
        ] {
            assert_eq!(number(cell), Err(NumberError::NotANumber), "{cell}");
        }
        assert_eq!(number("4.11E+17"), Err(NumberError::Destroyed));
        assert_eq!(number(&"1".repeat(40)), Err(NumberError::TooLong));
    }

    #[test]
    fn thousands_are_grouped_in_threes() {
        for (cell, value) in [
            ("1,234", Some("1234")),
            ("123,456,789.01", Some("123456789.01")),
            ("-1,234", Some("-1234")),
            ("1234,567", None),
            (",123", None),
            ("1,2345", None),
            ("1,234.5,6", None),
            ("1,234,", None),
        ] {
            assert_eq!(number(cell).ok().as_deref(), value, "{cell}");
        }
    }

    #[test]
    fn brackets_are_a_minus_and_multiples_are_multiplied_out() {
        assert_eq!(number("(12)").as_deref(), Ok("-12"));
        assert_eq!(number("(-12)").as_deref(), Ok("-12"));
        assert_eq!(number("( 12 )").as_deref(), Ok("-12"));
        assert_eq!(number("(12亩)").as_deref(), Ok("-12亩"));
        assert_eq!(read_number("1.2万", &BUILT_IN).map(|n| (n.unit, n.multiplied)), Ok((None, true)));
        assert_eq!(read_number("1.2万亩", &BUILT_IN).map(|n| (n.unit.is_some(), n.multiplied)), Ok((true, false)));
        assert_eq!(read_number("1.2", &BUILT_IN).map(|n| (n.unit, n.multiplied)), Ok((None, false)));
        assert_eq!(number("5千"), Err(NumberError::NotANumber));
    }

    #[test]
    fn scientific_notation_has_lost_its_digits() {
        for cell in ["4.11E+17", "1e5", "-2.5E+3"] {
            assert_eq!(number(cell), Err(NumberError::Destroyed), "{cell}");
        }
        for cell in ["E5", "1e", "1e+", "1ex"] {
            assert_eq!(number(cell), Err(NumberError::NotANumber), "{cell}");
        }
        assert_eq!(number(&"1".repeat(31)), Err(NumberError::TooLong));
        assert_eq!(number(&format!("{}亿", "1".repeat(30))).map(|n| n.len()), Ok(38));
        assert_eq!(number(&format!("{}亿", "9".repeat(30))), Ok(format!("{}00000000", "9".repeat(30))));
    }

    #[test]
    fn marks_of_no_value() {
        for cell in ["", "-", "--", "—", "/", "…", "暂无", "无", "N/A"] {
            assert!(is_missing(cell), "{cell}");
        }
        for cell in ["0", "无数", "·", "---", " "] {
            assert!(!is_missing(cell), "{cell}");
        }
    }

    #[test]
    fn a_decimal_comma_changes_what_marks_mean() {
        let comma = |cell| read_number_with(cell, DecimalMark::Comma, &BUILT_IN).map(|n| full(&n.value.to_exact()));
        for (cell, value) in [
            ("35,57", "35.57"),
            ("1.778,5", "1778.5"),
            ("1.778", "1778"),
            ("-1 234,5", "-1234.5"),
            ("1.234.567", "1234567"),
            ("12", "12"),
            ("0,123", "0.123"),
            ("9,09E-3", "0.00909"),
        ] {
            assert_eq!(comma(cell).as_deref(), Ok(value), "{cell}");
        }
        for cell in ["1.5", "12.34", "1,234,567", "1,234.5", "0.123"] {
            assert_eq!(comma(cell), Err(NumberError::NotANumber), "{cell}");
        }
    }

    #[test]
    fn cells_say_which_mark_their_column_has() {
        for (cell, says) in [
            ("12", Evidence::Neutral),
            ("x", Evidence::Neutral),
            ("1 234", Evidence::Neutral),
            ("12.5", Evidence::For),
            ("1,234.5", Evidence::For),
            ("1,234,567", Evidence::For),
            ("0.123", Evidence::For),
            ("35,57", Evidence::Against),
            ("0,123", Evidence::Against),
            ("1.234,5", Evidence::Against),
            ("1,778", Evidence::Either),
            ("1.778", Evidence::Either),
            ("1,778%", Evidence::Either),
        ] {
            assert_eq!(decimal_evidence(cell, DecimalMark::Point, &BUILT_IN), says, "{cell}");
        }
    }
}
