//! A meeting on the real program that is killed again and again: what was said to be recorded is there, and the
//! meeting goes on where it stood.
#![cfg(unix)] // Pseudo-terminals and signals are driven the way Unix has them.

mod terminal_support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use binhxet::domain::{Event, Held, MeetingId, Phase};
use binhxet::shell::{meeting, start};
use binhxet::text::Lang;
use terminal_support::Program;

/// At least so many kills of the program at work, and while it starts; each meeting goes on until it is through.
const KILLS: [usize; 2] = [200, 100];

/// How often a command is killed.
const COMMANDS: u32 = 30;

/// The longest wait for a kill, in bytes printed. A picture has a few hundred.
const LONGEST_WATCH: usize = 600;

/// Keys that make one step of the meeting or move the focus, and what the screen shows once that is kept.
struct Move {
    keys: Vec<&'static str>,
    said: &'static str,
}

/// A meeting: the roll, a disputed mark, a sheet, a finding, the motion, the results. The last two steps are the end.
fn script() -> Vec<Move> {
    let step = |keys: &[&'static str], said| Move { keys: keys.to_vec(), said };
    let mut moves = vec![
        step(&["1"], "Đoàn Thị Mai Hương is present"),
        step(&["\x1b[B", "2", "1"], "Recorded: Phạm Minh Đức is away"),
        step(&["\r"], "5 answered"),
        step(&["\r"], "the meeting is open"),
        step(&["2"], "▸  2"),
        step(&[" "], "Recorded as disputed: I.2"),
        step(&["\r"], "The vote is open"),
        step(&["1"], "Đoàn Thị Mai Hương: 6"),
        step(&["2"], "Nguyễn Hữu Phước: 5.5"),
        step(&["1"], "Nguyễn Thị Hồng: 6"),
        step(&["0"], "Trần Quốc Hưng: abstains"),
        step(&["3"], "Đặng Thị Hương: 5"),
        step(&["1"], "Lý Thị Yến: 6"),
        step(&["\x1b[A", "\x1b[A", "\x1b[A", "1", "1"], "Đặng Thị Hương: 6"),
        step(&["\r"], "Trần Văn An, I.2"),
        step(&["3"], "▸  3"),
        step(&[" ", "1"], "Recorded as disputed"),
        step(&[" "], "no longer disputed"),
        step(&["\r"], "Recorded: Trần Văn An, Xuất sắc"),
        step(&["\r"], "Recorded: Trần Đức Anh, Hoàn thành"),
        step(&["1", "8"], "▸ 18"),
        step(&[" ", "bien ban 12", "\r"], "raised about Lê Thị Ánh"),
        step(&["\r"], "The vote is open"),
    ];
    let voters = [
        "Đoàn Thị Mai Hương: yes",
        "Nguyễn Hữu Phước: yes",
        "Nguyễn Thị Hồng: yes",
        "Trần Quốc Hưng: yes",
        "Đặng Thị Hương: yes",
    ];
    moves.extend(voters.map(|voter| step(&["1"], voter)));
    moves.extend([
        step(&["2"], "Lý Thị Yến: no"),
        step(&["\r"], "Biểu hiện tiêu cực: yes"),
        step(&["\r"], "Recorded: Lê Thị Ánh, not ranked"),
        step(&["0", "\r"], "21 sheets accepted"),
        step(&["\r"], "the results of 24"),
        step(&["\r"], "the results are announced"),
    ]);
    moves
}

/// What a screen shows of the meeting.
#[derive(Debug, PartialEq)]
struct Picture {
    /// Everything but the focus and the line about it, the clock, the notice, and how far a list is scrolled.
    rows: Vec<String>,
    /// The line about what has the focus.
    about: String,
    /// What has the focus, such as a member and a criterion. Not the officer: that is the first who has not answered.
    focus: Vec<String>,
}

impl Picture {
    fn of(program: &Program) -> Self {
        let screen = program.screen();
        let notice = screen.lines().count().saturating_sub(2);
        let of_officers = screen.contains("Roll call") || screen.contains("Vote · sheet");
        // What the keys do in a vote depends on whether an officer has the focus.
        let rows = screen.lines().enumerate();
        let rows =
            rows.filter(|(at, _)| *at != notice && *at + 2 != notice && !(of_officers && *at == notice + 1));
        let rows = rows.map(|(at, row)| match at {
            0 => row.chars().take(90).collect(),
            _ => row.trim_end().replace('┃', "│").replace('▸', " "),
        });
        let focus = screen.split(['│', '┃', '\n']).filter_map(|part| part.split_once('▸'));
        let names = focus.map(|(_, row)| row.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let names = names.map(|name| name.split("  ").next().unwrap_or_default().to_owned());
        let about = screen.lines().nth(notice.saturating_sub(2)).unwrap_or_default().trim_end();
        Self {
            rows: rows.collect(),
            about: about.replace('┃', "│").replace('▸', " "),
            focus: if of_officers { Vec::new() } else { names.collect() },
        }
    }

    /// Whether this is a later picture with its focus, or, if the program could not show that any more, with the
    /// focus of the picture before it.
    fn continues(&self, later: &Self, before: &Self) -> bool {
        let is_where_it_goes = self.focus == later.focus && self.about == later.about;
        self.rows == later.rows && (is_where_it_goes || self.focus == before.focus)
    }
}

/// The store with the sample unit and a meeting that is prepared, and the program on its roll.
fn prepared(dir: &Path) -> Program {
    let mut program = Program::open(dir);
    program.wait_for("sample unit");
    for said in ["The sample unit is here", "begin", "is prepared"] {
        program.press("\r");
        program.wait_for(said);
    }
    program
}

/// Whether the first screen has nothing to complain of. What one copy alone had, or was never said to be recorded, is
/// set right at the start, and that is said.
fn is_in_order(program: &Program) -> bool {
    let screen = program.screen();
    let notice = screen.lines().nth_back(1).unwrap_or_default().trim();
    notice.is_empty()
        || ["! The archive lacked", "! An unfinished"].iter().any(|said| notice.starts_with(said))
}

/// Small random numbers, always the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

/// What has happened in the meeting, by the store.
fn events(dir: &Path) -> Vec<Event> {
    let mut started = start(dir, Lang::En).expect("opens");
    assert_eq!(started.told, Vec::<String>::new(), "nothing is out of order");
    let ids: Vec<MeetingId> = started.meetings.iter().filter_map(|meeting| meeting.id.clone()).collect();
    let mut held = ids.iter().map(|id| meeting(&mut started.store, id, Lang::En).expect("is sound"));
    let open = held.find(|held| held.proceedings().phase() < Phase::Sealed);
    let open: Held = open.expect("an open meeting");
    let log = binhxet::store::LogId::Meeting(open.proceedings().id().clone());
    let lines = started.store.read(&log).expect("is read");
    let entry = |line: &String| serde_json::from_str::<binhxet::domain::Entry>(line).expect("an entry");
    lines.iter().map(|line| entry(line).body.event).collect()
}

/// The meeting once without any accident.
struct Meeting<'a> {
    moves: &'a [Move],
    /// What the screen shows before the first step and after each.
    pictures: Vec<Picture>,
    log: Vec<Event>,
    /// How long the program took to start.
    start: Duration,
}

/// How often the program was killed at work, and while it started.
#[derive(Clone, Copy, Default)]
struct Kills {
    at_work: usize,
    at_start: usize,
}

/// Starts the program and kills it before it can show anything; the moment follows from the dice and the clock, since
/// there is nothing else to go by.
fn killed_while_it_starts(dir: &Path, start: Duration, dice: &mut Dice) {
    let program = Program::open(dir);
    let longest = usize::try_from(start.as_micros()).expect("a short time");
    thread::sleep(Duration::from_micros(dice.below(longest) as u64));
    program.signal("KILL");
    assert!(program.end().signal.is_some(), "it was killed");
}

fn undisturbed(moves: &[Move]) -> Meeting<'_> {
    let dir = tempfile::tempdir().expect("a folder");
    prepared(dir.path()).signal("KILL");
    let begun = Instant::now();
    let mut program = Program::open(dir.path());
    program.wait_for("What to do now");
    let start = begun.elapsed();
    program.press("\r");
    program.wait_for("Roll call");
    let mut pictures = vec![Picture::of(&program)];
    for step in moves {
        assert!(!program.screen().contains(step.said), "{} is only said once it is so", step.said);
        step.keys.iter().for_each(|key| program.press(key));
        program.wait_for(step.said);
        pictures.push(Picture::of(&program));
    }
    program.signal("TERM");
    assert_eq!(program.end().code, 1);
    for pair in pictures.windows(2) {
        assert_ne!(pair[0], pair[1], "each step shows");
    }
    Meeting { moves, pictures, log: events(dir.path()), start }
}

/// Holds the meeting with kills at moments that the seed chooses; answers with their numbers.
fn killed_again_and_again(seed: u64, meeting: &Meeting<'_>) -> Kills {
    let Meeting { moves, pictures, log, start } = meeting;
    let dir = tempfile::tempdir().expect("a folder");
    let mut program = prepared(dir.path());
    let mut dice = Dice(seed);
    let (mut done, mut kills) = (0, Kills::default());
    while done < moves.len() {
        // Some steps in peace, then a few keys of the next one, then the kill while they are at work.
        for step in &moves[done..moves.len().min(done + dice.below(2))] {
            step.keys.iter().for_each(|key| program.press(key));
            program.wait_for(step.said);
            done += 1;
        }
        let next = moves.get(done);
        if let Some(step) = next {
            let pressed = 1 + dice.below(step.keys.len());
            step.keys[..pressed].iter().for_each(|key| program.press(key));
            if pressed == step.keys.len() {
                program.watch(dice.below(LONGEST_WATCH), step.said);
            }
        }
        program.signal("KILL");
        let ended = program.end();
        assert!(ended.signal.is_some(), "it was killed");
        kills.at_work += 1;
        let said = next.is_some_and(|step| ended.screen.contains(step.said));

        for _ in 0..dice.below(3) * dice.below(2) {
            killed_while_it_starts(dir.path(), *start, &mut dice);
            kills.at_start += 1;
        }
        program = Program::open(dir.path());
        program.wait_for("What to do now");
        assert!(is_in_order(&program), "{}", program.screen());
        program.press("\r");
        program.wait_for("Appraisal, 1");
        if !said && program.screen().contains("next one not done") {
            // A sheet was accepted and the kill came before that was shown: the focus is where it was before.
            program.press("\r");
            program.wait_for("Enter accepts the sheet");
        }
        let seen = Picture::of(&program);
        let here = &pictures[done];
        let further = pictures.get(done + 1).is_some_and(|next| seen.continues(next, here));
        assert!(
            if said { pictures.get(done + 1) == Some(&seen) } else { further || seen == *here },
            "seed {seed}, after {} kills, {done} steps{}:\n{}\nbefore the kill:\n{}",
            kills.at_work,
            if said { " and one said to be kept" } else { "" },
            program.screen(),
            ended.screen,
        );
        done += usize::from(further);
    }
    program.signal("KILL");
    program.end();
    // The first entry holds the sample, which is the same, and random numbers, which are not.
    assert_eq!(
        events(dir.path())[1..],
        log[1..],
        "seed {seed}: the log is that of the meeting without accidents"
    );
    kills
}

#[test]
fn a_meeting_killed_at_any_moment_goes_on_where_it_stood() {
    let moves = script();
    let meeting = undisturbed(&moves);
    let (seeds, sum) = (AtomicU64::new(1), Mutex::new(Kills::default()));
    let enough = || {
        let Kills { at_work, at_start } = *sum.lock().expect("no thread has panicked");
        at_work >= KILLS[0] && at_start >= KILLS[1]
    };
    thread::scope(|threads| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            threads.spawn(|| {
                while !enough() {
                    let kills = killed_again_and_again(seeds.fetch_add(1, Ordering::Relaxed), &meeting);
                    let mut sum = sum.lock().expect("no thread has panicked");
                    sum.at_work += kills.at_work;
                    sum.at_start += kills.at_start;
                }
            });
        }
    });
    let Kills { at_work, at_start } = sum.into_inner().expect("no thread has panicked");
    println!("{at_work} kills at work, {at_start} while starting");
}

#[test]
fn a_roster_killed_while_it_is_imported_is_there_whole_or_not_at_all() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/sample/roster.csv");
    let import = |dir: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_binhxet"));
        command.args(["--lang=en", "--data-dir"]).arg(dir).args(["roster", "import", file]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let people = |dir: &Path| {
        let started = start(dir, Lang::En).expect("opens");
        started.unit.roster().map_or(0, |roster| roster.people().len())
    };
    let dir = tempfile::tempdir().expect("a folder");
    let begun = Instant::now();
    assert!(import(dir.path()).status().expect("runs").success());
    let longest = usize::try_from(begun.elapsed().as_micros()).expect("a short time");
    let whole = people(dir.path());
    assert!(whole > 0);
    let mut dice = Dice(11);
    for _ in 0..COMMANDS {
        let dir = tempfile::tempdir().expect("a folder");
        let mut child = import(dir.path()).spawn().expect("starts");
        thread::sleep(Duration::from_micros(dice.below(longest) as u64));
        child.kill().expect("is killed");
        let is_through = child.wait().expect("has ended").success();
        let found = people(dir.path());
        assert!(found == whole || found == 0 && !is_through, "{found} of {whole} people");
        assert!(import(dir.path()).status().expect("runs").success());
        assert_eq!(people(dir.path()), whole);
    }
}

#[test]
fn a_sample_killed_while_it_is_taken_is_there_whole_or_can_be_taken_again() {
    let mut dice = Dice(7);
    for _ in 0..10 {
        let dir = tempfile::tempdir().expect("a folder");
        let mut program = Program::open(dir.path());
        program.wait_for("sample unit").press("\r");
        program.watch(dice.below(LONGEST_WATCH), "The sample unit is here");
        program.signal("KILL");
        let said = program.end().screen.contains("The sample unit is here");
        program = Program::open(dir.path());
        program.wait_for("Bình Xét");
        assert!(is_in_order(&program), "{}", program.screen());
        if program.screen().contains("Try the sample unit") {
            assert!(!said, "it was said to be here");
            program.press("\r");
            program.wait_for("The sample unit is here");
        }
        program.wait_for("Hold the appraisal");
        assert_eq!(program.screen().matches("Sealed:").count(), 1);
        program.signal("KILL");
        program.end();
    }
}
