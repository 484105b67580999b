//! The committed sample reports are what the program writes today.

use super::support::{contents, onpace};
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_committed_samples_are_what_the_program_writes() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let elsewhere = tempfile::tempdir().expect("a folder");
    for month in ["2020-11", "2021-09"] {
        let out = elsewhere.path().display().to_string();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let run = onpace(root, &["run", "data/xiangcheng", "--as-of", month, "--out", &out, "--no-store"], &[]);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let made = contents(&elsewhere.path().join(month));
        let kept = contents(&samples.join(month));
        for (name, bytes) in &kept {
            let same = made.get(name) == Some(bytes);
            assert!(
                same,
                "reports/{month}/{name} differs: `cargo run -- run data/xiangcheng --as-of {month} --out reports` writes it anew"
            );
        }
        all_are_kept(&made, &kept, month);
    }
}

#[test]
fn the_english_sample_is_what_the_program_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let elsewhere = tempfile::tempdir().expect("a folder");
    let out = elsewhere.path().display().to_string();
    let run = onpace(root, &["run", "data/aldermere", "--as-of", "2025-12", "--out", &out, "--no-store"], &[]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let (made, kept) = (contents(&elsewhere.path().join("2025-12")), contents(&root.join("reports/aldermere/2025-12")));
    for (name, bytes) in &kept {
        let same = made.get(name) == Some(bytes);
        assert!(
            same,
            "reports/aldermere/2025-12/{name} differs: `cargo run -- run data/aldermere --as-of 2025-12 --out reports/aldermere` writes it anew"
        );
    }
    all_are_kept(&made, &kept, "aldermere/2025-12");
}

/// Every file is committed but pictures, which take much room.
fn all_are_kept(made: &BTreeMap<String, Vec<u8>>, kept: &BTreeMap<String, Vec<u8>>, folder: &str) {
    for name in made.keys().filter(|n| Path::new(n).extension().is_none_or(|e| e != "png")) {
        assert!(kept.contains_key(name), "reports/{folder}/{name} is not committed");
    }
}
