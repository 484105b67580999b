//! Two reports compared: what changed, and why. One small project in memory, or two snapshots.

use onpace::catalog::ProjectFiles;
use onpace::locale::Locale;
use onpace::measure::{Month, Rounding};
use onpace::pipeline::{Study, report};
use onpace::report::compare::{Diff, Reason, diff};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

const PROJECT: &str = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"month\"\n\
    key = [\"month\", \"region\"]\nrows = \"report\"\nexpect = \"each township\"\n[feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\n\
    region = { header = \"乡镇\", type = \"region\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";

struct Project(BTreeMap<String, Cow<'static, [u8]>>);

impl Project {
    /// Months from 2020-01 on, each with the rows of its file: `(month, east, west)`.
    fn new(targets: &str, files: &[&[(u8, u32, u32)]]) -> Self {
        let mut all: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
        let mut put = |name: &str, text: String| all.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
        put("onpace.toml", PROJECT.to_owned());
        put("regions.csv", REGIONS.to_owned());
        let head = "indicator,scope,kind,value,from,due,until,baseline,decided,approved_by,reason";
        let rows = targets.lines().map(|row| format!("{row}{}\n", ",".repeat(10 - row.matches(',').count())));
        put("targets.csv", format!("{head}\n{}", rows.collect::<Vec<_>>().concat()));
        for (n, rows) in (1..).zip(files) {
            let rows = rows.iter().map(|(m, east, west)| {
                format!(
                    "2020-{m:02},东镇,{east}
2020-{m:02},西镇,{west}
"
                )
            });
            let lines = rows.collect::<Vec<_>>().concat();
            put(&format!("feeds/f-2020-{n:02}.csv"), format!("月份,乡镇,面积\n{lines}"));
        }
        Self(all)
    }

    /// The months compared as `onpace diff` does it.
    fn diff(&self, from: &str, to: &str) -> Diff {
        let files = ProjectFiles::Memory(self.0.clone());
        let study = Study::load(&files, |_| {}).expect("a sound catalog");
        let (from, to) = (Month::parse(from).expect("a month"), Month::parse(to).expect("a month"));
        let at = |known: Month, month: Month| {
            let stood = study.as_it_stood(&files, known).expect("a sound catalog");
            report(&stood, month, Language::Chinese).expect("a report").snapshot()
        };
        diff(&locale(), &at(from, from), Some(&at(to, from)), &at(to, to))
    }
}

fn locale() -> Locale {
    Locale::new(Language::Chinese, Rounding::HalfUp)
}

fn reasons(diff: &Diff) -> Vec<(&str, &str, &str, Reason)> {
    diff.flips.iter().map(|f| (&*f.region, &*f.before, &*f.after, f.reason)).collect()
}

#[test]
fn a_verdict_may_change_by_time_alone_or_by_what_was_done() {
    let target = "x,,reach,120,2020-01,2020-12,,0\n";
    let same = Project::new(target, &[&[(1, 5, 5)], &[(2, 5, 5)]]);
    // 10 of 0 due at the end of January; 10 of 10.9 due a month later.
    let diff = same.diff("2020-01", "2020-02");
    assert_eq!(reasons(&diff), [("411025", "not_rated", "behind", Reason::Time)]);
    assert_eq!(diff.new_gaps, ["面积（襄县）"]);
    let more = Project::new(target, &[&[(1, 5, 5)], &[(2, 5, 5)], &[(3, 50, 10)]]);
    let diff = more.diff("2020-02", "2020-03");
    assert_eq!(reasons(&diff), [("411025", "behind", "on_pace", Reason::Data)]);
    assert_eq!((diff.closed_gaps.len(), diff.restated.len()), (1, 0));
    assert!(diff.flips[0].text.contains("数值由10亩变为60亩"), "{}", diff.flips[0].text);
}

#[test]
fn a_revision_restates_the_earlier_month() {
    let target = "x,,keep,100,2020-01,,,\n";
    let project = Project::new(target, &[&[(1, 60, 60)], &[(1, 60, 35), (2, 60, 35)]]);
    let diff = project.diff("2020-01", "2020-02");
    assert_eq!(reasons(&diff), [("411025", "on_pace", "behind", Reason::Revision)]);
    let restated: Vec<_> = diff.restated.iter().map(|r| (&*r.old, &*r.new, &*r.text)).collect();
    assert_eq!(restated, [("120", "95", "面积（襄县）：120亩 → 95亩")]);
}

#[test]
fn a_target_that_takes_over_has_begun_and_the_old_one_is_judged_no_more() {
    let targets = "x,,keep,100,2020-01,,2020-01,\nx,,keep,200,2020-02,,,\n";
    let diff = Project::new(targets, &[&[(1, 60, 60)], &[(2, 60, 70)]]).diff("2020-01", "2020-02");
    assert_eq!(reasons(&diff), [("411025", "not_rated", "far_behind", Reason::Begun)]);
    assert_eq!((diff.added.len(), diff.removed), (0, vec!["面积（襄县）".to_owned()]));
}

#[test]
fn two_reports_of_one_month_differ_by_their_catalog_or_their_rows() {
    let of = |target: &str, rows: (u8, u32, u32)| {
        let files = ProjectFiles::Memory(Project::new(target, &[&[rows]]).0);
        let study = Study::load(&files, |_| {}).expect("a sound catalog");
        report(&study, Month::new(2020, 1), Language::Chinese).expect("a report").snapshot()
    };
    let given_out = of("x,,keep,100,2020-01,,,\n", (1, 60, 60));
    let asked_more = of("x,,keep,200,2020-01,,,\n", (1, 60, 60));
    assert_eq!(reasons(&diff(&locale(), &given_out, None, &asked_more))[0].3, Reason::Target);
    let mended = diff(&locale(), &given_out, None, &of("x,,keep,100,2020-01,,,\n", (1, 60, 30)));
    assert_eq!((reasons(&mended)[0].3, mended.restated.len()), (Reason::Revision, 1));
    // Another due date is another target of the same row.
    let dated = diff(&locale(), &given_out, None, &of("x,,keep,150,2020-01,2020-06,,\n", (1, 60, 60)));
    assert_eq!((reasons(&dated)[0].3, dated.added.len(), dated.removed.len()), (Reason::Target, 0, 0));
}

#[test]
fn late_and_missing_feeds_are_told() {
    let target = "x,,keep,100,2020-01,,,\n";
    let project = Project::new(target, &[&[(1, 60, 60)], &[], &[(2, 60, 60), (3, 60, 60)]]);
    let mut late = project.diff("2020-02", "2020-03");
    assert_eq!(reasons(&late), [("411025", "no_data", "on_pace", Reason::Revision)]);
    let feeds: Vec<_> = late.feeds.drain(..).map(|f| (f.state, f.text)).collect();
    assert_eq!(feeds, [("late", "县局（f）补报了2020年2月的数据".to_owned())]);
    let missing = project.diff("2020-01", "2020-02");
    assert_eq!(missing.feeds.iter().map(|f| f.state).collect::<Vec<_>>(), ["partial"]);
}

#[test]
fn nothing_changed_between_a_report_and_itself() {
    let target = "x,,keep,100,2020-01,,,\nx,each township,keep,50,2020-01,,,\n";
    let diff = Project::new(target, &[&[(1, 60, 40)]]).diff("2020-01", "2020-01");
    assert!(diff.flips.is_empty() && diff.restated.is_empty() && diff.added.is_empty() && diff.removed.is_empty());
}

#[test]
fn a_target_that_was_lowered_and_put_off_is_told_from_what_to_what() {
    let old = "x,,reach,120,2020-01,2020-12,2020-01,0,,,\n";
    let of = |new: &str| Project::new(&format!("{old}{new}"), &[&[(1, 5, 5)], &[(2, 5, 5)]]).diff("2020-01", "2020-02");
    let silent = of("x,,reach,100,2020-01,2021-06,,0,2020-02-10,,\n");
    assert_eq!(
        silent.targets[0].text,
        "面积（襄县）：目标值120亩 → 100亩、完成时限2020-12 → 2021-06、停用日期2020-01 → —、下达日期— → 2020-02-10，未见批准文件"
    );
    assert!(silent.targets[0].unapproved);
    let fields: Vec<&str> = silent.targets[0].changes.iter().map(|c| c.field).collect();
    assert_eq!(fields, ["value", "due", "until", "decided"]);
    let approved = of("x,,reach,100,2020-01,2020-12,,0,2020-02-10,县政〔2020〕3号,洪涝\n");
    assert!(approved.targets[0].text.ends_with("，批准文件：县政〔2020〕3号（洪涝）"), "{}", approved.targets[0].text);
    assert!(!approved.targets[0].unapproved);
    assert!(
        Project::new("x,,keep,100,2020-01,,,\n", &[&[(1, 60, 40)], &[]]).diff("2020-01", "2020-02").targets.is_empty()
    );
}

#[test]
fn a_row_that_replaces_another_without_an_approval_is_a_warning() {
    let warnings = |targets: &str| {
        let files = ProjectFiles::Memory(Project::new(targets, &[]).0);
        let study = Study::load(&files, |_| {}).expect("a sound catalog");
        let own = study.warnings.iter().filter(|w| w.code == "unapproved-target");
        own.map(|w| format!("{} {}", w.location.as_ref().expect("a line"), w.message.in_language(Language::Chinese)))
            .collect::<Vec<_>>()
    };
    let old = "x,,reach,120,2020-01,2020-12,2020-05,0,,,\n";
    let lowered = warnings(&format!("{old}x,,reach,100,2020-01,2020-12,,0,2020-06-10,,\n"));
    assert_eq!(lowered, ["targets.csv:3 这一行替换了第2行的目标，未见批准文件"]);
    assert_eq!(warnings(&format!("{old}x,,reach,100,2020-01,2020-12,,0,2020-06-10,3号,\n")).len(), 1, "no reason");
    assert!(warnings(&format!("{old}x,,reach,100,2020-01,2020-12,,0,2020-06-10,3号,洪涝\n")).is_empty());
    assert!(warnings(&format!("{old}x,,keep,100,2020-01,,,,,,\n")).is_empty(), "another kind");
    // A year's task that ran until it was due has a successor.
    let year = "x,,reach,120,2020-01,2020-12,2020-12,0,,,\nx,,reach,130,2021-01,2021-12,,0,,,\n";
    assert!(warnings(year).is_empty());
}
