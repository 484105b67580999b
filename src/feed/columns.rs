//! Cells typed a column of a stretch at a time. Nearly all rows hold nothing but plain cells; these are typed here, and all
//! others by `row_reader`, which would find the same in the plain ones.

use super::cells::{CellReader, RowTime, Value};
use super::days::iso_day;
use super::labels;
use super::row_reader::RowReader;
use super::rows::State;
use super::table::Table;
use super::texts::Texts;
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use crate::catalog::{Column, ColumnKind, RegionId, Regions};
use std::ops::Range;

/// One column's values, an entry for each record of a stretch below its header; of a record that is not plain it says nothing.
#[derive(Debug)]
pub(super) enum Typed {
    Days(Vec<i32>),
    /// Regions and texts.
    Symbols(Vec<u32>),
    /// Digits and places after the point.
    Amounts(Vec<(i64, u8)>),
}

/// Places after the point of a blank.
const BLANK: u8 = u8::MAX;

impl Typed {
    pub fn of(column: &Column) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => Self::Symbols(Vec::new()),
            ColumnKind::Quantity { .. } => Self::Amounts(Vec::new()),
        }
    }

    /// Adds some of them to a file's.
    fn put(&self, rows: Range<usize>, into: &mut Values) {
        match (self, into) {
            (Self::Days(list), Values::Days(into)) => into.extend_from_slice(&list[rows]),
            (Self::Symbols(list), Values::Regions(into) | Values::Texts(into)) => into.extend_from_slice(&list[rows]),
            (Self::Amounts(list), into @ Values::Amounts { .. }) => {
                let list = &list[rows];
                let most = list.iter().map(|(_, places)| if *places == BLANK { 0 } else { *places }).max().unwrap_or(0);
                into.widen(u32::from(most));
                if let Values::Amounts { digits: into, scale } = into {
                    let power: Vec<i128> = (0..=*scale).rev().map(|n| 10_i128.pow(n)).collect();
                    // A blank has more places than any amount.
                    let widened = |(digits, places): &(i64, u8)| {
                        power.get(usize::from(*places)).map_or(NO_AMOUNT, |power| i128::from(*digits) * power)
                    };
                    into.extend(list.iter().map(widened));
                }
            }
            _ => unreachable!("a column is of one kind"),
        }
    }
}

/// What cells are read with besides their column's reader.
struct Context<'c> {
    table: &'c Table<'c>,
    rows: Range<usize>,
    regions: &'c Regions,
    time: RowTime,
}

impl Context<'_> {
    /// A value for each record that is plain so far; where there is none, the record is not.
    fn each<T: Copy>(&self, plain: &mut [bool], list: &mut Vec<T>, none: T, mut value: impl FnMut(usize) -> Option<T>) {
        list.clear();
        list.extend(self.rows.clone().zip(plain).map(|(record, plain)| {
            let value = if *plain { value(record) } else { None };
            *plain &= value.is_some();
            value.unwrap_or(none)
        }));
    }

    fn column(&self, reader: &mut CellReader<'_>, into: &mut Typed, plain: &mut [bool], texts: &mut Texts) {
        let Some(at) = reader.found.as_ref().map(|f| f.cell) else { return self.absent(reader, into, plain, texts) };
        match into {
            Typed::Days(list) => self.each(plain, list, NO_DAY, |record| {
                let day = iso_day(self.table.bytes(record, at)?);
                day.or_else(|| match self.value(reader, self.table.cell(record, at), texts)? {
                    Value::Day(day) => Some(day),
                    _ => Some(NO_DAY),
                })
            }),
            Typed::Symbols(list) if reader.column.kind == ColumnKind::Region => {
                self.each(plain, list, NO_SYMBOL, |record| {
                    if let Some(id) = self.regions.of_full_code(self.table.bytes(record, at)?) {
                        return Some(id.0);
                    }
                    let cell = self.table.cell(record, at)?;
                    // What such a name means depends on the row's dates.
                    if self.regions.depends_on_day(cell) {
                        return None;
                    }
                    match self.value(reader, Some(cell), texts)? {
                        Value::Region(RegionId(n)) => Some(n),
                        _ => Some(NO_SYMBOL),
                    }
                });
            }
            Typed::Symbols(list) => {
                let mut met = reader.repeats().then(Met::default);
                self.each(plain, list, NO_SYMBOL, |record| {
                    let cell = self.table.cell(record, at)?;
                    let mut read = || match self.value(reader, Some(cell), texts)? {
                        _ if labels::total(cell).is_some() => None,
                        Value::Text(symbol) => Some(symbol),
                        _ => Some(NO_SYMBOL),
                    };
                    match &mut met {
                        Some(met) => met.or_read(cell, read),
                        None => read(),
                    }
                });
            }
            Typed::Amounts(list) => self.each(plain, list, (0, BLANK), |record| {
                let read = reader.digits(self.table.bytes(record, at)?);
                read.or_else(|| match self.value(reader, self.table.cell(record, at), texts)? {
                    Value::Amount(a) => Some((i64::try_from(a.mantissa).ok()?, u8::try_from(a.scale).ok()?)),
                    _ => Some((0, BLANK)),
                })
            }),
        }
    }

    /// What the general reader makes of a cell, where that is a value and no part of what stands above.
    fn value(&self, reader: &mut CellReader<'_>, cell: Option<&str>, texts: &mut Texts) -> Option<Value> {
        let (read, part) = reader.read(cell, self.time, texts, self.regions);
        read.ok().filter(|_| !part)
    }

    /// A column that the file lacks.
    fn absent(&self, reader: &mut CellReader<'_>, into: &mut Typed, plain: &mut [bool], texts: &mut Texts) {
        if self.value(reader, Some(""), texts) != Some(Value::Blank) {
            plain.fill(false);
        }
        let rows = self.rows.len();
        match into {
            Typed::Days(list) => refill(list, NO_DAY, rows),
            Typed::Symbols(list) => refill(list, NO_SYMBOL, rows),
            Typed::Amounts(list) => refill(list, (0, BLANK), rows),
        }
    }

    /// Rows that a cell of this column may make something else than data are not plain.
    fn labels(&self, at: usize, plain: &mut [bool]) {
        for (record, plain) in self.rows.clone().zip(plain) {
            // No total's label ends in a Latin letter or a digit.
            let may_be = |cell: &[u8]| cell.last().is_some_and(|b| !b.is_ascii_alphanumeric());
            if self.table.bytes(record, at).is_some_and(may_be) {
                *plain &= self.table.cell(record, at).and_then(labels::total).is_none();
            }
        }
    }
}

fn refill<T: Copy>(list: &mut Vec<T>, value: T, len: usize) {
    list.clear();
    list.resize(len, value);
}

/// Texts that were read before in this stretch, found by a few of their bytes: those of a closed list are met again and again.
#[derive(Debug)]
struct Met {
    slots: Vec<(Box<str>, Option<u32>)>,
}

impl Met {
    const SLOTS: usize = 64;

    /// What `read` makes of a cell, asked once for most cells.
    fn or_read(&mut self, cell: &str, read: impl FnOnce() -> Option<u32>) -> Option<u32> {
        let slot = &mut self.slots[Self::slot(cell.as_bytes())];
        if &*slot.0 != cell || cell.is_empty() {
            *slot = (cell.into(), read());
        }
        slot.1
    }

    fn slot(cell: &[u8]) -> usize {
        let word = |bytes: &[u8]| bytes.iter().fold(0_u64, |word, b| word << 8 | u64::from(*b));
        let head = cell.first_chunk::<8>().map_or_else(|| word(cell), |head| u64::from_le_bytes(*head));
        let tail = cell.last_chunk::<8>().map_or(0, |tail| u64::from_le_bytes(*tail));
        // Fibonacci hashing: the upper bits of a product with 2^64 divided by the golden ratio.
        let mixed = (head ^ tail.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> 58).unwrap_or(0)
    }
}

impl Default for Met {
    fn default() -> Self {
        Self { slots: vec![("".into(), None); Self::SLOTS] }
    }
}

impl RowReader<'_, '_> {
    /// Types the records from `first` on, and finds out which are plain: whose cells are values all, as the general reader
    /// would have them, and no label of something else than data.
    pub(super) fn type_columns(&mut self, first: usize) {
        let rows = first..self.table.len();
        self.plain.clear();
        self.plain.resize(rows.len(), false);
        let declared = || self.columns.iter().map(|c| c.column);
        // Cells filled from above depend on it; a row without required columns may be blank throughout.
        if declared().any(|c| c.fill_down) || declared().all(|c| c.optional) {
            return;
        }
        let width = self.sheet.header.width;
        for (record, plain) in rows.clone().zip(&mut self.plain) {
            *plain = self.table.width(record) <= width;
        }
        for record in self.table.damaged().filter(|record| *record >= first) {
            self.plain[record - first] = false;
        }
        let context = Context { table: self.table, rows, regions: self.sheet.regions, time: self.period_end };
        let undeclared: Vec<usize> = (0..width).filter(|n| !self.is_declared(*n)).collect();
        for at in undeclared {
            context.labels(at, &mut self.plain);
        }
        for (reader, typed) in self.columns.iter_mut().zip(&mut self.typed) {
            context.column(reader, typed, &mut self.plain, &mut self.out.texts);
        }
    }

    /// Takes plain rows, counted from the record `first`.
    pub(super) fn take_plain(&mut self, first: usize, rows: Range<usize>) {
        for (values, typed) in self.out.values.iter_mut().zip(&self.typed) {
            typed.put(rows.clone(), values);
        }
        let above = self.out.states.len();
        for n in rows.clone() {
            let record = first + n;
            self.out.places.push(self.table.place(record));
            if !self.key.is_empty() {
                for (value, values) in self.row.iter_mut().zip(&self.out.values) {
                    *value = values.get(above + n - rows.start);
                }
            }
            self.print(record);
        }
        self.out.states.resize(above + rows.len(), State::Used);
        self.below_note = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks::{Blocks, Format};
    use super::super::header::Header;
    use super::super::quotes::Syntax;
    use super::super::row_reader::Sheet;
    use super::super::rows::Rows;
    use super::*;
    use crate::catalog::{Catalog, ProjectFiles, load};
    use crate::measure::Period;
    use crate::measure::text::Encoding;
    use proptest::prelude::*;

    const CATALOG: &str = r#"
title = "报表"
start = "2020-01"
synthetic = "示例"
[feed.keyed]
files  = "feeds/keyed-*.csv"
source = "县民政局"
key    = ["case", "region"]
[feed.keyed.column]
case   = { header = "编号", type = "id", private = true }
day    = { header = "日期", type = "date" }
region = { header = "乡镇", type = "region" }
kind   = { header = "类别", type = "text", one_of = ["甲类", "乙类", "合计"] }
amount = { header = "金额", type = "quantity", unit = "万元", min = 0, max = 1000 }
items  = { header = "件数", type = "quantity", unit = "个", optional = true }
note   = { header = "备注", type = "text", optional = true }
[feed.events]
files  = "feeds/events-*.csv"
source = "县民政局"
[feed.events.column]
day    = { header = "日期", type = "date" }
until  = { header = "截止", type = "date", optional = true }
region = { header = "乡镇", type = "region", optional = true }
kind   = { header = "类别", type = "text", one_of = ["甲类", "乙类"] }
items  = { header = "件数", type = "quantity", unit = "个", min = 0 }
[indicator.items]
name    = "件数"
feed    = "events"
measure = { sum = "items" }
kind    = "flow"
unit    = "个"
better  = "higher"
"#;
    // 河口镇 was dissolved, and its name given to another place.
    const REGIONS: &str = "code,name,level,parent,aliases,valid_from,valid_to\n411025,襄城县,county,,,,\n\
        411025901,文昌镇,township,411025,,,\n411025902,柳河镇,township,411025,柳河乡,,\n\
        411025903,河口镇,township,411025,,,2020-06\n411025904,河口镇,township,411025,,2020-07,\n";

    fn catalog() -> Catalog {
        let files = [("onpace.toml", CATALOG), ("regions.csv", REGIONS)];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().into()));
        load(&ProjectFiles::Memory(files.into())).expect("a sound catalog").output
    }

    /// All that was read, texts in place of their symbols.
    fn told(rows: &Rows) -> Vec<String> {
        let value = |v: Value| match v {
            Value::Text(symbol) => rows.texts.get(symbol).to_owned(),
            other => format!("{other:?}"),
        };
        let row = |n: usize| {
            let values: Vec<String> = rows.row(n).into_iter().map(value).collect();
            let keys = (rows.keys.get(n), rows.wholes[n]);
            format!("{:?} {values:?} {keys:?} {:?} {:?}", rows.places.get(n), rows.states[n], rows.part_of(n))
        };
        let mut told: Vec<String> = (0..rows.states.len()).map(row).collect();
        told.extend(rows.rejects.iter().map(|r| format!("{r:?}")));
        for total in &rows.totals {
            let labels: Vec<_> = total.labels.iter().map(|(n, v)| (n, value(*v))).collect();
            told.push(format!("{:?} {} {} {:?} {labels:?}", total.kind, total.line, total.above, total.amounts));
        }
        told.push(format!("{} {} {:?}", rows.records, rows.skipped, rows.rejected_keys));
        told.push(format!("{:?} {:?} {:?}", rows.skips, rows.units, rows.second));
        told.push(format!("{:?}", rows.values.iter().map(Values::scale).collect::<Vec<_>>()));
        told
    }

    /// Cells for each column, most of them plain.
    fn cells(head: &str) -> impl Strategy<Value = String> + use<> {
        let (plain, odd) = match head {
            "日期" | "截止" => (
                "2020-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
                "(2020年11月|20201103|2020/3/5|二〇二〇|43891|2020.1|11月|)",
            ),
            "乡镇" => (
                "(411025901000|411025902000|文昌镇|柳河乡)",
                "(河口镇|411025|其中：文昌镇|柳河 镇|合计|小计|襄城县|411025903000|411025999000|)",
            ),
            "类别" => ("(甲类|乙类)", "(甲 类|丙类|其中：甲类|合计|本月合计|#乙类|)"),
            "金额" | "件数" => (
                "[0-9]{1,4}(\\.[0-9]{1,3})?",
                "(-3|1,234|1.2万|2亩|—|1E5|5①|0\\.10|00\\.500|1234567890123456|9999\\.5|金额|)",
            ),
            "编号" => ("A[0-9]{1,2}", "(4.11E17|无|合计|\"A\"|)"),
            _ => ("[a-z甲乙]{0,4}[a-z]", "(小计|注：无|合计:|共计 |其中：甲|\u{FFFD}|\"，\"|\u{FEFF}a|)"),
        };
        prop_oneof![30 => plain, 2 => odd]
    }

    fn lines(heads: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
        let row = heads.iter().map(|head| cells(head)).collect::<Vec<_>>().prop_map(|cells| cells.join(",")).boxed();
        let odd = prop_oneof![
            Just(String::new()),
            Just(",,".to_owned()),
            Just("注：单位：万元".to_owned()),
            Just(heads.join(",")),
            Just("姓名,住址,电话".to_owned()),
            row.clone().prop_map(|row| row + ",x"),
            row.clone().prop_map(|row| row[..row.rfind(',').unwrap_or(0)].to_owned()),
            row.clone().prop_map(|row| format!("\"{row}")),
        ];
        prop::collection::vec(prop_oneof![20 => row, 1 => odd], 0..30)
    }

    fn same(feed: usize, heads: &[&str], lines: &[String], end: &str, encoding: Encoding) -> Result<(), TestCaseError> {
        let catalog = catalog();
        let text = std::iter::once(heads.join(",")).chain(lines.iter().cloned()).collect::<Vec<_>>().join(end);
        let bytes = match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            _ => text.into_bytes(),
        };
        let format = Format { encoding, mark: 0, syntax: Syntax { delimiter: b',', width: heads.len() } };
        let block = Blocks::new(&bytes[..], format).next().expect("in memory").expect("a header");
        let table = Table::of_block(&block, format, false).expect("text");
        let feed = &catalog.feeds[feed];
        let header = Header::find(&table, feed, "a.csv").expect("its header");
        let period = Some(Period::containing(jiff::civil::date(2020, 11, 30), feed.every));
        let sheet = Sheet { feed, regions: &catalog.regions, name: "a.csv", period, header: &header, delimiter: ',' };
        let reader = || RowReader::new(sheet, &table, vec![None; feed.columns.len()]);
        let first = header.record + header.rows;
        let by_columns = reader().read(first).tools.rows;
        prop_assert_eq!(told(&by_columns), told(&reader().read_one_by_one(first).tools.rows));
        // Once more, as after another stretch.
        let mut tools = reader().read(first).tools;
        Rows::of(feed).append(&mut tools.rows, 5);
        let again = RowReader::with(tools, sheet, &table, vec![None; feed.columns.len()]).read(first).tools.rows;
        prop_assert_eq!(told(&by_columns), told(&again));
        Ok(())
    }

    const KEYED: [&str; 8] = ["编号", "日期", "乡镇", "类别", "金额", "件数", "备注", "其他"];
    const EVENTS: [&str; 6] = ["件数", "日期", "截止", "其他", "乡镇", "类别"];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn columns_are_typed_as_rows_are(lines in lines(&KEYED), end in "(\n|\r\n|\r)", gb: bool) {
            let encoding = if gb { Encoding::Gb18030 } else { Encoding::Utf8 };
            same(0, &KEYED, &lines, &end, encoding)?;
        }

        #[test]
        fn and_so_are_those_without_a_key(lines in lines(&EVENTS), end in "(\n|\r\n)") {
            same(1, &EVENTS, &lines, &end, Encoding::Utf8)?;
        }
    }
}
