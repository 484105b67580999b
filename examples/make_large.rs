//! A project whose one feed is as large as asked for, to measure with:
//! `cargo run --example make_large -- FOLDER [ROWS [MONTHS [townships]]]`.
//! Without MONTHS one file of a year's sound rows; with MONTHS so many monthly files, of which one cell of each kind in 20,000 is
//! spoilt, and two targets for every county; with `townships` six indicators instead, each with a target for every township. Every row is made up; the same arguments give the same bytes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Counties of China, and townships for each.
const COUNTIES: u64 = 2_844;
const TOWNSHIPS: u64 = 16;

/// One cell in so many is spoilt, of each column.
const SPOILT: u64 = 20_000;
/// The first year of monthly files.
const FIRST_YEAR: u64 = 2011;

const CATALOG: &str = r#"title = "大文件"
start = "{start}"
synthetic = "示例数据"

[feed.loans]
files  = "feeds/loans-*.csv"
source = "示例单位"
[feed.loans.column]
lent       = { header = "放贷日期", type = "date" }
region     = { header = "地区", type = "region" }
group      = { header = "借款人类型", type = "text", one_of = ["贫困户", "边缘户", "一般农户", "企业"] }
households = { header = "户数", type = "quantity", unit = "户", min = 0 }
amount     = { header = "金额", type = "quantity", unit = "元", min = 0 }

[indicator.loan_amount]
name    = "贷款金额"
feed    = "loans"
measure = { sum = "amount" }
kind    = "flow"
since   = {start}-01
unit    = "万元"
decimals = 2
better  = "higher"

[indicator.loan_households]
name    = "贷款户数"
feed    = "loans"
measure = { sum = "households" }
kind    = "flow"
since   = {start}-01
unit    = "户"
better  = "higher"
"#;

/// More indicators: what single groups of borrowers lent, and how many loans.
const MORE: &str = r#"
[indicator.loans]
name    = "贷款笔数"
feed    = "loans"
measure = { count = true }
kind    = "flow"
since   = {start}-01
unit    = "笔"
better  = "higher"
"#;
const OF_GROUP: &str = r#"
[indicator.loan_amount_{n}]
name    = "{group}贷款金额"
feed    = "loans"
where   = { group = "{group}" }
measure = { sum = "amount" }
kind    = "flow"
since   = {start}-01
unit    = "万元"
decimals = 2
better  = "higher"
"#;

const GROUPS: [&str; 4] = ["贫困户", "边缘户", "一般农户", "企业"];

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().expect("the folder to write into");
    let rows: u64 = args.next().map_or(20_000_000, |n| n.parse().expect("a number of rows"));
    let months: Option<u64> = args.next().map(|n| n.parse().expect("a number of months"));
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("feeds"))?;
    let start = if months.is_some() { format!("{FIRST_YEAR}-01") } else { "2020-01".to_owned() };
    let townships = args.next().is_some_and(|word| word == "townships");
    let mut catalog = CATALOG.to_owned();
    if townships {
        catalog += MORE;
        for (n, group) in GROUPS.iter().take(3).enumerate() {
            catalog += &OF_GROUP.replace("{n}", &n.to_string()).replace("{group}", group);
        }
    }
    fs::write(folder.join("onpace.toml"), catalog.replace("{start}", &start))?;
    regions(&mut BufWriter::new(File::create(folder.join("regions.csv"))?))?;
    let file = |name: String| File::create(folder.join("feeds").join(name)).map(BufWriter::new);
    let mut targets = BufWriter::new(File::create(folder.join("targets.csv"))?);
    writeln!(targets, "indicator,scope,kind,value,unit,from,due")?;
    let Some(months) = months else {
        return Loans::new(0).write(&mut file("loans-2020-12.csv".to_owned())?, rows, None);
    };
    // What a county lends in all, give or take a fifth.
    let (amount, households) = (rows / COUNTIES * 25_000 / 10_000, rows / COUNTIES * 3);
    let due = FIRST_YEAR + (months - 1) / 12;
    if townships {
        // What each lends in all, give or take nothing.
        let lent = rows / COUNTIES / TOWNSHIPS;
        let amount = lent * 25_000 / 10_000;
        let all = [("loan_amount", amount, "万元"), ("loan_households", lent * 3, "户"), ("loans", lent, "笔")];
        let parts = ["loan_amount_0", "loan_amount_1", "loan_amount_2"].map(|id| (id, amount / 4, "万元"));
        for (indicator, value, unit) in all.into_iter().chain(parts) {
            writeln!(targets, "{indicator},each township,reach,{value},{unit},{FIRST_YEAR}-01,{due}-12")?;
        }
    }
    for county in (0..COUNTIES).filter(|_| !townships) {
        let of_all = |all: u64| all * (80 + county % 41) / 100;
        let (scope, from) = (code(county, 0), FIRST_YEAR);
        writeln!(targets, "loan_amount,{scope:012},reach,{},万元,{from}-01,{due}-12", of_all(amount))?;
        writeln!(targets, "loan_households,{scope:012},reach,{},户,{from}-01,{due}-12", of_all(households))?;
    }
    for month in 0..months {
        let (year, n) = (FIRST_YEAR + month / 12, month % 12 + 1);
        let of_month = rows / months + u64::from(month < rows % months);
        Loans::new(month).write(&mut file(format!("loans-{year}-{n:02}.csv"))?, of_month, Some((year, n)))?;
    }
    Ok(())
}

fn code(county: u64, township: u64) -> u64 {
    let (province, place) = (11 + county / 100, county % 100);
    ((province * 10_000 + 100 + place) * 1000 + township) * 1000
}

fn regions(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "code,name,level,parent\n100000,示例国,country,")?;
    for county in 0..COUNTIES {
        writeln!(out, "{:012},示例县{county},county,100000", code(county, 0))?;
        for n in 1..=TOWNSHIPS {
            writeln!(out, "{:012},示例乡{county}-{n},township,{:012}", code(county, n), code(county, 0))?;
        }
    }
    out.flush()
}

/// Rows of one file.
struct Loans {
    state: u64,
}

impl Loans {
    fn new(file: u64) -> Self {
        Self { state: 20_201_201 + file }
    }

    /// `SplitMix64`.
    fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut dice = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        dice = (dice ^ (dice >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        dice ^ (dice >> 31)
    }

    fn write(&mut self, out: &mut impl Write, rows: u64, month: Option<(u64, u64)>) -> io::Result<()> {
        writeln!(out, "放贷日期,地区,借款人类型,户数,金额,备注")?;
        for n in 0..rows {
            let dice = self.roll();
            // Which cell is spoilt, if one is.
            let spoilt = month.map(|_| self.roll() % SPOILT).filter(|k| *k < 5);
            let (year, month) = month.unwrap_or((2020, (dice >> 8) % 12 + 1));
            match spoilt {
                // Behind a date, DuckDB would take no notice of it.
                Some(0) => write!(out, "x{year}-{month:02}-31,")?,
                _ => write!(out, "{year}-{month:02}-{:02},", dice % 28 + 1)?,
            }
            match spoilt {
                Some(1) => write!(out, "999999999999,")?,
                _ => write!(out, "{:012},", code((dice >> 16) % COUNTIES, (dice >> 28) % TOWNSHIPS + 1))?,
            }
            let group = GROUPS[usize::try_from((dice >> 40) % 4).unwrap_or(0)];
            write!(out, "{},", if spoilt == Some(2) { "其他" } else { group })?;
            match spoilt {
                Some(3) => write!(out, "两户,")?,
                _ => write!(out, "{},", dice % 5 + 1)?,
            }
            let cents = (dice >> 44) % 5_000_000;
            match spoilt {
                Some(4) => writeln!(out, "{}.{:02}元x,R{n}", cents / 100, cents % 100)?,
                _ => writeln!(out, "{}.{:02},R{n}", cents / 100, cents % 100)?,
            }
        }
        out.flush()
    }
}
