//! A file that a user named, on a disk that fails.

use super::disk::{EIO, Faulty, Plan, at_each_call};
use crate::publish::names_in;
use onpace::disk::{System, replace};
use std::fs;

#[test]
fn a_file_is_the_old_one_or_the_new_one() {
    for dead in [false, true] {
        let calls = at_each_call(
            |n| Faulty::new(if dead { Plan::DeadFrom(n) } else { Plan::At(n, EIO) }),
            |disk| {
                let home = tempfile::tempdir().unwrap();
                let file = home.path().join("t.svg");
                fs::write(&file, "old").unwrap();
                let written = replace(&**disk, &file, b"<svg new>").is_ok();
                assert_eq!(fs::read_to_string(&file).unwrap(), if written { "<svg new>" } else { "old" }, "{disk:?}");
                assert!(dead || names_in(home.path()) == ["t.svg"], "{disk:?}");
            },
        );
        assert_eq!(calls, 4, "create, write, flush, rename");
    }
    let home = tempfile::tempdir().unwrap();
    assert!(replace(&Faulty::new(Plan::Full(3)), &home.path().join("t.svg"), b"<svg new>").is_err());
    assert_eq!(names_in(home.path()), [""; 0]);
}

#[test]
#[cfg(unix)]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let home = tempfile::tempdir().unwrap();
    let (file, link) = (home.path().join("t.svg"), home.path().join("link.svg"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o660)).unwrap();
    symlink("t.svg", &link).unwrap();
    replace(&System, &link, b"new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!((fs::read_to_string(&file).unwrap(), mode), ("new".to_owned(), 0o660));
}
