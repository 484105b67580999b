//! A group of tables → the feed that reads them.

use super::amount_indicators::{Amounts, indicators};
use super::cell_kinds::CellKind;
use super::columns_by_unit::split_by_unit;
use super::feed_proposal::{ColumnProposal, ColumnType, FeedProposal, Guesses, UnpivotProposal};
use super::file_globs::glob_for;
use super::file_names::{finest, name_parts, stem, times_of};
use super::grouping::Group;
use super::ids::{Ids, readable_id};
use super::merged_columns::{MergedColumn, merged_columns};
use super::period_patterns::pattern_for;
use super::rhythm::{TimesMet, rhythm};
use super::roles::{dates_of, roles};
use super::rows_of_group::{RowsOfGroup, rows_of_group};
use super::seen::{Seen, by_path};
use super::sources::source_of;
use super::work::{Around, Wide, Work, into_id};
use crate::measure::notation::{DateOrder, NamedStretch, NamedTime};
use crate::measure::{Calendar, Every, Period, Unit};
use crate::say;
use std::collections::BTreeSet;

/// Why no feed is made of a group.
#[derive(Debug)]
pub(super) enum NoFeed {
    /// It has no amounts, no cases, or fewer than two columns.
    NoTable,
    /// No glob keeps its files apart from others.
    NoGlob,
}

/// Makes a feed of a group.
pub(super) fn feed_from_group(
    around: Around<'_>,
    group: &Group,
    ids: &mut Ids,
    indicator_ids: &mut Ids,
) -> Result<FeedProposal, NoFeed> {
    let tables: Vec<&Seen> = group.members.iter().map(|n| &around.seen[*n]).collect();
    let wide = wide(&tables, around.known);
    let skip = |table: usize, n: usize| {
        let seen = tables[table];
        let is_head = match &wide {
            Some(Wide { columns: "date", .. }) => seen.table.columns[n].is_time || seen.table.columns[n].is_total,
            Some(_) => seen.region_columns(around.known).contains(&n) || seen.table.columns[n].is_total,
            None => false,
        };
        is_head || seen.kinds[n] == CellKind::Serial || (seen.heading(n).is_empty() && seen.kinds[n] == CellKind::Blank)
    };
    let columns = merged_columns(&tables, around.known, skip);
    let roles = roles(&columns, &tables, wide.is_some());
    let mut periods: Vec<Option<Period>> = tables.iter().map(|seen| period_of(seen, around.calendar)).collect();
    let is_dated =
        roles.date.is_some() || roles.date_parts.is_some() || matches!(&wide, Some(Wide { columns: "date", .. }));
    let pattern = if is_dated { None } else { pattern(&tables, &periods, around.calendar) };
    if let Some((_, found)) = &pattern {
        periods = found.iter().copied().map(Some).collect();
    }
    let pattern = pattern.map(|(pattern, _)| pattern);
    let work = Work { around, tables, columns, roles, wide, periods, pattern, name: group.name.clone() };
    if work.wide.is_none() && work.roles.amounts.is_empty() && !work.roles.is_ledger && work.columns.len() < 2 {
        return Err(NoFeed::NoTable);
    }
    if work.wide.is_none() && work.columns.iter().all(|column| column.headers[0].is_empty()) {
        return Err(NoFeed::NoTable);
    }
    work.feed(ids, indicator_ids)
}

/// Where the period stands in names that give none, or no other than those of other files.
fn pattern(tables: &[&Seen], periods: &[Option<Period>], calendar: Calendar) -> Option<(&'static str, Vec<Period>)> {
    let different: BTreeSet<&Period> = periods.iter().flatten().collect();
    let is_told = different.len() * 2 > periods.len();
    if is_told || tables.len() < 2 {
        return None;
    }
    let paths: Vec<&str> = tables.iter().map(|seen| seen.path.as_str()).collect();
    pattern_for(&paths, calendar)
}

fn period_of(seen: &Seen, calendar: Calendar) -> Option<Period> {
    finest(&times_of(&seen.path, seen.table.sheet.as_deref(), calendar)).map(|(_, period)| period)
}

/// The headings that become rows, where most tables have such.
fn wide(tables: &[&Seen], known: &BTreeSet<String>) -> Option<Wide> {
    let most = |count: usize| count * 2 > tables.len();
    let times: Vec<(&Seen, Vec<usize>)> =
        tables.iter().map(|seen| (*seen, seen.time_columns())).filter(|(_, all)| !all.is_empty()).collect();
    if most(times.len()) {
        let heads = || times.iter().flat_map(|(seen, all)| all.iter().map(|n| &seen.table.columns[*n]));
        let every =
            heads().filter_map(|column| column.headings.iter().filter_map(|heading| length_of(heading)).min()).min();
        let names = heads().map(|column| value_names(&column.headings)).collect::<BTreeSet<Vec<String>>>();
        return Some(Wide { columns: "date", value: value_name(&names), every });
    }
    let regions: Vec<usize> = tables.iter().map(|seen| seen.region_columns(known).len()).filter(|n| *n > 0).collect();
    most(regions.len()).then_some(Wide { columns: "region", value: None, every: None })
}

/// The headings beside a period.
fn value_names(headings: &[String]) -> Vec<String> {
    headings.iter().filter(|heading| length_of(heading).is_none() && !is_year(heading)).cloned().collect()
}

fn is_year(heading: &str) -> bool {
    heading.trim_end_matches(['年', '度']).parse::<u16>().is_ok_and(|year| (1900..2200).contains(&year))
}

/// Of several values side by side the one that has come about.
fn value_name(names: &BTreeSet<Vec<String>>) -> Option<String> {
    let all: BTreeSet<&String> = names.iter().flatten().collect();
    if all.len() < 2 {
        return None;
    }
    let is_actual = |name: &&&String| {
        ["实际", "完成", "实绩", "actual", "achieved", "outturn"].iter().any(|word| name.to_lowercase().contains(word))
    };
    all.iter().find(is_actual).or_else(|| all.iter().next()).map(|name| (**name).clone())
}

/// The length of the period that a heading is.
fn length_of(heading: &str) -> Option<Every> {
    let text = heading.to_lowercase();
    let calendar = Calendar::CIVIL;
    let style = crate::measure::notation::DateStyle { calendar, ..Default::default() };
    let around = crate::measure::notation::civil_year(2024);
    let stretch = crate::measure::notation::times_in(&text, style, around).into_iter().find_map(NamedTime::stretch);
    let dated = crate::measure::read_date(&text).map(Period::every);
    match stretch {
        // Apr 24 is a month of 2024, as whoever reads the table takes it.
        Some(NamedStretch::One(period)) if period.every() == Every::Day => dated.or(Some(Every::Day)),
        Some(NamedStretch::One(period)) => Some(period.every()),
        Some(NamedStretch::Months { .. }) => Some(Every::Month),
        None => dated,
    }
}

impl Work<'_> {
    fn feed(&self, ids: &mut Ids, indicator_ids: &mut Ids) -> Result<FeedProposal, NoFeed> {
        let mut guesses = Guesses::new();
        let paths: BTreeSet<&str> = self.tables.iter().map(|seen| seen.path.as_str()).collect();
        let paths: Vec<&str> = paths.into_iter().collect();
        let others = self.others(&paths);
        let (files, senders) = self.files_and_senders(&paths, &others, &mut guesses).ok_or(NoFeed::NoGlob)?;
        let every = self.every();
        let (columns, column_ids) = self.columns(every);
        let unpivot = self.wide.as_ref().map(|wide| UnpivotProposal {
            columns: wide.columns,
            into: into_id(wide, every).to_owned(),
            value: "value".to_owned(),
        });
        let rows = rows_of_group(self, &column_ids, every, !senders.is_empty());
        let RowsOfGroup { key, expect, files_are, not_regions, guesses: of_rows } = rows;
        guesses.extend(of_rows);
        if self.roles.order == Some(DateOrder::DayFirst) || self.roles.order == Some(DateOrder::MonthFirst) {
            guesses.insert("dates", say!("init-why-dates"));
        }
        let stated = source_of(&self.tables, &self.around.book.root);
        let source = if stated.is_empty() { self.around.book.root.clone() } else { stated.clone() };
        let title = || self.tables[0].table.titles.first().and_then(|title| readable_id(title));
        let readable = readable_id(&self.name).or_else(title).or_else(|| readable_id(&source));
        let id = ids.take(&readable.unwrap_or_else(|| "feed".to_owned()));
        if stated.is_empty() {
            guesses.insert("source", say!("init-why-source"));
        }
        let left = self.left_out();
        let mut feed = FeedProposal {
            name: if self.name.is_empty() { id.clone() } else { self.name.clone() },
            id,
            files,
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
            source,
            every,
            period: self.pattern.map(str::to_owned).or_else(|| self.fixed_period(every)),
            expect,
            senders,
            key,
            files_are,
            sheets: self.sheets(),
            unpivot,
            dates: self
                .roles
                .order
                .and_then(|order| DateOrder::NAMES.iter().find(|(_, of)| *of == order))
                .map(|(name, _)| *name)
                .filter(|name| *name != "ymd"),
            encoding: None,
            has_decimal_comma: self.tables.iter().any(|seen| seen.has_decimal_comma),
            not_regions,
            columns,
            left_out: left,
            guesses,
            indicators: Vec::new(),
        };
        if feed.period.is_some() {
            feed.guesses.insert(
                "period",
                if self.pattern.is_some() { say!("init-why-pattern") } else { say!("init-why-period") },
            );
        }
        let (of_indicators, needs) =
            indicators(&Amounts { work: self, feed: &feed, column_ids: &column_ids }, indicator_ids);
        feed.indicators = of_indicators;
        let amounts = Amounts { work: self, feed: &feed, column_ids: &column_ids };
        let (unit_column, mixes_units) = (amounts.unit_column_to_leave(), amounts.mixes_units());
        if mixes_units && feed.unpivot.is_none() {
            split_by_unit(&mut feed);
        }
        if let Some(unit_column) = unit_column {
            // The reader takes the unit of each row from there.
            let id = &column_ids[unit_column];
            feed.columns.retain(|column| column.id != *id);
            feed.key.retain(|key| key != id);
            feed.indicators.iter_mut().for_each(|indicator| indicator.by.retain(|by| by != id));
        }
        if !needs && !self.roles.is_ledger {
            feed.files_are = None;
            feed.guesses.remove("files_are");
        }
        Ok(feed)
    }

    /// The files that are not this feed's. A heading without rows, under the name of its files, is its report of nothing.
    fn others(&self, paths: &[&str]) -> Vec<&str> {
        let names: Vec<String> = self.around.known.iter().cloned().collect();
        let called = |path: &str| {
            let parts = name_parts(path, &names);
            (parts.folders, parts.skeleton)
        };
        let own_names: BTreeSet<_> = paths.iter().map(|path| called(path)).collect();
        let is_own = |path: &str| self.around.blank.contains(path) && own_names.contains(&called(path));
        let all = self.around.all.iter().map(String::as_str);
        all.filter(|path| !paths.contains(path) && !is_own(path)).collect()
    }

    fn every(&self) -> Every {
        let dates = self
            .roles
            .date
            .map(|date| dates_of(&self.columns[date], &self.tables, self.roles.order))
            .unwrap_or_default();
        let headings = self.wide.as_ref().and_then(|wide| wide.every);
        let parts = self.roles.date_parts.map(|_| Every::Month);
        let names = self.periods.clone();
        rhythm(&TimesMet {
            names,
            dates,
            headings: headings.or(parts),
            is_ledger: self.roles.is_ledger,
            calendar: self.around.calendar,
        })
    }

    /// Where neither name nor rows say when a single file counts, what its title says.
    fn fixed_period(&self, every: Every) -> Option<String> {
        let dated = self.roles.date.is_some()
            || self.roles.date_parts.is_some()
            || matches!(&self.wide, Some(Wide { columns: "date", .. }));
        let [only] = &self.tables[..] else { return None };
        if dated || self.periods[0].is_some() {
            return None;
        }
        let found = only
            .table
            .titles
            .iter()
            .filter_map(|title| finest(&times_of(&format!("{title}.x"), None, self.around.calendar)));
        found
            .map(|(_, period)| period)
            .min_by_key(|period| period.every())
            .filter(|period| period.every() >= every)
            .map(|period| period.to_string())
    }

    /// The glob of the files, and the regions that each send one where their names say so.
    fn files_and_senders(
        &self,
        paths: &[&str],
        others: &[&str],
        guesses: &mut Guesses,
    ) -> Option<(String, Vec<String>)> {
        let plain = || glob_for(paths, others).map(|glob| (glob, Vec::new()));
        if self.roles.region.is_some() || matches!(&self.wide, Some(Wide { columns: "region", .. })) || paths.len() < 2
        {
            return plain();
        }
        let names = self.around.book.names();
        let region_in = |path: &str| {
            let own = stem(path);
            names
                .iter()
                .filter(|name| own.contains(name.as_str()) && **name != self.around.book.root)
                .max_by_key(|name| name.chars().count())
        };
        let found: Vec<(&str, &String)> = paths.iter().filter_map(|path| Some((*path, region_in(path)?))).collect();
        let senders: BTreeSet<&String> =
            found.iter().filter_map(|(_, name)| Some(&self.around.book.find(name)?.code)).collect();
        if found.len() < paths.len() || senders.len() < 2 {
            return plain();
        }
        let befores: Vec<String> =
            found.iter().filter_map(|(path, name)| Some(path.split_once(name.as_str())?.0.to_owned())).collect();
        let afters: Vec<String> =
            found.iter().filter_map(|(path, name)| Some(path.split_once(name.as_str())?.1.to_owned())).collect();
        let side = |texts: &[String]| {
            let texts: BTreeSet<&str> = texts.iter().map(String::as_str).collect();
            let texts: Vec<&str> = texts.into_iter().collect();
            if let [one] = texts[..] { Some(glob::Pattern::escape(one)) } else { glob_for(&texts, &[]) }
        };
        let glob = format!("{}{{region}}{}", side(&befores)?, side(&afters)?);
        let pattern = glob::Pattern::new(&glob.replace("{region}", "*")).ok()?;
        if !paths.iter().all(|path| pattern.matches(path)) || others.iter().any(|path| pattern.matches(path)) {
            return plain();
        }
        guesses.insert("senders", say!("init-why-senders"));
        Some((glob, senders.into_iter().cloned().collect()))
    }

    /// How sheets of workbooks are chosen, where that has to be said.
    fn sheets(&self) -> Option<String> {
        let all = by_path(self.around.seen);
        let own: Vec<(usize, usize, Option<&str>)> = self
            .tables
            .iter()
            .map(|seen| {
                let of_file = all.get(&*seen.path).map_or(1, Vec::len);
                let own = self.tables.iter().filter(|other| other.path == seen.path).count();
                (own, of_file, seen.table.sheet.as_deref())
            })
            .collect();
        if own.iter().any(|(own, ..)| *own > 1) {
            return Some("each".to_owned());
        }
        let first = own.first()?.2?;
        let same = own.iter().all(|(_, _, sheet)| *sheet == Some(first));
        (same && own.iter().any(|(_, of_file, _)| *of_file > 1)).then(|| first.to_owned())
    }

    /// The columns with their ids, and the ids by position.
    fn columns(&self, every: Every) -> (Vec<ColumnProposal>, Vec<String>) {
        let of_wide = self.wide.iter().flat_map(|wide| ["value".to_owned(), into_id(wide, every).to_owned()]);
        let mut ids = Ids::with(of_wide);
        let mut proposals = Vec::new();
        let mut by_position = vec![String::new(); self.columns.len()];
        for (n, column) in self.columns.iter().enumerate() {
            if self.is_left_out(n) {
                continue;
            }
            let id = ids.take(&self.wanted_id(n, every));
            by_position[n].clone_from(&id);
            proposals.push(self.column(n, column, &id));
        }
        if let Some((year, month)) = self.roles.date_parts {
            let id = ids.take("month");
            by_position[month].clone_from(&id);
            let mut date = ColumnProposal::new(&id, Vec::new(), ColumnType::Date);
            date.from = [year, month].map(|n| self.columns[n].headers[0].clone()).to_vec();
            proposals.insert(0, date);
        }
        if let Some(wide) = &self.wide {
            let kind = if wide.columns == "date" { ColumnType::Date } else { ColumnType::Region };
            proposals.push(ColumnProposal::new(into_id(wide, every), Vec::new(), kind));
            let header = wide.value.iter().cloned().collect();
            proposals.push(ColumnProposal::new("value", header, ColumnType::Quantity(Unit::one())));
        }
        (proposals, by_position)
    }

    fn is_left_out(&self, n: usize) -> bool {
        let kind = self.columns[n].kind;
        let is_part = self.roles.date_parts.is_some_and(|(year, month)| year == n || month == n);
        is_part || self.columns[n].headers[0].is_empty() || kind == CellKind::Serial || self.parent_without_use(n)
    }

    fn parent_without_use(&self, n: usize) -> bool {
        Some(n) == self.roles.parent && self.roles.region.is_none()
    }

    fn left_out(&self) -> Vec<String> {
        let serial = self.tables.iter().flat_map(|seen| {
            (0..seen.kinds.len())
                .filter(|n| seen.kinds[*n] == CellKind::Serial)
                .map(|n| seen.heading(n))
                .collect::<Vec<_>>()
        });
        serial.filter(|heading| !heading.is_empty()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn wanted_id(&self, n: usize, every: Every) -> String {
        let fixed = match n {
            n if Some(n) == self.roles.date => match every {
                Every::Year => Some("year"),
                Every::Quarter => Some("quarter"),
                _ if self.roles.is_ledger => None,
                _ => Some("month"),
            },
            n if Some(n) == self.roles.region => Some("region"),
            n if Some(n) == self.roles.parent => Some("parent"),
            _ => None,
        };
        let spare = match self.columns[n].kind {
            CellKind::Date | CellKind::Year | CellKind::MonthOfYear => "date",
            CellKind::Id => "number",
            CellKind::Quantity => "amount",
            _ => "text",
        };
        fixed
            .map(str::to_owned)
            .or_else(|| readable_id(&self.columns[n].headers[0]))
            .unwrap_or_else(|| spare.to_owned())
    }

    fn column(&self, n: usize, column: &MergedColumn, id: &str) -> ColumnProposal {
        let roles = &self.roles;
        let kind = match column.kind {
            _ if Some(n) == roles.region => ColumnType::Region,
            _ if Some(n) == roles.parent => ColumnType::Parent,
            // Beside a date of any kind the reader would take the rows of every file for the same ones.
            CellKind::Date if self.counts_by_file() => ColumnType::Text,
            CellKind::Date | CellKind::Year => ColumnType::Date,
            CellKind::Id => ColumnType::Id,
            // That of its indicator follows; a column without one has what its heading states.
            CellKind::Quantity if !roles.private.contains(&n) => {
                ColumnType::Quantity(column.unit.unwrap_or_else(Unit::one))
            }
            CellKind::Blank if says_date(&column.headers[0]) && !self.counts_by_file() => ColumnType::Date,
            _ => ColumnType::Text,
        };
        let mut proposal = ColumnProposal::new(id, column.headers.clone(), kind);
        let (blank, all) = column.blanks(&self.tables);
        let (lacking, tables) = (column.places.iter().filter(|place| place.is_none()).count(), self.tables.len());
        let is_main = Some(n) == roles.date || Some(n) == roles.region;
        proposal.fill_down = self.is_filled_down(n);
        proposal.private = roles.private.contains(&n);
        let few = blank * 10 <= all && is_main;
        proposal.optional = (blank > 0 && !few && !proposal.fill_down)
            || (kind == ColumnType::Date && !is_main)
            || (lacking > 0 && tables > 1 && !is_main);
        if column.headers.len() > 1 {
            proposal.guesses.insert("header", say!("init-why-aliases"));
        }
        if column.kind == CellKind::Date && kind == ColumnType::Text {
            proposal.guesses.insert("type", say!("init-why-day-of-thing"));
        }
        if proposal.private {
            proposal.guesses.insert("private", say!("init-why-private"));
        }
        proposal
    }

    /// Whether rows count for the period of their file, whatever days they state.
    fn counts_by_file(&self) -> bool {
        let is_wide = matches!(&self.wide, Some(Wide { columns: "date", .. }));
        self.roles.date.is_none() && self.roles.date_parts.is_none() && !is_wide && !self.roles.is_ledger
    }

    /// Whether a label stands in the first of several rows only.
    fn is_filled_down(&self, n: usize) -> bool {
        if !matches!(self.columns[n].kind, CellKind::Region | CellKind::Text | CellKind::Date)
            || self.roles.private.contains(&n)
            || self.roles.is_ledger
        {
            return false;
        }
        let label = Some(n) == self.roles.region
            || Some(n) == self.roles.parent
            || self.columns[n].places.iter().flatten().all(|place| *place < 2);
        let filled = |(table, seen): (usize, &&Seen)| {
            let cells: Vec<&str> =
                (0..seen.table.rows).map(|row| self.columns[n].cell(&self.tables, table, row)).collect();
            let blank = cells.iter().filter(|cell| cell.is_empty()).count();
            cells.first().is_some_and(|first| !first.is_empty()) && blank * 4 >= cells.len()
        };
        label && self.tables.iter().enumerate().all(filled)
    }
}

fn says_date(heading: &str) -> bool {
    heading.contains("日期") || heading.contains("时间") || heading.to_lowercase().contains("date")
}
