//! Backups on a disk that fails, tears and forgets.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::sim_disk::{Chance, Fault, SimDisk};
use super::super::simulated::{append, entries, meeting, open};
use super::super::{
    Contents, Cost, Disk, Existing, Kept, Locksmith, LogId, Passphrase, Proof, Protection, RecoveryKey,
    Store, StoreError, Unlocked,
};
use super::*;

const FILE: &str = "/home/unit.backup";

/// A store with the unit, its drafts, a sealed meeting and one in which a secret ballot is open.
fn stored(seed: u64) -> (SimDisk, Store) {
    let disk = SimDisk::new(seed);
    let mut store = open(&disk).expect("opens").store;
    append(&mut store, &LogId::Unit, &entries("unit", 3));
    append(&mut store, &LogId::Unit, &entries("later", 2));
    store.keep_drafts("[]").expect("drafts are kept");
    append(&mut store, &meeting("2026-09"), &entries("held", 4));
    store.seal(&meeting("2026-09"), r#"{"head":"x"}"#).expect("is sealed");
    append(&mut store, &meeting("2026-10"), &entries("open", 2));
    let cost = Cost::new(8, 1).expect("a cost");
    let locksmith = Locksmith { random: Arc::new(Chance::new(seed).random()), cost };
    let contents = Contents::new(b"{}".to_vec());
    store.make_box(&meeting("2026-10"), 100, contents, &locksmith).expect("a box");
    (disk, store)
}

fn back_up(store: &mut Store) -> Result<BackedUp, BackupFault> {
    store.back_up(Path::new(FILE), Existing::Keep, "08:00 01/10/2026")
}

fn everything(store: &mut Store) -> Vec<(LogId, Vec<String>, Option<String>)> {
    let logs = store.logs();
    let read = |log: LogId| (log.clone(), store.read(&log).expect("can be read"), store.sealed(&log));
    logs.into_iter().map(read).collect()
}

#[test]
fn a_backup_is_text_that_has_every_entry_and_no_box() {
    let (disk, mut store) = stored(1);
    let made = back_up(&mut store).expect("a backup");
    assert_eq!((made.logs, made.entries), (3, 11));
    let text = String::from_utf8(disk.bytes(FILE)).expect("text");
    assert!(!text.contains("box"), "{text}");
    for (log, entries, _) in everything(&mut store) {
        assert!(entries.iter().all(|entry| text.contains(entry.as_str())), "{log}");
    }
    assert_eq!(back_up(&mut store), Err(BackupFault::Exists));
    assert_eq!(disk.bytes(FILE), text.as_bytes());
    insta::assert_snapshot!(text.replace(env!("CARGO_PKG_VERSION"), "0"));
}

#[test]
fn what_was_backed_up_comes_back_in_an_empty_store() {
    let (disk, mut store) = stored(1);
    let before = everything(&mut store);
    back_up(&mut store).expect("a backup");
    let bytes = disk.bytes(FILE);
    drop(store);
    let other = SimDisk::new(2);
    let mut empty = open(&other).expect("opens").store;
    exchange(&other, &bytes);
    let found = empty.compare(Path::new(FILE)).expect("a backup");
    assert!(!found.would_lose() && !found.is_alike());
    assert_eq!(empty.restore(Path::new(FILE)), Ok(()));
    assert_eq!(everything(&mut empty), before);
    assert_eq!(empty.drafts(), super::super::Drafts::These("[]".into()));
    assert!(empty.compare(Path::new(FILE)).expect("a backup").is_alike());
    drop(empty);
    let again = open(&other).expect("opens again");
    assert_eq!(again.repairs, []);
    let mut again = again.store;
    assert_eq!(everything(&mut again), before);
    append(&mut again, &LogId::Unit, &entries("goes on", 1));
}

fn exchange(disk: &SimDisk, bytes: &[u8]) {
    let mut pen = disk.create(Path::new(FILE)).expect("a file");
    pen.append(bytes).expect("is written");
}

#[test]
fn every_flipped_bit_and_every_lost_end_is_found() {
    let (disk, mut store) = stored(1);
    back_up(&mut store).expect("a backup");
    let whole = disk.bytes(FILE);
    for at in 0..whole.len() {
        disk.damage(FILE, |bytes| {
            bytes.clone_from(&whole);
            bytes[at] ^= 1 << (at % 8);
        });
        assert!(examine(&disk, Path::new(FILE)).is_err(), "byte {at}");
    }
    for len in 0..whole.len() {
        disk.damage(FILE, |bytes| *bytes = whole[..len].to_vec());
        assert!(examine(&disk, Path::new(FILE)).is_err(), "{len} bytes");
    }
    for more in [&b"\n"[..], b"{}", b"{\"file\":\"unit/drafts\",\"bytes\":0,\"sha256\":\"\"}\n\n"] {
        disk.damage(FILE, |bytes| *bytes = [&whole, more].concat());
        assert!(examine(&disk, Path::new(FILE)).is_err(), "{more:?} behind it");
    }
    // Nothing that is not whole gets into a store.
    let before = everything(&mut store);
    disk.damage(FILE, |bytes| bytes[300] ^= 1);
    assert!(store.restore(Path::new(FILE)).is_err());
    assert!(store.restore_log(Path::new(FILE), &meeting("2026-09"), Newer::Goes).is_err());
    assert_eq!(everything(&mut store), before);
}

#[test]
fn a_power_cut_a_kill_or_a_full_disk_leaves_a_whole_backup_or_none_and_never_harms_the_old_one() {
    let changes = {
        let (disk, mut store) = stored(1);
        let before = disk.changes();
        back_up(&mut store).expect("a backup");
        disk.changes() - before
    };
    for at in 1..=changes + 1 {
        for (seed, fault) in (0..).zip([
            Fault::PowerCut,
            Fault::Kill,
            Fault::PowerCut,
            Fault::Failure,
            Fault::Full { for_changes: 2 },
        ]) {
            let story = format!("{fault:?} at {at}, seed {seed}");
            let (disk, mut store) = stored(seed);
            disk.fault_at(at, fault);
            let made = back_up(&mut store);
            let confirmed = made.is_ok() && !disk.is_down();
            drop(store);
            disk.restart();
            let there = disk.look(Path::new(FILE)).expect("looks").is_some();
            assert!(!confirmed || there, "{story}: confirmed and gone");
            assert!(!there || examine(&disk, Path::new(FILE)).is_ok(), "{story}: half a backup");

            let (disk, mut store) = stored(seed);
            back_up(&mut store).expect("the old one");
            let old = disk.bytes(FILE);
            append(&mut store, &LogId::Unit, &entries("newer", 1));
            disk.fault_at(at, fault);
            let _ = store.back_up(Path::new(FILE), Existing::Replace, "09:00 01/10/2026");
            drop(store);
            disk.restart();
            let found = examine(&disk, Path::new(FILE));
            assert!(disk.bytes(FILE) == old || found.is_ok(), "{story}: the old one is harmed");
        }
    }
}

#[test]
fn a_power_cut_or_a_kill_at_any_change_of_a_restoration_leaves_the_old_or_the_restored_state() {
    let story = |seed| {
        let (disk, mut store) = stored(seed);
        back_up(&mut store).expect("a backup");
        append(&mut store, &LogId::Unit, &entries("newer", 2));
        (disk, store)
    };
    let (disk, mut store) = story(1);
    let newer = everything(&mut store);
    let before = disk.changes();
    store.restore(Path::new(FILE)).expect("is restored");
    let changes = disk.changes() - before;
    let older = everything(&mut store);
    assert_ne!(newer, older);
    for at in 1..=changes {
        for (seed, fault) in (0..).zip([Fault::PowerCut, Fault::Kill, Fault::PowerCut]) {
            let (disk, mut store) = story(seed);
            disk.fault_at(at, fault);
            let _ = store.restore(Path::new(FILE));
            drop(store);
            disk.restart();
            let mut store = open(&disk).expect("opens").store;
            let found = everything(&mut store);
            assert!([&newer, &older].contains(&&found), "{fault:?} at {at}, seed {seed}: {found:#?}");
        }
    }
}

#[test]
fn each_log_is_compared_and_what_would_be_lost_is_known() {
    let (_, mut store) = stored(1);
    back_up(&mut store).expect("a backup");
    append(&mut store, &LogId::Unit, &entries("newer", 2));
    append(&mut store, &meeting("2026-11"), &entries("only here", 3));
    let found = store.compare(Path::new(FILE)).expect("a backup");
    let expected = [
        (LogId::Unit, Difference::Behind(2)),
        (meeting("2026-09"), Difference::None(4)),
        (meeting("2026-10"), Difference::None(2)),
        (meeting("2026-11"), Difference::OnlyStore(3)),
    ];
    assert_eq!(found.logs, expected);
    assert!(found.would_lose() && !found.is_alike());
    assert_eq!(store.restore(Path::new(FILE)), Ok(()));
    assert_eq!(store.logs(), [LogId::Unit, meeting("2026-09"), meeting("2026-10")]);
    assert_eq!(store.boxes(), [meeting("2026-10")], "the box of a meeting that is the same stays");
}

#[test]
fn two_histories_are_told_apart_and_not_mixed() {
    let (_, mut store) = stored(1);
    back_up(&mut store).expect("a backup");
    let other = SimDisk::new(5);
    let mut unlike = open(&other).expect("opens").store;
    append(&mut unlike, &meeting("2026-10"), &entries("open", 1));
    append(&mut unlike, &meeting("2026-10"), &entries("otherwise", 3));
    let kept = unlike.read(&meeting("2026-10")).expect("can be read");
    let (disk, _store) = stored(1);
    drop(_store);
    let mut again = open(&disk).expect("opens").store;
    back_up(&mut again).expect("a backup");
    exchange(&other, &disk.bytes(FILE));
    let found = unlike.compare(Path::new(FILE)).expect("a backup");
    assert!(found.logs.contains(&(meeting("2026-10"), Difference::Diverged(1))), "{:?}", found.logs);
    let refused = unlike.restore_log(Path::new(FILE), &meeting("2026-10"), Newer::Stays);
    assert_eq!(refused, Err(BackupFault::Diverged(meeting("2026-10"), 1)));
    assert_eq!(unlike.read(&meeting("2026-10")), Ok(kept));
    assert_eq!(unlike.restore_log(Path::new(FILE), &meeting("2026-10"), Newer::Goes), Ok(()));
    assert_eq!(unlike.read(&meeting("2026-10")), again.read(&meeting("2026-10")));
    let without = unlike.restore_log(Path::new(FILE), &meeting("2027-01"), Newer::Stays);
    assert_eq!(without, Err(BackupFault::Without(meeting("2027-01"))));
}

#[test]
fn a_meeting_that_both_copies_lost_entries_of_is_made_whole_and_keeps_what_is_newer() {
    let (disk, mut store) = stored(1);
    let lost = meeting("2026-10");
    back_up(&mut store).expect("a backup");
    append(&mut store, &lost, &entries("after it", 2));
    let whole = store.read(&lost).expect("can be read");
    let others = everything(&mut store).len();
    drop(store);
    let journal = lost.folder(Path::new("/home/data")).join("journal.jsonl");
    disk.damage(&journal, |bytes| {
        let second = bytes.split(|byte| *byte == b'\n').take(2).map(|line| line.len() + 1).sum::<usize>();
        bytes[second + 30] ^= 1;
    });
    disk.lose("/home/data/archive");
    let mut store = open(&disk).expect("opens").store;
    assert!(matches!(store.obstacle(&lost), Some(StoreError::Lost { .. })), "{:?}", store.obstacle(&lost));
    let found = store.compare(Path::new(FILE)).expect("a backup");
    assert!(
        found.logs.contains(&(lost.clone(), Difference::Both { newer: 2, missing: 1 })),
        "{:?}",
        found.logs
    );
    assert_eq!(store.restore_log(Path::new(FILE), &lost, Newer::Stays), Ok(()));
    assert_eq!(store.take_repairs(), []);
    assert_eq!(store.read(&lost), Ok(whole));
    assert_eq!(store.logs().len(), others);
    assert_eq!(store.boxes(), std::slice::from_ref(&lost));
    append(&mut store, &lost, &entries("goes on", 1));
}

#[test]
fn a_damaged_store_can_be_backed_up_and_what_is_left_comes_back() {
    let (disk, store) = stored(1);
    drop(store);
    disk.damage("/home/data/unit/journal.jsonl", |bytes| bytes[160] ^= 1);
    disk.lose("/home/data/archive");
    let mut store = open(&disk).expect("opens").store;
    let obstacle = store.obstacle(&LogId::Unit).cloned();
    assert!(matches!(obstacle, Some(StoreError::Lost { .. })), "{obstacle:?}");
    back_up(&mut store).expect("a backup");
    let copy = examine(&disk, Path::new(FILE)).expect("is whole");
    assert_eq!(copy.logs[&LogId::Unit].lost(), 1);
    assert_eq!(store.restore(Path::new(FILE)), Ok(()));
    assert_eq!(store.obstacle(&LogId::Unit), obstacle.as_ref());
}

#[test]
fn automatic_backups_are_kept_in_their_number_and_never_fewer() {
    let (disk, mut store) = stored(1);
    let order = |hour: u32, kept| Automatic {
        folder: None,
        stamp: format!("2026-10-01-{hour:02}0000"),
        made: format!("{hour:02}:00 01/10/2026"),
        kept,
    };
    for hour in 8..13 {
        store.back_up_by_itself(&order(hour, 3)).expect("a backup");
    }
    let names = disk.names("/home/data/backups");
    let hours: Vec<&str> = names.iter().map(|name| &name[19..21]).collect();
    assert_eq!(hours, ["10", "11", "12"], "{names:?}");
    // One that was made by hand, or by another store, or before a restoration, is nobody's to remove.
    let others = ["binhxet-2026-01-01-000000-abcdef.backup", "mine.backup", "notes.txt"];
    for name in others {
        disk.create(&PathBuf::from("/home/data/backups").join(name)).expect("a file");
    }
    store.back_up_before("2026-10-01-120000", "12:00 01/10/2026").expect("a backup");
    store.back_up_by_itself(&order(13, 1)).expect("a backup");
    let names = disk.names("/home/data/backups");
    assert!(others.iter().all(|other| names.contains(&(*other).to_owned())), "{names:?}");
    assert_eq!(names.len(), 5, "{names:?}");
    // Where there can be no new one, the old ones stay.
    disk.fault_at(4, Fault::Full { for_changes: 100 });
    assert!(store.back_up_by_itself(&order(14, 1)).is_err());
    assert_eq!(disk.names("/home/data/backups"), names);
}

#[test]
fn a_stick_that_is_not_there_is_not_made_up() {
    let (disk, mut store) = stored(1);
    let order = Automatic {
        folder: Some("/media/stick".into()),
        stamp: "2026-10-01-080000".into(),
        made: "08:00 01/10/2026".into(),
        kept: 3,
    };
    assert_eq!(store.back_up_by_itself(&order), Err(BackupFault::NotWritten(super::super::Why::Gone)));
    assert_eq!(disk.look(Path::new("/media")).expect("looks"), None);
    disk.create_dir(Path::new("/media/stick")).expect("a folder");
    let made = store.back_up_by_itself(&order).expect("a backup");
    assert!(made.path.starts_with("/media/stick"));
    assert_eq!(store.backups(order.folder.as_deref()), Ok(vec![made.path]));
    assert_eq!(store.append(&LogId::Unit, 6, &entries("more", 1), None), Ok(Kept::Both));
}

#[test]
fn every_fault_says_what_helps() {
    use crate::text::Lang;
    let log = || meeting("2026-10");
    let all = [
        BackupFault::NotRead(super::super::Why::Gone),
        BackupFault::NotWritten(super::super::Why::DiskFull),
        BackupFault::Exists,
        BackupFault::Foreign,
        BackupFault::Newer(2),
        BackupFault::Incomplete,
        BackupFault::Damaged(3),
        BackupFault::ReadOtherwise,
        BackupFault::Without(log()),
        BackupFault::Diverged(log(), 7),
        BackupFault::Redacted(log()),
        BackupFault::RedactionLost,
        BackupFault::OtherKey,
        BackupFault::Store(StoreError::BoxGone),
    ];
    let said = all.iter().flat_map(|fault| Lang::ALL.map(|lang| fault.sentence(lang)));
    insta::assert_snapshot!(said.collect::<Vec<_>>().join("\n"));
}

const WORDS: &str = "một mật khẩu đủ dài";

fn locksmith(seed: u64) -> Locksmith {
    Locksmith { random: Arc::new(Chance::new(seed).random()), cost: Cost::new(8, 1).expect("a cost") }
}

fn protect(store: &mut Store, seed: u64) {
    let recovery = RecoveryKey::draw(&locksmith(seed)).expect("random digits");
    let passphrase = Passphrase::set(WORDS).expect("long enough");
    assert_eq!(store.protect(&passphrase, &recovery, &locksmith(seed)), Ok(()));
}

fn unlock(store: &mut Store) {
    let proof = Proof::Passphrase(Passphrase::typed(WORDS));
    assert_eq!(store.unlock(&proof, 0, &locksmith(1)), Ok(Unlocked::Yes));
}

fn shows_text(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|part| part == b"xxxxxxxx" || part == b"\"later\":")
}

#[test]
fn a_backup_of_protected_data_shows_nothing_and_opens_with_its_passphrase() {
    let (disk, mut store) = stored(1);
    let before = everything(&mut store);
    back_up(&mut store).expect("a plain backup");
    assert!(shows_text(&disk.bytes(FILE)));
    protect(&mut store, 9);
    drop(store);
    // Nobody has given the passphrase, and nobody needs to.
    let mut locked = open(&disk).expect("opens").store;
    assert_eq!(locked.protection(), Protection::Locked);
    let made = locked.back_up(Path::new(FILE), Existing::Replace, "09:00 01/10/2026").expect("a backup");
    assert_eq!((made.logs, made.entries), (3, 11));
    let bytes = disk.bytes(FILE);
    assert!(!shows_text(&bytes));
    let other = SimDisk::new(4);
    let mut empty = open(&other).expect("opens").store;
    exchange(&other, &bytes);
    let found = empty.compare(Path::new(FILE)).expect("a backup");
    assert_eq!(found.sealing, Sealing::OnlyBackup);
    assert_eq!(empty.restore(Path::new(FILE)), Ok(()));
    assert_eq!(empty.protection(), Protection::Locked);
    unlock(&mut empty);
    assert_eq!(everything(&mut empty), before);
    drop(empty);
    let mut again = open(&other).expect("opens again").store;
    unlock(&mut again);
    assert_eq!(everything(&mut again), before);
}

#[test]
fn a_part_of_a_backup_with_another_key_is_refused_and_the_whole_brings_its_key() {
    let (disk, mut store) = stored(1);
    back_up(&mut store).expect("a plain backup");
    protect(&mut store, 9);
    let found = store.compare(Path::new(FILE)).expect("a backup");
    assert_eq!(found.sealing, Sealing::OnlyStore);
    let part = store.restore_log(Path::new(FILE), &meeting("2026-10"), Newer::Goes);
    assert_eq!(part, Err(BackupFault::OtherKey));
    let sealed = Path::new("/home/sealed.backup");
    store.back_up(sealed, Existing::Keep, "09:00 01/10/2026").expect("a backup");
    // By another key the same entries are stored otherwise.
    protect(&mut store, 10);
    assert_eq!(store.compare(sealed).expect("a backup").sealing, Sealing::OtherKey);
    assert_eq!(store.restore(sealed), Ok(()));
    assert_eq!(store.protection(), Protection::Locked);
    unlock(&mut store);
    assert!(store.compare(sealed).expect("a backup").is_alike());
    let before = everything(&mut store);
    assert_eq!(store.restore_log(sealed, &meeting("2026-10"), Newer::Goes), Ok(()));
    assert_eq!(everything(&mut store), before);
    assert_eq!(store.restore(Path::new(FILE)), Ok(()));
    assert_eq!(store.protection(), Protection::None);
    assert_eq!(everything(&mut store), before);
    drop(store);
    assert_eq!(open(&disk).expect("opens").store.protection(), Protection::None);
}

#[test]
fn a_passphrase_that_was_changed_since_still_opens_what_is_restored() {
    let (_, mut store) = stored(1);
    protect(&mut store, 9);
    back_up(&mut store).expect("a backup");
    let new = Passphrase::set("một mật khẩu hoàn toàn khác").expect("long enough");
    assert_eq!(store.change_passphrase(&new, &locksmith(3)), Ok(()));
    append(&mut store, &LogId::Unit, &entries("newer", 1));
    assert_eq!(store.compare(Path::new(FILE)).expect("a backup").sealing, Sealing::Alike);
    assert_eq!(store.restore(Path::new(FILE)), Ok(()));
    assert_eq!((store.protection(), store.last(&LogId::Unit)), (Protection::Unlocked, 5));
    assert!(store.read(&LogId::Unit).is_ok());
}

#[test]
fn plain_backups_give_way_once_the_data_is_protected() {
    let (disk, mut store) = stored(1);
    let order = |stamp: &str| Automatic {
        folder: None,
        stamp: stamp.to_owned(),
        made: "08:00 01/10/2026".into(),
        kept: 9,
    };
    for stamp in ["2026-10-01-080000", "2026-10-01-090000"] {
        store.back_up_by_itself(&order(stamp)).expect("a backup");
    }
    store.back_up_before("2026-10-01-093000", "09:30 01/10/2026").expect("a backup");
    protect(&mut store, 9);
    assert_eq!(store.seal_backups("2026-10-01-100000", "10:00 01/10/2026"), Ok(()));
    let names = disk.names("/home/data/backups");
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(!shows_text(&disk.bytes(format!("/home/data/backups/{}", names[0]))));
    assert_eq!(store.seal_backups("2026-10-01-110000", "11:00 01/10/2026"), Ok(()));
    assert_eq!(disk.names("/home/data/backups"), names);
}
