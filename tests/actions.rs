//! Actions beside gaps, and what must be done next: one small county in memory.

use jiff::civil::{Date, date};
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::render::markdown::briefing_md;
use onpace::report::{ActionLine, Report};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

const TOML: &str = "title = \"例\"\nstart = \"2021-01\"\n\
    [feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\n\
    day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.acreage]\nname = \"种植面积\"\nname_en = \"Acreage\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from,baseline,due,lead,support,leader\n\
    acreage,,reach,200,2021-01,100,2021-12,县农业农村局,各乡镇；县水利局,分管领导\n";
const FEED: &str = "月份,乡镇,面积\n2021-01,东镇,50\n2021-01,西镇,50\n2021-06,东镇,60\n2021-06,西镇,50\n";
const ACTIONS: &str = "indicator,region,lead,cause,action,due,accepted_until,approved_by,closed_on,evidence\n";

/// The county in June 2021: 110 of 150 mu that the plan asks for.
fn june(actions: &str, language: Language) -> Report {
    issued(&format!("{ACTIONS}{actions}"), language, None)
}

/// The same with the whole of `actions.csv`, issued on a day.
fn issued(actions: &str, language: Language, on: Option<Date>) -> Report {
    let files = [
        ("onpace.toml", TOML),
        ("regions.csv", REGIONS),
        ("targets.csv", TARGETS),
        ("actions.csv", actions),
        ("feeds/f-2021-06.csv", FEED),
    ];
    let files: BTreeMap<String, Cow<'static, [u8]>> =
        files.iter().map(|(name, text)| ((*name).to_owned(), Cow::Owned(text.as_bytes().to_vec()))).collect();
    let mut study = Study::load(&ProjectFiles::Memory(files), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    study.on = on;
    report(&study, Month::new(2021, 6), language).expect("a report")
}

fn one(action: &str) -> ActionLine {
    june(action, Language::Chinese).actions.remove(0)
}

#[test]
fn days_overdue_are_counted_at_the_months_last_day() {
    let late = one("acreage,,县农业农村局,地块不足。,流转地块；,2021-06-20,,,,\n");
    assert_eq!((late.state, late.days_overdue), ("overdue", Some(10)));
    assert_eq!(
        late.text,
        "原因：地块不足。措施“流转地块”已逾期。完成时限为2021年6月20日，截至2021年6月30日已逾期10天。"
    );
    let today = one("acreage,,,,流转地块,2021-06,,,,\n");
    assert_eq!((today.state, today.days_overdue), ("open", None), "a month means its last day");
}

#[test]
fn an_extension_moves_the_day_and_a_closing_ends_it() {
    let extended = one("acreage,,,,流转地块,2021-03-31,2021-08-31,县批〔2021〕2号,,\n");
    assert_eq!((extended.state, extended.days_overdue), ("extended", None));
    assert_eq!(
        extended.text,
        "措施：流转地块。原定2021年3月31日完成，经批准延期至2021年8月31日（批准文号：县批〔2021〕2号）。"
    );
    let over = one("acreage,,,,流转地块,2021-03-31,2021-06-10,县批〔2021〕2号,,\n");
    assert_eq!((over.state, over.days_overdue), ("overdue", Some(20)));
    assert_eq!(over.state_text, "经批准延期至2021年6月10日（县批〔2021〕2号），逾期20天");
    let closed = one("acreage,,,,流转地块,2021-03-31,,,2021-06-30,台账第3页\n");
    assert_eq!((closed.state, closed.days_overdue), ("closed", None));
    assert_eq!(closed.text, "措施“流转地块”已于2021年6月30日销号（依据：台账第3页）。");
    let later = one("acreage,,,,流转地块,2021-03-31,,,2021-07-01,台账第3页\n");
    assert_eq!((later.state, later.days_overdue), ("overdue", Some(91)), "in June it was open still");
    assert_eq!(later.closed_on, "");
}

#[test]
fn an_action_of_a_region_without_a_row_stands_beside_the_root_with_its_name() {
    let action = one("acreage,411025101,东镇,,流转地块,,,,,\n");
    assert_eq!(action.rows, [0]);
    assert_eq!(action.text, "东镇：措施：流转地块。");
}

#[test]
fn what_must_be_done_next_is_told_per_lead_unit() {
    let report = june("acreage,,县农业农村局,,流转地块,2021-09-30,,,,\n", Language::Chinese);
    assert_eq!(report.rows[0].who, "牵头单位：县农业农村局；配合单位：各乡镇、县水利局。");
    let lead = &report.next.leads[0];
    assert_eq!(lead.lead, "县农业农村局");
    assert_eq!(
        lead.demands[0].text,
        "种植面积2021年12月底前应达到200亩，尚差90亩；后6个月需月均增加15亩；整改措施应于2021年9月30日前落实到位。"
    );
    assert_eq!(report.next.none, None);
    let page = briefing_md(&report);
    assert!(page.contains("## 三、下步要求\n\n### 县农业农村局\n\n- 种植面积2021年12月底前应达到200亩"), "{page}");
    assert!(page.contains("   措施：流转地块。完成时限为2021年9月30日。"), "{page}");
    let english = june("acreage,,,,流转地块,2021-06-20,,,,\n", Language::English);
    assert_eq!(
        english.next.leads[0].demands[0].text,
        "Acreage must reach 200 mu by the end of December 2021, with 90 mu to go; the remaining six months need a rise of \
         15 mu a month; its action is 10 days overdue."
    );
}

const DATED: &str =
    "indicator,region,lead,opened,cause,action,due,accepted_until,approved_by,approved_on,closed_on,closed_by\n";

/// The one action of `actions.csv` in the report of June, if it is known then.
fn known(action: &str, on: Option<Date>) -> Option<ActionLine> {
    issued(&format!("{DATED}{action}"), Language::Chinese, on).actions.pop()
}

#[test]
fn a_report_of_june_knows_only_what_was_known_in_june() {
    let opened = |day: &str| known(&format!("acreage,,县局,{day},地块不足,流转地块,2021-09-30,,,,,\n"), None);
    assert!(opened("2021-07-01").is_none());
    assert_eq!(
        opened("2021-06-30").expect("known").text,
        "原因（2021年6月30日）：地块不足。措施（县局，2021年6月30日提出）：流转地块。完成时限为2021年9月30日。"
    );
    let extended =
        |day: &str| known(&format!("acreage,,,,,流转地块,2021-05-31,2021-08-31,2号,{day},,\n"), None).expect("known");
    assert_eq!((extended("2021-06-20").state, extended("2021-06-20").days_overdue), ("extended", None));
    let later = extended("2021-07-02");
    assert_eq!((later.state, later.days_overdue, later.accepted_until.as_str()), ("overdue", Some(30), ""));
    assert_eq!(later.approved_by, "");
}

#[test]
fn a_unit_that_closes_its_own_action_has_not_verified_it() {
    let closed =
        |by: &str| known(&format!("acreage,,县局,,,流转地块,2021-03-31,,,,2021-06-30,{by}\n"), None).expect("known");
    assert!(closed("县局").self_closed && !closed("县督查室").self_closed && !closed("").self_closed);
    assert_eq!(closed("县局").text, "措施“流转地块”已于2021年6月30日销号，自行销号，未经核验。");
    assert_eq!(closed("县局").state_text, "2021年6月30日自行销号，未经核验");
    assert_eq!(closed("县督查室").text, "措施“流转地块”已于2021年6月30日销号。");
}

#[test]
fn days_overdue_are_counted_at_the_day_of_issue_unless_it_was_closed_in_between() {
    let issued = Some(date(2021, 7, 12));
    let open = known("acreage,,,,,流转地块,2021-06-20,,,,,\n", issued).expect("known");
    assert_eq!(open.days_overdue, Some(22));
    assert!(open.text.ends_with("截至2021年7月12日已逾期22天。"), "{}", open.text);
    let due_since = known("acreage,,,,,流转地块,2021-07-05,,,,,\n", issued).expect("known");
    assert_eq!((due_since.state, due_since.days_overdue), ("overdue", Some(7)));
    let closed_since = known("acreage,,,,,流转地块,2021-06-20,,,,2021-07-08,县局\n", issued).expect("known");
    assert_eq!(
        (closed_since.state, closed_since.days_overdue, closed_since.closed_by.as_str()),
        ("overdue", Some(10), "")
    );
}
