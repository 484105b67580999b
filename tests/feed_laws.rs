//! Laws of reading: whatever the table and whatever the habits of who sends it, the values read are those written, or the
//! rows that were spoilt are listed; and every row of every file is accounted for.

use crate::mangle::{self, Chance, Clean, Habit, Mangled, Pack, faults, mangle, read_alone};
use jiff::civil::{Date, date};
use onpace::measure::Month;
use proptest::prelude::*;
use std::collections::BTreeMap;

const CATALOG: &str = r#"
title = "报表"
start = "2020-01"
synthetic = "示例"

[feed.visits]
files  = "feeds/visits-*.csv"
source = "县民政局"
every  = "month"
key    = ["person"]
max_rejected = "100%"
[feed.visits.column]
person = { header = "证件编号", type = "id" }
day    = { header = ["走访日期", "日期"], type = "date" }
region = { header = ["乡镇", "单位"], type = "region" }
kind   = { header = "类别", type = "text", one_of = ["甲类", "乙类"] }
amount = { header = "慰问金额", type = "quantity", unit = "元", min = 0 }
items  = { header = "物品数", type = "quantity", unit = "个", min = 0, optional = true }
remark = { header = "说明", type = "text", optional = true }

[indicator.amount]
name    = "慰问金额"
feed    = "visits"
measure = { sum = "amount" }
kind    = "flow"
unit    = "元"
better  = "higher"
"#;

const REGIONS: &str = "code,name,level,parent,aliases\n411025,襄城县,county,,\n411025901,文昌镇,township,411025,\n\
    411025902,柳河镇,township,411025,\n411025903,青石回族镇,township,411025,青石镇\n411025912,沙沟乡,township,411025,\n";
const TOWNSHIPS: [&str; 4] = ["文昌镇", "柳河镇", "青石回族镇", "沙沟乡"];
const NAME: &str = "feeds/visits-2020-11.csv";

/// One row as it is meant.
#[derive(Debug, Clone)]
struct Visit {
    person: u64,
    day: Date,
    region: usize,
    kind: bool,
    /// Units of 10^-scale 元.
    amount: (u64, u32),
    items: Option<u64>,
    remark: String,
}

impl Visit {
    fn amount(&self) -> String {
        let (mantissa, scale) = self.amount;
        let places = scale as usize;
        let digits = format!("{mantissa:0>width$}", width = places + 1);
        let (whole, tail) = digits.split_at(digits.len() - places);
        if places == 0 { whole.to_owned() } else { format!("{whole}.{tail}") }
    }

    /// The cells of a clean file; the number makes the id one of its own.
    fn cells(&self, n: usize) -> [String; 7] {
        [
            format!("4110{:08}{n:06}", self.person),
            self.day.to_string(),
            TOWNSHIPS[self.region].to_owned(),
            if self.kind { "甲类" } else { "乙类" }.to_owned(),
            self.amount(),
            self.items.map(|n| n.to_string()).unwrap_or_default(),
            self.remark.clone(),
        ]
    }

    /// The values that must be read, as [`mangle::declared`] shows them.
    fn values(&self, n: usize) -> Vec<String> {
        let [person, day, _, kind, amount, items, remark] = self.cells(n);
        let amount = if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { &amount };
        let or_null = |text: &str| if text.trim().is_empty() { "∅".to_owned() } else { text.trim().to_owned() };
        let region = (self.region + 1).to_string();
        let mut values = vec![person, day, region.clone(), kind, amount.to_owned(), or_null(&items), or_null(&remark)];
        values.extend(["2020-11-01".to_owned(), "2020-11-30".to_owned(), region, "∅".to_owned()]);
        values
    }
}

fn visit() -> impl Strategy<Value = Visit> {
    let day = (0..700_i32).prop_map(|n| date(2020, 1, 1).saturating_add(jiff::Span::new().days(n)));
    let amount = (0..1_000_000_000_u64, 0..4_u32);
    let items = prop::option::of(0..20_000_u64);
    // Delimiters and quotes inside text, and nothing that tidying would change but spaces at the ends.
    let remark = prop_oneof![1 => Just(String::new()), 2 => "[甲乙丙户aB1,;|\" ()]{0,6}"];
    (0..100_000_000_u64, day, 0..4_usize, any::<bool>(), amount, items, remark).prop_map(
        |(person, day, region, kind, amount, items, remark)| Visit { person, day, region, kind, amount, items, remark },
    )
}

/// A project whose one file holds these rows.
fn project(visits: &[Visit]) -> Pack {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["证件编号", "走访日期", "乡镇", "类别", "慰问金额", "物品数", "说明"]).expect("in memory");
    for (n, visit) in visits.iter().enumerate() {
        writer.write_record(visit.cells(n)).expect("in memory");
    }
    let table = writer.into_inner().expect("in memory");
    let files =
        [("onpace.toml", CATALOG.as_bytes().to_vec()), ("regions.csv", REGIONS.as_bytes().to_vec()), (NAME, table)];
    Pack::of(files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.into())).collect::<BTreeMap<_, _>>())
}

/// Those of some habits that suit the file and go together.
fn together(clean: &Clean<'_>, wanted: &[usize]) -> Vec<Habit> {
    let mut habits: Vec<Habit> = Vec::new();
    for habit in wanted.iter().map(|n| mangle::ALL[*n]) {
        // Quoted remarks end a stray quote: what is lost then depends on them.
        let fits = habit != Habit::StrayQuote && habit.suits(clean) && !(habit.is_damage() && clean.used.is_empty());
        if fits && habits.iter().all(|h| h.goes_with(habit)) {
            habits.push(habit);
        }
    }
    habits
}

fn sent(clean: &Clean<'_>, wanted: &[usize], seed: u64) -> Mangled {
    mangle(clean, &together(clean, wanted), &mut Chance::named(&seed.to_string()))
}

fn habits() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..mangle::ALL.len(), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(visits in prop::collection::vec(visit(), 0..12), wanted in habits(), seed: u16) {
        let pack = project(&visits);
        let clean = Clean::read(&pack, "visits", NAME).expect("a file of one width");
        let written: BTreeMap<usize, Vec<String>> = visits.iter().enumerate().map(|(n, v)| (n, v.values(n))).collect();
        prop_assert_eq!(&clean.used, &written);
        let mangled = sent(&clean, &wanted, u64::from(seed));
        let faults = faults(&clean, &mangled);
        prop_assert!(faults.is_empty(), "\n{}\n  ✗ {}", mangled.story(), faults.join("\n  ✗ "));
    }

    #[test]
    fn every_row_has_one_fate(
        visits in prop::collection::vec(visit(), 0..12),
        wanted in habits(),
        seed: u16,
        start in 0_i32..30,
        as_of in 0_i32..30,
    ) {
        let pack = project(&visits);
        let clean = Clean::read(&pack, "visits", NAME).expect("a file of one width");
        let mangled = sent(&clean, &wanted, u64::from(seed));
        let read = read_alone(clean.feed, &pack.catalog.regions, &mangled.name, mangled.bytes.clone());
        let month = |n: i32| Month::new(2019, 12).plus(n);
        for file in read.ledger(month(start), month(as_of)) {
            let fates = file.used + file.rejected + file.skipped + file.superseded + file.out_of_scope;
            prop_assert_eq!(file.rows, fates, "\n{}\n{:?}", mangled.story(), file);
        }
        prop_assert!(read.reconciles(), "\n{}", mangled.story());
        let rejected: u64 = read.files.iter().map(|f| f.rejected).sum();
        prop_assert_eq!(rejected, read.rejects.len() as u64, "\n{}", mangled.story());
    }
}

/// Without rows nothing but the heads tells what stands between the cells.
#[test]
fn broken_heads_alone_tell_the_delimiter() {
    let pack = project(&[]);
    let clean = Clean::read(&pack, "visits", NAME).expect("a file of one width");
    for delimiter in [Habit::Semicolons, Habit::Tabs, Habit::Bars] {
        for seed in 0..300 {
            let habits = [Habit::ShuffleColumns, Habit::BrokenHeads, delimiter];
            let mangled = mangle(&clean, &habits, &mut Chance::named(&format!("{delimiter:?} {seed}")));
            let faults = faults(&clean, &mangled);
            assert!(faults.is_empty(), "\n{}\n  ✗ {}", mangled.story(), faults.join("\n  ✗ "));
        }
    }
}
