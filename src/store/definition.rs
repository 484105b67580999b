//! What an entry depends on besides the bytes of its file: the feed, the regions, the program.

use crate::catalog::{Feed, Region, Regions};
use crate::feed::{Detail, Secret};
use std::time::UNIX_EPOCH;

/// Version of the entries' form; raised when older ones would be read wrongly.
const FORM: u32 = 3;

/// A fingerprint of a definition.
pub(super) type Digest = [u8; 32];

/// The fingerprint of all regions in order: in another list the same names mean other regions.
pub(super) fn of_regions(regions: &Regions) -> Digest {
    let mut all = Vec::new();
    let mut put = |text: &str| {
        all.extend((text.len() as u64).to_le_bytes());
        all.extend(text.as_bytes());
    };
    for (_, region) in regions.iter() {
        // What it merged into changes no row that is read, and its titles follow from the names.
        let Region { code, name, level, parent, aliases, valid_from, valid_to, name_en, .. } = region;
        for text in [code, name, name_en, level].into_iter().chain(aliases) {
            put(text);
        }
        // This also marks where the aliases end.
        let days = [valid_from, valid_to].map(|day| day.map(|day| (day.year(), day.month(), day.day())));
        put(&format!("{} {:?} {days:?}", aliases.len(), parent.map(|id| id.0)));
    }
    *blake3::hash(&all).as_bytes()
}

/// The fingerprint of everything in a feed that decides how its files are read, and of the detail of its rows.
pub(super) fn of_feed(feed: &Feed, detail: &Detail, regions: &Digest, secret: Secret) -> Digest {
    // The fields left out have no effect on the rows of one file.
    let Feed {
        id: _,
        files: _,
        source: _,
        every,
        calendar,
        deadline: _,
        cutoff,
        all_days: _,
        work_days: _,
        rows: _,
        expect: _,
        senders,
        sender_name,
        period,
        key,
        files_are,
        files_are_stated: _,
        max_rejected,
        wholes,
        missing,
        zero,
        totals,
        notes,
        decimal,
        dates,
        language,
        not_regions,
        reading,
        unpivot,
        units,
        columns,
    } = feed;
    let marks =
        format!("{cutoff:?} {wholes:?} {max_rejected} {missing:?} {zero:?} {senders:?} {sender_name:?} {period:?}");
    let written = format!("{totals:?} {notes:?} {decimal:?} {dates:?} {language:?}");
    let shape = format!("{not_regions:?} {unpivot:?} {units:?} {written}");
    let text =
        format!("{every:?} {calendar:?} {key:?} {files_are:?} {marks} {shape} {reading:?} {columns:?} {detail:?}");
    let mut hasher = blake3::Hasher::new();
    hasher.update(&FORM.to_le_bytes());
    hasher.update(program().as_bytes());
    hasher.update(regions);
    hasher.update(&blake3::derive_key("onpace store: whose private texts", secret.bytes()));
    hasher.update(text.as_bytes());
    *hasher.finalize().as_bytes()
}

/// The program, since another build may read files differently: its version, and the size and time of its file, since development
/// builds share a version.
pub fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let of_file = file.ok().map(|file| {
        let time = file.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
        (file.len(), time.map(|t| t.as_nanos()))
    });
    format!("{} {of_file:?}", env!("CARGO_PKG_VERSION"))
}

/// The place of a file's entry, whatever the file holds: there is one for each file and detail.
pub(super) fn place(feed: &Feed, detail: &Detail, name: &str) -> String {
    let sums = matches!(detail, Detail::Aggregated(_));
    short(&[feed.id.as_bytes(), name.as_bytes(), &[u8::from(sums)]])
}

/// What an entry was made from: a definition, and the hash of the file's content.
pub(super) fn made_from(definition: &Digest, content: &str) -> String {
    short(&[definition, content.as_bytes()])
}

/// A fingerprint of 128 bits in hex.
pub(super) fn short(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex()[..32].to_owned()
}
