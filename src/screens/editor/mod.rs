//! The editor: somebody who is no programmer makes a criteria set, with what is wrong beside it while typing.
//!
//! On the left the parts of the draft, on the right one of them as a form. A draft is kept after every change; it
//! becomes a set of the unit only by being saved, and only when it is sound.

mod arranging;
mod begin;
mod deleting;
mod draft;
mod draw;
mod field;
mod fitting;
mod form;
mod list;
mod moving;
mod names;
mod naming;
mod nearest;
mod net;
mod outline;
mod pick;
mod reading;
mod saving;
mod shelf;
#[cfg(test)]
mod tests;
mod trial;
mod trying;
mod typing;
mod working;

use std::sync::Arc;

use ratatui::layout::Rect;
use serde_json::Value;

pub use begin::draft_of_file;
pub use list::Criteria;
pub use saving::{give_file, replace_file, take_file};

use self::deleting::Deletion;
use self::draft::{Draft, Path};
use self::field::Typing;
use self::fitting::Limits;
use self::form::Row;
use self::outline::{Entry, Part, outline};
use self::reading::Reading;
use self::shelf::Shelf;
use self::trial::Trial;
use super::ask::Ask;
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::input::{Binding, Chord, Hint, Keys, Stroke};
use crate::rules::Rulebook;
use crate::text::Lang;
use crate::ui::Canvas;

/// A draft on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Editor {
    number: u32,
    draft: Draft,
    /// What is shown: the draft, with what is being typed in it.
    shown: Arc<Shown>,
    /// The last state that was sound, for the trial.
    sound: Option<Arc<Rulebook>>,
    part: Part,
    row: usize,
    pane: Pane,
    typing: Option<Typing>,
    shelf: Shelf,
    limits: Limits,
    trial: Trial,
    /// How many lines of what the trial comes to were read and have gone up.
    told: usize,
}

/// A state of the draft, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    tree: Value,
    reading: Reading,
}

/// Where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    /// On the parts.
    Outline,
    /// In one of them.
    Form,
}

/// What can be done with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open the part, fill in the row, choose the next value.
    Go,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// The first row; back in what the trial comes to.
    PageUp,
    /// The last row; on in what the trial comes to.
    PageDown,
    /// The value before, or back to the parts.
    Less,
    /// The next value, or into the part.
    More,
    /// What stands beside this digit.
    Digit(u8),
    /// What stands beside this one of the letters, from 0.
    Letter(u8),
    /// To the next thing that is wrong.
    Fault,
    /// Save the draft as an edition.
    Save,
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Try the set on an invented member.
    Try,
    /// A new element behind this one.
    Add,
    /// Delete the element, or empty the row.
    Delete,
    /// Another name for the row.
    Rename,
    /// Move the element up.
    Raise,
    /// Move the element down.
    Sink,
    /// Back.
    Leave,
}

impl Screen for Editor {
    type Action = Act;

    /// No letter is a command: letters and digits are typed where a row takes text, and choose where values stand beside them.
    /// So whoever begins to type before the row is open deletes nothing and saves nothing.
    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::Go), Lang::key_edit),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_form_rows),
        Binding::new(Keys::Each(&[(Chord::Left, Act::Less), (Chord::Right, Act::More)]), Lang::key_change),
        Binding::new(Keys::Any(&[Chord::Space], Act::More), Lang::key_next_value).in_help(),
        Binding::new(Keys::Digits(0, 9, Act::Digit), Lang::key_beside_digit).in_help(),
        Binding::new(Keys::Letters(Act::Letter), Lang::key_beside_letter).in_help(),
        Binding::new(Keys::Text, Lang::key_types_into_row).in_help(),
        Binding::new(Keys::Any(&[Chord::Tab], Act::Fault), Lang::key_next_fault),
        Binding::new(Keys::Any(&[Chord::Ctrl('s')], Act::Save), Lang::key_save),
        Binding::new(Keys::Any(&[Chord::Ctrl('z')], Act::Undo), Lang::key_undo),
        Binding::new(Keys::Any(&[Chord::Ctrl('y')], Act::Redo), Lang::key_redo),
        Binding::new(Keys::Any(&[Chord::Delete], Act::Delete), Lang::key_delete_or_empty),
        Binding::new(Keys::Any(&[Chord::Char('+')], Act::Add), Lang::key_add_like).in_help(),
        Binding::new(Keys::Any(&[Chord::F(2)], Act::Rename), Lang::key_rename),
        Binding::new(
            Keys::Each(&[(Chord::Char('['), Act::Raise), (Chord::Char(']'), Act::Sink)]),
            Lang::key_move_element,
        )
        .in_help(),
        Binding::new(Keys::Any(&[Chord::F(4)], Act::Try), Lang::key_try).in_help(),
        Binding::new(
            Keys::Each(&[
                (Chord::Home, Act::First),
                (Chord::PageUp, Act::PageUp),
                (Chord::End, Act::Last),
                (Chord::PageDown, Act::PageDown),
            ]),
            Lang::key_form_ends,
        )
        .in_help(),
    ];

    fn head(&self, desk: &Desk) -> Head {
        let lang = desk.lang;
        let title = self.words_at(&Path::root().key("title"));
        let edition = begin::edition_after(&desk.unit, &self.shown.tree);
        let place = vec![lang.editor_title(title), lang.editor_edition(edition)];
        Head { place, state: self.state_words(lang) }
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let missing = match action {
            Act::Undo => (!self.draft.can_undo()).then(|| lang.editor_nothing_to_undo()),
            Act::Redo => (!self.draft.can_redo()).then(|| lang.editor_nothing_to_redo()),
            Act::Fault if self.next_missing(lang).is_some() => None,
            Act::Fault => self.shown.reading.found.is_empty().then(|| lang.editor_no_faults()),
            Act::Delete => self.nothing_to_delete(lang),
            Act::Rename => self.named_row(lang).is_none().then(|| lang.editor_not_named()),
            Act::Add | Act::Raise | Act::Sink => {
                self.element(lang).is_none().then(|| lang.editor_no_element())
            }
            _ => None,
        };
        missing.map(Into::into)
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let lang = desk.lang;
        match (action, self.pane) {
            (Act::Fault, Pane::Form) if self.next_missing(lang).is_some() => Some(lang.key_next_missing()),
            (Act::Go, Pane::Outline) if self.part == Part::Save => Some(lang.key_save()),
            (Act::Go | Act::More, Pane::Outline) => Some(lang.key_open_part()),
            (Act::Go, Pane::Form) if self.is_on_choice(lang) => Some(lang.key_next_value()),
            (Act::Delete, _) => Some(match self.deletion(lang)? {
                Deletion::Element(_) => lang.key_delete(),
                Deletion::Content(_) => lang.key_empty(),
            }),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let lang = desk.lang;
        match action {
            Act::Up => self.walk(lang, |at, _| at.saturating_sub(1)),
            Act::Down => self.walk(lang, |at, last| (at + 1).min(last)),
            Act::First => self.walk(lang, |_, _| 0),
            Act::Last => self.walk(lang, |_, last| last),
            Act::PageUp | Act::PageDown if self.part == Part::Trial && self.pane == Pane::Form => {
                self.read_on(action, desk);
            }
            Act::PageUp => self.walk(lang, |_, _| 0),
            Act::PageDown => self.walk(lang, |_, last| last),
            Act::Save => return self.save(desk),
            Act::Undo | Act::Redo => return self.turn(action, lang),
            Act::Try => (self.part, self.row, self.pane) = (Part::Trial, 0, Pane::Form),
            Act::Fault => match self.next_missing(lang) {
                Some(row) => self.row = row,
                None => self.next_fault(lang),
            },
            Act::Delete => return self.delete(lang),
            Act::Rename => self.rename(lang),
            Act::Add | Act::Raise | Act::Sink => return self.rearrange(action, lang),
            Act::Leave => return self.leave(desk),
            Act::Go | Act::Less | Act::More | Act::Digit(_) | Act::Letter(_) => {
                return match self.pane {
                    Pane::Outline => self.open(action, desk),
                    Pane::Form => self.fill_in(action, desk),
                };
            }
        }
        Ask::Nothing
    }

    fn agreed(&mut self, desk: &Desk) -> Ask {
        self.delete_now(desk.lang)
    }

    fn has_put_off(&self) -> bool {
        self.shown.reading.is_waiting()
    }

    fn catch_up(&mut self) {
        self.prove();
    }

    fn typing(&self, lang: Lang) -> Option<Vec<Hint>> {
        let typing = self.typing.as_ref()?;
        let mut hints = vec![Hint::new("Enter", lang.key_record())];
        if !typing.offers().is_empty() {
            hints.push(Hint::new("Tab", lang.key_take_name()));
            hints.push(Hint::new("↑↓", lang.key_names()));
        }
        hints.push(Hint::new("Esc", lang.key_cancel()));
        Some(hints)
    }

    fn awaits_text(&self, desk: &Desk) -> bool {
        self.is_on_text(desk.lang)
    }

    fn begin_text(&mut self, desk: &Desk) {
        self.open_empty(desk.lang);
    }

    fn typed(&mut self, stroke: &Stroke, desk: &Desk) -> Ask {
        self.take_stroke(stroke, desk.lang)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        draw::draw(self, desk, canvas, body);
    }
}

impl Editor {
    /// The editor of the draft with this number.
    pub fn new(number: u32, desk: &Desk) -> Self {
        let kept = desk.drafts.iter().find(|draft| draft.number == number);
        let draft = kept.and_then(|kept| Draft::read(&kept.text).ok());
        let draft = draft.unwrap_or_else(|| Draft::new(Value::Object(serde_json::Map::new())));
        let reading = Reading::of(draft.tree());
        Self {
            number,
            sound: reading.rulebook.clone(),
            shown: Arc::new(Shown { tree: draft.tree().clone(), reading }),
            draft,
            part: Part::General,
            row: 0,
            pane: Pane::Outline,
            typing: None,
            shelf: Shelf::default(),
            limits: Limits::default(),
            trial: Trial::on(desk.now.date()),
            told: 0,
        }
    }

    fn entries(&self, lang: Lang) -> Vec<Entry> {
        outline(&self.shown.tree, lang)
    }

    fn rows(&self, lang: Lang) -> Vec<Row> {
        self.rows_of(self.part, lang)
    }

    /// A text or number of what is shown, as plain words.
    fn words_at(&self, path: &Path) -> String {
        match path.get(&self.shown.tree) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// How things stand, in a few words.
    fn state_words(&self, lang: Lang) -> String {
        let (mark, _, words) = self.shown.reading.state(lang);
        format!("{mark} {words}")
    }
}
