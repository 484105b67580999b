//! Two dates in front of two amounts: 到2027年和2030年，参保率分别达到95%和98%.

use super::dates::TimeSpan;
use super::statement::{Edge, Statement, Status};
use std::ops::Range;

/// The two dates of a sentence that stand side by side.
pub(super) fn two<'t>(
    text: &str,
    sentence: &Range<usize>,
    times: &'t [TimeSpan],
) -> Option<(&'t TimeSpan, &'t TimeSpan)> {
    let inside = |span: &&TimeSpan| sentence.start <= span.at.start && span.at.end <= sentence.end;
    let due: Vec<&TimeSpan> =
        times.iter().filter(inside).filter(|span| span.against.is_none() && span.time.due.is_some()).collect();
    let [first, second] = due[..] else { return None };
    matches!(&text[first.at.end..second.at.start], "和" | "、" | "与" | "及" | "和到" | "、到")
        .then_some((first, second))
}

/// Gives the first amount of each pair the first date and the second the second.
pub(super) fn pair(own: &mut [Statement], text: &str, sentence: &Range<usize>, times: &[TimeSpan]) {
    let Some((first, second)) = two(text, sentence, times) else { return };
    let mut at = 0;
    while at + 1 < own.len() {
        let (one, two) = (&own[at], &own[at + 1]);
        let is_pair =
            [one, two].iter().all(|statement| statement.status == Status::Promised && statement.low.is_some())
                && one.name == two.name
                && one.unit.known == two.unit.known;
        if !is_pair {
            at += 1;
            continue;
        }
        let (change, edge) = (own[at].change, own[at].edge);
        own[at].time = Some(first.time.clone());
        own[at + 1].time = Some(second.time.clone());
        if own[at + 1].edge == Edge::Plain {
            (own[at + 1].change, own[at + 1].edge) = (change, edge);
        }
        at += 2;
    }
}
