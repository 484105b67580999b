//! What is proposed of an amount: its unit, whether it is a state, a flow or a running total, and which way is better; each with the reason.

use super::known_words::{KnownWord, known_words};
use super::series_look::Behaviour;
use crate::catalog::Kind;
use crate::measure::{BUILT_IN, Counted, Unit};
use crate::say;
use crate::words::Message;

/// What an amount may be known by.
#[derive(Debug, Clone, Copy)]
pub(super) struct AmountToJudge<'a> {
    /// Its own headings, from the top, joined.
    pub heading: &'a str,
    /// What the table is called: its title, its file.
    pub around: &'a str,
    /// The titles of the table alone.
    pub titles: &'a str,
    /// The unit that its heading states.
    pub own: Option<Unit>,
    /// The units above the table.
    pub above: &'a [Unit],
    /// The unit in its cells.
    pub in_cells: Option<Unit>,
    pub behaviour: Behaviour,
    /// Whether the names of the files are of the year so far: 1-3月.
    pub runs_in_names: bool,
    /// The money of the project, where a sign of one was met.
    pub money: Option<Unit>,
}

/// A unit, and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct UnitGuess {
    pub unit: Unit,
    pub why: Message,
    /// Whether the files state it themselves.
    pub is_stated: bool,
}

fn words(text: &str) -> Vec<&'static KnownWord> {
    known_words(text).0
}

/// The unit in a heading that says what is counted: 办结件数, 受益户数, 亩数.
#[expect(clippy::option_option, reason = "none is said, or one with its word")]
fn counted_by(heading: &str) -> Option<Option<(Unit, &'static str)>> {
    const COUNTED: [&str; 34] = [
        "件", "人", "户", "家", "起", "次", "人次", "户次", "场次", "场", "期", "亩", "吨", "公里", "台", "套", "只",
        "头", "株", "座", "所", "笔", "例", "项", "个", "处", "条", "张", "辆", "名", "篇", "份", "村", "公斤",
    ];
    let chars: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    let longest =
        COUNTED.iter().filter(|unit| chars.contains(&format!("{unit}数"))).max_by_key(|unit| unit.chars().count())?;
    Some(BUILT_IN.parse(longest).map(|unit| (unit, *longest)))
}

/// A unit that ends a heading without brackets, and what is written there: Budget £000, 完成投资万元. Single letters and what is only counted are
/// words of the heading.
fn unit_at_end(heading: &str) -> Option<(Unit, String)> {
    const SIGNS: [&str; 9] = ["亿元", "万元", "千元", "万亩", "万吨", "公里", "平方米", "公顷", "万人次"];
    let heading = heading.trim();
    if let Some(sign) = SIGNS.into_iter().find(|sign| heading.ends_with(sign) && heading.len() > sign.len()) {
        return Some((BUILT_IN.parse(sign)?, sign.to_owned()));
    }
    let (before, last) = heading.rsplit_once(char::is_whitespace)?;
    let is_money = last.starts_with(['£', '$', '€']) && last.chars().count() > 1;
    let unit = BUILT_IN.parse(last).filter(|_| is_money && !before.trim().is_empty())?;
    Some((unit, last.to_owned()))
}

/// What ends headings of money without saying in what: 水费, 罚没款.
const MONEY: [&str; 7] = ["费", "款", "金", "款项", "税额", "总额", "额"];

/// What stands before the first preposition of a heading; `None` without one.
fn before_preposition(heading: &str) -> Option<&str> {
    const PREPOSITIONS: [&str; 15] = [
        " with ",
        " of ",
        " in ",
        " to ",
        " for ",
        " on ",
        " at ",
        " by ",
        " from ",
        " under ",
        " per ",
        " receiving ",
        " without ",
        " having ",
        " using ",
    ];
    let lower = heading.to_ascii_lowercase();
    PREPOSITIONS.iter().filter_map(|word| lower.find(word)).min().map(|at| &heading[..at])
}

fn is_money_word(unit: &str) -> bool {
    BUILT_IN.parse(unit).is_some_and(Unit::is_money)
}

/// The unit of an amount.
pub(super) fn unit_of(of: AmountToJudge<'_>) -> UnitGuess {
    let stated = |unit: Unit, why: Message| UnitGuess { unit, why, is_stated: true };
    if let Some(unit) = of.own {
        return stated(unit, say!("init-why-unit-heading"));
    }
    if let Some(unit) = of.in_cells {
        return stated(unit, say!("init-why-unit-cells"));
    }
    // A thousand pounds that are taken for pounds would be wrong by a thousand, so that it is confirmed.
    if let Some((unit, word)) = unit_at_end(of.heading) {
        return UnitGuess { unit, why: say!("init-why-unit-word", word), is_stated: false };
    }
    let heading = words(of.heading);
    let has_percent = of.heading.contains('%') || of.heading.contains('率');
    let of_word = |word: &'static KnownWord| {
        let unit = word.unit?;
        // Money is that of the project, where one was met.
        let own = if is_money_word(unit) { of.money.or_else(|| BUILT_IN.parse(unit)) } else { BUILT_IN.parse(unit) };
        Some((own?, word.word))
    };
    let of_words = |words: &[&'static KnownWord]| of_word(words.iter().rev().find(|word| word.unit.is_some())?);
    // In English the thing counted comes before its preposition: households with access to water.
    let by_head = || {
        let first = before_preposition(of.heading).filter(|_| of.heading.is_ascii())?;
        of_words(&words(first)).or_else(|| of_word(heading.iter().find(|word| word.unit.is_some())?))
    };
    let by_heading = if let Some(counted) = counted_by(of.heading) {
        counted
    } else if has_percent {
        BUILT_IN.parse("%").map(|unit| (unit, "%"))
    } else {
        by_head().or_else(|| of_words(&heading)).or_else(|| {
            let word = MONEY
                .into_iter()
                .find(|word| of.heading.ends_with(word) || of.heading.contains(&format!("{word}征收")))?;
            Some((of.money.or_else(|| BUILT_IN.parse("元"))?, word))
        })
    };
    // The word of a heading says money, the title says which.
    let fits = |above: Unit, unit: Unit| above.dimension() == unit.dimension() || above.is_money() && unit.is_money();
    let fitting = by_heading.and_then(|(unit, _)| of.above.iter().copied().find(|above| fits(*above, unit)));
    // What stands above the table holds for all that says of no word of its own that it is something else; a rate above holds for all.
    let is_other = by_heading.is_some_and(|(unit, _)| {
        let is_count = unit.counted().is_some() || unit.is_share() || unit == Unit::one();
        is_count || of.above.first().is_some_and(|above| above.is_simple() && !above.is_share())
    });
    if let Some(unit) = fitting.or_else(|| of.above.first().copied().filter(|_| !is_other)) {
        // One of several is a guess.
        let is_stated = of.above.len() == 1 || fitting.is_some();
        return UnitGuess { unit, why: say!("init-why-unit-above"), is_stated };
    }
    // What is counted in a table called after sessions may be people: only an area, a weight or the like holds for other headings too.
    let by_around = || {
        of_words(&words(of.titles))
            .filter(|(unit, _)| !of.heading.is_ascii() || of.heading.is_empty() || unit.counted().is_none())
            .filter(|_| heading.is_empty() || of.heading.is_empty())
    };
    if let Some((unit, word)) = by_heading.or_else(by_around) {
        return UnitGuess { unit, why: say!("init-why-unit-word", word), is_stated: false };
    }
    UnitGuess { unit: Unit::one(), why: say!("init-why-unit-none"), is_stated: false }
}

/// Words that say that a level is stated, whatever else a heading says.
const CERTAIN_LEVELS: [&str; 25] = [
    "余额",
    "存量",
    "期末",
    "期初",
    "月末",
    "年末",
    "季末",
    "现有",
    "在册",
    "在校",
    "存栏",
    "库存",
    "on roll",
    "number on roll",
    "balance",
    "stock",
    "at end",
    "at month end",
    "at quarter end",
    "at period end",
    "at the end",
    "end of month",
    "end of quarter",
    "outstanding",
    "still open",
];

/// What is new in a period, whatever it is.
const NEW: [&str; 18] = [
    "新增",
    "新建",
    "新签",
    "新开",
    "新发",
    "新登记",
    "新认定",
    "新培育",
    "净增",
    "注销",
    "发展党员",
    "查处",
    "处置",
    "罚没",
    "new",
    "newly",
    "net increase",
    "additional",
];
/// What has come about since the year began, where a table is of the year so far: 完成里程.
const DONE: [&str; 8] = ["完成", "建成", "竣工", "开工", "新修", "落实", "办理", "实施"];

/// Whether a heading holds a word, one of an alphabet as a whole one.
fn holds_word(heading: &str, word: &str) -> bool {
    super::whole_words::says(heading, &[word])
}

/// The kind of an amount.
pub(super) fn kind_of(of: AmountToJudge<'_>, unit: Unit) -> (Kind, Message) {
    let own = words(of.heading);
    let around = words(of.around);
    let last = |list: &[&'static KnownWord], kind: Kind| {
        list.iter().rev().find(|word| word.kind == Some(kind)).map(|word| word.word)
    };
    let own_period = [
        "本月",
        "当月",
        "本期",
        "本季",
        "当季",
        "本周",
        "this month",
        "in month",
        "this quarter",
        "in quarter",
        "this period",
        "for the month",
        "for the quarter",
    ];
    let says_own = own.iter().find(|word| own_period.contains(&word.word)).map(|word| word.word);
    if let Some(word) = last(&own, Kind::Running) {
        return match of.behaviour {
            Behaviour::OnlyGrows => (Kind::Level, say!("init-why-kind-never-again", word)),
            _ => (Kind::Running, say!("init-why-kind-running", word)),
        };
    }
    if let Some(word) = says_own {
        return (Kind::Flow, say!("init-why-kind-own", word));
    }
    let is_mean = ["人均", "平均", "均价", "单价"].iter().any(|word| of.heading.contains(word))
        || super::whole_words::says(of.heading, &["average", "mean", "median", "per capita", "per head"]);
    if unit.is_share() || is_mean {
        return (Kind::Level, say!("init-why-kind-rate"));
    }
    if let Some(word) =
        own.iter().find(|word| CERTAIN_LEVELS.iter().any(|certain| word.word.contains(certain))).map(|word| word.word)
    {
        return (Kind::Level, say!("init-why-kind-level", word));
    }
    // The variance from a budget to date is that of the day, as the budget is.
    if super::whole_words::says(of.heading, &["variance"]) {
        return (Kind::Level, say!("init-why-kind-level", word = "variance"));
    }
    let planned = ["计划", "目标", "预算", "概算", "任务数", "总投资", "planned", "target", "budget", "forecast"];
    if let Some(word) = planned.into_iter().find(|word| of.heading.to_lowercase().contains(word)) {
        return (Kind::Level, say!("init-why-kind-level", word));
    }
    if let Some(word) = NEW.into_iter().find(|word| holds_word(of.heading, word)) {
        return match of.behaviour {
            Behaviour::BeginsAgain => (Kind::Running, say!("init-why-kind-begins-again")),
            Behaviour::Unknown | Behaviour::GrowsFromLow if of.runs_in_names => {
                (Kind::Running, say!("init-why-kind-names"))
            }
            _ => (Kind::Flow, say!("init-why-kind-flow", word)),
        };
    }
    let own_flow = own.iter().any(|word| word.kind == Some(Kind::Flow));
    if of.behaviour == Behaviour::Constant && !own_flow {
        return (Kind::Level, say!("init-why-kind-steady"));
    }
    if of.behaviour == Behaviour::BeginsAgain {
        return (Kind::Running, say!("init-why-kind-begins-again"));
    }
    let own_says = own.iter().any(|word| word.kind.is_some());
    let is_done = DONE.iter().any(|word| of.heading.contains(word));
    if of.runs_in_names && of.behaviour == Behaviour::GrowsFromLow && (is_done || !own_says) {
        return (Kind::Running, say!("init-why-kind-names"));
    }
    // Money without a word for a state is what came in or went out, though it be about as much each year.
    if unit.is_money() && !own_says && matches!(of.behaviour, Behaviour::Steady | Behaviour::OnlyGrows) {
        return (Kind::Flow, say!("init-why-kind-money"));
    }
    if of.behaviour == Behaviour::Steady && !own_says {
        return (Kind::Level, say!("init-why-kind-steady"));
    }
    // What a table is about may be a stock, 市场主体, and its columns what came and went.
    let moves = matches!(of.behaviour, Behaviour::Varies | Behaviour::GrowsFromLow | Behaviour::BeginsAgain);
    let fits = |word: &&&KnownWord| !(moves && word.kind == Some(Kind::Level));
    // In English the head of a phrase comes first: Spend on supply staff.
    let head = before_preposition(of.heading).filter(|_| of.heading.is_ascii()).map(words).unwrap_or_default();
    let said = head
        .iter()
        .rev()
        .chain(own.iter().rev())
        .chain(around.iter().rev().filter(fits))
        .find(|word| word.kind.is_some());
    match said.map(|word| (word.kind, word.word)) {
        Some((Some(Kind::Flow), _)) if of.runs_in_names && of.behaviour != Behaviour::Varies => {
            (Kind::Running, say!("init-why-kind-names"))
        }
        Some((Some(Kind::Running), word)) if of.behaviour != Behaviour::OnlyGrows => {
            (Kind::Running, say!("init-why-kind-running", word))
        }
        Some((Some(Kind::Flow), word)) => (Kind::Flow, say!("init-why-kind-flow", word)),
        Some((Some(_), word)) => (Kind::Level, say!("init-why-kind-level", word)),
        _ => by_behaviour(of),
    }
}

fn by_behaviour(of: AmountToJudge<'_>) -> (Kind, Message) {
    match of.behaviour {
        Behaviour::GrowsFromLow | Behaviour::Unknown if of.runs_in_names => {
            (Kind::Running, say!("init-why-kind-names"))
        }
        Behaviour::GrowsFromLow | Behaviour::BeginsAgain => (Kind::Running, say!("init-why-kind-grows")),
        Behaviour::OnlyGrows | Behaviour::Steady | Behaviour::Constant => (Kind::Level, say!("init-why-kind-steady")),
        Behaviour::Varies => (Kind::Flow, say!("init-why-kind-varies")),
        Behaviour::Unknown => (Kind::Flow, say!("init-why-kind-unknown")),
    }
}

/// Whether less is better, and the word that says so.
pub(super) fn lower_is_better(heading: &str, around: &str) -> Option<&'static str> {
    let of = |text: &str| words(text).into_iter().rev().find(|word| word.is_lower_better).map(|word| word.word);
    // 整改率 of hazards is better when it is higher.
    let own = words(heading);
    let done = [
        "整改",
        "办结",
        "完成",
        "结案",
        "劝返",
        "整改率",
        "已整改",
        "完成率",
        "closed",
        "completed",
        "resolved",
        "recycled",
        "recycling",
    ];
    if heading.contains("进度") || own.iter().any(|word| done.contains(&word.word)) && !heading.contains('未') {
        return None;
    }
    of(heading).or_else(|| if own.iter().any(|word| word.kind.is_some()) { None } else { of(around) })
}

/// Whether an amount is stated for each place and never added up: rates, means, prices.
pub(super) fn is_stated_only(heading: &str, unit: Unit) -> bool {
    let text = heading.to_lowercase();
    let is_mean = [
        "均",
        "avg",
        "单价",
        "单产",
        "价格",
        "指数",
        "占比",
        "比例",
        "比重",
        "同比",
        "增速",
        "average",
        "mean",
        "median",
        "per head",
        "per capita",
        "index",
        "price",
    ];
    let is_points =
        text.contains("百分点") || super::whole_words::says(&text, &["pp", "percentage points", "% points"]);
    let is_ratio =
        is_points || text.ends_with('比') || super::whole_words::says(&text, &["ratio"]) || text.starts_with('每');
    is_ratio || unit.is_share() || !unit.is_simple() || is_mean.iter().any(|word| text.contains(word))
}

/// Whether amounts under a heading are changes or differences, which may be below zero though none has been so far: 同比, Variance.
pub(super) fn may_be_negative(heading: &str) -> bool {
    let chinese =
        ["同比", "环比", "增长", "增速", "增幅", "增减", "变化", "净增", "净流入", "差额", "盈亏", "利润", "±"];
    let english = [
        "variance",
        "change",
        "growth",
        "net",
        "difference",
        "surplus",
        "deficit",
        "balance",
        "profit",
        "gap",
        "increase",
    ];
    chinese.iter().any(|word| heading.contains(word)) || super::whole_words::says(heading, &english)
}

/// Whether numbers under a heading describe what a row is about and measure nothing: 年龄, Age, latitude.
pub(super) fn is_attribute(heading: &str) -> bool {
    let text = heading.trim().to_lowercase();
    let chinese = ["年龄", "经度", "纬度", "邮编", "排名", "名次", "位次", "楼层", "年级"];
    let english = [
        "age",
        "latitude",
        "longitude",
        "lat",
        "long",
        "lng",
        "rank",
        "ranking",
        "priority",
        "year group",
        "floor",
        "zip",
        "order",
    ];
    chinese.iter().any(|word| text == *word || (text.ends_with(word) && !text.contains('数')))
        || english.contains(&&*text)
}

/// Whom an amount counts, where that is to be protected.
pub(super) fn counted(unit: Unit) -> Option<Counted> {
    unit.counted().filter(|counted| matches!(counted, Counted::Person | Counted::Household | Counted::Enterprise))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_may_end_a_heading() {
        let end = |heading: &str| unit_at_end(heading).map(|(unit, _)| unit);
        assert_eq!(end("Budget £000"), BUILT_IN.parse("£ thousand"));
        assert_eq!(end("Spend to date £m"), BUILT_IN.parse("£ million"));
        assert_eq!(end("累计完成投资万元"), BUILT_IN.parse("万元"));
        assert_eq!(["Budget £", "万元", "Homes", "Vitamin A"].map(end), [None; 4]);
    }

    fn judged(heading: &str, behaviour: Behaviour) -> (String, Kind) {
        let of = AmountToJudge {
            heading,
            around: "",
            titles: "",
            own: None,
            above: &[],
            in_cells: None,
            behaviour,
            runs_in_names: false,
            money: None,
        };
        let unit = unit_of(of).unit;
        (unit.to_string(), kind_of(of, unit).0)
    }

    #[test]
    fn headings_say_unit_and_kind() {
        use Behaviour::{BeginsAgain, OnlyGrows, Unknown};
        for (heading, behaviour, unit, kind) in [
            ("种植面积", Unknown, "亩", Kind::Level),
            ("培训人数本月", Unknown, "人", Kind::Flow),
            ("培训人数累计", Unknown, "人", Kind::Running),
            ("贷款余额", BeginsAgain, "元", Kind::Level),
            ("累计建成", OnlyGrows, "个", Kind::Level),
            ("机械化率", Unknown, "%", Kind::Level),
            ("Number on roll", Unknown, "人", Kind::Level),
            ("Homes completed year to date", Unknown, "个", Kind::Running),
            ("Complaints", Unknown, "个", Kind::Flow),
        ] {
            assert_eq!(judged(heading, behaviour), (unit.to_owned(), kind), "{heading}");
        }
    }

    #[test]
    fn a_title_says_which_money_and_the_own_noun_what_is_counted() {
        let unit = |heading: &str, above: &str, titles: &str| {
            let above = [BUILT_IN.parse(above).expect("a unit")];
            let of = AmountToJudge {
                heading,
                around: titles,
                titles,
                own: None,
                above: if titles.is_empty() { &above } else { &[] },
                in_cells: None,
                behaviour: Behaviour::Unknown,
                runs_in_names: false,
                money: BUILT_IN.parse("£"),
            };
            unit_of(of).unit
        };
        let known = |name: &str| BUILT_IN.parse(name).expect("a unit");
        assert_eq!(unit("Payments", "€000", ""), known("€000"));
        assert_eq!(unit("Km rehabilitated", "€000", ""), known("km"));
        assert_eq!(unit("Missed bins", "t", ""), Unit::one());
        assert_eq!(unit("Residual", "t", ""), known("t"));
        assert_eq!(unit("Attendees male", "t", "Training sessions"), known("people"));
        assert_eq!(unit("Helpers", "t", "Training sessions"), Unit::one());
        assert_eq!(unit("Households with access to water", "t", "Training"), known("households"));
    }

    #[test]
    fn some_things_are_better_when_there_are_fewer() {
        assert!(lower_is_better("安全隐患", "").is_some() && lower_is_better("Complaints received", "").is_some());
        assert!(lower_is_better("隐患整改率", "").is_none() && lower_is_better("种植面积", "").is_none());
    }
}
