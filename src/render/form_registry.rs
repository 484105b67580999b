//! The registry of forms, and sets of them. A new form is a file or folder of its own and one line in [`FORMS`].

use crate::render::charts_folder::ChartsFolder;
use crate::render::csv::{Csv, Values};
use crate::render::digest::Digest;
use crate::render::docx::Docx;
use crate::render::form::{Form, Part};
use crate::render::html::Html;
use crate::render::json::Json;
use crate::render::markdown::Markdown;
use crate::render::one_page::OnePageForm;
use crate::render::own_text::OwnTextForm;
use crate::render::pptx::Pptx;
use crate::render::xlsx::{Confirm, Tracking, Xlsx};
use crate::report::Edition;
use crate::words::Message;
use std::fmt;

/// All forms, in the order in which a manifest names them.
pub static FORMS: &[&dyn Form] = &[
    &Json,
    &Csv,
    &Xlsx,
    &Tracking,
    &Confirm,
    &Markdown,
    &Html,
    &Docx,
    &Pptx,
    &Digest,
    &OnePageForm,
    &OwnTextForm,
    &ChartsFolder,
    &Values,
];

/// Eight pages of a ranking; a country's thousands of regions are for the workbook.
pub const WORST: usize = 240;

const NO_PNG: &str = "no-png";

/// The forms to write, and what they share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    which: Vec<&'static dyn Form>,
    /// Whether charts are written as PNG too; without it the Word document has no charts.
    pub png: bool,
    /// How many single regions a chart shows at most: those that lag most.
    pub worst: usize,
}

impl Default for Forms {
    /// Every form but those that are written only where they are named.
    fn default() -> Self {
        Self { which: FORMS.iter().copied().filter(|form| form.is_default()).collect(), png: true, worst: WORST }
    }
}

impl Forms {
    /// These forms alone, in the order of the registry; forms that it does not hold come last.
    #[must_use]
    pub fn only(forms: impl IntoIterator<Item = &'static dyn Form>) -> Self {
        let mut which: Vec<&'static dyn Form> = Vec::new();
        for form in forms {
            if !which.contains(&form) {
                which.push(form);
            }
        }
        which.sort_by_key(|form| FORMS.iter().position(|known| known == form).unwrap_or(FORMS.len()));
        Self { which, ..Self::default() }
    }

    /// The form of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static dyn Form> {
        FORMS.iter().copied().find(|form| form.name() == name)
    }

    #[must_use]
    pub fn without_pictures(self) -> Self {
        Self { png: false, ..self }
    }

    /// Parses what [`fmt::Display`] writes: names of forms, `worst=N` and `no-png`, each where it is not the default. Unknown words
    /// are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let default = Self::default();
        let words = || text.split(',').filter(|word| !word.is_empty());
        let named: Vec<&'static dyn Form> = words().filter_map(Self::named).collect();
        let worst = words().find_map(|word| word.strip_prefix("worst=")?.parse().ok());
        Self {
            which: if named.is_empty() { default.which } else { Self::only(named).which },
            png: !words().any(|word| word == NO_PNG),
            worst: worst.unwrap_or(default.worst),
        }
    }

    /// Whether any of them shows a part of the report.
    #[must_use]
    pub fn show(&self, part: Part) -> bool {
        self.which.iter().any(|form| form.shows().contains(&part))
    }

    /// Why an edition may not have one of them.
    #[must_use]
    pub fn refusal(&self, edition: Edition) -> Option<Message> {
        self.which.iter().find_map(|form| form.refusal(edition))
    }

    /// Each form.
    pub fn iter(&self) -> impl Iterator<Item = &'static dyn Form> {
        self.which.iter().copied()
    }
}

impl fmt::Display for Forms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let default = Self::default();
        let mut words: Vec<String> = Vec::new();
        if self.which != default.which {
            words.extend(self.iter().map(|form| form.name().to_owned()));
        }
        if self.worst != default.worst {
            words.push(format!("worst={}", self.worst));
        }
        if !self.png {
            words.push(NO_PNG.to_owned());
        }
        f.write_str(&words.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn only(names: &[&str]) -> Forms {
        Forms::only(names.iter().filter_map(|name| Forms::named(name)))
    }

    #[test]
    fn forms_are_parsed_as_they_are_written() {
        let some = Forms { worst: 9, png: false, ..only(&["values", "json", "values"]) };
        assert_eq!(some.to_string(), "json,values,worst=9,no-png");
        for forms in [Forms::default(), some, only(&["md"]), Forms { png: false, ..Forms::default() }] {
            assert_eq!(Forms::parse(&forms.to_string()), forms);
        }
        assert_eq!(Forms::default().to_string(), "");
        assert_eq!(Forms::parse("md,charts").to_string(), "md,charts");
    }

    #[test]
    fn names_are_unique_and_only_values_must_be_named() {
        let all: BTreeSet<&str> = FORMS.iter().map(|form| form.name()).collect();
        assert_eq!(all.len(), FORMS.len());
        let named: Vec<&str> = FORMS.iter().filter(|form| !form.is_default()).map(|form| form.name()).collect();
        assert_eq!(named, ["values"]);
    }

    #[test]
    fn a_part_is_made_where_a_form_shows_it() {
        assert!(!only(&["csv", "values"]).show(Part::Words));
        assert!(only(&["csv", "json"]).show(Part::Words));
        assert!(only(&["values"]).show(Part::Values) && !Forms::default().show(Part::Values));
        assert!(only(&["md"]).show(Part::Charts) && only(&["md"]).show(Part::Document));
        assert!(!only(&["json", "xlsx", "confirm"]).show(Part::Charts));
        assert!(!only(&["html", "charts"]).show(Part::Document));
    }
}
