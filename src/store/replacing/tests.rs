//! A new state is put in place whole or not at all, whatever happens at any single change.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::super::line::Line;
use super::super::sim_disk::{Chance, Fault, SimDisk};
use super::super::simulated::{append, entries, meeting, open};
use super::super::tape::segment_name;
use super::super::{Contents, Cost, Disk, Drafts, Locksmith, LogId, Opened};
use super::*;

const DIR: &str = super::super::simulated::DIR;

/// A store with the unit, a sealed meeting, an open one with a box, and one that will go; a segment more than it needs.
fn old(seed: u64) -> SimDisk {
    let disk = SimDisk::new(seed);
    let mut store = open(&disk).expect("opens").store;
    append(&mut store, &LogId::Unit, &entries("old", 3));
    append(&mut store, &LogId::Unit, &entries("older", 2));
    store.keep_drafts("[]").expect("drafts are kept");
    for (key, count) in [("sealed", 5), ("open", 4), ("goes", 2)] {
        append(&mut store, &meeting(key), &entries(key, count));
    }
    store.seal(&meeting("sealed"), r#"{"head":"x"}"#).expect("is sealed");
    store.remember(&meeting("open"), "member 3");
    let random = Arc::new(Chance::new(seed).random());
    let locksmith = Locksmith { random, cost: Cost::new(8, 1).expect("a cost") };
    store.make_box(&meeting("open"), 100, Contents::new(b"{}".to_vec()), &locksmith).expect("a box");
    drop(store);
    // A line that is damaged in the journal comes back in a second segment.
    disk.damage(journal(&meeting("open")), |bytes| bytes[200] ^= 1);
    drop(open(&disk).expect("opens again"));
    disk
}

fn journal(log: &LogId) -> std::path::PathBuf {
    log.folder(Path::new(DIR)).join(segment_name(1))
}

/// Puts another unit, a changed sealed meeting, the open one as it was, and a new one in place.
fn replace(store: &mut Store) -> Result<(), StoreError> {
    let io = |error: std::io::Error| StoreError::NotReplaced { why: error.into() };
    store.replace(|store, next| {
        next.log(&LogId::Unit, &Line::batch(1, &entries("new", 4))).map_err(io)?;
        next.beside(&LogId::Unit, "drafts", b"").map_err(io)?;
        next.log(&meeting("sealed"), &Line::batch(1, &entries("anew", 5))).map_err(io)?;
        next.seal(&meeting("sealed"), 5, r#"{"head":"y"}"#).map_err(io)?;
        store.keep_log(&meeting("open"), next)?;
        next.log(&meeting("comes"), &Line::batch(1, &entries("comes", 2))).map_err(io)
    })
}

/// Everything that a state consists of.
#[derive(PartialEq, Eq, Debug)]
struct Whole {
    logs: BTreeMap<String, Vec<String>>,
    seal: Option<String>,
    drafts: Drafts,
    boxes: Vec<LogId>,
}

fn whole(store: &mut Store) -> Whole {
    let logs = store.logs();
    let read = |log: &LogId| (log.to_string(), store.read(log).expect("can be read"));
    let logs = logs.iter().map(read).collect();
    Whole { logs, seal: store.sealed(&meeting("sealed")), drafts: store.drafts(), boxes: store.boxes() }
}

/// The state before and the one after.
fn both() -> [Whole; 2] {
    let disk = old(1);
    let mut store = open(&disk).expect("opens").store;
    let before = whole(&mut store);
    assert_eq!(replace(&mut store), Ok(()));
    assert_eq!(store.take_repairs(), []);
    let after = whole(&mut store);
    append(&mut store, &LogId::Unit, &entries("more", 1));
    assert_eq!(before.boxes, after.boxes);
    [before, after]
}

/// Opens the store, whatever was left, and says which of the two states it is in; it can be written, nothing is told as
/// damage, and nothing is left of the work.
fn found(disk: &SimDisk, states: &[Whole; 2], story: &str) -> usize {
    let Opened { mut store, repairs } = open(disk).unwrap_or_else(|why| panic!("{story}: {why}"));
    assert_eq!(repairs, [], "{story}");
    let found = whole(&mut store);
    let which = states.iter().position(|state| *state == found);
    let which = which.unwrap_or_else(|| panic!("{story}: a mixture: {found:#?}"));
    for log in store.logs() {
        append(&mut store, &log, &entries("goes on", 1));
    }
    let left = disk.names(DIR);
    let whole_names = ["archive", "lock", "meetings", "repairs.jsonl", "reserve.bin", "store.json", "unit"];
    assert!(left.iter().all(|name| whole_names.contains(&name.as_str())), "{story}: {left:?}");
    which
}

#[test]
fn a_new_state_takes_the_place_of_the_old_one_and_lasts() {
    let states = both();
    let disk = old(1);
    assert_eq!(found(&disk, &states, "as it was"), 0);
    let disk = old(1);
    let mut store = open(&disk).expect("opens").store;
    assert_eq!(replace(&mut store), Ok(()));
    assert_eq!(store.remembered(&meeting("open")).as_deref(), Some("member 3"));
    drop(store);
    disk.restart();
    assert_eq!(found(&disk, &states, "replaced"), 1);
    assert!(!disk.names("/home/data/meetings").contains(&"goes".to_owned()));
    let old_bytes = [b"older".as_slice(), b"\"sealed\":"];
    for name in disk.names("/home/data/unit").iter().map(|name| format!("/home/data/unit/{name}")) {
        let bytes = disk.bytes(&name);
        assert!(old_bytes.iter().all(|old| !bytes.windows(old.len()).any(|part| part == *old)), "{name}");
    }
}

#[test]
fn a_power_cut_or_a_kill_at_any_change_leaves_the_old_or_the_new_state() {
    let states = both();
    let changes = {
        let disk = old(1);
        let mut store = open(&disk).expect("opens").store;
        let before = disk.changes();
        assert_eq!(replace(&mut store), Ok(()));
        disk.changes() - before
    };
    let mut seen = [0, 0];
    for at in 1..=changes {
        for seed in 0..4 {
            for fault in [Fault::PowerCut, Fault::Kill] {
                let disk = old(seed);
                let mut store = open(&disk).expect("opens").store;
                disk.fault_at(at, fault);
                let done = replace(&mut store);
                // What is answered before the power goes counts.
                let confirmed = done.is_ok() && !disk.is_down();
                drop(store);
                disk.restart();
                let story = format!("{fault:?} at {at} of {changes}, seed {seed}");
                let which = found(&disk, &states, &story);
                assert!(!confirmed || which == 1, "{story}: confirmed and yet the old state");
                seen[which] += 1;
            }
        }
    }
    assert!(seen[0] > 50 && seen[1] > 50, "{seen:?}");
}

#[test]
fn a_power_cut_or_a_kill_at_any_change_of_any_later_start_leaves_it_so() {
    let states = both();
    for at in 1..=80 {
        for (seed, fault) in (0..6).zip([Fault::PowerCut, Fault::Kill].iter().cycle()) {
            let disk = old(seed);
            let mut store = open(&disk).expect("opens").store;
            // Somewhere behind the moment of change.
            let ready = moment_of_change(seed);
            disk.fault_at(ready + 1 + seed, Fault::Kill);
            let _ = replace(&mut store);
            drop(store);
            disk.restart();
            for again in 0..3 {
                disk.fault_at(1 + (at + again * 17) % 80, *fault);
                let _ = open(&disk);
                disk.restart();
            }
            let story = format!("{fault:?} at {at}, seed {seed}");
            assert_eq!(found(&disk, &states, &story), 1, "{story}");
        }
    }
}

/// At which change the new state is called ready and its name is durable.
fn moment_of_change(seed: u64) -> u64 {
    let disk = old(seed);
    let mut store = open(&disk).expect("opens").store;
    let before = disk.changes();
    let io = |error: std::io::Error| StoreError::NotReplaced { why: error.into() };
    let mut at = 0;
    let built = store.replace(|store, next| {
        next.log(&LogId::Unit, &Line::batch(1, &entries("new", 4))).map_err(io)?;
        next.beside(&LogId::Unit, "drafts", b"").map_err(io)?;
        next.log(&meeting("sealed"), &Line::batch(1, &entries("anew", 5))).map_err(io)?;
        next.seal(&meeting("sealed"), 5, r#"{"head":"y"}"#).map_err(io)?;
        store.keep_log(&meeting("open"), next)?;
        next.log(&meeting("comes"), &Line::batch(1, &entries("comes", 2))).map_err(io)?;
        next.finish().map_err(io)?;
        at = disk.changes() - before;
        Err(StoreError::BoxGone)
    });
    assert_eq!(built, Err(StoreError::BoxGone));
    // Its new name, and the sync of that.
    at + 2
}

#[test]
fn a_failure_or_a_full_disk_refuses_and_the_old_state_goes_on_or_the_next_start_finishes() {
    let states = both();
    let mut refused = [0, 0];
    for at in 1..=90 {
        for seed in 0..4 {
            for fault in [Fault::Failure, Fault::Full { for_changes: 3 }, Fault::Full { for_changes: 1000 }] {
                let disk = old(seed);
                let mut store = open(&disk).expect("opens").store;
                disk.fault_at(at, fault);
                let done = replace(&mut store);
                let story = format!("{fault:?} at {at}, seed {seed}: {done:?}");
                match done {
                    Ok(()) => {}
                    Err(StoreError::NotReplaced { .. }) => {
                        refused[0] += 1;
                        assert_eq!(whole(&mut store), states[0], "{story}");
                    }
                    Err(ref why) => {
                        refused[1] += 1;
                        let first = store.last(&LogId::Unit) + 1;
                        let more = store.append(&LogId::Unit, first, &entries("lost", 1), None);
                        assert_eq!(more, Err(why.clone()), "{story}");
                    }
                }
                drop(store);
                disk.restart();
                // The archive may be behind after a full disk, and is told to be.
                let Opened { mut store, .. } = open(&disk).unwrap_or_else(|why| panic!("{story}: {why}"));
                let found = whole(&mut store);
                match done {
                    Ok(()) => assert_eq!(found, states[1], "{story}"),
                    Err(StoreError::NotReplaced { .. }) => assert_eq!(found, states[0], "{story}"),
                    // Where the new name could not be synced, a power cut decides.
                    Err(_) => assert!(states.contains(&found), "{story}: a mixture: {found:#?}"),
                }
            }
        }
    }
    assert!(refused[0] > 50 && refused[1] > 5, "{refused:?}");
}

#[test]
fn what_cannot_be_built_leaves_everything_as_it_was() {
    let states = both();
    let disk = old(3);
    let mut store = open(&disk).expect("opens").store;
    let refused = StoreError::Unfit { log: LogId::Unit };
    assert_eq!(store.replace(|_, _| Err(refused.clone())), Err(refused));
    assert_eq!(whole(&mut store), states[0]);
    assert!(!disk.names(DIR).contains(&"next".to_owned()));
}

#[test]
fn a_log_that_has_lost_entries_is_kept_with_what_is_left_of_it() {
    let disk = old(1);
    let lost = LogId::Unit;
    disk.damage(journal(&lost), |bytes| {
        let at = bytes.iter().position(|byte| *byte == b'\n').expect("a head") + 20;
        bytes[at] ^= 1;
    });
    disk.lose("/home/data/archive");
    let mut store = open(&disk).expect("opens").store;
    assert!(matches!(store.obstacle(&lost), Some(StoreError::Lost { .. })));
    let kept = store.replace(|store, next| store.logs().iter().try_for_each(|log| store.keep_log(log, next)));
    assert_eq!(kept, Ok(()));
    let lost_one = StoreError::Lost { log: lost.clone(), entries: vec![(1, 1)] };
    assert_eq!(store.obstacle(&lost), Some(&lost_one));
    let kept = String::from_utf8(disk.bytes(journal(&lost))).expect("text");
    assert!(kept.contains(r#""seq":2"#), "{kept}");
    assert_eq!(disk.look(Path::new("/home/data/next")).expect("looks"), None);
}
