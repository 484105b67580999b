//! How dates, numbers, names and blanks are written.

use super::draft::{Draft, Must, What};
use super::numbers::{grouped, plain, written};
use super::{Chance, Habit};
use jiff::civil::{Date, date};
use onpace::catalog::{Column, ColumnKind};
use onpace::measure::exact::ratio;
use onpace::measure::{Every, read_date};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    let note = match habit {
        Habit::DatesWritten => dates_in_one_form(draft, chance),
        Habit::DatesMixed => {
            each(draft, &is_date, &mut |cell| rewritten(cell, chance.index(99)));
            "dates in every form, mixed".to_owned()
        }
        Habit::Thousands => {
            each(draft, &is_quantity, &mut grouped);
            "1,234".to_owned()
        }
        Habit::InWan => {
            each(draft, &is_quantity, &mut |cell| {
                plain(cell).and_then(|n| written(&(n * ratio(1, 10_000)))).map(|n| n + "万")
            });
            "1.2万".to_owned()
        }
        Habit::FullWidth => {
            let ids = |c: &Column| is_date(c) || is_quantity(c) || c.kind == ColumnKind::Id;
            each(draft, &ids, &mut |cell| Some(cell.chars().map(full_width).collect()));
            "full-width digits and punctuation".to_owned()
        }
        Habit::PaddedNames => {
            let space = *chance.pick(&["　", " ", "\u{a0}", "  "]);
            each(draft, &is_region, &mut |cell| Some(padded(cell, space)));
            format!("names padded with U+{:04X}", u32::from(space.chars().next().expect("a space")))
        }
        Habit::RegionCodes => {
            let zeros = *chance.pick(&["", "000"]);
            let regions = &draft.clean.pack.catalog.regions;
            each(draft, &is_region, &mut |cell| Some(regions.get(regions.find(cell).ok()?).code.clone() + zeros));
            "codes for names".to_owned()
        }
        Habit::FormerNames => {
            let regions = &draft.clean.pack.catalog.regions;
            each(draft, &is_region, &mut |cell| regions.get(regions.find(cell).ok()?).aliases.first().cloned());
            "former names".to_owned()
        }
        Habit::OuterSpaces => {
            let (before, after) = *chance.pick(&[("", " "), (" ", ""), ("　", "　"), ("", "\u{a0}"), ("\u{200b}", "")]);
            each(draft, &|_| true, &mut |cell| Some(format!("{before}{cell}{after}")).filter(|_| !cell.is_empty()));
            "spaces around every cell".to_owned()
        }
        _ => {
            let mark = *chance.pick(&["—", "/", "-", "无", "暂无", "…", "——"]);
            each(draft, &|c| c.optional, &mut |cell| cell.is_empty().then(|| mark.to_owned()));
            format!("`{mark}` for blanks")
        }
    };
    draft.note(habit, Must::ChangeNothing, note);
}

fn is_date(column: &Column) -> bool {
    column.kind == ColumnKind::Date
}

fn is_region(column: &Column) -> bool {
    column.kind == ColumnKind::Region
}

fn is_quantity(column: &Column) -> bool {
    matches!(column.kind, ColumnKind::Quantity { .. })
}

/// Rewrites the cells of some columns in sound rows of data; `None` leaves a cell as it is.
fn each(draft: &mut Draft<'_>, columns: &dyn Fn(&Column) -> bool, change: &mut dyn FnMut(&str) -> Option<String>) {
    let cells = draft.clean.cells_of(columns);
    for row in draft.rows.iter_mut().filter(|r| matches!(r.what, What::Data(_)) && r.done.is_none()) {
        for cell in &cells {
            if let Some(new) = change(&row.cells[*cell]) {
                row.cells[*cell] = new;
            }
        }
    }
}

fn dates_in_one_form(draft: &mut Draft<'_>, chance: &mut Chance) -> String {
    let form = chance.index(99);
    let mut example = String::new();
    each(draft, &is_date, &mut |cell| {
        let new = rewritten(cell, form)?;
        example.clone_from(&new);
        Some(new)
    });
    format!("dates as in `{example}`")
}

/// A date in one of the forms that people use; a month may be told by its last day.
pub fn rewritten(cell: &str, form: usize) -> Option<String> {
    let period = read_date(cell)?;
    let day = period.last_day();
    let forms = match period.every() {
        Every::Day => days(day),
        Every::Month => months(day),
        _ => return None,
    };
    Some(forms[form % forms.len()].clone())
}

fn months(day: Date) -> Vec<String> {
    let (y, m) = (day.year(), day.month());
    let mut forms = vec![
        format!("{y}-{m:02}"),
        format!("{y}/{m:02}"),
        format!("{y}/{m}"),
        format!("{y}.{m:02}"),
        format!("{y}年{m}月"),
        format!("{y}年{m:02}月"),
        format!("{y}年{m}月份"),
        format!("{y}{m:02}"),
        format!("{y} 年 {m} 月"),
    ];
    forms.extend(days(day));
    forms
}

fn days(day: Date) -> Vec<String> {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let serial = (day - date(1899, 12, 30)).get_days();
    vec![
        format!("{y}-{m:02}-{d:02}"),
        format!("{y}-{m}-{d}"),
        format!("{y}/{m}/{d}"),
        format!("{y}/{m:02}/{d:02}"),
        format!("{y}.{m}.{d}"),
        format!("{y}.{m:02}.{d:02}"),
        format!("{y}年{m}月{d}日"),
        format!("{y}年{m:02}月{d:02}日"),
        format!("{y}{m:02}{d:02}"),
        serial.to_string(),
        format!("{y}-{m:02}-{d:02} 00:00:00"),
        format!("{y}/{m}/{d} 0:00"),
    ]
}

fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// 沙　沟　乡, or with spaces on one side only where the name is long.
fn padded(cell: &str, space: &str) -> String {
    let letters: Vec<String> = cell.chars().map(String::from).collect();
    if cell.bytes().any(|b| b.is_ascii_digit()) || letters.len() > 4 {
        return format!("{cell}{space}");
    }
    letters.join(space)
}
