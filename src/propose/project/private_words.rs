//! Which columns are about single persons, by their headings and by their cells, so that they never leave a project in clear.

use super::cell_kinds::is_identity_number;
use super::whole_words::says;
use crate::catalog::Protect;
use crate::measure::notation::{squeezed, tidy};

const CHINESE: [&str; 29] = [
    "姓名",
    "户主",
    "身份证",
    "证件号",
    "电话",
    "手机",
    "联系方式",
    "银行卡",
    "银行账",
    "卡号",
    "住址",
    "家庭地址",
    "出生",
    "监护人",
    "借款人",
    "患者",
    "联系人",
    "法人代表",
    "法定代表人",
    "学籍号",
    "社保号",
    "病历",
    "当事人",
    "申请人",
    "信访人",
    "家长",
    "经办人",
    "填报人",
    "救助对象",
];
const ENGLISH: [&str; 40] = [
    "full name",
    "first name",
    "last name",
    "surname",
    "forename",
    "given name",
    "family name",
    "client name",
    "pupil name",
    "patient name",
    "tenant name",
    "participant name",
    "beneficiary name",
    "applicant",
    "customer name",
    "contact",
    "nhs",
    "ni number",
    "national insurance",
    "national id",
    "passport",
    "ssn",
    "phone",
    "telephone",
    "mobile",
    "email",
    "e-mail",
    "home address",
    "address",
    "postcode",
    "dob",
    "date of birth",
    "complainant",
    "claimant name",
    "participant id",
    "beneficiary id",
    "client id",
    "patient id",
    "pupil id",
    "student id",
];
const WHOSE: [(&str, Protect); 8] = [
    ("户主", Protect::Household),
    ("家庭", Protect::Household),
    ("household", Protect::Household),
    ("householder", Protect::Household),
    ("法人", Protect::Enterprise),
    ("法定代表", Protect::Enterprise),
    ("企业", Protect::Enterprise),
    ("business", Protect::Enterprise),
];

/// Whether a column is about single persons.
pub(super) fn is_private(heading: &str, cells: &[&str]) -> bool {
    let text = squeezed(heading).to_string();
    let bare = tidy(heading).to_lowercase();
    CHINESE.iter().any(|word| text.contains(word))
        || says(heading, &ENGLISH)
        || (bare == "name" || text.ends_with('人')) && looks_like_persons(cells)
        || bare.starts_with("name of") && says(heading, &POSTS) && looks_like_persons(cells)
        || is_by_cells(cells)
}

/// Whose names are those of persons.
const POSTS: [&str; 9] =
    ["head", "headteacher", "manager", "officer", "teacher", "worker", "leader", "chair", "councillor"];

/// Whether a heading is of what is only asked of persons: 性别, Age.
pub(super) fn is_asked_of_persons(heading: &str) -> bool {
    let text = tidy(heading).to_lowercase();
    ["性别", "年龄", "民族", "sex", "gender", "age", "dob", "date of birth", "ethnicity"].contains(&text.trim())
}

/// Whether a heading is a name and says nothing of whose.
pub(super) fn is_bare_name(heading: &str) -> bool {
    let text = squeezed(heading).to_lowercase();
    ["name", "names", "名字", "人员", "对象"].contains(&&*text)
}

fn is_by_cells(cells: &[&str]) -> bool {
    let most = |test: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| test(cell)).count() * 2 > cells.len()
    };
    let is_mobile = |cell: &str| cell.len() == 11 && cell.starts_with('1') && cell.bytes().all(|b| b.is_ascii_digit());
    let is_mail = |cell: &str| cell.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    let is_long = |cell: &str| cell.len() == 18 && cell[..17].bytes().all(|b| b.is_ascii_digit());
    most(&is_identity_number) || most(&is_mobile) || most(&is_mail) || most(&|cell| cell.is_ascii() && is_long(cell))
}

/// Names of two or three words, or of two to four characters, most of them different.
fn looks_like_persons(cells: &[&str]) -> bool {
    let is_person = |cell: &&&str| {
        let letters = cell.chars().count();
        if cell.is_ascii() {
            let words = cell.split_whitespace().count();
            (2..=3).contains(&words)
                && cell.split_whitespace().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        } else {
            (2..=4).contains(&letters)
        }
    };
    !cells.is_empty() && cells.iter().filter(is_person).count() * 5 > cells.len() * 4
}

/// Whether a heading is of free text, in which anything about a person may stand.
pub(super) fn is_free_text(heading: &str) -> bool {
    let text = squeezed(heading).to_lowercase();
    ["备注", "说明", "情况", "remark", "note", "comment", "detail"].iter().any(|word| text.contains(word))
}

/// What heads persons that rows are about, not those who only have to do with them.
const SUBJECTS: [&str; 21] = [
    "姓名",
    "学生",
    "户主",
    "患者",
    "身份证",
    "借款人",
    "申请人",
    "client",
    "pupil",
    "patient",
    "tenant",
    "participant",
    "beneficiary",
    "child",
    "full name",
    "name",
    "surname",
    "first name",
    "nhs",
    "national id",
    "date of birth",
];
const NOT_SUBJECTS: [&str; 8] = ["责任人", "联系人", "负责人", "经办", "applicant", "contact", "officer", "法定代表"];

/// Whether a heading is of those who fill in rows or answer for them.
pub(super) fn is_staff(heading: &str) -> bool {
    const STAFF: [&str; 6] = ["填报人", "审核人", "填表人", "承办人", "包保", "专干"];
    let text = tidy(heading).to_lowercase();
    let is_one = |word: &&str| if word.is_ascii() { says(&text, &[word]) } else { text.contains(*word) };
    // Who heads a school is no pupil of it.
    if text.starts_with("name of") && says(&text, &POSTS) {
        return true;
    }
    STAFF.iter().chain(NOT_SUBJECTS.iter().filter(|word| **word != "applicant")).any(is_one)
}

/// Whether the rows of a list with such private headings are persons, households or firms.
pub(super) fn is_about(heading: &str) -> bool {
    let text = tidy(heading).to_lowercase();
    let says_one = |words: &[&str]| {
        words.iter().any(|word| if word.is_ascii() { says(&text, &[word]) } else { text.contains(word) })
    };
    says_one(&SUBJECTS) && !says_one(&NOT_SUBJECTS)
}

/// Whom a list with such columns is about.
pub(super) fn whose<'h>(headings: impl Iterator<Item = &'h str>) -> Protect {
    let mut protect = Protect::Person;
    for heading in headings {
        let text = tidy(heading).to_lowercase();
        if let Some((_, of)) = WHOSE.iter().find(|(word, _)| text.contains(word)) {
            protect = *of;
        }
    }
    protect
}

/// A path as it may be printed: without numbers of identity cards and telephones, and without names that stand in private columns.
pub(super) fn masked(path: &str, names: &[String]) -> String {
    let mut text = path.to_owned();
    for name in names.iter().filter(|name| name.chars().count() > 1) {
        text = text.replace(name.as_str(), "***");
    }
    let (mut out, mut digits) = (String::new(), String::new());
    let flush = |digits: &mut String, out: &mut String| {
        let long = matches!(digits.chars().count(), 11 | 15 | 17 | 18);
        out.push_str(if long { "***" } else { digits });
        digits.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() || (matches!(c, 'X' | 'x') && digits.len() == 17) {
            digits.push(c);
        } else {
            flush(&mut digits, &mut out);
            out.push(c);
        }
    }
    flush(&mut digits, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_persons_are_private() {
        assert!(
            is_private("户主姓名", &[])
                && is_private("Date of birth", &[])
                && is_private("编号", &["13800000000", "13900000000"])
        );
        assert!(is_private("Name", &["Ann Example", "Bob Sample"]));
        assert!(
            is_private("Name of head", &["Ms Hill", "Mr Vale"]) && !is_private("Name of school", &["Hill Primary"])
        );
        assert!(
            !is_private("Name", &["Northgate"])
                && !is_private("企业名称", &["甲公司"])
                && !is_private("Ward name", &["North"])
        );
    }

    #[test]
    fn paths_are_masked() {
        assert_eq!(masked("台账/张某某 110101199001010010.xlsx", &["张某某".to_owned()]), "台账/*** ***.xlsx");
        assert_eq!(masked("a-20240103.csv", &[]), "a-20240103.csv");
    }
}
