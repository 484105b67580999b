//! What we write against the schemas and rules of the Open XML SDK, as `openxml_audit` has them: every element, attribute and value
//! of every part of the documents, workbooks and slides. It is written in Python; `.ci/run` fetches it where it can and names the
//! interpreter in `ONPACE_OPENXML_AUDIT`. Without one there is nothing to do here: `schema.rs` holds what can be held without.

use super::open::Docx;
use super::template::{letterhead, usual};
use super::{MISTAKES, docx, pictures, report, report_of};
use onpace::render::docx::{Pictures, Template, briefing_docx};
use onpace::render::pptx::slides_pptx;
use onpace::render::xlsx::{confirm_xlsx, gaps_xlsx, tracking_xlsx};
use onpace::words::Language;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is wrong with a file, a line each; None where there is nothing to ask.
fn audit(file: &Path) -> Option<Vec<String>> {
    let python = std::env::var_os("ONPACE_OPENXML_AUDIT")?;
    let told = Command::new(python).args(["-m", "openxml_audit", "--output", "json"]).arg(file).output();
    let told = told.expect("ONPACE_OPENXML_AUDIT is a Python");
    let json: serde_json::Value = serde_json::from_slice(&told.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&told.stderr)));
    let errors = json[0]["errors"].as_array().expect("a list of errors");
    Some(errors.iter().map(|e| format!("{} {} {}", e["part_uri"], e["path"], e["description"])).collect())
}

fn kept(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("a file");
    file
}

#[test]
fn what_is_written_follows_the_schemas_of_the_sdk() {
    let english = report_of(Language::English);
    let head = Template::open(&letterhead(&usual())).expect("a good template");
    let files = [
        ("zh.docx", briefing_docx(report(), &pictures(report()), None)),
        ("en.docx", briefing_docx(&english, &pictures(&english), None)),
        ("bare.docx", briefing_docx(report(), &Pictures::new(), None)),
        ("gaps.xlsx", gaps_xlsx(report())),
        ("confirm.xlsx", confirm_xlsx(report()).expect("regions have figures")),
        ("tracking.xlsx", tracking_xlsx(report(), report().tracking.as_ref().expect("a table"))),
        ("zh.pptx", slides_pptx(report(), &pictures(report()))),
        ("en.pptx", slides_pptx(&english, &pictures(&english))),
        ("bare.pptx", slides_pptx(report(), &Pictures::new())),
    ];
    for (name, bytes) in files {
        let faults = audit(&kept(name, &bytes));
        assert!(faults.as_ref().is_none_or(Vec::is_empty), "{name}: {faults:#?}");
    }
    // The letterhead has no theme of its own, which the SDK asks for; what we put into it has no fault.
    let filled = briefing_docx(report(), &pictures(report()), Some(&head));
    let before = audit(&kept("letterhead.docx", &letterhead(&usual())));
    assert_eq!(audit(&kept("filled.docx", &filled)), before);
}

#[test]
fn the_sdk_finds_mistakes() {
    for (n, (part, right, wrong)) in MISTAKES.into_iter().enumerate() {
        let broken = docx().with(part, right, wrong);
        let faults = audit(&kept(&format!("mistake-{n}.docx"), &broken.packed()));
        assert!(faults.is_none_or(|faults| faults.iter().any(|f| f.contains(part))), "{wrong} goes unnoticed");
    }
    let value = docx().with("word/document.xml", "<w:tblW w:w=\"", "<w:tblW w:w=\"x");
    let faults = audit(&kept("mistake-value.docx", &value.packed()));
    assert!(faults.is_none_or(|faults| !faults.is_empty()));
    assert!(Docx::open(&value.packed()).parts.len() == value.parts.len());
}
