//! A report folder on a disk that fails.

use super::disk::{Call, EACCES, EIO, ENOLCK, ENOSPC, EOPNOTSUPP, EXDEV, Faulty, Plan, at_each_call};
use crate::publish::{files, names_in, provenance, report_folder, whole};
use onpace::disk::Disk;
use onpace::publish::{Edits, OutputFile, PublishError, publish_on};
use onpace::words::Language;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What stands where report B is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Nothing,
    A,
    /// A, where two folders cannot change places.
    AByName,
    /// A moved aside by a run that died, beside the whole report that it was to make room for and half of another.
    AAside,
}

pub const ALL: [Before; 4] = [Before::Nothing, Before::A, Before::AByName, Before::AAside];

impl Before {
    pub fn prepare(self) -> (TempDir, PathBuf) {
        let (parent, folder) = report_folder();
        if self != Self::Nothing {
            put(&folder, "A");
        }
        if self == Self::AAside {
            let beside = |name: &str| folder.with_file_name(format!(".2020-11.onpace-{name}"));
            fs::rename(&folder, beside("1-old")).unwrap();
            put(&beside("1"), "B");
            fs::create_dir_all(beside("2").join("charts")).unwrap();
            fs::write(beside("2").join(".onpace-unfinished"), "").unwrap();
            fs::write(beside("2").join("charts/half.svg"), "<sv").unwrap();
        }
        (parent, folder)
    }

    pub fn disk(self, disk: Faulty) -> Faulty {
        if self == Self::AByName { disk.without_exchange() } else { disk }
    }
}

/// On a disk that does not fail; it flushes nothing, which takes longer than all else.
fn put(folder: &Path, which: &str) {
    publish_on(&Faulty::new(Plan::Never), folder, &files(which), &provenance(which), Edits::Keep).unwrap();
}

pub fn put_on(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    publish_on(disk, folder, &files("B"), &provenance("B"), Edits::Keep)
}

/// What stands there now, checked to be whole.
pub fn standing(folder: &Path) -> Option<String> {
    fs::symlink_metadata(folder).is_ok().then(|| whole(folder))
}

/// The next run clears what was left, even if it then fails itself; A is back where a run that died had moved it aside.
pub fn heals(folder: &Path, before: Before) {
    let had = standing(folder);
    let endless = [OutputFile::new(vec!["x".repeat(250); 20].join("/"), "")];
    let failed = publish_on(&Faulty::new(Plan::Never), folder, &endless, &provenance("B"), Edits::Keep);
    assert!(matches!(failed, Err(PublishError::Io { .. })), "{failed:?}");
    match had {
        Some(had) => assert_eq!(whole(folder), had),
        None => assert_eq!(standing(folder).as_deref(), if before == Before::Nothing { None } else { Some("A") }),
    }
    put(folder, "A");
    assert_eq!((whole(folder), names_in(folder.parent().unwrap())), ("A".into(), vec!["2020-11".into()]));
}

#[test]
fn any_call_may_fail() {
    const ERRORS: [i32; 3] = [EIO, ENOSPC, EACCES];
    let mut kinds = BTreeSet::new();
    for before in ALL {
        let fails_at = |n: usize| before.disk(Faulty::new(Plan::At(n, ERRORS[n % 3])));
        let calls = at_each_call(fails_at, |disk| {
            let (_parent, folder) = before.prepare();
            let written = put_on(&**disk, &folder);
            let found = standing(&folder);
            match &written {
                Ok(()) => assert_eq!(found.as_deref(), Some("B"), "{disk:?}"),
                Err(PublishError::Io { path, source }) => {
                    assert!(source.raw_os_error().is_some_and(|errno| ERRORS.contains(&errno)), "{source}");
                    assert!(path.starts_with(folder.parent().unwrap()), "{}", path.display());
                    let expected: &[Option<&str>] = match before {
                        Before::Nothing => &[None],
                        Before::A | Before::AByName => &[Some("A")],
                        // Not yet back, or back.
                        Before::AAside => &[None, Some("A")],
                    };
                    assert!(expected.contains(&found.as_deref()), "{found:?} {disk:?}");
                }
                Err(other) => panic!("{other} {disk:?}"),
            }
            heals(&folder, before);
            kinds.extend(disk.kinds());
        });
        assert!(calls > 25, "{before:?}: only {calls} calls");
    }
    assert_eq!(kinds.len(), 13, "every kind of call was made to fail: {kinds:?}");
}

#[test]
fn a_run_may_end_at_any_call() {
    for before in ALL {
        let dead_from = |n| before.disk(Faulty::new(Plan::DeadFrom(n)));
        at_each_call(dead_from, |disk| {
            let (_parent, folder) = before.prepare();
            let written = put_on(&**disk, &folder);
            let found = standing(&folder);
            let missing = !matches!(before, Before::A);
            assert!(found.is_some() || missing, "{disk:?}");
            assert!(written.is_err() || found.as_deref() == Some("B"));
            heals(&folder, before);
        });
    }
}

#[test]
fn a_disk_may_be_full() {
    for room in [0, 1, 19_999, 20_000, 20_001, 59_999, 99_999, 100_000, 100_500] {
        let (_parent, folder) = Before::A.prepare();
        let error = put_on(&Faulty::new(Plan::Full(room)), &folder).unwrap_err();
        assert!(error.hint().in_language(Language::English).contains("disk is full"), "{room}: {error}");
        assert_eq!(whole(&folder), "A", "{room}");
        assert_eq!(names_in(folder.parent().unwrap()), ["2020-11"], "{room}: what was begun is removed");
    }
    let (_parent, folder) = Before::A.prepare();
    put_on(&Faulty::new(Plan::Full(200_000)), &folder).unwrap();
    assert_eq!(whole(&folder), "B");
}

#[test]
fn a_file_system_may_have_no_locks() {
    for errno in [ENOLCK, EOPNOTSUPP] {
        for before in [Before::Nothing, Before::A, Before::AByName] {
            let (_parent, folder) = before.prepare();
            put_on(&before.disk(Faulty::new(Plan::Each(Call::Lock, errno))), &folder).unwrap();
            assert_eq!(whole(&folder), "B");
        }
    }
}

#[test]
fn a_folder_that_cannot_be_renamed_is_told() {
    for (before, call) in [(Before::A, Call::Exchange), (Before::AByName, Call::Rename)] {
        let (_parent, folder) = before.prepare();
        let error = put_on(&before.disk(Faulty::new(Plan::Each(call, EXDEV))), &folder).unwrap_err();
        assert!(error.hint().in_language(Language::English).contains("mount point"), "{error}");
        assert!(error.hint().in_language(Language::Chinese).contains("挂载点"), "{error}");
        assert_eq!((whole(&folder), names_in(folder.parent().unwrap())), ("A".into(), vec!["2020-11".into()]));
    }
}
