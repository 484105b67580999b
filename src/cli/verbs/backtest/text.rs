//! What `onpace backtest` prints: a line for each indicator as JSON, or a table.

use crate::cli::project::Opened;
use crate::locale::{Locale, nearest};
use crate::measure::exact::{fixed, whole};
use crate::measure::{Rounding, Units};
use crate::pipeline::Tested;
use serde::Serialize;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Places of errors in units of a mean change.
const PLACES: u32 = 2;
/// Places of errors and shares in JSON.
const PLACES_OF_JSON: u32 = 6;

/// One indicator; `none` says why it has no numbers.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    indicator: String,
    name: String,
    unit: String,
    none: Option<&'static str>,
    reason: Option<String>,
    origins: Option<usize>,
    n: Option<usize>,
    coverage: Option<String>,
    mae: Option<String>,
    mase: Option<String>,
    mase_of_last_value: Option<String>,
    bias: Option<String>,
}

/// The line of an indicator.
pub(super) fn line(locale: &Locale, units: &Units, tested: &Tested<'_>) -> Line {
    let number = |x: f64| fixed(&nearest(x), PLACES_OF_JSON, Rounding::HalfUp);
    let (done, why) = (tested.result.as_ref().ok(), tested.result.as_ref().err());
    Line {
        indicator: tested.indicator.id.clone(),
        name: tested.indicator.name.clone(),
        unit: units.written(tested.indicator.unit),
        none: why.map(|w| w.as_str()),
        reason: why.map(|w| locale.no_forecast(*w)),
        origins: done.map(|b| b.origins),
        n: done.map(|b| b.n),
        coverage: done.map(|b| number(b.coverage)),
        mae: done.map(|b| number(b.mae)),
        mase: done.and_then(|b| b.mase).map(number),
        mase_of_last_value: done.and_then(|b| b.mase_of_last_value).map(number),
        bias: done.map(|b| number(b.bias)),
    }
}

/// The table.
pub(super) fn text(locale: &Locale, tested: &[Tested<'_>], opened: &Opened, ahead: u8) -> String {
    let heads = ["indicator", "n", "coverage", "mae", "mase", "naive", "bias"];
    let mut table = vec![heads.map(|h| locale.word(&format!("backtest-{h}")))];
    let mut skipped = String::new();
    for t in tested {
        let name = locale.name(t.indicator).to_owned();
        let b = match &t.result {
            Ok(b) => b,
            Err(why) => {
                let _ = writeln!(skipped, "  {name}  {}", locale.no_forecast(*why));
                continue;
            }
        };
        let amount = |x: f64| locale.amount(&nearest(x), t.indicator.decimals + 1, t.indicator.unit);
        let share = |x: Option<f64>| x.map_or("—".to_owned(), |x| locale.number(&nearest(x), PLACES));
        let coverage = format!("{}%", locale.number(&(nearest(b.coverage) * whole(100)), 0));
        let (mase, naive) = (share(b.mase), share(b.mase_of_last_value));
        table.push([name, b.n.to_string(), coverage, amount(b.mae), mase, naive, amount(b.bias)]);
    }
    let width = |k: usize| table.iter().map(|row| row[k].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let as_of = locale.month(opened.as_of);
    let mut out = locale.say("backtest-note", &[("asof", &as_of), ("ahead", &ahead.to_string())]) + "\n\n";
    for row in table.iter().filter(|_| table.len() > 1) {
        let cells = row.iter().zip(&widths).enumerate().map(|(k, (cell, width))| {
            let gap = " ".repeat(width - cell.width());
            if k == 0 { format!("{cell}{gap}") } else { format!("{gap}{cell}") }
        });
        let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join("  "));
    }
    if !skipped.is_empty() {
        let _ = write!(out, "\n{}\n{skipped}", locale.word("backtest-skipped"));
    }
    out
}
