//! Data directories as earlier versions wrote them: each opens as it is, for ever, and says what it said.
//!
//! Each folder of `fixtures/stores` is a store without what a start makes anew (the archive, the lock, the reserve), and
//! beside it is what is in it. `BLESS=1 cargo test --test old_stores` makes those that are missing; one that is there
//! is never made again.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use binhxet::domain::{Phase, Summary};
use binhxet::input::Chord;
use binhxet::shell::{self, start};
use binhxet::store::{Code, Disk, Holder, Kind, Locksmith, LogId, Opened, Store, Unlocking};
use binhxet::text::Lang;
use serde_json::{Value, json};
use support::desk::{CHEAP, DIR, PATIENT, Session, Setting};
use support::sim_disk::Chance;
use support::{keys, units};

fn stores() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stores")
}

/// What is in a store.
fn content(store: &mut Store, code: Option<&str>) -> Value {
    let lang = Lang::Vi;
    let unit = shell::unit(store, lang).expect("a unit");
    let (drafts, told) = shell::drafts(store, lang);
    assert_eq!(told, None);
    let meetings: Vec<Value> = store
        .logs()
        .into_iter()
        .filter_map(|log| if let LogId::Meeting(id) = log { Some(id) } else { None })
        .map(|id| {
            if let Some(redacted) = unit.redacted(&id) {
                let left = shell::left(store, &unit, &id, lang).expect("what is left of a meeting");
                let remainder = &redacted.redaction.remainder;
                return json!({ "id": id.as_str(), "left": left.len(), "remainder": remainder });
            }
            let held = shell::meeting(store, &id, lang).expect("a meeting");
            let state = held.proceedings();
            let log = LogId::Meeting(id.clone());
            let summary = Summary::of(state);
            json!({
                "id": id.as_str(),
                "phase": state.phase(),
                "entries": state.chain().entries(),
                "head": state.chain().head().to_string(),
                "done": summary.done,
                "members": summary.members,
                "sealed": state.phase() == Phase::Sealed && store.sealed(&log).is_some(),
                "place": store.remembered(&log),
            })
        })
        .collect();
    let opened: Vec<Value> = store
        .boxes()
        .into_iter()
        .map(|log| {
            let digits: Vec<u8> = code.expect("a code").bytes().map(|digit| digit - b'0').collect();
            let code = Code::of_digits(&digits).expect("a code");
            let random = Arc::new(Chance::new(1).random());
            let locksmith = Locksmith { random, cost: CHEAP.expect("sensible") };
            match store.unlock_box(&log, &code, 0, &locksmith) {
                Ok(Unlocking::Opened(contents)) => json!(String::from_utf8_lossy(contents.as_bytes())),
                other => unreachable!("{log}: {other:?}"),
            }
        })
        .collect();
    json!({
        "people": unit.roster().map(|roster| roster.people().len()),
        "sets": unit.sets().len(),
        "drafts": drafts.len(),
        "meetings": meetings,
        "boxes": opened,
    })
}

/// A session in which everything happens that leaves files of its own: segments, drafts, a seal, a place.
fn sample() -> Session {
    let mut session = Session::with_sample(Setting::usual());
    // A criteria set in the making.
    press(&mut session, "0 Enter Enter 5 Enter Enter BS BS 8 5 Enter");
    session.restart();
    press(&mut session, "Enter×4 Enter");
    session.fill_disk(0, 1_000_000, 0);
    press(&mut session, "Enter");
    session.make_room();
    press(&mut session, "Enter Enter 2 Space Esc Esc");
    session
}

/// A session that ends in the middle of a secret ballot.
fn secret() -> Session {
    let mut session = Session::with_unit(Setting::usual(), units::written("secret"));
    press(&mut session, "Enter×4 1 8 Space B B Enter Enter Enter");
    press(&mut session, "Enter 1 Enter Enter 2 Enter Enter 0 Enter");
    session
}

/// A session in which the personal data of the sample's meeting are removed.
fn redacted() -> Session {
    let mut session = Session::with_sample(Setting::usual());
    press(&mut session, "9 ↓×9 Enter 1 Enter Esc");
    (0..5).for_each(|_| session.next_day());
    press(&mut session, "2 8 9 1 9");
    session
}

fn press(session: &mut Session, names: &str) {
    keys::read(names).expect("names of keys").into_iter().for_each(|key: Chord| session.press(key));
}

fn bless(name: &str, session: &Session) {
    let dir = stores().join(name);
    if dir.exists() {
        return;
    }
    write(session, Path::new(DIR), &dir);
    let code = session.code();
    let temp = lay_out(&dir);
    let expected = content(&mut open(temp.path()).store, code.as_deref());
    let text = format!("{:#}\n", json!({ "code": code, "content": expected }));
    fs::write(stores().join(format!("{name}.json")), text).expect("written");
}

fn write(session: &Session, from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for name in session.disk().names(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        let looks = session.disk().look(&from).expect("is looked at").expect("is there");
        match looks.kind {
            Kind::Folder if name != "archive" && name != "backups" => write(session, &from, &to),
            Kind::File if name != "reserve.bin" => {
                fs::write(to, session.disk().bytes(&from)).expect("written")
            }
            _ => {}
        }
    }
}

/// A copy of a store that may be opened.
fn lay_out(dir: &Path) -> tempfile::TempDir {
    let temp = tempfile::tempdir().expect("a folder");
    support::folder::copy(dir, temp.path());
    temp
}

fn open(dir: &Path) -> Opened {
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    Store::open_with(dir, Arc::new(binhxet::store::RealDisk), &holder, PATIENT).expect("opens")
}

#[test]
fn every_store_ever_written_opens_as_it_is_and_says_what_it_said() {
    if std::env::var_os("BLESS").is_some() {
        bless("v1-sample", &sample());
        bless("v1-secret", &secret());
        bless("v1-redacted", &redacted());
    }
    let mut seen = 0;
    for entry in fs::read_dir(stores()).expect("the folder of the stores") {
        let dir = entry.expect("a store").path();
        if !dir.is_dir() {
            continue;
        }
        let text = fs::read_to_string(dir.with_extension("json")).expect("what is in it");
        let expected: Value = serde_json::from_str(&text).expect("JSON");
        let temp = lay_out(&dir);
        let name = dir.display();
        assert_eq!(
            content(&mut open(temp.path()).store, expected["code"].as_str()),
            expected["content"],
            "{name}"
        );
        // And the whole program: nothing has to be told but that there was no archive, and that only once.
        let temp = lay_out(&dir);
        // The folder of a test may be one that others can read, which is told first.
        let told = start(temp.path(), Lang::En).expect("opens").told;
        let anew = "The archive was missing; it was made anew from the journals.";
        assert_eq!(told.last().map(String::as_str), Some(anew), "{name}");
        assert_eq!(start(temp.path(), Lang::En).expect("opens").told, Vec::<String>::new(), "{name}");
        seen += 1;
    }
    assert!(seen >= 3, "{seen} stores");
}
