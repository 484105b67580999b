//! Runs verbs of this same program, one process each: a page is told each line that it says, and can stop it.
//!
//! What a verb writes it writes whole or not at all, so that one which is stopped, or is killed with the desk, leaves no half behind.

use super::ask::Order;
use super::event::Event;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use tokio::sync::broadcast;

/// The environment variable by which a verb is asked to tell how far it is.
pub(crate) const PROGRESS_VARIABLE: &str = "ONPACE_PROGRESS";
/// What such a line begins with: the separator of records, which no message holds.
pub(crate) const PROGRESS_MARK: char = '\u{1e}';
/// How often a process is asked whether it has ended.
const BEAT: Duration = Duration::from_millis(20);
/// Verbs that run at a time.
const MOST_RUNNING: usize = 6;
/// Verbs whose words are kept.
const KEPT: usize = 50;
/// Bytes of a verb's output that are kept.
const MOST_OUTPUT: u64 = 8 << 20;

/// The verbs that run and ran.
pub(super) struct Jobs {
    program: PathBuf,
    folder: PathBuf,
    events: broadcast::Sender<Event>,
    all: Mutex<BTreeMap<u64, Arc<Job>>>,
}

/// One verb.
pub(super) struct Job {
    pub id: u64,
    pub command: String,
    writes: bool,
    found: Mutex<Found>,
    /// None once it has ended.
    child: Mutex<Option<Child>>,
}

/// What is known of it so far.
#[derive(Debug, Default, Clone, Serialize)]
pub(super) struct Found {
    pub ended: bool,
    pub stopped: bool,
    /// The exit code; none of a process that was stopped.
    pub exit: Option<i32>,
    /// What it said, and what it gave.
    pub said: Vec<String>,
    pub output: String,
}

impl Jobs {
    pub fn new(program: PathBuf, folder: PathBuf, events: broadcast::Sender<Event>) -> Self {
        Self { program, folder, events, all: Mutex::default() }
    }

    pub fn any_runs(&self) -> bool {
        held(&self.all).values().any(|job| !held(&job.found).ended)
    }

    pub fn stop_all(&self) {
        held(&self.all).values().for_each(|job| job.stop());
    }

    /// Starts a verb; None where too many run, or another that writes too. `done` is called when it has ended.
    pub fn start(
        &self,
        order: &Order,
        language: &str,
        done: impl FnOnce(&Found) + Send + 'static,
    ) -> std::io::Result<Option<Arc<Job>>> {
        let mut all = held(&self.all);
        let running: Vec<&Arc<Job>> = all.values().filter(|job| !held(&job.found).ended).collect();
        if running.len() >= MOST_RUNNING || (order.writes && running.iter().any(|job| job.writes)) {
            return Ok(None);
        }
        let mut child = Command::new(&self.program)
            .args(&order.arguments)
            .current_dir(&self.folder)
            .env("ONPACE_LANG", language)
            .env_remove("ONPACE_PROJECT")
            .env("NO_COLOR", "1")
            .env(PROGRESS_VARIABLE, "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (said, given) = (child.stderr.take(), child.stdout.take());
        let id = all.last_key_value().map_or(1, |(id, _)| id + 1);
        let job = Arc::new(Job {
            id,
            command: order.shown.clone(),
            writes: order.writes,
            found: Mutex::default(),
            child: Mutex::new(Some(child)),
        });
        all.insert(id, Arc::clone(&job));
        while all.len() > KEPT {
            all.pop_first();
        }
        let (running, events) = (Arc::clone(&job), self.events.clone());
        thread::spawn(move || running.follow(said, given, &events, done));
        Ok(Some(job))
    }

    pub fn find(&self, id: u64) -> Option<Arc<Job>> {
        held(&self.all).get(&id).cloned()
    }
}

impl Job {
    pub fn found(&self) -> Found {
        held(&self.found).clone()
    }

    fn follow(
        &self,
        said: Option<impl Read + Send + 'static>,
        given: Option<impl Read + Send>,
        events: &broadcast::Sender<Event>,
        done: impl FnOnce(&Found),
    ) {
        thread::scope(|scope| {
            scope.spawn(|| self.listen(said, events));
            let mut output = Vec::new();
            if let Some(given) = given {
                // What cannot be read any more was cut off with the process.
                let _ = given.take(MOST_OUTPUT).read_to_end(&mut output);
            }
            held(&self.found).output = String::from_utf8_lossy(&output).into_owned();
        });
        let exit = self.wait();
        let found = {
            let mut found = held(&self.found);
            found.exit = exit;
            found.clone()
        };
        done(&found);
        held(&self.found).ended = true;
        let _ = events.send(Event::Ended { job: self.id });
    }

    fn listen(&self, said: Option<impl Read>, events: &broadcast::Sender<Event>) {
        let Some(said) = said else { return };
        for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            if let Some(what) = line.strip_prefix(PROGRESS_MARK) {
                let _ = events.send(Event::Progress { job: self.id, text: what.to_owned() });
                continue;
            }
            held(&self.found).said.push(line.clone());
            let _ = events.send(Event::Line { job: self.id, line });
        }
    }

    /// Waits for the end; the lock is free in between, so that it can be stopped.
    fn wait(&self) -> Option<i32> {
        loop {
            {
                let mut child = held(&self.child);
                let ended = child.as_mut().map(Child::try_wait);
                match ended {
                    Some(Ok(None)) => {}
                    Some(Ok(Some(status))) => {
                        *child = None;
                        return status.code();
                    }
                    Some(Err(_)) | None => return None,
                }
            }
            thread::sleep(BEAT);
        }
    }

    pub fn stop(&self) {
        if let Some(child) = held(&self.child).as_mut() {
            held(&self.found).stopped = true;
            let _ = child.kill();
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
