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

/// A project that measures a private column over so many rows of its second month; the first has twelve.
fn of_private(measure: &str, rows: usize) -> tempfile::TempDir {
    let folder = project("", "元", "protect = \"none\"\n");
    let at = |name: &str| folder.path().join(name);
    let toml = fs::read_to_string(at("onpace.toml")).expect("a catalog");
    let toml = toml.replace("unit = \"元\" }", "unit = \"元\", private = true }").replace("{ sum = \"n\" }", measure);
    fs::write(at("onpace.toml"), toml).expect("written");
    let row = |month: &str, n: usize| format!("2020-{month},甲{n},{}\n", 100 + n);
    let table: String = (0..12)
        .map(|n| row("01", n))
        .chain((0..rows).map(|n| row("02", n)))
        .fold("月份,姓名,数量\n".to_owned(), |a, b| a + &b);
    fs::write(at("feeds/f.csv"), table).expect("written");
    folder
}

#[test]
fn no_single_amount_of_a_private_column_is_published() {
    let as_of = |folder: &Path, month: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
        program.args(["run", ".", "--as-of", month, "--no-store", "--no-png", "--only", "md", "--edition", "public"]);
        let made =
            program.args(["--lang", "en", "--out", "out"]).current_dir(folder).output().expect("the program runs");
        (made.status.code(), String::from_utf8(made.stderr).expect("UTF-8"))
    };
    for measure in ["{ mean = \"n\" }", "{ min = \"n\" }", "{ max = \"n\" }"] {
        let (code, said) = as_of(of_private(measure, 12).path(), "2020-01");
        assert!(code == Some(2) && said.contains("single amounts") && said.contains("helped"), "{measure}: {said}");
    }
    let sum = "{ sum = \"n\" }";
    let few = of_private(sum, 9);
    let (code, said) = as_of(few.path(), "2020-02");
    assert!(code == Some(2) && said.contains("2020-02") && said.contains("9 rows"), "{said}");
    assert_eq!(as_of(few.path(), "2020-01").0, Some(0), "a later month is not asked");
    assert_eq!(as_of(of_private(sum, 10).path(), "2020-02").0, Some(0));
}
