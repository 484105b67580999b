//! A project whose one feed is as large as asked for, to measure reading with: `cargo run --example make_large -- FOLDER [ROWS]`.
//! Every row is made up; the same arguments give the same bytes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Counties of China, and townships for each.
const COUNTIES: u64 = 2_844;
const TOWNSHIPS: u64 = 16;

const CATALOG: &str = r#"title = "大文件"
start = "2020-01"
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
unit    = "万元"
decimals = 2
better  = "higher"
"#;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().expect("the folder to write into");
    let rows: u64 = args.next().map_or(20_000_000, |n| n.parse().expect("a number of rows"));
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("feeds"))?;
    fs::write(folder.join("onpace.toml"), CATALOG)?;
    fs::write(folder.join("targets.csv"), "indicator,scope,kind,value,unit\n")?;
    regions(&mut BufWriter::new(File::create(folder.join("regions.csv"))?))?;
    loans(&mut BufWriter::new(File::create(folder.join("feeds/loans-2020-12.csv"))?), rows)
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

fn loans(out: &mut impl Write, rows: u64) -> io::Result<()> {
    const GROUPS: [&str; 4] = ["贫困户", "边缘户", "一般农户", "企业"];
    writeln!(out, "放贷日期,地区,借款人类型,户数,金额,备注")?;
    let mut state = 20_201_201_u64;
    for n in 0..rows {
        // SplitMix64.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut dice = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        dice = (dice ^ (dice >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        dice ^= dice >> 31;
        let (day, month) = (dice % 28 + 1, (dice >> 8) % 12 + 1);
        let region = code((dice >> 16) % COUNTIES, (dice >> 28) % TOWNSHIPS + 1);
        let group = GROUPS[usize::try_from((dice >> 40) % 4).unwrap_or(0)];
        let cents = (dice >> 44) % 5_000_000;
        let households = dice % 5 + 1;
        writeln!(
            out,
            "2020-{month:02}-{day:02},{region:012},{group},{households},{}.{:02},R{n}",
            cents / 100,
            cents % 100
        )?;
    }
    out.flush()
}
