//! What was refused stays refused and what was shown stays shown, even when one thing after another goes wrong.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;
#[path = "store_support/stored.rs"]
mod stored;

use std::path::Path;

use binhxet::store::{Disk, Kept, LogId, Opened, Repair};
use sim_disk::{Fault, SimDisk};
use store_support::entries;
use stored::{DIR, UNIT, open, stored, stored_by_chance};

#[test]
fn a_refused_entry_stays_out_when_the_segment_that_voids_it_is_lost() {
    let disk = stored();
    let mut store = open(&disk).store;
    disk.fault_at(2, Fault::Failure);
    store.append(&LogId::Unit, 7, &entries(90..=91), None).expect_err("the sync fails");
    drop(store);
    disk.lose("/home/data/unit/journal.2.jsonl");
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)));
    assert_eq!(repairs, [Repair::JournalMended { log: LogId::Unit }]);
    assert_eq!(store.append(&LogId::Unit, 7, &entries(7..=7), None), Ok(Kept::Both));
    drop(store);
    assert_eq!(open(&disk).store.read(&LogId::Unit), Ok(entries(1..=7)));
}

#[test]
fn what_a_start_shows_is_durable_even_if_it_was_only_in_memory_and_cannot_be_synced_there() {
    for (at, seed) in (1..16).flat_map(|at| (0..12).map(move |seed| (at, seed))) {
        let disk = stored_by_chance(seed);
        let mut store = open(&disk).store;
        // The kill comes between the write and its sync.
        disk.fault_at(2, Fault::Kill);
        store.append(&LogId::Unit, 7, &entries(7..=7), None).expect_err("killed");
        drop(store);
        disk.restart();
        disk.fault_at(at, Fault::Failure);
        let Ok(Opened { mut store, .. }) = store_support::open(disk.clone(), DIR) else { continue };
        let shown = store.read(&LogId::Unit);
        assert_eq!(shown, Ok(entries(1..=7)), "at {at}, seed {seed}");
        drop(store);
        disk.restart();
        disk.lose("/home/data/archive");
        assert_eq!(open(&disk).store.read(&LogId::Unit), shown, "at {at}, seed {seed}");
    }
}

#[test]
fn what_the_archive_tells_of_another_history_never_mixes_with_the_journal() {
    let disk = stored();
    let (archive, away) = (Path::new("/home/data/archive"), Path::new("/home/data/archive.away"));
    disk.rename(archive, away).expect("renamed");
    disk.damage(UNIT, |bytes| {
        let lines = bytes.split_inclusive(|&byte| byte == b'\n').take(5).map(<[u8]>::len).sum();
        bytes.truncate(lines);
    });
    let mut store = open(&disk).store;
    assert_eq!(store.append(&LogId::Unit, 5, &entries(50..=50), None), Ok(Kept::Both));
    drop(store);
    disk.lose(archive);
    disk.rename(away, archive).expect("renamed");
    let other: Vec<String> = entries(1..=4).into_iter().chain(entries(50..=50)).collect();
    for start in ["first", "second"] {
        assert_eq!(open(&disk).store.read(&LogId::Unit), Ok(other.clone()), "{start}");
    }
}

#[test]
fn a_refusal_in_doubt_is_settled_by_the_next_start_for_good() {
    for seed in 0..40 {
        let disk = SimDisk::new(seed);
        let mut store = open(&disk).store;
        store.append(&LogId::Unit, 1, &entries(1..=1), None).expect("kept");
        disk.lose("/home/data/reserve.bin");
        disk.fault_at(1 + seed % 2, Fault::Full { for_changes: 9 });
        store.append(&LogId::Unit, 2, &entries(90..=91), None).expect_err("the disk is full");
        drop(store);
        disk.restart();
        let settled = open(&disk).store.read(&LogId::Unit).expect("readable");
        assert!([1, 3].contains(&settled.len()), "whole or not at all: {settled:?}");
        disk.restart();
        assert_eq!(open(&disk).store.read(&LogId::Unit), Ok(settled));
    }
}

#[test]
fn what_a_failed_sync_has_lost_is_written_anew_by_the_start_that_settles_it() {
    let mut taken = 0;
    for seed in 0..60 {
        let disk = SimDisk::new(seed);
        let mut store = open(&disk).store;
        store.append(&LogId::Unit, 1, &entries(1..=1), None).expect("kept");
        disk.lose("/home/data/reserve.bin");
        // The sync fails, and there is no room to void what it left: the system still shows it, and will never write it.
        disk.fault_at(2, Fault::Full { for_changes: 9 });
        store.append(&LogId::Unit, 2, &entries(90..=91), None).expect_err("the disk is full");
        drop(store);
        disk.kill();
        let settled = open(&disk).store.read(&LogId::Unit).expect("readable");
        taken += usize::from(settled.len() == 3);
        disk.restart();
        disk.lose("/home/data/archive");
        assert_eq!(open(&disk).store.read(&LogId::Unit), Ok(settled), "seed {seed}");
    }
    assert!(taken > 0, "no start took in what was in doubt");
}
