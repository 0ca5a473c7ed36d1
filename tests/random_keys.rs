//! Anything at all at the keyboard: nothing panics, the screen and the store stay together, letters never record
//! anything, and what is sealed stays as it is, to the byte, unless it is opened again, which is written behind the seal.

mod support;

use std::collections::BTreeMap;

use binhxet::domain::{MeetingId, Phase};
use binhxet::input::{Chord, Stroke, burst};
use binhxet::text::Lang;
use support::desk::{Answers, Session, Setting};
use support::glance::look_over;
use support::sim_disk::Chance;
use support::units;

/// Strokes of one run, and how often things that take longer are looked at.
const STEPS: u64 = 500;
const LOOK: u64 = 40;

const LETTERS: [char; 14] = ['m', 'p', 'q', 'a', 'w', 'd', 'z', 'ư', 'đ', 'ấ', 'Q', '/', '?', '-'];

const PASTES: [&str; 6] =
    ["1", "Biên bản số 3", "1\n1\n1\n", "\u{1b}[2J\u{202e}0", "e\u{301}\u{301}\u{200d}👩‍👩‍👧", ""];

/// What a run came to see.
#[derive(Default)]
struct Seen {
    votes: usize,
    announced: usize,
    slips: usize,
}

#[test]
fn anything_pressed_on_the_sample_keeps_screen_and_store_together() {
    let mut seen = Seen::default();
    for seed in 0..6 {
        let setting = Setting { seed, lang: Lang::ALL[(seed % 2) as usize], ..Setting::usual() };
        run(Session::new(setting), seed, &mut seen);
    }
    // The runs are worth something only if they get into the votes and to results.
    assert!(seen.votes > 10, "{} votes were cast", seen.votes);
    assert!(seen.announced > 6, "{} results were announced, the samples' own among them", seen.announced);
}

#[test]
fn and_on_other_units() {
    let mut seen = Seen::default();
    for seed in 100..105 {
        let (officers, members) = (3 + (seed % 13) as usize, 1 + (seed % 7) as usize * 6);
        let unit = units::unit(seed, officers, members);
        run(Session::with_unit(Setting { seed, ..Setting::usual() }, unit), seed, &mut seen);
    }
    assert!(seen.votes > 10, "{} votes were cast", seen.votes);
}

#[test]
fn and_where_votes_are_secret() {
    let mut seen = Seen::default();
    for seed in 200..203 {
        let unit = units::written("secret");
        run(Session::with_unit(Setting { seed, ..Setting::usual() }, unit), seed, &mut seen);
    }
    assert!(seen.slips > 0, "no secret ballot was opened");
}

#[test]
fn and_where_nothing_is_counted_in_points() {
    let mut seen = Seen::default();
    for seed in 300..303 {
        let unit = units::written("brigade");
        run(Session::with_unit(Setting { seed, ..Setting::usual() }, unit), seed, &mut seen);
    }
    assert!(seen.votes > 0, "no vote was cast");
}

/// Somebody, or something, at the keyboard for a while.
fn run(mut session: Session, seed: u64, seen: &mut Seen) {
    let mut chance = Chance::new(seed);
    let mut sealed: BTreeMap<MeetingId, Vec<String>> = BTreeMap::new();
    for step in 0..STEPS {
        match chance.below(100) {
            0 => session.restart(),
            1 => session.cut_power(),
            2..=5 => {
                let columns = chance.below(181) as u16;
                session.resize(columns, chance.below(61) as u16);
            }
            6..=9 => session.resize(100, 30),
            10..=12 => session.answers(Answers::Later),
            13 => session.fill_disk(chance.below(6), 1 + chance.below(8), chance.below(2) * 20),
            14..=20 => {
                session.answers(Answers::AtOnce);
                session.settle();
            }
            _ => send(&mut session, &mut chance),
        }
        if chance.below(3) == 0 {
            draw(&session, step);
        }
        if session.has_left() {
            session.restart();
        }
        if step % LOOK == 0 {
            session.check_whole();
            unchanged(&mut session, &mut sealed);
        }
    }
    session.settle();
    session.check_whole();
    unchanged(&mut session, &mut sealed);
    let logs = session.logs();
    let lines: Vec<String> = logs.iter().flat_map(|id| session.lines(id)).collect();
    let count = |kind: &str| lines.iter().filter(|line| line.contains(kind)).count();
    seen.announced += count("\"confirmed\"");
    seen.slips += count("\"slip_opened\"");
    seen.votes += count("\"vote_cast\"");
}

/// Sends strokes in one read; letters, bursts of an input method and pastes record nothing.
fn send(session: &mut Session, chance: &mut Chance) {
    let strokes = strokes(chance);
    let writes = |stroke: &Stroke| match stroke {
        Stroke::Key(chord) => chord.character().is_some_and(|c| !c.is_ascii_digit() && c != ' '),
        Stroke::Paste(_) => true,
    };
    let is_harmless = strokes.iter().all(writes) || burst::composed(&strokes);
    let was_settled = !session.is_waiting();
    // In a field for text a burst is text, and an Enter behind it records what was written, but nothing more.
    let has_enter = strokes.contains(&Stroke::Key(Chord::Enter));
    let before = session.entries();
    session.strokes(strokes.clone());
    if is_harmless && was_settled {
        let most = before + u64::from(has_enter);
        assert!(session.entries() <= most, "{strokes:?} recorded something");
    }
}

fn strokes(chance: &mut Chance) -> Vec<Stroke> {
    let mut letter = || LETTERS[chance.place(LETTERS.len() - 1)];
    let (one, other) = (letter(), letter());
    let digit = char::from(b'0' + chance.below(10) as u8);
    let keys = match chance.below(64) {
        0..=16 => vec![Chord::Enter],
        17..=28 => vec![Chord::Char(if chance.coin() { '1' } else { digit })],
        29..=30 => vec![Chord::Char('0')],
        31 => vec![Chord::Char('9')],
        32..=36 => vec![Chord::Space],
        37..=43 => vec![[Chord::Up, Chord::Down, Chord::Left, Chord::Right][chance.place(3)]],
        44..=46 => vec![[Chord::Tab, Chord::BackTab, Chord::Home, Chord::End][chance.place(3)]],
        47..=48 => vec![Chord::Esc],
        49..=51 => vec![Chord::Char(one)],
        52 => vec![Chord::Backspace, Chord::Char(one)],
        53 => vec![Chord::Char(one), Chord::Backspace, Chord::Char(other), Chord::Char(digit), Chord::Enter],
        54 => vec![Chord::Char(one), Chord::Backspace, Chord::Char('1'), Chord::Char(digit)],
        55 => vec![Chord::Char('1'); 9],
        56 => vec![Chord::Enter, Chord::Char('1'), Chord::Char(digit), Chord::Enter],
        57 => vec![[Chord::PageUp, Chord::Delete, Chord::F(1), Chord::F(12)][chance.place(3)]],
        58 => vec![Chord::Char('0'), Chord::Enter],
        59..=61 => vec![Chord::Char(digit), Chord::Space, Chord::Enter],
        _ => return vec![Stroke::Paste(PASTES[chance.place(PASTES.len() - 1)].to_owned())],
    };
    keys.into_iter().map(Stroke::Key).collect()
}

/// Draws, and where the window is large enough looks at what was drawn.
fn draw(session: &Session, step: u64) {
    let area = session.screen().area;
    if area.width >= 60 && area.height >= 16 && !session.is_waiting() {
        look_over(&format!("step {step}"), session, (area.width, area.height), session.desk().lang);
    }
}

/// Every sealed meeting is, line by line, as it was when it was first seen sealed; behind those lines nothing can stand
/// but that it was opened again.
fn unchanged(session: &mut Session, sealed: &mut BTreeMap<MeetingId, Vec<String>>) {
    let now: Vec<MeetingId> = session
        .desk()
        .meetings
        .iter()
        .filter(|meeting| meeting.phase == Phase::Sealed)
        .filter_map(|meeting| meeting.id.clone())
        .collect();
    for (id, known) in &*sealed {
        let lines = session.lines(id);
        let (kept, behind) = lines.split_at(known.len().min(lines.len()));
        assert_eq!(known, kept, "the sealed meeting {id} has changed");
        let is_opened_again = behind.first().is_none_or(|line| line.contains("{\"reopened\":"));
        assert!(is_opened_again, "this stands behind the seal of {id}: {behind:?}");
    }
    for id in now {
        let lines = session.lines(&id);
        sealed.insert(id, lines);
    }
}
