//! What the page asks the program to do: from an empty folder to a report, files taken in and sent back, two writers, a stop.

use super::client::Desk;
use serde_json::json;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const HEAD: &str = "月份,单位,作物,种植面积,机械化面积\n";

#[test]
fn a_report_is_made_verified_and_taken() {
    let desk = Desk::of("aldermere");
    let made = desk.ran(&json!({ "verb": "run", "as_of": "2025-12", "languages": "en" }));
    assert_eq!(made["exit"], 0, "{made}");
    assert_eq!(made["command"], "onpace run --as-of 2025-12 --lang en");
    let page = desk.get("reports?lang=en").body;
    assert!(page.contains("briefing.docx") && page.contains("2025-12"), "{page}");
    let file = desk.get("file?path=2025-12/briefing.docx&save=1");
    assert_eq!(file.status, 200);
    assert!(file.head.contains("attachment; filename*=UTF-8''briefing.docx"), "{}", file.head);
    let html = desk.get("file?path=2025-12/briefing.html");
    assert!(html.head.contains("content-security-policy: sandbox allow-scripts"), "{}", html.head);
    let verified = desk.ran(&json!({ "verb": "verify", "folder": "reports/2025-12" }));
    assert_eq!(verified["exit"], 0, "{verified}");
    let compared = desk.ran(&json!({ "verb": "diff", "from": "2025-11", "to": "2025-12" }));
    assert_eq!(compared["exit"], 0, "{compared}");
}

#[test]
fn a_file_is_looked_at_taken_in_and_logged() {
    let desk = Desk::of("xiangcheng");
    let line = |region: &str, area: &str| format!("2022-01,{region},烟叶,{area},100\n");
    let file = format!("{HEAD}{}{}", line("文昌镇", "460"), line("柳河镇", "八千"));
    let item = desk.dropped("2022%E5%B9%B41%E6%9C%88%E5%86%9C%E4%B8%9A.csv", file.as_bytes());
    let looked = desk.ran(&json!({ "verb": "look", "item": item }));
    assert_eq!(looked["exit"], 0, "{looked}");
    let added: serde_json::Value = serde_json::from_str(looked["output"].as_str().expect("output")).expect("JSON");
    assert_eq!(added[0]["feeds"][0], "acreage");
    assert_eq!((&added[0]["used"], &added[0]["rejected"]), (&json!(1), &json!(1)));
    let read = desk.ran(&json!({ "verb": "read", "item": item, "feed": "acreage" }));
    assert!(read["output"].as_str().expect("output").contains("八千"), "{read}");
    assert_eq!(desk.get(&format!("effects?item={item}&path=feeds/acreage-2022-01.csv&lang=en")).status, 200);
    let nobody = json!({ "verb": "take", "item": item, "by": " " });
    assert_eq!(desk.post("jobs", nobody.to_string().as_bytes()).status, 400);
    let back = desk.ran(&json!({ "verb": "send_back", "item": item, "by": "Clerk", "feed": "acreage" }));
    assert_eq!(back["exit"], 0, "{back}");
    let names: Vec<_> = std::fs::read_dir(desk.project().join("returns")).expect("a folder").collect();
    assert_eq!(names.len(), 2, "a document and a workbook");
    let taken = desk.ran(&json!({ "verb": "take", "item": item, "by": "Clerk", "period": "2022-01" }));
    assert_eq!(taken["exit"], 0, "{taken}");
    let path = added[0]["path"].as_str().map(str::to_owned).unwrap_or_default();
    let path = if path.is_empty() { "feeds/acreage-2022-01.csv".to_owned() } else { path };
    assert_eq!(desk.text(&path), file);
    let log = desk.text("desk/log.csv");
    assert!(log.contains("Clerk,onpace send-back") && log.contains("Clerk,onpace add"), "{log}");
    assert!(desk.text("received.csv").contains("Clerk"));
    assert!(!desk.get("feeds").body.contains(&item), "it waits no longer");
}

#[test]
fn of_two_verbs_that_write_one_is_told_to_wait() {
    let desk = Desk::of("xiangcheng");
    let ask = json!({ "verb": "run", "as_of": "2021-09", "languages": "both" });
    let job = desk.begun(&ask);
    let second = desk.post("jobs?lang=en", ask.to_string().as_bytes());
    assert_eq!(second.status, 409, "{}", second.body);
    assert_eq!(desk.ended(job)["exit"], 0);
}

#[test]
fn a_verb_that_is_stopped_leaves_no_half_behind() {
    let desk = Desk::of("xiangcheng");
    let job = desk.begun(&json!({ "verb": "run", "as_of": "2021-09", "languages": "both" }));
    assert_eq!(desk.post(&format!("job/stop?job={job}"), b"{}").status, 200);
    let found = desk.ended(job);
    assert_eq!(found["stopped"], true, "{found}");
    let folder = desk.project().join("reports/2021-09");
    assert!(!folder.exists() || folder.join("manifest.json").exists());
}

#[test]
fn from_an_empty_folder_to_a_report() {
    let desk = Desk::of_nothing();
    let start = desk.raw("GET", &desk.at(""), &[desk.host()], &[]);
    assert!(start.status == 303 && start.head.contains("location: new"), "{}", start.head);
    for month in 1..=6 {
        let rows = ["Ashford", "Birley", "Corton"].iter().fold(String::new(), |mut rows, ward| {
            let _ = writeln!(rows, "2025-{month:02},{ward},{},{}", 10 * month, 3 * month);
            rows
        });
        let file = format!("month,ward,homes repaired,homes inspected\n{rows}");
        assert_eq!(desk.post(&format!("place?name=repairs-2025-{month:02}.csv"), file.as_bytes()).status, 200);
    }
    let guessed = desk.ran(&json!({ "verb": "guess", "languages": "en" }));
    assert_eq!(guessed["exit"], 0, "{guessed}");
    assert!(!desk.project().join("onpace.toml").exists(), "nothing is written");
    let made = desk.ran(&json!({ "verb": "init", "languages": "en", "title": "Repairs", "root": "Borough" }));
    assert_eq!(made["exit"], 0, "{made}");
    let month = desk.get("month?lang=en");
    assert!(month.status == 200 && month.body.contains("Repairs"), "{}", month.body);
    let notice = "# Housing plan\n\n1 January 2025\n\nComplete at least 900 homes repaired by December 2025.\n";
    let item = desk.dropped("plan.md&for=draft", notice.as_bytes());
    let page = desk.get(&format!("draft?item={item}&lang=en")).body;
    assert!(page.contains("900"), "{page}");
    let known = page.split("data-name=\"indicator\" data-was=\"").nth(1).and_then(|rest| rest.split('"').next());
    let indicator = known.filter(|id| !id.is_empty()).unwrap_or("repairs_homes_repaired").to_owned();
    let accepted =
        desk.ran(&json!({ "verb": "accept", "item": item, "rows": [{ "n": 1, "cells": { "indicator": indicator } }] }));
    assert_eq!(accepted["exit"], 0, "{accepted}");
    assert!(desk.text("targets.csv").contains("900"));
    let ran = desk.ran(&json!({ "verb": "run", "as_of": "2025-06", "languages": "en" }));
    assert_eq!(ran["exit"], 0, "{ran}");
    assert_eq!(desk.get("file?path=2025-06/briefing.docx&save=1").status, 200);
}

#[test]
fn pages_are_told_of_changes_and_ctrl_c_ends_the_desk_while_one_is_open() {
    use std::io::{BufRead, BufReader, Write};
    let mut desk = Desk::of("aldermere");
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", desk.port)).expect("a connection");
    write!(stream, "GET {} HTTP/1.1\r\n{}\r\n\r\n", desk.at("events"), desk.host()).expect("sent");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
    std::thread::sleep(Duration::from_millis(300));
    let text = desk.text("targets.csv");
    std::fs::write(desk.project().join("targets.csv"), format!("{text}\n")).expect("written");
    let begin = Instant::now();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let told = lines.any(|line| line.contains(r#"{"what":"changed"}"#));
    assert!(told, "nothing was told in {:?}", begin.elapsed());
    if cfg!(unix) {
        assert_eq!(desk.interrupted(), Some(0), "it ends as it should");
    }
}
