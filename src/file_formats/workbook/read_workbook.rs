//! Every sheet of a workbook, whichever format it is in.

use super::draft::Draft;
use super::format::SheetFormat;
use super::limits;
use super::ods::Ods;
use super::refusal::Refusal;
use super::sheet::Workbook;
use super::xls::Xls;
use super::xlsx::Xlsx;
use crate::measure::notation::DecimalMark;

/// Every format, in the order in which a file is tried: of formats in one container the last takes what no other recognises.
pub(super) static FORMATS: [&dyn SheetFormat; 3] = [&Xls, &Ods, &Xlsx];

/// How the names of workbooks end.
pub(crate) fn workbook_endings() -> impl Iterator<Item = &'static str> {
    FORMATS.into_iter().flat_map(|format| format.endings().iter().copied())
}

/// Whether a file, given by its first bytes, is a workbook (or another document of the same containers) rather than text.
pub(crate) fn is_workbook(head: &[u8]) -> bool {
    FORMATS.iter().any(|format| head.starts_with(format.magic()))
}

/// Reads every sheet of a workbook; its numbers are written with the mark `decimal`.
///
/// # Errors
/// Why the workbook as a whole cannot be used. Memory for a workbook that is too large stays below 64 MiB.
pub(crate) fn sheets(bytes: &[u8], decimal: DecimalMark) -> Result<Workbook, Refusal> {
    limits::FILE.check(bytes.len() as u64)?;
    let format = format_of(bytes)?;
    format.read(bytes, &mut Draft::new(false, decimal))?;
    let mut draft = Draft::new(true, decimal);
    format.read(bytes, &mut draft)?;
    Ok(Workbook { format: format.name(), sheets: draft.finish() })
}

fn format_of(bytes: &[u8]) -> Result<&'static dyn SheetFormat, Refusal> {
    for format in FORMATS {
        if bytes.starts_with(format.magic()) && format.recognises(bytes)? {
            return Ok(format);
        }
    }
    // Whatever has no mark of its own is taken for a zip container, which says what is wrong with it.
    Ok(&Xlsx)
}
