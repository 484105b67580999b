//! Units that a project declares: where they are read, and what is said where a declaration is wrong.

use super::{Files, load, tells};
use crate::catalog::ColumnKind;
use crate::measure::Unit;
use crate::measure::exact::{full, whole};
use crate::words::Language;

/// The usual project with units of its own; `area` is in one of them.
fn with(units: &str) -> Files {
    Files::with("[feed.area]\n", &format!("{units}\n[feed.area]\n"))
}

/// A factor between two units of a project.
fn factor(units: &str, from: &str, to: &str) -> Option<String> {
    let catalog = with(units).catalog();
    let unit = |name| catalog.units.parse(name).unwrap_or_else(|| panic!("{name}"));
    unit(from).to(unit(to)).map(|factor| full(&factor))
}

#[test]
fn a_multiple_of_any_unit_converts_whatever_the_order_of_the_tables() {
    let units = "[unit.\"m£\"]\nof = \"k£\"\ntimes = 1000\n[unit.\"k£\"]\nof = \"£\"\ntimes = 1000\n[unit.\"£\"]\nof = \"GBP\"\n\
                 [unit.crate]\nof = \"kg\"\ntimes = 12.5\n";
    assert_eq!(factor(units, "m£", "GBP").as_deref(), Some("1000000"));
    assert_eq!(factor(units, "crate", "g").as_deref(), Some("12500"));
    assert_eq!(factor(units, "crate/mu", "kg/mu").as_deref(), Some("12.5"));
    assert_eq!(factor(units, "k£", "kg"), None);
    // A later catalog does not know them.
    assert!(Files::new().catalog().units.parse("k£").is_none() && Unit::parse("k£").is_none());
}

#[test]
fn a_unit_of_its_own_has_a_name_in_each_language_and_counts_where_it_says_so() {
    let units =
        "[unit.pupils]\nname = \"名学生\"\nname_en = \"pupils\"\nname_en_one = \"pupil\"\ncounts = true\n[unit.Brix]\n";
    let catalog = with(units).catalog();
    let pupils = catalog.units.parse("名学生").expect("declared");
    assert_eq!(catalog.units.parse("pupil"), Some(pupils));
    assert_eq!(
        (pupils.to_string(), pupils.chinese(), pupils.english()),
        ("名学生".into(), "名学生".into(), "pupils".into())
    );
    assert_eq!((pupils.english_one(), pupils.counts_whole_things()), ("pupil".to_owned(), true));
    let brix = catalog.units.parse("Brix").expect("declared");
    assert_eq!((brix.english(), brix.counts_whole_things(), brix.to(pupils)), ("Brix".to_owned(), false, None));
    assert_eq!(catalog.units.written(pupils), "pupils");
}

#[test]
fn columns_indicators_and_targets_may_name_them() {
    let mut files = with("[unit.\"田\"]\nof = \"mu\"\ntimes = 20\n[unit.pupils]\ncounts = true\n");
    files.project =
        files.project.replacen("unit = \"mu\"", "unit = \"田\"", 1).replace("unit = \"people\"", "unit = \"pupils\"");
    files.targets =
        "indicator,kind,value,unit,from,due\nacreage,reach,3,田,2020-01,2020-12\nacreage,reach,60亩,,2021-01,2021-12\n\
                     trained,reach,5 pupils,,2020-01,2020-12\n"
            .to_owned();
    let catalog = files.catalog();
    let ColumnKind::Quantity { unit, .. } = catalog.feeds[0].columns[2].kind else { panic!("an amount") };
    assert_eq!((unit.to_string(), unit.to(Unit::parse("亩").unwrap())), ("田".to_owned(), Some(whole(20))));
    assert_eq!(catalog.indicator("trained").unwrap().unit, catalog.units.parse("pupils").unwrap());
    let values: Vec<_> = catalog.targets.iter().map(|t| t.value.clone()).collect();
    assert_eq!(values, [whole(60), whole(60), whole(5)]);
    // The feed has what its files are read with.
    assert_eq!(catalog.feeds[0].units.parse("田"), Some(unit));
}

#[test]
fn what_is_wrong_in_a_declaration_is_told_with_its_place() {
    for (units, told) in [
        ("[unit.people]\ncounts = true", "unit-clash: `people` is the unit people already"),
        ("[unit.kids]\nname = \"人\"", "unit-clash: `人` is the unit people already"),
        ("[unit.t]\nof = \"kg\"\ntimes = 907", "unit-clash: `t` is the unit t already"),
        ("[unit.a]\nof = \"hectar\"\ntimes = 2", "unknown-unit: unit `hectar` is not known"),
        ("[unit.bushel]\nof = \"kg\"\n[unit.a]\nof = \"bushell\"", "unknown-unit: unit `bushell` is not known"),
        (
            "[unit.a1]\nof = \"b1\"\n[unit.b1]\nof = \"a1\"",
            "unit-cycle: the unit leads back to itself: `a1`, `b1`, `a1`",
        ),
        ("[unit.a1]\nof = \"a1\"\ntimes = 3", "unit-cycle: the unit leads back to itself: `a1`, `a1`"),
        (
            "[unit.a1]\nof = \"kg/ha\"",
            "unit-error: kg per ha is for each of another unit, and nothing can be a multiple of it",
        ),
        (
            "[unit.a1]\nof = \"kg\"\ntimes = 0",
            "value-error: `times` must be above 0, with at most 15 digits, of them 9 after the point",
        ),
        ("[unit.a1]\ntimes = 3", "missing-key: `times` needs `of`, the unit that it is so many of"),
        (
            "[unit.a1]\nof = \"kg\"\ncounts = true",
            "unused-key: `counts` is for a unit of its own; one with `of` counts if that unit does",
        ),
        ("[unit.a1]\nnam = \"x\"", "unknown-key: `nam` is not a key of `a1`"),
        (
            "[unit.\"3kg\"]\nof = \"kg\"\ntimes = 3",
            "bad-unit-name: `3kg` cannot be the name of a unit: it is empty, contains `/`, or begins with a digit, a sign, a point or a bracket",
        ),
    ] {
        tells(&with(units), &[told]);
    }
    for (of, near) in [("hectar", "hectare"), ("bushell", "bushel")] {
        let files = with(&format!("[unit.bushel]\nof = \"kg\"\ntimes = 27\n[unit.a1]\nof = \"{of}\"\n"));
        let findings = load(&files.project()).expect_err("an unknown unit");
        let hint = findings[0].hint.as_ref().map(|hint| hint.in_language(Language::English));
        assert_eq!(hint, Some(format!("did you mean `{near}`?")));
    }
    // Declared twice by different names.
    tells(&with("[unit.a1]\ncounts = true\n[unit.b1]\nname_en = \"a1\""), &["unit-clash: `a1` is the unit a1 already"]);
}

#[test]
fn the_sign_of_a_currency_follows_the_language_unless_it_is_declared() {
    let code = |files: &Files, sign: &str| files.catalog().units.parse(sign).expect("a sign").code();
    let mut chinese = Files::new();
    chinese.project = chinese.project.replacen("language = \"en\"", "language = \"zh-CN\"", 1);
    assert_eq!((code(&Files::new(), "¥"), code(&chinese, "¥")), ("JPY".to_owned(), "CNY".to_owned()));
    assert_eq!((code(&Files::new(), "$"), code(&chinese, "$")), ("USD".to_owned(), "USD".to_owned()));
    let declared = with("[unit.\"$\"]\nof = \"CAD\"\n[unit.\"¥\"]\nof = \"CNY\"\n");
    assert_eq!(
        (code(&declared, "$"), code(&declared, "¥"), code(&declared, "$m")),
        ("CAD".into(), "CNY".into(), "1e6 CAD".into())
    );
}
