//! The editor: somebody who is no programmer makes a criteria set, with what is wrong beside it while typing.
//!
//! On the left the parts of the draft, on the right one of them as a form. A draft is kept after every change; it
//! becomes a set of the unit only by being saved, and only when it is sound.

mod arranging;
mod away;
mod begin;
mod columns;
mod deleting;
mod draft;
mod draw;
mod field;
mod fitting;
mod form;
mod keys;
mod list;
mod moving;
mod names;
mod naming;
mod nearest;
mod net;
mod noted;
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

use self::columns::Columns;
use self::deleting::Deletion;
use self::draft::{Draft, Path};
use self::field::Typing;
use self::fitting::Limits;
use self::form::Row;
use self::keys::Act;
use self::outline::{Entry, Part, outline};
use self::reading::Reading;
use self::shelf::Shelf;
use self::trial::Trial;
use super::ask::Ask;
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::input::{Binding, Chord, Hint, Stroke};
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
    columns: Columns,
    trial: Trial,
    /// How many lines of what the trial comes to were read and have gone up.
    told: usize,
    /// How many lines of what stands beneath a row were read, and of which.
    noted: (Part, usize, usize),
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

impl Screen for Editor {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = keys::TABLE;

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
            (Act::Go, Pane::Outline) => Some(lang.key_open_part()),
            (Act::Go, Pane::Form) if self.is_on_choice(lang) => Some(lang.key_next_value()),
            (Act::Add, _) => Some(lang.key_add()),
            (Act::Sink, _) => Some(lang.key_move_here()),
            (Act::Delete, _) => Some(match self.deletion(lang)? {
                Deletion::Element(_) => lang.key_delete(),
                Deletion::Content(_) => lang.key_empty(),
            }),
            _ => None,
        }
    }

    fn is_named(&self, action: Act, desk: &Desk) -> bool {
        // Elsewhere one of the two arrows does what Enter does, and the other nothing.
        !matches!(action, Act::Less | Act::More) || self.is_on_values(desk.lang)
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
            Act::PageUp | Act::PageDown if self.can_read_notes(desk) => self.read_notes(action, desk),
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
        // The way back stands before what only goes on among the names, so that it is there in a narrow window.
        let has_offers = !typing.offers().is_empty();
        hints.extend(has_offers.then(|| Hint::new("Tab", lang.key_take_name())));
        hints.push(Hint::new("Esc", lang.key_leave_text()));
        hints.extend(has_offers.then(|| Hint::new("↑↓", lang.key_names())));
        Some(hints)
    }

    fn awaits_text(&self, desk: &Desk) -> bool {
        self.is_on_text(desk.lang)
    }

    fn begin_text(&mut self, desk: &Desk) {
        self.open_empty(desk.lang);
    }

    fn typed(&mut self, stroke: &Stroke, desk: &Desk) -> Ask {
        match stroke {
            Stroke::Key(Chord::PageUp) if self.can_read_notes(desk) => self.read_notes(Act::PageUp, desk),
            Stroke::Key(Chord::PageDown) if self.can_read_notes(desk) => {
                self.read_notes(Act::PageDown, desk);
            }
            stroke => return self.take_stroke(stroke, desk.lang),
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        draw::draw(self, desk, canvas, body);
    }

    fn draw_below(&self, desk: &Desk, canvas: &mut Canvas<'_>, band: Rect) {
        draw::draw_state_below(self, desk, canvas, band);
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
            columns: Columns::of(&desk.unit),
            trial: Trial::on(desk.now.date()),
            told: 0,
            noted: (Part::General, 0, 0),
        }
    }

    fn entries(&self, lang: Lang) -> Vec<Entry> {
        outline(&self.shown.tree, lang)
    }

    fn rows(&self, lang: Lang) -> Vec<Row> {
        self.rows_of(self.part, lang)
    }

    /// How things stand, in a few words.
    fn state_words(&self, lang: Lang) -> String {
        let (mark, _, words) = self.shown.reading.state(lang);
        format!("{mark} {words}")
    }
}
