//! Indicators: figures as reported, rates per so many, and limits in time.

use super::{Files, tells};
use crate::catalog::{Indicator, Measure, Source};

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

/// A ratio of two indicators in a unit, with further lines.
fn ratio(parts: &str, unit: &str, lines: &str) -> Files {
    let stated = "measure = { ratio = [\"planted\", \"acreage\"] }\nkind = \"level\"\nunit = \"%\"\n";
    Files::with(stated, &format!("measure = {{ ratio = [{parts}] }}\nkind = \"level\"\nunit = \"{unit}\"\n{lines}\n"))
}

const PER_HEAD: &str = "\"planted\", \"trained\"";

#[test]
fn a_ratio_of_unlike_units_is_one_for_each_of_the_other() {
    let unit = |unit: &str, lines: &str| {
        let unit = read(&ratio(PER_HEAD, unit, lines), "share").unit;
        (unit.to_string(), unit.english())
    };
    assert_eq!(unit("mu/person", ""), ("亩/人".to_owned(), "mu per person".to_owned()));
    assert_eq!(unit("ha per person", "").0, "公顷/人");
    // What it is for so many of stands in the unit.
    assert_eq!(unit("mu/people", "per = 1000"), ("亩/千人".to_owned(), "mu per 1,000 people".to_owned()));
    assert_eq!(unit("亩/千人", "per = 1000").0, "亩/千人");
    assert_eq!(read(&ratio(PER_HEAD, "mu/person", ""), "share").decimals, 2);
    tells(
        &ratio(PER_HEAD, "%", ""),
        &["unit-error: mu and people do not convert, so that their ratio is no share; its unit is `mu per person`"],
    );
    tells(
        &ratio(PER_HEAD, "kg/mu", ""),
        &["unit-error: a ratio of mu and people is in `mu per person`, not in `kg per mu`"],
    );
    tells(
        &ratio(PER_HEAD, "亩/万人", "per = 1000"),
        &["unit-error: `per` is 1000, but `mu per 10,000 people` is for another number already"],
    );
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
    let unit =
        |unit: &str, lines: &str| read(&ratio("\"planted\", \"acreage\"", unit, lines), "share").unit.to_string();
    assert_eq!((unit("%", ""), unit("‰", "per = 1000"), unit("%", "per = 1")), ("%".into(), "‰".into(), "%".into()));
    // Not ‰ times 1,000: a rate for each 10,000.
    assert_eq!(unit("%", "per = 10000"), "亩/万亩");
    tells(&with("Acreage", "per = 1000"), &["unused-key: `per` is for ratios only"]);
    tells(&with("Share", "per = 0"), &["value-error: `per` must be above 0"]);
    tells(
        &with("Share", "per = 250"),
        &["value-error: `per` must be 10, 100, 1000 or another power of ten up to 1,000,000,000"],
    );
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
