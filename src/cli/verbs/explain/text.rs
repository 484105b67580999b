//! What `onpace explain` prints.

use crate::cli::project::Opened;
use crate::pipeline::{Explanation, Methods, Parts};
use crate::report::SignalPart;
use crate::report::explain::month_word;
use crate::say;
use crate::words::Message;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Rows printed from each end without `--rows`.
const ROWS_AT_EACH_END: usize = 5;

/// The methods one below the other: rating and verdict, then the numbers, or why there are none.
fn side_by_side(methods: &Methods, opened: &Opened) -> String {
    let say = |m: &Message| m.in_language(opened.language);
    let mut out = String::new();
    let _ = writeln!(out, "  {}", say(&say!("explain-methods")));
    for side in &methods.methods {
        let said = side.rating_word.as_ref().or(side.why.as_ref()).map(&say).unwrap_or_default();
        let flags = if side.flags.is_empty() { String::new() } else { format!(" [{}]", side.flags.join(", ")) };
        let _ = writeln!(out, "    {} ({}): {said} → {}{flags}", side.method, say(&side.name), side.verdict);
        for line in &side.arithmetic {
            let _ = writeln!(out, "      {line}");
        }
    }
    if let Some(warning) = &methods.disagreement {
        let _ = writeln!(out, "    ! {}", say(warning));
    }
    out
}

pub(super) fn text(e: &Explanation, opened: &Opened, all_rows: bool) -> String {
    let say = |m: &Message| m.in_language(opened.language);
    let mut out = String::new();
    let month = say(&month_word(opened.as_of));
    let value = e.value.as_deref().map_or("—".to_owned(), |v| format!("{v} {}", e.unit));
    let _ = writeln!(out, "{} ({})  {}  {month}\n  {value}", e.name, e.indicator, e.region);
    for against in &e.targets {
        let _ = writeln!(out, "\n{}  {}\n  {}", say(&against.kind), against.lead, say(&against.source));
        for step in &against.steps {
            let _ = writeln!(out, "  {}: {}", say(&step.what), step.arithmetic);
        }
        if let Some(parts) = &against.parts {
            out.push_str(&parts_table(parts, opened));
        }
        out += &side_by_side(&against.methods, opened);
        varies(&mut out, against.signal.as_ref(), opened);
        if let Some(forecast) = &against.forecast {
            let _ = writeln!(out, "\n{}\n  {}", say(&say!("explain-forecast")), forecast.text);
            for a in &forecast.ahead {
                let _ = writeln!(out, "  {}  {}  [{}, {}]", a.month, a.value, a.low, a.high);
            }
        }
    }
    if let Some(methods) = &e.untargeted {
        out += &side_by_side(methods, opened);
    }
    varies(&mut out, e.signal.as_ref(), opened);
    let n = e.rows.len();
    let heading = match (e.rows_listed, n) {
        (true, 0) => say!("explain-no-rows"),
        (true, count) => say!("explain-rows", count),
        (false, _) => say!("explain-rows-unlisted"),
    };
    let _ = writeln!(out, "\n{}", say(&heading));
    for (k, row) in e.rows.iter().enumerate() {
        if !all_rows && k >= ROWS_AT_EACH_END && k + ROWS_AT_EACH_END < n {
            if k == ROWS_AT_EACH_END {
                let hidden = n - 2 * ROWS_AT_EACH_END;
                let _ = writeln!(out, "  {}", say(&say!("explain-rows-more", hidden)));
            }
            continue;
        }
        let amount = row.amount.as_deref().unwrap_or("1");
        let _ = writeln!(out, "  {}:{}  {}  {}  {amount}", row.file, row.line, row.date, row.region);
    }
    let lists = [(say!("explain-rejects"), &e.rejected_that_could_count), (say!("explain-revised"), &e.revisions)];
    for (head, lines) in lists.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "\n{}", say(head));
        for line in *lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}

/// The parts as a table: region, value, change, share of the gap.
fn parts_table(parts: &Parts, opened: &Opened) -> String {
    let say = |m: &Message| m.in_language(opened.language);
    let cell = |x: &Option<String>| x.clone().unwrap_or_else(|| "—".to_owned());
    let heads = [
        say!("explain-head-region"),
        say!("explain-head-value"),
        say!("explain-head-change"),
        say!("explain-head-gap"),
    ];
    let mut rows = vec![heads.map(|h| say(&h))];
    rows.extend(parts.regions.iter().map(|p| [p.region.clone(), cell(&p.value), cell(&p.change), cell(&p.gap)]));
    if let Some(rest) = &parts.rest {
        let other = say(&say!("explain-rest"));
        rows.push([other, "—".to_owned(), "—".to_owned(), rest.clone()]);
    }
    let width = |n: usize| rows.iter().map(|r| r[n].width()).max().unwrap_or(0);
    let widths: [usize; 4] = std::array::from_fn(width);
    let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(text.width()));
    let basis = say(&parts.basis);
    let mut out = format!("  {}\n", say(&say!("explain-parts", basis)));
    for row in &rows {
        let _ = write!(out, "    {}{}", row[0], pad(&row[0], widths[0]));
        for (text, to) in row.iter().zip(widths).skip(1) {
            let _ = write!(out, "  {}{text}", pad(text, to));
        }
        out.push('\n');
    }
    out
}

/// The limits of each stretch of months, and the months beyond ordinary variation.
fn varies(out: &mut String, signal: Option<&SignalPart>, opened: &Opened) {
    let Some(signal) = signal else { return };
    let heading = say!("explain-variation");
    let _ = writeln!(out, "\n{}\n  {}", heading.in_language(opened.language), signal.text);
    for s in &signal.segments {
        let reason = if s.reason.is_empty() { String::new() } else { format!("  {}", s.reason) };
        let _ = writeln!(out, "  {}—{} (n={})  {}{reason}", s.from, s.to, s.points, s.text);
    }
    for f in &signal.flagged {
        let _ = writeln!(out, "  {}  {}  {}", f.month, f.value, f.text);
    }
}
