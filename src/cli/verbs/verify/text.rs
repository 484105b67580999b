//! What `onpace verify` prints.

use super::findings::Findings;
use crate::diag::Message;
use crate::publish::Manifest;
use crate::say;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The findings, or that there are none.
pub(super) fn text(findings: &Findings, manifest: &Manifest, say: impl Fn(&Message) -> String) -> String {
    let mut out = String::new();
    if !findings.any() {
        let n = manifest.outputs.len();
        let message = say!(
            "一致：{n}个文件都能由现有数据重新得出。",
            "It matches: all {n} files follow from the project as it is."
        );
        let _ = writeln!(out, "{}", say(&message));
        return out;
    }
    let named = |list: &BTreeMap<String, &'static str>| {
        list.iter().map(|(name, how)| format!("{name} ({how})")).collect::<Vec<_>>()
    };
    let mut causes: Vec<String> = named(&findings.inputs);
    if findings.catalog {
        causes.push(say(&say!("目录（onpace.toml、targets.csv 等）", "the catalog (onpace.toml, targets.csv …)")));
    }
    causes.extend(findings.version.as_ref().map(|v| {
        let now = env!("CARGO_PKG_VERSION");
        say(&say!("程序版本 {v} → {now}", "the program's version, {v} → {now}"))
    }));
    let moved = findings.moved.as_ref();
    let verdicts = moved.map(|d| d.flips.iter().map(|f| f.text.clone()).collect()).unwrap_or_default();
    let values = moved.map(|d| d.restated.iter().map(|r| r.text.clone()).collect()).unwrap_or_default();
    let parts: [(Message, Vec<String>); 5] = [
        (say!("写出后被改动的文件", "Files edited since they were written"), named(&findings.edited)),
        (say!("变化的来源", "What changed in the project"), causes),
        (say!("评价不同", "Verdicts that are others now"), verdicts),
        (say!("数值不同", "Values that are others now"), values),
        (say!("重新生成会不同的文件", "Files that would be others now"), findings.outputs.clone()),
    ];
    for (head, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "{}", say(head));
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}
