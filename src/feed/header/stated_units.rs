//! Units stated in titles and notes: 单位：万亩.

use crate::measure::notation::tidy;
use crate::measure::{Unit, Units};

/// The units of a cell such as `单位：万亩`, `(单位:亩、万元)`, `…统计表（万亩）`, `面积单位为万亩`; none where 单位 means an
/// office.
pub(in crate::feed) fn stated_units(cell: &str, known: &Units) -> Vec<Unit> {
    const MARKS: [&str; 3] = ["单位:", "单位为", "单位是"];
    let cell = tidy(cell);
    let units = |text: &str| {
        let end = text.find([')', ']', '】', ';', '。', ' ']).unwrap_or(text.len());
        text[..end].split(['、', ',', '，']).filter_map(|name| known.parse(name)).collect::<Vec<_>>()
    };
    let padded = cell.replace("单 位", "单位").replace("单位 ", "单位");
    let mut found: Vec<Unit> = MARKS
        .iter()
        .flat_map(|mark| padded.match_indices(mark).map(|(at, mark)| padded[at + mark.len()..].trim_start().to_owned()))
        .flat_map(|rest| units(&rest))
        .collect();
    if found.is_empty()
        && let Some((_, inner)) = cell.strip_suffix(')').and_then(|c| c.rsplit_once('('))
    {
        found = units(inner);
    }
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::BUILT_IN;

    #[test]
    fn units_are_stated_above_the_table_and_offices_are_not_units() {
        let units = |cell| stated_units(cell, &BUILT_IN).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(units("单位：万亩"), ["万亩"]);
        assert_eq!(units("襄城县种植面积统计表（单位：亩、万元）"), ["亩", "万元"]);
        assert!(units("填报单位：县农业农村局").is_empty());
        assert_eq!(units("填报单位：县农业农村局　　单位：亩"), ["亩"]);
        assert_eq!(units("填报单位：县农业农村局　　单位：万亩　　2020年11月"), ["万亩"]);
        assert_eq!(units("种植面积统计表（万亩）"), ["万亩"]);
        assert_eq!(units("注：面积单位为万亩。"), ["万亩"]);
        assert!(units("统计表（一）").is_empty());
    }
}
