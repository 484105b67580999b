//! Processes that are killed at a call: the same promises, by SIGKILL.

use super::disk::{Faulty, Plan};
use super::reports::{Before, heals, put_on, standing};
use std::env;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

const FOLDER: &str = "ONPACE_TEST_KILLED_IN";
const CALL: &str = "ONPACE_TEST_KILLED_AT";
const BY_NAME: &str = "ONPACE_TEST_WITHOUT_EXCHANGE";

/// Not a test of its own: what the test below runs in another process.
#[test]
fn child_that_stops_at_a_call() {
    let (Some(folder), Ok(call)) = (env::var_os(FOLDER), env::var(CALL)) else { return };
    let disk = Faulty::new(Plan::StopAt(call.parse().unwrap()));
    let disk = if env::var_os(BY_NAME).is_some() { disk.without_exchange() } else { disk };
    put_on(&disk, Path::new(&folder)).unwrap();
}

/// Whether the process was killed there, or had made no such call.
fn kill_at(call: usize, folder: &Path, before: Before) -> bool {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "faults::killed::child_that_stops_at_a_call", "--nocapture"]);
    command.env(FOLDER, folder).env(CALL, call.to_string()).stdout(Stdio::piped());
    if before == Before::AByName {
        command.env(BY_NAME, "1");
    }
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let stopped = lines.any(|line| line.unwrap().contains("stopped"));
    if stopped {
        child.kill().unwrap();
    }
    assert_eq!(child.wait().unwrap().success(), !stopped);
    stopped
}

#[test]
fn a_report_survives_the_death_of_its_writer_at_any_call() {
    for before in [Before::A, Before::AByName] {
        let mut seen = std::collections::BTreeSet::new();
        for call in 0.. {
            let (_parent, folder) = before.prepare();
            let killed = kill_at(call, &folder, before);
            let found = standing(&folder);
            assert!(found.is_some() || before != Before::A, "call {call}");
            seen.insert(found);
            heals(&folder, before);
            if !killed {
                assert!(call > 25, "only {call} calls");
                break;
            }
        }
        assert!(seen.contains(&Some("B".to_owned())) && seen.len() > 1, "{before:?}: {seen:?}");
    }
}
