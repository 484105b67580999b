//! Which period a file speaks for by its name, its folders and its title, and what is told where they do not say it.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::diag::Diagnostic;
use onpace::feed::{Ingested, ingest};
use onpace::words::Language;

const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n";

/// A project with one feed: its keys, and its columns.
fn catalog(keys: &str, columns: &str) -> Result<Catalog, Vec<Diagnostic>> {
    let toml = format!(
        "title = \"例\"\nstart = \"2024-01\"\n[feed.f]\nfiles = \"feeds/**/*\"\nsource = \"县局\"\n{keys}\n[feed.f.column]\n{columns}\n\
         region = {{ header = \"乡镇\", type = \"region\" }}\narea = {{ header = \"面积\", type = \"quantity\", unit = \"亩\" }}\n\
         [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"\n"
    );
    let files = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(files.into())).map(|loaded| loaded.output)
}

fn read(keys: &str, columns: &str, files: &[(&str, &str)]) -> Ingested {
    let catalog = catalog(keys, columns).expect("a sound catalog");
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec().into()));
    ingest(&catalog.feeds[0], &catalog.regions, &ProjectFiles::Memory(files.collect()))
}

/// The periods that each file speaks for, in the order of the files.
fn spoken_for(read: &Ingested) -> Vec<String> {
    let of = |periods: &std::collections::BTreeSet<onpace::measure::Period>| {
        periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    read.files.iter().map(|file| format!("{}: {}", file.name, of(&file.periods))).collect()
}

fn told(list: &[Diagnostic]) -> Vec<String> {
    let of = |d: &Diagnostic| {
        let file = d.location.as_ref().map(|at| at.file.as_str()).unwrap_or_default();
        format!("{file} {}: {}", d.code, d.message.in_language(Language::English))
    };
    list.iter().map(of).collect()
}

const ROWS: &str = "乡镇,面积\n东镇,5\n";
const DAY: &str = "day = { header = \"日期\", type = \"date\" }\n";

#[test]
fn a_feed_says_where_the_period_of_its_files_stands() {
    let files =
        [("feeds/烟叶2024年1-3月.csv", ROWS), ("feeds/2024年/烟叶2024年1—4月.csv", ROWS), ("feeds/烟叶五月.csv", ROWS)];
    let read = read("period = \"{year}年1-{month}月\"", "", &files);
    assert_eq!(spoken_for(&read), ["feeds/烟叶2024年1-3月.csv: 2024-03", "feeds/2024年/烟叶2024年1—4月.csv: 2024-04"]);
    assert_eq!(
        told(&read.unreadable),
        [
            "feeds/烟叶五月.csv missing-period: the file's path does not have its period where `period` says: `{year}年1-{month}月`"
        ]
    );
    assert!(read.reconciles());
}

#[test]
fn dated_rows_of_a_file_whose_name_does_not_fit_count_at_their_dates_and_it_is_told() {
    let rows = "日期,乡镇,面积\n2024-02-03,东镇,5\n";
    let read = read("period = \"{year}-{month}\"", DAY, &[("feeds/a.csv", rows), ("feeds/b-2024-03.csv", rows)]);
    assert_eq!(spoken_for(&read), ["feeds/a.csv: 2024-02", "feeds/b-2024-03.csv: 2024-03"]);
    assert_eq!(told(&read.warnings).len(), 2, "{:?}", told(&read.warnings));
    assert!(told(&read.warnings)[0].contains("does not have its period where `period` says"));
}

#[test]
fn names_in_other_notations_and_years_of_folders_and_titles() {
    let titled = "2024年烟叶种植面积,\n乡镇,面积\n东镇,5\n";
    let files = [
        ("feeds/2024/台账-1月.csv", ROWS),
        ("feeds/烟叶2024.2.csv", ROWS),
        ("feeds/Mar 2024.csv", ROWS),
        ("feeds/4月.csv", titled),
        ("feeds/6月.csv", ROWS),
    ];
    let read = read("", "", &files);
    let expected = [
        "feeds/2024/台账-1月.csv: 2024-01",
        "feeds/烟叶2024.2.csv: 2024-02",
        "feeds/Mar 2024.csv: 2024-03",
        "feeds/4月.csv: 2024-04",
    ];
    assert_eq!(spoken_for(&read), expected);
    let expected = "feeds/6月.csv missing-period: the file's name gives no year for its month, and neither its folder nor a title above the \
                    table has one";
    assert_eq!(told(&read.unreadable), [expected]);
}

#[test]
fn a_table_that_runs_on_speaks_for_its_last_month_and_for_those_of_its_rows() {
    let rows = "日期,乡镇,面积\n2024-02-03,东镇,5\n2024-04-03,东镇,6\n";
    let read = read("", DAY, &[("feeds/烟叶2024年1-4月.csv", rows), ("feeds/烟叶2024年1-6月.csv", "日期,乡镇,面积\n")]);
    assert_eq!(
        spoken_for(&read),
        ["feeds/烟叶2024年1-4月.csv: 2024-02 2024-03 2024-04", "feeds/烟叶2024年1-6月.csv: 2024-06"]
    );
}

#[test]
fn years_that_begin_in_april_are_named_by_two() {
    let toml = "every = \"year\"";
    let catalog = |keys: &str| {
        let toml = format!(
            "title = \"例\"\nstart = \"2020-04\"\nyear_starts = 4\n[feed.f]\nfiles = \"feeds/*\"\nsource = \"县局\"\n{keys}\n[feed.f.column]\n\
             area = {{ header = \"面积\", type = \"quantity\", unit = \"亩\" }}\n"
        );
        let files = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS)];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
        load(&ProjectFiles::Memory(files.into())).map(|loaded| loaded.output)
    };
    let catalog = catalog(toml).expect("a sound catalog");
    let files = ["feeds/FY2021-22.csv", "feeds/kpi-2022-23.csv", "feeds/FY2024.csv", "feeds/kpi-2025.csv"];
    let files = files.map(|name| (name.to_owned(), "面积\n5\n".as_bytes().to_vec().into()));
    let read = ingest(&catalog.feeds[0], &catalog.regions, &ProjectFiles::Memory(files.into()));
    let expected = ["feeds/FY2021-22.csv: 2021/22", "feeds/kpi-2022-23.csv: 2022/23", "feeds/FY2024.csv: 2023/24"];
    assert_eq!(spoken_for(&read), expected);
    let told = told(&read.unreadable);
    assert!(told.len() == 1 && told[0].contains("has no year; write it into the name, such as -2020-21"), "{told:?}");
}

#[test]
fn a_pattern_that_says_too_little_is_an_error_of_the_catalog() {
    for (period, columns, message) in [
        (
            "{year}-{mon}",
            "",
            "{mon} stands for no part of a period; there are {year}, {half}, {quarter}, {month}, {week} and {day}",
        ),
        (
            "{year}",
            "",
            "the feed has no date column, so that the names of its files must give each month, such as 2020-11",
        ),
        ("{year}-{year}", "", "{year} stands twice in `period`"),
        ("{year}-{month}-{quarter}", "", "{month} and {quarter} do not go together in one period; keep one"),
        ("{year}-{day}", "", "a day without its month is no date"),
        ("sometimes", "", "`sometimes` is no month"),
        ("2024", "", "the feed has no date column"),
    ] {
        let errors = catalog(&format!("period = \"{period}\""), columns).expect_err("not sound");
        let at = errors[0].location.as_ref().map(|at| (at.line, at.column));
        assert_eq!((errors.len(), at), (1, Some((Some(6), Some(10)))), "{errors:?}");
        assert!(told(&errors)[0].contains(message), "{:?}", told(&errors));
    }
    for period in ["{year}", "{year}-{month}", "2024", "2024-03", "Q{quarter} {year}"] {
        assert!(catalog(&format!("period = \"{period}\""), DAY).is_ok(), "{period}");
    }
}
