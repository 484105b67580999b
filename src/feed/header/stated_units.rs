//! Units stated in titles and notes: 单位：万亩, Unit: thousand people.

use super::simplified::simplified;
use crate::measure::notation::tidy;
use crate::measure::{Unit, Units};

/// What cells say of units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::feed) struct StatedUnits {
    pub units: Vec<Unit>,
    /// What stands where a unit should, and is none that is known.
    pub unread: Vec<String>,
}

/// Where a unit is said to follow, in the characters by which labels are known; 单位 is the end of 填报单位 too.
const MARKS: [&str; 8] = ["单位:", "单位为", "单位是", "单位=", "单位;", "단위:", "단위 :", "单位︰"];
/// The same in English, in small letters, with what may stand before the colon.
const MARKS_EN: [&str; 2] = ["units", "unit"];
const OF_WHAT: [&str; 4] = ["of measurement", "of measure", "of account", "used"];
/// In other languages, with what may follow there. The same words mean offices, so that only a known unit counts.
const MARKS_ELSEWHERE: [&str; 14] = [
    "maßeinheit",
    "einheit",
    "unité",
    "unidades",
    "unidad",
    "unità",
    "unidade",
    "eenheid",
    "enhet",
    "enhed",
    "yksikkö",
    "jednostka",
    "единица",
    "birim",
];
const OF_WHAT_ELSEWHERE: [&str; 6] = ["de mesure", "de medida", "di misura", "измерения", "miary", "monétaire"];
/// What ends the name of an office, which 单位 may announce too.
const OFFICES: [&str; 19] = [
    "局", "厅", "委", "办", "部", "院", "社", "站", "队", "校", "中心", "公司", "政府", "镇", "乡", "街道", "县", "市",
    "区",
];

impl StatedUnits {
    /// The units of a cell such as `单位：万亩`, `(单位:亩、万元)`, `…统计表（万亩）`, `面积单位为万亩`, `Units: £m`, `Harvest in kt`; none
    /// where 单位 means an office.
    pub fn of_cell(cell: &str, known: &Units) -> Self {
        let cell = tidy(cell);
        let folded = simplified(cell.as_ref().into());
        let text = folded.replace("单 位", "单位").replace("单位 ", "单位");
        let mut found = Self::default();
        for (before, rest) in marked(&text) {
            // A bracket that opens behind the mark is the unit's own: 单位：(万人).
            let opens = |close: char| match close {
                ')' => '(',
                ']' => '[',
                _ => '【',
            };
            let ends = |(at, c): (usize, char)| {
                let is_close = matches!(c, ')' | ']' | '】') && !rest[..at].contains(opens(c));
                is_close || matches!(c, ';' | '。')
            };
            let end = rest.char_indices().find(|found| ends(*found)).map_or(rest.len(), |(at, _)| at);
            found.add_list(rest[..end].split("  ").find(|part| !part.trim().is_empty()).unwrap_or(""), known, |name| {
                announces_a_unit(before) && !OFFICES.iter().any(|office| name.ends_with(office))
            });
        }
        if found.units.is_empty() && found.unread.is_empty() {
            match behind_a_word_elsewhere(&text) {
                Some(rest) => found.units.extend(lone_unit(rest, known)),
                None => found.add_title(&text, known),
            }
        }
        found.units.dedup();
        found
    }

    /// Those of the cells of a row, of which one may state a mark and the next the unit.
    pub fn of_row<'c>(cells: impl Iterator<Item = &'c str>, known: &Units) -> Self {
        let mut all = Self::default();
        let mut mark: Option<&str> = None;
        let cells: Vec<&str> = cells.filter(|cell| !cell.trim().is_empty()).collect();
        if let [alone] = cells[..] {
            let alone = tidy(alone);
            all.units.extend(lone_unit(&alone, known).filter(|unit| is_certain(unit) || !alone.is_ascii()));
        }
        for cell in cells {
            let whole = mark.take().map(|mark| format!("{mark}{cell}"));
            let Self { units, unread } = Self::of_cell(whole.as_deref().unwrap_or(cell), known);
            all.units.extend(units);
            all.unread.extend(unread);
            mark = Some(cell).filter(|cell| tidy(cell).ends_with(':') && states_a_unit(cell));
        }
        all.units.dedup();
        all
    }

    /// Adds what stands behind a mark: one unit, or several between commas. What is none of them is kept where `is_unit` takes it for one.
    fn add_list(&mut self, text: &str, known: &Units, is_unit: impl Fn(&str) -> bool) {
        let text = text.trim();
        if let Some(unit) = lone_unit(text, known) {
            return self.units.push(unit);
        }
        for part in parts(text) {
            let units = units_of_part(part, known);
            if units.is_empty() && part.chars().any(char::is_alphanumeric) && is_unit(part) {
                self.unread.push(part.to_owned());
            }
            self.units.extend(units);
        }
    }

    /// Adds the units that a title states in brackets or at its end: …统计表（万亩）, Sales (yuan million) 2021, Harvest in kt.
    fn add_title(&mut self, text: &str, known: &Units) {
        let mut rest = text;
        while let Some((_, inner)) = rest.split_once(['(', '[', '【']) {
            let Some((inner, behind)) = inner.split_once([')', ']', '】']) else { break };
            let at_end = behind.trim().is_empty();
            let units = parts(inner).flat_map(|part| units_of_part(part, known));
            self.units.extend(units.filter(|unit| at_end || is_certain(unit) && inner.len() > 1));
            rest = behind;
            if self.units.is_empty() && Units::is_multiple_of_something(inner) {
                self.unread.push(inner.to_owned());
            }
        }
        if self.units.is_empty() && self.unread.is_empty() {
            let ends = [" in ", ", "].into_iter().filter_map(|mark| Some(text.rsplit_once(mark)?.1));
            self.units.extend(ends.filter_map(|end| known.parse(end)).filter(is_certain));
        }
    }
}

/// Whether a text that reads as a unit is one wherever it stands: many an English word is the name of something that is counted.
fn is_certain(unit: &Unit) -> bool {
    unit.counted().is_none() || unit.is_multiple()
}

/// What stands behind the word for unit in another language: Einheit: Mio. EUR.
fn behind_a_word_elsewhere(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once(':')?;
    let before = before.to_lowercase();
    let before = before.trim_end();
    let before = OF_WHAT_ELSEWHERE.iter().find_map(|of| before.strip_suffix(of)).unwrap_or(before).trim_end();
    let is_word = |word: &&&str| {
        let ahead = before.strip_suffix(**word);
        ahead.is_some_and(|ahead| !ahead.ends_with(char::is_alphanumeric))
    };
    MARKS_ELSEWHERE.iter().find(is_word).map(|_| rest.trim())
}

/// The units of a cell, as far as they are known.
pub(in crate::feed) fn stated_units(cell: &str, known: &Units) -> Vec<Unit> {
    StatedUnits::of_cell(cell, known).units
}

/// Whether a cell begins with the mark of a unit: 单位：亩, Unit: kt.
pub(in crate::feed) fn states_a_unit(cell: &str) -> bool {
    let cell = tidy(cell);
    let text = simplified(cell.trim_start_matches(['(', '[']).into());
    marked(&text).first().is_some_and(|(before, _)| announces_a_unit(before))
}

/// The unit of a text that states nothing else: 万元, 单位：万元, (in £m).
pub(in crate::feed) fn lone_unit(text: &str, known: &Units) -> Option<Unit> {
    /// Bytes of the longest text that is a unit.
    const LONGEST: usize = 96;
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let inner = [("(", ")"), ("[", "]"), ("【", "】")];
    let inner = inner.iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    let text = inner.unwrap_or(text).trim();
    if let Some(unit) = known.parse(text) {
        return Some(unit);
    }
    let folded = simplified(text.into());
    let unmarked = folded.trim_start_matches("计量").trim_start_matches("单位").trim_start_matches(':').trim();
    let english = || marked(&folded).into_iter().find_map(|(before, rest)| before.is_empty().then_some(rest));
    let behind_in = || text.get(..3).filter(|word| word.eq_ignore_ascii_case("in ")).map(|_| &text[3..]);
    (unmarked.len() < folded.len())
        .then(|| known.parse(unmarked))
        .flatten()
        .or_else(|| known.parse(english()?))
        .or_else(|| known.parse(behind_in()?))
}

/// What stands before and behind each mark of a unit in a text.
fn marked(text: &str) -> Vec<(&str, &str)> {
    let chinese = MARKS.iter().flat_map(|mark| text.match_indices(mark));
    let mut found: Vec<(&str, &str)> =
        chinese.map(|(at, mark)| (&text[..at], text[at + mark.len()..].trim_start())).collect();
    let small = text.to_ascii_lowercase();
    for (at, _) in small.match_indices("unit") {
        let is_word = !small[..at].ends_with(|c: char| c.is_alphanumeric());
        let word = MARKS_EN.iter().find(|mark| small[at..].starts_with(**mark)).filter(|_| is_word);
        let Some(mut end) = word.map(|word| at + word.len()) else { continue };
        let skip_blanks = |end: usize| end + small[end..].len() - small[end..].trim_start().len();
        end = skip_blanks(end);
        end += OF_WHAT.iter().find(|of| small[end..].starts_with(**of)).map_or(0, |of| of.len());
        if let Some(rest) = text[skip_blanks(end)..].strip_prefix(':') {
            found.push((&text[..at], rest.trim_start()));
        }
    }
    found
}

/// Whether a mark behind such words announces a unit and no office, as that of 填报单位 and Reporting unit does.
fn announces_a_unit(before: &str) -> bool {
    let before = before.trim_end_matches(['(', '[', '【']);
    let apart = before.ends_with("  ") || before.trim_end().ends_with([';', ',', '。', ')', ']', '】', ':']);
    before.trim().is_empty()
        || apart
        || before.ends_with("计量")
        || before.ends_with("货币")
        || before.ends_with("数据")
}

/// The members of a list of units; the comma of 10,000 sets none apart.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let is_comma = |at: usize| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let cut = text.char_indices().find(|(at, c)| matches!(c, '、' | '，') || (*c == ',' && is_comma(*at)));
        let (part, behind) = cut.map_or((text, None), |(at, c)| (&text[..at], Some(&text[at + c.len_utf8()..])));
        rest = behind;
        Some(part.trim())
    })
    .flat_map(|part| part.split(" and "))
    .filter(|part| !part.is_empty())
}

/// The units of one member of a list: itself, or what stands before other words in it (万亩 2020年11月, kt 2021).
fn units_of_part(part: &str, known: &Units) -> Vec<Unit> {
    if let Some(unit) = lone_unit(part, known) {
        return vec![unit];
    }
    let words = || part.split_whitespace();
    if words().next().is_some_and(|word| !word.is_ascii()) && words().count() > 1 {
        return words().map_while(|word| known.parse(word)).collect();
    }
    // Another label or a date may follow, but no other noun: thousand boxes are no thousand.
    let is_apart = |word: &str| word.ends_with(':') || word.starts_with(|c: char| c.is_ascii_digit());
    let Some(first) = words().skip(1).find(|word| is_apart(word)) else { return Vec::new() };
    let end = first.as_ptr() as usize - part.as_ptr() as usize;
    lone_unit(&part[..end], known).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::BUILT_IN;

    fn units(cell: &str) -> Vec<String> {
        stated_units(cell, &BUILT_IN).iter().map(ToString::to_string).collect()
    }

    fn unread(cell: &str) -> Vec<String> {
        StatedUnits::of_cell(cell, &BUILT_IN).unread
    }

    #[test]
    fn units_are_stated_above_the_table_and_offices_are_not_units() {
        assert_eq!(units("单位：万亩"), ["万亩"]);
        assert_eq!(units("襄城县种植面积统计表（单位：亩、万元）"), ["亩", "万元"]);
        assert!(units("填报单位：县农业农村局").is_empty());
        assert_eq!(units("填报单位：县农业农村局　　单位：亩"), ["亩"]);
        assert_eq!(units("填报单位：县农业农村局　　单位：万亩　　2020年11月"), ["万亩"]);
        assert_eq!(units("种植面积统计表（万亩）"), ["万亩"]);
        assert_eq!(units("注：面积单位为万亩。"), ["万亩"]);
        assert!(units("统计表（一）").is_empty());
    }

    #[test]
    fn units_are_stated_in_english_and_in_other_characters() {
        for (cell, unit) in [
            ("Unit: thousand people", "千人"),
            ("UNITS : 10,000 people", "万人"),
            ("Unit of measure: £m", "百万£"),
            ("(Unit: kt 2021)", "千吨"),
            ("單位：萬人", "万人"),
            ("単位：千人", "千人"),
            ("計量單位：萬元 2020年", "万元"),
            ("Sales (yuan million)", "百万元"),
            ("Sales (in £m), 2021", "百万£"),
            ("Firms (million yuan)", "百万元"),
            ("Harvest in kt", "千吨"),
            ("Exports, million USD", "百万美元"),
            ("Submitted by: North  Unit: kt", "千吨"),
            ("Sales [£m]", "百万£"),
            ("Umsatz nach Gemeinden, Einheit: t", "吨"),
            ("Unité : t", "吨"),
            ("Unidad de medida: ha", "公顷"),
            ("단위: t", "吨"),
        ] {
            assert_eq!(units(cell), [unit], "{cell}");
        }
        assert_eq!(units("Units: tonnes, 10,000 yuan and %"), ["吨", "万元", "%"]);
        for cell in
            ["Firms (thousand boxes)", "Reporting unit: Parks", "Staff in schools", "Community units", "Item(s), 2021"]
        {
            assert!(units(cell).is_empty(), "{cell}");
        }
    }

    #[test]
    fn what_stands_for_a_unit_and_is_none_is_kept() {
        for (cell, rest) in [
            ("Unit: thousand boxes", "thousand boxes"),
            ("单位：万箱", "万箱"),
            ("單位：万", "万"),
            ("Firms (thousand boxes)", "thousand boxes"),
        ] {
            assert_eq!(unread(cell), [rest], "{cell}");
        }
        for cell in [
            "单位：县农业农村局",
            "填报单位：某某",
            "Reporting unit: Parks",
            "Unit:",
            "单位：",
            "统计表（一）",
            "（百姓事）",
        ] {
            assert!(unread(cell).is_empty(), "{cell}");
        }
    }

    #[test]
    fn a_mark_and_its_unit_may_stand_in_two_cells() {
        let of_row = |cells: [&str; 3]| StatedUnits::of_row(cells.into_iter(), &BUILT_IN).units;
        assert_eq!(of_row(["Unit:", "", "kt"]), [Unit::parse("kt").unwrap()]);
        assert_eq!(of_row(["某某表", "单位：", "万人"]), [Unit::parse("万人").unwrap()]);
        assert!(of_row(["填报单位：", "村", ""]).is_empty());
        assert_eq!(of_row(["", "", "£m"]), [Unit::parse("£m").unwrap()]);
        assert_eq!(of_row(["", "", "户"]), [Unit::parse("户").unwrap()]);
        assert!(of_row(["Staff", "people", ""]).is_empty());
    }
}
