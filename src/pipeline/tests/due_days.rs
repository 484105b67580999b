//! Targets that are due on a day, or whose deciding report has not come: what they are judged by.

use super::{Project, STATEMENTS, amount, judged, study_of, told, under};
use crate::assess::{Flag, Verdict};
use crate::measure::exact;
use crate::pipeline::Study;

const HEAD: &str = "月份,乡镇,面积\n";

fn of(feed: &str, indicators: &str, targets: &str, files: &[(String, String)]) -> Study {
    study_of(&Project { feed, indicators, targets, files, ..Project::EMPTY })
}

fn by_day(measure: &str) -> String {
    amount("level", "higher", "").replace("sum", measure)
}

#[test]
fn a_state_that_is_due_on_a_day_is_that_of_the_rows_up_to_it() {
    let feed = STATEMENTS.replacen("key =", "files_are = \"changes\"\nkey =", 1);
    let files =
        under(HEAD, &[("2020-10", "2020-10-30,东镇,80\n"), ("2020-11", "2020-11-14,东镇,90\n2020-11-20,东镇,100\n")]);
    for measure in ["sum", "max"] {
        let at = |due: &str, as_of: &str| {
            let targets = format!("x,,reach,95,2020-10,{due},\n");
            let (verdict, value, _) = told(&of(&feed, &by_day(measure), &targets, &files), as_of, "411025");
            (verdict, value)
        };
        let is = |verdict, value: &str| (verdict, Some(value.to_owned()));
        assert_eq!(at("2020-11-15", "2020-11"), is(Verdict::Missed, "90"), "{measure}: the 100 came later");
        assert_eq!(at("2020-11-20", "2020-11"), is(Verdict::Met, "100"), "{measure}");
        assert_eq!(at("2020-11", "2020-11"), is(Verdict::Met, "100"), "{measure}");
        assert_eq!(at("2020-11-15", "2020-10"), is(Verdict::NotRated, "80"), "{measure}: the baseline's own month");
    }
}

#[test]
fn rows_of_whole_months_decide_for_the_month_that_holds_the_day() {
    let feed = STATEMENTS.replacen("key =", "files_are = \"changes\"\nkey =", 1);
    let files = under(HEAD, &[("2020-10", "2020-10,东镇,80\n"), ("2020-11", "2020-11,东镇,100\n")]);
    let study = of(&feed, &by_day("sum"), "x,,reach,95,2020-10,2020-11-15,\n", &files);
    assert_eq!(told(&study, "2020-11", "411025").0, Verdict::Met);
}

#[test]
fn open_cases_are_counted_at_the_end_of_the_due_day() {
    let feed = "every = \"month\"\nkey = [\"case\"]\nfiles_are = \"changes\"\n[feed.f.column]\ncase = { header = \"编号\", type = \"id\", private = true }\n\
                region = { header = \"乡镇\", type = \"region\" }\nfound = { header = \"排查\", type = \"date\" }\n\
                ended = { header = \"办结\", type = \"date\", optional = true }\n";
    let indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { open = [\"found\", \"ended\"] }\nkind = \"open\"\nunit = \"人\"\nbetter = \"lower\"\nprotect = \"none\"\n";
    let files = under(
        "编号,乡镇,排查,办结\n",
        &[("2020-01", "1,东镇,2020-01-03,\n"), ("2020-02", "1,东镇,2020-01-03,2020-02-20\n")],
    );
    let at = |due: &str| {
        let study = of(feed, indicator, &format!("x,,zero,0,2020-01,{due},\n"), &files);
        (told(&study, "2020-02", "411025").0, told(&study, "2020-02", "411025").1)
    };
    assert_eq!(at("2020-02-15"), (Verdict::Missed, Some("1".to_owned())));
    assert_eq!(at("2020-02-20"), (Verdict::Met, Some("0".to_owned())));
}

#[test]
fn a_later_state_does_not_say_that_the_target_was_missed_at_due() {
    let feed = STATEMENTS.replacen("key =", "files_are = \"changes\"\nkey =", 1);
    let of = |january: &str, february: &str| {
        let files = under(
            HEAD,
            &[
                ("2020-11", "2020-11,东镇,80\n"),
                ("2021-01", &format!("2021-01,东镇,{january}\n")),
                ("2021-02", &format!("2021-02,东镇,{february}\n")),
            ],
        );
        let study = of(&feed, &by_day("sum"), "x,,reach,100,2020-11,2020-12,\n", &files);
        let a = *judged(&study, "2021-02", "411025").assessment;
        (a.verdict, a.value.as_ref().map(exact::full), a.has(Flag::Awaiting), a.has(Flag::Late))
    };
    assert_eq!(of("90", "95"), (Verdict::NoData, None, true, false), "December's report never came");
    assert_eq!(of("90", "101"), (Verdict::Met, Some("101".to_owned()), false, true), "reached by now, if not at due");
}
