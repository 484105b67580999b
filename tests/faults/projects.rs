//! A new folder on a disk that fails: a project is there with all its files or is no project.

use super::disk::{EIO, Faulty, Plan, at_each_call};
use onpace::disk::System;
use onpace::publish::{PublishError, write_new_folder};
use std::fs;
use std::path::Path;

const FILES: [(&str, &[u8]); 4] = [
    ("feeds/a.csv", b"a\n1\n"),
    ("feeds/old/b.csv", b"b\n2\n"),
    ("regions.csv", b"code\n"),
    ("onpace.toml", b"title\n"),
];

fn is_complete(folder: &Path) -> bool {
    FILES.iter().all(|(name, bytes)| fs::read(folder.join(name)).is_ok_and(|there| there == *bytes))
        && fs::read_dir(folder).unwrap().count() == 3
}

#[test]
fn a_new_project_is_whole_or_none() {
    for there in [false, true] {
        let folder = || {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("county");
            if there {
                fs::create_dir(&folder).unwrap();
            }
            (home, folder)
        };
        let calls = at_each_call(
            |n| Faulty::new(Plan::At(n, EIO)),
            |disk| {
                let (_home, folder) = folder();
                match write_new_folder(&**disk, &folder, &FILES) {
                    Ok(()) => assert!(folder.join("onpace.toml").exists(), "{disk:?}"),
                    Err(PublishError::Io { path, .. }) => {
                        assert!(path.starts_with(&folder), "{}", path.display());
                        assert!(!folder.join("onpace.toml").exists(), "{disk:?}");
                        // Nothing is in the way of the next attempt.
                        write_new_folder(&Faulty::new(Plan::Never), &folder, &FILES).unwrap();
                        assert!(is_complete(&folder), "{disk:?}");
                    }
                    Err(other) => panic!("{other}"),
                }
            },
        );
        assert!(calls > 20, "only {calls} calls");
        let mut refused = 0;
        at_each_call(
            |n| Faulty::new(Plan::DeadFrom(n)),
            |disk| {
                let (_home, folder) = folder();
                let _ = write_new_folder(&**disk, &folder, &FILES);
                if folder.join("onpace.toml").exists() {
                    assert!(FILES.iter().all(|(name, _)| folder.join(name).exists()), "{disk:?}");
                    return;
                }
                match write_new_folder(&Faulty::new(Plan::Never), &folder, &FILES) {
                    Ok(()) => assert!(is_complete(&folder), "{disk:?}"),
                    // It died while the files were moved up.
                    Err(PublishError::NotOurs { .. }) => refused += 1,
                    Err(other) => panic!("{other}"),
                }
            },
        );
        assert_eq!(refused, 2, "between the first move and the last");
    }
}

#[test]
fn a_folder_that_holds_something_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("mine"), "mine").unwrap();
    for path in [home.path().to_path_buf(), home.path().join("mine")] {
        let refused = write_new_folder(&System, &path, &FILES);
        assert!(matches!(refused, Err(PublishError::NotOurs { .. })), "{refused:?}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    let full = Faulty::new(Plan::Full(5));
    assert!(write_new_folder(&full, &home.path().join("new"), &FILES).is_err());
    assert!(!home.path().join("new").exists());
}
