//! The file of a chart: its format, its name, its bytes.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::disk::{System, replace};
use crate::render::Format;
use crate::render::chart::{Drawn, png};
use crate::say;
use crate::words::Language;
use std::path::{Path, PathBuf};

/// The format that a file's ending asks for; PNG where no file is named.
///
/// # Errors
/// [`Exit::Usage`] for any other ending.
pub(super) fn format(out: Option<&Path>, language: Language) -> Result<Format, Exit> {
    let Some(out) = out else { return Ok(Format::Png) };
    let ending = out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "png" => Ok(Format::Png),
        "svg" => Ok(Format::Svg),
        _ => {
            let out = out.display();
            let message = say!("chart-file-ending", %out);
            console::message(&message, language);
            Err(Exit::Usage)
        }
    }
}

/// The path of a page: the second is `name-2`.
pub(super) fn path(out: Option<&Path>, name: &str, page: usize, format: Format) -> PathBuf {
    let ending = match format {
        Format::Png => "png",
        Format::Svg => "svg",
    };
    let first = out.map_or_else(|| PathBuf::from(format!("{name}.{ending}")), Path::to_path_buf);
    if page == 0 {
        return first;
    }
    let stem = first.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    first.with_file_name(format!("{stem}-{}.{ending}", page + 1))
}

/// Writes a drawn chart, whole or not at all, and says which characters its fonts lack.
///
/// # Errors
/// [`Exit::Output`] where the file cannot be written.
pub(super) fn write(path: &Path, drawn: &Drawn, format: Format, language: Language) -> Result<(), Exit> {
    let bytes = match format {
        Format::Png => png(&drawn.svg),
        Format::Svg => drawn.svg.clone().into_bytes(),
    };
    let shown = path.display();
    replace(&System, path, &bytes).map_err(|error| {
        let message = say!("cannot-write-file", %shown, %error);
        console::message(&message, language);
        Exit::Output
    })?;
    for c in &drawn.missing {
        let code = u32::from(*c);
        let message = say!("missing-glyph", c, code = %format_args!("{code:04X}"));
        console::message(&message, language);
    }
    console::print(&format!("{shown}\n"));
    Ok(())
}
