//! `docs/read_store.py`, which shares no code with the program: it reads what earlier versions wrote and encrypted, by the recovery
//! key alone, and names what is not in order.
//!
//! It needs `python3`. Without it these tests fail and say so: were they left out in silence, nobody would notice when
//! `docs/formats.md` no longer says enough to get at the data.

mod support;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use binhxet::store::{Cost, Holder, Locksmith, LogId, Passphrase, RealDisk, RecoveryKey, Store};
use serde_json::Value;

const RECOVERY: &str = include_str!("../fixtures/vault/recovery-key.txt");

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What came of reading a folder.
struct Read {
    code: Option<i32>,
    printed: String,
    complaints: String,
}

fn read(folder: &Path, key: &str) -> Read {
    let mut python = Command::new("python3");
    python.env("PYTHONIOENCODING", "utf-8").arg("-I").arg(path("docs/read_store.py")).arg(folder);
    python.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = python.spawn().expect("python3 is on the machine, to run docs/read_store.py");
    // It may refuse before it asks.
    let _ = child.stdin.take().expect("a pipe").write_all(key.as_bytes());
    let output = child.wait_with_output().expect("ends");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Read { code: output.status.code(), printed: text(output.stdout), complaints: text(output.stderr) }
}

/// A copy of a folder among the samples, closed to others.
fn copy(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    support::folder::copy(&path(name), &data);
    #[cfg(unix)]
    std::fs::set_permissions(&data, std::os::unix::fs::PermissionsExt::from_mode(0o700)).expect("is closed");
    (folder, data)
}

fn open(data: &Path) -> Store {
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    Store::open(data, Arc::new(RealDisk), &holder).expect("opens").store
}

/// What the program reads of every log, as the script prints it.
fn told(store: &mut Store) -> Vec<String> {
    let mut lines = Vec::new();
    for log in store.logs() {
        for (seq, entry) in (1..).zip(store.read(&log).expect("is read")) {
            lines.push(format!(r#"{{"log":"{log}","seq":{seq},"entry":{entry}}}"#));
        }
        lines.extend(store.sealed(&log).map(|seal| format!(r#"{{"log":"{log}","seal":{seal}}}"#)));
    }
    lines
}

#[test]
fn what_an_earlier_version_encrypted_is_read_by_the_recovery_key_alone() {
    let read = read(&path("fixtures/vault/data"), RECOVERY);
    assert_eq!((read.code, read.complaints.as_str()), (Some(0), ""));
    let expected = [
        r#"{"log":"unit","seq":1,"entry":{"n":1,"name":"Đặng Thị Ánh"}}"#,
        r#"{"log":"unit","seq":2,"entry":{"n":2,"note":"Biên bản ngày 9/11"}}"#,
        r#"{"log":"unit","seq":3,"entry":{"n":3,"vote":"tốt"}}"#,
        r#"{"log":"meeting/2026-11","seq":1,"entry":{"n":1,"name":"Đặng Thị Ánh"}}"#,
        r#"{"log":"meeting/2026-11","seq":2,"entry":{"n":2,"note":"Biên bản ngày 9/11"}}"#,
        r#"{"log":"meeting/2026-11","seq":3,"entry":{"n":3,"vote":"tốt"}}"#,
        r#"{"log":"meeting/2026-11","seal":{"head":"3f2a","entries":3}}"#,
        r#"{"drafts":[{"number":1,"text":"{}"}]}"#,
    ];
    assert_eq!(read.printed.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_wrong_key_and_a_mistyped_one_are_told_apart_and_nothing_is_printed() {
    let data = path("fixtures/vault/data");
    let mistyped = RECOVERY.replacen("228088", "228089", 1);
    let read_by = |key: &str| {
        let read = read(&data, key);
        assert_eq!((read.code, read.printed.as_str()), (Some(2), ""));
        read.complaints
    };
    assert!(read_by(&mistyped).contains("group 2 of the recovery key is mistyped"));
    let chance = |bytes: &mut [u8]| {
        bytes.fill(7);
        Ok(())
    };
    let locksmith = Locksmith { random: Arc::new(chance), cost: Cost::default() };
    let other = RecoveryKey::draw(&locksmith).expect("digits").groups().join("-");
    assert!(read_by(&other).contains("not the recovery key of the data"));
    assert!(read_by("").contains("eight groups of six digits"));
}

#[test]
fn it_reads_what_the_program_reads_of_every_store_that_lies_open() {
    for name in ["fixtures/stores/v1-sample", "fixtures/stores/v1-secret"] {
        let (_folder, data) = copy(name);
        let first = read(&data, "");
        assert_eq!((first.code, first.complaints.as_str()), (Some(0), ""), "{name}");
        let printed: Vec<&str> =
            first.printed.lines().filter(|line| !line.contains(r#"{"drafts":"#)).collect();
        let mut told = told(&mut open(&data));
        assert!(told.len() > 5, "{name}");
        // The unit's log comes first in both.
        told.sort_by_key(|line| !line.starts_with(r#"{"log":"unit""#));
        assert_eq!(printed, told, "{name}");
    }
}

#[test]
fn texts_of_every_length_open_and_what_was_changed_or_moved_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let chance = |bytes: &mut [u8]| {
        bytes.iter_mut().zip(11..).for_each(|(byte, at): (&mut u8, u8)| *byte = at.wrapping_mul(37));
        Ok(())
    };
    let locksmith = Locksmith { random: Arc::new(chance), cost: Cost::new(8, 1).expect("is allowed") };
    let recovery = RecoveryKey::draw(&locksmith).expect("digits");
    let key = recovery.groups().join(" ");
    let mut store = open(&data);
    store.protect(&Passphrase::typed("một câu không ai đoán"), &recovery, &locksmith).expect("is protected");
    let entries: Vec<String> =
        (0..140).map(|length| format!(r#"{{"a":"{}"}}"#, "ơ".repeat(length))).collect();
    store.append(&LogId::Unit, 1, &entries, None).expect("is kept");
    let told = told(&mut store);
    drop(store);
    let sound = read(&data, &key);
    assert_eq!((sound.code, sound.complaints.as_str()), (Some(0), ""));
    assert_eq!(sound.printed.lines().collect::<Vec<_>>(), told);

    let journal = data.join("unit/journal.jsonl");
    let text = std::fs::read_to_string(&journal).expect("is read");
    let line = text.lines().nth(3).expect("the third entry");
    let (body, _) = line.rsplit_once(r#","sum":""#).expect("a checksum");
    // Another entry's text in its place, with the right checksum: only the seal can tell.
    let other: Value = serde_json::from_str(text.lines().nth(4).expect("the fourth")).expect("JSON");
    let own: Value = serde_json::from_str(line).expect("JSON");
    let seal = |line: &Value| line["sealed"].as_str().expect("is sealed").to_owned();
    let moved = body.replace(&seal(&own), &seal(&other));
    std::fs::write(&journal, text.replace(line, &closed(&moved))).expect("is written");
    let strange = read(&data, &key);
    assert_eq!(strange.code, Some(3));
    assert_eq!(strange.complaints, "unit: entry 3 was not sealed by the key of the data\n");
    assert_eq!(strange.printed.lines().count(), told.len() - 1);

    std::fs::write(&journal, text.replace(line, &line.replacen("A", "B", 1))).expect("is written");
    let damaged = read(&data, &key);
    assert_eq!(damaged.code, Some(3));
    assert!(damaged.complaints.contains("line 4: damaged"), "{}", damaged.complaints);
}

/// A line with its checksum.
fn closed(body: &str) -> String {
    use sha2::{Digest, Sha256};
    let digits: String = Sha256::digest(body).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!(r#"{body},"sum":"{digits}"}}"#)
}
