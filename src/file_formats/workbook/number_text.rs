//! Numbers of a spreadsheet → the text that a CSV export would have.

use super::number_formats::Kind;
use jiff::Span;
use jiff::civil::date;

/// Digits that spreadsheets show of a number: 0.1 + 0.2 is 0.3.
const DIGITS: usize = 15;
const DAY: u64 = 86_400;

/// The day that a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is 1900-01-01, and day 60 is a 29 February that never was.
    Y1900,
    /// Day 0 is 1904-01-01: old files of Macintosh.
    Y1904,
}

/// A number as text. Plain digits below 10¹⁵; from there on scientific notation, because a double no longer holds every
/// digit: an id stored as a number is lost.
pub(super) fn number(value: f64, kind: Kind, epoch: Epoch) -> String {
    match kind {
        Kind::Plain => decimal(value, 0),
        Kind::Hundredths => month_in_full(value).unwrap_or_else(|| decimal(value, 0)),
        Kind::Percent => decimal(value, 2) + "%",
        Kind::Date | Kind::Month | Kind::Time | Kind::Duration => {
            moment(value, kind, epoch).unwrap_or_else(|| decimal(value, 0))
        }
    }
}

/// The October of a year, which is kept as the number 2020.1 and shown as 2020.10.
fn month_in_full(value: f64) -> Option<String> {
    let text = decimal(value, 0);
    let (year, month) = text.split_once('.')?;
    (year.len() == 4 && month == "1").then(|| format!("{text}0"))
}

/// A number times ten to the power of `shift`.
fn decimal(value: f64, shift: i32) -> String {
    if !value.is_finite() {
        return "#NUM!".to_owned();
    }
    let text = format!("{:.*e}", DIGITS - 1, value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let exponent = exponent.parse::<i32>().unwrap_or(0) + shift;
    let sign = if value < 0.0 { "-" } else { "" };
    // Digits before the point; a negative count means zeros after it.
    let Ok(whole) = usize::try_from(exponent + 1) else {
        let zeros = "0".repeat((exponent + 1).unsigned_abs() as usize);
        return format!("{sign}0.{zeros}{digits}");
    };
    if whole > DIGITS {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        return format!("{sign}{first}{point}{rest}E+{exponent:02}");
    }
    match digits.split_at_checked(whole) {
        Some(("", fraction)) => format!("{sign}0.{fraction}"),
        Some((integer, "")) => format!("{sign}{integer}"),
        Some((integer, fraction)) => format!("{sign}{integer}.{fraction}"),
        None => format!("{sign}{digits:0<whole$}"),
    }
}

/// A day, a time or both: `2020-11-03`, `14:30:00`, `2020-11-03 14:30:00`. `None` when it is no date.
fn moment(value: f64, kind: Kind, epoch: Epoch) -> Option<String> {
    // 9999-12-31, the last day of spreadsheets.
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2958466 days, and not negative")]
    let seconds = (value * 86_400.0).round() as u64;
    let (days, rest) = (seconds / DAY, seconds % DAY);
    let clock = |seconds: u64| format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    match kind {
        Kind::Duration => return Some(clock(seconds)),
        Kind::Time if days == 0 => return Some(clock(rest)),
        _ => {}
    }
    let day = day(days, epoch)?;
    if let (0, Kind::Month, Some(month)) = (rest, kind, day.strip_suffix("-01")) {
        return Some(month.to_owned());
    }
    Some(if rest == 0 && matches!(kind, Kind::Date | Kind::Month) { day } else { format!("{day} {}", clock(rest)) })
}

fn day(days: u64, epoch: Epoch) -> Option<String> {
    let first = match (epoch, days) {
        (Epoch::Y1904, _) => date(1904, 1, 1),
        (Epoch::Y1900, 0) => return None,
        // Spreadsheets show it; whoever reads the date will say that there is no such day.
        (Epoch::Y1900, 60) => return Some("1900-02-29".to_owned()),
        (Epoch::Y1900, 1..60) => date(1899, 12, 31),
        (Epoch::Y1900, _) => date(1899, 12, 30),
    };
    let day = first.checked_add(Span::new().try_days(i64::try_from(days).ok()?).ok()?).ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: f64) -> String {
        number(value, Kind::Plain, Epoch::Y1900)
    }

    #[test]
    fn numbers_read_as_they_are_shown() {
        assert_eq!(plain(12.0), "12");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(-1234.5), "-1234.5");
        assert_eq!(plain(-0.0), "0");
        assert_eq!(plain(0.00001), "0.00001");
        assert_eq!(plain(120_000.0), "120000");
        assert_eq!(plain(1.005), "1.005");
        assert_eq!(plain(f64::NAN), "#NUM!");
        assert_eq!(plain(5e-324).len(), "0.".len() + 323 + DIGITS);
    }

    #[test]
    fn a_number_with_more_digits_than_a_double_holds_is_shown_as_lost() {
        assert_eq!(plain(999_999_999_999_999.0), "999999999999999");
        assert_eq!(plain(1e15), "1E+15");
        assert_eq!(plain(411_025_199_003_071_234.0), "4.11025199003071E+17");
        assert_eq!(plain(-1.5e300), "-1.5E+300");
    }

    #[test]
    fn percents_are_shifted_without_rounding() {
        let percent = |value| number(value, Kind::Percent, Epoch::Y1900);
        assert_eq!(percent(0.2175), "21.75%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.57), "57%");
        assert_eq!(percent(-0.0005), "-0.05%");
        assert_eq!(percent(0.0), "0%");
    }

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        let date = |value| number(value, Kind::Date, Epoch::Y1900);
        assert_eq!(date(1.0), "1900-01-01");
        assert_eq!(date(59.0), "1900-02-28");
        assert_eq!(date(60.0), "1900-02-29");
        assert_eq!(date(61.0), "1900-03-01");
        assert_eq!(date(44_138.0), "2020-11-03");
        assert_eq!(date(2_958_465.0), "9999-12-31");
        assert_eq!(date(0.0), "0");
        assert_eq!(date(-3.0), "-3");
        assert_eq!(date(20_201_103.0), "20201103");
        assert_eq!(number(42_676.0, Kind::Date, Epoch::Y1904), "2020-11-03");
        assert_eq!(number(2_958_465.0, Kind::Date, Epoch::Y1904), "2958465");
    }

    #[test]
    fn times_keep_their_seconds() {
        let half = 44_138.604_166_666_664;
        assert_eq!(number(half, Kind::Date, Epoch::Y1900), "2020-11-03 14:30:00");
        assert_eq!(number(44_138.999_999_999, Kind::Date, Epoch::Y1900), "2020-11-04");
        assert_eq!(number(0.25, Kind::Time, Epoch::Y1900), "06:00:00");
        assert_eq!(number(1.5, Kind::Duration, Epoch::Y1900), "36:00:00");
    }
}
