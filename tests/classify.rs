//! `binhxet classify` as it is run: files, the standard input, exit codes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binhxet"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/marks"));
    command.args(["--lang=en", "classify"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    // A program that refuses its arguments does not read on; that is no fault of the test.
    let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/marks").join(name);
    std::fs::read_to_string(path).expect("a fixture")
}

#[test]
fn a_file_and_the_standard_input_come_to_the_same_without_a_word() {
    for name in ["gates.json", "english.json"] {
        for output in [run(&[name], ""), run(&["-"], &fixture(name))] {
            assert_eq!((output.status.code(), said(&output)), (Some(0), String::new()), "{name}");
            assert_eq!(String::from_utf8_lossy(&output.stdout), fixture(&format!("expected/{name}")));
        }
    }
}

#[test]
fn a_faulty_file_answers_nothing_but_its_faults() {
    let output = run(&["-"], &fixture("faulty/head.json"));
    assert_eq!((output.status.code(), output.stdout.len()), (Some(3), 0));
    let said = said(&output);
    assert!(said.starts_with("binhxet: -: Line 2, format:"), "{said}");
    assert!(said.trim_end().ends_with("Nobody was classified; correct them all, then try again."));
}

#[test]
fn a_file_that_is_not_there_is_no_unsound_file() {
    let output = run(&["nowhere.json"], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(said(&output).starts_with("binhxet: nowhere.json: cannot be read"), "{}", said(&output));
}

#[test]
fn sets_of_the_command_line_stand_in_place_of_the_files_own() {
    let lines = "{\"format\": \"binhxet.marks/1\"}\n{\"id\": \"m\", \"inputs\": {\"duty\": \"field\"}, \"marks\": {\"hours\": 8}}\n";
    let none = run(&["-"], lines);
    assert_eq!(none.status.code(), Some(3));
    assert!(said(&none).contains("names no criteria set"), "{}", said(&none));
    for criteria in ["sets/workshop.json", "*=sets/workshop.json"] {
        let output = run(&["-", "--criteria", criteria], lines);
        let answer = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!((output.status.code(), answer.lines().count()), (Some(0), 2), "{}", said(&output));
        assert!(answer.contains("\"class\":\"good\""), "{answer}");
    }
    let twice = run(&["-", "--criteria", "sets/workshop.json", "--criteria", "*=sets/workshop.json"], lines);
    assert_eq!((twice.status.code(), twice.stdout.len()), (Some(1), 0));
    assert!(said(&twice).contains("AUDIENCE=FILE"), "{}", said(&twice));
}

#[test]
fn why_is_told_in_the_language_that_is_asked_for() {
    let answer = |lang: &str| {
        let output = run(&["gates.json", "--why", "--lang", lang], "");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(answer("vi").contains("\"lines\":[") && answer("en").contains("\"lines\":["));
    assert_ne!(answer("vi"), answer("en"));
}
