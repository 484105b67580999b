//! A file's stretches on all processors: each takes the next one, reads it while it is near, and leaves its rows in their place.

use super::blocks::{Block, Blocks};
use super::row_reader::EXCERPTS;
use super::rows::Rows;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Stretches read that may wait for one above them, before whoever reads another waits too.
const WAITING_AT_MOST: usize = 64;

/// What a lock guards; a thread that panicked with it ends the run anyway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where the stretches of a file come from, numbered from 0, until its end or whatever stops it.
pub(super) struct Source<R, E>(Mutex<Taken<R, E>>);

struct Taken<R, E> {
    blocks: Blocks<R>,
    next: usize,
    ended: bool,
    stopped: Option<(usize, E)>,
}

impl<R: std::io::Read, E> Source<R, E> {
    pub fn new(blocks: Blocks<R>) -> Self {
        Self(Mutex::new(Taken { blocks, next: 0, ended: false, stopped: None }))
    }

    /// The next stretch, taken with `take`.
    pub fn next(&self, take: impl FnOnce(&mut Blocks<R>) -> Result<Option<Block>, E>) -> Option<(usize, Block)> {
        let mut taken = locked(&self.0);
        if taken.ended {
            return None;
        }
        let n = taken.next;
        taken.next += 1;
        match take(&mut taken.blocks) {
            Ok(Some(block)) => return Some((n, block)),
            Ok(None) => taken.ended = true,
            Err(why) => taken.stop(n, why),
        }
        None
    }

    /// A stretch cannot be used, nor any below it.
    pub fn stop(&self, n: usize, why: E) {
        locked(&self.0).stop(n, why);
    }

    /// The file, read to its end.
    ///
    /// # Errors
    /// What stopped it, of several the first in the file: stretches above that one were taken before and are read by now.
    pub fn end(self) -> Result<Blocks<R>, E> {
        let Taken { blocks, stopped, .. } = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        stopped.map_or(Ok(blocks), |(_, why)| Err(why))
    }
}

impl<R, E> Taken<R, E> {
    fn stop(&mut self, n: usize, why: E) {
        self.ended = true;
        if self.stopped.as_ref().is_none_or(|(first, _)| n < *first) {
            self.stopped = Some((n, why));
        }
    }
}

/// Rows of a file's stretches, put together in their order whichever is read first.
pub(super) struct Gathered<F> {
    rows: Mutex<Above>,
    waiting: Mutex<BTreeMap<usize, Rows>>,
    /// Makes room, knowing how many rows the first stretch has and how many bytes.
    room: F,
    /// Room of stretches that are put together.
    pub spare: Pool<Rows>,
}

/// Rows put together, and the number of the stretch below them.
struct Above {
    rows: Rows,
    next: usize,
}

impl<F: Fn(&mut Rows, (usize, u64))> Gathered<F> {
    pub fn new(rows: Rows, room: F) -> Self {
        let waiting = Mutex::new(BTreeMap::new());
        Self { rows: Mutex::new(Above { rows, next: 0 }), waiting, room, spare: Pool::new() }
    }

    /// Puts a stretch of so many bytes in its place. While one thread puts together, others go on reading.
    pub fn put(&self, n: usize, stretch: Rows, bytes: u64) {
        if n == 0 {
            (self.room)(&mut locked(&self.rows).rows, (stretch.len(), bytes));
        }
        let mut waiting = locked(&self.waiting);
        waiting.insert(n, stretch);
        let many = waiting.len() > WAITING_AT_MOST;
        drop(waiting);
        loop {
            let above = if many { Some(locked(&self.rows)) } else { self.rows.try_lock().ok() };
            let Some(mut above) = above else { return };
            self.put_together(&mut above);
            let next = above.next;
            drop(above);
            // One that came in the meantime found the rows taken.
            if !locked(&self.waiting).contains_key(&next) {
                return;
            }
        }
    }

    fn put_together(&self, above: &mut Above) {
        loop {
            let next = locked(&self.waiting).remove(&above.next);
            let Some(mut stretch) = next else { return };
            above.rows.append(&mut stretch, EXCERPTS);
            above.next += 1;
            self.spare.give(stretch);
        }
    }

    /// All of them.
    pub fn all(self) -> Rows {
        self.rows.into_inner().unwrap_or_else(PoisonError::into_inner).rows
    }
}

/// What one stretch is done with and another can use; what was given last is taken first.
pub(super) struct Pool<T>(Mutex<Vec<T>>);

impl<T> Pool<T> {
    pub fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    pub fn take(&self, new: impl FnOnce() -> T) -> T {
        let given = locked(&self.0).pop();
        given.unwrap_or_else(new)
    }

    pub fn give(&self, used: T) {
        locked(&self.0).push(used);
    }

    pub fn all(self) -> impl Iterator<Item = T> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter()
    }
}
