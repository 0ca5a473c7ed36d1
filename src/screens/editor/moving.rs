//! Where the focus goes: among the parts, the rows of one, and what is wrong.

use super::begin::is_untouched;
use super::draft::Path;
use super::form::{Kind, Row};
use super::outline::Part;
use super::{Act, Editor, Pane};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::text::Lang;

impl Editor {
    /// Moves the focus among the rows of its pane.
    pub(super) fn walk(&mut self, lang: Lang, step: impl Fn(usize, usize) -> usize) {
        match self.pane {
            Pane::Outline => {
                let entries = self.entries(lang);
                let at = entries.iter().position(|entry| entry.part == self.part).unwrap_or(0);
                if let Some(entry) = entries.get(step(at, entries.len().saturating_sub(1))) {
                    (self.part, self.row) = (entry.part, 0);
                }
            }
            Pane::Form => self.row = step(self.row, self.row_count(lang).saturating_sub(1)),
        }
    }

    /// Opens a part from the outline.
    pub(super) fn open(&mut self, action: Act, desk: &Desk) -> Ask {
        let lang = desk.lang;
        match action {
            Act::Digit(digit) => {
                let entries = self.entries(lang);
                match entries.iter().find(|entry| entry.digit == Some(digit)) {
                    Some(entry) => (self.part, self.row) = (entry.part, 0),
                    None => return Ask::Refuse(lang.editor_parts_by_digit().into()),
                }
            }
            Act::Letter(_) => return Ask::Refuse(lang.editor_parts_by_digit().into()),
            Act::Go if self.part == Part::Save => return self.save(desk),
            Act::Go | Act::More if self.row_count(lang) > 0 => (self.pane, self.row) = (Pane::Form, 0),
            Act::Go | Act::More if self.part == Part::Findings => {
                return Ask::Refuse(lang.editor_no_faults().into());
            }
            _ => {}
        }
        Ask::Nothing
    }

    /// Back to the parts, and from there to the list of sets. A draft that is as it began is nobody's work.
    pub(super) fn leave(&mut self, desk: &Desk) -> Ask {
        if self.pane == Pane::Form {
            self.pane = Pane::Outline;
            return Ask::Nothing;
        }
        if is_untouched(self.draft.tree(), self.number, desk) {
            return Ask::Each(vec![Ask::DropDraft(self.number), Ask::Back]);
        }
        Ask::Each(vec![Ask::Back, Ask::Say(desk.lang.said_draft_kept().into())])
    }

    /// Goes to the next thing that is wrong, behind the focus first.
    pub(super) fn next_fault(&mut self, lang: Lang) {
        let entries = self.entries(lang);
        let place_of = |part: Part| entries.iter().position(|entry| entry.part == part).unwrap_or(0);
        let here = (place_of(self.part), if self.pane == Pane::Form { self.row + 1 } else { 0 });
        let mut places: Vec<(usize, usize, Part)> = Vec::new();
        for found in &self.shown.reading.found {
            let (part, row) = self.whereabouts(&entries, &found.place, lang);
            places.push((place_of(part), row, part));
        }
        places.sort_by_key(|(part, row, _)| (*part, *row));
        let next = places.iter().find(|(part, row, _)| (*part, *row) >= here).or_else(|| places.first());
        if let Some((_, row, part)) = next {
            (self.part, self.row, self.pane) = (*part, *row, Pane::Form);
        }
    }

    /// Puts the focus where a step was made; where an element was added or went, on what adds one.
    pub(super) fn go_back_to(&mut self, place: &Path, lang: Lang) {
        self.go_to(place, lang);
        if let Some(at) = self.rows(lang).iter().position(|row| row.path == *place) {
            self.row = at;
        }
    }

    /// Puts the focus on the row that fills in a place.
    pub(super) fn go_to(&mut self, place: &Path, lang: Lang) {
        let entries = self.entries(lang);
        (self.part, self.row) = self.whereabouts(&entries, place, lang);
        self.pane = Pane::Form;
    }

    /// Keeps the focus on a row, also where others above it came or went.
    pub(super) fn stay_on(&mut self, row: Option<Row>, lang: Lang) {
        let Some(row) = row.filter(|_| self.pane == Pane::Form) else { return };
        let is_new = |kind: &Kind| matches!(kind, Kind::Add(_));
        let is_same = |other: &Row| other.path == row.path && is_new(&other.kind) == is_new(&row.kind);
        if let Some(at) = self.rows(lang).iter().position(is_same) {
            self.row = at;
        }
    }

    /// Keeps the focus on something that is there.
    pub(super) fn settle_focus(&mut self, lang: Lang) {
        let entries = self.entries(lang);
        if !entries.iter().any(|entry| entry.part == self.part) {
            let path = self.part.path();
            let above = path.place().and_then(|(list, at)| Some(list.at(at.checked_sub(1)?)));
            let sibling = entries.iter().map(|entry| entry.part).find(|part| Some(part.path()) == above);
            let holder = || {
                path.split().map_or(Part::General, |(list, _)| {
                    let parts = entries.iter().map(|entry| entry.part);
                    let holds =
                        parts.filter(|part| part.path() != Path::root() && list.is_within(&part.path()));
                    holds.max_by_key(|part| part.path().steps()).unwrap_or(Part::General)
                })
            };
            self.part = sibling.unwrap_or_else(holder);
            self.pane = Pane::Outline;
        }
        self.row = self.row.min(self.row_count(lang).saturating_sub(1));
    }
}
