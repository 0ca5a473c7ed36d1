//! What the store does where there is no room left, and where nothing can be written at all.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;
#[path = "store_support/stored.rs"]
mod stored;

use std::sync::Arc;

use binhxet::store::{
    ArchiveFault, Contents, Cost, Drafts, Kept, Locksmith, LogId, Opened, Repair, Reserve, Store, StoreError,
    Unlocking, Why,
};
use binhxet::text::Lang;
use sim_disk::{Chance, Fault, SimDisk};
use store_support::{entries, meeting};
use stored::{DIR, UNIT, open, stored};

/// More changes than anything makes.
const FOR_EVER: u64 = 1_000_000;
const RESERVE: &str = "/home/data/reserve.bin";

fn fill(disk: &SimDisk) {
    disk.fault_at(1, Fault::Full { for_changes: FOR_EVER });
}

fn make_room(disk: &SimDisk) {
    disk.fault_at(1, Fault::Full { for_changes: 0 });
}

/// Appends single entries to the unit's log until one is refused; answers with the number of the last one and why.
fn append_until_refused(store: &mut Store) -> (u64, StoreError) {
    loop {
        let next = store.last(&LogId::Unit) + 1;
        if let Err(why) = store.append(&LogId::Unit, next, &entries(next..=next), None) {
            return (next - 1, why);
        }
    }
}

#[test]
fn on_a_full_disk_the_vote_at_hand_goes_into_the_reserve_and_then_all_is_refused_in_words() {
    for seed in 0..40 {
        let disk = stored::stored_by_chance(seed);
        let mut store = open(&disk).store;
        assert_eq!(store.reserve(), &Reserve::Kept);
        fill(&disk);
        store.append(&LogId::Unit, 7, &entries(7..=7), None).expect("kept in the reserve");
        assert_eq!(store.reserve(), &Reserve::GivenUp);
        assert!(!disk.names(DIR).contains(&"reserve.bin".to_owned()));
        let (last, why) = append_until_refused(&mut store);
        assert!(matches!(why, StoreError::NotRecorded { why: Why::DiskFull, .. }), "{why:?}");
        assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=last)), "all that was kept, and no more");
        make_room(&disk);
        let next = last + 1;
        store.append(&LogId::Unit, next, &entries(next..=next), None).expect("there is room again");
        drop(store);
        disk.restart();
        let mut store = open(&disk).store;
        assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=next)), "seed {seed}");
        assert_eq!(store.reserve(), &Reserve::Kept, "made again");
    }
}

#[test]
fn no_byte_is_written_into_the_reserve_after_the_failure_in_the_same_segment() {
    let disk = stored();
    let mut store = open(&disk).store;
    fill(&disk);
    store.append(&LogId::Unit, 7, &entries(7..=7), None).expect("kept in the reserve");
    let old = String::from_utf8_lossy(&disk.bytes(UNIT)).into_owned();
    assert!(!old.ends_with("\"}\n") || !old.contains("\"seq\":7"), "{old}");
    assert_eq!(disk.names("/home/data/unit").len(), 2);
}

#[test]
fn a_ballot_in_secret_is_finished_from_the_reserve_too() {
    let disk = stored();
    let mut store = open(&disk).store;
    let random = Arc::new(Chance::new(7).random());
    let locksmith = Locksmith { random, cost: Cost::new(8, 1).expect("sensible") };
    let log = meeting("2026-11");
    let contents = |votes: u8| Contents::new(vec![votes; 20]);
    store.append(&log, 1, &entries(1..=1), None).expect("kept");
    let code = store.make_box(&log, 4096, contents(0), &locksmith).expect("made");
    fill(&disk);
    assert_eq!(store.refill_box(&log, contents(1), &locksmith), Ok(()));
    assert_eq!(store.reserve(), &Reserve::GivenUp);
    let mut votes = 1;
    let why = loop {
        match store.refill_box(&log, contents(votes + 1), &locksmith) {
            Ok(()) => votes += 1,
            Err(why) => break why,
        }
    };
    assert_eq!(why, StoreError::BoxNotKept { why: Why::DiskFull, in_doubt: false });
    drop(store);
    disk.restart();
    let opened = open(&disk).store.unlock_box(&log, &code, 0, &locksmith);
    assert_eq!(opened, Ok(Unlocking::Opened(contents(votes))));
}

#[test]
fn a_store_opens_and_is_read_on_a_full_disk_whatever_a_start_wants_to_write() {
    let everything: [&[&str]; 4] = [&[], &[RESERVE], &["/home/data/archive"], &[UNIT]];
    for lost in everything {
        for reserve in [0, 20] {
            let disk = stored();
            lost.iter().for_each(|path| disk.lose(path));
            disk.damage("/home/data/store.json", Vec::clear);
            disk.reserve_holds(reserve);
            fill(&disk);
            let Opened { mut store, repairs } = open(&disk);
            let named = |repair: &&Repair| matches!(repair, Repair::Lost { .. } | Repair::Unreadable { .. });
            assert_eq!(repairs.iter().find(named), None, "{lost:?}");
            assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)), "{lost:?}");
            let (mut last, why) = append_until_refused(&mut store);
            let words = why.sentence(Lang::En);
            assert!(words.contains("NOT recorded") && words.contains("disk is full"), "{lost:?}: {words}");
            drop(store);
            make_room(&disk);
            let Opened { mut store, .. } = open(&disk);
            if matches!(why, StoreError::NotRecorded { in_doubt: true, .. }) {
                // It was said that the next start may find it.
                last += u64::from(store.last(&LogId::Unit) > last);
            }
            assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=last)), "{lost:?}");
            assert_eq!(
                store.append(&LogId::Unit, last + 1, &entries(1..=1), None),
                Ok(Kept::Both),
                "{lost:?}"
            );
        }
    }
}

#[test]
fn that_there_is_no_room_for_a_reserve_is_told_and_leaves_nothing_behind() {
    let disk = stored();
    disk.lose(RESERVE);
    fill(&disk);
    let Opened { store, repairs } = open(&disk);
    assert_eq!(repairs, [Repair::NoReserve { why: Why::DiskFull }]);
    assert_eq!(store.reserve(), &Reserve::Absent);
    assert!(!disk.names(DIR).iter().any(|name| name.starts_with("reserve")));
}

#[test]
fn a_new_store_on_a_full_disk_is_refused_in_words() {
    let disk = SimDisk::new(1);
    fill(&disk);
    let refused = store_support::open(disk, DIR).err();
    assert!(matches!(refused, Some(StoreError::NotOpened { why: Why::DiskFull, .. })), "{refused:?}");
}

#[test]
fn a_read_only_store_is_read_from_its_journals_and_every_writing_is_refused() {
    let disk = stored();
    let mut store = open(&disk).store;
    store.append(&meeting("m"), 1, &entries(1..=2), None).expect("kept");
    store.seal(&meeting("m"), r#"{"head":"3f2a"}"#).expect("sealed");
    store.keep_drafts("a draft").expect("kept");
    drop(store);
    disk.read_only(true);
    let before = disk.changes();
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!(repairs, [Repair::ReadOnly { why: Why::ReadOnlyDisk }]);
    assert_eq!(store.read_only(), Some(&Why::ReadOnlyDisk));
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)));
    assert_eq!(store.read(&meeting("m")), Ok(entries(1..=2)));
    assert_eq!(store.logs(), [LogId::Unit, meeting("m")]);
    assert_eq!(store.sealed(&meeting("m")).as_deref(), Some(r#"{"head":"3f2a"}"#));
    assert_eq!(store.drafts(), Drafts::These("a draft".into()));
    assert_eq!(store.one_copy(), Some(&ArchiveFault::Failed(Why::ReadOnlyDisk)));
    for log in [LogId::Unit, meeting("m"), meeting("new")] {
        let next = store.last(&log) + 1;
        let refusal = StoreError::ReadOnly { log: log.clone(), why: Why::ReadOnlyDisk };
        assert_eq!(store.append(&log, next, &entries(1..=1), None), Err(refusal.clone()));
        assert_eq!(store.seal(&log, "{}"), Err(refusal));
    }
    assert_eq!(store.keep_drafts("another"), Err(Why::ReadOnlyDisk));
    store.remember(&LogId::Unit, "member 3");
    drop(store);
    assert_eq!(disk.changes(), before, "nothing was changed");
    assert!(store_support::open(disk, DIR).is_ok(), "two may look at the same time");
}

#[test]
fn what_a_read_only_store_has_lost_is_named_and_a_newer_one_is_left_alone() {
    let disk = stored();
    disk.damage(UNIT, |bytes| {
        *bytes = String::from_utf8_lossy(bytes).replace("\"n\":3", "\"n\":8").into_bytes()
    });
    disk.read_only(true);
    let Opened { mut store, repairs } = open(&disk);
    let lost = Repair::Lost { log: LogId::Unit, entries: vec![(3, 3)] };
    assert_eq!(repairs, [Repair::ReadOnly { why: Why::ReadOnlyDisk }, lost]);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=1)), "no half batch shows");
    disk.damage("/home/data/store.json", |bytes| *bytes = br#"{"format":"binhxet.store/2"}"#.to_vec());
    assert_eq!(store_support::open(disk, DIR).err(), Some(StoreError::Newer { version: 2 }));
}
