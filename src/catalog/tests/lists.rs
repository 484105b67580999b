//! Lists beside the catalog: explanations, days on which files came, holidays.

use super::{Files, tells};
use crate::measure::Month;
use jiff::civil::date;

fn with(name: &'static str, text: &str) -> Files {
    Files { more: vec![(name, text.to_owned())], ..Files::new() }
}

#[test]
fn a_comment_explains_one_month_and_a_longer_period_its_last() {
    let head = "indicator,region,period,text,by,on\n";
    let catalog = with(
        "comments.csv",
        &format!("{head}acreage,4101,2020-03,drought,Farms,2020-04-02\nAcreage,,2020年2季度,rain,,\n"),
    )
    .catalog();
    let comments = catalog.comments.expect("a list");
    assert_eq!((comments[0].month, comments[0].on), (Month::new(2020, 3), Some(date(2020, 4, 2))));
    assert_eq!((comments[0].by.as_str(), comments[0].text.as_str()), ("Farms", "drought"));
    assert_eq!((comments[1].month, comments[1].region), (Month::new(2020, 6), catalog.regions.root()));
    assert_eq!(Files::new().catalog().comments, None, "nobody is asked to explain anything");
    let chinese = with("comments.csv", "指标,乡镇,月份,说明\nacreage,4101,2020年3月,旱情\n").catalog();
    assert_eq!(chinese.comments.expect("a list").len(), 1);
    tells(
        &with("comments.csv", &format!("{head}acreage,,2020-03-02,drought,,\nacreage,,2020-03,,,\n")),
        &["comments.csv:2:3 type-error: `2020-03-02` is neither a month", "comments.csv:3:4 missing-cell"],
    );
}

#[test]
fn the_day_on_which_a_file_came_is_a_day() {
    let head = "file,hash,received_on,by,version\n";
    let catalog = with("received.csv", &format!("{head}feeds/area-2020-01.csv,ab,2020-02-09,Li,1\n")).catalog();
    let file = &catalog.received[0];
    assert_eq!((file.file.as_str(), file.received_on), ("feeds/area-2020-01.csv", date(2020, 2, 9)));
    assert_eq!((file.hash.as_str(), file.by.as_str(), file.version.as_str()), ("ab", "Li", "1"));
    assert!(Files::new().catalog().received.is_empty());
    tells(
        &with("received.csv", &format!("{head}feeds/a.csv,,2020-02,,\nfeeds/b.csv,,,,\n")),
        &["received.csv:2:3 type-error: `2020-02` is not a day", "received.csv:3:3 missing-cell"],
    );
}

fn calendar(lines: &str, list: &str) -> Files {
    let files = Files::with("[feed.area]", &format!("[calendar]\n{lines}\n[feed.area]"));
    Files { more: vec![("days.csv", list.to_owned())], ..files }
}

#[test]
fn holidays_are_a_list_of_days_and_some_weekends_are_worked_on() {
    let list = "date,kind,name\n2020-10-01,,国庆节\n2020-10-02,放假,\n2020-10-10,上班,\n";
    let catalog = calendar("holidays = \"days.csv\"", list).catalog();
    let worked = |day| catalog.work_days().expect("a list").is_worked_on(date(2020, 10, day));
    assert_eq!([worked(1), worked(2), worked(5), worked(10), worked(11)], [false, false, true, true, false]);
    assert!(catalog.feeds.iter().all(|feed| !feed.work_days.is_worked_on(date(2020, 10, 1))));
    assert!(super::super::catalog_files(&catalog).contains(&"days.csv".to_owned()));
    let other = calendar("holidays = \"days.csv\"", "date\n2020-10-01\n").catalog();
    assert_ne!(catalog.hash, other.hash, "another list is another catalog");
    assert!(Files::new().catalog().work_days().is_none());
    tells(
        &calendar("holidays = \"no.csv\"", ""),
        &["onpace.toml:7:12 missing-file: the project's folder holds no list"],
    );
    tells(&calendar("holidays = \"../days.csv\"", ""), &["onpace.toml:7:12 bad-path"]);
    tells(
        &calendar("holidays = \"days.csv\"", "date,kind\n2020-10,\n2020-10-02,maybe\n"),
        &["days.csv:2:1 type-error: `2020-10` is not a day", "days.csv:3:2 value-error: `maybe` is neither"],
    );
}

#[test]
fn several_columns_of_a_row_may_be_added() {
    let both = |columns: &str| Files::with("measure = { sum = \"area\" }", &format!("measure = {{ sum = {columns} }}"));
    let catalog = both("[\"area\", \"people\"]");
    tells(&catalog, &["unit-error: column `people` is in"]);
    tells(&both("[\"area\", \"area\"]"), &["value-error: column `area` stands twice in `sum`"]);
    tells(&both("[\"area\", \"region\"]"), &["type-error: `sum` needs a quantity"]);
    let two = Files::with("people = { type", "seed = { type = \"quantity\", unit = \"mu\" }\npeople = { type");
    let two = Files { project: two.project.replacen("{ sum = \"area\" }", "{ sum = [\"area\", \"seed\"] }", 1), ..two };
    let measure = two.catalog().indicator("acreage").expect("declared").source.measure().cloned();
    assert_eq!(measure, Some(crate::catalog::Measure::Sum(vec!["area".into(), "seed".into()])));
}
