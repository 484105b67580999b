//! Projects made by chance.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::Study;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

const REGIONS: &str = "code,name,level,parent\n41,省,province,\n411,市,city,41\n411025,县,county,411\n\
    411025901,甲镇,township,411025\n411025902,乙镇,township,411025\n411025903,丙镇,township,411025\n\
    411025901201,甲一村,village,411025901\n411025901202,甲二村,village,411025901\n411025902201,乙一村,village,411025902\n";
/// Regions that rows are written for.
pub const PLACES: [&str; 5] = ["甲一村", "甲二村", "乙一村", "丙镇", "乙镇"];
const SCOPES: [&str; 6] =
    ["", "each township", "each village", "411025901", "411025", "each township except 411025903"];
pub const MONTHS: usize = 18;

#[derive(Debug, Clone)]
pub struct Project {
    board: String,
    report_feed: bool,
    indicators: Vec<String>,
    pub targets: Vec<String>,
    /// A month without a file is None; else rows of `(place, area, day it ended)`.
    pub months: Vec<Option<Vec<(usize, i64, bool)>>>,
}

/// An amount with the shapes that break arithmetic: nothing, less than nothing, always the same.
pub fn amounts() -> impl Strategy<Value = i64> {
    prop_oneof![2 => Just(0_i64), 2 => Just(7_i64), 3 => -20..0_i64, 5 => 1..2000_i64, 1 => Just(99_999_999_999_i64)]
}

fn indicator() -> impl Strategy<Value = String> {
    let measures = select(vec![
        ("{ sum = \"area\" }", "亩"),
        ("{ count = true }", "个"),
        ("{ distinct = \"case\" }", "个"),
        ("{ mean = \"area\" }", "亩"),
        ("{ min = \"area\" }", "亩"),
        ("{ max = \"area\" }", "亩"),
    ]);
    let kinds = select(vec!["level", "flow", "running"]);
    (measures, kinds, any::<bool>(), 0..4_u8, select(vec!["", "cycle = \"year\"\n", "window = \"year\"\n"])).prop_map(
        |((measure, unit), kind, higher, decimals, more)| {
            let better = if higher { "higher" } else { "lower" };
            let kind = match (measure.contains("sum"), kind) {
                (false, "running") => "flow",
                (_, kind) => kind,
            };
            let more = if kind == "level" && more.starts_with("window") { "" } else { more };
            format!("measure = {measure}\nkind = \"{kind}\"\nunit = \"{unit}\"\nbetter = \"{better}\"\ndecimals = {decimals}\n{more}")
        },
    )
}

/// A month, or a day of it.
fn moment(month: i32, day: u8) -> String {
    let month = Month::new(2019, 10).plus(month);
    if day < 15 { format!("{month}-{day:02}") } else { month.to_string() }
}

fn target() -> impl Strategy<Value = String> {
    let kinds = select(vec!["reach", "keep", "within", "zero", "done", "all"]);
    let plans = select(vec!["", "linear", "step", "season", "milestones"]);
    let amounts =
        (-20..30_i64, prop_oneof![3 => Just(""), 1 => Just("@mean"), 1 => Just("@平均*90%+1")], of(-20..30_i64));
    let indicators = select(vec!["a", "b", "c", "open", "rate"]);
    let times = (of(0..20_i32), of(3..24_i32), 1..29_u8);
    (indicators, select(SCOPES.to_vec()), kinds, amounts, plans, times, any::<(bool, bool)>()).prop_map(
        |(indicator, scope, kind, (value, relative, baseline), plan, (from, left, day), (inferred, slack))| {
            let start = from.unwrap_or(3);
            let due = left.map(|left| moment(start + left, day)).unwrap_or_default();
            let plan = match plan {
                "milestones" if left.is_none() => String::new(),
                "milestones" => format!("{}=3;{}=5", moment(start + 1, 28), moment(start + 2, 28)),
                plan => plan.to_owned(),
            };
            let relative = if matches!(kind, "reach" | "keep") { relative } else { "" };
            let plan = if relative.is_empty() { plan } else { String::new() };
            let upper = if kind == "within" { (value + 5).to_string() } else { String::new() };
            let value = match kind {
                "zero" | "done" => String::new(),
                _ if !relative.is_empty() => relative.to_owned(),
                _ => value.to_string(),
            };
            let baseline = baseline.filter(|_| relative.is_empty() && slack).map(|b| b.to_string()).unwrap_or_default();
            let from = from.map(|from| moment(from, day)).unwrap_or_default();
            let tolerance = if kind == "keep" && relative.is_empty() && slack { "2%" } else { "" };
            let basis = if inferred { "inferred" } else { "" };
            format!("{indicator},{scope},{kind},{value},{upper},{from},{baseline},{due},{plan},{basis},{tolerance}\n")
        },
    )
}

prop_compose! {
    pub fn projects()(
        rank in select(vec!["points", "months"]),
        rounding in select(vec!["half-up", "half-even"]),
        method in select(vec!["pace", "statcan", "destatis"]),
        report_feed in any::<bool>(),
        indicators in vec(indicator(), 3),
        targets in vec(target(), 0..6),
        months in vec(of(vec((0..PLACES.len(), amounts(), any::<bool>()), 0..8)), MONTHS),
        constant in any::<bool>(),
    ) -> Project {
        let board = format!("[board]\nmethod = \"{method}\"\nrank = \"{rank}\"\nrounding = \"{rounding}\"\n");
        let months = months.into_iter().map(|rows| rows.map(|rows| {
            rows.into_iter().map(|(p, area, ended)| (p, if constant { 7 } else { area }, ended)).collect()
        })).collect();
        Project { board, report_feed, indicators, targets, months }
    }
}

impl Project {
    pub fn files(&self, targets: &[String]) -> ProjectFiles {
        let rows = if self.report_feed { "rows = \"report\"\nexpect = \"each township\"\n" } else { "" };
        let mut toml = format!(
            "title = \"例\"\nstart = \"2020-01\"\n{}[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"month\"\n{rows}\
             [feed.f.column]\ncase = {{ header = \"编号\", type = \"id\" }}\nday = {{ header = \"日期\", type = \"date\" }}\n\
             ended = {{ header = \"办结\", type = \"date\", optional = true }}\nplace = {{ header = \"单位\", type = \"region\" }}\n\
             area = {{ header = \"面积\", type = \"quantity\", unit = \"亩\" }}\n",
            self.board
        );
        for (id, body) in ["a", "b", "c"].iter().zip(&self.indicators) {
            let _ = write!(toml, "[indicator.{id}]\nname = \"{id}\"\nfeed = \"f\"\ndate = \"day\"\n{body}");
        }
        toml += "[indicator.open]\nname = \"open\"\nfeed = \"f\"\nmeasure = { open = [\"day\", \"ended\"] }\nkind = \"open\"\nunit = \"个\"\nbetter = \"lower\"\n\
                 [indicator.rate]\nname = \"rate\"\nmeasure = { ratio = [\"open\", \"cases\"] }\nunit = \"%\"\ndecimals = 1\nbetter = \"lower\"\n\
                 [indicator.cases]\nname = \"cases\"\nfeed = \"f\"\ndate = \"day\"\nmeasure = { count = true }\nkind = \"flow\"\nunit = \"个\"\nbetter = \"lower\"\nhidden = true\n";
        let mut all: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
        let mut put = |name: &str, text: String| all.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
        put("onpace.toml", toml);
        put("regions.csv", REGIONS.to_owned());
        put(
            "targets.csv",
            format!("indicator,scope,kind,value,upper,from,baseline,due,plan,basis,tolerance\n{}", targets.concat()),
        );
        for (n, rows) in (0..).zip(&self.months) {
            let month = Month::new(2020, 1).plus(n);
            if let Some(rows) = rows {
                put(&format!("feeds/f-{month}.csv"), file(month, rows));
            }
        }
        ProjectFiles::Memory(all)
    }

    /// Those targets that this catalog accepts.
    pub fn accepted(&self) -> Vec<String> {
        let mut accepted = self.targets.clone();
        if let Err(errors) = onpace::catalog::load(&self.files(&accepted)) {
            let refused: Vec<u64> = errors.iter().filter_map(|e| e.location.as_ref()?.line).collect();
            let mut line = 1;
            accepted.retain(|_| {
                line += 1;
                !refused.contains(&line)
            });
        }
        accepted
    }

    pub fn study(&self) -> Study {
        Study::load(&self.files(&self.accepted()), |_| {}).expect("a sound catalog")
    }
}

fn file(month: Month, rows: &[(usize, i64, bool)]) -> String {
    let line = |(n, (place, area, ended)): (usize, &(usize, i64, bool))| {
        let end = if *ended { month.plus(2).first_day().to_string() } else { String::new() };
        format!("{month}-{n},{month}-{:02},{end},{},{area}\n", 1 + n % 28, PLACES[*place])
    };
    format!("编号,日期,办结,单位,面积\n{}", rows.iter().enumerate().map(line).collect::<Vec<_>>().concat())
}
