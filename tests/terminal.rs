//! The real program on a pseudo-terminal: that it opens, gives the terminal back, and refuses what it must.
#![cfg(unix)] // Pseudo-terminals and signals are driven the way Unix has them.

mod terminal_support;

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use terminal_support::{Program, command};

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A store with the sample unit.
fn sampled() -> TempDir {
    let dir = folder();
    let mut program = Program::open(dir.path());
    program.wait_for("sample unit").press("\r");
    program.wait_for("The sample unit is here");
    leave(program);
    dir
}

fn leave(mut program: Program) {
    program.press("\x1b");
    program.wait_for("Quit?").press("9");
    let ended = program.end();
    assert_eq!((ended.code, ended.restored), (0, true), "{}", ended.screen);
}

#[test]
fn an_empty_store_offers_the_sample_and_a_meeting_begins_with_enter_alone() {
    let dir = folder();
    let mut program = Program::open(dir.path());
    program.wait_for("sample unit");
    assert!(program.terminal().alternate_screen() && program.terminal().bracketed_paste());
    for said in ["The sample unit is here", "begin", "is prepared", "answered the roll", "meeting is open"] {
        program.press("\r");
        program.wait_for(said);
    }
    program.press("\r");
    program.wait_for("done 1/24").press("\x1b");
    program.wait_for("What to do now");
    leave(program);
    assert_eq!(left_in(dir.path()), ["archive", "lock", "meetings", "reserve.bin", "store.json", "unit"]);
}

/// The names in a folder.
fn left_in(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir).expect("a folder");
    let mut names: Vec<String> =
        names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn control_c_asks_before_anything_stops() {
    let dir = folder();
    let mut program = Program::open(dir.path());
    program.wait_for("sample unit").press("\x03");
    program.wait_for("Quit?").press("9");
    assert_eq!(program.end().code, 0);
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let dir = sampled();
        let mut program = Program::open(dir.path());
        program.wait_for("What to do now").signal(signal);
        let ended = program.end();
        assert_eq!((ended.code, ended.signal.as_deref()), (1, None), "{signal}");
        assert!(ended.restored, "{signal}: {}", ended.screen);
        assert!(ended.screen.contains("Everything recorded is kept"), "{signal}: {}", ended.screen);
        leave(opened_again(dir.path()));
    }
}

/// The program once more; it has nothing to complain of.
fn opened_again(dir: &Path) -> Program {
    let mut program = Program::open(dir);
    program.wait_for("What to do now");
    let notice = program.screen().lines().nth_back(1).map(str::to_owned);
    assert_eq!(notice.as_deref().map(str::trim), Some(""), "{}", program.screen());
    program
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let dir = sampled();
    let mut program = Program::open(dir.path());
    program.wait_for("What to do now");
    let pid = program.pid();
    drop(program);
    let gone = || !Path::new(&format!("/proc/{pid}")).exists();
    if Path::new("/proc/self").exists() {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
        while !gone() {
            assert!(std::time::Instant::now() < deadline, "the program goes on without a terminal");
            std::thread::yield_now();
        }
    }
    leave(opened_again(dir.path()));
}

#[test]
fn a_second_instance_is_told_who_has_the_data() {
    let dir = sampled();
    let mut first = Program::open(dir.path());
    first.wait_for("What to do now");
    let second = Program::start(dir.path(), &[], &[("USER", "Lan")]).end();
    assert_eq!((second.code, second.restored), (1, true));
    assert!(second.screen.contains(&format!("process {}", first.pid())), "{}", second.screen);
    assert!(!second.printed.contains("\x1b[?1049h"), "the screen is not taken for a sentence");
    let list = command(dir.path(), &["meeting", "list"]);
    assert_eq!((list.status.code(), list.stdout.len()), (Some(1), 0));
    leave(first);
}

#[test]
fn without_a_terminal_the_program_says_so() {
    let dir = folder();
    for arguments in [&[][..], &["demo"]] {
        let output = command(dir.path(), arguments);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stdout, b"");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with("binhxet: This needs a terminal"), "{said}");
        assert_eq!(said.lines().count(), 1);
    }
    assert_eq!(left_in(dir.path()), [""; 0], "nothing is made for a program that did not open");
}

#[test]
fn the_trial_is_removed_when_one_leaves() {
    let (dir, temporary) = (folder(), folder());
    let path = temporary.path().to_str().expect("a path");
    let mut program = Program::start(dir.path(), &["demo"], &[("TMPDIR", path)]);
    program.wait_for("This is a trial").wait_for("Hold the appraisal");
    assert_eq!(left_in(temporary.path()).len(), 1);
    leave(program);
    assert_eq!((left_in(temporary.path()), left_in(dir.path())), (Vec::new(), Vec::new()));
}

#[test]
fn a_folder_named_for_the_trial_is_refused_and_left_alone() {
    let dir = folder();
    let own = dir.path().join("own");
    let words = ["demo", "--data-dir", own.to_str().expect("a path")];
    let output = command(dir.path(), &words);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.starts_with("binhxet: A demo keeps nothing in any folder."), "{said}");
    assert!(!own.exists());
}

/// The colours that a text asks a terminal for.
fn colours(printed: &str) -> Vec<&str> {
    let codes = printed.split("\x1b[").filter_map(|rest| rest.split_once('m')).map(|(code, _)| code);
    let codes = codes.filter(|code| code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'));
    let is_colour = |code: &str| matches!(code.parse(), Ok(30..=49 | 58 | 59 | 90..=107));
    codes.filter(|code| is_colour(code.split(';').next().unwrap_or_default())).collect()
}

#[test]
fn colour_is_printed_only_where_it_is_wanted() {
    let dir = sampled();
    for (variables, coloured) in [
        (&[][..], true),
        (&[("NO_COLOR", "")], true),
        (&[("NO_COLOR", "1")], false),
        (&[("TERM", "dumb")], false),
    ] {
        let mut program = Program::start(dir.path(), &[], variables);
        program.wait_for("What to do now").press("\x1b");
        program.wait_for("Quit?").press("9");
        let printed = program.end().printed;
        assert_eq!(!colours(&printed).is_empty(), coloured, "{variables:?}: {:?}", colours(&printed));
        assert!(
            printed.contains("\x1b[1m") && printed.contains("\x1b[7m"),
            "{variables:?}: weight and focus stay"
        );
    }
}

#[test]
fn ascii_alone_draws_lines_and_marks() {
    let dir = sampled();
    let mut program = Program::start(dir.path(), &["--ascii"], &[]);
    program.wait_for("What to do now").press("\x1b");
    program.wait_for("Quit?");
    assert!(!program.screen().contains(['─', '│', '╭', '▸', '✓', '·']), "{}", program.screen());
    program.press("9");
    assert_eq!(program.end().code, 0);
}

#[test]
fn a_window_that_is_too_small_takes_no_keys_until_it_is_larger() {
    let dir = folder();
    let mut program = Program::open(dir.path());
    program.wait_for("sample unit");
    program.resize(40, 8);
    program.wait_for("The window needs");
    let printed = program.printed();
    program.press("\r");
    program.wait_until("the key to be taken", |program| program.printed() > printed);
    program.resize(80, 24);
    program.wait_for("sample unit");
    assert!(!program.screen().contains("The sample unit is here"), "{}", program.screen());
    leave(program);
}

#[test]
fn a_file_at_fault_is_named_by_line_and_changes_nothing() {
    let dir = folder();
    let path = |name: &str| format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let run = |arguments: &[&str]| {
        let output = command(dir.path(), arguments);
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let taken = |arguments: &[&str], words: &str| {
        let (code, out, said) = run(arguments);
        assert_eq!((code, out.as_str()), (Some(0), ""), "{said}");
        assert!(said.starts_with("binhxet: Recorded") && said.contains(words), "{said}");
    };
    let refused = |arguments: &[&str], places: &[&str]| {
        let before = (run(&["roster", "export"]), run(&["criteria", "export"]));
        let (code, out, said) = run(arguments);
        assert_eq!((code, out.as_str()), (Some(3), ""), "{said}");
        assert!(said.contains("Nothing was changed"), "{said}");
        for place in places {
            assert!(said.contains(place), "{place}: {said}");
        }
        assert_eq!((run(&["roster", "export"]), run(&["criteria", "export"])), before);
    };
    let broken = dir.path().with_extension("json");
    let sample = fs::read_to_string(path("sample/criteria.json")).expect("the sample");
    fs::write(&broken, sample.replacen("\"format\"", "\"fromat\"", 1)).expect("is written");
    let unfit = dir.path().with_extension("csv");
    fs::write(&unfit, "Mã;Tiêu chí;Tự chấm\nM01;I.1;99\nM01;I.2;99\nM99;I.1;1\n").expect("is written");
    let (broken, unfit) = (broken.to_str().expect("a path"), unfit.to_str().expect("a path"));

    assert_eq!(run(&["proposals", "import", unfit]).0, Some(1), "there is no roster to hold it against");
    refused(&["roster", "import", &path("papers/cells.csv")], &["Line 2, ", "Line 13, "]);
    refused(&["criteria", "import", broken], &["Line 2, column 3"]);
    taken(&["roster", "import", &path("sample/roster.csv")], "28 people");
    taken(&["criteria", "import", &path("sample/criteria.json")], "16 criteria");
    refused(&["roster", "import", &path("papers/no-header.csv")], &["no-header.csv"]);
    refused(&["criteria", "import", &path("papers/windows-1258.csv")], &["UTF-8"]);
    refused(&["proposals", "import", unfit], &["Line 4, column Mã"]);
    taken(&["proposals", "import", &path("sample/proposals.csv"), "--period", "2026-11"], "127 items");
    assert_eq!(run(&["proposals", "import", &path("sample/proposals.csv"), "--period", "2026"]).0, Some(1));
    assert_eq!(run(&["roster", "import", &path("sample/none.csv")]).0, Some(1));
    assert_eq!(run(&["roster", "import"]).0, Some(2));
    for file in [broken, unfit] {
        fs::remove_file(file).expect("is removed");
    }
}

#[test]
fn the_schema_is_printed_without_touching_anything() {
    let dir = folder();
    let data = dir.path().join("data");
    let output = command(&data, &["criteria", "schema"]);
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), [].as_slice()));
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["format"]["const"], "binhxet.criteria/1");
    assert!(!data.exists());
}

#[test]
fn what_is_exported_is_taken_back_as_it_was() {
    let (one, other) = (sampled(), folder());
    let file = other.path().join("file");
    let data = other.path().join("data");
    for what in ["roster", "criteria"] {
        let exported = command(one.path(), &[what, "export"]);
        assert_eq!(exported.status.code(), Some(0));
        fs::write(&file, &exported.stdout).expect("is written");
        let imported = command(&data, &[what, "import", file.to_str().expect("a path")]);
        assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
        assert_eq!(command(&data, &[what, "export"]).stdout, exported.stdout);
    }
    let list = command(one.path(), &["meeting", "list", "--json"]);
    let list: serde_json::Value = serde_json::from_slice(&list.stdout).expect("JSON");
    assert_eq!(list[0]["members"], 24);
    let lines = command(one.path(), &["meeting", "list"]).stdout;
    assert_eq!(String::from_utf8(lines).expect("text").lines().count(), 1);
}
