//! Decimal digits of other scripts → those that numbers are read by: ١٢٣٤, १२३४.

use std::borrow::Cow;

/// The zeros of scripts in which statistics are published (Unicode's category Nd); nine more digits follow each. Full-width digits are
/// folded when a cell is tidied.
const ZEROS: [char; 17] = [
    '\u{0660}', '\u{06F0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}', '\u{0B66}', '\u{0BE6}', '\u{0C66}',
    '\u{0CE6}', '\u{0D66}', '\u{0E50}', '\u{0ED0}', '\u{0F20}', '\u{1040}', '\u{17E0}', '\u{1810}',
];

/// The zero of a digit's script, and the digit.
fn digit(c: char) -> Option<(char, char)> {
    let zero = *ZEROS.iter().find(|zero| (u32::from(**zero)..u32::from(**zero) + 10).contains(&u32::from(c)))?;
    Some((zero, char::from_digit(u32::from(c) - u32::from(zero), 10)?))
}

/// Whether a character is a decimal digit of another script.
#[must_use]
pub fn is_digit_of_another_script(c: char) -> bool {
    digit(c).is_some()
}

/// A cell with its digits as numbers are read by; the cell itself where it has no others, or digits of two scripts, which one number never
/// has.
#[must_use]
pub fn with_western_digits(cell: &str) -> Cow<'_, str> {
    if cell.is_ascii() {
        return cell.into();
    }
    let mut scripts = cell.chars().filter_map(|c| digit(c).map(|(zero, _)| zero).or(c.is_ascii_digit().then_some('0')));
    let Some(script) = scripts.next().filter(|script| *script != '0') else { return cell.into() };
    if scripts.any(|other| other != script) {
        return cell.into();
    }
    let western = |c: char| match c {
        '\u{066A}' => '%',
        c => digit(c).map_or(c, |(_, digit)| digit),
    };
    cell.chars().map(western).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_one_script_are_read_and_of_two_are_not() {
        for (cell, western) in [("١٢٣٤", "1234"), ("१,२३४ kg", "1,234 kg"), ("-๕", "-5"), ("١٢٪", "12%")]
        {
            assert_eq!(with_western_digits(cell), western);
        }
        for cell in ["1٢", "١२", "12", "五", "5²", ""] {
            assert_eq!(with_western_digits(cell), cell);
        }
    }
}
