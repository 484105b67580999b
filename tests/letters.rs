//! Drafts of letters: who is written to, in which kind, about what; one small county in memory.

use jiff::civil::date;
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::render::docx::document_docx;
use onpace::report::{Block, Letter, LetterKind, LettersPart};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::process::Command;

const TOML: &str = "title = \"例\"\nstart = \"2021-01\"\n\
    [feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县农业农村局\"\nkey = [\"day\", \"region\"]\ndeadline = \"day 10\"\n[feed.f.column]\n\
    day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [feed.g]\nfiles = \"feeds/g-*.csv\"\nsource = \"县水利局\"\nkey = [\"day\"]\ndeadline = \"day 10\"\n[feed.g.column]\n\
    day = { header = \"月份\", type = \"date\" }\nn = { header = \"处\", type = \"quantity\", unit = \"处\" }\n\
    [indicator.acreage]\nname = \"种植面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n\
    [indicator.ponds]\nname = \"山塘整治\"\nfeed = \"g\"\nmeasure = { sum = \"n\" }\nkind = \"level\"\nunit = \"处\"\nbetter = \"higher\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const HEAD: &str = "indicator,scope,kind,value,from,baseline,due,basis,lead,source\n";
const TARGET: &str = "acreage,,reach,200,2021-01,100,2021-12,stated,县农业农村局,县办1号\n";
const FEED: &str = "月份,乡镇,面积\n2021-06,东镇,60\n2021-06,西镇,50\n";
const SIGNED: &str = "unit,period,answer,by,on\n县农业农村局,2021-06,属实,王局长,2021-07-08\n";

/// Letters of June 2021, issued on 20 July: 110 of 150 mu that the plan asks for.
fn june(targets: &str, more: &[(&str, &str)]) -> LettersPart {
    june_of(TOML, targets, more)
}

fn june_of(toml: &str, targets: &str, more: &[(&str, &str)]) -> LettersPart {
    let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: &str| files.insert(name.to_owned(), Cow::Owned(text.as_bytes().to_vec()));
    put("onpace.toml", toml);
    put("regions.csv", REGIONS);
    put("targets.csv", &format!("{HEAD}{targets}"));
    put("feeds/f-2021-06.csv", FEED);
    put("feeds/g-2021-06.csv", "月份,处\n2021-06,3\n");
    for (name, text) in more {
        put(name, text);
    }
    let mut study = Study::load(&ProjectFiles::Memory(files), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    study.on = Some(date(2021, 7, 20));
    report(&study, Month::new(2021, 6), Language::Chinese).expect("a report").letters
}

fn of(part: &LettersPart, kind: LetterKind) -> Vec<&Letter> {
    part.letters.iter().filter(|letter| letter.kind == kind).collect()
}

/// Kind, unit and number of matters of what is written about tasks.
fn about_tasks(part: &LettersPart) -> Vec<(LetterKind, &str, usize)> {
    let tasks = part.letters.iter().filter(|letter| letter.kind != LetterKind::Reminder);
    tasks.map(|letter| (letter.kind, letter.unit.as_str(), letter.matters.len())).collect()
}

#[test]
fn a_sure_and_confirmed_gap_is_followed_up_and_any_other_is_asked_about() {
    let confirmed = june(TARGET, &[("confirmed.csv", SIGNED)]);
    assert_eq!(about_tasks(&confirmed), [(LetterKind::FollowUp, "县农业农村局", 1)]);
    let asked = [(LetterKind::Verification, "县农业农村局", 1)];
    assert_eq!(about_tasks(&june(TARGET, &[])), asked, "not signed");
    let other_month = SIGNED.replace("2021-06", "2021-05");
    assert_eq!(about_tasks(&june(TARGET, &[("confirmed.csv", &other_month)])), asked);
    let disputed = SIGNED.replace("属实", "有出入");
    assert_eq!(about_tasks(&june(TARGET, &[("confirmed.csv", &disputed)])), asked);
    let later = SIGNED.replace("2021-07-08", "2021-07-21");
    assert_eq!(about_tasks(&june(TARGET, &[("confirmed.csv", &later)])), asked, "signed after the day of issue");
    let inferred = TARGET.replace("stated", "inferred");
    assert_eq!(about_tasks(&june(&inferred, &[("confirmed.csv", SIGNED)])), asked);
    let bad_row = format!("{FEED}2021-06,东镇,约60\n");
    assert_eq!(about_tasks(&june(TARGET, &[("confirmed.csv", SIGNED), ("feeds/f-2021-06.csv", &bad_row)])), asked);
}

#[test]
fn nobody_is_written_to_for_many_units_or_after_the_action_was_closed() {
    let many = june(&TARGET.replace("县农业农村局,", "各乡镇,"), &[]);
    assert_eq!(about_tasks(&many), []);
    assert_eq!((many.none.len(), many.none[0].reason.as_str()), (1, "没有写明一个牵头单位"));
    let closed = "indicator,region,lead,cause,action,due,accepted_until,approved_by,closed_on,closed_by,evidence\n\
        acreage,,县农业农村局,,流转地块,2021-06-01,,,2021-06-20,县督查室,\n";
    let closed = june(TARGET, &[("actions.csv", closed), ("confirmed.csv", SIGNED)]);
    assert_eq!((about_tasks(&closed), closed.none[0].reason.as_str()), (vec![], "措施已销号"));
}

#[test]
fn each_region_is_written_to_about_its_own_task() {
    let each = "acreage,each township,reach,100,2021-01,10,2021-12,stated,{region},县办1号\n";
    let part = june(each, &[("confirmed.csv", &SIGNED.replace("县农业农村局", "西镇"))]);
    assert_eq!(about_tasks(&part), [(LetterKind::FollowUp, "西镇", 1)], "the other has what it owes");
    let text = format!("{:?}", part.letters.iter().map(|l| &l.document.body).collect::<Vec<_>>());
    assert!(text.contains("西镇") && !text.contains("东镇"), "{text}");
}

#[test]
fn only_who_has_sent_nothing_by_a_stated_deadline_is_reminded() {
    let april = [("feeds/g-2021-04.csv", "月份,处\n2021-04,3\n")];
    let part = june(TARGET, &april);
    let reminded = of(&part, LetterKind::Reminder);
    // The report of May has never come, and was due on 10 June.
    assert_eq!(
        reminded.iter().map(|letter| (letter.unit.as_str(), letter.matters.len())).collect::<Vec<_>>(),
        [("县水利局", 1)]
    );
    assert!(reminded[0].matters[0].contains("5月"), "{:?}", reminded[0].matters);
    let nobody = june_of(&TOML.replace("deadline = \"day 10\"\n", ""), TARGET, &april);
    assert!(of(&nobody, LetterKind::Reminder).is_empty(), "without a deadline nobody is late");
}

#[test]
fn made_up_data_give_no_letters() {
    let toml = TOML.replace("start =", "synthetic = \"示例\"\nstart =");
    let part = june_of(&toml, TARGET, &[("confirmed.csv", SIGNED)]);
    assert!(part.letters.is_empty() && part.refused.is_some_and(|why| why.contains("示例")));
}

#[test]
fn a_letter_is_a_draft_with_room_for_what_people_decide() {
    let part = june(TARGET, &[("confirmed.csv", SIGNED)]);
    let letter = &of(&part, LetterKind::FollowUp)[0].document;
    assert_eq!((letter.mark.as_str(), letter.title.as_str()), ("草稿，未经审签", "督办通知单"));
    let paragraphs = letter.body.iter().map(|block| match block {
        Block::Text(text) => text.clone(),
        block => format!("{block:?}"),
    });
    let text = format!("{}{}{:?}", letter.subtitle, paragraphs.collect::<String>(), letter.annexes);
    for room in ["编号：", "签发人：", "签收人、签收时间", "反馈时限", "办理情况", "　　月　　日前反馈", "县办1号"]
    {
        assert!(text.contains(room), "{room}");
    }
    let bytes = document_docx(letter, Language::Chinese);
    assert!(bytes.starts_with(b"PK") && bytes == document_docx(letter, Language::Chinese));
}

#[test]
fn answers_in_confirmed_csv_are_checked() {
    let errors = |rows: &str| {
        let text = format!("unit,period,answer,by,on\n{rows}");
        let found = std::panic::catch_unwind(|| june(TARGET, &[("confirmed.csv", &text)])).err();
        found.and_then(|e| e.downcast_ref::<String>().cloned()).unwrap_or_default()
    };
    assert!(errors("县农业农村局,2021-06,大概,王,\n").contains("大概"));
    assert!(errors("县农业农村局,2021-06,属实,,\n").contains("confirmed.csv"), "nobody has signed");
}

#[test]
fn the_verb_refuses_the_bundled_project_and_says_why() {
    let out = tempfile::tempdir().expect("a folder");
    let letters = out.path().join("letters");
    let run = Command::new(env!("CARGO_BIN_EXE_onpace"))
        .current_dir(out.path())
        .args(["letters", concat!(env!("CARGO_MANIFEST_DIR"), "/data/xiangcheng")])
        .args(["--as-of", "2021-11", "--no-store", "--out"])
        .arg(&letters)
        .output()
        .expect("the program runs");
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("不起草函件"));
    assert!(!letters.exists());
}
