//! The kinds of targets, and everything that depends on the kind alone. A new kind answers each question here; the compiler names
//! the rest.

use crate::measure::{Direction, Exact, exact, named};

/// What a target asks of its indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// To come to a value, by `due` where there is one.
    Reach,
    /// Not to fall short of a value in any period.
    Keep,
    /// To stay between two values.
    Within,
    /// To bring an open number to zero.
    Zero,
    /// Something that is done or is not.
    Done,
    /// Every member of a known total.
    All,
}

/// Whether a kind uses the column `upper`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Upper {
    /// It is one of the two edges.
    Needed,
    /// It is shown, and judges nothing.
    Shown,
    Unused,
}

named!(TargetKind { Reach = "reach", Keep = "keep", Within = "within", Zero = "zero", Done = "done", All = "all" });

impl TargetKind {
    pub const ALL: [Self; 6] = [Self::Reach, Self::Keep, Self::Within, Self::Zero, Self::Done, Self::All];

    /// The Chinese words that `targets.csv` may use for it.
    pub(super) fn chinese(self) -> &'static [&'static str] {
        match self {
            Self::Reach => &["达到"],
            Self::Keep => &["保持"],
            Self::Within => &["区间"],
            Self::Zero => &["清零"],
            Self::Done => &["建成", "完成"],
            Self::All => &["全员", "全覆盖", "全部"],
        }
    }

    /// Whether it asks that something be reached, once and for all. The others ask that something hold: see
    /// [`Target::holds`](super::Target::holds).
    #[must_use]
    pub fn is_reached(self) -> bool {
        match self {
            Self::Reach | Self::Done | Self::All => true,
            Self::Keep | Self::Within | Self::Zero => false,
        }
    }

    /// Whether it promises every period its value, up to its due date where it has one. Such a target says which value it looks at
    /// (`keep`), and its tolerance counts at any time.
    #[must_use]
    pub fn promises_every_period(self) -> bool {
        match self {
            Self::Keep => true,
            Self::Reach | Self::Within | Self::Zero | Self::Done | Self::All => false,
        }
    }

    /// Whether it lies between two edges, so that neither direction is wrong in itself.
    #[must_use]
    pub fn has_two_edges(self) -> bool {
        match self {
            Self::Within => true,
            Self::Reach | Self::Keep | Self::Zero | Self::Done | Self::All => false,
        }
    }

    /// Whether it holds in every period when it has a due date, or only when it has none.
    pub(super) fn holds(self, has_due: bool) -> bool {
        match self {
            Self::Keep => true,
            Self::Within | Self::Zero => !has_due,
            Self::Reach | Self::Done | Self::All => false,
        }
    }

    /// Whether its value, and its verdict with it, is yes or no: it steps at its due date and has no pace.
    #[must_use]
    pub fn is_yes_or_no(self) -> bool {
        match self {
            Self::Done => true,
            Self::Reach | Self::Keep | Self::Within | Self::Zero | Self::All => false,
        }
    }

    /// The value that it always has; `None` where a row states it.
    pub(super) fn fixed_value(self) -> Option<Exact> {
        match self {
            Self::Zero => Some(exact::whole(0)),
            Self::Done => Some(exact::whole(1)),
            Self::Reach | Self::Keep | Self::Within | Self::All => None,
        }
    }

    /// The direction that its indicator must have; `None` where either will do.
    pub(super) fn direction(self) -> Option<Direction> {
        match self {
            Self::Zero => Some(Direction::Lower),
            Self::Done | Self::All => Some(Direction::Higher),
            Self::Reach | Self::Keep | Self::Within => None,
        }
    }

    pub(super) fn upper(self) -> Upper {
        match self {
            Self::Within => Upper::Needed,
            Self::Reach => Upper::Shown,
            Self::Keep | Self::Zero | Self::Done | Self::All => Upper::Unused,
        }
    }

    /// Whether `far` says from where on it is far from holding.
    pub(super) fn has_far(self, has_due: bool) -> bool {
        match self {
            Self::Keep | Self::Within => self.holds(has_due),
            Self::Reach | Self::Zero | Self::Done | Self::All => false,
        }
    }

    /// Whether its value may be relative to another value.
    pub(super) fn may_be_relative(self) -> bool {
        match self {
            Self::Reach | Self::Keep => true,
            Self::Within | Self::Zero | Self::Done | Self::All => false,
        }
    }

    /// Whether the value of a region may be split among its parts, so that theirs add up to it.
    pub(super) fn may_be_split(self) -> bool {
        match self {
            Self::Reach | Self::Keep | Self::All => true,
            Self::Within | Self::Zero | Self::Done => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_by_its_name() {
        assert_eq!(TargetKind::NAMES.map(|(name, _)| name), ["reach", "keep", "within", "zero", "done", "all"]);
        assert_eq!(TargetKind::NAMES.map(|(_, kind)| kind), TargetKind::ALL);
        for (place, kind) in TargetKind::ALL.into_iter().enumerate() {
            assert_eq!((kind as usize, kind.as_str()), (place, TargetKind::NAMES[place].0));
        }
    }

    #[test]
    fn no_chinese_word_stands_for_two_kinds() {
        let words: Vec<&str> = TargetKind::ALL.iter().flat_map(|kind| kind.chinese()).copied().collect();
        let different: std::collections::BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), different.len());
    }

    #[test]
    fn each_kind_answers_for_itself() {
        let those = |asked: &dyn Fn(TargetKind) -> bool| -> Vec<&str> {
            TargetKind::ALL.into_iter().filter(|kind| asked(*kind)).map(TargetKind::as_str).collect()
        };
        assert_eq!(those(&|kind| kind.is_reached()), ["reach", "done", "all"]);
        assert_eq!(those(&|kind| kind.holds(false)), ["keep", "within", "zero"]);
        assert_eq!(those(&|kind| kind.holds(true)), ["keep"]);
        assert_eq!(those(&|kind| kind.is_yes_or_no()), ["done"]);
        assert_eq!(those(&|kind| kind.fixed_value() == Some(exact::whole(0))), ["zero"]);
        assert_eq!(those(&|kind| kind.fixed_value() == Some(exact::whole(1))), ["done"]);
        assert_eq!(those(&|kind| kind.direction() == Some(Direction::Lower)), ["zero"]);
        assert_eq!(those(&|kind| kind.direction() == Some(Direction::Higher)), ["done", "all"]);
        assert_eq!(those(&|kind| kind.upper() == Upper::Needed), ["within"]);
        assert_eq!(those(&|kind| kind.upper() == Upper::Shown), ["reach"]);
        assert_eq!(those(&|kind| kind.has_far(false)), ["keep", "within"]);
        assert_eq!(those(&|kind| kind.has_far(true)), ["keep"]);
        assert_eq!(those(&|kind| kind.promises_every_period()), ["keep"]);
        assert_eq!(those(&|kind| kind.has_two_edges()), ["within"]);
        assert_eq!(those(&|kind| kind.may_be_relative()), ["reach", "keep"]);
        assert_eq!(those(&|kind| kind.may_be_split()), ["reach", "keep", "all"]);
    }
}
