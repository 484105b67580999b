//! Indicators: figures as reported, rates per so many, and limits in time.

use super::{Files, tells};
use crate::catalog::{Indicator, Measure, Source};
use crate::measure::exact::whole;

/// An indicator with a further line after its name.
fn with(name: &str, line: &str) -> Files {
    Files::with(&format!("name = \"{name}\"\n"), &format!("name = \"{name}\"\n{line}\n"))
}

fn read(files: &Files, id: &str) -> Indicator {
    files.catalog().indicator(id).expect("declared").clone()
}

#[test]
fn a_reported_figure_is_neither_added_up_nor_averaged() {
    let stated = read(&Files::new(), "stated");
    let Source::Rows(rows) = &stated.source else { panic!("it needs rows") };
    assert_eq!(rows.measure, Measure::Reported("rate".to_owned()));
    assert!(!stated.adds_up_over_regions() && !stated.starts_from_zero());
    let reported = "measure = { reported = \"rate\" }\nkind = \"level\"";
    let kind = |kind: &str| Files::with(reported, &format!("measure = {{ reported = \"rate\" }}\nkind = \"{kind}\""));
    assert!(!read(&kind("flow"), "stated").starts_from_zero());
    tells(&kind("running"), &["kind-error: kind `running` cannot be measured by `reported`, only by `sum`"]);
    let column = Files::with("{ reported = \"rate\" }", "{ reported = \"region\" }");
    tells(&column, &["type-error: `reported` needs a quantity, which column `region` is not"]);
}

#[test]
fn a_sum_can_only_grow_where_its_column_says_that_no_amount_is_below_zero() {
    let grows = |files: &Files| read(files, "planted").can_only_grow();
    let min = |min: &str| Files::with("unit = \"mu\" }", &format!("unit = \"mu\"{min} }}"));
    assert!(grows(&min(", min = 0")) && grows(&min(", min = 2")));
    assert!(!grows(&Files::new()) && !grows(&min(", min = -1")));
    assert!(read(&Files::new(), "open").can_only_grow() && !read(&Files::new(), "share").can_only_grow());
}

#[test]
fn a_ratio_may_be_per_so_many() {
    assert_eq!(read(&with("Share", "per = 1000"), "share").per, whole(1000));
    assert_eq!(read(&Files::new(), "share").per, whole(1));
    tells(&with("Acreage", "per = 1000"), &["unused-key: `per` is for ratios only"]);
    tells(&with("Share", "per = 0"), &["value-error: `per` must be above 0"]);
}

#[test]
fn limits_in_time_are_whole_numbers_above_zero() {
    assert_eq!(read(&with("Acreage", "stale_after = 2"), "acreage").stale_after, Some(2));
    assert_eq!(read(&with("Open cases", "within_days = 30"), "open").within_days, Some(30));
    let usual = read(&Files::new(), "open");
    assert_eq!((usual.stale_after, usual.within_days), (None, None));
    tells(&with("Acreage", "stale_after = 0"), &["value-error: `stale_after` must be above 0"]);
    tells(&with("Planted", "stale_after = 2"), &["unused-key: `stale_after` has no effect on a flow"]);
    tells(&with("Acreage", "within_days = 30"), &["unused-key: `within_days` is for kind \"open\", not `level`"]);
}
