//! No public edition is made while nobody has decided whom an indicator's numbers are about.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, edition: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
    program.args(["run", ".", "--as-of", "2020-01", "--no-store", "--no-png", "--only", "md", "--out", "out"]);
    program.args(["--edition", edition]).current_dir(folder).output().expect("the program runs")
}

fn project(private: &str, unit: &str, protect: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let toml = format!(
        "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f.csv\"\nsource = \"县局\"\n[feed.f.column]\n\
         month = {{ header = \"月份\", type = \"date\" }}\nname = {{ header = \"姓名\", type = \"text\"{private} }}\n\
         n = {{ header = \"数量\", type = \"quantity\", unit = \"{unit}\" }}\n\
         [indicator.helped]\nname = \"帮扶\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"flow\"\nunit = \"{unit}\"\nbetter = \"higher\"\n{protect}"
    );
    fs::create_dir(folder.path().join("feeds")).expect("a folder");
    for (name, text) in [
        ("onpace.toml", toml.as_str()),
        ("regions.csv", "code,name,level,parent\n1,甲县,county,\n"),
        ("feeds/f.csv", "月份,姓名,数量\n2020-01,甲,3\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

#[test]
fn an_indicator_about_people_or_on_private_columns_must_say_whom_it_is_about() {
    for (private, unit) in [("", "人"), ("", "户"), ("", "家"), (", private = true", "亩")] {
        let open = project(private, unit, "");
        let refused = run(open.path(), "public");
        assert_eq!(refused.status.code(), Some(2), "{unit}");
        let said = String::from_utf8(refused.stderr).expect("UTF-8");
        assert!(said.contains("helped") && said.contains("protect"), "{said}");
        assert!(!open.path().join("out").exists());
        assert_eq!(run(open.path(), "internal").status.code(), Some(0), "{unit}");
        let decided = project(private, unit, "protect = \"none\"\n");
        assert_eq!(run(decided.path(), "public").status.code(), Some(0), "{unit}");
    }
    assert_eq!(run(project("", "亩", "").path(), "public").status.code(), Some(0));
}
