//! Passages with the right answers, and how a draft of each compares with them.

use onpace::measure::BUILT_IN;
use onpace::propose::targets::{Asked, Draft, Proposal, draft};
use serde::Deserialize;

/// Passages of one file.
#[derive(Debug, Deserialize)]
pub struct Corpus {
    pub passage: Vec<Passage>,
}

/// A passage in the manner of some kind of document.
#[derive(Debug, Deserialize)]
pub struct Passage {
    pub manner: String,
    pub text: String,
    /// `name | kind | value..upper | unit | due | more`.
    pub expect: Vec<String>,
}

/// How many proposals were right.
#[derive(Debug, Default)]
pub struct Outcome {
    pub right: usize,
    pub proposed: usize,
    pub expected: usize,
    pub differences: Vec<String>,
}

impl Outcome {
    /// Right ones among those proposed, in per cent.
    pub fn precision(&self) -> usize {
        self.right * 100 / self.proposed.max(1)
    }

    /// Right ones among those that are there, in per cent.
    pub fn recall(&self) -> usize {
        self.right * 100 / self.expected.max(1)
    }
}

pub fn read(text: &str) -> Corpus {
    toml::from_str(text).expect("a corpus")
}

pub fn drafted(text: &str) -> Draft {
    let asked = Asked { date: None, units: &BUILT_IN, year_starts: 1 };
    draft(text.as_bytes(), "passage.txt", asked).expect("text can be read")
}

/// Drafts every passage and compares.
pub fn measure(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for passage in &corpus.passage {
        let made = drafted(&passage.text);
        let mut left: Vec<&Proposal> = made.proposals.iter().collect();
        outcome.proposed += left.len();
        outcome.expected += passage.expect.len();
        for expected in &passage.expect {
            match left.iter().position(|proposal| fits(proposal, expected)) {
                Some(at) => {
                    left.remove(at);
                    outcome.right += 1;
                }
                None => outcome.differences.push(format!("{}: missing {expected}", passage.manner)),
            }
        }
        outcome.differences.extend(left.iter().map(|extra| format!("{}: extra {}", passage.manner, shown(extra))));
    }
    outcome
}

/// A proposal in the form of the answers.
pub fn shown(p: &Proposal) -> String {
    let range = if p.upper.is_empty() { String::new() } else { format!("..{}", p.upper) };
    let more = format!(
        "better={};scope={};plan={};baseline={};keep={};lead={}",
        p.better.as_str(),
        p.scope,
        p.plan,
        p.baseline,
        p.keep,
        p.lead
    );
    format!("{} | {} | {}{range} | {} | {} | {more}", p.indicator.name, p.kind.as_str(), p.value, p.unit, p.due)
}

/// Whether a proposal says what an answer asks: name, kind, value, and unit, due date and more where the answer states them.
pub fn fits(p: &Proposal, expected: &str) -> bool {
    let fields: Vec<&str> = expected.split('|').map(str::trim).collect();
    let field = |n: usize| fields.get(n).copied().unwrap_or_default();
    let (value, upper) = field(2).split_once("..").unwrap_or((field(2), ""));
    let same = p.indicator.name.to_lowercase().contains(&field(0).to_lowercase())
        && p.kind.as_str() == field(1)
        && p.value == value
        && p.upper == upper
        && (field(3).is_empty() || p.unit == field(3))
        && (field(4).is_empty() || p.due == field(4));
    let more = field(5).split(';').filter(|part| !part.is_empty());
    let milestones: Vec<&str> = field(5).split("plan=").nth(1).into_iter().collect();
    let plan = milestones.first().is_none_or(|plan| p.plan == *plan);
    same && plan
        && more.filter(|part| !part.starts_with(|c: char| c.is_ascii_digit()) && !part.starts_with("plan=")).all(
            |part| {
                let (key, wanted) = part.split_once('=').unwrap_or((part, ""));
                match key {
                    "scope" => p.scope == wanted,
                    "better" => p.better.as_str() == wanted,
                    "baseline" => p.baseline == wanted,
                    "keep" => p.keep == wanted,
                    "lead" => p.lead == wanted,
                    other => panic!("an answer asks for `{other}`"),
                }
            },
        )
}
