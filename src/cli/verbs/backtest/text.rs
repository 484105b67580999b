//! What `onpace backtest` prints: a line for each indicator as JSON, or a table.

use crate::cli::columns::{Align, Column, laid_out};
use crate::cli::project::Opened;
use crate::locale::{Locale, nearest};
use crate::measure::exact::{fixed, whole};
use crate::measure::{Rounding, Units};
use crate::pipeline::Tested;
use serde::Serialize;
use std::fmt::Write;

/// How important a column is, the indicator and its errors before the rest.
const IMPORTANCE: [usize; 7] = [0, 5, 3, 4, 1, 2, 6];
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
pub(super) fn text(
    locale: &Locale,
    tested: &[Tested<'_>],
    opened: &Opened,
    (ahead, width): (u8, Option<usize>),
) -> String {
    let heads = ["indicator", "n", "coverage", "mae", "mase", "naive", "bias"];
    let (mut rows, mut worse): (Vec<Vec<String>>, Vec<String>) = (Vec::new(), Vec::new());
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
        if b.mase.zip(b.mase_of_last_value).is_some_and(|(own, carried)| own > carried) {
            worse.push(name.clone());
        }
        rows.push(vec![name, b.n.to_string(), coverage, amount(b.mae), mase, naive, amount(b.bias)]);
    }
    let as_of = locale.month(opened.as_of);
    let mut out = locale.say("backtest-note", &[("asof", &as_of), ("ahead", &ahead.to_string())]) + "\n\n";
    if !rows.is_empty() {
        let column = |(n, head): (usize, &&str)| {
            let (align, least, rank) = if n == 0 { (Align::Left, 12, 0) } else { (Align::Right, 0, IMPORTANCE[n]) };
            Column { head: locale.word(&format!("backtest-{head}")), align, least, rank }
        };
        let columns: Vec<Column> = heads.iter().enumerate().map(column).collect();
        for line in laid_out(&columns, &rows, width) {
            let _ = writeln!(out, "{}", line.trim_end());
        }
        let _ = writeln!(out, "\n{}", verdict(locale, &worse, rows.len()));
    }
    if !skipped.is_empty() {
        let _ = write!(out, "\n{}\n{skipped}", locale.word("backtest-skipped"));
    }
    out
}

/// Whether the forecasts did better than carrying the last value on, and which did not.
fn verdict(locale: &Locale, worse: &[String], count: usize) -> String {
    let count = count.to_string();
    if worse.is_empty() {
        return locale.say("backtest-better", &[("count", &count)]);
    }
    let (n, names) = (worse.len().to_string(), locale.list(worse));
    locale.say("backtest-worse", &[("n", n.as_str()), ("count", &count), ("names", &names)])
}
