//! The units that are built in, without the currencies: one line each.

use super::definition::{Definition, count, unit};
use super::dimension::{Counted, Measured};
use Counted::{Any, Enterprise, Household, Person, Thing};
use Measured::{
    Area, CoalEquivalent, Emissions, Energy, Index, Length, Mass, Points, Power, Score, Share, Temperature, Time,
    Volume,
};

/// Bases: 亩, 斤, 米, 立方米, 400 MJ, 千瓦, 秒, and one (for shares), chosen so that every conversion to the base is a finite decimal:
/// one kilowatt-hour is 3.6 MJ, and so 0.009 of 400 MJ.
pub(super) static DEFINITIONS: &[Definition] = &[
    unit("mu", "亩", ("mu", "mu"), Area, (1, 0), &["mǔ"]),
    // 1 公顷 = 10,000 m² = 15 亩 (State Council order on statutory units of measurement, 1984).
    unit("ha", "公顷", ("ha", "ha"), Area, (15, 0), &["hectare", "hectares", "hm²", "hm2"]),
    unit("cm2", "平方厘米", ("cm²", "cm²"), Area, (15, 8), &["cm2"]),
    unit("m2", "平方米", ("m²", "m²"), Area, (15, 4), &["m2", "㎡", "sq m", "sqm"]),
    unit("km2", "平方公里", ("km²", "km²"), Area, (1500, 0), &["km2", "平方千米", "sq km"]),
    // The international acre of 4,046.8564224 m².
    unit("acre", "英亩", ("acre", "acres"), Area, (60_702_846_336, 10), &[]),
    unit("jin", "斤", ("jin", "jin"), Mass, (1, 0), &["市斤"]),
    unit("mg", "毫克", ("mg", "mg"), Mass, (2, 6), &["milligrams"]),
    unit("g", "克", ("g", "g"), Mass, (2, 3), &["grams"]),
    unit("kg", "公斤", ("kg", "kg"), Mass, (2, 0), &["千克", "kilogram", "kilograms", "kilos"]),
    unit("dan", "担", ("dan", "dan"), Mass, (100, 0), &[]),
    unit("t", "吨", ("t", "t"), Mass, (2000, 0), &["tonne", "tonnes", "metric ton", "metric tons"]),
    unit("kt", "千吨", ("kt", "kt"), Mass, (2_000_000, 0), &["kilotonnes"]),
    unit("Mt", "兆吨", ("Mt", "Mt"), Mass, (2_000_000_000, 0), &["megatonnes"]),
    unit("mm", "毫米", ("mm", "mm"), Length, (1, 3), &["millimetres", "millimeters"]),
    unit("cm", "厘米", ("cm", "cm"), Length, (1, 2), &["centimetres", "centimeters"]),
    unit("m", "米", ("m", "m"), Length, (1, 0), &["metre", "metres", "meter", "meters"]),
    unit(
        "km",
        "公里",
        ("km", "km"),
        Length,
        (1000, 0),
        &["千米", "kilometre", "kilometres", "kilometer", "kilometers"],
    ),
    unit("mile", "英里", ("mile", "miles"), Length, (1_609_344, 3), &[]),
    unit("mL", "毫升", ("mL", "mL"), Volume, (1, 6), &["ml", "millilitres"]),
    unit("cm3", "立方厘米", ("cm³", "cm³"), Volume, (1, 6), &["cm3"]),
    unit("L", "升", ("L", "L"), Volume, (1, 3), &["l", "litre", "litres", "liter", "liters"]),
    unit("hL", "百升", ("hL", "hL"), Volume, (1, 1), &["hl", "hectolitres"]),
    unit("m3", "立方米", ("m³", "m³"), Volume, (1, 0), &["m3", "方", "cubic metre", "cubic metres"]),
    unit("J", "焦耳", ("J", "J"), Energy, (25, 10), &["joules"]),
    unit("kJ", "千焦", ("kJ", "kJ"), Energy, (25, 7), &[]),
    unit("MJ", "兆焦", ("MJ", "MJ"), Energy, (25, 4), &[]),
    unit("GJ", "吉焦", ("GJ", "GJ"), Energy, (25, 1), &[]),
    unit("TJ", "太焦", ("TJ", "TJ"), Energy, (2500, 0), &[]),
    unit("Wh", "瓦时", ("Wh", "Wh"), Energy, (9, 6), &[]),
    unit("kWh", "千瓦时", ("kWh", "kWh"), Energy, (9, 3), &["度", "kilowatt-hours"]),
    unit("MWh", "兆瓦时", ("MWh", "MWh"), Energy, (9, 0), &["megawatt-hours"]),
    unit("GWh", "吉瓦时", ("GWh", "GWh"), Energy, (9000, 0), &["gigawatt-hours"]),
    unit("TWh", "太瓦时", ("TWh", "TWh"), Energy, (9_000_000, 0), &["terawatt-hours"]),
    unit("W", "瓦", ("W", "W"), Power, (1, 3), &["watts", "瓦特"]),
    unit("kW", "千瓦", ("kW", "kW"), Power, (1, 0), &["kilowatts"]),
    unit("MW", "兆瓦", ("MW", "MW"), Power, (1000, 0), &["megawatts"]),
    unit("GW", "吉瓦", ("GW", "GW"), Power, (1_000_000, 0), &["gigawatts"]),
    unit("C", "摄氏度", ("°C", "°C"), Temperature, (1, 0), &["℃", "degrees Celsius"]),
    unit("s", "秒", ("second", "seconds"), Time, (1, 0), &["s"]),
    unit("min", "分钟", ("minute", "minutes"), Time, (60, 0), &["min"]),
    Definition { counted: Some(Thing), ..unit("hour", "小时", ("hour", "hours"), Time, (3600, 0), &["h"]) },
    Definition { counted: Some(Thing), ..unit("day", "天", ("day", "days"), Time, (86_400, 0), &["日"]) },
    unit("week", "星期", ("week", "weeks"), Time, (604_800, 0), &[]),
    unit("tCO2e", "吨二氧化碳当量", ("t CO₂e", "t CO₂e"), Emissions, (1, 0), &TONNES_OF_CO2),
    unit(
        "kgCO2e",
        "千克二氧化碳当量",
        ("kg CO₂e", "kg CO₂e"),
        Emissions,
        (1, 3),
        &["kg CO2e", "kgCO2e", "公斤二氧化碳当量"],
    ),
    unit("ktCO2e", "千吨二氧化碳当量", ("kt CO₂e", "kt CO₂e"), Emissions, (1000, 0), &["kt CO2e", "ktCO2e"]),
    unit("MtCO2e", "兆吨二氧化碳当量", ("Mt CO₂e", "Mt CO₂e"), Emissions, (1_000_000, 0), &["Mt CO2e", "MtCO2e"]),
    unit("tce", "吨标准煤", ("tce", "tce"), CoalEquivalent, (1, 0), &["吨标煤"]),
    unit("kgce", "千克标准煤", ("kgce", "kgce"), CoalEquivalent, (1, 3), &["公斤标准煤", "千克标煤"]),
    unit("percent", "%", ("%", "%"), Share, (1, 2), &["％", "百分比", "pct", "percent", "per cent"]),
    unit("permille", "‰", ("‰", "‰"), Share, (1, 3), &["千分比", "permille"]),
    Definition {
        zh: "%",
        ..unit(
            "percent_gdp",
            "占GDP的%",
            ("% of GDP", "% of GDP"),
            Share,
            (1, 2),
            &["%GDP", "占GDP百分比", "per cent of GDP", "percent of GDP"],
        )
    },
    Definition { zh: "", ..unit("index", "指数", ("", ""), Index, (1, 0), &["index"]) },
    unit("point", "点", ("point", "points"), Points, (1, 0), &["指数点"]),
    Definition { zh: "分", ..unit("score", "分", ("", ""), Score, (1, 0), &["score", "scores", "分值"]) },
    count("person", "人", ("person", "people"), Person, &["persons"]),
    count("attendance", "人次", ("attendance", "attendances"), Thing, &[]),
    count("household", "户", ("household", "households"), Household, &[]),
    count("household_visit", "户次", ("household visit", "household visits"), Thing, &[]),
    count("plant", "株", ("plant", "plants"), Thing, &["棵"]),
    count("one", "个", ("", ""), Any, &["number", "count"]),
    count("firm", "家", ("firm", "firms"), Enterprise, &["enterprises"]),
    count("session", "期", ("class", "classes"), Thing, &["session", "sessions"]),
    count("event", "场", ("event", "events"), Thing, &[]),
    count("showing", "场次", ("showing", "showings"), Thing, &[]),
    count("time", "次", ("", ""), Thing, &["times", "time"]),
    count("loan", "笔", ("loan", "loans"), Thing, &["transactions"]),
    count("story", "篇", ("story", "stories"), Thing, &["articles"]),
    count("item", "项", ("item", "items"), Thing, &[]),
    // 名 counts those who hold a post; what stands behind the number is plain people.
    Definition {
        written: Some(("person named", "persons named")),
        ..count("named_person", "名", ("person", "people"), Person, &[])
    },
    count("facility", "座", ("facility", "facilities"), Thing, &[]),
    count("piece", "件", ("piece", "pieces"), Thing, &["cases"]),
    count("entry", "条", ("entry", "entries"), Thing, &[]),
    count("site", "处", ("site", "sites"), Thing, &[]),
    count("institution", "所", ("institution", "institutions"), Thing, &["schools"]),
    count("machine", "台", ("machine", "machines"), Thing, &[]),
    count("set", "套", ("set", "sets"), Thing, &[]),
    count("vehicle", "辆", ("vehicle", "vehicles"), Thing, &[]),
    count("head", "头", ("head", "head"), Thing, &[]),
    count("animal", "只", ("animal", "animals"), Thing, &[]),
    count("sheet", "张", ("sheet", "sheets"), Thing, &["beds"]),
    count("copy", "份", ("copy", "copies"), Thing, &[]),
    count("village", "村", ("village", "villages"), Thing, &[]),
    count("incident", "起", ("incident", "incidents"), Thing, &[]),
    count("instance", "例", ("instance", "instances"), Person, &[]),
    count("class_group", "班", ("class group", "class groups"), Thing, &[]),
];

/// How tonnes of carbon dioxide are written.
const TONNES_OF_CO2: [&str; 7] =
    ["t CO2e", "tCO2e", "tonnes CO2e", "tonnes of CO2e", "tonnes CO₂e", "吨CO2e", "吨CO2当量"];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_ascii_and_unique() {
        let codes: BTreeSet<&str> = DEFINITIONS.iter().map(|d| d.code).collect();
        assert_eq!(codes.len(), DEFINITIONS.len());
        assert!(codes.iter().all(|code| code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')));
    }

    #[test]
    fn whatever_is_a_count_says_of_what() {
        for definition in DEFINITIONS {
            let counts = matches!(definition.dimension, Measured::Count(_));
            assert!(definition.counted.is_some() || !counts, "{}", definition.code);
        }
    }
}
