//! What the store does when one copy, or both, are damaged, and when the disk refuses.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;
#[path = "store_support/stored.rs"]
mod stored;

use binhxet::store::{Kept, LogId, Opened, Repair, StoreError};
use sim_disk::{Chance, Fault, Mood, SimDisk};
use store_support::{entries, meeting};
use stored::{UNIT, open, stored};

fn replace(disk: &SimDisk, path: &str, from: &str, to: &str) {
    disk.damage(path, |bytes| {
        let text = String::from_utf8(std::mem::take(bytes)).expect("text");
        assert!(text.contains(from));
        *bytes = text.replace(from, to).into_bytes();
    });
}

/// Opens the store, and again, when nothing may be left to repair; gives what the first start told.
fn repaired(disk: &SimDisk) -> Vec<Repair> {
    let Opened { mut store, repairs } = open(disk);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)));
    drop(store);
    let Opened { mut store, repairs: again } = open(disk);
    assert_eq!(again, []);
    assert_eq!(store.append(&LogId::Unit, 7, &entries(7..=7), None), Ok(Kept::Both));
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=7)));
    repairs
}

#[test]
fn a_store_that_was_left_in_order_needs_no_repair() {
    assert_eq!(repaired(&stored()), []);
}

#[test]
fn a_damaged_line_comes_back_from_the_archive_and_the_old_file_stays() {
    let disk = stored();
    replace(&disk, UNIT, r#"{"n":3,"#, r#"{"n":8,"#);
    let damaged = disk.bytes(UNIT);
    let told = Repair::JournalRestored { log: LogId::Unit, entries: vec![(3, 3)] };
    assert_eq!(repaired(&disk), [told]);
    assert_eq!(disk.bytes(UNIT), damaged);
    assert_eq!(disk.names("/home/data/unit"), ["journal.2.jsonl", "journal.jsonl"]);
}

#[test]
fn a_lost_journal_comes_back_from_the_archive() {
    for lost in [UNIT, "/home/data/unit"] {
        let disk = stored();
        disk.lose(lost);
        let told = Repair::JournalRestored { log: LogId::Unit, entries: vec![(1, 6)] };
        assert_eq!(repaired(&disk), [told], "{lost}");
    }
}

#[test]
fn a_journal_that_lost_its_end_gets_it_back() {
    let disk = stored();
    disk.damage(UNIT, |bytes| bytes.truncate(bytes.len() - 5));
    let told = Repair::JournalRestored { log: LogId::Unit, entries: vec![(6, 6)] };
    assert_eq!(repaired(&disk), [told]);
}

#[test]
fn a_journal_without_its_head_goes_on_in_a_new_one() {
    let disk = stored();
    replace(&disk, UNIT, "binhxet.journal", "binhxet.joxrnal");
    assert_eq!(repaired(&disk), [Repair::JournalMended { log: LogId::Unit }]);
}

#[test]
fn a_torn_end_that_the_archive_does_not_know_is_cut() {
    let disk = stored();
    disk.damage(UNIT, |bytes| bytes.extend(br#"{"seq":7,"batch":[1,1],"entr"#));
    assert_eq!(repaired(&disk), [Repair::TailCut { log: LogId::Unit }]);
}

#[test]
fn a_missing_archive_is_made_anew() {
    let disk = stored();
    disk.lose("/home/data/archive");
    assert_eq!(repaired(&disk), [Repair::ArchiveMissing]);
    disk.lose(UNIT);
    disk.lose("/home/data/unit/journal.2.jsonl");
    assert_eq!(open(&disk).store.read(&LogId::Unit), Ok(entries(1..=7)), "the new archive is whole");
}

#[test]
fn damaged_values_in_the_archive_are_given_anew() {
    let disk = stored();
    disk.damage_archive(|room, (key, value)| {
        if room.starts_with("entries/") && key.ends_with(&[4]) {
            value[20] ^= 1;
        }
    });
    assert_eq!(repaired(&disk), [Repair::ArchiveCaughtUp { log: LogId::Unit, entries: 1 }]);
}

#[test]
fn an_archive_of_another_schema_is_set_aside_and_made_anew() {
    let disk = stored();
    disk.damage_archive(|room, (_, value)| {
        if room == "store" {
            *value = b"99".to_vec();
        }
    });
    let told = Repair::ArchiveSetAside { kept_as: "archive.bad.2026-10-01-08-00".to_owned() };
    assert_eq!(repaired(&disk), [told]);
}

#[test]
fn an_archive_that_panics_only_when_its_entries_are_read_is_set_aside_too() {
    let disk = stored();
    disk.archive_is(Mood::PanicsOnEntries);
    let Opened { mut store, repairs } = open(&disk);
    let told = Repair::ArchiveSetAside { kept_as: "archive.bad.2026-10-01-08-00".to_owned() };
    assert_eq!(repairs, [told]);
    assert_eq!(store.append(&LogId::Unit, 7, &entries(7..=7), None), Ok(Kept::Both));
}

#[test]
fn an_entry_lost_in_both_copies_is_named_and_the_log_can_only_be_read_up_to_it() {
    let disk = stored();
    replace(&disk, UNIT, r#"{"n":3,"#, r#"{"n":8,"#);
    disk.damage_archive(|room, (key, value)| {
        if room.starts_with("entries/") && key.ends_with(&[3]) {
            value[20] ^= 1;
        }
    });
    let before = disk.bytes(UNIT);
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!(repairs, [Repair::Lost { log: LogId::Unit, entries: vec![(3, 3)] }]);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=1)), "no half batch shows");
    let refusal = StoreError::Lost { log: LogId::Unit, entries: vec![(3, 3)] };
    assert_eq!(store.append(&LogId::Unit, 2, &entries(2..=2), None), Err(refusal.clone()));
    assert_eq!(store.obstacle(&LogId::Unit), Some(&refusal));
    assert_eq!(store.append(&meeting("m"), 1, &entries(1..=1), None), Ok(Kept::Both), "the others go on");
    assert_eq!(disk.bytes(UNIT), before);
}

#[test]
fn the_last_entry_lost_in_both_copies_is_named_and_not_taken_for_one_that_was_never_confirmed() {
    let disk = stored();
    replace(&disk, UNIT, r#"{"n":6,"#, r#"{"n":8,"#);
    disk.damage_archive(|room, (key, value)| {
        if room.starts_with("entries/") && key.ends_with(&[6]) {
            value[20] ^= 1;
        }
    });
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!(repairs, [Repair::Lost { log: LogId::Unit, entries: vec![(6, 6)] }]);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=4)), "no half batch shows");
}

#[test]
fn a_journal_in_another_logs_folder_does_not_count() {
    let disk = stored();
    let mut store = open(&disk).store;
    assert_eq!(store.append(&meeting("m"), 1, &entries(9..=9), None), Ok(Kept::Both));
    drop(store);
    let foreign = disk.bytes(UNIT);
    disk.damage("/home/data/meetings/m/journal.jsonl", |bytes| *bytes = foreign);
    let Opened { mut store, repairs } = open(&disk);
    assert!(matches!(&repairs[0], Repair::Misplaced { .. }), "{repairs:?}");
    assert_eq!(store.read(&meeting("m")), Ok(entries(9..=9)), "from the archive");
}

#[test]
fn a_sealed_log_is_not_read_at_the_start_but_checked_when_it_is_used() {
    let disk = stored();
    let mut store = open(&disk).store;
    store.seal(&LogId::Unit, r#"{"head":"3f2a"}"#).expect("sealed");
    drop(store);
    replace(&disk, UNIT, r#"{"n":3,"#, r#"{"n":8,"#);
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!((repairs, store.last(&LogId::Unit)), (vec![], 6));
    assert_eq!(store.sealed(&LogId::Unit).as_deref(), Some(r#"{"head":"3f2a"}"#));
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)));
    let told = Repair::JournalRestored { log: LogId::Unit, entries: vec![(3, 3)] };
    assert_eq!(store.take_repairs(), [told]);
    assert_eq!(store.append(&LogId::Unit, 7, &entries(7..=7), None), Ok(Kept::Both), "reopened");
    assert_eq!(store.sealed(&LogId::Unit), None, "until it is sealed anew");
}

/// Damages bytes in one of the ways that disks, editors and people do.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let (a, b) = (chance.place(bytes.len()), chance.place(bytes.len()));
    let (start, end) = (a.min(b), a.max(b));
    let some = chance.place(40.min(end - start)) + start;
    match chance.below(7) {
        0 => bytes.truncate(start),
        1 => bytes[start..end].fill(0),
        2 => drop(bytes.drain(start..some)),
        3 => drop(bytes.splice(start..start, b"\n\n{}\n".iter().copied())),
        4 => {
            let again = bytes[start..end].to_vec();
            bytes.extend(again);
        }
        5 => drop(bytes.splice(.., String::from_utf8_lossy(&bytes.clone()).replace('\n', "\r\n").bytes())),
        _ => {
            if let Some(byte) = bytes.get_mut(start) {
                *byte ^= 1 << chance.below(8);
            }
        }
    }
}

/// A store like [`stored`], whose log goes on in a second and a third segment after failures.
fn stored_in_segments(seed: u64) -> SimDisk {
    let disk = SimDisk::new(seed);
    let mut store = open(&disk).store;
    store.append(&LogId::Unit, 1, &entries(1..=1), None).expect("kept");
    for (first, kept) in [(2, 2..=4), (5, 5..=6)] {
        disk.fault_at(2, Fault::Failure);
        store.append(&LogId::Unit, first, &entries(90..=91), None).expect_err("the sync fails");
        store.append(&LogId::Unit, first, &entries(kept), None).expect("kept");
    }
    drop(store);
    disk
}

fn damage_journal(disk: &SimDisk, chance: &mut Chance) {
    let segments = [UNIT, "/home/data/unit/journal.2.jsonl", "/home/data/unit/journal.3.jsonl"];
    for _ in 0..=chance.below(3) {
        let path = segments[chance.place(2)];
        match chance.below(8) {
            0 => disk.lose(path),
            _ if disk.bytes(path).is_empty() => {}
            _ => disk.damage(path, |bytes| damage(bytes, chance)),
        }
    }
}

#[test]
fn whatever_happens_to_the_journal_the_archive_restores_it() {
    for seed in 0..600 {
        let (disk, mut chance) = (stored_in_segments(seed), Chance::new(seed));
        damage_journal(&disk, &mut chance);
        let Opened { mut store, repairs } = open(&disk);
        assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)), "seed {seed}: {repairs:?}");
        drop(store);
        let Opened { mut store, repairs } = open(&disk);
        assert_eq!(repairs, [], "seed {seed}");
        assert_eq!(store.append(&LogId::Unit, 7, &entries(7..=7), None), Ok(Kept::Both), "seed {seed}");
        disk.lose("/home/data/archive");
        drop(store);
        assert_eq!(
            open(&disk).store.read(&LogId::Unit),
            Ok(entries(1..=7)),
            "seed {seed}: the journal is whole"
        );
    }
}

#[test]
fn whatever_happens_to_both_copies_only_what_was_kept_shows_in_whole_batches() {
    let mut lengths = std::collections::BTreeSet::new();
    for seed in 0..600 {
        let (disk, mut chance) = (stored_in_segments(seed), Chance::new(seed));
        damage_journal(&disk, &mut chance);
        let hit = chance.below(7);
        disk.damage_archive(|room, (key, value)| {
            if room.starts_with("entries/") && key.ends_with(&[u8::try_from(hit).expect("small")]) {
                value[20] ^= 1;
            }
        });
        let Opened { mut store, repairs } = open(&disk);
        let found = store.read(&LogId::Unit).expect("the log can be read");
        let whole: &[u64] = &[0, 1, 4, 6];
        assert!(whole.contains(&(found.len() as u64)), "seed {seed}: {repairs:?}");
        assert_eq!(found, entries(1..=found.len() as u64), "seed {seed}: {repairs:?}");
        lengths.insert(found.len());
    }
    assert_eq!(lengths, [0, 1, 4, 6].into());
}
