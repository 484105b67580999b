//! Small builders: an indicator, a target and values by month.

use crate::assess::{Assessment, Question, assess};
use crate::catalog::{
    Amounts, Baseline, Basis, BoardRules, Indicator, KeepMode, Kind, Measure, Plan, Protect, RegionId, RowsOf, Scope,
    Source, Target, TargetKind, Tolerance,
};
use crate::measure::{Calendar, Decimal, Direction, Every, Exact, Month, Period, Unit, When};
use crate::series::{OwnPeriod, Point, ReportState, Value, Why};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// `"7.5"` as an exact number.
pub fn n(text: &str) -> Exact {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text}")).to_exact()
}

pub fn month(text: &str) -> Month {
    Month::parse(text).unwrap_or_else(|| panic!("{text}"))
}

/// `2020-12` or `2020-12-03`.
pub fn when(text: &str) -> When {
    text.parse::<Date>().map_or_else(|_| When::Month(month(text)), When::Day)
}

#[derive(Debug, Clone)]
pub struct Case {
    pub indicator: Indicator,
    pub target: Option<Target>,
    pub rules: BoardRules,
    pub calendar: Calendar,
    pub points: Vec<Point>,
    pub history: Vec<Point>,
    pub months_per_period: i32,
    pub waiting: usize,
    /// What has come of the own period's report.
    pub state: ReportState,
    pub missed: u16,
    pub oldest_days: Option<u32>,
    pub row_months: Option<BTreeSet<Month>>,
    pub reference: Option<BTreeMap<Month, Exact>>,
}

/// An indicator of this kind in 亩 with two decimals, without a target.
pub fn case(kind: Kind, better: Direction) -> Case {
    let rows = RowsOf { feed: "f".into(), conditions: vec![], measure: Measure::Count, date: None };
    Case {
        indicator: Indicator {
            id: "i".into(),
            name: "i".into(),
            name_en: None,
            section: String::new(),
            source: Source::Rows(rows),
            kind,
            yearly: false,
            since: None,
            trailing_year: false,
            unit: Unit::parse("亩").expect("known"),
            decimals: 2,
            better,
            stale_after: None,
            within_days: None,
            description: crate::catalog::Description::default(),
            protect: Protect::None,
            protect_stated: false,
            amounts: Amounts::NoneBelowZero,
            by: Vec::new(),
            hidden: false,
            changes: vec![],
        },
        target: None,
        rules: BoardRules::default(),
        calendar: Calendar::CIVIL,
        points: vec![],
        history: vec![],
        months_per_period: 1,
        waiting: 0,
        state: ReportState::Received,
        missed: 0,
        oldest_days: None,
        row_months: None,
        reference: None,
    }
}

pub fn level() -> Case {
    case(Kind::Level, Direction::Higher)
}

pub fn falling() -> Case {
    case(Kind::Level, Direction::Lower)
}

pub fn flow() -> Case {
    case(Kind::Flow, Direction::Higher)
}

impl Case {
    /// The same as a sum of amounts, rather than a count of what stands in a list.
    pub fn amount(self) -> Self {
        self.measured(Measure::Sum(vec!["a".into()]))
    }

    pub fn target(mut self, kind: TargetKind, value: &str, from: &str, due: &str) -> Self {
        self.target = Some(Target {
            line: 2,
            indicator: "i".into(),
            scope: Scope::One(RegionId(0)),
            kind,
            value: n(value),
            reference: None,
            upper: None,
            from: when(from),
            baseline: Baseline::First,
            due: (!due.is_empty()).then(|| when(due)),
            until: None,
            plan: Plan::Linear,
            basis: Basis::Stated,
            tolerance: Tolerance::None,
            keep: KeepMode::Last,
            far: None,
            limit: None,
            decided: None,
            approved_by: String::new(),
            reason: String::new(),
            lead: String::new(),
            support: String::new(),
            oversight: String::new(),
            leader: String::new(),
            source: String::new(),
            note: String::new(),
        });
        self
    }

    pub fn reach(self, value: &str, from: &str, due: &str) -> Self {
        self.target(TargetKind::Reach, value, from, due)
    }

    pub fn with(mut self, change: impl FnOnce(&mut Target)) -> Self {
        change(self.target.as_mut().expect("a target"));
        self
    }

    pub fn baseline(self, value: &str) -> Self {
        self.with(|t| t.baseline = Baseline::Stated(n(value)))
    }

    pub fn plan(self, plan: Plan) -> Self {
        self.with(|t| t.plan = plan)
    }

    pub fn unit(mut self, unit: &str, decimals: u32) -> Self {
        self.indicator.unit = Unit::parse(unit).expect("known");
        self.indicator.decimals = decimals;
        self
    }

    /// Measured over the rows of a feed.
    pub fn measured(mut self, measure: Measure) -> Self {
        self.indicator.source = Source::Rows(RowsOf { feed: "f".into(), conditions: vec![], measure, date: None });
        self
    }

    /// One observed value.
    pub fn at(mut self, at: &str, value: &str) -> Self {
        self.points.push(point(month(at), Some(n(value)), None));
        self
    }

    /// Values of consecutive months.
    pub fn run(mut self, first: &str, values: &[&str]) -> Self {
        let first = month(first).ordinal();
        for (m, v) in (first..).zip(values) {
            self.points.push(point(Month::from_ordinal(m), Some(n(v)), None));
        }
        self
    }

    pub fn missing(mut self, at: &str, why: Why) -> Self {
        self.points.push(Point { coverage: Some((16, 18)), ..Point::of(month(at), Value::Missing(why)) });
        self
    }

    /// Own amounts of consecutive months in the history, each of one period of the feed.
    pub fn own(mut self, first: &str, amounts: &[&str]) -> Self {
        let first = month(first).ordinal();
        for (m, v) in (first..).zip(amounts) {
            let own = point(Month::from_ordinal(m), Some(n(v)), Some(n(v)));
            self.history.push(Point { own_months: self.months_per_period, ..own });
        }
        self
    }

    pub fn ask<T>(&self, as_of: &str, answer: impl FnOnce(&Question) -> T) -> T {
        answer(&Question {
            indicator: &self.indicator,
            target: self.target.as_ref(),
            rules: &self.rules,
            calendar: self.calendar,
            as_of: month(as_of),
            points: &self.points,
            history: &self.history,
            months_per_period: self.months_per_period,
            own: self.own_period(month(as_of)),
            row_months: self.row_months.as_ref(),
            waiting: self.waiting,
            oldest_days: self.oldest_days,
            vanished: 0,
            reference: self.reference.as_ref(),
        })
    }

    fn own_period(&self, as_of: Month) -> OwnPeriod {
        let every = match self.months_per_period {
            3 => Every::Quarter,
            12 => Every::Year,
            _ => Every::Month,
        };
        let period = Period::last_complete_in(self.calendar, as_of.last_day(), every);
        OwnPeriod { period, state: self.state, missed: self.missed }
    }

    pub fn assess(&self, as_of: &str) -> Assessment {
        self.ask(as_of, assess)
    }
}

pub fn point(month: Month, value: Option<Exact>, own: Option<Exact>) -> Point {
    let value = value.map_or(Value::Missing(Why::Absent), Value::Observed);
    Point { own, ..Point::of(month, value) }
}
