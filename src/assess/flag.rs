//! Flags: what a reader must know of a verdict beside the verdict itself.

/// One remark on an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// The feed has no file for the period.
    Absent,
    /// Some of what the value rests on is missing.
    Partial,
    /// Nothing is owed before the target's `from`.
    NotStarted,
    /// The target states no due date.
    NoDue,
    /// Met, but only after due.
    Late,
    /// Beyond the baseline, away from the target.
    MovingAway,
    /// The target is not in the document: somebody chose it.
    Inferred,
    /// The seasonal plan was replaced by a straight line, because last year's months are not known.
    NoLastYear,
    /// `required` and `recent` are per day.
    PerDay,
    /// A rejected row could change the value.
    Doubtful,
    /// The period's report is not due yet.
    NotDue,
    /// The period's report has not come.
    NotReceived,
    /// The period's report has come and cannot be used.
    Unusable,
    /// The value is older than the period that it is held against.
    Carried,
    /// The value is too old to be held against anything.
    Stale,
    /// Due has passed, and the value by which the target is judged has not come, or is not certain.
    Awaiting,
    /// The known part of a total that has a hole.
    AtLeast,
    /// Not a whole thing is owed yet.
    NothingOwed,
    /// The value that the plan starts from has not been reported.
    NoBaseline,
    /// The value that the plan starts from was first reported after its start.
    LateBaseline,
    /// Missed by no more than the tolerance.
    WithinTolerance,
    /// The document states value and due date, and nothing in between.
    Split,
    /// Cases have gone from the list without an end.
    Vanished,
    /// The value is a ratio over zero.
    Undefined,
    /// The board's method cannot rate growth from nothing.
    ZeroBase,
    /// The board's method cannot rate growth to nothing.
    ZeroTarget,
    /// The board's method cannot rate growth across zero.
    SignChange,
    /// The board's method needs more than one value.
    OnePoint,
    /// The board's method yields no finite number.
    OutOfRange,
    /// The board's method looks further back than there are values.
    ShortHistory,
    /// The target is satisfied, but recent values move the wrong way.
    Slipping,
    /// Far behind because it has been behind for as many months in a row as the board allows.
    Escalated,
    /// Withheld from the public edition: the number itself or, where that is printed, its verdict.
    Withheld,
}

impl Flag {
    /// In the order in which they are declared.
    pub const ALL: [Self; 33] = [
        Self::Absent,
        Self::Partial,
        Self::NotStarted,
        Self::NoDue,
        Self::Late,
        Self::MovingAway,
        Self::Inferred,
        Self::NoLastYear,
        Self::PerDay,
        Self::Doubtful,
        Self::NotDue,
        Self::NotReceived,
        Self::Unusable,
        Self::Carried,
        Self::Stale,
        Self::Awaiting,
        Self::AtLeast,
        Self::NothingOwed,
        Self::NoBaseline,
        Self::LateBaseline,
        Self::WithinTolerance,
        Self::Split,
        Self::Vanished,
        Self::Undefined,
        Self::ZeroBase,
        Self::ZeroTarget,
        Self::SignChange,
        Self::OnePoint,
        Self::OutOfRange,
        Self::ShortHistory,
        Self::Slipping,
        Self::Escalated,
        Self::Withheld,
    ];

    /// The machine name, as in `gaps.csv`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Partial => "partial",
            Self::NotStarted => "not_started",
            Self::NoDue => "no_due",
            Self::Late => "late",
            Self::MovingAway => "moving_away",
            Self::Inferred => "inferred",
            Self::NoLastYear => "no_last_year",
            Self::PerDay => "per_day",
            Self::Doubtful => "doubtful",
            Self::NotDue => "not_due",
            Self::NotReceived => "not_received",
            Self::Unusable => "unusable",
            Self::Carried => "carried",
            Self::Stale => "stale",
            Self::Awaiting => "awaiting",
            Self::AtLeast => "at_least",
            Self::NothingOwed => "nothing_owed",
            Self::NoBaseline => "no_baseline",
            Self::LateBaseline => "late_baseline",
            Self::WithinTolerance => "within_tolerance",
            Self::Split => "split",
            Self::Vanished => "vanished",
            Self::Undefined => "undefined",
            Self::ZeroBase => "zero_base",
            Self::ZeroTarget => "zero_target",
            Self::SignChange => "sign_change",
            Self::OnePoint => "one_point",
            Self::OutOfRange => "out_of_range",
            Self::ShortHistory => "short_history",
            Self::Slipping => "slipping",
            Self::Escalated => "escalated",
            Self::Withheld => "withheld",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flag_is_listed_once() {
        assert_eq!(Flag::ALL.len(), Flag::Withheld as usize + 1);
        assert!(Flag::ALL.into_iter().enumerate().all(|(place, flag)| flag as usize == place));
    }

    #[test]
    fn a_flag_is_named_as_in_the_tables() {
        let names = [Flag::Absent, Flag::NoDue, Flag::ZeroBase, Flag::Escalated, Flag::Withheld].map(Flag::as_str);
        assert_eq!(names, ["absent", "no_due", "zero_base", "escalated", "withheld"]);
    }
}
