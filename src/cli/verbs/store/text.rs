//! What `onpace store` prints.

use crate::say;
use crate::store::State;
use crate::words::Message;
use std::fmt::Write;

/// What the store keeps of each feed.
pub(super) fn status(state: &State, say: impl Fn(&Message) -> String) -> String {
    let mut out = String::new();
    let State { folder, kept_from, entries, bytes, feeds: all_feeds, orphaned } = state;
    let (folder, from, all) = (folder.display(), size(*kept_from), size(*bytes));
    let head = say!("store-entries", %folder, entries, all);
    let _ = writeln!(out, "{}", say(&head));
    for each in all_feeds.iter().filter(|f| f.large > 0 || f.stale + f.damaged > 0) {
        let (feed, large, kept, bytes) = (&each.feed, each.large, each.kept, size(each.bytes));
        let mut line = if each.private {
            say(&say!("store-private", feed))
        } else {
            say(&say!("store-kept", feed, kept, large, bytes))
        };
        if each.stale > 0 {
            let (old, bytes) = (each.stale, size(each.stale_bytes));
            line += &say(&say!("store-outdated", old, bytes));
        }
        if each.damaged > 0 {
            let n = each.damaged;
            line += &say(&say!("store-damaged", n));
        }
        let _ = writeln!(out, "  {line}");
    }
    let small = all_feeds.iter().filter(|f| f.large == 0).count();
    if small > 0 {
        let line = say!("store-small", small, from);
        let _ = writeln!(out, "  {}", say(&line));
    }
    if orphaned.files > 0 {
        let (n, bytes) = (orphaned.files, size(orphaned.bytes));
        let line = say!("store-unused", n, bytes);
        let _ = writeln!(out, "  {}", say(&line));
    }
    out
}

/// A number of bytes in its largest unit, with one decimal.
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    match UNITS.iter().find(|(unit, _)| bytes >= *unit) {
        // Tenths, without rounding through floats.
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit),
        None => format!("{bytes} B"),
    }
}
