//! The name of an English amount: what stands behind it, what its verb acts on, what the sentence is about, or what was spoken of.

use super::en_amounts::Amount;
use super::en_head::Head;
use super::en_names::{doers, done_to, noun_behind, object, whole_behind};
use super::en_special;
use crate::measure::Unit;
use crate::propose::targets::rules::{ENGLISH, VerbMeans};

/// The name of what an amount measures.
pub(super) fn name(
    head: &Head,
    amount: &Amount,
    is_change: bool,
    (before, before_original, after): (&str, &str, &str),
    spoken_of: &str,
    heading: &str,
) -> String {
    let is_share = amount.unit.known.is_some_and(Unit::is_share);
    let trimmed = after.trim_start();
    if let Some(named) = named_before(head, amount, (before, before_original, after), spoken_of) {
        return named;
    }
    if let Some(of) = trimmed.strip_prefix("of ").filter(|of| is_share && !of.starts_with("them")) {
        return share_of(head, before_original, of);
    }
    let object_of = |at: usize| object(before_original.get(at..head.end.max(at)).unwrap_or_default());
    let between = head.verb.as_ref().map(|(_, at)| object_of(at.end)).unwrap_or_default();
    // 95% by 2050 and net zero …: what is joined to a share is not what it is of.
    let joined = is_share && trimmed.starts_with("and ");
    let mut behind = if joined { String::new() } else { noun_behind(after) };
    if let Some(doers) = doers(after).filter(|_| amount.bare) {
        return doers;
    }
    let measured = amount.unit.known.is_some_and(|unit| !unit.counts_whole_things() && !unit.is_share());
    if let Some((_, at)) = head.verb.as_ref().filter(|_| head.adjacent && measured && behind.len() > 2)
        && let Some(done) = done_to(before.get(at.clone()).unwrap_or_default())
    {
        behind = format!("{behind} {done}");
    }
    let subject =
        object(before_original.get(..head.verb.as_ref().map_or(head.end, |(_, at)| at.start)).unwrap_or_default());
    let counted =
        !en_special::is_duration(after) && amount.bare || amount.unit.known.is_some_and(|unit| !unit.is_share());
    let pronoun = points_back(&between, before);
    if pronoun && !spoken_of.is_empty() {
        return spoken_of.to_owned();
    }
    let candidates = if is_change || is_share || en_special::is_duration(after) {
        of_a_level(head, is_change || en_special::is_duration(after), [between, subject, behind])
    } else {
        of_a_count(head, amount, counted, [between, subject, behind])
    };
    let found = candidates.into_iter().find(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 2);
    found.unwrap_or_else(|| if spoken_of.is_empty() { heading.to_owned() } else { spoken_of.to_owned() })
}

/// What a share is of, with what is done to it: charging points in new homes of fit charging points in 50% of new homes.
fn share_of(head: &Head, before: &str, of: &str) -> String {
    let whole = whole_behind(of);
    let what = head
        .verb
        .as_ref()
        .map(|(_, at)| object(before.get(at.end..head.end.max(at.end)).unwrap_or_default()))
        .unwrap_or_default();
    match head.preposition {
        Some(preposition @ ("in" | "to" | "for")) if what.len() > 2 => format!("{what} {preposition} {whole}"),
        _ => whole,
    }
}

/// Whether the words before an amount point back: we will bring this down to 3,000; rising to 95%.
fn points_back(between: &str, before: &str) -> bool {
    const BACK: [&str; 8] =
        ["rising to", "falling to", "increasing to", "reducing to", "growing to", "this to", "it to", "this down to"];
    ["this", "that", "it", "them", "these", "those"].contains(&between.to_ascii_lowercase().as_str())
        || BACK.iter().any(|word| before.trim_end().ends_with(word))
}

/// The places of the name of a share or a change, the likeliest first.
fn of_a_level(head: &Head, is_change: bool, [between, subject, behind]: [String; 3]) -> [String; 3] {
    match head.preposition {
        // Keep absence below 8 days per employee.
        _ if is_change => [between, subject, behind],
        // Visits will grow by 5%: what is before the verb.
        Some("by" | "to") if head.verb.is_some() => [between, subject, behind],
        // The rate will be below 5% in rural areas: what is before the verb.
        Some("be" | "is" | "at") if subject.len() > 3 => [subject, between, behind],
        _ => [between, behind, subject],
    }
}

/// The places of the name of things that are counted or measured, the likeliest first.
fn of_a_count(head: &Head, amount: &Amount, counted: bool, [between, subject, behind]: [String; 3]) -> [String; 3] {
    let changes = head.verb.as_ref().is_some_and(|(means, _)| {
        matches!(means, VerbMeans::Rise | VerbMeans::Fall | VerbMeans::DownTo | VerbMeans::HoldBelow | VerbMeans::Hold)
    });
    if counted && (head.adjacent || head.verb.is_none()) {
        return [behind, subject, between];
    }
    // Improve the lives of 750 women: so many women.
    let so_many = amount.bare && head.preposition == Some("of") && behind.len() > 2;
    // Reduce emissions from transport below 2,000 tonnes of carbon: what changes stands behind the verb.
    if counted && changes && !so_many { [between, behind, subject] } else { [behind, between, subject] }
}

/// The name of a share that stands before it though a noun stands behind it too.
fn named_before(
    head: &Head,
    amount: &Amount,
    (before, before_original, after): (&str, &str, &str),
    spoken_of: &str,
) -> Option<String> {
    if !amount.is_share() {
        return None;
    }
    let stretch = |from: usize, to: usize| object(before_original.get(from..to.max(from)).unwrap_or_default());
    let behind_verb = head.verb.as_ref().map_or(0, |(_, at)| at.end);
    let between = stretch(behind_verb, head.end);
    let changes = head
        .verb
        .as_ref()
        .is_some_and(|(means, _)| matches!(means, VerbMeans::Rise | VerbMeans::Fall | VerbMeans::DownTo));
    let last = between.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    let of_share = after.trim_start().starts_with("of ");
    // A composting rate of 15% of all waste; cut the number of those waiting to 1% of the list.
    let is_rate = head.preposition == Some("of") && ENGLISH.share_nouns.words.contains(&last);
    let changes_to = changes && head.preposition == Some("to") && between.len() > 3;
    if of_share && (is_rate || changes_to) {
        return Some(between);
    }
    let place = ["in ", "for ", "among ", "worldwide", "nationally", "globally"];
    let at_a_place = place.iter().any(|word| after.trim_start().starts_with(word));
    let subject = stretch(0, head.verb.as_ref().map_or(head.end, |(_, at)| at.start));
    let reaches = head.verb.as_ref().is_some_and(|(means, _)| *means == VerbMeans::To) && head.adjacent;
    // Use should reach: 75% worldwide, 65% in poorer countries: of what was spoken of, and where.
    if at_a_place && reaches && subject.len() > 2 {
        return Some(with_place(&subject, after));
    }
    let bare = before.rsplit(',').next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    let nothing_before = bare.is_empty() || bare == "and";
    if nothing_before && !spoken_of.is_empty() && at_a_place {
        let of = ["in", "for", "among"]
            .iter()
            .fold(spoken_of, |name, word| name.split(&format!(" {word} ")).next().unwrap_or(name));
        let of =
            ["worldwide", "nationally", "globally"].iter().fold(of, |of, word| of.trim_end_matches(word).trim_end());
        return Some(with_place(of, after));
    }
    // Cut emissions 50% by 2030, 75% by 2040: a later value of the same.
    (nothing_before && !spoken_of.is_empty() && noun_behind(after).is_empty()).then(|| spoken_of.to_owned())
}

/// What is measured with the place behind its amount: use of the internet in poorer countries.
fn with_place(of: &str, after: &str) -> String {
    let place = after.trim_start().split([',', ';', '.', ':']).next().unwrap_or_default();
    let place = place.split(" and ").next().unwrap_or_default().trim();
    format!("{of} {place}").trim().to_owned()
}
