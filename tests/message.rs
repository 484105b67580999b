//! Page one of the bundled project: what each month's message says, line by line.

use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Making, Study, report_for};
use onpace::report::{Edition, Report, Topic};
use onpace::words::Language;
use std::sync::LazyLock;

static STUDY: LazyLock<Study> = LazyLock::new(|| Study::load(&pack::project(), |_| {}).expect("the pack"));

fn report(month: &str, edition: Edition) -> Report {
    let month = Month::parse(month).expect("a month");
    report_for(&STUDY, month, &Making::of(Language::Chinese, edition)).expect("a report")
}

fn lines(report: &Report) -> Vec<(Topic, String)> {
    report.message.lines.iter().map(|line| (line.topic, line.text.clone())).collect()
}

fn said(lines: &[(Topic, &str)]) -> Vec<(Topic, String)> {
    lines.iter().map(|(topic, text)| (*topic, (*text).to_owned())).collect()
}

#[test]
fn what_is_new_what_goes_on_and_what_is_finished_stand_apart() {
    let january = report("2021-01", Edition::Internal);
    assert_eq!(
        january.message.headline,
        "6项任务中3项未达要求，居首的是烟叶税收（近12个月累计）（未达序时进度，少98.4万元）。"
    );
    assert_eq!(
        lines(&january),
        said(&[
            (Topic::Newly, "烟叶税收（近12个月累计）（未达序时进度，少98.4万元）。"),
            (Topic::Still, "一般农户未劝返辍学生（未清零，连续3个月）、大豆种植面积（未达标，连续3个月）。"),
            (Topic::Finished, "本期完成1项：村组织书记轮训。"),
            (Topic::Asked, "上期列入滞后的3项任务中，已完成1项、仍滞后2项；整改措施1项中，正在推进1项。"),
            (Topic::Decide, "尚无整改措施：烟叶税收（近12个月累计）（县税务局）、一般农户未劝返辍学生（县教体局）。"),
            (Topic::Trust, "17项报送数据均已收到。"),
        ])
    );
}

#[test]
fn what_falls_due_soon_and_what_is_to_be_expected_are_told() {
    let november = report("2020-11", Edition::Internal);
    let due = november.message.lines.iter().find(|line| line.topic == Topic::DueSoon).expect("a line");
    assert_eq!(due.text, "村组织书记轮训（2020年12月3日前，未到节点）。");
    let september = report("2021-09", Edition::Internal);
    let of = |topic: Topic| lines(&september).into_iter().find(|(t, _)| *t == topic).expect("a line").1;
    assert_eq!(
        of(Topic::Outlook),
        "难以按期完成：烟叶种植面积（预计12.26万亩，目标13万亩）；可按期完成：烟叶税收（近12个月累计）（预计1.32亿元，目标1.3亿元）、\
         辣椒种植面积（预计12.14万亩，目标12万亩）。"
    );
    assert_eq!(
        of(Topic::Trust),
        "17项报送数据已收到15项；报送不全1项；尚未收到1项；无数据的指标8项；初步数9项；本期文件更正以前报送的数据2处。"
    );
}

/// Each row that a line names lags, is finished or falls due as the line says.
#[test]
fn lines_name_rows_of_their_topic_in_every_month() {
    let mut seen = [0; 2];
    for month in STUDY.catalog.start.through(Month::new(2021, 12)) {
        let report = report_for(&STUDY, month, &Making::of(Language::English, Edition::Internal)).expect("a report");
        for line in &report.message.lines {
            for row in line.rows.iter().map(|n| &report.rows[*n]) {
                let fits = match line.topic {
                    Topic::Newly | Topic::Still | Topic::Decide => row.role.is_lagging(),
                    Topic::Finished => row.record.verdict == "met",
                    Topic::Recovered | Topic::Best => row.record.verdict == "on_pace",
                    Topic::DueSoon | Topic::Outlook | Topic::Asked | Topic::Trust => true,
                };
                assert!(fits && row.root, "{month}: {} names {}", line.label, row.text.name);
                seen[usize::from(line.topic == Topic::Still)] += 1;
            }
        }
        let lagging: usize = report
            .message
            .lines
            .iter()
            .filter(|line| matches!(line.topic, Topic::Newly | Topic::Still))
            .map(|line| line.rows.len())
            .sum();
        assert_eq!(lagging, report.lagging.len(), "{month}: every row that lags is new or not");
    }
    assert!(seen.iter().all(|n| *n > 20), "{seen:?}");
}

/// Actions are free text, for the office alone; how long a count of withheld numbers has lagged would tell of them.
#[test]
fn the_public_reads_nothing_of_actions() {
    let public = report("2021-12", Edition::Public);
    let text: String = public.message.lines.iter().map(|line| line.text.as_str()).collect();
    assert!(!text.contains("整改措施"), "{text}");
    assert!(public.message.lines.iter().any(|line| line.topic == Topic::Still));
}
