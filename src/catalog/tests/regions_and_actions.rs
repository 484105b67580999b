//! Regions that merged, and the dates of actions.

use super::{Files, tells};
use crate::catalog::NoRegion;
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

/// Two counties of a city, each with a 城关镇.
fn homonyms() -> Files {
    let head = "code,name,level,parent,aliases,name_en";
    Files {
        regions: format!(
            "{head}\n4310,郴州市,city,,,Chenzhou\n431002,北湖区,county,4310,北湖,Beihu\n431003,苏仙区,county,4310,,Suxian\n\
             431002001,城关镇,township,431002,,Chengguan\n431003001,城关镇,township,431003,老城,Chengguan\n\
             431003002,栖凤渡镇,township,431003,,Qifengdu\n"
        ),
        ..Files::new()
    }
}

#[test]
fn names_in_an_alphabet_are_told_apart_behind_a_comma() {
    let regions = "code,name,level,parent\n1,Alpha,county,\n11,Beihu,district,1\n12,Nanshan,district,1\n\
        111,Newtown,township,11\n121,Newtown,township,12\n112,Liuhe,township,11\n";
    let catalog = Files { regions: regions.to_owned(), ..homonyms() }.catalog();
    let title = |code| catalog.regions.get(catalog.regions.find(code).expect("a region")).title.clone();
    assert_eq!([title("111"), title("121"), title("112")], ["Newtown, Beihu", "Newtown, Nanshan", "Liuhe"]);
    assert_eq!(catalog.regions.find("Newtown, Nanshan"), catalog.regions.find("121"));
}

#[test]
fn regions_of_one_name_are_told_apart_by_their_parents() {
    let catalog = homonyms().catalog();
    let regions = &catalog.regions;
    let titles = |code: &str| {
        let region = regions.get(regions.find(code).expect("declared"));
        (region.title.as_str(), region.title_en.as_str())
    };
    assert_eq!(titles("431002001"), ("北湖区城关镇", "Chengguan, Beihu"));
    assert_eq!(titles("431003001"), ("苏仙区城关镇", "Chengguan, Suxian"));
    assert_eq!(titles("431003002"), ("栖凤渡镇", "Qifengdu"));
    let code = |written: &str| regions.find(written).map(|id| regions.get(id).code.clone());
    for (written, found) in [
        ("苏仙区城关镇", "431003001"),
        ("Chengguan, Beihu", "431002001"),
        ("老城", "431003001"),
        ("Qifengdu", "431003002"),
        ("Suxian", "431003"),
    ] {
        assert_eq!(code(written).as_deref(), Ok(found), "{written}");
    }
    let several = ["北湖区城关镇 431002001", "苏仙区城关镇 431003001"].map(str::to_owned).to_vec();
    assert_eq!(code("城关镇"), Err(NoRegion::Ambiguous { candidates: several.clone() }));
    assert_eq!(code("Chengguan"), Err(NoRegion::Ambiguous { candidates: several }));
    tells(
        &Files {
            targets: "indicator,scope,kind,value,due\nacreage,城关镇,reach,5,2020-12\n".to_owned(), ..homonyms()
        },
        &["ambiguous-region: `城关镇` could be `北湖区城关镇 431002001`, `苏仙区城关镇 431003001`: write the code"],
    );
}

#[test]
fn a_name_is_looked_for_within_the_region_that_is_named_beside_it() {
    let catalog = homonyms().catalog();
    let regions = &catalog.regions;
    let within =
        |written: &str, above: &str| regions.find_within(written, None, above).map(|id| regions.get(id).code.clone());
    assert_eq!(within("城关镇", "苏仙区").as_deref(), Ok("431003001"));
    assert_eq!(within("城关镇", "北湖").as_deref(), Ok("431002001"), "an alias of the county");
    assert_eq!(within("栖凤渡镇", "郴州市").as_deref(), Ok("431003002"), "however far above");
    assert_eq!(within("北湖区", "北湖区").as_deref(), Ok("431002"), "a row of the county itself");
    let elsewhere = |candidates: &[&str]| {
        let candidates = candidates.iter().map(|name| (*name).to_owned()).collect();
        Err(NoRegion::Elsewhere { candidates, above: "北湖区".to_owned() })
    };
    assert_eq!(within("栖凤渡镇", "北湖区"), elsewhere(&["栖凤渡镇 431003002"]));
    assert!(matches!(within("城关镇", "郴州市"), Err(NoRegion::Ambiguous { .. })));
    assert!(matches!(within("无此镇", "北湖区"), Err(NoRegion::Unknown { .. })));
}

#[test]
fn one_column_may_say_where_the_region_of_another_lies() {
    let region = "region = { type = \"region\" }\n";
    let columns = |lines: &str| Files::with(region, lines);
    let catalog = columns("county = { type = \"region\", parent = true }\nregion = { type = \"region\" }\n").catalog();
    let feed = &catalog.feeds[0];
    assert_eq!(feed.region_column().map(|c| c.id.as_str()), Some("region"));
    assert!(feed.column("county").is_some_and(|c| c.names_parent));
    let two = "county = { type = \"region\" }\nregion = { type = \"region\" }\n";
    tells(&columns(two), &["several-regions: `county` is a region column already; a feed has one at most"]);
    let parents = "city = { type = \"region\", parent = true }\ncounty = { type = \"region\", parent = true }\nregion = { type = \"region\" }\n";
    tells(&columns(parents), &["several-regions: `city` names the region above already"]);
    let alone = columns("region = { type = \"text\" }\ncounty = { type = \"region\", parent = true }\n");
    assert!(alone.said().contains("missing-column: `county` names the region above another"), "{}", alone.said());
    let text = columns("region = { type = \"region\" }\nnote = { type = \"text\", parent = true }\n");
    tells(&text, &["unused-key: `parent` belongs only to a column of type = \"region\""]);
}

#[test]
fn a_tile_holds_one_region() {
    let files = |rows: &str| Files {
        regions: format!("code,name,level,parent,valid_from,valid_to,row,column\n41,县,county,,,,,\n{rows}"),
        ..Files::new()
    };
    let catalog = files("4101,东镇,township,41,,,1,2\n4102,西镇,township,41,,,1,1\n").catalog();
    let tile = |code: &str| catalog.regions.get(catalog.regions.find(code).expect("declared")).tile;
    assert_eq!(tile("4101"), Some(crate::catalog::Tile { row: 1, column: 2 }));
    assert_eq!(tile("41"), None);
    // A region that took another's place stands on its tile.
    files("4101,东镇,township,41,,2020-06,1,2\n4102,新东镇,township,41,2020-07,,1,2\n").catalog();
    tells(
        &files("4101,东镇,township,41,,,1,2\n4102,西镇,township,41,,,1,2\n"),
        &[
            "regions.csv:4:1 value-error: `西镇` on line 4 and `东镇` on line 3 stand on the same tile (row 1, column 2)",
        ],
    );
    tells(
        &files("4101,东镇,township,41,,,1,\n"),
        &["regions.csv:3:8 missing-cell: `row` and `column` belong together"],
    );
    tells(
        &files("4101,东镇,township,41,,,0,x\n"),
        &["`0` is no place in a tile map: a whole number from 1 to 200", "`x` is no place in a tile map"],
    );
}
