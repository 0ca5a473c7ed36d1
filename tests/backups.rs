//! Backups as somebody at a shell has them: fifty meetings go into one file and come back, nothing newer is lost unasked, and
//! what both copies have lost is given back.
#![cfg(unix)] // Modes of files are Unix's.

mod store_support;
mod terminal_support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use binhxet::domain::{Digest, Moment, Salt, Stamp, Unit};
use binhxet::papers::sample;
use binhxet::store::{Kept, LogId, RealDisk, Store};
use store_support::open;
use tempfile::TempDir;
use terminal_support::command;

/// How many meetings the round trip has.
const MEETINGS: i64 = 50;
const SECONDS_A_MONTH: i64 = 30 * 24 * 3600;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A stamp so many months after a day of 2020.
fn stamp(month: i64) -> Stamp {
    let first = jiff::civil::date(2020, 1, 15).at(9, 0, 0, 0);
    let at = Moment::at(first, 7).expect("an offset").after(month * SECONDS_A_MONTH + month * 38_000);
    Stamp { at, salt: Salt::of_digest(&Digest::of(&month.to_be_bytes())) }
}

/// Puts the sample's unit and sealed meetings of this many months, each held by commands, into a store.
fn fill(dir: &Path, months: std::ops::Range<i64>) {
    let mut store = open(RealDisk, dir).expect("opens").store;
    for month in months {
        let sample = sample::build(&Unit::default(), &stamp(month)).expect("is held");
        if store.last(&LogId::Unit) == 0 {
            let lines: Vec<String> =
                sample.unit.iter().map(|entry| serde_json::to_string(entry).expect("JSON")).collect();
            assert_eq!(store.append(&LogId::Unit, 1, &lines, None), Ok(Kept::Both));
        }
        let log = LogId::Meeting(sample.meeting.clone());
        // Kept in two goes, so that a loss in the first one cannot be taken for an end that was never confirmed.
        let (first, rest) = sample.lines.split_at(5);
        assert_eq!(store.append(&log, 1, first, None), Ok(Kept::Both));
        assert_eq!(store.append(&log, 6, rest, None), Ok(Kept::Both));
        let (head, entries) = sample.summary.seal.expect("is sealed");
        let seal = serde_json::json!({ "head": head, "entries": entries }).to_string();
        assert_eq!(store.seal(&log, &seal), Ok(()));
    }
}

type Everything = Vec<(LogId, Vec<String>, Option<String>)>;

fn everything(dir: &Path) -> Everything {
    let mut store: Store = open(RealDisk, dir).expect("opens").store;
    let logs = store.logs();
    let read = |log: LogId| (log.clone(), store.read(&log).expect("can be read"), store.sealed(&log));
    logs.into_iter().map(read).collect()
}

fn run(dir: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output: Output = command(dir, words);
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("text"))
}

#[test]
fn fifty_meetings_go_into_one_file_and_come_back_in_an_empty_store() {
    let (data, other, out) = (folder(), folder(), folder());
    fill(data.path(), 0..MEETINGS);
    let before = everything(data.path());
    assert_eq!(before.len() as i64, MEETINGS + 1);
    let file = out.path().join("all.backup");
    let name = file.to_str().expect("a path");

    let (code, said) = run(data.path(), &["backup", name]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("51 logs"), "{said}");
    assert_eq!(fs::metadata(&file).expect("is there").permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(out.path()).expect("a folder").count(), 1, "nothing else is left there");
    let (code, said) = run(data.path(), &["backup", name]);
    assert!(code == Some(1) && said.contains("--force"), "{said}");
    let (code, said) = run(data.path(), &["backup", name, "--force"]);
    assert_eq!(code, Some(0), "{said}");

    let (code, said) = run(other.path(), &["restore", name]);
    assert!(code == Some(1) && said.contains("--yes"), "nobody was asked: {said}");
    assert_eq!(everything(other.path()), Vec::new());
    let (code, said) = run(other.path(), &["restore", name, "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(everything(other.path()), before);
    let (code, said) = run(other.path(), &["restore", name, "--yes"]);
    assert!(code == Some(0) && said.contains("nothing to restore"), "{said}");

    let (code, said) = run(other.path(), &["check"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Everything is in order"), "{said}");
    assert_eq!(said.matches("the seal is right").count() as i64, MEETINGS, "{said}");
    let again = out.path().join("again.backup");
    run(other.path(), &["backup", again.to_str().expect("a path")]);
    let without_head = |path: &Path| {
        let text = fs::read_to_string(path).expect("text");
        let lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
        lines[..lines.len() - 1].to_vec()
    };
    assert_eq!(without_head(&again), without_head(&file));
}

#[test]
fn what_is_newer_is_lost_only_if_that_was_meant_and_lies_in_a_backup_then() {
    let (data, out) = (folder(), folder());
    fill(data.path(), 0..2);
    let file = out.path().join("old.backup");
    let name = file.to_str().expect("a path");
    run(data.path(), &["backup", name]);
    let old = everything(data.path());
    fill(data.path(), 2..3);
    let new = everything(data.path());

    let (code, said) = run(data.path(), &["restore", name, "--yes"]);
    assert!(code == Some(1) && said.contains("--replace") && said.contains("Only in the store"), "{said}");
    assert_eq!(everything(data.path()), new);
    let (code, said) = run(data.path(), &["restore", name, "--replace", "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(everything(data.path()), old);
    let aside = fs::read_dir(data.path().join("backups")).expect("a folder").next().expect("a backup");
    let aside = aside.expect("a name").path();
    assert!(said.contains(aside.to_str().expect("a path")), "{said}");
    let (code, said) = run(data.path(), &["restore", aside.to_str().expect("a path"), "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(everything(data.path()), new);
}

#[test]
fn a_meeting_that_both_copies_lost_an_entry_of_is_named_and_given_back() {
    let (data, out) = (folder(), folder());
    fill(data.path(), 0..3);
    let whole = everything(data.path());
    let file = out.path().join("all.backup");
    let name = file.to_str().expect("a path");
    run(data.path(), &["backup", name]);
    let meetings = data.path().join("meetings");
    let id = fs::read_dir(&meetings).expect("a folder").next().expect("a meeting").expect("a name");
    let id = id.file_name().into_string().expect("text");
    fs::remove_dir_all(data.path().join("archive")).expect("is removed");
    let journal = meetings.join(&id).join("journal.jsonl");
    let text = fs::read_to_string(&journal).expect("a journal");
    let damaged: Vec<&str> =
        text.lines().enumerate().filter(|(at, _)| *at != 3).map(|(_, line)| line).collect();
    fs::write(&journal, damaged.join("\n") + "\n").expect("is written");

    let (code, said) = run(data.path(), &["check"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains(&format!("--meeting {id}")), "{said}");
    let (code, json) = run(data.path(), &["check", "--json"]);
    assert!(code == Some(3) && json.contains("\"sound\": false"), "{json}");
    let (code, said) = run(data.path(), &["restore", name, "--meeting", &id, "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(everything(data.path()), whole);
    let (code, said) = run(data.path(), &["check"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(data.path(), &["restore", name, "--meeting", &id, "--yes"]);
    assert!(code == Some(0) && said.contains("nothing to restore"), "{said}");
    let (code, said) = run(data.path(), &["restore", name, "--meeting", "2031-01", "--yes"]);
    assert!(code == Some(1) && said.contains("does not have"), "{said}");
}

#[test]
fn a_backup_can_be_taken_apart_by_hand_as_the_document_says() {
    let (data, out) = (folder(), folder());
    fill(data.path(), 0..2);
    let file = out.path().join("all.backup");
    run(data.path(), &["backup", file.to_str().expect("a path")]);
    let document = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/promises.md"));
    let document = document.expect("a document");
    let (_, script) = document.split_once("<<'END'\n").expect("a script");
    let (script, _) = script.split_once("    END\n").expect("its end");
    let script: Vec<&str> = script.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    let mut python = std::process::Command::new("python3");
    let python = python.arg("-c").arg(script.join("\n")).arg(&file).current_dir(out.path());
    let output = python.output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let restored = out.path().join("restored");
    fs::write(restored.join("lock"), "").expect("is written");
    let (code, said) = run(&restored, &["check"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(everything(&restored), everything(data.path()));
}

#[test]
fn what_check_finds_it_says_with_what_helps() {
    let data = folder();
    fill(data.path(), 0..1);
    let id = fs::read_dir(data.path().join("meetings")).expect("a folder").next().expect("a meeting");
    let journal = id.expect("a name").path().join("journal.jsonl");
    let text = fs::read_to_string(&journal).expect("a journal");

    // One damaged copy is made good, said, and written down.
    fs::write(&journal, text.replacen("prepared", "qrepared", 1)).expect("is written");
    let (code, said) = run(data.path(), &["check"]);
    assert!(code == Some(0) && said.contains("restored from the archive"), "{said}");
    let noted = fs::read_to_string(data.path().join("repairs.jsonl")).expect("is written down");
    assert!(noted.contains("restored from the archive"), "{noted}");
    let (code, said) = run(data.path(), &["check"]);
    assert!(code == Some(0) && !said.contains("restored from the archive"), "{said}");

    // A backup that is damaged is named.
    let backups = data.path().join("backups");
    fs::create_dir(&backups).expect("a folder");
    let bad = backups.join("binhxet-2026-01-01-000000-abcdef.backup");
    fs::write(&bad, "{\"format\":\"binhxet.backup/1\",\"made\":\"x\",\"program\":\"x\"}\n")
        .expect("is written");
    let (code, said) = run(data.path(), &["check"]);
    assert!(code == Some(3) && said.contains("The end of this backup is missing"), "{said}");
    fs::remove_file(bad).expect("is removed");

    // Both copies changed alike are found by the chain.
    let mut store = open(RealDisk, data.path()).expect("opens").store;
    let log = store.logs().pop().expect("a meeting");
    let mut lines = store.read(&log).expect("can be read");
    lines[3] = lines[3].replacen("14:0", "14:1", 1);
    drop(store);
    for name in ["meetings", "archive"] {
        fs::remove_dir_all(data.path().join(name)).expect("is removed");
    }
    let mut store = open(RealDisk, data.path()).expect("opens").store;
    assert_eq!(store.append(&log, 1, &lines, None), Ok(Kept::Both));
    drop(store);
    let (code, said) = run(data.path(), &["check"]);
    assert!(code == Some(3) && said.contains("binhxet restore FILE --meeting"), "{said}");
}
