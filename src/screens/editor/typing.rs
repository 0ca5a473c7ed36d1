//! Where a text is typed: what a letter begins, and what each stroke in the open field does.

use super::field::Done;
use super::form::Kind;
use super::outline::Part;
use super::{Editor, Pane};
use crate::input::Stroke;
use crate::screens::ask::Ask;
use crate::text::Lang;

impl Editor {
    /// Whether a letter that is pressed now begins the text of the row in focus.
    pub(super) fn is_on_text(&self, lang: Lang) -> bool {
        if self.pane == Pane::Outline || self.typing.is_some() {
            return false;
        }
        match self.part {
            Part::Trial => self.trial_rows(lang).get(self.row).is_some_and(|row| row.options.is_empty()),
            _ => self.rows(lang).get(self.row).is_some_and(|row| row.kind.is_typed()),
        }
    }

    /// Whether the row in focus has one of some values.
    pub(super) fn is_on_choice(&self, lang: Lang) -> bool {
        let rows = if self.part == Part::Trial { Vec::new() } else { self.rows(lang) };
        rows.get(self.row).is_some_and(|row| matches!(row.kind, Kind::Choice { .. }))
    }

    /// Opens the field of the row in focus for another text than what stands there.
    pub(super) fn open_empty(&mut self, lang: Lang) {
        match self.part {
            Part::Trial => {
                if let Some(row) = self.trial_rows(lang).get(self.row) {
                    self.type_about(&row.item);
                }
            }
            _ => {
                if let Some(row) = self.rows(lang).get(self.row) {
                    self.type_into(row, "", lang);
                }
            }
        }
    }

    /// Lets a stroke work on the open field.
    pub(super) fn take_stroke(&mut self, stroke: &Stroke, lang: Lang) -> Ask {
        let Some(typing) = &mut self.typing else { return Ask::Nothing };
        match typing.take(stroke) {
            Done::Typed => self.show(),
            Done::Full => return Ask::Refuse(lang.editor_full().into()),
            Done::Unknown => return Ask::Refuse(lang.editor_typing_keys().into()),
            Done::Left => {
                self.typing = None;
                self.show();
            }
            Done::Taken => return self.take_typed(lang),
            Done::TakenOn => {
                let ask = self.take_typed(lang);
                if self.typing.is_none() {
                    self.walk(lang, |at, last| (at + 1).min(last));
                }
                return ask;
            }
        }
        Ask::Nothing
    }
}
