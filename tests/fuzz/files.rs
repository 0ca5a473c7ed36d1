//! What the fuzzers of files try: tables that people bring, the log of a meeting, bundles, and the folder of the data.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use binhxet::domain::{Entry, Held, MeetingId, Roster, Unit, UnitEntry};
use binhxet::papers::bundle;
use binhxet::papers::{Fault, facts, proposals, roster};
use binhxet::rules::Rulebook;
use binhxet::store::{Disk, Holder, LogId, Opened, Patience, Protection, Store};
use binhxet::text::{Lang, clean};

use super::sim_disk::SimDisk;

const ROSTER: &[u8] = include_bytes!("../../fixtures/units/phuong/roster.csv");
const CRITERIA: &str = include_str!("../../fixtures/units/phuong/phieu.json");
const BEGINNING: &str = include_str!("beginning.jsonl");

/// A unit that is sound.
static UNIT: LazyLock<(Roster, Rulebook)> = LazyLock::new(|| {
    (roster::read(ROSTER).expect("a sound roster"), Rulebook::read(CRITERIA).expect("a sound set"))
});

/// The longest file that is worth trying.
const LONGEST: usize = 16 * 1024;

/// The first byte says which table, the others are its bytes.
///
/// It is taken or refused with faults that can be shown; a roster that is taken is written and read as itself.
pub fn tables(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    if bytes.len() > LONGEST {
        return;
    }
    match which % 3 {
        0 => match roster::read(bytes) {
            Ok(roster) => {
                for person in roster.people() {
                    assert!(plain(person.name.as_str()), "{:?}", person.name);
                }
                let written = roster::write(&roster);
                assert!(
                    written.lines().flat_map(|line| line.split([',', ';'])).all(is_no_formula),
                    "{written}"
                );
                assert_eq!(roster::read(written.as_bytes()).as_ref(), Ok(&roster), "{written}");
            }
            Err(faults) => can_be_shown(&faults),
        },
        1 => proposals::read(bytes, &UNIT.0).map_or_else(|faults| can_be_shown(&faults), drop),
        _ => facts::balances(bytes, &UNIT.0, std::iter::once(&UNIT.1))
            .map_or_else(|faults| can_be_shown(&faults), drop),
    }
}

/// The bytes are what was recorded after the beginning of a meeting, the body of an entry a line.
///
/// The log is replayed, or refused with a sentence; a bundle is made of it whatever it is, and verified or not.
pub fn log(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.len() > LONGEST {
        return;
    }
    let beginning = BEGINNING.lines().map(str::to_owned);
    let numbered = (BEGINNING.lines().count() + 1..).zip(text.lines());
    let more = numbered.map(|(seq, body)| {
        format!(r#"{{"body":{body},"salt":"{}","schema":1,"seq":{seq}}}"#, "0f".repeat(16))
    });
    let lines: Vec<String> = beginning.chain(more).collect();
    let id: MeetingId = "2026-11".parse().expect("a key");
    let entries: Result<Vec<Entry>, _> = lines.iter().map(|line| serde_json::from_str(line)).collect();
    if let Ok(entries) = entries {
        match Held::replay(id.clone(), &entries) {
            Ok(held) => assert_eq!(held.proceedings().chain().entries(), entries.len() as u64),
            Err(unsound) => {
                for lang in Lang::ALL {
                    assert!(plain(&unsound.fault.sentence(lang)), "{}", unsound.fault.sentence(lang));
                }
            }
        }
    }
    if let Ok(written) = bundle::write(bundle::PROGRAM, &id, &lines) {
        verdict(written.as_bytes());
    }
}

/// The bytes are a bundle.
///
/// There is a verdict, or a sentence that says why there is none.
pub fn bundles(bytes: &[u8]) {
    if bytes.len() <= 8 * LONGEST {
        verdict(bytes);
    }
}

fn verdict(bytes: &[u8]) {
    let verdict = bundle::verify(bytes, None);
    for lang in Lang::ALL {
        match &verdict {
            Ok(verdict) => {
                for sentence in verdict.sentences(lang).iter().flat_map(|sentence| sentence.lines()) {
                    assert!(plain(sentence), "{sentence:?}");
                }
                assert!(verdict.json(lang).is_object());
            }
            Err(refused) => assert!(plain(&refused.sentence(lang)), "{:?}", refused.sentence(lang)),
        }
    }
}

/// The files of a data folder that somebody may have put anything into.
const FILES: [&str; 12] = [
    "unit/journal.jsonl",
    "unit/journal.2.jsonl",
    "meetings/2026-11/journal.jsonl",
    "meetings/2026-11/journal.2.jsonl",
    "meetings/2026-11/seal.json",
    "meetings/2026-11/box.a",
    "meetings/2026-11/place",
    "unit/drafts.json",
    "store.json",
    "lock",
    "tries.json",
    "vault.json",
];

/// The first byte says which file of the data folder, the second where in it the other bytes stand.
///
/// The store opens or says why not, and reads every log or says why not; what was in files that were not touched is there.
pub fn store(bytes: &[u8]) {
    let [which, from, bytes @ ..] = bytes else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let disk = SimDisk::new(1);
    let sound = fill(&disk);
    let name = FILES[usize::from(*which) % FILES.len()];
    let path = Path::new(DATA).join(name);
    let old = disk.bytes(&path);
    let kept = &old[..old.len() * usize::from(*from) / 255];
    put(&disk, &path, &[kept, bytes].concat());
    match open(&disk) {
        Err(error) => Lang::ALL.into_iter().for_each(|lang| can_be_said(&error.sentence(lang))),
        Ok(Opened { mut store, repairs }) => {
            for (repair, lang) in repairs.iter().flat_map(|repair| Lang::ALL.map(|lang| (repair, lang))) {
                can_be_said(&repair.sentence(lang));
            }
            for log in store.logs() {
                match store.read(&log) {
                    Ok(lines) => replay(&log, &lines),
                    Err(error) => Lang::ALL.into_iter().for_each(|lang| can_be_said(&error.sentence(lang))),
                }
            }
            // With a vault that cannot be read nobody knows whether what lies there may be believed.
            let is_believed = store.protection() == Protection::None;
            for (log, lines) in sound.iter().filter(|(log, _)| !name.starts_with(&folder(log))) {
                assert!(!is_believed || store.read(log).as_ref() == Ok(lines), "{log}");
            }
            let _ = store.drafts();
            let _ = store.remembered(&LogId::Meeting("2026-11".parse().expect("a key")));
        }
    }
}

fn replay(log: &LogId, lines: &[String]) {
    match log {
        LogId::Unit => {
            let entries: Result<Vec<UnitEntry>, _> =
                lines.iter().map(|line| serde_json::from_str(line)).collect();
            let _ = entries.map(|entries| Unit::replay(&entries));
        }
        LogId::Meeting(id) => {
            let entries: Result<Vec<Entry>, _> =
                lines.iter().map(|line| serde_json::from_str(line)).collect();
            let _ = entries.map(|entries| Held::replay(id.clone(), &entries));
        }
    }
}

const DATA: &str = "/home/data";

/// A store with a log of the unit, and one of a meeting that has a seal.
fn fill(disk: &SimDisk) -> Vec<(LogId, Vec<String>)> {
    let mut store = open(disk).expect("a new store").store;
    let unit = vec![r#"{"at":"2026-11-24T08:00:00+07:00","event":"nothing","schema":9,"seq":1}"#.to_owned()];
    let meeting = LogId::Meeting("2026-11".parse().expect("a key"));
    let logs = vec![(LogId::Unit, unit), (meeting.clone(), BEGINNING.lines().map(str::to_owned).collect())];
    for (log, lines) in &logs {
        store.append(log, 1, lines, Some("{}")).expect("is kept");
    }
    store.keep_drafts("[]").expect("is kept");
    store.remember(&meeting, "{}");
    store.seal(&meeting, "{}").expect("is sealed");
    logs
}

fn open(disk: &SimDisk) -> Result<Opened, binhxet::store::StoreError> {
    let patience = Patience { commit: Duration::from_secs(3600), upkeep: Duration::from_secs(3600) };
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    Store::open_with(Path::new(DATA), Arc::new(disk.clone()), &holder, patience)
}

fn put(disk: &SimDisk, path: &Path, bytes: &[u8]) {
    if disk.look(path).expect("can be looked at").is_none() {
        disk.create(path).expect("can be made");
    }
    disk.damage(path, |file| *file = bytes.to_vec());
}

/// Where the files of a log lie, in the data folder.
fn folder(log: &LogId) -> String {
    match log {
        LogId::Unit => "unit/".into(),
        LogId::Meeting(id) => format!("meetings/{id}/"),
    }
}

fn can_be_shown(faults: &[Fault]) {
    assert!(!faults.is_empty(), "a refusal says why");
    for (fault, lang) in faults.iter().flat_map(|fault| Lang::ALL.map(|lang| (fault, lang))) {
        can_be_said(&fault.sentence(lang));
    }
}

fn can_be_said(sentence: &str) {
    assert!(!sentence.is_empty() && plain(sentence), "{sentence:?}");
}

/// Nothing in it steers a terminal, changes the direction of writing, or hides.
fn plain(text: &str) -> bool {
    let shown = |text: &str| text.split_whitespace().collect::<String>();
    !text.chars().any(char::is_control) && shown(text) == shown(&clean(text))
}

/// A spreadsheet takes it for a text.
fn is_no_formula(cell: &str) -> bool {
    !cell.trim_start_matches(['"', ' ']).starts_with(['=', '@', '+', '\t', '\r'])
}
