//! Projects made by chance, in memory: people, firms, cases and months' own amounts over a tree of regions.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, render, report_for};
use onpace::render::Forms;
use onpace::render::csv::gaps_csv;
use onpace::render::json::report_json;
use onpace::report::Edition;
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

pub const MONTHS: [&str; 2] = ["2021-02", "2021-03"];

/// Numbers by chance, the same for the same seed (`SplitMix64`, Steele and others 2014).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }

    /// Many small counts, some zeros, some large.
    pub fn count(&mut self) -> i64 {
        let size = self.below(10);
        let n = match size {
            0..=1 => 0,
            2..=5 => 1 + self.below(9),
            6..=8 => 10 + self.below(30),
            _ => 100 + self.below(900),
        };
        i64::try_from(n).expect("small")
    }
}

/// Indicators of the world, each with a number for every lowest region and month.
pub const INDICATORS: [&str; 6] = ["pupils", "firms", "cases", "cases_poor", "visits", "trained"];

/// A county and its numbers.
#[derive(Debug, Clone)]
pub struct World {
    /// Code, level, parent's code; the county first.
    pub regions: Vec<(String, &'static str, String)>,
    /// By indicator, month (0 or 1) and code of the lowest regions. Of `trained` the month's own.
    pub lowest: BTreeMap<(&'static str, usize, String), i64>,
}

impl World {
    /// `villages`: in each township; 0 for townships alone.
    pub fn new(seed: u64, townships: u64, villages: u64) -> Self {
        let mut chance = Chance(seed);
        let mut regions = vec![("411025".to_owned(), "county", String::new())];
        for t in 1..=townships {
            let town = format!("411025{t:03}");
            regions.push((town.clone(), "township", "411025".to_owned()));
            regions.extend((1..=villages).map(|v| (format!("{town}{v:03}"), "village", town.clone())));
        }
        let level = if villages > 0 { "village" } else { "township" };
        let mut lowest = BTreeMap::new();
        for (code, _, _) in regions.iter().filter(|(_, l, _)| *l == level) {
            for month in 0..MONTHS.len() {
                for indicator in ["pupils", "cases", "visits", "trained"] {
                    lowest.insert((indicator, month, code.clone()), chance.count());
                }
                let firms = if chance.below(3) == 0 { chance.below(3) } else { chance.below(20) };
                lowest.insert(("firms", month, code.clone()), i64::try_from(firms).expect("small"));
                let cases = lowest[&("cases", month, code.clone())];
                let poor = if chance.below(2) == 0 { cases / 2 } else { 0 };
                lowest.insert(("cases_poor", month, code.clone()), poor);
            }
        }
        Self { regions, lowest }
    }

    pub fn level(&self) -> &'static str {
        self.regions.last().map_or("township", |r| r.1)
    }

    /// The region's true number: the sum of what lies within it; of `trained` since January.
    pub fn value(&self, indicator: &str, month: usize, code: &str) -> i64 {
        let counts = |at: usize| at == month || (indicator == "trained" && at < month);
        let within = self.lowest.iter().filter(|((i, m, c), _)| *i == indicator && counts(*m) && c.starts_with(code));
        within.map(|(_, n)| n).sum()
    }

    /// The catalog and the feeds, as files.
    pub fn files(&self) -> BTreeMap<String, Cow<'static, [u8]>> {
        let level = self.level();
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        files.insert("onpace.toml".into(), catalog(level));
        let mut regions = "code,name,level,parent\n".to_owned();
        for (code, level, parent) in &self.regions {
            let _ = writeln!(regions, "{code},{},{level},{parent}", name(code));
        }
        files.insert("regions.csv".into(), regions);
        files.insert("targets.csv".into(), targets(level));
        for (month, written) in MONTHS.iter().enumerate() {
            let mut stock = "月份,地区,学生,企业,走访\n".to_owned();
            let mut cases = "编号,地区,类型,发现,办结\n".to_owned();
            let mut classes = "日期,地区,人数\n".to_owned();
            for (code, ..) in self.regions.iter().filter(|r| r.1 == level) {
                let n = |indicator: &'static str| self.lowest[&(indicator, month, code.clone())];
                let _ = writeln!(stock, "{written},{},{},{},{}", name(code), n("pupils"), n("firms"), n("visits"));
                let _ = writeln!(classes, "{written}-05,{},{}", name(code), n("trained"));
                for case in 0..n("cases") {
                    let group = if case < n("cases_poor") { "甲" } else { "乙" };
                    let _ = writeln!(cases, "ZK{written}{code}{case:03},{},{group},{written}-02,", name(code));
                }
            }
            files.insert(format!("feeds/stock-{written}.csv"), stock);
            files.insert(format!("feeds/cases-{written}.csv"), cases);
            files.insert(format!("feeds/classes-{written}.csv"), classes);
        }
        files.into_iter().map(|(name, text)| (name, Cow::from(text.into_bytes()))).collect()
    }

    pub fn study(&self) -> Study {
        let files = ProjectFiles::Memory(self.files());
        Study::load(&files, |_| {}).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    /// The public folder of a month, by file.
    pub fn published(&self, month: usize) -> BTreeMap<String, Vec<u8>> {
        published(&self.study(), Month::parse(MONTHS[month]).expect("a month"))
    }
}

/// The tables for machines alone, which are made faster.
pub fn tables(study: &Study, as_of: Month) -> BTreeMap<String, Vec<u8>> {
    let report = report_for(study, as_of, &Making::of(Language::Chinese, Edition::Public)).expect("a report");
    let json = report_json(&report);
    BTreeMap::from([("gaps.csv".to_owned(), gaps_csv(&report)), ("report.json".to_owned(), json)])
}

/// The public folder of a month, by file.
pub fn published(study: &Study, as_of: Month) -> BTreeMap<String, Vec<u8>> {
    let report = report_for(study, as_of, &Making::of(Language::Chinese, Edition::Public)).expect("a report");
    render(&report, None, &Forms::default().without_pictures())
        .files
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect()
}

/// No name is part of another's.
pub fn name(code: &str) -> String {
    let digits = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    let tail: String = code[6..].chars().filter_map(|c| Some(digits[c.to_digit(10)? as usize])).collect();
    match code.len() {
        6 => "示例县".to_owned(),
        9 => format!("{tail}镇"),
        _ => format!("{tail}村"),
    }
}

fn catalog(level: &str) -> String {
    let head = format!(
        "title = \"示例\"\nstart = \"2021-02\"\n\
         [feed.stock]\nfiles = \"feeds/stock-*.csv\"\nsource = \"县局\"\nevery = \"month\"\nrows = \"report\"\nexpect = \"each {level}\"\nkey = [\"month\", \"region\"]\n\
         [feed.stock.column]\nmonth = {{ header = \"月份\", type = \"date\" }}\nregion = {{ header = \"地区\", type = \"region\" }}\n\
         pupils = {{ header = \"学生\", type = \"quantity\", unit = \"人\" }}\nfirms = {{ header = \"企业\", type = \"quantity\", unit = \"家\" }}\n\
         visits = {{ header = \"走访\", type = \"quantity\", unit = \"户\" }}\n\
         [feed.cases]\nfiles = \"feeds/cases-*.csv\"\nfiles_are = \"full\"\nsource = \"县局\"\nevery = \"month\"\nkey = [\"case\"]\n\
         [feed.cases.column]\ncase = {{ header = \"编号\", type = \"id\", private = true }}\nregion = {{ header = \"地区\", type = \"region\" }}\n\
         group = {{ header = \"类型\", type = \"text\", one_of = [\"甲\", \"乙\"] }}\nfound = {{ header = \"发现\", type = \"date\" }}\n\
         ended = {{ header = \"办结\", type = \"date\", optional = true }}\n\
         [feed.classes]\nfiles = \"feeds/classes-*.csv\"\nsource = \"县局\"\nevery = \"month\"\n\
         [feed.classes.column]\nday = {{ header = \"日期\", type = \"date\" }}\nregion = {{ header = \"地区\", type = \"region\" }}\n\
         people = {{ header = \"人数\", type = \"quantity\", unit = \"人\" }}\n"
    );
    // Who is no longer in the list has left.
    let listed = "count = true";
    let indicators = [
        ("pupils", "在校学生", "stock", "sum = \"pupils\"", "level", "人", "higher", "person"),
        ("firms", "加工企业", "stock", "sum = \"firms\"", "level", "家", "higher", "enterprise"),
        ("visits", "走访农户", "stock", "sum = \"visits\"", "flow", "户", "higher", "household"),
        ("cases", "未办结个案", "cases", listed, "level", "人", "lower", "person"),
        ("cases_poor", "其中脱贫户个案", "cases", listed, "level", "人", "lower", "person"),
        ("trained", "培训人数", "classes", "sum = \"people\"", "flow", "人", "higher", "person"),
    ];
    let written = indicators.map(|(id, name, feed, measure, kind, unit, better, protect)| {
        let only = if id == "cases_poor" { "where = { group = \"甲\" }\n" } else { "" };
        format!(
            "[indicator.{id}]\nname = \"{name}\"\nfeed = \"{feed}\"\n{only}measure = {{ {measure} }}\nkind = \"{kind}\"\n\
             unit = \"{unit}\"\nbetter = \"{better}\"\nprotect = \"{protect}\"\n"
        )
    });
    head + &written.concat()
}

fn targets(level: &str) -> String {
    let mut text = "indicator,scope,kind,value,from,baseline,due,plan\n".to_owned();
    let mut levels = vec!["township"];
    if level == "village" {
        levels.push("village");
    }
    for level in levels {
        let _ = write!(
            text,
            "pupils,each {level},reach,30,2021-02,0,2021-12,linear\nfirms,each {level},reach,1,2021-02,,2021-12,step\n\
             visits,each {level},keep,12,2021-02,,,\ntrained,each {level},reach,50,2021-02,,2021-12,linear\n"
        );
    }
    text + "cases,,zero,0,2021-02,,,\ncases_poor,,zero,0,2021-02,,,\n"
}
