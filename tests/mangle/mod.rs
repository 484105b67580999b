//! Clean files of the bundled project, written again the way departments really send them.
//!
//! - `clean`: a file of the pack, and what the reader makes of it as it is.
//! - `habit`: the names of all habits, in the order in which they are applied; which suit a file, which exclude each other.
//! - `draft`: the file while it is changed: its columns, its rows, and what was done to them.
//! - `rows`, `units`, `totals`, `damage`, `cells`, `columns`, `heads`, `around`: the habits themselves.
//! - `text`, `book`: the finished file, as delimited text or as a workbook.
//! - `check`: whether the reader made of it what it must.
//!
//! Chance is seeded; the same seed gives the same bytes.

mod around;
mod book;
mod cells;
#[path = "../../examples/make_pack/chance.rs"]
mod chance;
mod check;
mod clean;
mod columns;
mod damage;
mod draft;
mod habit;
mod heads;
mod numbers;
mod rows;
mod text;
mod totals;
mod units;

pub use book::{Cell, Sheet, workbook};
pub use chance::Chance;
pub use check::{declared, faults, read_alone};
pub use clean::{Clean, Pack};
pub use draft::{Done, Must};
pub use habit::{ALL, Habit, choose};
pub use text::{Encode, encode};

use draft::Draft;
use std::collections::BTreeMap;
use text::Form;

/// A clean file as it was sent.
pub struct Mangled {
    /// Its name below the project folder; `.xlsx` for a workbook.
    pub name: String,
    pub bytes: Vec<u8>,
    pub done: Vec<Done>,
    /// Which clean row stands on which line.
    pub rows: BTreeMap<u64, usize>,
}

impl Mangled {
    /// Whether every value must be what it is in the clean file.
    pub fn is_harmless(&self) -> bool {
        self.done.iter().all(|done| matches!(done.must, Must::ChangeNothing))
    }

    /// One line for each habit.
    pub fn story(&self) -> String {
        let told: Vec<_> = self.done.iter().map(|d| format!("    {:?}: {} ({:?})", d.habit, d.note, d.must)).collect();
        format!("  {}\n{}", self.name, told.join("\n"))
    }
}

/// Writes a clean file with these habits, which are applied in the order of [`Habit`].
pub fn mangle(clean: &Clean, habits: &[Habit], chance: &mut Chance) -> Mangled {
    let mut draft = Draft::of(clean);
    let mut habits = habits.to_vec();
    habits.sort_unstable();
    habits.dedup();
    for habit in &habits {
        draft.take_up(*habit, chance);
    }
    draft.finish(habits.contains(&Habit::Workbook), chance)
}
