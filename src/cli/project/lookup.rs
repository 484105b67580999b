//! What verbs ask an open project for: an indicator, a region, whether its feeds are sound.

use super::called::{Called, NotOne, which};
use super::opened::Opened;
use crate::catalog::{Indicator, NoRegion, RegionId};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::diag::Diagnostic;
use crate::say;

impl Opened {
    /// The same project, with reports in the other language too.
    pub(in crate::cli) fn in_both(self) -> Self {
        Self { second: Some(self.language.other()), ..self }
    }

    /// The indicator of this id, or of this name in either language.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is none, or where several have the name; the message names the nearest, or all of them.
    pub(in crate::cli) fn indicator(&self, written: &str) -> Result<&Indicator, Exit> {
        let all = &self.study.catalog.indicators;
        let called =
            all.iter().map(|i| Called { id: &i.id, names: vec![&i.name, i.name_en.as_deref().unwrap_or_default()] });
        match which(called, written) {
            Ok(n) => Ok(&all[n]),
            Err(NotOne::None { nearest }) => {
                let error = Diagnostic::error("unknown-indicator", say!("no-such-indicator", id = written));
                console::diagnostic(&error.did_you_mean(nearest.as_deref()), self.language);
                Err(Exit::Usage)
            }
            Err(NotOne::Several { ids }) => {
                let error = Diagnostic::error("ambiguous-name", say!("several-so-called", written, ids));
                console::diagnostic(&error.hint(say!("several-so-called-hint")), self.language);
                Err(Exit::Usage)
            }
        }
    }

    /// The region of this code or name; the root where none is given.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is none; the message names the nearest name.
    pub(in crate::cli) fn region(&self, written: Option<&str>) -> Result<RegionId, Exit> {
        let regions = &self.study.catalog.regions;
        let Some(written) = written else { return Ok(regions.root()) };
        regions.find(written).map_err(|why| {
            let error = Diagnostic::error("unknown-region", say!("no-such-region", written));
            let near = match &why {
                NoRegion::Unknown { nearest } => nearest.as_deref(),
                NoRegion::Ambiguous { candidates } | NoRegion::Elsewhere { candidates, .. } => {
                    candidates.first().map(String::as_str)
                }
                NoRegion::Ended { name, .. } => Some(name.as_str()),
            };
            console::diagnostic(&error.did_you_mean(near), self.language);
            Exit::Usage
        })
    }

    /// Whether every feed could be read and every row is accounted for. Writes which files do not add up to stderr.
    pub(in crate::cli) fn feeds_are_sound(&self) -> bool {
        let mut sound = self.study.unreadable().next().is_none();
        for data in self.study.feeds.values() {
            for ledger in data.ledger(self.study.catalog.start, self.as_of) {
                if !ledger.reconciles() {
                    let file = &ledger.file;
                    let message = say!("rows-do-not-add-up", file);
                    console::message(&message, self.language);
                    sound = false;
                }
            }
        }
        sound
    }
}
