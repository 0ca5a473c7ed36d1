//! A store under a passphrase: nothing goes in or out without it, damage is found and repaired without it, and whatever
//! happens while it is changed, the old one or the new one opens the data.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;

use std::sync::Arc;

use binhxet::store::{
    Cost, Drafts, Kept, Locksmith, LogId, Opened, Passphrase, Proof, Protection, RecoveryKey, Repair, Store,
    StoreError, Unlocked, Why,
};
use sim_disk::{Chance, Fault, SimDisk};
use store_support::{entries, meeting};

const DIR: &str = "/home/data";
const UNIT: &str = "/home/data/unit/journal.jsonl";
const VAULTS: [&str; 2] = ["/home/data/vault.json", "/home/data/vault.copy.json"];
const SUMMARY: &str = r#"{"of":"Đặng Thị Ánh"}"#;

fn locksmith(seed: u64) -> Locksmith {
    let cost = Cost::new(8, 1).expect("sensible");
    Locksmith { random: Arc::new(Chance::new(seed).random()), cost }
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::set(text).expect("long enough")
}

fn first() -> Passphrase {
    passphrase("mật khẩu đầu tiên")
}

fn other() -> Passphrase {
    passphrase("mật khẩu thứ hai")
}

fn recovery() -> RecoveryKey {
    RecoveryKey::draw(&locksmith(77)).expect("random digits")
}

fn open(disk: &SimDisk) -> Opened {
    store_support::open(disk.clone(), DIR).expect("opens")
}

fn unlock(store: &mut Store, proof: Passphrase, at: i64) -> Result<Unlocked, StoreError> {
    store.unlock(&Proof::Passphrase(proof), at, &locksmith(5))
}

/// The store, open, and what was told at its start.
fn unlocked(disk: &SimDisk) -> (Store, Vec<Repair>) {
    let Opened { mut store, repairs } = open(disk);
    assert_eq!(unlock(&mut store, first(), 0), Ok(Unlocked::Yes));
    (store, repairs)
}

/// Puts everything into a store that it can hold: the unit's log, two meetings of which one is sealed and the other has a
/// box, drafts, others that were put aside, and a remembered place.
fn fill(store: &mut Store) {
    assert_eq!(store.append(&LogId::Unit, 1, &entries(1..=2), Some(SUMMARY)), Ok(Kept::Both));
    assert_eq!(store.append(&LogId::Unit, 3, &entries(3..=3), Some(SUMMARY)), Ok(Kept::Both));
    for key in ["2026-10", "2026-11"] {
        assert_eq!(store.append(&meeting(key), 1, &entries(1..=2), Some(SUMMARY)), Ok(Kept::Both));
    }
    store.seal(&meeting("2026-10"), SUMMARY).expect("is sealed");
    store.keep_drafts(SUMMARY).expect("are kept");
    store.put_drafts_aside().expect("are put aside");
    store.keep_drafts(SUMMARY).expect("are kept");
    store.remember(&meeting("2026-11"), SUMMARY);
}

/// Looks whether everything is there that [`fill`] puts in to last.
fn check_whole(store: &mut Store, story: &str) {
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=3)), "{story}");
    for key in ["2026-10", "2026-11"] {
        assert_eq!(store.read(&meeting(key)), Ok(entries(1..=2)), "{story}");
    }
    assert_eq!(store.sealed(&meeting("2026-10")).as_deref(), Some(SUMMARY), "{story}");
    assert_eq!(store.drafts(), Drafts::These(SUMMARY.into()), "{story}");
}

/// The names of the files in which something of what went in can be read.
fn readable(disk: &SimDisk) -> Vec<String> {
    let tells = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.contains("Ánh") || text.contains(r#""n":"#)
    };
    files(disk, DIR).into_iter().filter(|(_, bytes)| tells(bytes)).map(|(path, _)| path).collect()
}

/// A store that was protected before it was filled.
fn protected(seed: u64) -> SimDisk {
    let disk = SimDisk::new(seed);
    let mut store = open(&disk).store;
    store.protect(&first(), &recovery(), &locksmith(seed)).expect("is protected");
    fill(&mut store);
    disk
}

/// Every file of a folder, with those beneath it.
fn files(disk: &SimDisk, dir: &str) -> Vec<(String, Vec<u8>)> {
    let paths = disk.names(dir).into_iter().map(|name| format!("{dir}/{name}"));
    paths
        .flat_map(|path| match disk.names(&path) {
            inside if inside.is_empty() => vec![(path.clone(), disk.bytes(&path))],
            _ => files(disk, &path),
        })
        .collect()
}

#[test]
fn what_goes_in_comes_out_once_the_passphrase_is_given() {
    let disk = protected(1);
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!((store.protection(), repairs), (Protection::Locked, vec![]));
    assert_eq!(store.read(&LogId::Unit), Err(StoreError::Locked));
    assert_eq!(store.append(&LogId::Unit, 4, &entries(4..=4), None), Err(StoreError::Locked));
    assert_eq!(store.seal(&LogId::Unit, "{}"), Err(StoreError::Locked));
    assert_eq!(store.keep_drafts("[]"), Err(Why::Denied));
    assert_eq!((store.summaries(), store.drafts()), (vec![], Drafts::Unreadable));
    assert_eq!((store.sealed(&meeting("2026-10")), store.remembered(&meeting("2026-11"))), (None, None));

    assert_eq!(unlock(&mut store, first(), 0), Ok(Unlocked::Yes));
    assert_eq!(store.protection(), Protection::Unlocked);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=3)));
    assert_eq!(store.read(&meeting("2026-10")), Ok(entries(1..=2)));
    let logs = [LogId::Unit, meeting("2026-10"), meeting("2026-11")];
    assert_eq!(store.summaries(), logs.map(|log| (log, SUMMARY.to_owned())));
    assert_eq!(store.sealed(&meeting("2026-10")).as_deref(), Some(SUMMARY));
    assert_eq!(store.drafts(), Drafts::These(SUMMARY.into()));
    assert_eq!(store.remembered(&meeting("2026-11")).as_deref(), Some(SUMMARY));
    assert_eq!(store.append(&LogId::Unit, 4, &entries(4..=4), None), Ok(Kept::Both));
    drop(store);
    assert_eq!(unlocked(&disk).0.read(&LogId::Unit), Ok(entries(1..=4)));
}

/// A store that is not protected, filled.
fn plain(seed: u64) -> SimDisk {
    let disk = SimDisk::new(seed);
    fill(&mut open(&disk).store);
    disk
}

#[test]
fn no_file_holds_what_went_in_whenever_the_passphrase_was_set() {
    assert_eq!(readable(&protected(1)), Vec::<String>::new());
    let disk = plain(1);
    assert_eq!(readable(&disk).len(), 7, "{:?}", readable(&disk));
    let mut store = open(&disk).store;
    store.protect(&first(), &recovery(), &locksmith(1)).expect("is protected");
    assert_eq!(readable(&disk), Vec::<String>::new());
    check_whole(&mut store, "protected");
    drop(store);
    let (mut store, repairs) = unlocked(&disk);
    assert_eq!(repairs, []);
    check_whole(&mut store, "opened again");
    assert_eq!(store.remembered(&meeting("2026-11")).as_deref(), Some(SUMMARY));
    assert_eq!(store.lay_open(), Ok(()));
    check_whole(&mut store, "laid open");
    assert_eq!(store.remembered(&meeting("2026-11")).as_deref(), Some(SUMMARY));
    assert_eq!(readable(&disk).len(), 7);
    drop(store);
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!((store.protection(), repairs), (Protection::None, vec![]));
    check_whole(&mut store, "opened at last");
    let aside = String::from_utf8(disk.bytes("/home/data/unit/drafts.unreadable")).expect("text");
    assert!(aside.ends_with(SUMMARY), "{aside}");
}

#[test]
fn under_a_new_key_nothing_is_as_it_was_and_everything_is_there() {
    let disk = protected(1);
    let before = disk.bytes(UNIT);
    let (mut store, _) = unlocked(&disk);
    store.protect(&other(), &recovery(), &locksmith(2)).expect("is protected");
    drop(store);
    assert_ne!(disk.bytes(UNIT), before);
    let mut store = open(&disk).store;
    assert_eq!(unlock(&mut store, first(), 100), Ok(Unlocked::Wrong(5)));
    assert_eq!(unlock(&mut store, other(), 105), Ok(Unlocked::Yes));
    check_whole(&mut store, "a new key");
}

#[test]
fn a_strange_entry_is_named_and_nothing_is_switched() {
    let disk = protected(1);
    let [ours, theirs] = ["2026-11", "2026-10"].map(|key| format!("{DIR}/meetings/{key}/journal.jsonl"));
    let stranger = disk.bytes(&theirs);
    disk.damage(&ours, |bytes| {
        let end = |bytes: &[u8]| bytes.iter().position(|byte| *byte == b'\n').expect("a head");
        let head = bytes[..end(bytes)].to_vec();
        *bytes = [head, stranger[end(&stranger)..].to_vec()].concat();
    });
    let (mut store, _) = unlocked(&disk);
    let strange = StoreError::Strange { log: meeting("2026-11"), entries: vec![(1, 2)] };
    assert_eq!(store.lay_open(), Err(strange));
    assert_eq!((store.protection(), store.read(&LogId::Unit)), (Protection::Unlocked, Ok(entries(1..=3))));
}

#[test]
fn whatever_happens_while_it_is_switched_the_data_is_whole_in_the_open_or_sealed() {
    for is_sealed in [false, true] {
        let filled = if is_sealed { protected } else { plain };
        let switch = |store: &mut Store| match is_sealed {
            true => store.lay_open(),
            false => store.protect(&first(), &recovery(), &locksmith(1)),
        };
        let ready = |disk: &SimDisk| {
            let mut store = open(disk).store;
            assert_eq!(unlock(&mut store, first(), 0), Ok(Unlocked::Yes));
            store
        };
        let disk = filled(0);
        let mut store = ready(&disk);
        let before = disk.changes();
        switch(&mut store).expect("is switched");
        let changes = disk.changes() - before;
        assert!(changes > 40, "{changes} changes");
        let mut switched = [0, 0];
        for at in 1..=changes {
            for fault in [Fault::PowerCut, Fault::Kill, Fault::Failure, Fault::Full { for_changes: 3 }] {
                let story = format!("sealed {is_sealed}, {fault:?} at {at}");
                let disk = filled(at);
                let mut store = ready(&disk);
                disk.fault_at(at, fault);
                let done = switch(&mut store);
                drop(store);
                disk.restart();
                let Opened { mut store, repairs } = open(&disk);
                // Where the disk refused, the archive may lack what the journals have; that is made good and told.
                let is_refused = matches!(fault, Fault::Failure | Fault::Full { .. });
                let may_be = |told: &Repair| {
                    is_refused && matches!(told, Repair::ArchiveCaughtUp { .. } | Repair::ArchiveMissing)
                };
                assert!(repairs.iter().all(may_be), "{story}: {repairs:?}");
                let now_sealed = store.protection() == Protection::Locked;
                if done.is_ok() {
                    assert_ne!(now_sealed, is_sealed, "{story}: it was confirmed");
                }
                assert_eq!(unlock(&mut store, first(), 0), Ok(Unlocked::Yes), "{story}");
                check_whole(&mut store, &story);
                if now_sealed {
                    assert_eq!(readable(&disk), Vec::<String>::new(), "{story}");
                }
                switched[usize::from(now_sealed != is_sealed)] += 1;
            }
        }
        assert!(switched.into_iter().all(|count| count > 20), "{switched:?}");
    }
}

#[test]
fn a_wrong_passphrase_waits_longer_each_time_and_also_after_a_restart() {
    let disk = protected(1);
    let mut store = open(&disk).store;
    assert_eq!(unlock(&mut store, other(), 100), Ok(Unlocked::Wrong(5)));
    assert_eq!(unlock(&mut store, first(), 101), Ok(Unlocked::Wait(4)), "nor is the right one tried");
    drop(store);
    let mut store = open(&disk).store;
    assert_eq!(unlock(&mut store, first(), 102), Ok(Unlocked::Wait(3)));
    assert_eq!(unlock(&mut store, other(), 105), Ok(Unlocked::Wrong(10)));
    assert_eq!(unlock(&mut store, first(), 115), Ok(Unlocked::Yes));
    drop(store);
    assert_eq!(unlock(&mut open(&disk).store, first(), 116), Ok(Unlocked::Yes));
}

#[test]
fn the_recovery_key_opens_and_the_passphrase_can_then_be_set_anew() {
    let disk = protected(1);
    let mut store = open(&disk).store;
    let strange = RecoveryKey::draw(&locksmith(8)).expect("random digits");
    assert_eq!(store.unlock(&Proof::Recovery(strange), 0, &locksmith(5)), Ok(Unlocked::Wrong(5)));
    assert_eq!(store.unlock(&Proof::Recovery(recovery()), 9, &locksmith(5)), Ok(Unlocked::Yes));
    assert_eq!(store.change_passphrase(&other(), &locksmith(6)), Ok(()));
    let new = RecoveryKey::draw(&locksmith(9)).expect("random digits");
    assert_eq!(store.change_recovery_key(&new, &locksmith(7)), Ok(()));
    drop(store);
    let mut store = open(&disk).store;
    assert_eq!(unlock(&mut store, first(), 100), Ok(Unlocked::Wrong(5)));
    assert_eq!(store.unlock(&Proof::Recovery(recovery()), 100, &locksmith(5)), Ok(Unlocked::Wrong(5)));
    assert_eq!(store.unlock(&Proof::Recovery(new), 105, &locksmith(5)), Ok(Unlocked::Yes));
    assert_eq!(unlock(&mut store, other(), 105), Ok(Unlocked::Yes));
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=3)));
}

#[test]
fn either_copy_of_the_vault_makes_the_other_one_good() {
    for lost in 0..2 {
        for damage in [true, false] {
            let disk = protected(1);
            let sound = disk.bytes(VAULTS[1 - lost]);
            if damage {
                disk.damage(VAULTS[lost], |bytes| bytes[200] ^= 1);
            } else {
                disk.lose(VAULTS[lost]);
            }
            let (mut store, repairs) = unlocked(&disk);
            assert_eq!((repairs, store.read(&LogId::Unit)), (vec![Repair::VaultMended], Ok(entries(1..=3))));
            assert_eq!(disk.bytes(VAULTS[lost]), sound);
        }
    }
}

#[test]
fn any_changed_byte_of_both_copies_is_found() {
    let whole = protected(1).bytes(VAULTS[0]).len();
    for at in 0..whole {
        let disk = protected(1);
        VAULTS.iter().for_each(|vault| disk.damage(vault, |bytes| bytes[at] ^= 1));
        let Opened { mut store, repairs } = open(&disk);
        assert_eq!((store.protection(), repairs), (Protection::Lost, vec![Repair::VaultLost]), "byte {at}");
        assert_eq!(unlock(&mut store, first(), 0), Err(StoreError::VaultLost));
    }
}

#[test]
fn without_its_vault_sealed_data_is_not_taken_for_open_data() {
    let disk = protected(1);
    VAULTS.iter().for_each(|vault| disk.lose(vault));
    let Opened { mut store, repairs } = open(&disk);
    assert_eq!((store.protection(), repairs), (Protection::Lost, vec![Repair::VaultLost]));
    assert_eq!(store.read(&LogId::Unit), Err(StoreError::VaultLost));
    for log in [LogId::Unit, meeting("2026-10"), meeting("2026-12")] {
        assert_eq!(store.append(&log, 4, &entries(4..=4), None), Err(StoreError::VaultLost), "{log}");
    }
}

#[test]
fn damage_is_repaired_before_the_passphrase_is_given() {
    let whole = protected(1).bytes(UNIT).len();
    for at in 0..whole {
        let disk = protected(1);
        disk.damage(UNIT, |bytes| bytes[at] ^= 1);
        let Opened { mut store, repairs } = open(&disk);
        assert_eq!(store.protection(), Protection::Locked);
        assert_eq!(repairs.len(), 1, "byte {at}: {repairs:?}");
        assert_eq!(unlock(&mut store, first(), 0), Ok(Unlocked::Yes));
        assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=3)), "byte {at}");
    }
}

#[test]
fn an_entry_that_was_brought_from_elsewhere_is_named() {
    let ours = meeting("2026-11");
    let journal = "/home/data/meetings/2026-11/journal.jsonl";
    let strange = Err(StoreError::Strange { log: ours.clone(), entries: vec![(2, 2)] });
    let second = |disk: &SimDisk, path: &str| {
        let text = String::from_utf8(disk.bytes(path)).expect("text");
        text.lines().nth(2).expect("a second entry").to_owned()
    };
    // The same place in another log, and an entry that is not sealed at all.
    let disk = protected(1);
    let open_one = SimDisk::new(1);
    let mut plain = open(&open_one).store;
    assert_eq!(plain.append(&ours, 1, &entries(1..=2), None), Ok(Kept::Both));
    drop(plain);
    let strangers = [second(&disk, "/home/data/meetings/2026-10/journal.jsonl"), second(&open_one, journal)];
    for stranger in strangers {
        let disk = protected(1);
        let own = second(&disk, journal);
        disk.damage(journal, |bytes| {
            let text = String::from_utf8(std::mem::take(bytes)).expect("text");
            *bytes = text.replace(&own, &stranger).into_bytes();
        });
        let (mut store, _) = unlocked(&disk);
        assert_eq!(store.read(&ours), strange, "{stranger}");
    }
}

#[test]
fn whatever_happens_while_the_passphrase_is_changed_one_of_the_two_opens() {
    let mut changed = [0, 0];
    for at in 1..=12 {
        for (seed, fault) in
            (0..6).flat_map(|seed| [(seed, Fault::PowerCut), (seed, Fault::Kill), (seed, Fault::Failure)])
        {
            let story = format!("{fault:?} at {at}, seed {seed}");
            let disk = protected(seed);
            let (mut store, _) = unlocked(&disk);
            disk.fault_at(at, fault);
            let done = store.change_passphrase(&other(), &locksmith(6));
            drop(store);
            disk.restart();
            let mut store = open(&disk).store;
            let (old, new) = (unlock(&mut store, first(), 100), unlock(&mut store, other(), 200));
            let is_new = match (old, new) {
                (Ok(Unlocked::Yes), Ok(Unlocked::Wrong(_))) => false,
                (Ok(Unlocked::Wrong(_)), Ok(Unlocked::Yes)) => true,
                both => panic!("{story}: {both:?}"),
            };
            match done {
                Ok(()) => assert!(is_new, "{story}: the change was confirmed"),
                Err(StoreError::VaultNotWritten { in_doubt: false, .. }) => assert!(!is_new, "{story}"),
                Err(_) => {}
            }
            changed[usize::from(is_new)] += 1;
            assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=3)), "{story}");
        }
    }
    assert!(changed.into_iter().all(|count| count > 10), "{changed:?}");
}
