//! What a terminal shows while feeds are read and reports are made.

use crate::desk::{PROGRESS_MARK, PROGRESS_VARIABLE};
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A counter of bytes read, and the bar that shows it with the feed that was read last; on a terminal only.
pub(super) fn progress() -> (Arc<AtomicU64>, ProgressBar) {
    let read = Arc::new(AtomicU64::new(0));
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {read} / {total_bytes} {msg}") {
        let count = Arc::clone(&read);
        let shown = move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
            // What cannot be shown is shown at the next beat.
            let _ = write!(out, "{}", HumanBytes(count.load(Ordering::Relaxed)));
        };
        bar.set_style(style.with_key("read", shown));
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    (read, bar)
}

/// Tells the desk how far the reading is, where it asks: a line of its own kind on stderr.
pub(super) fn tell_desk(what: &str) {
    if std::env::var_os(PROGRESS_VARIABLE).is_some() {
        // What cannot be told is no reason to fail.
        let _ = writeln!(std::io::stderr(), "{PROGRESS_MARK}{what}");
    }
}

/// A mark that moves while something is done that says nothing of how far it is; on a terminal only. It goes when it is dropped.
pub(in crate::cli) struct Working(ProgressBar);

impl Working {
    pub(in crate::cli) fn on(what: String) -> Self {
        tell_desk(&what);
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
