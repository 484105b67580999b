//! Laws of values: knowing less is never better, regions may change without changing those above, and a copy is no second report.

use super::{Project, STATEMENTS, amount, points, study_of};
use crate::assess::Verdict;
use crate::measure::{Month, exact};
use crate::pipeline::{Study, judge};
use crate::series::Window;
use num_traits::Zero;
use proptest::prelude::*;

const TOWNS: [&str; 3] = ["东镇", "西镇", "北镇"];
const MONTHS: usize = 3;
const AS_OF: &str = "2020-03";
const REGIONS: &str =
    "code,name,level,parent\n41,襄城县,county,\n4101,东镇,township,41\n4102,西镇,township,41\n4103,北镇,township,41\n";
const HEAD: &str = "月份,乡镇,面积\n";

/// What stands in a file for one township.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    NoRow,
    Blank,
    Amount(u8),
}

/// Each month's cells, one for each township.
type Cells = Vec<[Cell; 3]>;

fn cells() -> impl Strategy<Value = Cells> {
    let cell = prop_oneof![6 => (0_u8..30).prop_map(Cell::Amount), 1 => Just(Cell::Blank), 1 => Just(Cell::NoRow)];
    let month = (cell.clone(), cell.clone(), cell).prop_map(|(a, b, c)| [a, b, c]);
    proptest::collection::vec(month, MONTHS)
}

/// The file of each month.
fn files(cells: &Cells) -> Vec<(String, String)> {
    let line = |month: usize, town: &str, cell: Cell| match cell {
        Cell::NoRow => String::new(),
        Cell::Blank => format!("2020-{month:02},{town},\n"),
        Cell::Amount(n) => format!("2020-{month:02},{town},{n}\n"),
    };
    let text = |month: usize, cells: &[Cell; 3]| -> String {
        TOWNS.iter().zip(cells).map(|(town, cell)| line(month, town, *cell)).collect()
    };
    cells
        .iter()
        .enumerate()
        .map(|(n, cells)| (format!("2020-{:02}", n + 1), format!("{HEAD}{}", text(n + 1, cells))))
        .collect()
}

/// An indicator and the targets of the county and of each township.
#[derive(Debug, Clone, Copy)]
struct Asked {
    report: bool,
    kind: &'static str,
    better: &'static str,
    target: &'static str,
    value: u8,
    /// Whether the feed has a key.
    keyed: bool,
}

fn asked() -> impl Strategy<Value = Asked> {
    let one_of = |words: [&'static str; 2]| proptest::sample::select(words.to_vec());
    let words = (one_of(["flow", "level"]), one_of(["higher", "lower"]), one_of(["reach", "keep"]));
    (any::<bool>(), words, 1_u8..60).prop_map(|(report, (kind, better, target), value)| Asked {
        report,
        kind,
        better,
        target,
        value,
        keyed: true,
    })
}

fn study(asked: Asked, files: &[(String, String)]) -> Study {
    let Asked { report, kind, better, target, value, keyed } = asked;
    let rows = if report { "rows = \"report\"\nexpect = \"each township\"\n" } else { "" };
    let key = if keyed { "key = [\"day\", \"region\"]\n" } else { "" };
    let feed = STATEMENTS.replacen("key = [\"day\", \"region\"]\n", &format!("{rows}{key}"), 1);
    let due = if target == "reach" { "2020-12" } else { "" };
    let line = |scope: &str| format!("x,{scope},{target},{value},2020-01,{due},\n");
    study_of(&Project {
        regions: REGIONS,
        feed: &feed,
        indicators: &amount(kind, better, ""),
        targets: &format!("{}{}", line(""), line("each township")),
        files,
        ..Project::EMPTY
    })
}

/// A row's verdict and value.
#[derive(Debug, Clone, PartialEq)]
struct Judged {
    verdict: Verdict,
    value: Option<exact::Exact>,
    /// Whether it counts the townships.
    counts: bool,
}

fn verdicts(study: &Study) -> Vec<Judged> {
    let rows = judge(study, Month::parse(AS_OF).expect("a month")).expect("judged");
    let of = |row: crate::report::Assessed<'_>| Judged {
        verdict: row.assessment.verdict,
        value: row.assessment.value.clone(),
        counts: row.each_total,
    };
    rows.into_iter().map(of).collect()
}

/// All points of all regions.
fn all_points(study: &Study, kind: &str) -> Vec<String> {
    let windows = if kind == "flow" { vec![Window::Own, Window::YearToDate] } else { vec![Window::State] };
    let regions = ["41", "4101", "4102", "4103"];
    windows.into_iter().flat_map(|window| regions.map(|code| points(study, code, window, AS_OF))).flatten().collect()
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met => 4,
        Verdict::OnPace => 3,
        Verdict::Behind => 2,
        Verdict::FarBehind => 1,
        Verdict::Missed => 0,
        Verdict::NoData | Verdict::NotRated | Verdict::Watch => u8::MAX,
    }
}

/// What less is known of: nothing absent has become zero, and no verdict is better, but for those that are none any more.
fn knows_no_more(before: &Study, after: &Study, kind: &str) -> Result<(), TestCaseError> {
    let known = |verdict| rank(verdict) != u8::MAX;
    let (rows_before, rows_after) = (verdicts(before), verdicts(after));
    let unrated = |rows: &[Judged]| rows.iter().filter(|row| row.verdict == Verdict::NotRated).count();
    // A township that is not rated any more is none of the many that are far behind; the count of them lags all the same.
    let fewer_rated = unrated(&rows_after) > unrated(&rows_before);
    for (was, is) in rows_before.iter().zip(&rows_after) {
        if known(was.verdict) && known(is.verdict) {
            let not_better = rank(is.verdict) <= rank(was.verdict);
            let still_lags = was.counts && fewer_rated && was.verdict.is_lagging() && is.verdict.is_lagging();
            prop_assert!(not_better || still_lags, "{was:?} became {is:?}");
        }
        let zero = is.value.as_ref().is_some_and(Zero::is_zero);
        prop_assert!(!(was.value.is_none() && zero), "{was:?} became {is:?}");
    }
    for (was, is) in all_points(before, kind).iter().zip(&all_points(after, kind)) {
        let (was, is): (Vec<&str>, Vec<&str>) = (was.split(' ').collect(), is.split(' ').collect());
        for at in [1, 2] {
            prop_assert!(!(was[at] == "-" && is[at] == "0"), "{was:?} became {is:?}");
        }
    }
    Ok(())
}

/// One cell with an amount, chosen by a number.
fn one_amount(cells: &Cells, choice: usize) -> Option<(usize, usize)> {
    let all = (0..cells.len()).flat_map(|month| (0..TOWNS.len()).map(move |town| (month, town)));
    let amounts: Vec<(usize, usize)> = all.filter(|(m, t)| matches!(cells[*m][*t], Cell::Amount(_))).collect();
    (!amounts.is_empty()).then(|| amounts[choice % amounts.len()])
}

/// The county tree of the laws about regions, before and after a change on 1 April 2020.
const TREE: &str = "41,许市,city,,,,\n4101,甲县,county,41,,,\n4102,乙县,county,41,,,\n";
const COLUMNS: &str = "code,name,level,parent,valid_from,valid_to,merged_into\n";

/// How two townships of 甲县 and one of 乙县 are those of three months later.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// 甲一 and 甲二 become 甲新.
    Merged,
    /// 甲一 becomes 甲三, which has as much as the number says, and 甲四.
    Split(u8),
    /// 甲一 goes over to 乙县 as 乙新.
    Moved,
}

impl Change {
    fn regions(self) -> &'static str {
        match self {
            Self::Merged => {
                "410101,甲一,township,4101,,2020-03,410103\n410102,甲二,township,4101,,2020-03,410103\n\
                 410103,甲新,township,4101,2020-04,,\n410201,乙一,township,4102,,,\n"
            }
            Self::Split(_) => {
                "410101,甲一,township,4101,,2020-03,\n410102,甲二,township,4101,,,\n410103,甲三,township,4101,2020-04,,\n\
                 410104,甲四,township,4101,2020-04,,\n410201,乙一,township,4102,,,\n"
            }
            Self::Moved => {
                "410101,甲一,township,4101,,2020-03,410202\n410102,甲二,township,4101,,,\n410201,乙一,township,4102,,,\n\
                 410202,乙新,township,4102,2020-04,,\n"
            }
        }
    }

    /// Rows from April on, of what would be the amounts of 甲一, 甲二 and 乙一.
    fn rows(self, [a, b, c]: [u8; 3]) -> Vec<(&'static str, u8)> {
        match self {
            Self::Merged => vec![("甲新", a + b), ("乙一", c)],
            Self::Split(part) => vec![("甲三", part.min(a)), ("甲四", a - part.min(a)), ("甲二", b), ("乙一", c)],
            Self::Moved => vec![("乙新", a), ("甲二", b), ("乙一", c)],
        }
    }

    /// Regions above whose members stay the same.
    fn unchanged(self) -> &'static [&'static str] {
        match self {
            Self::Merged | Self::Split(_) => &["41", "4101", "4102"],
            Self::Moved => &["41"],
        }
    }
}

const UNCHANGED: &str = "410101,甲一,township,4101,,,\n410102,甲二,township,4101,,,\n410201,乙一,township,4102,,,\n";

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![Just(Change::Merged), (0_u8..30).prop_map(Change::Split), Just(Change::Moved)]
}

fn county_study(regions: &str, report: bool, kind: &str, months: &[Vec<(&str, u8)>]) -> Study {
    let rows = if report { "rows = \"report\"\nexpect = \"each township\"\nkey =" } else { "key =" };
    let feed = STATEMENTS.replacen("key =", rows, 1);
    let file = |(n, rows): (usize, &Vec<(&str, u8)>)| {
        let month = format!("2020-{:02}", n + 1);
        let lines: Vec<String> = rows.iter().map(|(town, n)| format!("{month},{town},{n}\n")).collect();
        let lines = lines.concat();
        (month, format!("{HEAD}{lines}"))
    };
    let files: Vec<(String, String)> = months.iter().enumerate().map(file).collect();
    study_of(&Project {
        regions: &format!("{COLUMNS}{TREE}{regions}"),
        feed: &feed,
        indicators: &amount(kind, "higher", ""),
        files: &files,
        ..Project::EMPTY
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// In a feed of reports a row that is gone is missed, whatever is good; a state of which a cell is blank too.
    #[test]
    fn a_report_with_fewer_rows_or_cells_is_never_better(
        cells in cells(), asked in asked(), choice in any::<usize>(), blank in any::<bool>(),
    ) {
        let asked = Asked { report: true, ..asked };
        let Some((month, town)) = one_amount(&cells, choice) else { return Ok(()) };
        let mut fewer = cells.clone();
        fewer[month][town] = if blank { Cell::Blank } else { Cell::NoRow };
        knows_no_more(&study(asked, &files(&cells)), &study(asked, &files(&fewer)), asked.kind)?;
    }

    /// Of events nobody knows that one is missing, so that fewer are good where less is better; a blank cell is known to be blank.
    #[test]
    fn fewer_events_are_never_better_where_more_is_and_a_blank_cell_never(
        cells in cells(), asked in asked(), choice in any::<usize>(), blank in any::<bool>(),
    ) {
        let better = if blank { asked.better } else { "higher" };
        let asked = Asked { report: false, kind: "flow", better, ..asked };
        let Some((month, town)) = one_amount(&cells, choice) else { return Ok(()) };
        let mut fewer = cells.clone();
        fewer[month][town] = if blank { Cell::Blank } else { Cell::NoRow };
        knows_no_more(&study(asked, &files(&cells)), &study(asked, &files(&fewer)), "flow")?;
    }

    /// A whole file that is gone leaves a hole.
    #[test]
    fn without_a_month_s_file_nothing_is_better(cells in cells(), asked in asked(), month in 0..MONTHS) {
        let asked = Asked { kind: "flow", ..asked };
        let all = files(&cells);
        let mut fewer = all.clone();
        fewer.remove(month);
        knows_no_more(&study(asked, &all), &study(asked, &fewer), "flow")?;
    }

    /// The same file under another name says nothing more.
    #[test]
    fn a_doubled_file_changes_nothing(
        cells in cells(), asked in asked(), month in 0..MONTHS, name in proptest::sample::select(vec!["副本", " (1)", "-copy"]),
        keyed in any::<bool>(),
    ) {
        // Without a key the rows of a file are what they are; a report feed states its key.
        let asked = Asked { keyed: keyed || asked.kind == "level", ..asked };
        let all = files(&cells);
        let mut doubled = all.clone();
        let (period, text) = all[month].clone();
        doubled.push((format!("{period}{name}"), text));
        let (once, twice) = (study(asked, &all), study(asked, &doubled));
        prop_assert_eq!(verdicts(&once), verdicts(&twice));
        prop_assert_eq!(all_points(&once, asked.kind), all_points(&twice, asked.kind));
    }

    /// Townships that merge, split or move on a declared day leave every region above them what it was.
    #[test]
    fn regions_that_change_leave_those_above_what_they_were(
        months in proptest::collection::vec((0_u8..30, 0_u8..30, 0_u8..30), 6), change in changes(), report in any::<bool>(),
        kind in proptest::sample::select(vec!["flow", "level"]),
    ) {
        let plain = |(a, b, c): (u8, u8, u8)| vec![("甲一", a), ("甲二", b), ("乙一", c)];
        let before: Vec<_> = months.iter().map(|m| plain(*m)).collect();
        let after: Vec<_> = months
            .iter()
            .enumerate()
            .map(|(n, (a, b, c))| if n < 3 { plain((*a, *b, *c)) } else { change.rows([*a, *b, *c]) })
            .collect();
        let same = county_study(UNCHANGED, report, kind, &before);
        let changed = county_study(change.regions(), report, kind, &after);
        let windows = match kind {
            "flow" => vec![Window::Own, Window::YearToDate],
            _ => vec![Window::State],
        };
        for window in windows {
            for code in change.unchanged() {
                prop_assert_eq!(points(&same, code, window, "2020-06"), points(&changed, code, window, "2020-06"));
            }
        }
    }
}
