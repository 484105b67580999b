//! `onpace verify`: a report that follows from its project, and one that does not any more.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROJECT: &str = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"month\"\nkey = [\"month\", \"region\"]\n\
    [feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str = "code,name,level,parent\n411025,襄县,county,\n411025101,东镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from\nx,,keep,100,2020-01\n";

fn onpace(at: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onpace")).current_dir(at).args(args).output().expect("the program runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_moved_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    let at = home.path();
    fs::create_dir(at.join("feeds")).expect("made");
    let put = |name: &str, text: &str| fs::write(at.join(name), text).expect("written");
    put("onpace.toml", PROJECT);
    put("regions.csv", REGIONS);
    put("targets.csv", TARGETS);
    put("feeds/f-2020-01.csv", "月份,乡镇,面积\n2020-01,东镇,120\n");
    let run = onpace(at, &["run", "--as-of", "2020-01", "--no-png"]);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));

    let same = onpace(at, &["verify", "reports/2020-01"]);
    assert_eq!(same.status.code(), Some(0), "{}", told(&same));
    assert!(told(&same).contains("一致"), "{}", told(&same));

    // A later file that revises nothing of this month changes nothing but what was read.
    put("feeds/f-2020-02.csv", "月份,乡镇,面积\n2020-02,东镇,130\n");
    let later = onpace(at, &["verify", "reports/2020-01"]);
    assert_eq!(later.status.code(), Some(0), "{}", told(&later));

    put("feeds/f-2020-01.csv", "月份,乡镇,面积\n2020-01,东镇,80\n");
    let revised = onpace(at, &["verify", "reports/2020-01"]);
    assert_eq!(revised.status.code(), Some(1));
    for part in ["feeds/f-2020-01.csv (changed)", "120亩 → 80亩", "gaps.csv"] {
        assert!(told(&revised).contains(part), "{part} in\n{}", told(&revised));
    }

    put("feeds/f-2020-01.csv", "月份,乡镇,面积\n2020-01,东镇,120\n");
    let gaps = at.join("reports/2020-01/gaps.csv");
    fs::write(&gaps, fs::read_to_string(&gaps).expect("read").replace("120", "150")).expect("written");
    let edited = onpace(at, &["verify", "reports/2020-01", "--json"]);
    assert_eq!(edited.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&edited.stdout).expect("JSON");
    assert_eq!(json["edited"]["gaps.csv"], "changed");
    assert_eq!(json["outputs"], serde_json::json!([]));
}

#[test]
fn a_folder_that_is_no_report_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let none = onpace(home.path(), &["verify", "."]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("manifest.json"));
}
