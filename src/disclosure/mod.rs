//! What the public edition withholds of protected indicators below the root: statistical disclosure control.
//!
//! In: assessed rows, values by region, and columns that are sums of others. Out: a [`Suppression`], and rows without what it
//! withholds. Must not know: text, files, forms. It is pure.
//!
//! From rows to a decision: which indicators are protected → which of their numbers some form would print ([`Slot`]) → which of
//! those are counts that can be judged at all → groups of which one says something of the other → [`Counts`] and all identities
//! among them → [`choose`].
//!
//! - [`Counts`]: numbers, each with its [`Rule`] and [`Place`], and the sums that they obey: regions, parts by condition and by column
//! - [`choose`]: which of them are withheld, so that [`LEAST_VALUES`] remain possible for each small one
//!
//! The outsider knows every printed number, that counts are whole and not negative, the rules with their limits, all identities, this
//! program with its order, and even which marks hide small numbers. Therefore what is withheld beside them depends on the shape of
//! the identities and on the marks alone, and is taken where enough other tables are found of which the same would be published. What
//! the root's own rows say (its total, how many regions have what each must have) is public by decision and is known, too.

mod beside;
mod choose;
mod columns;
mod countable;
mod counts;
mod filling;
#[cfg(test)]
mod fixtures;
mod groups;
mod hidden;
mod identities;
mod possible;
mod private_columns;
mod protected;
mod rows;
mod suppressed_row;
mod suppression;
mod tree;
mod twins;
mod undecided;
mod which_numbers_are_printed;

pub use choose::{Choice, choose};
pub use columns::SumsOfColumns;
pub use counts::{Count, Counts, Identity, LEAST_VALUES, Place, Rule};
pub use identities::Values;
pub use private_columns::{single_private_amounts, sums_of_private_amounts};
pub use suppression::Suppression;
pub use undecided::undecided;
pub use which_numbers_are_printed::Slot;
