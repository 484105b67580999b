//! How a language writes numbers, sentences and documents, as the messages `writing-…` of its file state.

use super::bundle::{Args, say};
use super::language::Language;
use std::sync::OnceLock;

/// The habits of a language that are no words.
#[derive(Debug)]
pub struct Writing {
    /// What stands between the thousands of a number; empty where nothing does.
    pub digit_group: String,
    /// What stands between two sentences.
    pub sentence_gap: String,
    /// What stands between a label and what it is the label of.
    pub colon: String,
    /// Whether a sentence begins with a capital.
    pub capitals: bool,
    /// The words for ten thousand and for a hundred million (万, 亿), in which large numbers are then written; without them,
    /// numbers are written out.
    pub myriads: Option<[String; 2]>,
    /// The digits from one to ten of headings (一 to 十); empty where headings have figures.
    pub numerals: Vec<char>,
    /// Whether documents follow GB/T 9704-2012 throughout, or its page and structure only.
    pub gb9704: bool,
}

impl Writing {
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Writing>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        ALL[language as usize].get_or_init(|| Self::stated(language))
    }

    fn stated(language: Language) -> Self {
        let stated = |key: &str| say(language, key, &Args::default());
        let myriads = ["writing-ten-thousand", "writing-hundred-million"].map(stated);
        Self {
            digit_group: stated("writing-digit-group"),
            sentence_gap: stated("writing-sentence-gap"),
            colon: stated("writing-colon"),
            capitals: stated("writing-capitals") == "yes",
            myriads: myriads.iter().all(|word| !word.is_empty()).then_some(myriads),
            numerals: stated("writing-numerals").chars().collect(),
            gb9704: stated("writing-document") == "gb9704",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_states_its_habits() {
        let [zh, en] = [Language::Chinese, Language::English].map(Writing::of);
        assert_eq!((zh.digit_group.as_str(), en.digit_group.as_str()), ("", ","));
        assert_eq!((zh.sentence_gap.as_str(), en.sentence_gap.as_str()), ("", " "));
        assert_eq!((zh.capitals, en.capitals), (false, true));
        assert_eq!((zh.myriads.as_ref().map(|[wan, _]| wan.as_str()), en.myriads.as_ref()), (Some("万"), None));
        assert_eq!((zh.numerals.len(), en.numerals.len()), (10, 0));
        assert_eq!((zh.gb9704, en.gb9704), (true, false));
    }
}
