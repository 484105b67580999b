//! Values against targets: pace, verdict, catch-up. Pure functions of their input.

mod model;

pub use model::{Assessment, Change, Flag, Question, Verdict};
