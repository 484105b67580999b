//! Reads `[indicator.…]`: numbers defined on feeds, and ratios of them.

use super::indicator::{Amounts, Indicator, Protect, RowsOf, Source};
use super::kind::Kind;
use super::measure::Measure;
use super::measure_toml::StatedMeasure;
use super::{changes_toml, description_toml, limits_toml, measure_toml, ratio_unit, reserved_ids, where_toml};
use crate::catalog::feeds::{ColumnKind, FeedDraft};
use crate::catalog::reading::{Cell, Findings, KeyTable, Node, Table, Takes, key, listed, words};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::{Direction, Every, Unit};
use crate::say;
use jiff::civil::Date;
use num_traits::Signed;
use std::collections::BTreeMap;

/// `[indicator.…]`: a number for each region and period.
pub(crate) static INDICATOR: KeyTable = KeyTable {
    id: "indicator",
    heading: "[indicator.NAME]",
    keys: &[
        key("name", Takes::Text).required(),
        key("name_en", Takes::Text),
        key("section", Takes::Text),
        key("feed", Takes::Feed),
        key("where", Takes::Conditions(&where_toml::RANGE)),
        key("measure", Takes::OneOf(&measure_toml::MEASURE)).required(),
        key("per", Takes::Number),
        key("kind", Takes::Words(|| words(&Kind::NAMES))),
        key("date", Takes::Column),
        key("cycle", Takes::Words(|| words(&YEAR))),
        key("since", Takes::Date),
        key("window", Takes::Words(|| words(&YEAR))),
        key("stale_after", Takes::Whole(1, u16::MAX)),
        key("within_days", Takes::Whole(1, u16::MAX)),
        key("unit", Takes::Unit).required(),
        key("decimals", Takes::Whole(0, MOST_DECIMALS)),
        key("better", Takes::Words(|| words(&BETTER))).required(),
        key("protect", Takes::Words(|| words(&PROTECT))),
        key("by", Takes::Columns),
        key("hidden", Takes::Flag).or("false"),
        key("changes", Takes::Dates(&changes_toml::CHANGE)),
        key("code", Takes::Text),
        key("definition", Takes::Text),
        key("verification", Takes::Text),
        key("level", description_toml::LEVEL),
        key("assumption", Takes::Text),
    ],
};

const BETTER: [(&str, Direction); 2] = [("higher", Direction::Higher), ("lower", Direction::Lower)];

const PROTECT: [(&str, Protect); 4] = [
    ("none", Protect::None),
    ("person", Protect::Person),
    ("household", Protect::Household),
    ("enterprise", Protect::Enterprise),
];

const YEAR: [(&str, bool); 1] = [("year", true)];

/// No table has room for more places.
const MOST_DECIMALS: u16 = 9;

/// Decimals of a rate that does not state them.
const DECIMALS_OF_SHARES: u32 = 2;

/// Every declared indicator; `None` for one that has an error.
#[derive(Debug)]
pub(crate) struct Indicators {
    /// In the order of the file.
    pub(crate) ids: Vec<String>,
    pub(crate) read: BTreeMap<String, Option<Indicator>>,
}

impl Indicators {
    pub(crate) fn get(&self, id: &str) -> Option<&Indicator> {
        self.read.get(id)?.as_ref()
    }

    /// The id of the indicator that a cell names by its id, or by a name that no other indicator has.
    pub(crate) fn find(&self, cell: &Cell<'_>, findings: &Findings) -> Option<&str> {
        let written = cell.tidy();
        if let Some(id) = self.ids.iter().find(|id| **id == written) {
            return Some(id);
        }
        let shown = || self.read.values().flatten().filter(|i| !i.hidden);
        let mut bearers = shown().filter(|i| notation::tidy(&i.name) == written);
        if let (Some(one), None) = (bearers.next(), bearers.next()) {
            return Some(&one.id);
        }
        if self.ids.iter().any(|id| *id != id.to_ascii_lowercase() && id.eq_ignore_ascii_case(&written)) {
            // The capitals of its id have been reported.
            return None;
        }
        let message = say!("unknown-indicator", written);
        let known = self.ids.iter().map(String::as_str).chain(shown().map(|i| i.name.as_str()));
        let finding = Diagnostic::error("unknown-indicator", message).did_you_mean(notation::nearest(&written, known));
        findings.push(finding.at(cell.at()));
        None
    }

    /// The indicators without errors, in the order of the file.
    pub(crate) fn into_list(mut self) -> Vec<Indicator> {
        self.ids.iter().filter_map(|id| self.read.remove(id)?).collect()
    }
}

/// Reads indicators, each ratio after its parts.
struct Reader<'a> {
    tables: BTreeMap<&'a str, Table<'a>>,
    feeds: &'a [FeedDraft],
    read: BTreeMap<String, Option<Indicator>>,
    /// Ratios being read, outermost first.
    open: Vec<&'a str>,
}

/// Reads `[indicator.*]`.
pub(crate) fn read_indicators<'a>(tables: Vec<Table<'a>>, feeds: &'a [FeedDraft]) -> Indicators {
    let ids = tables.iter().map(|t| t.name.to_owned()).collect();
    let mut reader = Reader {
        tables: tables.iter().map(|t| (t.name, *t)).collect(),
        feeds,
        read: BTreeMap::new(),
        open: Vec::new(),
    };
    description_toml::check_codes(&tables);
    for table in tables {
        reader.visit(table);
    }
    Indicators { ids, read: reader.read }
}

/// The source of an indicator, and the kind that follows from it.
struct SourceWithKind {
    source: Source,
    /// For a ratio the numerator's kind, for an open measure `open`.
    kind: Option<Kind>,
    /// As the table states it, with what a ratio is stated for so many of.
    unit: Option<Unit>,
}

impl<'a> Reader<'a> {
    fn visit(&mut self, table: Table<'a>) {
        if self.read.contains_key(table.name) {
            return;
        }
        self.open.push(table.name);
        let indicator = self.indicator(table);
        self.open.pop();
        self.read.insert(table.name.to_owned(), indicator);
    }

    fn indicator(&mut self, table: Table<'a>) -> Option<Indicator> {
        reserved_ids::check(table);
        table.expect_keys(&INDICATOR);
        let name = table.need("name").and_then(|n| n.text());
        let unit = table.need("unit").and_then(|n| n.unit());
        let better = table.need("better").and_then(|n| n.word(&BETTER));
        let measure = table.need("measure").and_then(measure_toml::read);
        let stated = table.get("kind").map(|n| n.word(&Kind::NAMES));
        let from = match measure {
            Some(StatedMeasure::Ratio(of, by)) => self.ratio(table, of, by, unit),
            Some(StatedMeasure::Rows(measure, at)) => self.rows(table, measure, at, unit),
            None => None,
        };
        let kind = match (stated, &from) {
            (Some(stated), _) => stated,
            (None, Some(from)) if from.kind.is_some() => from.kind,
            (None, Some(SourceWithKind { source: Source::Ratio { .. }, .. }) | None) => None,
            (None, Some(_)) => table.need("kind").and(None),
        };
        if let (Some(kind), Some(from)) = (kind, &from) {
            measure_toml::check_kind(table, kind, from.source.measure());
        }
        let trailing_year = table.word("window", &YEAR).unwrap_or(false);
        check_window(table, kind, trailing_year);
        let unit = from.as_ref().map_or(unit, |from| from.unit);
        let decimals = decimals(table, unit);
        let indicator = Indicator {
            id: table.name.to_owned(),
            name: String::new(),
            name_en: table.text("name_en").map(str::to_owned),
            section: table.text("section").unwrap_or_default().to_owned(),
            yearly: table.word("cycle", &YEAR).unwrap_or(false),
            since: table.get("since").and_then(|n| since(n, kind)),
            stale_after: limits_toml::stale_after(table, kind),
            within_days: limits_toml::within_days(table, kind),
            protect: table.word("protect", &PROTECT).unwrap_or(Protect::None),
            protect_stated: table.get("protect").is_some(),
            amounts: from.as_ref().map_or(Amounts::AnySign, |from| self.amounts(&from.source)),
            by: self.by(table, from.as_ref().map(|from| &from.source)),
            hidden: table.flag("hidden"),
            description: description_toml::description(table),
            changes: changes_toml::read(table),
            trailing_year,
            decimals,
            source: from?.source,
            kind: kind?,
            unit: unit?,
            better: better?,
        };
        Some(Indicator { name: name?.to_owned(), ..indicator })
    }

    fn rows(&self, table: Table<'a>, measure: Measure, at: Node<'a>, unit: Option<Unit>) -> Option<SourceWithKind> {
        let node = table.need("feed")?;
        let id = node.text()?;
        let Some(draft) = self.feeds.iter().find(|f| f.feed.id == id) else {
            let message = say!("undeclared-feed", id);
            let nearest = notation::nearest(id, self.feeds.iter().map(|f| f.feed.id.as_str()));
            node.error(Diagnostic::error("unknown-feed", message).did_you_mean(nearest));
            return None;
        };
        let conditions =
            table.get("where").and_then(|n| n.table()).map(|t| where_toml::read(t, draft)).unwrap_or_default();
        if !measure_toml::check_columns(at, &measure, draft, unit) {
            // Whatever else its unit does not go with would follow from that.
            return None;
        }
        let date = measure_toml::date(table, &measure, draft);
        ratio_unit::no_per(table);
        let kind = measure.name().implied_kind();
        let source = Source::Rows(RowsOf { feed: id.to_owned(), conditions, measure, date });
        Some(SourceWithKind { source, kind, unit })
    }

    /// The columns by whose texts values are stated too.
    fn by(&self, table: Table<'a>, source: Option<&Source>) -> Vec<String> {
        let Some(node) = table.get("by") else { return Vec::new() };
        match source {
            Some(Source::Rows(rows)) => {
                let draft = self.feeds.iter().find(|draft| draft.feed.id == rows.feed);
                draft.map(|draft| measure_toml::text_columns(node, draft)).unwrap_or_default()
            }
            Some(Source::Ratio { .. }) => {
                node.error(Diagnostic::error("unused-key", say!("by-without-rows")).hint(say!("by-without-rows-hint")));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// What the columns that are summed state of their amounts.
    fn amounts(&self, source: &Source) -> Amounts {
        let Source::Rows(RowsOf { feed, measure: Measure::Sum(columns), .. }) = source else {
            return Amounts::AnySign;
        };
        let Some(draft) = self.feeds.iter().find(|draft| draft.feed.id == *feed) else { return Amounts::AnySign };
        let says_so =
            |kind: &ColumnKind| matches!(kind, ColumnKind::Quantity { min: Some(min), .. } if !min.is_negative());
        let all = columns.iter().all(|id| draft.feed.column(id).is_some_and(|column| says_so(&column.kind)));
        if all { Amounts::NoneBelowZero } else { Amounts::AnySign }
    }

    fn ratio(&mut self, table: Table<'a>, of: Node<'a>, by: Node<'a>, unit: Option<Unit>) -> Option<SourceWithKind> {
        for node in ["feed", "where", "date"].iter().filter_map(|k| table.get(k)) {
            let key = node.key;
            let message = say!("key-of-the-ratios-parts", key);
            table.doc.findings.error("unused-key", node.key_location(), message);
        }
        let (top, bottom) = (self.part(table, of), self.part(table, by));
        let (top, bottom) = (top?, bottom?);
        let parts = self.read[top].as_ref().zip(self.read[bottom].as_ref());
        let unit = unit.zip(parts).and_then(|(unit, (top, bottom))| ratio_unit::ratio_unit(table, unit, top, bottom));
        let kind = self.read[top].as_ref().map(|i| i.kind);
        Some(SourceWithKind { source: Source::Ratio { of: top.to_owned(), by: bottom.to_owned() }, kind, unit })
    }

    /// Reads one part of a ratio before the ratio itself; its id, unless it is unknown or leads back to the ratio.
    fn part(&mut self, ratio: Table<'a>, node: Node<'a>) -> Option<&'a str> {
        let id = node.text()?;
        let Some(table) = self.tables.get(id).copied() else {
            let message = say!("undeclared-indicator", id);
            node.error(
                Diagnostic::error("unknown-indicator", message)
                    .did_you_mean(notation::nearest(id, self.tables.keys().copied())),
            );
            return None;
        };
        if let Some(begin) = self.open.iter().position(|o| *o == id) {
            let way = listed(self.open[begin..].iter().copied().chain([id]));
            let name = ratio.name;
            let message = say!("ratio-of-itself", name, way);
            node.error(Diagnostic::error("ratio-cycle", message));
            return None;
        }
        self.visit(table);
        Some(table.name)
    }
}

fn decimals(table: Table<'_>, unit: Option<Unit>) -> u32 {
    let is_rate = |unit: Unit| unit.is_share() || !unit.is_simple();
    let default = if unit.is_some_and(is_rate) { DECIMALS_OF_SHARES } else { 0 };
    let Some(node) = table.get("decimals") else { return default };
    let Some(places) = node.whole().map(u32::from) else { return default };
    if places > u32::from(MOST_DECIMALS) {
        let message = say!("too-many-decimals", most = MOST_DECIMALS);
        node.error(Diagnostic::error("value-error", message));
    }
    places
}

/// Reads the first day from which a flow's total counts.
fn since(node: Node<'_>, kind: Option<Kind>) -> Option<Date> {
    let period = node.period()?;
    debug_assert!(matches!(period.every(), Every::Day | Every::Month));
    if let Some(kind) = kind.filter(|k| !k.adds_up()) {
        let is = kind.as_str();
        let message = say!("since-without-effect", is);
        node.doc.findings.warning("unused-key", node.key_location(), message);
    }
    Some(period.first_day())
}

fn check_window(table: Table<'_>, kind: Option<Kind>, trailing_year: bool) {
    if let (Some(kind), Some(node), true) = (kind.filter(|k| !k.adds_up()), table.get("window"), trailing_year) {
        let is = kind.as_str();
        let message = say!("window-without-effect", is);
        node.error(Diagnostic::error("kind-error", message));
    }
}
