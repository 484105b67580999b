//! Values against targets: pace, verdict, catch-up. Pure functions of their input.
//!
//! [`assess`] answers one [`Question`]; [`roll_up`] makes the root's row of a target that each region has. Everything is exact:
//! nothing is rounded here but to ask whether a gap prints as 0. Only the growth rates of the method `statcan` are floating
//! point, because they are roots.
//!
//! [`signal`](signal()) tells noise from signal, exactly as well; [`forecast`](forecast()) looks ahead, in floating-point numbers that no
//! verdict is taken from. Neither is part of an assessment: they are asked for where they are shown.

mod bound;
mod breakdown;
mod curve;
mod draw;
mod due;
mod facts;
pub mod forecast;
mod hold;
mod method;
mod model;
mod monthly;
mod outlook;
mod planned;
mod rank;
mod relative;
mod rollup;
pub mod signal;
mod streak;
mod target_window;
mod targeted;
mod time;
mod watch;

pub use breakdown::{Basis, Breakdown, Makeup, PartOf, Share, break_down};
pub use due::{days_overdue, due_day};
pub use forecast::forecast;
pub use method::{
    Asked, Continued, Figures, Growth, Rated, Rating, Ruling, Side, Unrated, counted, disagree, side_by_side,
};
pub use model::{Assessment, Change, Flag, Question, Verdict};
pub use outlook::{Outlook, outlook};
pub use rank::{Place, Shortfall, Standing, places, shortfall};
pub use rollup::roll_up;
pub use signal::signal;
pub use target_window::{has_own_amounts, history_window, in_force, target_window};

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
