//! The program itself where a file cannot grow: by the system's limit, which makes a write fail or ends the process.

use crate::publish::names_in;
use crate::store::{large, onpace, small};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// What becomes of a write beyond the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beyond {
    Fails,
    Kills,
}

/// Runs the program with files limited to so many blocks.
#[cfg(unix)]
fn limited(at: &Path, blocks: u32, beyond: Beyond, args: &[&str]) -> Output {
    let ignore = if beyond == Beyond::Fails { "trap '' XFSZ; " } else { "" };
    let script = format!("{ignore}ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_onpace")]).args(args).current_dir(at).output().expect("it runs")
}

fn done(at: &Path, args: &[&str]) -> (String, String) {
    let output = onpace(at, args).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    (text(&output.stdout), text(&output.stderr))
}

#[cfg(unix)]
fn check(output: &Output, beyond: Beyond, named: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    match beyond {
        Beyond::Fails => assert!(output.status.code() == Some(4) && said.contains(named), "{output:?}"),
        Beyond::Kills => assert_eq!(output.status.code(), None, "{output:?}"),
    }
}

#[test]
#[cfg(unix)]
fn a_report_that_cannot_be_written_is_exit_4_and_the_old_one_stands() {
    let project = small();
    let run = ["run", ".", "--as-of", "2020-05", "--only", "csv,json"];
    done(project.path(), &run);
    for beyond in [Beyond::Fails, Beyond::Kills] {
        check(&limited(project.path(), 1, beyond, &run), beyond, "reports/2020-05");
        assert!(done(project.path(), &["verify", "reports/2020-05"]).0.contains("一致"));
    }
    done(project.path(), &run);
    assert_eq!(names_in(&project.path().join("reports")), ["2020-05"]);
}

#[test]
#[cfg(unix)]
fn a_chart_that_cannot_be_written_leaves_the_old_file() {
    let project = small();
    let chart = ["chart", "amount", ".", "--as-of", "2020-05", "-o", "t.svg"];
    fs::write(project.path().join("t.svg"), "old").unwrap();
    for beyond in [Beyond::Fails, Beyond::Kills] {
        check(&limited(project.path(), 1, beyond, &chart), beyond, "t.svg");
        assert_eq!(fs::read_to_string(project.path().join("t.svg")).unwrap(), "old");
    }
    done(project.path(), &chart);
    assert!(fs::read_to_string(project.path().join("t.svg")).unwrap().ends_with("</svg>\n"));
    // A device is written to, and stays one.
    if Path::new("/dev/full").exists() {
        std::os::unix::fs::symlink("/dev/full", project.path().join("full.svg")).unwrap();
        let full = [&chart[..6], &["full.svg"]].concat();
        let output = onpace(project.path(), &full).output().expect("it runs");
        check(&output, Beyond::Fails, "full.svg");
        assert!(fs::symlink_metadata(project.path().join("full.svg")).unwrap().is_symlink());
    }
}

#[test]
#[cfg(unix)]
fn a_demo_that_cannot_be_written_is_no_project() {
    let home = tempfile::tempdir().unwrap();
    for beyond in [Beyond::Fails, Beyond::Kills] {
        check(&limited(home.path(), 4, beyond, &["demo", "county"]), beyond, "county");
        assert!(!home.path().join("county/onpace.toml").exists());
        assert_eq!(home.path().join("county").exists(), beyond == Beyond::Kills);
    }
    done(home.path(), &["demo", "county"]);
    assert!(home.path().join("county/onpace.toml").exists());
    assert!(names_in(&home.path().join("county")).iter().all(|name| !name.starts_with(".onpace")));
}

#[test]
fn an_empty_key_is_told_until_the_store_is_cleared() {
    let project = large();
    let (at, key) = (project.path(), project.path().join(".onpace/key"));
    let status = ["status", ".", "--as-of", "2020-04"];
    let whole = done(at, &status).0;
    fs::write(&key, "").unwrap();
    for _ in 0..2 {
        let (said, told) = done(at, &status);
        assert!(said == whole && told.contains("密钥文件") && told.contains("onpace store clear"), "{told}");
    }
    let told = done(at, &["store", "status", ".", "--lang", "en"]).1;
    assert!(told.contains("is damaged"), "{told}");
    let cleared = done(at, &["store", "clear", ".", "--lang", "en"]).0;
    assert!(cleared.starts_with("Removed 2 files"), "{cleared}");
    let (said, told) = done(at, &status);
    assert!(said == whole && !told.contains("密钥文件"), "{told}");
    assert_eq!((fs::read(&key).unwrap().len(), project.entries().len()), (64, 1));
}
