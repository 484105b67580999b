//! The program serving a desk, and requests as a browser sends them.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a verb may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(2);

/// A desk over a folder of its own; it ends with the value.
pub struct Desk {
    child: Child,
    pub port: u16,
    pub token: String,
    pub home: TempDir,
}

/// A status and a body.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.body))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Copies a folder with what is in it.
fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

impl Desk {
    /// Over a copy of a sample project.
    pub fn of(project: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(project), &home.path().join("project"));
        Self::serving(home)
    }

    /// Over an empty folder.
    pub fn of_nothing() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(home.path().join("project")).expect("a folder");
        Self::serving(home)
    }

    fn serving(home: TempDir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onpace"))
            .args(["open", "--no-browser", "--idle", "0"])
            .arg(home.path().join("project"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut address = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut address).expect("an address");
        let rest = address.trim().strip_prefix("http://127.0.0.1:").unwrap_or_else(|| panic!("{address}"));
        let (port, token) = rest.split_once('/').expect("a token");
        let (port, token) = (port.parse().expect("a port"), token.trim_matches('/').to_owned());
        Self { child, port, token, home }
    }

    pub fn project(&self) -> PathBuf {
        self.home.path().join("project")
    }

    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.project().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Ctrl-C; returns the exit code.
    pub fn interrupted(&mut self) -> Option<i32> {
        Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().expect("a signal");
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }

    pub fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// A request as it is; `lines` are its headers but for the length.
    pub fn raw(&self, method: &str, path: &str, lines: &[String], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for line in lines {
            let _ = write!(head, "{line}\r\n");
        }
        if !body.is_empty() {
            let _ = write!(head, "Content-Length: {}\r\n", body.len());
        }
        stream.write_all(format!("{head}\r\n").as_bytes()).expect("sent");
        // A request that is refused by its head need not be read to its end.
        let _ = stream.write_all(body);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let text = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    pub fn origin(&self) -> String {
        format!("Origin: http://127.0.0.1:{}", self.port)
    }

    pub fn at(&self, path: &str) -> String {
        format!("/{}/{path}", self.token)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.raw("GET", &self.at(path), &[self.host()], &[])
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        let lines = [self.host(), self.origin(), "Content-Type: application/json".to_owned()];
        self.raw("POST", &self.at(path), &lines, body)
    }

    /// Drops a file in; returns its id.
    pub fn dropped(&self, name: &str, bytes: &[u8]) -> String {
        let answer = self.post(&format!("inbox?name={name}"), bytes);
        assert_eq!(answer.status, 200, "{}", answer.body);
        let all = answer.json();
        all.as_array().and_then(|all| all.last()).and_then(|item| item["id"].as_str()).expect("an id").to_owned()
    }

    /// Begins a verb; returns its number.
    pub fn begun(&self, ask: &serde_json::Value) -> u64 {
        let answer = self.post("jobs?lang=en", ask.to_string().as_bytes());
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()["job"].as_u64().expect("a job")
    }

    /// Runs a verb to its end.
    pub fn ran(&self, ask: &serde_json::Value) -> serde_json::Value {
        let job = self.begun(ask);
        self.ended(job)
    }

    pub fn ended(&self, job: u64) -> serde_json::Value {
        let begin = Instant::now();
        loop {
            let found = self.get(&format!("job?job={job}")).json();
            if found["ended"] == true {
                return found;
            }
            assert!(begin.elapsed() < PATIENCE, "{found}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
