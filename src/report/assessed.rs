//! What was assessed: one indicator in one region against one target, or none.

use crate::assess::signal::{NoSignal, Signal};
use crate::assess::{Assessment, AtDue, Breakdown, SignalAndForecast};
use crate::catalog::{Indicator, Region, RegionId, Regions, Scope, Target};
use crate::locale::Locale;
use crate::measure::{Direction, Exact, Month, Unit};
use crate::series::{Movement, Points, Window};

/// An assessment with what it is about and what it rests on. A report is made of these; what they say in words is a
/// [`super::GapRow`].
#[derive(Debug, Clone)]
pub struct Assessed<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub region: RegionId,
    /// The root's row of an `each` target: the value counts the regions that have it, the target is their number, the unit is 个.
    pub each_total: bool,
    /// Boxed, since hundreds of thousands are passed on from step to step.
    pub assessment: Box<Assessment>,
    /// The values judged, as in `assess::Question::points`; empty where nothing is drawn of them.
    pub points: Points,
    /// The first month with a value or an own amount.
    pub first_seen: Option<Month>,
    /// The window that the value speaks for.
    pub window: Window,
    /// The root's own amounts or states since the catalog's start, for its forecast; not kept below the root.
    pub history: Option<Points>,
    /// Months of `points` whose value a rejected row could change; filled in for the root.
    pub pending: Vec<Month>,
    /// The parts of the region that make up its gap; filled in for the root where it lags.
    pub breakdown: Option<Box<Breakdown<RegionId>>>,
    /// How the indicator varies in a region below the root; not kept where there are thousands of them.
    pub signal: Option<Box<Result<Signal, NoSignal>>>,
    /// How the indicator varies and where it goes; filled in for the root, never for roll-ups.
    pub outlook: Option<Box<SignalAndForecast>>,
    /// Cases that began and ended in the period that is judged; `None` of anything but open cases.
    pub moved: Option<Box<Movement>>,
    /// The first month of the unbroken run, up to as-of, in which it has lagged; filled in for the root where it lags.
    pub lagging_since: Option<Month>,
    /// What the target said before it was changed in the year of as-of; None where it was not.
    pub former: Option<Box<Former<'a>>>,
    /// Whether the edition protects the indicator: numbers below the root may have been taken out.
    pub protected: bool,
}

/// A target that another has replaced, and how it would be judged had nothing replaced it.
#[derive(Debug, Clone)]
pub struct Former<'a> {
    pub target: &'a Target,
    pub assessment: Assessment,
}

impl<'a> Assessed<'a> {
    /// An assessment alone: nothing of its values, parts or forecasts is known.
    #[must_use]
    pub fn new(
        indicator: &'a Indicator,
        target: Option<&'a Target>,
        region: RegionId,
        window: Window,
        assessment: Assessment,
    ) -> Self {
        Self {
            indicator,
            target,
            region,
            each_total: false,
            assessment: Box::new(assessment),
            points: Points::new(),
            first_seen: None,
            window,
            history: None,
            pending: Vec::new(),
            breakdown: None,
            signal: None,
            outlook: None,
            moved: None,
            lagging_since: None,
            former: None,
            protected: false,
        }
    }

    /// What the value is held against; None where there is no target, or a relative one whose reference is missing.
    #[must_use]
    pub fn bound(&self) -> Option<&Exact> {
        let target = self.target?;
        let resolved = self.each_total || target.reference.is_some();
        if resolved { self.assessment.target.as_ref() } else { Some(&target.value) }
    }

    /// The same as people read it: a computed target of whole things is the next whole number.
    #[must_use]
    pub fn asked(&self) -> Option<Exact> {
        let bound = self.bound()?;
        let computed = self.unit().counts_whole_things() && self.target.is_some_and(|t| t.reference.is_some());
        Some(match self.better() {
            Direction::Higher if computed => bound.ceil(),
            Direction::Lower if computed => bound.floor(),
            Direction::Higher | Direction::Lower => bound.clone(),
        })
    }

    /// The target, or both edges of a band, as people read it: `70–85%`; empty where there is none. With its unit or, for tables that name
    /// the unit apart, without.
    #[must_use]
    pub fn target_text(&self, l: &Locale, with_unit: bool) -> String {
        let unit = self.unit();
        let text = |x: &Exact| if with_unit { l.stated(x, unit) } else { l.stated_number(x, unit) };
        match (self.asked(), self.upper()) {
            (Some(low), Some(high)) => {
                // A sign stands before each number, the unit behind the last.
                let low = if unit.sign().is_some() { text(&low) } else { l.stated_number(&low, unit) };
                l.say("band", &[("low", &low), ("high", &text(high))])
            }
            (Some(bound), None) => text(&bound),
            (None, _) => String::new(),
        }
    }

    /// The value, marked where it is provisional, beside its target: `7100／12000亩`; `None` without the one or the other.
    #[must_use]
    pub fn value_of_target(&self, l: &Locale) -> Option<String> {
        let (value, target) = (self.assessment.value.as_ref()?, self.target_text(l, true));
        // A sign stands before each number, a unit once behind both.
        let number = match self.unit().sign() {
            Some(_) => l.amount(value, self.decimals(), self.unit()),
            None => l.number_as_spoken(value, self.decimals(), self.unit()),
        };
        let value = l.marked(&number, &self.assessment);
        (!target.is_empty()).then(|| l.say("value-of-target", &[("value", &value), ("target", &target)]))
    }

    /// The upper edge of a band; a roll-up counts regions and has none.
    #[must_use]
    pub fn upper(&self) -> Option<&Exact> {
        self.target?.upper.as_ref().filter(|_| !self.each_total)
    }

    /// The unit of the row's amounts: 个 where it counts regions.
    #[must_use]
    pub fn unit(&self) -> Unit {
        if self.each_total { Unit::one() } else { self.indicator.unit }
    }

    /// Places that the row's amounts are printed with.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        if self.each_total { 0 } else { self.indicator.decimals }
    }

    /// The way that is good for the row's value: of regions that have something, more.
    #[must_use]
    pub fn better(&self) -> Direction {
        if self.each_total { Direction::Higher } else { self.indicator.better }
    }

    /// What an open target comes to at due.
    #[must_use]
    pub fn at_due(&self) -> Option<AtDue> {
        let forecast = self.outlook.as_ref().and_then(|outlook| outlook.forecast.as_ref().ok());
        self.assessment.at_due(self.better(), forecast)
    }

    /// The level of the regions that a roll-up counts.
    #[must_use]
    pub fn counted_level<'r>(&self, regions: &'r Regions) -> Option<&'r str> {
        self.target.filter(|_| self.each_total)?.level(regions)
    }

    /// What the row is called by its verdict, or by another of the same target; see [`Locale::verdict`].
    #[must_use]
    pub fn verdict(&self, locale: &Locale, assessment: &Assessment) -> String {
        locale.verdict(self.indicator, self.target, self.each_total, assessment)
    }

    /// The same by another target of its indicator.
    #[must_use]
    pub fn verdict_by(&self, locale: &Locale, target: &Target, assessment: &Assessment) -> String {
        locale.verdict(self.indicator, Some(target), self.each_total, assessment)
    }

    /// The same without numbers, for the key of a chart.
    #[must_use]
    pub fn verdict_name(&self, locale: &Locale) -> String {
        locale.verdict_name(self.indicator, self.target, self.each_total, &self.assessment)
    }

    /// Whether an assessment is of the same target, of a single region.
    #[must_use]
    pub fn is_member(&self, other: &Assessed<'_>) -> bool {
        let line = |of: &Assessed<'_>| of.target.map(|t| t.line);
        self.each_total && !other.each_total && self.indicator.id == other.indicator.id && line(self) == line(other)
    }

    /// Who answers for the row; empty where nobody is named. Where each region answers for itself, the region, and for their count all
    /// of them: 各乡镇.
    #[must_use]
    pub fn lead(&self, locale: &Locale, regions: &Regions) -> String {
        match self.target.map(|t| t.lead.as_str()) {
            Some(Target::EACH_REGION) => match self.counted_level(regions) {
                Some(level) => locale.lead_of_each(level),
                None => locale.region(regions.get(self.region)).to_owned(),
            },
            Some(lead) => lead.to_owned(),
            None => String::new(),
        }
    }

    /// The same as the row itself says it: 本乡镇.
    #[must_use]
    pub fn own_lead(&self, locale: &Locale, regions: &Regions) -> String {
        match self.target.map(|t| t.lead.as_str()) {
            Some(Target::EACH_REGION) if !self.each_total => locale.own_lead(regions.get(self.region)),
            _ => self.lead(locale, regions),
        }
    }

    /// What a table calls the row, see [`Locale::row_name`].
    #[must_use]
    pub fn name(&self, locale: &Locale, regions: &Regions) -> String {
        locale.row_name(self.indicator, self.counted_level(regions))
    }

    /// The regions that make it up: the members of a roll-up, else those directly below that exist in `as_of`.
    #[must_use]
    pub fn parts(&self, regions: &Regions, as_of: Month) -> Vec<RegionId> {
        let exists = |r: &Region| r.exists_within(as_of.first_day(), as_of.last_day());
        match self.target.map(|t| &t.scope) {
            Some(Scope::Each(members)) if self.each_total => members.clone(),
            _ => {
                let below = regions.iter().filter(|(_, r)| r.parent == Some(self.region) && exists(r));
                below.map(|(id, _)| id).collect()
            }
        }
    }
}
