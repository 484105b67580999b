//! The file of a chart: its format, its name, its bytes.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::disk::{System, replace};
use crate::render::chart::{Style, draw, draw_pdf, png};
use crate::report::charts::Chart;
use crate::say;
use crate::words::Language;
use std::path::{Path, PathBuf};

/// The formats that a chart can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Svg,
    /// 300 dpi.
    Png,
    /// Vectors, and words that can be searched.
    Pdf,
}

impl Format {
    const NAMES: [(&str, Self); 3] = [("svg", Self::Svg), ("png", Self::Png), ("pdf", Self::Pdf)];

    fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// The format that a file's ending asks for; PNG where no file is named.
///
/// # Errors
/// [`Exit::Usage`] for any other ending.
pub(super) fn format(out: Option<&Path>, language: Language) -> Result<Format, Exit> {
    let Some(out) = out else { return Ok(Format::Png) };
    let ending = out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    Format::NAMES.into_iter().find(|(name, _)| *name == ending).map(|(_, format)| format).ok_or_else(|| {
        let out = out.display();
        let message = say!("chart-file-ending", %out);
        console::message(&message, language);
        Exit::Usage
    })
}

/// The path of a page: the second is `name-2`.
pub(super) fn path(out: Option<&Path>, name: &str, page: usize, format: Format) -> PathBuf {
    let ending = format.ending();
    let first = out.map_or_else(|| PathBuf::from(format!("{name}.{ending}")), Path::to_path_buf);
    if page == 0 {
        return first;
    }
    let stem = first.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    first.with_file_name(format!("{stem}-{}.{ending}", page + 1))
}

/// Draws and writes a chart, whole or not at all, and says which characters its fonts lack.
///
/// # Errors
/// [`Exit::Output`] where the file cannot be written.
pub(super) fn write(path: &Path, chart: &Chart, style: &Style, format: Format, language: Language) -> Result<(), Exit> {
    let drawn = draw(chart, style);
    let bytes = match format {
        Format::Pdf => draw_pdf(chart, style),
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
