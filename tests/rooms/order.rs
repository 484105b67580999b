//! The order of the rooms, and of the rooms inside them: whatever stands behind may use what stands before it.

pub const ROOMS: [&str; 14] = [
    "measure", "diag", "catalog", "feed", "store", "series", "assess", "locale", "report", "render", "publish",
    "pipeline", "pack", "cli",
];

/// Folders that have folders in them, with their children: files without their ending.
pub const INSIDE: [(&str, &[&str]); 0] = [];
