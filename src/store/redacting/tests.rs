//! Texts are removed whole or not at all, and nothing of them is left.

use std::path::Path;
use std::sync::Arc;

use super::super::sim_disk::{Chance, Fault, SimDisk};
use super::super::simulated::{DIR, append, entries, meeting, open};
use super::super::{
    Automatic, BackupFault, Comparison, Contents, Copies, Cost, Difference, Disk, Existing, Kind, Locksmith,
    Newer, Opened, Passphrase, Proof, RecoveryKey, Unlocked,
};
use super::*;

/// What stands in the texts that go and nowhere else.
const SECRET: &str = "nghỉ ốm ba ngày";
const WORDS: &str = "một mật khẩu đủ dài";

fn locksmith(seed: u64) -> Locksmith {
    Locksmith { random: Arc::new(Chance::new(seed).random()), cost: Cost::new(8, 1).expect("a cost") }
}

fn goes() -> LogId {
    meeting("2026-09")
}

/// The texts of the meeting that goes; its last one is the seal.
fn texts() -> Vec<String> {
    let text = |n: u64| format!(r#"{{"seq":{n},"text":"{SECRET} {n}"}}"#);
    (1..=4).map(text).chain([r#"{"seal":5}"#.to_owned()]).collect()
}

fn left() -> Vec<Rest> {
    let stub = |n: u64| Rest::Removed(format!(r#"{{"commitment":"{n:064}","schema":1,"seq":{n}}}"#));
    (1..=4).map(stub).chain([Rest::Entry(r#"{"seal":5}"#.to_owned())]).collect()
}

/// What the unit's log was, and what it is when the texts are gone: one of its entries says less, and there is one more.
fn unit() -> (Vec<String>, Vec<String>) {
    let before = vec![r#"{"unit":1}"#.to_owned(), format!(r#"{{"unit":2,"proposed":"{SECRET}"}}"#)];
    let after = ["1", r#"2,"proposed":"""#, r#"3,"removed":"2026-09""#];
    (before, after.map(|text| format!(r#"{{"unit":{text}}}"#)).to_vec())
}

/// A store with all that may hold the texts: segments put aside, a remembered place, a box, and another meeting.
fn stored(seed: u64, is_protected: bool) -> SimDisk {
    let disk = SimDisk::new(seed);
    let mut store = open(&disk).expect("opens").store;
    append(&mut store, &LogId::Unit, &unit().0);
    store.keep_drafts("[]").expect("drafts are kept");
    append(&mut store, &goes(), &texts());
    append(&mut store, &meeting("2026-10"), &entries("open", 3));
    store.make_box(&goes(), 100, Contents::new(SECRET.into()), &locksmith(seed)).expect("a box");
    drop(store);
    // A damaged line comes back in a second segment, and the first one stays.
    disk.damage("/home/data/meetings/2026-09/journal.jsonl", |bytes| bytes[200] ^= 1);
    let mut store = open(&disk).expect("opens again").store;
    store.seal(&goes(), r#"{"head":"x"}"#).expect("is sealed");
    store.remember(&goes(), SECRET);
    if is_protected {
        let recovery = RecoveryKey::draw(&locksmith(seed)).expect("random digits");
        let passphrase = Passphrase::set(WORDS).expect("long enough");
        assert_eq!(store.protect(&passphrase, &recovery, &locksmith(seed)), Ok(()));
    }
    drop(store);
    disk
}

fn opened(disk: &SimDisk) -> Store {
    let Opened { mut store, repairs } = open(disk).expect("opens");
    assert_eq!(repairs, []);
    if store.custody.ready().is_err() {
        let proof = Proof::Passphrase(Passphrase::set(WORDS).expect("long enough"));
        assert_eq!(store.unlock(&proof, 0, &locksmith(1)), Ok(Unlocked::Yes));
    }
    store
}

fn redact(store: &mut Store) -> Result<(), StoreError> {
    store.redact(&goes(), &left(), &unit().1)
}

/// Whether the texts are gone; they are there whole or not at all.
fn is_redacted(store: &mut Store, story: &str) -> bool {
    let unit_now = store.read(&LogId::Unit).expect("can be read");
    assert_eq!(store.read(&meeting("2026-10")), Ok(entries("open", 3)), "{story}");
    assert_eq!(store.sealed(&goes()).as_deref(), Some(r#"{"head":"x"}"#), "{story}");
    match store.left(&goes()).expect("can be read") {
        None => {
            assert_eq!((store.read(&goes()), unit_now), (Ok(texts()), unit().0), "{story}");
            false
        }
        Some(found) => {
            assert_eq!((found, unit_now), (left(), unit().1), "{story}");
            assert_eq!(store.read(&goes()), Err(StoreError::Removed { log: goes() }), "{story}");
            assert!(store.boxes().is_empty() && store.remembered(&goes()).is_none(), "{story}");
            true
        }
    }
}

/// The files of the data directory in which a text is found.
fn found(disk: &SimDisk, dir: &Path, text: &str, files: &mut Vec<String>) {
    for name in disk.names(dir) {
        let path = dir.join(&name);
        match disk.look(&path).expect("looks").map(|looks| looks.kind) {
            Some(Kind::Folder) => found(disk, &path, text, files),
            Some(_) if disk.bytes(&path).windows(text.len()).any(|part| part == text.as_bytes()) => {
                files.push(path.display().to_string());
            }
            _ => {}
        }
    }
}

#[test]
fn what_is_removed_is_found_in_no_file_and_the_rest_is_as_it_was() {
    for is_protected in [false, true] {
        let disk = stored(1, is_protected);
        let mut files = Vec::new();
        found(&disk, Path::new(DIR), SECRET, &mut files);
        assert_eq!(files.is_empty(), is_protected, "{files:?}");
        let mut store = opened(&disk);
        assert!(!is_redacted(&mut store, "before"));
        assert_eq!(redact(&mut store), Ok(()));
        assert!(is_redacted(&mut store, "after"));
        assert_eq!(store.copies(&goes()), Ok(Copies::Alike(5)));
        drop(store);
        disk.restart();
        let mut store = opened(&disk);
        assert!(is_redacted(&mut store, "at the next start"));
        let mut files = Vec::new();
        found(&disk, Path::new(DIR), SECRET, &mut files);
        assert_eq!(files, Vec::<String>::new());
        let mut beside = disk.names("/home/data/meetings/2026-09");
        beside.sort();
        assert_eq!(beside, ["journal.jsonl", "seal.json"]);
        append(&mut store, &LogId::Unit, &entries("goes on", 1));
        let more = store.append(&goes(), 6, &entries("no more", 1), None);
        assert_eq!(more, Err(StoreError::Removed { log: goes() }));
    }
}

#[test]
fn a_power_cut_or_a_kill_at_any_change_of_it_leaves_all_texts_or_none() {
    for is_protected in [false, true] {
        let changes = {
            let disk = stored(1, is_protected);
            let mut store = opened(&disk);
            let before = disk.changes();
            assert_eq!(redact(&mut store), Ok(()));
            disk.changes() - before
        };
        let mut seen = [0, 0];
        for (at, seed) in (1..=changes).flat_map(|at| [(at, at), (at, at + 1000)]) {
            for fault in [Fault::PowerCut, Fault::Kill] {
                let disk = stored(seed, is_protected);
                let mut store = opened(&disk);
                disk.fault_at(at, fault);
                let done = redact(&mut store);
                let confirmed = done.is_ok() && !disk.is_down();
                drop(store);
                disk.restart();
                let story = format!("{fault:?} at {at} of {changes}, seed {seed}, {is_protected}");
                let mut store = opened(&disk);
                let gone = is_redacted(&mut store, &story);
                assert!(gone || !confirmed, "{story}: confirmed and yet there");
                seen[usize::from(gone)] += 1;
                drop(store);
                let mut files = Vec::new();
                found(&disk, Path::new(DIR), SECRET, &mut files);
                assert!(!gone || files.is_empty(), "{story}: {files:?}");
            }
        }
        assert!(seen[0] > 20 && seen[1] > 20, "{seen:?}");
    }
}

#[test]
fn what_does_not_fit_the_log_removes_nothing() {
    let disk = stored(1, false);
    let mut store = opened(&disk);
    let unfit = |log: LogId| Err(StoreError::Unfit { log });
    assert_eq!(store.redact(&goes(), &left()[..4], &unit().1), unfit(goes()));
    let mut other = left();
    other[4] = Rest::Entry(r#"{"seal":6}"#.to_owned());
    assert_eq!(store.redact(&goes(), &other, &unit().1), unfit(goes()));
    assert_eq!(store.redact(&goes(), &left(), &unit().0), unfit(LogId::Unit));
    assert_eq!(store.redact(&LogId::Unit, &left()[..2], &unit().1), unfit(LogId::Unit));
    assert_eq!(redact(&mut store), Ok(()));
    assert_eq!(redact(&mut store), Err(StoreError::Removed { log: goes() }), "once only");
    disk.read_only(true);
    drop(store);
    let mut store = open(&disk).expect("opens").store;
    assert!(matches!(redact(&mut store), Err(StoreError::ReadOnly { .. })));
}

fn back_up(store: &mut Store, name: &str) -> std::path::PathBuf {
    let path = Path::new("/home").join(name);
    store.back_up(&path, Existing::Replace, "08:00 01/10/2026").expect("a backup");
    path
}

fn difference(found: &Comparison) -> Option<Difference> {
    found.logs.iter().find(|(log, _)| *log == goes()).map(|(_, difference)| *difference)
}

#[test]
fn a_backup_from_before_is_told_and_does_not_bring_the_texts_back_by_itself() {
    for is_protected in [false, true] {
        let disk = stored(1, is_protected);
        let mut store = opened(&disk);
        let old = back_up(&mut store, "old.backup");
        assert_eq!(redact(&mut store), Ok(()));
        let new = back_up(&mut store, "new.backup");
        let compared = store.compare(&old).expect("a whole backup");
        assert_eq!(difference(&compared), Some(Difference::RedactedSince));
        assert!(compared.would_lose());
        for newer in [Newer::Stays, Newer::Goes] {
            assert_eq!(store.restore_log(&old, &goes(), newer), Err(BackupFault::Redacted(goes())));
        }
        assert_eq!(
            store.restore_log(&old, &LogId::Unit, Newer::Goes),
            Err(BackupFault::RedactionLost),
            "the record stays"
        );
        assert!(store.compare(&new).expect("a whole backup").is_alike());
        // Whole, it brings them back, and whoever asked for that was told.
        assert_eq!(store.restore(&old), Ok(()));
        assert!(!is_redacted(&mut store, "restored"));
        let compared = store.compare(&new).expect("a whole backup");
        assert_eq!(difference(&compared), Some(Difference::RedactedBefore));
        assert_eq!(store.restore(&new), Ok(()));
        assert!(is_redacted(&mut store, "restored without the texts"));
    }
}

#[test]
fn removed_texts_stay_removed_when_a_passphrase_is_set_and_taken_away() {
    let disk = stored(1, false);
    let mut store = opened(&disk);
    assert_eq!(redact(&mut store), Ok(()));
    let recovery = RecoveryKey::draw(&locksmith(3)).expect("random digits");
    let passphrase = Passphrase::set(WORDS).expect("long enough");
    assert_eq!(store.protect(&passphrase, &recovery, &locksmith(3)), Ok(()));
    assert!(is_redacted(&mut store, "sealed"));
    assert_eq!(store.lay_open(), Ok(()));
    assert!(is_redacted(&mut store, "laid open"));
}

#[test]
fn backups_that_still_have_the_texts_go() {
    let disk = stored(1, false);
    disk.create_dir(Path::new("/media/usb")).expect("a folder");
    let mut store = opened(&disk);
    let order = |stamp: &str, folder: Option<&str>| Automatic {
        folder: folder.map(Into::into),
        stamp: stamp.into(),
        made: stamp.into(),
        kept: 9,
    };
    let stick = Some("/media/usb");
    store.back_up_by_itself(&order("2026-09-01-080000", None)).expect("a backup");
    store.back_up_before("2026-09-02-080000", "then").expect("a backup");
    store.back_up_by_itself(&order("2026-09-03-080000", stick)).expect("a backup");
    let somebodys = back_up(&mut store, "own.backup");
    assert_eq!(redact(&mut store), Ok(()));
    store.back_up_by_itself(&order("2026-10-01-080000", stick)).expect("a backup");
    let outdated = store.drop_outdated(stick.map(Path::new)).expect("both folders are there");
    assert_eq!((outdated.removed, outdated.left), (3, Vec::new()));
    assert_eq!(disk.names("/home/data/backups"), Vec::<String>::new());
    assert_eq!(disk.names("/media/usb").len(), 1);
    assert!(disk.names("/media/usb")[0].contains("2026-10-01"), "the new one stays");
    assert!(disk.look(&somebodys).expect("looks").is_some(), "what somebody made by hand stays");
    let outdated = store.drop_outdated(stick.map(Path::new)).expect("both folders are there");
    assert_eq!((outdated.removed, outdated.left), (0, Vec::new()));
    assert!(store.drop_outdated(Some(Path::new("/media/none"))).is_err(), "a stick that is not in");
}
