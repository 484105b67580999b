//! What the public edition withholds of protected indicators below the root: statistical disclosure control.
//!
//! In: assessed rows, and values by region. Out: a [`Suppression`], and rows without what it withholds. Must not know: text, files,
//! forms. It is pure.
//!
//! From rows to a decision: which indicators are protected → which of their numbers some form would print ([`Slot`]) → which of
//! those are counts that can be judged at all → groups of linked counts over a tree of regions ([`LinkedCounts`]) → [`choose`].
//!
//! - [`Tree`]: regions of which each is the sum of its parts; the root is open to all
//! - [`Counts`]: what one indicator counts there, by which [`Rule`] it is protected, where it would be printed
//! - [`LinkedCounts`]: indicators over the same tree of which some are parts of others
//! - [`narrowest`]: how many values an outsider must hold possible for each withheld number
//! - [`choose`]: which numbers are withheld, so that no outsider gets below [`LEAST_VALUES`]
//!
//! The outsider knows every printed number, that counts are whole and not negative, the rules with their limits, what is part
//! of what, and even which withheld numbers are small themselves and which are withheld to complement them. What the root's own rows
//! say (its total, how many regions have what each must have) is public by decision and is known, too.

mod choose_complement;
mod countable;
#[cfg(test)]
mod fixtures;
mod groups;
mod linked_counts;
mod protected;
mod ranges;
mod small_counts;
mod suppressed_row;
mod suppression;
mod undecided;
mod which_numbers_are_printed;

pub use choose_complement::{Choice, choose};
pub use linked_counts::Values;
pub use ranges::narrowest;
pub use small_counts::{Counts, LEAST_VALUES, LinkedCounts, Rule, Threshold, Tree};
pub use suppression::Suppression;
pub use undecided::undecided;
pub use which_numbers_are_printed::Slot;
