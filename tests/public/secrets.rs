//! Nothing of a private column, of an action's free text, of files or of hashes is in any byte of what is published; nothing of a
//! private column in the office's own edition either.

use super::world::{MONTHS, World};
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, render, report_for};
use onpace::render::Forms;
use onpace::report::Edition;
use onpace::words::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every file, with those inside of packages.
fn opened(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for (name, bytes) in files {
        if ["docx", "xlsx"].iter().any(|end| ends(&name, end)) {
            let mut package = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a package");
            for n in 0..package.len() {
                let mut part = package.by_index(n).expect("a part");
                let mut inside = Vec::new();
                part.read_to_end(&mut inside).expect("bytes");
                all.insert(format!("{name}/{}", part.name().expect("a name")), inside);
            }
        }
        all.insert(name, bytes);
    }
    all
}

fn made(files: &ProjectFiles, as_of: &str, edition: Edition) -> BTreeMap<String, Vec<u8>> {
    let study = Study::load(files, |_| {}).unwrap_or_else(|errors| panic!("{errors:?}"));
    let report = report_for(&study, Month::parse(as_of).expect("a month"), &Making::of(Language::Chinese, edition))
        .expect("a report");
    opened(
        render(&report, None, &Forms::default().without_pictures())
            .files
            .into_iter()
            .map(|file| (file.path, file.bytes)),
    )
}

/// Everything that the program leaves behind in both languages, pictures and manifest included, and what it says.
fn left_behind(as_of: &str, edition: Edition) -> BTreeMap<String, Vec<u8>> {
    let home = tempfile::tempdir().expect("a folder");
    let run = Command::new(env!("CARGO_BIN_EXE_onpace"))
        .current_dir(home.path())
        .args([
            "run",
            concat!(env!("CARGO_MANIFEST_DIR"), "/data/xiangcheng"),
            "--as-of",
            as_of,
            "--lang",
            "both",
            "--edition",
            edition.as_str(),
            "--out",
            "out",
        ])
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let pattern = home.path().join("**/*").display().to_string();
    let paths =
        glob::glob(&pattern).expect("a pattern").map(|path| path.expect("a path")).filter(|path| path.is_file());
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read(&path).expect("a file"));
    let mut files: Vec<(String, Vec<u8>)> = paths.map(read).collect();
    let has = |end: &str| files.iter().any(|(name, _)| name.ends_with(end));
    assert!(["manifest.json", "board.png", "board.en.png", "briefing.en.docx"].iter().all(|end| has(end)));
    files.extend([("stdout".to_owned(), run.stdout), ("stderr".to_owned(), run.stderr)]);
    opened(files)
}

fn ends(name: &str, end: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == end)
}

/// Where any of the texts occurs. Texts that begin alike are looked for together.
fn found(files: &BTreeMap<String, Vec<u8>>, texts: &BTreeSet<String>) -> Vec<String> {
    const ALIKE: usize = 4;
    let mut alike: BTreeMap<&[u8], Vec<&str>> = BTreeMap::new();
    for text in texts {
        alike.entry(&text.as_bytes()[..ALIKE.min(text.len())]).or_default().push(text);
    }
    let mut found = BTreeSet::new();
    for (name, bytes) in files {
        for (begin, texts) in &alike {
            for at in memchr::memmem::find_iter(bytes, begin) {
                let here = texts.iter().filter(|text| bytes[at..].starts_with(text.as_bytes()));
                found.extend(here.map(|text| format!("{text} in {name}")));
            }
        }
    }
    found.into_iter().collect()
}

/// The cells of a column, by its header, in the bundled feeds whose names begin so.
fn cells(feed: &str, header: &str) -> BTreeSet<String> {
    let mut cells = BTreeSet::new();
    for (name, bytes) in onpace::pack::files() {
        if name.starts_with(&format!("feeds/{feed}-")) && ends(name, "csv") {
            let text = match std::str::from_utf8(bytes) {
                Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
                Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
            };
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
            let Some(at) = reader.headers().expect("a header").iter().position(|h| h == header) else { continue };
            cells.extend(reader.records().flatten().filter_map(|row| row.get(at).map(str::to_owned)));
        }
    }
    cells.retain(|cell| !cell.trim().is_empty());
    cells
}

fn private() -> BTreeSet<String> {
    [("dropouts", "台账编号"), ("loans", "借款人编号"), ("secretaries", "人员编号")]
        .iter()
        .flat_map(|(feed, header)| {
            let cells = cells(feed, header);
            assert!(cells.len() > 10, "{feed}: {}", cells.len());
            cells
        })
        .collect()
}

#[test]
fn private_columns_are_in_nothing_that_the_program_leaves_behind() {
    for edition in [Edition::Internal, Edition::Public] {
        assert_eq!(found(&left_behind("2021-09", edition), &private()), [""; 0], "{edition:?}");
    }
}

#[test]
fn private_columns_are_in_no_byte_of_either_edition() {
    let private = private();
    for as_of in ["2020-11", "2021-09"] {
        for edition in [Edition::Internal, Edition::Public] {
            let files = made(&onpace::pack::project(), as_of, edition);
            assert_eq!(found(&files, &private), [""; 0], "{as_of} {edition:?}");
        }
    }
    // The search finds what is there.
    let open = cells("experts", "人员编号");
    let listed: BTreeMap<String, Vec<u8>> = onpace::pack::files().map(|(n, b)| (n.to_owned(), b.to_vec())).collect();
    assert!(found(&listed, &open).len() >= open.len());
}

#[test]
fn ids_of_cases_are_in_no_byte_of_a_made_up_county() {
    let world = World::new(51, 6, 0);
    let ids: BTreeSet<String> = world
        .files()
        .iter()
        .filter(|(name, _)| name.starts_with("feeds/cases-"))
        .flat_map(|(_, bytes)| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            text.lines().skip(1).filter_map(|l| l.split(',').next().map(str::to_owned)).collect::<Vec<_>>()
        })
        .collect();
    assert!(ids.len() > 20);
    for edition in [Edition::Internal, Edition::Public] {
        let files = made(&ProjectFiles::Memory(world.files()), MONTHS[1], edition);
        assert_eq!(found(&files, &ids), [""; 0], "{edition:?}");
    }
}

#[test]
fn the_public_gets_no_free_text_file_or_place() {
    let study = Study::load(&onpace::pack::project(), |_| {}).unwrap_or_else(|errors| panic!("{errors:?}"));
    let actions = &study.catalog.actions;
    let mut texts: BTreeSet<String> =
        actions.iter().flat_map(|a| [&a.cause, &a.action, &a.evidence, &a.approved_by]).cloned().collect();
    texts.extend(study.feeds.values().flat_map(|data| data.files.iter().map(|f| f.name.clone())));
    texts.extend(
        study.feeds.values().flat_map(|data| data.rejects.iter().map(|r| r.raw.clone())).filter(|raw| raw.len() > 6),
    );
    texts.extend(study.feeds.values().flat_map(|data| data.files.iter().map(|f| f.hash.clone())));
    texts.insert(study.catalog.hash.clone());
    texts.retain(|text| !text.is_empty());
    let public = made(&onpace::pack::project(), "2021-09", Edition::Public);
    assert_eq!(found(&public, &texts), [""; 0]);
    assert!(public.keys().all(|name| !name.starts_with("confirm")));
    for name in ["rejects.csv", "revisions.csv", "chase.csv", "confirm.xlsx"] {
        assert!(!public.contains_key(name), "{name}");
    }
    let mut published = left_behind("2021-09", Edition::Public);
    // What the office is told on its own screen is not published.
    published.retain(|name, _| name != "stdout" && name != "stderr");
    assert_eq!(found(&published, &texts), [""; 0]);
    let internal = made(&onpace::pack::project(), "2021-09", Edition::Internal);
    assert!(found(&internal, &texts).len() > 10, "the office's edition has them");
}
