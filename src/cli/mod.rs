//! The command line: arguments, and what each command does. One file a command.

mod arguments;
mod backup;
mod balances;
mod check;
mod classify;
mod criteria;
mod demo;
mod failed;
mod file;
mod help;
mod meeting;
mod passphrase;
mod pins;
mod place;
mod present;
mod progress;
mod proposals;
mod restore;
mod roster;
mod temporary;
mod usage;
mod verify;

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use arguments::Command;
use failed::Failed;
use place::Place;

use crate::shell;
use crate::store::Why;
use crate::text::Lang;

/// Does what the process's arguments ask for. Exit code 0 well, 1 failed, 2 wrong usage, 3 the data is not sound.
pub fn main() -> ExitCode {
    let words: Vec<OsString> = env::args_os().collect();
    let lang = help::asked_for(&words).unwrap_or_else(place::locale);
    let arguments = match help::parse(words.clone(), lang) {
        Ok(arguments) => arguments,
        Err(why) => {
            match usage::sentences(&why, &words, lang) {
                Some(sentences) => sentences.iter().for_each(|sentence| tell(sentence)),
                // A closed stream is no reason for another error.
                None => _ = why.print(),
            }
            return ExitCode::from(u8::try_from(why.exit_code()).unwrap_or(2));
        }
    };
    let place = Place::of(&arguments);
    shell::keep_to_oneself(place.lang);
    let done = match &arguments.command {
        None => open(&place),
        Some(Command::Demo) => demo::run(arguments.data_dir.as_deref(), &place),
        Some(Command::Present) => present::run(&place),
        Some(Command::Roster(command)) => roster::run(command, &place),
        Some(Command::Criteria(command)) => criteria::run(command, &place),
        Some(Command::Proposals(command)) => proposals::run(command, &place),
        Some(Command::Balances(command)) => balances::run(command, &place),
        Some(Command::Pins(command)) => pins::run(command, &place),
        Some(Command::Meeting(command)) => meeting::run(command, &place),
        Some(Command::Backup { file, force }) => backup::run(file, *force, &place),
        Some(Command::Restore(command)) => restore::run(command, &place),
        Some(Command::Check { json }) => check::run(*json, &place),
        Some(Command::Classify(command)) => classify::run(command, &place),
        Some(Command::Verify { file, head, entries, json }) => {
            verify::run(file, head.zip(*entries), *json, place.lang)
        }
    };
    done.map_or_else(|failed| failed.report(place.lang), |()| ExitCode::SUCCESS)
}

/// Opens the program.
fn open(place: &Place) -> Result<(), Failed> {
    if !shell::is_terminal() {
        return Err(shell::Trouble::NotATerminal.into());
    }
    Ok(shell::run(place.open_locked()?, place.look, place.lang)?)
}

/// Says a sentence on the error stream. That nobody reads it is no error.
fn tell(sentence: &str) {
    let _ = writeln!(io::stderr(), "binhxet: {sentence}");
}

/// Writes data to the output. A reader who has seen enough is no error.
fn put(data: &str, lang: Lang) -> Result<(), Failed> {
    let mut output = io::stdout().lock();
    match output.write_all(data.as_bytes()).and_then(|()| output.flush()) {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failed::Said(lang.cli_not_written(Why::from(why).said(lang))))
        }
        _ => Ok(()),
    }
}
