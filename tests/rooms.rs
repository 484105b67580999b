//! Data goes one way through the rooms of `src/`: a room may use those above it, never one below. This test reads the
//! sources and holds that order, the length of files, and that Polars stays behind its three doors.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// From the top down.
const ROOMS: [&str; 15] = [
    "measure",
    "diag",
    "catalog",
    "feed",
    "store",
    "series",
    "assess",
    "locale",
    "report",
    "disclosure",
    "render",
    "publish",
    "pipeline",
    "pack",
    "cli",
];
/// They see every room: one lists them, the other starts the last.
const EXEMPT: [&str; 2] = ["lib", "main"];
/// Macros that `#[macro_export]` puts at the root of the crate; they belong to `diag`.
const ROOT_MACROS: [&str; 1] = ["say"];
const MAY_USE_POLARS: [&str; 3] = ["feed", "store", "series"];
const LONGEST_FILE: usize = 600;

#[test]
fn rooms_use_only_those_above_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut offences = Vec::new();
    let mut read = 0;
    visit(&src, "", &mut |path, text| {
        read += 1;
        offences.extend(check(path, text));
    });
    assert!(read > 5, "the sources were not found in {}", src.display());
    let list = offences.iter().fold(String::new(), |mut list, offence| {
        let _ = writeln!(list, "  src/{offence}");
        list
    });
    assert!(offences.is_empty(), "\n{list}");
}

fn visit(root: &Path, under: &str, each: &mut dyn FnMut(&str, &str)) {
    let mut names: Vec<_> = fs::read_dir(root.join(under)).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    for name in names {
        let name = name.to_str().expect("sources have plain names");
        let path = if under.is_empty() { name.to_owned() } else { format!("{under}/{name}") };
        if root.join(&path).is_dir() {
            visit(root, &path, each);
        } else if Path::new(name).extension().is_some_and(|e| e == "rs") {
            each(&path, &fs::read_to_string(root.join(&path)).unwrap());
        }
    }
}

/// What is wrong with one file, each as `path:line: what`. The path is relative to `src/`.
fn check(path: &str, text: &str) -> Vec<String> {
    let mut offences = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST_FILE {
        offences.push(format!("{path}:{lines}: longer than {LONGEST_FILE} lines: split it by idea"));
    }
    let room = path.split('/').next().unwrap_or(path).trim_end_matches(".rs");
    if EXEMPT.contains(&room) && !path.contains('/') {
        return offences;
    }
    let Some(own) = place(room) else {
        offences
            .push(format!("{path}:1: `{room}` is no declared room: see ROOMS in tests/rooms.rs and CONTRIBUTING.md"));
        return offences;
    };
    if path.ends_with("/tests.rs") {
        return offences;
    }
    let tokens = without_tests(&tokens(text));
    for (line, used) in used_rooms(&tokens, depth(path)) {
        match place(&used) {
            Some(place) if place > own => {
                offences.push(format!("{path}:{line}: `{room}` uses `{used}`, which lies below it"));
            }
            None if !ROOT_MACROS.contains(&used.as_str()) => {
                offences.push(format!("{path}:{line}: `{used}` names no room: import from the room itself"));
            }
            _ => {}
        }
    }
    if !MAY_USE_POLARS.contains(&room) {
        let polars = tokens.iter().filter(|token| token.is("polars"));
        offences.extend(polars.map(|token| format!("{path}:{}: `{room}` must not know Polars", token.line)));
    }
    offences
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|name| *name == room)
}

/// How many `super`s lead from a file to the root of the crate.
fn depth(path: &str) -> usize {
    path.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").count()
}

/// A word, or one other character; where it stands.
#[derive(Debug, Clone, PartialEq)]
struct Token {
    line: usize,
    text: String,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// The code without comments, strings and spaces.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let rest = &chars[at..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => comment(rest),
            ['"', ..] => string(rest),
            ['r', '#' | '"', ..] | ['b' | 'c', 'r', '#' | '"', ..] if raw_string(rest).is_some() => {
                raw_string(rest).unwrap_or(1)
            }
            ['\'', '\\', _, tail @ ..] => 3 + tail.iter().take_while(|c| **c != '\'').count() + 1,
            ['\'', _, '\'', ..] => 3,
            [c, ..] if c.is_alphanumeric() || *c == '_' => {
                rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count()
            }
            _ => 1,
        };
        let length = length.min(rest.len());
        let first = rest[0];
        let word = first.is_alphanumeric() || first == '_';
        let quoted = word && rest[..length].contains(&'"');
        if !quoted && !first.is_whitespace() && (word || length == 1) {
            tokens.push(Token { line, text: rest[..length].iter().collect() });
        }
        line += rest[..length].iter().filter(|c| **c == '\n').count();
        at += length;
    }
    tokens
}

/// The length of a block comment; they nest.
fn comment(rest: &[char]) -> usize {
    let (mut at, mut open) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (at, open) = (at + 2, open + 1),
            ['*', '/', ..] => (at, open) = (at + 2, open - 1),
            _ => at += 1,
        }
        if open == 0 {
            break;
        }
    }
    at
}

fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The length of `r"…"`, `br#"…"#`, …; `None` for a raw name such as `r#type`.
fn raw_string(rest: &[char]) -> Option<usize> {
    let start = rest.iter().take_while(|c| c.is_ascii_lowercase()).count();
    let hashes = rest[start..].iter().take_while(|c| **c == '#').count();
    let open = start + hashes;
    (rest.get(open) == Some(&'"')).then_some(())?;
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[open + 1..];
    let length = body.windows(end.len()).position(|window| window == end).unwrap_or(body.len());
    Some(open + 1 + length + end.len())
}

/// Leaves out every item that stands only in tests.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if rest[0].is("#") && rest.get(1).is_some_and(|token| token.is("[")) {
            let end = closing(rest, 1);
            let attribute = &rest[2..end];
            let has = |word| attribute.iter().any(|token| token.is(word));
            let length = end + 1;
            if attribute.first().is_some_and(|token| token.is("cfg")) && has("test") && !has("not") {
                at += length + item(&rest[length.min(rest.len())..]);
                continue;
            }
        }
        kept.push(rest[0].clone());
        at += 1;
    }
    kept
}

/// The length of an item with its further attributes: up to `;`, or to the end of its braces.
fn item(tokens: &[Token]) -> usize {
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            ";" => return at + 1,
            "{" => return closing(tokens, at) + 1,
            "(" | "[" => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    at
}

/// Where the bracket that opens at `open` closes.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len() - 1
}

/// Every name that a path takes from the root of the crate: `crate::x`, `crate::{x, y::z}`, and `super::x` where that
/// comes to the same.
fn used_rooms(tokens: &[Token], depth: usize) -> Vec<(usize, String)> {
    let colons = |at: usize| tokens[at..].iter().take(2).filter(|token| token.is(":")).count() == 2;
    let mut used = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut after = at + 1;
        let from_root = if tokens[at].is("crate") {
            true
        } else {
            let mut supers = usize::from(tokens[at].is("super"));
            while supers > 0 && colons(after) && tokens.get(after + 2).is_some_and(|token| token.is("super")) {
                supers += 1;
                after += 3;
            }
            supers == depth
        };
        if from_root && colons(after) && after + 2 < tokens.len() {
            used.extend(heads(&tokens[after + 2..]));
        }
        at = after;
    }
    used
}

/// The first name of each path: `a` of `a::b`, `a` and `c` of `{a::b, c}`.
fn heads(tokens: &[Token]) -> Vec<(usize, String)> {
    let name = |token: &Token| (token.line, token.text.clone());
    if !tokens[0].is("{") {
        return vec![name(&tokens[0])];
    }
    let mut heads = Vec::new();
    let (mut at, end) = (1, closing(tokens, 0));
    let mut first = true;
    while at < end {
        match tokens[at].text.as_str() {
            "," => first = true,
            "{" => at = closing(tokens, at),
            _ if first => {
                heads.push(name(&tokens[at]));
                first = false;
            }
            _ => {}
        }
        at += 1;
    }
    heads
}

#[test]
fn the_checker_sees_what_it_should() {
    let offence = |path: &str, text: &str| {
        let found = check(path, text);
        assert_eq!(found.len(), 1, "{path}: {text:?} gave {found:?}");
        found[0].clone()
    };
    let below = offence("assess/pace.rs", "\nuse crate::report::charts::Chart;\n");
    assert_eq!(below, "assess/pace.rs:2: `assess` uses `report`, which lies below it");
    assert!(
        offence("catalog/mod.rs", "use crate::{\n  diag,\n  measure::{Unit, feed},\n  feed::Cell,\n};")
            .contains(":4: ")
    );
    assert!(offence("measure/unit.rs", "fn f() { crate::diag::f() }").contains("`measure` uses `diag`"));
    assert!(offence("diag.rs", "use super::cli;").contains("`diag` uses `cli`"));
    assert!(offence("feed/table/cell.rs", "use super::super::super::series::x;").contains("`series`"));
    assert!(offence("feed/x.rs", "#[cfg(not(test))]\nuse crate::cli;").contains(":2: "));
    assert!(
        offence("feed/x.rs", "fn f<'a>() {}\n#[cfg(test)]\nmod t { use crate::cli; }\nuse crate::cli;")
            .contains(":4: ")
    );
    assert!(offence("report/mod.rs", "use crate::Report;").contains("names no room"));
    assert!(offence("helpers.rs", "").contains("no declared room"));
    assert!(offence("assess/mod.rs", "use polars::prelude::*;").contains("must not know Polars"));
    assert!(offence("cli/run.rs", &"\n".repeat(601)).contains("longer than 600"));
    assert!(offence("lib.rs", &"\n".repeat(601)).contains("longer than 600"));
}

#[test]
fn the_checker_lets_the_rest_pass() {
    for (path, text) in [
        ("report/mod.rs", "use crate::{assess::Verdict, locale, say};\nuse crate::diag::Message;"),
        (
            "report/mod.rs",
            "// use crate::render;\n/* crate::render /* */ crate::cli */\nconst X: &str = \"crate::render\";",
        ),
        (
            "report/mod.rs",
            "const X: &str = r#\"\" crate::render\"#; const C: char = '\"'; const D: char = '\\''; // crate::cli",
        ),
        (
            "report/mod.rs",
            "#[cfg(test)]\n#[expect(dead_code, reason = \"x\")]\nmod tests {\n use crate::render;\n fn f() { {} }\n}",
        ),
        ("report/mod.rs", "#[cfg(test)]\nuse crate::render;\nuse crate::locale;"),
        ("report/tests.rs", "use crate::render;"),
        ("publish/swap.rs", "use super::disk;"),
        ("render/chart/mod.rs", "use super::markdown; use crate::report::chart;"),
        ("series/local.rs", "use polars::prelude::*;"),
        ("lib.rs", "pub mod cli; pub use crate::cli::run;"),
        ("main.rs", "fn main() { onpace::cli::main() }"),
    ] {
        assert_eq!(check(path, text), [""; 0], "{path}: {text}");
    }
}
