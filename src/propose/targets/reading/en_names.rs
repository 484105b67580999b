//! What an amount is of, in English: the noun behind it, or what the verb before it acts on.

use super::en_words;
use crate::propose::targets::rules::ENGLISH;
use regex::Regex;
use std::sync::LazyLock;

/// Where a noun phrase behind an amount ends.
const ENDS: [&str; 37] = [
    "by",
    "before",
    "each",
    "every",
    "per",
    "from",
    "until",
    "this",
    "will",
    "to be",
    "must",
    "should",
    "while",
    "so that",
    "where",
    "compared",
    "against",
    "up",
    "down",
    "with the",
    "which",
    "over the",
    "during",
    "within",
    "and",
    "annually",
    "subject",
    "through",
    "when",
    "as a",
    "as part",
    "at least",
    "no more",
    "throughout",
    "shall",
    "is",
    "are",
];

/// A name without the words at its ends that belong to no name; `lower` is the same text in small letters.
pub(super) fn tidy(text: &str) -> String {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\((?:[ivx]{1,4}|[a-h])\)|[ivx]{1,4}\)|[a-h]\)|(?:Name|Indicator|Measure|Target)\s*:|(?:Outcome|Output|Objective|Goal|Activity|Indicator|Priority|Target|KPI|Result)\s*\d+(?:\.\d+)*[.:)]?)\s*").expect("a pattern of the program")
    });
    let mut rest = text;
    loop {
        let before = rest;
        rest = rest.trim_matches(|c: char| !c.is_alphanumeric() && !"()%£€$".contains(c));
        let lower = rest.to_ascii_lowercase();
        if let Some(word) =
            en_words::begins(&lower, ENGLISH.fillers.words.iter()).filter(|word| word.len() < rest.len())
        {
            rest = &rest[word.len()..];
        } else if let Some(word) =
            en_words::ends(&lower, ENGLISH.fillers.words.iter()).filter(|word| word.len() < rest.len())
        {
            rest = &rest[..rest.len() - word.len()];
        }
        if rest == before {
            break;
        }
    }
    let rest = &*ITEM.replace(rest, "");
    let mut rest = rest;
    if rest.chars().filter(|c| *c == '(').count() != rest.chars().filter(|c| *c == ')').count() {
        rest = rest.split('(').next().unwrap_or(rest).trim().trim_matches(|c: char| c == ')' || c.is_whitespace());
    }
    // Incidents rose by 12%: the verb is no part of the name.
    let last = rest.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    if [
        "rose",
        "fell",
        "increased",
        "decreased",
        "grew",
        "dropped",
        "rising",
        "falling",
        "fall",
        "rise",
        "reduce",
        "increase",
    ]
    .contains(&last.as_str())
        && rest.contains(' ')
    {
        return tidy(&rest[..rest.len() - last.len()]);
    }
    let filler = ENGLISH.fillers.words.iter().any(|word| word.eq_ignore_ascii_case(rest));
    if filler { String::new() } else { rest.to_owned() }
}

/// The noun phrase that a text begins with: `affordable homes` of `affordable homes by 31 March 2027`.
pub(super) fn noun_behind(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut end = text.find([',', ';', ':', '.', '(', '–', '—', '\n', '?']).unwrap_or(text.len());
    for word in ENDS {
        let ends = |at: &std::ops::Range<usize>| at.start > 0 && !(word == "and" && goes_on(&lower[at.end..]));
        if let Some(at) = en_words::places(&lower[..end], word).find(ends) {
            end = at.start;
        }
    }
    tidy(&text[..end])
}

/// Whether what stands behind “and” belongs to the noun before it: wards and departments will, killed and seriously injured by. A figure or a
/// verb begins something else.
fn goes_on(behind: &str) -> bool {
    let end = behind.find([',', ';', ':', '.', '(', '–', '—', '\n', '?']).unwrap_or(behind.len());
    let next = ENDS.iter().filter_map(|word| en_words::places(&behind[..end], word).map(|at| at.start).min());
    let stretch = &behind[..next.min().unwrap_or(end)];
    let verbs = ENGLISH.verb.iter().flat_map(|verb| &verb.words).chain(&ENGLISH.soft_verbs.words);
    let words = stretch.split_whitespace().count();
    (1..=3).contains(&words)
        && !stretch.contains(|c: char| c.is_ascii_digit() || c == '%')
        && !stretch.trim().ends_with("ing")
        && en_words::begins(stretch.trim(), verbs).is_none()
        && en_words::begins(stretch.trim(), ENGLISH.fillers.words.iter()).is_none()
}

/// What a share is of: `of minor planning applications determined on time` of `of minor planning applications will be determined on time by 2026`.
pub(super) fn whole_behind(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let stops = [',', ';', ':', '.', '–', '—', '\n'];
    let mut end = text.find(stops).unwrap_or(text.len());
    for word in [
        "by",
        "before",
        "each year",
        "every year",
        "until",
        "from",
        "compared",
        "against",
        "per year",
        "per annum",
        "up from",
        "throughout",
        "and at least",
        "over the",
        "while",
        "at the end",
    ] {
        if let Some(at) = en_words::places(&lower[..end], word).find(|at| at.start > 0) {
            end = at.start;
        }
    }
    let modal = [
        " will be ",
        " are to be ",
        " should be ",
        " must be ",
        " to be ",
        " be ",
        " will have ",
        " will ",
        " are ",
        " is ",
        " being ",
        " must ",
        " should ",
        " have ",
    ];
    let mut name = text[..end].to_owned();
    for word in modal {
        if let Some(at) = name.to_ascii_lowercase().find(word) {
            name = format!("{} {}", &name[..at], &name[at + word.len()..]);
            break;
        }
    }
    tidy(&name)
}

/// Who does what: `people attending adult learning sessions` of ` people will attend adult learning sessions in 2024`.
pub(super) fn doers(text: &str) -> Option<String> {
    static DOING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*((?:[a-z-]+ )?(?:people|residents|adults|children|learners|households|families|participants|students|customers|women|men|farmers|users|clients|businesses|volunteers|patients|pupils|tenants))\s+(?:will|to|should|must) (attend|complete|join|receive|use|gain|visit|enter|achieve|benefit from|take part in|move into|start|access)\b(.*)$").expect("a pattern of the program")
    });
    let c = DOING.captures(text.split([',', ';', '.']).next()?)?;
    let stem = c[2].split(' ').next()?;
    let rest = &c[2][stem.len()..];
    let bare = if stem.ends_with('e') { stem.trim_end_matches('e') } else { stem };
    let what = noun_behind(&c[3]);
    let what = if what.is_empty() { return None } else { what };
    Some(format!("{} {bare}ing{rest} {what}", &c[1]))
}

/// What becomes of a measured stuff: `household waste recycled` of recycle 2,000 tonnes of household waste.
pub(super) fn done_to(verb: &str) -> Option<&'static str> {
    const DONE: [(&str, &str); 10] = [
        ("recycle", "recycled"),
        ("collect", "collected"),
        ("divert", "diverted"),
        ("reuse", "reused"),
        ("compost", "composted"),
        ("treat", "treated"),
        ("distribute", "distributed"),
        ("resurface", "resurfaced"),
        ("restore", "restored"),
        ("rehabilitate", "rehabilitated"),
    ];
    DONE.iter().find(|(plain, _)| *plain == verb).map(|(_, done)| *done)
}

/// What a verb acts on, without further verbs at its beginning.
pub(super) fn object(text: &str) -> String {
    let mut name = tidy(text);
    for _ in 0..2 {
        let lower = name.to_ascii_lowercase();
        let Some(verb) =
            en_words::begins(&lower, ENGLISH.soft_verbs.words.iter()).filter(|verb| verb.len() < name.len())
        else {
            break;
        };
        name = tidy(&name[verb.len()..]);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_noun_phrases() {
        assert_eq!(noun_behind(" affordable homes by 31 March 2027"), "affordable homes");
        assert_eq!(
            whole_behind(" of minor planning applications will be determined on time by 2026"),
            "minor planning applications determined on time"
        );
        assert_eq!(object(" the household recycling rate "), "household recycling rate");
    }
}
