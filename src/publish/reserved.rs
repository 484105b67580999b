//! Names of files that the program keeps for itself in a report folder.

/// Lists what a report was made from and what it consists of.
pub const MANIFEST: &str = "manifest.json";

/// Stands in a temporary folder that is unfinished or being removed: whatever is in there may go.
pub(super) const MARKER: &str = ".onpace-unfinished";

/// No output may be called so.
pub(super) const RESERVED: [&str; 2] = [MANIFEST, MARKER];
