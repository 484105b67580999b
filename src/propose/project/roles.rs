//! What the columns of a feed are for: when, where, which case, how much.

use super::cell_kinds::{CellKind, date_in};
use super::listed_things::{are_of_different_periods, is_list_of_things};
use super::merged_columns::MergedColumn;
use super::private_words::{is_asked_of_persons, is_bare_name, is_free_text, is_private, is_staff};
use super::region_book::region_and_parent;
use super::region_words::level_by_heading;
use super::seen::Seen;
use super::whole_words::says;
use crate::measure::notation::{DateOrder, tidy};
use crate::measure::{Every, Period};
use std::collections::BTreeSet;

/// Columns by their use, as positions among the feed's.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// When a row counts.
    pub date: Option<usize>,
    /// A year and a month, or the like, that make that date.
    pub date_parts: Option<(usize, usize)>,
    pub other_dates: Vec<usize>,
    /// When a case ended.
    pub ended: Option<usize>,
    pub region: Option<usize>,
    pub parent: Option<usize>,
    pub ids: Vec<usize>,
    pub texts: Vec<usize>,
    pub amounts: Vec<usize>,
    pub private: BTreeSet<usize>,
    /// In which order days and months are written; `None` where it makes no difference.
    pub order: Option<DateOrder>,
    /// Whether every file lists the same named things anew.
    pub lists_things: bool,
    /// Whether rows are cases: each has an id, a person or a day of its own.
    pub is_ledger: bool,
}

/// What ends a case.
const ENDS: [&str; 20] = [
    "办结",
    "结束",
    "完成",
    "销号",
    "终止",
    "结案",
    "整改到位",
    "整改时间",
    "解除",
    "返校",
    "复学",
    "退出",
    "closed",
    "end",
    "ended",
    "completed",
    "resolved",
    "exit",
    "left",
    "discharged",
];
/// What dates a whole row of figures.
const OF_REPORT: [&str; 10] =
    ["月份", "统计", "年月", "报告期", "所属期", "期间", "month", "period", "quarter", "week ending"];
/// What a case begins with.
const BEGINS: [&str; 16] = [
    "发现", "排查", "登记", "受理", "立案", "开始", "放贷", "发放", "开班", "入户", "opened", "received", "start",
    "started", "reported", "found",
];

/// Sorts the columns of a feed.
pub(super) fn roles(columns: &[MergedColumn], tables: &[&Seen], is_wide: bool) -> Roles {
    let mut roles = Roles::default();
    let of = |kind: CellKind| (0..columns.len()).filter(|n| columns[*n].kind == kind).collect::<Vec<usize>>();
    let heading = |n: usize| columns[n].headers[0].as_str();
    for (n, column) in columns.iter().enumerate() {
        let may_be = matches!(column.kind, CellKind::Text | CellKind::Id | CellKind::Date | CellKind::Quantity);
        if may_be && is_private(heading(n), &column.cells(tables)) {
            roles.private.insert(n);
        }
    }
    // A bare name beside what is only asked of persons is a person's, whatever it looks like.
    if columns.iter().any(|column| is_asked_of_persons(&column.headers[0])) {
        let names = of(CellKind::Text).into_iter().filter(|n| is_bare_name(heading(*n)));
        roles.private.extend(names);
    }
    // Beside persons, free text may say anything.
    if !roles.private.is_empty() {
        roles.private.extend(of(CellKind::Text).into_iter().filter(|n| is_free_text(heading(*n))));
    }
    places(&mut roles, columns, tables);
    let dates: Vec<usize> = of(CellKind::Date).into_iter().filter(|n| !roles.private.contains(n)).collect();
    if let ([year, ..], [month, ..], true) = (&of(CellKind::Year)[..], &of(CellKind::MonthOfYear)[..], dates.is_empty())
    {
        roles.date_parts = Some((*year, *month));
    }
    let lists_things = is_list_of_things(columns, tables, roles.region, &roles.private);
    let (attributes, dates): (Vec<usize>, Vec<usize>) = dates
        .into_iter()
        .partition(|n| lists_things && !says(heading(*n), &OF_REPORT) || is_of_things(&columns[*n], tables));
    let full = |n: &usize| columns[*n].blanks(tables);
    let is_full = |n: &usize| {
        let (blank, all) = full(n);
        blank * 10 <= all
    };
    roles.ended = dates.iter().copied().find(|n| says(heading(*n), &ENDS) || (dates.len() > 1 && !is_full(n)));
    let main =
        |words: &[&str]| dates.iter().copied().filter(|n| Some(*n) != roles.ended).find(|n| says(heading(*n), words));
    roles.date = main(&OF_REPORT)
        .or_else(|| main(&BEGINS))
        .or_else(|| dates.iter().copied().find(|n| Some(*n) != roles.ended && is_full(n)));
    if roles.date.is_none() {
        roles.date = roles.ended.filter(is_full);
        roles.ended = roles.ended.filter(|n| Some(*n) != roles.date);
    }
    let others = dates.into_iter().filter(|n| Some(*n) != roles.date && Some(*n) != roles.ended);
    roles.other_dates = others.chain(attributes).collect();
    if roles.date.is_none() && roles.date_parts.is_none() {
        roles.date = of(CellKind::Year).into_iter().next();
    }
    roles.ids = of(CellKind::Id);
    roles.texts = (0..columns.len())
        .filter(|n| {
            matches!(columns[*n].kind, CellKind::Text)
                || (columns[*n].kind == CellKind::Region && Some(*n) != roles.region && Some(*n) != roles.parent)
        })
        .collect();
    roles.amounts = of(CellKind::Quantity).into_iter().filter(|n| !roles.private.contains(n)).collect();
    roles.order = order(&roles, columns, tables);
    roles.lists_things = lists_things;
    roles.is_ledger = !is_wide && !lists_things && is_ledger(&roles, columns, tables);
    roles
}

/// Whether dates are those of the things that every file lists anew, as the day on which a project began: each of several files, which are of
/// other periods by their names, has the very same ones.
fn is_of_things(column: &MergedColumn, tables: &[&Seen]) -> bool {
    if !are_of_different_periods(tables) || says(&column.headers[0], &OF_REPORT) {
        return false;
    }
    let dates = |table: usize| {
        let mut cells = column.places[table].map(|place| tables[table].cells(place)).unwrap_or_default();
        cells.sort_unstable();
        cells
    };
    let first = dates(0);
    first.iter().collect::<BTreeSet<_>>().len() > 1 && (1..tables.len()).all(|table| dates(table) == first)
}

/// The column of the region of a row, and the one in which that lies: as most tables have it.
fn places(roles: &mut Roles, columns: &[MergedColumn], tables: &[&Seen]) {
    let position = |table: usize, place: Option<usize>| {
        let place = place?;
        columns.iter().position(|column| column.places[table] == Some(place) && column.kind == CellKind::Region)
    };
    let votes: Vec<(Option<usize>, Option<usize>)> = tables
        .iter()
        .enumerate()
        .map(|(table, seen)| {
            let (region, parent) = region_and_parent(seen);
            (position(table, region), position(table, parent))
        })
        .filter(|(region, _)| region.is_some())
        .collect();
    let most = votes.iter().max_by_key(|vote| votes.iter().filter(|other| other == vote).count());
    if let Some((region, parent)) = most {
        (roles.region, roles.parent) = (*region, *parent);
    } else {
        let all = (0..columns.len()).filter(|n| columns[*n].kind == CellKind::Region);
        roles.region = all.max_by_key(|n| level_by_heading(&columns[*n].headers[0]).is_some());
    }
}

/// The order of day and month, where dates are written in one that has to be told.
fn order(roles: &Roles, columns: &[MergedColumn], tables: &[&Seen]) -> Option<DateOrder> {
    let dates = roles.date.iter().chain(&roles.ended).chain(&roles.other_dates);
    let cells: Vec<&str> = dates.flat_map(|n| columns[*n].cells(tables)).collect();
    let reads = |order: DateOrder| cells.iter().filter(|cell| date_in(cell, order).is_some()).count();
    let year_first = reads(DateOrder::YearFirst);
    let others = DateOrder::NAMES.iter().map(|(_, order)| *order).filter(|order| reads(*order) > year_first);
    // Of equals the first: the day before the month.
    others.rev().max_by_key(|order| reads(*order))
}

/// The dates of a column.
pub(super) fn dates_of(column: &MergedColumn, tables: &[&Seen], order: Option<DateOrder>) -> Vec<Period> {
    column.cells(tables).into_iter().filter_map(|cell| date_in(cell, order.unwrap_or_default())).collect()
}

fn is_ledger(roles: &Roles, columns: &[MergedColumn], tables: &[&Seen]) -> bool {
    let per_table = |n: usize| {
        tables
            .iter()
            .zip(&columns[n].places)
            .filter_map(move |(seen, place)| Some((seen.cells((*place)?), seen.table.rows)))
    };
    let unique = |n: &usize| {
        per_table(*n).all(|(cells, rows)| {
            let different: BTreeSet<&&str> = cells.iter().collect();
            different.len() * 20 >= rows * 19 && rows > 0
        })
    };
    // A code of a region or of an item is no case; ids of a list of cases are other ones in other files, or stand beside days.
    let with_days = roles.date.is_some_and(|date| {
        let dates = dates_of(&columns[date], tables, roles.order);
        let days = dates.iter().filter(|date| date.every() == Every::Day).count();
        days * 2 > dates.len() && several_days(columns, tables, date)
    });
    let has_id = roles.ids.iter().any(unique);
    has_id && (with_days || !roles.private.is_empty() || roles.region.is_none_or(|region| !unique(&region)))
        || is_about_persons(roles, columns)
        || (with_days && roles.region.is_none_or(|region| !unique(&region)))
}

/// Whether rows are about single persons; those who filled in or answer for a row of figures make it no case.
fn is_about_persons(roles: &Roles, columns: &[MergedColumn]) -> bool {
    let headings: Vec<_> = roles.private.iter().map(|n| tidy(&columns[*n].headers[0])).collect();
    let is_phone = |heading: &str| {
        ["电话", "手机", "联系方式", "phone", "mobile", "email", "e-mail"]
            .iter()
            .any(|word| heading.to_lowercase().contains(word))
    };
    let has_staff = headings.iter().any(|heading| is_staff(heading));
    headings.iter().any(|heading| {
        !(heading.is_empty() || is_staff(heading) || is_free_text(heading) || has_staff && is_phone(heading))
    })
}

/// Whether one file has rows of several days.
fn several_days(columns: &[MergedColumn], tables: &[&Seen], date: usize) -> bool {
    let of = |(seen, place): (&&Seen, &Option<usize>)| {
        place.map_or(0, |place| seen.cells(place).into_iter().collect::<BTreeSet<_>>().len())
    };
    tables.iter().zip(&columns[date].places).any(|pair| of(pair) > 1)
}
