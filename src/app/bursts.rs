//! Keys that were read together, and to whom they go: a field for text, or the keys of the screen.

use super::App;
use super::effect::Effect;
use crate::domain::Stamp;
use crate::input::{Stroke, burst};

impl App {
    /// Lets the strokes of one burst act, until one of them starts a step that has to be kept first.
    pub(super) fn burst(&mut self, mut strokes: Vec<Stroke>, stamp: &Stamp, effects: &mut Vec<Effect>) {
        if self.bands().is_none() {
            return;
        }
        let mut takes_text = self.takes_text();
        if !takes_text && !self.awaits_text() && burst::composed(&strokes) {
            self.refuse(self.desk.lang.key_input_method().into());
            return;
        }
        let hands = self.hands();
        strokes.reverse();
        while let Some(stroke) = strokes.pop() {
            let awaited_text = self.awaits_text();
            self.stroke(&stroke, stamp, effects);
            takes_text |= awaited_text && self.takes_text();
            if self.lock.is_some() {
                return;
            }
            if self.hands() != hands || (hands.is_some() && self.flight.is_some()) {
                // What was typed ahead by one voter must not act in the hands of the next.
                self.waiting.clear();
                return;
            }
            if takes_text && !self.takes_text() {
                // What was read together with a text belongs to it: a pasted line break must not go on to vote.
                return;
            }
            if self.flight.is_some() && !strokes.is_empty() {
                strokes.reverse();
                self.waiting.push_front(strokes);
                return;
            }
        }
    }

    /// In whose hands the keyboard is, where that matters.
    pub(super) fn hands(&self) -> Option<usize> {
        self.rooms.last().and_then(|room| room.hands())
    }

    /// Whether what is typed now is text.
    pub(super) fn takes_text(&self) -> bool {
        match &self.dialog {
            Some(dialog) => dialog.takes_text(),
            None => self.rooms.last().is_some_and(|room| room.takes_text()),
        }
    }

    /// Whether a letter that is typed now begins a text.
    pub(super) fn awaits_text(&self) -> bool {
        self.dialog.is_none() && self.rooms.last().is_some_and(|room| room.awaits_text(&self.desk))
    }
}
