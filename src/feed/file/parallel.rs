//! A file's stretches on all processors: each takes the next one, reads it while it is near, and leaves its rows in their place.

use crate::feed::rows::Rows;
use crate::feed::rows::row_reader::EXCERPTS;
use crate::feed::text::{Chunk, Chunks};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Stretches read that may wait for one above them, before whoever reads another waits too.
const WAITING_AT_MOST: usize = 64;

/// What a lock guards; a thread that panicked with it ends the run anyway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where the stretches of a file come from, numbered from 0, until its end or whatever stops it.
pub(in crate::feed) struct Source<R, E>(Mutex<Taken<R, E>>);

struct Taken<R, E> {
    chunks: Chunks<R>,
    next: usize,
    ended: bool,
    stopped: Option<(usize, E)>,
}

impl<R: std::io::Read, E> Source<R, E> {
    pub fn new(chunks: Chunks<R>) -> Self {
        Self(Mutex::new(Taken { chunks, next: 0, ended: false, stopped: None }))
    }

    /// The next stretch, taken with `take`.
    pub fn next(&self, take: impl FnOnce(&mut Chunks<R>) -> Result<Option<Chunk>, E>) -> Option<(usize, Chunk)> {
        let mut taken = locked(&self.0);
        if taken.ended {
            return None;
        }
        let n = taken.next;
        taken.next += 1;
        match take(&mut taken.chunks) {
            Ok(Some(chunk)) => return Some((n, chunk)),
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
    pub fn end(self) -> Result<Chunks<R>, E> {
        let Taken { chunks, stopped, .. } = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        stopped.map_or(Ok(chunks), |(_, why)| Err(why))
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
pub(in crate::feed) struct Gathered<F> {
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
pub(in crate::feed) struct Pool<T>(Mutex<Vec<T>>);

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

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(n: u64) -> Rows {
        Rows { records: 1, contents: vec![n.into()], ..Rows::default() }
    }

    #[test]
    fn rows_lie_in_their_order_whoever_comes_first() {
        const STRETCHES: usize = 500;
        let gathered = Gathered::new(Rows::default(), |rows, (read, bytes)| {
            assert_eq!((rows.len(), read, bytes), (0, 1, 7));
        });
        std::thread::scope(|scope| {
            for part in 0..4 {
                let gathered = &gathered;
                // Each puts its own from the last to the first, so that all wait for one that comes late.
                scope.spawn(move || {
                    for n in (0..STRETCHES).rev().filter(|n| n % 4 == part) {
                        gathered.put(n, stretch(n as u64), 7);
                    }
                });
            }
        });
        let rows = gathered.all();
        assert_eq!(rows.contents, (0..STRETCHES as u128).collect::<Vec<_>>());
        assert_eq!(rows.records, STRETCHES as u64);
    }

    #[test]
    fn the_first_that_stops_a_file_is_told_and_nothing_is_taken_any_more() {
        let format = crate::feed::text::chunks::TextFormat {
            encoding: crate::measure::text::Encoding::Utf8,
            mark: 0,
            syntax: crate::feed::text::quotes::Syntax { delimiter: b',', width: 1 },
        };
        let source = Source::new(Chunks::new(&b"a\nb\n"[..], format));
        let take = |chunks: &mut Chunks<&[u8]>| chunks.next(Vec::new()).map_err(|_| "in memory");
        assert!(source.next(take).is_some_and(|(n, _)| n == 0));
        source.stop(7, "later");
        source.stop(0, "first");
        source.stop(3, "between");
        assert!(source.next(take).is_none());
        assert_eq!(source.end().err(), Some("first"));
    }
}
