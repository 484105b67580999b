//! Who sends the files of a feed, as their titles, folders and names say.

use super::seen::Seen;
use crate::measure::notation::tidy;
use std::collections::BTreeMap;

/// How names of offices end.
const OFFICES: [&str; 17] = [
    "委员会",
    "办公室",
    "服务中心",
    "中心",
    "管理局",
    "局",
    "委",
    "办",
    "部",
    "院",
    "联社",
    "公司",
    "支队",
    "大队",
    "协会",
    "联合会",
    "社",
];
/// What comes before the name of whoever sends a file.
const MARKS: [&str; 9] = [
    "填报单位",
    "报送单位",
    "填表单位",
    "上报单位",
    "制表单位",
    "submitted by",
    "department",
    "reported by",
    "prepared by",
];

/// The sender of most tables; blank where none says so.
pub(super) fn source_of(tables: &[&Seen], root: &str) -> String {
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for seen in tables {
        if let Some(name) = stated(seen).or_else(|| by_folder(&seen.path)).or_else(|| by_name(&seen.path)) {
            *votes.entry(name).or_default() += 1;
        }
    }
    let best = votes.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name).unwrap_or_default();
    if best == root { String::new() } else { best }
}

/// 填报单位：县农业农村局; not where it is a region that submits, or a person who prepared it.
fn stated(seen: &Seen) -> Option<String> {
    seen.table.titles.iter().find_map(|title| {
        let text = tidy(title).into_owned();
        let lower = text.to_lowercase();
        let mark = MARKS.iter().find(|mark| lower.starts_with(**mark))?;
        let rest = text.get(mark.len()..)?.split_once(':')?.1.trim();
        let name =
            rest.split("  ").next().unwrap_or(rest).split(' ').next().filter(|_| !rest.is_ascii()).unwrap_or(rest);
        is_office(name).then(|| name.to_owned())
    })
}

fn is_office(name: &str) -> bool {
    let ends = OFFICES.iter().any(|office| name.ends_with(office) && name.chars().count() > office.chars().count());
    let words = [
        "department",
        "office",
        "service",
        "services",
        "team",
        "directorate",
        "unit",
        "agency",
        "bureau",
        "trust",
        "council",
    ];
    ends || (name.is_ascii() && words.iter().any(|word| name.to_lowercase().split_whitespace().any(|own| own == *word)))
}

fn by_folder(path: &str) -> Option<String> {
    let folders: Vec<&str> = path.split('/').collect();
    let (_, folders) = folders.split_last()?;
    let is_any = |folder: &str| {
        ["feeds", "data", "files", "input", "inputs", "raw", "数据", "报送数据", "文件", "资料"]
            .contains(&&*folder.to_lowercase())
    };
    let named = |folder: &&&str| !is_any(folder) && !super::file_names::skeleton(folder, &[]).is_empty();
    let strip = |folder: &str| {
        folder.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '-' | '_' | ' ')).to_owned()
    };
    folders
        .iter()
        .rev()
        .find(|folder| is_office(folder))
        .or_else(|| folders.iter().find(named))
        .map(|folder| strip(folder))
}

/// 县农业农村局-种植面积.xlsx
fn by_name(path: &str) -> Option<String> {
    let stem = super::file_names::stem(path);
    let parts = stem.split(['-', '_', '—', '（', '(', '）', ')', ' ']);
    parts.map(str::trim).find(|part| is_office(part) && !part.is_ascii()).map(str::to_owned)
}
