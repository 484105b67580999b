//! Whether a task that lags gives reason for a letter, and for which one. Pure rules.

use crate::catalog::Basis;

/// What is known of a task that lags, as far as a letter depends on it.
#[expect(clippy::struct_excessive_bools, reason = "each is a rule by itself")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub basis: Basis,
    /// A rejected or missing row could still change the value.
    pub provisional: bool,
    /// The value is older than the period that it is held against.
    pub carried: bool,
    /// Cases have gone from the list without an end.
    pub vanished: bool,
    /// One unit answers for it by name.
    pub one_lead: bool,
    /// Its action has been closed (销号).
    pub closed: bool,
    pub answered: Answered,
}

/// What has come back of the lead's confirmation sheet for the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    Nothing,
    Differs,
    Agreed,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    FollowUp,
    /// Why it is asked rather than held against the unit.
    Verification(Vec<Doubt>),
    None(Silence),
}

/// Why a figure is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    Inferred,
    Provisional,
    Carried,
    Vanished,
    NotConfirmed,
    Disputed,
}

/// Why nobody is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    NoOneLead,
    Closed,
}

/// What follows for a task that lags.
#[must_use]
pub fn decide(facts: Facts) -> Decision {
    if facts.closed {
        return Decision::None(Silence::Closed);
    }
    if !facts.one_lead {
        return Decision::None(Silence::NoOneLead);
    }
    let inferred = match facts.basis {
        Basis::Inferred => true,
        Basis::Stated | Basis::Split => false,
    };
    let doubts = [
        (inferred, Doubt::Inferred),
        (facts.provisional, Doubt::Provisional),
        (facts.carried, Doubt::Carried),
        (facts.vanished, Doubt::Vanished),
        (facts.answered == Answered::Nothing, Doubt::NotConfirmed),
        (facts.answered == Answered::Differs, Doubt::Disputed),
    ];
    let doubts: Vec<Doubt> = doubts.into_iter().filter(|(is, _)| *is).map(|(_, doubt)| doubt).collect();
    if doubts.is_empty() { Decision::FollowUp } else { Decision::Verification(doubts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SURE: Facts = Facts {
        basis: Basis::Stated,
        provisional: false,
        carried: false,
        vanished: false,
        one_lead: true,
        closed: false,
        answered: Answered::Agreed,
    };

    #[test]
    fn what_is_beyond_doubt_is_followed_up() {
        assert_eq!(decide(SURE), Decision::FollowUp);
        assert_eq!(decide(Facts { basis: Basis::Split, ..SURE }), Decision::FollowUp);
    }

    #[test]
    fn each_doubt_makes_it_a_question() {
        let cases = [
            (Facts { basis: Basis::Inferred, ..SURE }, Doubt::Inferred),
            (Facts { provisional: true, ..SURE }, Doubt::Provisional),
            (Facts { carried: true, ..SURE }, Doubt::Carried),
            (Facts { vanished: true, ..SURE }, Doubt::Vanished),
            (Facts { answered: Answered::Nothing, ..SURE }, Doubt::NotConfirmed),
            (Facts { answered: Answered::Differs, ..SURE }, Doubt::Disputed),
        ];
        for (facts, doubt) in cases {
            assert_eq!(decide(facts), Decision::Verification(vec![doubt]));
        }
        let both = Facts { carried: true, answered: Answered::Nothing, ..SURE };
        assert_eq!(decide(both), Decision::Verification(vec![Doubt::Carried, Doubt::NotConfirmed]));
    }

    #[test]
    fn nobody_is_written_to_where_no_one_unit_answers_or_the_action_is_closed() {
        assert_eq!(decide(Facts { one_lead: false, ..SURE }), Decision::None(Silence::NoOneLead));
        assert_eq!(decide(Facts { closed: true, provisional: true, ..SURE }), Decision::None(Silence::Closed));
    }
}
