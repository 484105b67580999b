//! Writes the bundled project with many of its files mangled, to look at and to try by hand.
//!
//! `cargo run --example mangle -- OUT_DIR [SEED]`. The folder must not exist yet. `mangled.txt` in it tells what was done
//! to which file, and what must come of it. The same seed writes the same bytes.

#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
#[path = "../tests/mangle/mod.rs"]
mod mangle;

use mangle::{Chance, Clean, Pack, choose};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let usage = || io::Error::other("usage: cargo run --example mangle -- OUT_DIR [SEED]");
    let out = args.next().ok_or_else(usage)?;
    let seed = args.next().unwrap_or_else(|| "1".to_owned());
    let (out, mut chance) = (Path::new(&out), Chance::named(&format!("example-{seed}")));
    if out.exists() {
        return Err(io::Error::other(format!("{} is there already", out.display())));
    }
    let pack = Pack::bundled();
    let mut files = pack.files.clone();
    let mut story = String::new();
    for feed in &pack.catalog.feeds {
        for name in pack.files_of(&feed.id) {
            let Some(clean) = Clean::read(&pack, &feed.id, name).filter(|_| chance.index(3) == 0) else { continue };
            let habits = choose(&clean, 2, 6, &mut chance);
            let mangled = mangle::mangle(&clean, &habits, &mut chance);
            writeln!(story, "{}\n", mangled.story()).expect("writing to a string");
            files.remove(name);
            files.insert(mangled.name, mangled.bytes.into());
        }
    }
    files.insert("mangled.txt".to_owned(), story.into_bytes().into());
    for (name, bytes) in &files {
        let path = out.join(name);
        fs::create_dir_all(path.parent().unwrap_or(out))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}
