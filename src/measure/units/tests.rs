//! Units by name: their factors, dimensions, multiples and names.

use super::built_in::all;
use super::multiples::MULTIPLES;
use super::{BUILT_IN, Unit};
use crate::measure::Counted;
use crate::measure::exact::{full, ratio, whole};

fn unit(name: &str) -> Unit {
    Unit::parse(name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn what_is_no_unit_is_not_found() {
    assert_eq!(unit(" 万亩 "), unit("万亩"));
    for name in ["", "弗隆", "万", "万%", "亿‰", "万弗隆", "mw", "KG", "元/", "/人", "元/人/亩", "元/弗隆"]
    {
        assert!(Unit::parse(name).is_none(), "{name}");
    }
}

#[test]
fn factors_are_exact() {
    for (from, to, factor) in [
        ("公顷", "亩", whole(15)),
        ("亩", "公顷", ratio(1, 15)),
        ("亿元", "万元", whole(10_000)),
        ("万亿元", "千万元", whole(100_000)),
        ("担", "公斤", whole(50)),
        ("平方米", "公顷", ratio(1, 10_000)),
        ("平方公里", "公顷", whole(100)),
        ("英亩", "平方米", ratio(40_468_564_224, 10_000_000)),
        ("吨", "克", whole(1_000_000)),
        ("Mt", "kt", whole(1000)),
        ("km", "mm", whole(1_000_000)),
        ("miles", "m", ratio(1_609_344, 1000)),
        ("m³", "L", whole(1000)),
        ("hL", "mL", whole(100_000)),
        ("kWh", "MJ", ratio(36, 10)),
        ("TWh", "亿千瓦时", whole(10)),
        ("GJ", "J", whole(1_000_000_000)),
        ("GW", "kW", whole(1_000_000)),
        ("天", "小时", whole(24)),
        ("week", "minutes", whole(10_080)),
        ("万吨CO2e", "Mt CO₂e", ratio(1, 100)),
        ("万吨标准煤", "kgce", whole(10_000_000)),
    ] {
        assert_eq!(unit(from).to(unit(to)), Some(factor), "{from} {to}");
    }
    assert_eq!(full(&unit("‰").to(unit("%")).unwrap()), "0.1");
}

#[test]
fn names_of_several_words_and_in_other_characters_are_known() {
    for (name, known) in [
        ("萬畝", "万亩"),
        ("億元/人", "亿元/人"),
        ("千円", "千日元"),
        ("戸", "户"),
        ("Thousand people", "千人"),
        ("thousands of people", "千人"),
        ("10000 yuan", "万元"),
        ("GBP million", "百万英镑"),
        ("yuan millions", "百万元"),
        ("pounds sterling thousand", "千英镑"),
        ("USDm", "百万美元"),
        ("EUR 000", "千欧元"),
        ("£ Million", "百万英镑"),
        ("'000 t", "千吨"),
    ] {
        assert_eq!(Unit::parse(name), Some(unit(known)), "{name}");
    }
    for name in [
        "thousand pounds",
        "thousand boxes",
        "Tsd.",
        "people million",
        "000 t",
        "kg m",
        "10",
        "1000",
        "GBPx",
        "thousandpeople",
    ] {
        assert_eq!(Unit::parse(name), None, "{name}");
    }
    assert_eq!(Unit::parse("千吨"), Unit::parse("kt"));
    let is_multiple = super::Units::is_multiple_of_something;
    assert!(is_multiple("thousand boxes") && !is_multiple("thousand") && !is_multiple("10 boxes"));
}

#[test]
fn one_unit_for_each_of_another_converts_exactly() {
    for (from, to, factor) in [
        ("元/公斤", "元/吨", whole(1000)),
        ("元/公斤", "元/斤", ratio(1, 2)),
        ("公斤/亩", "kg/ha", whole(15)),
        ("kg/ha", "公斤/亩", ratio(1, 15)),
        ("t/ha", "kg/m²", ratio(1, 10)),
        ("people/km²", "people per ha", ratio(1, 100)),
        ("万元/人", "元/人", whole(10_000)),
        ("件/万人", "件/千人", ratio(1, 10)),
        ("kWh/m²", "MJ/m²", ratio(36, 10)),
        ("元/kWh", "元/GJ", ratio(2_500_000, 9000)),
        ("m³/天", "m³/h", ratio(1, 24)),
        ("人/户", "千人/户", ratio(1, 1000)),
    ] {
        assert_eq!(unit(from).to(unit(to)), Some(factor), "{from} {to}");
    }
    for (a, b) in [("元/人", "元"), ("元/人", "元/户"), ("元/人", "美元/人"), ("人/亩", "亩/人")] {
        assert_eq!(unit(a).to(unit(b)), None, "{a} {b}");
    }
    assert!(unit("元/人").counted().is_none() && !unit("人/户").counts_whole_things());
    assert!(!unit("元/人").is_share() && unit("万元/人").is_multiple() && !unit("元/万人").is_multiple());
}

#[test]
fn a_ratio_for_so_many_takes_the_number_into_its_unit() {
    let calls = unit("件/人");
    assert_eq!(calls.for_so_many(3), Some(unit("件/千人")));
    assert_eq!(unit("件/千人").for_so_many(3), Some(unit("件/千人")));
    assert_eq!((unit("件/千人").for_so_many(4), calls.for_so_many(11), unit("件").for_so_many(3)), (None, None, None));
    assert_eq!(unit("件").per(unit("人")), Some(calls));
    assert_eq!(calls.per(unit("人")), None);
}

#[test]
fn a_multiple_with_a_name_of_its_own_is_that_unit() {
    assert_eq!(unit("千m"), unit("公里"));
    assert_eq!(unit("千克"), unit("公斤"));
    assert_ne!(unit("百万元"), unit("万元"));
}

#[test]
fn dimensions_do_not_mix() {
    for (a, b) in [("户", "户次"), ("亩", "元"), ("美元", "元"), ("人", "名"), ("%", "个"), ("kW", "kWh"), ("t", "tce")]
    {
        assert_eq!(unit(a).to(unit(b)), None, "{a} {b}");
        assert_ne!(unit(a), unit(b));
    }
}

#[test]
fn only_units_without_a_multiple_count_whole_things() {
    for (name, counted, whole) in [
        ("人", Some(Counted::Person), true),
        ("例", Some(Counted::Person), true),
        ("户", Some(Counted::Household), true),
        ("家", Some(Counted::Enterprise), true),
        ("个", Some(Counted::Any), true),
        ("人次", Some(Counted::Thing), true),
        ("天", Some(Counted::Thing), true),
        ("万人", Some(Counted::Person), false),
        ("亩", None, false),
        ("%", None, false),
    ] {
        assert_eq!((unit(name).counted(), unit(name).counts_whole_things()), (counted, whole), "{name}");
    }
    let things = |name| full(&unit(name).things().to_exact());
    assert_eq!(["人", "万人", "天"].map(things), ["1", "10000", "1"]);
}

#[test]
fn multiples_come_off_in_steps() {
    assert_eq!(unit("万亩").without_multiple(), (unit("亩"), 4));
    assert_eq!(unit("亩").without_multiple(), (unit("亩"), 0));
    assert_eq!(unit("亿元").smaller(), Some((unit("万元"), 4)));
    assert_eq!(unit("千万元").smaller(), Some((unit("万元"), 3)));
    assert_eq!(unit("万元").smaller(), Some((unit("元"), 4)));
    assert_eq!(unit("千元").smaller(), Some((unit("元"), 3)));
    assert_eq!(unit("元").smaller(), None);
    assert_eq!(unit("万元/人").smaller(), Some((unit("元/人"), 4)));
    assert_eq!((unit("万亩").is_multiple(), unit("千瓦时").is_multiple()), (true, false));
    assert_eq!(unit("亿元").in_millions(), unit("百万元"));
}

#[test]
fn a_whole_has_a_hundred_or_a_thousand_shares() {
    assert_eq!(unit("%").of_whole(), Some(whole(100)));
    assert_eq!(unit("‰").of_whole(), Some(whole(1000)));
    assert_eq!(unit("个").of_whole(), None);
    assert_eq!((Unit::percent(), Unit::one()), (unit("%"), unit("个")));
}

#[test]
fn units_have_names_for_people_and_for_programs() {
    for (zh, code, one, several) in [
        ("亩", "mu", "mu", "mu"),
        ("万亩", "1e4 mu", "10,000 mu", "10,000 mu"),
        ("亿元", "1e8 CNY", "100 million yuan", "100 million yuan"),
        ("万元", "1e4 CNY", "10,000 yuan", "10,000 yuan"),
        ("户", "household", "household", "households"),
        ("人", "person", "person", "people"),
        ("名", "named_person", "person", "people"),
        ("篇", "story", "story", "stories"),
        ("班", "class_group", "class group", "class groups"),
        ("头", "head", "head", "head"),
        ("个", "one", "", ""),
        ("万个", "1e4 one", "10,000", "10,000"),
        ("%", "percent", "%", "%"),
        ("元/人", "CNY/person", "yuan per person", "yuan per person"),
        ("人/户", "person/household", "person per household", "people per household"),
        ("件/千人", "piece/1e3 person", "piece per 1,000 people", "pieces per 1,000 people"),
        ("个/万人", "one/1e4 person", "per 10,000 people", "per 10,000 people"),
        ("元/个", "CNY/one", "yuan per unit", "yuan per unit"),
    ] {
        let unit = unit(zh);
        assert_eq!((unit.to_string().as_str(), unit.code().as_str()), (zh, code));
        assert_eq!((unit.english_one().as_str(), unit.english().as_str()), (one, several), "{zh}");
    }
    assert_eq!(unit("指数").chinese(), "");
    assert_eq!((unit("占GDP的%").chinese(), unit("占GDP的%").english()), ("%".into(), "% of GDP".into()));
}

#[test]
fn a_sign_is_kept_as_it_is_written_and_is_its_currency() {
    for (name, currency, sign) in
        [("£", "英镑", "£"), ("$", "USD", "$"), ("HK$", "港元", "HK$"), ("€m", "百万欧元", "€")]
    {
        assert_eq!((unit(name), unit(name).sign()), (unit(currency), Some(sign)), "{name}");
    }
    assert_eq!(unit("元").sign(), None);
    assert_eq!((unit("£000"), unit("£ billion"), unit("$k")), (unit("千英镑"), unit("十亿英镑"), unit("千美元")));
    assert_eq!(unit("£m/人").behind_sign(), ("百万/人".to_owned(), "million per person".to_owned()));
    let before = |text| BUILT_IN.sign_before(text).map(|(sign, rest)| (sign.definition.name, rest));
    assert_eq!(before("HK$5"), Some(("HK$", "5")));
    assert_eq!(before("£1,234m"), Some(("£", "1,234m")));
    assert_eq!((before("5£"), before("亩5"), before("")), (None, None, None));
}

#[test]
fn every_name_in_either_language_is_found_again() {
    let multiples = || std::iter::once("").chain(MULTIPLES.iter().map(|m| m.zh));
    for definition in all() {
        for multiple in multiples() {
            let Some(unit) = Unit::parse(&format!("{multiple}{}", definition.name)) else { continue };
            assert_eq!(Unit::parse(&unit.to_string()), Some(unit), "{unit}");
            assert_eq!(Unit::parse(&unit.english_written()), Some(unit), "{}", unit.english_written());
            assert!(unit.english_written().is_ascii() || !unit.english().is_ascii(), "{unit}");
        }
    }
}

#[test]
fn hints_name_what_can_be_written() {
    let names: Vec<String> = BUILT_IN.names().collect();
    assert!(names.iter().all(|name| Unit::parse(name).is_some()));
    assert!(["亩", "hectare", "万人", "亿元", "£", "kWh"].iter().all(|name| names.iter().any(|n| n == name)));
}
