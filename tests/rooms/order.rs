//! The order of the rooms, and of the rooms inside them: whatever stands behind may use what stands before it.

pub const ROOMS: [&str; 14] = [
    "measure", "diag", "catalog", "feed", "store", "series", "assess", "locale", "report", "render", "publish",
    "pipeline", "pack", "cli",
];

/// Folders that have folders in them, with their children: files without their ending.
pub const INSIDE: &[(&str, &[&str])] = &[
    (
        "feed",
        &[
            "anonymise",
            "way",
            "text",
            "workbook",
            "header",
            "cell",
            "detail",
            "file_format",
            "ledger",
            "reject",
            "rows",
            "fast",
            "aggregate",
            "row_reader",
            "cache",
            "checks",
            "file",
            "period_in_name",
            "frame",
            "ingested",
            "gather",
            "ingest",
            "sniff",
        ],
    ),
    (
        "feed/text",
        &[
            "encoding",
            "quotes",
            "chunks",
            "place",
            "cursor",
            "record",
            "fast",
            "record_index",
            "record_writer",
            "table",
        ],
    ),
];
