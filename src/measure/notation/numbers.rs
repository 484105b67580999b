//! Numbers as people write them in cells. A cell is tidied first: see [`tidy`](crate::measure::notation::tidy()).

use crate::measure::{Decimal, Multiple, Unit};

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
}

/// Reads a number, with the unit that may follow it: `12`, `-1,234.5`, `(1,234)`, `1.2万`, `12%`, `300亩`.
///
/// # Errors
/// See [`NumberError`].
pub fn read_number(cell: &str) -> Result<Number, NumberError> {
    let (cell, brackets) = match cell.strip_prefix('(').and_then(|c| c.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (cell, false),
    };
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | ' ' | MINUS);
    let end = cell.find(|c: char| !part(c)).unwrap_or(cell.len());
    let (digits, suffix) = (cell[..end].trim(), cell[end..].trim());
    if is_scientific(cell) {
        return Err(NumberError::Destroyed);
    }
    let mut number = read_grouped(&digits.replace(MINUS, "-"))?;
    if brackets {
        number.mantissa = -number.mantissa.abs();
    }
    let (multiple, unit) = match (suffix, Multiple::after_number(suffix)) {
        ("", _) => (1, None),
        (_, Some(factor)) => (factor, None),
        (name, None) => (1, Some(Unit::parse(name).ok_or(NumberError::NotANumber)?)),
    };
    let value = number.times(Decimal::new(multiple, 0)).ok_or(NumberError::TooLong)?;
    Ok(Number { value, unit, multiplied: multiple != 1 })
}

/// The Unicode minus sign, which some programs write.
const MINUS: char = '\u{2212}';

/// Whether a cell is a number in scientific notation, as Excel writes a long id: `4.11E+17`.
fn is_scientific(cell: &str) -> bool {
    cell.split_once(['E', 'e']).is_some_and(|(m, e)| {
        let exponent = e.trim_start_matches(['+', '-']);
        !m.is_empty()
            && m.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
            && !exponent.is_empty()
            && exponent.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Reads digits with thousands separators in the right places, or without any.
fn read_grouped(digits: &str) -> Result<Decimal, NumberError> {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if count > Decimal::MAX_DIGITS {
        return Err(NumberError::TooLong);
    }
    if !digits.contains([',', ' ']) {
        return Decimal::parse(digits).ok_or(NumberError::NotANumber);
    }
    let (head, tail) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = head.trim_start_matches(['-', '+']).split([',', ' ']);
    let first = groups.next().unwrap_or("");
    if !(1..=3).contains(&first.len()) || !groups.all(|g| g.len() == 3) || tail.contains([',', ' ']) {
        return Err(NumberError::NotANumber);
    }
    Decimal::parse(&digits.replace([',', ' '], "")).ok_or(NumberError::NotANumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::full;

    fn number(cell: &str) -> Result<String, NumberError> {
        read_number(cell)
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
        ] {
            assert_eq!(number(cell).as_deref(), Ok(value), "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        for cell in ["", "abc", "1,23", "12,34,567", "1.2.3", "12弗隆", "约300", "1-2", "()"] {
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
        assert_eq!(read_number("1.2万").map(|n| (n.unit, n.multiplied)), Ok((None, true)));
        assert_eq!(read_number("1.2万亩").map(|n| (n.unit.is_some(), n.multiplied)), Ok((true, false)));
        assert_eq!(read_number("1.2").map(|n| (n.unit, n.multiplied)), Ok((None, false)));
        assert_eq!(number("5千"), Err(NumberError::NotANumber));
    }

    #[test]
    fn scientific_notation_has_lost_its_digits() {
        for cell in ["4.11E+17", "1e5", "-2.5E-3"] {
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
}
