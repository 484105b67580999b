//! One cell → one typed value, or what is wrong with it.

use super::header::Found;
use crate::catalog::{Column, ColumnKind, NoRegion, RegionId, Regions};
use crate::diag::Message;
use crate::measure::exact::full;
use crate::measure::text::{nearest, tidy};
use crate::measure::{Decimal, Exact, NumberError, Unit, is_missing, read_date, read_number};
use crate::say;
use jiff::civil::{Date, date};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::collections::HashMap;
use std::sync::Arc;

const EPOCH: Date = date(1970, 1, 1);
/// Places after the point, and digits before it, that an amount may have in base units: sums of a hundred thousand such
/// amounts still fit the 38 digits of a Polars decimal.
const PLACES_AT_MOST: u32 = 18;
const AMOUNT_BELOW: i128 = 1_000_000_000_000_000;

/// Days since 1970-01-01, as Polars counts dates.
pub(super) fn days(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

/// The inverse of [`days`].
pub(super) fn day(days: i32) -> Date {
    EPOCH.saturating_add(jiff::Span::new().days(days))
}

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

fn fault<T>(code: &'static str, message: Message) -> Result<T, Fault> {
    Err(Fault { code, message })
}

/// The different texts of one file; each is kept once.
#[derive(Debug, Default)]
pub(super) struct Texts {
    list: Vec<Arc<str>>,
    index: HashMap<Arc<str>, u32>,
}

impl Texts {
    fn symbol(&mut self, text: &str) -> u32 {
        if let Some(n) = self.index.get(text) {
            return *n;
        }
        let n = u32::try_from(self.list.len()).expect("fewer than four billion different texts");
        let text: Arc<str> = text.into();
        self.list.push(Arc::clone(&text));
        self.index.insert(text, n);
        n
    }

    pub fn get(&self, symbol: u32) -> &str {
        &self.list[symbol as usize]
    }
}

/// A bound of `min` or `max` in base units, as a fraction that amounts are compared with without dividing.
#[derive(Debug)]
struct Bound {
    exact: Exact,
    small: Option<(i128, i128)>,
    shown: String,
}

impl Bound {
    fn new(bound: &Exact, unit: Unit) -> Self {
        let exact = bound * unit.factor().to_exact();
        let small = exact.numer().to_i128().zip(exact.denom().to_i128());
        Self { exact, small, shown: format!("{}{unit}", full(bound)) }
    }

    /// How an amount compares with the bound.
    fn compare(&self, amount: Decimal) -> std::cmp::Ordering {
        let small = self.small.and_then(|(n, d)| {
            let left = amount.mantissa.checked_mul(d)?;
            let right = n.checked_mul(10_i128.checked_pow(amount.scale)?)?;
            Some(left.cmp(&right))
        });
        small.unwrap_or_else(|| {
            let left = BigInt::from(amount.mantissa) * self.exact.denom();
            left.cmp(&(self.exact.numer() * BigInt::from(10).pow(amount.scale)))
        })
    }
}

/// Reads the cells of one column of one file.
#[derive(Debug)]
pub(super) struct CellReader<'a> {
    pub column: &'a Column,
    pub found: Option<Found>,
    one_of: Vec<String>,
    min: Option<Bound>,
    max: Option<Bound>,
    /// What a date, a region or a text of a closed list was read as before, by the cell as written.
    seen: HashMap<Box<str>, Result<Value, Fault>>,
}

impl<'a> CellReader<'a> {
    pub fn new(column: &'a Column, found: Option<Found>) -> Self {
        let (min, max) = match &column.kind {
            ColumnKind::Quantity { unit, min, max } => {
                (min.as_ref().map(|b| Bound::new(b, *unit)), max.as_ref().map(|b| Bound::new(b, *unit)))
            }
            _ => (None, None),
        };
        let one_of = column.one_of.iter().map(|t| tidy(t).into_owned()).collect();
        Self { column, found, one_of, min, max, seen: HashMap::new() }
    }

    /// The header as the file writes it, else as declared.
    pub fn name(&self) -> &str {
        match &self.found {
            Some(found) => &found.name,
            None => self.column.headers.first().map_or(&self.column.id, String::as_str),
        }
    }

    /// Reads a cell; `None` stands beyond the end of a short row.
    pub fn read(&mut self, cell: Option<&str>, texts: &mut Texts, regions: &Regions) -> Result<Value, Fault> {
        let Some(cell) = cell else {
            return self.blank();
        };
        let repeats = match self.column.kind {
            ColumnKind::Date | ColumnKind::Region => true,
            ColumnKind::Text | ColumnKind::Id => !self.one_of.is_empty(),
            ColumnKind::Quantity { .. } => false,
        };
        if !repeats {
            return self.read_anew(cell, texts, regions);
        }
        if let Some(known) = self.seen.get(cell) {
            return known.clone();
        }
        let value = self.read_anew(cell, texts, regions);
        self.seen.insert(cell.into(), value.clone());
        value
    }

    fn blank(&self) -> Result<Value, Fault> {
        if self.column.optional {
            return Ok(Value::Blank);
        }
        let name = self.name();
        fault("missing-cell", say!("必填列“{name}”没有填写", "the required column `{name}` is not filled in"))
    }

    fn read_anew(&self, cell: &str, texts: &mut Texts, regions: &Regions) -> Result<Value, Fault> {
        let cell = tidy(cell);
        let cell = &*cell;
        if cell.contains('\u{FFFD}') {
            return fault(
                "encoding-error",
                say!(
                    "文字在报送前已损坏（含替代字符），请用原始文件重新导出",
                    "the text was destroyed before it was sent (it holds replacement characters); export the original file again"
                ),
            );
        }
        if is_missing(cell) && !self.one_of.iter().any(|t| t == cell) {
            return self.blank();
        }
        match &self.column.kind {
            ColumnKind::Date => read_day(cell),
            ColumnKind::Region => read_region(cell, regions, self.column.private),
            ColumnKind::Text => self.one_of(cell).map(|()| Value::Text(self.symbol(cell, texts))),
            ColumnKind::Id if is_destroyed(cell) => fault(
                "destroyed-number",
                say!(
                    "编号已被电子表格改成科学计数法，丢失了数字；请把该列设为文本后重新导出",
                    "a spreadsheet turned the id into scientific notation and lost digits; set the column to text and export again"
                ),
            ),
            ColumnKind::Id => self.one_of(cell).map(|()| Value::Text(self.symbol(cell, texts))),
            ColumnKind::Quantity { unit, .. } => self.read_amount(cell, *unit),
        }
    }

    fn symbol(&self, cell: &str, texts: &mut Texts) -> u32 {
        if self.column.private { texts.symbol(&blake3::hash(cell.as_bytes()).to_hex()) } else { texts.symbol(cell) }
    }

    fn one_of(&self, cell: &str) -> Result<(), Fault> {
        if self.one_of.is_empty() || self.one_of.iter().any(|t| t == cell) {
            return Ok(());
        }
        let list = self.one_of.join("、");
        let list_en = self.one_of.join(", ");
        // The nearest word gives away what stands in a private cell.
        let near = if self.column.private { None } else { nearest(cell, self.one_of.iter().map(String::as_str)) };
        let (zh, en) = did_you_mean(near);
        fault("constraint-error", say!("应为以下之一：{list}{zh}", "expected one of: {list_en}{en}"))
    }

    fn read_amount(&self, cell: &str, declared: Unit) -> Result<Value, Fault> {
        let (number, written) = match read_number(cell) {
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

fn too_long() -> Result<Value, Fault> {
    fault(
        "type-error",
        say!(
            "数字过长：整数部分不超过15位，小数部分不超过18位",
            "the number is too long: expected up to 15 digits before the point and 18 after it"
        ),
    )
}

fn is_destroyed(cell: &str) -> bool {
    cell.contains(['.', '+']) && matches!(read_number(cell), Err(NumberError::Destroyed))
}

/// The last day of what is written: of a month its last day, of a year 31 December.
fn read_day(cell: &str) -> Result<Value, Fault> {
    match read_date(cell) {
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

fn read_region(cell: &str, regions: &Regions, private: bool) -> Result<Value, Fault> {
    match regions.find(cell) {
        Ok(id) => Ok(Value::Region(id)),
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
