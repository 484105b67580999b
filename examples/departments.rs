//! Writes a folder as `onpace init` meets it: sixty made-up files of five departments.
//!
//! `cargo run --example departments -- OUT [--lang en]`. The same language gives the same files.

#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
#[path = "../tests/made_folders/mod.rs"]
mod made_folders;

use std::path::Path;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "an example says what it wrote")]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let lang = arguments
        .iter()
        .position(|a| a == "--lang")
        .and_then(|at| arguments.get(at + 1))
        .map_or("zh-CN", String::as_str);
    let Some(out) = arguments.first().filter(|a| !a.starts_with("--")) else {
        eprintln!("cargo run --example departments -- OUT [--lang en]");
        std::process::exit(2);
    };
    let folder = made_folders::departments(lang);
    folder.write(Path::new(out));
    println!("{}", folder.files.len());
}
