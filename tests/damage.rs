//! Ten thousand damaged files: cut off, with flipped bits, run together, as text and as workbooks. The reader never
//! panics, never hangs, and accounts for every row or says that the file cannot be read.

use crate::mangle::{Chance, Clean, Habit, Pack, choose, mangle, read_alone};
use onpace::feed::Ingested;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const FILES: usize = 10_000;
/// What no file of this size may take, however slow and busy the machine.
const LIMIT: Duration = Duration::from_secs(20);
/// Workbooks and otherwise mangled files among those that are damaged.
const MANGLED: usize = 60;

/// A file to damage: the feed it belongs to, its name, its bytes.
struct Sound {
    feed: String,
    name: String,
    bytes: Vec<u8>,
}

fn sound(pack: &Pack) -> Vec<Sound> {
    let mut all = Vec::new();
    for feed in &pack.catalog.feeds {
        // Hardly anything can happen to a file that is nothing but a header.
        for name in pack.files_of(&feed.id).filter(|name| pack.files[*name].len() > 100) {
            all.push(Sound { feed: feed.id.clone(), name: name.to_owned(), bytes: pack.files[name].to_vec() });
        }
    }
    let plain = all.len();
    for n in 0..MANGLED {
        let mut chance = Chance::named(&format!("damage-{n}"));
        let Sound { feed, name, .. } = &all[chance.index(plain)];
        let Some(clean) = Clean::read(pack, feed, name) else { continue };
        let mut habits = choose(&clean, 2, 6, &mut chance);
        if n % 2 == 0 {
            habits.retain(|h| h.goes_with(Habit::Workbook));
            habits.push(Habit::Workbook);
        }
        let mangled = mangle(&clean, &habits, &mut chance);
        all.push(Sound { feed: clean.feed.id.clone(), name: mangled.name, bytes: mangled.bytes });
    }
    all
}

/// What was done, and what came of it.
fn damaged(files: &[Sound], seed: usize) -> (String, String, String, Vec<u8>) {
    let mut chance = Chance::named(&format!("damaged-{seed}"));
    // Mangled files are few, and take part in every third damage.
    let from = if chance.index(3) == 0 { files.len() - MANGLED / 2 } else { 0 };
    let file = &files[from + chance.index(files.len() - from)];
    let other = &files[chance.index(files.len())];
    let mut bytes = file.bytes.clone();
    let what = match chance.index(6) {
        0 => {
            let at = chance.index(bytes.len() + 1);
            bytes.truncate(at);
            format!("cut off at {at}")
        }
        1 => flip(&mut bytes, &mut chance),
        2 => {
            bytes.extend_from_slice(&other.bytes);
            format!("followed by {}", other.name)
        }
        3 => {
            let (at, from) = (chance.index(bytes.len() + 1), chance.index(other.bytes.len() + 1));
            bytes.truncate(at);
            bytes.extend_from_slice(&other.bytes[from..]);
            format!("cut off at {at}, followed by {} from {from}", other.name)
        }
        4 => {
            let strange: [&[u8]; 8] =
                [b"\"", b"\0", b"\r", b"\xFF\xFE", b"\xEF\xBB\xBF", b"\x81", b",,,,,,,,", b"\"\n\""];
            for _ in 0..chance.between(1, 5) {
                let at = chance.index(bytes.len() + 1);
                bytes.splice(at..at, chance.pick(&strange).iter().copied());
            }
            "strange bytes put in".to_owned()
        }
        _ => within(&mut bytes, &mut chance),
    };
    (file.feed.clone(), file.name.clone(), what, bytes)
}

/// Flips bits anywhere, or only such as leave ASCII what it is, so that the text can still be decoded.
fn flip(bytes: &mut [u8], chance: &mut Chance) -> String {
    let gentle = chance.index(3) > 0;
    let many = if bytes.is_empty() { 0 } else { chance.between(1, 12) };
    for _ in 0..many {
        let at = chance.index(bytes.len());
        if gentle && bytes[at].is_ascii() {
            bytes[at] ^= 1 << chance.index(5);
        } else if !gentle {
            bytes[at] ^= 1 << chance.index(8);
        }
    }
    format!("{many} bits flipped{}", if gentle { " in ASCII" } else { "" })
}

/// Damage to a part of a workbook, packed again so that it is unpacked without complaint; bits of any other file.
fn within(bytes: &mut Vec<u8>, chance: &mut Chance) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes[..])) else { return flip(bytes, chance) };
    let hurt = chance.index(archive.len());
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut told = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        if n == hurt {
            told = format!("{name}: {}", flip(&mut content, chance));
            if chance.index(3) == 0 {
                let at = chance.index(content.len() + 1);
                content.truncate(at);
            }
        }
        packed.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        packed.write_all(&content).expect("its bytes");
    }
    let new = packed.finish().expect("an archive").into_inner();
    drop(archive);
    *bytes = new;
    told
}

/// Ends the test when a file takes longer than [`LIMIT`]: a reader that hangs would never come back to say so.
fn watch(running: &Arc<Mutex<BTreeMap<usize, (Instant, String)>>>) {
    let running = Arc::clone(running);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let late = running.lock().expect("no panic while it is held");
            if let Some((seed, (_, what))) = late.iter().find(|(_, (since, _))| since.elapsed() > LIMIT) {
                let _ = writeln!(std::io::stderr(), "seed {seed} took longer than {LIMIT:?}: {what}");
                std::process::exit(1);
            }
        }
    });
}

/// What is wrong with what was read of one file.
fn fault(read: &Ingested) -> Option<String> {
    let accounted = match (read.files.len(), read.unreadable.len()) {
        (1, 0) => read.reconciles(),
        (1, 1) => read.reconciles() && read.unreadable[0].code == "file-refused" && read.frame.height() == 0,
        (0, 1) => read.reconciles() && read.frame.height() == 0 && read.rejects.is_empty(),
        _ => false,
    };
    (!accounted).then(|| format!("{:?}, unreadable: {:?}", read.files, read.unreadable))
}

#[test]
fn damaged_files_are_accounted_for() {
    let pack = Pack::bundled();
    let files = sound(&pack);
    let running = Arc::new(Mutex::new(BTreeMap::new()));
    watch(&running);
    let (regions, read_on) = (&pack.catalog.regions, AtomicUsize::new(0));
    let faults = (0..FILES).into_par_iter().filter_map(|seed| {
        let (feed, name, what, bytes) = damaged(&files, seed);
        let story = format!("{name}, {what}");
        running.lock().expect("a lock").insert(seed, (Instant::now(), story.clone()));
        let read = catch_unwind(AssertUnwindSafe(|| read_alone(pack.feed(&feed), regions, &name, bytes)));
        running.lock().expect("a lock").remove(&seed);
        let fault = match &read {
            Ok(read) => {
                read_on.fetch_add(usize::from(read.frame.height() > 0), Ordering::Relaxed);
                fault(read)?
            }
            Err(panic) => {
                let message = panic.downcast_ref::<String>().map(String::as_str);
                format!("panic: {}", message.or(panic.downcast_ref::<&str>().copied()).unwrap_or("?"))
            }
        };
        Some(format!("seed {seed}: {story}: {fault}"))
    });
    // Processors of its own: those of all tests would do others' work while a file waits, and its time would run on.
    let own = rayon::ThreadPoolBuilder::new().build().expect("processors");
    let faults: Vec<String> = own.install(|| faults.collect());
    let shown: Vec<&str> = faults.iter().take(20).map(String::as_str).collect();
    // The damage is slight enough to get past the door.
    let read_on = read_on.into_inner();
    assert!(read_on > FILES / 4, "only {read_on} files gave any row");
    assert!(faults.is_empty(), "{} of {FILES} files:\n{}", faults.len(), shown.join("\n"));
}
