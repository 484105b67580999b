//! The tutorial in both languages: its commands, one after the other, lead from an empty folder to a briefing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A step of the tutorial.
enum Step {
    /// A line of a block of commands.
    Run(String),
    /// What the reader does by hand: the rows of the draft are marked.
    Mark,
}

fn steps(page: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            line if inside => steps.push(Step::Run(line.to_owned())),
            line if line.starts_with("<!--") => steps.push(Step::Mark),
            _ => {}
        }
    }
    steps
}

/// The words of a command line, of which some stand in double quotes.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let word = |(n, part): (usize, &str)| match n % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![part.to_owned()],
    };
    parts.flat_map(word).collect()
}

fn draft_in(folder: &Path) -> PathBuf {
    let mut found = fs::read_dir(folder).expect("the project").map(|entry| entry.expect("an entry").path());
    let is_draft = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        name.starts_with("draft-") && path.extension().is_some_and(|ending| ending == "csv")
    };
    found.find(is_draft).expect("a draft")
}

/// Writes `yes` into every row's column `accept`, as a reader does who agrees with all of them.
fn mark(draft: &Path, yes: &str) -> usize {
    let bytes = fs::read(draft).expect("the draft");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let column = heads.iter().position(|head| head == "accept").expect("a column to mark");
    let mut writer = csv::Writer::from_path(draft).expect("it can be written");
    writer.write_record(&heads).expect("written");
    let mut rows = 0;
    for record in reader.records() {
        let record = record.expect("a row");
        let cells = record.iter().enumerate().map(|(n, cell)| if n == column { yes } else { cell });
        writer.write_record(cells).expect("written");
        rows += 1;
    }
    writer.flush().expect("written");
    rows
}

fn follow(page: &str, project: &str, locale: &str, yes: &str) {
    let home = tempfile::tempdir().expect("a folder");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let page = fs::read_to_string(page).expect("the tutorial");
    let mut commands = 0;
    for step in steps(&page) {
        match step {
            Step::Mark => assert_eq!(mark(&draft_in(&home.path().join(project)), yes), 3, "three promises"),
            Step::Run(line) => {
                let mut words = words(&line).into_iter();
                assert_eq!(words.next().as_deref(), Some("onpace"), "{line}");
                let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
                program.current_dir(home.path()).args(words).env("LC_ALL", locale);
                program.env_remove("ONPACE_PROJECT").env_remove("ONPACE_LANG");
                let ran = program.output().expect("the program runs");
                let said = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
                assert!(ran.status.success(), "{line}: {said}");
                commands += 1;
            }
        }
    }
    assert!(commands >= 8, "{commands} commands");
    let report = home.path().join(project).join("reports/2024-06");
    for form in ["briefing.docx", "briefing.html", "onepage.pdf", "slides.pptx", "gaps.xlsx"] {
        assert!(report.join(form).is_file(), "{form}");
    }
    // Each of the three promises is judged against data.
    let gaps = fs::read_to_string(report.join("gaps.csv")).expect("the gaps");
    let mut gaps = csv::Reader::from_reader(gaps.trim_start_matches('\u{feff}').as_bytes());
    let heads = gaps.headers().expect("heads").clone();
    let place = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let (target, value, verdict) = (place("target"), place("value"), place("verdict"));
    let rows: Vec<csv::StringRecord> = gaps.records().map(|row| row.expect("a row")).collect();
    let judged = rows.iter().filter(|row| !row[target].is_empty() && !row[value].is_empty());
    let verdicts: Vec<&str> = judged.map(|row| &row[verdict]).collect();
    assert_eq!(verdicts.len(), 3, "{rows:?}");
    assert!(verdicts.iter().all(|verdict| !["no_data", "watch"].contains(verdict)), "{verdicts:?}");
}

#[test]
fn the_english_tutorial_leads_to_a_briefing() {
    follow("tutorial.md", "example", "en_GB.UTF-8", "yes");
}

#[test]
fn the_chinese_tutorial_leads_to_a_briefing() {
    follow("tutorial.zh-CN.md", "示范县", "zh_CN.UTF-8", "是");
}
