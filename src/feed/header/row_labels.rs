//! Words that mark a row as something else than data: totals, means, running totals, notes below the table.

use super::simplified::simplified;
use super::stated_units::lone_unit;
use crate::catalog::Feed;
use crate::measure::notation::{is_run_together, squeezed, tidy};
use crate::measure::{BUILT_IN, Units, is_missing, read_date, read_number};

/// What a row's label says that its amounts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum Total {
    /// Of all rows: 合计.
    Grand,
    /// Of some rows, those above it since the last: 小计, 柳河镇小计.
    Part,
    /// The mean of all rows.
    Mean,
    /// What a level of government did itself, beside its parts: 县本级. No total, and no region either unless one is called so.
    OwnLevel,
    /// What was there before this period: 上期累计.
    Prior,
    /// This period's own amount: 本月合计.
    Current,
    /// Both together: 本期累计.
    Cumulative,
}

/// In simplified characters, of which others are variants, and in Korean.
const GRAND: [&str; 17] = [
    "合计",
    "总计",
    "共计",
    "总和",
    "总数",
    "合计数",
    "计",
    "全县",
    "全市",
    "全省",
    "全区",
    "全镇",
    "全乡",
    "합계",
    "총계",
    "총합계",
    "계",
];
const PART: [&str; 2] = ["小计", "소계"];
/// What stands at the end of a total of some rows: 柳河镇小计.
const ENDS_OF_PARTS: [&str; 4] = ["小计", "合计", "소계", "합계"];
const MEAN: [&str; 7] = ["平均", "平均值", "平均数", "均值", "全县平均", "全市平均", "평균"];
const OWN: [&str; 5] = ["县本级", "市本级", "区本级", "省本级", "本级"];
const PRIOR: [&str; 5] = ["上期累计", "上月累计", "上期末累计", "上月末累计", "截至上月累计"];
const CURRENT: [&str; 7] = ["本月", "本期", "本月合计", "本期合计", "本月小计", "本期小计", "当月合计"];
const CUMULATIVE: [&str; 8] = ["累计", "累计数", "本期累计", "本月累计", "本年累计", "年累计", "截至本月累计", "누계"];
/// The same in alphabets, in small letters and without blanks: English, French, German, Spanish, Portuguese, Italian, Dutch, Polish,
/// Russian, Vietnamese. Only what means nothing else.
const GRAND_WESTERN: [&str; 24] = [
    "total",
    "totals",
    "grandtotal",
    "grandtotals",
    "overalltotal",
    "sum",
    "totalsum",
    "totalgénéral",
    "totalgeneral",
    "totalgeral",
    "totale",
    "totalegenerale",
    "totalecomplessivo",
    "totaal",
    "eindtotaal",
    "summe",
    "gesamtsumme",
    "gesamtergebnis",
    "insgesamt",
    "sumakońcowa",
    "итого",
    "всего",
    "общийитог",
    "tổngcộng",
];
const PART_WESTERN: [&str; 9] = [
    "subtotal",
    "subtotals",
    "sub-total",
    "sub-totals",
    "sous-total",
    "soustotal",
    "zwischensumme",
    "subtotale",
    "subtotaal",
];
const MEAN_WESTERN: [&str; 8] =
    ["average", "averages", "mean", "overallaverage", "moyenne", "durchschnitt", "mittelwert", "promedio"];
const PRIOR_WESTERN: [&str; 3] = ["broughtforward", "b/f", "previousperiods"];
const CURRENT_WESTERN: [&str; 3] = ["thismonth", "thisperiod", "thisquarter"];
const CUMULATIVE_WESTERN: [&str; 5] = ["cumulative", "cumulativetotal", "runningtotal", "yeartodate", "ytd"];
const NOTES_EN: [&str; 18] = [
    "note",
    "notes",
    "source",
    "sources",
    "datasource",
    "datasources",
    "preparedby",
    "completedby",
    "checkedby",
    "approvedby",
    "reportedby",
    "submittedby",
    "signed",
    "signature",
    "contact",
    "remarks",
    "lastupdated",
    "dateprepared",
];

/// Words that only say something about the table when a colon follows.
const NOTES: [&str; 31] = [
    "注",
    "备注",
    "附注",
    "说明",
    "填表说明",
    "填报说明",
    "填报人",
    "填表人",
    "审核人",
    "审核",
    "审批人",
    "复核",
    "复核人",
    "制表",
    "制表人",
    "经办人",
    "负责人",
    "单位负责人",
    "统计负责人",
    "分管领导",
    "填报单位",
    "报送单位",
    "填报日期",
    "填表日期",
    "报送日期",
    "联系人",
    "联系电话",
    "数据来源",
    "资料来源",
    "备考",
    "出典",
];

/// The words by which a feed's rows are known as totals and notes: the usual ones and its own.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct RowWords<'a> {
    totals: &'a [String],
    notes: &'a [String],
    /// The units that the project knows, which a label may end in: 合计(亩).
    units: &'a Units,
}

impl<'a> RowWords<'a> {
    /// Those of every feed.
    pub const USUAL: RowWords<'static> = RowWords { totals: &[], notes: &[], units: &BUILT_IN };

    pub fn of(feed: &'a Feed) -> Self {
        Self { totals: &feed.totals, notes: &feed.notes, units: &feed.units }
    }

    /// Reads a cell as the label of a row of totals.
    pub fn total(self, cell: &str) -> Option<Total> {
        if self.totals.iter().any(|own| *own == tidy(cell)) {
            return Some(Total::Grand);
        }
        // Cheap way out for most cells: by their last character.
        let last = cell.trim_end().chars().next_back()?;
        let is_mark = matches!(last, ':' | '：' | '.' | ')' | '）');
        let east_asian = || east_asian_total(cell, self.units);
        let western = || western_total(cell, self.units);
        match last {
            last if LAST.contains(&last) => east_asian(),
            _ if is_mark && !cell.is_ascii() => east_asian().or_else(western),
            last if is_mark || is_of_alphabet(last) => western(),
            _ => None,
        }
    }

    /// Whether a total's label is one that says so wherever it stands; 柳河镇小计 and 本月 say it only at the head of a row.
    pub fn says_so_anywhere(self, cell: &str) -> bool {
        matches!(self.total(cell), Some(Total::Grand | Total::Mean))
            || PART.contains(&simplified(squeezed(cell)).trim_end_matches(':'))
    }

    /// Whether a cell begins a note below the table: 注：…, 填报人：…, Source: ….
    pub fn is_note(self, cell: &str) -> bool {
        if self.notes.iter().any(|own| {
            tidy(cell).strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        }) {
            return true;
        }
        is_note(cell)
    }
}

/// The last characters of labels of totals in Chinese, Japanese and Korean.
const LAST: [char; 25] = [
    '计', '計', '县', '縣', '市', '省', '区', '區', '镇', '鎮', '乡', '鄉', '均', '值', '値', '和', '数', '數', '级',
    '級', '月', '期', '계', '균', '県',
];

/// Whether a letter is one of an alphabet, narrow or wide.
fn is_of_alphabet(c: char) -> bool {
    c.is_alphabetic() && !('\u{2E80}'..'\u{FF00}').contains(&c)
}

/// Reads a label of a row of totals in an alphabet: Grand Total, Total général, North total, Average.
fn western_total(cell: &str, units: &Units) -> Option<Total> {
    // Longer texts are no labels.
    const LETTERS: usize = 40;
    if cell.len() > 2 * LETTERS || cell.chars().count() > LETTERS {
        return None;
    }
    let tidied = tidy(cell);
    let label = without_bracket(tidied.trim_end_matches([':', '.']).trim_end(), units).to_lowercase();
    let squeezed: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let of = [
        (&GRAND_WESTERN[..], Total::Grand),
        (&PART_WESTERN, Total::Part),
        (&MEAN_WESTERN, Total::Mean),
        (&PRIOR_WESTERN, Total::Prior),
        (&CURRENT_WESTERN, Total::Current),
        (&CUMULATIVE_WESTERN, Total::Cumulative),
    ];
    let word = of.iter().find_map(|(words, total)| words.contains(&&*squeezed).then_some(*total));
    let part = || [" total", " subtotal", " sub-total"].iter().any(|end| label.ends_with(end));
    word.or_else(|| part().then_some(Total::Part))
}

/// A label without the unit in brackets behind it, 合计(亩), or the word that it is of all: Total (all).
fn without_bracket<'l>(label: &'l str, units: &Units) -> &'l str {
    let Some((rest, inner)) = label.strip_suffix(')').and_then(|l| l.rsplit_once('(')) else { return label };
    let is_all = inner.get(..3).is_some_and(|all| all.eq_ignore_ascii_case("all"))
        && !inner[3..].starts_with(|c: char| c.is_alphanumeric());
    if is_all || lone_unit(inner, units).is_some() { rest.trim_end() } else { label }
}

/// Reads a label of a row of totals in Chinese, Japanese or Korean.
fn east_asian_total(cell: &str, units: &Units) -> Option<Total> {
    let label = simplified(squeezed(cell));
    let label = without_bracket(label.trim_end_matches(':'), units);
    let of = [
        (&GRAND[..], Total::Grand),
        (&MEAN, Total::Mean),
        (&OWN, Total::OwnLevel),
        (&PRIOR, Total::Prior),
        (&CURRENT, Total::Current),
        (&CUMULATIVE, Total::Cumulative),
    ];
    if let Some((_, total)) = of.iter().find(|(words, _)| words.contains(&label)) {
        return Some(*total);
    }
    if GRAND.iter().any(|all| label.strip_prefix(all).is_some_and(|rest| GRAND.contains(&rest))) {
        return Some(Total::Grand);
    }
    // 1—11月累计, but no more than that: 柳河镇累计 may be a name's.
    let months = |l: &str| l.strip_suffix('月').is_some_and(|m| m.chars().all(|c| c.is_ascii_digit() || is_dash(c)));
    if label.strip_suffix("累计").is_some_and(months) {
        return Some(Total::Cumulative);
    }
    ENDS_OF_PARTS.iter().any(|end| label.ends_with(end)).then_some(Total::Part)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至')
}

/// Whether a word names all of a region, 全县, which in a row that is in order may be what the row is about.
pub(in crate::feed) fn is_all_of(cell: &str) -> bool {
    squeezed(cell).trim_end_matches(':').strip_prefix('全').is_some_and(|rest| rest.chars().count() == 1)
}

/// Whether a cell holds words: no blank, no number and no date.
pub(in crate::feed) fn is_word(cell: &str, units: &Units) -> bool {
    let tidied = tidy(cell);
    let is_number = || read_number(&tidied, units).is_ok() && !is_run_together(cell, units);
    !is_missing(&tidied) && !is_number() && read_date(&tidied).is_none()
}

fn is_note(cell: &str) -> bool {
    let label = squeezed(cell);
    let Some((word, _)) = label.split_once(':') else {
        return matches!(&*simplified(label), "(盖章)" | "(公章)" | "盖章" | "以下空白");
    };
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['(', ')']);
    let word = &*simplified(word.into());
    NOTES.contains(&word)
        || NOTES_EN.contains(&&*word.to_lowercase())
        || word.ends_with("(签字)")
        || word.ends_with("(盖章)")
}

/// Whether a title says that a table goes on: …（续）, 第2页.
pub(in crate::feed) fn is_next_page(cell: &str) -> bool {
    let label = simplified(squeezed(cell));
    let page =
        label.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(n, _)| n.chars().count() <= 3);
    page || label.starts_with("续") || ["(续)", "(续表)", "(接上页)"].iter().any(|mark| label.contains(mark))
}

/// A label that marks a part of what the row above it counts (其中：小麦, #小麦), without the mark.
pub(in crate::feed) fn part_of(tidied: &str) -> Option<&str> {
    // 其中村 is a village and #1 a number.
    let rest = match tidied.strip_prefix("其中") {
        Some(rest) => rest.strip_prefix([':', ' ', '、', ','])?,
        None => tidied.strip_prefix('#').filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))?,
    };
    let rest = rest.trim_start_matches([':', ' ', '、']);
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: RowWords<'static> = RowWords::USUAL;

    #[test]
    fn totals_are_known_by_their_words() {
        for (kind, cells) in [
            (
                Some(Total::Grand),
                "合　计|总计：|全县合计|合计（亩）|合计（单位：亩）|Grand Total|TOTAL:|Sum|Ｔｏｔａｌ",
            ),
            (Some(Total::Grand), "合計|總計|総計：|合　計|總數|全縣|全縣合計|計|합계|총 계|계"),
            (
                Some(Total::Grand),
                "Total général|TOTAL GÉNÉRAL :|Total (all)|Total (All regions)|Total (kg)|Total general",
            ),
            (Some(Total::Grand), "Totale|Summe|Insgesamt|Gesamtergebnis|Totaal|Итого:|Tổng cộng"),
            (
                Some(Total::Part),
                "柳河镇小计|小計|柳河鎮小計|소계|북구 소계|Sub-total|North total|Sous-total|Zwischensumme",
            ),
            (Some(Total::Mean), "平均|平均値|평균|Average|Average (%)|Moyenne"),
            (Some(Total::OwnLevel), "县本级|縣本級"),
            (Some(Total::Prior), "上期累计|上期累計|Brought forward"),
            (Some(Total::Current), "本月合计|當月合計"),
            (Some(Total::Cumulative), "1—11月累计|本年累計|누계|Year to date"),
            (None, "合计（一）|柳河镇|设计|会计|設計|会計|統計|시계|Totality|Total quality|Summer|Meaning"),
            (None, "Total (men)|Total (allotments)|Gesamt|Ensemble|Itō|Général|Totales Haus"),
        ] {
            for cell in cells.split('|') {
                assert_eq!(USUAL.total(cell), kind, "{cell}");
            }
        }
    }

    #[test]
    fn a_feed_may_have_words_of_its_own() {
        let (totals, notes) = (["Gesamt".to_owned()], ["Quelle".to_owned()]);
        let words = RowWords { totals: &totals, notes: &notes, units: &BUILT_IN };
        assert_eq!((words.total("Gesamt"), words.total("Gesamte")), (Some(Total::Grand), None));
        assert!(words.says_so_anywhere("Gesamt") && words.is_note("Quelle: Amt") && !words.is_note("Quellen"));
    }

    #[test]
    fn notes_and_parts() {
        let traditional = "註：本表|備註：無|資料來源：統計處|填表人：|說明：|出典：総務省";
        let notes = "注：本表不含县城|填报人：　　审核人：|说明:|注1：口径|Source: the bureau|Prepared by:|NOTES: x";
        for note in notes.split('|').chain(traditional.split('|')) {
            assert!(USUAL.is_note(note), "{note}");
        }
        for cell in ["柳河镇", "注册资本", "11:30", "项目: 大棚", "Sources", "North: 3"] {
            assert!(!USUAL.is_note(cell), "{cell}");
        }
        assert_eq!(part_of("其中:小麦"), Some("小麦"));
        assert_eq!(part_of("#小麦"), Some("小麦"));
        for whole in ["其中", "其中村示范片", "#1示范片", "小麦"] {
            assert_eq!(part_of(whole), None, "{whole}");
        }
    }
}
