//! What `onpace explain` prints.

use super::explanation::{Explanation, Methods, Parts};
use crate::cli::console;
use crate::cli::project::Opened;
use crate::diag::Message;
use crate::report::SignalPart;
use crate::report::explain::month_word;
use crate::say;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Rows printed from each end without `--rows`.
const ROWS_AT_EACH_END: usize = 5;

/// The methods one below the other: rating and verdict, then the numbers, or why there are none.
fn side_by_side(methods: &Methods, opened: &Opened) -> String {
    let say = |m: &Message| console::in_language(m, opened.language).to_owned();
    let mut out = String::new();
    let _ = writeln!(out, "  {}", say(&say!("各方法对照：", "Methods side by side:")));
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
    let say = |m: &Message| console::in_language(m, opened.language).to_owned();
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
            let _ = writeln!(out, "\n{}\n  {}", say(&say!("预测", "Forecast")), forecast.text);
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
        (true, 0) => say!("该数值没有所依据的行。", "No row stands behind the value."),
        (true, 1) => say!("数值所依据的1行：", "The row behind the value:"),
        (true, _) => say!("数值所依据的{n}行：", "The {n} rows behind the value:"),
        (false, _) => say!(
            "该报送的数据量很大，读取时已逐行核验并汇总，不再逐行列出。",
            "The feed is large: its rows were checked one by one and added up while they were read; they are not listed."
        ),
    };
    let _ = writeln!(out, "\n{}", say(&heading));
    for (k, row) in e.rows.iter().enumerate() {
        if !all_rows && k >= ROWS_AT_EACH_END && k + ROWS_AT_EACH_END < n {
            if k == ROWS_AT_EACH_END {
                let hidden = n - 2 * ROWS_AT_EACH_END;
                let _ = writeln!(
                    out,
                    "  {}",
                    say(&say!("…… 另{hidden}行，用 --rows 全部列出", "… {hidden} more; --rows lists all"))
                );
            }
            continue;
        }
        let amount = row.amount.as_deref().unwrap_or("1");
        let _ = writeln!(out, "  {}:{}  {}  {}  {amount}", row.file, row.line, row.date, row.region);
    }
    let lists = [
        (say!("可能影响该数值的未采用行：", "Rejected rows that could have changed it:"), &e.rejected_that_could_count),
        (say!("本期文件更正了以下所用行：", "Rows of it that this period's files revised:"), &e.revisions),
    ];
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
    let say = |m: &Message| console::in_language(m, opened.language).to_owned();
    let cell = |x: &Option<String>| x.clone().unwrap_or_else(|| "—".to_owned());
    let heads = [say!("地区", "region"), say!("现值", "value"), say!("环比", "change"), say!("差距", "gap")];
    let mut rows = vec![heads.map(|h| say(&h))];
    rows.extend(parts.regions.iter().map(|p| [p.region.clone(), cell(&p.value), cell(&p.change), cell(&p.gap)]));
    if let Some(rest) = &parts.rest {
        let other = say(&say!("其余", "the rest"));
        rows.push([other, "—".to_owned(), "—".to_owned(), rest.clone()]);
    }
    let width = |n: usize| rows.iter().map(|r| r[n].width()).max().unwrap_or(0);
    let widths: [usize; 4] = std::array::from_fn(width);
    let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(text.width()));
    let basis = say(&parts.basis);
    let mut out = format!("  {}\n", say(&say!("由谁构成（{basis}）：", "What it is made of ({basis}):")));
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
    let heading = say!("波动", "Variation");
    let _ = writeln!(out, "\n{}\n  {}", console::in_language(&heading, opened.language), signal.text);
    for s in &signal.segments {
        let reason = if s.reason.is_empty() { String::new() } else { format!("  {}", s.reason) };
        let _ = writeln!(out, "  {}—{} (n={})  {}{reason}", s.from, s.to, s.points, s.text);
    }
    for f in &signal.flagged {
        let _ = writeln!(out, "  {}  {}  {}", f.month, f.value, f.text);
    }
}
