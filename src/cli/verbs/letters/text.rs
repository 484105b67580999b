//! What letters there are, for the terminal.

use crate::report::LettersPart;
use crate::say;
use crate::words::Language;
use std::fmt::Write;
use std::path::Path;

/// A line for each letter with its file and matters, one for each task without, and where they lie.
pub(super) fn text(part: &LettersPart, files: &[&str], folder: &Path, language: Language) -> String {
    let mut out = String::new();
    for (letter, file) in part.letters.iter().zip(files) {
        let _ = writeln!(out, "{file}");
        for matter in &letter.matters {
            let _ = writeln!(out, "  {matter}");
        }
    }
    for none in &part.none {
        let (name, reason) = (none.name.as_str(), none.reason.as_str());
        let _ = writeln!(out, "{}", say!("letters-none-for", name, reason).in_language(language));
    }
    let (n, shown) = (part.letters.len(), folder.display());
    let end = if n == 0 { say!("letters-none") } else { say!("letters-written", n, %shown) };
    let _ = writeln!(out, "{}", end.in_language(language));
    out
}
