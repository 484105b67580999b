//! Numbers as cells, exactly.

use onpace::measure::exact::{Exact, full};
use onpace::measure::{BUILT_IN, Unit, read_number};

/// The number in a plain cell; `None` for anything else, a unit behind it included.
pub fn plain(cell: &str) -> Option<Exact> {
    match read_number(cell, &BUILT_IN) {
        Ok(number) if number.unit.is_none() => Some(number.value.to_exact()),
        _ => None,
    }
}

/// A number in full; `None` where it has no short decimal form.
pub fn written(number: &Exact) -> Option<String> {
    let text = full(number);
    (plain(&text).as_ref() == Some(number)).then_some(text)
}

/// The cell in another unit; cells that hold no number stay. `None` where the amount would not be exact.
pub fn rescale(cell: &str, from: Unit, to: Unit) -> Option<String> {
    match plain(cell) {
        Some(number) => written(&(number * from.to(to)?)),
        None => Some(cell.to_owned()),
    }
}

/// Units that amounts of `unit` are also told in.
pub fn relatives(unit: Unit) -> Vec<Unit> {
    let bare = unit.to_string();
    let bare = bare.trim_start_matches(['万', '亿']);
    let names: &[&str] = match bare {
        "元" | "株" => &["", "万", "亿"],
        "亩" | "吨" | "人" | "户" => &["", "万"],
        _ => &[""],
    };
    names.iter().filter_map(|n| Unit::parse(&format!("{n}{bare}"))).collect()
}

/// `1,234.5`.
pub fn grouped(cell: &str) -> Option<String> {
    let number = plain(cell).and_then(|n| written(&n))?;
    let (sign, digits) = number.strip_prefix('-').map_or(("", number.as_str()), |d| ("-", d));
    let (whole, tail) = digits.split_once('.').unwrap_or((digits, ""));
    let places: Vec<char> = whole.chars().collect();
    let first = (places.len() + 2) % 3 + 1;
    let mut out = String::from(sign);
    for (n, digit) in places.iter().enumerate() {
        if n >= first && (n - first).is_multiple_of(3) {
            out.push(',');
        }
        out.push(*digit);
    }
    if !tail.is_empty() {
        out.push('.');
        out.push_str(tail);
    }
    Some(out)
}
