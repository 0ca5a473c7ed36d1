//! A secret ballot on the real program that is killed between any two ballots: each that was said to be in the box is
//! there, the chair's code is needed, and the count is that of all of them.
#![cfg(unix)] // Pseudo-terminals and signals are driven the way Unix has them.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod terminal_support;
#[allow(dead_code, reason = "one unit of them is enough here")]
#[path = "support/units.rs"]
mod units;

use std::path::Path;

use binhxet::domain::{Count, Event, Value};
use binhxet::shell::{enter, meeting, start};
use binhxet::text::Lang;
use terminal_support::Program;

const OFFICERS: usize = 11;
const VOTES: [&str; OFFICERS] = ["1", "2", "1", "0", "1", "1", "2", "1", "1", "0", "1"];

/// A store with a unit whose findings are voted on in secret, and the program in the booth; with the code.
fn in_the_booth(dir: &Path) -> (Program, String) {
    let mut started = start(dir, Lang::En).expect("opens");
    enter(&mut started, units::written("secret"), Lang::En).expect("is recorded");
    drop(started);
    let mut program = Program::open(dir);
    program.wait_for("Hold the appraisal").press("\r");
    program.wait_for("begin").press("\r");
    program.wait_for("is prepared").press("\r");
    program.wait_for("answered").press("\r");
    program.wait_for("the meeting is open").press("1");
    program.press("8");
    program.wait_for("▸ 18").press(" ");
    program.wait_for("Esc").press("minutes 12");
    program.wait_for("minutes 12").press("\r");
    program.wait_for("raised about").press("\r");
    program.wait_for("The chair’s code:");
    let screen = program.screen();
    let line = screen.lines().find_map(|line| line.split_once("The chair’s code:")).expect("the code").1;
    let code: String = line.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(code.len(), 10);
    program.press("\r");
    program.wait_for("Voted: 0/11");
    (program, code)
}

/// The program anew, with the box open again.
fn anew(dir: &Path, code: &str, voted: usize) -> Program {
    let mut program = Program::open(dir);
    program.wait_for("What to do now").press("\r");
    program.wait_for("was interrupted");
    assert!(!program.screen().contains("Voted:"), "nothing shows before the code");
    program.press(code);
    program.wait_for(&format!("{} {}", &code[..5], &code[5..])).press("\r");
    program.wait_for(&format!("Voted: {voted}/11"));
    program
}

#[test]
fn killed_between_any_two_ballots_every_confirmed_one_is_counted() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut program, code) = in_the_booth(dir.path());
    for (voted, vote) in VOTES.iter().enumerate() {
        program.press("\r");
        program.wait_for("The paper of").press(vote);
        program.wait_for("Enter: cast the ballot").press("\r");
        program.wait_for("The ballot is in the box");
        program.signal("KILL");
        assert!(program.end().signal.is_some(), "it was killed");
        program = anew(dir.path(), &code, voted + 1);
    }
    program.press("\r");
    program.wait_for("11 voted");
    program.signal("KILL");
    program.end();

    let mut started = start(dir.path(), Lang::En).expect("opens");
    let id = started.meetings.iter().find_map(|meeting| meeting.id.clone()).expect("a meeting");
    let held = meeting(&mut started.store, &id, Lang::En).expect("is sound");
    assert!(held.proceedings().slip().is_none());
    let lines = started.store.read(&binhxet::store::LogId::Meeting(id)).expect("is read");
    let events = lines
        .iter()
        .map(|line| serde_json::from_str::<binhxet::domain::Entry>(line).expect("an entry").body.event);
    let closed = events.filter_map(|event| match event {
        Event::SlipClosed { results, .. } => Some(results[0].count.clone()),
        _ => None,
    });
    let expected = Count::new([(Value::Found(true), 7), (Value::Found(false), 2)], 2, 0);
    assert_eq!(closed.collect::<Vec<_>>(), [expected]);
}

#[test]
fn killed_while_a_ballot_is_being_kept_it_is_in_the_box_or_its_voter_can_vote() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut program, code) = in_the_booth(dir.path());
    let mut voted = 0;
    for bytes in [0, 40, 90, 160, 260, 400] {
        program.press("\r");
        program.wait_for("The paper of").press("1");
        program.wait_for("Enter: cast the ballot").press("\r");
        program.watch(bytes, "The ballot is in the box");
        program.signal("KILL");
        let told = program.end().screen.contains("The ballot is in the box");
        program = Program::open(dir.path());
        program.wait_for("What to do now").press("\r");
        program.wait_for("was interrupted").press(&code);
        program.wait_for(&format!("{} {}", &code[..5], &code[5..])).press("\r");
        program.wait_for("Voted:");
        let is_there = program.screen().contains(&format!("Voted: {}/11", voted + 1));
        assert!(
            is_there || (!told && program.screen().contains(&format!("Voted: {voted}/11"))),
            "{}",
            program.screen()
        );
        voted += usize::from(is_there);
    }
    program.signal("KILL");
    program.end();
}
