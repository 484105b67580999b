//! The chunks of a file on all processors: each thread takes the next chunk, reads it, and puts its rows in order.

use crate::feed::rows::EXCERPTS;
use crate::feed::rows::Rows;
use crate::feed::text::{Chunk, Chunks};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Chunks that may wait for one above them before their readers wait too.
const WAITING_AT_MOST: usize = 64;

/// The guarded value. A thread that panicked while it held the lock ends the run anyway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The source of a file's chunks, numbered from 0, up to the end of the file or the first failure.
pub(in crate::feed) struct ChunkSource<R, E>(Mutex<SourceState<R, E>>);

struct SourceState<R, E> {
    chunks: Chunks<R>,
    next: usize,
    ended: bool,
    stopped: Option<(usize, E)>,
}

impl<R: std::io::Read, E> ChunkSource<R, E> {
    pub fn new(chunks: Chunks<R>) -> Self {
        Self(Mutex::new(SourceState { chunks, next: 0, ended: false, stopped: None }))
    }

    /// The next chunk, taken with `take`.
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

    /// Stops the file at a chunk that cannot be used.
    pub fn stop(&self, n: usize, why: E) {
        locked(&self.0).stop(n, why);
    }

    /// The file, read to its end.
    ///
    /// # Errors
    /// The failure that is first in the file: chunks above it were taken earlier and have been read.
    pub fn end(self) -> Result<Chunks<R>, E> {
        let SourceState { chunks, stopped, .. } = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        stopped.map_or(Ok(chunks), |(_, why)| Err(why))
    }
}

impl<R, E> SourceState<R, E> {
    fn stop(&mut self, n: usize, why: E) {
        self.ended = true;
        if self.stopped.as_ref().is_none_or(|(first, _)| n < *first) {
            self.stopped = Some((n, why));
        }
    }
}

/// The rows of a file's chunks, put together in file order in whichever order the chunks are read.
pub(in crate::feed) struct OrderedRows<F> {
    rows: Mutex<Above>,
    waiting: Mutex<BTreeMap<usize, Rows>>,
    /// Reserves memory, given the rows and bytes of the first chunk.
    room: F,
    /// Emptied chunks, to be filled again.
    pub spare: Pool<Rows>,
}

/// The rows put together so far, and the number of the chunk below them.
struct Above {
    rows: Rows,
    next: usize,
}

impl<F: Fn(&mut Rows, (usize, u64))> OrderedRows<F> {
    pub fn new(rows: Rows, room: F) -> Self {
        let waiting = Mutex::new(BTreeMap::new());
        Self { rows: Mutex::new(Above { rows, next: 0 }), waiting, room, spare: Pool::new() }
    }

    /// Puts a chunk of `bytes` bytes in its place. While one thread appends, the others go on reading.
    pub fn put(&self, n: usize, chunk: Rows, bytes: u64) {
        if n == 0 {
            (self.room)(&mut locked(&self.rows).rows, (chunk.len(), bytes));
        }
        let mut waiting = locked(&self.waiting);
        waiting.insert(n, chunk);
        let many = waiting.len() > WAITING_AT_MOST;
        drop(waiting);
        loop {
            let above = if many { Some(locked(&self.rows)) } else { self.rows.try_lock().ok() };
            let Some(mut above) = above else { return };
            self.put_together(&mut above);
            let next = above.next;
            drop(above);
            // A chunk that arrived in the meantime found the rows locked.
            if !locked(&self.waiting).contains_key(&next) {
                return;
            }
        }
    }

    fn put_together(&self, above: &mut Above) {
        loop {
            let next = locked(&self.waiting).remove(&above.next);
            let Some(mut chunk) = next else { return };
            above.rows.append(&mut chunk, EXCERPTS);
            above.next += 1;
            self.spare.give(chunk);
        }
    }

    /// All of them.
    pub fn all(self) -> Rows {
        self.rows.into_inner().unwrap_or_else(PoisonError::into_inner).rows
    }
}

/// Values that one chunk has finished with and another can use; the last one given is the first one taken.
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

    fn chunk(n: u64) -> Rows {
        Rows { records: 1, contents: vec![n.into()], ..Rows::default() }
    }

    #[test]
    fn rows_lie_in_their_order_whoever_comes_first() {
        const CHUNKS: usize = 500;
        let gathered = OrderedRows::new(Rows::default(), |rows, (read, bytes)| {
            assert_eq!((rows.len(), read, bytes), (0, 1, 7));
        });
        std::thread::scope(|scope| {
            for part in 0..4 {
                let gathered = &gathered;
                // Each puts its own from the last to the first, so that all wait for one that comes late.
                scope.spawn(move || {
                    for n in (0..CHUNKS).rev().filter(|n| n % 4 == part) {
                        gathered.put(n, chunk(n as u64), 7);
                    }
                });
            }
        });
        let rows = gathered.all();
        assert_eq!(rows.contents, (0..CHUNKS as u128).collect::<Vec<_>>());
        assert_eq!(rows.records, CHUNKS as u64);
    }

    #[test]
    fn the_first_that_stops_a_file_is_told_and_nothing_is_taken_any_more() {
        let format = crate::feed::text::TextFormat {
            encoding: crate::measure::notation::Encoding::Utf8,
            mark: 0,
            syntax: crate::feed::text::Syntax { delimiter: b',', width: 1, believes_quotes: false },
        };
        let source = ChunkSource::new(Chunks::new(&b"a\nb\n"[..], format));
        let take = |chunks: &mut Chunks<&[u8]>| chunks.next(Vec::new()).map_err(|_| "in memory");
        assert!(source.next(take).is_some_and(|(n, _)| n == 0));
        source.stop(7, "later");
        source.stop(0, "first");
        source.stop(3, "between");
        assert!(source.next(take).is_none());
        assert_eq!(source.end().err(), Some("first"));
    }
}
