//! What an address asks for: which month, in which language.

use super::answer::Refusal;
use super::desk_state::Desk;
use super::project::Loaded;
use crate::measure::Month;
use crate::pipeline::{Study, default_as_of};
use crate::say;
use crate::words::Language;
use axum::http::StatusCode;
use jiff::Zoned;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked of a page.
pub(super) struct Asked {
    /// The name of the page.
    pub page: &'static str,
    pub language: Language,
    pub query: BTreeMap<String, String>,
    pub loaded: Arc<Loaded>,
}

/// The language of an address: that which it names, else the project's, else that of the machine.
pub(super) fn language_of(desk: &Desk, query: &BTreeMap<String, String>) -> Language {
    query.get("lang").and_then(|text| Language::of(text)).unwrap_or(desk.spoken)
}

impl Asked {
    pub fn of(desk: &Desk, query: BTreeMap<String, String>, page: &'static str) -> Self {
        let loaded = desk.project.loaded();
        let named = query.get("lang").and_then(|text| Language::of(text));
        let language = named.or(loaded.language).unwrap_or(desk.spoken);
        Self { page, language, query, loaded }
    }

    pub fn text(&self, name: &str) -> &str {
        self.query.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The project in the language of the page; None where its catalog is wrong.
    pub fn study(&self) -> Option<Cow<'_, Study>> {
        self.loaded.study.as_ref().ok().map(|study| study.in_language(self.language))
    }

    /// The month asked for, else the one that `run` would report on.
    pub fn as_of(&self, study: &Study) -> Result<Month, Refusal> {
        let refused = |message| Refusal::new(StatusCode::BAD_REQUEST, &message, self.language);
        let start = study.catalog.start;
        let month = if let Some(text) = self.query.get("as_of").filter(|text| !text.is_empty()) {
            Month::parse(text).ok_or_else(|| refused(say!("usage-not-a-month", text)))?
        } else {
            let found = default_as_of(study, Zoned::now().date()).map_err(|error| Refusal::defect(&error))?;
            found.map_or(start, |found| found.month)
        };
        if month < start { Err(refused(say!("as-of-before-start", %month, %start))) } else { Ok(month) }
    }

    /// What every link of the page hands on.
    pub fn handed_on(&self, as_of: Month) -> String {
        format!("as_of={as_of}&lang={}", self.language.as_str())
    }

    /// By what the page is known once it is made: all that is asked, the day, and what `version` says of what stands beside the project.
    pub fn address(&self, version: &str) -> String {
        let (page, language, query) = (self.page, self.language.as_str(), &self.query);
        format!("{page} {language} {query:?} {} {version}", Zoned::now().date())
    }
}
