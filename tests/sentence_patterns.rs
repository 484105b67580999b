//! Every sentence of both sample projects, month by month: what patterns there are, and what none of them may hold.
//!
//! The golden files name each pattern once, with numbers, names and months taken out. `SENTENCES_GOLDEN=1 cargo test sentence_patterns`
//! writes them anew.

use onpace::catalog::{ProjectFiles, Target};
use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Study, report};
use onpace::report::Report;
use onpace::words::Language;
use std::collections::BTreeSet;
use std::path::Path;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// All that a report says in sentences.
fn sentences(report: &Report) -> Vec<&str> {
    let rows = report.rows.iter().flat_map(|row| {
        let signal = row.signal.as_ref().map(|part| part.text.as_str());
        let forecast = row.forecast.as_ref().map(|part| part.text.as_str());
        [row.sentence.as_str(), &row.body, &row.parts_text].into_iter().chain(signal).chain(forecast)
    });
    let demands = report.next.leads.iter().flat_map(|lead| &lead.demands).map(|demand| demand.text.as_str());
    let rest = report.message.lines.iter().map(|line| line.text.as_str());
    let rest = rest.chain([report.overview.as_str(), &report.quality.summary]);
    let rest = rest.chain(report.actions.iter().map(|action| action.text.as_str()));
    let rest = rest.chain(report.next.reports.iter().map(String::as_str));
    let chase = report.chase.lines().map(|line| line.text.as_str());
    rows.chain(demands).chain(rest).chain(chase).filter(|text| !text.is_empty()).collect()
}

/// Numbers as `#`, months as `M`.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_ascii_digit() {
            out.push(c);
            continue;
        }
        out.push('#');
        let mut ahead = rest.clone();
        while let Some(c) = ahead.next() {
            let inner = matches!(c, '.' | ',') && ahead.peek().is_some_and(char::is_ascii_digit);
            if !c.is_ascii_digit() && !inner {
                break;
            }
            rest = ahead.clone();
        }
    }
    MONTHS.iter().fold(out, |text, month| text.replace(month, "M"))
}

/// The names of the catalog that a sentence holds, the longest first, and what stands for them.
fn names(study: &Study, report: &Report) -> Vec<(String, &'static str)> {
    let mut names: Vec<(String, &str)> = Vec::new();
    for row in &report.rows {
        names.push((row.record.name.clone(), "‹indicator›"));
    }
    let regions = &study.catalog.regions;
    for (_, region) in regions.iter().filter(|(id, _)| *id != regions.root()) {
        names.extend([(region.title.clone(), "‹region›"), (region.title_en.clone(), "‹region›")]);
    }
    names.extend(study.catalog.feeds.iter().map(|feed| (feed.source.clone(), "‹unit›")));
    let leads = study.catalog.targets.iter().filter(|target| target.lead != Target::EACH_REGION);
    names.extend(leads.map(|target| (target.lead.clone(), "‹unit›")));
    names.retain(|(name, _)| !name.is_empty());
    names.sort_by_key(|(name, _)| (std::cmp::Reverse(name.len()), name.clone()));
    names.dedup();
    names
}

struct Said {
    patterns: BTreeSet<String>,
    sentences: BTreeSet<String>,
}

fn said(study: &Study, months: impl Iterator<Item = Month>, language: Language) -> Said {
    let mut said = Said { patterns: BTreeSet::new(), sentences: BTreeSet::new() };
    for month in months {
        let report = report(study, month, language).expect("a report");
        let names = names(study, &report);
        for sentence in sentences(&report) {
            let plain = names.iter().fold(sentence.to_owned(), |text, (name, mark)| text.replace(name, mark));
            // A list of regions is one of any length.
            let mut pattern = without_numbers(&plain);
            for (list, one) in [
                ("‹region›、‹region›", "‹region›"),
                ("‹region›, ‹region›", "‹region›"),
                ("‹region› and ‹region›", "‹region›"),
            ] {
                while pattern.contains(list) {
                    pattern = pattern.replace(list, one);
                }
            }
            said.patterns.insert(pattern);
            said.sentences.insert(sentence.to_owned());
        }
    }
    said
}

fn held_to_golden(name: &str, patterns: &BTreeSet<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let text = patterns.iter().fold(String::new(), |text, pattern| text + pattern + "\n");
    if std::env::var_os("SENTENCES_GOLDEN").is_some() {
        std::fs::write(&path, text).expect("the golden file can be written");
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let before: BTreeSet<&str> = golden.lines().collect();
    let now: BTreeSet<&str> = text.lines().collect();
    let new: Vec<&&str> = now.difference(&before).collect();
    let gone: Vec<&&str> = before.difference(&now).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "{name}: SENTENCES_GOLDEN=1 writes it anew\nnew: {new:#?}\ngone: {gone:#?}"
    );
}

/// What is wrong with a sentence, whatever it says.
fn faults(text: &str, language: Language) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let mut must = |sound: bool, fault| {
        if !sound {
            faults.push(fault);
        }
    };
    let holds = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    must(!holds(&["（）", "()", "“”", "「」"]), "empty brackets");
    must(!holds(&["  ", " ,", " .", " ;", "( ", " )"]), "a blank that stands wrong");
    must(!holds(&["{", "}", "None", "NaN"]), "a word of a program");
    match language {
        Language::Chinese => {
            must(
                !holds(&[
                    "，，", "。。", "；；", "，。", "；。", "，；", "；，", "、、", "、，", "、。", "：：", "。，",
                ]),
                "double punctuation",
            );
            must(text.ends_with('。') || text.ends_with('：'), "no stop at the end");
        }
        Language::English => {
            must(!holds(&[",,", "..", ";;", ",.", ";.", ",;", ";,", "::", ":.", ".,"]), "double punctuation");
            must(text.ends_with(['.', ':']), "no stop at the end");
            let words: Vec<&str> = text.split(' ').collect();
            let plural = |word: &str| ["are", "were", "have", "people", "households", "firms"].contains(&word);
            must(!words.windows(2).any(|two| two[0] == "1" && plural(two[1])), "a plural of one");
            // 10.62 10,000 mu: the number and the multiple of its unit.
            let of_two =
                |words: &[&str]| words[0].ends_with(|c: char| c.is_ascii_digit()) && words[1].starts_with("10,000");
            must(!words.windows(2).any(of_two) && !holds(&[" × "]), "a bare multiple");
        }
    }
    faults
}

fn hold_to_rules(said: &Said, language: Language) {
    let faulty: Vec<String> = said
        .sentences
        .iter()
        .flat_map(|text| faults(text, language).into_iter().map(move |fault| format!("{fault}: {text}")))
        .collect();
    assert!(faulty.is_empty(), "{} faults\n{}", faulty.len(), faulty.join("\n"));
}

#[test]
fn the_bundled_project_says_what_it_said_in_every_month() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled project");
    let months = || Month::new(2020, 1).through(Month::new(2021, 12));
    for (language, name) in [(Language::Chinese, "sentences.zh-CN.txt"), (Language::English, "sentences.en.txt")] {
        let said = said(&study, months(), language);
        hold_to_rules(&said, language);
        held_to_golden(name, &said.patterns);
    }
}

#[test]
fn the_english_council_says_what_it_said_in_every_month() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/aldermere");
    let study = Study::load(&ProjectFiles::Folder(folder), |_| {}).expect("the English council");
    let said = said(&study, Month::new(2024, 4).through(Month::new(2025, 12)), Language::English);
    hold_to_rules(&said, Language::English);
    let chinese: Vec<&String> =
        said.sentences.iter().filter(|text| text.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c))).collect();
    assert!(chinese.is_empty(), "{chinese:#?}");
    held_to_golden("sentences.aldermere.en.txt", &said.patterns);
}

#[test]
fn the_rules_find_what_is_wrong() {
    let en = |text: &str| faults(text, Language::English).len();
    assert_eq!((en("The target was met."), en("The target was met")), (0, 1));
    assert_eq!((en("1 are behind."), en("Behind ()."), en("Behind , as ever."), en("a.. b.")), (1, 1, 1, 1));
    let zh = |text: &str| faults(text, Language::Chinese).len();
    assert_eq!((zh("已完成。"), zh("已完成，。"), zh("已完成"), zh("（）。")), (0, 1, 1, 1));
    assert_eq!(without_numbers("1,234.5 mu in May 2020, 3."), "# mu in M #, #.");
}
