//! The program as its users call it: which project, which language, which names, where output goes and what is kept.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROJECT: &str = "title = \"例\"\nlanguage = \"zh-CN\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\n\
    every = \"month\"\nkey = [\"month\", \"region\"]\ndeadline = \"day 10\"\n\
    [feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"种植面积\"\nname_en = \"Planted area\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\n\
    unit = \"亩\"\nbetter = \"higher\"\n\
    [indicator.y]\nname = \"收获面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str = "code,name,level,parent\n411025,襄县,county,\n411025101,东镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from\nx,,keep,100,2020-01\n";

/// A folder that holds a project in `p`, and nothing else.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let at = home.path().join("p");
    fs::create_dir_all(at.join("feeds")).expect("folders");
    for (name, text) in [
        ("onpace.toml", PROJECT),
        ("regions.csv", REGIONS),
        ("targets.csv", TARGETS),
        ("feeds/f-2020-01.csv", "月份,乡镇,面积\n2020-01,东镇,80\n"),
    ] {
        fs::write(at.join(name), text).expect("written");
    }
    home
}

fn onpace_with(at: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onpace"));
    command.current_dir(at).args(args).env("LC_ALL", "en_GB.UTF-8");
    for name in ["ONPACE_PROJECT", "ONPACE_LANG"] {
        command.env_remove(name);
    }
    command.envs(env.iter().copied()).output().expect("the program runs")
}

fn onpace(at: &Path, args: &[&str]) -> Output {
    onpace_with(at, args, &[])
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn without_a_project_every_verb_says_so() {
    let home = home();
    for args in [
        &["run"][..],
        &["check"],
        &["status"],
        &["explain", "x"],
        &["chart", "x"],
        &["letters"],
        &["backtest"],
        &["store", "status"],
        &["diff", "2020-01", "2020-02"],
    ] {
        let refused = onpace(home.path(), args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}: {}", err(&refused));
        for part in ["no project here", "onpace init", "onpace demo"] {
            assert!(err(&refused).contains(part), "{args:?}: {part} in {}", err(&refused));
        }
        assert_eq!(out(&refused), "", "{args:?}");
    }
    assert!(err(&onpace(home.path(), &["status", "nowhere"])).contains("nowhere"));
}

#[test]
fn a_project_is_found_by_folder_option_variable_and_from_below() {
    let home = home();
    let (at, project) = (home.path(), home.path().join("p"));
    let whole = out(&onpace(at, &["status", "p"]));
    assert!(whole.contains("种植面积"), "{whole}");
    assert_eq!(out(&onpace(at, &["-C", "p", "status"])), whole);
    assert_eq!(out(&onpace(at, &["status", "-C", "p"])), whole);
    assert_eq!(out(&onpace_with(at, &["status"], &[("ONPACE_PROJECT", "p")])), whole);
    assert_eq!(out(&onpace(&project.join("feeds"), &["status"])), whole);
    let nowhere = onpace(at, &["-C", "nowhere", "status"]);
    assert_eq!(nowhere.status.code(), Some(2), "{}", err(&nowhere));
}

#[test]
fn messages_speak_the_projects_language_and_else_the_locales() {
    let home = home();
    let at = home.path();
    let unknown = |args: &[&str], env: &[(&str, &str)]| err(&onpace_with(at, args, env));
    assert!(
        unknown(&["explain", "zz", "p"], &[]).contains("目录中没有指标"),
        "{}",
        unknown(&["explain", "zz", "p"], &[])
    );
    assert!(unknown(&["explain", "zz", "p"], &[("ONPACE_LANG", "en")]).contains("is not in the catalog"));
    assert!(unknown(&["explain", "zz", "p", "--lang", "en"], &[]).contains("is not in the catalog"));
    assert!(unknown(&["run", "p", "--as-of", "soon"], &[]).contains("不是月份"));
    assert!(unknown(&["run", "--as-of", "soon"], &[]).contains("is not a month"));
    assert!(unknown(&["run", "--as-of", "soon"], &[("LC_ALL", "zh_CN.UTF-8")]).contains("不是月份"));
    assert!(unknown(&["rum"], &[]).contains("did you mean `run`"));
    assert!(unknown(&["rum"], &[("LC_ALL", "zh_CN.UTF-8")]).contains("是不是 `run`"));
    for (env, word) in [("en_GB.UTF-8", "Usage: onpace run"), ("zh_CN.UTF-8", "用法：onpace run")] {
        let help = out(&onpace_with(at, &["run", "--help"], &[("LC_ALL", env)]));
        assert!(help.contains(word), "{help}");
    }
}

#[test]
fn names_in_either_language_stand_for_ids() {
    let home = home();
    for name in ["x", "种植面积", "planted area", "Planted  Area"] {
        let explained = onpace(home.path(), &["explain", name, "p"]);
        assert!(explained.status.success(), "{name}: {}", err(&explained));
        assert!(out(&explained).contains("种植面积"), "{name}");
    }
    let near = onpace(home.path(), &["explain", "种植面织", "p"]);
    assert!(err(&near).contains("是不是 `种植面积`"), "{}", err(&near));
}

#[test]
fn reports_go_beside_the_project_and_are_verified_from_anywhere() {
    let home = home();
    let at = home.path();
    let run = onpace(at, &["run", "p", "--as-of", "2020-01", "--no-png"]);
    assert!(run.status.success(), "{}", err(&run));
    let report = at.join("p/reports/2020-01");
    assert!(report.join("gaps.csv").is_file());
    for from in [at, &at.join("p/feeds"), Path::new("/")] {
        let verified = onpace(from, &["verify", &report.display().to_string()]);
        assert!(verified.status.success(), "from {}: {}{}", from.display(), out(&verified), err(&verified));
    }
    // The whole may be moved.
    fs::rename(at.join("p"), at.join("moved")).expect("moved");
    let verified = onpace(at, &["verify", "moved/reports/2020-01"]);
    assert!(verified.status.success(), "{}", err(&verified));
    // A report elsewhere says where its project was.
    assert!(onpace(at, &["run", "moved", "--as-of", "2020-01", "--no-png", "--out", "given-out"]).status.success());
    let far = onpace(&at.join("moved/feeds"), &["verify", "../../given-out/2020-01"]);
    assert!(far.status.success(), "{}", err(&far));
}

#[test]
fn what_somebody_edited_is_kept_until_it_is_given_up() {
    let home = home();
    let at = home.path();
    let run = |more: &[&str]| onpace(at, &[&["run", "p", "--as-of", "2020-01", "--no-png"], more].concat());
    assert!(run(&[]).status.success());
    let briefing = at.join("p/reports/2020-01/briefing.md");
    let edited = fs::read_to_string(&briefing).expect("read") + "\n另：补充一段。\n";
    fs::write(&briefing, &edited).expect("written");
    let refused = run(&[]);
    assert_eq!(refused.status.code(), Some(4), "{}", err(&refused));
    assert!(err(&refused).contains("briefing.md") && err(&refused).contains("--force"), "{}", err(&refused));
    assert_eq!(fs::read_to_string(&briefing).expect("read"), edited);
    assert!(run(&["--force"]).status.success());
    assert_ne!(fs::read_to_string(&briefing).expect("read"), edited);
    // What was removed is simply written again.
    fs::remove_file(&briefing).expect("removed");
    assert!(run(&[]).status.success() && briefing.is_file());
}

#[test]
fn fail_on_asks_about_each_kind_of_finding() {
    let home = home();
    let at = home.path();
    let code = |verb: &str, what: &str, more: &[&str]| {
        let args = [&[verb, "p", "--no-store", "--fail-on", what], more].concat();
        let args = if verb == "run" { [&args[..], &["--only", "csv"]].concat() } else { args };
        onpace(at, &args).status.code()
    };
    let as_of = ["--as-of", "2020-01"];
    assert_eq!(code("run", "behind", &as_of), Some(1));
    assert_eq!(code("run", "rejects", &as_of), Some(0));
    assert_eq!(code("run", "no_data", &as_of), Some(0));
    assert_eq!(code("run", "overdue", &as_of), Some(0));
    let later = ["--as-of", "2020-02", "--on", "2020年3月20日"];
    assert_eq!(code("run", "overdue", &later), Some(1));
    assert_eq!(code("run", "no_data", &later), Some(1));
    assert_eq!(code("run", "rejects,no_data", &later), Some(1));
    assert_eq!(code("check", "overdue", &later), Some(1));
    assert_eq!(code("check", "rejects", &later), Some(0));
    assert_eq!(code("run", "bad", &as_of), Some(2));
    assert_eq!(code("check", "behind", &as_of), Some(2));
}

#[test]
fn quiet_leaves_errors_and_the_log_has_everything() {
    let home = home();
    let at = home.path();
    let quiet = onpace(at, &["run", "p", "-q", "--log", "log.txt", "--no-png"]);
    assert!(quiet.status.success());
    assert_eq!((out(&quiet), err(&quiet)), (String::new(), String::new()));
    let log = fs::read_to_string(at.join("log.txt")).expect("a log");
    assert!(log.contains("run p -q") && log.contains("2020-01"), "{log}");
    let wrong = onpace(at, &["explain", "zz", "p", "-q"]);
    assert!(err(&wrong).contains("zz"));
    let unwritable = onpace(at, &["status", "p", "--log", "no/such/log.txt"]);
    assert_eq!(unwritable.status.code(), Some(4), "{}", err(&unwritable));
}

#[test]
fn several_charts_go_into_a_folder_and_one_to_standard_output() {
    let home = home();
    let at = home.path();
    let both = onpace(at, &["chart", "种植面积", "y", "p", "-o", "charts", "--format", "svg"]);
    assert!(both.status.success(), "{}", err(&both));
    assert!(at.join("charts/x.svg").is_file() && at.join("charts/y.svg").is_file());
    let one = onpace(at, &["chart", "x", "--project", "p", "-o", "-"]);
    assert!(out(&one).starts_with("<svg") || out(&one).starts_with("<?xml"), "{:.80}", out(&one));
    for args in [&["chart", "x", "y", "p", "-o", "one.png"][..], &["chart", "x", "y", "p", "-o", "-"]] {
        assert_eq!(onpace(at, args).status.code(), Some(2), "{args:?}");
    }
    assert!(!at.join("one.png").exists());
    // A wrong name among them leaves nothing behind.
    assert_eq!(onpace(at, &["chart", "x", "zz", "p", "-o", "none"]).status.code(), Some(2));
    assert!(!at.join("none").exists());
}

#[test]
fn a_file_may_come_from_standard_input() {
    use std::io::Write;
    let home = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_onpace"))
        .current_dir(home.path())
        .args(["read", "-", "--lang", "zh-CN"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all("乡镇,面积(亩)\n东镇,80\n西镇,90\n".as_bytes()).expect("written");
    drop(input);
    let read = child.wait_with_output().expect("it ends");
    assert!(out(&read).contains("西镇,90"), "{}{}", out(&read), err(&read));
}

#[test]
fn there_is_an_example_in_each_language() {
    let home = tempfile::tempdir().expect("a folder");
    for (lang, name) in [("zh-CN", "xiangcheng"), ("en", "aldermere")] {
        let made = onpace(home.path(), &["demo", "--lang", lang]);
        assert!(made.status.success(), "{}", err(&made));
        let toml = fs::read_to_string(home.path().join(name).join("onpace.toml")).expect("a catalog");
        assert!(lang == "en" || toml.contains("襄城"), "{lang}");
        let again = onpace(home.path(), &["demo", "--lang", lang]);
        assert_eq!(again.status.code(), Some(4), "{}", err(&again));
    }
}

#[test]
fn what_cannot_be_written_is_no_success() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let home = home();
    for verb in ["status", "check"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
        let mut command = Command::new(env!("CARGO_BIN_EXE_onpace"));
        let done = command.current_dir(home.path()).args([verb, "p"]).stdout(full).status().expect("the program runs");
        assert_eq!(done.code(), Some(4), "{verb}");
    }
}
