//! An archive as earlier versions laid it out, all in one room: a start moves it to where things lie now, and nothing that
//! the archive alone still holds is lost on the way.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;
#[path = "store_support/stored.rs"]
mod stored;

use binhxet::store::{Disk, LogId, Opened, Repair, Shelved};
use sim_disk::{Fault, SimDisk};
use store_support::entries;
use stored::{DIR, UNIT, open, stored_by_chance};

const ARCHIVE: &str = "/home/data/archive";
/// The rooms, and what the keys of their pairs began with in the one.
const ROOMS: [(&str, &[u8]); 3] = [("extents", b"l/"), ("summaries", b"s/"), ("entries/unit", b"e/unit\0")];

/// A store whose archive has one room.
fn of_one_room(seed: u64) -> SimDisk {
    let disk = stored_by_chance(seed);
    let mut archive = disk.open_archive(ARCHIVE.as_ref()).expect("opens");
    let mut old = vec![(b"v".to_vec(), b"1".to_vec())];
    for (room, beginning) in ROOMS {
        let pairs = archive.scan(room).expect("is read");
        assert!(!pairs.is_empty(), "{room}");
        old.extend(pairs.into_iter().map(|(key, value)| ([beginning, &key].concat(), value)));
        archive.clear(room).expect("is cleared");
    }
    archive.clear("store").expect("is cleared");
    let old: Vec<Shelved> = old.into_iter().map(|pair| Shelved { room: String::new(), pair }).collect();
    archive.put(&old).expect("is put");
    drop(archive);
    disk
}

#[test]
fn it_is_moved_in_silence_and_holds_what_it_held() {
    let disk = of_one_room(1);
    assert_eq!(open(&disk).repairs, []);
    let mut archive = disk.open_archive(ARCHIVE.as_ref()).expect("opens");
    assert_eq!(archive.scan("").expect("is read"), []);
    drop(archive);
    disk.lose(UNIT);
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!(repairs, [Repair::JournalRestored { log: LogId::Unit, entries: vec![(1, 6)] }]);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)));
}

#[test]
fn whatever_stops_the_move_what_only_the_archive_holds_is_there_at_the_next_start() {
    let whole = of_one_room(1);
    let before = whole.changes();
    drop(open(&whole));
    let changes = whole.changes() - before;
    assert!(changes > 4, "{changes}");
    for (at, fault) in
        (1..=changes).flat_map(|at| [Fault::PowerCut, Fault::Kill, Fault::Failure].map(|fault| (at, fault)))
    {
        for seed in 0..8 {
            let disk = of_one_room(seed);
            disk.damage(UNIT, |bytes| {
                let text = String::from_utf8(std::mem::take(bytes)).expect("text");
                *bytes = text.replace(r#"{"n":3,"#, r#"{"n":8,"#).into_bytes();
            });
            disk.fault_at(at, fault);
            drop(store_support::open(disk.clone(), DIR));
            disk.restart();
            let Opened { mut store, repairs } = open(&disk);
            let found = store.read(&LogId::Unit);
            assert_eq!(found, Ok(entries(1..=6)), "{fault:?} at {at}, seed {seed}: {repairs:?}");
        }
    }
}

#[test]
fn one_of_a_layout_that_never_was_is_set_aside_and_made_anew() {
    let disk = of_one_room(1);
    disk.damage_archive(|_, (key, value)| {
        if key == b"v" {
            *value = b"7".to_vec();
        }
    });
    let kept_as = "archive.bad.2026-10-01-08-00".to_owned();
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!(repairs, [Repair::ArchiveSetAside { kept_as }]);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=6)));
}
