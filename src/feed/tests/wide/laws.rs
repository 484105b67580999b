//! What is written wide says what it says written long.

use super::{account, catalog, of, read};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

const KEY: &str = "key = [\"month\", \"region\"]";
const MONTH: &str = "month = { header = \"月份\", type = \"date\" }";
const REGION: &str = "region = { header = \"乡镇\", type = \"region\" }";
const N: &str = "n = { header = \"数\", type = \"quantity\", unit = \"亩\" }";

/// A table of regions and months; a cell may be blank.
#[derive(Debug, Clone)]
struct Values {
    regions: Vec<&'static str>,
    months: Vec<usize>,
    cells: Vec<Vec<Option<String>>>,
}

/// How the headings of months are written.
const MONTHS: [fn(usize) -> String; 5] = [
    |m| format!("{m}月"),
    |m| format!("2020年{m}月"),
    |m| format!("2020-{m:02}"),
    |m| format!("2020/{m}"),
    |m| ["Jan", "Feb", "March", "Apr", "May", "June", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"][m - 1].to_owned(),
];

fn values() -> impl Strategy<Value = Values> {
    let regions = prop::sample::subsequence(vec!["文昌镇", "411025902", "West"], 1..=3).prop_shuffle();
    let months = prop::sample::subsequence((1..=12).collect::<Vec<usize>>(), 1..=12);
    (regions, months).prop_flat_map(|(regions, months)| {
        let cell = prop::option::weighted(0.8, "(0|[1-9][0-9]{0,4})(\\.[0-9]{1,2})?");
        let line = prop::collection::vec(cell, months.len());
        let cells = prop::collection::vec(line, regions.len());
        cells.prop_map(move |cells| Values { regions: regions.clone(), months: months.clone(), cells })
    })
}

impl Values {
    fn filled(&self) -> usize {
        self.cells.iter().flatten().flatten().count()
    }

    fn long(&self) -> Vec<Vec<String>> {
        let mut lines = vec![["月份", "乡镇", "数"].map(str::to_owned).to_vec()];
        for (region, cells) in self.regions.iter().zip(&self.cells) {
            let filled = self.months.iter().zip(cells).filter_map(|(month, cell)| Some((month, cell.clone()?)));
            lines.extend(filled.map(|(month, cell)| vec![format!("2020-{month:02}"), (*region).to_owned(), cell]));
        }
        lines
    }

    fn over_months(&self, heading: fn(usize) -> String) -> Vec<Vec<String>> {
        let head = std::iter::once("乡镇".to_owned()).chain(self.months.iter().map(|m| heading(*m))).collect();
        let line = |(region, cells): (&&str, &Vec<Option<String>>)| {
            std::iter::once((*region).to_owned()).chain(cells.iter().map(|c| c.clone().unwrap_or_default())).collect()
        };
        std::iter::once(head).chain(self.regions.iter().zip(&self.cells).map(line)).collect()
    }

    fn over_regions(&self) -> Vec<Vec<String>> {
        let head = std::iter::once("月份").chain(self.regions.iter().copied()).map(str::to_owned).collect();
        let line = |(n, month): (usize, &usize)| {
            let cells = self.cells.iter().map(|cells| cells[n].clone().unwrap_or_default());
            std::iter::once(format!("2020-{month:02}")).chain(cells).collect()
        };
        std::iter::once(head).chain(self.months.iter().enumerate().map(line)).collect()
    }
}

fn text(lines: &[Vec<String>], delimiter: &str) -> Vec<u8> {
    lines.iter().map(|cells| cells.join(delimiter) + "\n").collect::<String>().into_bytes()
}

fn workbook(lines: &[Vec<String>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) if row > 0 && column > 0 => sheet.write_number(row, column, number).map(|_| ()),
                _ => sheet.write_string(row, column, cell).map(|_| ()),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("in memory")
}

/// The rows of a file without their lines, in order, and how many there are.
fn told(feed: &str, columns: &[&str], name: &str, bytes: &[u8]) -> (Vec<String>, u64) {
    let catalog = catalog(feed, &columns.join("\n"));
    let read = read(&catalog, &[(name, bytes)]);
    let without_line = |row: String| row.split_once(' ').map_or(String::new(), |(_, rest)| rest.to_owned());
    let rows = of(&catalog, &read).into_iter().take(read.frame.height());
    let mut rows: Vec<String> = rows.map(without_line).collect();
    rows.sort();
    (rows, account(&read)[1])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_wide_table_says_what_the_long_one_says(
        values in values(),
        heading in prop::sample::select(MONTHS.to_vec()),
        delimiter in prop::sample::select(vec![",", ";", "\t", "|"]),
    ) {
        prop_assume!(values.filled() > 0);
        let long = told(KEY, &[MONTH, REGION, N], "f-2020.csv", &text(&values.long(), ","));
        prop_assert_eq!(long.1, values.filled() as u64);
        let into = "month = { type = \"date\" }";
        let feed = format!("{KEY}\nunpivot = {{ columns = \"date\", into = \"month\", value = \"n\" }}");
        let wide = values.over_months(heading);
        let columns = [into, REGION, "n = { type = \"quantity\", unit = \"亩\" }"];
        prop_assert_eq!(&told(&feed, &columns, "f-2020.csv", &text(&wide, delimiter)), &long);
        prop_assert_eq!(&told(&feed, &columns, "f-2020.xlsx", &workbook(&wide)), &long);
        let feed = format!("{KEY}\nunpivot = {{ columns = \"region\", into = \"region\", value = \"n\" }}");
        let wide = values.over_regions();
        let columns = [MONTH, "region = { type = \"region\" }", "n = { type = \"quantity\", unit = \"亩\" }"];
        prop_assert_eq!(&told(&feed, &columns, "f-2020.csv", &text(&wide, delimiter)), &long);
        prop_assert_eq!(&told(&feed, &columns, "f-2020.xlsx", &workbook(&wide)), &long);
    }

    #[test]
    fn no_text_is_too_odd_for_a_wide_feed(
        text in "((乡镇|1月|2月|合计|文昌镇|2020|[0-9]{1,3}|\"|单位：万亩|注：|[,;\n ]){1,12}\n){0,12}",
    ) {
        let feed = format!("{KEY}\nunpivot = {{ columns = \"date\", into = \"month\", value = \"n\" }}");
        told_or_not(&feed, &["month = { type = \"date\" }", REGION, "n = { type = \"quantity\", unit = \"亩\" }"], &text);
        let feed = format!("{KEY}\nunpivot = {{ columns = \"region\", into = \"region\", value = \"n\" }}");
        let month = "month = { from = [\"2020\", \"1月\"], type = \"date\", optional = true }";
        told_or_not(&feed, &[month, "region = { type = \"region\" }", "n = { type = \"quantity\", unit = \"亩\" }"], &text);
    }
}

/// Reads a file that may be unusable; the two ways agree and its ledger holds.
fn told_or_not(feed: &str, columns: &[&str], text: &str) {
    let catalog = catalog(feed, &columns.join("\n"));
    read(&catalog, &[("f-2020.csv", text.as_bytes())]);
}

#[test]
fn a_table_of_several_chunks_is_read_like_one() {
    const LINES: usize = 30_000;
    let feed =
        "key = [\"month\", \"region\", \"kind\"]\nunpivot = { columns = \"date\", into = \"month\", value = \"n\" }";
    let columns =
        format!("month = {{ type = \"date\" }}\n{REGION}\nkind = {{ header = \"类别\", type = \"text\" }}\n{N}")
            .replace("header = \"数\", ", "");
    let catalog = catalog(feed, &columns);
    let line = |n: usize| format!("文昌镇,甲{n},{},{},,{}\n", n, n + 1, 2 * n + 1 + usize::from(n == 20_000));
    let text: String = std::iter::once("乡镇,类别,1月,2月,3月,合计\n".to_owned()).chain((0..LINES).map(line)).collect();
    assert!(text.len() > 1 << 20, "{}", text.len());
    let read = read(&catalog, &[("f-2020.csv", text.as_bytes())]);
    let lines = LINES as u64;
    // Two values of each line are rows; a blank one and the total are none.
    assert_eq!(account(&read), [1 + 4 * lines, 2 * lines, 0, 1 + 2 * lines]);
    let told: Vec<_> = read.warnings.iter().filter_map(|w| Some((w.code, w.location.as_ref()?.line?))).collect();
    assert_eq!(told, [("control-total", 20_002)]);
}
