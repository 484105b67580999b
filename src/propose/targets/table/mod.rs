//! Tables: lists of indicators with years as columns, tasks with who and when, logframes with baseline, milestones and target.
//!
//! In: rows of cells and what stands around the table. Out: proposals. Must not know: how clauses are cut.

mod columns;
mod rows;

pub(super) use rows::read;
