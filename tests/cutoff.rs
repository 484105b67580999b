//! Months that end on a day before the calendar's last.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, report_for};
use onpace::report::{Edition, Report};
use onpace::words::Language;
use std::borrow::Cow;

const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n";
const TARGETS: &str = "indicator,kind,value,from,due,lead\nx,reach,120,2020-01,2020-12,县局\n";

/// A project of one feed of daily events; `of_feed` are keys of it.
fn report(of_feed: &str, rows: &[(&str, &str)], month: i8, language: Language) -> Report {
    let toml = format!(
        "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f*.csv\"\nsource = \"县局\"\n{of_feed}\n[feed.f.column]\n\
         day = {{ header = \"日期\", type = \"date\" }}\nn = {{ header = \"数量\", type = \"quantity\", unit = \"亩\", min = 0 }}\n\
         [indicator.x]\nname = \"造林\"\nname_en = \"planting\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"flow\"\nunit = \"亩\"\n\
         better = \"higher\"\n"
    );
    let mut files = vec![("onpace.toml".to_owned(), toml)];
    files.extend([("regions.csv", REGIONS), ("targets.csv", TARGETS)].map(|(n, t)| (n.to_owned(), t.to_owned())));
    for (name, rows) in rows {
        files.push((format!("feeds/f{name}.csv"), format!("日期,数量\n{rows}")));
    }
    let files = files.into_iter().map(|(name, text)| (name, Cow::Owned(text.into_bytes())));
    let study = Study::load(&ProjectFiles::Memory(files.collect()), |_| {}).expect("a sound catalog");
    report_for(&study, Month::new(2020, month), &Making::of(language, Edition::Internal)).expect("a report")
}

fn value(report: &Report) -> String {
    report.rows[0].record.value.clone()
}

/// One row a month and one on each side of the cutoff.
const ROWS: &str =
    "2020-01-10,10\n2020-01-25,20\n2020-01-26,300\n2020-02-25,4000\n2020-02-29,50000\n2020-03-01,600000\n";

#[test]
fn a_row_counts_in_the_month_that_ends_at_the_cutoff() {
    let cut = "cutoff = 25";
    // One file without a period, and one for each month as its sender counts.
    let apart = [
        ("-2020-01", "2020-01-10,10\n2020-01-25,20\n"),
        ("-2020-02", "2020-01-26,300\n2020-02-25,4000\n"),
        ("-2020-03", "2020-02-29,50000\n2020-03-01,600000\n"),
    ];
    for files in [&[("", ROWS)][..], &apart] {
        for (month, so_far) in [(1, "30"), (2, "4330"), (3, "654330")] {
            let report = report(cut, files, month, Language::Chinese);
            assert_eq!(value(&report), so_far, "{month}");
            assert!(!format!("{report:?}").contains("later-date"), "{month}");
        }
    }
    assert_eq!(value(&report("", &[("", ROWS)], 1, Language::Chinese)), "330");
    assert_eq!(value(&report("", &[("", ROWS)], 2, Language::Chinese)), "54330");
}

#[test]
fn a_month_that_a_row_names_is_that_month() {
    let rows = "2020-01,10\n2020年2月,20\n2020-02-26,300\n";
    for (month, so_far) in [(1, "10"), (2, "30"), (3, "330")] {
        assert_eq!(value(&report("cutoff = 25", &[("", rows)], month, Language::Chinese)), so_far);
    }
}

#[test]
fn days_on_either_side_of_the_cutoff_are_rows_of_their_own() {
    // The 27th and the first of the next month count on one day; neither revises the other.
    let rows = [("-2020-02", "2020-01-27,10\n2020-01-28,20\n2020-02-01,300\n")];
    assert_eq!(value(&report("cutoff = 25\nkey = [\"day\"]", &rows, 2, Language::Chinese)), "330");
}

#[test]
fn sentences_name_the_day_up_to_which_they_count() {
    let said = |language| report("cutoff = 25", &[("", ROWS)], 2, language).rows[0].sentence.clone();
    let chinese = said(Language::Chinese);
    assert!(chinese.contains("2020年2月25日"), "{chinese}");
    let english = said(Language::English);
    assert!(english.contains("25 February 2020"), "{english}");
}
