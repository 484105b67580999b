//! What all requests share.

use super::edits::Edits;
use super::event::Event;
use super::inbox::Inbox;
use super::jobs::Jobs;
use super::journal::{Journal, LOG};
use super::project::Project;
use crate::words::Language;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{broadcast, watch};

/// Events that a page may be behind before it looks again at everything.
const BACKLOG: usize = 1024;

/// The desk of one project.
pub(super) struct Desk {
    /// In every address; who does not know it is refused.
    pub token: String,
    pub port: u16,
    /// The language of pages until the project or the address says another.
    pub spoken: Language,
    pub project: Arc<Project>,
    pub jobs: Jobs,
    pub inbox: Inbox,
    pub edits: Edits,
    pub journal: Journal,
    pub events: broadcast::Sender<Event>,
    /// Becomes true when the desk ends.
    pub end: watch::Sender<bool>,
    open_pages: AtomicUsize,
    /// Since when no page is open; None while one is, and before the first.
    alone: Mutex<Option<Instant>>,
}

impl Desk {
    pub fn new(folder: PathBuf, port: u16, spoken: Language) -> std::io::Result<Self> {
        let (events, _) = broadcast::channel(BACKLOG);
        Ok(Self {
            token: token(),
            port,
            spoken,
            project: Arc::new(Project::at(folder.clone())),
            jobs: Jobs::new(std::env::current_exe()?, folder, events.clone()),
            inbox: Inbox::new(),
            edits: Edits::default(),
            journal: Journal::default(),
            events,
            end: watch::Sender::new(false),
            open_pages: AtomicUsize::new(0),
            alone: Mutex::new(None),
        })
    }

    pub fn tell(&self, event: Event) {
        // Nobody may be looking.
        let _ = self.events.send(event);
    }

    /// Writes down who did what; a line that cannot be written is told on the page.
    pub fn note(&self, by: &str, command: &str, file: &str) {
        if let Err(error) = self.journal.add(&self.project.folder, by, command, file) {
            self.tell(Event::Trouble { text: format!("{LOG}: {error}") });
        }
    }

    /// A page was opened.
    pub fn opened(&self) {
        self.open_pages.fetch_add(1, Ordering::SeqCst);
    }

    /// A page was closed, or is being loaded anew.
    pub fn closed(&self) {
        if self.open_pages.fetch_sub(1, Ordering::SeqCst) == 1 {
            *self.alone.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        }
    }

    /// Whether all pages have been closed for so long, and nothing is being done.
    pub fn is_left(&self, after: Duration) -> bool {
        let alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        self.open_pages.load(Ordering::SeqCst) == 0
            && !self.jobs.any_runs()
            && alone.is_some_and(|since| since.elapsed() >= after)
    }
}

/// 128 random bits, in hexadecimal.
fn token() -> String {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    format!("{:032x}", u128::from_le_bytes(random))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_is_left_when_its_last_page_has_been_closed_long_enough() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::new(folder.path().to_path_buf(), 1, Language::English).expect("a desk");
        let (now, long) = (Duration::ZERO, Duration::from_mins(1));
        assert!(!desk.is_left(now), "nobody has looked yet");
        desk.opened();
        desk.opened();
        desk.closed();
        assert!(!desk.is_left(now), "one page is open");
        desk.closed();
        assert!(desk.is_left(now) && !desk.is_left(long));
        desk.opened();
        assert!(!desk.is_left(now), "it was loaded again");
    }

    #[test]
    fn each_desk_has_a_token_of_its_own() {
        let (one, other) = (token(), token());
        assert!(one.len() == 32 && one != other && one.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}
