//! A row of `gaps.csv`: values in full, without separators.

use crate::assess::{Assessment, Figures, Flag};
use crate::catalog::Indicator;
use crate::locale::Locale;
use crate::measure::exact::{fixed, full, round};
use crate::measure::{Exact, Rounding};
use crate::report::assessed::Assessed;
use crate::report::columns::columns;
use crate::report::input::Input;

/// Places of a share written as a plain fraction.
const PLACES_OF_SHARES: u32 = 6;

columns! {
    /// One row of `gaps.csv`, each cell as printed there; empty where there is no value.
    GapRecord {
        indicator Text, name Text, section Text, lead Text, source_feed Text, region Text, region_name Text, as_of Text,
        value Number, unit Text, target_kind Text, target Number, upper Number, from Text, baseline Number, due Text,
        completion Number, progress Number, elapsed Number, expected Number, gap Number, gap_to_target Number, pace Number,
        months_behind Number, required_per_month Number, recent_per_month Number, projected Number, verdict Text, flags Text,
        coverage Text, last_value Number, last_period Text, basis Text, source Text,
        own_period Text, state Text, waiting_rows Number, per Text, oversight Text,
        statcan_r Number, statcan_score Number, statcan_rating Text,
        destatis_p Number, destatis_share Number, destatis_rating Text,
    }
}

/// An amount with every digit it has; empty where there is none.
pub(crate) fn in_full(x: Option<&Exact>) -> String {
    x.map(full).unwrap_or_default()
}

/// Places that limits and forecasts have beyond the indicator's own.
const MORE_PLACES: u32 = 2;

/// A computed amount of an indicator, with more places than its values have.
pub(super) fn decimal(indicator: &Indicator, x: &Exact) -> String {
    full(&round(x, indicator.decimals + MORE_PLACES, Rounding::HalfUp))
}

pub(super) fn share(x: Option<&Exact>) -> String {
    x.map(|x| fixed(x, PLACES_OF_SHARES, Rounding::HalfUp)).unwrap_or_default()
}

/// Names are in the report's language; `lead`: who answers for the row.
pub(super) fn record(l: &Locale, input: &Input<'_>, row: &Assessed<'_>, lead: String) -> GapRecord {
    let region = input.catalog.regions.get(row.region);
    let feed = input.catalog.feed_of(row.indicator);
    let mut record = GapRecord {
        indicator: row.indicator.id.clone(),
        name: l.name(row.indicator).to_owned(),
        section: row.indicator.section.clone(),
        source_feed: feed.map(|f| f.id.clone()).unwrap_or_default(),
        region: region.code.clone(),
        region_name: l.region(region).to_owned(),
        as_of: input.as_of.to_string(),
        unit: input.catalog.units.written(row.unit()),
        ..numbers(&row.assessment)
    };
    of_methods(&row.assessment, &mut record);
    if let Some(target) = row.target {
        record.lead = lead;
        target.kind.as_str().clone_into(&mut record.target_kind);
        record.target = in_full(row.bound());
        record.upper = in_full(row.upper());
        record.from = target.from.to_string();
        record.due = target.due.map(|d| d.to_string()).unwrap_or_default();
        target.basis.as_str().clone_into(&mut record.basis);
        record.source.clone_from(&target.source);
        record.oversight.clone_from(&target.oversight);
    }
    record
}

/// What has come of the own period's report, as a machine name; empty for a count of regions. Where some of what the value rests on is
/// missing, it has come in part.
#[must_use]
pub fn report_state(a: &Assessment) -> &'static str {
    match a.own {
        Some(own) if own.state.is_received() && a.has(Flag::Partial) && !a.has(Flag::Doubtful) => "partial",
        Some(own) => own.state.as_str(),
        None => "",
    }
}

/// The numbers of the methods that look back.
fn of_methods(a: &Assessment, record: &mut GapRecord) {
    let float = |x: f64| format!("{x:.0$}", PLACES_OF_SHARES as usize);
    for result in &a.methods {
        let Ok(rated) = &result.ruling.result else { continue };
        match &rated.figures {
            Figures::Growth(growth) => {
                record.statcan_r = float(growth.measure);
                record.statcan_score = growth.score.map(float).unwrap_or_default();
                rated.rating.as_str().clone_into(&mut record.statcan_rating);
            }
            Figures::Trend(trend) => {
                record.destatis_p = in_full(Some(&trend.projected));
                record.destatis_share = share(trend.share.as_ref());
                rated.rating.as_str().clone_into(&mut record.destatis_rating);
            }
            Figures::Pace { .. } => {}
        }
    }
}

fn numbers(a: &Assessment) -> GapRecord {
    let flags: Vec<&str> = a.flags.iter().map(|f| f.as_str()).collect();
    GapRecord {
        value: in_full(a.value.as_ref()),
        baseline: in_full(a.baseline.as_ref()),
        completion: share(a.completion.as_ref()),
        progress: share(a.progress.as_ref()),
        elapsed: share(a.elapsed.as_ref()),
        expected: in_full(a.expected.as_ref()),
        gap: in_full(a.gap.as_ref()),
        gap_to_target: in_full(a.gap_to_target.as_ref()),
        pace: share(a.pace.as_ref()),
        months_behind: in_full(a.months_behind.as_ref()),
        required_per_month: in_full(a.required.as_ref()),
        recent_per_month: in_full(a.recent.as_ref()),
        projected: in_full(a.projected.as_ref()),
        verdict: a.verdict.as_str().to_owned(),
        flags: flags.join(";"),
        coverage: a.coverage.map(|(n, m)| format!("{n}/{m}")).unwrap_or_default(),
        last_value: in_full(a.last.as_ref().map(|(_, x)| x)),
        last_period: a.last.as_ref().map(|(m, _)| m.to_string()).unwrap_or_default(),
        own_period: a.own.map(|own| own.period.to_string()).unwrap_or_default(),
        state: report_state(a).to_owned(),
        waiting_rows: if a.waiting > 0 { a.waiting.to_string() } else { String::new() },
        per: if a.required.is_some() || a.recent.is_some() { a.per.as_str().to_owned() } else { String::new() },
        ..GapRecord::default()
    }
}
