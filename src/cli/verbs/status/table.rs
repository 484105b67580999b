//! What `onpace status` prints: what lags, with how far, by when and who answers; then the others, a line for each verdict. It fits a
//! terminal of 80 columns.

use super::sparkline::{SPARK_MONTHS, sparkline};
use crate::assess::{Verdict, shortfall};
use crate::cli::columns::{Align, Column, laid_out, shortened};
use crate::cli::project::Opened;
use crate::locale::Locale;
use crate::pipeline::tally;
use crate::render::palette::verdict_style;
use crate::report::{self, Assessed, FeedLine, gap_words};
use anstyle::Style;
use std::fmt::Write;

/// The order of the verdicts: what asks for something first.
const ORDER: [Verdict; 8] = [
    Verdict::Missed,
    Verdict::FarBehind,
    Verdict::Behind,
    Verdict::NoData,
    Verdict::NotRated,
    Verdict::OnPace,
    Verdict::Met,
    Verdict::Watch,
];

/// The table, and below it a line for each of `feeds`. `width` is the terminal's in columns, where there is one: each row stays on one
/// line. With `all`, every row has a line of its own.
pub(super) fn table(
    rows: &[&Assessed<'_>],
    feeds: &[FeedLine],
    opened: &Opened,
    (width, all): (Option<usize>, bool),
) -> String {
    let catalog = &opened.study.catalog;
    let locale = Locale::new(opened.language, catalog.board.rounding);
    let mut out = String::new();
    let counts: Vec<String> =
        tally(rows).into_iter().map(|(verdict, n)| format!("{} {n}", locale.verdict_word(verdict))).collect();
    let _ = writeln!(out, "{}  {}", catalog.title, locale.month(opened.as_of));
    let unconfirmed = catalog.to_confirm.then(|| locale.word("mark-to-confirm"));
    let marks = unconfirmed.into_iter().chain(catalog.synthetic.clone()).chain([counts.join(" · ")]);
    for line in marks {
        let _ = writeln!(out, "{}", shortened(&line, width.unwrap_or(usize::MAX)));
    }
    let mut sorted = rows.to_vec();
    let place = |j: &Assessed<'_>| ORDER.iter().position(|v| *v == j.assessment.verdict);
    sorted.sort_by_cached_key(|j| (place(j), shortfall(catalog.board.rank, &j.assessment)));
    let (shown, rest): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|j| all || j.assessment.verdict.is_lagging());
    if shown.is_empty() {
        let _ = writeln!(out, "\n{}", locale.word("none-lagging"));
    } else {
        out.push('\n');
        out.push_str(&listed(&shown, &locale, opened, width));
    }
    out.push_str(&others(&rest, &locale, opened, width));
    for feed in feeds {
        let FeedLine { source, feed: id, state, lacking, .. } = feed;
        let parts = [format!("{source} ({id})"), state.clone(), lacking.clone()];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
        let _ = writeln!(out, "{}", shortened(&line, width.unwrap_or(usize::MAX)));
    }
    out
}

/// A row each: verdict, name, value or progress against what the plan asks for, gap, who answers, last months.
fn listed(rows: &[&Assessed<'_>], l: &Locale, opened: &Opened, width: Option<usize>) -> String {
    let regions = &opened.study.catalog.regions;
    let percent = |x: &Option<crate::measure::Exact>| x.as_ref().map(|x| l.percent(x)).unwrap_or_default();
    let cells = rows.iter().map(|j| {
        let a = &j.assessment;
        let value = value(l, j);
        let gap = gap_words(l, a.gap_by_now(), a.toward(j.better()), j.decimals(), j.unit());
        let verdict = format!("{} {}", report::sign(a.verdict), j.verdict_name(l));
        let name = j.name(l, regions);
        vec![
            verdict,
            name,
            value,
            percent(&a.progress),
            percent(&a.elapsed),
            gap,
            j.lead(l, regions),
            sparkline(&j.points, SPARK_MONTHS),
        ]
    });
    let heads = [
        "head-verdict",
        "head-indicator",
        "head-value",
        "head-progress",
        "head-elapsed",
        "head-gap",
        "head-lead",
        "head-course",
    ];
    let column = |(n, key): (usize, &&str)| {
        let (align, least, rank) = match n {
            0 => (Align::Left, 12, 1),
            1 => (Align::Left, 14, 0),
            2 => (Align::Right, 0, 4),
            5 => (Align::Right, 18, 2),
            6 => (Align::Left, 8, 3),
            7 => (Align::Left, 0, 5),
            _ => (Align::Right, 0, 2),
        };
        Column { head: l.word(key), align, least, rank }
    };
    let columns: Vec<Column> = heads.iter().enumerate().map(column).collect();
    let lines = laid_out(&columns, &cells.collect::<Vec<_>>(), width);
    let mut out = String::new();
    for (n, line) in lines.iter().enumerate() {
        let style = n
            .checked_sub(1)
            .map(|n| Style::new().fg_color(Some(verdict_style(rows[n].assessment.verdict).terminal.into())));
        let style = style.unwrap_or_else(|| Style::new().bold());
        let _ = writeln!(out, "{style}{}{style:#}", line.trim_end());
    }
    out
}

/// The value beside its target, or alone.
fn value(l: &Locale, j: &Assessed<'_>) -> String {
    let alone = || j.assessment.value.as_ref().map(|v| l.marked(&l.amount(v, j.decimals(), j.unit()), &j.assessment));
    let unknown = || match j.target_text(l, true) {
        none if none.is_empty() => "—".to_owned(),
        target => l.say("value-of-target", &[("value", "—"), ("target", &target)]),
    };
    j.value_of_target(l).or_else(alone).unwrap_or_else(unknown)
}

/// A line for each verdict with the names of those that have it.
fn others(rows: &[&Assessed<'_>], l: &Locale, opened: &Opened, width: Option<usize>) -> String {
    let mut out = String::new();
    for verdict in ORDER {
        let of: Vec<String> = rows
            .iter()
            .filter(|j| j.assessment.verdict == verdict)
            .map(|j| j.name(l, &opened.study.catalog.regions))
            .collect();
        if of.is_empty() {
            continue;
        }
        let style = Style::new().fg_color(Some(verdict_style(verdict).terminal.into()));
        let head = format!("{} {} {}", report::sign(verdict), l.verdict_word(verdict), of.len());
        let room = width
            .map_or(usize::MAX, |width| width.saturating_sub(unicode_width::UnicodeWidthStr::width(head.as_str()) + 2));
        let _ = writeln!(out, "{style}{head}{style:#}  {}", shortened(&l.list(&of), room));
    }
    out
}
