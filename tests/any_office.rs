//! A law of reading: a table that any office may write, long or wide, in its own encoding, with its own marks of decimals and its own order of
//! dates, below its own title and with ragged rows strewn in, gives the written values or listed rejects, never another value.

use onpace::catalog::{ProjectFiles, RegionId};
use onpace::pipeline::Study;
use polars::prelude::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How a table is encoded, and names of regions that it can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Utf8,
    Utf8Marked,
    Utf16,
    Gb18030,
    Big5,
    ShiftJis,
    Windows1252,
    Windows1250,
}

const ALL: [Written; 8] = [
    Written::Utf8,
    Written::Utf8Marked,
    Written::Utf16,
    Written::Gb18030,
    Written::Big5,
    Written::ShiftJis,
    Written::Windows1252,
    Written::Windows1250,
];

impl Written {
    /// The label that a catalog states, blank where the bytes say it.
    fn label(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Marked | Self::Utf16 => "",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::ShiftJis => "shift_jis",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
        }
    }

    fn names(self) -> [&'static str; 3] {
        match self {
            Self::Utf8 | Self::Utf8Marked | Self::Utf16 | Self::Gb18030 => ["青石镇", "柳河镇", "沙沟乡"],
            Self::Big5 => ["中正區", "大同區", "信義區"],
            Self::ShiftJis => ["港区", "渋谷区", "あきる野市"],
            Self::Windows1252 => ["Côté Nord", "Málaga", "Übersee"],
            Self::Windows1250 => ["Łódź", "Kraków", "Ústí"],
        }
    }

    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Utf16 => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            _ => {
                let encoding = encoding_rs::Encoding::for_label(self.label().as_bytes()).expect("a known label");
                let (bytes, _, unwritable) = encoding.encode(text);
                assert!(!unwritable, "{self:?} cannot write {text}");
                bytes.into_owned()
            }
        }
    }
}

/// How months stand as headings.
#[derive(Debug, Clone, Copy)]
enum Heading {
    Numbered,
    Named,
    Iso,
}

/// What is strewn in.
#[derive(Debug, Clone, Copy)]
enum Ragged {
    OneMore,
    OneLess,
    Split,
}

#[derive(Debug, Clone)]
struct Table {
    written: Written,
    /// Headings of a wide table; None for a long one.
    wide: Option<Heading>,
    decimal: char,
    /// Day, month and year, in this order.
    dates: &'static str,
    /// Lines above the header.
    title: usize,
    /// Hundredths by region and month; None is left out of a long table and blank in a wide one.
    values: [Vec<Option<i64>>; 3],
    /// Rows that are spoilt, by their position.
    ragged: Vec<(usize, Ragged)>,
    /// Whether the catalog says how the file is encoded, where nothing in it does.
    told: bool,
}

fn table() -> impl Strategy<Value = Table> {
    let values = || vec(prop::option::weighted(0.9, 0..40_000_000_i64), 4..=12);
    let ragged = vec((0..40_usize, select(vec![Ragged::OneMore, Ragged::OneLess, Ragged::Split])), 0..3);
    let wide = prop::option::of(select(vec![Heading::Numbered, Heading::Named, Heading::Iso]));
    let habits = (select(ALL.to_vec()), wide, select(vec!['.', ',']), select(vec!["ymd", "dmy", "mdy"]), 0..4_usize);
    (habits, values(), values(), values(), ragged, any::<bool>()).prop_map(
        |((written, wide, decimal, dates, title), mut a, mut b, mut c, ragged, told)| {
            let months = a.len().max(b.len()).max(c.len());
            for list in [&mut a, &mut b, &mut c] {
                list.resize(months, None);
            }
            Table { written, wide, decimal, dates, title, values: [a, b, c], ragged, told }
        },
    )
}

const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Table {
    fn months(&self) -> usize {
        self.values[0].len()
    }

    /// Hundredths with the table's mark of decimals.
    fn number(&self, hundredths: i64) -> String {
        format!("{}{}{:02}", hundredths / 100, self.decimal, hundredths % 100)
    }

    /// Cells are apart by what is not the mark of decimals.
    fn delimiter(&self) -> &'static str {
        if self.decimal == ',' { ";" } else { "," }
    }

    fn heading(&self, month: usize, how: Heading) -> String {
        match how {
            Heading::Numbered if matches!(self.written, Written::Windows1250 | Written::Windows1252) => {
                format!("{}-21", ENGLISH[month])
            }
            Heading::Numbered => format!("2021年{}月", month + 1),
            Heading::Named => format!("{} 2021", ENGLISH[month]),
            Heading::Iso => format!("2021-{:02}", month + 1),
        }
    }

    fn date(&self, month: usize) -> String {
        // No day may be a month too, or no order could be told: the 25th.
        let month = month + 1;
        match self.dates {
            "dmy" => format!("25/{month:02}/2021"),
            "mdy" => format!("{month:02}/25/2021"),
            _ => format!("2021-{month:02}-25"),
        }
    }

    fn text(&self) -> String {
        let names = self.written.names();
        let mut text = String::new();
        for n in 0..self.title {
            let _ = writeln!(text, "{} {n}", names[n % 3]);
        }
        let mut rows: Vec<Vec<String>> = Vec::new();
        if let Some(how) = self.wide {
            rows.push(
                std::iter::once("area".to_owned()).chain((0..self.months()).map(|m| self.heading(m, how))).collect(),
            );
            for (name, list) in names.iter().zip(&self.values) {
                let cells = list.iter().map(|v| v.map(|v| self.number(v)).unwrap_or_default());
                rows.push(std::iter::once((*name).to_owned()).chain(cells).collect());
            }
        } else {
            rows.push(["area", "date", "n"].map(str::to_owned).to_vec());
            for month in 0..self.months() {
                for (name, list) in names.iter().zip(&self.values) {
                    let Some(value) = list[month] else { continue };
                    rows.push(vec![(*name).to_owned(), self.date(month), self.number(value)]);
                }
            }
        }
        let count = rows.len();
        // Two slips in one row could make up for each other.
        let spoilt: BTreeMap<usize, Ragged> = match count {
            0..3 => BTreeMap::new(),
            _ => self.ragged.iter().map(|(at, ragged)| (1 + at % (count - 1), *ragged)).collect(),
        };
        for (at, ragged) in spoilt {
            let row = &mut rows[at];
            match ragged {
                Ragged::OneMore => row.push("1".to_owned()),
                Ragged::OneLess => {
                    row.pop();
                }
                Ragged::Split => {
                    let cell = row.len() / 2;
                    row.insert(cell, "7".to_owned());
                }
            }
        }
        for row in rows {
            let _ = writeln!(text, "{}", row.join(self.delimiter()));
        }
        text
    }

    fn project(&self) -> ProjectFiles {
        let names = self.written.names();
        let mut keys = format!("decimal = \"{}\"\ndates = \"{}\"\n", self.decimal, self.dates);
        if self.told && !self.written.label().is_empty() {
            let _ = writeln!(keys, "encoding = \"{}\"", self.written.label());
        }
        if self.wide.is_some() {
            keys.push_str("unpivot = { columns = \"date\", into = \"date\", value = \"n\" }\n");
        }
        let language = match self.written {
            Written::Windows1250 | Written::Windows1252 | Written::ShiftJis | Written::Big5 => "en",
            _ => "zh-CN",
        };
        let date = if self.wide.is_some() { "type = \"date\"" } else { "header = \"date\", type = \"date\"" };
        let n = if self.wide.is_some() { "" } else { "header = \"n\", " };
        let toml = format!(
            "title = \"t\"\nlanguage = \"{language}\"\nstart = \"2021-01\"\n[feed.f]\nfiles = \"feeds/f.csv\"\nsource = \"s\"\n\
             key = [\"area\", \"date\"]\nmax_rejected = \"100%\"\nfiles_are = \"changes\"\n{keys}\n[feed.f.column]\n\
             area = {{ header = \"area\", type = \"region\" }}\ndate = {{ {date} }}\n\
             n = {{ {n}type = \"quantity\", unit = \"元\", min = 0 }}\n\
             [indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"flow\"\nunit = \"元\"\nbetter = \"higher\"\n"
        );
        let mut regions = "code,name,level,parent\n1,R,county,\n".to_owned();
        for (n, name) in names.iter().enumerate() {
            let _ = writeln!(regions, "1{n},{name},township,1");
        }
        let files = [
            ("onpace.toml", toml.into_bytes()),
            ("regions.csv", regions.into_bytes()),
            ("targets.csv", b"indicator,kind,value\n".to_vec()),
            ("feeds/f.csv", self.written.bytes(&self.text())),
        ];
        ProjectFiles::Memory(files.into_iter().map(|(name, bytes)| (name.to_owned(), Cow::Owned(bytes))).collect())
    }
}

/// The values read, in hundredths, by region and month.
fn read(study: &Study) -> BTreeMap<(usize, usize), i64> {
    let data = &study.feeds["f"];
    let column = |name: &str| data.frame.column(name).expect("declared").clone();
    let (areas, dates, numbers) = (column("area"), column("date"), column("n"));
    let mut found = BTreeMap::new();
    for row in 0..areas.len() {
        let area = areas.get(row).expect("a row").extract::<u32>().expect("a region");
        let code = &study.catalog.regions.get(RegionId(area)).code;
        let area: usize = code[1..].parse().expect("a township");
        let day = dates.get(row).expect("a row").to_string();
        let month: usize = day[5..7].parse().expect("a month");
        let AnyValue::Decimal(mantissa, _, scale) = numbers.get(row).expect("a row") else { continue };
        let hundredths = mantissa * 100 / 10_i128.pow(u32::try_from(scale).expect("small"));
        let twice = found.insert((area, month - 1), i64::try_from(hundredths).expect("small"));
        assert_eq!(twice, None, "a value twice");
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_table_of_any_office_gives_what_is_written_or_lists_what_it_cannot_use(table in table()) {
        let study = match Study::load(&table.project(), |_| {}) {
            Ok(study) => study,
            Err(all) => return Err(TestCaseError::fail(format!("{:?}", all.iter().map(ToString::to_string).collect::<Vec<_>>()))),
        };
        let data = &study.feeds["f"];
        prop_assert!(data.reconciles());
        let found = read(&study);
        for ((area, month), value) in &found {
            prop_assert_eq!(Some(*value), table.values[*area][*month], "area {} month {}: {}", area, month, table.text());
        }
        let written: usize = table.values.iter().flatten().flatten().count();
        let refused = data.rejects.len() + data.unreadable.len();
        let lines_refused = found.len() == written || refused > 0;
        prop_assert!(lines_refused, "{} of {} read and nothing told: {}", found.len(), written, table.text());
        // A row that nothing is wrong with is used, where the encoding is told or the bytes tell it.
        if table.ragged.is_empty() && (table.told || table.written.label().is_empty()) {
            prop_assert_eq!(found.len(), written, "{:?} {:?} {}", data.rejects.first(), data.unreadable, table.text());
        }
    }
}
