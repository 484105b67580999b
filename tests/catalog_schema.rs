//! The schema of `onpace.toml` (`docs/onpace.schema.json`), and the wrong catalogs of `tests/schema_check/wrong`: the program refuses all of
//! them. That the schema is sound, accepts every catalog that loads and refuses those whose fault is one of shape is held by
//! `tests/schema_check`, a package of its own, which `.ci/run` runs.

use onpace::catalog::{ProjectFiles, load};
use onpace::diag::Severity;
use onpace::render::catalog_schema::{SCHEMA_FILE, SCHEMA_LINE, catalog_schema};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Rewrites the file where `ONPACE_REWRITE` is set.
#[test]
fn the_schema_in_the_repository_is_what_the_program_prints() {
    let made = catalog_schema(Language::ALL);
    let file = root().join("docs").join(SCHEMA_FILE);
    if std::env::var_os("ONPACE_REWRITE").is_some() {
        fs::write(&file, &made).expect("the schema can be written");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == made, "docs/{SCHEMA_FILE} is old: ONPACE_REWRITE=1 cargo test catalog_schema::");
    assert!(SCHEMA_LINE.ends_with(SCHEMA_FILE));
}

fn errors(catalog: &str) -> usize {
    let regions = "code,name,level,parent\nA,All,county,\nB,North,ward,A\n";
    let files = [("onpace.toml", catalog), ("regions.csv", regions)];
    let files: BTreeMap<String, Cow<'static, [u8]>> =
        files.into_iter().map(|(name, text)| (name.to_owned(), Cow::Owned(text.as_bytes().to_vec()))).collect();
    match load(&ProjectFiles::Memory(files)) {
        Ok(_) => 0,
        Err(found) => found.iter().filter(|d| d.severity == Severity::Error).count(),
    }
}

#[test]
fn the_program_refuses_every_wrong_catalog_and_takes_the_sound_one() {
    let folder = root().join("tests/schema_check");
    let text = |path: &Path| fs::read_to_string(path).expect("a catalog");
    assert_eq!(errors(&text(&folder.join("sound.toml"))), 0);
    let mut tried = 0;
    for entry in fs::read_dir(folder.join("wrong")).expect("the wrong catalogs") {
        let path = entry.expect("a file").path();
        assert!(errors(&text(&path)) > 0, "{}", path.display());
        tried += 1;
    }
    assert!(tried >= 40, "{tried}");
}
