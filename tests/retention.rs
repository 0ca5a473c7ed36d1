//! Removing the personal data of a sealed meeting: what goes, what stays, who agrees, and that nothing of it is in any file
//! afterwards: on the real store, to the byte, and by the commands.

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use binhxet::domain::{
    Held, Left, MemberId, Moment, Person, Record, Redacted, Retained, Roster, Salt, Stamp, Summary, Unit,
    UnitEntry, UnitEvent, fits, left_of,
};
use binhxet::papers::sample;
use jiff::civil::date;
use serde_json::Value;
use support::desk::Setting;
use support::folder::files;
use support::place::Place;

/// A meeting with a guest, a note, a finding and votes; then its seal.
const MEETING: &str = "Enter×2 6 2 Q u ả Space M ă n g Enter 1 Enter×2 \
    F7 C h ị Space ấ y Space x i n Space n g h ỉ Enter 7 Space Enter 1×3 2×3 0 Enter \
    1 8 Space G i ấ y Space r a Space v i ệ n Enter Enter 1×7 Enter \
    0 Enter Enter Enter Enter×3 Enter 9 Enter 9 Enter 9 Esc";
/// What is typed in it and stands nowhere else.
const TYPED: [&str; 3] = ["Quả M", "Chị ấy xin nghỉ", "Giấy ra viện"];
/// The settings: a month. Then the home screen.
const A_MONTH: &str = "9 ↓×9 Enter 1 Enter Esc";

impl Place {
    fn said(&self) -> String {
        self.app.notice().map(|notice| notice.text.clone()).unwrap_or_default()
    }

    /// A store with two sealed meetings, both more than a month ago.
    fn held(dir: &Path) -> Self {
        let mut place = Self::open(dir, None, Setting::usual().start());
        place.press("Enter");
        place.press(MEETING);
        assert_eq!(place.app.desk().meetings.len(), 2);
        assert!(place.app.desk().meetings.iter().all(|meeting| meeting.seal.is_some()));
        place.press(A_MONTH);
        let later = place.clock.after(32 * 24 * 3600);
        drop(place);
        Self::open(dir, None, later)
    }
}

fn found(dir: &Path, text: &str) -> Vec<PathBuf> {
    let holds =
        |(_, bytes): &(PathBuf, Vec<u8>)| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    files(dir).into_iter().filter(holds).map(|(path, _)| path).collect()
}

fn command(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binhxet"));
    command.env_remove("NO_COLOR").arg("--lang=en").arg("--data-dir").arg(data).args(arguments);
    command.stdin(Stdio::null()).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn nothing_of_a_removed_meeting_is_in_any_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::held(&dir);
    for typed in TYPED {
        assert!(found(&dir, typed).len() > 1, "{typed} is in the journal, the archive and the backup");
    }
    let names: Vec<String> = place
        .app
        .desk()
        .unit
        .roster()
        .expect("a roster")
        .people()
        .iter()
        .map(|p| p.name.to_string())
        .collect();
    // The damaged end of a journal that was put aside, and an archive likewise.
    std::fs::create_dir(dir.join("archive.bad.2026")).expect("is made");
    std::fs::write(dir.join("archive.bad.2026/db"), TYPED[1]).expect("is written");
    std::fs::write(dir.join("meetings/2026-11/journal.9.jsonl"), TYPED[1]).expect("is written");
    place.press("2 8 9 1 9");
    assert!(place.said().starts_with("Đã xóa dữ liệu cá nhân"), "{}", place.said());
    for typed in TYPED {
        assert_eq!(found(&dir, typed), Vec::<PathBuf>::new(), "{typed}, while the program runs");
    }
    let (unit, clock) = (place.app.desk().unit.clone(), place.clock);
    drop(place);
    let place = Place::open(&dir, None, clock);
    assert_eq!(place.app.desk().unit, unit);
    drop(place);
    for typed in TYPED {
        assert_eq!(found(&dir, typed), Vec::<PathBuf>::new(), "{typed}, after a new start");
    }
    let own = dir.join("meetings/2026-11");
    for name in names.iter().map(String::as_str).chain(["vote_cast", "\"points\"", "ballot_opened"]) {
        assert_eq!(found(&own, name), Vec::<PathBuf>::new(), "{name}");
    }
    let period = "2026-11".parse().expect("a period");
    assert!(unit.proposals(period).is_empty());
    let kept = text(&std::fs::read(dir.join("unit/journal.jsonl")).expect("is read"));
    assert!(kept.contains(r#""proposals_received":{"period":"2026-11","proposals":[]}"#));
    assert!(!found(&dir.join("meetings/2026-10"), &names[0]).is_empty(), "the other meeting is as it was");
}

#[test]
fn what_is_left_is_listed_shown_checked_and_verified_by_both_verifiers() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::held(&dir);
    let summary = place.app.desk().meetings[0].clone();
    let (head, entries) = summary.seal.expect("is sealed");
    place.press("2 8 9 1 9 Esc");
    let redacted = place.app.desk().meetings[0].clone();
    assert_eq!(Summary { redacted: None, latest: summary.latest, ..redacted.clone() }, summary);
    drop(place);

    let list: Value =
        serde_json::from_slice(&command(&dir, &["meeting", "list", "--json"]).stdout).expect("JSON");
    assert_eq!((&list[0]["id"], list[0]["redacted"].is_string()), (&"2026-11".into(), true));
    assert!(list[1].get("redacted").is_none());
    let lines = text(&command(&dir, &["meeting", "list"]).stdout);
    assert!(lines.contains("2026-11") && lines.contains("personal data removed on"), "{lines}");
    let page = text(&command(&dir, &["meeting", "show", "2026-11"]).stdout);
    assert!(page.contains("Reviewed: 24") && page.contains(&head.groups()[..8].join(" ")), "{page}");
    let shown = command(&dir, &["meeting", "show", "2026-11", "--json"]).stdout;
    let shown: Value = serde_json::from_slice(&shown).expect("JSON");
    assert_eq!((&shown["members"], &shown["head"]), (&24.into(), &head.to_string().into()));
    assert!(shown["redacted"]["chair"].is_string(), "{shown}");

    let out = folder.path().join("left.json");
    let name = out.to_str().expect("a path");
    let export = command(&dir, &["meeting", "export", "2026-11", "--format", "json", "--out", name]);
    let told = text(&export.stderr);
    assert!(export.status.success() && told.contains("personal data of this meeting were removed"), "{told}");
    let (groups, count) = (head.groups().join(" "), entries.to_string());
    let paper = ["--head", groups.as_str(), "--entries", count.as_str()];
    let verified = command(&dir, &[&["verify", name], paper.as_slice()].concat());
    let told = text(&verified.stdout);
    assert!(verified.status.success() && told.contains("the chain is sound"), "{told}");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verify.py");
    let mut python = Command::new("python3");
    python.env("PYTHONIOENCODING", "utf-8").arg("-I").arg(script).arg(&out).args(paper);
    let python = python.output().expect("python3 is on the machine, to run docs/verify.py");
    let told = text(&python.stdout);
    assert!(python.status.success() && told.contains("the chain holds"), "{told}");

    let check = command(&dir, &["check"]);
    let told = text(&check.stdout);
    assert!(check.status.success() && told.contains("personal data removed on"), "{told}");
}

#[test]
fn a_backup_from_before_does_not_bring_it_back_unless_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::held(&dir);
    let old = folder.path().join("old.backup");
    let existing = binhxet::store::Existing::Keep;
    place.store.back_up(&old, existing, "08:00 01/12/2026").expect("a backup");
    place.press("2 8 9 1 9 Esc");
    drop(place);
    let old = old.to_str().expect("a path");
    let restore = |more: &[&str]| {
        let output = command(&dir, &[&["restore", old, "--yes"], more].concat());
        (output.status.success(), text(&output.stderr))
    };
    for more in [["--meeting", "2026-11"].as_slice(), &["--meeting", "2026-11", "--replace"]] {
        let (done, told) = restore(more);
        assert!(!done && told.contains("cannot be restored alone"), "{told}");
    }
    let (done, told) = restore(&["--unit", "--replace"]);
    assert!(!done && told.contains("does not know yet"), "{told}");
    let (done, told) = restore(&[]);
    assert!(!done && told.contains("brings them back") && told.contains("NOT restored"), "{told}");
    assert_eq!(found(&dir, TYPED[1]), Vec::<PathBuf>::new());
    let (done, told) = restore(&["--replace"]);
    assert!(done && told.contains("brings them back"), "{told}");
    assert!(!found(&dir, TYPED[1]).is_empty());
    assert!(text(&command(&dir, &["meeting", "show", "2026-11"]).stdout).contains("Results:"));
}

#[test]
fn what_somebody_brought_back_by_hand_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::held(&dir);
    let journal = dir.join("meetings/2026-11/journal.jsonl");
    let before = std::fs::read(&journal).expect("is read");
    place.press("2 8 9 1 9 Esc");
    drop(place);
    std::fs::write(&journal, before).expect("is written");
    std::fs::remove_dir_all(dir.join("archive")).expect("is removed");
    std::fs::remove_file(dir.join("meetings/2026-11/seal.json")).expect("is removed");
    let check = command(&dir, &["check"]);
    let told = text(&check.stdout);
    assert_eq!(check.status.code(), Some(3));
    assert!(told.contains("are on record as removed, and are there still"), "{told}");
}

/// The sample unit with its sealed meeting.
fn sampled() -> (Unit, Vec<UnitEntry>, Record, Vec<binhxet::domain::Entry>) {
    let at = Moment::at(date(2026, 11, 24).at(8, 0, 0, 0), 7).expect("an offset");
    let stamp = Stamp { at, salt: Salt::new([1; 16]) };
    let sample = sample::build(&Unit::default(), &stamp).expect("the sample");
    let unit = Unit::replay(&sample.unit).expect("sound");
    let entries: Vec<binhxet::domain::Entry> =
        sample.lines.iter().map(|line| serde_json::from_str(line).expect("an entry")).collect();
    let Held::Record(record) = Held::replay(sample.meeting, &entries).expect("sound") else {
        unreachable!("it is sealed")
    };
    (unit, sample.unit, *record, entries)
}

/// The unit with a month set.
fn with_a_month(unit: &Unit) -> Unit {
    let retention = binhxet::domain::Retention::of_months(1);
    let settings = binhxet::domain::Settings { retention, ..unit.settings().clone() };
    let at = Moment::at(date(2026, 11, 24).at(9, 0, 0, 0), 7).expect("an offset");
    let mut unit = unit.clone();
    for entry in unit.entries(vec![UnitEvent::SettingsChanged(Box::new(settings))], at) {
        unit.apply(&entry).expect("sound");
    }
    unit
}

#[test]
fn data_stay_until_the_set_time_is_over_and_go_once() {
    let (unit, _, record, _) = sampled();
    let sealed = record.seal().at.date();
    assert_eq!(unit.releases(&record, date(2099, 1, 1)), Err(Retained::NotSet));
    let mut unit = with_a_month(&unit);
    let day = sealed.checked_add(jiff::Span::new().months(1)).expect("a day");
    let retention = binhxet::domain::Retention::of_months(1).expect("a time");
    for early in [sealed, day.yesterday().expect("a day")] {
        assert_eq!(unit.releases(&record, early), Err(Retained::Until { retention, day: Some(day) }));
    }
    assert_eq!(unit.releases(&record, day), Ok(()));
    let at = Moment::at(day.at(8, 0, 0, 0), 7).expect("an offset");
    let entry = unit.redact(&record, at).expect("the time is over");
    unit.apply(&entry).expect("sound");
    let Redacted { redaction, at: when } = unit.redacted(record.id()).expect("is removed");
    assert_eq!((when, &redaction.remainder.head), (&at, &record.seal().head));
    assert_eq!(unit.releases(&record, day), Err(Retained::Gone));
    assert!(unit.apply(&UnitEntry { seq: entry.seq + 1, ..entry }).is_err(), "twice cannot be");
}

#[test]
fn what_is_left_tells_of_nobody_and_adds_up() {
    let (unit, _, record, _) = sampled();
    let unit = with_a_month(&unit);
    let at = Moment::at(date(2027, 1, 5).at(8, 0, 0, 0), 7).expect("an offset");
    let entry = unit.redact(&record, at).expect("the time is over");
    let UnitEvent::MeetingRedacted(redaction) = &entry.event else { panic!("{entry:?}") };
    let left = &redaction.remainder;
    let ranked: usize = left.classes.iter().map(|(_, count)| count).sum();
    assert_eq!(ranked + left.not_ranked + left.suspended, left.members);
    let written = serde_json::to_string(left).expect("prints");
    for person in record.opening().roster.people() {
        assert!(!written.contains(person.name.as_str()), "{}", person.name);
        assert!(!written.contains(&format!("\"{}\"", person.id)), "{}", person.id);
    }
    assert_eq!(
        serde_json::from_str::<UnitEntry>(&serde_json::to_string(&entry).expect("prints")).ok(),
        Some(entry)
    );
}

#[test]
fn the_chain_of_what_is_left_fits_the_seal_and_nothing_else() {
    let (_, _, record, entries) = sampled();
    let remainder = binhxet::domain::Remainder::of(&record);
    let left = left_of(entries).expect("can be written");
    assert!(fits(record.id(), &left, &remainder));
    let stubs = left.iter().filter(|left| matches!(left, Left::Stub(_))).count();
    assert_eq!(stubs as u64, record.seal().entries, "the seal alone stays");
    for at in 0..left.len() {
        let mut less = left.clone();
        less.remove(at);
        assert!(!fits(record.id(), &less, &remainder), "without entry {}", at + 1);
    }
    let mut swapped = left.clone();
    swapped.swap(3, 4);
    assert!(!fits(record.id(), &swapped, &remainder));
    assert!(!fits(&"2026-09".parse().expect("an id"), &left, &remainder));
    let mut numbered = left;
    let Left::Stub(stub) = &mut numbered[3] else { panic!("no seal") };
    stub.seq += 1;
    assert!(!fits(record.id(), &numbered, &remainder), "in its place, but with another number");
}

#[test]
fn whoever_left_the_committee_gives_way_to_who_has_the_duty_now() {
    let (unit, _, record, _) = sampled();
    let both = unit.agreeing(&record).expect("both sit there");
    let without = |gone: &[&MemberId]| {
        let people = unit.roster().expect("a roster").people().iter().cloned();
        let mut people: Vec<Person> = people.filter(|person| !gone.contains(&&person.id)).collect();
        let chair =
            people.iter().any(|p| p.office.as_ref().is_some_and(|o| o.seat == binhxet::domain::Seat::Chair));
        if !chair {
            let first = people.iter_mut().find_map(|person| person.office.as_mut()).expect("an officer");
            first.seat = binhxet::domain::Seat::Chair;
        }
        let roster = Roster::new(None, people).expect("a roster");
        let at = Moment::at(date(2027, 1, 5).at(8, 0, 0, 0), 7).expect("an offset");
        let mut unit = unit.clone();
        for entry in unit.entries(vec![UnitEvent::RosterAdopted(roster)], at) {
            unit.apply(&entry).expect("sound");
        }
        unit.agreeing(&record)
    };
    assert_eq!(without(&[]), Some(both.clone()));
    let others = without(&[&both[0], &both[1]]).expect("a chair and a secretary");
    assert!(others[0] != others[1] && !others.contains(&both[0]) && !others.contains(&both[1]));
}
