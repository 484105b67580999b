//! One paragraph → the statements in it, in no language.
//!
//! - In: a paragraph and what stands around it. Out: [`Statement`]s, promised or not, each with its place and its doubts.
//! - Must not know: documents, indicators, `targets.csv`.

mod dates;
mod en_amounts;
mod en_head;
mod en_names;
mod en_naming;
mod en_phrases;
mod en_reader;
mod en_special;
mod en_status;
mod en_times;
mod en_who;
mod en_words;
mod folded;
mod setting;
mod statement;
mod trajectory;
mod zh_amounts;
mod zh_beside;
mod zh_head;
mod zh_names;
mod zh_naming;
mod zh_numerals;
mod zh_pairs;
mod zh_pieces;
mod zh_reader;
mod zh_rhythm;
mod zh_scope;
mod zh_several;
mod zh_special;
mod zh_state;
mod zh_status;
mod zh_times;
mod zh_written_dates;

pub(super) use dates::Dates;
pub(super) use en_reader::{read as read_english, time_of_heading as time_of_english_heading};
pub(super) use en_status::only_reports as only_reports_in_english;
pub(super) use en_who::who_of as who_in_english;
pub(super) use folded::Folded;
pub(super) use setting::{Section, Setting};
pub(super) use statement::*;
pub(super) use zh_beside::so_far;
pub(super) use zh_reader::{read as read_chinese, time_of_heading as time_of_chinese_heading};
pub(super) use zh_scope::who as who_in_chinese;
pub(super) use zh_status::only_reports as only_reports_in_chinese;
pub(super) use zh_written_dates::with_figures;
