//! A secret ballot leaves nothing behind that tells who voted what, nor in which order; on the real store, to the byte.

mod support;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use binhxet::app::{App, Effect, Look, Msg};
use binhxet::domain::{Digest, Salt, Stamp, Unit, UnitEvent};
use binhxet::input::{Chord, Stroke};
use binhxet::screens::{Desk, Keeping};
use binhxet::shell;
use binhxet::store::{Cost, Holder, Locksmith, LogId, Patience, RealDisk, Store};
use binhxet::text::Lang;
use ratatui::layout::Size;
use support::desk::{Answers, Session, Setting};
use support::folder::{Files, files};
use support::sim_disk::Chance;
use support::{keys, units};

const OFFICERS: usize = 11;
/// Which answer each officer gives, by the place on the committee: yes, no, blank.
const VOTES: [char; OFFICERS] = ['1', '2', '1', '0', '1', '1', '2', '1', '1', '0', '1'];
/// From the first screen of the unit to the secret ballot's first hand-over.
const TO_BOOTH: &str = "Enter×4 1 8 Space B B Enter Enter Enter";

/// The program on a real disk, with a clock that stands still and salts that depend on nothing but the log's length.
struct Place {
    app: App,
    store: Store,
    locksmith: Locksmith,
}

impl Place {
    fn open(dir: &Path, unit: Vec<UnitEvent>) -> Self {
        let patience = Patience { commit: Duration::from_secs(3600), upkeep: Duration::from_secs(3600) };
        let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
        let mut store =
            Store::open_with(dir, Arc::new(RealDisk), &holder, patience).expect("the store opens").store;
        let now = Setting::usual().start();
        let entries = Unit::default().entries(unit, now);
        let lines: Vec<String> =
            entries.iter().map(|entry| serde_json::to_string(entry).expect("prints")).collect();
        store.append(&LogId::Unit, 1, &lines, None).expect("the unit is kept");
        let unit = shell::unit(&mut store, Lang::Vi).expect("is read");
        let desk = Desk::new(unit, Lang::Vi, Keeping::ForGood, now);
        let app = App::new(desk, Look::default(), Size::new(100, 30));
        let cost = Cost::new(8, 1).expect("sensible");
        let locksmith = Locksmith { random: Arc::new(Chance::new(7).random()), cost };
        Self { app, store, locksmith }
    }

    fn press(&mut self, keys: &str) {
        for key in keys::read(keys).expect("names of keys") {
            let mut messages = vec![Msg::Strokes(vec![Stroke::Key(key)])];
            while let Some(message) = messages.pop() {
                messages.extend(self.tell(message));
            }
        }
    }

    fn tell(&mut self, message: Msg) -> Vec<Msg> {
        let entries: u64 = self.store.logs().iter().map(|log| self.store.last(log)).sum();
        let salt = Salt::of_digest(&Digest::of(&entries.to_be_bytes()));
        let stamp = Stamp { at: Setting::usual().start(), salt };
        let Self { app, store, locksmith } = self;
        // The place of the focus is not worth comparing.
        let effects = app.update(message, &stamp).into_iter();
        let effects = effects.filter(|effect| !matches!(effect, Effect::Remember(..)));
        effects.filter_map(|effect| shell::perform(store, effect, Lang::Vi, locksmith)).collect()
    }

    /// Has the officer at this place on the committee vote.
    fn vote(&mut self, officer: usize) {
        // From the one in focus, who is the first that has not voted, up to the top and down to this one.
        self.press(&format!(
            "↑×{OFFICERS} ↓×{OFFICERS} ↑×{} Enter {} Enter",
            OFFICERS - 1 - officer,
            VOTES[officer]
        ));
    }
}

/// A meeting in which the officers vote in this order: the folder, what it holds once the ballot is closed, and what
/// it held before.
fn held(order: &[usize]) -> (tempfile::TempDir, Files, Vec<Files>) {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::open(&dir, units::written("secret"));
    place.press(TO_BOOTH);
    let slip = place.app.desk().proceedings().and_then(|state| state.slip()).expect("open");
    assert_eq!(slip.entitled.len(), OFFICERS);
    let mut between = Vec::new();
    for officer in order {
        between.push(files(&dir));
        place.vote(*officer);
    }
    place.press("Enter");
    assert!(place.app.desk().proceedings().expect("at hand").slip().is_none(), "it is closed");
    assert!(place.app.desk().ballot_box.is_none(), "and forgotten");
    drop(place);
    let left = files(&dir);
    let relative = |path: &Path| path.strip_prefix(&dir).expect("inside").to_owned();
    let of = |files: Files| files.into_iter().map(|(path, bytes)| (relative(&path), bytes)).collect();
    let between = between.into_iter().map(of).collect();
    (folder, of(left), between)
}

/// All that sled holds, by the trees in which it lies.
fn archived(folder: &Path) -> Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> {
    let config = sled::Config::new().path(folder.join("data/archive")).segment_size(64 << 10);
    let archive = config.open().expect("opens");
    let mut held = Vec::new();
    for name in archive.tree_names() {
        let tree = archive.open_tree(&name).expect("opens");
        let pairs = tree.iter().map(|pair| pair.expect("is read"));
        held.extend(pairs.map(|(key, value)| (name.to_vec(), key.to_vec(), value.to_vec())));
    }
    assert!(held.len() > 10, "{}", held.len());
    held.sort();
    held
}

/// What single ballots look like in the box, and nowhere else in this meeting.
fn shows_a_ballot(bytes: &[u8]) -> bool {
    [&b"\"for\":"[..], b"\"abstain\"", b"\"rows\":[["]
        .iter()
        .any(|trace| bytes.windows(trace.len()).any(|at| at == *trace))
}

#[test]
fn two_orders_of_the_same_ballots_leave_the_same_bytes() {
    let forwards: Vec<usize> = (0..OFFICERS).collect();
    let (first, one, _) = held(&forwards);
    for order in [forwards.iter().rev().copied().collect::<Vec<_>>(), vec![5, 0, 10, 3, 8, 1, 9, 2, 7, 4, 6]]
    {
        let (second, other, _) = held(&order);
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&one), names(&other));
        for (path, bytes) in &one {
            // How sled lays out its files follows from more than what is put into them; that is compared below.
            let is_sled = path.starts_with("archive");
            assert!(is_sled || *bytes == other[path], "{} tells in which order they voted", path.display());
        }
        assert!(
            archived(first.path()) == archived(second.path()),
            "the archive tells in which order they voted"
        );
    }
}

#[test]
fn no_file_shows_a_single_ballot_at_any_time_and_no_box_is_left() {
    let order: Vec<usize> = (0..OFFICERS).collect();
    let (_folder, left, between) = held(&order);
    for (path, bytes) in left.iter().chain(between.iter().flatten()) {
        assert!(!shows_a_ballot(bytes), "{}", path.display());
    }
    assert!(left.keys().all(|path| !path.to_string_lossy().contains("box.")), "{:?}", left.keys());
    // While the ballot goes on, nothing but the box changes, and that always has one length.
    let mut lengths: Vec<usize> = Vec::new();
    for pair in between.windows(2) {
        for (path, bytes) in &pair[1] {
            if path.to_string_lossy().contains("box.") {
                assert_ne!(pair[0][path], *bytes, "each ballot is kept in both copies");
                lengths.push(bytes.len());
            } else {
                assert!(pair[0][path] == *bytes, "{} changed with a ballot", path.display());
            }
        }
    }
    lengths.dedup();
    assert_eq!(lengths.len(), 1, "{lengths:?}");
}

#[test]
fn a_box_whose_ballot_is_over_in_the_log_goes_at_the_next_start() {
    let mut session = Session::with_unit(Setting::usual(), units::written("secret"));
    press(&mut session, TO_BOOTH);
    assert_eq!(session.box_files(), ["box.a", "box.b"]);
    for _ in 0..OFFICERS {
        press(&mut session, "Enter 1 Enter");
    }
    session.answers(Answers::Later);
    press(&mut session, "Enter");
    assert_eq!(session.box_files(), ["box.a", "box.b"], "the closing is stored, and nobody has heard of it");
    session.answers(Answers::AtOnce);
    session.restart();
    press(&mut session, "Enter");
    assert!(session.desk().proceedings().expect("at hand").slip().is_none());
    assert_eq!(session.box_files(), Vec::<String>::new());
}

#[test]
fn a_box_without_a_ballot_goes_at_the_next_start() {
    let mut session = Session::with_unit(Setting::usual(), units::written("secret"));
    press(&mut session, "Enter×4 1 8 Space B B Enter");
    session.answers(Answers::Later);
    press(&mut session, "Enter");
    assert_eq!(session.box_files(), ["box.a", "box.b"], "the box comes first");
    session.answers(Answers::AtOnce);
    session.restart();
    press(&mut session, "Enter");
    assert_eq!(session.box_files(), Vec::<String>::new());
    press(&mut session, "Enter");
    assert!(session.text().contains("Mã của chủ trì"), "and it can be opened again:\n{}", session.text());
}

fn press(session: &mut Session, keys: &str) {
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
}

#[test]
fn keys_that_are_typed_ahead_are_dropped_whenever_the_keyboard_changes_hands() {
    let mut session = Session::with_unit(Setting::usual(), units::written("secret"));
    press(&mut session, TO_BOOTH);
    let burst = |session: &mut Session, keys: &str| {
        let strokes = keys::read(keys).expect("names of keys").into_iter().map(Stroke::Key);
        session.strokes(strokes.collect());
    };
    let voted = |session: &Session| session.desk().ballots().expect("open").took_part().len();
    burst(&mut session, "Enter 1 Enter Enter 1 Enter");
    assert_eq!(voted(&session), 0, "only the keyboard was handed over");
    burst(&mut session, "1 Enter Enter 2 Enter");
    assert_eq!(voted(&session), 1, "the paper was cast, and what came behind it is gone");
    assert!(session.text().contains("Mời đưa máy cho: Trần Văn Sáu"), "{}", session.text());
    session.answers(Answers::Later);
    press(&mut session, "Enter 2 Enter");
    press(&mut session, "Enter 1 Enter");
    session.press(Chord::Esc);
    session.answers(Answers::AtOnce);
    session.settle();
    assert_eq!(voted(&session), 2);
    assert!(session.text().contains("Mời đưa máy cho: Lê Minh Bắc"), "{}", session.text());
    assert!(!session.text().contains("Dừng bỏ phiếu"), "the Esc is gone as well");
}

#[test]
fn few_voters_and_ballots_all_alike_are_warned_of() {
    let mut unit = units::unit(3, 3, 4);
    unit.truncate(1);
    unit.extend(units::written("secret").into_iter().skip(1));
    let mut session = Session::with_unit(Setting::usual(), unit);
    press(&mut session, "Enter×4 1 8 Space B B Enter Enter");
    let voters = session.desk().proceedings().and_then(|state| state.slip()).expect("open").entitled.len();
    assert!(session.text().contains(&format!("Chỉ {voters} người bỏ phiếu")), "{}", session.text());
    press(&mut session, "Enter");
    for _ in 0..voters {
        press(&mut session, "Enter 2 Enter");
    }
    press(&mut session, "Enter");
    assert!(session.text().contains("mọi lá phiếu giống nhau"), "{}", session.text());
}
