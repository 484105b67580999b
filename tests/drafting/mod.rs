//! `onpace draft`: what documents promise, measured on passages with the right answers.

mod acceptance;
mod corpus;
mod documents;
mod practice;

use corpus::{measure, read};

/// Aims in per cent: on the passages that the rules were written with, and on those that they were not.
const TUNED: (usize, usize) = (95, 90);
const HELD_OUT: (usize, usize) = (85, 85);

#[test]
#[expect(clippy::print_stdout, reason = "precision and recall are what the test is for")]
fn passages_are_read_as_they_are_meant() {
    for (name, text, (precision, recall)) in
        [("tuned.toml", include_str!("tuned.toml"), TUNED), ("held_out.toml", include_str!("held_out.toml"), HELD_OUT)]
    {
        let corpus = read(text);
        let outcome = measure(&corpus);
        let (passages, found) = (corpus.passage.len(), (outcome.precision(), outcome.recall()));
        println!(
            "{name}: {passages} passages, {} expected, precision {} %, recall {} %",
            outcome.expected, found.0, found.1
        );
        let list = outcome.differences.join("\n  ");
        assert!(
            found.0 >= precision && found.1 >= recall,
            "{name}: precision {} %, recall {} %\n  {list}",
            found.0,
            found.1
        );
    }
}

#[test]
fn the_corpus_has_many_passages_in_both_languages() {
    let all: Vec<_> = [include_str!("tuned.toml"), include_str!("held_out.toml")]
        .iter()
        .flat_map(|text| read(text).passage)
        .collect();
    let chinese = all.iter().filter(|passage| passage.text.contains('。')).count();
    assert!(
        all.len() >= 60 && chinese >= 30 && all.len() - chinese >= 30,
        "{} passages, {chinese} in Chinese",
        all.len()
    );
}
