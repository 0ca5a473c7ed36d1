//! What the real program leaves behind on a shared machine: no name on a screen, in a title or in the way back; no file that
//! others can read; and a second start that is told who is there.
#![cfg(unix)] // Pseudo-terminals, signals and modes are those of Unix.

mod terminal_support;

use std::fs;
use std::num::NonZeroU16;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use terminal_support::{COLUMNS, Ended, Program, ROWS, command};

/// Somebody who stands on the screen of the sample's meeting.
const NAME: &str = "Trần Văn An";
/// The sample's unit.
const UNIT: &str = "Công đoàn cơ sở phường Mẫu";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A program in the sample's meeting, with a name on its screen.
fn in_a_meeting(dir: &Path) -> Program {
    let mut program = Program::start(dir, &[], &[("USER", "Lan Anh")]);
    program.wait_for("sample unit");
    for said in ["The sample unit is here", "begin", "is prepared", "answered the roll", "meeting is open"] {
        program.press("\r");
        program.wait_for(said);
    }
    program.wait_for(NAME);
    program
}

/// Nobody and nothing of the unit stands on what is left, whichever screens the terminal has, and no title was set.
fn is_clean(ended: &Ended, how: &str) {
    assert!(!ended.screen.contains(NAME) && !ended.screen.contains(UNIT), "{how}: {}", ended.screen);
    assert!(!ended.printed.contains("\u{1b}]"), "{how}: a title, or something like it, is set");
    let plain = ended.printed.replace("\u{1b}[?1049h", "").replace("\u{1b}[?1049l", "");
    for printed in [ended.printed.clone(), plain] {
        let cells = |count| NonZeroU16::new(count).expect("a size");
        let mut screen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 5000);
        screen.process(printed.as_bytes());
        for above in [0, 5000] {
            screen.screen_mut().set_scrollback(above);
            let left = screen.screen().contents();
            assert!(!left.contains(NAME) && !left.contains(UNIT), "{how}: {left}");
        }
    }
}

#[test]
fn whatever_ends_the_program_no_name_is_left_on_the_screen_or_above_it() {
    let dir = folder();
    let mut program = in_a_meeting(dir.path());
    program.press("\x03");
    program.wait_for("Quit?").press("9");
    let ended = program.end();
    assert_eq!((ended.code, ended.restored), (0, true));
    is_clean(&ended, "left by a key");
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let dir = folder();
        let program = in_a_meeting(dir.path());
        program.signal(signal);
        let ended = program.end();
        assert!(ended.restored, "{signal}: {}", ended.screen);
        is_clean(&ended, signal);
    }
}

#[test]
fn a_locked_screen_shows_no_name_and_goes_on_where_it_was() {
    let dir = folder();
    let mut program = in_a_meeting(dir.path());
    program.press("\x1b[24~");
    program.wait_for("The screen is locked");
    assert!(!program.screen().contains(NAME) && !program.screen().contains(UNIT), "{}", program.screen());
    program.press("x");
    program.wait_for("does nothing here");
    program.press("\x03");
    program.wait_for("Quit?").press("\x1b");
    program.wait_for("only a curtain").press("\r");
    program.wait_for(NAME);
    program.signal("TERM");
    is_clean(&program.end(), "after a lock");
}

#[test]
fn a_second_start_is_told_who_is_there_and_since_when_on_the_screen_and_by_commands() {
    let dir = folder();
    let first = in_a_meeting(dir.path());
    let held = fs::read_to_string(dir.path().join("lock")).expect("says who holds it");
    let held: serde_json::Value = serde_json::from_str(&held).expect("JSON");
    let since = held["since"].as_str().expect("a moment").to_owned();
    let second = Program::open(dir.path()).end();
    assert_eq!((second.code, second.restored), (1, true));
    let screen = second.screen.replace('\n', " ");
    let said = String::from_utf8(command(dir.path(), &["roster", "export"]).stderr).expect("text");
    for told in [screen, said] {
        for part in ["Lan Anh", &since, &first.pid().to_string()] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
    first.signal("TERM");
    first.end();
}

/// Everything in a folder and beneath it.
fn beneath(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(
            |path| if path.is_dir() { [vec![path.clone()], beneath(&path)].concat() } else { vec![path] },
        )
        .collect()
}

#[test]
fn everything_that_is_written_is_its_owners_alone() {
    let (dir, out) = (folder(), folder());
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).expect("is closed");
    let program = in_a_meeting(dir.path());
    let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
    let is_closed = |path: &Path| {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{}", path.display());
    };
    beneath(dir.path()).iter().for_each(|path| is_closed(path));
    program.signal("TERM");
    program.end();
    let written = beneath(dir.path());
    assert!(
        written.iter().any(|path| path.ends_with("archive/db")),
        "the archive's own files are among them"
    );
    written.iter().for_each(|path| is_closed(path));
    let list = command(dir.path(), &["meeting", "list", "--json"]);
    let list: serde_json::Value = serde_json::from_slice(&list.stdout).expect("JSON");
    let sealed = list.as_array().expect("meetings").iter().find(|meeting| meeting["phase"] == "sealed");
    let id = sealed.expect("the sample's")["id"].as_str().expect("an id").to_owned();
    let file = out.path().join("meeting.json");
    let arguments = ["meeting", "export", &id, "--out", file.to_str().expect("a path")];
    let exported = command(dir.path(), &arguments);
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    is_closed(&file);
}

#[test]
fn a_forgotten_pin_is_taken_away_by_command_and_only_where_there_is_one() {
    let dir = folder();
    let mut program = in_a_meeting(dir.path());
    program.press("\x1b");
    program.wait_for("What to do now").press("93");
    program.wait_for("set their own").press("\r1234\r");
    program.wait_for("once more").press("1234\r");
    program.wait_for("is recorded");
    program.signal("TERM");
    program.end();
    let mut program = Program::open(dir.path());
    program.wait_for("The screen is locked");
    assert!(!program.screen().contains(UNIT), "it begins locked: {}", program.screen());
    program.press("4321\r");
    program.wait_for("That PIN is wrong");
    program.signal("TERM");
    program.end();
    let tries = fs::read_to_string(dir.path().join("tries")).expect("wrong tries are kept");
    assert!(tries.contains(r#""pin":{"count":1,"#), "{tries}");
    let journal = fs::read_to_string(dir.path().join("unit/journal.jsonl")).expect("the unit's log");
    let officer = journal.split(r#""pin_set":{"officer":""#).nth(1).and_then(|rest| rest.split('"').next());
    let officer = officer.expect("a PIN was set").to_owned();
    let cleared = command(dir.path(), &["pins", "clear", &officer]);
    assert!(cleared.status.success(), "{}", String::from_utf8_lossy(&cleared.stderr));
    assert_eq!(command(dir.path(), &["pins", "clear", &officer]).status.code(), Some(1));
    let mut program = Program::open(dir.path());
    program.wait_for("What to do now");
    program.signal("TERM");
    program.end();
}
