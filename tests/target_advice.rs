//! What `check` advises of targets whose indicators' values do not suit their plans.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, target_advice};
use std::borrow::Cow;
use std::fmt::Write as _;

const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n";

/// The advice on one target of an indicator whose months are `amounts`, from January 2019 on.
fn advice(kind: &str, target: &str, amounts: &[Option<i64>]) -> Vec<String> {
    let toml = format!(
        "title = \"例\"\nstart = \"2019-01\"\n[feed.f]\nfiles = \"feeds/f.csv\"\nsource = \"县局\"\nkey = [\"month\"]\n[feed.f.column]\n\
         month = {{ header = \"月份\", type = \"date\" }}\nn = {{ header = \"数量\", type = \"quantity\", unit = \"亩\" }}\n\
         [indicator.x]\nname = \"造林\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"{kind}\"\nunit = \"亩\"\nbetter = \"higher\"\n"
    );
    let mut rows = "月份,数量\n".to_owned();
    for (month, amount) in (Month::new(2019, 1).ordinal()..).map(Month::from_ordinal).zip(amounts) {
        if let Some(amount) = amount {
            let _ = writeln!(rows, "{month},{amount}");
        }
    }
    let targets = format!("indicator,kind,value,from,due,plan,lead\n{target}\n");
    let files =
        [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS), ("targets.csv", &targets), ("feeds/f.csv", &rows)];
    let files = files.map(|(name, text)| (name.to_owned(), Cow::Owned(text.as_bytes().to_vec())));
    let study = Study::load(&ProjectFiles::Memory(files.into()), |_| {}).expect("a sound catalog");
    let all = target_advice(&study, Month::new(2020, 3)).expect("no defect");
    all.iter().map(|d| format!("{} {d}", d.code)).collect()
}

/// Most of the year is done in its last quarter.
fn late_year() -> Vec<Option<i64>> {
    [10, 10, 10, 10, 10, 10, 10, 10, 10, 300, 300, 310].map(Some).to_vec()
}

const YEAR: &str = "x,reach,1000,2020-01,2020-12,,县局";

#[test]
fn a_year_that_was_not_even_is_told_with_its_worst_month() {
    let told = advice("flow", YEAR, &late_year());
    assert_eq!(told.len(), 1, "{told:?}");
    // 90 of 1,000 by September, where an even plan asks for 750.
    assert!(
        told[0].contains("targets.csv:2") && told[0].contains("uneven-year") && told[0].contains("2019-09"),
        "{told:?}"
    );
    assert!(told[0].contains("66"), "{told:?}");
    let early: Vec<Option<i64>> = late_year().into_iter().rev().collect();
    assert!(advice("flow", YEAR, &early)[0].contains("2019-03"));
}

#[test]
fn nothing_is_advised_of_even_years_other_plans_and_years_with_a_hole() {
    assert!(advice("flow", YEAR, &[Some(80); 12]).is_empty());
    for plan in ["x,reach,1000,2020-01,2020-12,season,县局", "x,reach,1000,2020-01,2020-12,2020-09=100,县局"] {
        assert!(advice("flow", plan, &late_year()).is_empty());
    }
    assert!(advice("flow", "x,reach,100,2020-01,2020-03,,县局", &[Some(10), Some(9), Some(11)]).is_empty());
    assert!(advice("flow", "x,keep,10,2020-01,2020-12,,县局", &late_year()).is_empty());
}

#[test]
fn a_first_value_just_before_the_plan_is_told() {
    let target = "x,reach,100,2019-06,2020-12,,县局";
    let with = |months: &[usize]| {
        let amounts: Vec<Option<i64>> = (1..=12).map(|m| months.contains(&m).then_some(40)).collect();
        advice("level", target, &amounts).into_iter().filter(|d| d.contains("value-before-from")).count()
    };
    assert_eq!((with(&[5, 7]), with(&[5, 6]), with(&[4, 7]), with(&[7])), (1, 0, 0, 0));
}
