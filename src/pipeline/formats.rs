//! As what a report is written.

use std::collections::BTreeSet;
use std::fmt;

/// One way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `report.json`.
    Json,
    /// `gaps.csv`, and the office's `chase.csv`, `revisions.csv` and `rejects.csv`.
    Csv,
    /// `gaps.xlsx`.
    Xlsx,
    /// `confirm.xlsx`, a sheet for each region.
    Confirm,
    /// `briefing.md`, with the charts that it shows.
    Markdown,
    /// `briefing.html`.
    Html,
    /// `briefing.docx`.
    Docx,
    /// `charts/`.
    Charts,
    /// `values.csv`: every indicator in every region. Only where it is asked for.
    Values,
}

impl Form {
    pub const NAMES: [(&'static str, Self); 9] = [
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("xlsx", Self::Xlsx),
        ("confirm", Self::Confirm),
        ("md", Self::Markdown),
        ("html", Self::Html),
        ("docx", Self::Docx),
        ("charts", Self::Charts),
        ("values", Self::Values),
    ];

    /// By its name on the command line.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, form)| *form)
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, form)| *form == self).map_or("", |(name, _)| name)
    }
}

/// What is to be written of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    which: BTreeSet<Form>,
    /// Whether there are pictures besides the SVG, without which the Word document has no charts.
    pub png: bool,
    /// Of single regions, how many charts show at most: those that lag most.
    pub worst: usize,
}

const NO_PNG: &str = "no-png";

/// Eight pages of a ranking; a country's thousands are for the workbook.
pub const WORST: usize = 240;

impl Default for Forms {
    /// Everything but [`Form::Values`].
    fn default() -> Self {
        let which = Form::NAMES.map(|(_, form)| form).into_iter().filter(|form| *form != Form::Values);
        Self { which: which.collect(), png: true, worst: WORST }
    }
}

impl Forms {
    /// These alone; and what they need to be whole.
    #[must_use]
    pub fn only(forms: impl IntoIterator<Item = Form>) -> Self {
        let mut which: BTreeSet<Form> = forms.into_iter().collect();
        if which.contains(&Form::Markdown) {
            which.insert(Form::Charts);
        }
        Self { which, ..Self::default() }
    }

    #[must_use]
    pub fn without_pictures(self) -> Self {
        Self { png: false, ..self }
    }

    #[must_use]
    pub fn has(&self, form: Form) -> bool {
        self.which.contains(&form)
    }

    /// As [`Forms`] are written: names of forms, `worst=N` and `no-png`, each where it is not the usual; nothing for the usual.
    #[must_use]
    pub fn written(text: &str) -> Self {
        let usual = Self::default();
        let words = || text.split(',').filter(|word| !word.is_empty());
        let which: BTreeSet<Form> = words().filter_map(Form::named).collect();
        let worst = words().find_map(|word| word.strip_prefix("worst=")?.parse().ok());
        Self {
            which: if which.is_empty() { usual.which } else { which },
            png: !words().any(|word| word == NO_PNG),
            worst: worst.unwrap_or(usual.worst),
        }
    }

    /// Whether any of them shows words beside the cells of tables.
    #[must_use]
    pub fn word(&self) -> bool {
        self.which.iter().any(|form| !matches!(form, Form::Csv | Form::Values))
    }

    /// Whether any of them shows charts.
    #[must_use]
    pub fn draw(&self) -> bool {
        [Form::Charts, Form::Html, Form::Docx].iter().any(|form| self.has(*form))
    }

    /// Whether any of them is a document.
    #[must_use]
    pub fn set_out(&self) -> bool {
        [Form::Docx, Form::Markdown].iter().any(|form| self.has(*form))
    }

    pub fn each(&self) -> impl Iterator<Item = Form> {
        self.which.iter().copied()
    }
}

impl fmt::Display for Forms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usual = Self::default();
        let mut words: Vec<String> = Vec::new();
        if self.which != usual.which {
            words.extend(self.each().map(|form| form.as_str().to_owned()));
        }
        if self.worst != usual.worst {
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
    use super::{Form, Forms};

    #[test]
    fn forms_are_read_back_as_they_are_written() {
        let some = Forms { worst: 9, png: false, ..Forms::only([Form::Json, Form::Values]) };
        assert_eq!(some.to_string(), "json,values,worst=9,no-png");
        for forms in [Forms::default(), some, Forms::only([Form::Markdown]), Forms { png: false, ..Forms::default() }] {
            assert_eq!(Forms::written(&forms.to_string()), forms);
        }
        assert_eq!(Forms::default().to_string(), "");
    }
}
