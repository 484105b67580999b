//! Mistakes that people make in a catalog (`list.txt`): each is told once, in the project's language, with file, line, column and mend.
//!
//! The program itself is asked, `onpace check` of a small project with the one mistake in it, in Chinese and in English.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A mistake of the list.
#[derive(Debug, Default, Clone)]
pub struct Mistake {
    pub name: String,
    changes: Vec<Change>,
    code: String,
    place: String,
    words: Vec<String>,
}

#[derive(Debug, Default, Clone)]
struct Change {
    file: String,
    from: Vec<String>,
    to: Vec<String>,
    whole: Option<Vec<String>>,
    how: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

/// The list.
pub fn mistakes() -> Vec<Mistake> {
    let text = fs::read_to_string(folder().join("list.txt")).expect("the list");
    let mut all: Vec<Mistake> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("## ") {
            all.push(Mistake { name: name.to_owned(), ..Mistake::default() });
            continue;
        }
        let Some(mistake) = all.last_mut() else { continue };
        let (sign, rest) = line.split_at(line.find(' ').unwrap_or(line.len()));
        let rest = rest.strip_prefix(' ').unwrap_or_default().to_owned();
        match (sign, mistake.changes.last_mut()) {
            ("-", Some(change)) => change.from.push(rest),
            ("+", Some(change)) => change.to.push(rest),
            (">", Some(change)) => change.whole.get_or_insert_default().push(rest),
            (":", Some(change)) => change.how = rest,
            ("=", _) => {
                let (code, rest) = rest.split_once(' ').expect("a code and a place");
                let (place, words) = rest.split_once(' ').unwrap_or((rest, ""));
                (mistake.code, mistake.place) = (code.to_owned(), place.to_owned());
                mistake.words = words.split(" | ").map(str::to_owned).collect();
            }
            (file, _) => mistake.changes.push(Change { file: file.to_owned(), ..Change::default() }),
        }
    }
    all
}

impl Change {
    /// The bytes of the file as the mistake leaves them; `None` where it is gone.
    fn of(&self, own: &str) -> Option<Vec<u8>> {
        if self.how == "absent" {
            return None;
        }
        let (from, to) = (self.from.join("\n"), self.to.join("\n"));
        let text = match &self.whole {
            Some(lines) if lines.iter().all(String::is_empty) => String::new(),
            Some(lines) => lines.join("\n") + "\n",
            None if from.is_empty() => own.to_owned(),
            None => {
                assert_eq!(own.matches(&from).count(), 1, "{from:?} stands once in {}", self.file);
                own.replace(&from, &to)
            }
        };
        Some(match self.how.as_str() {
            "gb18030" => encoding_rs::GB18030.encode(&text).0.into_owned(),
            "damaged" => [b"\xff\xff\xff,", text.as_bytes()].concat(),
            _ => text.into_bytes(),
        })
    }
}

impl Mistake {
    /// The files of the project with the mistake, whose catalog is in a language.
    pub fn files(&self, language: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder().join("project")).expect("the project") {
            let path = entry.expect("its files").path();
            let name = path.file_name().and_then(|n| n.to_str()).expect("a plain name").to_owned();
            let own = fs::read_to_string(&path).expect("text");
            let mut bytes = Some(own.clone().into_bytes());
            if let Some(change) = self.changes.iter().find(|change| change.file == name) {
                bytes = change.of(&own);
            }
            if let Some(bytes) = bytes {
                files.insert(name, bytes);
            }
        }
        if let Some(catalog) = files.get_mut("onpace.toml") {
            let text = String::from_utf8(catalog.clone()).expect("text");
            *catalog = text
                .replace("zh-CN\"", &format!("{language}\""))
                .replace("zh-CN”", &format!("{language}”"))
                .into_bytes();
        }
        files
    }

    fn catalog(&self, language: &str) -> String {
        self.files(language)
            .remove("onpace.toml")
            .map(|bytes| String::from_utf8(bytes).expect("text"))
            .unwrap_or_default()
    }

    /// What `onpace check` says of it, without colours.
    fn told(&self, language: &str) -> String {
        let at = tempfile::tempdir().expect("a folder");
        for (name, bytes) in self.files(language) {
            fs::write(at.path().join(name), bytes).expect("a file");
        }
        // The locale speaks the other language, which matters only where the catalog does not say its own.
        let stated = ["\"", "”"].iter().any(|mark| self.catalog(language).contains(&format!("{language}{mark}")));
        let locale = if stated == (language == "en") { "zh_CN.UTF-8" } else { "en_GB.UTF-8" };
        let run = Command::new(env!("CARGO_BIN_EXE_onpace"))
            .args(["check", "--no-store"])
            .arg(at.path())
            .env("LC_ALL", locale)
            .env("NO_COLOR", "1")
            .output()
            .expect("the program runs");
        assert_eq!(run.status.code(), Some(2), "{}: {}", self.name, String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stderr).expect("UTF-8")
    }

    /// What is wrong with what is told.
    fn faults(&self, language: &str) -> Vec<String> {
        let told = self.told(language);
        let mut lines = told.lines();
        let mut faults = Vec::new();
        let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let place = match self.place.as_str() {
            "-" => format!("{}: ", self.changes[0].file),
            whole if whole.contains(".csv:") => format!("{whole}: "),
            place => format!("{}:{place}: ", self.changes[0].file),
        };
        let severity = if language == "en" { "error" } else { "错误" };
        let head = format!("{place}{severity}[{}] ", self.code);
        let Some(message) = first.strip_prefix(&head) else {
            return vec![format!("not {head:?}:\n{told}")];
        };
        let Some(hint) = second.strip_prefix("    → ") else {
            return vec![format!("no mend:\n{told}")];
        };
        let errors = told.lines().filter(|line| line.contains(&format!("{severity}["))).count();
        if errors != 1 {
            faults.push(format!("told {errors} times:\n{told}"));
        }
        let both = format!("{message}\n{hint}");
        for word in self.words.iter().filter(|word| !both.contains(*word)) {
            faults.push(format!("{word:?} is not said:\n{told}"));
        }
        for text in [message, hint] {
            if !is_in(language, text) {
                faults.push(format!("not in {language}: {text}"));
            }
        }
        faults
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Whether a text is in a language, but for names and examples, which stand in quotation marks, behind “for example” or in brackets.
fn is_in(language: &str, text: &str) -> bool {
    let own = without_quoted(text);
    let own = own.split("for example: ").next().unwrap_or_default();
    if language == "en" {
        return !own.chars().any(is_chinese);
    }
    let own = own.split("如：").next().unwrap_or_default();
    let english = |run: &str| {
        run.split(' ').filter(|word| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase())).count() > 2
    };
    text.chars().any(is_chinese) && !own.split(|c: char| !c.is_ascii_alphabetic() && c != ' ').any(english)
}

/// A text without what stands between backticks or quotation marks.
fn without_quoted(text: &str) -> String {
    let mut out = String::new();
    let mut open: Option<char> = None;
    for c in text.chars() {
        match open {
            Some(end) if c == end => open = None,
            Some(_) => {}
            None if c == '`' || c == '"' => open = Some(c),
            None => out.push(c),
        }
    }
    out
}

#[test]
fn every_mistake_is_told_once_with_its_place_and_its_mend() {
    let all = mistakes();
    assert!(all.len() >= 100, "{}", all.len());
    let names: BTreeSet<&str> = all.iter().map(|mistake| mistake.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "every mistake has a name of its own");
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(mistake) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for language in ["zh-CN", "en"] {
                        for fault in mistake.faults(language) {
                            found.lock().expect("no panic").push(format!("## {} ({language})\n{fault}", mistake.name));
                        }
                    }
                }
            });
        }
    });
    let mut found = found.into_inner().expect("no panic");
    found.sort();
    assert!(found.is_empty(), "{} faults\n{}", found.len(), found.join("\n"));
}

#[test]
fn without_a_mistake_nothing_is_told() {
    let sound = Mistake::default();
    let files = sound.files("zh-CN").into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
    let loaded = onpace::catalog::load(&onpace::catalog::ProjectFiles::Memory(files));
    let warnings = loaded.expect("the project is sound").warnings;
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn languages_are_told_apart() {
    assert!(is_in("en", "indicator `烟叶` is not in the catalog") && !is_in("en", "指标不在目录中"));
    assert!(
        is_in("zh-CN", "`title` 应为文字，却是数 2020")
            && !is_in("zh-CN", "不是正确的 TOML：string values must be quoted")
    );
    assert!(is_in("zh-CN", "键是 `key with no value`"));
}
