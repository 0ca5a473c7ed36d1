//! Damages of real files with the real archive, by the hundred: flipped bits, zeroed sectors, files cut short, in either
//! copy and beside them. What is harmful is found, made good from the other copy, and said; what both copies have lost is
//! named.
//!
//! `DAMAGE=812 cargo test --test store_damages` does one again.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use binhxet::store::{Disk, Drafts, Kept, LogId, Opened, RealDisk, Repair, Shelved, StoreError};
use sim_disk::Chance;
use store_support::{entries, meeting, open};
use tempfile::TempDir;

/// How many damages there are to one copy, and to both at one place.
const DAMAGES: u64 = 1_600;
const DOUBLE: u64 = 200;
/// After every so manieth damage the copy that was not damaged is taken away.
const ALONE: u64 = 6;
const SECTOR: usize = 512;
const SEAL: &str = r#"{"head":"3f2a"}"#;
const DRAFTS: &str = r#"[{"number":1,"text":"{}"}]"#;

/// The files of a store, without what a start makes anew.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The logs and how many entries each has.
fn logs() -> [(LogId, u64); 3] {
    [(LogId::Unit, 12), (meeting("2026-10"), 40), (meeting("2026-11"), 31)]
}

/// A store with a unit, a sealed meeting and an open one that goes on in a second segment, with drafts.
fn stored() -> Files {
    let dir = tempfile::tempdir().expect("a folder");
    for (log, last) in logs() {
        let mut store = open(RealDisk, dir.path()).expect("opens").store;
        let mut first = 1;
        while first <= last {
            let batch = entries(first..=last.min(first + first % 3));
            assert_eq!(store.append(&log, first, &batch, Some("a summary")), Ok(Kept::Both));
            first += batch.len() as u64;
        }
    }
    let mut store = open(RealDisk, dir.path()).expect("opens").store;
    store.seal(&meeting("2026-10"), SEAL).expect("sealed");
    store.keep_drafts(DRAFTS).expect("kept");
    store.remember(&meeting("2026-11"), "member 3");
    drop(store);
    // A second segment, as after damage.
    let journal = dir.path().join("meetings/2026-11/journal.jsonl");
    let mut bytes = fs::read(&journal).expect("a journal");
    bytes.truncate(bytes.len() * 2 / 3);
    fs::write(&journal, bytes).expect("written");
    open(RealDisk, dir.path()).expect("opens");
    assert!(dir.path().join("meetings/2026-11/journal.2.jsonl").exists());
    let mut files = Files::new();
    gather(dir.path(), Path::new(""), &mut files);
    // It only has to be there.
    files.insert("reserve.bin".into(), vec![1]);
    files.remove(Path::new("lock"));
    files
}

fn gather(dir: &Path, below: &Path, files: &mut Files) {
    for entry in fs::read_dir(dir.join(below)).expect("a folder") {
        let path = below.join(entry.expect("a name").file_name());
        if dir.join(&path).is_dir() {
            gather(dir, &path, files);
        } else {
            files.insert(path.clone(), fs::read(dir.join(path)).expect("a file"));
        }
    }
}

fn lay_out(files: &Files) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    // Folders that may be empty.
    for name in ["unit", "meetings", "archive/blobs"] {
        fs::create_dir_all(dir.path().join(name)).expect("made");
    }
    dir
}

/// Damages bytes; says how.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) -> String {
    match chance.below(3) {
        0 => {
            let at = chance.place(bytes.len() - 1);
            let bit = chance.below(8);
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} flipped")
        }
        1 => {
            let at = chance.place((bytes.len() - 1) / SECTOR) * SECTOR;
            let end = (at + SECTOR).min(bytes.len());
            bytes[at..end].fill(0);
            format!("bytes {at} to {end} zeroed")
        }
        _ => {
            let len = chance.place(bytes.len() - 1);
            bytes.truncate(len);
            format!("cut to {len} bytes")
        }
    }
}

fn is_journal(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("journal"))
}

/// Opens the store, in which nothing may be lost, and reads everything; gives what was told.
fn sound(dir: &Path, story: &str) -> Vec<Repair> {
    let Opened { mut store, mut repairs } = open(RealDisk, dir).expect(story);
    for (log, last) in logs() {
        assert_eq!(store.read(&log), Ok(entries(1..=last)), "{story}: {log}");
    }
    repairs.extend(store.take_repairs());
    // The folder of a test may be one that others can read.
    repairs.retain(|repair| *repair != Repair::Closed);
    assert_eq!(store.one_copy(), None, "{story}");
    assert!(store.sealed(&meeting("2026-10")).is_none_or(|seal| seal == SEAL), "{story}");
    match store.drafts() {
        Drafts::These(text) => assert_eq!(text, DRAFTS, "{story}"),
        Drafts::None | Drafts::Unreadable => {
            assert!(story.contains("drafts"), "{story}: the drafts are gone")
        }
    }
    let place = store.remembered(&meeting("2026-11"));
    assert!(place.is_none_or(|place| place == "member 3"), "{story}");
    repairs
}

/// One damage to one file.
fn single(files: &Files, number: u64) {
    let mut chance = Chance::new(number);
    // Journals and archive in turn; now and then what lies beside them.
    let kind = number % 8;
    let is_wanted = |path: &Path| match kind {
        0..=3 => is_journal(path),
        4..=6 => path.starts_with("archive"),
        _ => !is_journal(path) && !path.starts_with("archive") && path != Path::new("reserve.bin"),
    };
    let paths: Vec<&PathBuf> = files
        .iter()
        .filter(|(path, bytes)| is_wanted(path) && !bytes.is_empty())
        .map(|(path, _)| path)
        .collect();
    let path = paths[chance.place(paths.len() - 1)];
    let mut damaged = files.clone();
    let bytes = damaged.get_mut(path).expect("a file");
    let how = damage(bytes, &mut chance);
    let is_changed = *bytes != files[path];
    let story = format!("DAMAGE={number}: {}, {how}", path.display());
    let dir = lay_out(&damaged);
    let told = sound(dir.path(), &story);
    if is_changed && is_journal(path) {
        assert!(!told.is_empty(), "{story}: nobody was told");
    }
    if number.is_multiple_of(ALONE) {
        // What was damaged has been made good: it is enough by itself.
        assert_eq!(sound(dir.path(), &story), [], "{story}, at the next start");
        if path.starts_with("archive") {
            fs::remove_dir_all(dir.path().join("unit")).expect("removed");
            fs::remove_dir_all(dir.path().join("meetings")).expect("removed");
            let mut store = open(RealDisk, dir.path()).expect("opens").store;
            for (log, last) in logs() {
                assert_eq!(store.read(&log), Ok(entries(1..=last)), "{story}: {log}, from the archive alone");
            }
        } else {
            fs::remove_dir_all(dir.path().join("archive")).expect("removed");
            assert_eq!(
                sound(dir.path(), &story),
                [Repair::ArchiveMissing],
                "{story}, from the journals alone"
            );
        }
    }
}

/// Both copies damaged at one entry.
fn double(files: &Files, number: u64) {
    let mut chance = Chance::new(number);
    let (log, last) = logs()[chance.place(2)].clone();
    let seq = 1 + chance.below(last);
    let story = format!("DAMAGE={number}: entry {seq} of {log} in both copies");
    let needle = format!(r#"{{"seq":{seq},"batch""#);
    let folder = log.to_string().replace("meeting/", "meetings/");
    let mut damaged = files.clone();
    for (_, bytes) in damaged.iter_mut().filter(|(path, _)| is_journal(path) && path.starts_with(&folder)) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if let Some(line) = text.find(&needle) {
            // The last line of the first segment is torn already.
            let length = text[line..].find('\n').unwrap_or(bytes.len() - line);
            bytes[line + chance.place(length - 1)] ^= 1;
        }
    }
    let dir = lay_out(&damaged);
    let mut archive = RealDisk.open_archive(&dir.path().join("archive")).expect("opens");
    let room = format!("entries/{log}");
    let of_log = archive.scan(&room).expect("is read");
    let mut pair = of_log.into_iter().find(|(key, _)| key.ends_with(&seq.to_be_bytes())).expect("an entry");
    let at = chance.place(pair.1.len() - 1);
    pair.1[at] ^= 1;
    archive.put(&[Shelved { room, pair }]).expect("is put");
    drop(archive);

    let Opened { mut store, mut repairs } = open(RealDisk, dir.path()).expect(&story);
    let found = store.read(&log).expect(&story);
    repairs.extend(store.take_repairs());
    let lost = |repair: &Repair| match repair {
        Repair::Lost { log: of, entries } => {
            *of == log && entries.iter().any(|&(a, b)| (a..=b).contains(&seq))
        }
        _ => false,
    };
    assert!(repairs.iter().any(lost), "{story}: {repairs:?}");
    assert!((found.len() as u64) < seq && found == entries(1..=found.len() as u64), "{story}");
    let next = found.len() as u64 + 1;
    let refused = store.append(&log, next, &entries(next..=next), None);
    assert!(matches!(refused, Err(StoreError::Lost { .. })), "{story}: {refused:?}");
    for (other, last) in logs().into_iter().filter(|(other, _)| *other != log) {
        assert_eq!(store.read(&other), Ok(entries(1..=last)), "{story}: {other}");
        assert_eq!(store.append(&other, last + 1, &entries(1..=1), None), Ok(Kept::Both), "{story}: {other}");
    }
}

#[test]
fn every_damage_is_made_good_from_the_other_copy_or_named() {
    let files = stored();
    let only: Option<u64> = std::env::var("DAMAGE").ok().map(|number| number.parse().expect("a number"));
    let (next, done) = (AtomicU64::new(only.unwrap_or(0)), AtomicUsize::new(0));
    let end = only.map_or(DAMAGES + DOUBLE, |number| number + 1);
    thread::scope(|threads| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            threads.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= end {
                        return;
                    }
                    if number < DAMAGES {
                        single(&files, number)
                    } else {
                        double(&files, number)
                    }
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let done = done.into_inner() as u64;
    assert!(only.is_some() || done == DAMAGES + DOUBLE, "only {done} damages");
}
