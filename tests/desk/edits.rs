//! Edits of the catalog's files: checked, written with everything else as it was, never over somebody else's.

use super::client::{Answer, Desk};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn base(desk: &Desk, name: &str) -> String {
    let bytes = std::fs::read(desk.project().join(name)).expect("a file");
    blake3::hash(&bytes).to_hex().to_string()
}

fn save(desk: &Desk, edit: &Value) -> Answer {
    desk.post("edit/save?lang=en&by=Clerk", edit.to_string().as_bytes())
}

fn cell(desk: &Desk, row: usize, column: usize, value: &str) -> Value {
    let base = base(desk, "targets.csv");
    json!({ "file": "targets.csv", "base": base, "rows": [{ "cell": { "row": row, "column": column, "value": value } }] })
}

#[test]
fn a_cell_is_changed_and_nothing_else() {
    let desk = Desk::of("xiangcheng");
    let before = desk.text("targets.csv");
    let answer = save(&desk, &cell(&desk, 1, 3, "14"));
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.json()["saved"], true);
    let after = desk.text("targets.csv");
    assert_eq!(after, before.replacen("tobacco_acreage,,reach,13,", "tobacco_acreage,,reach,14,", 1));
    assert!(desk.text("desk/log.csv").contains("Clerk,edit,targets.csv"));
    assert!(desk.get("indicator?id=tobacco_acreage&lang=en").body.contains("14"));
    let nobody = cell(&desk, 1, 3, "15").to_string();
    assert_eq!(desk.post("edit/save", nobody.as_bytes()).status, 400, "who edits is written down");
    let undone = desk.post("edit/undo?by=Clerk", b"{}").json();
    assert_eq!(undone["file"], "targets.csv");
    assert_eq!(desk.text("targets.csv"), before);
}

#[test]
fn what_the_catalog_refuses_is_told_with_its_line_and_not_written() {
    let desk = Desk::of("xiangcheng");
    let before = desk.text("targets.csv");
    for (path, expected) in [("edit/check?by=Clerk", false), ("edit/save?by=Clerk", false)] {
        let edit = cell(&desk, 1, 0, "no_such_indicator").to_string();
        let answer = desk.post(&format!("{path}&lang=en"), edit.as_bytes()).json();
        assert_eq!(answer["may_be_saved"], expected, "{answer}");
        let found = answer["found"].as_array().expect("findings");
        assert!(
            found.iter().any(|d| d["severity"] == "error" && d["file"] == "targets.csv" && d["line"] == 2),
            "{answer}"
        );
    }
    assert_eq!(desk.text("targets.csv"), before);
}

#[test]
fn keys_are_set_where_they_stand() {
    let desk = Desk::of("xiangcheng");
    let before = desk.text("onpace.toml");
    let edit = json!({ "file": "onpace.toml", "base": base(&desk, "onpace.toml"),
        "keys": [{ "path": ["indicator", "tobacco_acreage", "decimals"], "value": "1", "literal": true }] });
    let answer = save(&desk, &edit);
    assert_eq!(answer.json()["saved"], true, "{}", answer.body);
    let at = before.find("[indicator.tobacco_acreage]").expect("the indicator");
    let expected = format!("{}{}", &before[..at], before[at..].replacen("decimals = 2", "decimals = 1", 1));
    assert_eq!(desk.text("onpace.toml"), expected);
}

#[test]
fn somebody_else_s_change_is_not_overwritten() {
    let desk = Desk::of("xiangcheng");
    let edit = cell(&desk, 1, 3, "14");
    let theirs = desk.text("targets.csv").replacen(",13,", ",12.5,", 1);
    std::fs::write(desk.project().join("targets.csv"), &theirs).expect("written");
    assert_eq!(save(&desk, &edit).status, 409);
    assert_eq!(desk.text("targets.csv"), theirs);
    // Nor is it by taking back what was done before it.
    assert_eq!(save(&desk, &cell(&desk, 1, 3, "15")).status, 200);
    std::fs::write(desk.project().join("targets.csv"), &theirs).expect("written");
    assert_eq!(desk.post("edit/undo?by=Clerk", b"{}").status, 409);
    assert_eq!(desk.text("targets.csv"), theirs);
}

#[test]
fn of_two_who_write_at_once_one_is_told() {
    let desk = Desk::of("xiangcheng");
    let edits: Vec<String> = (0..8).map(|n| cell(&desk, 1, 3, &format!("2{n}")).to_string()).collect();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let one = |edit: &String| desk.post("edit/save?by=Clerk", edit.as_bytes()).status;
        let threads: Vec<_> = edits.iter().map(|edit| scope.spawn(move || one(edit))).collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 7, "{statuses:?}");
}

#[test]
fn a_broken_catalog_is_shown_and_can_be_mended() {
    let desk = Desk::of("xiangcheng");
    let whole = desk.text("targets.csv");
    std::fs::write(desk.project().join("targets.csv"), whole.replacen("tobacco_acreage", "tobaco_acreage", 1))
        .expect("written");
    std::thread::sleep(Duration::from_millis(1500));
    let month = desk.get("month?lang=en");
    assert_eq!(month.status, 200);
    assert!(month.body.contains("targets.csv:2"), "{}", month.body);
    assert_eq!(save(&desk, &cell(&desk, 1, 0, "tobacco_acreage")).json()["saved"], true);
    assert_eq!(desk.text("targets.csv"), whole);
    assert!(!desk.get("month?lang=en").body.contains("targets.csv:2"));
}

/// The desk is killed while it writes; whatever stands there is one whole version.
#[test]
fn files_are_whole_after_a_kill() {
    for after in [5, 20, 45, 90] {
        let mut desk = Desk::of("xiangcheng");
        let versions: Vec<String> = (0..2)
            .map(|n| desk.text("targets.csv").replacen(",13,", &format!(",1{n},"), 1))
            .chain([desk.text("targets.csv")])
            .collect();
        let begin = Instant::now();
        std::thread::scope(|scope| {
            let (desk, versions) = (&desk, &versions);
            for n in 0..2 {
                scope.spawn(move || {
                    while begin.elapsed() < Duration::from_millis(after) {
                        let edit = json!({ "file": "targets.csv", "base": base(desk, "targets.csv"), "rows": [
                            { "cell": { "row": 1, "column": 3, "value": format!("1{n}") } }] });
                        let sent = std::panic::catch_unwind(|| {
                            desk.post("edit/save?by=Clerk", edit.to_string().as_bytes()).status
                        });
                        assert!(sent.is_ok() && versions.len() == 3);
                    }
                });
            }
        });
        desk.kill();
        let text = desk.text("targets.csv");
        assert!(versions.contains(&text), "after {after} ms:\n{text}");
    }
}

/// A browser sends one kind of line ends, in Unicode; the file keeps its own, and its encoding.
#[test]
fn a_catalog_keeps_its_encoding_and_its_line_ends() {
    let desk = Desk::of("xiangcheng");
    let path = desk.project().join("onpace.toml");
    let text = desk.text("onpace.toml");
    let crlf = text.replace('\n', "\r\n");
    std::fs::write(&path, encoding_rs::GB18030.encode(&crlf).0).expect("written");
    let read = || encoding_rs::GB18030.decode(&std::fs::read(&path).expect("a file")).0.into_owned();
    let edit = json!({ "file": "onpace.toml", "base": base(&desk, "onpace.toml"),
        "text": text.replacen("decimals = 2", "decimals = 1", 1) });
    assert_eq!(save(&desk, &edit).json()["saved"], true);
    assert_eq!(read(), crlf.replacen("decimals = 2", "decimals = 1", 1));
    let edit = json!({ "file": "onpace.toml", "base": base(&desk, "onpace.toml"),
        "keys": [{ "path": ["indicator", "tobacco_acreage", "decimals"], "value": "2", "literal": true }] });
    assert_eq!(save(&desk, &edit).json()["saved"], true);
    assert_eq!(read(), crlf);
    assert!(desk.get("targets?file=onpace.toml").body.contains("烟叶种植面积"));
}
