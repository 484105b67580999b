//! What `onpace diff` prints.

use crate::diag::Message;
use crate::report::compare::Diff;
use crate::say;
use std::fmt::Write;

/// Each kind of difference under its heading, or that there are none.
pub(super) fn text(diff: &Diff, say: impl Fn(&Message) -> String) -> String {
    let mut out = format!("{} → {}\n", diff.from, diff.to);
    let texts = |list: Vec<&String>| list.into_iter().cloned().collect::<Vec<String>>();
    let parts: [(Message, Vec<String>); 7] = [
        (say!("评价变化", "Verdicts that changed"), texts(diff.flips.iter().map(|f| &f.text).collect())),
        (say!("新增差距", "New gaps"), diff.new_gaps.clone()),
        (say!("已消除的差距", "Closed gaps"), diff.closed_gaps.clone()),
        (say!("数值重述", "Restated values"), texts(diff.restated.iter().map(|r| &r.text).collect())),
        (say!("报送", "Feeds"), texts(diff.feeds.iter().map(|f| &f.text).collect())),
        (say!("新列入", "Judged now and not before"), diff.added.clone()),
        (say!("不再评价", "Judged before and not now"), diff.removed.clone()),
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
        let _ = writeln!(out, "{}", say(&say!("没有变化。", "Nothing changed.")));
    }
    out
}
