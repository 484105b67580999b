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
    fn a_flag_is_named_as_in_the_tables() {
        let names = [Flag::Absent, Flag::NoDue, Flag::ZeroBase, Flag::Escalated, Flag::Withheld].map(Flag::as_str);
        assert_eq!(names, ["absent", "no_due", "zero_base", "escalated", "withheld"]);
    }
}
