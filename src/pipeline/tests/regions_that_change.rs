//! Regions that move, merge and split on a day: each region above has what was in it then, and nothing twice.

use super::{Project, STATEMENTS, amount, points, study_of, under};
use crate::pipeline::Study;
use crate::series::Window;

const HEAD: &str = "月份,乡镇,面积\n";
const COLUMNS: &str = "code,name,level,parent,valid_from,valid_to,merged_into\n";

/// 河镇 belongs to 甲县 until June, and from July on as 新河镇 to 乙县.
const MOVED: &str = "41,许市,city,,,,\n4101,甲县,county,41,,,\n4102,乙县,county,41,,,\n\
    410101,河镇,township,4101,,2020-06,410202\n410102,山镇,township,4101,,,\n410201,川镇,township,4102,,,\n\
    410202,新河镇,township,4102,2020-07,,\n";
const UNMOVED: &str = "41,许市,city,,,,\n4101,甲县,county,41,,,\n4102,乙县,county,41,,,\n\
    410101,河镇,township,4101,,,\n410102,山镇,township,4101,,,\n410201,川镇,township,4102,,,\n";

fn of(regions: &str, feed: &str, kind: &str, files: &[(String, String)]) -> Study {
    let (regions, indicators) = (format!("{COLUMNS}{regions}"), amount(kind, "higher", ""));
    study_of(&Project { regions: &regions, feed, indicators: &indicators, files, ..Project::EMPTY })
}

/// January to September: 10 in the township that moves, 5 and 7 in the others.
fn nine_months(from_july: &str) -> Vec<(String, String)> {
    let month = |m: i32| {
        let river = if m < 7 { "河镇" } else { from_july };
        let lines = format!("2020-{m:02},{river},10\n2020-{m:02},山镇,5\n2020-{m:02},川镇,7\n");
        (format!("2020-{m:02}"), format!("{HEAD}{lines}"))
    };
    (1..=9).map(month).collect()
}

/// A region's values, or own amounts, from January on.
fn values(study: &Study, code: &str, window: Window) -> Vec<String> {
    let points = points(study, code, window, "2020-09");
    points.iter().map(|p| p.split(' ').nth(1).unwrap_or_default().to_owned()).collect()
}

fn six_then_three(before: &str, after: &str) -> Vec<String> {
    let six = std::iter::repeat_n(before, 6).chain(std::iter::repeat_n(after, 3));
    six.map(str::to_owned).collect()
}

#[test]
fn a_township_that_moves_counts_in_each_county_in_its_own_months_only() {
    for (kind, window) in [("flow", Window::Own), ("level", Window::State)] {
        let moved = of(MOVED, STATEMENTS, kind, &nine_months("新河镇"));
        let of_region = |code: &str| values(&moved, code, window);
        assert_eq!(of_region("4101"), six_then_three("15", "5"), "{kind}");
        assert_eq!(of_region("4102"), six_then_three("7", "17"), "{kind}");
        assert_eq!(of_region("41"), six_then_three("22", "22"), "{kind}");
        // Its past is the successor's too, which may be compared with it.
        assert_eq!(of_region("410202"), six_then_three("10", "10"), "{kind}");
    }
}

#[test]
fn a_mean_and_extremes_have_the_past_of_the_township_that_was_taken_over() {
    for (kind, window) in [("flow", Window::Own), ("level", Window::State)] {
        for (measure, of_moved, of_county) in [("mean", "10", "7.5"), ("min", "10", "5"), ("max", "10", "10")] {
            let (regions, files) = (format!("{COLUMNS}{MOVED}"), nine_months("新河镇"));
            let indicators = amount(kind, "higher", "").replace("sum", measure);
            let project = Project { regions: &regions, feed: STATEMENTS, indicators: &indicators, ..Project::EMPTY };
            let moved = study_of(&Project { files: &files, ..project });
            assert_eq!(values(&moved, "410202", window), six_then_three(of_moved, "10"), "{measure} of a {kind}");
            // What the township said ends with it in the county that it has left.
            assert_eq!(values(&moved, "4101", window), six_then_three(of_county, "5"), "{measure} of a {kind}");
        }
    }
}

#[test]
fn what_the_city_had_does_not_change_when_a_township_moves_within_it() {
    for kind in ["flow", "level"] {
        let windows = match kind {
            "flow" => vec![Window::Own, Window::YearToDate, Window::TrailingYear],
            _ => vec![Window::State],
        };
        let moved = of(MOVED, STATEMENTS, kind, &nine_months("新河镇"));
        let unmoved = of(UNMOVED, STATEMENTS, kind, &nine_months("河镇"));
        for window in windows {
            assert_eq!(values(&moved, "41", window), values(&unmoved, "41", window), "{kind} {window:?}");
        }
    }
    let moved = of(MOVED, STATEMENTS, "flow", &nine_months("新河镇"));
    let so_far = values(&moved, "41", Window::YearToDate);
    assert_eq!(so_far.last().map(String::as_str), Some("198"), "nine months of 22");
    assert_eq!(values(&moved, "4101", Window::YearToDate).last().map(String::as_str), Some("105"), "6 × 15 and 3 × 5");
    assert_eq!(values(&moved, "4102", Window::YearToDate).last().map(String::as_str), Some("93"), "6 × 7 and 3 × 17");
}

#[test]
fn where_regions_owe_reports_an_ended_one_owes_none_and_its_successor_does() {
    let feed = STATEMENTS.replacen("key =", "rows = \"report\"\nexpect = \"each township\"\nkey =", 1);
    let moved = of(MOVED, &feed, "level", &nine_months("新河镇"));
    assert_eq!(values(&moved, "4101", Window::State), six_then_three("15", "5"));
    assert_eq!(values(&moved, "4102", Window::State), six_then_three("7", "17"));
    assert_eq!(values(&moved, "41", Window::State), six_then_three("22", "22"));
    // In July 新河镇 is missing: 乙县 and the city are, and 甲县 is not.
    let mut files = nine_months("新河镇");
    files[6].1 = files[6].1.replace("2020-07,新河镇,10\n", "");
    let missing = of(MOVED, &feed, "level", &files);
    let july = |code: &str| values(&missing, code, Window::State)[6].clone();
    assert_eq!([july("4101"), july("4102"), july("41")], ["5", "-", "-"]);
}

/// 山镇 ends with June, and 山新镇 begins with July; `merged_into` is a code or nothing.
fn renamed(merged_into: &str, june: &str, july: &str) -> Vec<String> {
    let feed = "every = \"month\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
                region = { header = \"乡镇\", type = \"region\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n";
    let regions = format!(
        "41,许市,city,,,,\n4101,山镇,township,41,,2020-06,{merged_into}\n4102,山新镇,township,41,2020-07,,\n4103,川镇,township,41,,,\n"
    );
    let files = under(HEAD, &[("2020-06", june), ("2020-07", july)]);
    let study = of(&regions, feed, "running", &files);
    points(&study, "41", Window::YearToDate, "2020-07")[5..].to_vec()
}

#[test]
fn a_running_total_goes_on_in_the_region_that_took_over_and_else_begins_anew() {
    // With `merged_into` the successor's total is that of both.
    let (june, july) = ("2020-06,山镇,60\n2020-06,川镇,6\n", "2020-07,山新镇,70\n2020-07,川镇,7\n");
    assert_eq!(renamed("4102", june, july), ["2020-06 66 66", "2020-07 77 11"]);
    // Without, it starts from 0 on its first day, and the other's 60 are still of this year.
    let july = "2020-07,山新镇,10\n2020-07,川镇,7\n";
    assert_eq!(renamed("", june, july), ["2020-06 66 66", "2020-07 77 11"]);
}
