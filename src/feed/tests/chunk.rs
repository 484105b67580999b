//! One chunk read both ways.

use super::{EVENTS, KEYED, catalog, lines};
use crate::feed::anonymise::Secret;
use crate::feed::cell::{CellReader, CellValue, Interner, RowTime, days};
use crate::feed::fast::PlainRows;
use crate::feed::fast_or_general::Way;
use crate::feed::header::Header;
use crate::feed::row_reader::RowReader;
use crate::feed::rows::{ColumnBuffer, FileContext, Rows};
use crate::feed::text::{Chunks, Syntax, Table, TextFormat};
use crate::measure::Period;
use crate::measure::notation::Encoding;
use proptest::prelude::*;

/// Everything that was read, with texts in place of their symbols.
fn described(rows: &Rows) -> Vec<String> {
    let value = |v: CellValue| match v {
        CellValue::Text(symbol) => rows.texts.get(symbol).to_owned(),
        other => format!("{other:?}"),
    };
    let fingerprints = rows.fingerprints.by_row();
    let row = |n: usize| {
        let values: Vec<String> = rows.row(n).into_iter().map(value).collect();
        let keys = (rows.keys.get(n), rows.contents.get(n), fingerprints.get(n));
        let place = (rows.places.line(n), rows.places.bytes.get(n));
        format!("{place:?} {values:?} {keys:?} {:?} {:?}", rows.states[n], rows.part_of(n))
    };
    let mut lines: Vec<String> = (0..rows.states.len()).map(row).collect();
    lines.extend(rows.rejects.iter().map(|r| format!("{r:?}")));
    for total in &rows.totals {
        let labels: Vec<_> = total.labels.iter().map(|(n, v)| (n, value(*v))).collect();
        lines.push(format!("{:?} {} {} {:?} {labels:?}", total.kind, total.line, total.above, total.amounts));
    }
    lines.push(format!("{} {} {:?}", rows.records, rows.skipped, rows.rejected_keys));
    lines.push(format!("{:?} {:?} {:?} {:?}", rows.skips, rows.units, rows.second, rows.aliases));
    lines.push(format!("{:?}", rows.values.iter().map(ColumnBuffer::scale).collect::<Vec<_>>()));
    lines
}

/// Reads a chunk both ways, and once more as the chunk after another; returns how many of its rows are plain.
fn read_both_ways(
    feed: usize,
    heads: &[&str],
    lines: &[String],
    end: &str,
    encoding: Encoding,
) -> Result<usize, TestCaseError> {
    let catalog = catalog();
    let text = std::iter::once(heads.join(",")).chain(lines.iter().cloned()).collect::<Vec<_>>().join(end);
    let bytes = match encoding {
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        _ => text.into_bytes(),
    };
    let format = TextFormat {
        encoding,
        mark: 0,
        syntax: Syntax { delimiter: b',', width: heads.len(), believes_quotes: false },
    };
    let chunk = Chunks::new(&bytes[..], format).next(Vec::new()).expect("in memory").expect("a header");
    let table = Table::of_chunk(&chunk, format, false, Way::Fast).expect("text");
    let feed = &catalog.feeds[feed];
    let header = Header::find(&table, feed, "a.csv", None).expect("its header");
    let end = jiff::civil::date(2020, 11, 30);
    let period = Some(Period::containing(end, feed.every));
    let (regions, header, secret) = (&catalog.regions, &header, Secret::of_this_run());
    let context = FileContext {
        feed,
        regions,
        name: "a.csv",
        period,
        longer_period: None,
        sender: None,
        header,
        delimiter: ',',
        aggregation: None,
        secret,
        way: Way::Fast,
        scrutiny: &[],
    };
    let above = || vec![None; feed.columns.len()];
    let first = header.record + header.rows;
    let (mut chunk, parts) = RowReader::new(context, &table, above()).read(first);
    let fast = described(&chunk.rows);
    let general = RowReader::new(FileContext { way: Way::General, ..context }, &table, above()).read(first);
    prop_assert_eq!(&fast, &described(&general.0.rows));
    // Once more, as the chunk below another.
    Rows::of(feed).append(&mut chunk.rows, 5);
    let again = RowReader::with(parts, chunk.rows, context, &table, above()).read(first);
    prop_assert_eq!(&fast, &described(&again.0.rows));
    let mut readers: Vec<CellReader<'_>> = feed
        .columns
        .iter()
        .zip(&header.columns)
        .map(|(c, found)| CellReader::new(feed, c, found.clone(), secret))
        .collect();
    let time = RowTime { day: Some(days(end)), end: Some(end), year: None };
    let mut plain = PlainRows::of(feed);
    plain.find(&context, &table, first, time, &mut readers, &mut Interner::default());
    Ok((0..table.len() - first).filter(|row| plain.run_at(*row) > 0).count())
}

#[test]
fn ordinary_rows_are_plain() {
    let lines: Vec<String> =
        ["1,2020-11-03,,x,411025901000,甲类", "2,2020-11-30,2020-12-31,小计,,乙类", "3.5,2020/11/4,,,文昌镇,甲 类"]
            .map(str::to_owned)
            .into();
    // All but the one whose undeclared cell may make it a total.
    assert_eq!(read_both_ways(1, &EVENTS, &lines, "\n", Encoding::Utf8).expect("the same"), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_are_typed_as_rows_are(lines in lines(&KEYED), end in "(\n|\r\n|\r)", gb: bool) {
        let encoding = if gb { Encoding::Gb18030 } else { Encoding::Utf8 };
        read_both_ways(0, &KEYED, &lines, &end, encoding)?;
    }

    #[test]
    fn and_so_are_those_without_a_key(lines in lines(&EVENTS), end in "(\n|\r\n)") {
        read_both_ways(1, &EVENTS, &lines, &end, Encoding::Utf8)?;
    }
}
