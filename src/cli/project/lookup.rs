//! What verbs ask an open project for: an indicator, a region, whether its feeds are sound.

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

    /// The indicator of this id.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is none; the message names the nearest id.
    pub(in crate::cli) fn indicator(&self, id: &str) -> Result<&Indicator, Exit> {
        let catalog = &self.study.catalog;
        catalog.indicator(id).ok_or_else(|| {
            let near = crate::measure::notation::nearest(id, catalog.indicators.iter().map(|i| i.id.as_str()));
            let error = Diagnostic::error("unknown-indicator", say!("no-such-indicator", id));
            console::diagnostic(&error.did_you_mean(near), self.language);
            Exit::Usage
        })
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
