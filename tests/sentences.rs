//! What sentences say of boards that other methods judge, of promises broken on the way, of targets that ran out, and of names that
//! end in digits. One small project, a month's value each.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::report::Report;
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The project's report of its last month; `values` are those of the months from 2020-01 on.
fn told(board: &str, name: &str, target: &str, values: &[i32], language: Language) -> Report {
    let toml = format!(
        "title = \"例\"\nstart = \"2020-01\"\n[board]\n{board}\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"month\"\n\
         key = [\"day\"]\n[feed.f.column]\nday = {{ header = \"日期\", type = \"date\" }}\n\
         area = {{ header = \"面积\", type = \"quantity\", unit = \"亩\" }}\n[indicator.x]\nname = \"{name}\"\nname_en = \"Area\"\nfeed = \"f\"\n\
         measure = {{ sum = \"area\" }}\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n"
    );
    let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: String| files.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
    put("onpace.toml", toml);
    put("regions.csv", "code,name,level,parent\n411025,襄县,county,\n".to_owned());
    let keep = if target.ends_with(",every") { ",keep" } else { "" };
    put("targets.csv", format!("indicator,kind,value,from,due,until,baseline{keep}\n{target}\n"));
    let mut last = Month::new(2020, 1);
    for (n, value) in (0..).zip(values) {
        last = Month::new(2020, 1).plus(n);
        put(&format!("feeds/f-{last}.csv"), format!("日期,面积\n{},{value}\n", last.last_day()));
    }
    let study = Study::load(&ProjectFiles::Memory(files), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    report(&study, last, language).expect("a report")
}

fn sentence(board: &str, target: &str, values: &[i32], language: Language) -> String {
    told(board, "面积", target, values, language).rows[0].sentence.clone()
}

#[test]
fn methods_that_do_not_judge_by_time_do_not_speak_of_it() {
    let (target, values) = ("x,reach,144,2020-01,2022-01,,100", [100, 101, 102, 103, 104, 105, 106]);
    let zh = |method: &str| sentence(method, target, &values, Language::Chinese);
    assert!(zh("method = \"pace\"").contains("低于序时进度"));
    let growth = zh("method = \"statcan\"");
    // 106 ÷ 100 in half a year is 12.36 % a year; 144 ÷ 100 in two years is 20 %.
    assert!(
        growth.contains("任务完成13.6%，距目标还差38亩，起点以来年均增长12.4%，到期达到目标需年均增长20.0%"),
        "{growth}"
    );
    let trend = zh("method = \"destatis\"");
    // 12 a year, one and a half years left.
    assert!(trend.contains("按近年年均变化推算，到期为124亩，达不到目标"), "{trend}");
    for text in [growth, trend] {
        assert!(!text.contains("序时") && !text.contains("按均速测算"), "{text}");
    }
    for method in ["statcan", "destatis"] {
        let en = sentence(&format!("method = \"{method}\""), target, &values, Language::English);
        assert!(!en.contains("schedule") && !en.contains("plan") && en.contains("38 mu away from the target"), "{en}");
    }
}

#[test]
fn a_promise_broken_on_the_way_says_when() {
    let one = sentence("", "x,keep,100,2020-01,2020-04,,,every", &[100, 90, 110, 110], Language::Chinese);
    assert_eq!(
        one,
        "任务已于2020年4月底到期，到期时面积110亩，要求保持在100亩以上，但2020年2月未达到要求，逾期未完成。"
    );
    let two = sentence("", "x,keep,100,2020-01,2020-04,,,every", &[100, 90, 95, 110], Language::Chinese);
    assert!(two.contains("但自2020年2月起有2期未达到要求，逾期未完成"), "{two}");
    let en = sentence("", "x,keep,100,2020-01,2020-04,,,every", &[100, 90, 110, 110], Language::English);
    assert!(en.contains("but the requirement was not met in February 2020"), "{en}");
    // Broken to the last: the gap says it.
    let last = sentence("", "x,keep,100,2020-01,2020-04,,,every", &[100, 90, 95, 95], Language::Chinese);
    assert!(last.contains("距目标还差5亩") && !last.contains("2月"), "{last}");
}

#[test]
fn a_target_that_ran_out_is_not_one_that_never_was() {
    let lapsed = told("", "面积", "x,reach,120,2020-01,2020-12,2020-03,90", &[100, 101, 102, 103], Language::Chinese);
    assert_eq!((&*lapsed.rows[0].record.verdict, &*lapsed.rows[0].text.verdict), ("watch", "目标已失效"));
    let text = &lapsed.rows[0].sentence;
    assert!(text.ends_with("；原定目标（120亩）执行至2020年3月，此后未设新目标。"), "{text}");
    let never = told("", "面积", "", &[100, 101], Language::Chinese);
    assert_eq!(never.rows[0].text.verdict, "监测指标");
    assert!(!never.rows[0].sentence.contains("原定"));
    // One that has a successor is none of these.
    let followed = "x,reach,120,2020-01,2020-12,2020-03,90\nx,reach,110,2020-01,2020-12,,90";
    let followed = told("", "面积", followed, &[100, 101, 102, 103], Language::Chinese);
    assert!(followed.rows.len() == 1 && !followed.rows[0].sentence.contains("原定"), "{}", followed.rows[0].sentence);
}

#[test]
fn a_name_that_ends_in_a_digit_does_not_run_into_its_value() {
    for (name, told_as) in [("面积", "面积100亩"), ("复种区2", "复种区2为100亩"), ("复种区B", "复种区B为100亩")]
    {
        for target in ["x,keep,90,2020-01,,,", "x,reach,120,2020-01,2020-12,,90", "x,within,90,2020-01,,,", ""] {
            let target = target.replace("within,90", "keep,95");
            let report = told("", name, &target, &[100], Language::Chinese);
            assert!(report.rows[0].sentence.contains(told_as), "{}", report.rows[0].sentence);
        }
    }
}
