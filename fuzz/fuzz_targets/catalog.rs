//! Bytes as the files of a catalog, with a line `%%` between them; what is left out is sound.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onpace::catalog::{ProjectFiles, load};
use onpace::diag::Severity;
use std::collections::BTreeMap;

const SOUND: [(&str, &[u8]); 4] = [
    ("onpace.toml", include_bytes!("../../tests/cases/onpace.toml")),
    ("targets.csv", "indicator,kind,value,unit,due\narea,reach,15000,亩,2020-12\n".as_bytes()),
    ("regions.csv", include_bytes!("../../tests/cases/regions.csv")),
    (
        "actions.csv",
        "indicator,region,lead,cause,action,due\narea,411025901,农业农村局,雨,排水,2020-12-20\n".as_bytes(),
    ),
];

fuzz_target!(|data: &[u8]| {
    let mut files: BTreeMap<String, _> =
        SOUND.iter().map(|(name, bytes)| ((*name).to_owned(), (*bytes).into())).collect();
    for ((name, _), part) in SOUND.iter().zip(parts(data)) {
        if !part.is_empty() {
            files.insert((*name).to_owned(), part.to_vec().into());
        }
    }
    match load(&ProjectFiles::Memory(files)) {
        Ok(loaded) => assert!(loaded.warnings.iter().all(|w| w.severity != Severity::Error)),
        Err(told) => {
            assert!(told.iter().any(|d| d.severity == Severity::Error), "refused without a reason: {told:?}");
            assert!(told.iter().all(|d| d.location.is_some()), "{told:?}");
        }
    }
});

/// The data cut at every line `%%`.
fn parts(data: &[u8]) -> Vec<&[u8]> {
    const CUT: &[u8] = b"\n%%\n";
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(CUT.len()).position(|w| w == CUT) {
        parts.push(&rest[..at]);
        rest = &rest[at + CUT.len()..];
    }
    parts.push(rest);
    parts
}
