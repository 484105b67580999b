//! What English sentences promise without an amount, and which amounts are none of a target.

use super::dates::TimeSpan;
use super::en_amounts::Amount;
use super::en_head::Head;
use super::en_names::{noun_behind, object, tidy, whole_behind};
use super::en_words;
use super::statement::{Against, Change, Doubt, Edge, Statement, UnitWritten};
use crate::measure::{Decimal, Unit};
use crate::propose::targets::rules::{ENGLISH, VerbMeans};

/// Whether an amount describes what the sentence speaks of: a three-year plan, within 8 weeks, five priorities, a budget of £2m.
pub(super) fn is_attribute(amount: &Amount, head: &Head, before: &str, after: &str) -> bool {
    let behind = after.trim_start();
    let is_money = amount.unit.known.is_some_and(Unit::is_money);
    let duration =
        amount.bare && (en_words::begins(behind, ENGLISH.attribute.after.iter()).is_some() || is_duration(after));
    let hyphen = after.starts_with('-') && after[1..].starts_with(|c: char| c.is_ascii_alphabetic());
    if hyphen {
        return true;
    }
    if duration {
        // Average waiting time reduced to 10 days is a target; answered within 10 days is a standard.
        let verb = head.verb.as_ref().map(|(means, _)| *means);
        let measured = matches!(verb, Some(VerbMeans::Fall | VerbMeans::DownTo | VerbMeans::HoldBelow))
            && head.preposition == Some("to")
            || matches!(verb, Some(VerbMeans::Hold | VerbMeans::HoldBelow)) && head.edge != Edge::Plain
            || head.preposition == Some("be") && [" times", " time", " hours"].iter().any(|word| before.contains(word));
        return !measured && !before.contains("average") && !after.contains("average");
    }
    if amount.bare && counts_own_matters(behind) {
        return true;
    }
    if is_described(amount, head, before) || leads_to_a_list(amount, after) {
        return true;
    }
    // The five point target is part of a wider plan: it is spoken of, not set.
    let spoken_of = before.trim_matches(|c: char| !c.is_alphabetic()) == "the"
        && behind.split(',').next().is_some_and(|first| first.split(' ').take(3).any(|word| word == "target"))
        && [" is part of", " is in line with", " was "].iter().any(|word| after.contains(word));
    if spoken_of || after.contains("covered by this report") {
        return true;
    }
    let place = amount.bare && head.preposition == Some("in") && head.edge == Edge::Plain && before.trim() == "in";
    // Coverage in the seven provinces; supported by an additional £2m.
    let pointed = [" in the", " in these", " in those"].iter().any(|word| before.trim_end().ends_with(word));
    let known = amount.bare && head.edge == Edge::Plain && pointed;
    // Target 3.4 is the number of a target.
    let numbered = amount.bare && !amount.low.is_integer() && before.trim_end().ends_with("target");
    let paid = is_money
        && ["supported by", "backed by", "funded by", "financed by"].iter().any(|word| en_words::has(before, word));
    if place || known || paid || numbered {
        return true;
    }
    let trimmed = before.trim_end();
    let described = en_words::ends(trimmed, ENGLISH.attribute.before.iter());
    if described.is_some_and(|word| {
        head.edge == Edge::Plain && !(word == "target" && (amount.unit.known.is_some() || behind.is_empty()))
    }) {
        return true;
    }
    // Reduce conversion of 450 km2 of forest: the amount is how large the forest is.
    let changes = head.verb.as_ref().is_some_and(|(means, _)| matches!(means, VerbMeans::Fall | VerbMeans::Rise));
    if changes
        && head.preposition == Some("of")
        && !head.adjacent
        && head.edge == Edge::Plain
        && !amount.unit.written.is_empty()
    {
        return !amount.unit.known.is_some_and(Unit::is_share) && !is_money;
    }
    let makes = head.verb.as_ref().is_some_and(|(means, _)| !matches!(means, VerbMeans::Done));
    if is_money && !makes && head.edge == Edge::Plain {
        return true;
    }
    // Small bare numbers without a noun behind them count nothing.
    let no_noun = behind.is_empty() || behind.starts_with([',', '.', ')', ';', '/']);
    amount.bare
        && no_noun
        && !makes
        && head.edge == Edge::Plain
        && !trimmed.ends_with(':')
        && head.preposition.is_none()
}

/// Whether a bare number stands between capitalised words of a title inside a sentence: Call 4 Concern.
pub(super) fn is_in_a_title(text: &str, sentence: usize, amount: &Amount) -> bool {
    let before = text[sentence..amount.at.start].trim_end();
    let previous = before.rsplit(' ').next().unwrap_or_default();
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let is_inside = previous.len() < before.trim_start().len();
    amount.bare
        && !amount.in_words
        && is_inside
        && capital(previous)
        && previous.ends_with(char::is_alphabetic)
        && capital(text[amount.at.end..].trim_start())
}

/// Whether a value is named as the target, whatever the sentence reports beside it: the rate was 41%, with the target of 50%.
pub(super) fn is_aim(before: &str) -> bool {
    let text = before.trim_end();
    ["with the target of", "with a target of", "with our target of", "towards the target of", "towards a target of"]
        .iter()
        .any(|word| text.ends_with(word))
}

/// What a comparative says of a share: 10% fewer than; whether of how long something takes.
pub(super) fn comparative(after: &str) -> Option<(Change, bool)> {
    let lower = after.trim_start().to_ascii_lowercase();
    let (word, rest) = lower.split_once(' ')?;
    if !rest.trim_start().starts_with("than") {
        return None;
    }
    match word {
        "quicker" | "faster" => Some((Change::Fall, true)),
        "lower" | "fewer" | "less" | "cheaper" | "smaller" | "shorter" | "cleaner" => Some((Change::Fall, false)),
        "higher" | "more" | "larger" | "greater" | "longer" | "bigger" => Some((Change::Rise, false)),
        _ => None,
    }
}

/// Whether what is named are the document's own items: from 32 priorities and measures down to 18.
pub(super) fn is_own_matter(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    lower.contains(' ') && ["priorities", "measures", "objectives", "themes", "recommendations"].contains(&last)
}

/// Whether a sentence without a promise tells when something was done: Adopted by Cabinet on 12 March.
pub(super) fn is_history(lower: &str, says: super::en_status::Says) -> bool {
    const DONE: [&str; 10] = [
        "adopted",
        "approved",
        "agreed",
        "published",
        "endorsed",
        "ratified",
        "signed",
        "launched",
        "issued",
        "released",
    ];
    let text = lower.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let opens = DONE.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            // Published by June 2027 is a date; adopted by Cabinet says who did it.
            let by_whom = rest.strip_prefix(" by ").is_some_and(|by| {
                let word = by.split(' ').next().unwrap_or_default();
                !by.starts_with("the end")
                    && !word.starts_with(|c: char| c.is_ascii_digit())
                    && crate::measure::notation::month_named(word).is_none()
            });
            by_whom || rest.starts_with(" on ") || rest.starts_with(": ")
        })
    });
    let modal = ["will", "must", "shall", "should", "to be", "is to", "are to"].iter().any(|w| en_words::has(lower, w));
    let on_a_day = text.starts_with("on ") || DONE.iter().any(|word| lower.contains(&format!("{word} on ")));
    let named = text.contains(" published ") || text.contains(" launched ") || text.contains(" adopted ");
    !modal && says != super::en_status::Says::Promised && (opens || on_a_day && named) || !modal && opens && on_a_day
}

/// Whether an amount behind “including” counts something of its own: including 700 more dental appointments.
pub(super) fn has_own_noun(after: &str) -> bool {
    let first = after.split_whitespace().next().unwrap_or_default();
    let joins = ["for", "in", "at", "by", "on", "of", "from", "with", "to", "during", "are", "will", "were", "is"];
    first.starts_with(|c: char| c.is_ascii_alphabetic()) && !joins.contains(&first) && noun_behind(after).contains(' ')
}

/// Whether a number counts the document's own items, with up to two words before their noun: eight strategic focus areas.
fn counts_own_matters(behind: &str) -> bool {
    let starts = std::iter::once(0).chain(behind.match_indices(' ').map(|(at, _)| at + 1)).take(3);
    let own = |at: usize| {
        let passed = &behind[..at];
        let joins =
            passed.split_whitespace().any(|word| ["of", "in", "for", "to", "and", "with", "new"].contains(&word));
        !joins
            && !passed.contains([',', '.', ';'])
            && en_words::begins(&behind[at..], ENGLISH.counted_matters.words.iter()).is_some()
    };
    starts.into_iter().any(own)
}

/// Whether a number counts the items of the list that follows: by focusing on five areas:
fn leads_to_a_list(amount: &Amount, after: &str) -> bool {
    let words = after.split_whitespace().count();
    amount.bare && (1..=3).contains(&words) && after.trim_end().ends_with(':')
}

/// Whether an amount says which ones are meant, or is an aside of the sentence: organisations that employ more than 250; – an estimated 3 million people.
fn is_described(amount: &Amount, head: &Head, before: &str) -> bool {
    let describes =
        en_words::ends(before.get(..head.end).unwrap_or_default(), ENGLISH.describing.words.iter()).is_some();
    let aside = amount.bare
        && before
            .trim_end()
            .strip_suffix("an estimated")
            .is_some_and(|rest| rest.trim_end().ends_with(['–', '—', '-', ',']));
    // Following a pilot on 14 wards, …
    let opening = before.trim_start();
    let of_the_past = ["following ", "after ", "building on ", "despite "].iter().any(|word| opening.starts_with(word))
        && !opening.contains(',')
        && head.edge == Edge::Plain;
    describes || aside || of_the_past
}

/// Whether a number is one of seconds, days or years.
pub(super) fn is_duration(after: &str) -> bool {
    let behind = after.trim_start();
    ["second", "minute", "hour", "day", "week", "month"].iter().any(|word| behind.starts_with(word))
}

/// A statement of a sentence without amounts.
pub(super) fn without_amount(text: &str, lower: &str, times: &[TimeSpan]) -> Option<Statement> {
    let mut statement = Statement::at(0..0);
    // Here are our targets for 2025: what leads to a list is none of it.
    if text.trim_end().ends_with(':') {
        return None;
    }
    let verbs = ENGLISH.verb.iter().flat_map(|verb| verb.words.iter().map(move |word| (verb, word)));
    let mut found: Vec<_> =
        verbs.filter_map(|(verb, word)| Some((verb, word, en_words::places(lower, word).next()?))).collect();
    found.sort_by_key(|(_, word, at)| (at.start, std::cmp::Reverse(word.len())));
    let by = |means: VerbMeans| found.iter().find(|(verb, ..)| verb.means == means);
    let around = |at: &std::ops::Range<usize>| {
        let behind = stop_at_time(text, at.end, times);
        let object = object(&behind);
        if object.is_empty() { tidy(&text[..at.start]) } else { object }
    };
    if let Some((verb, _, at)) = by(VerbMeans::Double) {
        statement.change = Change::Times;
        statement.low = Some(Decimal::parse(verb.factor.as_deref()?)?.to_exact());
        statement.against = Some(Against::Baseline);
        let name = noun_behind(&stop_at_time(text, at.end, times));
        let name = if name.is_empty() { around(at) } else { name };
        statement.name =
            if lower[..at.start].trim_end().ends_with(char::is_alphabetic) && at.end >= lower.trim_end().len() {
                object(&text[..at.start])
            } else {
                name
            };
        return Some(statement);
    }
    if ["net zero", "zero tolerance", "net-zero", "carbon neutral"].iter().any(|word| en_words::has(lower, word)) {
        return None;
    }
    for (means, change) in [
        (VerbMeans::NoMoreThanBefore, Change::NotAbove),
        (VerbMeans::NoLessThanBefore, Change::NotBelow),
        (VerbMeans::Zero, Change::Zero),
    ] {
        let explores = ["explore", "assess", "whether", "understand", "consider", "investigate", "where possible"]
            .iter()
            .any(|word| en_words::has(lower, word));
        if let Some((_, _, at)) = by(means).filter(|_| !explores) {
            statement.change = change;
            statement.name = around(at);
            return Some(statement);
        }
    }
    let first: Vec<&str> = lower.split_whitespace().take(4).collect();
    let of_document =
        first.first() == Some(&"all") && first.iter().any(|word| ["targets", "indicators", "actions"].contains(word));
    // An education for all children says whom it is for.
    let for_all = |at: &std::ops::Range<usize>| lower[..at.start].trim_end().ends_with(" for");
    if let Some((_, word, at)) = by(VerbMeans::All).filter(|(.., at)| !of_document && !for_all(at)) {
        statement.change = Change::All;
        statement.unit = UnitWritten { written: "%".into(), known: Some(Unit::percent()), points: false };
        statement.doubt(Doubt::TotalUnknown);
        let whole = stop_at_time(text, at.start, times);
        let _ = word;
        statement.name = tidy(&whole);
        return Some(statement);
    }
    if let Some(statement) = every_one(text, lower, times) {
        return Some(statement);
    }
    let has_due = times.iter().any(|span| span.against.is_none() && span.time.due.is_some());
    let (_, _, at) = by(VerbMeans::Done).filter(|_| has_due)?;
    let words = stop_at_time(text, at.start, times);
    let thing = if at.start < 12
        || lower[..at.start].trim_end().ends_with(" will")
        || lower[..at.start].trim_end().ends_with(" to")
        || lower[..at.start].trim().is_empty()
    {
        words.trim().trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
    } else {
        format!("{} {}", tidy(&text[..at.start]), words.trim())
    };
    (thing.split_whitespace().count() >= 3 && thing.len() < 160).then(|| {
        statement.change = Change::Done;
        statement.name = thing.split_whitespace().collect::<Vec<_>>().join(" ");
        statement
    })
}

/// What is to hold for every one of something by a date: all staff will be trained by March 2026.
fn every_one(text: &str, lower: &str, times: &[TimeSpan]) -> Option<Statement> {
    let mut statement = Statement::at(0..0);
    let start = lower.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let all = ["all ", "ensure all ", "ensure that all ", "we will ensure all ", "every "]
        .iter()
        .find(|word| start.starts_with(**word));
    let modal = [" will ", " must ", " to have ", " to be ", " have ", " are "].iter().any(|word| lower.contains(word));
    let of_document = ["targets", "indicators", "actions", "measures", "objectives", "documents", "outputs", "reports"]
        .iter()
        .any(|word| start.split_whitespace().take(4).any(|own| own == *word));
    if all.is_some()
        && !of_document
        && modal
        && times.iter().any(|span| span.against.is_none() && span.time.due.is_some())
    {
        statement.change = Change::All;
        statement.unit = UnitWritten { written: "%".into(), known: Some(Unit::percent()), points: false };
        statement.doubt(Doubt::TotalUnknown);
        statement.name = whole_behind(&stop_at_time(text, lower.len() - start.len(), times));
        return Some(statement);
    }
    None
}

/// A text from a place on, up to the first time behind it.
fn stop_at_time(text: &str, from: usize, times: &[TimeSpan]) -> String {
    // The times know their places in the paragraph; here only their words count.
    let lower = text.to_ascii_lowercase();
    let end = times
        .iter()
        .filter_map(|span| lower[from..].find(span.time.written.trim()).map(|at| from + at))
        .min()
        .unwrap_or(text.len());
    text[from..end].to_owned()
}
