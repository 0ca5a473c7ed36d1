mod apart;
mod columns;
mod emptying;
mod keeping;
mod letters;
mod naming;
mod rows;
mod told;
mod trying;
mod usual;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::domain::{self, Moment, Unit, UnitEvent};
use crate::screens::Room;
use crate::screens::desk::Keeping;
use crate::text::Lang;
use crate::ui::Theme;

const SAMPLE: &str = include_str!("../../../fixtures/sample/criteria.json");

/// A desk with a draft of the sample's set on it, in a window of some size.
fn desk(columns: u16, rows: u16) -> Desk {
    let rulebook = Rulebook::read(SAMPLE).expect("sound");
    let tree = begin::next_edition(&rulebook);
    let mut unit = Unit::default();
    let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
    for entry in unit.entries(vec![UnitEvent::CriteriaAdopted(Box::new(rulebook))], now) {
        unit.apply(&entry).expect("the next entry");
    }
    let mut desk = Desk::new(unit, Lang::Vi, Keeping::ForGood, now);
    desk.drafts = vec![domain::Draft { number: 1, text: tree.to_string() }];
    desk.body = Rect::new(0, 1, columns, rows);
    desk
}

/// Whoever sits at the keyboard, with the drafts kept as the program would keep them.
struct Typist {
    desk: Desk,
    editor: Editor,
}

impl Typist {
    fn new(columns: u16, rows: u16) -> Self {
        let desk = desk(columns, rows);
        Self { editor: Editor::new(1, &desk), desk }
    }

    fn stroke(&mut self, stroke: &Stroke) -> Ask {
        let room: &mut dyn Room = &mut self.editor;
        let ask = match stroke {
            stroke if room.takes_text() => room.typed(stroke, &self.desk),
            Stroke::Key(chord) => room.press(*chord, &self.desk).unwrap_or_default(),
            Stroke::Paste(_) => Ask::Nothing,
        };
        self.keep(&ask);
        ask
    }

    fn keep(&mut self, ask: &Ask) {
        match ask {
            Ask::Draft(draft) => domain::Draft::put(&mut self.desk.drafts, draft.clone()),
            Ask::Each(asks) => asks.iter().for_each(|ask| self.keep(ask)),
            _ => {}
        }
    }

    fn press(&mut self, keys: &[Chord]) {
        for key in keys {
            self.stroke(&Stroke::Key(*key));
        }
    }

    fn write(&mut self, text: &str) {
        for c in text.chars() {
            self.stroke(&Stroke::Key(Chord::typed(c)));
        }
    }

    fn draw(&self) {
        let body = self.desk.body;
        let mut buffer = Buffer::empty(Rect::new(0, 0, body.width, body.height.saturating_add(3)));
        let mut canvas = Canvas::new(&mut buffer, Theme::Colour);
        Room::draw(&self.editor, &self.desk, &mut canvas, body);
    }

    /// What is kept is what is on the screen, as long as nothing is being typed.
    fn check(&self) {
        let kept = Draft::read(&self.desk.drafts[0].text).expect("a draft that can be read");
        assert_eq!(kept.tree(), self.editor.draft.tree(), "the kept draft is another one");
        if self.editor.typing.is_none() {
            assert_eq!(self.editor.shown.tree, *self.editor.draft.tree(), "something else is shown");
        }
        let rows = self.editor.row_count(Lang::Vi);
        assert!(self.editor.row < rows.max(1), "the focus is on row {} of {rows}", self.editor.row);
    }
}

fn stroke(kind: u8, letter: char) -> Stroke {
    let keys = [
        Chord::Enter,
        Chord::Up,
        Chord::Down,
        Chord::Down,
        Chord::Left,
        Chord::Right,
        Chord::Space,
        Chord::Tab,
        Chord::Esc,
        Chord::Delete,
        Chord::End,
        Chord::Home,
        Chord::Backspace,
        Chord::Ctrl('z'),
        Chord::Ctrl('y'),
        Chord::Ctrl('s'),
        Chord::Ctrl('u'),
        Chord::F(4),
        Chord::F(2),
        Chord::Char('+'),
        Chord::Char('['),
        Chord::Char(']'),
        Chord::Enter,
    ];
    match keys.get(usize::from(kind) % 32) {
        Some(chord) => Stroke::Key(*chord),
        None if kind % 32 == 31 => Stroke::Paste(format!("c.{letter}\n'")),
        None => Stroke::Key(Chord::typed(letter)),
    }
}

#[test]
fn a_new_part_is_named_after_its_title_until_somebody_names_it() {
    let mut typist = Typist::new(80, 21);
    typist.press(&[Chord::Char('4'), Chord::Enter, Chord::End, Chord::Enter]);
    typist.write("Nghỉ quá ba ngày");
    typist.press(&[Chord::Enter]);
    let id = |typist: &Typist| {
        let gates = Path::of("gates").get(typist.editor.draft.tree()).and_then(Value::as_array).cloned();
        gates.and_then(|gates| Some(gates.last()?.get("id")?.as_str()?.to_owned()))
    };
    assert_eq!(id(&typist).as_deref(), Some("nghi_qua_ba_ngay"));
    // Another title brings another name, but a name that somebody chose stays.
    typist.press(&[Chord::Enter]);
    typist.press(&[Chord::Ctrl('u')]);
    typist.write("Nghỉ nhiều");
    typist.press(&[Chord::Enter]);
    assert_eq!(id(&typist).as_deref(), Some("nghi_nhieu"));
    typist.press(&[Chord::End, Chord::Enter, Chord::Ctrl('u')]);
    typist.write("nghi");
    typist.press(&[Chord::Enter, Chord::Home, Chord::Enter]);
    typist.write(" quá");
    typist.press(&[Chord::Enter]);
    assert_eq!(id(&typist).as_deref(), Some("nghi"));
    typist.check();
}

#[test]
fn what_is_wrong_is_shown_while_it_is_typed_and_kept_only_when_it_is_taken() {
    let mut typist = Typist::new(120, 37);
    typist.press(&[Chord::Char('5'), Chord::Enter, Chord::Enter, Chord::End]);
    typist.write(" and");
    assert_eq!(typist.editor.shown.reading.counts().0, 1);
    assert!(!typist.editor.draft.can_undo());
    typist.press(&[Chord::Esc]);
    assert_eq!(typist.editor.shown.reading.counts().0, 0);
    typist.check();
}

#[test]
fn a_letter_has_the_draft_read_and_only_what_was_taken_is_proven() {
    let mut typist = Typist::new(120, 37);
    typist.press(&[Chord::Char('5'), Chord::Enter, Chord::Enter, Chord::End]);
    typist.write(" and 1 = 2");
    assert_eq!(typist.editor.shown.reading.counts(), (0, 0));
    assert!(typist.editor.shown.reading.is_waiting());
    assert!(typist.editor.sound.is_some(), "the trial goes on with what was read");
    typist.press(&[Chord::Enter]);
    let found = &typist.editor.shown.reading;
    assert!(!found.is_waiting());
    assert_eq!(*found, Reading::of(typist.editor.draft.tree()));
    assert_ne!(found.counts(), (0, 0), "nobody fits a class that asks for 1 = 2");
}

#[test]
fn an_unsound_draft_is_not_saved_and_the_faults_are_shown() {
    let mut typist = Typist::new(80, 21);
    typist.press(&[
        Chord::Char('5'),
        Chord::Enter,
        Chord::Enter,
        Chord::Ctrl('u'),
        Chord::Char('x'),
        Chord::Enter,
    ]);
    let ask = typist.stroke(&Stroke::Key(Chord::Ctrl('s')));
    assert!(matches!(ask, Ask::Refuse(_)), "{ask:?}");
    assert_eq!(typist.editor.part, Part::Findings);
    typist.press(&[Chord::Enter]);
    assert_eq!(typist.editor.part, Part::Class(0), "Enter leads to the place");
}

#[test]
fn leaving_with_nothing_changed_leaves_no_draft_behind() {
    let mut typist = Typist::new(80, 21);
    let ask = typist.stroke(&Stroke::Key(Chord::Esc));
    assert!(matches!(ask, Ask::Each(asks) if matches!(asks.as_slice(), [Ask::DropDraft(1), Ask::Back])));
}

#[test]
fn a_copy_or_a_shipped_set_that_was_only_looked_at_leaves_no_draft_behind() {
    let mut desk = desk(80, 21);
    let known = begin::Known::of(&desk, Some(1));
    let copied = begin::copy(&desk.unit.sets()[0], &known, desk.lang);
    let models = begin::shipped().map(|set| begin::from_shipped(set, &known)).collect::<Vec<_>>();
    for tree in models.into_iter().chain([copied]) {
        desk.drafts = vec![domain::Draft { number: 1, text: tree.to_string() }];
        let ask = Editor::new(1, &desk).act(Act::Leave, &desk);
        assert!(
            matches!(&ask, Ask::Each(asks) if matches!(asks.as_slice(), [Ask::DropDraft(1), Ask::Back])),
            "{ask:?}"
        );
    }
}

#[test]
fn a_fault_is_found_while_its_condition_is_being_typed_once_the_typing_rests() {
    let mut typist = Typist::new(80, 21);
    typist.editor.go_to(&Path::of("classes").at(0).key("when"), Lang::Vi);
    typist.press(&[Chord::Enter]);
    typist.write(" and total > 100");
    assert!(typist.editor.typing.is_some(), "nothing has been taken yet");
    assert_eq!(typist.editor.shown.reading.counts(), (0, 0), "nothing is proven while letters come");
    assert!(Room::has_put_off(&typist.editor));
    Room::catch_up(&mut typist.editor);
    assert!(!Room::has_put_off(&typist.editor));
    assert!(typist.editor.shown.reading.counts().0 > 0, "the class cannot be reached");
    assert!(typist.editor.typing.is_some(), "and the typing goes on");
    typist.write("0");
    assert!(typist.editor.shown.reading.counts().0 > 0, "what was found before is still shown");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_draft_that_is_kept_is_the_one_on_the_screen(
        strokes in prop::collection::vec((any::<u8>(), "[a-z0-9.,đ' ?]"), 1..60),
        size in prop::sample::select(vec![(60_u16, 13_u16), (80, 21), (120, 37), (3, 2), (0, 0)])
    ) {
        let mut typist = Typist::new(size.0, size.1);
        for (kind, letter) in strokes {
            typist.stroke(&stroke(kind, letter.chars().next().unwrap_or('a')));
            typist.check();
        }
        typist.draw();
        // All the way back: the draft is as it was at first, however much was done to it.
        typist.press(&[Chord::Esc, Chord::Esc]);
        while typist.editor.draft.can_undo() {
            typist.press(&[Chord::Ctrl('z')]);
        }
        prop_assert!(begin::is_untouched(typist.editor.draft.tree(), 1, &typist.desk));
    }
}
