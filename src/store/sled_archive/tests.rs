//! What was put is there after a crash, and takes no more room than it should.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;

fn pair(key: &str, value: &[u8]) -> Pair {
    (key.as_bytes().to_vec(), value.to_vec())
}

fn shelved(room: &str, key: &str, value: &[u8]) -> Shelved {
    Shelved { room: room.to_owned(), pair: pair(key, value) }
}

#[test]
fn what_was_put_is_found_in_its_room_after_opening_again_until_that_is_cleared() {
    let dir = tempfile::tempdir().unwrap();
    let rooms = ["a", "b", ""];
    let pairs = rooms.map(|room| [shelved(room, "1", room.as_bytes()), shelved(room, "2", b"y")]).concat();
    SledArchive::open(dir.path()).unwrap().put(&pairs).unwrap();
    let mut again = SledArchive::open(dir.path()).unwrap();
    for room in rooms {
        let held = [pair("1", room.as_bytes()), pair("2", b"y")];
        assert_eq!(again.scan(room).unwrap(), held, "{room}");
        again.clear(room).unwrap();
    }
    assert_eq!(again.scan("c").unwrap(), []);
    again.clear("c").unwrap();
    drop(again);
    let mut again = SledArchive::open(dir.path()).unwrap();
    assert!(rooms.iter().all(|room| again.scan(room).unwrap().is_empty()));
}

#[test]
fn an_archive_with_parts_of_another_size_is_opened_and_keeps_them() {
    let dir = tempfile::tempdir().unwrap();
    let made = sled::Config::new().path(dir.path()).flush_every_ms(None).open().unwrap();
    made.insert("1", "x").unwrap();
    drop(made);
    let mut again = SledArchive::open(dir.path()).unwrap();
    assert_eq!(again.scan("").unwrap(), [pair("1", b"x")]);
    again.put(&[shelved("a", "2", b"y")]).unwrap();
    drop(again);
    assert_eq!(SledArchive::open(dir.path()).unwrap().scan("a").unwrap(), [pair("2", b"y")]);
}

/// How many bytes the files in a folder have.
fn size_of(dir: &Path) -> u64 {
    let files = fs::read_dir(dir).unwrap().map(|file| file.unwrap().path());
    files.map(|file| if file.is_dir() { size_of(&file) } else { fs::metadata(&file).unwrap().len() }).sum()
}

#[test]
fn what_grows_in_one_room_does_not_write_anew_what_is_large_in_another() {
    let grown = |large: usize| {
        let dir = tempfile::tempdir().unwrap();
        let mut archive = SledArchive::open(dir.path()).unwrap();
        archive.put(&[shelved("large", "1", &vec![7; large]), shelved("extents", "b", b"0")]).unwrap();
        let before = size_of(dir.path());
        for seq in 0..1_000_u32 {
            let entry =
                Shelved { room: "entries".to_owned(), pair: (seq.to_be_bytes().to_vec(), vec![9; 300]) };
            archive.put(&[entry, shelved("extents", "b", &seq.to_be_bytes())]).unwrap();
        }
        size_of(dir.path()) - before
    };
    let (beside_little, beside_much) = (grown(1), grown(20_000));
    assert!(beside_much * 2 < beside_little * 3, "{beside_little} and {beside_much} bytes");
}

/// What lies in rooms, by room and key.
type Held = BTreeMap<(String, Vec<u8>), Vec<u8>>;

/// What is left in an archive whose log ends here; nothing where that is not sound.
fn cut(archive: &Path, end: usize) -> Option<Held> {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("blobs")).unwrap();
    fs::copy(archive.join("conf"), dir.path().join("conf")).unwrap();
    fs::write(dir.path().join("db"), &fs::read(archive.join("db")).unwrap()[..end]).unwrap();
    let mut archive = SledArchive::open(dir.path()).ok()?;
    let mut held = Held::new();
    for room in ["entries", "extents", "summaries"] {
        held.extend(archive.scan(room).ok()?.into_iter().map(|(key, value)| ((room.to_owned(), key), value)));
    }
    Some(held)
}

#[test]
fn wherever_the_log_ends_it_holds_a_beginning_of_what_was_put() {
    let dir = tempfile::tempdir().unwrap();
    let mut archive = SledArchive::open(dir.path()).unwrap();
    let length = || usize::try_from(fs::metadata(dir.path().join("db")).unwrap().len()).unwrap();
    let begun = length();
    let puts = (b'1'..=b'3').flat_map(|at| {
        let entry = shelved("entries", &char::from(at).to_string(), &[at; 40]);
        [entry, shelved("summaries", "m", &[at; 20]), shelved("extents", "m", &[at; 8])]
    });
    let puts: Vec<Shelved> = puts.collect();
    puts.chunks(3).for_each(|pairs| archive.put(pairs).unwrap());
    let placed = |put: &Shelved| ((put.room.clone(), put.pair.0.clone()), put.pair.1.clone());
    let beginnings: Vec<Held> =
        (0..=puts.len()).map(|count| puts[..count].iter().map(placed).collect()).collect();
    let mut seen = BTreeSet::new();
    for end in (begun..=length()).step_by(7) {
        let Some(found) = cut(dir.path(), end) else { continue };
        let count = beginnings.iter().position(|beginning| *beginning == found);
        seen.insert(count.unwrap_or_else(|| panic!("cut at {end}, {found:?} is left")));
    }
    assert!(seen.len() > puts.len() / 2, "{seen:?}");
}

#[test]
fn somebody_on_the_way_out_is_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    SledArchive::open(dir.path()).unwrap().put(&[shelved("r", "a", b"x")]).unwrap();
    let leaving = File::open(dir.path().join("db")).unwrap();
    wait_until_free(&dir.path().join("db")).unwrap();
    leaving.lock().unwrap();
    let gone = std::thread::spawn(move || {
        std::thread::yield_now();
        drop(leaving);
    });
    let mut again = SledArchive::open(dir.path()).unwrap();
    assert_eq!(again.scan("r").unwrap(), [pair("a", b"x")]);
    gone.join().unwrap();
}

#[test]
fn a_value_too_large_for_the_log_is_kept_and_synced() {
    let dir = tempfile::tempdir().unwrap();
    let large = [shelved("r", "large", &vec![7; 1 << 20])];
    let mut archive = SledArchive::open(dir.path()).unwrap();
    archive.put(&large).unwrap();
    assert!(!archive.synced_blobs.is_empty());
    drop(archive);
    assert_eq!(SledArchive::open(dir.path()).unwrap().scan("r").unwrap(), large.map(|large| large.pair));
}

/// A log that counts how often it is synced, and fails when it is told to.
struct Counted(File, Arc<AtomicUsize>, Arc<AtomicBool>);

impl Durable for Counted {
    fn sync(&self) -> io::Result<()> {
        self.1.fetch_add(1, Ordering::Relaxed);
        if self.2.load(Ordering::Relaxed) { Err(io::ErrorKind::Other.into()) } else { self.0.sync_data() }
    }
}

#[test]
fn nothing_is_opened_or_put_without_a_sync_of_the_log_and_what_that_refuses_is_not_put() {
    let dir = tempfile::tempdir().unwrap();
    let (syncs, fails) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let counted = |log| Counted(log, Arc::clone(&syncs), Arc::clone(&fails));
    let mut archive = SledArchive::open_with(dir.path(), counted).unwrap();
    for count in 1..5 {
        assert_eq!(syncs.load(Ordering::Relaxed), count);
        archive.put(&[shelved("r", "a", b"x")]).unwrap();
    }
    fails.store(true, Ordering::Relaxed);
    assert!(matches!(archive.put(&[shelved("r", "b", b"x")]), Err(ArchiveFault::Failed(_))));
    drop(archive);
    let counted = |log| Counted(log, Arc::clone(&syncs), Arc::clone(&fails));
    assert!(SledArchive::open_with(dir.path(), counted).is_err());
}

#[test]
fn a_snapshot_left_half_written_does_not_stop_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    SledArchive::open(dir.path()).unwrap().put(&[shelved("r", "a", b"x")]).unwrap();
    fs::write(dir.path().join("snap.FFFFFFFFFFFFFFFF.generating"), b"half").unwrap();
    assert_eq!(SledArchive::open(dir.path()).unwrap().scan("r").unwrap(), [pair("a", b"x")]);
}
