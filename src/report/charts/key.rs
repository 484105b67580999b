//! The key of a chart: the verdicts that it shows, with their words.

use crate::assess::Verdict;
use crate::locale::Locale;

/// The verdicts that occur among `shown`, in order of merit.
pub(super) fn key(l: &Locale, shown: impl Iterator<Item = Verdict>) -> Vec<(Verdict, String)> {
    let shown: Vec<Verdict> = shown.collect();
    let occurring = Verdict::ALL.into_iter().filter(|v| shown.contains(v));
    occurring.map(|v| (v, l.verdict_word(v))).collect()
}
