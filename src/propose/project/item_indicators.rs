//! The indicators of tables that name what they state in a column of items (指标, Indicator), and of wide tables.

use super::amount_indicators::{Amounts, display_name, number, title_name};
use super::amounts::{AmountToJudge, is_stated_only};
use super::cell_kinds::{CellKind, unit_in_cells};
use super::feed_proposal::{IndicatorProposal, MeasureProposal};
use super::file_names::finest;
use super::ids::{Ids, readable_id};
use super::series_look::Series;
use crate::catalog::Kind;
use crate::measure::notation::{DateStyle, civil_year, squeezed, times_in};
use crate::measure::{BUILT_IN, Unit};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// Indicators that a table of items may come to.
const MOST: usize = 60;

/// What heads a column of items.
const ITEMS: [&str; 13] = [
    "指标",
    "指标名称",
    "统计指标",
    "项目",
    "内容",
    "事项",
    "indicator",
    "indicators",
    "measure",
    "metric",
    "kpi",
    "item",
    "description",
];

/// What heads the units of items.
const UNITS: [&str; 6] = ["单位", "计量单位", "unit", "units", "unit of measure", "uom"];

/// One item, and the column of its label.
type Item<'a> = Option<(&'a str, usize)>;

impl Amounts<'_> {
    fn texts(&self) -> impl Iterator<Item = usize> {
        let own = self.work.roles.texts.iter().copied();
        own.filter(|n| self.work.columns[*n].kind == CellKind::Text && !self.work.roles.private.contains(n))
    }

    /// The column of items; `None` where rows are not of items, or of too many.
    pub(super) fn item_label(&self) -> Option<usize> {
        if self.work.roles.is_ledger {
            return None;
        }
        let heading = |n: usize| squeezed(&self.work.columns[n].headers[0]).to_lowercase();
        let named = self.texts().find(|n| ITEMS.contains(&&*heading(*n)));
        let first = || self.work.wide.as_ref().and_then(|_| self.texts().find(|n| !UNITS.contains(&&*heading(*n))));
        let fits = |label: usize| self.are_few(label) && self.every_region_has_each(label, self.items_of(label).len());
        named.or_else(first).filter(|label| fits(*label)).or_else(|| self.label_of_units().filter(|n| self.are_few(*n)))
    }

    /// Whether a label comes to a number of indicators that somebody may go through.
    fn are_few(&self, label: usize) -> bool {
        let items = self.items_of(label).len();
        let values = if self.work.wide.is_some() { 1 } else { self.work.roles.amounts.len() };
        items > 0 && values > 0 && items * values <= MOST
    }

    /// The column by which rows are told apart that are counted in different things: the one that decides the unit, such as the commodity
    /// of a stock; else the units themselves. Rows of different units are never added up.
    fn label_of_units(&self) -> Option<usize> {
        let units = self.unit_column().filter(|_| self.mixes_units())?;
        let decides = |label: &usize| {
            let mut of_label: BTreeMap<&str, &str> = BTreeMap::new();
            self.rows_of(*label, units).all(|(label, unit)| *of_label.entry(label).or_insert(unit) == unit)
        };
        let others = self.texts().filter(|n| *n != units && decides(n) && self.are_few(*n));
        others.min_by_key(|n| self.items_of(*n).len()).or(Some(units))
    }

    /// The column in which rows state their units.
    fn unit_column(&self) -> Option<usize> {
        let of_units = |n: &usize| UNITS.contains(&&*squeezed(&self.work.columns[*n].headers[0]).to_lowercase());
        self.texts().find(|n| {
            of_units(n) && self.work.columns[*n].cells(&self.work.tables).iter().any(|c| stated_unit(c).is_some())
        })
    }

    /// The cells of two columns by row.
    fn rows_of(&self, first: usize, second: usize) -> impl Iterator<Item = (&str, &str)> {
        let work = self.work;
        let rows =
            work.tables.iter().enumerate().flat_map(|(table, seen)| (0..seen.table.rows).map(move |row| (table, row)));
        rows.map(move |(table, row)| {
            let cell = |n: usize| work.columns[n].cell(&work.tables, table, row);
            (cell(first), cell(second))
        })
    }

    /// Whether rows state units which the reader cannot convert into one.
    pub(super) fn mixes_units(&self) -> bool {
        self.unit_column().is_some_and(|n| self.unit_column_to_leave() != Some(n))
    }

    /// The unit that rows state in a column of their own, where all of them convert into it.
    pub(super) fn unit_of_rows(&self) -> Option<Unit> {
        let column = self.unit_column_to_leave()?;
        self.work.columns[column].cells(&self.work.tables).into_iter().find_map(|cell| BUILT_IN.parse(cell))
    }

    /// Whether each region has a row for nearly every item: projects that lie in one region each are no items.
    fn every_region_has_each(&self, label: usize, items: usize) -> bool {
        let work = self.work;
        let Some(region) = work.roles.region else { return true };
        let whole = |table: usize| {
            let rows = 0..work.tables[table].table.rows;
            let pairs: BTreeSet<(&str, &str)> = rows
                .map(|row| {
                    (
                        work.columns[region].cell(&work.tables, table, row),
                        work.columns[label].cell(&work.tables, table, row),
                    )
                })
                .collect();
            let regions: BTreeSet<&str> = pairs.iter().map(|(region, _)| *region).collect();
            pairs.len() * 10 >= regions.len() * items * 9
        };
        work.roles.is_ledger
            || work.wide.is_some()
            || (0..work.tables.len()).filter(|table| whole(*table)).count() * 2 > work.tables.len()
    }

    /// Different items in the order in which they are met.
    fn items_of(&self, label: usize) -> Vec<&str> {
        let mut items: Vec<&str> = Vec::new();
        for cell in self.work.columns[label].cells(&self.work.tables) {
            if !items.contains(&cell) {
                items.push(cell);
            }
        }
        items
    }

    /// The unit that the rows of each item state in a column of their own.
    fn units_of_items(&self, label: usize) -> BTreeMap<&str, Unit> {
        let Some(column) = self.unit_column() else { return BTreeMap::new() };
        let mut units = BTreeMap::new();
        for (item, unit) in self.rows_of(label, column) {
            if let Some(unit) = stated_unit(unit) {
                units.entry(item).or_insert(unit);
            }
        }
        units
    }

    /// The column in which rows state the units of their own amounts, where all of them convert: the reader takes it from there.
    pub(super) fn unit_column_to_leave(&self) -> Option<usize> {
        let column = self.unit_column()?;
        let cells = self.work.columns[column].cells(&self.work.tables);
        let units: Option<Vec<Unit>> = cells.into_iter().map(|cell| BUILT_IN.parse(cell)).collect();
        let dimensions: BTreeSet<String> = units?.iter().map(|unit| format!("{:?}", unit.dimension())).collect();
        (dimensions.len() == 1).then_some(column)
    }

    /// One indicator for each item and value.
    pub(super) fn items(&self, label: usize, ids: &mut Ids) -> Vec<IndicatorProposal> {
        let work = self.work;
        let stated = self.units_of_items(label);
        // Below the headings of a wide table stands one value, which has one unit.
        let mixed = work.wide.is_some() && self.mixes_units();
        let is_of_units = self.unit_column() == Some(label);
        let values: Vec<Option<usize>> =
            if work.wide.is_some() { vec![None] } else { work.roles.amounts.iter().copied().map(Some).collect() };
        let several = values.len() > 1;
        let mut all = Vec::new();
        for (k, item) in self.items_of(label).into_iter().enumerate() {
            let own_id = readable_id(item).unwrap_or_else(|| format!("item_{}", k + 1));
            for value in &values {
                let column = value.map_or("value", |n| self.column_ids[n].as_str());
                let of_value = value.map(|n| display_name(&work.columns[n].headings)).unwrap_or_default();
                let heading = if value.is_some() { format!("{item} {of_value}") } else { item.to_owned() };
                let (id, name) = if is_of_units && value.is_some() {
                    (format!("{own_id}_{column}"), named(&of_value, item))
                } else if several {
                    (format!("{own_id}_{column}"), named(item, &of_value))
                } else {
                    (own_id.clone(), item.to_owned())
                };
                // 同比（%） beside amounts is no amount in the item's unit.
                let is_share = ["%", "同比", "增长", "增幅", "占比"].iter().any(|word| of_value.contains(word));
                let unit = if is_share { BUILT_IN.parse("%") } else { stated.get(item).copied() };
                let mut indicator = self.valued(&heading, Some((item, label)), *value, &name, &id, unit, ids);
                if let (true, Some(unit)) = (mixed && !is_share, unit) {
                    let shown = super::catalog_text::unit_name(unit, work.around.language);
                    if unit != Unit::one() {
                        indicator.name = named(&indicator.name, &shown);
                    }
                    indicator.guesses.insert("unit", say!("init-why-unit-mixed"));
                    indicator.unit = Unit::one();
                }
                indicator.condition = Some((self.column_ids[label].clone(), item.to_owned()));
                all.push(indicator);
            }
        }
        all
    }

    /// The one indicator of a wide table.
    pub(super) fn wide(&self, ids: &mut Ids) -> IndicatorProposal {
        let titles = &self.work.tables[0].table.titles;
        let name = titles
            .iter()
            .find(|title| !title.contains(':'))
            .map(|title| title_name(title, &self.work.around.book.root));
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| self.feed.name.clone());
        self.valued(&name, None, None, &name, "value", None, ids)
    }

    /// An indicator on a column, or on the cells of a wide table, of one item or of all.
    #[expect(clippy::too_many_arguments, reason = "what is measured, of what, and what it is called")]
    fn valued(
        &self,
        heading: &str,
        item: Item<'_>,
        value: Option<usize>,
        name: &str,
        id: &str,
        stated: Option<Unit>,
        ids: &mut Ids,
    ) -> IndicatorProposal {
        let (around, titles) = (self.around(), self.titles());
        let cells = self.cells_of(item, value);
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let of = AmountToJudge {
            heading,
            around: &around,
            titles: &titles,
            own: stated.or_else(|| self.unit_of_headings(value)),
            above: &self.above(),
            in_cells: unit_in_cells(&cells),
            behaviour: self.behaviour(self.series_of(item, value)),
            runs_in_names: self.runs_in_names(),
            money: self.work.around.money,
        };
        let mut indicator = self.judged(of, name, ids, id);
        let column = value.map_or("value", |n| self.column_ids[n].as_str()).to_owned();
        let is_stated = is_stated_only(heading, indicator.unit);
        indicator.measure = if is_stated { MeasureProposal::Reported(column) } else { MeasureProposal::Sum(column) };
        if is_stated && indicator.kind == Kind::Running {
            indicator.kind = Kind::Level;
        }
        indicator
    }

    fn unit_of_headings(&self, value: Option<usize>) -> Option<Unit> {
        if let Some(n) = value {
            return self.work.columns[n].unit;
        }
        let units: Vec<Option<Unit>> =
            self.wide_columns().map(|(table, n)| self.work.tables[table].table.columns[n].unit).collect();
        units.first().copied().flatten().filter(|_| units.iter().all(|unit| *unit == units[0]))
    }

    /// The columns below the headings of the wide tables.
    fn wide_columns(&self) -> impl Iterator<Item = (usize, usize)> {
        self.work.tables.iter().enumerate().flat_map(|(table, seen)| {
            let own = seen.time_columns().into_iter().chain(seen.region_columns(self.work.around.known));
            own.map(move |n| (table, n)).collect::<Vec<_>>()
        })
    }

    fn is_of(&self, item: Item<'_>, table: usize, row: usize) -> bool {
        item.is_none_or(|(item, label)| self.work.columns[label].cell(&self.work.tables, table, row) == item)
    }

    fn cells_of(&self, item: Item<'_>, value: Option<usize>) -> Vec<String> {
        let places: Vec<(usize, usize)> = match value {
            Some(n) => self.work.columns[n]
                .places
                .iter()
                .enumerate()
                .filter_map(|(table, place)| Some((table, (*place)?)))
                .collect(),
            None => self.wide_columns().collect(),
        };
        let mut cells = Vec::new();
        for (table, n) in places {
            let seen = self.work.tables[table];
            let own = (0..seen.table.rows)
                .filter(|row| self.is_of(item, table, *row))
                .map(|row| seen.table.columns[n].cells[row].clone());
            cells.extend(own.filter(|cell| !cell.is_empty()));
        }
        cells
    }

    /// Values by what they are of and when.
    fn series_of(&self, item: Item<'_>, value: Option<usize>) -> BTreeMap<Vec<String>, Series> {
        let work = self.work;
        if let Some(n) = value {
            let mut all = self.series(n);
            all.retain(|key, _| item.is_none_or(|(item, _)| key.iter().any(|text| text == item)));
            return all;
        }
        let mut all: BTreeMap<Vec<String>, Series> = BTreeMap::new();
        for (table, n) in self.wide_columns() {
            let seen = work.tables[table];
            let year = work.periods[table].map_or(2000, |period| period.first_day().year());
            let style = DateStyle { calendar: work.around.calendar, ..DateStyle::default() };
            let times = times_in(&seen.table.columns[n].headings.join(""), style, civil_year(year));
            let is_region = work.wide.as_ref().is_some_and(|wide| wide.columns == "region");
            let period = if is_region { work.periods[table] } else { finest(&times).map(|(_, period)| period) };
            let Some(period) = period else { continue };
            for row in (0..seen.table.rows).filter(|row| self.is_of(item, table, *row)) {
                if let Some(value) = number(&seen.table.columns[n].cells[row]) {
                    let mut key: Vec<String> = (0..work.columns.len())
                        .map(|n| work.columns[n].cell(&work.tables, table, row).to_owned())
                        .collect();
                    key.extend(is_region.then(|| seen.table.columns[n].header.clone()));
                    all.entry(key).or_default().insert(period, value);
                }
            }
        }
        all
    }
}

/// A name with something in brackets.
fn named(name: &str, of: &str) -> String {
    if of.is_empty() {
        name.to_owned()
    } else if name.is_ascii() {
        format!("{name} ({of})")
    } else {
        format!("{name}（{of}）")
    }
}

/// A unit that a row states. Where rows weigh, MT is the metric ton of shipping papers, which no catalog may call by the sign of a million tonnes.
fn stated_unit(cell: &str) -> Option<Unit> {
    let written = if cell.trim() == "MT" { "t" } else { cell };
    BUILT_IN.parse(written)
}
