//! Reads `[board]` and `[board.colours]`.

use super::bands::Bands;
use super::colours::Colour;
use super::method::Method;
use super::rules::{BoardRules, PaceBy, Rank};
use crate::catalog::reading::{KeyTable, Node, Table, Takes, key, words};
use crate::catalog::verdict::Verdict;
use crate::diag::{Diagnostic, Location};
use crate::measure::{Exact, Rounding, exact};
use crate::say;
use num_traits::Signed;
use std::collections::BTreeMap;

/// `[board]`: how values are rated, ranked, rounded and coloured.
pub(crate) static BOARD: KeyTable = KeyTable {
    id: "board",
    heading: "[board]",
    keys: &[
        key("method", Takes::Words(|| words(&Method::NAMES))).or("\"pace\""),
        key("on_pace", Takes::Number).or("1.0"),
        key("far_behind", Takes::Number).or("0.7"),
        key("points", Takes::Number).or("10"),
        key("on_pace_points", Takes::Number),
        key("far_behind_points", Takes::Number),
        key("escalate", Takes::Whole(ESCALATE_FROM, u16::MAX)),
        key("pace", Takes::Words(|| words(&PACES))).or("\"month\""),
        key("rank", Takes::Words(|| words(&RANKS))).or("\"points\""),
        key("league", Takes::Flag).or("false"),
        key("rounding", Takes::Words(|| words(&ROUNDINGS))).or("\"half-up\""),
        key("colours", Takes::Table(&COLOURS)),
    ],
};

/// `[board.colours]`: a colour for each verdict.
static COLOURS: KeyTable = KeyTable {
    id: "board.colours",
    heading: "[board.colours]",
    keys: &{
        let mut keys = [key("", Takes::Words(|| words(&Colour::NAMES))); Verdict::ALL.len()];
        let mut n = 0;
        while n < keys.len() {
            keys[n].name = Verdict::ALL[n].as_str();
            n += 1;
        }
        keys
    },
};

/// Bands are set by pace or by points of progress, never by both.
const RATIO_KEYS: [&str; 3] = ["on_pace", "far_behind", "points"];

const POINTS_KEYS: [&str; 2] = ["on_pace_points", "far_behind_points"];

const PACES: [(&str, PaceBy); 2] = [("month", PaceBy::Month), ("day", PaceBy::Day)];

const RANKS: [(&str, Rank); 2] = [("points", Rank::Points), ("months", Rank::Months)];

const ROUNDINGS: [(&str, Rounding); 2] = [("half-up", Rounding::HalfUp), ("half-even", Rounding::HalfEven)];

/// The fewest consecutive months behind that may count as far behind.
const ESCALATE_FROM: u16 = 2;

/// Reads the rules of the board; a key that is left out keeps its default.
pub(crate) fn read_board(table: Option<Table<'_>>) -> BoardRules {
    let standing = BoardRules::default();
    let Some(table) = table else { return standing };
    table.expect_keys(&BOARD);
    BoardRules {
        method: table.word("method", &Method::NAMES).unwrap_or(standing.method),
        bands: bands(table),
        escalate: table.get("escalate").and_then(months_in_a_row),
        pace: table.word("pace", &PACES).unwrap_or(standing.pace),
        rank: table.word("rank", &RANKS).unwrap_or(standing.rank),
        league: table.flag("league"),
        rounding: table.word("rounding", &ROUNDINGS).unwrap_or(standing.rounding),
        colours: table.get("colours").and_then(|n| n.table()).map(colours).unwrap_or_default(),
    }
}

/// Reads the bands. A hole or an overlap is an error at the key that causes it.
fn bands(table: Table<'_>) -> Bands {
    let by_points: Vec<Node<'_>> = POINTS_KEYS.iter().filter_map(|key| table.get(key)).collect();
    let Some(first) = by_points.first() else { return by_ratio(table) };
    let stray: Vec<Node<'_>> = RATIO_KEYS.iter().filter_map(|key| table.get(key)).collect();
    for node in &stray {
        let (key, other) = (node.key, first.key);
        let message = say!("bands-of-two-kinds", key, other);
        band_error(table, node.key_location(), message);
    }
    for missing in POINTS_KEYS.iter().filter(|key| table.get(key).is_none()) {
        let key = first.key;
        let message = say!("band-without-its-pair", key, missing);
        band_error(table, first.key_location(), message);
    }
    let number = |key| table.get(key).and_then(not_negative);
    let (on, far) = (number(POINTS_KEYS[0]), number(POINTS_KEYS[1]));
    if let (Some(on_pace), Some(far_behind)) = (&on, &far)
        && on_pace > far_behind
    {
        let (on, far) = (exact::full(on_pace), exact::full(far_behind));
        let at = table.get(POINTS_KEYS[0]).map_or(table.location(), |n| n.location());
        let message = say!("point-bands-overlap", on, far);
        band_error(table, at, message);
    }
    Bands::Points { on_pace: on.unwrap_or_default(), far_behind: far.unwrap_or_default() }
}

fn by_ratio(table: Table<'_>) -> Bands {
    let standing = BoardRules::default().bands;
    let Bands::Ratio { mut on_pace, mut far_behind, mut points } = standing else { return standing };
    for (key, rule) in RATIO_KEYS.iter().zip([&mut on_pace, &mut far_behind, &mut points]) {
        if let Some(number) = table.get(key).and_then(not_negative) {
            *rule = number;
        }
    }
    if far_behind > on_pace {
        let (far, on) = (exact::full(&far_behind), exact::full(&on_pace));
        let at = table.get("far_behind").or(table.get("on_pace")).map_or(table.location(), |n| n.location());
        let message = say!("pace-bands-overlap", far, on);
        band_error(table, at, message);
    }
    Bands::Ratio { on_pace, far_behind, points }
}

fn band_error(table: Table<'_>, at: Location, message: crate::words::Message) {
    table.doc.findings.error("band-error", at, message);
}

fn not_negative(node: Node<'_>) -> Option<Exact> {
    let number = node.number()?;
    if number.is_negative() {
        let (key, is) = (node.key, exact::full(&number));
        let message = say!("negative-band", key, is);
        node.error(Diagnostic::error("band-error", message));
        return None;
    }
    Some(number)
}

fn months_in_a_row(node: Node<'_>) -> Option<u16> {
    let months = node.whole()?;
    if months < ESCALATE_FROM {
        let message = say!("bad-escalate", least = ESCALATE_FROM, months);
        node.error(Diagnostic::error("band-error", message).hint(say!("mend-escalate", least = ESCALATE_FROM)));
        return None;
    }
    Some(months)
}

/// Reads the colours of verdicts. No two verdicts may share one, since a reader could not tell them apart.
fn colours(table: Table<'_>) -> BTreeMap<Verdict, Colour> {
    table.expect_keys(&COLOURS);
    let mut chosen: BTreeMap<Verdict, Colour> = BTreeMap::new();
    for node in table.nodes() {
        let key = node.key;
        let Some(verdict) = Verdict::parse(key) else { continue };
        let Some(colour) = node.word(&Colour::NAMES) else { continue };
        if let Some((other, _)) = chosen.iter().find(|(_, c)| **c == colour) {
            let other = other.as_str();
            let name = colour.as_str();
            let message = say!("verdict-names-alike", key, other, name);
            node.error(Diagnostic::error("colour-error", message));
        }
        chosen.insert(verdict, colour);
    }
    chosen
}
