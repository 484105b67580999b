//! Where a record starts in its file.

/// Where a record starts in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::feed) struct Place {
    /// Line, or row of a sheet, from 1.
    pub line: u64,
    /// Byte, from 0, in the file as it lies on the disk; [`Place::NOWHERE`] in a workbook.
    pub byte: u64,
}

impl Place {
    pub const NOWHERE: u64 = u64::MAX;

    pub fn in_sheet(line: u64) -> Self {
        Self { line, byte: Self::NOWHERE }
    }

    pub fn byte(self) -> Option<u64> {
        (self.byte != Self::NOWHERE).then_some(self.byte)
    }
}
