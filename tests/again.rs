//! Reports that point to others: in a second language beside the first, and after one that went out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROJECT: &str = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"month\"\nkey = [\"month\", \"region\"]\n\
    [feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nname_en = \"Area\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str = "code,name,level,parent\n411025,襄县,county,\n411025101,东镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from\nx,,keep,100,2020-01\n";

fn onpace(at: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onpace")).current_dir(at).args(args).output().expect("the program runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// A project of one indicator, with the month's value.
fn project(january: u32) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    fs::create_dir(home.path().join("feeds")).expect("made");
    put(&home, "onpace.toml", PROJECT);
    put(&home, "regions.csv", REGIONS);
    put(&home, "targets.csv", TARGETS);
    sent(&home, 1, january);
    home
}

fn put(home: &tempfile::TempDir, name: &str, text: &str) {
    fs::write(home.path().join(name), text).expect("written");
}

fn sent(home: &tempfile::TempDir, month: u32, area: u32) {
    put(home, &format!("feeds/f-2020-{month:02}.csv"), &format!("月份,乡镇,面积\n2020-{month:02},东镇,{area}\n"));
}

fn text(at: &Path, name: &str) -> String {
    fs::read_to_string(at.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn files(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name());
    names.map(|n| n.to_string_lossy().into_owned()).collect()
}

#[test]
fn the_other_language_stands_beside_the_projects_own() {
    let home = project(120);
    let at = home.path();
    let run = onpace(at, &["run", "--lang", "both"]);
    assert_eq!(run.status.code(), Some(0), "{}", told(&run));
    let folder = at.join("reports/2020-01");
    let mut all = files(&folder);
    for (own, other) in [
        ("briefing.html", "briefing.en.html"),
        ("briefing.md", "briefing.en.md"),
        ("briefing.docx", "briefing.en.docx"),
        ("gaps.xlsx", "gaps.en.xlsx"),
    ] {
        assert!(all.remove(own) && all.remove(other), "{own} {other} in {all:?}");
    }
    // Every other form for people is there in both languages too, and what programs read once.
    let others: Vec<String> = all.iter().filter(|name| name.contains(".en.")).cloned().collect();
    assert!(others.iter().all(|name| all.contains(&name.replace(".en.", "."))), "{all:?}");
    for name in ["report.en.json", "gaps.en.csv", "rejects.en.csv", "manifest.en.json"] {
        assert!(!all.contains(name), "what programs read is there once: {all:?}");
    }
    assert!(
        files(&folder.join("charts")).contains("board.en.svg")
            && text(&folder, "briefing.en.md").contains("(charts/board.en.svg)")
    );

    let (zh, en) = (text(&folder, "briefing.html"), text(&folder, "briefing.en.html"));
    for (page, language, other, name) in
        [(&zh, "en", "briefing.en.html", "English"), (&en, "zh-CN", "briefing.html", "中文")]
    {
        assert!(page.contains(&format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{other}\">")));
        assert!(page.contains(&format!("lang=\"{language}\" href=\"{other}\">{name}</a>")));
    }
    assert!(zh.contains("<html lang=\"zh-CN\">") && en.contains("<html lang=\"en\">") && en.contains("Area"));
    let json: serde_json::Value = serde_json::from_str(&text(&folder, "report.json")).expect("JSON");
    assert_eq!(json["language"], "zh-CN");

    let same = onpace(at, &["verify", "reports/2020-01"]);
    assert_eq!(same.status.code(), Some(0), "{}", told(&same));
    // Alone again: the other language goes, and nothing points to it.
    assert_eq!(onpace(at, &["run"]).status.code(), Some(0));
    assert!(!folder.join("briefing.en.html").exists() && !text(&folder, "briefing.html").contains("hreflang"));
    let elsewhere = onpace(at, &["status", "--lang", "both"]);
    assert_eq!(elsewhere.status.code(), Some(2), "{}", told(&elsewhere));
}

#[test]
fn what_has_moved_since_a_report_went_out_is_in_every_form() {
    let home = project(120);
    let at = home.path();
    assert_eq!(onpace(at, &["run", "--as-of", "2020-01"]).status.code(), Some(0));
    sent(&home, 2, 130);
    let run = ["run", "--as-of", "2020-02", "--previous", "reports/2020-01", "--lang", "both"];
    assert_eq!(onpace(at, &run).status.code(), Some(0));
    let folder = at.join("reports/2020-02");
    assert!(text(&folder, "briefing.md").contains("与已发布的2020年1月报告相比，数值没有变动。"));

    // The month that went out is corrected: what it was, what it is, who sent it, and the verdict with it.
    sent(&home, 1, 80);
    assert_eq!(onpace(at, &run).status.code(), Some(0));
    let md = text(&folder, "briefing.md");
    assert!(md.contains("与已发布的2020年1月报告相比，1项数值有变动，其中1项评价随之改变。"), "{md}");
    let row = "| 面积 | 襄县 | 县局 | 120亩 | 80亩 | 达到要求 | 差距较大 |";
    assert!(md.contains(row), "{md}");
    assert!(text(&folder, "briefing.en.md").contains("| Area | 襄县 | 县局 | 120 mu | 80 mu |"));
    let page = text(&folder, "briefing.html");
    assert!(page.contains("<td class=\"n\">120亩</td><td class=\"n\">80亩</td>"));
    let json: serde_json::Value = serde_json::from_str(&text(&folder, "report.json")).expect("JSON");
    let moved = &json["since"]["lines"][0];
    assert_eq!(
        (moved["old"].as_str(), moved["new"].as_str(), moved["feed"].as_str()),
        (Some("120"), Some("80"), Some("f"))
    );
    for (book, part) in [("briefing.docx", "word/document.xml"), ("gaps.xlsx", "xl/sharedStrings.xml")] {
        let bytes = fs::read(folder.join(book)).expect("read");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(part).expect("a part"), &mut xml).expect("text");
        assert!(xml.contains(">120亩<") && xml.contains(">80亩<"), "{book}");
    }

    // The folder keeps what it was compared with: it can be verified although the earlier report is gone.
    fs::remove_dir_all(at.join("reports/2020-01")).expect("removed");
    let same = onpace(at, &["verify", "reports/2020-02"]);
    assert_eq!(same.status.code(), Some(0), "{}", told(&same));
    // The same month once more, in the place of the one that it is compared with.
    sent(&home, 2, 125);
    let again = onpace(at, &["run", "--as-of", "2020-02", "--previous", "reports/2020-02"]);
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
    assert!(text(&folder, "briefing.md").contains("| 130亩 | 125亩 |"));
    assert_eq!(onpace(at, &["verify", "reports/2020-02"]).status.code(), Some(0));
}

#[test]
fn a_folder_that_cannot_be_compared_with_is_told() {
    let home = project(120);
    let at = home.path();
    sent(&home, 2, 130);
    let refused = |args: &[&str], why: &str| {
        let run = onpace(at, args);
        assert_eq!(run.status.code(), Some(2), "{}", told(&run));
        assert!(told(&run).contains(why), "{}", told(&run));
    };
    refused(&["run", "--previous", "feeds"], "feeds 里没有 onpace 的报告（manifest.json）");
    assert!(!at.join("reports").exists(), "nothing is written");
    assert_eq!(onpace(at, &["run", "--as-of", "2020-02"]).status.code(), Some(0));
    refused(&["run", "--as-of", "2020-01", "--previous", "reports/2020-02"], "2020-02的报告");
    let other = project(5);
    put(&other, "onpace.toml", &PROJECT.replace("[indicator.x]", "[indicator.y]"));
    put(&other, "targets.csv", &TARGETS.replace("x,", "y,"));
    assert_eq!(onpace(other.path(), &["run"]).status.code(), Some(0));
    let theirs = other.path().join("reports/2020-01");
    refused(&["run", "--previous", &theirs.display().to_string()], "不是同一个项目的报告");
    let mine = at.join("reports/2020-02/report.json");
    let edited = fs::read_to_string(&mine).expect("read").replace("\"130\"", "\"131\"");
    fs::write(&mine, edited).expect("written");
    let warned = onpace(at, &["run", "--as-of", "2020-02", "--previous", "reports/2020-02", "--out", "new"]);
    assert!(warned.status.code() == Some(0) && told(&warned).contains("写出后被改动过"), "{}", told(&warned));
    fs::write(&mine, "{}").expect("written");
    refused(&["run", "--previous", "reports/2020-02"], "读不出来");
}
