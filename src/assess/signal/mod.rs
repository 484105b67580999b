//! Noise or signal: whether an indicator's last months differ from ordinary variation.
//!
//! - In: the monthly values of a question: a flow's own amounts (a total that adds up has no limits), else states.
//! - Out: a [`Signal`] (control limits, points with special causes, assurance) or the reason for having none. Exact throughout.
//! - Must not know: verdicts.
//!
//! The chart is an `XmR` chart (individual values and moving ranges) after Wheeler, *Understanding Variation*, with the rules of
//! the NHS programme *Making Data Count*.

mod control_limits;
mod detect;
mod no_signal;
mod result;
mod special_causes;

pub use control_limits::{ControlLimits, control_limits};
pub use detect::{LEAST_POINTS, signal};
pub use no_signal::NoSignal;
pub use result::{Assurance, Flagged, Segment, Signal};
pub use special_causes::{SpecialCause, special_causes};
