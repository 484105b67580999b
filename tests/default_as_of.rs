//! The month that is reported on where none is asked for: small projects in memory, looked at on a day.

use jiff::civil::{Date, date};
use onpace::catalog::ProjectFiles;
use onpace::pipeline::{Study, default_as_of};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n";

/// Feeds by id and rhythm, and their files: a feed `a` has `feeds/a-<period>.csv` or `feeds/a.csv`.
fn study(feeds: &[(&str, &str)], files: &[(&str, &str)]) -> Study {
    let mut toml = "title = \"例\"\nstart = \"2020-01\"\n".to_owned();
    for (id, every) in feeds {
        let _ = write!(
            toml,
            "[feed.{id}]\nfiles = \"feeds/{id}*.csv\"\nsource = \"{id}局\"\nevery = \"{every}\"\nkey = [\"case\"]\n\
             [feed.{id}.column]\ncase = {{ header = \"编号\", type = \"id\" }}\nday = {{ header = \"日期\", type = \"date\" }}\n"
        );
    }
    let mut all: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: &str| all.insert(name.to_owned(), Cow::Owned(text.as_bytes().to_vec()));
    put("onpace.toml", &toml);
    put("regions.csv", REGIONS);
    for (name, text) in files {
        put(&format!("feeds/{name}.csv"), text);
    }
    Study::load(&ProjectFiles::Memory(all), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// `2020-11 2/3 c`: the month, how many have come of those owed, and which are still out.
fn chosen(study: &Study, on: Date) -> String {
    let found = default_as_of(study, on).expect("no defect");
    found.map_or_else(String::new, |found| {
        let out: Vec<&str> = found.still_out.iter().map(|feed| feed.id.as_str()).collect();
        format!("{} {}/{} {}", found.month, found.received, found.owing, out.join(";")).trim_end().to_owned()
    })
}

const NIL: &str = "编号,日期\n";

#[test]
fn at_least_half_of_the_feeds_that_owe_a_month_have_sent_it() {
    let monthly = [("a", "month"), ("b", "month"), ("c", "month")];
    let mut files = vec![("a-2020-01", NIL), ("b-2020-01", NIL), ("c-2020-01", NIL), ("a-2020-02", NIL)];
    assert_eq!(chosen(&study(&monthly, &files), date(2021, 1, 5)), "2020-01 3/3", "one of three is less than half");
    files.push(("c-2020-02", NIL));
    assert_eq!(chosen(&study(&monthly, &files), date(2021, 1, 5)), "2020-02 2/3 b");
    assert_eq!(chosen(&study(&monthly, &files), date(2020, 2, 28)), "2020-01 3/3", "February is not over");
    assert_eq!(chosen(&study(&monthly, &files), date(2020, 2, 29)), "2020-02 2/3 b");
}

#[test]
fn a_quarterly_feed_counts_for_the_months_in_which_its_quarters_end() {
    let feeds = [("a", "month"), ("q", "quarter")];
    let files = [("a-2020-01", NIL), ("a-2020-02", NIL)];
    assert_eq!(chosen(&study(&feeds, &files), date(2020, 12, 1)), "2020-02 1/1");
    let march = [("a-2020-01", NIL), ("a-2020-02", NIL), ("a-2020-03", NIL)];
    assert_eq!(chosen(&study(&feeds, &march), date(2020, 12, 1)), "2020-03 1/2 q");
}

#[test]
fn projects_without_monthly_feeds_have_a_month_too() {
    let yearly = study(&[("y", "year")], &[("y-2020", NIL), ("y-2021", NIL)]);
    assert_eq!(chosen(&yearly, date(2023, 1, 1)), "2021-12 1/1");
    assert_eq!(chosen(&yearly, date(2021, 12, 30)), "2020-12 1/1");
    let quarterly = study(&[("q", "quarter")], &[("q-2020-Q1", NIL), ("q-2020-Q3", NIL)]);
    assert_eq!(chosen(&quarterly, date(2023, 1, 1)), "2020-09 1/1");
    let weekly = study(&[("w", "week")], &[("w-2020-W04", NIL), ("w-2020-W08", NIL)]);
    assert_eq!(chosen(&weekly, date(2023, 1, 1)), "2020-02 1/1", "of a month its last week is in");
}

#[test]
fn one_mistyped_year_does_not_move_it() {
    let rows = "编号,日期\n1,2020-01-05\n2,2020-03-07\n3,2060-03-07\n";
    assert_eq!(chosen(&study(&[("a", "month")], &[("a", rows)]), date(2026, 11, 29)), "2020-03 1/1");
    let named = study(&[("a", "month")], &[("a-2020-03", rows)]);
    assert_eq!(chosen(&named, date(2026, 11, 29)), "2020-03 1/1");
}

#[test]
fn where_no_month_has_come_that_far_the_latest_with_anything_is_taken() {
    let feeds = [("a", "month"), ("b", "month"), ("c", "month")];
    assert_eq!(chosen(&study(&feeds, &[("a-2020-02", NIL)]), date(2020, 12, 1)), "2020-02 1/3 b;c");
    assert_eq!(chosen(&study(&feeds, &[]), date(2020, 12, 1)), "");
}
