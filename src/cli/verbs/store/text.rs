//! What `onpace store` prints.

use crate::diag::Message;
use crate::say;
use crate::store::State;
use std::fmt::Write;

/// What the store keeps of each feed.
pub(super) fn status(state: &State, say: impl Fn(&Message) -> String) -> String {
    let mut out = String::new();
    let State { folder, kept_from, entries, bytes, feeds: all_feeds, orphaned } = state;
    let (folder, from, all) = (folder.display(), size(*kept_from), size(*bytes));
    let head = say!("{folder}：{entries}项，{all}", "{folder}: {entries} entries, {all}");
    let _ = writeln!(out, "{}", say(&head));
    for each in all_feeds.iter().filter(|f| f.large > 0 || f.stale > 0) {
        let (feed, large, kept, bytes) = (&each.feed, each.large, each.kept, size(each.bytes));
        let mut line = if each.private {
            say(&say!(
                "{feed}：不留存，因为有不公开的日期、地区或数量列",
                "{feed}: not kept, since it has private dates, regions or amounts"
            ))
        } else {
            say(&say!(
                "{feed}：{large}个大文件中{kept}个不必重读，{bytes}",
                "{feed}: {kept} of {large} large files need not be read again, {bytes}"
            ))
        };
        if each.stale > 0 {
            let (old, bytes) = (each.stale, size(each.stale_bytes));
            line += &say(&say!("；{old}项已过时，{bytes}", "; {old} entries are out of date, {bytes}"));
        }
        let _ = writeln!(out, "  {line}");
    }
    let small = all_feeds.iter().filter(|f| f.large == 0).count();
    if small > 0 {
        let line = say!(
            "{small}类报送没有{from}以上的文件，每次都读",
            "{small} feeds have no file of {from} or more and are read each time"
        );
        let _ = writeln!(out, "  {}", say(&line));
    }
    if orphaned.files > 0 {
        let (n, bytes) = (orphaned.files, size(orphaned.bytes));
        let line = say!(
            "{n}项已无人使用，{bytes}；可用 `onpace store prune` 清理",
            "{n} that nothing uses, {bytes}; `onpace store prune` removes them"
        );
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
