//! The real program on data under a passphrase: what it shows, what it asks, and that commands take it from a file.
#![cfg(unix)] // Pseudo-terminals are driven the way Unix has them.

mod terminal_support;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use binhxet::store::{Cost, Holder, Locksmith, Passphrase, RealDisk, RecoveryKey, Store};
use tempfile::TempDir;
use terminal_support::{Program, alone, command};

const PASSPHRASE: &str = "một câu không ai đoán ra";

/// A store with the sample unit, then protected, with cheap work for a try.
fn protected() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = Program::open(folder.path());
    program.wait_for("sample unit").press("\r");
    program.wait_for("The sample unit is here").press("\x1b");
    program.wait_for("Quit?").press("9");
    assert_eq!(program.end().code, 0);
    let random = |bytes: &mut [u8]| fs::File::open("/dev/urandom")?.read_exact(bytes);
    let locksmith = Locksmith { random: Arc::new(random), cost: Cost::new(8, 1).expect("sensible") };
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    let _alone = alone();
    let mut store = Store::open(folder.path(), Arc::new(RealDisk), &holder).expect("opens").store;
    let recovery = RecoveryKey::draw(&locksmith).expect("random digits");
    let passphrase = Passphrase::set(PASSPHRASE).expect("long enough");
    store.protect(&passphrase, &recovery, &locksmith).expect("is protected");
    folder
}

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_program_shows_nothing_before_the_passphrase_and_goes_on_behind_it() {
    let folder = protected();
    let mut program = Program::open(folder.path());
    program.wait_for("The data is locked");
    assert!(!program.screen().contains("October"), "{}", program.screen());
    program.press("không phải\r");
    program.wait_for("That passphrase is wrong. Try again in 5 seconds.").press(PASSPHRASE);
    program.wait_for("••••••••••••••••••••••••").press("\r");
    program.wait_for("wait another").press("\x1b");
    program.wait_for("Quit?").press("9");
    let ended = program.end();
    assert_eq!((ended.code, ended.restored), (0, true), "{}", ended.screen);
    assert!(!ended.printed.contains("đoán"), "what was typed is never printed");
    let file = folder.path().with_extension("pass");
    fs::write(&file, format!("{PASSPHRASE}\n")).expect("is written");
    forget_tries(folder.path());
    let mut program =
        Program::start(folder.path(), &["--passphrase-file", file.to_str().expect("text")], &[]);
    program.wait_for("What to do now").press("\x1b");
    program.wait_for("Quit?").press("9");
    assert_eq!(program.end().code, 0);
    fs::remove_file(file).expect("is removed");
}

#[test]
fn the_lock_asks_for_the_passphrase_and_its_waits_are_those_of_the_start() {
    let folder = protected();
    let mut program = Program::open(folder.path());
    program.wait_for("The data is locked").press(&format!("{PASSPHRASE}\r"));
    program.wait_for("What to do now").press("\x1b[24~");
    program.wait_for("The screen is locked");
    program.wait_for("Type the passphrase of the data");
    assert!(!program.screen().contains("October"), "{}", program.screen());
    program.press("không phải\r");
    program.wait_for("That passphrase is wrong. Try again in 5 seconds.");
    let tries = fs::read_to_string(folder.path().join("tries")).expect("wrong tries are kept");
    assert!(tries.contains(r#""passphrase":{"count":1,"#), "{tries}");
    program.press(&format!("{PASSPHRASE}\r"));
    program.wait_for("wait another").press("\x03");
    program.wait_for("Quit?").press("9");
    let ended = program.end();
    assert_eq!((ended.code, ended.restored), (0, true), "{}", ended.screen);
    forget_tries(folder.path());
    let mut program = Program::open(folder.path());
    program.wait_for("The data is locked").press(&format!("{PASSPHRASE}\r"));
    program.wait_for("What to do now").press("\x1b[24~");
    program.wait_for("Type the passphrase of the data").press(&format!("{PASSPHRASE}\r"));
    program.wait_for("What to do now").press("\x1b");
    program.wait_for("Quit?").press("9");
    let ended = program.end();
    assert_eq!((ended.code, ended.restored), (0, true), "{}", ended.screen);
    assert!(!ended.printed.contains("đoán"), "what was typed is never printed");
}

#[test]
fn commands_take_the_passphrase_from_a_file_or_the_terminal_and_say_so_where_there_is_neither() {
    let folder = protected();
    let refused = command(folder.path(), &["roster", "export"]);
    assert_eq!((refused.status.code(), refused.stdout.as_slice()), (Some(1), &b""[..]));
    assert!(said(&refused).contains("locked by a passphrase"), "{}", said(&refused));

    let file = folder.path().with_extension("pass");
    fs::write(&file, format!("{PASSPHRASE}\r\nmore\n")).expect("is written");
    let with = ["roster", "export", "--passphrase-file", file.to_str().expect("text")];
    let exported = command(folder.path(), &with);
    assert_eq!(exported.status.code(), Some(0), "{}", said(&exported));
    assert!(!exported.stdout.is_empty());
    let checked = command(folder.path(), &["check", "--passphrase-file", file.to_str().expect("text")]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));

    fs::write(&file, "another one\n").expect("is written");
    let refused = command(folder.path(), &with);
    assert_eq!((refused.status.code(), refused.stdout.as_slice()), (Some(1), &b""[..]));
    assert!(said(&refused).contains("Try again in 5 seconds"), "{}", said(&refused));
    let waits = command(folder.path(), &with);
    assert!(said(&waits).contains("wait another"), "{}", said(&waits));
    fs::remove_file(file).expect("is removed");

    forget_tries(folder.path());
    let mut program = Program::start(folder.path(), &["meeting", "list"], &[]);
    program.wait_for("Passphrase of the data:").press(PASSPHRASE);
    program.press("\r");
    program.wait_for("2026-10");
    let ended = program.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(!ended.printed.contains("đoán"), "what was typed is never printed");
}

/// Lets the next try be made at once.
fn forget_tries(dir: &Path) {
    fs::remove_file(dir.join("tries")).expect("wrong tries were counted");
}
