//! The names that the rows of a header give their columns, and which declared column each name means.

use super::found::Found;
use super::stated_units::lone_unit;
use crate::catalog::{Column, ColumnKind, Feed};
use crate::diag::{Diagnostic, Location};
use crate::feed::text::Table;
use crate::measure::notation::{is_note_mark, squeezed, tidy};
use crate::measure::{Unit, Units};
use crate::say;
use std::borrow::Cow;

/// The names that the rows of a header give each cell below them.
pub(super) struct Labels {
    pub width: usize,
    /// For each cell its names as written, the most specific first.
    names: Vec<Vec<String>>,
    /// For each cell the headings that stand above it, from the top, and its own.
    parts: Vec<Vec<Part>>,
}

/// One heading of several above a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub text: String,
    /// Without the unit that it states; blank where it states nothing else.
    pub base: String,
    pub unit: Option<Unit>,
}

impl Part {
    fn of(text: String, units: &Units) -> Self {
        let (base, unit) = split_unit(&text, units);
        Self { base: base.to_owned(), unit, text }
    }
}

/// A declared header that two cells bear.
pub(super) struct DoubleLabel {
    pub column: String,
    pub cells: [usize; 2],
    /// What was found besides.
    pub columns: Vec<Option<Found>>,
    /// Whether every required column was found, so that this is the header.
    pub complete: bool,
}

/// The whole names that the rows of a header give the cells below them, as they are written; `None` where they give none.
pub(in crate::feed) fn names(table: &Table<'_>, record: usize, rows: usize, units: &Units) -> Vec<Option<String>> {
    let labels = Labels::written(table, record, rows, units, as_written);
    labels.names.into_iter().map(|names| names.into_iter().next()).collect()
}

/// The headings that stand above a cell, and its own.
#[derive(Debug, Clone, Default)]
pub(in crate::feed) struct Stacked {
    /// From the top, without the units that they state.
    pub names: Vec<String>,
    /// The unit of the lowest that states one.
    pub unit: Option<Unit>,
}

/// The headings of every cell below a header.
pub(in crate::feed) fn stacked(table: &Table<'_>, record: usize, rows: usize, units: &Units) -> Vec<Stacked> {
    let labels = Labels::of(table, record, rows, units);
    let of = |parts: Vec<Part>| {
        let unit = parts.iter().rev().find_map(|part| part.unit);
        let names: Vec<String> = parts.iter().map(|part| part.base.clone()).filter(|base| !base.is_empty()).collect();
        // Village is a unit, and a heading where it stands alone.
        let alone = || parts.into_iter().map(|part| part.text).collect();
        Stacked { unit, names: if names.is_empty() { alone() } else { names } }
    };
    labels.parts.into_iter().map(of).collect()
}

/// A heading as it is written, on one line.
pub(in crate::feed) fn as_written(cell: &str) -> String {
    cell.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A heading, tidied. Marks of notes in a time are none of its digits: 2019¹, 1月①, ①1月.
fn label(cell: &str) -> Cow<'_, str> {
    if !cell.contains(is_note_mark) {
        return tidy(cell);
    }
    let bare: String = cell.chars().filter(|c| !is_note_mark(*c)).collect();
    let is_time = bare.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
        && bare
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '季' | '度' | '半'));
    Cow::Owned(tidy(if is_time { &bare } else { cell }).into_owned())
}

impl Labels {
    pub fn of(table: &Table<'_>, record: usize, rows: usize, units: &Units) -> Self {
        Self::written(table, record, rows, units, |cell| label(cell).into_owned())
    }

    /// The same, of cells as `text` has them.
    fn written(table: &Table<'_>, record: usize, rows: usize, units: &Units, text: impl Fn(&str) -> String) -> Self {
        let records = record..record + rows;
        let width = records.clone().map(|r| table.width(r)).max().unwrap_or(0);
        let own = |r: usize, c: usize| text(table.cell(r, c).unwrap_or(""));
        // A heading over several columns stands above the first of them only.
        let over = |r: usize, c: usize| (0..=c).rev().map(|c| own(r, c)).find(|t| !t.is_empty()).unwrap_or_default();
        let parts = |c: usize| {
            let texts: Vec<String> = records.clone().map(|r| own(r, c)).collect();
            let Some(bottom) = texts.iter().rposition(|t| !t.is_empty()) else { return Vec::new() };
            let filled = (0..bottom).map(|n| over(record + n, c)).chain([texts[bottom].clone()]);
            let mut parts: Vec<String> = filled.filter(|t| !t.is_empty()).collect();
            parts.dedup();
            parts.into_iter().map(|part| Part::of(part, units)).collect()
        };
        let parts: Vec<Vec<Part>> = (0..width).map(parts).collect();
        let names = parts.iter().enumerate().map(|(c, parts)| {
            let Some((bottom, above)) = parts.split_last() else { return Vec::new() };
            let texts = || parts.iter().map(|part| part.text.as_str());
            let own: Vec<String> = records.clone().map(|r| own(r, c)).filter(|t| !t.is_empty()).collect();
            let mut own: Vec<&str> = own.iter().map(String::as_str).collect();
            own.dedup();
            let mut names = vec![texts().collect(), own.concat()];
            if above.iter().any(|part| part.unit.is_some()) {
                // 金额（万元） above 本月 is 金额本月 too.
                names.push(above.iter().map(|part| part.base.as_str()).chain([bottom.text.as_str()]).collect());
            }
            if let [.., above, unit] = own[..]
                && lone_unit(unit, units).is_some()
            {
                names.push(format!("{above}({})", unit.trim_matches(['(', ')'])));
            }
            names.push(bottom.text.clone());
            names.dedup();
            names
        });
        Self { width, names: names.collect(), parts }
    }

    /// The headings above a cell and its own, from the top.
    pub fn parts(&self, cell: usize) -> &[Part] {
        self.parts.get(cell).map(Vec::as_slice).unwrap_or_default()
    }

    /// The unit that a column's headings state: the lowest of them that states one it can be in.
    fn unit_of(&self, column: &Column, cell: usize) -> Option<Unit> {
        let ColumnKind::Quantity { unit, .. } = &column.kind else { return None };
        self.parts(cell).iter().rev().filter_map(|part| part.unit).find(|stated| stated.dimension() == unit.dimension())
    }

    /// Two units that a column's headings state, one of them alone in the lowest row: 金额（元） above 万元.
    pub fn two_units(&self, cell: usize) -> Option<[Unit; 2]> {
        let (lowest, above) = self.parts(cell).split_last()?;
        let own = lowest.unit.filter(|_| lowest.base.is_empty())?;
        let (named, other) = above.iter().rev().find_map(|part| Some((!part.base.is_empty(), part.unit?)))?;
        // 村 over 户 is no unit.
        let is_unit = other.dimension() == own.dimension() || (named && other.is_simple());
        (is_unit && !other.is_as_much_as(own)).then_some([other, own])
    }

    /// Which cell is which declared column.
    ///
    /// # Errors
    /// A declared header stands twice.
    pub fn columns(&self, feed: &Feed) -> Result<Vec<Option<Found>>, DoubleLabel> {
        let folded: Vec<Vec<Cow<'_, str>>> =
            self.names.iter().map(|names| names.iter().map(|name| folded(name)).collect()).collect();
        let mut twice: Option<(String, [usize; 2])> = None;
        let columns: Vec<Option<Found>> = feed
            .columns
            .iter()
            .map(|column| match self.column(column, &folded, &feed.units) {
                Ok(found) => found,
                Err((found, other)) => {
                    twice.get_or_insert((found.name.clone(), [found.cell, other]));
                    Some(found)
                }
            })
            .collect();
        let Some((column, cells)) = twice else { return Ok(columns) };
        let complete = feed.columns.iter().zip(&columns).all(|(c, found)| c.optional || found.is_some());
        Err(DoubleLabel { column, cells, columns, complete })
    }

    /// The cell that bears a column's header, the aliases in their order; an error where two do. `folded_names` are
    /// [`Labels::names`] as they are compared.
    fn column(
        &self,
        column: &Column,
        folded_names: &[Vec<Cow<'_, str>>],
        units: &Units,
    ) -> Result<Option<Found>, (Found, usize)> {
        if let Some(cell) = column.position {
            return Ok((cell < self.width).then(|| self.placed(column, cell)));
        }
        let depth = self.names.iter().map(Vec::len).max().unwrap_or(0);
        for header in column.headers.iter().map(|header| folded(header)) {
            for n in 0..depth {
                let mut cells = (0..self.width).filter_map(|cell| {
                    let unit = column_of(column, &header, folded_names[cell].get(n)?, &self.names[cell][n], units)?;
                    let unit = unit.or_else(|| self.unit_of(column, cell));
                    Some(Found { cell, name: self.names[cell][n].clone(), unit })
                });
                if let Some(found) = cells.next() {
                    return match cells.next() {
                        None => Ok(Some(found)),
                        Some(other) => Err((found, other.cell)),
                    };
                }
            }
        }
        Ok(None)
    }
}

impl Labels {
    /// A column that is declared by its position, whatever its header says.
    fn placed(&self, column: &Column, cell: usize) -> Found {
        let name = self.names[cell].first().cloned().unwrap_or_else(|| column.id.clone());
        Found { cell, name, unit: self.unit_of(column, cell) }
    }
}

impl DoubleLabel {
    pub fn diagnostic(self, table: &Table<'_>, file: &str, record: usize) -> Diagnostic {
        let (name, [first, second]) = (self.column, self.cells);
        let (first, second) = (first + 1, second + 1);
        let message = say!("header-twice", name, first, second);
        let hint = say!("header-twice-hint");
        let at = Location::at(file, table.place(record).line, second as u64);
        Diagnostic::error("duplicate-label", message).hint(hint).at(at)
    }
}

/// A heading without the unit that it states, and the unit: 金额（万元）, 金额：万元, 单位：万元, 万元.
fn split_unit<'h>(heading: &'h str, units: &Units) -> (&'h str, Option<Unit>) {
    const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('【', '】')];
    /// Bytes of the longest name of a unit, with its multiple and the words around it. A cell of text may have hundreds of marks.
    const LONGEST: usize = 64;
    if let Some(unit) = lone_unit(heading, units) {
        return ("", Some(unit));
    }
    let in_brackets = BRACKETS.into_iter().find_map(|(open, close)| {
        let (name, inner) = heading.strip_suffix(close)?.rsplit_once(open)?;
        Some((name.trim_end(), lone_unit(inner, units)?))
    });
    // The first, since 10,000 people and 万元/人 are units.
    let behind_mark = || {
        let marks = heading.match_indices([':', '/', ',']).skip_while(|(at, _)| heading.len() - at > LONGEST);
        marks.filter(|(at, _)| *at > 0).find_map(|(at, mark)| {
            let (name, rest) = (heading[..at].trim_end(), &heading[at + mark.len()..]);
            Some((name, lone_unit(rest, units)?)).filter(|(name, _)| !name.is_empty())
        })
    };
    in_brackets.or_else(behind_mark).map_or((heading, None), |(name, unit)| (name, Some(unit)))
}

/// A heading as headings are compared: 1-11月 and 1—11月 are one.
pub(in crate::feed) fn folded(heading: &str) -> Cow<'_, str> {
    const DASHES: [char; 5] = ['—', '–', '－', '~', '～'];
    match squeezed(heading) {
        heading if !heading.contains(DASHES) => heading,
        heading => heading.replace(DASHES, "-").into(),
    }
}

/// `Some` if a header cell bears the name, both of them folded; within it the unit that the cell states. `spaced` is the cell as it is
/// written, of which a unit of several words keeps its blanks.
#[expect(clippy::option_option, reason = "no match, a match, a match with a unit")]
pub(super) fn column_of(
    column: &Column,
    header: &str,
    folded: &str,
    spaced: &str,
    units: &Units,
) -> Option<Option<Unit>> {
    let rest = folded.strip_prefix(header)?;
    if rest.is_empty() {
        return Some(None);
    }
    if !matches!(column.kind, ColumnKind::Quantity { .. }) {
        return None;
    }
    let (inner, close) = [("(", ")"), ("[", "]"), ("【", "】"), ("/", ""), (":", ""), (",", "")]
        .into_iter()
        .find_map(|(open, close)| Some((rest.strip_prefix(open)?.strip_suffix(close)?, close)))?;
    lone_unit(inner, units).or_else(|| lone_unit(&with_blanks(inner, close, spaced), units)).map(Some)
}

/// The end of a text as it is written which is `inner` when it is folded and `close` stands behind it.
fn with_blanks(inner: &str, close: &str, spaced: &str) -> String {
    let spaced = tidy(spaced);
    let text = spaced.strip_suffix(close).unwrap_or(&spaced);
    let mut letters = inner.chars().count();
    let is_within = |(_, c): &(usize, char)| {
        let goes_on = letters > 0;
        letters -= usize::from(goes_on && !c.is_whitespace());
        goes_on
    };
    let start = text.char_indices().rev().take_while(is_within).last().map_or(text.len(), |(at, _)| at);
    text[start..].trim().to_owned()
}

/// The headings that a feed declares, folded once for comparison with the cells of many lines.
pub(in crate::feed) struct Headings<'f> {
    columns: Vec<(&'f Column, Vec<Cow<'f, str>>)>,
    units: &'f Units,
}

impl<'f> Headings<'f> {
    pub fn of(feed: &'f Feed) -> Self {
        let folded = |column: &'f Column| (column, column.headers.iter().map(|header| folded(header)).collect());
        Self { columns: feed.columns.iter().map(folded).collect(), units: &feed.units }
    }

    /// How many columns the feed declares.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// How many of the columns the cells of a line may name. The delimiter with the most is the file's.
    pub fn named<'c>(&self, cells: impl Iterator<Item = &'c str>) -> usize {
        let cells: Vec<(Cow<'_, str>, &str)> = cells.map(|cell| (folded(cell), cell)).collect();
        let is_named = |(column, headers): &&(&Column, Vec<Cow<'_, str>>)| {
            let bears = |header: &str| {
                cells.iter().any(|(cell, spaced)| column_of(column, header, cell, spaced, self.units).is_some())
            };
            headers.iter().any(|header| bears(header))
        };
        self.columns.iter().filter(is_named).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::BUILT_IN;

    #[test]
    fn a_unit_is_looked_for_at_the_end_of_a_heading_alone() {
        let shown = |heading: &str| {
            let (name, unit) = split_unit(heading, &BUILT_IN);
            (name.to_owned(), unit.map(|unit| unit.to_string()))
        };
        assert_eq!(shown("金额/万元"), ("金额".to_owned(), Some("万元".to_owned())));
        let long = "/".repeat(100_000);
        assert_eq!(shown(&long), (long.clone(), None));
        assert_eq!(shown(&format!("{long}万元")).1.as_deref(), Some("万元"));
    }
}
