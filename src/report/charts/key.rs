//! The key of a chart: the verdicts that it shows, with their words.

use crate::assess::{Flag, Verdict};
use crate::locale::Locale;
use crate::report::assessed::Assessed;

/// The verdicts that occur among `shown`, in order of merit. Where all rows of a verdict are called the same, the key calls it that, else
/// by its general word.
pub(super) fn key<'r, 'a: 'r>(l: &Locale, shown: impl Iterator<Item = &'r Assessed<'a>>) -> Vec<(Verdict, String)> {
    let shown: Vec<&Assessed<'_>> = shown.collect();
    let word = |verdict: Verdict| {
        let rows = shown.iter().filter(|row| row.assessment.verdict == verdict);
        let mut named = rows.clone().filter(|row| !row.assessment.has(Flag::Withheld)).map(|row| row.verdict_name(l));
        rows.clone().next()?;
        let first = named.next();
        let alike = first.filter(|first| named.all(|other| other == *first));
        Some((verdict, alike.unwrap_or_else(|| l.verdict_word(verdict))))
    };
    Verdict::ALL.into_iter().filter_map(word).collect()
}
