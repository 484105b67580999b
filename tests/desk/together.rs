//! Many requests at once.

use super::client::Desk;
use std::time::{Duration, Instant};

const AT_ONCE: usize = 100;

/// How long they take is printed, and not held: machines differ.
#[test]
#[expect(clippy::print_stdout, reason = "the times are what is looked at")]
fn a_hundred_requests_at_once_are_all_answered() {
    let desk = Desk::of("xiangcheng");
    let pages = ["month", "month?as_of=2020-11", "indicator?id=tobacco_acreage", "reports", "month?lang=en"];
    for page in pages {
        assert_eq!(desk.get(page).status, 200, "{page}");
    }
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let desk = &desk;
        let one = move |n: usize| {
            let begin = Instant::now();
            let answer = desk.get(pages[n % pages.len()]);
            assert_eq!(answer.status, 200);
            begin.elapsed()
        };
        let threads: Vec<_> = (0..AT_ONCE).map(|n| scope.spawn(move || one(n))).collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    });
    times.sort();
    println!("median {:?}, p99 {:?}", times[AT_ONCE / 2], times[AT_ONCE * 99 / 100]);
}
