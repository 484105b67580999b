//! A project in a temporary folder and the program run on it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

/// A copy of the bundled project that a test may change.
pub struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    pub fn bundled() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, bytes) in onpace::pack::files() {
            let path = folder.path().join("project").join(name);
            std::fs::create_dir_all(path.parent().expect("below the folder")).expect("folders");
            std::fs::write(path, bytes).expect("a file");
        }
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("project").join(name)
    }

    pub fn remove(&self, name: &str) {
        std::fs::remove_file(self.path(name)).expect("a file to remove");
    }

    /// Replaces the lines of a UTF-8 file.
    pub fn edit(&self, name: &str, change: impl FnOnce(Vec<String>) -> Vec<String>) {
        let text = std::fs::read_to_string(self.path(name)).expect("UTF-8");
        let lines = change(text.lines().map(str::to_owned).collect());
        std::fs::write(self.path(name), lines.join("\n") + "\n").expect("a file");
    }

    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("UTF-8");
        assert!(text.contains(from), "{name} does not hold {from}");
        std::fs::write(self.path(name), text.replacen(from, to, 1)).expect("a file");
    }

    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub fn onpace(&self, args: &[&str], env: &[(&str, &str)]) -> Output {
        onpace(&self.path(""), args, env)
    }

    /// Runs the main job and reads the gaps.
    pub fn gaps(&self, as_of: &str) -> Gaps {
        let out = self.out();
        let run = self.onpace(&["run", "--as-of", as_of, "--out", &out.display().to_string(), "--no-png"], &[]);
        assert!(out.join(as_of).join("gaps.csv").is_file(), "{}", String::from_utf8_lossy(&run.stderr));
        Gaps::read(&out.join(as_of).join("gaps.csv"))
    }
}

pub fn onpace(at: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_onpace"));
    command.current_dir(at).args(args).env_remove("NO_COLOR");
    command.envs(env.iter().copied()).output().expect("the program runs")
}

/// The rows of a `gaps.csv`, each by column name.
pub struct Gaps(pub Vec<BTreeMap<String, String>>);

impl Gaps {
    pub fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).expect("gaps.csv");
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark, for Excel");
        let mut reader = csv::Reader::from_reader(text);
        let rows = reader.deserialize().collect::<Result<_, _>>().expect("a table");
        Self(rows)
    }

    pub fn row(&self, indicator: &str, region: &str) -> &BTreeMap<String, String> {
        let found = self.0.iter().find(|r| r["indicator"] == indicator && r["region"] == region);
        found.unwrap_or_else(|| panic!("no row for {indicator} in {region}"))
    }

    /// A cell of the county's row.
    pub fn county(&self, indicator: &str, column: &str) -> &str {
        &self.row(indicator, "411025")[column]
    }
}

/// Every file below a folder with its bytes.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
