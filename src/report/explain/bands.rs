//! The bands that separate the verdicts of a judging method, in words.

use crate::catalog::{Bands, BoardRules, Method};
use crate::locale::Locale;
use crate::measure::exact::full;

/// The bands that separate the method's verdicts.
pub(crate) fn bands(l: &Locale, rules: &BoardRules, method: Method) -> Vec<String> {
    let points = |n| l.say("points", &[("n", &full(n))]);
    let (on, far, short) = match &rules.bands {
        Bands::Ratio { on_pace, far_behind, points: short } => (full(on_pace), full(far_behind), points(short)),
        Bands::Points { on_pace, far_behind } => (points(on_pace), points(far_behind), String::new()),
    };
    let args = [("on", on.as_str()), ("far", &far), ("points", &short)];
    method.bands_told(&rules.bands).iter().map(|key| l.say(key, &args)).collect()
}
