//! All feeds as read, with the totals that have been computed from them.

use super::arrivals::Arrivals;
use super::engine::{BaseTotals, RowMonths};
use super::error::EngineError;
use super::window::Window;
use crate::catalog::{Kind, RowsOf};
use crate::feed::Ingested;
use crate::measure::Month;
use polars::prelude::PolarsResult;
use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// Feeds as read, by their id. Totals of their rows are kept for later requests.
#[derive(Debug, Default)]
pub struct Feeds {
    by_id: BTreeMap<String, Ingested>,
    totals: Mutex<HashMap<Key, Arc<BaseTotals>>>,
    months: Mutex<HashMap<RowsOf, Arc<RowMonths>>>,
    arrivals: Mutex<HashMap<String, Arc<Arrivals>>>,
}

/// The rows that are added up, and the stretches.
pub(super) type Key = (RowsOf, Kind, Over);

/// The stretches that rows are added up over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Over {
    /// Single months, from which any stretch of whole months follows.
    Months,
    /// A window's stretches up to a month.
    Window(Window, Month),
}

impl Feeds {
    /// The totals of a key, computed on the first request.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(super) fn totals(
        &self,
        key: Key,
        compute: impl FnOnce() -> PolarsResult<BaseTotals>,
    ) -> PolarsResult<Arc<BaseTotals>> {
        // The lock is not held while computing: a worker that waits may take up a task that asks for the same key.
        let found = self.totals.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(found) = found {
            return Ok(found);
        }
        let totals = Arc::new(compute()?);
        let mut kept = self.totals.lock().unwrap_or_else(PoisonError::into_inner);
        if totals.may_be_kept() {
            kept.insert(key, Arc::clone(&totals));
        }
        Ok(totals)
    }

    /// What a feed has reported, computed on the first request.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(super) fn arrivals(
        &self,
        feed: &str,
        compute: impl FnOnce() -> Result<Arrivals, EngineError>,
    ) -> Result<Arc<Arrivals>, EngineError> {
        let found = self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).get(feed).cloned();
        if let Some(found) = found {
            return Ok(found);
        }
        let arrivals = Arc::new(compute()?);
        self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).insert(feed.to_owned(), Arc::clone(&arrivals));
        Ok(arrivals)
    }

    /// The months in which regions have rows of an indicator, computed on the first request.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(super) fn row_months(
        &self,
        of: &RowsOf,
        compute: impl FnOnce() -> PolarsResult<RowMonths>,
    ) -> PolarsResult<Arc<RowMonths>> {
        let found = self.months.lock().unwrap_or_else(PoisonError::into_inner).get(of).cloned();
        if let Some(found) = found {
            return Ok(found);
        }
        let months = Arc::new(compute()?);
        let mut kept = self.months.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(kept.entry(of.clone()).or_insert(months)))
    }
}

impl Deref for Feeds {
    type Target = BTreeMap<String, Ingested>;

    fn deref(&self) -> &Self::Target {
        &self.by_id
    }
}

impl FromIterator<(String, Ingested)> for Feeds {
    fn from_iter<T: IntoIterator<Item = (String, Ingested)>>(feeds: T) -> Self {
        Self {
            by_id: feeds.into_iter().collect(),
            totals: Mutex::default(),
            months: Mutex::default(),
            arrivals: Mutex::default(),
        }
    }
}
