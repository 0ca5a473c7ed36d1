//! What the store answers when it cannot do what was asked, or only half of it, and the small things it keeps.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;
#[path = "store_support/stored.rs"]
mod stored;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use binhxet::store::{ArchiveFault, Kept, LogId, Opened, Patience, Repair, Store, StoreError, Why};
use binhxet::text::Lang;
use sim_disk::{Fault, Mood, SimDisk};
use store_support::{PATIENT, entries, holder};
use stored::{DIR, UNIT, open, stored};

#[test]
fn a_meeting_goes_on_with_one_copy_when_the_archive_is_slow_or_breaks() {
    // Stalled, the archive never answers: any limit shows it.
    let impatient = Patience { commit: Duration::from_millis(1), ..PATIENT };
    let cases =
        [(Mood::Stalls, ArchiveFault::Slow, impatient), (Mood::Panics, ArchiveFault::Damaged, PATIENT)];
    for (mood, why, patience) in cases {
        let disk = SimDisk::new(1);
        let opened = Store::open_with(Path::new(DIR), Arc::new(disk.clone()), &holder("Lan"), patience);
        let mut store = opened.expect("the store opens").store;
        disk.archive_is(mood);
        let kept = Kept::JournalOnly { why: why.clone() };
        assert_eq!(store.append(&LogId::Unit, 1, &entries(1..=2), None), Ok(kept.clone()));
        assert_eq!(store.one_copy(), Some(&why));
        disk.archive_is(Mood::Well);
        assert_eq!(store.append(&LogId::Unit, 3, &entries(3..=3), None), Ok(kept), "until the next start");
        drop(store);
        disk.restart();
        let Opened { mut store, repairs } = open(&disk);
        assert!(
            matches!(repairs[..], [Repair::ArchiveCaughtUp { .. } | Repair::ArchiveMissing]),
            "{repairs:?}"
        );
        assert_eq!(store.append(&LogId::Unit, 4, &entries(4..=4), None), Ok(Kept::Both));
    }
}

#[test]
fn a_full_disk_refuses_and_the_log_goes_on_when_there_is_space_again() {
    let disk = stored();
    let mut store = open(&disk).store;
    disk.lose("/home/data/reserve.bin");
    disk.fault_at(1, Fault::Full { for_changes: 2 });
    let refusal = StoreError::NotRecorded { log: LogId::Unit, why: Why::DiskFull, in_doubt: true };
    assert_eq!(store.append(&LogId::Unit, 7, &entries(70..=72), None), Err(refusal.clone()));
    for lang in Lang::ALL {
        assert!(refusal.sentence(lang).to_uppercase().contains(match lang {
            Lang::Vi => "CHƯA GHI",
            Lang::En => "NOT RECORDED",
        }));
    }
    assert_eq!(store.append(&LogId::Unit, 7, &entries(7..=7), None), Ok(Kept::Both));
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=7)));
    assert_eq!(disk.names("/home/data/unit"), ["journal.3.jsonl", "journal.jsonl"], "the old end is void");
}

#[test]
fn a_refusal_is_certain_when_the_failed_end_could_be_voided_at_once() {
    let disk = stored();
    let mut store = open(&disk).store;
    disk.fault_at(2, Fault::Failure);
    let refusal = store.append(&LogId::Unit, 7, &entries(70..=70), None);
    assert!(matches!(refusal, Err(StoreError::NotRecorded { in_doubt: false, .. })), "{refusal:?}");
    drop(store);
    assert_eq!(open(&disk).store.read(&LogId::Unit), Ok(entries(1..=6)));
}

#[test]
fn entries_out_of_step_or_out_of_form_are_refused_and_nothing_is_written() {
    let disk = stored();
    let mut store = open(&disk).store;
    let changes = disk.changes();
    let given = store.append(&LogId::Unit, 9, &entries(9..=9), None);
    assert_eq!(given, Err(StoreError::OutOfStep { log: LogId::Unit, expected: 7, given: 9 }));
    for unfit in ["{\"a\":1}\n{\"b\":2}", "[]", ""] {
        let given = store.append(&LogId::Unit, 7, &[unfit.to_owned()], None);
        assert_eq!(given, Err(StoreError::Unfit { log: LogId::Unit }));
    }
    assert_eq!(store.append(&LogId::Unit, 7, &[], None), Err(StoreError::Unfit { log: LogId::Unit }));
    assert_eq!(disk.changes(), changes);
}

#[test]
fn a_summary_that_is_behind_its_log_is_missing() {
    let disk = stored();
    let mut store = open(&disk).store;
    assert_eq!(store.summaries(), [(LogId::Unit, "sum".to_owned())]);
    store.append(&LogId::Unit, 7, &entries(7..=7), None).expect("kept");
    assert_eq!((store.summaries(), store.summaries_missing()), (vec![], vec![LogId::Unit]));
    assert_eq!(store.summarise(&LogId::Unit, "anew"), Kept::Both);
    drop(store);
    let store = open(&disk).store;
    assert_eq!(store.summaries(), [(LogId::Unit, "anew".to_owned())]);
    assert_eq!(store.summaries_missing(), []);
}

#[test]
fn a_place_is_remembered_through_a_kill() {
    let disk = stored();
    let store = open(&disk).store;
    store.remember(&LogId::Unit, "member 3");
    disk.fault_at(1, Fault::Kill);
    store.remember(&LogId::Unit, "member 4");
    drop(store);
    disk.restart();
    let place = open(&disk).store.remembered(&LogId::Unit);
    assert!(matches!(place.as_deref(), Some("member 3")), "{place:?}");
}

#[test]
fn a_journal_of_a_newer_version_is_left_alone() {
    let disk = stored();
    let newer = |text: &str| text.replace("binhxet.journal/1", "binhxet.journal/2");
    // What a newer program writes has a sound checksum.
    disk.damage(UNIT, |bytes| {
        let text = newer(&String::from_utf8_lossy(bytes));
        let (head, rest) = text.split_once('\n').expect("a head");
        let body = head.rsplit_once(",\"sum\"").expect("a checksum").0;
        *bytes = format!("{body},\"sum\":\"{}\"}}\n{rest}", sum(body)).into_bytes();
    });
    let before = disk.bytes(UNIT);
    let error = store_support::open(disk.clone(), DIR).err();
    assert_eq!(error, Some(StoreError::Newer { version: 2 }));
    assert_eq!(disk.bytes(UNIT), before);
}

/// The checksum as `docs/formats.md` defines it.
fn sum(body: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(body.as_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
