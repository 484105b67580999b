//! Linear programs over two months published one after the other: the least and the most that each withheld number can be, given
//! every printed one, the tree, what is part of what, how many regions have what each must have, and the rules with their limits.

use super::outsider::{Reading, read};
use super::world::{INDICATORS, MONTHS, World, tables};
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use onpace::catalog::Region;
use onpace::disclosure::{Count, Counts, LEAST_VALUES, Place, Rule, choose};
use onpace::measure::Month;
use onpace::pipeline::Study;
use onpace::series::{Window, answer};
use std::collections::BTreeMap;

const ROOT: &str = "411025";
/// Regions of an `each` target up to which it is told exactly which sides they can be on; beyond it the program would take long.
const SIDES: usize = 10;
const MOST: f64 = 1e6;

/// What the outsider takes for granted.
#[derive(Clone, Copy, PartialEq)]
enum Knows {
    /// Which withheld numbers are small, and that they are then within the rule's limits.
    WhichAreSmall,
    /// Only that nothing is less than zero.
    Nothing,
}

/// The tree, every true number, and what each region must have.
struct Truth {
    /// Code, level, parent's code; the root first.
    regions: Vec<(String, String, String)>,
    /// By indicator, month (0 or 1) and code.
    values: BTreeMap<(&'static str, usize, String), i64>,
    /// Indicator, least number, level of the regions.
    asked: Vec<(&'static str, i64, &'static str)>,
    /// Totals that grow.
    totals: Vec<&'static str>,
    firms: Vec<&'static str>,
}

impl Truth {
    fn of(world: &World) -> Self {
        let asked = [("pupils", 30), ("firms", 1), ("visits", 12)];
        let levels = ["township", "village"];
        let all = INDICATORS.iter().flat_map(|i| (0..MONTHS.len()).map(move |m| (*i, m)));
        let values =
            all.flat_map(|(i, m)| world.regions.iter().map(move |r| ((i, m, r.0.clone()), world.value(i, m, &r.0))));
        Self {
            regions: world.regions.iter().map(|(c, l, p)| (c.clone(), (*l).to_owned(), p.clone())).collect(),
            values: values.collect(),
            asked: asked.iter().flat_map(|(i, at)| levels.map(|level| (*i, *at, level))).collect(),
            totals: vec!["trained"],
            firms: vec!["firms"],
        }
    }

    fn value(&self, indicator: &'static str, month: usize, code: &str) -> i64 {
        self.values[&(indicator, month, code.to_owned())]
    }
}

/// One indicator, or a whole and its part, over both months.
struct Program<'a> {
    world: &'a Truth,
    readings: &'a [Reading; 2],
    indicators: Vec<&'static str>,
    knows: Knows,
    variables: ProblemVariables,
    of: BTreeMap<(&'static str, usize, String), Variable>,
    constraints: Vec<good_lp::Constraint>,
    /// Counts of regions that have what each must have, that could be used.
    told: usize,
}

impl<'a> Program<'a> {
    fn new(world: &'a Truth, readings: &'a [Reading; 2], indicators: &[&'static str], knows: Knows) -> Self {
        let mut program = Self {
            world,
            readings,
            indicators: indicators.to_vec(),
            knows,
            variables: ProblemVariables::new(),
            of: BTreeMap::new(),
            constraints: Vec::new(),
            told: 0,
        };
        for indicator in program.indicators.clone() {
            for month in 0..2 {
                program.numbers(indicator, month);
                program.sums(indicator, month);
                program.sides(indicator, month);
            }
            program.over_time(indicator);
        }
        program.wholes();
        program
    }

    fn numbers(&mut self, indicator: &'static str, month: usize) {
        for (code, ..) in &self.world.regions {
            let value = self.world.value(indicator, month, code);
            let said = self.readings[month].numbers.get(&(indicator.to_owned(), code.clone()));
            let (least, most) = match said {
                // The root's totals are public.
                _ if code == ROOT => (value, Some(value)),
                Some(Some(n)) => {
                    assert_eq!(*n, value, "{indicator} in {code} is printed as it is");
                    (value, Some(value))
                }
                // Where none of a level is printed, no mark says anything.
                Some(None) if self.knows == Knows::WhichAreSmall && self.is_open(month, code.len()) => {
                    let most = if self.world.firms.contains(&indicator) { 6 } else { 9 };
                    if (1..=most).contains(&value) { (1, Some(most)) } else { (most + 1, None) }
                }
                _ => (0, None),
            };
            #[expect(clippy::cast_precision_loss, reason = "counts are small")]
            let own = variable().min(least as f64).max(most.map_or(MOST, |most| most as f64));
            let own = self.variables.add(own);
            self.of.insert((indicator, month, code.clone()), own);
        }
    }

    /// Whether a number of a level of regions, by the length of their codes, is printed of any of the indicators.
    fn is_open(&self, month: usize, level: usize) -> bool {
        let of_these = |(i, code): &(String, String)| self.indicators.contains(&i.as_str()) && code.len() == level;
        self.readings[month].numbers.iter().any(|(key, n)| of_these(key) && n.is_some())
    }

    fn number(&self, indicator: &'static str, month: usize, code: &str) -> Variable {
        self.of[&(indicator, month, code.to_owned())]
    }

    fn sums(&mut self, indicator: &'static str, month: usize) {
        for (code, ..) in &self.world.regions {
            let parts = self.world.regions.iter().filter(|(_, _, parent)| parent == code);
            let sum: Vec<Variable> = parts.map(|(part, ..)| self.number(indicator, month, part)).collect();
            if !sum.is_empty() {
                let sum: Expression = sum.into_iter().sum();
                self.constraints.push(constraint!(sum == self.number(indicator, month, code)));
            }
        }
    }

    /// How many regions of a level have what each must have is printed.
    fn sides(&mut self, indicator: &'static str, month: usize) {
        let world = self.world;
        for (_, at, level) in world.asked.iter().filter(|(i, ..)| *i == indicator) {
            let said = |code: &String| self.readings[month].numbers.contains_key(&(indicator.to_owned(), code.clone()));
            let members = world.regions.iter().filter(|r| r.1 == *level && said(&r.0)).map(|r| &r.0);
            let members: Vec<&String> = members.collect();
            let has = |code: &&&String| world.value(indicator, month, code) >= *at;
            let n = i64::try_from(members.iter().filter(has).count()).expect("few");
            let is_said = self.readings[month].having.contains(&(indicator.to_owned(), n));
            if members.is_empty() || members.len() > SIDES || !is_said {
                continue;
            }
            let mut sum = Expression::from(0.0);
            for code in members {
                let own = self.number(indicator, month, code);
                let side = self.variables.add(variable().binary());
                #[expect(clippy::cast_precision_loss, reason = "targets are small")]
                let at = *at as f64;
                self.constraints.push(constraint!(own >= at * side));
                self.constraints.push(constraint!(own <= (at - 1.0) + MOST * side));
                sum += side;
            }
            #[expect(clippy::cast_precision_loss, reason = "counts of regions are small")]
            self.constraints.push(constraint!(sum == n as f64));
            self.told += 1;
        }
    }

    /// A total since January does not become less.
    fn over_time(&mut self, indicator: &'static str) {
        if self.world.totals.contains(&indicator) {
            for (code, ..) in &self.world.regions {
                let (before, now) = (self.number(indicator, 0, code), self.number(indicator, 1, code));
                self.constraints.push(constraint!(before <= now));
            }
        }
    }

    fn wholes(&mut self) {
        if self.indicators == ["cases", "cases_poor"] {
            for month in 0..2 {
                for (code, ..) in &self.world.regions {
                    let (whole, part) = (self.number("cases", month, code), self.number("cases_poor", month, code));
                    self.constraints.push(constraint!(part <= whole));
                }
            }
        }
    }

    /// The least and the most that a number can be.
    fn range(&self, number: &Expression) -> (f64, f64) {
        let solved = |sign: f64| {
            let model = self.variables.clone().minimise(sign * number.clone()).using(microlp);
            let model = self.constraints.iter().cloned().fold(model, SolverModel::with);
            model.solve().expect("the truth is a solution").eval(number)
        };
        (solved(1.0), solved(-1.0))
    }

    /// Withheld small numbers of levels of which something is printed, with how many values they can have; of a whole and its part,
    /// what the whole has beyond it too.
    fn attacked(&self) -> Vec<(String, i64)> {
        let mut found = Vec::new();
        for ((indicator, month, code), number) in &self.of {
            let never = self.world.totals.contains(indicator);
            let most = if self.world.firms.contains(indicator) { 6 } else { 9 };
            let is_small = |n: i64| (1..=most).contains(&n);
            let value = self.world.value(indicator, *month, code);
            let withheld = self.readings[*month].numbers.get(&((*indicator).to_owned(), code.clone()));
            let mut asked = Vec::new();
            if withheld == Some(&None) && (is_small(value) || never) {
                asked.push(Expression::from(*number));
            }
            if *indicator == "cases" && code != ROOT && is_small(value - self.world.value("cases_poor", *month, code)) {
                asked.push(*number - self.number("cases_poor", *month, code));
            }
            for number in asked.into_iter().filter(|_| never || self.is_open(*month, code.len())) {
                let (least, most) = self.range(&number);
                #[expect(clippy::cast_possible_truncation, reason = "counts are small")]
                let values = (most + 1e-6).floor() as i64 - (least - 1e-6).ceil() as i64 + 1;
                found.push((format!("{indicator} {month} {code}: {least}..{most}"), values));
            }
        }
        found
    }
}

const GROUPS: [&[&str]; 5] = [&["pupils"], &["firms"], &["cases", "cases_poor"], &["visits"], &["trained"]];

/// Townships alone, and townships with villages.
fn worlds() -> Vec<World> {
    let flat = (1..=8).map(|seed| World::new(seed, 9, 0));
    let nested = (21..=24).map(|seed| World::new(seed, 5, 4));
    flat.chain(nested).chain([World::new(31, 16, 0)]).collect()
}

#[test]
fn every_withheld_number_stays_five_values_wide_over_two_months() {
    assert_eq!(GROUPS.concat().len(), INDICATORS.len());
    let (mut attacked, mut printed, mut told) = (0, 0, 0);
    for (n, world) in worlds().iter().enumerate() {
        let truth = Truth::of(world);
        let study = world.study();
        let month = |n: usize| Month::parse(MONTHS[n]).expect("a month");
        let readings = [0, 1].map(|n| read(&tables(&study, month(n)), ROOT, &INDICATORS));
        printed += readings.iter().flat_map(|r| r.numbers.values()).flatten().count();
        for (group, knows) in GROUPS.iter().flat_map(|g| [(g, Knows::WhichAreSmall), (g, Knows::Nothing)]) {
            let program = Program::new(&truth, &readings, group, knows);
            told += program.told;
            for (which, values) in program.attacked() {
                assert!(values >= LEAST_VALUES, "world {n}: {which}: {values} values");
                attacked += 1;
            }
        }
    }
    assert!(attacked > 500 && printed > 200 && told > 50, "{attacked} attacked, {printed} printed, {told} told");
}

/// The bundled county, at every pair of months that follow each other.
#[test]
fn the_bundled_county_keeps_what_it_withholds() {
    let study = Study::load(&onpace::pack::project(), |_| {}).unwrap_or_else(|errors| panic!("{errors:?}"));
    let regions = &study.catalog.regions;
    let indicators = ["dropouts_general", "dropouts_registered", "processors_near", "city_leaders"];
    let parent = |r: &Region| r.parent.map(|p| regions.get(p).code.clone()).unwrap_or_default();
    let tree: Vec<_> = regions.iter().map(|(_, r)| (r.code.clone(), r.level.clone(), parent(r))).collect();
    let first = Month::new(2020, 11);
    let months: Vec<Month> = first.through(Month::new(2021, 3)).collect();
    let readings: Vec<Reading> = months.iter().map(|month| read(&tables(&study, *month), ROOT, &indicators)).collect();
    let (mut attacked, mut printed) = (0, 0);
    for (n, both) in readings.windows(2).enumerate() {
        let mut values = BTreeMap::new();
        for indicator in indicators {
            let asked = study.catalog.indicator(indicator).expect("an indicator");
            let answer = answer(&study.catalog, &study.feeds, asked, Window::State, months[n + 1]).expect("answered");
            for region in answer.regions() {
                let points = answer.points(region);
                for (at, month) in months[n..=n + 1].iter().enumerate() {
                    let point = points.iter().find(|p| p.month == *month).and_then(|p| p.value.observed());
                    let value = point.map_or(0, |x| x.to_integer().to_string().parse().expect("a count"));
                    values.insert((indicator, at, regions.get(region).code.clone()), value);
                }
            }
        }
        let truth = Truth {
            regions: tree.clone(),
            values,
            asked: vec![("processors_near", 1, "township"), ("city_leaders", 1, "township")],
            totals: Vec::new(),
            firms: vec!["processors_near", "city_leaders"],
        };
        let both: &[Reading; 2] = both.try_into().expect("two months");
        printed += both
            .iter()
            .flat_map(|r| &r.numbers)
            .filter(|((i, _), n)| indicators.contains(&i.as_str()) && n.is_some())
            .count();
        for (indicator, knows) in indicators.into_iter().flat_map(|i| [(i, Knows::WhichAreSmall), (i, Knows::Nothing)])
        {
            // Where a report is missing, nothing is printed that could be summed.
            let partial = |r: &Reading| r.numbers.iter().any(|((i, _), n)| i == indicator && n.is_some());
            if both.iter().any(partial) {
                for (which, values) in Program::new(&truth, both, &[indicator], knows).attacked() {
                    assert!(values >= LEAST_VALUES, "{}: {which}: {values} values", months[n + 1]);
                    attacked += 1;
                }
            }
        }
    }
    assert!(attacked > 50 && printed > 10, "{attacked} attacked, {printed} printed");
}

#[test]
fn without_the_numbers_beside_them_small_ones_would_be_told() {
    let broken = worlds().into_iter().filter(|world| {
        let world = world.clone();
        let only_small = |month: usize| {
            let mut reading = Reading::default();
            for (code, level, _) in &world.regions {
                let n = world.value("pupils", month, code);
                if *level != "county" {
                    let said = (!(1..=9).contains(&n)).then_some(n);
                    reading.numbers.insert(("pupils".to_owned(), code.clone()), said);
                }
            }
            let has = |level: &str| {
                let of = world.regions.iter().filter(|r| r.1 == level);
                i64::try_from(of.filter(|r| world.value("pupils", month, &r.0) >= 30).count()).expect("few")
            };
            reading.having = ["township", "village"].map(|level| ("pupils".to_owned(), has(level))).to_vec();
            reading
        };
        let readings = [0, 1].map(only_small);
        let truth = Truth::of(&world);
        let program = Program::new(&truth, &readings, &["pupils"], Knows::WhichAreSmall);
        program.attacked().iter().any(|(_, values)| *values < LEAST_VALUES)
    });
    assert!(broken.count() >= 5, "the attack finds what is not protected");
}

/// Why totals that grow are not printed below the root: each month is safe by itself, and both together are not.
#[test]
fn totals_printed_month_by_month_would_be_subtracted() {
    let mut world = World::new(1, 4, 0);
    for (town, months) in [[9, 1], [12, 0], [40, 0], [100, 0]].into_iter().enumerate() {
        for (month, n) in months.into_iter().enumerate() {
            world.lowest.insert(("trained", month, format!("{ROOT}{:03}", town + 1)), n);
        }
    }
    let truth = Truth::of(&world);
    let readings = [0, 1].map(|month| by_itself(&world, month));
    let withheld = readings.each_ref().map(|r| r.numbers.values().filter(|n| n.is_none()).count());
    assert_eq!(withheld, [2, 0], "9 and 12 in February, nothing in March");
    let alone =
        Program::new(&truth, &[readings[0].clone(), Reading::default()], &["trained"], Knows::Nothing).attacked();
    assert!(alone.iter().all(|(_, values)| *values >= LEAST_VALUES), "{alone:?}");
    let both = Program::new(&truth, &readings, &["trained"], Knows::Nothing).attacked();
    assert!(both.iter().any(|(_, values)| *values == 2), "9 can only be 9 or 10: {both:?}");
}

/// What would be printed of the totals if a month were all there is.
fn by_itself(world: &World, month: usize) -> Reading {
    let towns: Vec<&String> = world.regions[1..].iter().map(|r| &r.0).collect();
    let values: Vec<i64> = world.regions.iter().map(|r| world.value("trained", month, &r.0)).collect();
    let place = |n: usize| if n == 0 { Place::Open } else { Place::Printed { rank: 0 } };
    let all = values.iter().enumerate().map(|(n, value)| Count::new(*value, Rule::Small, place(n)));
    let mut family = Counts::new(all.collect());
    family.adds_up(0, &(1..values.len()).collect::<Vec<_>>());
    let choice = choose(&family);
    let said = |n: usize| (!choice.withheld.contains(&(n + 1))).then(|| values[n + 1]);
    let numbers = towns.iter().enumerate().map(|(n, code)| (("trained".to_owned(), (*code).clone()), said(n)));
    Reading { numbers: numbers.collect(), having: Vec::new() }
}
