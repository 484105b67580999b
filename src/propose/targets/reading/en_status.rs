//! Whether an English sentence promises or reports, and in which tone.

use super::en_words;
use super::setting::{Section, Setting};
use super::statement::{Doubt, Status, Time, Tone};
use crate::propose::targets::rules::{ENGLISH, ToneMeans};
use regex::Regex;
use std::sync::LazyLock;

/// The words of a sentence that decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Reported,
    Promised,
    Nothing,
}

/// Words after which a figure is held against an old target, whatever else the sentence says.
const AGAINST_A_TARGET: [&str; 8] = [
    "against a target",
    "against the target",
    "against our target",
    "exceeding our target",
    "exceeded our target",
    "above target",
    "below target",
    "missed the target",
];

/// What happened, unless it is an indicator's wording.
const CHANGED: [&str; 8] =
    ["increased by", "reduced by", "increased to", "rose by", "rose to", "fell by", "fell to", "decreased by"];

/// Whether a figure is held against a target of the past: against its own target of 2,000.
fn is_held_against_a_target(lower: &str) -> bool {
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bagainst (?:a|an|its|their|our|the) (?:own |annual |original |initial )?targets?\b")
            .expect("a pattern of the program")
    });
    HELD.is_match(lower) || AGAINST_A_TARGET.iter().any(|word| en_words::has(lower, word))
}

/// Whether a sentence says that what it speaks of did not come about, so that the targets behind its semicolon are old ones.
pub(super) fn fell_short(lower: &str) -> bool {
    ["not been achieved", "not been met", "not achieved", "not met", "been missed", "was missed", "were missed"]
        .iter()
        .any(|word| en_words::has(lower, word))
}

/// What the words of a sentence say; the text is in small letters.
#[expect(clippy::match_same_arms, reason = "the first arm that fits decides, in the order in which a reader would ask")]
pub(super) fn says(lower: &str) -> Says {
    let promised = en_words::first_of(lower, &ENGLISH.promised.words).is_some() || begins_with_order(lower);
    if is_labelled_result(lower) || is_state(lower) {
        return Says::Reported;
    }
    let active = did(lower) || perfect(lower) || took_part(lower);
    let reported = active || en_words::first_of(lower, &ENGLISH.reported.words).is_some();
    let past = active
        || ["was", "were", "had", "missed", "exceeded", "we have", "has been", "have been", "last year"]
            .iter()
            .any(|word| en_words::has(lower, word));
    let modal = en_words::first_of(lower, &ENGLISH.binding.words).is_some();
    if is_held_against_a_target(lower) && past && !modal {
        return Says::Reported;
    }
    // To support mothers, blood collection has increased: what it is for is no order.
    let order = begins_with_order(lower) && !(active && lower.trim_start().starts_with("to ") && lower.contains(','));
    match (promised, reported) {
        (true, false) => Says::Promised,
        (false, true) => Says::Reported,
        (true, true) if modal || order => Says::Promised,
        (true, true) if past => Says::Reported,
        (true, true) => Says::Promised,
        (false, false) => Says::Nothing,
    }
}

/// Whether a whole document, of which neither title nor headings say so, tells of results: its sentences report and none promises.
pub(in crate::propose::targets) fn only_reports<'t>(paragraphs: impl Iterator<Item = &'t str>) -> bool {
    let mut reports = 0;
    for text in paragraphs {
        let lower = text.to_ascii_lowercase();
        for at in super::en_phrases::sentences(&lower) {
            match says(&lower[at]) {
                Says::Promised => return false,
                Says::Reported => reports += 1,
                Says::Nothing => {}
            }
        }
    }
    reports > 1
}

/// Whether a sentence begins with a share: 70% of the clerks have applied it.
pub(super) fn begins_with_share(lower: &str) -> bool {
    static SHARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\W*(?:\d{1,2}[.)]\s+)?(?:at least |over |more than )?\d[\d.]*\s?(?:%|per ?cent)")
            .expect("a pattern of the program")
    });
    SHARE.is_match(lower)
}

/// Whether somebody did so many of something: planted 2,557 trees; but not 500 farmers trained.
fn did(lower: &str) -> bool {
    static DID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:delivered|planted|built|trained|installed|created|completed|achieved|supported|helped|opened|launched|invested|provided|secured|reached|recruited|awarded|received|spent|generated|attracted|raised|collected|distributed|vaccinated|processed|upgraded|refurbished|resurfaced|repaired|recycled|saved|exceeded|housed|prevented|brought|held|ran|gave|made|won|hosted|visited|inspected|issued|returned|replaced|served|rehoused|removed|rebuilt|restored|diverted)\s+(?:a |an |the |our |over |only |just over |more than |nearly |almost |some |around |about |approximately |another |a further |a total of |by |from |to |just |its )*[£$€]?\d").expect("a pattern of the program")
    });
    DID.find_iter(lower).any(|found| {
        let before = lower[..found.start()].trim_end();
        !["is", "are", "be", "being", "been"].iter().any(|word| before.ends_with(word))
    })
}

/// Whether so many people did something: 340 pupils took part.
fn took_part(lower: &str) -> bool {
    static TOOK_PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\d[\d,.]*(?: (?:million|thousand))? (?:[a-z-]+ ){0,3}(?:people|children|students|pupils|households|families|women|men|farmers|patients|residents|adults|members|staff) (?:participated|took part|attended|gained|benefited|benefitted|joined|received|enrolled|completed)\b").expect("a pattern of the program")
    });
    // 328 homes achieved so far; but not 500 farmers trained, which is how an indicator is worded.
    static ACHIEVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^\W*\d[\d,.]* (?:[a-z-]+ ){1,3}(?:achieved|sold|lost) (?:in|at|so far|to date|under|since|during)\b",
        )
        .expect("a pattern of the program")
    });
    TOOK_PART.is_match(lower) || ACHIEVED.is_match(lower)
}

/// Whether a line of a list is a figure of now, or explains a colour: Current: 52%; red means 5% or more adrift.
fn is_labelled_result(lower: &str) -> bool {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\W*(?:(?:current(?: value| status)?|actual|achieved|achievement|baseline(?: [a-z ]{1,40})?|latest|previous|result|outturn)\s*(?:\([^)]*\))?\s*:|(?:red|amber|green|yellow|blue|grey|gray)\s+(?:means|is|=|:))").expect("a pattern of the program")
    });
    LABEL.is_match(lower)
}

/// Whether a sentence tells how far something is: 64 of them are complete.
fn is_state(lower: &str) -> bool {
    static STATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:is|are) (?:now |already |currently |still )*(?:complete|completed|in place|operational|under ?way|in progress|finished|on track|off track|behind schedule|built|delivered)\b").expect("a pattern of the program")
    });
    let dated = ["by", "before", "until", "at least", "ensure", "that"].iter().any(|word| en_words::has(lower, word));
    STATE.is_match(lower) && !dated
}

/// Whether something has come about: has fallen below 95 %, had delivered 83 %.
fn perfect(lower: &str) -> bool {
    static PERFECT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:has|have|had) (?:also |now |already |since )?(?:[a-z]+ed|fallen|risen|grown|been|seen|made|met|gone|become|built|cut|won|spent|held) ").expect("a pattern of the program")
    });
    // To have reduced emissions by 2030 is a promise.
    PERFECT.find_iter(lower).any(|found| {
        let before = lower[..found.start()].trim_end();
        !["to", "will", "should", "must", "shall", "would", "who", "that", "which", "not"]
            .iter()
            .any(|word| before.ends_with(word))
    })
}

/// Whether a sentence begins with a verb in its plain form: Complete 350 homes, Reduce emissions.
pub(super) fn begins_with_order(lower: &str) -> bool {
    let text = lower.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let text = text.strip_prefix("to ").unwrap_or(text);
    let verbs = ENGLISH.verb.iter().flat_map(|verb| &verb.words).chain(&ENGLISH.soft_verbs.words);
    let word = en_words::begins(text, verbs);
    word.is_some_and(|word| {
        !word.ends_with("ed") && !matches!(word, "total" | "growth" | "reduction" | "all of" | "ceiling of" | "minimum")
    })
}

/// The tone of a sentence, if its words give one.
pub(super) fn tone(lower: &str) -> Option<Tone> {
    let has =
        |means| ENGLISH.tone.iter().any(|tone| tone.means == means && en_words::first_of(lower, &tone.words).is_some());
    if has(ToneMeans::Stretch) {
        Some(Tone::Stretch)
    } else if has(ToneMeans::Firm) {
        Some(Tone::Firm)
    } else if has(ToneMeans::Expected) {
        Some(Tone::Expected)
    } else {
        None
    }
}

/// Decides between promised and reported, with the doubt that remains.
#[expect(clippy::match_same_arms, reason = "the first arm that fits decides, in the order in which a reader would ask")]
pub(super) fn decide(says: Says, time: Option<&Time>, setting: &Setting<'_>, lower: &str) -> (Status, Option<Doubt>) {
    let past = time.and_then(|time| setting.dates.is_past(time));
    let projection = ["forecast", "is projected", "are projected", "budget for", "is estimated"]
        .iter()
        .any(|word| en_words::has(lower, word))
        && !en_words::has(lower, "will deliver");
    match (says, past) {
        (Says::Promised, Some(true)) => (Status::Reported, None),
        (Says::Promised, _) if !projection => (Status::Promised, None),
        (Says::Promised | Says::Reported, _) => (Status::Reported, None),
        (Says::Nothing, Some(true)) => (Status::Reported, None),
        (Says::Nothing, _) if projection => (Status::Reported, None),
        (Says::Nothing, Some(false))
            if time.is_some_and(|time| time.written.starts_with("by") || time.written.starts_with("before")) =>
        {
            (Status::Promised, None)
        }
        (Says::Nothing, past)
            if past != Some(false)
                && setting.section != Section::Promises
                && CHANGED.iter().any(|word| {
                    // Employment is increased by 20% is what an indicator says.
                    en_words::places(lower, word).any(|at| {
                        let before = lower[..at.start].trim_end();
                        !["is", "are", "be", "being"].iter().any(|word| before.ends_with(word))
                    })
                }) =>
        {
            (Status::Reported, None)
        }
        // 64 are complete (55%): a state, where nothing sets an edge or a date.
        (Says::Nothing, None)
            if matches!(setting.section, Section::Unknown | Section::UsuallyPromises)
                && time.is_none_or(|time| !time.written.starts_with("by"))
                && ["are", "is", "means"].iter().any(|word| en_words::has(lower, word))
                && en_words::first_of(lower, &ENGLISH.promises_headings.words).is_none() =>
        {
            (Status::Reported, None)
        }
        (Says::Nothing, _) => match setting.section {
            Section::Promises => (Status::Promised, None),
            Section::UsuallyPromises | Section::Unknown => (Status::Promised, Some(Doubt::StatusByPlace)),
            Section::Results | Section::UsuallyResults => (Status::Reported, None),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_between_promise_and_report() {
        for (text, expected) in [
            ("we delivered 214 homes against a target of 200", Says::Reported),
            ("complete 350 affordable homes by 31 march 2027", Says::Promised),
            ("we will reduce emissions by 20%", Says::Promised),
            ("the rate was 46% in 2023", Says::Reported),
            ("household recycling rate: 55%", Says::Nothing),
        ] {
            assert_eq!(says(text), expected, "{text}");
        }
    }
}
