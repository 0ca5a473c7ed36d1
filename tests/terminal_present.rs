//! The window for the room beside a real meeting: it follows, is killed and started again, and outlives the program; the
//! meeting never notices.
#![cfg(unix)] // Pseudo-terminals and signals are driven the way Unix has them.

mod terminal_support;

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use terminal_support::{Program, command};

/// A place for the data, and one for what lasts as long as the programs run.
struct Places {
    folder: TempDir,
}

impl Places {
    fn new() -> Self {
        let places = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir(places.run()).expect("is made");
        places
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self) -> std::path::PathBuf {
        self.folder.path().join("run")
    }

    fn start(&self, arguments: &[&str], run: &Path) -> Program {
        Program::start(&self.data(), arguments, &[("XDG_RUNTIME_DIR", run.to_str().expect("a path"))])
    }

    /// The window for the room, so small that all stands there in plain letters.
    fn present(&self) -> Program {
        let mut window = self.start(&["present"], &self.run());
        window.wait_for("q: quit").resize(40, 12);
        window
    }

    /// The program in a meeting that is open.
    fn meeting(&self, run: &Path) -> Program {
        let mut program = self.start(&[], run);
        program.wait_for("sample unit");
        for said in
            ["The sample unit is here", "begin", "is prepared", "answered the roll", "meeting is open"]
        {
            program.press("\r");
            program.wait_for(said);
        }
        program
    }
}

/// What is given out for the room.
fn files(run: &Path) -> Vec<String> {
    let Ok(names) = fs::read_dir(run.join("binhxet")) else { return Vec::new() };
    names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn leave(mut program: Program) {
    program.press("\x03");
    program.wait_for("Quit?").press("9");
    let ended = program.end();
    assert_eq!((ended.code, ended.restored), (0, true), "{}", ended.screen);
}

#[test]
fn the_window_follows_the_meeting_and_may_die_at_any_time() {
    let places = Places::new();
    let mut window = places.present();
    window.wait_for("No meeting is going on");
    let mut program = places.meeting(&places.run());
    window.wait_for("Trần Văn An").wait_for("Does anybody disagree?");
    program.press("7 \r");
    program.wait_for("The vote is open");
    window.wait_for("Voted: 0 of 7");
    window.signal("KILL");
    assert_eq!(window.end().signal.as_deref(), Some("Killed"));
    program.press("1");
    program.wait_for("Đoàn Thị Mai Hương: 8");

    let mut window = places.start(&["present"], &places.run());
    window.wait_for("Voted: 1 of 7").resize(40, 12);
    window.wait_until("the member in plain letters", |window| window.screen().contains("Trần Văn An"));
    program.press("111111");
    window.wait_for("Voted: 7 of 7");
    program.press("\r");
    window.wait_for("Result: 8");
    program.press("\x1b[C");
    window.wait_for("Trần Đức Anh");
    assert!(!window.screen().contains("Result"), "{}", window.screen());

    // The page goes with the meeting, and comes back with it.
    program.press("\x1b");
    window.wait_for("No meeting is going on");
    program.wait_for("Go on with the meeting").press("\r");
    window.wait_for("Trần Đức Anh");
    leave(program);
    window.wait_for("No meeting is going on");
    assert_eq!(files(&places.run()), [""; 0]);
    window.press("q");
    let ended = window.end();
    assert_eq!((ended.code, ended.restored), (0, true), "{}", ended.screen);
}

#[test]
fn what_a_killed_program_left_is_not_shown() {
    let places = Places::new();
    let mut window = places.present();
    let program = places.meeting(&places.run());
    window.wait_for("Trần Văn An");
    program.signal("KILL");
    program.end();
    window.wait_for("No meeting is going on");
    assert!(!files(&places.run()).is_empty(), "the file is still there");
    let mut program = places.start(&[], &places.run());
    program.wait_for("Go on with the meeting").press("\r");
    window.wait_for("Trần Văn An");
    window.press("\x1b");
    assert_eq!(window.end().code, 0);
    leave(program);
}

#[test]
fn a_meeting_whose_page_cannot_be_given_out_goes_on() {
    let places = Places::new();
    let file = places.folder.path().join("file");
    fs::write(&file, "").expect("is written");
    let mut program = places.start(&[], &file);
    program.wait_for("sample unit").press("\r");
    program.wait_for("The sample unit is here").press("\r\r");
    program.wait_for("The meeting is not affected");
    // It is said once, and never again.
    for said in ["answered the roll", "meeting is open", "Recorded: Trần Văn An", "Recorded: Trần Đức Anh"]
    {
        program.press("\r");
        program.wait_for(said);
    }
    leave(program);
}

#[test]
fn the_window_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let places = Places::new();
        let window = places.present();
        window.signal(signal);
        let ended = window.end();
        assert_eq!((ended.code, ended.signal.as_deref(), ended.restored), (1, None, true), "{signal}");
    }
    for key in ["q", "\x1b", "\x03"] {
        let mut window = Places::new().present();
        window.press(key);
        let ended = window.end();
        assert_eq!((ended.code, ended.restored), (0, true), "{key:?}: {}", ended.screen);
    }
    let places = Places::new();
    let output = command(&places.data(), &["present"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!places.data().exists(), "the window makes no store");
}
