//! Values against targets: pace, verdict, catch-up. Pure functions of their input.
//!
//! [`assess`] answers one [`Question`]; [`roll_up`] makes the root's row of a target that each region has. Everything is exact:
//! nothing is rounded here but to ask whether a gap prints as 0. Only the growth rates of the method `statcan` are floating
//! point, because they are roots.

mod bound;
mod breakdown;
mod curve;
mod draw;
mod due;
mod facts;
mod hold;
mod method;
mod model;
mod planned;
mod rank;
mod relative;
mod rollup;
mod streak;
mod targeted;
mod time;
mod watch;

pub use breakdown::{Basis, Breakdown, Makeup, PartOf, Share, break_down};
pub use due::{days_overdue, due_day};
pub use method::{
    Asked, Figures, Growth, Outlook, Rated, Rating, Ruling, Side, Unrated, counted, disagree, side_by_side,
};
pub use model::{Assessment, Change, Flag, Question, Verdict};
pub use rank::{Place, Shortfall, Standing, places, shortfall};
pub use rollup::roll_up;

/// The assessment of one indicator in one region against one target, or a plain look where there is none.
#[must_use]
pub fn assess(q: &Question) -> Assessment {
    let facts = facts::Facts::of(q);
    let mut answer = match q.target {
        Some(target) => match &target.reference {
            Some(reference) => relative::against(&facts, target, reference),
            None => targeted::against(&facts, target),
        },
        None => watch::look(&facts),
    };
    streak::escalate(q, &mut answer);
    if q.doubtful {
        answer.flag(Flag::Doubtful);
    }
    answer
}
