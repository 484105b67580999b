//! What every file format of workbooks has in common.

use super::draft::Draft;
use super::refusal::Refusal;

/// A file format of workbooks. A new one is a file with a type that implements this, and a line in
/// [`FORMATS`](super::read_workbook::FORMATS).
pub(super) trait SheetFormat: Sync {
    /// As the file's usual ending names it.
    fn name(&self) -> &'static str;

    /// How the names of such files end: its own, and those of related formats, of which a message says how to save them.
    fn endings(&self) -> &'static [&'static str];

    /// The first bytes of such files, and perhaps of other documents in the same container.
    fn magic(&self) -> &'static [u8];

    /// Whether a file that begins with [`SheetFormat::magic`] is in this format.
    ///
    /// # Errors
    /// The container cannot be opened.
    fn recognises(&self, bytes: &[u8]) -> Result<bool, Refusal>;

    /// Hands every cell to `draft`.
    ///
    /// # Errors
    /// Why the workbook as a whole cannot be used.
    fn read(&self, bytes: &[u8], draft: &mut Draft) -> Result<(), Refusal>;
}
