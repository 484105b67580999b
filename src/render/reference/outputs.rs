//! What the program answers with: measures and kinds that go together, verdicts, flags, states, codes, columns of `gaps.csv`, forms.

use super::section::{Cell, Row, Section, Text};
use crate::assess::Flag;
use crate::catalog::{Kind, MeasureName, Verdict};
use crate::render::FORMS;
use crate::report::GapRecord;
use crate::words::reference::below;
use crate::words::{Language, Message};

/// Which measures go with which kind.
pub(super) fn measures_by_kind() -> Section {
    let row = |(name, kind): (&'static str, Kind)| {
        let suits = MeasureName::ALL.into_iter().filter(|measure| measure.suits(kind)).map(MeasureName::as_str);
        let cells = vec![Cell::code(name), Cell::Code(suits.map(str::to_owned).collect())];
        Row { id: name.to_owned(), also: Vec::new(), cells }
    };
    Section {
        id: "measures-by-kind".into(),
        code: String::new(),
        about: Text::of("measures-by-kind"),
        heads: vec!["head.kind", "head.measures"],
        rows: Kind::NAMES.into_iter().map(row).collect(),
    }
}

/// The verdicts with the words that reports use for them.
pub(super) fn verdicts() -> Section {
    let row = |verdict: Verdict| {
        let name = verdict.as_str();
        let said = |language: Language| Message::word(key_of(verdict)).in_language(language);
        let about = Cell::told(&format!("verdict.{name}"));
        let cells = vec![Cell::code(name), Cell::Short(Text::by(said)), about];
        Row { id: name.to_owned(), also: Language::ALL.iter().map(|l| said(*l)).collect(), cells }
    };
    Section {
        id: "verdicts".into(),
        code: String::new(),
        about: Text::of("verdicts"),
        heads: vec!["head.word", "head.said", "head.about"],
        rows: Verdict::ALL.into_iter().map(row).collect(),
    }
}

/// The message by which reports name a verdict on a target with a plan.
const fn key_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "verdict-plan-met",
        Verdict::OnPace => "verdict-plan-on_pace",
        Verdict::Behind => "verdict-plan-behind",
        Verdict::FarBehind => "verdict-plan-far_behind",
        Verdict::Missed => "verdict-plan-missed",
        Verdict::NotRated => "verdict-not_rated",
        Verdict::NoData => "verdict-no_data",
        Verdict::Watch => "verdict-watch",
    }
}

pub(super) fn flags() -> Section {
    Section::of_words("flags", "flag", Flag::ALL.into_iter().map(|flag| flag.as_str().to_owned()))
}

pub(super) fn states() -> Section {
    Section::of_words("states", "state", below("state.").into_iter().map(str::to_owned))
}

/// The codes of errors, warnings, notes and rejected rows.
pub(super) fn codes() -> Section {
    Section::of_words("codes", "code", below("code.").into_iter().map(str::to_owned))
}

pub(super) fn gaps() -> Section {
    let heads = GapRecord::HEADS.iter().map(|head| (*head).to_owned());
    Section {
        code: "gaps.csv".into(),
        heads: vec!["head.column", "head.about"],
        ..Section::of_words("gaps", "gaps", heads)
    }
}

pub(super) fn forms() -> Section {
    let names = FORMS.iter().map(|form| form.name().to_owned());
    Section { code: "--only".into(), ..Section::of_words("forms", "form", names) }
}
