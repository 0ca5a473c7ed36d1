//! The store on the file system of the machine, with sled.

mod store_support;

use std::fs;
use std::path::Path;

use binhxet::store::{Kept, LogId, Opened, RealDisk, Repair, StoreError, Why};
use binhxet::text::Lang;
use store_support::{entries, meeting, open};
use tempfile::TempDir;

/// A folder with a store that holds entries 1 to 40 of the unit and one of a meeting.
fn stored() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = opened(dir.path()).store;
    for first in (1..=37).step_by(4) {
        let batch = entries(first..=first + 3);
        assert_eq!(store.append(&LogId::Unit, first, &batch, Some("sum")), Ok(Kept::Both));
    }
    assert_eq!(store.append(&meeting("2026-10"), 1, &entries(1..=1), None), Ok(Kept::Both));
    dir
}

/// How many entries a large store has.
const LARGE: u64 = 3000;

/// A store whose archive sled has spread over several of its segments, and that has been opened once again since.
fn large() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = opened(dir.path()).store;
    for first in (1..LARGE).step_by(30) {
        store.append(&LogId::Unit, first, &entries(first..=first + 29), None).expect("kept");
    }
    drop(store);
    opened(dir.path());
    dir
}

fn opened(dir: &Path) -> Opened {
    open(RealDisk, dir).expect("the store opens")
}

fn refusal(dir: &Path) -> StoreError {
    open(RealDisk, dir).err().expect("a refusal")
}

/// Opens the store, and again, when nothing may be left to repair; gives what the first start told.
fn repaired(dir: &Path) -> Vec<Repair> {
    let Opened { mut store, repairs } = opened(dir);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=40)));
    drop(store);
    let Opened { mut store, repairs: again } = opened(dir);
    assert_eq!(again, []);
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=40)));
    assert_eq!(store.read(&meeting("2026-10")), Ok(entries(1..=1)));
    assert_eq!(store.append(&LogId::Unit, 41, &entries(41..=41), None), Ok(Kept::Both));
    repairs
}

#[test]
fn what_was_kept_is_there_after_opening_again() {
    let dir = stored();
    assert_eq!(repaired(dir.path()), []);
    let store = opened(dir.path()).store;
    assert_eq!(store.logs(), [LogId::Unit, meeting("2026-10")]);
    assert_eq!(store.summaries_missing(), [LogId::Unit, meeting("2026-10")]);
}

#[test]
fn the_journal_is_lines_of_json_that_any_tool_reads() {
    let dir = stored();
    let text = fs::read_to_string(dir.path().join("unit/journal.jsonl")).expect("a journal");
    let lines: Vec<serde_json::Value> =
        text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 41);
    assert_eq!(lines[0]["format"], "binhxet.journal/1");
    assert_eq!(lines[6]["seq"], 6);
    assert_eq!(lines[6]["batch"], serde_json::json!([2, 4]));
    assert_eq!(lines[6]["entry"]["n"], 6);
}

#[test]
fn a_second_instance_is_refused_and_told_who_holds_the_store() {
    let dir = stored();
    let first = opened(dir.path());
    let sentence = refusal(dir.path()).sentence(Lang::Vi);
    assert!(sentence.contains("Lan") && sentence.contains("2026-10-01 08:00"), "{sentence}");
    drop(first);
    opened(dir.path());
}

#[test]
fn a_flipped_byte_in_the_middle_of_the_journal_is_restored() {
    let dir = stored();
    let path = dir.path().join("unit/journal.jsonl");
    let mut bytes = fs::read(&path).expect("a journal");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&path, bytes).expect("written");
    let told = repaired(dir.path());
    assert!(matches!(&told[..], [Repair::JournalRestored { entries, .. }] if entries.len() == 1), "{told:?}");
}

#[test]
fn a_deleted_journal_is_restored_from_sled() {
    let dir = stored();
    fs::remove_file(dir.path().join("unit/journal.jsonl")).expect("removed");
    fs::remove_dir_all(dir.path().join("meetings/2026-10")).expect("removed");
    let restored = |log, last| Repair::JournalRestored { log, entries: vec![(1, last)] };
    assert_eq!(repaired(dir.path()), [restored(LogId::Unit, 40), restored(meeting("2026-10"), 1)]);
}

#[test]
fn a_deleted_archive_is_made_anew() {
    let dir = stored();
    fs::remove_dir_all(dir.path().join("archive")).expect("removed");
    assert_eq!(repaired(dir.path()), [Repair::ArchiveMissing]);
}

#[test]
fn an_archive_that_is_cut_short_is_set_aside_and_made_anew() {
    let dir = large();
    let db = dir.path().join("archive/db");
    let length = fs::metadata(&db).expect("a database").len();
    let file = fs::File::options().write(true).open(&db).expect("a database");
    file.set_len(length / 2).expect("cut");
    let kept_as = "archive.bad.2026-10-01-08-00".to_owned();
    let Opened { mut store, repairs } = opened(dir.path());
    assert_eq!(repairs, [Repair::ArchiveSetAside { kept_as: kept_as.clone() }]);
    assert!(dir.path().join(kept_as).join("db").exists());
    assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=LARGE)));
    drop(store);
    fs::remove_dir_all(dir.path().join("unit")).expect("removed");
    assert_eq!(opened(dir.path()).store.read(&LogId::Unit), Ok(entries(1..=LARGE)), "the new one is whole");
}

#[test]
fn an_archive_that_is_overwritten_anywhere_costs_nothing() {
    let dir = large();
    let path = dir.path().join("archive/db");
    let sound = fs::read(&path).expect("a database");
    for part in 0..6 {
        let mut bytes = sound.clone();
        let start = bytes.len() * part / 6;
        let end = (start + 20_000).min(bytes.len());
        bytes[start..end].fill(0x5a);
        fs::write(&path, bytes).expect("written");
        let Opened { mut store, repairs } = opened(dir.path());
        let loss = |repair: &Repair| matches!(repair, Repair::Lost { .. } | Repair::ArchiveAbsent { .. });
        assert!(!repairs.iter().any(loss), "part {part}: {repairs:?}");
        assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=LARGE)), "part {part}");
        assert_eq!(store.one_copy(), None, "part {part}");
    }
}

#[test]
fn a_long_log_and_a_long_entry_are_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = opened(dir.path()).store;
    let long = format!(r#"{{"text":"{}"}}"#, "ạ".repeat(200_000));
    let batch: Vec<String> = entries(1..=2_000).into_iter().chain([long]).collect();
    assert_eq!(store.append(&LogId::Unit, 1, &batch, None), Ok(Kept::Both));
    drop(store);
    fs::remove_file(dir.path().join("unit/journal.jsonl")).expect("removed");
    assert_eq!(opened(dir.path()).store.read(&LogId::Unit), Ok(batch));
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    let dir = stored();
    let path = dir.path().join("store.json");
    fs::write(&path, r#"{"format":"binhxet.store/2","more":true}"#).expect("written");
    assert_eq!(refusal(dir.path()), StoreError::Newer { version: 2 });
}

#[test]
fn what_is_no_folder_or_somebody_elses_folder_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("file");
    fs::write(&file, "x").expect("written");
    assert_eq!(refusal(&file), StoreError::NotAFolder { path: file.clone() });
    let below = file.join("below");
    assert!(matches!(
        refusal(&below),
        StoreError::NotAFolder { .. } | StoreError::NotOpened { why: Why::NotAFolder, .. }
    ));
    assert_eq!(refusal(dir.path()), StoreError::Stranger { path: dir.path().to_owned() });
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1, "nothing was put there");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

    use super::*;

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    }

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).expect("there").mode() & 0o777
    }

    #[test]
    fn everything_is_the_owners_alone() {
        let above = tempfile::tempdir().expect("a folder");
        let dir = above.path().join("new/data");
        opened(&dir).store.append(&meeting("m"), 1, &entries(1..=1), None).expect("kept");
        for folder in ["", "unit", "meetings", "meetings/m", "archive"] {
            assert_eq!(mode_of(&dir.join(folder)), 0o700, "{folder}");
        }
        for file in ["lock", "store.json", "meetings/m/journal.jsonl"] {
            assert_eq!(mode_of(&dir.join(file)), 0o600, "{file}");
        }
    }

    #[test]
    fn a_store_that_others_can_write_is_refused_and_one_they_can_read_is_closed() {
        let dir = stored();
        mode(dir.path(), 0o770);
        assert_eq!(refusal(dir.path()), StoreError::Exposed { path: dir.path().to_owned() });
        mode(dir.path(), 0o755);
        assert_eq!(repaired(dir.path()), [Repair::Closed]);
        assert_eq!(mode_of(dir.path()), 0o700);
    }

    #[test]
    fn a_folder_that_its_owner_has_closed_to_writing_is_read() {
        let dir = stored();
        mode(dir.path(), 0o500);
        // The superuser may write everywhere; then there is nothing to test here.
        if fs::write(dir.path().join("x"), "x").is_err() {
            let Opened { mut store, repairs } = opened(dir.path());
            assert_eq!(repairs, [Repair::ReadOnly { why: Why::Denied }]);
            assert_eq!(store.read(&LogId::Unit), Ok(entries(1..=40)));
        }
        mode(dir.path(), 0o700);
    }

    #[test]
    fn the_reserve_takes_up_its_room() {
        let dir = stored();
        let found = fs::metadata(dir.path().join("reserve.bin")).expect("a reserve");
        assert_eq!((found.len(), found.mode() & 0o777), (4 << 20, 0o600));
        assert!(found.blocks() * 512 >= found.len(), "it is not sparse");
    }

    #[test]
    fn an_empty_folder_is_made_ours_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        mode(dir.path(), 0o775);
        assert_eq!(opened(dir.path()).repairs, []);
        assert_eq!(mode_of(dir.path()), 0o700);
    }

    #[test]
    fn links_are_refused() {
        let dir = stored();
        let above = tempfile::tempdir().expect("a folder");
        let link = above.path().join("link");
        symlink(dir.path(), &link).expect("a link");
        assert_eq!(refusal(&link), StoreError::Link { path: link });
        for name in ["unit", "archive", "meetings", "meetings/2026-10", "lock"] {
            let dir = stored();
            let path = dir.path().join(name);
            fs::rename(&path, above.path().join("moved")).expect("moved");
            symlink(above.path().join("moved"), &path).expect("a link");
            assert_eq!(refusal(dir.path()), StoreError::Link { path }, "{name}");
            let moved = above.path().join("moved");
            if moved.is_dir() { fs::remove_dir_all(moved) } else { fs::remove_file(moved) }.expect("removed");
        }
    }

    #[test]
    fn a_folder_of_another_user_is_refused() {
        let dir = stored();
        // Only the superuser can give a folder away; for others there is nothing to test here.
        if chown(dir.path(), Some(65534), None).is_ok() {
            assert_eq!(refusal(dir.path()), StoreError::Foreign { path: dir.path().to_owned() });
        }
    }
}
