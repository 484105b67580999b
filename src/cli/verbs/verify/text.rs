//! What `onpace verify` prints.

use super::findings::Findings;
use crate::publish::Manifest;
use crate::say;
use crate::words::Message;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The findings, or that there are none.
pub(super) fn text(findings: &Findings, manifest: &Manifest, say: impl Fn(&Message) -> String) -> String {
    let mut out = String::new();
    if !findings.any() {
        let n = manifest.outputs.len();
        let message = say!("verify-matches", n);
        let _ = writeln!(out, "{}", say(&message));
        return out;
    }
    let named = |list: &BTreeMap<String, &'static str>| {
        list.iter().map(|(name, how)| format!("{name} ({how})")).collect::<Vec<_>>()
    };
    let mut causes: Vec<String> = named(&findings.inputs);
    if findings.catalog {
        causes.push(say(&say!("verify-catalog")));
    }
    causes.extend(findings.version.as_ref().map(|v| {
        let now = env!("CARGO_PKG_VERSION");
        say(&say!("verify-version", v, now))
    }));
    let moved = findings.moved.as_ref();
    let verdicts = moved.map(|d| d.flips.iter().map(|f| f.text.clone()).collect()).unwrap_or_default();
    let values = moved.map(|d| d.restated.iter().map(|r| r.text.clone()).collect()).unwrap_or_default();
    let parts: [(Message, Vec<String>); 5] = [
        (say!("verify-edited"), named(&findings.edited)),
        (say!("verify-sources"), causes),
        (say!("verify-verdicts"), verdicts),
        (say!("verify-values"), values),
        (say!("verify-files"), findings.outputs.clone()),
    ];
    for (head, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "{}", say(head));
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}
