//! Which rows name the columns, and which of their cells is which declared column.

use super::labels::{self, is_note};
use super::table::Table;
use crate::catalog::{Column, ColumnKind, Feed};
use crate::diag::{Diagnostic, Location};
use crate::measure::Unit;
use crate::measure::text::{nearest, squeezed, tidy};
use crate::say;
use std::borrow::Cow;

/// Records from the top among which the header is looked for.
pub(super) const SEARCHED: usize = 30;
/// Rows that a header may have.
const ROWS: usize = 3;

/// Where a declared column stands in one file.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub cell: usize,
    /// As it is written in the file.
    pub name: String,
    /// From the header (`种植面积(万亩)`) or from a `单位:` row above it.
    pub unit: Option<Unit>,
}

#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Index of its first record; those before it are titles.
    pub record: usize,
    /// How many records it takes.
    pub rows: usize,
    /// Cells of its widest record.
    pub width: usize,
    /// Of every declared column, in the feed's order; `None` for an optional one that the file lacks.
    pub columns: Vec<Option<Found>>,
    /// The cell in which each row states the unit of its own amounts (计量单位).
    pub unit_cell: Option<usize>,
    /// The cells of its records and of those above, tidied: they may stand again further down.
    pub labels: Vec<Vec<String>>,
}

impl Header {
    /// Finds the first rows in which every required column is named.
    ///
    /// # Errors
    /// A diagnostic that names the headers which were not found, and the nearest that were; that a header stands twice; that a
    /// unit does not convert.
    pub fn find(table: &Table<'_>, feed: &Feed, file: &str) -> Result<Self, Box<Diagnostic>> {
        let rows = feed.reading.header_rows.map(|n| usize::from(n).clamp(1, ROWS));
        let told = feed.reading.header_line.map(|line| (0..table.len()).find(|n| table.place(*n).line >= line));
        let starts = match told {
            Some(Some(record)) => record..record + 1,
            Some(None) => 0..0,
            None => 0..table.len().min(SEARCHED),
        };
        let mut best: Option<(usize, Vec<Option<Found>>)> = None;
        // The rows that end highest, and of them the fewest.
        for last in starts.start..starts.end + ROWS - 1 {
            for rows in rows.map_or(1..=ROWS, |n| n..=n) {
                let Some(record) = (last + 1).checked_sub(rows).filter(|r| starts.contains(r)) else { continue };
                if last >= table.len() {
                    continue;
                }
                let labels = Labels::of(table, record, rows);
                let columns = match labels.look(feed) {
                    Ok(columns) => columns,
                    Err(twice) if twice.complete => return Err(Box::new(twice.told(table, file, record))),
                    Err(twice) => twice.columns,
                };
                if feed.columns.iter().zip(&columns).all(|(c, found)| c.optional || found.is_some()) {
                    return Self::settled(
                        table,
                        feed,
                        file,
                        Self { record, rows, width: labels.width, columns, unit_cell: None, labels: Vec::new() },
                    );
                }
                let found = |columns: &[Option<Found>]| columns.iter().flatten().count();
                if best.as_ref().is_none_or(|(_, b)| found(&columns) > found(b)) {
                    best = Some((record, columns));
                }
            }
        }
        Err(Box::new(not_found(table, feed, file, best)))
    }

    /// Takes rows of units or of sub-headings below into the header, and units from the rows above it.
    fn settled(table: &Table<'_>, feed: &Feed, file: &str, mut header: Self) -> Result<Self, Box<Diagnostic>> {
        while feed.reading.header_rows.is_none() && header.rows < ROWS && header.goes_on(table, feed) {
            if let Some(twice) = header.over_several(table, feed) {
                return Err(Box::new(twice.told(table, file, header.record)));
            }
            let rows = header.rows + 1;
            let labels = Labels::of(table, header.record, rows);
            let named = labels.look(feed).unwrap_or_else(|twice| twice.columns);
            let taken: Vec<usize> = header.columns.iter().flatten().map(|found| found.cell).collect();
            for (found, below) in header.columns.iter_mut().zip(named) {
                let Some(below) = below else { continue };
                let is_better = match found {
                    Some(found) => found.cell == below.cell && found.unit.is_none(),
                    // A column that need not be there, named by its own row alone.
                    None => !taken.contains(&below.cell),
                };
                if is_better {
                    *found = Some(below);
                }
            }
            header.rows = rows;
            header.width = header.width.max(labels.width);
        }
        let above = (0..header.record).flat_map(|record| table.cells(record));
        let stated: Vec<Unit> = above.flat_map(stated_units).collect();
        for (column, found) in feed.columns.iter().zip(&mut header.columns) {
            if let (ColumnKind::Quantity { unit, .. }, Some(found)) = (&column.kind, found)
                && found.unit.is_none()
            {
                let mut fitting = stated.iter().copied().filter(|s| s.dimension() == unit.dimension());
                found.unit = fitting.next();
                if let (Some(first), Some(second)) = (found.unit, fitting.find(|s| Some(*s) != found.unit)) {
                    return Err(Box::new(two_units(&found.name, first, second, file, table, header.record)));
                }
            }
        }
        header.check_units(feed, file, table.place(header.record).line)?;
        let records = 0..header.record + header.rows;
        header.labels = records.map(|r| table.cells(r).map(|c| tidy(c).into_owned()).collect()).collect();
        let is_unit = |label: &String| matches!(&*squeezed(label), "计量单位" | "单位" | "unit" | "Unit");
        let own = &header.labels[header.record..];
        let is_declared = |cell: usize| header.columns.iter().flatten().any(|found| found.cell == cell);
        header.unit_cell = (0..header.width)
            .find(|cell| !is_declared(*cell) && own.iter().filter_map(|row| row.get(*cell)).any(is_unit));
        Ok(header)
    }

    /// Whether the row below belongs to the header: words where there are no columns that every row fills, or units.
    fn goes_on(&self, table: &Table<'_>, feed: &Feed) -> bool {
        let below = self.record + self.rows;
        if below >= table.len() || table.apart(below) || table.damage(below).is_some() {
            return false;
        }
        let is_word = |cell: &str| Unit::parse(tidy(cell).trim_matches(['(', ')'])).is_some() || labels::is_word(cell);
        // A label that is merged over both rows stands in each, where the workbook's cells are filled.
        let filled = |cell: &usize| {
            let label = table.cell(below, *cell).unwrap_or("").trim();
            !label.is_empty() && table.cell(below - 1, *cell).is_none_or(|above| above.trim() != label)
        };
        let labels =
            feed.columns.iter().zip(&self.columns).filter(|(c, _)| !matches!(c.kind, ColumnKind::Quantity { .. }));
        let says_unit = |cell: usize| {
            let label = squeezed(table.cell(below, cell).unwrap_or(""));
            matches!(label.trim_end_matches(':'), "单位" | "计量单位")
        };
        let any_label = labels.filter_map(|(_, f)| f.as_ref()).any(|f| filled(&f.cell) && !says_unit(f.cell));
        let cells = table.cells(below).filter(|c| !c.trim().is_empty());
        !any_label && cells.clone().count() > 0 && cells.clone().all(is_word) && !cells.clone().any(is_note)
    }

    /// A heading of an amount that stands over several columns with names of their own, so that it is none of them.
    fn over_several(&self, table: &Table<'_>, feed: &Feed) -> Option<Twice> {
        let (above, below) = (self.record + self.rows - 1, self.record + self.rows);
        let word = |record: usize, cell: usize| tidy(table.cell(record, cell).unwrap_or("")).into_owned();
        let names = |cell: usize| {
            let name = word(below, cell);
            !name.is_empty() && Unit::parse(name.trim_matches(['(', ')'])).is_none()
        };
        feed.columns.iter().zip(&self.columns).find_map(|(column, found)| {
            let found = found.as_ref().filter(|_| matches!(column.kind, ColumnKind::Quantity { .. }))?;
            let next = found.cell + 1;
            let several = names(found.cell) && names(next) && word(above, next).is_empty();
            several.then(|| Twice {
                column: found.name.clone(),
                cells: [found.cell, next],
                columns: Vec::new(),
                complete: true,
            })
        })
    }

    fn check_units(&self, feed: &Feed, file: &str, line: u64) -> Result<(), Box<Diagnostic>> {
        for (column, found) in feed.columns.iter().zip(&self.columns) {
            let (ColumnKind::Quantity { unit, .. }, Some(Found { cell, name, unit: Some(written) })) =
                (&column.kind, found)
            else {
                continue;
            };
            if written.dimension() != unit.dimension() {
                let message = say!(
                    "表头“{name}”的单位是{written}，而目录规定的是{unit}，两者不能换算；本文件未采用",
                    "the header `{name}` is in {written} but the catalog declares {unit}, which it does not convert to; the file was not used"
                );
                let at = Location::at(file, line, *cell as u64 + 1);
                return Err(Box::new(Diagnostic::error("unit-error", message).at(at)));
            }
        }
        Ok(())
    }
}

fn two_units(name: &str, first: Unit, second: Unit, file: &str, table: &Table<'_>, record: usize) -> Diagnostic {
    let message = say!(
        "表上方写有{first}和{second}，无法判断“{name}”用哪一个；本文件未采用",
        "{first} and {second} stand above the table, and it is open which `{name}` is in; the file was not used"
    );
    let hint =
        say!("请把单位写入表头，如“{name}({first})”", "write the unit into the header, such as `{name}({first})`");
    let line = table.place(record).line;
    Diagnostic::error("unit-error", message).hint(hint).at(Location::line(file, line))
}

/// The names that the rows of a header give each cell below them.
struct Labels {
    width: usize,
    /// By cell: its names as written, the most telling first.
    names: Vec<Vec<String>>,
}

/// A declared header that two cells bear.
struct Twice {
    column: String,
    cells: [usize; 2],
    /// What was found besides.
    columns: Vec<Option<Found>>,
    /// Whether every required column was found, so that this is the header.
    complete: bool,
}

/// The whole names that the rows of a header give the cells below them; `None` where they give none.
pub(super) fn names(table: &Table<'_>, record: usize, rows: usize) -> Vec<Option<String>> {
    Labels::of(table, record, rows).names.into_iter().map(|names| names.into_iter().next()).collect()
}

impl Labels {
    fn of(table: &Table<'_>, record: usize, rows: usize) -> Self {
        let records = record..record + rows;
        let width = records.clone().map(|r| table.width(r)).max().unwrap_or(0);
        let own = |r: usize, c: usize| tidy(table.cell(r, c).unwrap_or("")).into_owned();
        // A heading over several columns stands above the first of them only.
        let over = |r: usize, c: usize| (0..=c).rev().map(|c| own(r, c)).find(|t| !t.is_empty()).unwrap_or_default();
        let names = (0..width).map(|c| {
            let texts: Vec<String> = records.clone().map(|r| own(r, c)).collect();
            let bottom = texts.iter().rposition(|t| !t.is_empty());
            let Some(bottom) = bottom else { return Vec::new() };
            let filled = (0..bottom).map(|n| over(record + n, c)).chain([texts[bottom].clone()]);
            let mut joined: Vec<String> = filled.filter(|t| !t.is_empty()).collect();
            joined.dedup();
            let mut own: Vec<&str> = texts.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
            own.dedup();
            let mut names = vec![joined.concat(), own.concat()];
            if let [.., above, unit] = own[..]
                && Unit::parse(unit.trim_matches(['(', ')'])).is_some()
            {
                names.push(format!("{above}({})", unit.trim_matches(['(', ')'])));
            }
            names.push(texts[bottom].clone());
            names.dedup();
            names
        });
        Self { width, names: names.collect() }
    }

    /// Which cell is which declared column.
    fn look(&self, feed: &Feed) -> Result<Vec<Option<Found>>, Twice> {
        let folded: Vec<Vec<Cow<'_, str>>> =
            self.names.iter().map(|names| names.iter().map(|name| folded(name)).collect()).collect();
        let mut twice: Option<(String, [usize; 2])> = None;
        let columns: Vec<Option<Found>> = feed
            .columns
            .iter()
            .map(|column| match self.look_for(column, &folded) {
                Ok(found) => found,
                Err((found, other)) => {
                    twice.get_or_insert((found.name.clone(), [found.cell, other]));
                    Some(found)
                }
            })
            .collect();
        let Some((column, cells)) = twice else { return Ok(columns) };
        let complete = feed.columns.iter().zip(&columns).all(|(c, found)| c.optional || found.is_some());
        Err(Twice { column, cells, columns, complete })
    }

    /// The cell that bears a column's header, the aliases in their order; an error where two do. `names` are the labels' own, folded.
    fn look_for(&self, column: &Column, names: &[Vec<Cow<'_, str>>]) -> Result<Option<Found>, (Found, usize)> {
        let depth = self.names.iter().map(Vec::len).max().unwrap_or(0);
        for header in column.headers.iter().map(|header| folded(header)) {
            for n in 0..depth {
                let mut cells = (0..self.width).filter_map(|cell| {
                    let unit = column_of(column, &header, names[cell].get(n)?)?;
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

impl Twice {
    fn told(self, table: &Table<'_>, file: &str, record: usize) -> Diagnostic {
        let (name, [first, second]) = (self.column, self.cells);
        let (first, second) = (first + 1, second + 1);
        let message = say!(
            "表头“{name}”出现两次（第{first}列和第{second}列），无法判断采用哪一列；本文件未采用",
            "the header `{name}` stands twice (columns {first} and {second}), so it is open which is meant; the file was not used"
        );
        let hint = say!(
            "有上级表头的，可在 onpace.toml 的 header 中写“上级表头+本级表头”；否则请删去多余的列",
            "where a heading stands above it, write heading and header together under `header` in onpace.toml; else delete the column not meant"
        );
        let at = Location::at(file, table.place(record).line, second as u64);
        Diagnostic::error("duplicate-label", message).hint(hint).at(at)
    }
}

/// A heading as headings are compared: 1-11月 and 1—11月 are one.
fn folded(heading: &str) -> Cow<'_, str> {
    let dashes = ['—', '–', '－', '~', '～'];
    match squeezed(heading) {
        heading if !heading.contains(dashes) => heading,
        heading => heading.replace(dashes, "-").into(),
    }
}

/// `Some` if a header cell bears the name, both of them folded; within it the unit that the cell states.
#[expect(clippy::option_option, reason = "no match, a match, a match with a unit")]
fn column_of(column: &Column, header: &str, written: &str) -> Option<Option<Unit>> {
    let rest = written.strip_prefix(header)?;
    if rest.is_empty() {
        return Some(None);
    }
    if !matches!(column.kind, ColumnKind::Quantity { .. }) {
        return None;
    }
    let inner = [("(", ")"), ("[", "]"), ("【", "】"), ("/", ""), (":", ""), (",", "")]
        .into_iter()
        .find_map(|(open, close)| rest.strip_prefix(open)?.strip_suffix(close));
    let unit = inner.and_then(|i| Unit::parse(i.trim_start_matches("单位:").trim_start_matches("单位")))?;
    Some(Some(unit))
}

/// The headings that a feed declares, folded once for comparison with many cells.
pub(super) struct Headings<'f> {
    columns: Vec<(&'f Column, Vec<Cow<'f, str>>)>,
}

impl<'f> Headings<'f> {
    pub fn of(feed: &'f Feed) -> Self {
        let columns = feed.columns.iter().map(|c| (c, c.headers.iter().map(|header| folded(header)).collect()));
        Self { columns: columns.collect() }
    }

    /// How many columns the feed declares.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// How many of the columns the cells of a line may name: for telling delimiters apart.
    pub fn named<'c>(&self, cells: impl Iterator<Item = &'c str>) -> usize {
        let cells: Vec<Cow<'_, str>> = cells.map(folded).collect();
        let is_named = |(column, headers): &&(&Column, Vec<Cow<'_, str>>)| {
            cells.iter().any(|cell| headers.iter().any(|header| column_of(column, header, cell).is_some()))
        };
        self.columns.iter().filter(is_named).count()
    }
}

/// The units of a cell such as `单位：万亩`, `(单位:亩、万元)`, `…统计表（万亩）`, `面积单位为万亩`; whose 单位 is an office states none.
pub(super) fn stated_units(cell: &str) -> Vec<Unit> {
    const MARKS: [&str; 3] = ["单位:", "单位为", "单位是"];
    let cell = tidy(cell);
    let units = |text: &str| {
        let end = text.find([')', ']', '】', ';', '。', ' ']).unwrap_or(text.len());
        text[..end].split(['、', ',', '，']).filter_map(Unit::parse).collect::<Vec<_>>()
    };
    let padded = cell.replace("单 位", "单位").replace("单位 ", "单位");
    let mut found: Vec<Unit> = MARKS
        .iter()
        .flat_map(|mark| padded.match_indices(mark).map(|(at, mark)| padded[at + mark.len()..].trim_start().to_owned()))
        .flat_map(|rest| units(&rest))
        .collect();
    if found.is_empty()
        && let Some((_, inner)) = cell.strip_suffix(')').and_then(|c| c.rsplit_once('('))
    {
        found = units(inner);
    }
    found.dedup();
    found
}

fn not_found(table: &Table<'_>, feed: &Feed, file: &str, best: Option<(usize, Vec<Option<Found>>)>) -> Diagnostic {
    if table.len() == 0 {
        let message = say!("文件没有内容；本文件未采用", "the file is empty; it was not used");
        return Diagnostic::error("missing-header", message).at(Location::file(file));
    }
    let starts_with =
        |mark: &str| table.cell(0, 0).is_some_and(|c| c.trim_start().to_ascii_lowercase().starts_with(mark));
    if ["<html", "<!doctype", "<table", "<?xml"].iter().any(|mark| starts_with(mark)) {
        let message = say!(
            "文件是网页（HTML/XML），不是表格；本文件未采用",
            "the file is a web page (HTML or XML), not a table; it was not used"
        );
        let hint = say!("用电子表格软件打开后另存为 xlsx", "open it in a spreadsheet and save it as xlsx");
        return Diagnostic::error("missing-header", message).hint(hint).at(Location::file(file));
    }
    if let Some(line) = feed.reading.header_line {
        let message = say!(
            "onpace.toml 写明表头在第{line}行（header_line），该处没有全部必填列；本文件未采用",
            "onpace.toml says that the header is on line {line} (header_line), where not every required column is named; the file was not used"
        );
        return Diagnostic::error("missing-header", message).at(Location::line(file, line));
    }
    let (record, found) = best.unzip();
    let cells: Vec<_> = record.map_or_else(Vec::new, |r| table.cells(r).map(squeezed).collect());
    let mut missing = Vec::new();
    let mut hints = Vec::new();
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.optional) {
        if found.as_ref().is_some_and(|f| f[n].is_some()) {
            continue;
        }
        missing.push(column.headers.join("/"));
        let near = column.headers.iter().find_map(|h| nearest(&squeezed(h), cells.iter().map(|c| &**c)));
        hints.extend(near.map(str::to_owned));
    }
    let missing = missing.join(", ");
    let message = say!(
        "前{SEARCHED}行内没有同时含有全部必填列的表头行，缺少：{missing}；本文件未采用",
        "no header row with every required column in the first {SEARCHED} rows; not found: {missing}; the file was not used"
    );
    let mut diagnostic = Diagnostic::error("missing-header", message).at(match record {
        Some(r) => Location::line(file, table.place(r).line),
        None => Location::file(file),
    });
    if let Some(damaged) = (0..table.len().min(SEARCHED)).find(|r| table.damage(*r).is_some()) {
        let line = table.place(damaged).line;
        return diagnostic.hint(say!(
            "第{line}行有不成对的引号，引号之间的内容连成了一格；请先改正",
            "line {line} has a quote without its partner, which runs cells together; mend that first"
        ));
    }
    if !hints.is_empty() {
        let hints = hints.join(", ");
        diagnostic = diagnostic.hint(say!(
            "相近的列名有：{hints}；可在 onpace.toml 的 header 中补上别名",
            "near headers in the file: {hints}; an alias can be added under `header` in onpace.toml"
        ));
    }
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_stated_above_the_table_and_offices_are_not_units() {
        let units = |cell| stated_units(cell).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(units("单位：万亩"), ["万亩"]);
        assert_eq!(units("襄城县种植面积统计表（单位：亩、万元）"), ["亩", "万元"]);
        assert!(units("填报单位：县农业农村局").is_empty());
        assert_eq!(units("填报单位：县农业农村局　　单位：亩"), ["亩"]);
        assert_eq!(units("填报单位：县农业农村局　　单位：万亩　　2020年11月"), ["万亩"]);
        assert_eq!(units("种植面积统计表（万亩）"), ["万亩"]);
        assert_eq!(units("注：面积单位为万亩。"), ["万亩"]);
        assert!(units("统计表（一）").is_empty());
    }
}
