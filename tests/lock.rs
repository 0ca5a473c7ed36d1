//! The lock: nothing of anybody stands on it, wherever it comes, and behind it everything stays as it was.

mod support;

use binhxet::domain::Moment;
use binhxet::input::{Chord, Stroke};
use binhxet::screens::{Audience, State};
use binhxet::store::Protection;
use binhxet::text::Lang;
use support::desk::{Answers, Session, Setting};
use support::{keys, units};

const LOCK: Chord = Chord::F(12);
const PASSPHRASE: &str = "một câu khó đoán";

/// Places of the sample, with dialogs, texts and votes that are begun.
const PLACES: [&str; 14] = [
    "",
    "Esc",
    "9",
    "9 3",
    "0 Enter×2 3 Enter ↓",
    "Enter×2 1 2",
    "Enter×4 →×2",
    "Enter×4 / h o n g",
    "Enter×4 1 8 Space B i ê n Space b ả n",
    "Enter×4 7 Space Enter 1 2",
    "Enter×4 7 Space Enter 8 7 , 3",
    "Enter×4 0 Enter Enter 0",
    "Enter×4 0 Enter×5 2 5 Enter",
    "2 Tab →",
];

fn press(session: &mut Session, line: &str) {
    keys::read(line).expect("names of keys").into_iter().for_each(|key| session.press(key));
}

/// What stands on the screen, without the notice.
fn body(session: &Session) -> Vec<String> {
    let text = session.text();
    let rows: Vec<&str> = text.lines().collect();
    rows[..rows.len() - 2].iter().map(|row| (*row).to_owned()).collect()
}

/// Sets the clock back to a moment; looking at it takes five seconds itself.
fn turn_back(session: &mut Session, then: Moment) {
    let passed = i64::try_from(then.seconds_to(session.desk().now)).expect("not so long");
    session.wait(-passed - 5);
    assert_eq!(session.desk().now, then);
}

/// Every word of a name in the unit, and those of its own name.
fn names(session: &Session) -> Vec<String> {
    let roster = session.desk().unit.roster().expect("a roster");
    let people = roster.people().iter().map(|person| person.name.to_string());
    people.chain(roster.unit().map(ToString::to_string)).collect()
}

/// The sample with a passphrase.
fn protected(lang: Lang) -> Session {
    let mut session = Session::with_sample(Setting { lang, ..Setting::usual() });
    press(&mut session, "9 9");
    for _ in ["once", "again"] {
        write(&mut session, PASSPHRASE);
    }
    press(&mut session, "9 Esc");
    assert_eq!(session.desk().protection, Protection::Unlocked);
    session
}

fn write(session: &mut Session, text: &str) {
    text.chars().for_each(|letter| session.press(Chord::typed(letter)));
    session.press(Chord::Enter);
}

/// Locks the screen, finds no name on it in any size, and everything as it was once it is open again.
fn covers(session: &mut Session, place: &str, open: impl Fn(&mut Session)) {
    press(session, place);
    let lang = session.desk().lang;
    let (before, published) = (body(session), session.published().cloned());
    let then = session.desk().now;
    session.press(LOCK);
    assert!(session.is_locked(), "{place}");
    for size in [(60, 16), (80, 24), (160, 50), (100, 30)] {
        session.resize(size.0, size.1);
        let text = session.text();
        assert!(text.contains(lang.lock_title()), "{place}: {text}");
        for name in names(session) {
            assert!(!text.contains(&name), "{place}: {name} stands there:\n{text}");
        }
    }
    for key in
        [Chord::Esc, Chord::Char('9'), Chord::Char('x'), Chord::Ctrl('c'), Chord::Esc, Chord::F(8), LOCK]
    {
        session.press(key);
        assert!(session.is_locked() && !session.has_left(), "{key} opens it");
    }
    assert_eq!(session.published(), published.as_ref(), "{place}: the room's page changed");
    open(session);
    assert!(!session.is_locked(), "{place}");
    turn_back(session, then);
    assert_eq!(body(session), before, "{place}");
    session.check_whole();
}

#[test]
fn no_name_stands_on_a_locked_screen_and_behind_it_everything_stays() {
    for lang in Lang::ALL {
        for place in PLACES {
            let mut session = Session::with_sample(Setting { lang, ..Setting::usual() });
            covers(&mut session, place, |session| session.press(Chord::Enter));
        }
    }
}

#[test]
fn under_a_passphrase_nothing_else_opens_the_lock_wherever_it_comes() {
    for (lang, place) in PLACES.into_iter().flat_map(|place| Lang::ALL.map(|lang| (lang, place))) {
        let mut session = protected(lang);
        covers(&mut session, place, |session| {
            for wrong in ["", "không phải", "1"] {
                session.press(Chord::Ctrl('u'));
                write(session, wrong);
                assert!(session.is_locked(), "{place}: {wrong} opens it");
            }
            write(session, PASSPHRASE);
        });
    }
}

#[test]
fn what_lands_behind_the_lock_changes_what_opens_it() {
    let mut session = Session::with_sample(Setting::usual());
    press(&mut session, "9 9");
    write(&mut session, PASSPHRASE);
    write(&mut session, PASSPHRASE);
    session.answers(Answers::Later);
    press(&mut session, "9");
    session.press(LOCK);
    assert!(session.text().contains(Lang::Vi.lock_enter()), "{}", session.text());
    session.answers(Answers::AtOnce);
    session.settle();
    assert!(session.text().contains(Lang::Vi.lock_passphrase()), "{}", session.text());
    session.press(Chord::Enter);
    assert!(session.is_locked(), "it is no curtain any more");
    write(&mut session, PASSPHRASE);
    assert!(!session.is_locked());
}

#[test]
fn the_program_can_be_left_from_the_lock_once_nothing_is_being_kept() {
    let mut session = Session::with_sample(Setting::usual());
    press(&mut session, "Enter×4 7 Space Enter");
    let before = session.stored().expect("a meeting");
    session.answers(Answers::Later);
    press(&mut session, "1");
    session.press(LOCK);
    press(&mut session, "Ctrl+C 9");
    assert!(!session.has_left() && session.notice().is_some_and(|said| said.text == Lang::Vi.lock_keeping()));
    session.answers(Answers::AtOnce);
    session.settle();
    assert_eq!(session.stored(), Some(before + 1));
    press(&mut session, "9");
    assert!(!session.has_left(), "the question is asked anew");
    press(&mut session, "Ctrl+C 9");
    assert!(session.has_left() && session.is_locked());
}

#[test]
fn what_is_being_kept_is_kept_behind_the_lock_and_keys_that_waited_are_gone() {
    let mut session = Session::with_sample(Setting::usual());
    press(&mut session, "Enter×4 7 Space Enter");
    let before = session.stored().expect("a meeting");
    session.answers(Answers::Later);
    press(&mut session, "1 2 2");
    session.press(LOCK);
    assert!(session.is_locked() && session.is_waiting(), "it does not wait for the disk");
    session.answers(Answers::AtOnce);
    session.settle();
    assert!(session.is_locked());
    assert_eq!(session.stored(), Some(before + 1), "the votes typed ahead are not cast");
    session.strokes(keys::read("Enter 2 2").expect("keys").into_iter().map(Stroke::Key).collect());
    assert!(!session.is_locked());
    assert_eq!(session.stored(), Some(before + 1), "what was typed with the key that opens goes no further");
    session.check_whole();
}

#[test]
fn the_time_without_a_key_is_counted_from_the_last_key() {
    let mut session = Session::with_sample(Setting::usual());
    for _ in 0..5 {
        session.wait(9 * 60);
        assert!(!session.is_locked());
        session.press(Chord::Down);
    }
    session.wait(9 * 60);
    session.wait(60);
    assert!(session.is_locked());
    session.press(Chord::Enter);
    session.wait(9 * 60);
    assert!(!session.is_locked(), "the key that opens counts");
    // The clock is set back by a day, and nobody presses a key from then on.
    session.wait(-24 * 3600);
    session.wait(9 * 60);
    assert!(!session.is_locked());
    session.wait(60);
    assert!(session.is_locked());
}

#[test]
fn the_room_sees_the_same_page_while_the_operators_screen_is_locked() {
    let mut session = Session::with_sample(Setting::usual());
    press(&mut session, "Enter×4 7 Space Enter 1");
    let page = session.published().cloned();
    assert!(matches!(&page, Some(Audience { state: State::Vote(_), .. })), "{page:?}");
    session.press(LOCK);
    session.wait(3600);
    assert_eq!(session.published(), page.as_ref());
}

#[test]
fn no_pin_stands_in_any_entry_and_equal_ones_do_not_look_alike() {
    let mut session = Session::with_unit(Setting::usual(), units::written("secret"));
    press(&mut session, "9 3 1 7 3 5 1 9 4 6 2 Enter 7 3 5 1 9 4 6 2 Enter");
    press(&mut session, "2 7 3 5 1 9 4 6 2 Enter 7 3 5 1 9 4 6 2 Enter");
    let pins: Vec<_> = session.desk().unit.pins().map(|(_, pin)| pin.mark).collect();
    assert_eq!(pins.len(), 2);
    assert_eq!(pins[0].stretch, pins[1].stretch, "one stretch tells whose PIN was typed");
    assert_ne!(pins[0], pins[1]);
    let lines = session.unit_lines().join("\n");
    assert!(lines.contains("pin_set") && !lines.contains("73519462"), "{lines}");
    session.check_whole();
}
