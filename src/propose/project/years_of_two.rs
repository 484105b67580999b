//! Years that are named after two calendar years: 2024/25.

/// Whether a text names a year of two: 2024/25.
pub(super) fn names_two(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let digits = |from: usize, n: usize| -> Option<u32> {
        let part = chars.get(from..from + n)?;
        part.iter().all(char::is_ascii_digit).then(|| part.iter().collect::<String>().parse().ok())?
    };
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    // 24-25 may be days, unless a quarter stands beside it.
    let short_pair = |at: usize| {
        let (first, second) = (digits(at, 2), digits(at + 3, 2));
        let is_apart = (at == 0 || !is_digit(at - 1) && !matches!(chars[at - 1], '-' | '/')) && !is_digit(at + 5);
        let is_marked = matches!(chars.get(at + 2), Some('-' | '/'));
        is_apart && is_marked && first.zip(second).is_some_and(|(first, second)| second == first + 1)
    };
    let is_quarter = |at: usize| {
        let begins = matches!(chars[at], 'q' | 'Q') && (at == 0 || !chars[at - 1].is_alphanumeric());
        begins && matches!(chars.get(at + 1), Some('1'..='4')) && !is_digit(at + 2)
    };
    if (0..chars.len()).any(is_quarter) && (0..chars.len()).any(short_pair) {
        return true;
    }
    (0..chars.len()).any(|at| {
        let Some(year) = digits(at, 4).filter(|year| (1990..2100).contains(year) && (at == 0 || !is_digit(at - 1)))
        else {
            return false;
        };
        let mark = chars.get(at + 4).copied().unwrap_or(' ');
        let short = digits(at + 5, 2).filter(|_| !is_digit(at + 7));
        let long = digits(at + 5, 4).filter(|_| !is_digit(at + 9));
        // 2010-11 may be a month.
        let follows = short == Some((year + 1) % 100) && (mark == '/' || (mark == '-' && year % 100 >= 12))
            || (long == Some(year + 1) && matches!(mark, '/' | '-'));
        follows && matches!(mark, '/' | '-' | '–')
    })
}
