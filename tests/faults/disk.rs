//! The disk that fails.

use onpace::disk::{Disk, Readers, System};
use std::collections::BTreeSet;
use std::fs::{DirEntry, File, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Input/output error, permission denied, cross-device link, no space left, no locks available, operation not supported, on Linux.
pub const EIO: i32 = 5;
pub const EACCES: i32 = 13;
pub const EXDEV: i32 = 18;
pub const ENOSPC: i32 = 28;
pub const ENOLCK: i32 = 37;
pub const EOPNOTSUPP: i32 = 95;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    CreateFolder,
    Create,
    Write,
    Sync,
    Open,
    Lock,
    Read,
    List,
    Rename,
    RenameNew,
    Exchange,
    RemoveFile,
    RemoveFolder,
}

/// When the disk fails, counting calls from 0. A write that fails has written half.
#[derive(Debug, Clone, Copy)]
pub enum Plan {
    Never,
    /// One call fails.
    At(usize, i32),
    /// From this call on nothing happens any more, as after the death of the process.
    DeadFrom(usize),
    /// Nothing can be written or made once so many bytes have been.
    Full(usize),
    /// Every such call fails.
    Each(Call, i32),
    /// The process stops at this call, says so, and waits to be killed.
    StopAt(usize),
}

#[derive(Debug)]
pub struct Faulty {
    plan: Plan,
    /// A disk that cannot let two folders change places.
    without_exchange: bool,
    done: Mutex<Done>,
}

#[derive(Debug, Default)]
struct Done {
    calls: usize,
    bytes: usize,
    kinds: BTreeSet<Call>,
    hit: bool,
}

/// How much of a call happens.
enum Part {
    Whole,
    Half(io::Error),
    Nothing(io::Error),
}

impl Faulty {
    pub fn new(plan: Plan) -> Self {
        Self { plan, without_exchange: false, done: Mutex::default() }
    }

    pub fn without_exchange(self) -> Self {
        Self { without_exchange: true, ..self }
    }

    /// Whether anything has failed.
    pub fn hit(&self) -> bool {
        self.done.lock().unwrap().hit
    }

    pub fn kinds(&self) -> BTreeSet<Call> {
        self.done.lock().unwrap().kinds.clone()
    }

    fn part(&self, call: Call, bytes: usize) -> Part {
        let mut done = self.done.lock().unwrap();
        let n = done.calls;
        done.calls += 1;
        done.kinds.insert(call);
        let os = io::Error::from_raw_os_error;
        let part = match self.plan {
            Plan::At(at, errno) if n == at => Part::Half(os(errno)),
            Plan::DeadFrom(at) if n == at => Part::Half(os(EIO)),
            Plan::DeadFrom(at) if n > at => Part::Nothing(os(EIO)),
            Plan::Full(room) if matches!(call, Call::Create | Call::CreateFolder) && done.bytes >= room => {
                Part::Nothing(os(ENOSPC))
            }
            Plan::Full(room) if call == Call::Write && done.bytes + bytes > room => {
                done.bytes = room;
                Part::Half(os(ENOSPC))
            }
            Plan::Each(each, errno) if each == call => Part::Nothing(os(errno)),
            Plan::StopAt(at) if n == at => Part::Half(os(EIO)),
            _ => Part::Whole,
        };
        done.hit |= !matches!(part, Part::Whole);
        done.bytes += bytes;
        part
    }

    fn gate(&self, call: Call) -> io::Result<()> {
        match self.part(call, 0) {
            Part::Whole => Ok(()),
            Part::Half(e) | Part::Nothing(e) => {
                self.stop();
                Err(e)
            }
        }
    }

    fn stop(&self) {
        if let Plan::StopAt(_) = self.plan {
            let _ = writeln!(io::stdout(), "stopped");
            loop {
                std::thread::park();
            }
        }
    }
}

impl Disk for Faulty {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.gate(Call::CreateFolder)?;
        System.create_folder(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.gate(Call::CreateFolder)?;
        System.create_folders(path)
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<File> {
        self.gate(Call::Create)?;
        System.create(path, readers)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        match self.part(Call::Write, bytes.len()) {
            Part::Whole => System.write(file, bytes),
            Part::Half(e) => {
                System.write(file, &bytes[..bytes.len() / 2])?;
                self.stop();
                Err(e)
            }
            Part::Nothing(e) => Err(e),
        }
    }

    /// Only counted: to flush takes longer than all else.
    fn sync(&self, _: &File) -> io::Result<()> {
        self.gate(Call::Sync)
    }

    fn open_folder(&self, path: &Path) -> io::Result<File> {
        self.gate(Call::Open)?;
        System.open_folder(path)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.gate(Call::Open)?;
        System.open_lock(path)
    }

    fn lock(&self, file: &File) -> Result<(), TryLockError> {
        self.gate(Call::Lock).map_err(TryLockError::Error)?;
        System.lock(file)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.gate(Call::Read)?;
        System.read(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<DirEntry>> {
        self.gate(Call::List)?;
        System.list(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate(Call::Rename)?;
        System.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate(Call::RenameNew)?;
        System.rename_new(from, to)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        if self.without_exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.gate(Call::Exchange)?;
        System.exchange(a, b)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.gate(Call::RemoveFile)?;
        System.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.gate(Call::RemoveFolder)?;
        System.remove_folder(path)
    }
}

/// Runs `each` on disks that fail at the first call, the second, and so on, until one does not fail; returns how many did.
pub fn at_each_call(disk: impl Fn(usize) -> Faulty, mut each: impl FnMut(&Arc<Faulty>)) -> usize {
    let mut n = 0;
    loop {
        let disk = Arc::new(disk(n));
        each(&disk);
        if !disk.hit() {
            return n;
        }
        n += 1;
    }
}
