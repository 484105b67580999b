//! The rows of a draft that a person has marked, appended to `targets.csv`: what stands there stays byte for byte.

use super::missing_indicator::{Wanted, new_table, next_step};
use super::targets_file::{TARGETS_FILE, TargetsFile};
use crate::catalog::{Catalog, ProjectFiles, catalog_files, load};
use crate::diag::{Diagnostic, Location, Severity};
use crate::measure::notation::{decode, nearest, tidy};
use crate::say;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What accepting came to.
#[derive(Debug)]
pub struct Accepted {
    /// The new content of `targets.csv`; `None` where nothing was added.
    pub targets: Option<Vec<u8>>,
    /// The new content of `onpace.toml`; `None` where no indicator was added.
    pub toml: Option<Vec<u8>>,
    /// The names of indicators that were added.
    pub indicators: Vec<String>,
    pub added: usize,
    /// Rows that promise what the catalog has already.
    pub already_there: usize,
    /// Rows that nobody marked.
    pub unmarked: usize,
}

/// The catalog's file of feeds and indicators.
const PROJECT_FILE: &str = "onpace.toml";

/// What a person may write for yes.
const YES: [&str; 13] = ["yes", "y", "是", "√", "✓", "✔", "x", "1", "true", "ok", "对", "采纳", "☑"];

/// A row of a draft that is marked.
struct Marked {
    line: u64,
    cells: BTreeMap<String, String>,
}

impl Marked {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The indicator that it is of.
    fn wanted(&self) -> Wanted<'_> {
        let name = unguarded(self.get("indicator"));
        Wanted { name, unit: self.get("unit"), better: self.get("better"), line: self.line }
    }
}

/// Takes the marked rows of a draft into a project.
///
/// # Errors
/// Everything that is wrong, with the draft's lines; then nothing is to be written.
pub fn accept(draft: &[u8], name: &str, files: &ProjectFiles, catalog: &Catalog) -> Result<Accepted, Vec<Diagnostic>> {
    let (marked, unmarked) = marked(draft, name)?;
    // The catalog's targets may be a workbook, to which nothing is appended.
    if files.read(TARGETS_FILE).is_err()
        && let Some(workbook) =
            catalog_files(catalog).into_iter().find(|file| file.starts_with("targets.") && files.read(file).is_ok())
    {
        let error = Diagnostic::error("draft-error", say!("draft-targets-are-a-workbook", workbook));
        return Err(vec![error.at(Location::file(workbook)).hint(say!("draft-save-targets-as-csv"))]);
    }
    let existing = files.read(TARGETS_FILE).ok().map(Cow::into_owned);
    let mut file = TargetsFile::read(existing.as_deref()).map_err(|why| vec![why])?;
    let mut errors = Vec::new();
    let mut fresh: Vec<&Marked> = Vec::new();
    let mut already_there = 0;
    for row in &marked {
        match check(row, name, catalog) {
            Err(why) => errors.push(why),
            Ok(()) if stands_already(row, catalog) || fresh.iter().any(|other| is_same(other, row)) => {
                already_there += 1;
            }
            Ok(()) => fresh.push(row),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut lines: BTreeMap<u64, u64> = BTreeMap::new();
    for row in &fresh {
        let line = file.append(|column| unguarded(row.get(column)).to_owned());
        lines.insert(line, row.line);
    }
    if fresh.is_empty() {
        return Ok(Accepted { targets: None, toml: None, indicators: Vec::new(), added: 0, already_there, unmarked });
    }
    let targets = file.bytes();
    let would_fail = errors_with(&targets, files, catalog);
    if would_fail.is_empty() {
        return Ok(Accepted {
            targets: Some(targets),
            toml: None,
            indicators: Vec::new(),
            added: fresh.len(),
            already_there,
            unmarked,
        });
    }
    Err(would_fail.into_iter().map(|finding| at_draft(finding, name, &lines)).collect())
}

/// Takes the marked rows of a draft into a project, and adds the indicators that the catalog lacks at the end of `onpace.toml`, as far as a
/// feed may hold them.
///
/// # Errors
/// As of [`accept`]; then no indicator is to be added either.
pub fn accept_with_indicators(
    draft: &[u8],
    name: &str,
    files: &ProjectFiles,
    catalog: &Catalog,
) -> Result<Accepted, Vec<Diagnostic>> {
    let (marked, _) = marked(draft, name)?;
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    for row in &marked {
        let wanted = row.wanted();
        if check(row, name, catalog).is_err_and(|why| why.code == "unknown-indicator")
            && let Some(table) = new_table(&wanted, catalog)
        {
            tables.entry(tidy(wanted.name).into_owned()).or_insert(table);
        }
    }
    let standing = files.read(PROJECT_FILE).ok();
    let Some(decoded) = standing.as_deref().and_then(decode).filter(|_| !tables.is_empty()) else {
        return accept(draft, name, files, catalog);
    };
    let mut text = decoded.text.trim_end().to_owned();
    let name_of_draft = name.rsplit(['/', '\\']).next().unwrap_or(name);
    for table in tables.values() {
        let name = name_of_draft;
        let why = say!("draft-indicator-added", name).in_language(catalog.language);
        let _ = write!(text, "\n\n# {why}\n{table}");
    }
    text.push('\n');
    let toml = decoded.encoding.encode(&text);
    let mut all = in_memory(files, catalog);
    all.insert(PROJECT_FILE.to_owned(), Cow::Owned(toml.clone()));
    let files = ProjectFiles::Memory(all);
    let catalog = load(&files)?.output;
    let accepted = accept(draft, name, &files, &catalog)?;
    Ok(Accepted { toml: Some(toml), indicators: tables.into_keys().collect(), ..accepted })
}

/// The marked rows, and how many are not.
fn marked(draft: &[u8], name: &str) -> Result<(Vec<Marked>, usize), Vec<Diagnostic>> {
    let error = |message, line| vec![Diagnostic::error("draft-error", message).at(Location::line(name, line))];
    let Some(decoded) = decode(draft) else { return Err(error(say!("draft-not-csv"), 1)) };
    // Of lines that end as on Windows the reader would count all but the first one too few.
    let text = decoded.text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        [b'\t', b';', b','].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count()).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut records = reader.records();
    let Some(Ok(header)) = records.next() else { return Err(error(say!("draft-not-csv"), 1)) };
    let header: Vec<String> = header.iter().map(|cell| tidy(cell).into_owned()).collect();
    let missing: Vec<&str> = ["accept", "clause", "indicator", "kind"]
        .into_iter()
        .filter(|column| !header.iter().any(|h| h == column))
        .collect();
    if !missing.is_empty() {
        let columns = missing.join(", ");
        return Err(error(say!("draft-lacks-columns", columns), 1));
    }
    let mut rows = Vec::new();
    let mut unmarked = 0;
    for record in records {
        let Ok(record) = record else { return Err(error(say!("draft-not-csv"), 1)) };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cells: BTreeMap<String, String> = header.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        let row = Marked { line, cells };
        let mark = tidy(row.get("accept")).to_lowercase();
        if YES.contains(&mark.as_str()) {
            rows.push(row);
        } else if mark.is_empty() || ["no", "n", "否", "0", "不", "false"].contains(&mark.as_str()) {
            unmarked += 1;
        } else {
            return Err(error(say!("draft-unknown-mark", mark), line));
        }
    }
    Ok((rows, unmarked))
}

/// Whether a marked row can be taken at all.
#[expect(clippy::result_large_err, reason = "it is made once for a row that is wrong")]
fn check(row: &Marked, name: &str, catalog: &Catalog) -> Result<(), Diagnostic> {
    let at = || Location::line(name, row.line);
    if row.get("clause").is_empty() {
        return Err(Diagnostic::error("draft-error", say!("draft-row-without-clause"))
            .hint(say!("draft-row-without-clause-hint"))
            .at(at()));
    }
    let indicator = unguarded(row.get("indicator"));
    if indicator.is_empty() {
        return Err(Diagnostic::error("draft-error", say!("draft-row-without-indicator")).at(at()));
    }
    let needs_value = !matches!(row.get("kind"), "zero" | "done" | "清零" | "建成" | "完成");
    if needs_value && row.get("value").is_empty() {
        return Err(Diagnostic::error("draft-error", say!("draft-row-without-value")).at(at()));
    }
    let written = tidy(indicator);
    let known = catalog.indicators.iter().filter(|i| !i.hidden);
    if known.clone().any(|i| i.id == *written || tidy(&i.name) == written) {
        return Ok(());
    }
    let names = known.flat_map(|i| [i.id.as_str(), i.name.as_str()]);
    let near = nearest(&written, names);
    let error = Diagnostic::error("unknown-indicator", say!("draft-indicator-missing", indicator)).at(at());
    Err(if let Some(near) = near {
        error.did_you_mean(Some(near))
    } else {
        error.hint(next_step(&row.wanted(), catalog))
    })
}

/// Whether the catalog has a target of the same indicator, kind, due date and value.
fn stands_already(row: &Marked, catalog: &Catalog) -> bool {
    let written = tidy(unguarded(row.get("indicator"))).into_owned();
    let Some(indicator) = catalog.indicators.iter().find(|i| i.id == written || tidy(&i.name) == written) else {
        return false;
    };
    let due = row.get("due");
    catalog.targets_of(&indicator.id).any(|target| {
        let same_due = target.due.map(|due| due.to_string()).unwrap_or_default() == due;
        let each = row.get("scope").starts_with("each") == target.level(&catalog.regions).is_some();
        let unit = catalog.units.parse(row.get("unit")).unwrap_or(indicator.unit);
        let value =
            crate::measure::read_number(row.get("value"), &catalog.units).ok().map(|number| number.value.to_exact());
        let same_value = match (value, unit.to(indicator.unit)) {
            (Some(value), Some(factor)) => value * factor == target.value,
            _ => target.reference.is_some() || row.get("value").is_empty(),
        };
        target.kind.as_str() == row.get("kind") && same_due && each && same_value
    })
}

fn is_same(a: &Marked, b: &Marked) -> bool {
    ["indicator", "scope", "kind", "value", "unit", "due"].iter().all(|column| a.get(column) == b.get(column))
}

/// A text without the apostrophe that keeps spreadsheets from taking it for a formula.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']))
        .unwrap_or(text)
}

/// The files of a catalog.
fn in_memory(files: &ProjectFiles, catalog: &Catalog) -> BTreeMap<String, Cow<'static, [u8]>> {
    let read = |name: String| Some((name.clone(), Cow::Owned(files.read(&name).ok()?.into_owned())));
    catalog_files(catalog).into_iter().filter_map(read).collect()
}

/// The errors that the catalog has with the new targets.
fn errors_with(targets: &[u8], files: &ProjectFiles, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut all = in_memory(files, catalog);
    all.insert(TARGETS_FILE.to_owned(), Cow::Owned(targets.to_vec()));
    match load(&ProjectFiles::Memory(all)) {
        Ok(_) => Vec::new(),
        Err(found) => found.into_iter().filter(|finding| finding.severity == Severity::Error).collect(),
    }
}

/// A finding at a line that was added, at its line of the draft.
fn at_draft(mut finding: Diagnostic, name: &str, lines: &BTreeMap<u64, u64>) -> Diagnostic {
    let line = finding.location.as_ref().filter(|at| at.file == TARGETS_FILE).and_then(|at| at.line);
    if let Some(line) = line.and_then(|line| lines.get(&line)) {
        finding.location = Some(Location::line(name, *line));
    }
    finding
}
