//! Reads `onpace.toml`: the project itself; the folders `feeds`, `indicators` and `board` read their tables.

use super::board::{BOARD, BoardRules, read_board};
use super::briefing::{BRIEFING, BriefingDraft, read_briefing};
use super::feeds::{FEED, FeedDraft, read_feed};
use super::files_are_stated;
use super::holidays::{CALENDAR, HolidaysDraft, read_calendar};
use super::indicators::{INDICATOR, Indicators, read_indicators};
use super::names_en_toml::read_names;
use super::reading::Takes::{self, Flag, Tables, Text, TextByText, Whole, Words};
use super::reading::{Document, Findings, KeyTable, Node, Table, faults, key, words};
use super::region_shapes::{MAP, ShapesDraft, read_map};
use super::regions::Regions;
use super::units_toml::{UNIT, read_units};
use crate::diag::Diagnostic;
use crate::measure::{BUILT_IN, Calendar, Every, Month, Units};
use crate::say;
use crate::words::Language;
use std::collections::BTreeMap;
use toml::de::DeTable;

/// Everything that `onpace.toml` may say.
pub(super) static PROJECT: KeyTable = KeyTable {
    id: "project",
    heading: "onpace.toml",
    keys: &[
        key("title", Text).required(),
        key("language", Words(|| words(Language::NAMES))).or("\"zh-CN\""),
        key("start", Takes::Month).required(),
        key("year_starts", Whole(1, 12)).or("1"),
        key("synthetic", Text),
        key("to_confirm", Flag).or("false"),
        key("calendar", Takes::Table(&CALENDAR)),
        key("board", Takes::Table(&BOARD)),
        key("briefing", Takes::Table(&BRIEFING)),
        key("map", Takes::Table(&MAP)),
        key("names_en", TextByText),
        key("unit", Takes::NamedTables(&UNIT)),
        key("feed", Tables(&FEED)),
        key("indicator", Tables(&INDICATOR)),
    ],
};

/// The content of the file, as far as it could be read.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) title: Option<String>,
    pub(super) language: Language,
    pub(super) calendar: Calendar,
    pub(super) units: Units,
    pub(super) start: Option<Month>,
    pub(super) holidays: HolidaysDraft,
    pub(super) synthetic: Option<String>,
    pub(super) to_confirm: bool,
    pub(super) board: BoardRules,
    pub(super) briefing: BriefingDraft,
    pub(super) map: ShapesDraft,
    pub(super) feeds: Vec<FeedDraft>,
    pub(super) indicators: Indicators,
    pub(super) names_en: BTreeMap<String, String>,
}

/// Reads the file; `None` if it is not TOML.
pub(super) fn read_project(text: &str, regions: Option<&Regions>, findings: &Findings) -> Option<Project> {
    let doc = Document { text, findings, units: &BUILT_IN };
    let (entries, errors) = DeTable::parse_recoverable(text);
    for (at, fault) in faults(text, &errors) {
        findings.push(fault.at(doc.location(at)));
    }
    if !errors.is_empty() {
        return None;
    }
    let root = Table::root(&doc, entries.get_ref());
    root.expect_keys(&PROJECT);
    let language = root.word("language", Language::NAMES).unwrap_or_default();
    let units = read_units(root.get("unit").and_then(|n| n.table()), language);
    // The rest may name the project's own units too.
    let doc = Document { units: &units, ..doc };
    let root = Table::root(&doc, entries.get_ref());
    let tables = |key| root.get(key).and_then(|n| n.table()).map(|t| t.named_tables()).unwrap_or_default();
    let calendar = root.get("year_starts").and_then(calendar).unwrap_or_default();
    let of_feeds = tables("feed");
    let feeds: Vec<FeedDraft> = of_feeds.iter().map(|t| read_feed(*t, calendar, language, regions)).collect();
    let indicators = read_indicators(tables("indicator"), &feeds);
    files_are_stated::check(&of_feeds, &feeds, &indicators);
    Some(Project {
        title: root.need("title").and_then(|n| n.text()).map(str::to_owned),
        language,
        calendar,
        start: root.need("start").and_then(month),
        holidays: read_calendar(root.get("calendar").and_then(|n| n.table())),
        synthetic: root.text("synthetic").map(str::to_owned),
        to_confirm: root.flag("to_confirm"),
        board: read_board(root.get("board").and_then(|n| n.table())),
        briefing: read_briefing(root.get("briefing").and_then(|n| n.table())),
        map: read_map(root.get("map").and_then(|n| n.table())),
        feeds,
        indicators,
        names_en: read_names(root.get("names_en").and_then(|n| n.table())),
        units: units.clone(),
    })
}

/// Reads the month in which a year begins.
fn calendar(node: Node<'_>) -> Option<Calendar> {
    let month = node.whole()?;
    let calendar = i8::try_from(month).ok().and_then(Calendar::starting_in);
    if calendar.is_none() {
        let message = say!("bad-year-start", month);
        node.error(Diagnostic::error("value-error", message));
    }
    calendar
}

fn month(node: Node<'_>) -> Option<Month> {
    let period = node.period()?;
    if period.every() == Every::Month {
        return Some(Month::of(period.first_day()));
    }
    let key = node.key;
    node.error(Diagnostic::error("type-error", say!("not-a-month", key)));
    None
}
