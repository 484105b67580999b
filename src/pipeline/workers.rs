//! The threads that the phases run on.

use rayon::iter::IndexedParallelIterator;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::LazyLock;

/// A worker that waits takes up other work on top of its own, so that its stack holds several layers of everything; the usual two
/// megabytes are not enough for that where the code is not optimised.
const STACK: usize = 16 << 20;

/// None where the system gives no threads: the work is then done where it is asked for.
static POOL: LazyLock<Option<ThreadPool>> = LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK).build().ok());

/// Does the work on a worker, and what it does in parallel on the others.
pub(super) fn on_workers<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match &*POOL {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// Pieces into which a list of indicators is divided at most.
const PIECES: usize = 64;

/// A list whose items take up parallel work themselves, in a limited number of pieces: a worker that waits for such an item takes up another
/// piece on top of it, and thousands of layers would not fit on its stack.
pub(super) fn in_pieces<I: IndexedParallelIterator>(items: I) -> impl IndexedParallelIterator<Item = I::Item> {
    let least = items.len().div_ceil(PIECES).max(1);
    items.with_min_len(least)
}
