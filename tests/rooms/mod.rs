//! Data goes one way through the rooms of `src/`, and through the rooms inside them: a room may use those before it, never one behind
//! it. These tests read the sources with `syn` and hold that order, that no files use each other in a circle, the length of files, and
//! that Polars stays behind its three doors.

mod circles;
mod order;
mod sources;

use circles::circles;
use order::{INSIDE, ROOMS};
use sources::{Edge, Sources};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

/// They see every room: one lists them, the other starts the last.
const EXEMPT: [&str; 2] = ["lib.rs", "main.rs"];
const MAY_USE_POLARS: [&str; 3] = ["feed", "store", "series"];
const LONGEST_FILE: usize = 600;

/// Read once for all tests.
static SOURCES: LazyLock<Sources> = LazyLock::new(|| {
    let sources = Sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.modules.len() > 100, "the sources were not found");
    sources
});
static EDGES: LazyLock<Vec<Edge>> = LazyLock::new(|| SOURCES.edges());

#[test]
fn rooms_use_only_those_before_them() {
    let offences = upward("", &ROOMS, &EDGES);
    let inside = INSIDE.iter().flat_map(|(folder, children)| upward(folder, children, &EDGES));
    nothing(&offences.into_iter().chain(inside).collect::<Vec<_>>());
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    nothing(&circular(&EDGES));
}

#[test]
fn every_child_of_a_room_has_its_place() {
    let paths: Vec<&str> = SOURCES.modules.values().map(|module| module.file.as_str()).collect();
    nothing(&undeclared(&paths));
}

#[test]
fn files_are_short_and_polars_stays_behind_its_doors() {
    nothing(&[too_long(&SOURCES), polars(&SOURCES)].concat());
}

fn nothing(offences: &[String]) {
    let list = offences.iter().fold(String::new(), |mut list, offence| {
        let _ = writeln!(list, "  {offence}");
        list
    });
    assert!(offences.is_empty(), "\n{list}");
}

/// Uses of a child of `folder` by one that stands before it.
fn upward(folder: &str, children: &[&str], edges: &[Edge]) -> Vec<String> {
    let place = |file: &str| children.iter().position(|name| Some(*name) == child(folder, file));
    let offence = |edge: &Edge| {
        let (own, used) = (place(&edge.from)?, place(&edge.to)?);
        let says =
            || format!("src/{}:{} uses {}, which comes after `{}`", edge.from, edge.line, edge.to, children[own]);
        (used > own).then(says)
    };
    edges.iter().filter_map(offence).collect()
}

/// The child of a folder that a file is or lies in: `text` of `feed/text/quotes.rs` in `feed`; None outside, and for the folder's face.
fn child<'f>(folder: &str, file: &'f str) -> Option<&'f str> {
    let below = if folder.is_empty() { file } else { file.strip_prefix(folder)?.strip_prefix('/')? };
    let name = below.split('/').next().unwrap_or(below).trim_end_matches(".rs");
    (name != "mod" && !EXEMPT.contains(&file)).then_some(name)
}

fn circular(edges: &[Edge]) -> Vec<String> {
    let told = |(files, closing): (Vec<String>, Vec<Edge>)| {
        let edges = closing.iter().fold(String::new(), |mut list, edge| {
            let _ = write!(list, "\n      {}:{} uses {}", edge.from, edge.line, edge.to);
            list
        });
        format!("a circle of {}:{edges}", files.join(", "))
    };
    circles(edges).into_iter().map(told).collect()
}

/// Children that no order names; every folder with folders in it has an order.
fn undeclared(files: &[&str]) -> Vec<String> {
    let mut missing = Vec::new();
    for file in files {
        let mut folder = String::new();
        let parts: Vec<&str> = file.split('/').collect();
        for depth in 0..parts.len() {
            let order = if depth == 0 { Some(&ROOMS[..]) } else { inside(&folder) };
            let deeper = parts.len() > depth + 1;
            match (order, child(&folder, file)) {
                (Some(order), Some(name)) if !order.contains(&name) => {
                    missing.push(format!(
                        "src/{file}: `{name}` has no place in the order of `{folder}` in tests/rooms/order.rs"
                    ));
                }
                (None, _) if deeper => {
                    missing.push(format!("src/{file}: `{folder}` has folders, but no order in tests/rooms/order.rs"));
                }
                _ => {}
            }
            folder = if folder.is_empty() { parts[depth].to_owned() } else { format!("{folder}/{}", parts[depth]) };
        }
    }
    missing.sort();
    missing.dedup();
    missing
}

fn inside(folder: &str) -> Option<&'static [&'static str]> {
    INSIDE.iter().find(|(name, _)| *name == folder).map(|(_, children)| *children)
}

fn too_long(sources: &Sources) -> Vec<String> {
    let long = sources.modules.values().filter(|module| module.lines > LONGEST_FILE);
    long.map(|m| format!("src/{}:{}: longer than {LONGEST_FILE} lines: split it by idea", m.file, m.lines)).collect()
}

fn polars(sources: &Sources) -> Vec<String> {
    let known = |file: &str| MAY_USE_POLARS.iter().any(|room| child("", file) == Some(room));
    let named = |first: &str| first == "polars" || first.starts_with("polars_");
    let uses = sources.roots.iter().filter(|(file, _, first)| named(first) && !known(file));
    uses.map(|(file, line, _)| format!("src/{file}:{line}: only {} may use Polars", MAY_USE_POLARS.join(", ")))
        .collect()
}

/// What the checks say of a small crate.
fn said_of(files: &[(&str, &str)]) -> Vec<String> {
    let sources = Sources::of(files.iter().copied());
    let edges = sources.edges();
    let order: &[&str] = &["measure", "feed", "report", "cli"];
    [upward("", order, &edges), circular(&edges), polars(&sources), too_long(&sources)].concat()
}

#[test]
fn a_use_of_a_later_room_is_seen_in_every_form() {
    let feed = ("feed.rs", "pub struct Row;\npub fn read() {}");
    let report = ("report/mod.rs", "mod model;\npub use model::Report;");
    let model = ("report/model.rs", "pub struct Report;");
    for text in [
        "use crate::report::Report;",
        "use crate::{\n    report::{Report},\n};",
        "use crate::report;\nfn f(r: report::Report) {}",
        "fn f() -> crate::report::Report { todo!() }",
        "use super::super::report::Report as R;",
        "fn f() { println!(\"{:?}\", crate::report::Report) }",
        "#[cfg(not(test))]\nuse crate::report::Report;",
        "fn f() { use crate::report::Report; }",
    ] {
        let said = said_of(&[("lib.rs", "pub mod feed;"), feed, report, model, ("measure/unit.rs", text)]);
        assert_eq!(said.len(), 1, "{text}: {said:?}");
        assert!(said[0].starts_with("src/measure/unit.rs:"), "{said:?}");
        assert!(said[0].ends_with(" uses report/model.rs, which comes after `measure`"), "{said:?}");
    }
}

#[test]
fn what_is_no_use_is_left_alone() {
    let report = ("report.rs", "pub struct Report;\npub(crate) struct Own;");
    for text in [
        "// crate::report::Report\n/* crate::report */ const X: &str = \"crate::report::Report\";",
        "#[cfg(test)]\nmod tests { use crate::report::Report; }",
        "#[cfg(test)]\nuse crate::report::Report;",
        "pub(in crate::feed) struct S;",
        "struct Report;\nfn f(_: Report) {}",
        "use other::report::Report;",
    ] {
        assert_eq!(said_of(&[report, ("feed/rows.rs", text)]), [""; 0], "{text}");
    }
    assert_eq!(
        said_of(&[
            report,
            ("feed/mod.rs", "#[cfg(test)]\nmod tests;"),
            ("feed/tests.rs", "use crate::report::Report;")
        ]),
        [""; 0]
    );
}

#[test]
fn a_circle_is_named_with_the_lines_that_close_it() {
    let said = said_of(&[
        ("feed/mod.rs", "mod keys;\nmod rows;\npub use keys::Key;"),
        ("feed/keys.rs", "\nuse super::rows::Rows;\npub struct Key;"),
        ("feed/rows.rs", "use crate::feed::Key;\npub struct Rows;"),
    ]);
    let told = "a circle of feed/keys.rs, feed/rows.rs:\n      feed/keys.rs:2 uses feed/rows.rs\n      feed/rows.rs:1 uses feed/keys.rs";
    assert_eq!(said, [told]);
}

#[test]
fn a_child_that_takes_from_its_own_face_closes_a_circle() {
    let face = "mod rows;\npub struct Limit;\nfn f() { rows::read() }";
    let said = said_of(&[("feed/mod.rs", face), ("feed/rows.rs", "use super::Limit;\npub fn read() {}")]);
    assert_eq!(said.len(), 1, "{said:?}");
    let re_exported = "mod limit;\nmod rows;\npub use limit::Limit;\npub use rows::read;";
    let leaf = ("feed/limit.rs", "pub struct Limit;");
    assert_eq!(
        said_of(&[("feed/mod.rs", re_exported), leaf, ("feed/rows.rs", "use super::Limit;\npub fn read() {}")]),
        [""; 0]
    );
}

#[test]
fn polars_and_long_files_are_seen() {
    let said = said_of(&[("report.rs", "\nuse polars::prelude::*;"), ("feed.rs", "use polars_arrow::array::Array;")]);
    assert_eq!(said, ["src/report.rs:2: only feed, store, series may use Polars"]);
    let said = said_of(&[("cli/run.rs", &"\n".repeat(601))]);
    assert_eq!(said, ["src/cli/run.rs:601: longer than 600 lines: split it by idea"]);
}

#[test]
fn a_child_without_a_place_is_named() {
    let said = undeclared(&["helpers.rs", "lib.rs", "diag.rs", "measure/period/names/long.rs"]);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("src/helpers.rs: `helpers` has no place"), "{said:?}");
    assert!(said[1].contains("`measure/period` has folders, but no order"), "{said:?}");
    assert!(said[2].contains("`period` has no place in the order of `measure`"), "{said:?}");
}
