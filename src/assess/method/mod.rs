//! How a value on its way to a target is rated. Three methods with one face: [`Strategy`].
//!
//! A method only rates what is on its way. Whatever the method, a target that is satisfied is met, one that is past due and not
//! satisfied is missed, and where nothing is owed yet nothing is rated; plans that ask for a state (keep, within and zero without
//! a due date) or for nothing before due (step, done) have no way to rate.

mod destatis;
mod pace;
mod ruling;
mod side;
mod statcan;
mod trend;

pub use ruling::{Asked, Continued, Figures, Growth, Rated, Rating, Ruling, Unrated};
pub use side::{Side, counted, disagree, side_by_side};
pub(super) use trend::Trend;

use crate::catalog::{Bands, Method};
use crate::measure::{Direction, Exact};

/// What a method may look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course<'a> {
    pub paced: &'a Paced<'a>,
    /// None for a count of regions, of which no earlier values are known.
    pub trend: Option<&'a Trend>,
    /// The way that is good.
    pub toward: Direction,
    pub satisfied: bool,
}

/// Where a value stands beside its plan.
#[derive(Debug, Clone)]
pub(super) struct Paced<'a> {
    pub bands: &'a Bands,
    pub progress: Option<Exact>,
    pub elapsed: Exact,
    pub pace: Option<Exact>,
    /// The gap to plan counts: it neither prints as 0 nor is less than one whole thing.
    pub short: bool,
}

/// A method of rating. Pure; the verdict given is the one for a target that is neither met nor past due.
pub(super) trait Strategy {
    /// # Errors
    /// Why the method can say nothing of this course.
    fn rate(&self, course: &Course) -> Result<Rated, Unrated>;
}

/// The strategy of a name.
pub(super) fn strategy(method: Method) -> &'static dyn Strategy {
    match method {
        Method::Pace => &pace::Pace,
        Method::Statcan => &statcan::Statcan,
        Method::Destatis => &destatis::Destatis,
    }
}

/// Growth of an indicator that nothing is promised of, rated by the bands for that.
pub(super) fn unpromised(trend: &Trend, toward: Direction) -> Result<Rated, Unrated> {
    statcan::without_target(trend, toward)
}
