//! `onpace init`: made-up folders against the truth about their columns, and what becomes of a project that nobody has confirmed.

use crate::made_folders::{Folder, Grid, TrueColumn, county, departments, programme};
use onpace::catalog::ProjectFiles;
use onpace::measure::BUILT_IN;
use onpace::propose::project::{
    ColumnProposal, ColumnType, FeedProposal, IndicatorProposal, MeasureProposal, Proposal, Wishes, look_through,
};
use onpace::words::Language;
use std::borrow::Cow;

fn in_memory(folder: &Folder) -> ProjectFiles {
    ProjectFiles::Memory(folder.files.iter().map(|(path, bytes)| (path.clone(), Cow::Owned(bytes.clone()))).collect())
}

fn proposed(files: &ProjectFiles) -> Proposal {
    let looked = look_through(files, Language::English).expect("files in memory");
    looked.propose(files, "folder", &Wishes::default())
}

/// A heading without blanks, marks and wide letters.
fn folded(heading: &str) -> String {
    heading
        .to_lowercase()
        .replace('（', "(")
        .replace('）', ")")
        .replace('：', ":")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn column_of<'f>(feed: &'f FeedProposal, header: &str) -> Option<&'f ColumnProposal> {
    let unpivot = feed.unpivot.as_ref();
    match header {
        "#" => feed.columns.iter().find(|column| unpivot.is_some_and(|wide| wide.into == column.id)),
        "…" => feed.columns.iter().find(|column| unpivot.is_some_and(|wide| wide.value == column.id)),
        _ => feed.columns.iter().find(|column| column.headers.iter().any(|own| folded(own) == folded(header))),
    }
}

fn measures(indicator: &IndicatorProposal, column: &str) -> bool {
    matches!(&indicator.measure, MeasureProposal::Sum(of) | MeasureProposal::Reported(of) if of == column)
}

/// What is wrong with a column; `None` where nothing is.
fn fault(proposal: &Proposal, truth: &TrueColumn) -> Option<String> {
    let of_files = |feed: &&FeedProposal| feed.paths.iter().any(|path| path.contains(truth.file));
    let Some(feed) = proposal.feeds.iter().find(of_files) else { return Some("no feed".to_owned()) };
    let Some(column) = column_of(feed, truth.header) else { return Some("no column".to_owned()) };
    if column.kind.as_str() != truth.kind {
        return Some(format!("type {}", column.kind.as_str()));
    }
    if column.private != truth.private {
        return Some(format!("private {}", column.private));
    }
    let ColumnType::Quantity(unit) = column.kind else { return None };
    // A unit that is not built in, such as £000, is known by its name.
    let is_right = match BUILT_IN.parse(truth.unit) {
        Some(stated) => unit.is_as_much_as(stated) && unit.dimension() == stated.dimension(),
        None => unit.to_string() == truth.unit,
    };
    if !is_right {
        return Some(format!("unit {unit}"));
    }
    let kinds: Vec<&str> =
        feed.indicators.iter().filter(|i| measures(i, &column.id)).map(|i| i.kind.as_str()).collect();
    let right = !kinds.is_empty() && kinds.iter().all(|kind| *kind == truth.value_kind);
    (!right).then(|| format!("kind {kinds:?}"))
}

/// The share of columns of which type, unit, kind and privacy are right, in hundredths.
#[expect(clippy::print_stdout, reason = "what is measured is shown")]
fn share_right(folder: &Folder, proposal: &Proposal) -> usize {
    let faults: Vec<(&TrueColumn, String)> =
        folder.truth.iter().filter_map(|truth| Some((truth, fault(proposal, truth)?))).collect();
    let right = folder.truth.len() - faults.len();
    println!("{right} of {} columns are right", folder.truth.len());
    for (truth, why) in &faults {
        println!("  {} {}: {why}", truth.file, truth.header);
    }
    right * 100 / folder.truth.len()
}

/// The folder with what was proposed for it.
fn with_proposal(folder: &Folder, proposal: &Proposal) -> ProjectFiles {
    let ProjectFiles::Memory(mut files) = in_memory(folder) else { unreachable!("in memory") };
    files.extend(proposal.files.iter().map(|(name, text)| (name.clone(), Cow::Owned(text.clone().into_bytes()))));
    ProjectFiles::Memory(files)
}

fn holds(lang: &str, language: Language) {
    let folder = departments(lang);
    let is = |path: &str, ending: &str| std::path::Path::new(path).extension().is_some_and(|own| own == ending);
    let tables = folder
        .files
        .keys()
        .filter(|path| !path.contains("~$") && !is(path, "et") && !is(path, "docx") && !is(path, "pdf"));
    assert_eq!(tables.count(), 60, "{lang}");
    let proposal = proposed(&in_memory(&folder));
    assert_eq!(proposal.language, language);
    let share = share_right(&folder, &proposal);
    assert!(share >= 90, "{lang}: {share} %");
    let told = |part: &str| {
        proposal.told.iter().any(|one| one.location.as_ref().is_some_and(|place| place.file.contains(part)))
    };
    assert!(told("~$") && told(".et"), "{:?}", proposal.told);
    let study = onpace::Study::load(&with_proposal(&folder, &proposal), |_| {}).expect("a sound catalog");
    let unreadable: Vec<String> = study.unreadable().map(ToString::to_string).collect();
    assert!(unreadable.is_empty(), "{unreadable:?}");
    let rejected: u64 = study.feeds.values().flat_map(|feed| &feed.files).map(|file| file.rejected).sum();
    assert_eq!(rejected, 0, "{lang}");
    for (path, _) in folder
        .files
        .iter()
        .filter(|(path, _)| is(path, "xlsx") || is(path, "csv"))
        .filter(|(path, _)| !path.contains("~$"))
    {
        let readers = study.feeds.values().filter(|feed| feed.files.iter().any(|file| file.path == **path)).count();
        assert_eq!(readers, 1, "{path} is read by one feed");
    }
}

#[test]
fn sixty_chinese_files_become_a_project() {
    holds("zh-CN", Language::Chinese);
}

#[test]
fn sixty_english_files_become_a_project() {
    holds("en", Language::English);
}

/// A folder that the rules were not made with.
fn is_read_well(folder: &Folder) -> Proposal {
    let proposal = proposed(&in_memory(folder));
    let share = share_right(folder, &proposal);
    assert!(share >= 90, "{share} %");
    let study = onpace::Study::load(&with_proposal(folder, &proposal), |_| {}).expect("a sound catalog");
    let unreadable: Vec<String> = study.unreadable().map(ToString::to_string).collect();
    assert!(unreadable.is_empty(), "{unreadable:?}");
    let rejected: u64 = study.feeds.values().flat_map(|feed| &feed.files).map(|file| file.rejected).sum();
    assert_eq!(rejected, 0);
    let indicators = || proposal.feeds.iter().flat_map(|feed| &feed.indicators);
    let names: std::collections::BTreeSet<&str> = indicators().map(|indicator| indicator.name.as_str()).collect();
    assert_eq!(names.len(), indicators().count(), "no name is given twice");
    // Shares are never added up.
    for indicator in indicators().filter(|indicator| indicator.unit.is_share()) {
        assert!(matches!(indicator.measure, MeasureProposal::Reported(_)), "{}", indicator.name);
    }
    proposal
}

fn every(proposal: &Proposal, path: &str) -> onpace::measure::Every {
    let is_own = |feed: &&FeedProposal| feed.paths.iter().any(|own| own.contains(path));
    proposal.feeds.iter().find(is_own).expect("a feed").every
}

#[test]
fn a_county_of_quarters_annexes_and_parts_becomes_a_project() {
    use onpace::measure::Every;
    let proposal = is_read_well(&county());
    assert_eq!(every(&proposal, "农村公路"), Every::Quarter);
    assert_eq!(every(&proposal, "税收"), Every::Month);
    assert_eq!(every(&proposal, "义务教育"), Every::Year);
    let names: Vec<&str> =
        proposal.feeds.iter().flat_map(|feed| &feed.indicators).map(|one| one.name.as_str()).collect();
    assert!(names.contains(&"烟叶种植面积"), "{names:?}");
    let ratio = proposal.feeds.iter().flat_map(|feed| &feed.indicators).find(|one| one.name == "生师比");
    assert!(ratio.is_some_and(|one| matches!(one.measure, MeasureProposal::Reported(_))));
    assert!(proposal.feeds.iter().all(|feed| !feed.name.contains("模拟")), "a note is no name");
}

#[test]
fn a_programme_with_units_in_titles_and_decimal_commas_becomes_a_project() {
    use onpace::measure::Every;
    let proposal = is_read_well(&programme());
    assert_eq!(every(&proposal, "affordable homes"), Every::Quarter);
    assert_eq!(every(&proposal, "Ward profile"), Every::Year);
    assert!(proposal.feeds.iter().any(|feed| feed.has_decimal_comma));
}

/// The program, in a folder of made-up files.
fn onpace(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_onpace"));
    let output = program
        .current_dir(folder)
        .args(arguments)
        .env("LANG", "en_GB.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn files_below(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files_below(&path));
        } else {
            all.push((path.clone(), std::fs::read(&path).expect("a file")));
        }
    }
    all.sort();
    all
}

#[test]
fn a_project_that_nobody_has_confirmed_says_so_and_writes_no_letters() {
    let folder = tempfile::tempdir().expect("a folder");
    departments("zh-CN").write(folder.path());
    let before = files_below(folder.path());
    let (code, _, said) = onpace(folder.path(), &["init", ".", "--dry-run"]);
    assert_eq!((code, files_below(folder.path()) == before), (Some(0), true), "{said}");
    let (code, out, said) = onpace(folder.path(), &["init", ".", "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("to-confirm.md") && said.contains("预算执行.et"), "{out}{said}");
    let toml = std::fs::read_to_string(folder.path().join("onpace.toml")).expect("a catalog");
    assert!(toml.contains("to_confirm") && toml.contains("待确认"));
    assert!(std::fs::read_to_string(folder.path().join(".gitignore")).expect("a list").contains("控辍保学台账"));
    // Nothing is written twice.
    let after = files_below(folder.path());
    let (code, _, said) = onpace(folder.path(), &["init", ".", "--yes"]);
    assert_eq!((code, files_below(folder.path()) == after), (Some(4), true), "{said}");
    assert_eq!(onpace(folder.path(), &["check", "."]).0, Some(0));
    let (code, _, said) = onpace(folder.path(), &["run", ".", "--as-of", "2024-12", "--out", "out"]);
    assert_eq!(code, Some(0), "{said}");
    let report = folder.path().join("out/2024-12");
    for form in ["briefing.md", "briefing.html", "report.json"] {
        let text = std::fs::read_to_string(report.join(form)).expect("a form");
        assert!(text.contains("目录待确认"), "{form}");
    }
    for arguments in
        [&["letters", ".", "--as-of", "2024-12"][..], &["run", ".", "--as-of", "2024-12", "--edition", "public"]]
    {
        let (code, _, said) = onpace(folder.path(), arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("to-confirm.md"), "{said}");
    }
    // Once the line is gone, nothing is said any more.
    let confirmed: Vec<&str> = toml.lines().filter(|line| !line.starts_with("to_confirm")).collect();
    std::fs::write(folder.path().join("onpace.toml"), confirmed.join("\n")).expect("written");
    onpace(folder.path(), &["run", ".", "--as-of", "2024-12", "--out", "out"]);
    assert!(!std::fs::read_to_string(report.join("briefing.md")).expect("a form").contains("目录待确认"));
}

#[test]
fn files_that_come_later_join_their_feed_or_make_one() {
    let folder = tempfile::tempdir().expect("a folder");
    departments("en").write(folder.path());
    assert_eq!(onpace(folder.path(), &["init", ".", "--yes"]).0, Some(0));
    let came = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = came.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let head = "Month,Ward,Stream,Tonnes collected,Missed collections\n";
    let april = put("April figures 2025.csv", &format!("{head}2025-04,Ashby,Residual,31.5,2\n"));
    let add = |file: &str, more: &[&str]| {
        onpace(folder.path(), &[&["add", file, "--by", "J. Example", "--on", "2025-05-09"], more].concat())
    };
    let (code, out, said) = add(&april, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("Waste/waste-2025-04.csv") && out.contains("1 rows used"), "{out}");
    // Another report of that month corrects it; the first stays.
    let again = put("waste-2025-04.csv", &format!("{head}2025-04,Ashby,Residual,33,2\n"));
    let (code, out, said) = add(&again, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("Waste/waste-2025-04-revised.csv"), "{out}");
    assert_eq!(std::fs::read(folder.path().join("Waste/waste-2025-04.csv")).ok(), std::fs::read(&april).ok());
    assert!(add(&again, &[]).1.contains("already"), "the same bytes are not taken twice");
    let received = std::fs::read_to_string(folder.path().join("received.csv")).expect("a list");
    assert!(
        received.contains("Waste/waste-2025-04-revised.csv,") && received.contains(",2025-05-09,J. Example,"),
        "{received}"
    );
    // What fits no feed becomes one; what stands in the catalog is kept.
    let toml = || std::fs::read_to_string(folder.path().join("onpace.toml")).expect("a catalog");
    let before = toml();
    let parks = put("park visits 2025-04.csv", "Ward,Park visits,Benches repaired\nAshby,900,2\nNew Quay,70,1\n");
    let (code, out, said) = add(&parks, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("feeds/park visits 2025-04.csv"), "{out}");
    assert!(toml().starts_with(&before) && toml().contains("[feed.park_visits]"));
    assert!(std::fs::read_to_string(folder.path().join("regions.csv")).expect("regions").contains("New Quay"));
    assert_eq!(onpace(folder.path(), &["check", "."]).0, Some(0));
    let all = files_below(folder.path());
    assert_eq!(add(&parks, &["--feed", "waste"]).0, Some(2));
    assert!(files_below(folder.path()) == all, "what does not fit is not taken");
}

/// A folder of texts.
fn of_texts(files: &[(&str, &str)]) -> ProjectFiles {
    let bytes = |text: &str| Cow::Owned(text.as_bytes().to_vec());
    ProjectFiles::Memory(files.iter().map(|(name, text)| ((*name).to_owned(), bytes(text))).collect())
}

/// What is proposed for files, and how many rows of each feed count with it.
fn read_with_proposal(files: &[(&str, &str)]) -> (Proposal, Vec<(u64, u64)>) {
    let folder = of_texts(files);
    let proposal = proposed(&folder);
    let ProjectFiles::Memory(mut all) = folder else { unreachable!("in memory") };
    all.extend(proposal.files.iter().map(|(name, text)| (name.clone(), Cow::Owned(text.clone().into_bytes()))));
    let study = onpace::Study::load(&ProjectFiles::Memory(all), |_| {}).expect("a sound catalog");
    let of = |file: &onpace::feed::FileRead| (file.valid, file.superseded);
    let counts = study
        .feeds
        .values()
        .map(|feed| feed.files.iter().map(of).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)));
    (proposal, counts.collect())
}

fn indicator<'p>(proposal: &'p Proposal, name: &str) -> &'p IndicatorProposal {
    let mut all = proposal.feeds.iter().flat_map(|feed| &feed.indicators);
    all.find(|indicator| indicator.name == name).unwrap_or_else(|| panic!("no indicator {name}"))
}

#[test]
fn projects_whose_days_are_put_off_are_no_new_cases() {
    let head = "项目名称,所在乡镇,总投资（万元）,开工时间,计划竣工时间,累计完成投资（万元）,形象进度（%）\n";
    let first = format!(
        "{head}道路改造,东乡,900,2023-09-01,2024-12-31,120,20\n供水工程,西镇,700,2023-10-08,2024-11-30,90,15\n河道治理,南镇,400,2024-01-03,2024-10-31,30,10\n"
    );
    let second = format!(
        "{head}道路改造,东乡,900,2023-09-15,2025-03-31,260,40\n供水工程,西镇,700,2023-10-08,2024-12-20,150,35\n河道治理,南镇,400,2024-01-20,2024-10-31,90,30\n"
    );
    let files = [("2024年一季度项目库.csv", first.as_str()), ("2024年二季度项目库.csv", &second)];
    let (proposal, counts) = read_with_proposal(&files);
    assert_eq!(counts, [(6, 0)], "no row of a quarter revises one of another");
    assert_eq!(indicator(&proposal, "累计完成投资").kind.as_str(), "running");
    assert_eq!(indicator(&proposal, "总投资").kind.as_str(), "level");
    let shares = proposal.feeds.iter().flat_map(|feed| &feed.indicators).filter(|one| one.unit.is_share());
    assert_eq!(shares.count(), 0, "the progress of single projects is not that of a county");
}

#[test]
fn rows_counted_in_different_things_are_never_added_up() {
    let stock = |n: u32| {
        format!(
            "district,commodity,unit,received,distributed\nKaboro,Maize,MT,{n},3\nKaboro,Beans,kg,{n}0,4\nKaboro,Oil,litres,7,1\nNakari,Maize,MT,{n},3\nNakari,Beans,kg,{n}0,4\nNakari,Oil,litres,7,1\n"
        )
    };
    let months = "指标名称,计量单位,本月,累计,同比±%\n工业增加值,万元,320,650,3.1\n新增就业,人,210,400,2\n接待游客,万人次,12.4,30,5\n";
    let (first, second) = (stock(5), stock(8));
    let files = [
        ("stock/stock_202401.csv", first.as_str()),
        ("stock/stock_202402.csv", &second),
        ("统计/202401主要指标.csv", months),
        ("统计/202402主要指标.csv", months),
    ];
    let (proposal, counts) = read_with_proposal(&files);
    assert_eq!(counts.iter().map(|(used, _)| used).sum::<u64>(), 18);
    let unit = |name: &str| indicator(&proposal, name).unit.to_string();
    assert_eq!(["Maize (received)", "Beans (received)", "Oil (received)"].map(unit), ["吨", "公斤", "升"]);
    assert_eq!(["工业增加值（本月）", "新增就业（累计）", "接待游客（本月）"].map(unit), ["万元", "人", "万人次"]);
    let changes =
        proposal.feeds.iter().flat_map(|feed| &feed.columns).find(|column| column.headers[0].contains("同比"));
    assert!(changes.is_some_and(|column| !column.no_negative), "a rate of change may fall");
}

#[test]
fn a_name_beside_sex_and_age_is_private_whatever_it_looks_like() {
    let list = "Ref,Name,Sex,District,Date of training\n1,Asha,F,Kaboro,2024-01-03\n2,Person 2,M,Nakari,2024-02-08\n3,Juma,M,Kaboro,2024-03-09\n";
    let proposal = proposed(&of_texts(&[("training/participants.csv", list)]));
    let name = proposal.feeds[0].columns.iter().find(|column| column.headers[0] == "Name");
    assert!(name.is_some_and(|column| column.private));
}

#[test]
fn a_quarter_beside_two_short_years_is_financial() {
    let table = "Ward,Potholes repaired,Complaints received\nAbbey,40,3\nFernley,31,2\nWestbrook,22,6\n";
    let files = ["Q1 24-25 highways.csv", "Q2 24-25 highways.csv", "Q3 24-25 highways.csv"].map(|name| (name, table));
    let (proposal, _) = read_with_proposal(&files);
    assert_eq!(proposal.year_starts, 4);
    let head = &proposal.files.iter().find(|(name, _)| name == "onpace.toml").expect("a catalog").1;
    assert!(head.contains("start       = \"2024-04\""), "{head}");
}

#[test]
fn what_is_added_keeps_the_encoding_of_what_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    std::fs::create_dir(path("月报")).expect("a folder");
    let report = |n: u32| gbk(&format!("乡镇,造林面积（亩）\n东乡,{n}\n西镇,2{n}\n南镇,3{n}\n"));
    std::fs::write(path("月报/造林2024年1月.csv"), report(5)).expect("written");
    std::fs::write(path("月报/造林2024年2月.csv"), report(6)).expect("written");
    assert_eq!(onpace(folder.path(), &["init", ".", "--yes"]).0, Some(0));
    for name in ["onpace.toml", "regions.csv"] {
        let text = std::fs::read_to_string(path(name)).expect("a text");
        std::fs::write(path(name), gbk(text.trim_start_matches('\u{FEFF}'))).expect("written");
    }
    std::fs::write(path("received.csv"), gbk("文件;收到日期;经办人\n月报/造林2024年1月.csv;2024-02-03;王某\n"))
        .expect("written");
    let came = tempfile::tempdir().expect("a folder");
    let file = came.path().join("公厕2024年3月.csv");
    std::fs::write(&file, gbk("乡镇,新建公厕（座）\n东乡,2\n西镇,3\n北山镇,1\n")).expect("written");
    let before = std::fs::read(path("onpace.toml")).expect("a catalog");
    let (code, out, said) =
        onpace(folder.path(), &["add", &file.to_string_lossy(), "--by", "李某", "--on", "2024-04-02"]);
    assert_eq!(code, Some(0), "{out}{said}");
    let text = |name: &str| encoding_rs::GBK.decode(&std::fs::read(path(name)).expect("a file")).0.into_owned();
    assert!(
        std::fs::read(path("onpace.toml")).expect("a catalog").starts_with(&before),
        "what stands is kept byte for byte"
    );
    assert!(text("regions.csv").contains("西镇") && text("regions.csv").contains("北山镇"));
    assert!(
        text("received.csv").contains("造林2024年1月.csv;2024-02-03;王某\nfeeds/公厕2024年3月.csv;2024-04-02;李某"),
        "{}",
        text("received.csv")
    );
    assert_eq!(onpace(folder.path(), &["check", "."]).0, Some(0));
}

#[test]
fn regions_in_a_workbook_are_read_and_not_appended_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let trees = "Ward,Trees planted\nAbbey,4\nFernley,3\nWestbrook,2\n";
    std::fs::write(path("trees 2024-01.csv"), trees).expect("written");
    std::fs::write(path("trees 2024-02.csv"), trees.replace('4', "6")).expect("written");
    assert_eq!(onpace(folder.path(), &["init", ".", "--yes"]).0, Some(0));
    let regions = std::fs::read_to_string(path("regions.csv")).expect("regions");
    let mut grid = Grid::default();
    for line in regions.trim_start_matches('\u{FEFF}').lines() {
        grid.row(&line.split(',').collect::<Vec<_>>());
    }
    std::fs::write(path("regions.xlsx"), grid.xlsx()).expect("written");
    std::fs::remove_file(path("regions.csv")).expect("removed");
    let came = tempfile::tempdir().expect("a folder");
    let add = |name: &str, text: &str| {
        let file = came.path().join(name);
        std::fs::write(&file, text).expect("written");
        onpace(folder.path(), &["add", &file.to_string_lossy(), "--by", "J. Example", "--on", "2024-04-02"])
    };
    let before = files_below(folder.path());
    let (code, out, said) = add("benches 2024-03.csv", "Ward,Benches repaired\nAbbey,1\nNew Quay,2\nFernley,5\n");
    assert_eq!(code, Some(2), "{out}{said}");
    assert!(said.contains("New Quay") && said.contains("regions.xlsx"), "{said}");
    assert!(files_below(folder.path()) == before, "nothing is written");
    let (code, out, said) = add("benches 2024-03.csv", "Ward,Benches repaired\nAbbey,1\nWestbrook,2\nFernley,5\n");
    assert_eq!(code, Some(0), "{out}{said}");
    assert!(!path("regions.csv").exists() && out.contains("3 rows used"), "{out}");
    assert_eq!(onpace(folder.path(), &["check", "."]).0, Some(0));
}

#[test]
fn a_fiscal_year_without_its_first_month_is_asked_about() {
    let table = "District,Farmers trained\nKaboro,40\nNakari,31\nSironko,22\n";
    let files = ["FY22 results.csv", "FY23 results.csv", "FY24 results.csv"].map(|name| (name, table));
    let proposal = proposed(&of_texts(&files));
    let text = |name: &str| &proposal.files.iter().find(|(own, _)| own == name).expect("a file").1;
    assert!(text("onpace.toml").contains("year_starts = 1   # to confirm"), "{}", text("onpace.toml"));
    assert!(text("to-confirm.md").contains("year_starts = 1"));
}

#[test]
fn units_at_the_end_of_headings_and_beside_rows_count() {
    let schemes = "Scheme,Ward,Budget £000,Spend to date £000,Start date\nA1,Abbey,500,20,01/05/2024\nB2,Fern,600,30,02/05/2024\nC3,West,700,40,03/05/2024\n";
    let use_of = "乡镇,单位,化肥使用量,农药使用量\n东乡,公斤,1000,20\n西镇,吨,2,1\n南镇,公斤,500,30\n";
    let files = [
        ("Capital/schemes Q1 2024-25.csv", schemes),
        ("Capital/schemes Q2 2024-25.csv", schemes),
        ("农业局/化肥农药2024年1月.csv", use_of),
        ("农业局/化肥农药2024年2月.csv", use_of),
    ];
    let (proposal, counts) = read_with_proposal(&files);
    assert_eq!(counts.iter().map(|(used, _)| used).sum::<u64>(), 12);
    assert_eq!(indicator(&proposal, "Budget £000").unit, BUILT_IN.parse("£ thousand").expect("a unit"));
    assert_eq!(indicator(&proposal, "化肥使用量").unit, BUILT_IN.parse("公斤").expect("a unit"));
}

#[test]
fn a_school_with_the_name_of_its_head_is_no_case() {
    let table = "School,Name of head,Pupils on roll,Attendance %\nHill,Ms Hill,200,91.5\nPark,Mr Park,210,92\nVale,Ms Vale,220,93\n";
    let files = ["Attendance 2024-04.csv", "Attendance 2024-05.csv"].map(|name| (name, table));
    let (proposal, _) = read_with_proposal(&files);
    let head = proposal.feeds[0].columns.iter().find(|column| column.headers[0] == "Name of head");
    assert!(head.is_some_and(|column| column.private));
    assert_eq!(indicator(&proposal, "Pupils on roll").kind.as_str(), "level");
    assert!(matches!(indicator(&proposal, "Attendance %").measure, MeasureProposal::Reported(_)));
}

#[test]
fn a_file_whose_title_alone_names_its_period_joins_its_feed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let report = |month: u32, new: u32| {
        format!(
            "东山县就业工作月报,,\n2024年{month}月,,单位：人\n乡镇,城镇新增就业人数,转移就业人数（累计）\n东乡,{new},{month}0\n西镇,2{new},{month}1\n南镇,1{new},{month}2\n"
        )
    };
    for month in 1..4 {
        std::fs::write(path(&format!("人社0{month}月.csv")), report(month, month + 2)).expect("written");
    }
    assert_eq!(onpace(folder.path(), &["init", ".", "--yes"]).0, Some(0));
    let came = tempfile::tempdir().expect("a folder");
    let add = |name: &str, text: &str, more: &[&str]| {
        let file = came.path().join(name);
        std::fs::write(&file, text).expect("written");
        let file = file.to_string_lossy().into_owned();
        onpace(folder.path(), &[&["add", &file, "--by", "王某", "--on", "2024-05-02"], more].concat())
    };
    let (code, out, said) = add("人社04月.csv", &report(4, 7), &[]);
    assert_eq!(code, Some(0), "{out}{said}");
    assert!(path("人社04月.csv").exists(), "{out}");
    let (code, out, _) = add("就业五月.csv", &report(5, 8), &[]);
    assert!(code == Some(0) && out.contains("2024-05"), "{out}");
    assert_eq!(onpace(folder.path(), &["check", "."]).0, Some(0));
    // What cannot be read becomes no feed, and nothing is written; with its period it does.
    let (before, harvest) =
        (files_below(folder.path()), "乡镇,应收面积（亩）,已收面积（亩）\n东乡,100,20\n西镇,100,30\n北山镇,50,9\n");
    let (code, out, said) = add("早稻收割进度.csv", harvest, &[]);
    assert!(code == Some(3) && said.contains("--period"), "{out}{said}");
    assert!(files_below(folder.path()) == before);
    let (code, out, said) = add("早稻收割进度.csv", harvest, &["--period", "2024-04"]);
    assert_eq!(code, Some(0), "{out}{said}");
    assert!(path("feeds/早稻收割进度-2024-04.csv").exists() && said.contains("北山镇"), "{out}{said}");
}

/// Two of its senders change their headings, and some of its months hold nothing but a heading.
#[test]
fn the_files_of_the_bundled_project_alone_become_one_with_all_its_feeds() {
    let files = onpace::pack::project();
    let of_feeds: std::collections::BTreeMap<String, Cow<'static, [u8]>> = files
        .matching(&glob::Pattern::new("feeds/*").expect("a pattern"))
        .expect("the bundled files")
        .into_iter()
        .map(|name| (name.clone(), Cow::Owned(files.read(&name).expect("a file").into_owned())))
        .collect();
    let proposal = proposed(&ProjectFiles::Memory(of_feeds));
    let ids: Vec<&str> = proposal.feeds.iter().map(|feed| feed.id.as_str()).collect();
    assert_eq!(ids.len(), 17, "{ids:?}\n{:?}", proposal.told);
    let acreage = proposal.feeds.iter().find(|feed| feed.id == "acreage").expect("the acreage");
    let headings = acreage.columns.iter().find(|column| column.kind.as_str() == "region").map(|c| c.headers.clone());
    assert_eq!(headings.map(|all| all.len()), Some(2), "乡镇 and 单位 are one column");
    assert_eq!(proposal.taken["acreage"].rejected, 0);
}

/// A project whose catalog refers to other files, such as a text of its own, takes in a feed more.
#[test]
fn a_project_that_refers_to_other_files_takes_in_a_feed_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = onpace::pack::project();
    for name in files.matching(&glob::Pattern::new("**/*").expect("a pattern")).expect("the bundled files") {
        let path = folder.path().join(&name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, files.read(&name).expect("a file")).expect("written");
    }
    let table = "月份,乡镇,安装路灯盏数\n2021-12,文昌镇,12\n2021-12,柳河镇,9\n";
    std::fs::write(folder.path().join("路灯2021年12月.csv"), table).expect("written");
    let (exit, out, said) = onpace(folder.path(), &["add", "路灯2021年12月.csv"]);
    assert_eq!(exit, Some(0), "{out}{said}");
    let (exit, out, said) = onpace(folder.path(), &["check"]);
    assert_eq!(exit, Some(0), "{out}{said}");
}
