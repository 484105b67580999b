//! What lies among the feeds and is no file is told, and never waited for.

use std::fs;
use std::process::Command;

#[test]
fn a_pipe_among_the_feeds_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    fs::create_dir(at.join("feeds")).expect("a folder");
    let toml = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/*.csv\"\nsource = \"县局\"\n[feed.f.column]\n\
        month = { header = \"月份\", type = \"date\" }\nn = { header = \"数量\", type = \"quantity\", unit = \"亩\" }\n\
        [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"n\" }\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"\n";
    for (name, text) in [
        ("onpace.toml", toml),
        ("regions.csv", "code,name,level,parent\n1,甲县,county,\n"),
        ("feeds/a.csv", "月份,数量\n2020-01,3\n"),
    ] {
        fs::write(at.join(name), text).expect("written");
    }
    let made = Command::new("mkfifo").arg(at.join("feeds/b.csv")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
    let ended = program.args(["check", ".", "--as-of", "2020-01", "--no-store"]).current_dir(at).output();
    let said = String::from_utf8(ended.expect("the program runs").stderr).expect("UTF-8");
    assert!(said.contains("feeds/b.csv") && said.contains("管道"), "{said}");
}
