//! The committed sample reports are what the program writes today.

use super::support::{contents, onpace};
use std::path::Path;

#[test]
fn the_committed_samples_are_what_the_program_writes() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let elsewhere = tempfile::tempdir().expect("a folder");
    for month in ["2020-11", "2021-09"] {
        let out = elsewhere.path().display().to_string();
        let run = onpace(elsewhere.path(), &["run", "--as-of", month, "--out", &out], &[]);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let made = contents(&elsewhere.path().join(month));
        let kept = contents(&samples.join(month));
        for (name, bytes) in &kept {
            let same = made.get(name) == Some(bytes);
            assert!(same, "reports/{month}/{name} differs: `cargo run -- run --as-of {month}` writes it anew");
        }
        for name in made.keys().filter(|n| Path::new(n).extension().is_none_or(|e| e != "png")) {
            assert!(kept.contains_key(name), "reports/{month}/{name} is not committed");
        }
    }
}
