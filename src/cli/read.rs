//! `onpace read`: one file, what was detected in it, and its table.

use super::exit::Exit;
use super::project::find_folder;
use super::tell::{self, Place};
use crate::catalog::{Catalog, Feed, Language, ProjectFiles, Regions, load};
use crate::diag::Diagnostic;
use crate::feed::{Detected, Skipped, detect, infer_feed};
use crate::measure::text::nearest;
use crate::render::csv::harmless;
use crate::{pack, say};
use std::path::{Path, PathBuf};

/// Rejects shown unless `--all`.
const REJECTS_SHOWN: usize = 5;

/// Read one file: print its table as clean CSV, and say what was detected
///
/// As a feed's where a project has one whose header fits, else by what stands in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace read 11月种植面积.xlsx
  onpace read feeds/loans-2020-11.csv --feed loans > clean.csv
  onpace read feeds/loans-2020-11.csv --json")]
pub(super) struct Args {
    /// File to read: CSV, xlsx, xls or ods
    file: PathBuf,
    /// Feed of the catalog that the file belongs to; default: the one whose header fits
    #[arg(long)]
    feed: Option<String>,
    /// Folder with `onpace.toml`; default: at or above the working directory
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    /// Language of what is said
    #[arg(long, value_name = "zh-CN|en", value_parser = super::project::parse_language)]
    lang: Option<Language>,
    /// List every reject
    #[arg(long)]
    all: bool,
    /// Print the decisions as JSON instead of the table
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let (folder, name) = split(&args.file);
    let files = ProjectFiles::Folder(folder);
    let catalog = catalog(args)?;
    let language = args.lang.or_else(|| catalog.as_ref().map(|c| c.language)).unwrap_or_default();
    let failed = |why: &Diagnostic| {
        tell::diagnostic(why, language);
        Exit::Feeds
    };
    let fits = catalog.as_ref().and_then(|c| fitting(c, &files, &name, args.feed.as_deref()));
    if let (Some(catalog), Some(wanted)) = (&catalog, &args.feed)
        && fits.is_none()
    {
        let near = nearest(wanted, catalog.feeds.iter().map(|f| f.id.as_str()));
        let message = say!("目录中没有报送 `{wanted}`", "the catalog has no feed `{wanted}`");
        tell::diagnostic(&Diagnostic::error("unknown-feed", message).did_you_mean(near), language);
        return Err(Exit::Usage);
    }
    let misfit = catalog.as_ref().filter(|_| fits.is_none()).and_then(|c| {
        let feed = c.feeds.iter().find(|f| is_called(f, &name))?;
        detect(feed, &c.regions, &files, &name).err()
    });
    if let Some(why) = misfit {
        // A file that is called like a feed's may hold what is private in it.
        return Err(failed(&why));
    }
    let none = Regions::default();
    let (feed, regions, known): (Feed, &Regions, bool) = if let (Some(catalog), Some(feed)) = (&catalog, fits) {
        (feed.clone(), &catalog.regions, true)
    } else {
        let (feed, warnings) = infer_feed(&files, &name).map_err(|why| failed(&why))?;
        tell::diagnostics(&warnings, language);
        (feed, &none, false)
    };
    let detected = detect(&feed, regions, &files, &name).map_err(|why| failed(&why))?;
    let detected = if known { detected } else { detected.inferred() };
    tell::diagnostics(detected.warnings(), language);
    if args.json {
        tell::print(&format!("{:#}\n", decisions(&detected, known.then_some(&feed), language)));
    } else {
        say_decisions(&detected, known.then_some(&feed), language, args.all);
        print_table(&detected);
    }
    Ok(Exit::Done)
}

fn split(file: &Path) -> (PathBuf, String) {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    (folder.to_path_buf(), name)
}

/// The project's catalog; without a project the bundled one's, but only where one of its feeds is asked for by name: its header
/// may fit by chance, its regions will not.
fn catalog(args: &Args) -> Result<Option<Catalog>, Exit> {
    let files = match find_folder(args.project.as_deref(), args.lang.unwrap_or_default())? {
        Some(folder) => ProjectFiles::Folder(folder),
        None if args.feed.is_some() => pack::project(),
        None => return Ok(None),
    };
    match load(&files) {
        Ok(loaded) => Ok(Some(loaded.output)),
        Err(errors) if args.feed.is_some() || args.project.is_some() => {
            tell::diagnostics(&errors, args.lang.unwrap_or_default());
            Err(Exit::Usage)
        }
        // A file can be looked at while the catalog is still being written.
        Err(_) => Ok(None),
    }
}

/// The feed asked for, else the one whose files are called so, else the only one whose header fits.
fn fitting<'c>(catalog: &'c Catalog, files: &ProjectFiles, name: &str, wanted: Option<&str>) -> Option<&'c Feed> {
    if let Some(id) = wanted {
        return catalog.feed(id);
    }
    let fits = |feed: &&Feed| detect(feed, &catalog.regions, files, name).is_ok();
    catalog.feeds.iter().filter(|f| is_called(f, name)).find(fits).or_else(|| {
        let mut fitting = catalog.feeds.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    })
}

/// Whether a file's name is one of the feed's.
fn is_called(feed: &Feed, name: &str) -> bool {
    let pattern = feed.files.rsplit('/').next().unwrap_or(&feed.files);
    glob::Pattern::new(pattern).is_ok_and(|p| p.matches(name))
}

fn decisions(detected: &Detected<'_>, feed: Option<&Feed>, language: Language) -> serde_json::Value {
    let (header_line, header_rows) = detected.header();
    let [rows, used, rejected, skipped, superseded] = detected.account();
    let column = |c: crate::feed::DetectedColumn| {
        serde_json::json!({ "id": c.id, "header": c.header, "type": c.kind, "position": c.position,
            "unit": c.unit.map(|u| u.to_string()) })
    };
    let reject = |r: &crate::feed::Reject| {
        serde_json::json!({ "line": r.line, "byte": r.byte, "column": r.column, "code": r.code, "raw": r.raw,
            "message": tell::words(&r.message, language) })
    };
    serde_json::json!({
        "feed": feed.map(|f| &f.id),
        "written": detected.format().to_string(),
        "header_line": header_line,
        "header_rows": header_rows,
        "period": detected.period().map(|p| p.to_string()),
        "columns": detected.columns().into_iter().map(column).collect::<Vec<_>>(),
        "rows": rows, "used": used, "rejected": rejected, "skipped": skipped, "superseded": superseded,
        "rejects": detected.rejects().iter().map(reject).collect::<Vec<_>>(),
        "skipped_rows": detected.skipped().iter().map(|(line, why)| serde_json::json!({ "line": line, "why": why })).collect::<Vec<_>>(),
        "warnings": detected.warnings(),
    })
}

fn say_decisions(detected: &Detected<'_>, feed: Option<&Feed>, language: Language, all: bool) {
    let say = |m: &crate::diag::Message| tell::tell(tell::words(m, language));
    let (line, written) = (detected.header().0, detected.format());
    match feed.map(|f| &f.id) {
        Some(id) => say(&say!(
            "{written}，表头第{line}行，按报送 {id} 读取",
            "{written}, header on line {line}, read as feed {id}"
        )),
        None => say(&say!(
            "{written}，表头第{line}行；没有相符的报送，列的类型按内容判断",
            "{written}, header on line {line}; no feed fits, types are told by the cells"
        )),
    }
    for c in detected.columns() {
        let unit = c.unit.map(|u| format!(" {u}")).unwrap_or_default();
        let position = c.position.map_or_else(|| "—".to_owned(), |n| n.to_string());
        tell::tell(&format!("  {position:>3} {} → {} ({}{unit})", c.header, c.id, c.kind));
    }
    let [rows, used, rejected, skipped, superseded] = detected.account();
    say(&say!(
        "共{rows}行 = 采用{used} + 待核未采用{rejected} + 非数据行{skipped} + 重复{superseded}",
        "{rows} rows = {used} used + {rejected} rejected + {skipped} skipped + {superseded} repeated"
    ));
    say_skipped(detected.skipped(), language);
    let shown = if all { usize::MAX } else { REJECTS_SHOWN };
    for r in detected.rejects().iter().take(shown) {
        let place = Place { file: &r.file, line: r.line, column: r.column.as_deref(), code: r.code };
        let shown = tell::in_place(&place, tell::words(&r.message, language), r.excerpt.as_ref(), language);
        tell::tell(shown.trim_end());
    }
    let rest = detected.rejects().len().saturating_sub(shown);
    if rest > 0 {
        say(&say!("……另{rest}行，用--all全部列出", "… {rest} more; --all lists them"));
    }
}

/// Which rows were no data, so that nothing is left out without a word.
fn say_skipped(skipped: &[(u64, Skipped)], language: Language) {
    let kinds = [
        (Skipped::Total, say!("合计、平均、累计行", "totals, means and running totals")),
        (Skipped::Words, say!("说明、标题或重复的表头", "notes, titles or the header again")),
        (Skipped::Blank, say!("空行", "blank rows")),
        (Skipped::SecondTable, say!("另一张表", "another table")),
    ];
    for (kind, name) in kinds {
        let lines: Vec<String> = skipped.iter().filter(|(_, k)| *k == kind).map(|(line, _)| line.to_string()).collect();
        if !lines.is_empty() {
            let (zh, en) = (lines.join("、"), lines.join(", "));
            let crate::diag::Message { zh: in_zh, en: in_en } = &name;
            let message = say!("  {in_zh}：第{zh}行", "  {in_en}: line {en}");
            tell::tell(tell::words(&message, language));
        }
    }
}

fn print_table(detected: &Detected<'_>) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = detected.heads();
    let _ = writer.write_record(heads.iter().map(|h| harmless(h).into_owned()));
    for (n, row) in detected.rows().enumerate() {
        let _ = writer.write_record(row.iter().map(|cell| plain(cell)));
        if n % 10_000 == 9_999 {
            flush(&mut writer);
        }
    }
    flush(&mut writer);
}

/// A cell that no spreadsheet takes for a formula; numbers stay numbers.
fn plain(cell: &str) -> String {
    if cell.parse::<f64>().is_ok() { cell.to_owned() } else { harmless(cell).into_owned() }
}

fn flush(writer: &mut csv::Writer<Vec<u8>>) {
    let written = std::mem::replace(writer, csv::Writer::from_writer(Vec::new())).into_inner().unwrap_or_default();
    tell::print(&String::from_utf8_lossy(&written));
}
