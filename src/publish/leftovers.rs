//! Removes the temporary folders that killed runs left beside a report folder.

use super::discard::discard;
use super::folder::{Replaceable, ReportFolder, inspect, is_marked};
use super::swap::OLD;
use crate::disk::Disk;
use std::path::Path;

/// Call with the folder's lock held: temporary folders are made and removed only under it, so whatever is here now has
/// no owner. A folder goes only if its name is one of ours and it is empty, marked, or a report with nothing added.
/// Nothing here stops a report: what cannot be cleared stays for the next run.
pub(super) fn clear(disk: &dyn Disk, place: &ReportFolder) {
    let Ok(entries) = disk.list(&place.parent) else { return };
    let prefix = place.temporary_prefix();
    for entry in entries {
        let name = entry.file_name();
        let Some(suffix) = name.to_str().and_then(|name| name.strip_prefix(&prefix)) else { continue };
        let ours = !suffix.is_empty() && suffix.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        // The entry's own type: a link is never followed.
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear_one(disk, place, &entry.path(), suffix.ends_with(OLD));
        }
    }
}

fn clear_one(disk: &dyn Disk, place: &ReportFolder, leftover: &Path, moved_aside: bool) {
    if is_marked(leftover) {
        let _ = discard(disk, leftover);
        return;
    }
    let absent = matches!(inspect(disk, &place.target, &place.shown), Ok(Replaceable::Absent));
    match inspect(disk, leftover, leftover) {
        // Killed between moving the old report aside and moving the new one in: the old one goes back.
        Ok(Replaceable::Ours) if moved_aside && absent => {
            let _ = disk.rename(leftover, &place.target);
        }
        Ok(Replaceable::Ours | Replaceable::Empty) => {
            let _ = discard(disk, leftover);
        }
        Ok(Replaceable::Absent) | Err(_) => {}
    }
}
