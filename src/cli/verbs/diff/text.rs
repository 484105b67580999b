//! What `onpace diff` prints.

use crate::report::compare::Diff;
use crate::say;
use crate::words::Message;
use std::fmt::Write;

/// Each kind of difference under its heading, or that there are none.
pub(super) fn text(diff: &Diff, say: impl Fn(&Message) -> String) -> String {
    let mut out = format!("{} → {}\n", diff.from, diff.to);
    let texts = |list: Vec<&String>| list.into_iter().cloned().collect::<Vec<String>>();
    let parts: [(Message, Vec<String>); 8] = [
        (say!("diff-targets"), texts(diff.targets.iter().map(|t| &t.text).collect())),
        (say!("diff-verdicts"), texts(diff.flips.iter().map(|f| &f.text).collect())),
        (say!("diff-new-gaps"), diff.new_gaps.clone()),
        (say!("diff-closed-gaps"), diff.closed_gaps.clone()),
        (say!("diff-restatements"), texts(diff.restated.iter().map(|r| &r.text).collect())),
        (say!("diff-feeds"), texts(diff.feeds.iter().map(|f| &f.text).collect())),
        (say!("diff-added"), diff.added.clone()),
        (say!("diff-dropped"), diff.removed.clone()),
    ];
    let mut any = false;
    for (head, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        any = true;
        let _ = writeln!(out, "\n{}", say(head));
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    if !any {
        let _ = writeln!(out, "{}", say(&say!("diff-nothing")));
    }
    out
}
