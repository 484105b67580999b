//! The file of a chart: its format, its name, its bytes.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::disk::{System, replace};
use crate::render::chart::{Style, draw, draw_pdf, png};
use crate::report::charts::Chart;
use crate::say;
use crate::words::{Language, Message};
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
    pub const NAMES: [(&str, Self); 3] = [("svg", Self::Svg), ("png", Self::Png), ("pdf", Self::Pdf)];

    fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// Where charts go.
#[derive(Debug)]
pub(super) struct Target {
    place: Place,
    format: Format,
}

#[derive(Debug)]
enum Place {
    Stdout,
    File(PathBuf),
    /// Each chart under its own name.
    Folder(PathBuf),
}

impl Target {
    /// What `-o` and `--format` ask for, of one chart or of several: `-`, a file whose ending says the format, or a folder; the working directory
    /// where nothing is named, and PNG where nothing says the format.
    ///
    /// # Errors
    /// [`Exit::Usage`] for another ending, and for one file of several charts.
    pub fn of(out: Option<&Path>, format: Option<Format>, several: bool, language: Language) -> Result<Self, Exit> {
        let refused = |message: &Message| {
            console::message(message, language);
            Exit::Usage
        };
        let Some(out) = out else {
            return Ok(Self { place: Place::Folder(PathBuf::new()), format: format.unwrap_or(Format::Png) });
        };
        if out == Path::new("-") {
            return if several {
                Err(refused(&say!("charts-into-one-file")))
            } else {
                Ok(Self { place: Place::Stdout, format: format.unwrap_or(Format::Svg) })
            };
        }
        let ends_so = out.to_string_lossy().ends_with(['/', '\\']);
        if several || ends_so || out.is_dir() {
            if out.is_file() || (several && out.extension().is_some() && !out.is_dir() && !ends_so) {
                return Err(refused(&say!("charts-into-one-file")));
            }
            return Ok(Self { place: Place::Folder(out.to_path_buf()), format: format.unwrap_or(Format::Png) });
        }
        let ending = out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let stated = Format::NAMES.into_iter().find(|(name, _)| *name == ending).map(|(_, format)| format);
        let format = format.or(stated).ok_or_else(|| {
            let out = out.display();
            refused(&say!("chart-file-ending", %out))
        })?;
        Ok(Self { place: Place::File(out.to_path_buf()), format })
    }

    /// The path of a page: the second is `name-2`.
    fn path(&self, name: &str, page: usize) -> Option<PathBuf> {
        let ending = self.format.ending();
        let first = match &self.place {
            Place::Stdout => return None,
            Place::File(file) => file.clone(),
            Place::Folder(folder) => folder.join(format!("{name}.{ending}")),
        };
        if page == 0 {
            return Some(first);
        }
        let stem = first.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        Some(first.with_file_name(format!("{stem}-{}.{ending}", page + 1)))
    }

    /// Draws and writes the pages of a chart, each whole or not at all, and says which characters the fonts lack.
    ///
    /// # Errors
    /// [`Exit::Output`] where a file cannot be written; [`Exit::Usage`] for several pages on stdout.
    pub fn write(&self, pages: &[Chart], style: &Style, language: Language) -> Result<(), Exit> {
        if matches!(self.place, Place::Stdout) && pages.len() > 1 {
            console::message(&say!("charts-into-one-file"), language);
            return Err(Exit::Usage);
        }
        let name = pages.first().map(Chart::name).unwrap_or_default();
        for (n, page) in pages.iter().enumerate() {
            self.write_page(self.path(&name, n).as_deref(), page, style, language)?;
        }
        Ok(())
    }

    fn write_page(&self, path: Option<&Path>, chart: &Chart, style: &Style, language: Language) -> Result<(), Exit> {
        let drawn = draw(chart, style);
        let bytes = match self.format {
            Format::Pdf => draw_pdf(chart, style),
            Format::Png => png(&drawn.svg),
            Format::Svg => drawn.svg.clone().into_bytes(),
        };
        say_missing(&drawn.missing, language);
        let Some(path) = path else {
            console::print_bytes(&bytes);
            return Ok(());
        };
        let shown = path.display();
        let made = match &self.place {
            Place::Folder(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder),
            _ => Ok(()),
        };
        made.and_then(|()| replace(&System, path, &bytes)).map_err(|error| {
            console::message(&say!("cannot-write-file", %shown, %error), language);
            Exit::Output
        })?;
        console::print(&format!("{shown}\n"));
        Ok(())
    }
}

fn say_missing(missing: &[char], language: Language) {
    for c in missing {
        let code = u32::from(*c);
        console::note(&say!("missing-glyph", c, code = %format_args!("{code:04X}")), language);
    }
}
