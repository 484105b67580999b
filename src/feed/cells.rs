//! One cell → one typed value, or what is wrong with it.

use super::bounds::Bound;
use super::days::{day, days, iso_day};
use super::digits::{Digits, plain_digits, trimmed};
use super::header::Found;
use super::labels::part_of;
use super::secret::Secret;
use super::texts::{Fast, Texts};
use crate::catalog::{Column, ColumnKind, NoRegion, RegionId, Regions};
use crate::diag::Message;
use crate::measure::text::{nearest, squeezed, tidy};
use crate::measure::{Decimal, Number, NumberError, Unit, is_missing, read_date, read_date_of_year, read_number};
use crate::say;
use jiff::civil::Date;
use std::ops::Range;

/// What stands for a private text wherever it could be seen.
pub(super) const MASK: &str = "***";
/// Places after the point, and digits before it, that an amount may have in base units: sums of a hundred thousand such
/// amounts still fit the 38 digits of a Polars decimal.
const PLACES_AT_MOST: u32 = 18;
const AMOUNT_BELOW: i128 = 1_000_000_000_000_000;

/// Wrong names of regions that are remembered.
const WRONG_AT_MOST: usize = 1000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Blank,
    Day(i32),
    Region(RegionId),
    /// A symbol of the file's [`Texts`]; of a private column the hash stands there.
    Text(u32),
    /// In base units, trimmed.
    Amount(Decimal),
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub code: &'static str,
    pub message: Message,
}

/// A value, or what is wrong: boxed, since nearly all cells are in order.
pub(super) type Read<T> = Result<T, Box<Fault>>;

fn fault<T>(code: &'static str, message: Message) -> Read<T> {
    Err(Box::new(Fault { code, message }))
}

/// What is known of a row before its other cells are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RowTime {
    /// The first day that the row says, else the last of the file's period: names of regions mean what they meant then.
    pub day: Option<i32>,
    /// The last day of the file's period: dates without a year lie in its year, and not after it.
    pub end: Option<Date>,
}

/// What a cell was read as.
#[derive(Debug)]
struct Reading {
    value: Read<Value>,
    /// Whether it is marked as a part of what the row above counts (其中, #).
    part: bool,
}

/// A date, a region or a text that was read before, and whether it was marked as a part; small, since there may be many.
#[derive(Debug, Clone, Copy)]
enum Known {
    Day(i32),
    Region(RegionId),
    Text(u32, bool),
}

impl Known {
    fn of(read: &Reading) -> Option<Self> {
        match read.value {
            Ok(Value::Day(day)) => Some(Self::Day(day)),
            Ok(Value::Region(id)) => Some(Self::Region(id)),
            Ok(Value::Text(symbol)) => Some(Self::Text(symbol, read.part)),
            _ => None,
        }
    }

    fn value(self) -> (Value, bool) {
        match self {
            Self::Day(day) => (Value::Day(day), false),
            Self::Region(id) => (Value::Region(id), false),
            Self::Text(symbol, part) => (Value::Text(symbol), part),
        }
    }
}

/// Reads the cells of one column of one file.
#[derive(Debug)]
pub(super) struct CellReader<'a> {
    pub column: &'a Column,
    pub found: Option<Found>,
    /// Whether its texts name groups that rows are counted by.
    groups: bool,
    one_of: Vec<String>,
    min: Option<Bound>,
    max: Option<Bound>,
    /// Whether every amount that is not negative lies within them.
    open: bool,
    secret: Secret,
    /// What to multiply a bare number with to have it in base units.
    factor: Decimal,
    /// Whether that changes nothing.
    base: bool,
    /// What a date, a region or a text of a closed list was read as before, by the cell as written.
    seen: Fast<Box<str>, Known>,
    /// What was wrong with names of regions: looking for the nearest takes time, and wrong names come again and again.
    wrong: Fast<Box<str>, Fault>,
}

impl<'a> CellReader<'a> {
    pub fn new(column: &'a Column, found: Option<Found>, in_key: bool, secret: Secret) -> Self {
        let (min, max, factor) = match &column.kind {
            ColumnKind::Quantity { unit, min, max, .. } => (
                min.as_ref().map(|b| Bound::new(b, *unit)),
                max.as_ref().map(|b| Bound::new(b, *unit)),
                found.as_ref().and_then(|f| f.unit).unwrap_or(*unit).factor(),
            ),
            _ => (None, None, Decimal::new(1, 0)),
        };
        let one_of: Vec<String> = column.one_of.iter().map(|t| tidy(t).into_owned()).collect();
        let groups = !one_of.is_empty() || (in_key && column.kind == ColumnKind::Text);
        let open = max.is_none() && min.as_ref().is_none_or(Bound::is_zero);
        let base = factor == Decimal::new(1, 0);
        let (seen, wrong) = (Fast::default(), Fast::default());
        Self { column, found, groups, one_of, min, max, open, secret, factor, base, seen, wrong }
    }

    /// The header as the file writes it, else as declared.
    pub fn name(&self) -> &str {
        match &self.found {
            Some(found) => &found.name,
            None => self.column.headers.first().map_or(&self.column.id, String::as_str),
        }
    }

    /// Whether its texts repeat.
    pub fn repeats(&self) -> bool {
        self.groups
    }

    /// Makes ready for another stretch of the file, whose texts have symbols of their own.
    pub fn begin(&mut self) {
        if matches!(self.column.kind, ColumnKind::Text | ColumnKind::Id) {
            self.seen.clear();
        }
    }

    /// What the last written place of an amount stands for, in base units.
    pub fn last_place(&self, cell: &str) -> Decimal {
        let cell = tidy(cell);
        let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let suffix = cell.trim_start_matches(|c: char| digit(c) || matches!(c, '-' | '(' | ' ')).trim_end_matches(')');
        let number = cell.trim_end_matches(suffix);
        let places = number.split_once('.').map_or(0, |(_, p)| p.bytes().take_while(u8::is_ascii_digit).count());
        let places = u32::try_from(places).unwrap_or(0).min(PLACES_AT_MOST);
        let one = read_number(&format!("1{suffix}")).ok();
        let factor = one.and_then(|n| n.unit).map_or(self.factor, Unit::factor);
        let one = one.map_or(Decimal::new(1, 0), |n| n.value);
        Decimal::new(1, places).times(factor).and_then(|step| step.times(one)).unwrap_or(factor)
    }

    /// A bare number with the unit that its row states, which says more than the header's; another column of the row may be what a
    /// unit that does not convert is meant for.
    pub fn with_unit(&self, cell: &str, unit: Unit) -> Option<String> {
        let ColumnKind::Quantity { unit: declared, .. } = &self.column.kind else { return None };
        let bare = || read_number(&tidy(cell)).is_ok_and(|number| number.unit.is_none());
        (declared.dimension() == unit.dimension() && bare()).then(|| {
            let cell = tidy(cell);
            // (12) is -12, and (12亩) is -12亩.
            match cell.strip_suffix(')') {
                Some(rest) => format!("{rest}{unit})"),
                None => format!("{cell}{unit}"),
            }
        })
    }

    /// Whether a text is one of the column's closed list, and so no label of the table.
    pub fn lists(&self, cell: &str) -> bool {
        !self.one_of.is_empty() && self.one_of.contains(&tidy(cell).into_owned())
    }

    /// Reads a cell, and whether it is marked as a part of what the row above counts; `None` stands beyond the end of a short
    /// row.
    pub fn read(
        &mut self,
        cell: Option<&str>,
        time: RowTime,
        texts: &mut Texts,
        regions: &Regions,
    ) -> (Read<Value>, bool) {
        let Some(cell) = cell else { return (self.blank(), false) };
        let repeats = match self.column.kind {
            ColumnKind::Date | ColumnKind::Region => true,
            ColumnKind::Text | ColumnKind::Id => self.groups,
            ColumnKind::Quantity { .. } => {
                let amount = |(mantissa, scale)| Value::Amount(Decimal::new(i128::from(mantissa), u32::from(scale)));
                let plain = self.digits(cell.as_bytes(), 0..cell.len()).map(trimmed).map(amount);
                return (plain.map_or_else(|| self.read_anew(cell, time, texts, regions).value, Ok), false);
            }
        };
        // The plainest forms need not be remembered.
        match self.column.kind {
            ColumnKind::Date => {
                if let Some(day) = iso_day(cell.as_bytes()) {
                    return (Ok(Value::Day(day)), false);
                }
            }
            ColumnKind::Region => {
                if let Some(id) = regions.of_full_code(cell.as_bytes()) {
                    return (Ok(Value::Region(id)), false);
                }
                if let Some(fault) = self.wrong.get(cell) {
                    return (Err(Box::new(fault.clone())), false);
                }
            }
            _ => {}
        }
        if repeats && let Some(known) = self.seen.get(cell) {
            let (value, part) = known.value();
            return (Ok(value), part);
        }
        let read = self.read_anew(cell, time, texts, regions);
        // A name that means one region today and another tomorrow is looked up each time.
        if repeats
            && let Some(known) = Known::of(&read)
            && (self.column.kind != ColumnKind::Region || !regions.depends_on_day(cell))
        {
            self.seen.insert(cell.into(), known);
        }
        if let (ColumnKind::Region, Err(fault)) = (&self.column.kind, &read.value)
            && self.wrong.len() < WRONG_AT_MOST
            && !regions.depends_on_day(cell)
        {
            self.wrong.insert(cell.into(), Fault::clone(fault));
        }
        (read.value, read.part)
    }

    fn blank(&self) -> Read<Value> {
        if self.column.optional {
            return Ok(Value::Blank);
        }
        let name = self.name();
        fault("missing-cell", say!("必填列“{name}”没有填写", "the required column `{name}` is not filled in"))
    }

    fn read_anew(&self, cell: &str, time: RowTime, texts: &mut Texts, regions: &Regions) -> Reading {
        if matches!(self.column.kind, ColumnKind::Quantity { .. }) && is_run_together(cell) {
            let message = say!(
                "数字中夹有换行、角标或带圈的字符，无法判断",
                "the number holds a line break, a raised or a circled character, so it cannot be told"
            );
            return Reading { value: fault("type-error", message), part: false };
        }
        let cell = tidy(cell);
        let rest = part_of(&cell).filter(|rest| match self.column.kind {
            ColumnKind::Region => regions.find(rest).is_ok(),
            ColumnKind::Text => self.groups && !self.one_of.contains(&cell.clone().into_owned()),
            _ => false,
        });
        // What a region is a part of is known from the tree.
        let part = rest.is_some() && self.column.kind != ColumnKind::Region;
        Reading { value: self.value(rest.unwrap_or(&cell), time, texts, regions), part }
    }

    fn value(&self, cell: &str, time: RowTime, texts: &mut Texts, regions: &Regions) -> Read<Value> {
        if cell.contains('\u{FFFD}') {
            return fault(
                "encoding-error",
                say!(
                    "此处文字已损坏（含替代字符）：报送前已坏，或由不同编码的文件拼接而成；请用原始文件重新导出",
                    "the text is destroyed here (replacement characters): before it was sent, or where files in two encodings were put together; export the original file again"
                ),
            );
        }
        if is_missing(cell) && !self.one_of.iter().any(|t| t == cell) {
            return self.blank();
        }
        match &self.column.kind {
            ColumnKind::Date => read_day(cell, time.end),
            ColumnKind::Region => read_region(cell, time.day, regions, self.column.private),
            ColumnKind::Id if is_destroyed(cell) => destroyed_id(),
            ColumnKind::Text | ColumnKind::Id => self.listed(cell).map(|text| Value::Text(self.symbol(text, texts))),
            ColumnKind::Quantity { unit, .. } => self.read_amount(cell, *unit),
        }
    }

    fn symbol(&self, cell: &str, texts: &mut Texts) -> u32 {
        if self.column.private { texts.symbol(&self.secret.hash(cell).to_hex()) } else { texts.symbol(cell) }
    }

    /// The text as it is kept: of a closed list its own form, however the cell pads it.
    fn listed<'c>(&'c self, cell: &'c str) -> Read<&'c str> {
        if self.one_of.is_empty() {
            return Ok(cell);
        }
        let same = |t: &&String| *t == cell || squeezed(t) == squeezed(cell);
        if let Some(text) = self.one_of.iter().find(same) {
            return Ok(text);
        }
        let list = self.one_of.join("、");
        let list_en = self.one_of.join(", ");
        // The nearest word gives away what stands in a private cell.
        let near = if self.column.private { None } else { nearest(cell, self.one_of.iter().map(String::as_str)) };
        let (zh, en) = did_you_mean(near);
        fault("constraint-error", say!("应为以下之一：{list}{zh}", "expected one of: {list_en}{en}"))
    }

    /// Digits and places of an amount, which stands in a text: most are plain digits with a point at most, short enough for machine words.
    /// Zeros at its end may be among them.
    #[inline]
    pub fn digits(&self, text: &[u8], cell: Range<usize>) -> Option<Digits> {
        let (mantissa, scale) = plain_digits(text, cell)?;
        if self.open && self.base {
            // No bound that it could break, and short enough.
            return Some((mantissa, scale));
        }
        let amount = Decimal::new(i128::from(mantissa), u32::from(scale)).times(self.factor)?.trimmed();
        let fits = amount.scale <= PLACES_AT_MOST && amount.mantissa < AMOUNT_BELOW;
        let bounded = self.min.as_ref().is_none_or(|b| b.compare(amount).is_ge())
            && self.max.as_ref().is_none_or(|b| b.compare(amount).is_le());
        (fits && bounded).then_some((i64::try_from(amount.mantissa).ok()?, u8::try_from(amount.scale).ok()?))
    }

    fn read_amount(&self, cell: &str, declared: Unit) -> Read<Value> {
        let Number { value: number, unit: written, multiplied } = match read_number(cell) {
            Ok(read) => read,
            Err(NumberError::NotANumber) => {
                return fault("type-error", say!("应为数字，单位{declared}", "expected a number in {declared}"));
            }
            Err(NumberError::Destroyed) => {
                return fault(
                    "destroyed-number",
                    say!(
                        "数字已被电子表格改成科学计数法，可能丢失数位；应为普通数字，单位{declared}",
                        "a spreadsheet turned the number into scientific notation and may have lost digits; expected a plain number in {declared}"
                    ),
                );
            }
            Err(NumberError::TooLong) => return too_long(),
        };
        let unit = written.or(self.found.as_ref().and_then(|f| f.unit)).unwrap_or(declared);
        if multiplied && unit.is_multiple() {
            return fault(
                "unit-error",
                say!(
                    "该列单位已是{unit}，“{cell}”的含义不明；请写数字，或连同单位写全",
                    "the column is in {unit} already, so `{cell}` may mean either; write the plain number, or the number with its whole unit"
                ),
            );
        }
        if unit.dimension() != declared.dimension() {
            return fault(
                "unit-error",
                say!("单位{unit}不能换算成{declared}", "the unit {unit} does not convert to {declared}"),
            );
        }
        let amount = number.trimmed().times(unit.factor()).map(Decimal::trimmed);
        let Some(amount) =
            amount.filter(|a| a.scale <= PLACES_AT_MOST && (a.mantissa / 10_i128.pow(a.scale)).abs() < AMOUNT_BELOW)
        else {
            return too_long();
        };
        if let Some(min) = self.min.as_ref().filter(|b| b.compare(amount).is_lt()) {
            let min = &min.shown;
            return fault("constraint-error", say!("不应小于{min}", "expected no less than {min}"));
        }
        if let Some(max) = self.max.as_ref().filter(|b| b.compare(amount).is_gt()) {
            let max = &max.shown;
            return fault("constraint-error", say!("不应大于{max}", "expected no more than {max}"));
        }
        Ok(Value::Amount(amount))
    }
}

/// Whether tidying would make other digits of what is written: footnote marks (1200①, 5²), or two numbers on two lines.
fn is_run_together(cell: &str) -> bool {
    let odd = |c: char| c.is_control() || (c.is_numeric() && !c.is_ascii() && !('\u{FF10}'..='\u{FF19}').contains(&c));
    !cell.is_ascii() && cell.chars().any(odd) || cell.trim().bytes().any(|b| b.is_ascii_control())
}

fn too_long() -> Read<Value> {
    fault(
        "type-error",
        say!(
            "数字过长：整数部分不超过15位，小数部分不超过18位",
            "the number is too long: expected up to 15 digits before the point and 18 after it"
        ),
    )
}

fn destroyed_id() -> Read<Value> {
    fault(
        "destroyed-number",
        say!(
            "编号已被电子表格改成科学计数法，丢失了数字；请把该列设为文本后重新导出",
            "a spreadsheet turned the id into scientific notation and lost digits; set the column to text and export again"
        ),
    )
}

fn is_destroyed(cell: &str) -> bool {
    cell.contains(['.', '+']) && matches!(read_number(cell), Err(NumberError::Destroyed))
}

/// The last day of what is written: of a month its last day, of a year 31 December.
fn read_day(cell: &str, end: Option<Date>) -> Read<Value> {
    let in_year = |end: Date| read_date_of_year(cell, end.year()).filter(|p| p.last_day() <= end);
    // Excel keeps 2020.10 as the number 2020.1.
    if end.is_some_and(|e| e.month() == 10 && cell == format!("{}.1", e.year())) {
        let year = &cell[..4];
        return fault(
            "type-error",
            say!(
                "可能是 {year}.10 被电子表格截去了末位的0；请写 {year}-10 或 {year}-01",
                "a spreadsheet may have cut the last 0 off {year}.10; write {year}-10 or {year}-01"
            ),
        );
    }
    match read_date(cell).or_else(|| end.and_then(in_year)) {
        Some(period) => Ok(Value::Day(days(period.last_day()))),
        None => fault(
            "type-error",
            say!(
                "应为日期，如 2020-11-03、2020年11月、202011",
                "expected a date such as 2020-11-03, 2020-11 or 2020年11月"
            ),
        ),
    }
}

fn read_region(cell: &str, on: Option<i32>, regions: &Regions, private: bool) -> Read<Value> {
    match on.map_or_else(|| regions.find(cell), |on| regions.find_on(cell, day(on))) {
        Ok(id) => Ok(Value::Region(id)),
        Err(_) if is_destroyed(cell) => destroyed_id(),
        Err(NoRegion::Ended { name, last }) => {
            let name = if private { MASK } else { &name };
            fault(
                "unknown-region",
                say!(
                    "{name}已于{last}撤销，该行日期在其后；请改填承接其职责的地区",
                    "{name} was dissolved on {last}, before the row's date; write the region that took over"
                ),
            )
        }
        Err(NoRegion::Unknown { nearest }) => {
            let (zh, en) = did_you_mean(nearest.as_deref().filter(|_| !private));
            fault(
                "unknown-region",
                say!(
                    "地区不在 regions.csv 中（按代码、全称、已登记别名匹配）{zh}",
                    "no region in regions.csv has this code, name or alias{en}"
                ),
            )
        }
        Err(NoRegion::Ambiguous { candidates }) => {
            let candidates = if private { "…".to_owned() } else { candidates.join("、") };
            fault(
                "unknown-region",
                say!(
                    "地区名称不唯一，可能是：{candidates}；请改填代码",
                    "several regions have this name: {candidates}; write the code instead"
                ),
            )
        }
    }
}

fn did_you_mean(near: Option<&str>) -> (String, String) {
    near.map_or_else(Default::default, |n| (format!("；是不是“{n}”？"), format!("; did you mean `{n}`?")))
}
