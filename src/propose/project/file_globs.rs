//! A glob for the files of one feed: general enough for next month's file, and none of another feed's.

use super::file_names::{skeleton, stem};
use glob::{MatchOptions, Pattern};

const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// A glob that matches `own` and none of `others`. The most general one that does; each file by its name where there is one file and no other way.
pub(super) fn glob_for(own: &[&str], others: &[&str]) -> Option<String> {
    let fits = |glob: &String| {
        let Ok(pattern) = Pattern::new(glob) else { return false };
        let matches = |path: &&&str| pattern.matches_with(path, OPTIONS);
        own.iter().all(|path| matches(&path)) && !others.iter().any(|path| matches(&path))
    };
    let folders = folder_globs(own);
    let names = name_globs(own);
    let all = names.iter().flat_map(|name| folders.iter().map(move |folder| format!("{folder}{name}")));
    let mut all: Vec<String> = all.collect();
    if let [one] = own {
        all.push(Pattern::escape(one));
    }
    all.into_iter().find(fits)
}

fn folders_of(path: &str) -> Vec<&str> {
    path.rsplit_once('/').map(|(folders, _)| folders.split('/').collect()).unwrap_or_default()
}

/// Globs for the folders, each with its slash: periods among them vary, and so do those that differ.
fn folder_globs(own: &[&str]) -> Vec<String> {
    let all: Vec<Vec<&str>> = own.iter().map(|path| folders_of(path)).collect();
    let Some(first) = all.first() else { return vec![String::new()] };
    if all.iter().any(|folders| folders.len() != first.len()) {
        let shared =
            first.iter().enumerate().take_while(|(n, folder)| all.iter().all(|of| of.get(*n) == Some(folder))).count();
        let shared: Vec<String> = first[..shared].iter().map(|folder| Pattern::escape(folder) + "/").collect();
        let shared = shared.concat();
        return vec![format!("{shared}**/")];
    }
    let segment = |n: usize, loose: bool| {
        let same = all.iter().all(|folders| folders[n] == first[n]);
        let is_period = first[n].chars().any(|c| c.is_ascii_digit()) && skeleton(first[n], &[]).is_empty();
        if same && !(loose && is_period) { Pattern::escape(first[n]) } else { "*".to_owned() }
    };
    let glob = |loose: bool| (0..first.len()).map(|n| segment(n, loose) + "/").collect::<Vec<String>>().concat();
    let mut globs = vec![glob(true), glob(false)];
    globs.dedup();
    globs
}

/// Globs for the names, the most general first that still says what the files are called.
fn name_globs(own: &[&str]) -> Vec<String> {
    let stems: Vec<Vec<char>> = own.iter().map(|path| stem(path).chars().collect()).collect();
    let endings: Vec<&str> =
        own.iter().map(|path| &path[path.rfind(stem(path)).unwrap_or(0) + stem(path).len()..]).collect();
    let ending = match endings.first() {
        Some(first) if endings.iter().all(|ending| ending == first) => Pattern::escape(first),
        _ => ".*".to_owned(),
    };
    let (prefix, suffix) = (common_prefix(&stems), common_suffix(&stems));
    let mut globs = Vec::new();
    if let [one] = &stems[..]
        && !one.iter().any(char::is_ascii_digit)
    {
        globs.push(format!("{}{ending}", escaped(one)));
    }
    let letters = |chars: &[char]| chars.iter().filter(|c| c.is_alphabetic()).count();
    // 附件2：… and Q1 … begin like files of any feed: what stands behind the period tells more.
    let core = common_part(&stems);
    let core: Vec<char> = core.split(|c| matches!(c, '(' | '（')).next().unwrap_or_default().to_vec();
    if letters(&prefix) < 3 && letters(&core) > 3 && letters(&core) > letters(&prefix) {
        globs.push(format!("[!~]*{}*{ending}", escaped(&core)));
    }
    if prefix.iter().any(|c| c.is_alphabetic()) {
        globs.push(format!("{}*{ending}", escaped(&prefix)));
    }
    if suffix.iter().any(|c| c.is_alphabetic()) {
        globs.push(format!("*{}{ending}", escaped(&suffix)));
    }
    if core.iter().filter(|c| c.is_alphabetic()).count() > 1 {
        globs.push(format!("*{}*{ending}", escaped(&core)));
        // What an office program locks begins with ~$.
        globs.push(format!("[!~]*{}*{ending}", escaped(&core)));
    }
    if !(prefix.is_empty() && suffix.is_empty()) {
        globs.push(format!("{}*{}{ending}", escaped(&prefix), escaped(&suffix)));
        if !core.is_empty() {
            globs.push(format!("{}*{}*{}{ending}", escaped(&prefix), escaped(&core), escaped(&suffix)));
        }
    }
    globs.push(format!("*{ending}"));
    globs
}

fn escaped(chars: &[char]) -> String {
    Pattern::escape(&chars.iter().collect::<String>())
}

/// Signs of periods at the end or the beginning of what names have in common.
fn is_of_period(c: char) -> bool {
    "年月日季度份第-_ —–.~至(（".contains(c)
}

/// What all begin with, up to the first digit or sign of a period.
fn common_prefix(stems: &[Vec<char>]) -> Vec<char> {
    let Some(first) = stems.first() else { return Vec::new() };
    let same = |n: &usize| stems.iter().all(|stem| stem.get(*n) == first.get(*n));
    let len = (0..first.len()).take_while(same).take_while(|n| !first[*n].is_ascii_digit()).count();
    let cut = if len == first.len() && stems.len() > 1 { len } else { word_end(&first[..len]) };
    first[..cut].to_vec()
}

/// Without a word that goes on differently: `Jan` and `Jun` have their J in common.
fn word_end(chars: &[char]) -> usize {
    let mut end = chars.len();
    while end > 0 && chars[end - 1].is_ascii_alphabetic() {
        end -= 1;
    }
    // A word of an alphabet that is whole ends before a blank; the whole of it may be common.
    if end == chars.len() {
        trimmed(chars)
    } else if end == 0 {
        chars.len()
    } else {
        trimmed(&chars[..end])
    }
}

fn trimmed(chars: &[char]) -> usize {
    chars.iter().rposition(|c| !is_of_period(*c)).map_or(0, |at| at + 1)
}

fn common_suffix(stems: &[Vec<char>]) -> Vec<char> {
    let reversed: Vec<Vec<char>> = stems.iter().map(|stem| stem.iter().rev().copied().collect()).collect();
    let mut suffix = common_prefix(&reversed);
    suffix.reverse();
    suffix
}

/// The longest text without digits that all have in common.
fn common_part(stems: &[Vec<char>]) -> Vec<char> {
    let Some(shortest) = stems.iter().min_by_key(|stem| stem.len()) else { return Vec::new() };
    let holds = |part: &[char]| stems.iter().all(|stem| stem.windows(part.len()).any(|window| window == part));
    for len in (2..=shortest.len()).rev() {
        for part in shortest.windows(len) {
            let ends = [part[0], part[len - 1]];
            if !part.iter().any(char::is_ascii_digit) && !ends.into_iter().any(is_of_period) && holds(part) {
                return part.to_vec();
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_take_the_files_of_next_month_and_no_others() {
        for (own, others, glob) in [
            ("acreage-2024-01.csv|acreage-2024-02.csv", "loans-2024-01.csv", "acreage-*.csv|acreage*.csv"),
            (
                "2024年1月烟叶表.xlsx|2024年2月烟叶表（终稿）.xlsx",
                "2024年1月红薯表.xlsx|~$2024年1月烟叶表.xlsx",
                "[!~]*烟叶表*.xlsx",
            ),
            ("2023/培训3月.xls|2024/培训4月.xls", "2024/财政3月.xls", "*/培训*.xls"),
            ("a/x1.csv|b/c/x2.csv", "", "**/x*.csv"),
            ("list.csv", "other.csv", "list.csv"),
            (
                "03 Training March 2024.xlsx|04 Training April 2024.xlsx",
                "03 Visits March 2024.xlsx",
                "[!~]*Training*.xlsx",
            ),
        ] {
            let split = |text: &'static str| text.split('|').filter(|t| !t.is_empty()).collect::<Vec<_>>();
            let found = glob_for(&split(own), &split(others)).unwrap_or_default();
            assert!(glob.split('|').any(|one| one == found), "{own}: {found}");
        }
    }
}
