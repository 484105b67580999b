//! The different texts of a file, each stored once and known by a number, its symbol.

use std::collections::HashMap;
use std::sync::Arc;

/// Maps that only ever hold what one file says; they are never iterated over.
pub(in crate::feed) type FastMap<K, V> = HashMap<K, V, foldhash::fast::FixedState>;

/// The different texts of one file, each stored once.
#[derive(Debug, Default)]
pub(in crate::feed) struct Interner {
    list: Vec<Arc<str>>,
    index: FastMap<Arc<str>, u32>,
}

impl Interner {
    pub fn symbol(&mut self, text: &str) -> u32 {
        if let Some(n) = self.index.get(text) {
            return *n;
        }
        self.symbol_of(&text.into())
    }

    /// Like [`Interner::symbol`], for a text that is shared with others.
    pub fn symbol_of(&mut self, text: &Arc<str>) -> u32 {
        if let Some(n) = self.index.get(&**text) {
            return *n;
        }
        let n = u32::try_from(self.list.len()).expect("fewer than four billion different texts");
        self.list.push(Arc::clone(text));
        self.index.insert(Arc::clone(text), n);
        n
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.index.clear();
    }

    /// Adds another chunk's texts; returns the new symbol of each of its symbols.
    pub fn absorb(&mut self, other: &Self) -> Vec<u32> {
        other.list.iter().map(|text| self.symbol(text)).collect()
    }

    /// In the order of their symbols.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|text| &**text)
    }

    pub fn len(&self) -> u32 {
        u32::try_from(self.list.len()).unwrap_or(u32::MAX)
    }

    /// A text, shared with the caller.
    pub fn shared(&self, symbol: u32) -> Arc<str> {
        Arc::clone(&self.list[symbol as usize])
    }

    pub fn get(&self, symbol: u32) -> &str {
        &self.list[symbol as usize]
    }
}
