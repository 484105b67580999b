//! A report folder is the old report or the new one, whole, whatever happens; and nobody's own files are lost.

use onpace::publish::{
    Difference, Edits, MANIFEST, NameFault, OutputFile, Provenance, PublishError, publish, read_manifest,
};
use onpace::words::Language;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub fn provenance(as_of: &str) -> Provenance {
    Provenance {
        version: "0.1.0".into(),
        project: "bundled".into(),
        as_of: as_of.into(),
        on: String::new(),
        edition: "internal".into(),
        language: "zh-CN".into(),
        forms: String::new(),
        catalog_hash: "00".into(),
        inputs: BTreeMap::from([("feeds/acreage-2020-11.csv".into(), "11".into())]),
    }
}

/// Two reports that share some names, and differ in others and in every byte.
pub fn files(which: &str) -> Vec<OutputFile> {
    let (fill, names): (u8, &[&str]) = match which {
        "A" => (b'a', &["report.json", "briefing.md", "charts/one.svg"]),
        _ => (b'b', &["report.json", "briefing.md", "charts/one.svg", "charts/two.svg", "more/deep/x.csv"]),
    };
    names.iter().map(|name| OutputFile::new(*name, vec![fill; 20_000])).collect()
}

pub fn put(folder: &Path, which: &str) -> Result<(), PublishError> {
    publish(folder, &files(which), &provenance(which), Edits::Keep)
}

/// Which of the two reports stands there, having checked that it is all there and nothing else is.
pub fn whole(folder: &Path) -> String {
    let manifest = read_manifest(folder).expect("a manifest of ours");
    assert_eq!(manifest.differences(folder).unwrap(), BTreeMap::new());
    let which = manifest.provenance.as_of;
    let expected = files(&which);
    for file in &expected {
        assert_eq!(fs::read(folder.join(&file.path)).unwrap(), file.bytes, "{}", file.path);
    }
    assert_eq!(count(folder), expected.len() + 1, "nothing but the report");
    which
}

fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| if entry.file_type().unwrap().is_dir() { count(&entry.path()) } else { 1 }).sum()
}

/// What stands beside the report.
pub fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub fn report_folder() -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("reports/2020-11");
    (parent, folder)
}

#[test]
fn writes_where_nothing_is_and_replaces_its_own() {
    let (_parent, folder) = report_folder();
    put(&folder, "A").unwrap();
    assert_eq!(whole(&folder), "A");
    put(&folder, "B").unwrap();
    assert_eq!(whole(&folder), "B");
    put(&folder, "A").unwrap();
    assert_eq!(whole(&folder), "A");
    assert_eq!(names_in(folder.parent().unwrap()), ["2020-11"]);
}

#[test]
fn fills_an_empty_folder_even_one_that_a_file_manager_has_visited() {
    let (_parent, folder) = report_folder();
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(".DS_Store"), "x").unwrap();
    put(&folder, "A").unwrap();
    assert_eq!(whole(&folder), "A");
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let (_parent, folder) = report_folder();
    put(&folder, "B").unwrap();
    let first = fs::read(folder.join(MANIFEST)).unwrap();
    let mut reversed = files("B");
    reversed.reverse();
    publish(&folder, &reversed, &provenance("B"), Edits::Keep).unwrap();
    assert_eq!(fs::read(folder.join(MANIFEST)).unwrap(), first);
}

#[test]
fn refuses_what_it_did_not_make() {
    let manifests: [(&str, Option<&str>); 4] = [
        ("no manifest", None),
        ("not JSON", Some("manifest")),
        ("somebody else's", Some(r#"{"manifest_version": 3, "name": "extension"}"#)),
        ("a later format", Some(r#"{"format": 2, "program": "onpace"}"#)),
    ];
    for (case, manifest) in manifests {
        let (_parent, folder) = report_folder();
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("thesis.docx"), "years of work").unwrap();
        if let Some(manifest) = manifest {
            fs::write(folder.join(MANIFEST), manifest).unwrap();
        }
        let before = names_in(&folder);
        let error = put(&folder, "A").unwrap_err();
        assert!(matches!(error, PublishError::NotOurs { .. }), "{case}: {error}");
        assert_eq!(names_in(&folder), before, "{case}");
        assert_eq!(names_in(folder.parent().unwrap()), ["2020-11"], "{case}");
    }
}

#[test]
fn refuses_a_file_in_the_place_of_the_folder() {
    let (_parent, folder) = report_folder();
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    fs::write(&folder, "a file").unwrap();
    assert!(matches!(put(&folder, "A"), Err(PublishError::NotOurs { .. })));
    assert_eq!(fs::read_to_string(&folder).unwrap(), "a file");
}

#[test]
fn another_edition_is_not_written_over() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("2020-11");
    put(&folder, "A").expect("written");
    let public = Provenance { edition: "public".into(), ..provenance("B") };
    let refused = publish(&folder, &files("B"), &public, Edits::Keep).expect_err("the other edition stands there");
    assert!(matches!(&refused, PublishError::OtherEdition { there, .. } if there == "internal"), "{refused}");
    assert_eq!(whole(&folder), "A");
    put(&folder, "B").expect("the same edition is replaced");
}

#[test]
fn refuses_to_lose_a_file_that_was_added_and_names_it() {
    for extra in ["notes.txt", "charts/mine.png", "more/deep/x.csv", "manifest.json.bak"] {
        let (_parent, folder) = report_folder();
        put(&folder, "A").unwrap();
        let path = folder.join(extra);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        let error = put(&folder, "B").unwrap_err();
        let PublishError::Extra { path: named } = &error else { panic!("{error}") };
        assert!(path.starts_with(named), "{}", named.display());
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert!(error.message().in_language(Language::English).contains(extra.split('/').next().unwrap()));
        assert!(error.message().in_language(Language::Chinese).starts_with("未写入"));
    }
}

#[test]
fn says_that_a_document_is_open_elsewhere() {
    for owner in ["~$briefing.docx", ".~briefing.docx", ".~lock.briefing.docx#"] {
        let (_parent, folder) = report_folder();
        put(&folder, "A").unwrap();
        fs::write(folder.join(owner), "somebody").unwrap();
        let error = put(&folder, "B").unwrap_err();
        assert!(matches!(error, PublishError::OpenElsewhere { .. }), "{error}");
        assert!(error.hint().in_language(Language::Chinese).contains("WPS"));
        fs::remove_file(folder.join(owner)).unwrap();
        assert_eq!(whole(&folder), "A");
    }
}

#[test]
fn outputs_cannot_leave_the_folder() {
    for (path, fault) in [
        ("../escaped", NameFault::Dots),
        ("/tmp/escaped", NameFault::Empty),
        ("C:\\escaped", NameFault::Character(':')),
        ("charts\\a", NameFault::Character('\\')),
        ("NUL", NameFault::Reserved),
        ("Manifest.json", NameFault::Reserved),
        ("Report.JSON", NameFault::SameAs("report.json".into())),
    ] {
        let (parent, folder) = report_folder();
        let outputs = [OutputFile::new("report.json", "{}"), OutputFile::new(path, "x")];
        match publish(&folder, &outputs, &provenance("A"), Edits::Keep) {
            Err(PublishError::BadName { name, fault: found }) => assert_eq!((name.as_str(), found), (path, fault)),
            other => panic!("{path}: {other:?}"),
        }
        assert_eq!(names_in(parent.path()), [""; 0], "nothing was touched");
    }
}

#[test]
fn a_manifest_that_points_outside_is_not_ours() {
    let (_parent, folder) = report_folder();
    put(&folder, "A").unwrap();
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap();
    fs::write(folder.join(MANIFEST), manifest.replace("briefing.md", "../../briefing.md")).unwrap();
    assert_eq!(read_manifest(&folder), None);
}

#[test]
fn tells_what_was_edited_or_removed() {
    let (_parent, folder) = report_folder();
    put(&folder, "A").unwrap();
    fs::write(folder.join("briefing.md"), "edited").unwrap();
    fs::remove_file(folder.join("charts/one.svg")).unwrap();
    let found = read_manifest(&folder).unwrap().differences(&folder).unwrap();
    let expected = [("briefing.md", Difference::Changed), ("charts/one.svg", Difference::Missing)];
    assert_eq!(found, expected.map(|(path, how)| (path.to_owned(), how)).into());
}

#[test]
#[cfg(unix)]
fn a_report_is_for_others_too_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (parent, folder) = report_folder();
    put(&folder, "A").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), mode(folder.parent().unwrap()), "as any folder the user makes");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o775)).unwrap();
    let link = parent.path().join("latest");
    symlink(&folder, &link).unwrap();
    put(&link, "B").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!((whole(&folder), mode(&folder)), ("B".into(), 0o775));
}

#[test]
fn leftovers_go_and_look_alikes_stay() {
    let (_parent, folder) = report_folder();
    put(&folder, "A").unwrap();
    let reports = folder.parent().unwrap();
    let unfinished = reports.join(".2020-11.onpace-abc123");
    fs::create_dir_all(unfinished.join("charts")).unwrap();
    fs::write(unfinished.join(".onpace-unfinished"), "").unwrap();
    fs::write(unfinished.join("charts/half.svg"), "<sv").unwrap();
    fs::create_dir(reports.join(".2020-11.onpace-empty1")).unwrap();
    put(&reports.join(".2020-11.onpace-whole1"), "B").unwrap();
    for kept in [".2020-11.onpace-mine", ".2020-11.onpace-x.y", ".2020-10.onpace-abc123"] {
        fs::create_dir(reports.join(kept)).unwrap();
        fs::write(reports.join(kept).join("mine"), "mine").unwrap();
    }
    put(&folder, "B").unwrap();
    assert_eq!(names_in(reports), [".2020-10.onpace-abc123", ".2020-11.onpace-mine", ".2020-11.onpace-x.y", "2020-11"]);
}

#[test]
fn a_report_that_was_moved_aside_comes_back_even_if_the_next_run_fails() {
    let (_parent, folder) = report_folder();
    put(&folder, "A").unwrap();
    fs::rename(&folder, folder.with_file_name(".2020-11.onpace-abc123-old")).unwrap();
    // Each part is a good name; the path as a whole is longer than any system takes.
    let endless = [OutputFile::new(vec!["x".repeat(250); 20].join("/"), "")];
    let error = publish(&folder, &endless, &provenance("B"), Edits::Keep).unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }), "{error}");
    assert_eq!(whole(&folder), "A");
    put(&folder, "B").unwrap();
    assert_eq!(whole(&folder), "B");
    assert_eq!(names_in(folder.parent().unwrap()), ["2020-11"]);
}

#[test]
fn runs_at_the_same_time_take_turns() {
    let (_parent, folder) = report_folder();
    thread::scope(|scope| {
        for which in ["A", "B", "A", "B"] {
            let folder = &folder;
            scope.spawn(move || (0..5).for_each(|_| put(folder, which).unwrap()));
        }
    });
    whole(&folder);
    assert_eq!(names_in(folder.parent().unwrap()), ["2020-11"]);
}

const CHILD: &str = "ONPACE_TEST_PUBLISH_INTO";
const FIRST: &str = "ONPACE_TEST_PUBLISH_FIRST";

/// Not a test of its own: what the kill test runs in another process. It never ends by itself for long.
#[test]
fn child_that_publishes_until_killed() {
    let Some(folder) = env::var_os(CHILD).map(PathBuf::from) else { return };
    fs::write(folder.with_file_name("started"), "").unwrap();
    let [first, second] = if env::var_os(FIRST).is_some_and(|first| first == "A") { ["A", "B"] } else { ["B", "A"] };
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        put(&folder, first).unwrap();
        put(&folder, second).unwrap();
    }
}

/// Fifty kills at moments spread by a fixed seed over several rounds of writing, exchanging and removing.
#[test]
fn a_killed_run_leaves_a_whole_report() {
    const KILLS: usize = 50;
    let (_parent, folder) = report_folder();
    let begin = Instant::now();
    put(&folder, "A").unwrap();
    // Several rounds, however busy the machine is.
    let spread = 6 * begin.elapsed().as_micros().max(1_000);
    let started = folder.with_file_name("started");
    let mut seen = BTreeMap::new();
    let mut leftovers = 0;
    let mut random: u64 = 0x5eed_2020;
    for kill in 0..KILLS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "publish::child_that_publishes_until_killed", "--nocapture"])
            .env(CHILD, &folder)
            .env(FIRST, if kill % 2 == 0 { "B" } else { "A" })
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while !started.exists() {
            assert!(child.try_wait().unwrap().is_none(), "the child has ended before it began");
            thread::sleep(Duration::from_millis(1));
        }
        // xorshift64: Marsaglia, "Xorshift RNGs", 2003.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        thread::sleep(Duration::from_micros(random % u64::try_from(spread).unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
        fs::remove_file(&started).unwrap();
        *seen.entry(whole(&folder)).or_insert(0) += 1;
        leftovers += names_in(folder.parent().unwrap()).len() - 1;
    }
    assert_eq!(seen.len(), 2, "the kills fell on both reports: {seen:?}");
    assert!(leftovers > 0, "no kill fell in the middle of a run");
    put(&folder, "B").unwrap();
    assert_eq!(whole(&folder), "B");
    assert_eq!(names_in(folder.parent().unwrap()), ["2020-11"]);
}
