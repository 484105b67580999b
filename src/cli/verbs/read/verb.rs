//! `onpace read`: one file, what is detected in it, and its table.

use super::decisions::{decisions, say_decisions};
use super::fitting_feed::{called, fitting, is_called};
use super::table::{print_records, print_table};
use crate::catalog::{Catalog, ColumnKind, Feed, ProjectFiles, Reading, Regions, Sheets, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{CATALOG, NotOne, find_folder, folder_around, folder_at_hand, parse_language, which};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::diag::Diagnostic;
use crate::feed::{InferredFeed, Unknown, detect, infer_feed, of_sheet, raw_records};
use crate::measure::notation::squeezed;
use crate::say;
use crate::words::Language;
use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What stands for standard input.
const STREAM: &str = "-";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    file: PathBuf,
    #[arg(long)]
    feed: Option<String>,
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long, conflicts_with_all = ["feed", "json"])]
    raw: bool,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let (files, name) = if args.file == Path::new(STREAM) { standard_input()? } else { split(&args.file) };
    let catalog = catalog(args)?;
    let language = args.lang.or_else(|| catalog.as_ref().map(|c| c.language)).unwrap_or_else(spoken);
    let failed = |why: &Diagnostic| {
        console::diagnostic(why, language);
        Exit::Feeds
    };
    let unknown = Unknown { sheet: args.sheet.as_deref(), language };
    if args.raw {
        refuse_private(catalog.as_ref(), &files, &name, language)?;
        print_records(&raw_records(&files, &name, unknown).map_err(|why| failed(&why))?);
        return Ok(Exit::Done);
    }
    let fits = catalog.as_ref().and_then(|c| fitting(c, &files, &name, args.feed.as_deref()));
    if let (Some(catalog), None) = (&catalog, fits) {
        check_misfit(catalog, args.feed.as_deref(), &files, &name, language)?;
    }
    let none = Regions::default();
    let (feed, regions, kinds): (Feed, &Regions, Option<Vec<ColumnKind>>) =
        if let (Some(catalog), Some(feed)) = (&catalog, fits) {
            let sheets = match (&args.sheet, &feed.reading.sheets) {
                (Some(sheet), Sheets::Fitting | Sheets::Named(_)) => Sheets::Named(sheet.clone()),
                (_, stated) => stated.clone(),
            };
            let reading = Reading { sheets, ..feed.reading.clone() };
            (Feed { reading, ..feed.clone() }, &catalog.regions, None)
        } else {
            let inferred = infer_feed(&files, &name, unknown).map_err(|why| failed(&why))?;
            console::diagnostics(&inferred.warnings, language);
            say_sheets(&inferred, language);
            let feed = match &catalog {
                Some(catalog) => masked(inferred.feed, catalog),
                None => inferred.feed,
            };
            (feed, &none, Some(inferred.kinds))
        };
    let known = kinds.is_none();
    let name = match &args.sheet {
        Some(sheet) if feed.reading.sheets == Sheets::Each => of_sheet(&name, sheet),
        _ => name,
    };
    let detected = detect(&feed, regions, &files, &name).map_err(|why| failed(&why))?;
    let detected = if let Some(kinds) = kinds { detected.inferred(kinds) } else { detected };
    console::diagnostics(detected.warnings(), language);
    if args.json {
        console::print(&format!("{:#}\n", decisions(&detected, known.then_some(&feed), language)));
    } else {
        say_decisions(&detected, known.then_some(&feed), language, args.all);
        print_table(&detected);
    }
    Ok(Exit::Done)
}

/// Of a file that is to be shown as it stands.
///
/// # Errors
/// [`Exit::Usage`] where it may be a file of a feed with private columns, by its name or by its header.
fn refuse_private(catalog: Option<&Catalog>, files: &ProjectFiles, name: &str, language: Language) -> Result<(), Exit> {
    let feeds = catalog.into_iter().flat_map(|c| c.feeds.iter().map(|feed| (feed, &c.regions)));
    let mut private = feeds.filter(|(feed, _)| feed.columns.iter().any(|column| column.private));
    let of = private.find(|(feed, regions)| is_called(feed, name) || detect(feed, regions, files, name).is_ok());
    let Some((feed, _)) = of else { return Ok(()) };
    let id = &feed.id;
    console::diagnostic(&Diagnostic::error("private-columns", say!("raw-private", id)), language);
    Err(Exit::Usage)
}

/// A feed that was inferred, with every column private whose heading is that of a private column of some feed of the project.
fn masked(mut feed: Feed, catalog: &Catalog) -> Feed {
    let private = catalog.feeds.iter().flat_map(|feed| &feed.columns).filter(|column| column.private);
    let headings: Vec<_> = private.flat_map(|column| &column.headers).map(|heading| squeezed(heading)).collect();
    for column in &mut feed.columns {
        column.private |= column.headers.iter().any(|heading| headings.contains(&squeezed(heading)));
    }
    feed
}

/// Says which sheets a workbook has, and which of them was read.
fn say_sheets(inferred: &InferredFeed, language: Language) {
    if let (Sheets::Named(read), [_, _, ..]) = (&inferred.feed.reading.sheets, &inferred.sheets[..]) {
        let all = &inferred.sheets;
        console::note(&say!("read-sheets", all, read), language);
    }
}

/// Of a file that no feed fits.
///
/// # Errors
/// [`Exit::Usage`] where the feed asked for is not in the catalog; [`Exit::Feeds`] where the file has the name of a feed's files, since
/// then it may hold what is private in that feed.
fn check_misfit(
    catalog: &Catalog,
    wanted: Option<&str>,
    files: &ProjectFiles,
    name: &str,
    language: Language,
) -> Result<(), Exit> {
    if let Some(wanted) = wanted {
        let error = match which(catalog.feeds.iter().map(called), wanted) {
            Err(NotOne::Several { ids }) => {
                Diagnostic::error("ambiguous-name", say!("several-so-called", written = wanted, ids))
                    .hint(say!("several-so-called-hint"))
            }
            Err(NotOne::None { nearest }) => {
                Diagnostic::error("unknown-feed", say!("no-such-feed", wanted)).did_you_mean(nearest.as_deref())
            }
            Ok(_) => return Ok(()),
        };
        console::diagnostic(&error, language);
        return Err(Exit::Usage);
    }
    let namesake = catalog.feeds.iter().find(|feed| is_called(feed, name));
    match namesake.and_then(|feed| detect(feed, &catalog.regions, files, name).err()) {
        Some(why) => {
            console::diagnostic(&why, language);
            Err(Exit::Feeds)
        }
        None => Ok(()),
    }
}

/// What stands in standard input, as a file of that name.
///
/// # Errors
/// [`Exit::Feeds`] where it cannot be read.
fn standard_input() -> Result<(ProjectFiles, String), Exit> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|e| console::defect(&e))?;
    let name = "stdin".to_owned();
    Ok((ProjectFiles::Memory([(name.clone(), Cow::Owned(bytes))].into()), name))
}

fn split(file: &Path) -> (ProjectFiles, String) {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    (ProjectFiles::Folder(folder.to_path_buf()), name)
}

/// The catalog of the project asked for, of the one in which the file lies, or of the one at hand. Without a project a file is read by
/// what stands in it, unless a feed is asked for.
fn catalog(args: &Args) -> Result<Option<Catalog>, Exit> {
    let around = if args.project.is_none() { folder_around(&args.file) } else { None };
    let folder = match &around {
        Some(folder) => Some(folder.clone()),
        None if args.project.is_some() || args.feed.is_some() => Some(find_folder(args.project.as_deref())?),
        None => folder_at_hand(),
    };
    let Some(folder) = folder else { return Ok(None) };
    let files = ProjectFiles::Folder(folder);
    match load(&files) {
        Ok(loaded) => Ok(Some(loaded.output)),
        Err(errors) if args.feed.is_some() || args.project.is_some() || (around.is_some() && may_hide(&files)) => {
            console::diagnostics(&errors, args.lang.unwrap_or_else(spoken));
            Err(Exit::Usage)
        }
        // A file can be looked at while the catalog is still being written.
        Err(_) => Ok(None),
    }
}

/// Whether a catalog that cannot be read may declare private columns.
fn may_hide(files: &ProjectFiles) -> bool {
    files.read(CATALOG).is_ok_and(|bytes| bytes.windows(7).any(|word| word == b"private"))
}
