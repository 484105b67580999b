//! Regions that merged, and the dates of actions.

use super::{Files, tells};
use jiff::civil::date;

fn regions(rows: &str) -> Files {
    let head = "code,name,level,parent,aliases,valid_from,valid_to,merged_into,name_en";
    Files { regions: format!("{head}\n41,县,county,,,,,,County\n{rows}"), ..Files::new() }
}

#[test]
fn a_region_knows_those_that_merged_into_it() {
    let files = regions(
        "4101,东镇,township,41,,,,,East\n4102,西镇,township,41,,,2020-06,4103,\n4103,南镇,township,41,,,2021-12-31,东镇,\n\
         4104,北镇,township,41,,,2022-03,4101,\n",
    );
    let catalog = files.catalog();
    let of = |code: &str| catalog.regions.find(code).expect("declared");
    let codes = |code: &str| -> Vec<String> {
        catalog.regions.predecessors(of(code)).map(|id| catalog.regions.get(id).code.clone()).collect()
    };
    assert_eq!(catalog.regions.get(of("4102")).merged_into, Some(of("4103")));
    assert_eq!(codes("4101"), ["4103", "4104", "4102"], "and what had merged into them before");
    assert_eq!((codes("4103"), codes("4102")), (vec!["4102".to_owned()], vec![]));
    assert_eq!(catalog.regions.get(of("4101")).name_en, "East");
    assert_eq!(catalog.regions.get(of("4104")).name_en, "");
}

#[test]
fn headings_may_be_chinese() {
    let mut files = regions("4101,东镇,township,41,,,,,East\n4102,西镇,township,41,,,2020-06,东镇,West\n");
    files.regions = files.regions.replace("valid_from,valid_to,merged_into,name_en", "设立日期,撤销日期,并入,英文名");
    let catalog = files.catalog();
    assert_eq!(catalog.regions.predecessors(catalog.regions.find("东镇").expect("declared")).count(), 1);
}

#[test]
fn a_merged_region_has_ended_and_another_one_goes_on() {
    let row = |row: &str| regions(&format!("4101,东镇,township,41,,,,,\n4103,南镇,township,41,,,2020-06,,\n{row}"));
    tells(
        &row("4102,西镇,township,41,,,,4101,\n"),
        &["regions.csv:5:8 missing-cell: `西镇` merged into another region"],
    );
    tells(&row("4102,西镇,township,41,,,2020-06,4102,\n"), &["value-error: `西镇` cannot merge into itself"]);
    tells(&row("4102,西镇,township,41,,,2020-06,4109,\n"), &["unknown-region: region `4109` is not in regions.csv"]);
    tells(
        &row("4102,西镇,township,41,,,2020-06,4103,\n"),
        &["date-order: `西镇` ended on 2020-06-30, and `南镇` does not"],
    );
}

fn actions(rows: &str) -> Files {
    let head = "indicator,region,lead,opened,cause,action,due,accepted_until,approved_by,approved_on,closed_on,closed_by,evidence";
    Files { actions: format!("{head}\n{rows}"), ..Files::new() }
}

#[test]
fn an_action_says_when_it_was_opened_approved_and_closed_and_by_whom() {
    let row = "acreage,4101,Farms,2020-03,drought,replant,2020-06,2020-09,No. 5,2020-06-20,2020-09-15,Audit,report\n";
    let action = &actions(row).catalog().actions[0];
    assert_eq!((action.opened, action.approved_on), (Some(date(2020, 3, 31)), Some(date(2020, 6, 20))));
    assert_eq!((action.closed_on, action.closed_by.as_str()), (Some(date(2020, 9, 15)), "Audit"));
    let blank = &actions("acreage,,,,,replant,,,,,,,\n").catalog().actions[0];
    assert_eq!((blank.opened, blank.approved_on, blank.closed_by.as_str()), (None, None, ""));
}

#[test]
fn nothing_happens_to_an_action_before_it_is_opened() {
    let row = "acreage,,,2020-03-02,,replant,2020-02,,,,2020-01-05,,\n";
    tells(
        &actions(row),
        &["actions.csv:2:7 date-order: `due` is before `opened`", ":11 date-order: `closed_on` is before"],
    );
}
