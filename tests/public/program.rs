//! The program run for the public: its folder, its manifest, and what it does not overwrite.

use super::world::World;
use std::path::Path;
use std::process::{Command, Output};

fn onpace(at: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onpace")).current_dir(at).args(args).output().expect("the program runs")
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_two_editions_do_not_overwrite_each_other_and_both_can_be_verified() {
    let home = tempfile::tempdir().expect("a folder");
    let at = home.path();
    let county = at.join("county");
    for (name, bytes) in World::new(71, 6, 0).files() {
        let path = county.join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }
    let run = |edition: &str, out: &str| {
        onpace(&county, &["run", "--as-of", "2021-03", "--no-png", "--edition", edition, "--out", out])
    };
    assert_eq!(run("public", "out").status.code(), Some(0));
    let manifest = std::fs::read_to_string(county.join("out/2021-03/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let made = &manifest["provenance"];
    assert_eq!((made["edition"].as_str(), made["project"].as_str()), (Some("public"), Some("")));
    assert_eq!(
        (made["catalog_hash"].as_str(), made["inputs"].as_object().map(serde_json::Map::len)),
        (Some(""), Some(0))
    );

    let before = std::fs::read(county.join("out/2021-03/report.json")).expect("a report");
    let other = run("internal", "out");
    assert_eq!(other.status.code(), Some(4));
    assert!(told(&other).contains("公开版") && told(&other).contains("--out"), "{}", told(&other));
    assert_eq!(std::fs::read(county.join("out/2021-03/report.json")).expect("a report"), before);
    assert_eq!(run("public", "out").status.code(), Some(0), "the same edition is replaced");
    assert_eq!(run("internal", "office").status.code(), Some(0));
    assert_eq!(run("public", "office").status.code(), Some(4));

    // The public's manifest tells no folders: the project is the one in which the report lies, the one at hand, or the one named.
    let verified = onpace(&county, &["verify", "out/2021-03"]);
    assert_eq!(verified.status.code(), Some(0), "{}", told(&verified));
    let elsewhere = onpace(at, &["verify", "county/out/2021-03"]);
    assert_eq!(elsewhere.status.code(), Some(0), "{}", told(&elsewhere));
    let named = onpace(at, &["verify", "county/out/2021-03", "--project", "county"]);
    assert_eq!(named.status.code(), Some(0), "{}", told(&named));
}
