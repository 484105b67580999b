//! Hundreds of small projects made by chance, each attacked: columns that add up though nobody declares it, firms that each
//! township must have one of, a ratio, open cases beside those that came, over townships and villages, in two months.

use super::outsider::{Reading, gaps, read};
use super::world::{Chance, name};
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use onpace::catalog::ProjectFiles;
use onpace::disclosure::LEAST_VALUES;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, report_for};
use onpace::render::Forms;
use onpace::render::csv::gaps_csv;
use onpace::render::json::report_json;
use onpace::report::{Edition, GapRecord};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

const ROOT: &str = "411025";
const MONTHS: [&str; 2] = ["2021-02", "2021-03"];
const PRINTED: [&str; 5] = ["pupils", "boys", "firms", "waiting", "came"];

/// Projects of one run of the tests; `ONPACE_PROJECTS` asks for more.
const PROJECTS: u64 = 300;

/// Pupils are boys and girls; nobody counts the girls.
struct Project {
    regions: Vec<(String, &'static str, String)>,
    /// By what is counted, month and code; of the lowest regions.
    lowest: BTreeMap<(&'static str, usize, String), i64>,
}

impl Project {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let (towns, villages) = if chance.below(3) == 0 { (2 + chance.below(2), 3) } else { (3 + chance.below(6), 0) };
        let mut regions = vec![(ROOT.to_owned(), "county", String::new())];
        for t in 1..=towns {
            let town = format!("{ROOT}{t:03}");
            regions.push((town.clone(), "township", ROOT.to_owned()));
            regions.extend((1..=villages).map(|v| (format!("{town}{v:03}"), "village", town.clone())));
        }
        let level = regions.last().map_or("township", |region| region.1);
        let mut lowest = BTreeMap::new();
        for (code, ..) in regions.iter().filter(|region| region.1 == level) {
            let mut open = 0;
            for month in 0..MONTHS.len() {
                let mut put = |what, n| lowest.insert((what, month, code.clone()), n);
                put("boys", chance.count());
                put("girls", chance.count());
                put(
                    "firms",
                    i64::try_from(if chance.below(3) == 0 { chance.below(3) } else { chance.below(20) }).expect("few"),
                );
                let came = i64::try_from(chance.below(5)).expect("few");
                open += came;
                put("came", came);
                put("waiting", open);
            }
        }
        Self { regions, lowest }
    }

    fn level(&self) -> &'static str {
        self.regions.last().map_or("township", |region| region.1)
    }

    fn value(&self, what: &str, month: usize, code: &str) -> i64 {
        if what == "pupils" {
            return self.value("boys", month, code) + self.value("girls", month, code);
        }
        let within = self.lowest.iter().filter(|((w, m, c), _)| *w == what && *m == month && c.starts_with(code));
        within.map(|(_, n)| n).sum()
    }

    fn files(&self) -> BTreeMap<String, Cow<'static, [u8]>> {
        let level = self.level();
        let mut regions = "code,name,level,parent\n".to_owned();
        for (code, level, parent) in &self.regions {
            let _ = writeln!(regions, "{code},{},{level},{parent}", name(code));
        }
        let mut files = BTreeMap::from([
            ("onpace.toml".to_owned(), CATALOG.replace("LEVEL", level)),
            ("regions.csv".to_owned(), regions),
            ("targets.csv".to_owned(), targets(level)),
        ]);
        for (month, written) in MONTHS.iter().enumerate() {
            let mut schools = "月份,地区,合计,男,女,企业\n".to_owned();
            let mut cases = "编号,地区,发现,办结\n".to_owned();
            for (code, ..) in self.regions.iter().filter(|region| region.1 == level) {
                let of = |what| self.value(what, month, code);
                let all = [of("pupils"), of("boys"), of("girls"), of("firms")].map(|n| n.to_string()).join(",");
                let _ = writeln!(schools, "{written},{},{all}", name(code));
                for case in 0..of("came") {
                    let _ = writeln!(cases, "ZK{written}{code}{case},{},{written}-02,", name(code));
                }
            }
            files.insert(format!("feeds/schools-{written}.csv"), schools);
            files.insert(format!("feeds/cases-{written}.csv"), cases);
        }
        files.into_iter().map(|(name, text)| (name, Cow::from(text.into_bytes()))).collect()
    }

    fn study(&self) -> Study {
        Study::load(&ProjectFiles::Memory(self.files()), |_| {}).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    /// What is published of a month.
    fn reading(study: &Study, month: usize) -> Reading {
        let forms = Forms::only(["json", "csv"].into_iter().filter_map(Forms::named));
        let making = Making { forms, ..Making::of(Language::Chinese, Edition::Public) };
        let report = report_for(study, Month::parse(MONTHS[month]).expect("a month"), &making).expect("a report");
        let files = [("gaps.csv", gaps_csv(&report)), ("report.json", report_json(&report))];
        let files = BTreeMap::from(files.map(|(name, bytes)| (name.to_owned(), bytes)));
        let is_ratio_below = |row: &GapRecord| row.indicator == "share" && row.region != ROOT;
        assert!(gaps(&files).iter().filter(|row| is_ratio_below(row)).all(|row| row.value.is_empty()));
        read(&files, ROOT, &PRINTED)
    }
}

const CATALOG: &str = r#"title = "示例"
start = "2021-02"
[feed.schools]
files = "feeds/schools-*.csv"
source = "县局"
every = "month"
rows = "report"
expect = "each LEVEL"
key = ["month", "region"]
[feed.schools.column]
month = { header = "月份", type = "date" }
region = { header = "地区", type = "region" }
total = { header = "合计", type = "quantity", unit = "人" }
boys = { header = "男", type = "quantity", unit = "人" }
girls = { header = "女", type = "quantity", unit = "人" }
firms = { header = "企业", type = "quantity", unit = "家" }
[feed.cases]
files = "feeds/cases-*.csv"
source = "县局"
every = "month"
key = ["case"]
files_are = "changes"
[feed.cases.column]
case = { header = "编号", type = "id", private = true }
region = { header = "地区", type = "region" }
found = { header = "发现", type = "date" }
ended = { header = "办结", type = "date", optional = true }
[indicator.pupils]
name = "学生"
feed = "schools"
measure = { sum = "total" }
kind = "level"
unit = "人"
better = "higher"
protect = "person"
[indicator.boys]
name = "男生"
feed = "schools"
measure = { sum = "boys" }
kind = "level"
unit = "人"
better = "higher"
[indicator.share]
name = "男生占比"
measure = { ratio = ["boys", "pupils"] }
kind = "level"
unit = "%"
better = "higher"
[indicator.firms]
name = "企业"
feed = "schools"
measure = { sum = "firms" }
kind = "level"
unit = "家"
better = "higher"
protect = "enterprise"
[indicator.waiting]
name = "未办结"
feed = "cases"
measure = { open = ["found", "ended"] }
kind = "open"
unit = "人"
better = "lower"
protect = "person"
[indicator.came]
name = "新增"
feed = "cases"
measure = { count = true }
date = "found"
kind = "flow"
unit = "人"
better = "lower"
protect = "person"
"#;

fn targets(level: &str) -> String {
    let mut levels = vec!["township"];
    if level == "village" {
        levels.push("village");
    }
    let each = |level: &&str| {
        format!(
            "pupils,each {level},reach,30,2021-02,0,2021-12,linear\nboys,each {level},keep,1,2021-02,,,\nshare,each {level},keep,40,2021-02,,,\n\
             firms,each {level},keep,1,2021-02,,,\nwaiting,each {level},keep,0,2021-02,,,\n\
             came,each {level},keep,3,2021-02,,,\n"
        )
    };
    let head = "indicator,scope,kind,value,from,baseline,due,plan\n".to_owned();
    levels.iter().map(each).fold(head, |text, rows| text + &rows)
}

/// What the outsider holds possible of one month's numbers of some indicators, of which the first is the sum of the others.
struct Attack<'a> {
    project: &'a Project,
    month: usize,
    of: BTreeMap<(&'static str, String), Variable>,
    variables: ProblemVariables,
    constraints: Vec<good_lp::Constraint>,
}

impl<'a> Attack<'a> {
    fn new(project: &'a Project, reading: &Reading, month: usize, whats: &[&'static str]) -> Self {
        let mut attack =
            Self { project, month, of: BTreeMap::new(), variables: ProblemVariables::new(), constraints: Vec::new() };
        for what in whats {
            for (code, ..) in &project.regions {
                let is_open = is_open(reading, whats, code.len());
                let range = attack.range_alone(what, code, reading, is_open);
                #[expect(clippy::cast_precision_loss, reason = "counts are small")]
                let own = variable().min(range.0 as f64).max(range.1 as f64);
                let own = attack.variables.add(own);
                attack.of.insert((*what, code.clone()), own);
            }
            for (code, ..) in &project.regions {
                let parts = project.regions.iter().filter(|(_, _, parent)| parent == code);
                let parts: Vec<Variable> = parts.map(|(part, ..)| attack.of[&(*what, part.clone())]).collect();
                attack.sum(attack.of[&(*what, code.clone())], &parts);
            }
        }
        if let [whole, parts @ ..] = whats {
            for (code, ..) in &project.regions {
                let parts: Vec<Variable> = parts.iter().map(|part| attack.of[&(*part, code.clone())]).collect();
                attack.sum(attack.of[&(*whole, code.clone())], &parts);
            }
        }
        attack
    }

    fn sum(&mut self, whole: Variable, parts: &[Variable]) {
        if !parts.is_empty() {
            let sum: Expression = parts.iter().sum();
            self.constraints.push(constraint!(sum == whole));
        }
    }

    /// What a printed number is, and what a mark allows: which marks hide small numbers is known, and zeros are.
    fn range_alone(&self, what: &str, code: &str, reading: &Reading, is_open: bool) -> (i64, i64) {
        let value = self.project.value(what, self.month, code);
        let most = if what == "firms" { 6 } else { 9 };
        let printed = reading.numbers.get(&(what.to_owned(), code.to_owned()));
        match printed {
            _ if code == ROOT => (value, value),
            Some(Some(n)) => {
                assert_eq!(*n, value, "{what} in {code} is printed as it is");
                (value, value)
            }
            // Where none of a level is printed, no mark says anything.
            _ if !is_open => (0, 5000),
            _ if value == 0 => (0, 0),
            _ if value <= most => (1, most),
            _ => (most + 1, 5000),
        }
    }

    fn values(&self, number: Variable) -> i64 {
        let solved = |sign: f64| {
            let model = self.variables.clone().minimise(sign * number).using(microlp);
            let model = self.constraints.iter().cloned().fold(model, SolverModel::with);
            model.solve().expect("the truth is a solution").value(number)
        };
        #[expect(clippy::cast_possible_truncation, reason = "counts are small")]
        // Trees of sums with one split leave whole ends.
        let values = (solved(-1.0) + 1e-6).floor() as i64 - (solved(1.0) - 1e-6).ceil() as i64 + 1;
        values
    }
}

/// Whether some number of a level of regions, by the length of their codes, is printed.
fn is_open(reading: &Reading, whats: &[&str], level: usize) -> bool {
    let of_these = |(what, code): &(String, String)| whats.contains(&what.as_str()) && code.len() == level;
    reading.numbers.iter().any(|(key, n)| of_these(key) && n.is_some())
}

#[test]
#[expect(clippy::print_stdout, reason = "these are the figures of docs/public.md")]
fn no_generated_project_gives_a_small_number_away() {
    let asked = std::env::var("ONPACE_PROJECTS").ok().and_then(|n| n.parse().ok()).unwrap_or(PROJECTS);
    let (mut attacked, mut printed, mut fewest) = (0_u64, 0_u64, i64::MAX);
    for seed in 0..asked {
        let project = Project::new(1000 + seed);
        let study = project.study();
        for month in 0..MONTHS.len() {
            let reading = &Project::reading(&study, month);
            let said = |what: &str, length: usize| {
                let of = move |key: &(String, String)| key.0 == what && key.1.len() == length;
                reading.numbers.iter().filter(move |(key, n)| of(key) && n.is_some()).count()
            };
            // What is open and what came are tied over time.
            assert_eq!([6, 9, 12].map(|length| said("waiting", length) + said("came", length)), [0; 3]);
            for whats in [&["pupils", "boys", "girls"][..], &["firms"]] {
                let attack = Attack::new(&project, reading, month, whats);
                for ((what, code), number) in &attack.of {
                    let most = if *what == "firms" { 6 } else { 9 };
                    let value = project.value(what, month, code);
                    let is_open = is_open(reading, whats, code.len());
                    printed += u64::from(
                        reading.numbers.get(&((*what).to_owned(), code.clone())).is_some_and(Option::is_some),
                    );
                    if code != ROOT && (1..=most).contains(&value) && is_open {
                        let values = attack.values(*number);
                        assert!(
                            values >= LEAST_VALUES,
                            "project {seed}, month {month}: {what} in {code}: {values} values"
                        );
                        (attacked, fewest) = (attacked + 1, fewest.min(values));
                    }
                }
            }
        }
    }
    println!("{asked} projects: {attacked} withheld small numbers, {printed} printed ones, the fewest values {fewest}");
    assert!(attacked > 4 * asked && printed > 4 * asked, "{attacked} attacked, {printed} printed");
    assert!(fewest >= LEAST_VALUES, "{fewest}");
}
