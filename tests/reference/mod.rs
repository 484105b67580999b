//! The reference (`onpace reference`, `docs/reference.md`): nothing that the program knows is missing from it, nothing in it is unknown to the
//! program, and every example is one that loads.

mod codes;
mod examples;

use onpace::catalog::{CSV_FILES, project_keys};
use onpace::render::reference::Reference;
use onpace::words::Language;
use onpace::words::reference::ids;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// What the program prints for some arguments, and how it ends.
fn printed(args: &[&str]) -> (String, String, Option<i32>) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_onpace")).args(args).env("LC_ALL", "C").output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(run.stdout), text(run.stderr), run.status.code())
}

/// Words that say enough by themselves.
const PLAIN: [&str; 8] = ["green", "teal", "blue", "purple", "red", "orange", "amber", "grey"];

/// The ids that the vocabulary of the catalog asks for.
fn of_the_vocabulary() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut both = |id: String| {
        all.insert(format!("{id}!"));
        all.insert(id);
    };
    for table in project_keys().all() {
        for key in table.keys.iter().filter(|key| key.takes.table().is_none()) {
            both(format!("{}.{}", table.id, key.name));
        }
    }
    for file in &CSV_FILES {
        file.headings.iter().for_each(|heading| both(format!("{}.{}", file.id, heading.id)));
    }
    for table in project_keys().all() {
        all.extend([table.id.to_owned(), format!("title.{}", table.id)]);
        for key in table.keys {
            let id = format!("{}.{}", table.id, key.name);
            let words = key.takes.words().into_iter().filter(|word| !PLAIN.contains(word));
            all.extend(words.map(|word| format!("{id}.{}", word.escape_debug())));
            all.insert(id);
        }
    }
    // Keys that take more than a table of keys.
    all.extend(["indicator.where!", "indicator.changes!"].map(str::to_owned));
    for file in &CSV_FILES {
        all.extend([file.id.to_owned(), format!("title.{}", file.id)]);
        for (column, words) in file.words {
            all.extend(words().into_iter().map(|(word, _)| format!("{}.{column}.{word}", file.id)));
        }
    }
    all
}

/// The ids that the other sections ask for.
fn of_the_other_sections() -> BTreeSet<String> {
    let reference = Reference::new(&[0, 1, 2, 3, 4], &[]);
    let mut all = BTreeSet::new();
    for section in reference.sections() {
        all.extend([section.id.clone(), format!("title.{}", section.id)]);
        all.extend(section.heads.iter().map(|head| (*head).to_owned()));
        let Some(prefix) = ["verdict", "flag", "gap", "form", "exit"].iter().find(|p| section.id == format!("{p}s"))
        else {
            continue;
        };
        let prefix = if *prefix == "gap" { "gaps" } else { prefix };
        all.extend(section.rows.iter().map(|row| format!("{prefix}.{}", row.id)));
    }
    all
}

#[test]
fn everything_is_described_in_every_language_and_nothing_else_is() {
    let mut wanted = of_the_vocabulary();
    wanted.extend(of_the_other_sections());
    for language in Language::ALL {
        let said: BTreeSet<String> = ids(*language).map(str::to_owned).collect();
        let missing: Vec<&String> = wanted.difference(&said).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", language.as_str());
        // Held by other tests of this folder, or by the first language.
        let held = ["code.", "state.", "environment.", "takes.", "measured.", "reference.", "head."];
        let extra = said.difference(&wanted).filter(|id| !held.iter().any(|prefix| id.starts_with(prefix)));
        assert_eq!(extra.collect::<Vec<_>>(), Vec::<&String>::new(), "{}", language.as_str());
    }
    let of = |language| ids(language).collect::<Vec<_>>();
    assert!(Language::ALL.iter().all(|language| of(*language) == of(Language::default())));
}

#[test]
fn no_cell_of_the_reference_is_empty_by_mistake() {
    let (page, _, code) = printed(&["reference", "--lang", "both"]);
    assert_eq!(code, Some(0));
    let tables: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    assert!(tables.len() > 650, "{}", tables.len());
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        assert!(!line.starts_with("|  |"), "{line}");
    }
}

/// Rewrites the file where `ONPACE_REWRITE` is set.
#[test]
fn the_page_in_the_repository_is_what_the_program_prints() {
    let (page, _, _) = printed(&["reference", "--lang", "both"]);
    let file = root().join("docs/reference.md");
    if std::env::var_os("ONPACE_REWRITE").is_some() {
        std::fs::write(&file, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == page,
        "docs/reference.md is not what the program prints: ONPACE_REWRITE=1 cargo test reference::"
    );
}

#[test]
fn one_entry_is_found_by_any_of_its_names() {
    for (asked, language, found) in [
        ("files_are", "en", "## `files_are` (`[feed.NAME]` Feeds)\n\nWhat becomes of a row"),
        ("feed.files_are", "zh-CN", "- `\"full\"` 每份文件都是完整名单"),
        ("[board]", "en", "| `far_behind` |"),
        ("targets.csv", "zh-CN", "| `indicator` |"),
        ("牵头单位", "zh-CN", "## `lead`"),
        ("公顷", "en", "15 亩"),
        ("[feed.acreage]", "en", "| `files` |"),
        ("[feed.acreage.column]", "en", "| `header` |"),
        ("unknown-key", "en", "There is no such key."),
        ("逾期未完成", "zh-CN", "期限已过"),
        ("nothing_owed", "en", "Not one whole thing"),
    ] {
        let (out, err, code) = printed(&["reference", asked, "--lang", language]);
        assert!(code == Some(0) && out.contains(found), "{asked}: {out}{err}");
    }
    let (out, err, code) = printed(&["reference", "fils_are", "--lang", "en"]);
    assert_eq!((out.as_str(), code), ("", Some(2)));
    assert!(err.contains("no entry `fils_are`") && err.contains("did you mean `files_are`?"), "{err}");
}

/// The variables that the sources name are told.
#[test]
fn every_variable_of_the_environment_is_told() {
    let told: BTreeSet<&str> = ids(Language::default()).filter_map(|id| id.strip_prefix("environment.")).collect();
    let (page, _, _) = printed(&["reference", "environment", "--lang", "en"]);
    for name in &told {
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
    }
    for (path, source) in codes::sources() {
        for name in codes::texts(&source).into_iter().filter(|text| is_a_variable(text)) {
            assert!(told.contains(&*name), "{path}: {name} is not told");
        }
    }
}

fn is_a_variable(text: &str) -> bool {
    ["ONPACE_", "LC_"].iter().any(|prefix| text.starts_with(prefix))
        && text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}
