//! `onpace.toml`: the head of the project and the board; feeds and indicators are read beside.

use super::briefing;
use super::feed::{self, FeedDraft};
use super::findings::Findings;
use super::indicator::{self, Indicators};
use super::model::{BoardRules, Language, Rank};
use super::region::Regions;
use super::walk::{Document, Node, Table};
use crate::diag::Diagnostic;
use crate::measure::{Every, Exact, Month, Rounding, exact};
use crate::say;
use num_traits::Signed;
use toml::de::DeTable;

const KEYS: [&str; 8] = ["title", "language", "start", "synthetic", "board", "briefing", "feed", "indicator"];
const BOARD_KEYS: [&str; 6] = ["method", "on_pace", "far_behind", "points", "rank", "rounding"];

/// Methods of judging: only the one of §5 can be chosen for the board.
const METHODS: [(&str, bool); 3] = [("pace", true), ("statcan", false), ("destatis", false)];
const RANKS: [(&str, Rank); 2] = [("points", Rank::Points), ("months", Rank::Months)];
const ROUNDINGS: [(&str, Rounding); 2] = [("half-up", Rounding::HalfUp), ("half-even", Rounding::HalfEven)];

/// What the file says, as far as it could be read.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) title: Option<String>,
    pub(super) language: Language,
    pub(super) start: Option<Month>,
    pub(super) synthetic: Option<String>,
    pub(super) board: BoardRules,
    pub(super) briefing: briefing::Draft,
    pub(super) feeds: Vec<FeedDraft>,
    pub(super) indicators: Indicators,
}

/// Reads the file; `None` where it is no TOML.
pub(super) fn read(text: &str, regions: Option<&Regions>, findings: &Findings) -> Option<Project> {
    let doc = Document { text, findings };
    let (entries, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = doc.location(error.span().map_or(0, |s| s.start));
        let why = error.message();
        let message = match why {
            "duplicate key" => say!("同一个键写了两次", "this key is already given above"),
            _ => say!("不是正确的 TOML：{why}", "this is not valid TOML: {why}"),
        };
        findings.error("syntax-error", at, message);
    }
    if !errors.is_empty() {
        return None;
    }
    let root = Table::root(&doc, entries.get_ref());
    root.expect_keys(&KEYS);
    let tables = |key| root.get(key).and_then(|n| n.table()).map(|t| t.named_tables()).unwrap_or_default();
    let feeds: Vec<FeedDraft> = tables("feed").iter().map(|t| feed::read(*t, regions)).collect();
    let indicators = indicator::read(tables("indicator"), &feeds);
    Some(Project {
        title: root.need("title").and_then(|n| n.text()).map(str::to_owned),
        language: root.word("language", &Language::NAMES).unwrap_or_default(),
        start: root.need("start").and_then(month),
        synthetic: root.text("synthetic").map(str::to_owned),
        board: board(root.get("board").and_then(|n| n.table())),
        briefing: briefing::read(root.get("briefing").and_then(|n| n.table())),
        feeds,
        indicators,
    })
}

fn month(node: Node<'_>) -> Option<Month> {
    let period = node.period()?;
    if period.every() == Every::Month {
        return Some(Month::of(period.first_day()));
    }
    let key = node.key;
    node.error(Diagnostic::error(
        "type-error",
        say!("`{key}` 应为月份，如 \"2020-01\"", "`{key}` must be a month such as \"2020-01\""),
    ));
    None
}

/// Bands and order of the board, with the defaults of the method where nothing is said.
fn board(table: Option<Table<'_>>) -> BoardRules {
    let mut rules = BoardRules {
        on_pace: exact::whole(1),
        far_behind: exact::ratio(7, 10),
        points: exact::whole(10),
        rank: Rank::Points,
        rounding: Rounding::HalfUp,
    };
    let Some(table) = table else { return rules };
    table.expect_keys(&BOARD_KEYS);
    method(table);
    for (key, rule) in
        [("on_pace", &mut rules.on_pace), ("far_behind", &mut rules.far_behind), ("points", &mut rules.points)]
    {
        if let Some(number) = table.get(key).and_then(not_negative) {
            *rule = number;
        }
    }
    if rules.far_behind > rules.on_pace {
        let (far, on) = (exact::full(&rules.far_behind), exact::full(&rules.on_pace));
        let at = table.get("far_behind").or(table.get("on_pace")).map_or(table.location(), |n| n.location());
        let message = say!(
            "`far_behind`（{far}）大于 `on_pace`（{on}），两档重叠",
            "`far_behind` ({far}) is above `on_pace` ({on}), so that the bands overlap"
        );
        table.doc.findings.error("band-error", at, message);
    }
    rules.rank = table.word("rank", &RANKS).unwrap_or(rules.rank);
    rules.rounding = table.word("rounding", &ROUNDINGS).unwrap_or(rules.rounding);
    rules
}

fn method(board: Table<'_>) {
    let Some(node) = board.get("method") else { return };
    if node.word(&METHODS) == Some(false) {
        let name = node.text().unwrap_or("");
        let message = say!(
            "暂不能按 `{name}` 评价，目前只有 `pace`",
            "the board cannot be judged by `{name}` yet; only `pace` is available"
        );
        node.error(Diagnostic::error("unavailable", message));
    }
}

fn not_negative(node: Node<'_>) -> Option<Exact> {
    let number = node.number()?;
    if number.is_negative() {
        let (key, is) = (node.key, exact::full(&number));
        let message = say!("`{key}` 不能为负数（{is}）", "`{key}` must not be negative, but is {is}");
        node.error(Diagnostic::error("band-error", message));
        return None;
    }
    Some(number)
}
