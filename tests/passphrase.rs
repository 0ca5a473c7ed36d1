//! The passphrase at the keyboard: what is asked, what is shown, and what opens the data when it is forgotten.

mod support;

use binhxet::input::Chord;
use binhxet::store::Protection;
use binhxet::ui::NoticeKind;
use support::desk::{Session, Setting};
use support::keys;

const PASSPHRASE: &str = "Công đoàn ta";

fn press(session: &mut Session, keys: &str) {
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
}

fn write(session: &mut Session, text: &str) {
    text.chars().for_each(|letter| session.press(Chord::typed(letter)));
    session.press(Chord::Enter);
}

/// A protected store with the sample unit, and the recovery key as it was shown.
fn protected() -> (Session, String) {
    let mut session = Session::new(Setting::usual());
    press(&mut session, "2");
    write(&mut session, PASSPHRASE);
    write(&mut session, PASSPHRASE);
    let key = shown(&session);
    press(&mut session, "9 Enter");
    assert_eq!(session.desk().protection, Protection::Unlocked);
    (session, key)
}

/// The digits of the key on the screen, as they stand there.
fn shown(session: &Session) -> String {
    let text = session.text();
    let rows = text.lines().filter(|line| line.contains("1–4") || line.contains("5–8"));
    let digits = |line: &str| line.split_once('–').map(|(_, rest)| rest[1..].trim().to_owned());
    let key: Vec<String> = rows.filter_map(digits).collect();
    assert_eq!(key.concat().chars().filter(char::is_ascii_digit).count(), 48, "{text}");
    key.join(" ")
}

fn refused(session: &Session, words: &str) {
    let notice = session.notice().expect("something is said");
    assert!(notice.kind == NoticeKind::Refused && notice.text.contains(words), "{notice:?}");
}

#[test]
fn who_forgets_the_passphrase_opens_by_the_recovery_key_and_sets_another_one() {
    let (mut session, key) = protected();
    let meetings = session.desk().meetings.len();
    session.restart();
    assert_eq!((session.desk().meetings.len(), session.desk().unit.roster().is_none()), (0, true));
    press(&mut session, "Tab");
    write(&mut session, &key[..key.len() - 1]);
    refused(&session, "48 chữ số, mới gõ 47");
    let last = key.chars().last().and_then(|digit| digit.to_digit(10)).expect("a digit");
    press(&mut session, &format!("{} Enter", (last + 1) % 10));
    refused(&session, "Nhóm thứ 8");
    press(&mut session, &format!("Backspace {last} Enter"));
    assert!(session.text().contains("Ít nhất 8 ký tự"), "{}", session.text());
    assert!(session.desk().unit.roster().is_none(), "nothing is read before there is a new passphrase");
    write(&mut session, "một câu khác hẳn");
    write(&mut session, "một câu khác hẳn");
    assert_eq!((session.desk().meetings.len(), session.desk().protection), (meetings, Protection::Unlocked));
    session.restart();
    write(&mut session, PASSPHRASE);
    refused(&session, "Mật khẩu không đúng");
    write(&mut session, "một câu khác hẳn");
    assert_eq!(session.desk().meetings.len(), meetings);
}

#[test]
fn wrong_tries_wait_longer_each_time_also_when_the_program_is_started_anew() {
    let (mut session, _) = protected();
    for wait in [5, 10, 20, 40] {
        session.restart();
        write(&mut session, "không phải câu này đâu nhé");
        refused(&session, &format!("Thử lại sau {wait} giây"));
    }
    session.restart();
    press(&mut session, "a Enter");
    refused(&session, "Vừa thử sai: hãy chờ thêm");
    // Every key takes five seconds here.
    write(&mut session, PASSPHRASE);
    assert_eq!(session.desk().protection, Protection::Unlocked);
}

#[test]
fn a_new_recovery_key_takes_the_place_of_the_old_one() {
    let (mut session, old) = protected();
    press(&mut session, "9 9 2");
    write(&mut session, PASSPHRASE);
    let new = shown(&session);
    assert_ne!(new, old);
    press(&mut session, "9");
    assert!(session.notice().expect("is said").text.contains("khóa cũ không còn"));
    session.restart();
    press(&mut session, "Tab");
    write(&mut session, &old);
    refused(&session, "không phải của dữ liệu này");
    press(&mut session, "Ctrl+U");
    write(&mut session, &new);
    assert!(session.text().contains("Ít nhất 8 ký tự"), "{}", session.text());
}

#[test]
fn what_is_typed_of_a_passphrase_never_shows_and_an_input_method_may_stay_on() {
    let (mut session, _) = protected();
    session.restart();
    // As Telex sends it: a letter is taken back and another one put in.
    for key in "C o Backspace ô n g Space d Backspace đ o a Backspace à n Space t a".split(' ') {
        press(&mut session, key);
        assert!(!session.text().contains("Công"), "{}", session.text());
    }
    assert!(session.text().contains("••••••••••••"), "{}", session.text());
    press(&mut session, "Enter");
    assert_eq!(session.desk().protection, Protection::Unlocked);
}

#[test]
fn nothing_is_protected_before_the_recovery_key_is_said_to_be_noted() {
    let mut session = Session::new(Setting::usual());
    press(&mut session, "2");
    write(&mut session, PASSPHRASE);
    write(&mut session, PASSPHRASE);
    shown(&session);
    press(&mut session, "Enter");
    refused(&session, "");
    press(&mut session, "Esc");
    assert_eq!(session.desk().protection, Protection::None);
    session.restart();
    assert!(session.text().contains("Đặt mật khẩu cho dữ liệu"), "{}", session.text());
}
