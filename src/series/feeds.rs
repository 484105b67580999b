//! Feeds as read, and what their rows have come to.

use super::sums::Numbers;
use super::window::Window;
use crate::catalog::{Kind, RowsOf};
use crate::feed::Ingested;
use crate::measure::Month;
use polars::prelude::PolarsResult;
use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// Feeds as read, by their id; what their rows have been added up to is kept for those who ask again.
#[derive(Debug, Default)]
pub struct Feeds {
    by_id: BTreeMap<String, Ingested>,
    known: Mutex<HashMap<Key, Arc<Numbers>>>,
}

/// Which rows are added up, and over what.
pub(super) type Key = (RowsOf, Kind, Over);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Over {
    /// Single months, of which stretches of whole months are made.
    Months,
    /// A window's stretches up to a month.
    Window(Window, Month),
}

impl Feeds {
    /// The numbers of a key, computed where nobody has asked for them yet.
    pub(super) fn known(
        &self,
        key: Key,
        compute: impl FnOnce() -> PolarsResult<Numbers>,
    ) -> PolarsResult<Arc<Numbers>> {
        // Not while it is computed: whoever waits for that on a worker may take up a task that asks for the same.
        let found = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(found) = found {
            return Ok(found);
        }
        let numbers = Arc::new(compute()?);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if numbers.may_stay() {
            known.insert(key, Arc::clone(&numbers));
        }
        Ok(numbers)
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
        Self { by_id: feeds.into_iter().collect(), known: Mutex::default() }
    }
}
