//! What the room sees: never how anybody votes, never a result before the chair has announced it, and nothing of the item
//! before.
//!
//! Two meetings are held side by side, key by key, that differ in the votes alone. As long as nothing was announced or
//! closed that may be known, the page for the room is the same in both, to the letter; where the room looks on the
//! operator's screen, so is that.

mod support;

use binhxet::app::Look;
use binhxet::domain::{Phase, Proceedings};
use binhxet::input::Chord;
use binhxet::screens::{Audience, State};
use binhxet::text::Lang;
use support::desk::{Session, Setting};
use support::sim_disk::Chance;
use support::{keys, units};

/// Two meetings that differ in the votes.
struct Twins {
    one: Session,
    other: Session,
}

impl Twins {
    fn of(make: impl Fn() -> Session) -> Self {
        Self { one: make(), other: make() }
    }

    fn press(&mut self, line: &str) {
        for key in keys::read(line).expect("names of keys") {
            self.one.press(key);
            self.other.press(key);
        }
    }

    /// Presses these keys in the one, and those in the other.
    fn differ(&mut self, line: &str, other: &str) {
        press(&mut self.one, line);
        press(&mut self.other, other);
    }

    /// Every officer votes, differently in the two; `look` is called after each.
    fn vote(&mut self, chance: &mut Chance, answers: u64, look: impl Fn(&Self)) {
        while self.state().ballot().is_some_and(|ballot| ballot.missing() > 0) {
            let mut digit = || char::from(b'0' + u8::try_from(chance.below(answers)).expect("a digit"));
            let (one, other) = (digit(), digit());
            self.one.press(Chord::Char(one));
            self.other.press(Chord::Char(other));
            look(self);
        }
    }

    fn state(&self) -> &Proceedings {
        self.one.desk().proceedings().expect("a meeting is at hand")
    }

    /// The pages of both are the same.
    fn pages_agree(&self) {
        assert_eq!(self.one.published(), self.other.published());
        assert!(self.one.published().is_some());
    }

    /// The screens of both are the same.
    fn screens_agree(&self) {
        assert_eq!(self.one.picture(), self.other.picture());
    }
}

fn sample() -> Session {
    Session::with_sample(Setting::usual())
}

/// Ways to a vote on each kind of item, and how many answers its digits give: abstaining and the first ones.
const VOTES: [(&str, u64); 4] =
    [("7 Space Enter", 7), ("8 Space Enter", 3), ("5 Space 1 Enter", 3), ("1 8 Space B B Enter Enter", 3)];

#[test]
fn the_page_tells_nothing_of_how_anybody_votes() {
    for (at, (way, answers)) in VOTES.into_iter().enumerate() {
        for seed in 0..6 {
            let mut twins = Twins::of(sample);
            twins.press("Enter×4");
            twins.press(way);
            let mut chance = Chance::new(100 * at as u64 + seed);
            twins.vote(&mut chance, answers, Twins::pages_agree);
            let page = twins.one.published().expect("a page");
            assert!(matches!(&page.state, State::Vote(words) if words.contains("7/7")), "{page:?}");
        }
    }
}

#[test]
fn nor_where_a_share_of_the_votes_given_is_needed() {
    // Of how many votes it is a share would tell how many abstained.
    let sample =
        std::fs::read_to_string(format!("{}/fixtures/sample/criteria.json", env!("CARGO_MANIFEST_DIR")));
    let mut set: serde_json::Value = serde_json::from_str(&sample.expect("the sample")).expect("JSON");
    for of in ["valid", "cast"] {
        set["voting"]["findings"] = serde_json::json!({ "more_than": "1/2", "of": of });
        let rulebook = binhxet::rules::Rulebook::read(&set.to_string()).expect("a sound set");
        let unit = || {
            let mut unit = units::unit(5, 7, 4);
            unit.push(binhxet::domain::UnitEvent::CriteriaAdopted(Box::new(rulebook.clone())));
            Session::with_unit(Setting::usual(), unit)
        };
        let mut twins = Twins::of(unit);
        twins.press("Enter×4 1 8 Space B B Enter Enter");
        let mut chance = Chance::new(3);
        twins.vote(&mut chance, 3, Twins::pages_agree);
        let page = twins.one.published().expect("a page");
        assert!(matches!(&page.state, State::Vote(words) if words.contains("quá nửa số phiếu")), "{page:?}");
        twins.press("F8 1");
        twins.screens_agree();
    }
}

#[test]
fn where_the_room_looks_on_the_screen_tells_no_more_than_the_page() {
    for (at, (way, answers)) in VOTES.into_iter().enumerate() {
        let mut twins = Twins::of(sample);
        twins.press("Enter×4 F8 1");
        twins.press(way);
        let mut chance = Chance::new(at as u64);
        twins.vote(&mut chance, answers, Twins::screens_agree);
        twins.press("Enter");
        // What this vote came to may be known now. Of all that follows from it nothing may.
        twins.press("→ ↓");
        twins.pages_agree();
        twins.screens_agree();
        twins.press("← Enter 0 Enter");
        twins.press("→");
        twins.pages_agree();
        twins.screens_agree();
    }
}

fn written(unit: &'static str) -> Twins {
    Twins::of(|| Session::with_unit(Setting::usual(), units::written(unit)))
}

#[test]
fn while_hands_are_counted_the_screen_tells_that_they_are_and_nothing_else() {
    let mut twins = written("phuong");
    twins.press("Enter×4 F8 1 → 1 Space Enter");
    for (one, other) in
        [("5", "2"), ("Enter", "Enter"), ("0", "1"), ("↓", "↓"), ("2", "4"), ("Enter", "Enter")]
    {
        twins.differ(one, other);
        twins.screens_agree();
        twins.pages_agree();
    }
    twins.press("F2");
    twins.differ("5 ↓ 0 ↓", "2 ↓ 1 ↓");
    twins.screens_agree();
    twins.press("Esc");
    twins.press("F9");
    assert_ne!(twins.one.text(), twins.other.text(), "the operator can look");
    twins.press("F9 Enter");
    assert!(twins.state().ballot().is_none(), "it is closed: {}", twins.one.text());
}

#[test]
fn of_a_secret_ballot_the_screen_tells_who_has_voted_and_never_what() {
    let mut twins = written("secret");
    twins.press("Enter×4 F8 1 1 8 Space B B Enter Enter");
    assert!(twins.one.text().contains("•••"), "the code is masked: {}", twins.one.text());
    twins.press("Enter");
    for _ in 0..11 {
        twins.press("Enter");
        twins.screens_agree();
        assert!(!twins.one.text().contains("1)"), "no answers show: {}", twins.one.text());
        let before = twins.one.text();
        twins.press("1 Enter");
        assert!(twins.one.text().contains("đang được che"), "no key acts on what nobody sees: {before}");
        twins.press("Space");
        assert!(twins.one.text().contains("1)"), "{}", twins.one.text());
        twins.differ("1 Enter", "2 Enter");
        twins.screens_agree();
        twins.pages_agree();
    }
    let page = json(twins.one.published().expect("a page"));
    assert!(page.contains("11/11"), "{page}");
}

#[test]
fn ballots_on_classes_tell_nothing_before_the_classes_are_announced() {
    let mut twins = written("secret");
    twins.press("Enter×4 F8 1 0 Enter Enter");
    twins.screens_agree();
    twins.press("Enter Enter");
    for voter in 0..11 {
        twins.press("Enter Space");
        let (one, other) = if voter % 3 == 0 { ("1", "2") } else { ("2", "1") };
        while twins.one.text().contains("Còn ") {
            twins.differ(one, other);
        }
        twins.press("Enter");
        twins.screens_agree();
        twins.pages_agree();
    }
    twins.press("Enter");
    for keys in ["", "↓", "End", "Enter", "↓"] {
        twins.press(keys);
        twins.screens_agree();
        twins.pages_agree();
    }
    assert!(
        !twins.one.text().contains("Xuất sắc") && twins.one.text().contains("•••"),
        "{}",
        twins.one.text()
    );
    twins.press("F9");
    assert_ne!(twins.one.text(), twins.other.text(), "the operator can look");
    twins.press("↓");
    twins.screens_agree();
}

#[test]
fn a_code_is_not_shown_to_the_room_after_a_new_start_either() {
    let mut session = Session::with_unit(Setting::usual(), units::written("secret"));
    press(&mut session, "Enter×4 1 8 Space B B Enter Enter Enter");
    session.restart();
    press(&mut session, "Enter F8 1 1 2 3");
    assert!(session.text().contains("***") && !session.text().contains("123"), "{}", session.text());
}

#[test]
fn results_are_not_known_before_they_are_announced() {
    let mut twins = Twins::of(sample);
    twins.press("Enter×4 7 Space Enter");
    for _ in 0..7 {
        twins.one.press(Chord::Char('1'));
        twins.other.press(Chord::Char('7'));
    }
    twins.press("Enter Enter 1 8 Space B B Enter Enter");
    for _ in 0..7 {
        twins.one.press(Chord::Char('1'));
        twins.other.press(Chord::Char('2'));
    }
    twins.press("Enter Enter 0 Enter Enter");
    assert_eq!(twins.state().phase(), Phase::Tallied);
    for keys in ["", "↓", "→", "End", "↑"] {
        twins.press(keys);
        twins.pages_agree();
        twins.screens_agree();
    }
    twins.press("0");
    assert_ne!(twins.one.text(), twins.other.text(), "the operator can look");
    twins.pages_agree();
    twins.press("0");
    twins.screens_agree();
    twins.press("Enter");
    assert_eq!(twins.state().phase(), Phase::Confirmed);
    assert_ne!(twins.one.published(), twins.other.published(), "now the room may know");
}

#[test]
fn what_was_shown_is_masked_again_on_the_next_item() {
    let mut session = sample();
    press(&mut session, "Enter×4 F8 1 0 Enter Enter");
    assert!(session.text().contains("•••") && !session.text().contains("Xuất sắc"));
    press(&mut session, "F9");
    assert!(session.text().contains("Xuất sắc"));
    press(&mut session, "→");
    assert!(session.text().contains("Xuất sắc"), "another page of the same is the same item");
    press(&mut session, "↓");
    assert!(!session.text().contains("Xuất sắc"));
    press(&mut session, "0");
    assert!(session.text().contains("Xuất sắc"), "the digit does it too");
    press(&mut session, "Enter");
    assert!(session.text().contains("Xuất sắc"), "once announced nothing is masked");
}

#[test]
fn a_result_is_cleared_by_the_next_item_and_all_by_leaving() {
    let mut session = sample();
    press(&mut session, "Enter×4 7 Space Enter 2×7 Enter");
    let page = session.published().cloned().expect("a page");
    assert_eq!(page.member.as_deref(), Some("Trần Văn An"));
    assert!(matches!(&page.state, State::Result(words) if words == "Kết quả: 9"), "{page:?}");
    for next in ["↓", "→", "Tab"] {
        press(&mut session, next);
        let now = session.published().expect("a page");
        assert!(!json(now).contains("Kết quả") && now.item != page.item, "{now:?}");
        press(&mut session, "Home 7");
        assert_eq!(session.published(), Some(&page));
    }
    press(&mut session, "Esc");
    assert_eq!(session.published(), None);
}

#[test]
fn the_roll_a_break_and_a_sealed_meeting() {
    let mut session = sample();
    press(&mut session, "Enter×2 3 2 1");
    let page = json(session.published().expect("a page"));
    assert!(page.contains("Có mặt 0/7"), "{page}");
    let names = session.desk().proceedings().expect("a meeting").committee();
    assert!(names.iter().all(|officer| !page.contains(officer.name.as_str())), "{page}");
    let mut session = sample();
    press(&mut session, "Enter×4 F8 3");
    let page = session.published().expect("a page").clone();
    assert_eq!((page.member, page.state), (None, State::Note("Giải lao".into())));
    press(&mut session, "7 Space");
    let page = session.published().expect("a page");
    assert_eq!(page.state, State::Note("Chờ biểu quyết".into()), "a step that is recorded ends the break");
    press(&mut session, "Enter 1×7 Enter 0 Enter Enter Enter Enter Enter Enter Enter 9 Enter 9 Enter 9");
    assert_eq!(session.desk().proceedings().map(Proceedings::phase), Some(Phase::Sealed));
    assert_eq!(session.published(), None);
}

#[test]
fn a_gate_that_nobody_raised_is_not_named() {
    let mut session = sample();
    press(&mut session, "Enter×4 1 8");
    assert_eq!(session.published().expect("a page").item, None);
    press(&mut session, "Space B B Enter");
    let page = session.published().expect("a page");
    assert!(
        page.item.is_some() && !json(page).contains("BB"),
        "the question is named, not its evidence: {page:?}"
    );
}

#[test]
fn a_screen_that_masks_nothing_is_covered_where_the_room_looks_on() {
    let mut session = Session::with_unit(Setting::usual(), units::written("school"));
    press(&mut session, "Enter×3 0 1 d");
    assert!(session.text().contains("F9: hiện màn hình làm việc"), "{}", session.text());
    press(&mut session, "F9");
    assert!(session.text().contains("Dữ kiện của đoàn viên"), "{}", session.text());
    press(&mut session, "F9");
    assert!(!session.text().contains("Dữ kiện của đoàn viên"), "{}", session.text());
}

#[test]
fn no_key_acts_while_the_page_covers_the_screen() {
    let mut session = sample();
    press(&mut session, "Enter×4 F8 2");
    let before = session.entries();
    press(&mut session, "→");
    assert_eq!(session.published().expect("a page").member.as_deref(), Some("Trần Đức Anh"));
    press(&mut session, "Enter");
    assert_eq!(session.entries(), before, "the key took the page away and did nothing else");
    assert!(session.text().contains("Đoàn viên · xong 0/24"), "{}", session.text());
    press(&mut session, "Enter");
    assert_eq!(session.entries(), before + 1);
}

#[test]
fn nothing_is_given_out_while_a_step_is_being_kept() {
    let mut session = sample();
    press(&mut session, "Enter×4 7 Space Enter");
    session.answers(support::desk::Answers::Later);
    let before = session.published().cloned();
    press(&mut session, "1");
    assert!(session.is_waiting());
    assert_eq!(session.published(), before.as_ref());
    session.settle();
    assert_ne!(session.published(), before.as_ref());
}

#[test]
fn every_page_is_small() {
    let mut session =
        Session::with_sample(Setting { lang: Lang::En, look: Look::default(), ..Setting::usual() });
    for keys in ["Enter×4", "7 Space Enter", "1×7 Enter", "Enter 0 Enter Enter Enter ↓"] {
        press(&mut session, keys);
        assert!(json(session.published().expect("a page")).len() < 1000);
    }
}

fn press(session: &mut Session, line: &str) {
    for key in keys::read(line).expect("names of keys") {
        session.press(key);
    }
}

fn json(page: &Audience) -> String {
    serde_json::to_string(page).expect("JSON")
}
