//! What is kept of files comes to the same as the files, whatever happens to it.

use onpace::catalog::{Catalog, Feed, ProjectFiles, load};
use onpace::feed::{Aggregation, CacheEntry, Detail, FeedCache, Ingested, Secret, ingest_cached};
use onpace::pack;
use onpace::pipeline::{Step, Study, details};
use onpace::store::{Store, Using};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

const CATALOG: &str = r#"
title = "报表"
start = "2020-01"
synthetic = "示例"
[feed.events]
files  = "feeds/events-*.*"
source = "县金融办"
[feed.events.column]
day    = { header = "日期", type = "date" }
region = { header = "乡镇", type = "region", optional = true }
kind   = { header = "类别", type = "text", one_of = ["甲类", "乙类"] }
items  = { header = "件数", type = "quantity", unit = "个", min = 0, optional = true }
amount = { header = "金额", type = "quantity", unit = "元" }
note   = { header = "备注", type = "text", optional = true }
[feed.cases]
files     = "feeds/cases-*.csv"
source    = "县教体局"
key       = ["case"]
files_are = "full"
max_rejected = "100%"
[feed.cases.column]
case   = { header = "编号", type = "id", private = true }
region = { header = "乡镇", type = "region" }
day    = { header = "日期", type = "date" }
until  = { header = "办结", type = "date", optional = true }
[feed.reports]
files  = "feeds/reports-*.csv"
source = "县农业农村局"
key    = ["month", "region", "crop"]
[feed.reports.column]
month  = { header = "月份", type = "date" }
region = { header = "乡镇", type = "region" }
crop   = { header = "作物", type = "text", one_of = ["烟叶", "红薯"] }
area   = { header = "面积", type = "quantity", unit = "亩", jump = 3 }
[feed.secret]
files  = "feeds/secret-*.csv"
source = "县民政局"
[feed.secret.column]
born   = { header = "出生", type = "date", private = true }
[indicator.amount]
name    = "金额"
feed    = "events"
measure = { sum = "amount" }
kind    = "flow"
unit    = "万元"
better  = "higher"
[indicator.open]
name    = "未办结"
feed    = "cases"
measure = { open = ["day", "until"] }
kind    = "open"
unit    = "个"
better  = "lower"
"#;
const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n411025901,文昌镇,township,411025\n\
    411025902,柳河镇,township,411025\n";
const EVENTS: &str = "日期,乡镇,类别,件数,金额,备注\n";
const CASES: &str = "编号,乡镇,日期,办结\n";
const REPORTS: &str = "月份,乡镇,作物,面积\n";
/// What must never be found below `.onpace`.
const NAME: &str = "王小明411025199901011234";

/// A project's folder.
pub struct Project {
    home: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self { home: tempfile::tempdir().expect("a folder") };
        project.put("onpace.toml", CATALOG);
        project.put("regions.csv", REGIONS);
        project.put("targets.csv", "indicator,scope,kind,value,unit\n");
        project
    }

    /// One whose files were all written a minute ago.
    fn with(files: &[(&str, String)]) -> Self {
        let project = Self::new();
        for (name, text) in files {
            project.put(name, text);
            project.date(name, 60);
        }
        project
    }

    pub fn path(&self) -> &Path {
        self.home.path()
    }

    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// Makes a file look as if it had been written so many seconds ago.
    fn date(&self, name: &str, seconds: u64) {
        let file = fs::File::options().write(true).open(self.path().join(name)).expect("open");
        file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).expect("dated");
    }

    pub fn files(&self) -> ProjectFiles {
        ProjectFiles::Folder(self.path().into())
    }

    pub fn store(&self) -> Store {
        Store::open_from(&self.files(), 0)
    }

    pub fn catalog(&self) -> Catalog {
        load(&self.files()).expect("a sound catalog").output
    }

    pub fn entries(&self) -> Vec<PathBuf> {
        let all = fs::read_dir(self.path().join(".onpace/store")).into_iter().flatten().flatten().map(|e| e.path());
        let mut entries: Vec<_> = all.filter(|p| p.extension().is_some_and(|e| e == "parquet")).collect();
        entries.sort();
        entries
    }

    /// All feeds as a new run reads them, and how many files it took from the store and how many it read.
    pub fn read(&self) -> (Vec<Ingested>, usize, usize) {
        self.read_as(&|_, _| Detail::Rows)
    }

    fn read_as(&self, detail: &dyn Fn(&Catalog, &Feed) -> Detail) -> (Vec<Ingested>, usize, usize) {
        let (catalog, store) = (self.catalog(), self.store());
        let caches = store.caches(&catalog.regions);
        let (mut all, mut taken, mut put) = (Vec::new(), 0, 0);
        for feed in &catalog.feeds {
            let asked = detail(&catalog, feed);
            let counting = Counting { of: &caches.of(feed, &asked), taken: 0.into(), put: 0.into() };
            all.push(ingest_cached(feed, &catalog.regions, &self.files(), &asked, &counting));
            taken += counting.taken.into_inner();
            put += counting.put.into_inner();
        }
        store.remember();
        (all, taken, put)
    }
}

/// A shelf that counts.
#[derive(Debug)]
struct Counting<'a> {
    of: &'a dyn FeedCache,
    taken: AtomicUsize,
    put: AtomicUsize,
}

impl FeedCache for Counting<'_> {
    fn begin(&self, names: &[String]) -> Secret {
        self.of.begin(names)
    }

    fn take(&self, name: &str) -> Option<CacheEntry<'static>> {
        let kept = self.of.take(name);
        self.taken.fetch_add(usize::from(kept.is_some()), Ordering::Relaxed);
        kept
    }

    fn keeps(&self, name: &str) -> bool {
        self.of.keeps(name)
    }

    fn put(&self, name: &str, kept: &CacheEntry<'_>) {
        self.put.fetch_add(1, Ordering::Relaxed);
        self.of.put(name, kept);
    }
}

fn same(a: &Ingested, b: &Ingested) {
    assert!(a.frame.equals_missing(&b.frame), "{:?}\n{:?}", a.frame, b.frame);
    assert_eq!(a.frame.schema(), b.frame.schema());
    assert_eq!(a.files, b.files);
    assert_eq!(a.rejects, b.rejects);
    assert_eq!(a.revisions, b.revisions);
    assert_eq!(a.warnings, b.warnings);
    assert_eq!(a.unreadable, b.unreadable);
    assert_eq!((a.reconciles(), a.reported()), (b.reconciles(), b.reported()));
}

fn all_same(a: &[Ingested], b: &[Ingested]) {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).for_each(|(a, b)| same(a, b));
}

pub fn small() -> Project {
    let cases = format!("{CASES}{NAME},文昌镇,2020-04-03,\nA2,柳河镇,2020-04-04,2020-05-01\nA2,柳河镇,2020-04-05,\n");
    Project::with(&[
        ("feeds/events-2020-04.csv", format!("{EVENTS}2020-04-03,文昌镇,甲类,2,1.25,甲\n2020-04-04,无此镇,甲类,,1,\n")),
        ("feeds/events-2020-05.csv", format!("{EVENTS}2020-05-03,,乙类,,3,\n2020-05-03,,乙类,,3,\n合计,,,,7,\n")),
        ("feeds/cases-2020-04.csv", cases),
        ("feeds/cases-2020-05.csv", format!("{CASES}A3,文昌镇,2020-05-03,\n")),
        ("feeds/secret-2020-05.csv", "出生\n1999-01-01\n".to_owned()),
    ])
}

#[test]
fn what_was_read_is_not_read_again() {
    let project = small();
    let (cold, taken, put) = project.read();
    assert_eq!((taken, put), (0, 4), "private dates are not kept");
    let (warm, taken, put) = project.read();
    assert_eq!((taken, put), (4, 0));
    all_same(&cold, &warm);

    // Another time, the same content: only its hash is taken.
    project.date("feeds/events-2020-04.csv", 30);
    assert_eq!(project.read().1, 4);
    // Other content of the same length, as new as it can be.
    project.put(
        "feeds/events-2020-04.csv",
        format!("{EVENTS}2020-04-03,文昌镇,甲类,2,9.25,甲\n2020-04-04,无此镇,甲类,,1,\n"),
    );
    let (changed, taken, put) = project.read();
    assert_eq!((taken, put), (3, 1));
    assert!(!changed[0].frame.equals_missing(&cold[0].frame));
    assert_eq!(project.entries().len(), 4, "an entry replaces the one before it");
    all_same(&changed, &project.read().0);

    // Only the feed that changed is read anew, and all of them when names mean other regions.
    project.put("onpace.toml", CATALOG.replace(r#"["甲类", "乙类"]"#, r#"["甲类", "丙类"]"#));
    assert_eq!(project.read().1, 2);
    project.put("regions.csv", format!("{REGIONS}411025903,白杨镇,township,411025\n"));
    assert_eq!(project.read().1, 0);
}

#[test]
fn nothing_private_is_kept_in_clear() {
    let project = small();
    project.read();
    let mut read = 0;
    for folder in [".onpace", ".onpace/store"] {
        for file in fs::read_dir(project.path().join(folder)).expect("a folder").flatten() {
            let Ok(bytes) = fs::read(file.path()) else { continue };
            read += 1;
            let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
            for text in [NAME, "199901", "王小明", "1999-01-01", blake3::hash(NAME.as_bytes()).to_hex().as_str()] {
                assert!(!holds(text), "{text} in {}", file.path().display());
            }
        }
    }
    assert!(read >= 6, "entries, the key and the list of files");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = fs::metadata(project.path().join(".onpace/key")).expect("a key");
        assert_eq!(key.permissions().mode() & 0o077, 0, "the key is its owner's");
    }
    // Under another key nothing of what was kept is used, and all comes to the same but the hashes.
    fs::remove_file(project.path().join(".onpace/key")).expect("removed");
    let told = |all: &[Ingested]| all.iter().map(|i| (i.files.clone(), i.rejects.clone())).collect::<Vec<_>>();
    let (again, taken, _) = project.read();
    assert_eq!(taken, 0);
    assert_eq!(told(&again), told(&project.read().0));
}

#[test]
fn what_was_left_is_pruned() {
    let project = small();
    let cold = project.read().0;
    let left = project.path().join(".onpace/store/.unfinished-abc");
    fs::write(&left, "PAR1").expect("written");
    fs::remove_file(project.path().join("feeds/cases-2020-05.csv")).expect("removed");
    project.put("feeds/events-2020-05.csv", EVENTS);
    let (catalog, store) = (project.catalog(), project.store());
    let using: Vec<Using> = catalog.feeds.iter().map(|feed| Using { feed, details: details(&catalog, feed) }).collect();
    let state = store.state(&project.files(), &catalog.regions, &using).expect("a store");
    assert_eq!((state.entries, state.orphaned.files), (4, 2));
    let events = &state.feeds[0];
    assert_eq!((events.files, events.kept, events.stale), (2, 1, 1));
    assert!(state.feeds[3].private);
    let freed = store.prune(&project.files(), &catalog.regions, &using).expect("a store");
    assert_eq!(freed.files, 3);
    assert_eq!((left.exists(), project.entries().len()), (false, 2));
    let (warm, taken, put) = project.read();
    assert_eq!((taken, put), (2, 1));
    assert_eq!(warm[0].files.len(), cold[0].files.len());
}

#[test]
fn without_a_place_to_keep_it_everything_is_read() {
    let project = small();
    // A file where the folder would be.
    fs::write(project.path().join(".onpace"), "").expect("written");
    let (first, taken, put) = project.read();
    assert_eq!((taken, put), (0, 0));
    assert_eq!(first[0].files.len(), 2);
    // A damaged list of files, and a key that is none.
    fs::remove_file(project.path().join(".onpace")).expect("removed");
    project.read();
    fs::write(project.path().join(".onpace/file_index.json"), "{").expect("written");
    assert_eq!(project.read().1, 4);
    fs::write(project.path().join(".onpace/key"), "x").expect("written");
    assert_eq!(project.read().1, 0);
}

#[test]
fn the_bundled_project_is_the_same_from_the_store() {
    let project = Project { home: tempfile::tempdir().expect("a folder") };
    pack::files().for_each(|(name, bytes)| project.put(name, bytes));
    let (cold, taken, _) = project.read();
    assert_eq!(taken, 0);
    let (warm, taken, put) = project.read();
    assert_eq!(put, 0);
    assert!(taken > 300, "{taken}");
    all_same(&cold, &warm);
}

prop_compose! {
    fn event()(
        (month, day) in (3..6_u8, 1..=28_u8),
        region in prop::sample::select(vec!["文昌镇", "柳河镇", "411025901", "", "无此镇"]),
        kind in prop::sample::select(vec!["甲类", "乙类", "其中：甲类", "丙类", ""]),
        items in prop::sample::select(vec!["1", "12", "", "-1"]),
        amount in prop::sample::select(vec!["100", "1.5", "1.2万", "-3", "x", "", "123456789012", "99999999999999.25"]),
        note in prop::sample::select(vec!["", "续", "\"甲,乙\"", "丙"]),
    ) -> String {
        format!("2020-{month:02}-{day:02},{region},{kind},{items},{amount},{note}\n")
    }
}

prop_compose! {
    fn case()(
        case in "[A-C][1-4]?", day in 1..=28_u8, region in prop::sample::select(vec!["文昌镇", "柳河镇", "无此镇"]),
        until in prop::sample::select(vec!["", "2020-05-09", "x"]),
    ) -> String {
        format!("{case},{region},2020-04-{day:02},{until}\n")
    }
}

prop_compose! {
    fn report()(
        region in prop::sample::select(vec!["文昌镇", "柳河镇", "襄城县"]), crop in prop::sample::select(vec!["烟叶", "红薯", "其中：红薯"]),
        area in prop::sample::select(vec!["1", "20", "200000", "—", "0.5"]), month in 3..6_u8,
    ) -> String {
        format!("2020-{month:02},{region},{crop},{area}\n")
    }
}

fn table(head: &'static str, row: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec(row, 0..25).prop_map(move |rows| head.to_owned() + &rows.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_files_are_the_same_from_the_store(
        events in prop::collection::vec(table(EVENTS, event()), 2),
        cases in prop::collection::vec(table(CASES, case()), 2),
        reports in prop::collection::vec(table(REPORTS, report()), 2),
    ) {
        let mut files = BTreeMap::new();
        for (feed, texts) in [("events", events), ("cases", cases), ("reports", reports)] {
            for (month, text) in ["2020-04", "2020-05"].into_iter().zip(texts) {
                files.insert(format!("feeds/{feed}-{month}.csv"), text);
            }
        }
        let named: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        let project = Project::with(&named);
        let sums = |_: &Catalog, feed: &Feed| {
            let sums = Aggregation { by: vec!["kind".into()], of: vec!["amount".into()] };
            if feed.id == "events" { Detail::Aggregated(sums) } else { Detail::Rows }
        };
        for detail in [&|_: &Catalog, _: &Feed| Detail::Rows, &sums as &dyn Fn(&Catalog, &Feed) -> Detail] {
            let cold = project.read_as(detail).0;
            let (warm, taken, put) = project.read_as(detail);
            prop_assert_eq!((taken, put), (6, 0));
            all_same(&cold, &warm);
        }
    }

    #[test]
    fn a_damaged_entry_is_noticed_and_made_anew(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bit in 0..8_u8, cut: bool) {
        let project = small();
        let cold = project.read().0;
        let entries = project.entries();
        let entry = &entries[which.index(entries.len())];
        let whole = fs::read(entry).expect("an entry");
        let mut bytes = whole.clone();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        fs::write(entry, bytes).expect("written");
        let (warm, taken, put) = project.read();
        prop_assert_eq!((taken, put), (3, 1));
        all_same(&cold, &warm);
        prop_assert_eq!(project.read().1, 4);
        prop_assert_eq!(fs::read(entry).ok(), Some(whole));
    }
}

#[test]
fn a_workbook_is_kept_too() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["日期", "乡镇", "类别", "件数", "金额"], ["2020-04-03", "文昌镇", "甲类", "3", "1.5"]].iter().enumerate()
    {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(u32::try_from(row).expect("few"), column, *cell).expect("a cell");
        }
    }
    let project = Project::new();
    project.put("feeds/events-2020-04.xlsx", book.save_to_buffer().expect("a workbook"));
    let (cold, _, put) = project.read();
    let (warm, taken, _) = project.read();
    assert_eq!((put, taken, cold[0].files[0].valid), (1, 1, 1));
    all_same(&cold, &warm);
}

pub fn onpace(at: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onpace"));
    command.current_dir(at).args(args);
    command
}

fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A project with one file large enough to be kept, and one that is not.
pub fn large() -> Project {
    let mut events = EVENTS.to_owned();
    for n in 0..24_000 {
        let town = ["文昌镇", "柳河镇"][n % 2];
        writeln!(events, "2020-04-{:02},{town},甲类,{},{}.{:02},R{n:012}", n % 28 + 1, n % 5, n % 997, n % 100)
            .unwrap();
    }
    assert!(events.len() > 1 << 20);
    let cases = format!("{CASES}{NAME},文昌镇,2020-04-03,\n");
    Project::with(&[("feeds/events-2020-04.csv", events), ("feeds/cases-2020-04.csv", cases)])
}

/// All files of a report, but for the manifest.
fn written(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for path in fs::read_dir(&at).expect("a folder").flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(folder).expect("below").to_owned(), fs::read(&path).expect("a file"));
            }
        }
    }
    files
}

#[test]
fn reports_are_the_same_with_and_without_a_store() {
    let project = large();
    let at = project.path();
    let run = |out: &str, more: &[&str]| {
        let args = [&["run", ".", "--as-of", "2020-04", "--no-png", "--out", out], more].concat();
        done(&onpace(at, &args).output().expect("it runs"));
        written(&at.join(out).join("2020-04"))
    };
    let without = run("without", &["--no-store"]);
    assert!(!at.join(".onpace").exists());
    // Two at once, neither of which finds anything.
    let mut both = ["one", "two"].map(|out| {
        let args = ["run", ".", "--as-of", "2020-04", "--no-png", "--out", out];
        onpace(at, &args).stdout(std::process::Stdio::null()).spawn().expect("it runs")
    });
    for run in &mut both {
        assert!(run.wait().expect("it ends").success());
    }
    assert_eq!(project.entries().len(), 1);
    let warm = run("warm", &[]);
    for other in [written(&at.join("one/2020-04")), written(&at.join("two/2020-04")), warm] {
        assert_eq!(without.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (path, bytes) in &without {
            assert!(other[path] == *bytes, "{}", path.display());
        }
    }
    for args in [&["verify", "warm/2020-04"][..], &["verify", "warm/2020-04", "--no-store"]] {
        assert!(done(&onpace(at, args).output().expect("it runs")).contains("一致"));
    }

    let status = done(&onpace(at, &["store", "status", ".", "--json"]).output().expect("it runs"));
    let status: serde_json::Value = serde_json::from_str(&status).expect("JSON");
    assert_eq!((&status["entries"], &status["feeds"][0]["kept"]), (&1.into(), &1.into()));
    project.put("feeds/events-2020-04.csv", EVENTS);
    let pruned = done(&onpace(at, &["store", "prune", ".", "--lang", "en"]).output().expect("it runs"));
    assert!(pruned.starts_with("Removed 1 files"), "{pruned}");
}

#[test]
fn the_program_starts_no_store_for_small_projects() {
    let project = small();
    done(&onpace(project.path(), &["status", ".", "--as-of", "2020-05"]).output().expect("it runs"));
    assert!(!project.path().join(".onpace").exists());
    let study = Study::load_kept(&project.files(), &Store::open(&project.files()), false, |_| {}).expect("sound");
    assert!(study.as_it_stood(&project.files(), study.latest_month().expect("a month")).is_ok());
}

#[test]
fn why_a_feed_failed_is_told_each_time() {
    let project = large();
    project.put("feeds/cases-2020-05.csv", "没有,表头\n1,2\n");
    wait();
    for _ in 0..2 {
        let output =
            onpace(project.path(), &["run", ".", "--as-of", "2020-04", "--out", "out", "--only", "csv"]).output();
        let output = output.expect("it runs");
        assert_eq!(output.status.code(), Some(3));
        assert!(String::from_utf8_lossy(&output.stderr).contains("cases-2020-05.csv"));
    }
}

/// Waits until what was just written is old enough to be taken for unchanged.
pub fn wait() {
    std::thread::sleep(Duration::from_millis(2200));
}

#[test]
fn a_report_of_which_nothing_has_changed_stands() {
    let project = large();
    let folder = project.path().join("out/2020-04");
    let run = |more: &[&str]| {
        let args =
            [&["run", ".", "--as-of", "2020-04", "--out", "out", "--only", "csv,json", "--lang", "en"], more].concat();
        let output = onpace(project.path(), &args).output().expect("it runs");
        let stands = String::from_utf8_lossy(&output.stderr).contains("nothing has changed since it was written");
        (stands, done(&output), fs::metadata(folder.join("gaps.csv")).expect("written").modified().expect("a time"))
    };
    wait();
    let (first, again) = (run(&[]), run(&[]));
    assert_eq!((first.0, again.0), (false, true));
    assert_eq!((&first.1, first.2), (&again.1, again.2), "it says the same and writes nothing");
    assert!(!run(&["--no-store"]).0 && !run(&["--worst", "3"]).0, "that is another report");
    assert!(!run(&[]).0, "which stands there now");
    // Whatever it is made from: an output, a file, the catalog, a new file, a file that is gone; and one that no feed is for, which is told.
    let then = run(&[]);
    assert!(then.0);
    fs::remove_file(folder.join("gaps.csv")).expect("removed");
    assert!(!run(&[]).0);
    assert!(run(&[]).0);
    let changes: [(&str, &str); 6] = [
        ("feeds/cases-2020-04.csv", "编号,乡镇,日期,办结\nA9,文昌镇,2020-04-03,\n"),
        (
            "targets.csv",
            "indicator,scope,kind,value,unit,from,due,lead,source\namount,411025,reach,9,万元,2020-01,2020-12,甲,文\n",
        ),
        ("feeds/cases-2020-05.csv", "编号,乡镇,日期,办结\nA9,文昌镇,2020-05-03,\n"),
        ("feeds/cases-2020-05.csv", ""),
        ("feeds/sent-2020-05.xlsx", "nobody reads it"),
        ("feeds/sent-2020-05.xlsx", ""),
    ];
    for (name, text) in changes {
        if text.is_empty() {
            fs::remove_file(project.path().join(name)).expect("removed");
        } else {
            fs::write(project.path().join(name), text).expect("written");
        }
        assert!(!run(&[]).0, "{name}");
        // What was written just before may be written again in the same moment.
        assert_eq!(run(&[]).0, text.is_empty(), "{name}");
        wait();
        assert!(!run(&[]).0 || text.is_empty(), "{name}");
        assert!(run(&[]).0, "{name}");
    }
}

#[test]
fn bytes_are_counted_whether_they_are_read_or_kept() {
    let project = large();
    let catalog = project.catalog();
    let all: u64 = catalog.feeds.iter().map(|feed| project.files().size_of(&feed.files)).sum();
    let begun = std::sync::atomic::AtomicU64::new(0);
    for _ in 0..2 {
        let read = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
        let files = ProjectFiles::Counted { files: Box::new(project.files()), read: read.clone() };
        let each = |step: Step<'_>| {
            if let Step::Begin { bytes } = step {
                begun.store(bytes, Ordering::Relaxed);
            }
        };
        Study::load_kept(&files, &Store::open(&files), false, each).expect("sound");
        assert_eq!((read.load(Ordering::Relaxed), begun.load(Ordering::Relaxed)), (all, all));
    }
    assert!(project.path().join(".onpace/store").is_dir());
}
