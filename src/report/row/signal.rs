//! Whether a row's values vary as usual, in words and as numbers.

use super::record::decimal;
use crate::assess::signal::{Assurance, Flagged, NoSignal, Segment, Signal};
use crate::catalog::{Indicator, Target};
use crate::locale::Locale;
use crate::measure::Exact;
use serde::Serialize;

/// Ordinary variation or not. Numbers are decimals in the indicator's unit; a flow's are own amounts of months.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SignalPart {
    /// What is to be said of the last month, or why nothing is.
    pub text: String,
    /// Why there are no limits, as a code.
    pub none: Option<&'static str>,
    pub segments: Vec<SegmentPart>,
    pub flagged: Vec<FlaggedPart>,
    /// Where one set of limits hardly fits: the month from which on a new one would fit best.
    pub unsteady: Option<String>,
    /// `hits`, `misses` or `hit_and_miss`.
    pub assurance: Option<&'static str>,
}

/// Months under one set of limits; without numbers where `none` says why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SegmentPart {
    pub from: String,
    pub to: String,
    pub points: usize,
    pub reason: String,
    pub none: Option<&'static str>,
    pub mean: Option<String>,
    pub lower: Option<String>,
    pub upper: Option<String>,
    /// The line in words.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlaggedPart {
    pub month: String,
    pub value: String,
    pub causes: Vec<&'static str>,
    pub good: Option<bool>,
    /// The causes in words.
    pub text: String,
}

/// A signal, or why there is none, in a language.
#[must_use]
pub fn signal_part(
    l: &Locale,
    indicator: &Indicator,
    target: Option<&Target>,
    signal: &Result<Signal, NoSignal>,
) -> SignalPart {
    let signal = match signal {
        Ok(signal) => signal,
        Err(why) => {
            return SignalPart { text: l.ended(&l.no_signal(*why)), none: Some(why.as_str()), ..SignalPart::default() };
        }
    };
    SignalPart {
        text: l.signal(indicator, target, signal),
        none: None,
        segments: signal.segments.iter().map(|s| segment(l, indicator, s)).collect(),
        flagged: signal.flagged.iter().map(|f| flagged(l, indicator, f)).collect(),
        assurance: signal.assurance.map(Assurance::as_str),
        unsteady: signal.unsteady.map(|month| month.to_string()),
    }
}

fn segment(l: &Locale, indicator: &Indicator, segment: &Segment) -> SegmentPart {
    let limits = segment.limits.as_ref();
    let number = |x: &Exact| decimal(indicator, x);
    let words = match limits {
        Ok(limits) => l.limits(indicator, limits),
        Err(why) => l.no_signal(*why),
    };
    SegmentPart {
        from: segment.from.to_string(),
        to: segment.to.to_string(),
        points: segment.points,
        reason: segment.reason.clone(),
        none: limits.err().map(|why| why.as_str()),
        mean: limits.ok().map(|x| number(&x.mean)),
        lower: limits.ok().map(|x| number(&x.lower)),
        upper: limits.ok().map(|x| number(&x.upper)),
        text: words,
    }
}

fn flagged(l: &Locale, indicator: &Indicator, flagged: &Flagged) -> FlaggedPart {
    let words: Vec<String> = flagged.causes.iter().map(|c| l.cause(*c)).collect();
    FlaggedPart {
        month: flagged.month.to_string(),
        value: decimal(indicator, &flagged.value),
        causes: flagged.causes.iter().map(|c| c.as_str()).collect(),
        good: flagged.good,
        text: l.list(&words),
    }
}
