//! What was reported in March is what March knew: a report of an earlier month, made with all that has come since, says the same.

use onpace::catalog::ProjectFiles;
use onpace::measure::{Every, Month, Period};
use onpace::pipeline::{Study, report};
use onpace::render::csv::gaps_csv;
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

type Files = BTreeMap<String, Cow<'static, [u8]>>;

fn gaps(files: Files, as_of: Month) -> String {
    let study = Study::load(&ProjectFiles::Memory(files), |_| {})
        .unwrap_or_else(|errors| panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    let report = report(&study, as_of, Language::Chinese).expect("a report");
    String::from_utf8(gaps_csv(&report)).expect("UTF-8")
}

/// The last month of the period in a file's name: `f-2021-03.csv`, `f-2021-Q1.csv`.
fn last_month(name: &str) -> Option<Month> {
    let period = name.strip_suffix(".csv")?.split_once('-')?.1;
    match period.split_once("-Q") {
        Some((year, quarter)) => {
            let quarter: i8 = quarter.parse().ok()?;
            let month = Month::new(year.parse().ok()?, 3 * quarter);
            Some(Month::of(Period::containing(month.first_day(), Every::Quarter).last_day()))
        }
        None => Month::parse(period),
    }
}

/// The catalog, and the files of periods that are over by the end of a month.
fn known_by(files: &Files, month: Month) -> Files {
    let is_known = |name: &str| !name.starts_with("feeds/") || last_month(name).expect("dated") <= month;
    files.iter().filter(|(name, _)| is_known(name)).map(|(name, text)| (name.clone(), text.clone())).collect()
}

fn assert_same(files: &Files, month: Month) {
    let (then, now) = (gaps(known_by(files, month), month), gaps(files.clone(), month));
    for (then, now) in then.lines().zip(now.lines()) {
        assert_eq!(then, now, "as of {month}");
    }
    assert_eq!(then, now, "as of {month}");
}

#[test]
fn the_bundled_project_says_of_an_earlier_month_what_was_known_then() {
    let ProjectFiles::Memory(files) = onpace::pack::project() else { panic!("the pack is in memory") };
    for month in [Month::new(2020, 3), Month::new(2020, 11), Month::new(2021, 1)] {
        assert_same(&files, month);
    }
}

const CATALOG: &str = r#"title = "例"
start = "2020-01"
[feed.area]
files = "feeds/area-*.csv"
source = "县农业农村局"
every = "month"
rows = "report"
expect = "each township"
key = ["month", "region"]
[feed.area.column]
month = { header = "月份", type = "date" }
region = { header = "乡镇", type = "region" }
area = { header = "面积", type = "quantity", unit = "亩", min = 0 }
seed = { header = "育苗", type = "quantity", unit = "亩", min = 0, optional = true }
[feed.event]
files = "feeds/event-*.csv"
source = "县应急局"
every = "month"
key = ["number"]
[feed.event.column]
number = { header = "编号", type = "id" }
day = { header = "日期", type = "date" }
region = { header = "乡镇", type = "region" }
grade = { header = "等级", type = "text" }
loss = { header = "损失", type = "quantity", unit = "万元", min = 0 }
[feed.list]
files = "feeds/list-*.csv"
source = "县教体局"
every = "month"
key = ["case"]
files_are = "full"
[feed.list.column]
case = { header = "编号", type = "id" }
region = { header = "乡镇", type = "region" }
found = { header = "排查", type = "date" }
ended = { header = "办结", type = "date", optional = true }
[feed.tax]
files = "feeds/tax-*.csv"
source = "县税务局"
every = "month"
key = ["month"]
[feed.tax.column]
month = { header = "月份", type = "date" }
total = { header = "累计", type = "quantity", unit = "万元", min = 0 }
[feed.bank]
files = "feeds/bank-*.csv"
source = "县金融局"
every = "quarter"
deadline = "day 10"
[feed.bank.column]
quarter = { header = "季度", type = "date" }
rate = { header = "利率", type = "quantity", unit = "%" }
[indicator.acreage]
name = "面积"
feed = "area"
measure = { sum = "area" }
kind = "level"
unit = "亩"
better = "higher"
[indicator.both]
name = "面积与育苗"
feed = "area"
measure = { sum = ["area", "seed"] }
kind = "flow"
unit = "亩"
better = "higher"
[indicator.mean]
name = "平均面积"
feed = "area"
measure = { mean = "area" }
kind = "level"
unit = "亩"
better = "higher"
[indicator.deaths]
name = "死亡事故"
feed = "event"
where = { grade = "死亡" }
measure = { count = true }
kind = "flow"
unit = "起"
better = "lower"
[indicator.loss]
name = "损失"
feed = "event"
measure = { sum = "loss" }
kind = "flow"
unit = "万元"
better = "lower"
[indicator.open]
name = "未办结"
feed = "list"
measure = { open = ["found", "ended"] }
unit = "件"
better = "lower"
[indicator.tax]
name = "税收"
feed = "tax"
measure = { sum = "total" }
kind = "running"
unit = "万元"
better = "higher"
[indicator.rate]
name = "利率"
feed = "bank"
measure = { mean = "rate" }
kind = "level"
unit = "%"
better = "lower"
"#;

const TARGETS: &str = "indicator,scope,kind,value,from,baseline,due,until,plan,basis,keep\n\
    acreage,,reach,700,2020-01,,2020-12,,,,\nacreage,each township,reach,230,2020-01,,2020-08,,,,\n\
    both,,reach,9000,2020-01,,2020-12,,linear,,\nboth,,keep,100,2020-01,,2020-10,,,,every\n\
    mean,,keep,100,2020-03,,,,,,\ndeaths,,zero,,2020-01,,2020-12,,,,\nloss,,reach,100,2020-01,,2020-12,,,,\n\
    open,,zero,,2020-01,,,,,,\nopen,each township,zero,,2020-01,2,2020-06-15,,,,\n\
    tax,,reach,1200,2020-01,,2020-12,,,,\nrate,,reach,4,2020-03,,2020-12,,,,\n";

/// Twelve months of every feed; the one of `tax` begins with January and February in one.
fn year() -> Files {
    let mut files = Files::new();
    let mut put = |name: String, text: String| files.insert(name, Cow::Owned(text.into_bytes()));
    put("onpace.toml".into(), CATALOG.into());
    put("targets.csv".into(), TARGETS.into());
    put(
        "regions.csv".into(),
        "code,name,level,parent\n41,襄城县,county,\n4101,东镇,township,41\n4102,西镇,township,41\n4103,北镇,township,41\n".into(),
    );
    for m in 1..=12_i32 {
        let month = format!("2020-{m:02}");
        let mut area = "月份,乡镇,面积,育苗\n".to_owned();
        for (n, town) in (1..).zip(["东镇", "西镇", "北镇"]) {
            // 西镇 sends nothing in May, and leaves a cell blank in July.
            if (m, n) != (5, 2) {
                let seed = if (m, n) == (7, 2) { String::new() } else { (m * n).to_string() };
                let _ = writeln!(area, "{month},{town},{},{seed}", 100 + 10 * m * n % 70);
            }
        }
        put(format!("feeds/area-{month}.csv"), area);
        let mut event = format!("编号,日期,乡镇,等级,损失\n{m}a,{month}-03,东镇,一般,{m}\n");
        // The first death is in September; a day of June cannot be read.
        if m == 9 {
            let _ = writeln!(event, "{m}b,{month}-09,西镇,死亡,40");
        }
        if m == 6 {
            let _ = writeln!(event, "{m}b,某日,西镇,一般,4");
        }
        put(format!("feeds/event-{month}.csv"), event);
        // Case n is found in month n, and ends two months later; the fifth vanishes without an end in August.
        let mut list = "编号,乡镇,排查,办结\n".to_owned();
        for n in (1..=m).filter(|n| m - n <= 3 && (*n, m) != (5, 8)) {
            let ended = if n + 2 <= m && n != 5 { format!("2020-{:02}-20", n + 2) } else { String::new() };
            let _ = writeln!(
                list,
                "c{n},{},2020-{n:02}-05,{ended}",
                ["东镇", "西镇", "北镇"][usize::try_from(n).unwrap_or(0) % 3]
            );
        }
        put(format!("feeds/list-{month}.csv"), list);
        // Nothing came for October.
        if m > 1 && m != 10 {
            put(format!("feeds/tax-{month}.csv"), format!("月份,累计\n{month},{}\n", 90 * m));
        }
        if m % 3 == 0 {
            put(format!("feeds/bank-2020-Q{}.csv", m / 3), format!("季度,利率\n{month},{}.5\n", 8 - m / 3));
        }
    }
    files
}

#[test]
fn each_month_of_a_year_says_afterwards_what_was_known_then() {
    let files = year();
    for m in 1..=12 {
        assert_same(&files, Month::new(2020, m));
    }
}
