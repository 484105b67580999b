//! A month that was given out to the public is not replaced by other figures without a word.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROJECT: &str = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f.csv\"\nsource = \"县局\"\n[feed.f.column]\n\
    month = { header = \"月份\", type = \"date\" }\ntown = { header = \"镇\", type = \"region\" }\n\
    n = { header = \"数量\", type = \"quantity\", unit = \"户\" }\n\
    [indicator.helped]\nname = \"帮扶\"\nfeed = \"f\"\nmeasure = { sum = \"n\" }\nkind = \"level\"\nunit = \"户\"\nbetter = \"higher\"\n\
    protect = \"none\"\n";
const REGIONS: &str = "code,name,level,parent\n1,甲县,county,\n11,东镇,township,1\n12,西镇,township,1\n";

fn run(folder: &Path, more: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
    program.args(["run", ".", "--as-of", "2020-01", "--no-store", "--no-png", "--out", "out"]);
    program.args(more).current_dir(folder).output().expect("the program runs")
}

fn rows(folder: &Path, east: u32) {
    let text = format!("月份,镇,数量\n2020-01,东镇,{east}\n2020-01,西镇,30\n");
    fs::write(folder.join("feeds/f.csv"), text).expect("written");
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("feeds")).expect("a folder");
    fs::write(folder.path().join("onpace.toml"), PROJECT).expect("written");
    fs::write(folder.path().join("regions.csv"), REGIONS).expect("written");
    rows(folder.path(), 20);
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn other_figures_are_refused_or_told() {
    let folder = project();
    let at = folder.path();
    let briefing = || fs::read_to_string(at.join("out/2020-01/briefing.md")).expect("a briefing");
    let public = ["--edition", "public"];
    let verify = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
        program.args(["verify", "out/2020-01", "--no-store"]).current_dir(at).output().expect("the program runs")
    };
    assert_eq!(run(at, &public).status.code(), Some(0));
    assert_eq!(run(at, &public).status.code(), Some(0), "the same figures");
    let first = briefing();
    rows(at, 17);
    let refused = run(at, &public);
    assert_eq!(refused.status.code(), Some(4));
    let said = text(&refused.stderr);
    assert!(said.contains("50 → 47") && said.contains("--republish"), "{said}");
    assert_eq!(briefing(), first, "what stood there stands");
    assert_eq!(run(at, &["--edition", "public", "--republish"]).status.code(), Some(0));
    assert!(briefing().contains("本版更正此前公布的数字1个。"), "{}", briefing());
    let again = briefing();
    assert_eq!(run(at, &public).status.code(), Some(0), "nothing changes");
    assert_eq!(briefing(), again);
    let verified = verify();
    assert_eq!(verified.status.code(), Some(0), "{}{}", text(&verified.stdout), text(&verified.stderr));
}

#[test]
fn an_edition_without_its_figures_as_data_may_not_change_at_all() {
    let folder = project();
    let at = folder.path();
    let public = ["--edition", "public", "--only", "md"];
    assert_eq!(run(at, &public).status.code(), Some(0));
    assert_eq!(run(at, &public).status.code(), Some(0));
    rows(at, 17);
    let refused = run(at, &public);
    assert_eq!(refused.status.code(), Some(4));
    assert!(text(&refused.stderr).contains("briefing.md"), "{}", text(&refused.stderr));
    assert_eq!(run(at, &["--edition", "public", "--only", "md", "--republish"]).status.code(), Some(0));
}

#[test]
fn the_office_s_own_edition_is_made_anew_as_often_as_it_likes() {
    let folder = project();
    assert_eq!(run(folder.path(), &[]).status.code(), Some(0));
    rows(folder.path(), 17);
    assert_eq!(run(folder.path(), &[]).status.code(), Some(0));
}

#[test]
fn what_cannot_be_written_to_standard_output_is_an_error_for_every_verb() {
    let folder = project();
    for args in [
        &["check", "."][..],
        &["run", ".", "--as-of", "2020-01", "--fail-on", "behind"],
        &["status", "."],
        &["read", "feeds/f.csv"],
    ] {
        let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
        let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
        let ended = program.args(args).current_dir(folder.path()).stdout(full).output().expect("the program runs");
        assert_eq!(ended.status.code(), Some(4), "{args:?}");
        assert!(text(&ended.stderr).contains("stdout"), "{args:?}");
    }
}
